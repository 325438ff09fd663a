//! The results of a search.

use super::Matcher;
use super::index::texts;
use crate::model::{Archive, Leaf, Month, TextId};

/// The results of a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// The sections with hits, best first, then newest first. At most as many as requested.
    pub groups: Vec<Group>,
    /// Total number of hits.
    pub n_hits: usize,
    /// Total number of sections with hits.
    pub n_groups: usize,
    /// Total number of reports with hits.
    pub n_reports: usize,
    /// Number of hits that match a part of the query only in the heading or byline of their section
    /// or report. A page that shows the results must say so.
    pub n_by_heading: usize,
    /// Whether no passage matches the whole query. The hits are then the best partial matches.
    pub is_partial: bool,
    /// Words searched for in place of typed words or in addition to them. A page that shows the
    /// results must say so.
    pub rewrites: Vec<QueryRewrite>,
    /// The times and topics that the query names, whose passages come first. A page that shows the
    /// results must say so.
    pub hints: Vec<HintFound>,
    /// The small words, such as `when`, that were left out, because no passage has them all. A page
    /// that shows the results must say so.
    pub left_out: Vec<String>,
    /// Number of hits in each report that has any, oldest first. Ignores time filters.
    pub by_month: Vec<(Month, usize)>,
    /// Number of hits under each topic. Ignores topic filters. A hit in a section with several
    /// topics counts under each.
    pub by_topic: Vec<usize>,
    /// Finds the matched words in a text.
    pub matcher: Matcher,
}

/// A time or topic that a query names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HintFound {
    /// The words as typed.
    pub words: Vec<String>,
    /// Whether it is a topic; otherwise a time.
    pub is_topic: bool,
    /// Number of hits that are of it.
    pub n_hits: usize,
}

/// Words searched for in place of a typed word or in addition to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryRewrite {
    /// The word as typed.
    pub written: String,
    /// What was searched for: similar words, at most three, most frequent first; synonyms, best first;
    /// or other spellings of a number. Empty if the archive has nothing of these.
    pub shown: Vec<String>,
    /// Whether these replace the typed word, because it is not found, or are additional.
    pub is_instead: bool,
}

/// A section with its hits.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The report's month.
    pub month: Month,
    /// The section's index within the report, or `None` for the lead.
    pub section: Option<usize>,
    /// Its hits, best first, then in text order; at least one.
    pub hits: Vec<Hit>,
}

/// A text that matches the query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its index among the texts of its section, in reading order.
    pub text: usize,
    /// Its score, comparable only among hits of the same query.
    pub score: f32,
}

/// The words to show for a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The ID of the matching text.
    pub target: TextId,
    /// The matching text, or for a heading the text below it, because that says more. Empty if a
    /// heading has no text below it.
    pub text: String,
    /// Whether the match is a headline, or a heading of a section or within one.
    pub is_heading: bool,
}

impl Group {
    /// Returns the passage of a hit of this group, or `None` if `archive` lacks it. Pass the
    /// archive that was searched.
    #[must_use]
    pub fn passage(&self, hit: &Hit, archive: &Archive) -> Option<Passage> {
        let report = archive.report(self.month)?;
        passage(&texts(&archive.site, report, self.section), hit)
    }

    /// Returns the passages of all hits of this group, in order. Faster than calling
    /// [`Self::passage`] for each, because it collects the section's texts only once.
    #[must_use]
    pub fn passages(&self, archive: &Archive) -> Vec<Passage> {
        let report = archive.report(self.month);
        let texts = report.map(|report| texts(&archive.site, report, self.section));
        let texts = texts.unwrap_or_default();
        let passages = self.hits.iter().filter_map(|hit| passage(&texts, hit));
        passages.collect()
    }
}

fn passage(texts: &[Leaf], hit: &Hit) -> Option<Passage> {
    let found = texts.get(hit.text)?;
    let shown = if found.is_heading {
        let below = texts.get(hit.text..).unwrap_or_default();
        below.iter().find(|text| !text.is_heading)
    } else {
        Some(found)
    };
    Some(Passage {
        target: found.id,
        text: shown.map(|text| text.text.clone()).unwrap_or_default(),
        is_heading: found.is_heading,
    })
}
