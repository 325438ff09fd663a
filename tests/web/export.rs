//! Buttons that save the content of the page. A script of the page saves it, see `src/ui/boot/`.

use crate::support::{Mounted, archive, mount_at, settled};
use kusama_news_reader::html::single_file::part_id;
use kusama_news_reader::search::{Query, SearchIndex};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use wasm_bindgen_test::wasm_bindgen_test;

/// Presses the button and returns the data that listeners on the document receive.
async fn pressed(page: &Mounted) -> [String; 4] {
    let catch = "window.said = {}; document.addEventListener('click', (event) => \
                 { said = { ...event.target.dataset } }, { once: true }); 0";
    js_sys::eval(catch).unwrap();
    let button: HtmlElement = page.find(".export-button").unchecked_into();
    button.click();
    settled().await;
    ["topic", "sections", "title", "note"].map(|name| {
        let value = js_sys::eval(&format!("said.{name} || ''")).unwrap();
        value.as_string().unwrap()
    })
}

#[wasm_bindgen_test]
async fn the_button_of_a_topic_names_it() {
    let page = mount_at("topic/governance/").await;
    let [topic, sections, title, note] = pressed(&page).await;
    assert_eq!([topic, sections], ["governance", ""]);
    assert_eq!(title, "Kusama News: Governance");
    assert_eq!(note, "Everything on Governance in 5 reports.");
    assert_eq!(page.text(".export [role=status]"), "");
    assert_eq!(page.count(".export-button"), 1);
}

#[wasm_bindgen_test]
async fn the_button_of_a_search_names_all_sections_that_were_found() {
    // The search finds more sections than the page shows.
    let page = mount_at("search/?q=kusama").await;
    let archive = archive();
    let query = Query::parse("kusama", &archive.topics);
    let results = SearchIndex::build(&archive).search(&query, usize::MAX);
    assert!(results.groups.len() > 30);
    let names = results
        .groups
        .iter()
        .map(|it| part_id(it.month, it.section));
    let expected = names.collect::<Vec<_>>().join(" ");
    let [topic, sections, title, note] = pressed(&page).await;
    assert_eq!([topic, sections], [String::new(), expected]);
    assert_eq!(title, "Kusama News – Search: kusama");
    assert!(note.contains(" passages in "), "{note}");
}
