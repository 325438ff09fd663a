//! The page that creates embed code: its form, its previews, and copying.

use kusama_news_reader::embedded_archive;
use serde_json::json;
use thirtyfour::Key;

use crate::reader_page::ReaderPage;
use crate::session::on_both_bases;

/// Returns the id of a paragraph of the report of November 2023.
fn passage() -> String {
    let archive = embedded_archive().expect("an archive that can be read");
    let report = archive.report("2023-11".parse().expect("a month"));
    let ids = report.expect("a report").text_ids();
    ids[ids.len() - 2].to_string()
}

async fn expect_shown(page: &ReaderPage, path: &str) {
    page.expect_builder().await;
    // The newest report is the default, so its address has no `show`.
    let query = match path {
        "2024/11/" => String::new(),
        path => format!("?show={}", path.replace('/', "%2F")),
    };
    page.expect_embedded(&query, path).await;
}

#[tokio::test]
async fn a_month_a_topic_and_a_thread_lead_to_the_lines_that_embed_them() {
    on_both_bases(async |page| {
        for path in ["2023/11/", "2023/11/market/", "topic/market/"] {
            page.open(path).await;
            page.mark_document().await;
            page.click(".page-tools a.embed-link").await;
            expect_shown(page, path).await;
            page.expect_focus_on("h1").await;
            page.expect_same_document().await;
            page.go_back().await;
            page.expect_route(path).await;
            page.expect_same_document().await;
        }
    })
    .await;
}

#[tokio::test]
async fn each_choice_changes_the_address_the_lines_and_the_frames() {
    on_both_bases(async |page| {
        page.open_builder("").await;
        page.mark_document().await;
        let n_entries = page.history_length().await;
        expect_shown(page, "2024/11/").await;
        let mut query = "?show=2023%2F11%2F".to_owned();
        page.choose("month", "2023/11").await;
        page.expect_embedded(&query, "2023/11/").await;
        page.choose("topic", "market").await;
        query.push_str("market%2F");
        page.expect_embedded(&query, "2023/11/market/").await;
        let mut options = String::new();
        for (name, value, option) in [
            ("theme", "dark", "theme=dark"),
            ("accent", "#00ff7f", "accent=00ff7f"),
            ("tabs", "false", "tabs=0"),
            ("search", "false", "search=0"),
        ] {
            page.choose(name, value).await;
            let path = format!("2023/11/market/?{options}{option}");
            page.expect_embedded(&format!("{query}&{options}{option}"), &path)
                .await;
            options = format!("{options}{option}&");
        }
        page.choose("own", "false").await;
        page.choose("width", "480").await;
        let options = "theme=dark&tabs=0&search=0";
        let path = format!("2023/11/market/?{options}");
        page.expect_embedded(&format!("{query}&{options}&width=480"), &path)
            .await;
        let widths = page.attributes(".preview > iframe", "width").await;
        assert_eq!(widths, [Some("480".to_owned()), Some("480".to_owned())]);
        // All changes together are one history entry, and only the frames were loaded.
        assert_eq!(page.history_length().await, n_entries);
        page.expect_same_document().await;
        page.reload().await;
        page.expect_builder().await;
        page.expect_embedded(&format!("{query}&{options}&width=480"), &path)
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_thread_has_a_topic_months_and_an_order_but_no_tabs() {
    on_both_bases(async |page| {
        page.open_builder("?show=2023/11/&tabs=0").await;
        page.choose("what", "thread").await;
        // A report without a topic becomes a thread on the first topic.
        page.expect_embedded("?show=topic%2Foverview%2F", "topic/overview/")
            .await;
        page.choose("topic", "market").await;
        page.choose("from", "2021-11").await;
        page.choose("to", "2023-11").await;
        page.choose("order", "desc").await;
        let span = "from=2021-11&to=2023-11&order=desc";
        page.expect_embedded(
            &format!("?show=topic%2Fmarket%2F&{span}"),
            &format!("topic/market/?{span}"),
        )
        .await;
        let script = "return ['month', 'topic', 'from', 'tabs']
            .map(name => document.querySelector(`#embed-form [name=${name}]`).checkVisibility())";
        let shown = [false, true, true, false];
        page.expect("[month, topic, from, tabs]", script, &[], shown)
            .await;
        page.choose("what", "report").await;
        page.expect_embedded(
            "?show=2023%2F11%2Fmarket%2F&tabs=0",
            "2023/11/market/?tabs=0",
        )
        .await;
        page.expect("again", script, &[], [true, true, false, true])
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_topic_that_the_form_proposed_is_taken_back_and_one_that_was_chosen_stays() {
    on_both_bases(async |page| {
        page.open_builder("?show=2023/11/").await;
        let proposed = ("?show=topic%2Foverview%2F", "topic/overview/");
        let topic = "return document.querySelector('[name=topic]').value";
        for _ in 0..2 {
            page.choose("what", "thread").await;
            page.expect_embedded(proposed.0, proposed.1).await;
            page.choose("what", "report").await;
            page.expect_embedded("?show=2023%2F11%2F", "2023/11/").await;
            page.expect("all topics", topic, &[], String::new()).await;
        }
        // Choosing another topic and then the proposed one again counts as a choice.
        page.choose("what", "thread").await;
        page.expect_embedded(proposed.0, proposed.1).await;
        page.choose("topic", "market").await;
        page.choose("topic", "overview").await;
        page.choose("what", "report").await;
        page.expect_embedded("?show=2023%2F11%2Foverview%2F", "2023/11/overview/")
            .await;
    })
    .await;
}

/// Waits until the page reports `wrong` as an invalid width, or reports no error for `None`.
async fn expect_said_of_width(page: &ReaderPage, wrong: Option<&str>) {
    let script = "const field = document.querySelector('[name=width]');
        const note = document.getElementById(field.getAttribute('aria-describedby'));
        return [field.getAttribute('aria-invalid'), note.role, note.textContent]";
    let (is_invalid, note) = match wrong {
        Some(typed) => (
            Some("true"),
            format!("{typed} is not a width from 240 to 1200: the frame takes the full width."),
        ),
        None => (None, "240 to 1200; leave empty for the full width.".into()),
    };
    let expected = json!([is_invalid, "status", note]);
    page.expect("[invalid, role, note]", script, &[], expected)
        .await;
}

#[tokio::test]
async fn a_width_that_no_frame_has_is_none_and_is_said_to_be_wrong() {
    on_both_bases(async |page| {
        page.open_builder("?show=2023/11/&width=300").await;
        page.focus("[name=width]").await;
        for key in [Key::End, Key::Backspace, Key::Backspace] {
            page.press(key.clone()).await;
        }
        page.expect_embedded("?show=2023%2F11%2F", "2023/11/").await;
        expect_said_of_width(page, Some("3")).await;
        page.type_text("60").await;
        page.expect_embedded("?show=2023%2F11%2F&width=360", "2023/11/")
            .await;
        expect_said_of_width(page, None).await;
        for width in ["100", "5000", "-300", "300.5"] {
            page.choose("width", width).await;
            expect_said_of_width(page, Some(width)).await;
            page.expect_embedded("?show=2023%2F11%2F", "2023/11/").await;
        }
        page.choose("width", "").await;
        expect_said_of_width(page, None).await;
        // For input that is not a number, the page gets an empty value and cannot quote it.
        page.type_text("-").await;
        expect_said_of_width(page, Some("This")).await;
        page.press(Key::Backspace).await;
        expect_said_of_width(page, None).await;
        page.expect_focus_on("[name=width]").await;
    })
    .await;
}

#[tokio::test]
async fn the_frames_show_the_part_as_a_page_elsewhere_would() {
    on_both_bases(async |page| {
        page.open_builder("?show=2023/11/market/&theme=dark").await;
        page.expect_embedded(
            "?show=2023%2F11%2Fmarket%2F&theme=dark",
            "2023/11/market/?theme=dark",
        )
        .await;
        let script = "const done = arguments[arguments.length - 1];
            const frame = document.querySelector('.preview.is-phone > iframe');
            frame.scrollIntoView();
            const widths = [...document.querySelectorAll('.preview > iframe')]
                .map(it => Math.round(it.getBoundingClientRect().width));
            setTimeout(() => done(widths), 500)";
        let widths: [u32; 2] = page.read_when_done(script, &[]).await;
        assert_eq!(widths, [360, 768]);
        let script = "return [self.origin, document.documentElement.dataset.theme,
            document.querySelector('main article').className,
            document.querySelector('.origin-notice').innerText.length > 20]";
        let expected = json!(["null", "dark", "report", true]);
        let css = ".preview.is-phone > iframe";
        page.expect_in_frame(css, "the part", script, expected)
            .await;
        let attributes = page.attributes(".preview > iframe", "sandbox").await;
        let sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
        assert_eq!(
            attributes,
            [Some(sandbox.to_owned()), Some(sandbox.to_owned())]
        );
        // Opens the embedded page by itself, then goes back.
        page.click(".builder-alone > a").await;
        page.expect_route("embed/2023/11/market/").await;
        page.go_back().await;
        page.expect_builder().await;
        page.expect_embedded(
            "?show=2023%2F11%2Fmarket%2F&theme=dark",
            "2023/11/market/?theme=dark",
        )
        .await;
    })
    .await;
}

/// Pastes the clipboard into a field and returns the text.
async fn pasted(page: &ReaderPage) -> String {
    let script = "const field = document.createElement('textarea');
        field.id = 'paste';
        document.querySelector('main').append(field);
        field.focus();";
    page.read::<()>(script, &[]).await;
    page.press_with_ctrl('v').await;
    let script = "const field = document.querySelector('#paste');
        const text = field.value;
        field.remove();
        return text";
    page.read(script, &[]).await
}

#[tokio::test]
async fn lines_are_copied_and_it_is_said() {
    on_both_bases(async |page| {
        page.open_builder("?show=2023/11/").await;
        page.click(".embed-others summary").await;
        for name in ["frame", "script", "quotation"] {
            page.click(&format!("#copy-{name}")).await;
            let script = "return ['frame', 'script', 'quotation']
                .map(name => document.getElementById(`copied-${name}`).innerText)
                .filter(text => text !== '')
                .concat(document.activeElement.id)";
            let expected = ["Copied.".to_owned(), format!("copy-{name}")];
            page.expect("[said, focus]", script, &[], expected).await;
            let script = "return document.getElementById(arguments[0]).value";
            let id = json!(format!("lines-{name}"));
            let lines: String = page.read(script, &[id]).await;
            assert_eq!(pasted(page).await, lines);
        }
    })
    .await;
}

#[tokio::test]
async fn lines_that_a_browser_does_not_copy_are_selected_for_who_does() {
    on_both_bases(async |page| {
        page.open_builder("?show=2023/11/").await;
        page.read::<()>("document.execCommand = () => false", &[])
            .await;
        page.focus("#copy-script").await;
        page.press(Key::Enter).await;
        let script = "const field = document.activeElement;
            return [document.getElementById('copied-script').innerText.includes('Ctrl+C'),
                field.id, field.selectionEnd - field.selectionStart === field.value.length]";
        let expected = json!([true, "lines-script", true]);
        page.expect("[said, focus, all selected]", script, &[], expected)
            .await;
        page.press_with_ctrl('c').await;
        assert!(pasted(page).await.ends_with("embed.js\"></script>"));
    })
    .await;
}

#[tokio::test]
async fn the_program_takes_the_page_over_as_it_stands() {
    on_both_bases(async |page| {
        page.hold_program().await;
        page.open_held("embed/").await;
        // The frames replace what is in the previews.
        let script = "window.kept = [...document.querySelectorAll('main *:not(.preview *)')];
            return [kept.length > 50, document.querySelectorAll('#embed-form[inert]').length,
                document.querySelectorAll('iframe').length]";
        page.expect("[many, held, frames]", script, &[], json!([true, 1, 0]))
            .await;
        page.let_program_go().await;
        expect_shown(page, "2024/11/").await;
        let script = "return kept.filter(it => !it.isConnected).length";
        page.expect("the elements that are gone", script, &[], 0)
            .await;
    })
    .await;
}

/// Presses Tab until the focused element matches `css`.
async fn tab_to(page: &ReaderPage, css: &str) {
    for _ in 0..80 {
        page.press(Key::Tab).await;
        let script = "return document.activeElement.matches(arguments[0])";
        if page.read(script, &[json!(css)]).await {
            return;
        }
    }
    panic!("expected to come to `{css}` by the Tab key");
}

#[tokio::test]
async fn everything_is_done_with_keys() {
    on_both_bases(async |page| {
        page.open_builder("").await;
        // The code for the newest report is the first thing to copy.
        tab_to(page, "#copy-script").await;
        page.press(Key::Enter).await;
        let script = "return document.getElementById('copied-script').innerText";
        page.expect("what is said", script, &[], "Copied.".to_owned())
            .await;
        tab_to(page, "[name=what]").await;
        page.press(Key::Down).await;
        page.expect_embedded("?show=topic%2Foverview%2F", "topic/overview/")
            .await;
        tab_to(page, "[name=topic]").await;
        page.type_text("Mark").await;
        tab_to(page, "[name=order]").await;
        page.type_text("New").await;
        tab_to(page, "[name=theme]").await;
        page.type_text("Light").await;
        tab_to(page, "[name=width]").await;
        page.type_text("640").await;
        page.expect_embedded(
            "?show=topic%2Fmarket%2F&order=desc&theme=light&width=640",
            "topic/market/?order=desc&theme=light",
        )
        .await;
        tab_to(page, ".builder-alone > a").await;
        tab_to(page, ".builder .wide-frame").await;
    })
    .await;
}

/// The text in a preview is the first thing that is seen there; the frame covers it.
#[tokio::test]
async fn a_preview_is_never_empty() {
    on_both_bases(async |page| {
        page.hold_program().await;
        page.open_held("embed/").await;
        let script = "return [...document.querySelectorAll('.preview')]
            .map(it => [it.checkVisibility(), it.innerText.trim() !== ''])";
        let both = json!([[true, true], [true, true]]);
        page.expect("[shown, with text]", script, &[], both).await;
        page.let_program_go().await;
        expect_shown(page, "2024/11/").await;
        let script = "return [...document.querySelectorAll('.preview')].map(it => {
            const text = it.firstElementChild.getBoundingClientRect();
            const frame = it.lastElementChild.getBoundingClientRect();
            return it.lastElementChild.tagName === 'IFRAME' && frame.top <= text.top
                && frame.bottom >= text.bottom && frame.left <= text.left;
        })";
        page.expect("[covered]", script, &[], [true, true]).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_scrolls_sideways_and_nothing_jumps() {
    on_both_bases(async |page| {
        let queries = [
            "?show=2023/11/".to_owned(),
            "?show=topic/market/&width=1200".to_owned(),
            format!("?show=2023/11/{}/", passage()),
        ];
        for query in &queries {
            page.open_builder(query).await;
            page.expect_present(".is-desk > iframe").await;
            for width_px in [320, 360, 768, 1280] {
                page.set_size(width_px, 800).await;
                page.two_frames().await;
                let script = "const root = document.documentElement;
                    return [root.scrollWidth <= root.clientWidth,
                        [...document.querySelectorAll('.builder :is(a, button, select, input)')]
                            .filter(it => it.checkVisibility() && !it.closest('label.choice'))
                            .every(it => it.getBoundingClientRect().height >= 24)]";
                let what = format!("[fits, can be hit] at {width_px} px, {query}");
                page.expect(what, script, &[], [true, true]).await;
            }
        }
        page.open_builder("?show=2023/11/").await;
        page.expect_present(".is-desk > iframe").await;
        page.expect_no_shift(0.01).await;
    })
    .await;
}
