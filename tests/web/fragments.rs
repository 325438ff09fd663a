//! Addresses with a fragment for a piece of text on the page.

use crate::support::{archive, focused_id, mount_at, settled, shown_address};
use kusama_news_reader::browser::document::has_focus;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, window};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_text_that_the_report_lacks_is_named_until_the_next_move() {
    let page = mount_at("2021/11/#p-123456").await;
    assert_eq!(page.count(".is-target"), 0);
    let missing_passage = page.text("#loss");
    assert!(missing_passage.contains("p-123456"), "{missing_passage}");
    assert_eq!(page.text("#announcer"), missing_passage);
    let tab: HtmlElement = page.find("#tab-market").unchecked_into();
    tab.click();
    settled().await;
    assert_eq!(page.text("#loss"), "");
    assert!(!page.text("#announcer").contains("p-123456"));
    assert_eq!(shown_address(), "/2021/11/market/");
}

#[wasm_bindgen_test]
async fn the_name_of_a_text_that_the_report_lacks_is_no_markup() {
    let page = mount_at("2021/11/#p-<b>&amp;").await;
    assert!(page.text("#loss").contains("p-<b>&amp;"));
    assert_eq!(page.count("#loss *"), 0);
}

#[wasm_bindgen_test]
async fn a_text_takes_the_focus_from_nothing_that_has_it() {
    let id = {
        let archive = archive();
        let report = archive.report("2021-11".parse().unwrap()).unwrap();
        report.sections[2].heading.id.to_string()
    };
    let document = window().unwrap().document().unwrap();
    let field = document.create_element("input").unwrap();
    field.set_id("typing");
    document.body().unwrap().append_child(&field).unwrap();
    assert!(!has_focus());
    field.unchecked_ref::<HtmlElement>().focus().unwrap();
    assert!(has_focus());
    let page = mount_at(&format!("2021/11/#{id}")).await;
    let focused = focused_id();
    field.remove();
    assert_eq!(focused, "typing");
    assert_eq!(page.find(".is-target").id(), id);
}

/// Replacing the address again would remove the `#:~:text=` words from the browser.
#[wasm_bindgen_test]
async fn an_address_that_is_shown_already_is_not_put_there_again() {
    let watch = "window.n_replaced = 0; \
                 history.replaceState(null, '', '/2021/11/?q=a#main'); \
                 history.replaceState = () => { n_replaced++ }; 0";
    js_sys::eval(watch).unwrap();
    let page = mount_at("2021/11/?q=a#main").await;
    let n_same = js_sys::eval("n_replaced").unwrap().as_f64();
    drop(page);
    let _page = mount_at("2021/11/market/?q=a#main").await;
    let n_other = js_sys::eval("n_replaced").unwrap().as_f64();
    js_sys::eval("delete history.replaceState").unwrap();
    assert_eq!((n_same, n_other), (Some(0.0), Some(1.0)));
}
