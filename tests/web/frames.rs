//! A frame on another site: navigation stays in the frame and out of the history.

use crate::support::{mount_at, settled, shown_address};
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::prelude::Closure;
use leptos::web_sys::{Event, HtmlElement, window};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

fn history_length() -> u32 {
    window().unwrap().history().unwrap().length().unwrap()
}

#[wasm_bindgen_test]
async fn a_tab_in_a_frame_leaves_the_length_of_the_history_and_keeps_the_options() {
    let page = mount_at("embed/2021/11/?theme=dark&search=0").await;
    let before = history_length();
    for tab in ["market", "governance", "all"] {
        let tab: HtmlElement = page.find(&format!("#tab-{tab}")).unchecked_into();
        tab.click();
        settled().await;
        assert_eq!(tab.get_attribute("aria-selected").as_deref(), Some("true"));
    }
    page.press("#tab-all", "ArrowLeft").await;
    assert_eq!(history_length(), before);
    assert_eq!(
        shown_address(),
        "/embed/2021/11/outlook/?theme=dark&search=0"
    );
    let way = page.find(".frame-link").get_attribute("href");
    assert_eq!(way.as_deref(), Some("/2021/11/outlook/"));
}

/// Whether the program handles a click on `element` instead of leaving it to the browser.
fn is_taken(element: &HtmlElement) -> bool {
    let taken = Rc::new(Cell::new(None));
    let heard = Rc::clone(&taken);
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        heard.set(Some(event.default_prevented()));
        event.prevent_default();
    });
    let window = window().unwrap();
    let function = listener.as_ref().unchecked_ref();
    window
        .add_event_listener_with_callback("click", function)
        .unwrap();
    element.click();
    window
        .remove_event_listener_with_callback("click", function)
        .unwrap();
    taken.get().unwrap()
}

#[wasm_bindgen_test]
async fn a_link_that_leaves_the_frame_is_left_to_the_browser() {
    let page = mount_at("embed/2021/11/market/").await;
    for css in [".frame-link", ".masthead"] {
        let link: HtmlElement = page.find(css).unchecked_into();
        assert!(!is_taken(&link), "{css}");
    }
    let tab: HtmlElement = page.find("#tab-all").unchecked_into();
    assert!(is_taken(&tab));
}

#[wasm_bindgen_test]
async fn a_page_of_the_reader_leaves_frames_to_the_browser() {
    let page = mount_at("2021/11/").await;
    let link: HtmlElement = page.find("a[rel=prev]").unchecked_into();
    link.set_attribute("href", "/embed/2020/11/").unwrap();
    assert!(!is_taken(&link));
    assert_eq!(shown_address(), "/2021/11/");
}

#[wasm_bindgen_test]
async fn a_frame_whose_address_may_not_change_goes_on() {
    let refuse = "history.pushState = history.replaceState = \
                  () => { throw new DOMException('no', 'SecurityError') }";
    js_sys::eval(refuse).unwrap();
    let page = mount_at("embed/2021/11/").await;
    let tab: HtmlElement = page.find("#tab-market").unchecked_into();
    tab.click();
    settled().await;
    js_sys::eval("delete history.pushState; delete history.replaceState").unwrap();
    assert_eq!(tab.get_attribute("aria-selected").as_deref(), Some("true"));
}

/// `WordPress` adds its own text after the `#`.
#[wasm_bindgen_test]
async fn the_fragment_of_a_frame_may_belong_to_its_host() {
    let page = mount_at("embed/2021/11/#?secret=abcdefghij").await;
    assert_eq!(page.text("#loss"), "");
    assert_eq!(page.count(".is-target"), 0);
    assert_eq!(page.count(".site-header"), 0);
}
