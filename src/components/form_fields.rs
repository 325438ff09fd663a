//! Fields of forms, and those by which a thread is limited.

use crate::archive::{Archive, Month};
use crate::routes::{Order, Thread};
use crate::strings::builder as said;
use maud::{Markup, html};

/// The fields that limit a thread, with what limits this one: `from`, `to` and `order`, as they stand
/// in its address.
pub(super) fn span_fields(archive: &Archive, thread: Option<&Thread>) -> Markup {
    let from = thread.and_then(|thread| thread.from);
    let to = thread.and_then(|thread| thread.to);
    let is_descending = thread.is_some_and(|thread| thread.order == Order::Descending);
    let orders = html! {
        (option("asc", !is_descending, said::OLDEST_FIRST))
        (option("desc", is_descending, said::NEWEST_FIRST))
    };
    html! {
        (field(None, true, said::FROM, &months(archive, "from", from, said::THE_FIRST)))
        (field(None, true, said::TO, &months(archive, "to", to, said::THE_LAST)))
        (field(None, true, said::ORDER, &select(None, "order", &orders)))
    }
}

/// A list of the months that have a report, and of the chosen one, which need have none.
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
            (option(&month.to_string(), Some(month) == chosen, &month.title()))
        }
    };
    select(None, name, &options)
}

/// A labelled field; it needs an id where it is shown only at times.
pub(super) fn field(id: Option<&str>, is_shown: bool, label: &str, inside: &Markup) -> Markup {
    html! {
        label.field id=[id] hidden[!is_shown] { span { (label) } (inside) }
    }
}

/// A list to choose from.
pub(super) fn select(id: Option<&str>, name: &str, options: &Markup) -> Markup {
    html! { select id=[id] name=(name) { (options) } }
}

/// An entry of such a list.
pub(super) fn option(value: &str, is_chosen: bool, label: &str) -> Markup {
    html! { option value=(value) selected[is_chosen] { (label) } }
}
