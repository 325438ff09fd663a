//! Tests of links inside the archive: their targets, and the diagnostics for broken links.

use crate::support::with_topics;
use kusama_news_reader::compile::{Code, Outcome, Source, compile};
use kusama_news_reader::html::blocks::blocks;
use kusama_news_reader::model::{Archive, Block, Inline, Section};
use kusama_news_reader::routes::Route;

const MAY: &str = "# L - May 2020\n\n# Ice in the Harbour\n\nA lead of some words.\n\n\
                   ## Market Report\n\nPrices rose in the harbour.\n\n### Fish & Chips\n\nMore.\n";

fn sources(june: &str) -> Vec<Source> {
    let source = |path: &str, text: &str| Source {
        path: format!("seeds/{path}"),
        bytes: text.into(),
    };
    let june =
        format!("# L - June 2020\n\n# Thaw\n\n{june}\n\n## Fish\n\nOne.\n\n## Fish\n\nTwo.\n");
    vec![source("2020-05.md", MAY), source("2020-06.md", &june)]
}

fn compiled(june: &str) -> Outcome {
    compile(&with_topics(sources(june)))
}

/// Returns the addresses of the links in the lead of June.
fn hrefs(outcome: &Outcome) -> Vec<String> {
    let june = outcome.archive.reports.last().expect("a report");
    let html = blocks(&june.lead).into_string();
    let hrefs = html.split("href=\"").skip(1);
    hrefs
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

#[track_caller]
fn check(href: &str, expected: &str) {
    let outcome = compiled(&format!("See [it]({href})."));
    let broken: Vec<_> = broken(&outcome);
    assert!(broken.is_empty(), "{broken:?}");
    let found = hrefs(&outcome);
    assert_eq!(found, [expected], "of {href}");
    assert_page(&found[0], &outcome.archive);
}

/// Asserts that the reader has a page at `href`, according to `routes`.
#[track_caller]
fn assert_page(href: &str, archive: &Archive) {
    let (page, _) = href.split_once('#').unwrap_or((href, ""));
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let route = Route::parse(path.trim_start_matches("./"), query, archive);
    assert!(
        !matches!(route, Route::Missing { .. }),
        "{href} is {route:?}"
    );
}

fn broken(outcome: &Outcome) -> Vec<String> {
    let problems = outcome.diagnostics.iter();
    problems
        .filter(|problem| problem.code == Code::BrokenLink)
        .map(ToString::to_string)
        .collect()
}

fn id_of(outcome: &Outcome, month: usize, words: &str) -> String {
    let report = &outcome.archive.reports[month];
    let texts = report.sections.iter().flat_map(Section::texts);
    let mut texts = report.head_texts().into_iter().chain(texts);
    let text = texts.find(|text| text.text.contains(words));
    text.expect("a text with these words").id.to_string()
}

#[test]
fn reports_are_named_by_file_and_by_address() {
    for href in [
        "2020-05.md",
        "./2020-05.md",
        "/2020/05/",
        "2020/05",
        "/2020-05/",
    ] {
        check(href, "2020/05/");
    }
    check("/2020/05/market/", "2020/05/market/");
    check("2020-05.md#l---may-2020", "2020/05/");
}

#[test]
fn texts_are_named_by_name_and_by_heading() {
    let known = compiled("x");
    let prices = id_of(&known, 0, "Prices rose");
    let chips = id_of(&known, 0, "Fish & Chips");
    let headline = id_of(&known, 0, "Ice in the Harbour");
    let fish = id_of(&known, 1, "Fish");
    check(
        &format!("2020-05.md#{prices}"),
        &format!("2020/05/#{prices}"),
    );
    check(
        &format!("/2020/05/market/#{prices}"),
        &format!("2020/05/market/#{prices}"),
    );
    check("2020-05.md#fish--chips", &format!("2020/05/#{chips}"));
    check("2020-05.md#Fish-%26-Chips", &format!("2020/05/#{chips}"));
    check(
        "/2020/05/#ice-in-the-harbour",
        &format!("2020/05/#{headline}"),
    );
    check("#fish", &format!("2020/06/#{fish}"));
    check("#fish-1", &format!("2020/06/#{fish}-2"));
}

#[test]
fn the_pages_beside_the_reports_can_be_named() {
    check("/", "./");
    check("/search/", "search/");
    check("/search/?q=fish+chips", "search/?q=fish+chips");
    check("/about/archive/", "about/archive/");
}

#[test]
fn a_footnote_is_a_link_to_its_text() {
    let outcome = compiled("A[^n] b[^N] *c[^1]*\n\n[^n]: Some note.\n\n[^1]: Other.");
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    let june = &outcome.archive.reports[1];
    let leaves = kusama_news_reader::model::leaves(&june.lead);
    let address = |at: usize| format!("2020/06/#{}", leaves[at].id);
    assert_eq!(hrefs(&outcome), [address(1), address(1), address(2)]);
}

/// A shared address must work even if its text has a new id.
#[test]
fn an_alias_is_a_target() {
    let prices = id_of(&compiled("x"), 0, "Prices rose");
    let mut sources = sources("See [it](2020-05.md#p-00abcd).");
    let lock = format!("[2020-05]\np-00abcd = {prices}\n");
    sources.push(Source {
        path: "seeds/ids.lock".into(),
        bytes: lock.into(),
    });
    let outcome = compile(&with_topics(sources));
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    assert_eq!(hrefs(&outcome), [format!("2020/05/#{prices}")]);
}

#[test]
fn links_that_lead_nowhere_are_errors_with_the_nearest_target() {
    let outcome = compiled(
        "[a](#fihs)\n[b](2020-07.md)\n[c](/2021/01/)\n[d](2020-05.md#market-repot)\n\
         [e](example.org/page)\n[f][g] [h][g]\n[i](/2020/05/markt/)\n[j](#p-123456)\n\
         [k](/#x)\n[l](2020-06.md#market-report)\n\n[g]: ../x",
    );
    assert!(outcome.has_errors());
    assert_eq!(
        broken(&outcome),
        [
            "seeds/2020-06.md:5: link to `#fihs` leads nowhere: expected a heading or the name of a text in 2020-06.md; correct it or take the link out",
            "seeds/2020-06.md:6: link to `2020-07.md` leads nowhere: expected a heading such as `#market-report`, a file such as `2023-11.md` or an address of the reader such as `/2023/11/`; did you mean `2020-05.md`?",
            "seeds/2020-06.md:7: link to `/2021/01/` leads nowhere: expected a month with a report, and January 2021 has none; the nearest report is `/2020/06/`",
            "seeds/2020-06.md:8: link to `2020-05.md#market-repot` leads nowhere: expected a heading or the name of a text in 2020-05.md; did you mean `#market-report`?",
            "seeds/2020-06.md:9: link to `example.org/page` leads nowhere: expected a heading such as `#market-report`, a file such as `2023-11.md` or an address of the reader such as `/2023/11/`; correct it; an address outside the archive begins with `https://`",
            "seeds/2020-06.md:11: link to `/2020/05/markt/` leads nowhere: expected a topic, and `markt` is none; did you mean `market`?",
            "seeds/2020-06.md:12: link to `#p-123456` leads nowhere: expected a heading or the name of a text in 2020-06.md; correct it or take the link out",
            "seeds/2020-06.md:13: link to `/#x` leads nowhere: expected no fragment such as `#x`, which only reports have; take it out of the address",
            "seeds/2020-06.md:14: link to `2020-06.md#market-report` leads nowhere: expected a heading or the name of a text in 2020-06.md; did you mean `2020-05.md#market-report`?",
            "seeds/2020-06.md:16: link to `../x` leads nowhere: expected a heading such as `#market-report`, a file such as `2023-11.md` or an address of the reader such as `/2023/11/`; correct it; an address outside the archive begins with `https://`",
        ]
    );
    assert_eq!(hrefs(&outcome).len(), 0, "the words stay, the links do not");
}

#[test]
fn links_stand_wherever_text_does() {
    let outcome = compiled(
        "- [a](#fish)\n\n> [b](#fish)\n\n| [c](#fish) |\n|---|\n| **[d](#fish)** |\n\n[^e]: [f](#fish)",
    );
    assert_eq!(hrefs(&outcome).len(), 5);
    assert!(
        hrefs(&outcome)
            .iter()
            .all(|href| href.starts_with("2020/06/#p-"))
    );
}

/// A bare fragment would be resolved against the current page and miss its report.
#[test]
fn no_address_of_the_archive_is_a_fragment_alone() {
    let outcome = compiled("[a](#fish) ![b](#fish)");
    let june = &outcome.archive.reports[1];
    let Block::Paragraph { text, .. } = &june.lead[0] else {
        panic!("{:?}", june.lead);
    };
    assert!(matches!(&text[0], Inline::Link { href, .. } if href.starts_with("2020/06/#")));
}
