//! Restoring typed text when its field is replaced.

use crate::support::focused_id;
use kusama_news_reader::browser::text_field::{draft, enter, resume, set_value, value};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlInputElement, window};
use wasm_bindgen_test::wasm_bindgen_test;

fn with_field(test: impl FnOnce(&Element)) {
    let document = window().unwrap().document().unwrap();
    let around = document.create_element("section").unwrap();
    around.set_inner_html("<input id='field'>");
    document.body().unwrap().append_child(&around).unwrap();
    test(&around);
    around.remove();
}

#[wasm_bindgen_test]
fn a_draft_goes_on_in_another_field() {
    with_field(|around| {
        set_value("field", "auction");
        enter("field");
        let field: HtmlInputElement = around.first_element_child().unwrap().unchecked_into();
        field.set_selection_range(2, 4).unwrap();
        let before = draft("field").unwrap();

        around.set_inner_html("<input id='field'>");
        resume("field", &before);
        assert_eq!(value("field"), "auction");
        assert_eq!(focused_id(), "field");
        assert_eq!(draft("field").unwrap(), before);
    });
}

#[wasm_bindgen_test]
fn a_field_that_was_left_is_not_entered() {
    with_field(|around| {
        set_value("field", "auction");
        let before = draft("field").unwrap();
        around.set_inner_html("<input id='field'>");
        resume("field", &before);
        assert_eq!(value("field"), "auction");
        assert_eq!(focused_id(), "");
    });
}

#[wasm_bindgen_test]
fn no_field_is_no_trouble() {
    assert_eq!(draft("no-field"), None);
    assert_eq!(value("no-field"), "");
    set_value("no-field", "x");
    enter("no-field");
}
