//! Parses the reader's input into a query.
//!
//! | written | finds passages |
//! |---|---|
//! | `slot auct` | with both words; the last may be the beginning of a longer word |
//! | `"slot auction"` | with exactly these words in this order |
//! | `-slot`, `-"slot auction"` | without them |
//! | `year:2021` `month:2021-11` `before:2021` `after:2021-11` | from that time |
//! | `2021..2023` `from:2021-11` `to:2023` | from the first to the last of these months |
//! | `topic:market`, `-topic:market` | on that topic, not on that topic |
//! | `in:market` `in:2021` `in:2021-11` | on that topic, or from that time |
//! | `auction OR "slot lease"` | with one of both |
//! | `auction NOT slot` | like `-slot` |
//!
//! Of several topics, or of several years and months, a passage must match only one.

mod clause;
mod hints;
mod items;

pub(super) use clause::{Clause, Phrase, Word};
pub(super) use hints::HintKind;
pub use hints::{Hint, Period};

use super::QueryRewrite;
use super::filter::Filter;
use super::tokenize::{is_quote, tokenize};
use crate::model::{Month, Topic};
use crate::text;
use clause::{absent, phrase, take_alternatives, words};
use core::ops::Range;
use items::{Item, ItemKind, read_items};

/// Maximum number of words and phrases in a query. It is longer than any sentence, and the
/// evaluation keeps one bit of a `u64` for each.
pub(super) const MAX_CLAUSES: usize = 64;

/// A parsed query. Every text is a valid query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
    clauses: Vec<Clause>,
    excluded: Vec<Clause>,
    hints: Vec<Hint>,
    /// The numbers of the clauses with `OR` before them.
    alternatives: Vec<usize>,
    items: Vec<Item>,
    chips: Vec<Chip>,
    problems: Vec<String>,
}

/// A condition of the query, with a link to remove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Its label, for example `Market` or `not “slot”`.
    pub label: String,
    /// The query text without this condition.
    pub without: String,
}

impl Query {
    /// Parses a query. `topics` are the topics of the archive, for `topic:` filters.
    #[must_use]
    pub fn parse(text: &str, topics: &[Topic]) -> Self {
        let mut query = Self {
            text: text.to_owned(),
            ..Self::default()
        };
        query.items = read_items(text, topics, &mut query.problems);
        query.read_clauses();
        let hints = hints::read_hints(&mut query.clauses, topics);
        // With `OR`, the words of a time or topic are what to find.
        query.hints = if query.alternatives.is_empty() {
            hints
        } else {
            Vec::new()
        };
        query.chips = query.read_chips(topics);
        query
    }

    /// Returns the query for an archive in another language than English, where `in` and `was` may
    /// say something.
    pub(super) fn without_small_words(&self) -> Self {
        let mut query = self.clone();
        let words = query.clauses.iter_mut().filter_map(Clause::word_mut);
        words.for_each(|word| word.is_small = false);
        query
    }

    /// Returns the text as the reader typed it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Reports whether the query has no words, no exclusions, and no filters.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.excluded.is_empty() && self.filters().next().is_none()
    }

    /// Returns the conditions that can be removed one by one: filters and exclusions.
    #[must_use]
    pub fn chips(&self) -> &[Chip] {
        &self.chips
    }

    /// Returns a sentence for each part that was ignored or taken as words, for example `year:21`.
    #[must_use]
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// Returns the query text without its filters and exclusions, or `None` if it has neither.
    #[must_use]
    pub fn without_conditions(&self) -> Option<String> {
        let is_condition =
            |item: &Item| item.is_negated || matches!(item.kind, ItemKind::Filter(_));
        self.items.iter().find(|item| is_condition(item))?;
        Some(self.text_of(|item| !is_condition(item)))
    }

    /// Returns the query text with all time filters replaced by this month.
    #[must_use]
    pub fn narrowed_to_month(&self, month: Month) -> String {
        self.with_filter(&format!("month:{month}"), Filter::is_about_time)
    }

    /// Returns the query text with all time filters replaced by this year.
    #[must_use]
    pub fn narrowed_to_year(&self, year: u16) -> String {
        self.with_filter(&format!("year:{year:04}"), Filter::is_about_time)
    }

    /// Returns the query text with all topic filters replaced by this topic.
    #[must_use]
    pub fn narrowed_to_topic(&self, slug: &str) -> String {
        self.with_filter(&format!("topic:{slug}"), |filter| !filter.is_about_time())
    }

    /// Returns the query text with the word of a reading in quotation marks, because a quoted word
    /// is searched for exactly as typed.
    #[must_use]
    pub fn spelled(&self, rewrite: &QueryRewrite) -> String {
        // Several words are no token.
        let several = rewrite.written.contains(' ');
        match self.text.split_once(&rewrite.written).filter(|_| several) {
            Some((before, after)) => [before, "\"", &rewrite.written, "\"", after].concat(),
            None => self.quoting(core::slice::from_ref(&rewrite.written)),
        }
    }

    /// Returns the query text with each of these words in quotation marks. Pass them in the order of
    /// the text.
    #[must_use]
    pub fn quoting(&self, words: &[String]) -> String {
        self.with_words(words, &|word| ["\"", word, "\""].concat())
    }

    /// Returns the query text with the first occurrence of each of these words, in the order of the
    /// text, replaced.
    pub(super) fn with_words(&self, words: &[String], other: &dyn Fn(&str) -> String) -> String {
        let mut words = words.iter().peekable();
        let (mut text, mut at) = (String::new(), 0);
        let is_words = |item: &&Item| item.kind == ItemKind::Words && !item.is_negated;
        for item in self.items.iter().filter(is_words) {
            let start = item.range.start;
            for token in tokenize(self.slice(item.range.clone())) {
                let range = start + token.range.start..start + token.range.end;
                if let Some(word) = words.next_if(|word| *word == self.slice(range.clone())) {
                    text.push_str(self.slice(at..range.start));
                    text.push_str(&other(word));
                    at = range.end;
                }
            }
        }
        text.push_str(self.slice(at..self.text.len()));
        text
    }

    /// Returns the times and topics that the query names.
    #[must_use]
    pub fn hints(&self) -> &[Hint] {
        &self.hints
    }

    /// Reports whether the query is nothing but hints, as `november 2021` and `governance` are.
    #[must_use]
    pub fn is_hints_alone(&self) -> bool {
        let is_hint = |clause: &Clause| clause.word().is_some_and(|word| word.hint.is_some());
        let is_alone = self.excluded.is_empty() && self.filters().next().is_none();
        !self.hints.is_empty() && is_alone && self.clauses.iter().all(is_hint)
    }

    /// Returns the number of the month of the year if its name is all of the query.
    #[must_use]
    pub fn month_alone(&self) -> Option<u8> {
        let [word] = &self.clauses[..] else {
            return None;
        };
        hints::month_named(word).filter(|_| self.items.len() == 1)
    }

    /// Returns the numbers of the clauses that a passage may have in place of the one before.
    pub(super) fn alternatives(&self) -> &[usize] {
        &self.alternatives
    }

    /// Reports whether the query is a question, as in `when did auctions begin`.
    pub(super) fn is_question(&self) -> bool {
        hints::is_question(&self.clauses)
    }

    /// Returns the words and phrases that a passage must have.
    pub(super) fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// Returns the words and phrases that a passage must not have.
    pub(super) fn excluded(&self) -> &[Clause] {
        &self.excluded
    }

    /// Returns the filters, each with `true` if it is negated.
    pub(super) fn filters(&self) -> impl Iterator<Item = (&Filter, bool)> {
        self.items.iter().filter_map(|item| match &item.kind {
            ItemKind::Filter(filter) => Some((filter, item.is_negated)),
            _ => None,
        })
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    fn with_filter(&self, filter: &str, is_replaced: impl Fn(&Filter) -> bool) -> String {
        let rest = self.text_of(|item| match &item.kind {
            ItemKind::Filter(filter) => !is_replaced(filter),
            _ => true,
        });
        // An open phrase would swallow a filter behind it.
        let is_open = rest.matches(is_quote).count() % 2 == 1;
        let (first, second) = if is_open {
            (filter, rest.as_str())
        } else {
            (rest.as_str(), filter)
        };
        format!("{first} {second}").trim().to_owned()
    }

    /// Returns the query text with only some of its items.
    fn text_of(&self, is_kept: impl Fn(&Item) -> bool) -> String {
        let kept = self.items.iter().filter(|item| is_kept(item));
        let texts: Vec<&str> = kept.map(|item| self.slice(item.range.clone())).collect();
        texts.join(" ")
    }

    fn read_clauses(&mut self) {
        let mut clauses = Vec::new();
        let mut excluded = Vec::new();
        for item in &self.items {
            let found = match &item.kind {
                ItemKind::Words if item.is_negated => absent(self.slice(item.body..item.range.end)),
                ItemKind::Words => words(self.slice(item.range.clone())),
                ItemKind::Phrase { inside, is_open } => {
                    let phrase = phrase(self.slice(inside.clone()), *is_open && !item.is_negated);
                    phrase.into_iter().collect()
                }
                ItemKind::Filter(_) | ItemKind::Nothing => Vec::new(),
            };
            let list = if item.is_negated {
                &mut excluded
            } else {
                &mut clauses
            };
            list.extend(found);
        }
        self.alternatives = take_alternatives(&mut clauses);
        if let Some(Clause::Word(last)) = clauses.last_mut() {
            // The symbols in `C++` end the word.
            let symbols = last.symbols.as_ref();
            last.is_prefix = !symbols.is_some_and(|it| it.1.ends_with(['+', '#']));
        }
        if clauses.len() > MAX_CLAUSES {
            let problem = text::search::filter::too_many_words(MAX_CLAUSES);
            self.problems.push(problem);
            clauses.truncate(MAX_CLAUSES);
        }
        if excluded.len() > MAX_CLAUSES {
            let problem = text::search::filter::too_many_exclusions(MAX_CLAUSES);
            self.problems.push(problem);
            excluded.truncate(MAX_CLAUSES);
        }
        self.clauses = clauses;
        self.excluded = excluded;
    }

    fn read_chips(&self, topics: &[Topic]) -> Vec<Chip> {
        let chip = |item: &Item| {
            let label = match &item.kind {
                ItemKind::Filter(filter) => filter.label(topics),
                ItemKind::Nothing => return None,
                _ if !item.is_negated => return None,
                ItemKind::Phrase { inside, .. } => {
                    text::search::filter::words(self.slice(inside.clone()))
                }
                ItemKind::Words => {
                    text::search::filter::words(self.slice(item.body..item.range.end))
                }
            };
            Some(Chip {
                label: if item.is_negated {
                    text::search::filter::not(&label)
                } else {
                    label
                },
                without: self.text_of(|other| other.range != item.range),
            })
        };
        self.items.iter().filter_map(chip).collect()
    }
}

#[cfg(test)]
mod tests;
