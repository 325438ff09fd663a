//! Threads through the months, rendered natively: all that the archive has, each text once.

use crate::support::{archive_of, fixture_archive, words};
use kusama_news_reader::archive::{Archive, Report, Section};
use kusama_news_reader::embedded_archive;
use kusama_news_reader::prerender::render;
use kusama_news_reader::routes::{Base, Route, Thread};
use scraper::{ElementRef, Html, Selector};
use std::sync::Arc;

fn thread(archive: &Archive, path: &str) -> Html {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let route = Route::parse(path, query, archive);
    assert!(matches!(route, Route::Thread(_)), "{path}: {route:?}");
    let html = render(&Arc::new(archive.clone()), &Base::default(), &route);
    Html::parse_fragment(&html.replace("<!>", ""))
}

fn all<'a>(html: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(css).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

fn months(html: &Html) -> Vec<&str> {
    let sections = all(html, ".thread-month").into_iter();
    sections
        .map(|it| it.value().attr("data-month").unwrap())
        .collect()
}

fn section_words(section: &Section) -> Vec<String> {
    let texts = section.texts().into_iter().map(|leaf| leaf.text);
    words(&texts.collect::<Vec<_>>().join("\n"))
}

/// The texts that a thread has of a report: not what it has only in part.
fn primary(report: &Report, html: &Html) -> Vec<Vec<String>> {
    let css = format!("[data-month='{}'] > .report-section", report.month);
    let sections = all(html, &css).into_iter();
    let whole = sections.filter(|section| {
        let partial = Selector::parse(".is-partial").unwrap();
        section.select(&partial).next().is_none()
    });
    // The labels of footnotes are no texts of their own.
    let generated = Selector::parse("[data-generated], .footnote-label").unwrap();
    let found = whole.map(|section| {
        let nodes = section.descendants().filter(|node| {
            let mut around = node.ancestors().filter_map(ElementRef::wrap);
            !around.any(|element| generated.matches(&element))
        });
        let own: String = nodes
            .filter_map(|node| Some(node.value().as_text()?.to_string()))
            .collect();
        words(&own)
    });
    found.collect()
}

#[test]
fn all_threads_together_are_the_whole_archive_and_each_section_stands_once() {
    for archive in [embedded_archive().unwrap(), fixture_archive()] {
        let pages: Vec<Html> = archive
            .topic_ids()
            .map(|topic| {
                let path = Route::Thread(Thread::whole(topic)).path(&archive);
                thread(&archive, &path)
            })
            .collect();
        let mut n_sections = 0;
        for report in &archive.reports {
            let mut found: Vec<_> = pages
                .iter()
                .flat_map(|page| primary(report, page))
                .map(|words| words.concat())
                .collect();
            let mut expected: Vec<_> = report
                .sections
                .iter()
                .map(|it| section_words(it).concat())
                .collect();
            n_sections += expected.len();
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "of {}", report.month);
            let css = format!("[data-month='{}'] > .lead", report.month);
            let n_leads: usize = pages.iter().map(|page| all(page, &css).len()).sum();
            assert_eq!(
                n_leads,
                usize::from(!report.lead.is_empty()),
                "{}",
                report.month
            );
        }
        assert!(n_sections > 3, "{n_sections} sections");
    }
}

#[test]
fn a_thread_has_each_month_in_order_and_says_what_is_missing() {
    let archive = embedded_archive().unwrap();
    let every: Vec<String> = archive
        .reports
        .iter()
        .map(|report| report.month.to_string())
        .collect();
    let mut n_gaps = 0;
    for topic in &archive.topics {
        let html = thread(&archive, &format!("topic/{}/", topic.slug));
        assert_eq!(months(&html), every, "{}", topic.slug);
        let h1 = all(&html, "main h1");
        assert_eq!(h1.len(), 1);
        assert_eq!(text(h1[0]), topic.label);
        for month in all(&html, ".thread-month") {
            let has = |css: &str| month.select(&Selector::parse(css).unwrap()).count();
            let n_texts = has(".report-section") + has(".lead");
            assert_eq!(has(".thread-gap") == 1, n_texts == 0);
            n_gaps += has(".thread-gap");
        }
    }
    assert!(n_gaps > 0, "no thread has a gap");
}

#[test]
fn a_thread_is_cut_and_turned_round_as_its_address_says() {
    let archive = embedded_archive().unwrap();
    let check = |query: &str, expected: &[&str]| {
        let html = thread(&archive, &format!("topic/market/?{query}"));
        assert_eq!(months(&html), expected, "{query}");
        let is_hidden = |it: &ElementRef<'_>| it.value().attr("hidden").is_some();
        let is_empty = !all(&html, ".thread-empty").iter().all(is_hidden);
        assert_eq!(is_empty, expected.is_empty(), "{query}");
    };
    check("from=2020-11&to=2021-11", &["2020-11", "2021-11"]);
    check(
        "from=2021-11&to=2020-11&order=desc",
        &["2021-11", "2020-11"],
    );
    check("from=2023-11", &["2023-11", "2024-11"]);
    check("to=2019-11", &["2019-11"]);
    check("from=2022-01&to=2022-12", &[]);
}

/// Texts of several reports may have the same name, and an id must not stand on a page twice.
#[test]
fn no_id_stands_twice_and_headings_go_down_by_one() {
    let archive = embedded_archive().unwrap();
    for topic in &archive.topics {
        let html = thread(&archive, &format!("topic/{}/", topic.slug));
        let mut ids: Vec<&str> = all(&html, "[id]")
            .into_iter()
            .map(|it| it.value().attr("id").unwrap())
            .collect();
        let n_ids = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), n_ids, "{}", topic.slug);
        let levels = all(&html, "main :is(h1, h2, h3, h4, h5, h6)").into_iter();
        let levels: Vec<u32> = levels
            .map(|it| it.value().name()[1..].parse().unwrap())
            .collect();
        assert_eq!(levels.first(), Some(&1));
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{}: {levels:?}", topic.slug);
        }
    }
}

#[test]
fn the_words_of_a_report_stay_text() {
    let archive =
        archive_of("# Kusama News - May 2020\n\n## Market <b>x</b>\n\n<script>y</script>\n");
    for topic in &archive.topics {
        let html = thread(&archive, &format!("topic/{}/", topic.slug));
        assert_eq!(all(&html, "script, b").len(), 0);
    }
}
