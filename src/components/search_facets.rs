//! How many passages each topic has, with links that narrow a search to a topic.

use crate::archive::html::escaped;
use crate::archive::{Archive, Topic};
use crate::hosted::anchor;
use crate::joined;
use crate::search::Query;
use crate::strings::{search as said, topics};

/// The topics, each with its number of passages; those with some lead to the query for that topic
/// alone. Nothing if no topic has any. `href` gives the address of a search for a text.
#[must_use]
pub fn search_facets(
    archive: &Archive,
    query: &Query,
    by_topic: &[usize],
    href: &dyn Fn(&str) -> String,
) -> String {
    if by_topic.iter().all(|n| *n == 0) {
        return String::new();
    }
    let counts = by_topic.iter().copied().chain(core::iter::repeat(0));
    let item = |(topic, n): (&Topic, usize)| facet(query, topic, n, href);
    let items: String = archive.topics.iter().zip(counts).map(item).collect();
    [
        joined!(
            "<nav class=\"search-facets\" aria-labelledby=\"facets-heading\">\
             <h2 id=\"facets-heading\">",
            topics::TOPICS,
            "</h2><ul>",
        ),
        &items,
        "</ul></nav>",
    ]
    .concat()
}

fn facet(query: &Query, topic: &Topic, n: usize, href: &dyn Fn(&str) -> String) -> String {
    let inside = [
        "<span>",
        &escaped(&topic.label),
        "</span> <span class=\"facet-count\">",
        &n.to_string(),
        joined!(
            "<span class=\"visually-hidden\">",
            said::OF_PASSAGES,
            "</span></span>",
        ),
    ]
    .concat();
    if n == 0 {
        return ["<li class=\"is-none\">", &inside, "</li>"].concat();
    }
    let is_chosen = query.chips().iter().any(|chip| chip.label == topic.label);
    let current = if is_chosen {
        " aria-current=\"true\""
    } else {
        ""
    };
    let address = href(&query.narrowed_to_topic(&topic.slug));
    ["<li>", &anchor(current, &address, &inside), "</li>"].concat()
}
