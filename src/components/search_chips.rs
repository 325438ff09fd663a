//! The conditions of a query, each of which can be taken away.

use crate::archive::html::escaped;
use crate::hosted::anchor;
use crate::joined;
use crate::search::Chip;
use crate::strings::search as said;

/// A list of links, each to the query without one of its conditions; nothing for none. `href`
/// gives the address of a search for a text.
#[must_use]
pub fn search_chips(chips: &[Chip], href: &dyn Fn(&str) -> String) -> String {
    if chips.is_empty() {
        return String::new();
    }
    let item = |chip: &Chip| {
        let label = escaped(&chip.label);
        let name = [" aria-label=\"", &said::remove_filter(&label), "\""].concat();
        let inside = [&label, "<span aria-hidden=\"true\"> ×</span>"].concat();
        let link = anchor(&name, &href(&chip.without), &inside);
        ["<li>", &link, "</li>"].concat()
    };
    let items: String = chips.iter().map(item).collect();
    [
        joined!(
            "<ul class=\"search-chips\" aria-label=\"",
            said::FILTERS,
            "\">",
        ),
        &items,
        "</ul>",
    ]
    .concat()
}
