//! One month of the year through the years: the reports beside each other, topic by topic.
//!
//! Each section stands once, under its first topic, word for word. The years follow one another in
//! the text, so that narrow pages and those who listen read one after the other; wide pages lay them
//! out as columns, whose cells are as many in each year.

use super::thread::gap;
use crate::archive::html::{self, Form, escaped};
use crate::archive::{Archive, Month, Report, TopicId};
use crate::components::{count, report_opening, section_text};
use crate::hosted::{Hosted, anchor};
use crate::routes::{Route, month_name};
use crate::strings::same_month as strings;

/// How many years fit beside each other on a page of a usual width. More of them scroll.
const MOST_FITTING: usize = 3;

/// The page of a month of the year, 1 to 12; without years if the archive has no such month.
#[must_use]
pub fn same_month_page(hosted: Hosted<'_>, number: u8) -> String {
    let archive = hosted.archive;
    let title = strings::title(month_name(number));
    let columns = columns(archive, number);
    let rows = rows(archive, number);
    let years: String = columns.iter().map(|it| year(hosted, *it, &rows)).collect();
    let n_reports = archive.reports_of(number).count();
    let region = if columns.len() > MOST_FITTING {
        let name = [
            " is-wide\" role=\"region\" tabindex=\"0\" aria-label=\"",
            &title,
            "\">",
        ];
        name.concat()
    } else {
        "\">".to_owned()
    };
    [
        "<article class=\"same-month\">",
        &nav(hosted, number),
        "<header class=\"same-month-header\"><h1 tabindex=\"-1\" \
         data-generated>",
        &title,
        "</h1><p class=\"same-month-about\" data-generated>",
        &count(n_reports, "report"),
        "</p></header><div class=\"same-month-years",
        &region,
        &years,
        "</div></article>",
    ]
    .concat()
}

/// The month in each year from the first that has its report to the last.
fn columns(archive: &Archive, number: u8) -> Vec<Month> {
    let mut reports = archive.reports_of(number).map(|it| it.month.year());
    let Some(first) = reports.next() else {
        return Vec::new();
    };
    let last = reports.next_back().unwrap_or(first);
    (first..=last)
        .filter_map(|year| Month::new(year, number))
        .collect()
}

/// The topics under which any of the reports has a section first of all; before them `None`, if any
/// has something above its sections.
fn rows(archive: &Archive, number: u8) -> Vec<Option<TopicId>> {
    let has_any = |row: &Option<TopicId>| {
        let mut reports = archive.reports_of(number);
        reports.any(|report| match row {
            None => !(report.lead.is_empty() && report.head_texts().is_empty()),
            Some(topic) => report.sections.iter().any(|it| it.topic == *topic),
        })
    };
    let rows = core::iter::once(None).chain(archive.topic_ids().map(Some));
    rows.filter(has_any).collect()
}

fn year(hosted: Hosted<'_>, month: Month, rows: &[Option<TopicId>]) -> String {
    let title = month.title();
    let name = month.to_string();
    let start = |class: &str, title: &str| {
        [
            "<section class=\"same-month-year",
            class,
            "\" id=\"",
            &name,
            "\"><h2 class=\"same-month-date\" data-generated>",
            title,
            "</h2>",
        ]
        .concat()
    };
    let Some(report) = hosted.archive.report(month) else {
        let gap = escaped(&strings::gap(&title));
        let start = start(" is-absent", &title);
        return [&start, "<p data-generated>", &gap, "</p></section>"].concat();
    };
    let link = anchor("", &hosted.report(month, None), &title);
    let cells = rows.iter().map(|row| match row {
        None => opening_cell(hosted, report),
        Some(topic) => topic_cell(hosted, report, *topic),
    });
    let mut column = start("", &link);
    column.extend(cells);
    column.push_str("</section>");
    column
}

/// What stands above the sections.
fn opening_cell(hosted: Hosted<'_>, report: &Report) -> String {
    let page = hosted.report(report.month, None);
    let form = form(&page);
    let mut text = report_opening(report, form);
    if !report.lead.is_empty() {
        let lead = html::formed(&report.lead, form);
        text = [&text, "<div class=\"lead prose\">", &lead, "</div>"].concat();
    }
    cell(strings::OPENING, text)
}

/// The sections that stand under a topic first of all, or that there are none.
fn topic_cell(hosted: Hosted<'_>, report: &Report, topic: TopicId) -> String {
    let month = report.month;
    let page = hosted.report(month, Some(topic));
    let label = hosted.archive.topic(topic).map_or("", |topic| &topic.label);
    let sections = report.sections.iter().filter(|it| it.topic == topic);
    let sections = sections.map(|it| section_text(hosted, it, month, Some(topic), form(&page)));
    cell(label, sections.collect())
}

/// A text below the label of its row, or that there is none.
fn cell(label: &str, text: String) -> String {
    let is_gap = text.is_empty();
    [
        "<div class=\"same-month-cell",
        if is_gap { " is-gap" } else { "" },
        "\"><h3 class=\"same-month-topic\" data-generated>",
        &escaped(label),
        "</h3>",
        &if is_gap { gap() } else { text },
        "</div>",
    ]
    .concat()
}

/// Below the heading of a topic. Texts of several reports may have the same names.
fn form(page: &str) -> Form<'_> {
    Form {
        level: 4,
        has_ids: false,
        page,
    }
}

/// The ways to the months of the year before and after, of those that the archive has.
fn nav(hosted: Hosted<'_>, number: u8) -> String {
    let numbers = hosted.archive.month_numbers();
    let before = numbers.iter().rfind(|it| **it < number);
    let after = numbers.iter().find(|it| **it > number);
    let link = |number: Option<&u8>, rel: &str, caption: &str| {
        let Some(&number) = number else {
            return String::new();
        };
        let attributes = [" class=\"month-nav-link\" rel=\"", rel, "\""].concat();
        let inside = [
            "<span class=\"month-nav-caption\">",
            caption,
            "</span> <span class=\"month-nav-month\">",
            month_name(number),
            "</span>",
        ]
        .concat();
        anchor(
            &attributes,
            &hosted.href(&Route::SameMonth(number)),
            &inside,
        )
    };
    if before.or(after).is_none() {
        return String::new();
    }
    [
        "<nav class=\"month-nav is-compact\" aria-label=\"",
        strings::NAV,
        "\" data-generated>",
        &link(before, "prev", strings::PREVIOUS),
        &link(after, "next", strings::NEXT),
        "</nav>",
    ]
    .concat()
}
