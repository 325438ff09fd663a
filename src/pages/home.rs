//! The archive as a whole: its name, its newest report, its months, its topics.

use crate::archive::html::{self, escaped};
use crate::archive::{Archive, Report, Section, plain_text};
use crate::components::{ids, month_grid, topic_list};
use crate::hosted::{Hosted, anchor};
use crate::joined;
use crate::strings::{count, home as said, months as months_said, site, thread};

/// The front page: the name as a newspaper has it, the months, and the newest report.
#[must_use]
pub fn home_page(hosted: Hosted<'_>) -> String {
    let archive = hosted.archive;
    let latest = archive.latest();
    [
        "<div class=\"home\">",
        &nameplate(hosted),
        &latest.map_or_else(empty, |latest| {
            [months(hosted), lead_story(hosted, latest)].concat()
        }),
        &topic_list(hosted),
        "</div>",
    ]
    .concat()
}

/// The name between its ears: how much there is, and what is newest.
fn nameplate(hosted: Hosted<'_>) -> String {
    let archive = hosted.archive;
    let ear = |[head, text]: [&str; 2]| {
        [
            "<p class=\"nameplate-ear\"><strong>",
            head,
            "</strong> ",
            text,
            "</p>",
        ]
        .concat()
    };
    let newest = archive.latest().map(|latest| {
        let href = hosted.report(latest.month, None);
        let link = anchor("", &href, &latest.month.title());
        [
            ear(extent(archive).each_ref().map(String::as_str)),
            ear([said::LATEST, &link]),
        ]
        .concat()
    });
    let description = match archive.site.description.as_str() {
        "" => String::new(),
        it => ["<p class=\"nameplate-description\">", &escaped(it), "</p>"].concat(),
    };
    [
        "<header class=\"nameplate\"><h1 tabindex=\"-1\">",
        &escaped(&archive.site.title),
        "</h1>",
        &newest.unwrap_or_default(),
        &description,
        joined!(
            "</header><div id=\"",
            ids::RESUME,
            "\" class=\"resume\"></div>"
        ),
    ]
    .concat()
}

fn months(hosted: Hosted<'_>) -> String {
    [
        joined!(
            "<section class=\"archive-months\" aria-labelledby=\"months-heading\">\
             <h2 id=\"months-heading\">",
            site::ALL_REPORTS,
            "</h2><p id=\"",
            ids::NEW_MONTHS,
            "\" class=\"is-new\"></p>",
        ),
        &month_grid(hosted),
        joined!(
            "<p class=\"months-legend\">",
            months_said::LEGEND,
            "</p></section>"
        ),
    ]
    .concat()
}

/// In place of all that an archive has none of yet.
fn empty() -> String {
    joined!(
        "<section class=\"state\"><h2>",
        said::NO_REPORTS,
        "</h2><p>",
        said::COMES_LATER,
        "</p></section>",
    )
    .to_owned()
}

fn lead_story(hosted: Hosted<'_>, report: &Report) -> String {
    let href = hosted.report(report.month, None);
    let sections = report.sections.iter();
    let sections: String = sections
        .map(|section| section_entry(hosted, section, &href))
        .collect();
    [
        "<article class=\"latest\"><div class=\"latest-story\"><p class=\"latest-month\">",
        &report.month.title(),
        " <span id=\"",
        ids::NEW_LATEST,
        "\" class=\"is-new\"></span></p><h2>",
        &anchor("", &href, &escaped(&report.title())),
        "</h2><div class=\"prose\">",
        &html::blocks(report.opening()),
        "</div><p class=\"latest-more\">",
        &anchor("", &href, said::MORE),
        joined!(
            "</p></div><div class=\"latest-inside\"><h3 id=\"sections-heading\">",
            said::SECTIONS,
            "</h3><ul class=\"latest-sections\" aria-labelledby=\"sections-heading\">",
        ),
        &sections,
        "</ul></div></article>",
    ]
    .concat()
}

fn section_entry(hosted: Hosted<'_>, section: &Section, report: &str) -> String {
    let topic = hosted.archive.topic(section.topic);
    let topic = topic.map_or("", |topic| topic.label.as_str());
    // What has no letters has no name, and is found by looking through the report.
    let id = ids::text(section.heading.id);
    let href = id.map_or_else(|| report.to_owned(), |id| [report, "#", &id].concat());
    let inside = [
        "<span class=\"latest-topic\">",
        &escaped(topic),
        "</span> ",
        &escaped(&plain_text(&section.heading.text)),
    ]
    .concat();
    ["<li>", &anchor("", &href, &inside), "</li>"].concat()
}

/// How much there is, as in `5 reports` and `November 2019 to November 2024`.
fn extent(archive: &Archive) -> [String; 2] {
    let title = |report: Option<&Report>| report.map_or(String::new(), |it| it.month.title());
    let (first, last) = (title(archive.reports.first()), title(archive.latest()));
    let span = if first == last {
        first
    } else {
        thread::between(&first, &last)
    };
    [count::reports(archive.reports.len()), span]
}
