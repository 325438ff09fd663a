//! Fields of forms, as HTML text, and those by which a thread is limited.

use crate::archive::html::escaped;
use crate::archive::{Archive, Month};
use crate::routes::{Order, Thread};
use crate::strings::builder as said;

/// The fields that limit a thread, with what limits this one: `from`, `to` and `order`, as they stand
/// in its address.
pub(super) fn span_fields(archive: &Archive, thread: Option<&Thread>) -> String {
    let from = thread.and_then(|thread| thread.from);
    let to = thread.and_then(|thread| thread.to);
    let is_descending = thread.is_some_and(|thread| thread.order == Order::Descending);
    let order = [
        option("asc", !is_descending, said::OLDEST_FIRST),
        option("desc", is_descending, said::NEWEST_FIRST),
    ];
    [
        field(
            "",
            true,
            said::FROM,
            &months(archive, "from", from, said::THE_FIRST),
        ),
        field(
            "",
            true,
            said::TO,
            &months(archive, "to", to, said::THE_LAST),
        ),
        field("", true, said::ORDER, &select("", "order", &order.concat())),
    ]
    .concat()
}

/// A list of the months that have a report, and of the chosen one, which need have none.
fn months(archive: &Archive, name: &str, chosen: Option<Month>, none: &str) -> String {
    let mut months: Vec<Month> = archive.reports.iter().map(|report| report.month).collect();
    if let Some(chosen) = chosen
        && let Err(at) = months.binary_search(&chosen)
    {
        months.insert(at, chosen);
    }
    let months = months.into_iter();
    let months = months.map(|it| option(&it.to_string(), Some(it) == chosen, &it.title()));
    let options = [option("", chosen.is_none(), none), months.collect()].concat();
    select("", name, &options)
}

/// A labelled field, which has an id where it is shown only at times.
pub(super) fn field(id: &str, is_shown: bool, label: &str, inside: &str) -> String {
    [
        "<label class=\"field\"",
        &named(id),
        if is_shown {
            "><span>"
        } else {
            " hidden><span>"
        },
        label,
        "</span>",
        inside,
        "</label>",
    ]
    .concat()
}

/// A list to choose from; the id is left out if it is empty.
pub(super) fn select(id: &str, name: &str, options: &str) -> String {
    let id = named(id);
    [
        "<select",
        &id,
        " name=\"",
        name,
        "\">",
        options,
        "</select>",
    ]
    .concat()
}

/// An entry of such a list.
pub(super) fn option(value: &str, is_chosen: bool, label: &str) -> String {
    [
        "<option value=\"",
        &escaped(value),
        if is_chosen { "\" selected>" } else { "\">" },
        &escaped(label),
        "</option>",
    ]
    .concat()
}

/// The attribute with an id; nothing for none.
pub(super) fn named(id: &str) -> String {
    if id.is_empty() {
        return String::new();
    }
    [" id=\"", id, "\""].concat()
}
