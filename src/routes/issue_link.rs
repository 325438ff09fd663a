//! Links for reporting a problem with a section of a report.
//!
//! Duty: write the title and body of an issue into the address of its form, so the reader only has
//! to describe the problem. Must not know: the DOM, Leptos. Tests: beside the code.

use crate::text::problem;
use form_urlencoded::Serializer;

/// Returns the address of a GitHub form for a new issue, filled in for a section. `repository` is
/// the repository's address; `month` is the title of the section's month, as in `May 2021`;
/// `heading` and `address` are those of the section.
#[must_use]
pub fn problem_href(repository: &str, month: &str, heading: &str, address: &str) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("title", &problem::title(month, heading));
    query.append_pair("body", &problem::body(month, heading, address));
    [repository, "/issues/new?", &query.finish()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_filled_in_and_nothing_breaks_out_of_it() {
        let href = problem_href(
            "https://github.com/a/b",
            "May 2021",
            "R&D: 50% \"up\"?\n<#1>",
            "/x/2021/05/#p-00001a",
        );
        let (form, query) = href.split_once('?').expect("a query");
        assert_eq!(form, "https://github.com/a/b/issues/new");
        assert!(!query.contains(['"', '<', '>', '#', ' ', '\n']), "{query}");
        let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        assert_eq!(pairs.len(), 2, "{pairs:?}");
        assert_eq!(pairs[0].0, "title");
        assert_eq!(pairs[0].1, "May 2021: R&D: 50% \"up\"?\n<#1>");
        assert_eq!(pairs[1].0, "body");
        assert!(pairs[1].1.contains("/x/2021/05/#p-00001a"), "{pairs:?}");
        assert!(pairs[1].1.contains("R&D: 50% \"up\"?"), "{pairs:?}");
    }
}
