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
        let total = match results.n_hits {
            0 => String::new(),
            _ => {
                let reports = count(results.n_reports, "report");
                let n_shown = self.n_options.to_string();
                [&n_shown, " of ", &passages, " in ", &reports].concat()
            }
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
            self.notes.push_str(&["<p class=\"search-note\">", &sentence, "</p>"].concat());
        }
        let href = escaped(&to.of_search(query.text()));
        let line = ["<p class=\"search-total\">", &total, " <a href=\"", &href, "\">", &more];
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
        ["No report has “", &reading.written, "”: showing “", &shown, "”."].concat()
    } else {
        ["Showing “", &shown, "” besides “", &reading.written, "”."].concat()
    }
}
