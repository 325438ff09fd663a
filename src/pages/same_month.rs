//! One month of the year through the years: the reports beside each other, topic by topic.
//!
//! Each section stands once, under its first topic, word for word. The years follow one another in
//! the text, so that narrow pages and those who listen read one after the other; wide pages lay them
//! out as columns, whose cells are as many in each year.

use super::thread::gap;
use crate::archive::html::{self, Form, escaped};
use crate::archive::{Archive, Month, Report, TopicId};
use crate::components::{breadcrumb, report_opening, section_text};
use crate::hosted::{Hosted, anchor};
use crate::routes::{Route, month_name};
use crate::strings::count;
use crate::strings::months;
use crate::strings::same_month as said;

/// How many years fit beside each other on a page of a usual width. More of them scroll.
const MOST_FITTING: u16 = 3;

/// The page of a month of the year, 1 to 12; without years if the archive has no such month.
#[must_use]
pub fn same_month_page(hosted: Hosted<'_>, number: u8) -> String {
    let title = said::title(&month_name(number));
    let reports: Vec<&Report> = hosted.archive.reports_of(number).collect();
    let rows = rows(hosted.archive, &reports);
    let mut years = String::new();
    let mut n_years = 0;
    for report in &reports {
        let year = report.month.year();
        let gap = reports.first().map_or(year, |it| it.month.year() + n_years)..year;
        for month in gap.filter_map(|year| Month::new(year, number)) {
            push_gap(&mut years, month);
            n_years += 1;
        }
        push_year(&mut years, hosted, report, &rows);
        n_years += 1;
    }
    let region: &[&str] = if n_years > MOST_FITTING {
        &[
            " is-wide\" role=\"region\" tabindex=\"0\" aria-label=\"",
            &title,
        ]
    } else {
        &[]
    };
    [
        "<article class=\"same-month\">",
        &breadcrumb(hosted, &Route::SameMonth(number)),
        &nav(hosted, number),
        "<header class=\"thread-header\"><h1 tabindex=\"-1\" data-generated>",
        &title,
        "</h1><p class=\"thread-extent\" data-generated>",
        &count::reports(reports.len()),
        "</p></header><div class=\"same-month-years",
        &region.concat(),
        "\">",
        &years,
        "</div></article>",
    ]
    .concat()
}

/// The topics under which any of the reports has a section first of all; before them `None`, if any
/// has something above its sections.
fn rows(archive: &Archive, reports: &[&Report]) -> Vec<Option<TopicId>> {
    let mut rows = Vec::new();
    let has_opening = |it: &&Report| !(it.lead.is_empty() && it.head_texts().is_empty());
    if reports.iter().any(has_opening) {
        rows.push(None);
    }
    for topic in archive.topic_ids() {
        let sections = reports.iter().flat_map(|report| &report.sections);
        if sections.into_iter().any(|section| section.topic == topic) {
            rows.push(Some(topic));
        }
    }
    rows
}

fn push_year(html: &mut String, hosted: Hosted<'_>, report: &Report, rows: &[Option<TopicId>]) {
    let month = report.month;
    let title = month.title();
    let link = anchor("", &hosted.report(month, None), &title);
    push_date(html, month, "", &link);
    for &row in rows {
        let page = hosted.report(month, row);
        // Texts of several reports may have the same names.
        let form = Form {
            level: 4,
            has_ids: false,
            page: &page,
        };
        match row {
            None => push_cell(html, said::OPENING, &opening(report, form)),
            Some(topic) => {
                let label = hosted.archive.topic(topic).map_or("", |topic| &topic.label);
                push_cell(html, label, &sections(hosted, report, topic, form));
            }
        }
    }
    html.push_str("</section>");
}

/// In the place of a report that there is not.
fn push_gap(html: &mut String, month: Month) {
    let title = month.title();
    push_date(html, month, " is-absent", &title);
    for part in [
        "<p class=\"thread-gap\" data-generated>",
        &said::gap(&title),
        "</p></section>",
    ] {
        html.push_str(part);
    }
}

fn push_date(html: &mut String, month: Month, class: &str, title: &str) {
    for part in [
        "<section class=\"same-month-year",
        class,
        "\" id=\"",
        &month.to_string(),
        "\"><h2 class=\"thread-date\" data-generated>",
        title,
        "</h2>",
    ] {
        html.push_str(part);
    }
}

/// What stands above the sections.
fn opening(report: &Report, form: Form<'_>) -> String {
    let text = report_opening(report, form);
    if report.lead.is_empty() {
        return text;
    }
    let lead = html::formed(&report.lead, "", form);
    [&text, "<div class=\"lead prose\">", &lead, "</div>"].concat()
}

/// The sections that stand under a topic first of all.
fn sections(hosted: Hosted<'_>, report: &Report, topic: TopicId, form: Form<'_>) -> String {
    let mut text = String::new();
    for section in &report.sections {
        if section.topic == topic {
            text.push_str(&section_text(
                hosted,
                section,
                report.month,
                Some(topic),
                form,
            ));
        }
    }
    text
}

/// A text below the label of its row, or that there is none.
fn push_cell(html: &mut String, label: &str, text: &str) {
    let is_gap = text.is_empty();
    for part in [
        "<div class=\"same-month-cell",
        if is_gap { " is-gap" } else { "" },
        "\"><h3 class=\"same-month-topic\" data-generated>",
        &escaped(label),
        "</h3>",
        &if is_gap { gap() } else { text.to_owned() },
        "</div>",
    ] {
        html.push_str(part);
    }
}

/// The ways to the months of the year before and after, of those that the archive has.
fn nav(hosted: Hosted<'_>, number: u8) -> String {
    let numbers = hosted.archive.month_numbers();
    let before = numbers.iter().rfind(|it| **it < number);
    let after = numbers.iter().find(|it| **it > number);
    if before.or(after).is_none() {
        return String::new();
    }
    let link = |number: Option<&u8>, rel: &str, caption: &str| {
        let Some(&number) = number else {
            return String::new();
        };
        let attributes = [" class=\"month-nav-link\" rel=\"", rel, "\""].concat();
        let inside = [
            "<span class=\"month-nav-caption\">",
            caption,
            "</span> <span class=\"month-nav-month\">",
            &month_name(number),
            "</span>",
        ]
        .concat();
        let href = hosted.href(&Route::SameMonth(number));
        anchor(&attributes, &href, &inside)
    };
    [
        "<nav class=\"month-nav is-compact\" aria-label=\"",
        said::NAV,
        "\" data-generated>",
        &link(before, "prev", months::PREVIOUS),
        &link(after, "next", months::NEXT),
        "</nav>",
    ]
    .concat()
}
