//! The conditions of a query, each with a link to remove it.

use crate::search::Chip;
use crate::strings::search as said;
use maud::{Markup, html};

/// Renders links to the query without one of its conditions; empty if there are no `chips`. `href`
/// returns the address of a search for a text.
#[must_use]
pub fn search_chips(chips: &[Chip], href: &dyn Fn(&str) -> String) -> Markup {
    html! {
        @if !chips.is_empty() {
            ul.search-chips aria-label=(said::FILTERS) {
                @for chip in chips {
                    li {
                        a href=(href(&chip.without)) aria-label=(said::remove_filter(&chip.label)) {
                            (chip.label) span aria-hidden="true" { " ×" }
                        }
                    }
                }
            }
        }
    }
}
