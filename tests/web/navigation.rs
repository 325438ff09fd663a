//! Navigation between pages without loading a document.

use crate::support::{archive, focused_id, mount, mount_at, settled, shown_address};
use kusama_news_reader::model::{Alias, TextId};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, window};
use std::sync::Arc;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_link_draws_the_page_sets_the_title_and_moves_the_focus() {
    let page = mount_at("2021/11/market/").await;
    let next: HtmlElement = page.find("a[rel=next]").unchecked_into();
    next.click();
    settled().await;
    let document = window().unwrap().document().unwrap();
    assert_eq!(document.title(), "Market – November 2023 – Kusama News");
    assert!(page.text("h1").starts_with("Kusama Ascends"));
    assert_eq!(page.text("#announcer"), document.title());
    let focused = document.active_element().unwrap();
    assert_eq!(focused.tag_name(), "H1");
}

#[wasm_bindgen_test]
async fn nothing_is_announced_or_focused_at_the_start() {
    let page = mount_at("2021/11/").await;
    assert_eq!(page.text("#announcer"), "");
    let focused = window().unwrap().document().unwrap().active_element();
    assert_eq!(
        focused.map(|element| element.tag_name()).as_deref(),
        Some("BODY")
    );
}

/// In a sandboxed frame a browser may refuse to change the address. Routers that unwrap the result
/// panic there, but the page must still work.
#[wasm_bindgen_test]
async fn a_refused_address_does_not_stop_the_page() {
    let refuse = "history.pushState = history.replaceState = \
                  () => { throw new DOMException('no', 'SecurityError') }";
    js_sys::eval(refuse).unwrap();
    let page = mount_at("2021/11/").await;
    let previous: HtmlElement = page.find("a[rel=prev]").unchecked_into();
    previous.click();
    settled().await;
    let title = page.text("h1");
    js_sys::eval("delete history.pushState; delete history.replaceState").unwrap();
    assert!(title.starts_with("Kusama Skyrockets"), "{title}");
}

/// Regression test: the page reuses the element of one heading for that of another report or
/// section. The mark used to stay on the element, because the page does not render the mark.
#[wasm_bindgen_test]
async fn the_mark_of_a_text_does_not_stay_on_another() {
    let archive = archive();
    let report = archive.report("2021-11".parse().unwrap()).unwrap();
    let id = report.sections[1].heading.id;
    let page = mount_at(&format!("2021/11/parachains/#{id}")).await;
    assert_eq!(page.text(".is-target"), "Parachain Auctions");
    page.press("#tab-parachains", "ArrowRight").await;
    assert_eq!(page.count(".report-section"), 1);
    assert_eq!(page.count(".is-target"), 0);
}

#[wasm_bindgen_test]
async fn an_address_is_given_its_usual_form() {
    let _page = mount_at("2021/11?from=elsewhere").await;
    assert_eq!(shown_address(), "/2021/11/");
}

/// The browser would neither mark the text nor focus it.
#[wasm_bindgen_test]
async fn a_link_to_a_text_of_the_same_page_marks_and_focuses_it() {
    let archive = archive();
    let report = archive.report("2021-11".parse().unwrap()).unwrap();
    let id = report.sections[2].heading.id.to_string();
    let page = mount_at("2021/11/").await;
    let paragraph = page.find(".prose p");
    paragraph.set_inner_html(&format!("<a href=\"/2021/11/#{id}\">elsewhere</a>"));
    let link: HtmlElement = page.find(".prose p a").unchecked_into();
    link.click();
    settled().await;
    assert_eq!(page.find(".is-target").id(), id);
    assert_eq!(focused_id(), id);
    assert_eq!(shown_address(), "/2021/11/");
}

/// An address that was shared before the text was edited.
#[wasm_bindgen_test]
async fn an_earlier_name_marks_and_focuses_the_text_in_its_place() {
    let mut archive = (*archive()).clone();
    let report = archive.reports.last_mut().unwrap();
    let (first, second) = (report.sections[1].heading.id, report.sections[2].heading.id);
    let old = |hash| TextId { hash, nth: 1 };
    report.aliases = vec![
        Alias {
            old: old(1),
            new: first,
        },
        Alias {
            old: old(2),
            new: second,
        },
    ];
    let page = mount(Arc::new(archive), "2024/11/#p-000001").await;
    assert_eq!(page.find(".is-target").id(), first.to_string());
    assert_eq!(focused_id(), first.to_string());
    let location = window().unwrap().location();
    assert_eq!(location.hash().unwrap(), format!("#{first}"));
    // As if the reader had typed another fragment.
    let type_fragment = "history.pushState(null, '', '#p-000002'); \
                         dispatchEvent(new PopStateEvent('popstate'))";
    js_sys::eval(type_fragment).unwrap();
    settled().await;
    assert_eq!(page.find(".is-target").id(), second.to_string());
    assert_eq!(focused_id(), second.to_string());
    assert_eq!(location.hash().unwrap(), format!("#{second}"));
}
