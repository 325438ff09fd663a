//! Links inside the text of a report: they lead to other texts without loading a document.
//!
//! No source report has such a link, so the tests add one to the page, with an address relative to
//! the base, as the reader would.

use serde_json::json;

use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::session::on_both_bases;

const LINK: &str = "a[data-written]";

/// Adds a link at the end of the last paragraph and scrolls to it.
async fn write_link(page: &ReaderPage, href: &str) {
    let script = "const link = document.createElement('a');
        link.setAttribute('href', arguments[0]);
        link.setAttribute('data-written', '');
        link.textContent = 'elsewhere';
        [...document.querySelectorAll('#topic-panel .prose p')].at(-1).append(link)";
    page.read::<()>(script, &[json!(href)]).await;
    page.scroll_to(LINK).await;
}

/// Returns the heading id of section `number` of the displayed report, counted from 0.
async fn section_id(page: &ReaderPage, number: usize) -> String {
    let script = "return document.querySelectorAll('#topic-panel h2')[arguments[0]].id";
    page.read(script, &[json!(number)]).await
}

async fn expect_marked(page: &ReaderPage, id: &str) {
    let script = "return [...document.querySelectorAll('.is-target')].map(it => it.id)";
    page.expect("the marked text", script, &[], vec![id.to_owned()])
        .await;
    page.expect_focused_in_view(id).await;
    let script = "return location.hash";
    page.expect("the fragment", script, &[], format!("#{id}"))
        .await;
}

#[tokio::test]
async fn a_link_to_a_text_of_another_report_marks_it_and_back_returns() {
    on_both_bases(async |page| {
        let (here, there) = (Seed::of("2024-11"), Seed::of("2023-11"));
        page.open(&there.route()).await;
        page.expect_report(&there).await;
        let id = section_id(page, 2).await;
        page.open(&here.route()).await;
        page.expect_report(&here).await;
        page.mark_document().await;
        write_link(page, &format!("{}#{id}", there.route())).await;
        let y_px = page.click_and_note_scroll(LINK).await;
        page.expect_report(&there).await;
        expect_marked(page, &id).await;
        page.go_back().await;
        page.expect_report(&here).await;
        page.expect_scrolled_to(y_px).await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn a_link_to_a_text_of_the_same_report_marks_it_and_back_returns() {
    on_both_bases(async |page| {
        let seed = Seed::of("2024-11");
        page.open(&seed.route()).await;
        page.expect_report(&seed).await;
        page.mark_document().await;
        let id = section_id(page, 1).await;
        write_link(page, &format!("{}#{id}", seed.route())).await;
        let n_entries = page.history_length().await;
        let y_px = page.click_and_note_scroll(LINK).await;
        expect_marked(page, &id).await;
        page.expect_selected_tab("all").await;
        assert_eq!(page.history_length().await, n_entries + 1, "one new entry");
        page.go_back().await;
        page.expect_scrolled_to(y_px).await;
        page.expect("no fragment", "return location.hash", &[], String::new())
            .await;
        page.expect_same_document().await;
    })
    .await;
}

/// The target is not under the tab of the link.
#[tokio::test]
async fn a_link_out_of_a_tab_leads_to_the_text_among_all_topics() {
    on_both_bases(async |page| {
        let seed = Seed::of("2024-11");
        page.open(&seed.route()).await;
        page.expect_report(&seed).await;
        let id = section_id(page, 1).await;
        page.open("2024/11/outlook/").await;
        page.expect_selected_tab("outlook").await;
        page.mark_document().await;
        write_link(page, &format!("{}#{id}", seed.route())).await;
        page.click(LINK).await;
        page.expect_report(&seed).await;
        expect_marked(page, &id).await;
        page.go_back().await;
        page.expect_selected_tab("outlook").await;
        page.expect_route("2024/11/outlook/").await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn a_modified_click_on_a_link_to_a_text_is_left_to_the_browser() {
    on_both_bases(async |page| {
        let seed = Seed::of("2024-11");
        page.open(&seed.route()).await;
        page.expect_report(&seed).await;
        let id = section_id(page, 1).await;
        write_link(page, &format!("{}#{id}", seed.route())).await;
        let script = "let isTaken = null;
            addEventListener('click', event => {
                isTaken = event.defaultPrevented;
                event.preventDefault();
            }, { once: true });
            document.querySelector('a[data-written]').dispatchEvent(new MouseEvent('click',
                { bubbles: true, cancelable: true, composed: true, ...arguments[0] }));
            return isTaken";
        for modifier in ["ctrlKey", "metaKey", "shiftKey", "altKey"] {
            let is_taken: bool = page.read(script, &[json!({ modifier: true })]).await;
            assert!(!is_taken, "a click with {modifier}");
        }
        page.expect_report(&seed).await;
    })
    .await;
}

#[tokio::test]
async fn a_picture_is_never_wider_than_its_column() {
    on_both_bases(async |page| {
        page.set_size(320, 640).await;
        page.open("2024/11/").await;
        let script = "const done = arguments[arguments.length - 1];
            const image = new Image();
            image.onload = () => {
                const column = document.querySelector('#topic-panel').getBoundingClientRect();
                const box = image.getBoundingClientRect();
                done([box.width <= column.width, Math.round(box.width / box.height)]);
            };
            image.src = 'data:image/svg+xml,' + encodeURIComponent('<svg width=\"2000\" '
                + 'height=\"1000\" xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>');
            image.width = 2000;
            image.height = 1000;
            document.querySelector('#topic-panel .prose p').append(image)";
        let seen: (bool, u32) = page.read_when_done(script, &[]).await;
        assert_eq!(seen, (true, 2), "[within the column, width to height]");
    })
    .await;
}
