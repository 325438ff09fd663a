//! Highlighted words: the ranges of the page they become.

use kusama_news_reader::browser::highlight::{apply, remove};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, window};
use std::ops::Range;
use wasm_bindgen_test::wasm_bindgen_test;

/// Returns a function that finds every occurrence of `word`, like the search index.
fn places(word: &'static str) -> impl Fn(&str) -> Vec<Range<usize>> {
    move |text| {
        let found = text.match_indices(word);
        found.map(|(at, word)| at..at + word.len()).collect()
    }
}

/// Adds elements to the page while `test` runs.
fn with_page(html: &str, test: impl FnOnce()) {
    let document = window().unwrap().document().unwrap();
    let element: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    element.set_inner_html(html);
    document.body().unwrap().append_child(&element).unwrap();
    test();
    element.remove();
    remove();
}

/// Returns the texts of the highlights; empty if there are none.
fn marked() -> Vec<String> {
    let script = "[...(CSS.highlights.get('search') ?? [])].map(String)";
    let texts: js_sys::Array = js_sys::eval(script).unwrap().unchecked_into();
    texts.iter().map(|text| text.as_string().unwrap()).collect()
}

/// Marks words and returns the number of marks.
fn mark(texts: &str, places: &dyn Fn(&str) -> Vec<Range<usize>>) -> usize {
    let first = apply(texts, places);
    assert_eq!(first.is_some(), !marked().is_empty());
    marked().len()
}

#[wasm_bindgen_test]
fn words_are_marked_in_the_texts_that_are_meant_and_nowhere_else() {
    let html = "<p id='p-1'>a whale, a whale</p><p>whale</p><h2 id='p-2'>Whale, whale</h2>";
    with_page(html, || {
        assert_eq!(mark("[id^=p-]", &places("whale")), 3);
        assert_eq!(marked(), ["whale", "whale", "whale"]);
        assert_eq!(mark("[id^=p-]", &places("Whale")), 1);
        assert_eq!(marked(), ["Whale"], "in place of the earlier ones");
        remove();
        assert_eq!(marked(), [""; 0]);
    });
}

#[wasm_bindgen_test]
fn emoji_and_accents_before_a_word_do_not_shift_its_mark() {
    let html = "<p id='p-1'>\u{1f426}\u{1f426} é e\u{301} “whale” \u{1f40b}naïve</p>";
    with_page(html, || {
        assert_eq!(mark("#p-1", &places("whale")), 1);
        assert_eq!(marked(), ["whale"]);
        assert_eq!(mark("#p-1", &places("naïve")), 1);
        assert_eq!(marked(), ["naïve"]);
    });
}

#[wasm_bindgen_test]
fn a_mark_goes_across_inline_elements_and_no_line_break() {
    let html = "<p id='p-1'>un<em>cha<b>in</b></em>ed wh<br>ale <!-- whale --><i>wha</i>le</p>";
    with_page(html, || {
        assert_eq!(mark("#p-1", &places("unchained")), 1);
        assert_eq!(marked(), ["unchained"]);
        assert_eq!(mark("#p-1", &places("whale")), 1);
        assert_eq!(mark("#p-1", &places("wh ale")), 1);
    });
}

#[wasm_bindgen_test]
fn marks_change_no_element() {
    let html = "<p id=\"p-1\">a <em>wha</em>le</p>";
    with_page(html, || {
        let first = apply("#p-1", &places("whale"));
        assert_eq!(first.map(|it| it.id()), Some("p-1".to_owned()));
        let paragraph = window().unwrap().document().unwrap();
        let paragraph = paragraph.get_element_by_id("p-1").unwrap();
        assert_eq!(paragraph.outer_html(), html);
        assert_eq!(paragraph.child_nodes().length(), 3);
    });
}

#[wasm_bindgen_test]
fn ranges_that_are_no_part_of_the_text_are_left_out() {
    with_page("<p id='p-1'>é</p>", || {
        assert_eq!(mark("#p-1", &|_| vec![0..1, 1..2, 2..9]), 0);
        assert_eq!(marked(), [""; 0]);
    });
}

#[wasm_bindgen_test]
fn a_browser_without_marks_marks_nothing() {
    let take = "globalThis.kept = Object.getOwnPropertyDescriptor(CSS, 'highlights'); \
                delete CSS.highlights";
    js_sys::eval(take).unwrap();
    with_page("<p id='p-1'>whale</p>", || {
        assert!(apply("#p-1", &places("whale")).is_none());
        remove();
    });
    js_sys::eval("Object.defineProperty(CSS, 'highlights', kept); delete globalThis.kept").unwrap();
    assert_eq!(marked(), [""; 0]);
}
