//! The conditions of a query, each with a link to remove it.

use crate::search::Chip;
use crate::text;
use maud::{Markup, html};

/// Renders links to the query without one of its conditions; empty if there are no `chips`. `href`
/// returns the address of a search for a text.
#[must_use]
pub fn search_chips(chips: &[Chip], href: &dyn Fn(&str) -> String) -> Markup {
    html! {
        @if !chips.is_empty() {
            ul.chips aria-label=(text::search::FILTERS) {
                @for chip in chips {
                    li {
                        a href=(href(&chip.without)) aria-label=(text::search::remove_filter(&chip.label)) {
                            (chip.label) span aria-hidden="true" { " ×" }
                        }
                    }
                }
            }
        }
    }
}
