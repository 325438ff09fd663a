//! Addresses with a fragment for a text, opened as new documents: before the program starts, when
//! it starts, and without it.

use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{Month, TextId};
use serde_json::json;

use crate::browser::{Act, Allowed};
use crate::reader_page::ReaderPage;
use crate::server::Base;
use crate::session::{in_every_browser, on_both_bases};

/// Returns the id of the last section's heading in a report, far from the top.
fn last_heading(month: &str) -> String {
    let archive = embedded_archive().expect("an archive that can be read");
    let month: Month = month.parse().expect("a month");
    let report = archive.report(month).expect("a report");
    let section = report.sections.last().expect("a section");
    section.heading.id.to_string()
}

/// Returns the route of a report with the fragment `id`.
fn route_to(month: &str, id: &str) -> String {
    format!("{}/#{id}", month.replace('-', "/"))
}

async fn expect_marked(page: &ReaderPage, id: &str) {
    let script = "return [...document.querySelectorAll('.is-target')].map(it => it.id)";
    page.expect("the marked text", script, &[], vec![id.to_owned()])
        .await;
}

/// Returns the vertical scroll position and the style of the text with this id.
async fn look(page: &ReaderPage, id: &str) -> (f64, String, String) {
    let script = "const style = getComputedStyle(document.getElementById(arguments[0]));
        return [scrollY, style.backgroundColor, style.boxShadow]";
    page.read(script, &[json!(id)]).await
}

#[tokio::test]
async fn a_text_is_shown_marked_and_focused_at_once() {
    on_both_bases(async |page| {
        for month in ["2023-11", "2024-11"] {
            let id = last_heading(month);
            page.open(&route_to(month, &id)).await;
            expect_marked(page, &id).await;
            page.expect_focused_in_view(&id).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_program_changes_nothing_for_who_looks_at_the_text_already() {
    on_both_bases(async |page| {
        page.hold_program().await;
        let id = last_heading("2023-11");
        page.open_held(&route_to("2023-11", &id)).await;
        page.expect_that("the text at the top", "return scrollY > 300", &[])
            .await;
        let before = look(page, &id).await;
        assert_ne!(
            before.1, "rgba(0, 0, 0, 0)",
            "it is marked before the program runs"
        );
        page.let_program_go().await;
        expect_marked(page, &id).await;
        page.expect_focused_in_view(&id).await;
        page.two_frames().await;
        assert_eq!(look(page, &id).await, before);
    })
    .await;
}

#[tokio::test]
async fn who_has_scrolled_on_is_not_taken_back() {
    on_both_bases(async |page| {
        page.hold_program().await;
        let id = last_heading("2023-11");
        page.open_held(&route_to("2023-11", &id)).await;
        page.expect_that("the text at the top", "return scrollY > 300", &[])
            .await;
        page.read::<()>("scrollTo(0, 120)", &[]).await;
        page.expect_scrolled_to(120.0).await;
        page.let_program_go().await;
        expect_marked(page, &id).await;
        page.expect_focus_on(&format!("#{id}")).await;
        page.expect_scrolled_to(120.0).await;
    })
    .await;
}

#[tokio::test]
async fn who_types_already_goes_on_typing() {
    on_both_bases(async |page| {
        page.hold_program().await;
        let id = last_heading("2023-11");
        page.open_held(&route_to("2023-11", &id)).await;
        page.enter_search_box().await;
        page.type_text("pica").await;
        page.let_program_go().await;
        expect_marked(page, &id).await;
        page.expect_focus_on("#search-input").await;
        page.expect_choices("pica").await;
        page.type_text("s").await;
        page.expect_in_box("picas").await;
    })
    .await;
}

/// Setting the address, even to the same value, would make the browser forget the text fragment.
#[tokio::test]
async fn words_that_an_address_names_are_shown_and_stay_in_it() {
    on_both_bases(async |page| {
        page.run_before_documents(
            "window.replaced = [];
            const replace = history.replaceState;
            history.replaceState = function (...all) {
                replaced.push(all[2]);
                return replace.apply(this, all);
            };",
        )
        .await;
        let script = "const all = [...document.querySelectorAll('.prose p')];
            return all.at(-1).innerText.split(' ').slice(0, 6).join(' ')";
        page.open("2023/11/").await;
        let words: String = page.read(script, &[]).await;
        page.open("").await;
        let words: String = words
            .bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' => char::from(byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect();
        page.open(&format!("2023/11/#:~:text={words}")).await;
        if page.can(Act::WordsOfAddress) {
            page.expect_that("the words in view", "return scrollY > 300", &[])
                .await;
        }
        let replaced: Vec<String> = page.read("return replaced", &[]).await;
        assert_eq!(replaced, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_name_that_a_report_does_not_know_is_said_to_be_unknown_until_the_next_move() {
    on_both_bases(async |page| {
        let unknown = TextId { hash: 0, nth: 1 }.to_string();
        page.open(&format!("2023/11/#{unknown}")).await;
        let script = "const line = document.querySelector('#loss');
            const text = document.querySelector('#topic-panel');
            const isAbove = line.getBoundingClientRect().bottom <= text.getBoundingClientRect().top;
            const isSaid = document.querySelector('#announcer').innerText === line.innerText;
            return [line.innerText, String(isAbove), String(isSaid)]";
        let what = "a line above the text that is also announced";
        page.wait_for::<[String; 3]>(what, script, &[], |[line, is_above, is_said]| {
            line.contains(&unknown) && is_above == "true" && is_said == "true"
        })
        .await;
        page.click("#tab-governance").await;
        page.expect_selected_tab("governance").await;
        let script = "return document.querySelector('#loss').checkVisibility()";
        page.expect("no line", script, &[], false).await;
    })
    .await;
}

#[tokio::test]
async fn without_scripts_the_text_is_marked_and_in_view() {
    in_every_browser(&[Base::Nested], Allowed::NoScripts, async |page| {
        let id = last_heading("2023-11");
        page.open_text(&route_to("2023-11", &id)).await;
        let all = page.elements(":target").await;
        assert_eq!(all.len(), 1, "the text is the target");
        let color = all[0].css_value("background-color").await.expect("a color");
        let text = page.elements(".topic-panel").await;
        let around = text[0]
            .css_value("background-color")
            .await
            .expect("a color");
        assert_ne!(color, around, "the text is marked");
    })
    .await;
}
