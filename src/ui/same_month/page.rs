//! The same month in several years: reports side by side, topic by topic.
//!
//! Each section appears once, under its main topic, word for word. Without topics, all sections are
//! one row. In the markup the years follow
//! one another, so that narrow pages and screen readers present them in turn; wide pages lay them
//! out as columns with the same number of cells.
//!
//! The page has all years, because a page without the program must not lose any, and a style sheet
//! hides all but the chosen ones where scripts run. The form chooses among them, so it needs the
//! program.

use crate::html::blocks::RenderOptions;
use crate::html::breadcrumb::breadcrumb;
use crate::html::month_nav::month_nav_link;
use crate::html::origin::origin_line;
use crate::html::report::{lead, section_text};
use crate::html::report_opening::report_opening;
use crate::model::{Archive, Report, TopicId};
use crate::routes::page_context::PageContext;
use crate::routes::{N_YEARS, Route, SameMonth, month_name};
use crate::text;
use crate::text::months;
use crate::ui::ids;
use crate::ui::thread::page::gap;
use maud::{Markup, html};

/// A topic, or the text above all topics, with whether a shown year has text for it.
type Row = (Option<TopicId>, bool);

/// Returns the page of a month; without years if the archive has no report for that month.
#[must_use]
pub fn same_month_page(context: PageContext<'_>, month: SameMonth) -> Markup {
    let archive = context.archive;
    let title = text::same_month::title(&month_name(&archive.site, month.number));
    let shown = month.reports(archive, true);
    let others = month.reports(archive, false);
    let rows = rows(archive, &shown, &others);
    // A scrolling region must be focusable for the keyboard, and therefore needs a name.
    let is_wide = shown.len() > N_YEARS;
    html! {
        article.same-month {
            (breadcrumb(context, &Route::same_month(month.number)))
            (nav(context, month.number))
            header.thread-header {
                h1 tabindex="-1" data-generated { (title) }
                (origin_line(archive))
                (form(context, month, &shown))
            }
            (ways(context, month, &shown))
            div.same-month-years.is-wide[is_wide] role=[is_wide.then_some("region")]
                tabindex=[is_wide.then_some("0")] aria-label=[is_wide.then_some(&title)] {
                @for report in &shown { (year(context, report, &rows, true)) }
                // Last, so that no selection of shown years has them in between.
                @for report in &others { (year(context, report, &rows, false)) }
            }
        }
    }
}

/// Returns a checkbox for each year.
fn form(context: PageContext<'_>, month: SameMonth, shown: &[&Report]) -> Markup {
    let action = context.href(&Route::same_month(month.number));
    html! {
        form.thread-form id=(ids::SAME_MONTH_FORM) action=(action) autocomplete="off"
            data-generated {
            div.same-month-choice role="group" aria-label=(text::same_month::CHOICE) {
                @for report in context.archive.reports_of(month.number).rev() {
                    @let is_shown = shown.iter().any(|it| it.month == report.month);
                    @let year = report.month.year().to_string();
                    label.choice {
                        input id=(ids::year_box(&year)) type="checkbox" name="years" value=(year)
                            checked[is_shown];
                        span { (year) }
                    }
                }
            }
            button { (text::thread::SHOW) }
        }
    }
}

/// Returns a link to each year on the page; empty for a single year. Where scripts run, a style sheet
/// hides the links to years that are not shown, and the list if it is left with one link.
fn ways(context: PageContext<'_>, month: SameMonth, shown: &[&Report]) -> Markup {
    let here = context.href(&Route::SameMonth(month));
    let all = || context.archive.reports_of(month.number);
    html! {
        @if all().nth(1).is_some() {
            ul.chips.same-month-ways.is-other[shown.len() < 2] aria-label=(text::thread::YEARS)
                data-generated {
                @for report in all() {
                    @let is_shown = shown.iter().any(|it| it.month == report.month);
                    li.is-other[!is_shown] {
                        a href={ (here) "#" (report.month) } { (report.month.year()) }
                    }
                }
            }
        }
    }
}

/// Returns the main topics of all sections. `None` comes first if any report has text above its
/// sections.
fn rows(archive: &Archive, shown: &[&Report], others: &[&Report]) -> Vec<Row> {
    let mut rows = Vec::new();
    // Without topics, all sections have the first id.
    let n_topics = u8::try_from(archive.topics.len()).unwrap_or(u8::MAX);
    let topics = (0..n_topics.max(1)).map(TopicId);
    for row in core::iter::once(None).chain(topics.map(Some)) {
        let has_text = |reports: &[&Report]| reports.iter().any(|it| has_text(it, row));
        let is_shown = has_text(shown);
        if is_shown || has_text(others) {
            rows.push((row, is_shown));
        }
    }
    rows
}

fn has_text(report: &Report, row: Option<TopicId>) -> bool {
    match row {
        None => !(report.lead.is_empty() && report.head_texts().is_empty()),
        Some(topic) => report.sections.iter().any(|it| it.topic == topic),
    }
}

/// Returns a report row by row.
fn year(context: PageContext<'_>, report: &Report, rows: &[Row], is_shown: bool) -> Markup {
    let month = report.month;
    html! {
        section.same-month-year.is-other[!is_shown] id=(month) {
            h2.thread-date data-generated {
                a href=(context.report(month, None)) { (context.month_title(month)) }
            }
            @for &row in rows { (cell(context, report, row)) }
        }
    }
}

/// Returns a report's text for a row, below the row's label, or a note that there is no text.
fn cell(context: PageContext<'_>, report: &Report, (row, is_shown): Row) -> Markup {
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
                .map_or(text::home::SECTIONS, |topic| &topic.label);
            (label, sections(context, report, topic, options))
        }
    };
    let is_gap = text.0.is_empty();
    html! {
        div.same-month-cell.is-gap[is_gap].is-other[!is_shown] {
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
            @let href = context.href(&Route::same_month(number));
            (month_nav_link(&href, rel, caption, &month_name(&context.archive.site, number)))
        }
    }
}
