//! Reading and setting the fields of a form, and copying text from a field.

use kusama_news_reader::browser::{clipboard, form};
use leptos::web_sys::{Element, window};
use wasm_bindgen_test::wasm_bindgen_test;

const FIELDS: &str = "<form id='form'>\
    <input type='radio' name='what' value='a'><input type='radio' name='what' value='b' checked>\
    <input type='checkbox' name='ticked' checked><input type='checkbox' name='empty'>\
    <select id='list' name='list'><option value='x'>X</option><option value='y'>Y</option></select>\
    </form><textarea id='lines'>words</textarea>";

fn with_fields(test: impl FnOnce(&Element)) {
    let document = window().unwrap().document().unwrap();
    let around = document.create_element("section").unwrap();
    around.set_inner_html(FIELDS);
    document.body().unwrap().append_child(&around).unwrap();
    test(&around);
    around.remove();
}

#[wasm_bindgen_test]
fn fields_of_all_kinds_are_read_by_their_names() {
    with_fields(|_| {
        let fields = form::read("form").unwrap();
        assert_eq!(fields.get("what"), "b");
        assert_eq!(fields.get("ticked"), "on");
        assert_eq!(fields.get("empty"), "");
        assert_eq!(fields.get("list"), "x");
        assert_eq!(fields.get("no-field"), "");
        form::choose("list", "y");
        assert_eq!(form::read("form").unwrap().get("list"), "y");
    });
}

#[wasm_bindgen_test]
fn no_form_and_no_lines_are_no_trouble() {
    assert!(form::read("no-form").is_none());
    form::choose("no-list", "x");
    assert!(!clipboard::copy("no-lines"));
    with_fields(|_| {
        assert!(form::read("lines").is_none());
        assert!(!clipboard::copy("form"));
    });
}
