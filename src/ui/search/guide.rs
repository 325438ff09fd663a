//! Search syntax, with examples to try.

use crate::model::Archive;
use crate::text;
use maud::{Markup, html};

/// Renders a table of the search syntax, each row with an example link. `href` returns the address
/// of a search for a text.
#[must_use]
pub fn search_guide(archive: &Archive, href: &dyn Fn(&str) -> String) -> Markup {
    html! {
        table.search-guide {
            caption { (text::search::guide::CAPTION) }
            thead {
                tr {
                    th scope="col" { (text::search::guide::EXAMPLE) }
                    th scope="col" { (text::search::guide::FINDS) }
                }
            }
            tbody {
                @for (example, meaning) in examples(archive) {
                    tr {
                        td { a href=(href(&example)) { code { (example) } } }
                        td { (meaning) }
                    }
                }
            }
        }
    }
}

fn examples(archive: &Archive) -> Vec<(String, &'static str)> {
    let newest = archive.latest().map(|report| report.month);
    let newest = newest.unwrap_or_default();
    let topic = archive.topics.get(1).or_else(|| archive.topics.first());
    let topic = topic.map(|topic| format!("topic:{}", topic.slug));
    let year = newest.year();
    let since = year.saturating_sub(2);
    let words = [
        text::search::guide::WORDS,
        text::search::guide::PHRASE,
        text::search::guide::ABSENT,
        text::search::guide::EITHER,
    ];
    let words = words.map(|[example, meaning]| (example.to_owned(), meaning));
    let filters = [
        (format!("year:{year}"), text::search::guide::YEAR),
        (format!("month:{newest}"), text::search::guide::MONTH),
        (format!("{since}..{year}"), text::search::guide::BETWEEN),
    ];
    let topic = topic.map(|topic| (topic, text::search::guide::TOPIC));
    let filters = topic.into_iter().chain(filters);
    let filters =
        filters.map(|(filter, meaning)| ([text::search::guide::WORD, &filter].concat(), meaning));
    words.into_iter().chain(filters).collect()
}
