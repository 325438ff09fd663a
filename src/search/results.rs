//! What a search comes to.

use super::Matcher;
use super::index::texts;
use crate::archive::{Archive, Leaf, Month, TextId};

/// What was found for a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// The sections with hits, best first; of equals the newest first. As many as were asked for.
    pub groups: Vec<Group>,
    /// How many hits there are in all.
    pub n_hits: usize,
    /// How many sections have hits, in all.
    pub n_groups: usize,
    /// How many reports have hits, in all.
    pub n_reports: usize,
    /// How many hits have a part of the query only above them, in the heading or byline of their
    /// section or report. A page that shows the results must say so.
    pub n_by_heading: usize,
    /// Whether nothing has all that the query asks for: then these are the best of what has a
    /// part of it.
    pub is_partial: bool,
    /// What was looked for in place of what was typed, or besides it. A page that shows the
    /// results must say so.
    pub readings: Vec<Reading>,
    /// The hits of each report that has some, oldest first, whatever the query says of time.
    pub by_month: Vec<(Month, usize)>,
    /// The hits under each topic, whatever the query says of topics. A hit in a section that
    /// belongs to several topics counts under each.
    pub by_topic: Vec<usize>,
    /// Marks in a text what was looked for.
    pub matcher: Matcher,
}

/// Words that were looked for in the place of a word that was typed, or besides it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The word as typed.
    pub written: String,
    /// The words that were looked for, the most frequent first; the rest of many is left out.
    /// Empty if there is none: then nothing has the word as typed, nor one like it.
    pub shown: Vec<String>,
    /// Whether nothing has the word as typed; else these are looked for besides.
    pub is_instead: bool,
}

/// A section with its hits.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The report's month.
    pub month: Month,
    /// The section's number within the report, or `None` for what stands before the first.
    pub section: Option<usize>,
    /// Its hits, best first, of equals in the order of the text; at least one.
    pub hits: Vec<Hit>,
}

/// A piece of text that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its number among the texts of its section, in reading order.
    pub text: usize,
    /// How well it matches; only good for comparing hits of one query.
    pub score: f32,
}

/// The words of a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The name of the piece of text that was found.
    pub target: TextId,
    /// Words to show for it: its own or, for a heading, those of the text below it, which say
    /// more; empty if there are none.
    pub text: String,
    /// Whether it is a headline, or a heading of or within a section.
    pub is_heading: bool,
}

impl Group {
    /// The words of a hit of this group. The archive must be the one that was searched; `None` if
    /// it has no such text.
    #[must_use]
    pub fn passage(&self, hit: &Hit, archive: &Archive) -> Option<Passage> {
        passage(&texts(archive.report(self.month)?, self.section), hit)
    }

    /// The words of all hits of this group, in their order; as [`Self::passage`], but without
    /// looking for the section's texts once for each.
    #[must_use]
    pub fn passages(&self, archive: &Archive) -> Vec<Passage> {
        let report = archive.report(self.month);
        let texts = report.map(|report| texts(report, self.section));
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
