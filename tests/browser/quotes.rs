//! Links and quotes that a reader copies or shares, from the targeted passage or from selected
//! words, even in browsers that block copying.

use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{Passage, TextId};
use serde_json::json;
use thirtyfour::Key;

use crate::browser::Allowed;
use crate::reader_page::ReaderPage;
use crate::server::Base;
use crate::session::in_every_browser;

/// Records copied data in the formats that a paste would receive.
const LISTEN: &str = "window.copied = [];
    addEventListener('copy', event => copied.push(
        ['text/plain', 'text/html'].map(kind => event.clipboardData.getData(kind))))";

/// Returns the id of a paragraph of the report of November 2023, its text, and its section.
fn paragraph() -> (String, String, String) {
    let archive = embedded_archive().expect("an archive that can be read");
    let report = archive.report("2023-11".parse().expect("a month"));
    let report = report.expect("a report");
    let is_meant = |id: &TextId| {
        let passage = report.passage(*id);
        passage.is_some_and(|it| it.section.is_some_and(|section| section.heading.id != *id))
    };
    let ids = report.text_ids();
    let id = ids.iter().rev().find(|id| is_meant(id)).expect("a text");
    let Passage { words, section } = report.passage(*id).expect("a passage");
    let heading = section.expect("a section").heading.id;
    let heading = report.passage(heading).expect("a heading").words.plain();
    (id.to_string(), words.plain(), heading)
}

/// Waits until something is copied. Returns it as plain text and as HTML.
async fn copied(page: &ReaderPage) -> (String, String) {
    let script = "return copied";
    let what = "what was copied";
    let copied = page.wait_for::<Vec<(String, String)>>(what, script, &[], |it| it.len() == 1);
    copied.await.remove(0)
}

async fn expect_said(page: &ReaderPage, words: &str) {
    let script = "return [document.querySelector('.passage-bar-text').innerText,
        document.querySelector('#announcer').innerText]";
    page.expect(
        "[in the bar, announced]",
        script,
        &[],
        [words, words].map(str::to_owned),
    )
    .await;
}

/// Selects text between two points. Each point is a selector and a character offset.
async fn select(page: &ReaderPage, (from, first): (&str, u32), (to, end): (&str, u32)) {
    let script = "const [from, to] = [arguments[0], arguments[2]]
            .map(css => document.querySelector(css).firstChild);
        from.parentElement.scrollIntoView({ block: 'center' });
        getSelection().setBaseAndExtent(from, arguments[1], to, arguments[3]);";
    let args = [json!(from), json!(first), json!(to), json!(end)];
    page.read::<()>(script, &args).await;
    let script = "return document.querySelector('.passage-bar')?.ariaLabel";
    page.expect("the bar", script, &[], "Selection".to_owned())
        .await;
}

async fn everywhere<Test: AsyncFn(&ReaderPage)>(test: Test) {
    in_every_browser(&[Base::Nested], Allowed::Everything, test).await;
}

#[tokio::test]
async fn keys_alone_lead_from_a_paragraph_to_its_quote_on_the_clipboard() {
    everywhere(async |page| {
        let (id, words, section) = paragraph();
        page.open("2023/11/").await;
        page.read::<()>(LISTEN, &[]).await;
        page.focus(&format!("#{id} .handle")).await;
        page.press(Key::Enter).await;
        page.expect_present(".passage-bar").await;
        page.press(Key::Tab).await;
        page.expect_focus_on(".passage-bar [value=link]").await;
        page.press(Key::Tab).await;
        page.press(Key::Enter).await;
        expect_said(page, "Quote copied").await;
        page.expect_focus_on(".passage-bar [value=quote]").await;
        let (plain, html) = copied(page).await;
        let link = page.address(&format!("2023/11/#{id}"));
        let begin = format!("“{words}” — Kusama News, November 2023, § {section}. {link}\n");
        assert!(plain.starts_with(&begin), "{plain}");
        let begin = format!("<blockquote cite=\"{link}\"><p dir=\"auto\">");
        assert!(html.contains(&begin), "{html}");
        assert!(
            html.contains("<cite dir=\"auto\">Kusama News</cite>"),
            "{html}"
        );
        page.press(Key::Escape).await;
        page.expect_focus_on(&format!("#{id}")).await;
    })
    .await;
}

#[tokio::test]
async fn a_link_is_copied_as_an_address_and_as_a_link_that_says_where_it_leads() {
    everywhere(async |page| {
        let (id, ..) = paragraph();
        page.open(&format!("2023/11/market/?q=kusama#{id}")).await;
        page.read::<()>(LISTEN, &[]).await;
        page.click(".passage-bar [value=link]").await;
        expect_said(page, "Link copied").await;
        let (plain, html) = copied(page).await;
        assert_eq!(plain, page.address(&format!("2023/11/#{id}")));
        assert!(html.contains(">Kusama News, November 2023, § "), "{html}");
    })
    .await;
}

#[tokio::test]
async fn selected_words_are_quoted_as_they_are() {
    everywhere(async |page| {
        let (id, words, _) = paragraph();
        page.open("2023/11/").await;
        page.read::<()>(LISTEN, &[]).await;
        select(page, (&format!("#{id}"), 2), (&format!("#{id}"), 9)).await;
        page.click(".passage-bar [value=quote]").await;
        let (plain, _) = copied(page).await;
        let part: String = words.chars().skip(2).take(7).collect();
        let begin = format!("“{}” — Kusama News, November 2023, § ", part.trim());
        assert!(plain.starts_with(&begin), "{plain}");
        let selected: String = page.read("return String(getSelection())", &[]).await;
        assert_eq!(selected, part, "it stays selected");
        page.read::<()>("getSelection().removeAllRanges()", &[])
            .await;
        let script = "return document.querySelector('.passage-bar') === null";
        page.expect_that("no bar", script, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn words_of_two_paragraphs_stay_two_and_lead_to_the_first() {
    everywhere(async |page| {
        page.open("2023/11/").await;
        page.read::<()>(LISTEN, &[]).await;
        let script = "const first = [...document.querySelectorAll('.prose > p[id]')]
                .find(it => it.nextElementSibling?.matches('p[id]'));
            return [first.id, first.nextElementSibling.id]";
        let ids: [String; 2] = page.read(script, &[]).await;
        let [first, second] = ids.map(|id| format!("#{id}"));
        select(page, (&first, 0), (&second, 4)).await;
        page.click(".passage-bar [value=quote]").await;
        let (plain, html) = copied(page).await;
        let script = "return [...arguments].map(css => document.querySelector(css).innerText)";
        let texts: [String; 2] = page.read(script, &[json!(first), json!(second)]).await;
        let end: String = texts[1].chars().take(4).collect();
        let begin = format!("“{}\n\n{}” — ", texts[0].trim(), end.trim());
        assert!(plain.starts_with(&begin), "{plain}");
        assert!(plain.contains(&format!("2023/11/{first}\n")), "{plain}");
        assert_eq!(html.matches("<p dir=\"auto\">").count(), 2, "{html}");
    })
    .await;
}

/// On pages with texts of several months, the texts have no ids.
#[tokio::test]
async fn words_among_those_of_other_months_are_those_of_their_month() {
    everywhere(async |page| {
        for route in ["topic/governance/", "november/"] {
            page.open(route).await;
            page.read::<()>(LISTEN, &[]).await;
            let text = "section[id='2023-11'] .report-section .prose > p";
            select(page, (text, 0), (text, 5)).await;
            page.click(".passage-bar [value=quote]").await;
            let (plain, _) = copied(page).await;
            let script = "return document.querySelector(arguments[0] + ' .handle').hash";
            let hash: String = page.read(script, &[json!(text)]).await;
            assert!(plain.contains("Kusama News, November 2023, § "), "{plain}");
            let link = page.address(&format!("2023/11/{hash}\n"));
            assert!(plain.contains(&link), "{plain}");
        }
    })
    .await;
}

#[tokio::test]
async fn words_of_two_months_are_quoted_with_a_source_each() {
    let archive = embedded_archive().expect("an archive that can be read");
    everywhere(async |page| {
        for route in ["topic/governance/", "november/"] {
            page.open(route).await;
            page.read::<()>(LISTEN, &[]).await;
            let script = "return [...document.querySelectorAll('.thread-month, .same-month-year')]
                .filter(it => it.querySelector('.report-section .prose > p')
                    ?.firstChild.nodeValue?.length > 5)
                .slice(0, 2).map(it => it.id)";
            let ids: [String; 2] = page.read(script, &[]).await;
            let texts = ids
                .each_ref()
                .map(|id| format!("section[id='{id}'] .report-section .prose > p"));
            select(page, (&texts[0], 0), (&texts[1], 5)).await;
            page.click(".passage-bar [value=quote]").await;
            let (plain, html) = copied(page).await;
            for id in &ids {
                let month = id.parse().expect("a month");
                let report = archive.report(month).expect("a report");
                let source = format!("— {}, {}", report.publication, month.title());
                assert!(plain.contains(&source), "{source} in {plain}");
                let link = page.address(&format!("{}/#", id.replace('-', "/")));
                assert!(plain.contains(&link), "{link} in {plain}");
                assert!(html.contains(&format!("cite=\"{link}")), "{link} in {html}");
            }
            assert!(plain.ends_with(&archive.site.notice), "{plain}");
            assert_eq!(plain.matches(&archive.site.notice).count(), 1, "{plain}");
        }
    })
    .await;
}

#[tokio::test]
async fn escape_closes_the_bar_of_a_selection_before_that_of_a_passage() {
    everywhere(async |page| {
        let (id, ..) = paragraph();
        page.open(&format!("2023/11/#{id}")).await;
        page.expect_present(".passage-bar").await;
        let first = ".prose > p[id]";
        select(page, (first, 0), (first, 5)).await;
        let script = "const bar = document.querySelector('.passage-bar');
            return [bar?.ariaLabel ?? '', location.hash]";
        page.press(Key::Escape).await;
        let expected = ["Passage".to_owned(), format!("#{id}")];
        page.expect("[bar, hash]", script, &[], expected).await;
        page.press(Key::Escape).await;
        page.expect("[bar, hash]", script, &[], ["", ""].map(str::to_owned))
            .await;
    })
    .await;
}

#[tokio::test]
async fn what_the_browser_does_not_copy_stands_selected_in_a_field() {
    everywhere(async |page| {
        let (id, ..) = paragraph();
        page.open(&format!("2023/11/#{id}")).await;
        page.read::<()>("document.execCommand = () => false", &[])
            .await;
        page.click(".passage-bar [value=link]").await;
        expect_said(page, "Not copied").await;
        page.click(".passage-bar [value=quote]").await;
        let script = "const field = document.querySelector('.passage-bar textarea');
            return [document.activeElement === field, field.readOnly,
                field.labels[0].innerText.startsWith('Copy this text'),
                field.value.startsWith('“'), field.selectionStart,
                field.selectionEnd === field.value.length]";
        let expected = json!([true, true, true, true, 0, true]);
        page.expect("a field", script, &[], expected).await;
        page.press(Key::Escape).await;
        let script = "return document.querySelector('.passage-bar') === null";
        page.expect_that("no bar", script, &[]).await;
        page.expect_focus_on(&format!("#{id}")).await;
    })
    .await;
}

#[tokio::test]
async fn a_text_is_shared_where_the_browser_can() {
    everywhere(async |page| {
        let (id, words, _) = paragraph();
        page.run_first(
            "navigator.canShare = () => !location.search;
            navigator.share = data => {
                window.shared = data;
                return Promise.reject(new DOMException('closed', 'AbortError'));
            };",
        );
        page.open(&format!("2023/11/?q=kusama#{id}")).await;
        page.expect_present(".passage-bar").await;
        assert_eq!(page.elements(".passage-bar [value=share]").await.len(), 0);
        page.open("").await;
        page.open(&format!("2023/11/#{id}")).await;
        page.click(".passage-bar [value=share]").await;
        let script = "return [shared.title, shared.url, shared.text.split('\\n')[0],
            watched.errors.length]";
        let seen: (String, String, String, u32) = page.read(script, &[]).await;
        assert_eq!(seen.0, "Kusama News, November 2023");
        assert_eq!(seen.1, page.address(&format!("2023/11/#{id}")));
        assert!(seen.2.starts_with(&format!("“{words}” — ")), "{}", seen.2);
        assert_eq!(seen.3, 0, "who closes the sheet has not failed");
    })
    .await;
}

#[tokio::test]
async fn the_field_goes_when_the_browser_copies_after_all() {
    everywhere(async |page| {
        let (id, ..) = paragraph();
        page.open(&format!("2023/11/#{id}")).await;
        page.read::<()>("document.execCommand = () => false", &[])
            .await;
        page.click(".passage-bar [value=link]").await;
        page.expect_present(".passage-bar textarea").await;
        page.read::<()>("delete document.execCommand", &[]).await;
        page.click(".passage-bar [value=quote]").await;
        expect_said(page, "Quote copied").await;
        assert_eq!(page.elements(".passage-bar textarea").await.len(), 0);
        let script = "return document.activeElement.closest('.passage-bar') !== null";
        page.expect_that("the focus in the bar", script, &[]).await;
    })
    .await;
}
