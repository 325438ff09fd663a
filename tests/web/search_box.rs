//! Typing in the search box.

use crate::support::{Mounted, mount_at, settled, shown_address};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, EventInit, HtmlInputElement, window};
use wasm_bindgen_test::wasm_bindgen_test;

async fn type_text(page: &Mounted, text: &str) {
    let input: HtmlInputElement = page.find("#search-input").unchecked_into();
    for end in text
        .char_indices()
        .map(|(at, character)| at + character.len_utf8())
    {
        input.set_value(&text[..end]);
        let options = EventInit::new();
        options.set_bubbles(true);
        let event = Event::new_with_event_init_dict("input", &options).unwrap();
        input.dispatch_event(&event).unwrap();
        settled().await;
    }
}

#[wasm_bindgen_test]
async fn typing_shows_hits_and_makes_one_entry_in_the_history() {
    let page = mount_at("2019/11/").await;
    let before = window().unwrap().history().unwrap().length().unwrap();
    type_text(&page, "Picasso").await;
    let after = window().unwrap().history().unwrap().length().unwrap();
    assert_eq!(after, before + 1);
    assert_eq!(shown_address(), "/search/?q=Picasso");
    assert!(page.text(".search-hit .hit-meta").contains("November 2021"));
    assert_eq!(page.text(".search-hit mark"), "Picasso");
}

#[wasm_bindgen_test]
async fn what_finds_nothing_says_so_as_text() {
    let page = mount_at("search/?q=%3Cimg+src%3Dx%3E+zebra").await;
    assert_eq!(page.count("main img"), 0);
    assert!(page.text(".search-summary").contains("<img src=x> zebra"));
    assert_eq!(page.count(".topic-list a"), 7);
}

#[wasm_bindgen_test]
async fn the_box_holds_the_query_of_the_address() {
    let page = mount_at("search/?q=auction").await;
    let input: HtmlInputElement = page.find("#search-input").unchecked_into();
    assert_eq!(input.value(), "auction");
}
