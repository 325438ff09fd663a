//! The inverted index: for each term, the texts that contain it; and for each text, its terms in
//! order, to match phrases and measure how close words are.
//!
//! A document is a text: a paragraph, a list item, a heading, or a byline. The browser builds the
//! index when it is first needed, because downloading it would take longer than building it.
//! [`IndexBuilder`] adds one report per step, and then sorts and numbers the terms in a few more, so
//! that no step keeps the page waiting.

use super::dictionary::Dictionary;
use super::forms::Language;
use super::lists::{Lists, as_u32};
use super::order::sort_words;
use super::thesaurus::Thesaurus;
use super::tokenize::{TokenKind, tokenize};
use crate::model::{
    Archive, Leaf, Month, Report, Section, Site, Standing, TextId, TopicId, leaves,
};
use core::ops::Range;
use rustc_hash::FxHashMap;

/// The search index of one archive.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    pub(super) dictionary: Dictionary,
    /// For each term, its postings in text order.
    pub(super) postings: Lists<Posting>,
    /// For each text, its terms in order, without the joined forms of hyphenated words.
    pub(super) tokens: Lists<u32>,
    /// For each text, its kind.
    pub(super) fields: Vec<Field>,
    /// For each text, the index of its place.
    pub(super) place_of: Vec<u32>,
    pub(super) places: Vec<IndexEntry>,
    pub(super) n_topics: usize,
    pub(super) thesaurus: Thesaurus,
}

/// The occurrences of a term in one text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Posting {
    /// Index of the text.
    pub text: u32,
    /// Number of occurrences.
    pub count: u16,
}

/// The kind of a text. Each kind has its own weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// Running text, and the masthead above the headline.
    Body,
    /// Running text that many reports have in the same words.
    Standing,
    /// A heading of a section or within one.
    Heading,
    /// The headline of a report.
    Headline,
    /// A line that names an author.
    Byline,
    /// A report's title line with its month.
    Dateline,
}

/// A section, or the lead of a report. Its texts form one group in the results.
#[derive(Clone, Debug)]
pub(super) struct IndexEntry {
    pub month: Month,
    pub section: Option<usize>,
    pub topics: Vec<TopicId>,
    /// The indices of its texts.
    pub texts: Range<u32>,
    /// The texts before the running text: heading and bylines. They count for the whole place.
    pub head: Range<u32>,
    /// The head of its report.
    pub report_head: Range<u32>,
}

/// Builds an index in steps: one for each report, and a few to order the terms.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    stage: Stage,
    /// Number of reports added so far.
    n_reports: usize,
    index: SearchIndex,
    language: Language,
    /// The terms, numbered in the order of their first occurrence.
    terms: FxHashMap<String, u32>,
    /// For each term, the key of its forms.
    keys: Vec<String>,
    /// For each text, its terms by these numbers.
    tokens: Lists<u32>,
    /// Tokens that repeat others, such as hyphenated words without their hyphens, each as a pair of
    /// text and term.
    wholes: Vec<(u32, u32)>,
    compounds: FxHashMap<u32, Vec<u32>>,
    /// The terms in alphabetical order, with their numbers.
    sorted: Vec<(String, u32)>,
    /// For each term, its position in that order.
    places: Vec<u32>,
}

/// The next part of the work.
#[derive(Clone, Copy, Debug, Default)]
enum Stage {
    #[default]
    Reports,
    Order,
    Dictionary,
    Tokens,
    Postings,
    Done,
}

impl IndexBuilder {
    /// Starts an index of `archive`. Pass the same archive to all later calls.
    #[must_use]
    pub fn new(archive: &Archive) -> Self {
        let mut builder = Self::default();
        builder.index.n_topics = archive.topics.len();
        builder.language = Language::of(&archive.site.lang);
        builder
    }

    /// Takes one more step. Returns whether any are left.
    pub fn step(&mut self, archive: &Archive) -> bool {
        self.stage = match self.stage {
            Stage::Reports => self.add_report(archive),
            Stage::Order => self.sort_terms(),
            Stage::Dictionary => self.make_dictionary(),
            Stage::Tokens => self.number_tokens(),
            Stage::Postings => {
                let wholes = self.wholes.iter();
                let wholes = wholes.map(|&(text, term)| (text, self.place(term)));
                self.index.postings = postings(&self.index, &wholes.collect::<Vec<_>>());
                Stage::Done
            }
            Stage::Done => Stage::Done,
        };
        !matches!(self.stage, Stage::Done)
    }

    /// Adds one more report.
    fn add_report(&mut self, archive: &Archive) -> Stage {
        let Some(report) = archive.reports.get(self.n_reports) else {
            return Stage::Order;
        };
        self.n_reports += 1;
        let report_head = self.add_place(archive, report, None, None);
        for number in 0..report.sections.len() {
            self.add_place(archive, report, Some(number), Some(&report_head));
        }
        Stage::Reports
    }

    /// Adds a section, or the lead if `section` is `None`. `report_head` is the head of the report,
    /// or `None` for the lead itself. Returns the range of the place's own head.
    fn add_place(
        &mut self,
        archive: &Archive,
        report: &Report,
        section: Option<usize>,
        report_head: Option<&Range<u32>>,
    ) -> Range<u32> {
        let start = as_u32(self.index.fields.len());
        let texts = texts(&archive.site, report, section);
        let n_lines = n_head_lines(report, section);
        for (number, text) in texts.iter().enumerate() {
            let field = match Standing::of(&archive.standing, text.id) {
                Some(_) => Field::Standing,
                None => field(report, section, number < n_lines, number, text),
            };
            self.index.fields.push(field);
            self.index.place_of.push(as_u32(self.index.places.len()));
            self.add_text(&text.text);
        }
        let head = start..start + as_u32(n_lines);
        self.index.places.push(IndexEntry {
            month: report.month,
            section,
            topics: topics(report, section),
            texts: start..as_u32(self.index.fields.len()),
            report_head: report_head.unwrap_or(&head).clone(),
            head: head.clone(),
        });
        head
    }

    fn add_text(&mut self, text: &str) {
        let number = as_u32(self.index.fields.len() - 1);
        let mut terms: Vec<u32> = Vec::new();
        for token in tokenize(text) {
            let next = as_u32(self.terms.len());
            let (kind, n_parts) = (token.kind, token.n_parts);
            let (keys, language) = (&mut self.keys, self.language);
            let entry = self.terms.entry(token.term);
            let term = *entry.or_insert_with_key(|term| {
                keys.push(language.key(term).into_owned());
                next
            });
            if kind == TokenKind::Whole {
                let parts = terms.get(terms.len().saturating_sub(n_parts)..);
                let parts = parts.unwrap_or_default().to_vec();
                self.compounds.entry(term).or_insert(parts);
            }
            match kind {
                TokenKind::Word | TokenKind::Glued => terms.push(term),
                _ => self.wholes.push((number, term)),
            }
        }
        self.tokens.push(terms);
    }

    /// Puts the terms in alphabetical order.
    fn sort_terms(&mut self) -> Stage {
        self.sorted = core::mem::take(&mut self.terms).into_iter().collect();
        sort_words(&mut self.sorted);
        self.places = vec![0; self.sorted.len()];
        for (place, &(_, term)) in self.sorted.iter().enumerate() {
            if let Some(slot) = self.places.get_mut(term as usize) {
                *slot = as_u32(place);
            }
        }
        Stage::Dictionary
    }

    fn make_dictionary(&mut self) -> Stage {
        let mut terms = Vec::new();
        let mut keys = Vec::new();
        for (term, number) in core::mem::take(&mut self.sorted) {
            terms.push(term.into_boxed_str());
            let key = self.keys.get_mut(number as usize);
            keys.push(key.map(core::mem::take).unwrap_or_default());
        }
        let compounds = core::mem::take(&mut self.compounds).into_iter();
        let compounds = compounds.map(|(whole, parts)| {
            let parts = parts.into_iter().map(|part| self.place(part));
            (self.place(whole), parts.collect())
        });
        self.index.dictionary = Dictionary::new(self.language, terms, keys, compounds.collect());
        Stage::Tokens
    }

    fn number_tokens(&mut self) -> Stage {
        let mut tokens = Lists::default();
        for text in 0..as_u32(self.index.fields.len()) {
            let terms = self.tokens.get(text).iter();
            tokens.push(terms.map(|&term| self.place(term)));
        }
        self.index.tokens = tokens;
        Stage::Postings
    }

    /// Returns the alphabetical position of a term.
    fn place(&self, term: u32) -> u32 {
        self.places.get(term as usize).copied().unwrap_or_default()
    }

    /// Runs the remaining steps and returns the complete index.
    #[must_use]
    pub fn finish(mut self, archive: &Archive) -> SearchIndex {
        while self.step(archive) {}
        self.index
    }
}

/// Returns the postings of all terms. `wholes` must be sorted by text.
fn postings(index: &SearchIndex, wholes: &[(u32, u32)]) -> Lists<Posting> {
    let mut postings: Vec<(u32, Posting)> = Vec::new();
    // For each term, the index of its last posting.
    let mut last = vec![usize::MAX; index.dictionary.len()];
    let mut wholes = wholes.iter().peekable();
    for text in 0..as_u32(index.fields.len()) {
        let mut add = |term: u32| {
            let Some(last) = last.get_mut(term as usize) else {
                return;
            };
            if let Some((_, posting)) = postings.get_mut(*last).filter(|it| it.1.text == text) {
                posting.count = posting.count.saturating_add(1);
            } else {
                *last = postings.len();
                postings.push((term, Posting { text, count: 1 }));
            }
        };
        for &term in index.tokens.get(text) {
            add(term);
        }
        while let Some(&(_, whole)) = wholes.next_if(|whole| whole.0 == text) {
            add(whole);
        }
    }
    Lists::sorted(index.dictionary.len(), &postings)
}

impl SearchIndex {
    /// Indexes a whole archive. Takes time proportional to the length of its text.
    #[must_use]
    pub fn build(archive: &Archive) -> Self {
        IndexBuilder::new(archive).finish(archive)
    }

    /// Adds words of the archive for words that it does not use.
    pub fn learn(&mut self, thesaurus: Thesaurus) {
        self.thesaurus = thesaurus;
    }
}

/// Returns the number of texts above the running text: title line, masthead, headline, and bylines
/// of a report, or heading and bylines of a section.
fn n_head_lines(report: &Report, section: Option<usize>) -> usize {
    match section.and_then(|number| report.sections.get(number)) {
        Some(section) => 1 + section.bylines.len(),
        None => 1 + report.head_texts().len(),
    }
}

fn field(
    report: &Report,
    section: Option<usize>,
    is_in_head: bool,
    number: usize,
    text: &Leaf,
) -> Field {
    match section {
        None if number == 0 => Field::Dateline,
        None if is_in_head && text.is_heading => Field::Headline,
        None if is_in_head && number <= report.masthead.len() => Field::Body,
        _ if text.is_heading => Field::Heading,
        _ if is_in_head => Field::Byline,
        _ => Field::Body,
    }
}

fn topics(report: &Report, section: Option<usize>) -> Vec<TopicId> {
    match section.and_then(|number| report.sections.get(number)) {
        Some(section) => {
            let also = section.also.iter().copied();
            core::iter::once(section.topic).chain(also).collect()
        }
        None => report.lead_topic.into_iter().collect(),
    }
}

/// Returns the texts of a section, or of the lead if `section` is `None`, in reading order.
pub(super) fn texts(site: &Site, report: &Report, section: Option<usize>) -> Vec<Leaf> {
    let Some(number) = section else {
        let mut texts = vec![dateline(site, report)];
        texts.extend(report.head_texts());
        texts.extend(leaves(&report.lead));
        return texts;
    };
    let section = report.sections.get(number);
    section.map(Section::texts).unwrap_or_default()
}

/// Returns the title line. It shares the headline's ID, because both are at the top of the page.
fn dateline(site: &Site, report: &Report) -> Leaf {
    Leaf {
        id: report
            .headline
            .as_ref()
            .map_or(TextId::default(), |heading| heading.id),
        text: format!("{} {}", report.publication, site.month_title(report.month)),
        is_heading: true,
    }
}
