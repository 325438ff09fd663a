//! Tests of archives that configure no topics: the topics that recurring headings become, and the
//! pages of an archive without any.

use kusama_news_reader::compile::{Code, Outcome, Source, compile};
use kusama_news_reader::model::{Archive, Report, Topic};
use kusama_news_reader::routes::{Base, Embed, Options, Part, Route};
use kusama_news_reader::ui::prerender::render;
use scraper::{Html, Selector};
use std::sync::Arc;

const MONTHS: [&str; 3] = ["April 2020", "May 2020", "April 2021"];

fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.into(),
        bytes: text.into(),
    }
}

/// Returns a report whose sections have these headings.
fn report(month: &str, headings: &[&str]) -> String {
    let mut text = format!("# Harbour Letter - {month}\n\n# Storm of {month}\n\n");
    for (at, heading) in headings.iter().enumerate() {
        let section = ["## ", heading, "\n\nIn ", month, " ship "].concat();
        text.extend([&section, &at.to_string(), " sailed.\n\n"]);
    }
    text
}

/// Compiles reports with these headings, without a lead, and with this description.
fn compile_all(description: &str, headings: [&[&str]; 3]) -> Outcome {
    let reports = MONTHS.iter().zip(headings);
    let reports = reports.map(|(month, headings)| (month, report(month, headings)));
    let mut sources: Vec<Source> = reports
        .map(|(month, text)| source(&format!("{month}.md"), &text))
        .collect();
    sources.push(source("archive.toml", description));
    let outcome = compile(&sources);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    outcome
}

const COMMON: [&[&str]; 3] = [
    &["⚓ The Tide Tables", "Ropes and Nets", "A Whale"],
    &["Tide tables:", "Ropes and nets", "A Parade"],
    &["2. Tide tables", "Fog", "Ropes and nets (2021)"],
];

const DISTINCT: [&[&str]; 3] = [
    &["A Whale", "A Parade", "Snow"],
    &["Fog", "A Fire", "Rain"],
    &["Ice", "A Fair", "Wind"],
];

fn slugs(archive: &Archive) -> Vec<&str> {
    let topics = archive.topics.iter();
    topics.map(|topic| topic.slug.as_str()).collect()
}

/// Returns the topics of the sections of a report.
fn placed<'a>(archive: &'a Archive, report: &Report) -> Vec<&'a str> {
    let topics = report.sections.iter().map(|it| archive.topic(it.topic));
    topics.map(|topic| topic.unwrap().slug.as_str()).collect()
}

#[test]
fn recurring_headings_become_topics_and_the_rest_is_one_more() {
    let archive = compile_all("", COMMON).archive;
    assert_eq!(slugs(&archive), ["tide-tables", "ropes-and-nets", "other"]);
    let labels: Vec<&str> = archive.topics.iter().map(|it| it.label.as_str()).collect();
    // Each spelling once or twice: the most common one, or else the newest.
    assert_eq!(labels, ["Tide tables", "Ropes and nets", "Other"]);
    let reports: Vec<_> = archive.reports.iter().collect();
    let [april, may, last] = reports.as_slice() else {
        panic!("three reports");
    };
    let expected = ["tide-tables", "ropes-and-nets", "other"];
    assert_eq!(placed(&archive, april), expected);
    assert_eq!(placed(&archive, may), expected);
    let expected = ["tide-tables", "other", "ropes-and-nets"];
    assert_eq!(placed(&archive, last), expected);
}

#[test]
fn topics_that_nobody_chose_are_never_warned_of() {
    for headings in [COMMON, DISTINCT] {
        let outcome = compile_all("", headings);
        let codes = outcome.diagnostics.iter().map(|it| it.code);
        assert_eq!(codes.collect::<Vec<_>>(), [Code::MissingMonths]);
    }
}

#[test]
fn without_a_recurring_heading_there_are_no_topics() {
    assert_eq!(compile_all("", DISTINCT).archive.topics, []);
    let alone = compile(&[source("a.md", &report("May 2020", &["Fog", "Fog", "Ice"]))]);
    assert_eq!(alone.archive.topics, []);
}

#[test]
fn an_empty_list_asks_for_no_topics() {
    let archive = compile_all("topics = []\n", COMMON).archive;
    assert_eq!(archive.topics, []);
    let outcome = compile_all("topics = []\n", COMMON);
    let codes = outcome.diagnostics.iter().map(|it| it.code);
    assert_eq!(codes.collect::<Vec<_>>(), [Code::MissingMonths]);
}

#[test]
fn too_many_topics_are_an_error() {
    let topics = (0..256).map(|n| format!("[[topics]]\nid = \"t{n}\"\nlabel = \"T\"\n"));
    let description = topics.collect::<String>();
    let outcome = compile(&[source("archive.toml", &description)]);
    let messages: Vec<&str> = outcome
        .diagnostics
        .iter()
        .map(|it| it.message.as_str())
        .collect();
    assert!(
        messages.contains(&"`256` topics: expected at most 255"),
        "{messages:?}"
    );
}

#[test]
fn a_lead_is_under_the_topic_of_the_rest() {
    let reports = MONTHS.map(|month| {
        let report = report(month, &["Fog"]);
        let text = report.replace("## Fog", "The lead.\n\n## Fog");
        source(&format!("{month}.md"), &text)
    });
    let archive = compile(&reports).archive;
    assert_eq!(slugs(&archive), ["fog", "other"]);
    let other = archive.topic_by_slug("other");
    assert!(archive.reports.iter().all(|it| it.lead_topic == other));
    // Without leads, every section is under a recurring heading.
    let fog: [&[&str]; 3] = [&["Fog"], &["Fog"], &["Fog"]];
    assert_eq!(slugs(&compile_all("", fog).archive), ["fog"]);
}

/// The rest used to be a second topic of the same name and address.
#[test]
fn the_rest_joins_a_recurring_heading_of_the_same_name() {
    let headings: [&[&str]; 3] = [&["Fog", "Other"], &["Ice", "Other"], &["Snow"]];
    let archive = compile_all("", headings).archive;
    assert_eq!(slugs(&archive), ["other"]);
    assert_eq!(placed(&archive, &archive.reports[0]), ["other", "other"]);
}

#[test]
fn there_are_eleven_topics_and_the_rest_at_most() {
    let names = "abcdefghijklmnop".chars().map(|c| format!("Pier {c}{c}"));
    let names: Vec<String> = names.collect();
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    // The last five are in all reports, the others in two.
    let archive = compile_all("", [&all, &all, &all[11..]]).archive;
    let slugs = slugs(&archive);
    assert_eq!(slugs.len(), 12);
    assert_eq!(slugs.last(), Some(&"other"));
    for name in &all[11..] {
        let slug = name.to_lowercase().replace(' ', "-");
        assert!(slugs.contains(&slug.as_str()), "{slug} of {slugs:?}");
    }
}

#[test]
fn an_override_can_name_a_topic_that_was_found() {
    let one = |topic: &str| {
        format!("[[overrides]]\nmonth = \"2021-04\"\nheading = \"Fog\"\ntopic = \"{topic}\"\n")
    };
    let archive = compile_all(&one("tide-tables"), COMMON).archive;
    let expected = ["tide-tables", "tide-tables", "ropes-and-nets"];
    assert_eq!(placed(&archive, &archive.reports[2]), expected);
    let mut sources = vec![source("archive.toml", &one("tides"))];
    sources.push(source("a.md", &report(MONTHS[0], DISTINCT[0])));
    let message = &compile(&sources).diagnostics[0].message;
    let expected = "override to topic `tides`: expected none, for the archive has no topics";
    assert_eq!(message, expected);
}

#[test]
fn the_command_says_which_headings_recur() {
    let explained = |name: &str, headings: [&[&str]; 3]| {
        let texts: Vec<(String, String)> = MONTHS
            .iter()
            .zip(headings)
            .map(|(month, headings)| (format!("{month}.md"), report(month, headings)))
            .collect();
        let files: Vec<(&str, &str)> = texts.iter().map(|(a, b)| (&**a, &**b)).collect();
        let dir = crate::check::folder(name, &files);
        crate::check::run(&[dir.to_str().unwrap(), "--explain"]).out
    };
    let common = explained("recurring", COMMON);
    let recurs = "`Ropes and Nets`: ropes-and-nets\n  archive.toml has no topics, and the heading \
                  recurs\n\n";
    assert!(common.contains(recurs), "{common}");
    let is_alone =
        "`A Whale`: other\n  archive.toml has no topics, and the heading does not recur\n\n";
    assert!(common.contains(is_alone), "{common}");
    let distinct = explained("recurring-nothing", DISTINCT);
    let no_topics = "the archive has no topics, so no section has one\n\n";
    assert!(distinct.starts_with(no_topics), "{distinct}");
}

/// Returns every page of an archive, also for frames, with its address.
fn pages(archive: &Archive) -> Vec<(String, String)> {
    let framed = Part::all(archive).map(|part| {
        let options = Options::default();
        Route::Embed(Embed { part, options })
    });
    let extra = [
        Route::search("ship"),
        Route::parse("no/such/page", "", archive),
    ];
    let routes: Vec<Route> = Route::all(archive).chain(extra).chain(framed).collect();
    let archive = Arc::new(archive.clone());
    let page = |route: Route| {
        let html = render(&archive, &Base::new("/"), &route);
        (route.path(&archive), html)
    };
    routes.into_iter().map(page).collect()
}

fn count(html: &str, selector: &str) -> usize {
    let selector = Selector::parse(selector).unwrap();
    Html::parse_fragment(html).select(&selector).count()
}

/// Whatever names a topic, or lists topics.
const OF_TOPICS: &str = ".topic-tabs, .topic-tab, .topic-list, .topic-bar, .search-facets, \
    .latest-topic, .section-topic, #embed-topic, [role=tabpanel], [aria-labelledby^=tab]";

#[test]
fn pages_of_an_archive_without_topics_have_no_empty_tabs_or_lists() {
    let outcome = compile_all("", DISTINCT);
    let pages = pages(&outcome.archive);
    assert!(pages.len() > 20, "{} pages", pages.len());
    for (path, html) in &pages {
        assert_eq!(count(html, OF_TOPICS), 0, "{path}: {html}");
        for empty in [
            "nav:empty",
            "ul:empty",
            "p.topic:empty",
            "h2:empty",
            "h3:empty",
            "td:empty",
        ] {
            assert_eq!(count(html, empty), 0, "{empty} of {path}: {html}");
        }
        assert!(!html.contains("topic:"), "{path}: {html}");
        assert!(!html.contains("topic/"), "{path}: {html}");
    }
    let april = pages.iter().find(|(path, _)| path == "2020/04/").unwrap();
    assert_eq!(count(&april.1, ".topic-panel"), 1);
}

/// Sections without a topic were on no row of the page.
#[test]
fn the_same_month_shows_all_sections_without_topics() {
    let outcome = compile_all("", DISTINCT);
    let pages = pages(&outcome.archive);
    let (_, april) = pages.iter().find(|(path, _)| path == "april/").unwrap();
    for heading in DISTINCT[0].iter().chain(DISTINCT[2]) {
        assert!(april.contains(heading), "{heading}: {april}");
    }
    assert_eq!(count(april, ".same-month-year"), 2);
    assert_eq!(count(april, ".same-month-topic"), 4);
}

#[test]
fn pages_of_an_archive_with_recurring_headings_have_tabs_and_lists() {
    let archive = compile_all("", COMMON).archive;
    let pages = pages(&archive);
    let page = |path: &str| &pages.iter().find(|(found, _)| found == path).unwrap().1;
    assert_eq!(count(page("2020/04/"), ".topic-tab"), 4);
    assert_eq!(count(page(""), ".topic-list li"), 3);
    assert_eq!(count(page(""), ".topic-list li p:empty"), 0);
    let thread = page("topic/ropes-and-nets/");
    assert_eq!(count(thread, ".thread-about"), 0);
    for month in MONTHS {
        assert!(thread.contains(&format!("In {month} ship")), "{thread}");
    }
    let descriptions = archive
        .topics
        .iter()
        .map(|it: &Topic| it.description.as_str());
    assert!(descriptions.into_iter().all(str::is_empty));
}

/// A heading names its section; the same words above it, or `Other`, would say nothing more.
#[test]
fn topics_that_were_found_stay_out_of_the_text() {
    let archive = compile_all("", COMMON).archive;
    for (path, html) in pages(&archive) {
        let marks = count(&html, ".section-topic, .latest-topic");
        assert_eq!(marks, 0, "{path}: {html}");
    }
}

/// In an archive of many topics, most tabs of a report would otherwise be empty.
#[test]
fn a_report_has_tabs_only_of_topics_that_were_found_in_it() {
    let headings: [&[&str]; 3] = [
        &["Tide tables", "Ropes and nets", "A Whale"],
        &["Tide tables", "Ropes and nets", "Fog"],
        &["A Parade"],
    ];
    let archive = compile_all("", headings).archive;
    let pages = pages(&archive);
    let page = |path: &str| &pages.iter().find(|(found, _)| found == path).unwrap().1;
    assert_eq!(count(page("2020/05/"), ".topic-tab"), 4);
    assert_eq!(count(page("2020/05/"), ".is-lacking"), 0);
    let without = page("2021/04/");
    assert_eq!(
        count(without, ".topic-tabs, .topic-tab, [role=tabpanel]"),
        0,
        "{without}"
    );
    // A link from elsewhere may still ask for a topic that the report lacks.
    let lacking = page("2021/04/tide-tables/");
    assert_eq!(
        count(lacking, ".topic-tab[aria-selected=true]"),
        1,
        "{lacking}"
    );
}
