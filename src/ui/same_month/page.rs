//! The same month in every year: reports side by side, topic by topic.
//!
//! Each section appears once, under its main topic, word for word. In the markup the years follow
//! one another, so that narrow pages and screen readers present them in turn; wide pages lay them
//! out as columns with the same number of cells.

use crate::html::blocks::RenderOptions;
use crate::html::breadcrumb::breadcrumb;
use crate::html::month_nav::month_nav_link;
use crate::html::origin::origin_line;
use crate::html::report::{lead, section_text};
use crate::html::report_opening::report_opening;
use crate::model::{Archive, Month, Report, TopicId};
use crate::routes::page_context::PageContext;
use crate::routes::{Route, month_name};
use crate::text;
use crate::text::count;
use crate::text::months;
use crate::ui::thread::page::gap;
use maud::{Markup, html};

/// Number of years that fit side by side on a page of usual width. If there are more, they scroll.
const MOST_FITTING: usize = 3;

/// Returns the page of a month, 1 to 12; without years if the archive has no report for that month.
#[must_use]
pub fn same_month_page(context: PageContext<'_>, number: u8) -> Markup {
    let archive = context.archive;
    let title = text::same_month::title(&month_name(number));
    let reports: Vec<&Report> = archive.reports_of(number).collect();
    let rows = rows(archive, &reports);
    let months = months_of_all_years(&reports);
    // A scrolling region must be focusable for the keyboard, and therefore needs a name.
    let is_wide = months.len() > MOST_FITTING;
    html! {
        article.same-month {
            (breadcrumb(context, &Route::SameMonth(number)))
            (nav(context, number))
            header.thread-header {
                h1 tabindex="-1" data-generated { (title) }
                p.thread-extent data-generated { (count::reports(reports.len())) }
                (origin_line(archive))
            }
            div.same-month-years.is-wide[is_wide] role=[is_wide.then_some("region")]
                tabindex=[is_wide.then_some("0")] aria-label=[is_wide.then_some(&title)] {
                @for month in months { (year(context, month, &rows)) }
            }
        }
    }
}

/// Returns the month in each year from the first report to the last, including years without one.
fn months_of_all_years(reports: &[&Report]) -> Vec<Month> {
    let (Some(first), Some(last)) = (reports.first(), reports.last()) else {
        return Vec::new();
    };
    let (first, last) = (first.month, last.month);
    let years = first.year()..=last.year();
    years
        .filter_map(|year| Month::new(year, first.number()))
        .collect()
}

/// Returns the main topics of all sections. `None` comes first if any report has text above its
/// sections.
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

/// Returns a report row by row, or a note that the report is missing.
fn year(context: PageContext<'_>, month: Month, rows: &[Option<TopicId>]) -> Markup {
    let report = context.archive.report(month);
    let title = month.title();
    html! {
        section.same-month-year.is-absent[report.is_none()] id=(month) {
            @if let Some(report) = report {
                h2.thread-date data-generated { a href=(context.report(month, None)) { (title) } }
                @for &row in rows { (cell(context, report, row)) }
            } @else {
                h2.thread-date data-generated { (title) }
                p.thread-gap data-generated { (text::same_month::gap(&title)) }
            }
        }
    }
}

/// Returns a report's text for a row, below the row's label, or a note that there is no text.
fn cell(context: PageContext<'_>, report: &Report, row: Option<TopicId>) -> Markup {
    let options = RenderOptions {
        level: 4,
        // Texts of several reports may have the same ids.
        has_ids: false,
        page: &context.report(report.month, row),
        ..RenderOptions::default()
    };
    let (label, text) = match row {
        None => (text::same_month::OPENING, opening(report, options)),
        Some(topic) => {
            let label = context
                .archive
                .topic(topic)
                .map_or("", |topic| &topic.label);
            (label, sections(context, report, topic, options))
        }
    };
    let is_gap = text.0.is_empty();
    html! {
        div.same-month-cell.is-gap[is_gap] {
            h3.same-month-topic data-generated { (label) }
            @if is_gap { (gap()) } @else { (text) }
        }
    }
}

/// Returns the text above the sections.
fn opening(report: &Report, options: RenderOptions<'_>) -> Markup {
    html! {
        (report_opening(report, options))
        (lead(report, options))
    }
}

/// Returns the sections whose main topic is `topic`.
fn sections(
    context: PageContext<'_>,
    report: &Report,
    topic: TopicId,
    options: RenderOptions<'_>,
) -> Markup {
    html! {
        @for section in report.sections.iter().filter(|it| it.topic == topic) {
            (section_text(context, section, report.month, Some(topic), options))
        }
    }
}

/// Returns links to the previous and next month of the year that the archive has.
fn nav(context: PageContext<'_>, number: u8) -> Markup {
    let numbers = context.archive.month_numbers();
    let before = numbers.iter().rfind(|it| **it < number);
    let after = numbers.iter().find(|it| **it > number);
    if before.or(after).is_none() {
        return Markup::default();
    }
    html! {
        nav.month-nav.is-compact aria-label=(text::same_month::NAV) data-generated {
            (nav_link(context, before, "prev", months::PREVIOUS))
            (nav_link(context, after, "next", months::NEXT))
        }
    }
}

fn nav_link(context: PageContext<'_>, number: Option<&u8>, rel: &str, caption: &str) -> Markup {
    html! {
        @if let Some(&number) = number {
            @let href = context.href(&Route::SameMonth(number));
            (month_nav_link(&href, rel, caption, &month_name(number)))
        }
    }
}
