//! The inverted index: for each term, the sections in which it stands.

use super::Query;
use super::query::{Clause, Term};
use super::tokenize::tokenize;
use crate::archive::{Archive, Leaf, Month, Report, Section, TextId, leaves};
use std::collections::BTreeMap;

/// How much a word in a heading counts against a word in the text. 1.0 means no more; chosen, as
/// a heading names what ten sentences speak of.
const HEADING_WEIGHT: f32 = 4.0;

/// How much a longer word counts that begins with the one looked for. From 0.0, not at all, to
/// 1.0, as much as the word itself.
const PREFIX_WEIGHT: f32 = 0.5;

/// How fast further occurrences in one section count for less: BM25's k1, in its usual range of
/// 1.2 to 2.0.
const SATURATION: f32 = 1.2;

/// An index over one archive. Sections are named by number, in the order of the archive.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    documents: Vec<Document>,
    /// In the order of the terms, so that the words with a common beginning stand together.
    terms: Vec<(String, Vec<Posting>)>,
}

/// A section, or what stands before the first section of a report.
#[derive(Clone, Debug)]
struct Document {
    month: Month,
    section: Option<usize>,
}

/// A term in a document.
#[derive(Clone, Copy, Debug)]
struct Posting {
    document: usize,
    /// Number of occurrences, those in headings weighted.
    weight: f32,
}

/// A section that matches a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The report's month.
    pub month: Month,
    /// The section's number within the report, or `None` for what stands before the first.
    pub section: Option<usize>,
    /// How well the section matches; only good for comparing hits of one query.
    pub score: f32,
}

/// The piece of text that shows why a section was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The piece of text that matches best.
    pub target: TextId,
    /// Words to show for it: those of the target or, where that is a heading, of the text below.
    pub excerpt: String,
}

/// The score of every document, 0.0 for those that do not match.
type Scores = Vec<f32>;

impl SearchIndex {
    /// Indexes an archive. Takes time in proportion to its text.
    #[must_use]
    pub fn build(archive: &Archive) -> Self {
        let mut builder = Builder::default();
        for report in &archive.reports {
            builder.add(report, None);
            for (number, _) in report.sections.iter().enumerate() {
                builder.add(report, Some(number));
            }
        }
        builder.finish()
    }

    /// Finds the sections in which every word of the query occurs, best first, of equals the
    /// newest first. What a hit shows is left to [`Hit::passage`]: it costs far more than the hit,
    /// and most hits are never shown.
    #[must_use]
    pub fn search(&self, query: &Query) -> Vec<Hit> {
        let scores = self.scores(query);
        let mut hits: Vec<Hit> = scores
            .into_iter()
            .zip(&self.documents)
            .filter(|(score, _)| *score > 0.0)
            .map(|(score, document)| Hit {
                month: document.month,
                section: document.section,
                score,
            })
            .collect();
        hits.sort_by(|a, b| {
            let by_score = b.score.total_cmp(&a.score);
            by_score
                .then(b.month.cmp(&a.month))
                .then(a.section.cmp(&b.section))
        });
        hits
    }

    /// The documents in which every clause occurs, with the sums of their scores.
    fn scores(&self, query: &Query) -> Scores {
        let clauses = query
            .clauses()
            .iter()
            .map(|clause| self.clause_scores(clause));
        clauses
            .reduce(|scores, more| both(&scores, &more))
            .unwrap_or_default()
    }

    /// The documents in which a clause occurs: as a whole, or else in all of its parts.
    fn clause_scores(&self, clause: &Clause) -> Scores {
        let mut scores = self.term_scores(&clause.whole);
        let parts = clause.parts.iter().map(|part| self.term_scores(part));
        if let Some(in_parts) = parts.reduce(|scores, more| both(&scores, &more)) {
            for (score, in_parts) in scores.iter_mut().zip(in_parts) {
                *score = score.max(in_parts);
            }
        }
        scores
    }

    /// The documents in which a term occurs, scored by BM25.
    ///
    /// # Source
    ///
    /// S. Robertson and H. Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*,
    /// 2009; with its b = 0, for sections are of one kind of length, and holding a few words more
    /// against a section would put an older report before a newer one that says the same.
    fn term_scores(&self, term: &Term) -> Scores {
        let mut scores = vec![0.0; self.documents.len()];
        for (found, postings) in self.terms_like(term) {
            let factor = if *found == term.text {
                1.0
            } else {
                PREFIX_WEIGHT
            };
            for posting in postings {
                if let Some(score) = scores.get_mut(posting.document) {
                    *score += factor * posting.weight;
                }
            }
        }
        let rarity = self.rarity(scores.iter().filter(|score| **score > 0.0).count());
        for score in &mut scores {
            *score = rarity * *score / (*score + SATURATION);
        }
        scores
    }

    fn terms_like<'a>(
        &'a self,
        term: &'a Term,
    ) -> impl Iterator<Item = &'a (String, Vec<Posting>)> {
        let start = self.terms.partition_point(|(known, _)| *known < term.text);
        self.terms
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(|(known, _)| term.matches(known))
    }

    /// BM25's inverse document frequency: the fewer sections have a word, the more it says.
    fn rarity(&self, n_found: usize) -> f32 {
        let (n_all, n_found) = (as_f32(self.documents.len()), as_f32(n_found));
        (1.0 + (n_all - n_found + 0.5) / (n_found + 0.5)).ln()
    }
}

/// The documents that are in both, with their scores added.
fn both(some: &[f32], more: &[f32]) -> Scores {
    let sum = |(&a, &b): (&f32, &f32)| if a > 0.0 && b > 0.0 { a + b } else { 0.0 };
    some.iter().zip(more).map(sum).collect()
}

/// Counts are far below the 16 million up to which this is exact.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of sections and words are small"
)]
fn as_f32(count: usize) -> f32 {
    count as f32
}

#[derive(Default)]
struct Builder {
    documents: Vec<Document>,
    terms: BTreeMap<String, Vec<Posting>>,
}

impl Builder {
    fn add(&mut self, report: &Report, section: Option<usize>) {
        let number = self.documents.len();
        for text in texts(report, section) {
            for token in tokenize(&text.text) {
                let weight = if text.is_heading { HEADING_WEIGHT } else { 1.0 };
                let postings = self.terms.entry(token.term).or_default();
                match postings.last_mut().filter(|last| last.document == number) {
                    Some(last) => last.weight += weight,
                    None => postings.push(Posting {
                        document: number,
                        weight,
                    }),
                }
            }
        }
        self.documents.push(Document {
            month: report.month,
            section,
        });
    }

    fn finish(self) -> SearchIndex {
        SearchIndex {
            documents: self.documents,
            terms: self.terms.into_iter().collect(),
        }
    }
}

/// The pieces of text of a document in reading order.
fn texts(report: &Report, section: Option<usize>) -> Vec<Leaf> {
    let Some(number) = section else {
        let mut texts = vec![dateline(report)];
        texts.extend(report.head_texts());
        texts.extend(leaves(&report.lead));
        return texts;
    };
    let section = report.sections.get(number);
    section.map(Section::texts).unwrap_or_default()
}

/// The report's title line; it stands at the top of the page, where the headline is.
fn dateline(report: &Report) -> Leaf {
    Leaf {
        id: report
            .headline
            .as_ref()
            .map_or(TextId::default(), |heading| heading.id),
        text: format!("{} {}", report.publication, report.month.title()),
        is_heading: true,
    }
}

impl Hit {
    /// What to show of the hit. The archive and the query must be those of the search; `None` if
    /// the archive has no such section.
    #[must_use]
    pub fn passage(&self, archive: &Archive, query: &Query) -> Option<Passage> {
        let texts = texts(archive.report(self.month)?, self.section);
        let best = best_text(&texts, query)?;
        // A heading is shown anyway; below it stands what the section begins with.
        let shown = if best.is_heading {
            texts.iter().find(|text| !text.is_heading)
        } else {
            Some(best)
        };
        Some(Passage {
            target: best.id,
            excerpt: shown.map(|text| text.text.clone()).unwrap_or_default(),
        })
    }
}

/// The piece of text with most of the query's words; of equals one that is no heading, for it
/// shows more around the words, then the first.
fn best_text<'a>(texts: &'a [Leaf], query: &Query) -> Option<&'a Leaf> {
    let rank = |text: &Leaf| match n_clauses_in(&text.text, query) {
        0 => 0,
        n_clauses => 2 * n_clauses + usize::from(!text.is_heading),
    };
    // `max_by_key` takes the last of equals, so go backwards.
    texts.iter().rev().max_by_key(|text| rank(text))
}

fn n_clauses_in(words: &str, query: &Query) -> usize {
    let tokens = tokenize(words);
    let is_in = |clause: &&Clause| tokens.iter().any(|token| clause.matches(&token.term));
    query.clauses().iter().filter(is_in).count()
}
