//! Tests of the embed code, parsed as HTML in the page that it is pasted into.

use crate::support::archive_of;
use kusama_news_reader::html::embed_code::{SANDBOX, Snippet};
use kusama_news_reader::model::{Archive, Topic, TopicId};
use kusama_news_reader::routes::{Builder, Embed, Options, Part, Thread};
use maud::Markup;
use scraper::{ElementRef, Html, Selector};

const SITE: &str = "https://example.org/x/y/";

const MARKDOWN: &str = "# Kusama News - November 2023\n\n# A headline & more\n\nFirst *words* of the \
     lead. [Second](/2023/11/) words.\n\n## Prices\n\nWords on prices.\n\n```\n<b>code</b>\n```\n";

/// Returns an archive with one report and two topics; the report lacks the second topic.
fn archive() -> Archive {
    let mut archive = archive_of(MARKDOWN);
    archive.site.title = "Kusama News".into();
    archive.site.notice = "Written by a machine & unverified.".into();
    let topic = |slug: &str, label: &str| Topic {
        slug: slug.into(),
        label: label.into(),
        description: format!("What is said of {slug}."),
        ..Topic::default()
    };
    archive.topics = vec![topic("market", "Market"), topic("other", "Other")];
    for report in &mut archive.reports {
        report.lead_topic = None;
        for section in &mut report.sections {
            section.topic = TopicId(0);
            section.also.clear();
        }
    }
    archive
}

/// Returns the part that a query string of the builder selects.
fn part(archive: &Archive, query: &str) -> Part {
    Builder::parse(query, archive).part.unwrap()
}

fn snippet(archive: &Archive, part: Part) -> Snippet<'_> {
    let options = Options::default();
    Snippet {
        archive,
        site: SITE,
        embed: Embed { part, options },
        width: None,
    }
}

/// Parses a snippet and asserts that it is well-formed.
#[track_caller]
fn parsed(snippet: &Markup) -> Html {
    let html = Html::parse_fragment(&snippet.0);
    assert_eq!(html.errors, Vec::<String>::new(), "in {}", snippet.0);
    html
}

/// Returns the names of all elements in order, without the parser's root element.
fn names(html: &Html) -> Vec<&str> {
    let elements = html.root_element().descendent_elements();
    elements.skip(1).map(|it| it.value().name()).collect()
}

fn one<'a>(html: &'a Html, css: &str) -> ElementRef<'a> {
    let selector = Selector::parse(css).unwrap();
    let found: Vec<_> = html.select(&selector).collect();
    assert_eq!(found.len(), 1, "`{css}` in {}", html.html());
    found[0]
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

#[track_caller]
fn check_attributes(html: &Html, css: &str, expected: &[(&str, &str)]) {
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    let mut found: Vec<_> = one(html, css).value().attrs().collect();
    found.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn a_frame_has_exactly_the_attributes_that_it_needs() {
    let archive = archive();
    let query = "show=2023/11/market/&theme=dark&accent=00ff7f&tabs=0&width=360";
    let builder = Builder::parse(query, &archive);
    let snippet = Snippet {
        archive: &archive,
        site: SITE,
        embed: builder.embed().unwrap(),
        width: builder.width,
    };
    let html = parsed(&snippet.frame());
    assert_eq!(names(&html), ["iframe"]);
    let src = "https://example.org/x/y/embed/2023/11/market/?theme=dark&accent=00ff7f&tabs=0";
    let expected = [
        ("src", src),
        ("title", "Kusama News: Market, November 2023"),
        ("width", "360"),
        ("height", "640"),
        ("loading", "lazy"),
        ("sandbox", SANDBOX),
        ("referrerpolicy", "strict-origin-when-cross-origin"),
        ("frameborder", "0"),
        ("style", "border:0;max-width:100%"),
    ];
    check_attributes(&html, "iframe", &expected);
    let wide = Snippet {
        width: None,
        ..snippet
    };
    let html = parsed(&wide.frame());
    assert_eq!(one(&html, "iframe").attr("width"), Some("100%"));
}

#[test]
fn a_frame_may_not_pass_for_its_site_nor_take_the_page_around_it_away() {
    for banned in ["same-origin", "top-navigation", "forms", "modals"] {
        assert!(!SANDBOX.contains(banned), "{banned}");
    }
}

#[test]
fn the_script_comes_from_the_same_site_and_stops_nothing() {
    let archive = archive();
    let snippet = snippet(&archive, part(&archive, ""));
    let html = parsed(&snippet.frame_with_script());
    assert_eq!(names(&html), ["iframe", "script"]);
    let src = "https://example.org/x/y/embed.js";
    check_attributes(&html, "script", &[("async", ""), ("src", src)]);
    let frame = snippet.frame().into_string();
    assert!(snippet.frame_with_script().0.starts_with(&frame));
}

#[test]
fn a_frame_says_what_stands_in_it() {
    let archive = archive();
    let title = |query: &str| snippet(&archive, part(&archive, query)).title();
    assert_eq!(title("show=2023/11/"), "Kusama News: November 2023");
    assert_eq!(
        title("show=topic/market/"),
        "Kusama News: Market through the months"
    );
    assert_eq!(
        title("show=topic/market/&from=2021-01&to=2023-12"),
        "Kusama News: Market, January 2021 to December 2023"
    );
    let id = archive.reports[0].text_ids()[0];
    assert_eq!(
        title(&format!("show=2023/11/{id}/")),
        "Kusama News: A passage of November 2023"
    );
}

/// Returns the paragraphs of a part's quotation, and the address of its source.
fn quoted(archive: &Archive, part: Part) -> (Vec<String>, String) {
    let html = parsed(&snippet(archive, part).quotation());
    assert_eq!(names(&html)[0], "blockquote");
    let link = one(&html, "blockquote > p:last-child > cite > a[href]");
    let href = link.attr("href").unwrap().to_owned();
    check_attributes(&html, "blockquote", &[("cite", &href)]);
    let paragraphs = Selector::parse("blockquote > p, blockquote > pre").unwrap();
    (html.select(&paragraphs).map(text).collect(), href)
}

#[test]
fn a_passage_is_quoted_with_its_source_its_origin_and_the_way_to_it() {
    let archive = archive();
    let month = archive.reports[0].month;
    let check = |id, words: &str| {
        let (paragraphs, href) = quoted(&archive, Part::Passage { month, id });
        let source = "Kusama News, November 2023. Written by a machine & unverified.";
        assert_eq!(paragraphs, [words, source]);
        assert_eq!(href, format!("{SITE}2023/11/#{id}"));
    };
    let ids = archive.reports[0].text_ids();
    check(ids[1], "First words of the lead. Second words.");
    check(*ids.last().unwrap(), "<b>code</b>\n");
}

#[test]
fn a_report_is_quoted_as_it_begins_under_its_topic() {
    let archive = archive();
    let check = |query: &str, expected: [&str; 2], path: &str| {
        let (paragraphs, href) = quoted(&archive, part(&archive, query));
        assert_eq!(paragraphs[..2], expected);
        assert!(paragraphs[2].ends_with("Written by a machine & unverified."));
        assert_eq!(href, format!("{SITE}{path}"));
    };
    let lead = "First words of the lead. Second words.";
    check("", ["A headline & more", lead], "2023/11/");
    let words = "Words on prices. <b>code</b>";
    check("show=2023/11/market/", ["Prices", words], "2023/11/market/");
    let none = "The report has no section on this topic.";
    check("show=2023/11/other/", ["Other", none], "2023/11/other/");
    let about = "What is said of market.";
    let thread = "show=topic/market/&from=2021-01&order=desc";
    let path = "topic/market/?from=2021-01&order=desc";
    check(thread, ["Market", about], path);
}

#[test]
fn hostile_words_stay_words() {
    let hostile = "\"><script>alert(1)</script>'&amp;</textarea>";
    let mut archive = archive();
    archive.site.title = hostile.into();
    archive.site.notice = hostile.into();
    archive.topics[0].label = hostile.into();
    archive.topics[0].description = hostile.into();
    archive.reports[0].publication = hostile.into();
    let thread = Part::Thread(Thread::whole(TopicId(0)));
    for part in Part::all(&archive).chain([thread]) {
        let snippet = Snippet {
            site: "https://example.org/\"><script>x</script>/",
            ..snippet(&archive, part)
        };
        let frame = parsed(&snippet.frame());
        assert_eq!(names(&frame), ["iframe"]);
        let title = one(&frame, "iframe").attr("title").unwrap();
        assert!(title.starts_with(hostile), "{title}");
        let both = parsed(&snippet.frame_with_script());
        assert_eq!(names(&both), ["iframe", "script"]);
        let quotation = parsed(&snippet.quotation());
        let known = ["blockquote", "p", "pre", "code", "strong", "cite", "a"];
        let names = names(&quotation);
        assert!(names.iter().all(|name| known.contains(name)), "{names:?}");
        assert!(text(one(&quotation, "blockquote")).ends_with(hostile));
    }
}
