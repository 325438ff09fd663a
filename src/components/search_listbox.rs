//! What the search box shows below itself: the best hits as options, and what is to be said of
//! them.
//!
//! It is written as HTML text, the quickest way to draw with every key; each word of a report or
//! of the reader goes through [`escaped`].

use super::{count, ids};
use crate::archive::html::escaped;
use crate::archive::{Archive, Month, TextId, TopicId, plain_text};
use crate::search::{Group, Query, Reading, Results, Segment, snippet};

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
        let mut sentences = query.problems().to_vec();
        sentences.extend(results.readings.iter().map(told));
        let passages = count(results.n_hits, "passage");
        let total = if results.n_hits == 0 {
            String::new()
        } else {
            let reports = count(results.n_reports, "report");
            let n_shown = self.n_options.to_string();
            [&n_shown, " of ", &passages, " in ", &reports].concat()
        };
        if results.n_hits == 0 && !query.is_empty() {
            sentences.push(["No passage has “", query.text().trim(), "”."].concat());
        }
        if results.is_partial {
            sentences.push("No passage has all the words; these have some.".to_owned());
        }
        let more = match results.n_hits {
            0 => "What else to try".to_owned(),
            1 => "On a page of its own".to_owned(),
            _ => ["All ", &passages].concat(),
        };
        for sentence in &sentences {
            let sentence = escaped(sentence);
            self.notes
                .push_str(&["<p class=\"search-note\">", &sentence, "</p>"].concat());
        }
        let href = escaped(&to.of_search(query.text()));
        let line = [
            "<p class=\"search-total\">",
            &total,
            " <a href=\"",
            &href,
            "\">",
            &more,
        ];
        self.notes.push_str(&[&line.concat(), "</a></p>"].concat());
        if !total.is_empty() {
            sentences.push([&total, "."].concat());
        }
        self.spoken = sentences.join(" ");
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
    let label = topic.and_then(|topic| archive.topic(topic));
    let label = label.map_or_else(String::new, |topic| [" · ", &topic.label].concat());
    let heading = section.map_or_else(
        || report.title(),
        |section| plain_text(&section.heading.text),
    );
    let marked = |text: &str, n| marked_html(&snippet(text, &results.matcher, n));
    let parts = [
        "<a role=\"option\" class=\"search-option\" tabindex=\"-1\" aria-selected=\"false\" id=\"",
        &ids::search_option(number),
        "\" href=\"",
        &escaped(&href),
        "\"><span class=\"option-meta\">",
        &group.month.title(),
        &escaped(&label),
        "</span> <span class=\"option-heading\">",
        &marked(&heading, usize::MAX),
        "</span> <span class=\"option-snippet\">",
        &marked(&passage.text, SNIPPET_CHARS),
        "</span></a>",
    ];
    Some(parts.concat())
}

fn marked_html(segments: &[Segment]) -> String {
    let mut html = String::new();
    for segment in segments {
        let words = escaped(&segment.text);
        if segment.is_match {
            html.push_str(&["<mark>", &words, "</mark>"].concat());
        } else {
            html.push_str(&words);
        }
    }
    html
}

/// Says what was looked for in the place of what was typed.
fn told(reading: &Reading) -> String {
    let shown = reading.shown.join("”, “");
    if reading.is_instead {
        [
            "No report has “",
            &reading.written,
            "”: showing “",
            &shown,
            "”.",
        ]
        .concat()
    } else {
        ["Showing “", &shown, "” besides “", &reading.written, "”."].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::SearchIndex;

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
        let reading = |is_instead| Reading {
            written: "tre<sury".into(),
            shown: vec!["treasury".into()],
            is_instead,
        };
        let offer_of = |is_instead| offer("kusama", |it| it.readings = vec![reading(is_instead)]);
        let instead = offer_of(true);
        let sentence = "No report has “tre<sury”: showing “treasury”.";
        assert!(instead.spoken.starts_with(sentence), "{}", instead.spoken);
        assert!(instead.notes.contains(&escaped(sentence)));
        assert!(offer_of(false).notes.contains("besides “tre&lt;sury”"));
        let partial = offer("kusama", |results| results.is_partial = true);
        assert!(partial.notes.contains("No passage has all the words"));
    }

    #[test]
    fn nothing_found_leads_on_and_a_filter_that_is_none_is_explained() {
        let nothing = offer("zebra<b>", |_| {});
        assert!(nothing.notes.contains("No passage has “zebra&lt;b&gt;”."));
        assert!(
            nothing
                .notes
                .contains("<a href=\"/search/?q=zebra&lt;b&gt;\">")
        );
        let unknown = offer("topic:zebra", |_| {});
        assert!(unknown.notes.contains("names no topic"), "{unknown:?}");
        assert!(!unknown.notes.contains("No passage has"));
    }

    #[test]
    fn every_address_and_word_is_escaped() {
        let offer = offer("kusama \"'<>&", |_| {});
        assert!(!offer.options.contains("'<"));
        assert!(!offer.options.contains("\"'"));
    }
}
