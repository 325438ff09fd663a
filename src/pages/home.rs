//! The archive as a whole: its name, its newest report, its months, its topics.

use crate::archive::html::{self, escaped};
use crate::archive::{Archive, Report, Section, plain_text};
use crate::components::{ids, month_grid, topic_list};
use crate::hosted::{Hosted, anchor};
use crate::joined;
use crate::strings::{home as said, site};

/// The front page.
#[must_use]
pub fn home_page(hosted: Hosted<'_>) -> String {
    let archive = hosted.archive;
    let description = match archive.site.description.as_str() {
        "" => String::new(),
        it => ["<p class=\"nameplate-description\">", &escaped(it), "</p>"].concat(),
    };
    let latest = archive.latest().map(|report| latest(hosted, report));
    [
        "<div class=\"home\"><header class=\"nameplate\"><h1 tabindex=\"-1\">",
        &escaped(&archive.site.title),
        "</h1>",
        &description,
        "<p class=\"nameplate-extent\">",
        &extent(archive),
        "</p></header><div id=\"",
        ids::RESUME,
        "\" class=\"resume\"></div>",
        &latest.unwrap_or_default(),
        joined!(
            "<section class=\"archive-months\" aria-labelledby=\"months-heading\">\
             <h2 id=\"months-heading\">",
            site::ALL_REPORTS,
            "</h2><p id=\"",
            ids::NEW_MONTHS,
            "\" class=\"is-new\"></p>",
        ),
        &month_grid(hosted),
        "</section>",
        &topic_list(hosted),
        "</div>",
    ]
    .concat()
}

fn latest(hosted: Hosted<'_>, report: &Report) -> String {
    let href = hosted.report(report.month, None);
    let sections = report.sections.iter();
    let sections: String = sections
        .map(|section| section_entry(hosted, section, &href))
        .collect();
    [
        joined!(
            "<article class=\"latest\"><p class=\"latest-month\">",
            said::LATEST,
        ),
        &report.month.title(),
        " <span id=\"",
        ids::NEW_LATEST,
        "\" class=\"is-new\"></span></p><h2>",
        &anchor("", &href, &escaped(&report.title())),
        "</h2><div class=\"prose\">",
        &html::blocks(report.opening()),
        joined!(
            "</div><ul class=\"latest-sections\" aria-label=\"",
            said::SECTIONS,
            "\">",
        ),
        &sections,
        "</ul></article>",
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

/// How much there is, as in `5 reports from November 2019 to November 2024`.
fn extent(archive: &Archive) -> String {
    match archive.reports.as_slice() {
        [] => said::NO_REPORTS.to_owned(),
        [only] => said::one_report(&only.month.title()),
        [first, .., last] => said::extent(
            archive.reports.len(),
            &first.month.title(),
            &last.month.title(),
        ),
    }
}
