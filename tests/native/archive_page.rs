//! Tests of the page about the archive, the marks of sections with several topics, and aliases of
//! texts, on a handmade archive.

use crate::support::{plain, words};
use kusama_news_reader::compile::{Source, compile};
use kusama_news_reader::model::{
    Alias, Archive, Block, Byline, Heading, Inline, Kind, Report, Section, TextId, Topic, TopicId,
    Warning,
};
use kusama_news_reader::routes::{Base, Route};
use kusama_news_reader::search::{Query, SearchIndex};
use kusama_news_reader::ui::navigation::{Arrival, Location};
use kusama_news_reader::ui::prerender::render;
use std::sync::Arc;

fn id(hash: u32) -> TextId {
    TextId { hash, nth: 1 }
}

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::Text(words.to_owned())]
}

fn section(hash: u32, heading: &str, topic: u8, also: &[u8]) -> Section {
    Section {
        heading: Heading {
            id: id(hash),
            text: text(heading),
            ..Heading::default()
        },
        line: hash,
        topic: TopicId(topic),
        also: also.iter().copied().map(TopicId).collect(),
        blocks: vec![Block::Paragraph {
            id: id(hash + 1),
            text: text("The quay was swept."),
        }],
        ..Section::default()
    }
}

fn warning(code: &str, file: &str, line: u32, message: &str, help: &str) -> Warning {
    Warning {
        code: code.into(),
        file: file.into(),
        line,
        message: message.into(),
        help: help.into(),
    }
}

fn report(month: &str, sections: Vec<Section>) -> Report {
    Report {
        month: month.parse().unwrap(),
        file: format!("{month}.md"),
        publication: "Harbour Letter".into(),
        sections,
        ..Report::default()
    }
}

/// Returns a report with a section under three topics, and an alias of its last paragraph.
fn newest() -> Report {
    let line = |hash, words| Byline {
        id: id(hash),
        text: text(words),
    };
    let tolls = Section {
        level: 2,
        bylines: vec![line(0x12, "By Bo Reed")],
        ..section(0x10, "Tolls at the lock", 0, &[1, 2])
    };
    let sections = vec![tolls, section(0x20, "A new crane", 1, &[])];
    Report {
        masthead: vec![line(0x32, "THE TIDE")],
        headline: Some(Heading {
            id: id(0x30),
            text: text("High water"),
            ..Heading::default()
        }),
        bylines: vec![line(0x31, "By Ada Quay, Pilot")],
        aliases: vec![Alias {
            old: id(0x99),
            new: id(0x21),
        }],
        ..report("2022-02", sections)
    }
}

/// Returns two reports with three sections and three remarks.
fn harbour() -> Archive {
    let topic = |label: &str| Topic {
        slug: label.to_lowercase(),
        label: label.into(),
        short_label: label.into(),
        ..Topic::default()
    };
    let kind = |code: &str, about: &str| Kind {
        code: code.into(),
        about: about.into(),
    };
    let oldest = report("2021-11", vec![section(0x40, "Ropes <b>& knots", 2, &[])]);
    let mut archive = Archive {
        topics: ["Tolls", "Works", "Trade"].map(topic).into(),
        reports: vec![oldest, newest()],
        warnings: vec![
            warning(
                "missing-months",
                "archive.toml",
                7,
                "no report of `2021-12`",
                "add the `report`",
            ),
            warning(
                "left-over",
                "2021-11.md",
                3,
                "left-over `<i>`: expected words",
                "take it out",
            ),
            warning("left-over", "2022-02.md", 16, "left-over lone ` tick", ""),
        ],
        kinds: vec![
            kind("missing-months", "Months are missing."),
            kind("left-over", "Something was left over."),
        ],
        ..Archive::default()
    };
    archive.site.notice = "Written by gulls.".into();
    archive.site.short_notice = "By gulls.".into();
    archive
}

fn page(path: &str) -> String {
    let archive = Arc::new(harbour());
    let route = Route::parse(path, "", &archive);
    render(&archive, &Base::default(), &route)
}

/// Returns the plain text of each element of a class, up to its `</p>`.
fn texts_of(html: &str, class: &str) -> Vec<String> {
    let start = format!("class=\"{class}");
    let inside = html.split(&start).skip(1).map(|rest| {
        let rest = &rest[rest.find('>').unwrap() + 1..];
        &rest[..rest.find("</p>").unwrap_or(rest.len())]
    });
    inside.map(plain).collect()
}

#[track_caller]
fn assert_in_order(html: &str, parts: &[&str]) {
    // Separates the words of adjacent elements.
    let html = html[html.find("<h1").unwrap()..].replace('<', " <");
    let shown = words(&plain(&html)).join(" ");
    let mut rest = shown.as_str();
    for part in parts {
        let part = words(part).join(" ");
        let at = rest
            .find(&part)
            .unwrap_or_else(|| panic!("`{part}` is not in … {rest}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn the_page_about_the_archive_shows_all_that_is_known_newest_first() {
    let html = page("about/archive/");
    assert_in_order(
        &html,
        &[
            "About this archive",
            "By gulls.",
            "Rules assign the topics",
            "Reports 2, from November 2021 to February 2022",
            "Sections 3, 1 of them under more than one topic",
            "Months without a report 2: December 2021 to January 2022",
            "Warnings 3",
            "Months are missing. 1",
            "Something was left over. 2",
            "About the archive as a whole",
            "archive.toml, line 7 no report of 2021-12; add the report",
            "2022 1 report, 1 warning",
            "February 2022 High water 2022-02.md By Ada Quay, Pilot",
            "Tolls at the lock By Bo Reed level 2 16 Tolls, also Works, Trade",
            "A new crane Bold or plain line 32 Works",
            "1 warning Line 16 left-over lone tick",
            "2021 1 report, 1 warning",
            "November 2021 No headline 2021-11.md",
            "Ropes lt b gt amp knots Bold or plain line 64 Trade",
            "1 warning Line 3 left-over lt i gt : expected words; take it out",
            "Written by gulls.",
        ],
    );
}

#[test]
fn the_page_about_the_archive_leads_to_every_report_and_section() {
    let html = page("about/archive/");
    for address in [
        "/2022/02/",
        "/2022/02/#p-000010",
        "/2022/02/#p-000020",
        "/2021/11/#p-000040",
    ] {
        assert_eq!(
            html.matches(&format!("href=\"{address}\"")).count(),
            1,
            "{address}"
        );
    }
}

/// Returns an archive with one report; its headings have no letters, and therefore no ids.
fn without_letters() -> Archive {
    let unnamed = |words| Section {
        heading: Heading {
            text: text(words),
            ..Heading::default()
        },
        ..section(0x50, "", 0, &[])
    };
    let byline = Byline {
        text: text("***"),
        ..Byline::default()
    };
    let mut report = report(
        "2022-02",
        vec![unnamed("🚀"), unnamed("⚓ 🦀"), unnamed(" ")],
    );
    report.masthead = vec![byline.clone()];
    report.headline = Some(Heading {
        text: text("🌊"),
        ..Heading::default()
    });
    report.bylines = vec![byline];
    Archive {
        reports: vec![report],
        warnings: Vec::new(),
        kinds: Vec::new(),
        ..harbour()
    }
}

#[test]
fn a_heading_without_letters_is_shown_and_leads_to_its_report() {
    let archive = Arc::new(without_letters());
    let html = render(&archive, &Base::default(), &Route::Archive);
    for heading in ["🚀", "⚓ 🦀", "No heading"] {
        let link = format!("<a href=\"/2022/02/\" dir=\"auto\">{heading}</a>");
        assert!(html.contains(&link), "{link} in {html}");
    }
}

#[test]
fn what_has_no_name_has_no_id() {
    let archive = Arc::new(without_letters());
    let route = Route::parse("2022/02/", "", &archive);
    let html = render(&archive, &Base::default(), &route);
    assert!(html.contains("🚀") && html.contains("🦀"), "{html}");
    assert!(!html.contains("p-000000"), "{html}");
}

#[test]
fn years_and_their_months_stand_newest_first() {
    let months = ["2019-11", "2021-10", "2021-12"];
    let archive = Archive {
        reports: months.map(|month| report(month, Vec::new())).into(),
        ..harbour()
    };
    let html = render(&Arc::new(archive), &Base::default(), &Route::Archive);
    assert_in_order(
        &html,
        &[
            "2021 2 reports",
            "December 2021",
            "October 2021",
            "2019 1 report",
            "November 2019",
        ],
    );
}

#[test]
fn tables_need_no_frame_that_the_keyboard_reaches() {
    let html = page("about/archive/");
    let main = &html[html.find("<h1").unwrap()..];
    assert_eq!(main.matches("<table").count(), 3);
    assert!(!main.contains("tabindex=\"0\""), "{main}");
}

#[test]
fn headings_go_down_one_level_at_a_time_on_the_page_about_the_archive() {
    let html = page("about/archive/");
    let levels: Vec<u32> = html
        .match_indices("<h")
        .filter_map(|(at, _)| html[at + 2..].chars().next()?.to_digit(10))
        .collect();
    assert_eq!(levels, [1, 2, 3, 2, 2, 3, 4, 3, 4]);
}

#[test]
fn what_a_remark_quotes_is_text() {
    let html = page("about/archive/");
    assert!(html.contains("<code>&lt;i&gt;</code>"), "{html}");
    assert!(!html.contains("<i>") && !html.contains("<b>"), "{html}");
}

#[test]
fn an_archive_without_remarks_has_no_table_of_them() {
    let archive = Archive {
        warnings: Vec::new(),
        kinds: Vec::new(),
        ..harbour()
    };
    let html = render(&Arc::new(archive), &Base::default(), &Route::Archive);
    assert_in_order(&html, &["Warnings 0", "Report by report", "2022 1 report"]);
    assert!(
        !html.contains("by kind") && !html.contains("remark-list"),
        "{html}"
    );
}

#[test]
fn a_masthead_stands_between_the_month_and_the_headline() {
    let html = page("2022/02/");
    let article = html.split("<article class=\"report\"").nth(1).unwrap();
    let opening = &article[..article.find("</header>").unwrap()];
    let words = plain(&opening[opening.find('>').unwrap() + 1..].replace('<', " <"));
    assert_eq!(
        words,
        "Harbour Letter February 2022 Previous November 2021 THE TIDE High water By Ada Quay, \
         Pilot 1 min By gulls."
    );
}

#[test]
fn a_section_says_what_else_it_is_on_and_where_it_stands_in_part() {
    let html = page("2022/02/");
    assert_eq!(texts_of(&html, "section-topic"), ["Tolls", "Works"]);
    assert_eq!(texts_of(&html, "section-also"), ["Also on: Works, Trade"]);
    let html = page("2022/02/tolls/");
    assert_eq!(texts_of(&html, "section-topic"), [""; 0]);
    assert_eq!(texts_of(&html, "section-also"), ["Also on: Works, Trade"]);
    let html = page("2022/02/works/");
    assert_eq!(
        texts_of(&html, "section-also"),
        ["In part on Works · mainly Tolls · also on Trade"]
    );
    assert!(
        html.contains("<a href=\"/2022/02/tolls/\">Tolls</a>"),
        "{html}"
    );
    assert_eq!(texts_of(&page("2021/11/"), "section-also"), [""; 0]);
}

#[test]
fn the_marks_of_topics_are_neither_of_the_report_nor_in_a_heading_nor_found() {
    let html = page("2022/02/works/");
    let mark = "class=\"section-also is-partial\" data-generated";
    assert!(html.contains(mark), "{html}");
    assert!(html.contains(">Tolls at the lock</h2>"), "{html}");
    let index = SearchIndex::build(&harbour());
    assert_eq!(index.search(&Query::parse("mainly", &[]), 9).n_hits, 0);
    assert_eq!(index.search(&Query::parse("tolls", &[]), 9).n_hits, 1);
}

#[test]
fn an_earlier_name_of_a_text_opens_the_text_under_whatever_topic() {
    let archive = harbour();
    let open = |path: &str, fragment: &str| {
        let route = Route::parse(path, "", &archive);
        let location = Location::new(route, fragment.to_owned(), Arrival::Start, &archive);
        (location.route.path(&archive), location.fragment)
    };
    let check = |path, fragment, expected: (&str, &str)| {
        let expected = (expected.0.to_owned(), expected.1.to_owned());
        assert_eq!(open(path, fragment), expected, "{path}#{fragment}");
    };
    check("2022/02/", "p-000099", ("2022/02/", "p-000021"));
    check("2022/02/works/", "p-000099", ("2022/02/works/", "p-000021"));
    // The text is not under this topic, so the page shows all topics.
    check("2022/02/tolls/", "p-000099", ("2022/02/", "p-000021"));
    // An alias belongs to one report, and unknown ids do not change.
    check("2021/11/", "p-000099", ("2021/11/", "p-000099"));
    check("2022/02/tolls/", "p-000098", ("2022/02/tolls/", "p-000098"));
    check("2022/02/", "main", ("2022/02/", "main"));
}

/// A lost id is an error in `check`, but does not stop the build.
#[test]
fn a_lost_name_is_among_the_remarks() {
    let source = |path: &str, text: &str| Source {
        path: path.into(),
        bytes: text.into(),
    };
    let outcome = compile(&[
        source("reports/ids.lock", "[2020-05]\np-1a2b3c\n"),
        source("reports/a.md", "# L - May 2020\n\n# Ice\n\nIt froze.\n"),
    ]);
    let warnings = &outcome.archive.warnings;
    let lost = warnings.iter().find(|it| it.code == "lost-id").unwrap();
    assert_eq!((lost.file.as_str(), lost.line), ("ids.lock", 2));
    assert!(lost.message.contains("`p-1a2b3c`"), "{}", lost.message);
    assert_ne!(lost.help, "");
    let kinds = &outcome.archive.kinds;
    assert!(kinds.iter().any(|kind| kind.code == "lost-id"));
}
