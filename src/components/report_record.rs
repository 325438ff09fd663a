//! The record of one report: its file, who signs it, where its sections stand, what was noticed.
//!
//! It is written as text; see [`remark_list`].

use super::{count, remark_list};
use crate::archive::html::escaped;
use crate::archive::{Archive, Remark, Report, Section, TopicId, plain_text};

/// What the archive knows of a report, with links to the report, whose address is given, and to
/// its sections.
#[must_use]
pub fn report_record(archive: &Archive, report: &Report, href: &str) -> String {
    let headline = report
        .headline
        .as_ref()
        .map_or_else(|| "No headline".to_owned(), |it| plain_text(&it.text));
    [
        "<article class=\"report-record\"><h3><a href=\"",
        &escaped(href),
        "\">",
        &report.month.title(),
        "</a></h3><p class=\"report-record-headline\">",
        &escaped(&headline),
        "</p>",
        &origin(report),
        &section_table(archive, report, href),
        &remarks(archive, report),
        "</article>",
    ]
    .concat()
}

/// The file and the bylines.
fn origin(report: &Report) -> String {
    let mut html = String::from("<p class=\"report-record-origin\"><code>");
    html.push_str(&escaped(&report.file));
    html.push_str("</code> ");
    for byline in &report.bylines {
        html.push_str("<span class=\"report-record-byline\">");
        html.push_str(&escaped(&plain_text(&byline.text)));
        html.push_str("</span> ");
    }
    html.push_str("</p>");
    html
}

fn section_table(archive: &Archive, report: &Report, href: &str) -> String {
    let sections = report.sections.iter();
    let rows: String = sections
        .map(|section| section_row(archive, section, href))
        .collect();
    [
        "<div class=\"wide-frame\" role=\"group\" aria-label=\"Sections of ",
        &report.month.title(),
        "\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Section</th><th scope=\"col\">Line\
         </th><th scope=\"col\">Topics</th></tr></thead><tbody>",
        &rows,
        "</tbody></table></div>",
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
            ", <span class=\"report-record-also\">also ",
            &topics,
            "</span>",
        ]
        .concat()
    };
    let id = section.heading.id;
    // What has no words has no name, and is found by looking through the report.
    let (heading, fragment) = if id.is_unnamed() {
        ("No heading".to_owned(), String::new())
    } else {
        (plain_text(&section.heading.text), format!("#{id}"))
    };
    [
        "<tr><th scope=\"row\"><a href=\"",
        &escaped(report),
        &fragment,
        "\">",
        &escaped(&heading),
        "</a></th><td class=\"is-number\">",
        &section.line.to_string(),
        "</td><td>",
        &label(section.topic).unwrap_or_default(),
        &also,
        "</td></tr>",
    ]
    .concat()
}

fn remarks(archive: &Archive, report: &Report) -> String {
    let of_report = |remark: &&Remark| remark.file == report.file;
    let remarks = archive.remarks.iter().filter(of_report);
    let extent = match remarks.clone().count() {
        0 => return String::new(),
        n_remarks => count(n_remarks, "warning"),
    };
    let list = remark_list(remarks, false);
    ["<p class=\"report-record-extent\">", &extent, "</p>", &list].concat()
}
