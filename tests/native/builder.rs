//! Tests of the page that generates embed code, rendered natively.

use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::Archive;
use kusama_news_reader::routes::{Base, Builder, Route};
use kusama_news_reader::ui::prerender::render;
use scraper::{ElementRef, Html, Selector};
use std::sync::Arc;

/// Returns the main part of the page for a query string, parsed.
fn page(archive: &Archive, query: &str) -> Html {
    let archive = Arc::new(archive.clone());
    let route = Route::Builder(Builder::parse(query, &archive));
    let rendered = render(&archive, &Base::new("/x/y/"), &route);
    let (_, rest) = rendered.split_once("<main").unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    let (main, _) = rest.split_once("</main>").unwrap();
    // Leptos marks positions in text with `<!>`, which is not valid HTML.
    let html = Html::parse_fragment(&main.replace("<!>", "").replace("<!---->", ""));
    assert_eq!(html.errors, Vec::<String>::new(), "for {query}");
    html
}

fn all<'a>(html: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(css).unwrap()).collect()
}

#[track_caller]
fn one<'a>(html: &'a Html, css: &str) -> ElementRef<'a> {
    let found = all(html, css);
    assert_eq!(found.len(), 1, "`{css}`");
    found[0]
}

fn texts(html: &Html, css: &str) -> Vec<String> {
    let found = all(html, css).into_iter();
    found.map(|it| it.text().collect()).collect()
}

/// Returns the current form values: `name=value` of each visible field.
fn chosen(html: &Html) -> Vec<String> {
    let is_shown = |it: &ElementRef<'_>| {
        let mut around = it.ancestors().filter_map(ElementRef::wrap);
        around.all(|it| it.attr("hidden").is_none())
    };
    let css = "input[checked], input[type=number], input[type=color], select";
    let fields = all(html, css).into_iter().filter(is_shown);
    let fields = fields.map(|field| {
        let name = field.attr("name").unwrap();
        let option = Selector::parse("option[selected]").unwrap();
        let option = field.select(&option).next();
        let value = option.unwrap_or(field).attr("value").unwrap_or_default();
        format!("{name}={value}")
    });
    fields.collect()
}

#[track_caller]
fn check_form(query: &str, expected: &[&str]) {
    let html = page(&embedded_archive().unwrap(), query);
    assert_eq!(chosen(&html), expected, "for {query}");
}

#[test]
fn the_form_shows_what_the_address_says() {
    let none = "accent=#9b0f4b";
    let newest = ["what=report", "month=2024/11", "topic="];
    let rest = ["theme=auto", none, "width=", "tabs=", "search="];
    check_form("", &[&newest[..], &rest].concat());
    check_form(
        "show=2023/11/market/&theme=dark&accent=0f8&width=360&tabs=0&search=0",
        &[
            "what=report",
            "month=2023/11",
            "topic=market",
            "theme=dark",
            "own=",
            "accent=#00ff88",
            "width=360",
        ],
    );
    check_form(
        "show=topic/market/&from=2022-05&order=desc&theme=light",
        &[
            "what=thread",
            "topic=market",
            "from=2022-05",
            "to=",
            "order=desc",
            "theme=light",
            none,
            "width=",
        ],
    );
}

#[test]
fn a_passage_can_be_chosen_on_the_page_that_came_for_it() {
    let archive = embedded_archive().unwrap();
    let report = archive.latest().unwrap();
    let id = report.text_ids()[5];
    let show = format!("2024/11/{id}/");
    let html = page(&archive, &format!("show={show}"));
    let what = format!("what={show}");
    let expected = [&what, "theme=auto", "accent=#9b0f4b", "width="];
    assert_eq!(chosen(&html), expected);
    let labels = texts(&html, "fieldset:first-child label.choice");
    assert_eq!(labels.len(), 3);
    assert!(labels[0].trim().starts_with("The passage “"), "{labels:?}");
    assert!(labels[0].ends_with("” of November 2024"), "{labels:?}");
    assert_eq!(all(&page(&archive, ""), "[name=what]").len(), 2);
}

#[test]
fn every_field_has_a_label_and_belongs_to_a_group_with_a_name() {
    let html = page(&embedded_archive().unwrap(), "show=topic/market/");
    let fields = all(&html, "input, select, textarea");
    assert!(fields.len() > 12);
    for field in fields {
        let label = Selector::parse("label").unwrap();
        let mut around = field.ancestors().filter_map(ElementRef::wrap);
        let is_named = field.attr("aria-label").is_some()
            || around.any(|it| label.matches(&it))
            || field
                .attr("id")
                .is_some_and(|id| !all(&html, &format!("label[for={id}]")).is_empty());
        assert!(is_named, "{}", field.html());
    }
    let in_groups = all(&html, "fieldset input, fieldset select").len();
    assert_eq!(in_groups, all(&html, "form input, form select").len());
    assert_eq!(texts(&html, "fieldset > legend"), ["What", "Look"]);
}

/// Before the program starts, the page already has embed code to copy. It has no frame, because
/// that would load something the user did not ask for.
#[test]
fn without_the_program_there_are_lines_for_the_newest_report_and_no_frame() {
    let mut archive = embedded_archive().unwrap();
    archive.site.url = "https://example.org/x/y/".into();
    let html = page(&archive, "");
    assert_eq!(all(&html, "iframe").len(), 0);
    assert!(one(&html, "#embed-form").attr("inert").is_some());
    let labels = texts(&html, ".embed-lines > label");
    let expected = [
        "Recommended: frame that fits its text",
        "Frame of a fixed height",
        "Quotation",
    ];
    assert_eq!(labels, expected);
    // The recommended code is first on the page, and all others are folded.
    let first = one(
        &html,
        ".builder-choices > section:first-child > .embed-lines > textarea",
    );
    assert_eq!(first.attr("id"), Some("lines-script"));
    let folded = texts(&html, "details:not([open]) .embed-lines > label");
    assert_eq!(folded, expected[1..]);
    let lines = texts(&html, "textarea[readonly]");
    assert_eq!(lines.len(), 3);
    let frame = Html::parse_fragment(&lines[0]);
    let src = one(&frame, "iframe").attr("src");
    assert_eq!(src, Some("https://example.org/x/y/embed/2024/11/"));
    let src = one(&frame, "script").attr("src");
    assert_eq!(src, Some("https://example.org/x/y/embed.js"));
    assert!(lines[2].contains("href=\"https://example.org/x/y/2024/11/\""));
    let hosts = texts(&html, ".field-note > #embed-host");
    assert_eq!(hosts, ["https://example.org"]);
    assert_eq!(texts(&html, ".embed-needs").len(), 1);
    let previews = texts(&html, ".preview");
    assert_eq!(
        previews,
        ["The preview appears here. It needs JavaScript."; 2]
    );
    let alone = one(&html, ".builder-alone > a").attr("href");
    assert_eq!(alone, Some("/x/y/embed/2024/11/"));
}

#[test]
fn without_an_address_of_its_own_the_page_says_what_the_lines_lack() {
    let html = page(&embedded_archive().unwrap(), "");
    let lines = texts(&html, "textarea");
    assert!(lines[0].starts_with("<iframe src=\"/x/y/embed/2024/11/\""));
    assert_eq!(texts(&html, "#embed-host"), [""]);
    let needs = texts(&html, ".embed-needs");
    assert_eq!(needs.len(), 2);
    assert!(needs[0].starts_with("Put the address of this site"));
}

#[test]
fn an_archive_without_reports_has_nothing_to_embed() {
    let html = page(&Archive::default(), "");
    assert_eq!(all(&html, "form, textarea").len(), 0);
    let said = texts(&html, "p");
    assert!(
        said.iter()
            .any(|it| it == "There is no report to embed yet.")
    );
}
