//! Decides which places a query's filters let through.

use super::Query;
use super::filter::Filter;
use super::index::IndexEntry;

/// Reports whether a place passes a query's filters of one kind: no negated filter may match, all
/// limits such as `before:` must match, and at least one of the others, if there are any.
pub(super) fn let_through(
    query: &Query,
    place: &IndexEntry,
    is_of_kind: impl Fn(&Filter) -> bool,
) -> bool {
    let mut wanted = None;
    for (filter, is_negated) in query.filters().filter(|it| is_of_kind(it.0)) {
        let is_met = is_met(filter, place);
        if (is_negated || filter.is_limit()) && is_met == is_negated {
            return false;
        }
        if !is_negated && !filter.is_limit() {
            wanted = Some(wanted.unwrap_or(false) || is_met);
        }
    }
    wanted.unwrap_or(true)
}

fn is_met(filter: &Filter, place: &IndexEntry) -> bool {
    match filter {
        Filter::Topic(topic) => place.topics.contains(topic),
        Filter::Year(year) => place.month.year() == *year,
        Filter::Month(month) => place.month == *month,
        Filter::Before(month) => place.month < *month,
        Filter::After(month) => place.month > *month,
        Filter::Within(from, to) => {
            from.is_none_or(|from| from <= place.month) && to.is_none_or(|to| place.month <= to)
        }
    }
}
