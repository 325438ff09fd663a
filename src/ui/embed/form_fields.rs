//! Form fields, including those for the months and order of a thread.

use crate::model::{Archive, Month};
use crate::routes::{Order, Thread};
use crate::text;
use maud::{Markup, html};

/// Returns the fields `from`, `to` and `order`, named as in the query string of a thread, with the
/// values of `thread`.
pub(crate) fn span_fields(archive: &Archive, thread: Option<&Thread>) -> Markup {
    let from = thread.and_then(|thread| thread.from);
    let to = thread.and_then(|thread| thread.to);
    let is_descending = thread.is_some_and(|thread| thread.order == Order::Descending);
    let orders = html! {
        (option("asc", !is_descending, text::builder::OLDEST_FIRST))
        (option("desc", is_descending, text::builder::NEWEST_FIRST))
    };
    html! {
        (field(None, true, text::builder::FROM, &months(archive, "from", from, text::builder::THE_FIRST)))
        (field(None, true, text::builder::TO, &months(archive, "to", to, text::builder::THE_LAST)))
        (field(None, true, text::builder::ORDER, &select(None, "order", &orders)))
    }
}

/// Returns a list of the months with reports, and of `chosen`. `none` labels the empty choice.
fn months(archive: &Archive, name: &str, chosen: Option<Month>, none: &str) -> Markup {
    let mut months: Vec<Month> = archive.reports.iter().map(|report| report.month).collect();
    if let Some(chosen) = chosen
        && let Err(at) = months.binary_search(&chosen)
    {
        months.insert(at, chosen);
    }
    let options = html! {
        (option("", chosen.is_none(), none))
        @for month in months {
            (option(&month.to_string(), Some(month) == chosen, &archive.site.month_title(month)))
        }
    };
    select(None, name, &options)
}

/// Returns a labeled field. `id` is only needed for fields that are hidden at times.
pub(crate) fn field(id: Option<&str>, is_shown: bool, label: &str, inside: &Markup) -> Markup {
    html! {
        label.field id=[id] hidden[!is_shown] { span { (label) } (inside) }
    }
}

/// Returns a `select` element.
pub(crate) fn select(id: Option<&str>, name: &str, options: &Markup) -> Markup {
    html! { select id=[id] name=(name) { (options) } }
}

/// Returns an `option` element.
pub(crate) fn option(value: &str, is_chosen: bool, label: &str) -> Markup {
    html! { option value=(value) selected[is_chosen] { (label) } }
}
