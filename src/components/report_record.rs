//! The record of one report: its file, who signs it, where its sections stand, what was noticed.
//!
//! It is markup; see [`remark_list()`].

use super::remark_list;
use crate::archive::{Archive, Byline, Remark, Report, Section, TopicId, plain_text};
use crate::strings::{archive_page as said, count};
use maud::{Markup, html};

/// What the archive knows of a report, with links to the report, whose address is given, and to
/// its sections, and with the remarks on it.
#[must_use]
pub fn report_record(
    archive: &Archive,
    report: &Report,
    remarks: &[&Remark],
    href: &str,
) -> Markup {
    let headline = report.headline.as_ref();
    let headline = headline.map(|headline| plain_text(&headline.text));
    html! {
        article.report-record {
            h4 { a href=(href) { (report.month.title()) } }
            p.report-record-headline { (headline.as_deref().unwrap_or(said::NO_HEADLINE)) }
            p.report-record-origin {
                code { (report.file) }
                " "
                (bylines(&report.bylines))
            }
            (section_table(archive, report, href))
            @if !remarks.is_empty() {
                p.report-record-extent { (count::warnings(remarks.len())) }
                (remark_list(remarks, false))
            }
        }
    }
}

fn bylines(bylines: &[Byline]) -> Markup {
    html! {
        @for byline in bylines {
            span.report-record-byline { (plain_text(&byline.text)) }
            " "
        }
    }
}

/// The table needs no frame to scroll in: its columns have fixed shares, and its words wrap.
fn section_table(archive: &Archive, report: &Report, href: &str) -> Markup {
    html! {
        table {
            thead {
                tr {
                    th scope="col" { (said::SECTION) }
                    th.is-number scope="col" { (said::LINE) }
                    th scope="col" { (said::TOPICS) }
                }
            }
            tbody {
                @for section in &report.sections {
                    (section_row(archive, section, href))
                }
            }
        }
    }
}

fn section_row(archive: &Archive, section: &Section, report: &str) -> Markup {
    let label = |id: TopicId| archive.topic(id).map(|topic| topic.label.as_str());
    let also: Vec<&str> = section.also.iter().copied().filter_map(label).collect();
    let id = section.heading.id;
    let heading = plain_text(&section.heading.text);
    let heading = match heading.trim() {
        "" => said::NO_HEADING,
        heading => heading,
    };
    html! {
        tr {
            th scope="row" {
                // What has no letters has no name, and is found by looking through the report.
                a href={ (report) @if !id.is_unnamed() { "#" (id) } } { (heading) }
                " "
                span.report-record-kind {
                    (bylines(&section.bylines))
                    (kind(section.level))
                }
            }
            td.is-number { (section.line) }
            td {
                (label(section.topic).unwrap_or_default())
                @if !also.is_empty() {
                    ", "
                    span.report-record-also { (said::ALSO) (also.join(", ")) }
                }
            }
        }
    }
}

/// By what the source makes a line a heading.
fn kind(level: u8) -> String {
    match level {
        0 => said::NO_LEVEL.to_owned(),
        level => said::level(&level.to_string()),
    }
}
