//! The page that a query names: a month, a topic, or a topic in some months.

use crate::model::{Archive, Month};
use crate::routes::{Route, SameMonth, Thread};
use crate::search::{Hint, Query};
use crate::text;

/// A page that a query names.
pub struct Destination {
    pub route: Route,
    /// Its title without that of the archive, for example `November 2021`.
    pub name: String,
}

/// Returns the page that a query names and nothing else, for example of `november 2021`,
/// `governance`, `governance 2021`, and `november`. `None` for all other queries, and if the archive
/// has no report of that time.
#[must_use]
pub fn destination(archive: &Archive, query: &Query) -> Option<Destination> {
    let route = route(archive, query)?;
    let mut name = route.title(archive);
    let end = text::title::of("", &archive.site.title);
    name.truncate(name.strip_suffix(&*end).map_or(name.len(), str::len));
    Some(Destination { route, name })
}

fn route(archive: &Archive, query: &Query) -> Option<Route> {
    if let Some(number) = query.month_alone() {
        archive.reports_of(number).next()?;
        return Some(Route::SameMonth(SameMonth::newest(number)));
    }
    if !query.is_hints_alone() {
        return None;
    }
    let (topic, span) = match query.hints() {
        [hint] => (hint.topic(), span(hint)),
        [first, second] => (
            Some(first.topic().xor(second.topic())?),
            Some(span(first).or_else(|| span(second))?),
        ),
        _ => return None,
    };
    let thread = Thread {
        from: span.map(|it| it.0),
        to: span.map(|it| it.1),
        ..Thread::whole(topic.unwrap_or_default())
    };
    archive.reports.iter().find(|it| thread.covers(it.month))?;
    match span {
        Some((month, last)) if month == last => Some(Route::Report { month, topic }),
        _ => topic.map(|_| Route::Thread(thread)),
    }
}

fn span(hint: &Hint) -> Option<(Month, Month)> {
    hint.period()?.span()
}
