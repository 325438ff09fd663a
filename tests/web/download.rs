//! Files that the page has written, given to the reader.

use kusama_news_reader::browser::download::save;
use wasm_bindgen_test::wasm_bindgen_test;

fn evaluated(script: &str) -> String {
    let value = js_sys::eval(script).unwrap();
    value.as_string().unwrap_or_default()
}

#[wasm_bindgen_test]
fn a_file_is_offered_by_its_name() {
    evaluated(
        "window.clicked = []; window.click = HTMLAnchorElement.prototype.click; \
         HTMLAnchorElement.prototype.click = function () { \
           clicked.push(this.download + ' ' + this.href.split(':')[0]) }",
    );
    let is_asked = save("a.html", "text/html", "<p>é</p>");
    let is_asked_again = save("b.html", "text/html", "");
    evaluated("HTMLAnchorElement.prototype.click = window.click");
    assert!(is_asked && is_asked_again);
    assert_eq!(evaluated("clicked.join()"), "a.html blob,b.html blob");
}

#[wasm_bindgen_test]
fn a_browser_that_refuses_is_no_trouble() {
    evaluated(
        "window.create = URL.createObjectURL; \
         URL.createObjectURL = () => { throw new DOMException('no', 'SecurityError') }",
    );
    let is_asked = save("a.html", "text/html", "x");
    evaluated("URL.createObjectURL = window.create");
    assert!(!is_asked);
}
