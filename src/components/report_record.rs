//! The record of one report: its file, who signs it, where its sections stand, what was noticed.
//!
//! It is written as text; see [`remark_list()`].

use super::{ids, remark_list};
use crate::archive::html::escaped;
use crate::archive::{Archive, Byline, Remark, Report, Section, TopicId, plain_text};
use crate::joined;
use crate::strings::{archive_page as said, count};

/// What the archive knows of a report, with links to the report, whose address is given, and to
/// its sections, and with the remarks on it.
#[must_use]
pub fn report_record(
    archive: &Archive,
    report: &Report,
    remarks: &[&Remark],
    href: &str,
) -> String {
    let headline = report
        .headline
        .as_ref()
        .map_or_else(|| said::NO_HEADLINE.to_owned(), |it| plain_text(&it.text));
    [
        "<article class=\"report-record\"><h4><a href=\"",
        &escaped(href),
        "\">",
        &report.month.title(),
        "</a></h4><p class=\"report-record-headline\">",
        &escaped(&headline),
        "</p>",
        &origin(report),
        &section_table(archive, report, href),
        &remarks_told(remarks),
        "</article>",
    ]
    .concat()
}

/// The file and the bylines.
fn origin(report: &Report) -> String {
    let mut html = String::from("<p class=\"report-record-origin\"><code>");
    html.push_str(&escaped(&report.file));
    html.push_str("</code> ");
    html.push_str(&bylines(&report.bylines));
    html.push_str("</p>");
    html
}

fn bylines(bylines: &[Byline]) -> String {
    let mut html = String::new();
    for byline in bylines {
        html.push_str("<span class=\"report-record-byline\">");
        html.push_str(&escaped(&plain_text(&byline.text)));
        html.push_str("</span> ");
    }
    html
}

/// The table needs no frame to scroll in: its columns have fixed shares, and its words wrap.
fn section_table(archive: &Archive, report: &Report, href: &str) -> String {
    let sections = report.sections.iter();
    let rows: String = sections
        .map(|section| section_row(archive, section, href))
        .collect();
    [
        joined!(
            "<table><thead><tr><th scope=\"col\">",
            said::SECTION,
            "</th><th scope=\"col\" class=\"is-number\">",
            said::LINE,
            "</th><th scope=\"col\">",
            said::TOPICS,
            "</th></tr></thead><tbody>",
        ),
        &rows,
        "</tbody></table>",
    ]
    .concat()
}

fn section_row(archive: &Archive, section: &Section, report: &str) -> String {
    let label = |id: TopicId| archive.topic(id).map(|topic| escaped(&topic.label));
    let also: Vec<String> = section.also.iter().copied().filter_map(label).collect();
    let also = if also.is_empty() {
        String::new()
    } else {
        let topics = also.join(", ");
        [
            joined!(", <span class=\"report-record-also\">", said::ALSO),
            &topics,
            "</span>",
        ]
        .concat()
    };
    let id = section.heading.id;
    // What has no letters has no name, and is found by looking through the report.
    let fragment = ids::text(id).map_or_else(String::new, |id| ["#", &id].concat());
    let heading = plain_text(&section.heading.text);
    let heading = match heading.trim() {
        "" => said::NO_HEADING,
        heading => heading,
    };
    [
        "<tr><th scope=\"row\"><a href=\"",
        &escaped(report),
        &fragment,
        "\">",
        &escaped(heading),
        "</a> <span class=\"report-record-kind\">",
        &bylines(&section.bylines),
        &kind(section.level),
        "</span></th><td class=\"is-number\">",
        &section.line.to_string(),
        "</td><td>",
        &label(section.topic).unwrap_or_default(),
        &also,
        "</td></tr>",
    ]
    .concat()
}

/// By what the source makes a line a heading.
fn kind(level: u8) -> String {
    match level {
        0 => said::NO_LEVEL.to_owned(),
        level => said::level(&level.to_string()),
    }
}

fn remarks_told(remarks: &[&Remark]) -> String {
    if remarks.is_empty() {
        return String::new();
    }
    let extent = count::warnings(remarks.len());
    let list = remark_list(remarks, false);
    ["<p class=\"report-record-extent\">", &extent, "</p>", &list].concat()
}
