//! Tests of threads across the months, rendered natively: complete, and each text once.

use crate::archive::archive_dir;
use crate::support::{archive_of, compile_dir, fixture_archive, words};
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{Archive, Leaf, Report, leaves};
use kusama_news_reader::routes::{Base, Route, Thread};
use kusama_news_reader::ui::prerender::render;
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

fn of_leaves(leaves: &[Leaf]) -> String {
    let texts: Vec<&str> = leaves.iter().map(|leaf| leaf.text.as_str()).collect();
    words(&texts.join("\n")).concat()
}

/// Returns the words of an element, without the reader's additions and footnote labels. Labels are
/// not separate texts.
fn own_words(element: ElementRef<'_>) -> String {
    let generated = Selector::parse("[data-generated], .footnote-label").unwrap();
    let nodes = element.descendants().filter(|node| {
        let mut around = node.ancestors().filter_map(ElementRef::wrap);
        !around.any(|element| generated.matches(&element))
    });
    let own: String = nodes
        .filter_map(|node| Some(node.value().as_text()?.to_string()))
        .collect();
    words(&own).concat()
}

/// Texts of one report in the threads of an archive, each as its words.
#[derive(Debug, Default, PartialEq)]
struct Told {
    /// Texts before the sections, including the head of the report.
    openings: Vec<String>,
    /// Sections under their first topic.
    sections: Vec<String>,
    /// Sections under a further topic and marked as such, with the slug of that topic.
    parts: Vec<(String, String)>,
}

impl Told {
    /// Returns the texts on rendered pages.
    fn on(pages: &[(String, Html)], report: &Report) -> Self {
        let mut told = Self::default();
        let section = Selector::parse(".report-section").unwrap();
        let part = Selector::parse(".is-partial").unwrap();
        for (slug, page) in pages {
            let month = all(page, &format!("[data-month='{}']", report.month))[0];
            let texts = month.children().filter_map(ElementRef::wrap);
            let (sections, others): (Vec<_>, Vec<_>) = texts.partition(|it| section.matches(it));
            for section in sections {
                if section.select(&part).next().is_some() {
                    told.parts.push((slug.clone(), own_words(section)));
                } else {
                    told.sections.push(own_words(section));
                }
            }
            told.openings
                .push(others.into_iter().map(own_words).collect());
        }
        told.in_order()
    }

    /// Returns the expected texts.
    fn of(archive: &Archive, report: &Report) -> Self {
        let mut told = Self {
            openings: vec![of_leaves(&report.head_texts()) + &of_leaves(&leaves(&report.lead))],
            ..Self::default()
        };
        for section in &report.sections {
            let words = of_leaves(&section.texts());
            let slugs = section.also.iter().map(|id| archive.topic(*id).unwrap());
            told.parts
                .extend(slugs.map(|it| (it.slug.clone(), words.clone())));
            told.sections.push(words);
        }
        told.in_order()
    }

    fn in_order(mut self) -> Self {
        self.openings.retain(|words| !words.is_empty());
        self.sections.sort();
        self.parts.sort();
        self
    }
}

#[track_caller]
fn assert_whole(archive: &Archive) {
    let pages: Vec<(String, Html)> = archive
        .topic_ids()
        .map(|topic| {
            let path = Route::Thread(Thread::whole(topic)).path(archive);
            let slug = archive.topic(topic).unwrap().slug.clone();
            (slug, thread(archive, &path))
        })
        .collect();
    let mut n_texts = 0;
    for report in &archive.reports {
        let expected = Told::of(archive, report);
        assert_eq!(Told::on(&pages, report), expected, "of {}", report.month);
        n_texts += expected.openings.len() + expected.sections.len();
    }
    assert!(n_texts > 0, "an archive with texts");
}

#[test]
fn all_threads_together_are_the_whole_archive_and_each_text_stands_once() {
    assert_whole(&embedded_archive().unwrap());
    assert_whole(&fixture_archive());
    if let Some(dir) = archive_dir("threads") {
        assert_whole(&compile_dir(&dir.join("reports")).archive);
    }
}

#[test]
fn a_report_whose_beginning_has_no_topic_is_whole_in_the_threads() {
    for sections in ["## Market\n\nPrices rose.\n", ""] {
        let head = "# Kusama News - May 2020\n\n# Storm\n\nA gale came.\n\n";
        let mut archive = archive_of(&[head, sections].concat());
        let report = &mut archive.reports[0];
        assert!(!report.lead.is_empty(), "{report:?}");
        report.lead_topic = None;
        assert_whole(&archive);
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

/// Texts of different reports may have the same id, but an id must be unique on a page.
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
