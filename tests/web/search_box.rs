//! Typing in the search box.

use crate::support::{Mounted, focused_id, mount_at, settled, shown_address};
use kusama_news_reader::browser::storage::{self, Key};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, EventInit, HtmlDialogElement, HtmlElement, HtmlInputElement, window};
use wasm_bindgen_test::wasm_bindgen_test;

fn input(page: &Mounted) -> HtmlInputElement {
    page.find("#search-input").unchecked_into()
}

/// Dispatches a bubbling event called `event` on the element matching `selector`.
fn dispatch(page: &Mounted, selector: &str, event: &str) {
    let options = EventInit::new();
    options.set_bubbles(true);
    let event = Event::new_with_event_init_dict(event, &options).unwrap();
    page.find(selector).dispatch_event(&event).unwrap();
}

async fn type_text(page: &Mounted, text: &str) {
    for end in text
        .char_indices()
        .map(|(at, character)| at + character.len_utf8())
    {
        input(page).set_value(&text[..end]);
        dispatch(page, "#search-input", "input");
        settled().await;
    }
}

fn history_length() -> u32 {
    window().unwrap().history().unwrap().length().unwrap()
}

fn active_option(page: &Mounted) -> Option<String> {
    input(page).get_attribute("aria-activedescendant")
}

#[wasm_bindgen_test]
async fn typing_offers_hits_and_leaves_page_and_address() {
    let page = mount_at("2019/11/").await;
    let (address, n_entries) = (shown_address(), history_length());
    let heading = page.text("h1");
    type_text(&page, "Picasso").await;
    assert_eq!(
        (shown_address(), history_length()),
        (address, n_entries),
        "the address and the history"
    );
    assert_eq!(page.text("h1"), heading);
    assert!(!page.find(".search-popup").has_attribute("hidden"));
    assert!(page.text("[role=option]").contains("November 2021"));
    assert_eq!(page.text("[role=option] mark"), "Picasso");
    let href = page.find("[role=option]").get_attribute("href").unwrap();
    assert!(href.starts_with("/2021/11/") && href.contains("?q=Picasso#p-"));
    let expanded = input(&page).get_attribute("aria-expanded");
    assert_eq!(expanded.as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn on_the_search_page_typing_changes_the_address_in_place() {
    let page = mount_at("search/").await;
    let n_entries = history_length();
    type_text(&page, "Picasso").await;
    assert_eq!(shown_address(), "/search/?q=Picasso");
    assert_eq!(history_length(), n_entries);
    assert!(page.find(".search-popup").has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn arrows_choose_an_option_which_enter_opens() {
    let page = mount_at("2019/11/").await;
    type_text(&page, "parachain").await;
    assert_eq!(active_option(&page), None);
    page.press("#search-input", "ArrowDown").await;
    page.press("#search-input", "ArrowDown").await;
    assert_eq!(active_option(&page).as_deref(), Some("search-option-1"));
    assert_eq!(page.count("[role=option][aria-selected=true]"), 1);
    let option = page.find("[role=option][aria-selected=true]");
    assert_eq!(option.id(), "search-option-1");
    let href = option.get_attribute("href").unwrap();
    page.press("#search-input", "Enter").await;
    let (path, _) = href.split_once('?').unwrap();
    assert!(shown_address().starts_with(path), "{}", shown_address());
    assert!(page.find(".search-popup").has_attribute("hidden"));
    assert_eq!(input(&page).value(), "parachain");
}

#[wasm_bindgen_test]
async fn escape_closes_and_then_clears() {
    let page = mount_at("2019/11/").await;
    type_text(&page, "parachain").await;
    page.press("#search-input", "ArrowDown").await;
    page.press("#search-input", "Escape").await;
    assert!(page.find(".search-popup").has_attribute("hidden"));
    assert_eq!(active_option(&page), None);
    assert_eq!(page.count("[role=option][aria-selected=true]"), 0);
    assert_eq!(input(&page).value(), "parachain");
    page.press("#search-input", "Escape").await;
    assert_eq!(input(&page).value(), "");
}

#[wasm_bindgen_test]
async fn what_finds_nothing_says_so_as_text() {
    let page = mount_at("search/?q=%3Czyzzx%3E").await;
    assert_eq!(page.count("main zyzzx"), 0);
    let summary = page.text(".search-summary");
    assert!(summary.contains("<zyzzx>"), "{summary}");
    drop(page);
    let page = mount_at("2019/11/").await;
    type_text(&page, "<zyzzx>").await;
    assert_eq!(page.count("[role=option]"), 0);
    assert_eq!(page.count(".search-popup zyzzx"), 0);
    assert!(page.text(".search-popup").contains("<zyzzx>"));
    let expanded = input(&page).get_attribute("aria-expanded");
    assert_eq!(expanded.as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn the_box_holds_the_query_of_the_address() {
    let page = mount_at("search/?q=auction").await;
    assert_eq!(input(&page).value(), "auction");
}

/// Returns the switch for single-key shortcuts in the help sheet.
async fn switch(page: &Mounted) -> HtmlElement {
    page.find(".display-keys")
        .unchecked_into::<HtmlElement>()
        .click();
    settled().await;
    // An open sheet makes the rest of the page inert, so close it.
    let sheet: HtmlDialogElement = page.find(".help-sheet").unchecked_into();
    sheet.close();
    page.find(".shortcut-switch input").unchecked_into()
}

#[wasm_bindgen_test]
async fn the_slash_leads_to_the_box_until_it_is_switched_off() {
    let page = mount_at("2019/11/").await;
    page.press("h1", "/").await;
    assert_eq!(focused_id(), "search-input");
    input(&page).blur().unwrap();
    let tick: HtmlElement = switch(&page).await;
    tick.click();
    settled().await;
    assert_eq!(storage::get(Key::SingleKeys).as_deref(), Some("off"));
    page.press("h1", "/").await;
    assert_eq!(focused_id(), "");
    tick.click();
    settled().await;
    page.press("h1", "/").await;
    assert_eq!(focused_id(), "search-input");
}

/// In a sandboxed frame `window.localStorage` throws on access.
#[wasm_bindgen_test]
async fn the_switch_works_where_storage_is_refused() {
    let refuse = "Object.defineProperty(window, 'localStorage', \
                  { configurable: true, get() { throw new DOMException('no', 'SecurityError') } })";
    js_sys::eval(refuse).unwrap();
    let page = mount_at("2019/11/").await;
    let tick: HtmlElement = switch(&page).await;
    tick.click();
    settled().await;
    page.press("h1", "/").await;
    let while_off = focused_id();
    tick.click();
    js_sys::eval("delete window.localStorage").unwrap();
    storage::set(Key::SingleKeys, "on");
    assert_eq!(while_off, "");
}
