//! What can be typed to search, with examples to follow.

use crate::archive::html::escaped;
use crate::archive::{Archive, Month};
use crate::hosted::anchor;

/// A table of what can be typed, each with an example that is a link. `href` gives the address of
/// a search for a text.
#[must_use]
pub fn search_guide(archive: &Archive, href: &dyn Fn(&str) -> String) -> String {
    let row = |(example, meaning): (String, &str)| {
        let code = ["<code>", &escaped(&example), "</code>"].concat();
        let link = anchor("", &href(&example), &code);
        ["<tr><td>", &link, "</td><td>", meaning, "</td></tr>"].concat()
    };
    let rows: String = examples(archive).into_iter().map(row).collect();
    [
        "<table class=\"search-guide\"><caption>What you can type</caption><thead><tr>\
         <th scope=\"col\">For example</th><th scope=\"col\">finds passages</th></tr></thead><tbody>",
        &rows,
        "</tbody></table>",
    ]
    .concat()
}

fn examples(archive: &Archive) -> Vec<(String, &'static str)> {
    let newest = archive.latest().map(|report| report.month);
    let newest = newest.unwrap_or_default();
    let topic = archive.topics.get(1).or_else(|| archive.topics.first());
    let topic = topic.map_or("", |topic| topic.slug.as_str());
    let year = newest.year();
    let since = Month::new(year.saturating_sub(2), 6).unwrap_or_default();
    vec![
        (
            "parachain auct".to_owned(),
            "with all of the words; the last may be the beginning of a word",
        ),
        (
            "\"parachain auctions\"".to_owned(),
            "with exactly these words, in this order",
        ),
        ("auctions -crowdloan".to_owned(), "without a word"),
        (format!("network topic:{topic}"), "under a topic"),
        (format!("network year:{year}"), "of a year"),
        (format!("network month:{newest}"), "of a month"),
        (
            format!("network after:{since} before:{year}"),
            "from between two times",
        ),
    ]
}
