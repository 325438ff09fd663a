//! Saving the content of a page as one file, and the file with the whole archive.

use std::fs;
use std::path::PathBuf;

use scraper::{Html, Node, Selector};

use crate::conduct::{Fault, Part};
use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::session::{on_both_bases, on_root, output_folder};
use crate::text::{first_difference, report_text, words};

/// Script that returns the status line of the export.
const STATUS: &str = "return document.querySelector('.export [role=status]').innerText";

/// Opens a thread and unfolds the part of its form with the save button.
async fn open_thread(page: &ReaderPage) {
    page.open("topic/governance/").await;
    page.click(".thread-form summary").await;
}

/// Presses the save button, waits for the file, and returns its text.
async fn save(page: &ReaderPage, name: &str) -> String {
    // One folder per browser, because browsers run at the same time.
    let folder = output_folder(&format!("downloads/{}", page.browser().name()));
    let file: PathBuf = folder.join(name);
    drop(fs::remove_file(&file));
    page.keep_downloads_in(&folder).await;
    page.click(".export-button").await;
    let what = format!("a line with {name}");
    page.wait_for::<String>(what, STATUS, &[], |said| said.contains(name))
        .await;
    page.expect_file(&file).await
}

/// Presses the button and waits until the page reports that saving failed because of `reason`.
async fn expect_failure(page: &ReaderPage, reason: &str) {
    page.click(".export-button").await;
    let what = format!("a failure: {reason}");
    page.wait_for::<String>(what, STATUS, &[], |said| {
        said.starts_with("This could not be saved: ") && said.contains(reason)
    })
    .await;
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a selector")
}

/// Returns the attribute `name` of all elements matching `css`, in document order.
fn attributes(file: &Html, css: &str, name: &str) -> Vec<String> {
    let css = selector(css);
    let found = file.select(&css);
    let values = found.map(|element| element.attr(name).unwrap_or_default().to_owned());
    values.collect()
}

fn texts(file: &Html, css: &str) -> Vec<String> {
    let css = selector(css);
    let found = file.select(&css);
    found.map(|element| element.text().collect()).collect()
}

/// Parses a saved file and checks the rules for all of them, for example that it loads no others.
fn checked(html: &str, title: &str) -> Html {
    let begin = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-";
    assert!(html.starts_with(begin), "{html}");
    assert!(html.ends_with("</html>\n"), "the whole file");
    let file = Html::parse_document(html);
    assert!(file.errors.is_empty(), "{:?}", file.errors);
    assert_eq!(texts(&file, "title"), [title]);
    assert_eq!(texts(&file, "body > header > h1"), [title]);
    assert_eq!(texts(&file, "style").len(), 1);
    let others = "script, link, img, iframe, base, [src], [style], body style";
    assert_eq!(attributes(&file, others, "id"), [""; 0]);
    let ids = attributes(&file, "[id]", "id");
    for address in attributes(&file, "a[href]", "href") {
        let is_there = match address.strip_prefix('#') {
            Some(id) => ids.iter().any(|it| it == id),
            None => address.contains(':'),
        };
        assert!(is_there, "{address} leads nowhere");
    }
    let contents = attributes(&file, "nav a", "href");
    let reports = attributes(&file, "main > article", "id");
    assert_eq!(
        contents,
        reports
            .iter()
            .map(|id| format!("#{id}"))
            .collect::<Vec<_>>()
    );
    file
}

/// Returns the words of a report in a saved file, without those the reader adds.
fn report_words(file: &Html, month: &str) -> Vec<String> {
    let mut text = String::new();
    let report = selector(&format!("article[id='{month}']"));
    for node in file.select(&report).flat_map(|report| report.descendants()) {
        let mut around = node.ancestors().filter_map(|it| it.value().as_element());
        if around.any(|element| element.attr("data-generated").is_some()) {
            continue;
        }
        match node.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(it) if ["a", "em", "strong", "s", "code"].contains(&it.name()) => {}
            _ => text.push('\n'),
        }
    }
    words(&text)
}

#[tokio::test]
async fn all_on_a_topic_is_saved_and_nothing_else() {
    on_both_bases(async |page| {
        open_thread(page).await;
        let html = save(page, "kusama-news-governance.html").await;
        let file = checked(&html, "Kusama News: Governance");
        assert_eq!(
            texts(&file, "body > header > h1 + p"),
            ["Everything on Governance in 5 reports."]
        );
        let topics = attributes(&file, "[data-topics]", "data-topics");
        let is_on_it = |topics: &String| topics.split(' ').any(|it| it == "governance");
        assert!(topics.iter().all(is_on_it), "{topics:?}");
        let months: Vec<String> = Seed::all().iter().map(Seed::stem).collect();
        assert_eq!(attributes(&file, "main > article", "id"), months);
        for seed in Seed::all() {
            page.open(&format!("{}governance/", seed.route())).await;
            page.expect_report_text(&seed).await;
            let shown = words(&report_text(page).await);
            let saved = report_words(&file, &seed.stem());
            assert_eq!(first_difference(&seed.stem(), &shown, &saved), None);
        }
        let [refused, errors] = page.refusals().await;
        assert!(
            refused.is_empty() && errors.is_empty(),
            "{refused:?} {errors:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_found_is_saved_and_nothing_else() {
    on_both_bases(async |page| {
        page.open("search/?q=picasso").await;
        let hits = page.expect_hits("picasso").await;
        let html = save(page, "kusama-news-search-picasso.html").await;
        let file = checked(&html, "Kusama News – Search: picasso");
        assert_eq!(texts(&file, "[data-topics]").len(), hits.len());
        let parts = texts(&file, "[data-topics]");
        assert!(parts.iter().all(|it| it.contains("Picasso")), "{parts:?}");
        for hit in hits {
            let id = format!("{}-{}", hit.month().replace('/', "-"), hit.fragment());
            let found = attributes(&file, &format!("[data-topics] [id='{id}']"), "id");
            assert_eq!(found.len(), 1, "{id}");
        }
        page.open("search/?q=xyzzyqwert").await;
        page.expect_present(".search-onward").await;
        let buttons = page.texts(".export-button").await;
        assert!(buttons.is_empty(), "nothing is found: {buttons:?}");
    })
    .await;
}

#[tokio::test]
async fn what_was_found_but_is_not_shown_is_saved_too() {
    on_root(async |page| {
        page.open("search/?q=kusama").await;
        let n_shown = page.expect_hits("kusama").await.len();
        page.click(".search-more a").await;
        let script = "return document.querySelectorAll('.search-more').length";
        page.expect("[ways to more]", script, &[], 0).await;
        let n_all = page.hits().await.len();
        assert!(n_shown < n_all, "{n_shown} of {n_all}");
        page.go_back().await;
        page.expect("[ways to more]", script, &[], 1).await;
        let html = save(page, "kusama-news-search-kusama.html").await;
        let file = checked(&html, "Kusama News – Search: kusama");
        assert_eq!(texts(&file, "[data-topics]").len(), n_all);
    })
    .await;
}

#[tokio::test]
async fn a_link_to_what_is_not_saved_becomes_its_words() {
    on_root(async |page| {
        open_thread(page).await;
        let script = "const done = arguments[arguments.length - 1];
            fetch('archive.html').then(answer => answer.text()).then(done)";
        let html: String = page.read_when_done(script, &[]).await;
        let file = Html::parse_document(&html);
        let parts = |css| attributes(&file, css, "id");
        let here = &parts("section[data-topics~=governance]")[0];
        let gone = &parts("section:not([data-topics~=governance])")[0];
        let links = format!(
            "<p><a href=\"#{here}\">Here</a> <a href=\"#{gone}\"><em>no</em> more</a> \
             <a href=\"https://example.org/\">out</a> <a href=\"#top\">up</a></p></section>"
        );
        let (before, after) = html
            .split_once(&format!("id=\"{here}\""))
            .expect("the section");
        let after = after.replacen("</section>", &links, 1);
        let linked = format!("{before}id=\"{here}\"{after}");
        page.host().conduct().pages.insert("archive.html", linked);
        let html = save(page, "kusama-news-governance.html").await;
        checked(&html, "Kusama News: Governance");
        let links = links.replace(
            &format!("<a href=\"#{gone}\"><em>no</em> more</a>"),
            "<em>no</em> more",
        );
        assert!(html.contains(&links), "{links} in {html}");
    })
    .await;
}

#[tokio::test]
async fn where_nothing_can_be_saved_it_is_said_why() {
    on_both_bases(async |page| {
        open_thread(page).await;
        page.expect_running().await;
        let archive = Part::File("archive.html");
        page.host().conduct().fail_only(archive, Fault::Gone);
        expect_failure(page, "archive.html could not be loaded (404).").await;
        page.host().conduct().fail_only(archive, Fault::Page);
        expect_failure(page, "archive.html is incomplete.").await;
        page.host().conduct().mend();
        let script = "window.create = URL.createObjectURL; URL.createObjectURL = () => {
                throw new DOMException('No files here.', 'SecurityError') }";
        page.read::<()>(script, &[]).await;
        expect_failure(page, "No files here.").await;
        page.read::<()>("URL.createObjectURL = create", &[]).await;
        save(page, "kusama-news-governance.html").await;
        let [_, errors] = page.refusals().await;
        assert!(errors.is_empty(), "{errors:?}");
    })
    .await;
}

#[tokio::test]
async fn without_the_script_that_saves_it_is_said() {
    on_root(async |page| {
        let script = Part::File("export.js");
        page.host().conduct().fail_only(script, Fault::Gone);
        open_thread(page).await;
        // Only some browsers include the name of the file in the error.
        expect_failure(page, "module").await;
        page.host().conduct().mend();
        open_thread(page).await;
        save(page, "kusama-news-governance.html").await;
    })
    .await;
}

#[tokio::test]
async fn the_button_comes_with_the_program_and_moves_nothing() {
    on_both_bases(async |page| {
        page.hold_program().await;
        page.open_held("topic/market/").await;
        let unfold = "document.querySelector('.thread-form details').open = true";
        page.read::<()>(unfold, &[]).await;
        let script = "const place = css => {
                const box = [...document.querySelectorAll(css)].at(-1).getBoundingClientRect();
                return [box.top, box.height];
            };
            return [...place('.export-button'), ...place('.thread-month'), ...place('footer')]";
        let before: Vec<f64> = page.read(script, &[]).await;
        let is_seen = "return document.querySelector('.export-button')
            .checkVisibility({ visibilityProperty: true })";
        page.expect("the button", is_seen, &[], false).await;
        page.let_program_go().await;
        page.expect("the button", is_seen, &[], true).await;
        page.two_frames().await;
        assert_eq!(page.read::<Vec<f64>>(script, &[]).await, before);
    })
    .await;
}

#[tokio::test]
async fn the_file_with_all_is_loaded_by_the_browser() {
    on_both_bases(async |page| {
        page.open("2023/11/").await;
        page.click("footer a[href$='archive.html']").await;
        page.expect_route("archive.html").await;
        let script = "return [document.querySelectorAll('main > article').length,
            document.querySelectorAll('#app, script').length]";
        page.expect("[reports, programs]", script, &[], [5, 0])
            .await;
        page.go_back().await;
        page.expect_route("2023/11/").await;
    })
    .await;
}
