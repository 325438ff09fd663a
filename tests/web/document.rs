//! Focus, marks and titles.

use crate::support::focused_id;
use kusama_news_reader::browser::document::{Scroll, focus, mark, set_on_root, set_title, unmark};
use kusama_news_reader::ui::start::show_errors;
use leptos::web_sys::window;
use wasm_bindgen_test::wasm_bindgen_test;

fn with_body(html: &str, test: impl FnOnce(leptos::web_sys::Element)) {
    let document = window().unwrap().document().unwrap();
    let element = document.create_element("section").unwrap();
    element.set_inner_html(html);
    document.body().unwrap().append_child(&element).unwrap();
    test(element.clone());
    element.remove();
}

#[wasm_bindgen_test]
fn a_marked_text_can_take_the_focus_and_the_mark_can_go() {
    with_body("<p id='one'>1</p><p id='two'>2</p>", |element| {
        assert!(mark("two"));
        assert_eq!(focused_id(), "");
        focus("#two", Scroll::ToTop);
        assert_eq!(focused_id(), "two");
        let n_marked = || element.query_selector_all(".is-target").unwrap().length();
        assert_eq!(n_marked(), 1);
        unmark();
        assert_eq!(n_marked(), 0);
        assert!(!mark("three"));
    });
}

#[wasm_bindgen_test]
fn focus_on_what_is_not_there_does_nothing() {
    focus("#nothing-here", Scroll::ToTop);
    focus("not a [selector", Scroll::ToTop);
    assert_eq!(focused_id(), "");
}

/// While developing, the page shows what the build script found.
#[wasm_bindgen_test]
fn errors_in_the_reports_are_shown_in_place_of_the_page() {
    with_body("<div id='app'><p>Opening</p></div>", |element| {
        show_errors("error: a.md:1: no title before `<b>`\nerror: b.md:2: no month\n");
        let items = element.query_selector_all("#app li").unwrap();
        let text = |at| items.item(at).unwrap().text_content().unwrap();
        assert_eq!(items.length(), 2);
        assert_eq!(text(0), "error: a.md:1: no title before `<b>`");
        assert_eq!(text(1), "error: b.md:2: no month");
        assert!(element.query_selector("#app > p").unwrap().is_none());
    });
    set_on_root("data-program", None);
}

#[wasm_bindgen_test]
fn title_and_attributes_of_the_root_are_set_and_taken_away() {
    let document = window().unwrap().document().unwrap();
    set_title("A – B");
    assert_eq!(document.title(), "A – B");
    let root = document.document_element().unwrap();
    set_on_root("data-theme", Some("dark"));
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    set_on_root("data-theme", None);
    assert_eq!(root.get_attribute("data-theme"), None);
}
