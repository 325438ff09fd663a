//! No report can inject anything into a page.

use crate::generator::{random_markdown, random_report};
use crate::html_check::{ALLOWED, UNNAMED, violation};
use crate::support::{report_words, root, with_topics, words};
use core::mem;
use kusama_news_reader::compile::{Outcome, Source, compile};
use kusama_news_reader::html::blocks::{Elsewhere, RenderOptions, blocks, inline};
use kusama_news_reader::html::embed_code::Snippet;
use kusama_news_reader::html::quote::{self, Excerpt, Quote};
use kusama_news_reader::html::single_file;
use kusama_news_reader::model::{Archive, Inline, Report, Section, TextId, leaves};
use kusama_news_reader::routes::{Base, Builder, Embed, Options, Part, Route};
use kusama_news_reader::ui::prerender::render;
use maud::html;
use proptest::prelude::*;
use scraper::node::Element;
use scraper::{Html, Node};
use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

const DESCRIPTION: &str = "images = [\"https://pictures.example/\", \"images/\"]\n";

/// Places for a payload; `@` is the placeholder.
const CONTEXTS: &[&str] = &[
    "# @ - May 2020\n\n# H\n\nText.",
    "# L - May 2020\n\n# @\n\nText.",
    "# L - May 2020\n\n@\n\n# H\n\nText.",
    "# L - May 2020\n\n# H\n\nBy @\n\nText.\n\n## S\n\n(By @)\n\nText.",
    "# L - May 2020\n\n# H\n\n## @\n\nText.\n\n### @\n\nText.",
    "# L - May 2020\n\n# H\n\n**@**\n\nText.\n\nArticle 1: @\n\nText.",
    "# L - May 2020\n\n# H\n\n@",
    "# L - May 2020\n\n# H\n\nText @ text **@** *@* ~~@~~ \"@\" `@` ``@``",
    "# L - May 2020\n\n# H\n\n[x](@) [x](<@>) [x]( @ ) [@](https://example.org) [@](@)",
    "# L - May 2020\n\n# H\n\n[x](https://example.org \"@\") [x](https://example.org '@')",
    "# L - May 2020\n\n# H\n\n[x](https://example.org/@) [x](<https://example.org/@>) [x](/@) [x](#@)",
    "# L - May 2020\n\n# H\n\n[x][r] [@][r] [x][@] [@]\n\n[r]: @ \"@\"\n[@]: https://example.org",
    "# L - May 2020\n\n# H\n\n![x](@) ![x](<@>) ![@](images/a.png) ![@](@ \"@\")",
    "# L - May 2020\n\n# H\n\n![x](images/@) ![x](<images/@>) ![x](https://pictures.example/@ '@')",
    "# L - May 2020\n\n# H\n\n| @ | a |\n|:-:|-:|\n| [x](@) | @ | @ |",
    "# L - May 2020\n\n# H\n\n```@\n@\n```\n\n~~~ @\n@\n~~~\n\n    @",
    "# L - May 2020\n\n# H\n\nA[^1] b[^@]\n\n[^1]: @\n\n[^@]: note",
    "# L - May 2020\n\n# H\n\n- @\n- [ ] @\n  1. @\n\n> @\n> # @",
    "# L - May 2020\n\n# H\n\n<@> <b @> <@\n\n<div @>\n@\n</div>\n\n<!-- @ -->",
    "# L - May 2020\n\n# H\n\n@\n---\n\n@\n===\n\n\\@ &@; https://example.org/@ www.example.org@",
];

fn payloads() -> Vec<String> {
    let text = fs::read_to_string(root().join("tests/fixtures/xss.txt")).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// Compiles texts, all dated May 2020, as reports of different months.
fn compiled(texts: &[String]) -> Outcome {
    let months = [
        "January", "February", "March", "April", "May", "June", "July",
    ];
    let reports = texts.iter().enumerate().map(|(number, text)| {
        let month = format!("{} {}", months[number % 7], 1000 + number / 7);
        Source {
            path: format!("{number}.md"),
            bytes: text.replacen("May 2020", &month, 1).into(),
        }
    });
    let description = Source {
        path: "archive.toml".into(),
        bytes: DESCRIPTION.into(),
    };
    compile(&with_topics(reports.chain([description]).collect()))
}

/// Returns the first violation in the HTML of a report.
fn violation_in(report: &Report) -> Option<String> {
    let line = |text: &[Inline]| html! { p { (inline(text)) } };
    let page = html! {
        (blocks(&report.lead))
        @for it in report.masthead.iter().chain(&report.bylines) { (line(&it.text)) }
        @if let Some(it) = &report.headline { (line(&it.text)) }
        @for section in &report.sections {
            (line(&section.heading.text))
            @for it in &section.bylines { (line(&it.text)) }
            (blocks(&section.blocks))
        }
    };
    let page = page.into_string();
    if let Some(found) = violation(&page, &mut BTreeSet::new()) {
        return Some(format!("{found} in {page}"));
    }
    let texts = report.head_texts().into_iter().chain(leaves(&report.lead));
    let texts = texts.chain(report.sections.iter().flat_map(Section::texts));
    let mut all = BTreeSet::new();
    let named = texts
        .filter(|text| !text.id.is_unnamed())
        .map(|text| text.id.to_string());
    let mut twice = named.filter(|id| !all.insert(id.clone()));
    twice.next().map(|id| format!("id `{id}` is given twice"))
}

#[test]
fn known_payloads_are_harmless_wherever_they_stand() {
    let payloads = payloads();
    assert!(payloads.len() >= 60);
    let texts: Vec<String> = CONTEXTS
        .iter()
        .flat_map(|context| {
            payloads
                .iter()
                .map(move |payload| context.replace('@', payload))
        })
        .collect();
    let outcome = compiled(&texts);
    // With a payload before the month there may be no title line, and then no report.
    let n_reports = outcome.archive.reports.len();
    assert!(
        n_reports * 100 > texts.len() * 95,
        "{n_reports} of {}",
        texts.len()
    );
    for report in &outcome.archive.reports {
        let found = violation_in(report);
        assert_eq!(
            found,
            None,
            "of {}: {}",
            report.file,
            texts[number_of(report)]
        );
    }
}

fn number_of(report: &Report) -> usize {
    report.file.trim_end_matches(".md").parse().unwrap()
}

/// Tests everything around a report's text: labels, lists, tables, remarks. Compares elements and
/// attributes with those of the same archive with harmless words.
#[test]
fn known_payloads_are_harmless_in_whatever_is_made_of_an_archive() {
    let payloads = payloads();
    // Matches the search for `<script>`, as the payloads do.
    let harmless = archive_saying(&vec!["script".to_owned(); payloads.len()]);
    let harmful = archive_saying(&payloads);
    for (kind, make) in KINDS {
        let usual: Vec<_> = make(&harmless).iter().map(|it| elements(it)).collect();
        let known = Known::of(&usual);
        let made = make(&harmful);
        assert!(!made.is_empty(), "no {kind}");
        let usual: BTreeSet<_> = usual.iter().map(|it| powerful(it)).collect();
        for html in &made {
            let elements = elements(html);
            assert!(usual.contains(&powerful(&elements)), "in {kind}: {html}");
            for element in &elements {
                assert!(known.allows(element), "in {kind}: {element:?}");
            }
        }
    }
}

/// Returns the names of elements that are dangerous regardless of their attributes. The reader
/// writes some itself, as in the style sheet of the saved file; injected ones show up as additions.
fn powerful(elements: &[Element]) -> Vec<String> {
    let powerful = [
        "script", "style", "meta", "base", "iframe", "object", "embed", "svg", "math", "link",
    ];
    let names = elements.iter().map(Element::name);
    let names = names.filter(|name| powerful.contains(name));
    names.map(str::to_owned).collect()
}

/// Renders an archive as HTML.
type Make = fn(&Archive) -> Vec<String>;

/// Every kind of HTML made from an archive. New pages and parts are included automatically, because
/// these functions iterate over `Route::all` and `Part::all`.
const KINDS: [(&str, Make); 6] = [
    ("pages", pages),
    ("frames", frames),
    ("quotes", quotes),
    ("lines to paste", lines_to_paste),
    ("the file to save", saved),
    ("feeds", feeds),
];

/// Elements and attributes that the reader itself writes.
struct Known {
    elements: BTreeSet<String>,
    attributes: BTreeSet<(String, String)>,
}

impl Known {
    /// Returns those allowed in reports, and those in HTML made from harmless words.
    fn of(harmless: &[Vec<Element>]) -> Self {
        let mut known = Self {
            elements: BTreeSet::new(),
            attributes: BTreeSet::new(),
        };
        for (element, attributes) in ALLOWED {
            known.add(element, attributes.iter().copied());
        }
        for element in harmless.iter().flatten() {
            known.add(element.name(), element.attrs().map(|(name, _)| name));
        }
        known
    }

    fn add<'a>(&mut self, element: &str, attributes: impl Iterator<Item = &'a str>) {
        self.elements.insert(element.to_owned());
        let pairs = attributes.map(|name| (element.to_owned(), name.to_owned()));
        self.attributes.extend(pairs);
    }

    /// Whether the reader itself may write this element.
    fn allows(&self, element: &Element) -> bool {
        let name = element.name();
        self.elements.contains(name)
            && element.attrs().all(|(attribute, value)| {
                let is_address = ["href", "src", "action", "cite"].contains(&attribute);
                let runs = is_address && value.to_ascii_lowercase().contains("script:");
                let is_known = self
                    .attributes
                    .contains(&(name.to_owned(), attribute.to_owned()));
                let is_unnamed = value.split(['#', ' ']).any(|id| id == UNNAMED);
                is_known && !attribute.starts_with("on") && !runs && !is_unnamed
            })
    }
}

fn pages(archive: &Archive) -> Vec<String> {
    let others = [
        Route::Missing {
            path: archive.site.title.clone(),
            meant: None,
        },
        Route::search("<script>"),
        Route::Builder(Builder::parse("show=topic/market/", archive)),
    ];
    rendered(archive, Route::all(archive).chain(others))
}

fn frames(archive: &Archive) -> Vec<String> {
    let options = Options::default();
    let frames = Part::all(archive).map(|part| Route::Embed(Embed { part, options }));
    rendered(archive, frames)
}

fn rendered(archive: &Archive, routes: impl Iterator<Item = Route>) -> Vec<String> {
    let archive = Arc::new(archive.clone());
    routes
        .map(|route| render(&archive, &Base::default(), &route))
        .collect()
}

/// Quotes each text of an archive twice: as a whole, and with a selection of words from its
/// report.
fn quotes(archive: &Archive) -> Vec<String> {
    let of_report = |report: &Report| {
        let words = report_words(report).join(" ");
        let selected = [false, true].map(|is_code| Excerpt::new(&words, is_code));
        let ids = report.text_ids().into_iter();
        let quotes = ids.flat_map(|id| {
            [Vec::new(), selected.to_vec()].map(|it| quoted(archive, report, id, it))
        });
        quotes.collect::<Vec<_>>()
    };
    archive.reports.iter().flat_map(of_report).collect()
}

fn quoted(archive: &Archive, report: &Report, id: TextId, excerpts: Vec<Excerpt>) -> String {
    let sources = [quote::Source {
        month: report.month,
        id: Some(id),
        excerpts,
    }];
    let quote = Quote {
        archive,
        site: "https://example.org/",
        sources: &sources,
    };
    html! { (quote.html()) (quote.link_html()) }.into_string()
}

fn lines_to_paste(archive: &Archive) -> Vec<String> {
    let parts = Part::all(archive);
    let lines = parts.map(|part| {
        let options = Options::default();
        let snippet = Snippet {
            archive,
            site: "https://example.org/",
            embed: Embed { part, options },
            width: None,
        };
        html! { (snippet.frame()) (snippet.quotation()) }.into_string()
    });
    lines.collect()
}

fn saved(archive: &Archive) -> Vec<String> {
    vec![
        single_file::document(archive, &archive.site.title, &archive.site.notice, None)
            .into_string(),
    ]
}

/// Returns the text of each report for use outside the reader, as in a feed: all topics, then each.
fn feeds(archive: &Archive) -> Vec<String> {
    let options = RenderOptions {
        prefix: "2020-05-",
        elsewhere: Some(&Absolute),
        ..RenderOptions::default()
    };
    let topics = || core::iter::once(None).chain(archive.topic_ids().map(Some));
    let texts = archive.reports.iter().flat_map(|report| {
        topics().map(move |topic| single_file::text(archive, report, topic, options).into_string())
    });
    texts.collect()
}

/// Makes every address absolute.
struct Absolute;

impl Elsewhere for Absolute {
    fn link(&self, href: &str) -> Option<String> {
        Some(["https://example.org/", href].concat())
    }

    fn picture(&self, src: &str) -> Option<String> {
        Some(["https://example.org/", src].concat())
    }
}

/// Returns an archive that has `words` everywhere a report or a description can put text.
fn archive_saying(words: &[String]) -> Archive {
    let texts: Vec<String> = words
        .iter()
        .map(|it| {
            format!(
                "# {it} - May 2020\n\n{it}\n\n# {it}\n\nBy {it}\n\n– {it}\n\n\
                 ## Article 1: {it}\n\n(By {it}, {it})\n\n{it}\n\n## –\n\n…\n\n- –\n\n\
                 June 5 (Optional) [x](#{it})"
            )
        })
        .collect();
    let mut archive = compiled(&texts).archive;
    archive.reports.truncate(40);
    let mut words = words.iter().cycle().map(String::as_str);
    for (number, report) in archive.reports.iter_mut().enumerate() {
        let file = mem::replace(
            &mut report.file,
            words.next().unwrap_or_default().to_owned(),
        );
        let own = archive.warnings.iter_mut();
        for warning in own.filter(|warning| warning.file == file) {
            warning.file.clone_from(&report.file);
        }
        report.publication.extend(words.next());
        if number % 4 == 0 {
            report.headline = None;
        }
    }
    for text in texts_beside_reports(&mut archive) {
        text.push('`');
        text.extend(words.next());
        text.push('`');
    }
    archive
}

/// Returns all strings of an archive except reports and file names.
fn texts_beside_reports(archive: &mut Archive) -> impl Iterator<Item = &mut String> {
    let site = &mut archive.site;
    let site = [&mut site.title, &mut site.description, &mut site.notice];
    let topics = archive.topics.iter_mut();
    let topics = topics.flat_map(|it| [&mut it.label, &mut it.short_label, &mut it.description]);
    let kinds = archive.kinds.iter_mut();
    let kinds = kinds.flat_map(|it| [&mut it.code, &mut it.about]);
    let warnings = archive.warnings.iter_mut();
    let warnings = warnings.flat_map(|it| [&mut it.code, &mut it.message, &mut it.help]);
    site.into_iter().chain(topics).chain(kinds).chain(warnings)
}

/// Parses HTML and returns all elements in order.
fn elements(html: &str) -> Vec<Element> {
    let document = Html::parse_fragment(html);
    let nodes = document.tree.nodes().map(|node| node.value());
    let elements = nodes.filter_map(Node::as_element).cloned();
    elements.collect()
}

#[test]
fn the_judge_finds_what_the_reader_does_not_write() {
    let known = Known::of(&[elements("<p id=\"x\" class=\"y\"><a href=\"./\">x</a></p>")]);
    for (html, expected) in [
        ("<p id=\"p-1a2b3c\">x</p>", true),
        ("<p id=\"p-000000\">x</p>", false),
        ("<p title=\"x\">x</p>", false),
        ("<p onclick=\"x\">x</p>", false),
        ("<p style=\"x\">x</p>", false),
        ("<a href=\"./#p-1a2b3c\">x</a>", true),
        ("<a href=\"./#p-000000\">x</a>", false),
        ("<a href=\"JavaScript:x\">x</a>", false),
        ("<script>x</script>", false),
        ("<iframe></iframe>", false),
    ] {
        let mut found = elements(html).into_iter();
        let is_good = found.all(|element| known.allows(&element));
        assert_eq!(is_good, expected, "{html}");
    }
}

/// Returns the words that the generator numbered.
fn numbered(words: Vec<String>) -> Vec<String> {
    words
        .into_iter()
        .filter(|word| word.starts_with("zq"))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn random_texts_bring_nothing_into_the_page(texts in prop::collection::vec(random_markdown(), 6)) {
        let frames = ["# L - May 2020\n\n# H\n\n@", "# L - May 2020\n\n@\n\nText.", "@ May 2020\n\n@\n\n## @\n\n@"];
        let texts: Vec<String> = texts.iter().zip(frames.iter().cycle())
            .map(|(text, frame)| frame.replace('@', text))
            .collect();
        for report in compiled(&texts).archive.reports {
            prop_assert_eq!(violation_in(&report), None, "of {:?}", texts[number_of(&report)]);
        }
    }

    #[test]
    fn random_reports_keep_every_word_in_order(texts in prop::collection::vec(random_report(), 4)) {
        let reports = compiled(&texts).archive.reports;
        prop_assert_eq!(reports.len(), texts.len());
        for report in reports {
            let text = &texts[number_of(&report)];
            prop_assert_eq!(violation_in(&report), None, "of {:?}", text);
            prop_assert_eq!(numbered(report_words(&report)), numbered(words(text)), "of {:?}", text);
        }
    }
}
