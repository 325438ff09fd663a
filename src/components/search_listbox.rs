//! What the search box shows below itself: the best hits as options, and what is to be said of
//! them.
//!
//! It is written as HTML text, the quickest way to draw with every key; each word of a report or
//! of the reader goes through [`escaped`].

use super::{SearchNotice, ids, search_hit, search_notices};
use crate::archive::html::escaped;
use crate::archive::{Archive, Month, TextId, TopicId};
use crate::hosted::anchor;
use crate::search::{Group, Query, Results};
use crate::strings::search as said;

/// How many hits are options. Chosen: as many as fit under the box on a small screen.
pub const N_OPTIONS: usize = 8;

/// How long a snippet is: a line on a wide screen, two on a phone. Chosen.
const SNIPPET_CHARS: usize = 76;

/// What the search box shows for a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The text in the search box.
    pub text: String,
    /// The options as HTML.
    pub options: String,
    /// How many they are.
    pub n_options: usize,
    /// What stands below them, as HTML; empty if the text asks for nothing.
    pub notes: String,
    /// The same for those who do not see it.
    pub spoken: String,
}

/// Makes the addresses to which an offer leads.
pub trait Addresses {
    /// Of a piece of text in a report, for the query that found it.
    fn of_passage(&self, month: Month, topic: Option<TopicId>, id: TextId, query: &str) -> String;
    /// Of the page with all that is found for a query.
    fn of_search(&self, query: &str) -> String;
}

impl Offer {
    /// What to show of the results of a query.
    #[must_use]
    pub fn new(archive: &Archive, query: &Query, results: &Results, to: &dyn Addresses) -> Self {
        let mut offer = Self {
            text: query.text().to_owned(),
            ..Self::default()
        };
        if query.is_empty() && query.problems().is_empty() {
            return offer;
        }
        for group in results.groups.iter().take(N_OPTIONS) {
            let option = option_html(archive, query, results, group, to, offer.n_options);
            if let Some(option) = option {
                offer.options.push_str(&option);
                offer.n_options += 1;
            }
        }
        offer.say(query, results, to);
        offer
    }

    fn say(&mut self, query: &Query, results: &Results, to: &dyn Addresses) {
        let notices = SearchNotice::all(query, results);
        self.notes = search_notices(&notices, &|text| to.of_search(text));
        let total = if results.n_hits == 0 {
            said::nothing_found(query.text().trim())
        } else {
            said::offered(self.n_options, results.n_hits, results.n_reports)
        };
        let more = match results.n_hits {
            0 => said::WHAT_ELSE,
            1 => said::ALONE,
            n => &said::all(n),
        };
        let all = anchor("", &to.of_search(query.text()), more);
        let line = [
            "<p class=\"search-total\">",
            &escaped(&total),
            " ",
            &all,
            "</p>",
        ];
        self.notes.push_str(&line.concat());
        for notice in notices {
            self.spoken.push_str(&notice.sentence);
            self.spoken.push(' ');
        }
        self.spoken.push_str(&total);
    }
}

/// The best hit of a group as an option that is a link; `None` if the archive lacks it.
fn option_html(
    archive: &Archive,
    query: &Query,
    results: &Results,
    group: &Group,
    to: &dyn Addresses,
    number: usize,
) -> Option<String> {
    let report = archive.report(group.month)?;
    let passage = group.passage(group.hits.first()?, archive)?;
    let section = group.section.and_then(|number| report.sections.get(number));
    let topic = section.map(|section| section.topic);
    let href = to.of_passage(group.month, topic, passage.target, query.text());
    let heading = search_hit::heading(report, section);
    let marked = |text: &str, n| search_hit::marked(text, &results.matcher, n);
    let parts = [
        "<a role=\"option\" class=\"search-option\" tabindex=\"-1\" aria-selected=\"false\" id=\"",
        &ids::search_option(number),
        "\" href=\"",
        &escaped(&href),
        "\"><span class=\"option-meta\">",
        &escaped(&search_hit::whereabouts(archive, report, section)),
        "</span> <span class=\"option-heading\">",
        &marked(&heading, usize::MAX),
        "</span> <span class=\"option-snippet\">",
        &marked(&passage.text, SNIPPET_CHARS),
        "</span></a>",
    ];
    Some(parts.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Reading, SearchIndex};

    struct Plain;

    impl Addresses for Plain {
        fn of_passage(&self, month: Month, _: Option<TopicId>, id: TextId, query: &str) -> String {
            format!("/{month}/?q={query}#{id}")
        }

        fn of_search(&self, query: &str) -> String {
            format!("/search/?q={query}")
        }
    }

    fn archive() -> Archive {
        crate::embedded_archive().unwrap_or_default()
    }

    fn offer(text: &str, change: impl FnOnce(&mut Results)) -> Offer {
        let archive = archive();
        let query = Query::parse(text, &archive.topics);
        let mut results = SearchIndex::build(&archive).search(&query, N_OPTIONS);
        change(&mut results);
        Offer::new(&archive, &query, &results, &Plain)
    }

    #[test]
    fn at_most_so_many_hits_are_options_and_all_are_counted() {
        let offer = offer("kusama", |_| {});
        assert_eq!(offer.n_options, N_OPTIONS);
        assert_eq!(offer.options.matches("role=\"option\"").count(), N_OPTIONS);
        assert_eq!(
            offer.options.matches("aria-selected=\"false\"").count(),
            N_OPTIONS
        );
        assert!(offer.spoken.starts_with("8 of "), "{}", offer.spoken);
        assert!(offer.notes.contains("<a href=\"/search/?q=kusama\">All "));
        assert!(offer.options.contains("<mark>"));
    }

    #[test]
    fn a_text_that_asks_for_nothing_shows_nothing() {
        for text in ["", "  ", "%"] {
            let offer = offer(text, |_| {});
            assert_eq!((offer.notes.as_str(), offer.n_options), ("", 0), "{text:?}");
        }
    }

    #[test]
    fn what_is_not_as_typed_is_said() {
        let reading = Reading {
            written: "tre<sury".into(),
            shown: vec!["treasury".into()],
            is_instead: true,
        };
        let instead = offer("kusama", |it| it.readings = vec![reading]);
        let sentence = "No report has “tre<sury”.";
        assert!(instead.spoken.starts_with(sentence), "{}", instead.spoken);
        assert!(instead.notes.contains(&escaped(sentence)));
        assert!(instead.notes.contains("“treasury”"), "{instead:?}");
        let partial = offer("kusama", |results| results.is_partial = true);
        assert!(partial.spoken.starts_with("No passage has all"));
    }

    #[test]
    fn nothing_found_leads_on_and_a_filter_that_is_none_is_explained() {
        let nothing = offer("zebra<b>", |results| *results = Results::default());
        assert!(nothing.notes.contains("Nothing found for “zebra&lt;b&gt;”"));
        let link = "<a href=\"/search/?q=zebra&lt;b&gt;\">What else";
        assert!(nothing.notes.contains(link), "{nothing:?}");
        let unknown = offer("topic:zebra", |_| {});
        assert!(unknown.notes.contains("names no topic"), "{unknown:?}");
    }

    #[test]
    fn every_address_and_word_is_escaped() {
        let offer = offer("kusama \"'<>&", |_| {});
        assert!(!offer.options.contains("'<"));
        assert!(!offer.options.contains("\"'"));
    }
}
