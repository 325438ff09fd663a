//! About the archive: its content, the line and topics of each section, and the compiler's warnings.
//!
//! It shows readers the report of the `check` command.

use crate::html::breadcrumb::breadcrumb;
use crate::html::origin::origin_line;
use crate::html::report_record::report_record;
use crate::html::warning_list::warning_list;
use crate::model::{Archive, Kind, Report, Topic, Warning};
use crate::routes::page_context::PageContext;
use crate::routes::{Route, files};
use crate::text::site::ABOUT_ARCHIVE;
use crate::text::{self, count, machines};
use maud::{Markup, html};

/// Returns the page about the archive. `is_open` reports whether a year is unfolded.
#[must_use]
pub fn archive_page(context: PageContext<'_>, is_open: &dyn Fn(u16) -> bool) -> Markup {
    let archive = context.archive;
    let (records, general) = records(archive);
    let years = records.chunk_by(|one, next| one.report.month.year() == next.report.month.year());
    html! {
        div.archive-page {
            (breadcrumb(context, &Route::Archive))
            h1 tabindex="-1" { (ABOUT_ARCHIVE) }
            (origin_line(archive))
            @if !context.archive.topics.is_empty() { p { (text::archive_page::METHOD) } }
            div.archive-overview {
                (facts(archive))
                (warnings(archive, &general))
            }
            (take_along(context))
            h2 { (text::archive_page::BY_REPORT) }
            p { (text::archive_page::ORDER) }
            // Newest first. Folded years are rendered too, because readers search the page for
            // words.
            @for records in years.rev() {
                (year(context, records, is_open))
            }
        }
    }
}

/// A report with the warnings on it.
struct Record<'a> {
    report: &'a Report,
    warnings: Vec<&'a Warning>,
}

/// Returns every report with its warnings, and the warnings that belong to no report.
fn records(archive: &Archive) -> (Vec<Record<'_>>, Vec<&Warning>) {
    let record = |report| Record {
        report,
        warnings: Vec::new(),
    };
    let mut records: Vec<Record<'_>> = archive.reports.iter().map(record).collect();
    let mut general = Vec::new();
    let warnings = archive.warnings.as_slice();
    for run in warnings.chunk_by(|one, next| one.file == next.file) {
        let file = run.first().map_or("", |warning| &warning.file);
        let of_file = records.iter_mut().find(|it| it.report.is_from(file));
        of_file
            .map_or(&mut general, |record| &mut record.warnings)
            .extend(run);
    }
    (records, general)
}

fn facts(archive: &Archive) -> Markup {
    let n_sections: usize = archive.reports.iter().map(|r| r.sections.len()).sum();
    let sections = archive.reports.iter().flat_map(|report| &report.sections);
    let sections = match sections.filter(|it| !it.also.is_empty()).count() {
        0 => n_sections.to_string(),
        n_shared => text::archive_page::sections(&n_sections.to_string(), &n_shared.to_string()),
    };
    let facts = [
        (text::archive_page::REPORTS, extent(archive)),
        (text::archive_page::SECTIONS, sections),
        (text::archive_page::GAPS, absence(archive)),
        (
            text::archive_page::WARNINGS,
            archive.warnings.len().to_string(),
        ),
    ];
    html! {
        dl.facts {
            @for (name, value) in facts {
                div {
                    dt { (name) }
                    dd { (value) }
                }
            }
        }
    }
}

/// Returns links to the files to take along; empty without a report. Only published sites have the
/// files.
fn take_along(context: PageContext<'_>) -> Markup {
    let (archive, base) = (context.archive, context.base.as_str());
    if archive.reports.is_empty() {
        return Markup::default();
    }
    let topics = archive.topic_ids();
    let topics = topics.filter(|&id| archive.reports_on(id).next().is_some());
    let topics: Vec<&Topic> = topics.filter_map(|id| archive.topic(id)).collect();
    let form = |name: &str, path: &str, form: &str| {
        html! {
            li { a href={ (base) (path) } { (name) } " (" (form) ")" }
        }
    };
    html! {
        h2 { (machines::TAKE_ALONG) }
        ul {
            (form(machines::WHOLE_BOOK, files::WHOLE_BOOK, machines::EPUB))
            @if !topics.is_empty() {
                li {
                    (machines::BY_TOPIC)
                    @for (nth, topic) in topics.iter().enumerate() {
                        @if nth > 0 { ", " }
                        a href={ (base) (files::topic_book(topic)) } { (topic.label) }
                    }
                }
            }
            (form(machines::DATA, files::DATA, machines::JSON))
            (form(machines::MARKDOWN, files::LLMS, machines::FOR_PROGRAMS))
        }
    }
}

/// Returns the number of reports, and the first and last month.
fn extent(archive: &Archive) -> String {
    let site = &archive.site;
    let reports = &archive.reports;
    match reports.as_slice() {
        [] => "0".to_owned(),
        [only] => text::archive_page::one_report(&site.month_title(only.month)),
        [first, .., last] => text::archive_page::extent(
            &reports.len().to_string(),
            &site.month_title(first.month),
            &site.month_title(last.month),
        ),
    }
}

/// Returns the missing months between the first report and the last.
fn absence(archive: &Archive) -> String {
    let (site, gaps) = (&archive.site, archive.gaps());
    let n_missing: u32 = gaps.iter().map(|(from, to)| to.distance(*from) + 1).sum();
    if gaps.is_empty() {
        return "0".to_owned();
    }
    let spans: Vec<String> = gaps
        .iter()
        .map(|(from, to)| {
            if from == to {
                site.month_title(*from)
            } else {
                text::archive_page::span(&site.month_title(*from), &site.month_title(*to))
            }
        })
        .collect();
    format!("{n_missing}: {}", spans.join("; "))
}

/// Returns the number of warnings by kind, and the warnings that belong to no report.
fn warnings(archive: &Archive, general: &[&Warning]) -> Markup {
    html! {
        @if !archive.warnings.is_empty() {
            h2 { (text::archive_page::BY_KIND) }
            table.remark-kinds {
                thead {
                    tr {
                        th scope="col" { (text::archive_page::KIND) }
                        th.is-number scope="col" { (text::archive_page::NUMBER) }
                    }
                }
                tbody {
                    @for kind in &archive.kinds {
                        (kind_row(kind, &archive.warnings))
                    }
                }
            }
            @if !general.is_empty() {
                h3 { (text::archive_page::IN_GENERAL) }
                (warning_list(general, true))
            }
        }
    }
}

fn kind_row(kind: &Kind, warnings: &[Warning]) -> Markup {
    let n_warnings = warnings.iter().filter(|it| it.code == kind.code).count();
    html! {
        tr {
            th scope="row" { (kind.about) }
            td.is-number { (n_warnings) }
        }
    }
}

/// Returns the records of a year; `records` must all be of the same year.
fn year(context: PageContext<'_>, records: &[Record<'_>], is_open: &dyn Fn(u16) -> bool) -> Markup {
    let Some(first) = records.first() else {
        return Markup::default();
    };
    let year = first.report.month.year();
    let n_warnings: usize = records.iter().map(|record| record.warnings.len()).sum();
    html! {
        details.archive-year data-year=(year) open[is_open(year)] {
            summary {
                h3 { (year) }
                " "
                span.archive-year-extent {
                    (count::reports(records.len()))
                    @if n_warnings > 0 { ", " (count::warnings(n_warnings)) }
                }
            }
            @for Record { report, warnings } in records.iter().rev() {
                (report_record(context, report, warnings))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    fn archive(months: &[&str]) -> Archive {
        let report = |month: &&str| Report {
            month: month.parse().expect("a month"),
            ..Report::default()
        };
        Archive {
            reports: months.iter().map(report).collect(),
            ..Archive::default()
        }
    }

    #[test]
    fn months_without_a_report_are_told_in_runs() {
        let absence = |months: &[&str]| absence(&archive(months));
        assert_eq!(absence(&[]), "0");
        assert_eq!(absence(&["2021-12", "2022-01"]), "0");
        assert_eq!(
            absence(&["2021-10", "2021-12", "2022-04"]),
            "4: November 2021; January 2022 to March 2022"
        );
    }

    #[test]
    fn the_extent_names_the_first_and_the_last() {
        assert_eq!(extent(&archive(&[])), "0");
        assert_eq!(extent(&archive(&["2021-10"])), "1, of October 2021");
        assert_eq!(
            extent(&archive(&["2021-10", "2021-12"])),
            "2, from October 2021 to December 2021"
        );
    }
}
