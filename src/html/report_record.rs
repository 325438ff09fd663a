//! Record of one report: its file, authors, sections and warnings.
//!
//! Static markup, for the reason in [`warning_list()`].

use super::warning_list::warning_list;
use crate::model::{Byline, Month, Report, Section, TopicId, Warning, plain_text};
use crate::routes::files;
use crate::routes::page_context::PageContext;
use crate::text::{self, count, machines};
use maud::{Markup, html};

/// Returns the archive's record of a report, with links to the report and its sections, and
/// `warnings`.
#[must_use]
pub fn report_record(context: PageContext<'_>, report: &Report, warnings: &[&Warning]) -> Markup {
    let headline = report.headline.as_ref();
    let headline = headline.map(|headline| plain_text(&headline.text));
    html! {
        article.report-record {
            h4 { a href=(context.report(report.month, None)) { (context.month_title(report.month)) } }
            p.report-record-headline dir="auto" { (headline.as_deref().unwrap_or(text::archive_page::NO_HEADLINE)) }
            p.report-record-origin {
                @for file in report.files() { code { (file) } " " }
                " "
                (bylines(&report.bylines))
                (book(context, report.month))
            }
            (section_table(context, report))
            @if !warnings.is_empty() {
                p.report-record-extent { (count::warnings(warnings.len())) }
                (warning_list(warnings, false))
            }
        }
    }
}

/// Returns the link to the month as a book.
fn book(context: PageContext<'_>, month: Month) -> Markup {
    let path = files::month_book(month);
    html! {
        a href={ (context.base.as_str()) (path) }
            aria-label=(machines::month_book(&context.month_title(month))) {
            (machines::EPUB)
        }
    }
}

fn bylines(bylines: &[Byline]) -> Markup {
    html! {
        @for byline in bylines {
            span.report-record-byline dir="auto" { (plain_text(&byline.text)) }
            " "
        }
    }
}

/// The table needs no scrolling frame, because its columns have fixed shares and its words wrap.
fn section_table(context: PageContext<'_>, report: &Report) -> Markup {
    let has_topics = !context.archive.topics.is_empty();
    html! {
        table {
            thead {
                tr {
                    th scope="col" { (text::archive_page::SECTION) }
                    th.is-number scope="col" { (text::archive_page::LINE) }
                    @if has_topics { th scope="col" { (text::archive_page::TOPICS) } }
                }
            }
            tbody {
                @for section in &report.sections {
                    (section_row(context, report.month, section))
                }
            }
        }
    }
}

fn section_row(context: PageContext<'_>, month: Month, section: &Section) -> Markup {
    let label = |id: TopicId| context.archive.topic(id).map(|topic| topic.label.as_str());
    let also: Vec<&str> = section.also.iter().copied().filter_map(label).collect();
    let heading = plain_text(&section.heading.text);
    let heading = match heading.trim() {
        "" => text::archive_page::NO_HEADING,
        heading => heading,
    };
    html! {
        tr {
            th scope="row" {
                a href=(context.passage(month, None, section.heading.id, "")) dir="auto" { (heading) }
                " "
                span.report-record-kind {
                    (bylines(&section.bylines))
                    (kind(section.level))
                }
            }
            td.is-number { (section.line) }
            @if let Some(topic) = label(section.topic) {
                td {
                    (topic)
                    @if !also.is_empty() {
                        ", "
                        span.report-record-also { (text::archive_page::ALSO) (also.join(", ")) }
                    }
                }
            }
        }
    }
}

/// Returns the kind of heading in the source; level 0 is a bold or plain line.
fn kind(level: u8) -> String {
    match level {
        0 => text::archive_page::NO_LEVEL.to_owned(),
        level => text::archive_page::level(&level.to_string()),
    }
}
