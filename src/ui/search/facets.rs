//! Number of passages for each topic, with links that narrow a search to a topic.

use crate::model::{Archive, Topic};
use crate::search::Query;
use crate::text::{self, topics};
use maud::{Markup, html};

/// Renders the topics with their numbers of passages; a topic with passages links to the query for
/// that topic only. Empty if no topic has any. `href` returns the address of a search for a text.
#[must_use]
pub fn search_facets(
    archive: &Archive,
    query: &Query,
    by_topic: &[usize],
    href: &dyn Fn(&str) -> String,
) -> Markup {
    let counts = by_topic.iter().copied().chain(core::iter::repeat(0));
    html! {
        @if by_topic.iter().any(|n| *n > 0) {
            nav.search-facets aria-labelledby="facets-heading" {
                h2 #facets-heading { (topics::TOPICS) }
                ul {
                    @for (topic, n) in archive.topics.iter().zip(counts) {
                        (facet(query, topic, n, href))
                    }
                }
            }
        }
    }
}

fn facet(query: &Query, topic: &Topic, n: usize, href: &dyn Fn(&str) -> String) -> Markup {
    let inside = html! {
        span { (topic.label) } " "
        span.facet-count { (n) span.visually-hidden { (text::search::OF_PASSAGES) } }
    };
    if n == 0 {
        return html! { li.is-none { (inside) } };
    }
    let is_chosen = query.chips().iter().any(|chip| chip.label == topic.label);
    let address = href(&query.narrowed_to_topic(&topic.slug));
    html! {
        li { a href=(address) aria-current=[is_chosen.then_some("true")] { (inside) } }
    }
}
