//! Highlights of the searched words in an opened report.

use serde_json::json;
use thirtyfour::Key;

use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::session::on_nested;

/// Script that returns the highlighted words, each with the id of its text.
const MARKS: &str = "return [...(CSS.highlights.get('search') ?? [])].map(range =>
    [String(range), range.startContainer.parentElement.closest('[id]').id])";

/// Waits until exactly these words are highlighted, in any texts.
async fn expect_marks(page: &ReaderPage, words: &[&str]) {
    let what = format!("the marks {words:?}");
    page.wait_for::<Vec<(String, String)>>(what, MARKS, &[], |marks| {
        marks
            .iter()
            .map(|(word, _)| word.as_str())
            .eq(words.iter().copied())
    })
    .await;
}

/// Waits until at least `n_min` words are highlighted and all of them begin with `word`.
async fn expect_word_marked(page: &ReaderPage, word: &str, n_min: usize) {
    let what = format!("{word} marked at least {n_min} times, and nothing else");
    page.wait_for::<Vec<(String, String)>>(what, MARKS, &[], |marks| {
        marks.len() >= n_min
            && marks
                .iter()
                .all(|(it, _)| it.to_lowercase().starts_with(word))
    })
    .await;
}

/// Waits until the address has this query string and fragment.
async fn expect_address(page: &ReaderPage, query: &str, fragment: &str) {
    let script = "return [location.search, location.hash]";
    let expected = [query.to_owned(), fragment.to_owned()];
    page.expect("[query, fragment]", script, &[], expected)
        .await;
}

async fn expect_bar(page: &ReaderPage, text: &str) {
    let script = "return [...document.querySelectorAll('.mark-bar-text')].map(it => it.innerText)";
    page.expect("the bar", script, &[], vec![text.to_owned()])
        .await;
}

async fn expect_no_marks(page: &ReaderPage) {
    expect_marks(page, &[]).await;
    let script = "return document.querySelectorAll('.mark-bar').length";
    page.expect("the number of bars", script, &[], 0).await;
}

/// Opens the hit of the search for `picasso` and returns the fragment of its address.
async fn open_hit(page: &ReaderPage) -> String {
    page.open("search/?q=picasso").await;
    page.mark_document().await;
    page.click("a.hit-link[href*='2021/11/']").await;
    page.expect_report_text(&Seed::of("2021-11")).await;
    expect_word_marked(page, "picasso", 1).await;
    let fragment: String = page.read("return location.hash", &[]).await;
    assert!(fragment.starts_with("#p-"), "{fragment}");
    fragment
}

#[tokio::test]
async fn an_opened_hit_has_its_words_marked_and_back_returns_to_the_hits() {
    on_nested(async |page| {
        let fragment = open_hit(page).await;
        expect_address(page, "?q=picasso", &fragment).await;
        expect_bar(page, "Marked: “picasso”").await;
        page.expect_focused_in_view(&fragment[1..]).await;
        let script = "return document.getElementById('search-input').value";
        page.expect("the search box", script, &[], "picasso".to_owned())
            .await;
        let marks: Vec<(String, String)> = page.read(MARKS, &[]).await;
        let is_in_hit = |mark: &(String, String)| mark.1 == fragment[1..];
        assert!(marks.iter().any(is_in_hit), "{marks:?} in {fragment}");

        page.go_back().await;
        page.expect_search("picasso").await;
        expect_marks(page, &[]).await;
        page.go_forward().await;
        expect_word_marked(page, "picasso", 1).await;
        expect_address(page, "?q=picasso", &fragment).await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn escape_clears_the_marks_and_leaves_the_rest_in_its_place() {
    on_nested(async |page| {
        let fragment = open_hit(page).await;
        let n_entries = page.history_length().await;
        let y_px: f64 = page.read("return scrollY", &[]).await;
        page.press(Key::Escape).await;
        expect_no_marks(page).await;
        expect_address(page, "", &fragment).await;
        page.expect_focused_in_view(&fragment[1..]).await;
        page.expect_scrolled_to(y_px).await;
        let script = "return [...document.querySelectorAll('.is-target')].map(it => '#' + it.id)";
        page.expect(
            "the text that the address names",
            script,
            &[],
            vec![fragment.clone()],
        )
        .await;
        assert_eq!(page.history_length().await, n_entries, "no new entry");
        // A second Escape removes the fragment, and Back skips the address with the highlights.
        page.press(Key::Escape).await;
        expect_address(page, "", "").await;
        page.press(Key::Escape).await;
        expect_address(page, "", "").await;
        page.go_back().await;
        page.expect_search("picasso").await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn the_button_clears_the_marks_and_gives_the_focus_to_the_text() {
    on_nested(async |page| {
        for key in [None, Some(Key::Enter), Some(Key::Escape)] {
            let fragment = open_hit(page).await;
            match key {
                None => page.click(".mark-bar button").await,
                Some(key) => {
                    page.focus(".mark-bar button").await;
                    page.press(key).await;
                }
            }
            expect_no_marks(page).await;
            expect_address(page, "", &fragment).await;
            page.expect_focused_in_view(&fragment[1..]).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_shared_address_shows_the_same_marks_and_so_does_a_reload() {
    on_nested(async |page| {
        let fragment = open_hit(page).await;
        let address: String = page.read("return location.href", &[]).await;
        let marks: Vec<(String, String)> = page.read(MARKS, &[]).await;
        page.open("").await;
        page.open_address(&address).await;
        page.expect("the marks", MARKS, &[], marks.clone()).await;
        page.expect_focused_in_view(&fragment[1..]).await;
        page.reload().await;
        page.expect("the marks", MARKS, &[], marks).await;
        expect_address(page, "?q=picasso", &fragment).await;
        // Without a fragment, the page stays at its top.
        page.open("2021/11/?q=picasso").await;
        expect_word_marked(page, "picasso", 1).await;
        page.press(Key::Escape).await;
        expect_no_marks(page).await;
        page.expect_focus_on("h1.report-headline").await;
        page.expect_scrolled_to(0.0).await;
    })
    .await;
}

#[tokio::test]
async fn a_tab_keeps_the_marks_and_another_month_drops_them() {
    on_nested(async |page| {
        page.open("2021/11/?q=kusama").await;
        expect_word_marked(page, "kusama", 5).await;
        let n_marks = page.read::<Vec<(String, String)>>(MARKS, &[]).await.len();
        page.mark_document().await;
        page.click("#tab-governance").await;
        page.expect_route("2021/11/governance/").await;
        expect_address(page, "?q=kusama", "").await;
        page.wait_for::<Vec<(String, String)>>("fewer marks", MARKS, &[], |marks| {
            !marks.is_empty() && marks.len() < n_marks
        })
        .await;
        page.press(Key::Right).await;
        page.expect_route("2021/11/parachains/").await;
        expect_address(page, "?q=kusama", "").await;
        expect_word_marked(page, "kusama", 1).await;
        // No highlighted text has been removed from the page.
        let script = "return [...CSS.highlights.get('search')]
            .every(range => range.startContainer.isConnected && String(range) !== '')";
        page.expect_that("marks on words of the page", script, &[])
            .await;

        page.click("nav.month-nav a[rel=next]").await;
        page.expect_route("2023/11/parachains/").await;
        expect_address(page, "", "").await;
        expect_no_marks(page).await;
        page.go_back().await;
        expect_address(page, "?q=kusama", "").await;
        expect_word_marked(page, "kusama", 1).await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn escape_in_the_search_box_or_taken_by_another_leaves_the_marks() {
    on_nested(async |page| {
        page.open("2021/11/?q=picasso").await;
        expect_word_marked(page, "picasso", 1).await;
        let script = "const handler = event => event.preventDefault();
            document.addEventListener('keydown', handler);
            window.stopTaking = () => document.removeEventListener('keydown', handler)";
        page.read::<()>(script, &[]).await;
        page.press(Key::Escape).await;
        page.two_frames().await;
        expect_word_marked(page, "picasso", 1).await;
        page.read::<()>("stopTaking()", &[]).await;
        // Synthetic, because a real Escape would also make the browser clear the box.
        let script = "document.querySelector('#search-input').dispatchEvent(
            new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))";
        page.read::<()>(script, &[]).await;
        page.two_frames().await;
        expect_word_marked(page, "picasso", 1).await;
    })
    .await;
}

/// A reader who has scrolled on has left the hit, so neither way of clearing scrolls the page.
#[tokio::test]
async fn clearing_does_not_move_the_page() {
    on_nested(async |page| {
        for clear in ["", ".mark-bar button"] {
            open_hit(page).await;
            page.scroll_to("footer.site-footer").await;
            page.scroll_to("article.report h1").await;
            let y_px: f64 = page.read("return scrollY", &[]).await;
            if clear.is_empty() {
                page.press(Key::Escape).await;
            } else {
                page.click(clear).await;
            }
            expect_no_marks(page).await;
            page.expect_scrolled_to(y_px).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_bar_shifts_nothing_and_says_when_nothing_is_marked() {
    on_nested(async |page| {
        page.open("2021/11/?q=picasso").await;
        expect_bar(page, "Marked: “picasso”").await;
        let script = "const bar = document.querySelector('.mark-bar').getBoundingClientRect();
            return [bar.top >= 0 && bar.bottom <= innerHeight,
                document.querySelector('[role=tabpanel] .mark-bar') === null]";
        page.expect("[in view, outside the panel]", script, &[], [true, true])
            .await;
        page.expect_no_shift(0.001).await;
        page.open("2021/11/?q=zzzzqqqq").await;
        expect_bar(page, "Searched for: “zzzzqqqq”").await;
        page.set_size(320, 500).await;
        let words = "word+".repeat(60);
        page.open(&format!("2021/11/?q={words}")).await;
        page.expect_present(".mark-bar").await;
        let script = "return document.documentElement.scrollWidth <= innerWidth
            && document.querySelector('.mark-bar').getBoundingClientRect().height < 80";
        page.expect_that("a bar of one line that fits", script, &[])
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_browser_without_such_marks_shows_the_report_all_the_same() {
    on_nested(async |page| {
        page.run_before_documents("delete CSS.highlights; delete window.Highlight")
            .await;
        page.open("2021/11/?q=picasso").await;
        page.expect_report_text(&Seed::of("2021-11")).await;
        expect_bar(page, "Searched for: “picasso”").await;
        page.click("#tab-market").await;
        expect_address(page, "?q=picasso", "").await;
        page.press(Key::Escape).await;
        expect_address(page, "", "").await;
        let script =
            "return [document.querySelectorAll('.mark-bar').length, watched.errors.length]";
        page.expect("[bars, errors]", script, &[], json!([0, 0]))
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_marks_have_the_colors_of_the_chosen_scheme() {
    on_nested(async |page| {
        page.open("2021/11/?q=picasso").await;
        expect_word_marked(page, "picasso", 1).await;
        let script = "document.documentElement.dataset.theme = arguments[0];
            const probe = document.createElement('mark');
            document.body.append(probe);
            const text = document.querySelector('#topic-panel p');
            const colors = style => [style.backgroundColor, style.color];
            const seen = [colors(getComputedStyle(text, '::highlight(search)')),
                colors(getComputedStyle(probe))];
            probe.remove();
            return seen";
        let mut backgrounds = Vec::new();
        for scheme in ["light", "dark"] {
            let [marks, expected]: [[String; 2]; 2] = page.read(script, &[json!(scheme)]).await;
            assert_eq!(marks, expected, "[background, text], {scheme}");
            backgrounds.extend(marks.into_iter().next());
        }
        assert_ne!(backgrounds[0], backgrounds[1]);
    })
    .await;
}
