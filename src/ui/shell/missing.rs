//! The page for an address without content.

use crate::html::month_grid::month_grid;
use crate::model::{Archive, Month, Report};
use crate::routes::page_context::PageContext;
use crate::routes::{self, Meant, Route, Thread};
use crate::text::{self, search, title};
use maud::{Markup, html};
use percent_encoding::percent_decode_str;

/// Returns a page that names the missing content and links to the nearest. `path` is the requested
/// path below the base; empty if unknown, because the page may be prerendered before any request.
#[must_use]
pub fn missing_page(context: PageContext<'_>, path: &str, meant: Option<Meant>) -> Markup {
    let words = routes::address_words(path);
    let way = if words.is_empty() {
        search::SEARCH_ALL.to_owned()
    } else {
        text::missing::search_for(&words)
    };
    let nearest = nearest(context, path, meant);
    html! {
        div.missing-page {
            div.state {
                h1 tabindex="-1" { (title::NOT_FOUND) }
                p { (explanation(context.archive, path, meant)) }
                @if !nearest.0.is_empty() {
                    ul.nearest aria-label=(text::missing::NEAR) { (nearest) }
                }
            }
            p { a href=(context.search(&words)) { (way) } (text::missing::OR_CHOOSE) }
            (month_grid(context))
        }
    }
}

fn explanation(archive: &Archive, path: &str, meant: Option<Meant>) -> String {
    match meant {
        Some(Meant::Month(month)) if archive.report(month).is_none() => {
            text::missing::no_report(&archive.site.month_title(month))
        }
        Some(Meant::Year(year)) if of_year(archive, year).next().is_none() => {
            text::missing::no_report(&format!("{year:04}"))
        }
        _ => nothing_at(path),
    }
}

fn of_year(archive: &Archive, year: u16) -> impl Iterator<Item = &Report> {
    let reports = archive.reports.iter();
    reports.filter(move |report| report.month.year() == year)
}

fn nothing_at(path: &str) -> String {
    let path = percent_decode_str(path).decode_utf8_lossy();
    match path.trim_matches('/') {
        "" => text::missing::NOTHING_HERE.to_owned(),
        path => text::missing::nothing_at(path),
    }
}

/// Returns links to the report or reports of the month or year in the path, or else before and after
/// it, and to the page with the most similar name.
fn nearest(context: PageContext<'_>, path: &str, meant: Option<Meant>) -> Markup {
    let archive = context.archive;
    let near = routes::similar_page(path, archive);
    html! {
        @match meant {
            Some(Meant::Month(month)) => { (of_month(context, month, near.as_ref())) }
            Some(Meant::Year(year)) => {
                @for it in of_year(archive, year) { (report("", context, it.month)) }
                // June, because the middle of the year is as near to its beginning as to its end.
                @if let (None, Some(june)) = (of_year(archive, year).next(), Month::new(year, 6)) {
                    (around(context, june))
                }
            }
            None => {}
        }
        @if let Some(route) = &near { (way("", &context.href(route), &name(archive, route))) }
    }
}

/// Returns links to a month, first under the topic of the thread `near`; without a report, to those
/// before and after it.
fn of_month(context: PageContext<'_>, month: Month, near: Option<&Route>) -> Markup {
    let archive = context.archive;
    if archive.report(month).is_none() {
        return around(context, month);
    }
    html! {
        @if let Some(Route::Thread(Thread { topic: id, .. })) = near
            && let Some(topic) = archive.topic(*id)
        {
            @let name = text::report::topic_in(&topic.label, &context.month_title(month));
            (way("", &context.report(month, Some(*id)), &name))
        }
        (report("", context, month))
    }
}

/// Returns links to the reports before and after a missing month.
fn around(context: PageContext<'_>, month: Month) -> Markup {
    let archive = context.archive;
    html! {
        @if let Some(it) = archive.before(month) {
            (report(text::missing::BEFORE, context, it.month))
        }
        @if let Some(it) = archive.after(month) {
            (report(text::missing::AFTER, context, it.month))
        }
    }
}

fn report(caption: &str, context: PageContext<'_>, month: Month) -> Markup {
    way(
        caption,
        &context.report(month, None),
        &context.month_title(month),
    )
}

/// Returns a list item with a link, after a word about its place in time.
fn way(caption: &str, href: &str, name: &str) -> Markup {
    html! { li { (caption) " " a href=(href) { (name) } } }
}

/// Returns the name of a page from [`routes::similar_page`].
fn name(archive: &Archive, route: &Route) -> String {
    let mut steps = route.trail(archive);
    let name = steps.pop().map(|it| it.name).unwrap_or_default();
    match route {
        Route::Thread(_) => text::topics::through_the_months(&name),
        _ => name,
    }
}
