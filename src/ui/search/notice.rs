//! Notices to show before the hits: replaced or additional words, partial matches, and parts of the
//! query that were not understood.

use crate::search::{HintFound, Query, QueryRewrite, Results};
use crate::text;
use maud::{Markup, html};

/// A notice about a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchNotice {
    /// The sentence.
    pub sentence: String,
    /// Text of a link after the sentence, and the query that the link searches for.
    pub way_out: Option<(String, String)>,
}

impl SearchNotice {
    /// Returns all notices for the results of a query.
    #[must_use]
    pub fn all(query: &Query, results: &Results) -> Vec<Self> {
        let problems = query.problems().iter().map(|problem| Self {
            sentence: problem.clone(),
            way_out: None,
        });
        let partial = (results.is_partial && results.n_hits > 0).then(|| Self {
            sentence: text::search::PARTIAL.to_owned(),
            way_out: None,
        });
        let is_by_heading = results.n_by_heading > 0 && !results.is_partial;
        let by_heading = is_by_heading.then(|| Self {
            sentence: text::search::by_heading(results.n_by_heading),
            way_out: None,
        });
        let rewrites = results.rewrites.iter().filter_map(|it| Self::of(query, it));
        let hints = results.hints.iter().map(|hint| Self::of_hint(query, hint));
        let left_out = (!results.left_out.is_empty()).then(|| Self {
            sentence: text::search::left_out(&text::search::quoted(&results.left_out)),
            way_out: Some((
                text::search::ALL_WORDS.to_owned(),
                query.quoting(&results.left_out),
            )),
        });
        let mut all: Vec<Self> = Vec::new();
        // A word that is asked for twice is explained once.
        let said = problems.chain(partial).chain(hints).chain(left_out);
        for notice in said.chain(by_heading).chain(rewrites) {
            if all.iter().all(|it| it.sentence != notice.sentence) {
                all.push(notice);
            }
        }
        all
    }

    fn of_hint(query: &Query, hint: &HintFound) -> Self {
        let words = hint.words.join(" ");
        let sentence = if hint.is_topic {
            text::search::on_topic(&words)
        } else {
            text::search::first(&words, hint.n_hits)
        };
        let instead = text::search::THESE_WORDS.to_owned();
        Self {
            sentence,
            way_out: Some((instead, query.quoting(&hint.words))),
        }
    }

    fn of(query: &Query, rewrite: &QueryRewrite) -> Option<Self> {
        let written = &rewrite.written;
        if rewrite.shown.is_empty() {
            return rewrite.is_instead.then(|| Self {
                sentence: text::search::no_report_has(written),
                way_out: None,
            });
        }
        let shown = text::search::quoted(&rewrite.shown);
        let sentence = if rewrite.is_instead {
            text::search::instead(written, &shown)
        } else {
            text::search::besides(&shown)
        };
        let label = text::search::only(written);
        Some(Self {
            sentence,
            way_out: Some((label, query.spelled(rewrite))),
        })
    }
}

/// Renders the notices; empty if there are no notices. `href` returns the address of a search for a
/// text.
#[must_use]
pub fn search_notices(notices: &[SearchNotice], href: &dyn Fn(&str) -> String) -> Markup {
    html! {
        @for notice in notices {
            p.search-notice {
                (notice.sentence)
                @if let Some((label, text)) = &notice.way_out {
                    " " a href=(href(text)) { (label) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewrite(written: &str, shown: &[&str], is_instead: bool) -> QueryRewrite {
        QueryRewrite {
            written: written.into(),
            shown: shown.iter().map(|&word| word.into()).collect(),
            is_instead,
        }
    }

    /// Returns the notices of a query, each as `sentence > link text > query`.
    fn said(query: &str, results: &Results) -> Vec<String> {
        let notices = SearchNotice::all(&Query::parse(query, &[]), results);
        let line = |notice: SearchNotice| match notice.way_out {
            Some((label, text)) => format!("{} > {label} > {text}", notice.sentence),
            None => notice.sentence,
        };
        notices.into_iter().map(line).collect()
    }

    #[test]
    fn what_was_searched_for_instead_or_besides_is_said_with_a_way_out() {
        let results = Results {
            rewrites: vec![
                rewrite("tresury", &["treasury"], true),
                rewrite("slot", &["slots", "slotted", "slotting"], false),
            ],
            ..Results::default()
        };
        assert_eq!(
            said("tresury slot", &results),
            [
                "No report has “tresury”. Showing results for “treasury”. > Search only for \
                 “tresury” > \"tresury\" slot",
                "Also showing results for “slots”, “slotted” and “slotting”. > Search only for \
                 “slot” > tresury \"slot\"",
            ]
        );
    }

    #[test]
    fn a_word_that_nothing_is_like_is_said() {
        let results = Results {
            rewrites: vec![rewrite("zyx", &[], true), rewrite("ant", &[], false)],
            ..Results::default()
        };
        assert_eq!(said("zyx ant", &results), ["No report has “zyx”."]);
    }

    #[test]
    fn partial_results_and_what_was_not_understood_are_said() {
        let results = Results {
            is_partial: true,
            n_hits: 1,
            ..Results::default()
        };
        let said = said("ant year:21", &results);
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].starts_with("“year:21” was ignored"), "{said:?}");
        assert!(said[1].starts_with("No passage has all of"), "{said:?}");
    }

    #[test]
    fn passages_that_have_a_part_of_the_query_in_their_heading_are_counted() {
        let results = Results {
            n_hits: 3,
            n_by_heading: 2,
            ..Results::default()
        };
        assert_eq!(
            said("ant bee", &results),
            ["In 2 passages, some of these words are only in the heading above."]
        );
    }

    #[test]
    fn nothing_is_said_where_all_is_as_expected() {
        let results = Results {
            n_hits: 1,
            ..Results::default()
        };
        assert_eq!(said("ant", &results), [""; 0]);
        let none = search_notices(&[], &|_| String::new());
        assert_eq!(none.into_string(), "");
    }

    #[test]
    fn what_was_typed_is_text() {
        let results = Results {
            rewrites: vec![rewrite("<b>\"", &["<i>"], true)],
            ..Results::default()
        };
        let notices = SearchNotice::all(&Query::parse("<b>\"", &[]), &results);
        let html = search_notices(&notices, &|text| format!("/?q={text}")).into_string();
        assert!(!html.contains("<b>") && !html.contains("<i>"), "{html}");
        assert!(html.contains("&lt;b&gt;&quot;"), "{html}");
    }
}
