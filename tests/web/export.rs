//! Buttons that save what the page is about.

use crate::support::{Mounted, mount_at, settled};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use wasm_bindgen_test::wasm_bindgen_test;

/// Presses the button while files go into `window.saved`, as name and text; gives the name.
async fn save(page: &Mounted) -> String {
    let catch = "window.click = HTMLAnchorElement.prototype.click; window.saved = ''; \
                 HTMLAnchorElement.prototype.click = function () { saved = this.download }; 0";
    js_sys::eval(catch).unwrap();
    let button: HtmlElement = page.find(".export-button").unchecked_into();
    button.click();
    settled().await;
    js_sys::eval("HTMLAnchorElement.prototype.click = window.click; 0").unwrap();
    js_sys::eval("saved").unwrap().as_string().unwrap()
}

#[wasm_bindgen_test]
async fn a_topic_is_saved_by_its_name_and_that_is_said() {
    let page = mount_at("2021/11/governance/").await;
    let name = save(&page).await;
    assert_eq!(name, "kusama-news-governance.html");
    assert!(page.text("#export-status").contains(&name));
    assert_eq!(page.count(".export-button"), 1);
    // The line is about what was saved, and goes with it.
    let tab: HtmlElement = page.find("#tab-market").unchecked_into();
    tab.click();
    settled().await;
    assert_eq!(page.text("#export-status"), "");
}

#[wasm_bindgen_test]
async fn what_is_found_is_saved_by_its_query() {
    let page = mount_at("search/?q=picasso").await;
    assert_eq!(save(&page).await, "kusama-news-search-picasso.html");
}

#[wasm_bindgen_test]
async fn where_the_browser_refuses_it_is_said() {
    let page = mount_at("2021/11/governance/").await;
    let refuse = "window.create = URL.createObjectURL; \
                  URL.createObjectURL = () => { throw new DOMException('no', 'SecurityError') }; 0";
    js_sys::eval(refuse).unwrap();
    let name = save(&page).await;
    js_sys::eval("URL.createObjectURL = window.create; 0").unwrap();
    assert_eq!(name, "");
    assert!(page.text("#export-status").contains("does not let"));
}
