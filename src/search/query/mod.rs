//! Parses the reader's input into a query.
//!
//! | written | finds passages |
//! |---|---|
//! | `slot auct` | with both words; the last may be the beginning of a longer word |
//! | `"slot auction"` | with exactly these words in this order |
//! | `-slot`, `-"slot auction"` | without them |
//! | `year:2021` `month:2021-11` `before:2021` `after:2021-11` | from that time |
//! | `topic:market`, `-topic:market` | on that topic, not on that topic |
//!
//! Of several topics, or of several years and months, a passage must match only one.

mod hints;

pub(super) use hints::HintKind;
pub use hints::{Hint, Period};

use super::QueryRewrite;
use super::filter::Filter;
use super::tokenize::{is_quote, tokenize};
use crate::model::{Month, Topic};
use crate::text;
use core::ops::Range;
use std::borrow::Cow;

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

/// A required or excluded part of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Clause {
    /// A word, or several joined by hyphens.
    Word(Word),
    /// Adjacent words, exactly as written.
    Phrase(Phrase),
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The word as typed.
    pub written: String,
    /// Its term, folded as in the index.
    pub term: String,
    /// The terms of the parts of a hyphenated word; otherwise empty.
    pub parts: Vec<String>,
    /// Whether longer words that begin with it match, too. True for the word being typed.
    pub is_prefix: bool,
    /// Whether it says little about a passage, as `when` and `the` do.
    pub is_small: bool,
    /// The number of the hint that it is a word of.
    pub hint: Option<usize>,
}

impl Clause {
    /// Returns the word; `None` for a phrase.
    pub fn word(&self) -> Option<&Word> {
        match self {
            Self::Word(word) => Some(word),
            Self::Phrase(_) => None,
        }
    }

    /// Like [`Self::word`], to change it.
    fn word_mut(&mut self) -> Option<&mut Word> {
        match self {
            Self::Word(word) => Some(word),
            Self::Phrase(_) => None,
        }
    }
}

/// A phrase of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The terms in order, at least one.
    pub terms: Vec<String>,
    /// Whether the last term is a prefix. True until the phrase is closed.
    pub is_prefix: bool,
}

/// A part of the query text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    range: Range<usize>,
    is_negated: bool,
    kind: ItemKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ItemKind {
    /// Words outside quotation marks.
    Words,
    /// A phrase; `inside` is the range between the quotation marks.
    Phrase { inside: Range<usize>, is_open: bool },
    /// A filter.
    Filter(Filter),
    /// An invalid filter that is ignored.
    Nothing,
}

impl Query {
    /// Parses a query. `topics` are the topics of the archive, for `topic:` filters.
    #[must_use]
    pub fn parse(text: &str, topics: &[Topic]) -> Self {
        let mut query = Self {
            text: text.to_owned(),
            ..Self::default()
        };
        query.items = query.read_items(topics);
        query.read_clauses();
        query.hints = hints::read_hints(&mut query.clauses, topics);
        query.chips = query.read_chips(topics);
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
        let quoted = format!("\"{}\"", rewrite.written);
        self.with_word(&rewrite.written, &quoted)
    }

    /// Returns the query text with each of these words in quotation marks.
    #[must_use]
    pub fn quoting(&self, words: &[String]) -> String {
        let mut query = self.clone();
        for word in words {
            let text = query.with_word(word, &format!("\"{word}\""));
            query = Self::parse(&text, &[]);
        }
        query.text
    }

    /// Returns the query text with the first occurrence of the word `written` replaced by `other`.
    pub(super) fn with_word(&self, written: &str, other: &str) -> String {
        let is_words = |item: &&Item| item.kind == ItemKind::Words && !item.is_negated;
        let found = self.items.iter().filter(is_words).find_map(|item| {
            let text = self.slice(item.range.clone());
            let tokens = tokenize(text).into_iter();
            let mut ranges = tokens.map(|token| token.range);
            let range = ranges.find(|range| text.get(range.clone()) == Some(written))?;
            Some(item.range.start + range.start..item.range.start + range.end)
        });
        // Several words are no token.
        let found = found.or_else(|| {
            let at = self.text.find(written).filter(|_| written.contains(' '))?;
            Some(at..at + written.len())
        });
        let mut text = self.text.clone();
        if let Some(range) = found {
            text.replace_range(range, other);
        }
        text
    }

    /// Returns the times and topics that the query names.
    #[must_use]
    pub fn hints(&self) -> &[Hint] {
        &self.hints
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

    /// Splits the text into items. Joins adjacent words into one item, because a number and its
    /// percent sign belong together, as in `12 %`.
    fn read_items(&mut self, topics: &[Topic]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let mut at = 0;
        while let Some((mut item, next)) = self.item_from(at) {
            at = next;
            if item.kind == ItemKind::Words {
                self.read_filter(&mut item, topics);
            }
            match items.last_mut() {
                Some(last)
                    if !item.is_negated
                        && !last.is_negated
                        && (&last.kind, &item.kind) == (&ItemKind::Words, &ItemKind::Words) =>
                {
                    last.range.end = item.range.end;
                }
                _ => items.push(item),
            }
        }
        items
    }

    fn read_filter(&mut self, item: &mut Item, topics: &[Topic]) {
        let sign = usize::from(item.is_negated);
        let written = self
            .slice(item.range.start + sign..item.range.end)
            .to_owned();
        match Filter::parse(&written, topics) {
            None => {}
            Some(Ok(filter)) => item.kind = ItemKind::Filter(filter),
            Some(Err(misfit)) => {
                self.problems.push(misfit.problem);
                if !misfit.is_words {
                    item.kind = ItemKind::Nothing;
                }
            }
        }
    }

    /// Returns the first item at or after byte `at`, and its end.
    fn item_from(&self, at: usize) -> Option<(Item, usize)> {
        let rest = self.text.get(at..)?;
        let start = at + rest.find(|c: char| !c.is_whitespace())?;
        let rest = self.text.get(start..)?;
        let is_negated = rest
            .strip_prefix('-')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)));
        let body = start + usize::from(is_negated);
        let rest = self.text.get(body..)?;
        let (kind, end) = if rest.starts_with(is_quote) {
            self.phrase_at(body)
        } else {
            let ends = |(at, c): &(usize, char)| c.is_whitespace() || *at > 0 && is_quote(*c);
            let len = rest.char_indices().find(ends);
            let len = len.map_or(rest.len(), |(at, _)| at);
            (ItemKind::Words, body + self.filter_len(body, len))
        };
        let item = Item {
            range: start..end,
            is_negated,
            kind,
        };
        Some((item, end))
    }

    /// Parses the phrase whose opening quotation mark is at byte `at`. Also returns its end.
    fn phrase_at(&self, at: usize) -> (ItemKind, usize) {
        let mut marks = self.slice(at..self.text.len()).char_indices();
        let mut marks = marks.by_ref().filter(|&(_, c)| is_quote(c));
        let inside = marks.next().map_or(at, |(_, quote)| at + quote.len_utf8());
        let closing = marks.next();
        let (inside_end, end) = closing
            .map_or((self.text.len(), self.text.len()), |(offset, quote)| {
                (at + offset, at + offset + quote.len_utf8())
            });
        let kind = ItemKind::Phrase {
            inside: inside..inside_end,
            is_open: closing.is_none(),
        };
        (kind, end)
    }

    /// Returns `len`, extended to include a quoted value that follows a colon, as in
    /// `topic:"Market"`.
    fn filter_len(&self, at: usize, len: usize) -> usize {
        let rest = self.text.get(at + len..).unwrap_or_default();
        let is_open = self.slice(at..at + len).ends_with(':') && rest.starts_with(is_quote);
        if !is_open {
            return len;
        }
        let mut marks = rest.char_indices().filter(|&(_, c)| is_quote(c)).skip(1);
        marks
            .next()
            .map_or(len + rest.len(), |(end, c)| len + end + c.len_utf8())
    }

    fn read_clauses(&mut self) {
        let mut clauses = Vec::new();
        let mut excluded = Vec::new();
        for item in &self.items {
            let found = match &item.kind {
                ItemKind::Words if item.is_negated => {
                    absent(self.slice(item.range.start + 1..item.range.end))
                }
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
            last.is_prefix = true;
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
                    text::search::filter::words(self.slice(item.range.start + 1..item.range.end))
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

/// Parses the words of a run of text.
fn words(text: &str) -> Vec<Clause> {
    let text = &*without_open_comma(text);
    let mut words: Vec<Word> = Vec::new();
    for token in tokenize(text) {
        let written = text.get(token.range.clone()).unwrap_or_default();
        // The parts are already in the list; they become part of this word.
        let parts = words.split_off(words.len().saturating_sub(token.n_parts));
        words.push(Word {
            written: written.to_owned(),
            parts: parts.into_iter().map(|word| word.term).collect(),
            term: token.term,
            is_prefix: false,
            is_small: false,
            hint: None,
        });
    }
    words.into_iter().map(Clause::Word).collect()
}

/// Removes each `OR` between two clauses, and returns the numbers of the clauses behind them.
fn take_alternatives(clauses: &mut Vec<Clause>) -> Vec<usize> {
    let is_or = |clause: &Clause| clause.word().is_some_and(|word| word.written == "OR");
    let mut alternatives = Vec::new();
    let mut at = 1;
    while at + 1 < clauses.len() {
        if clauses.get(at).is_some_and(is_or) {
            clauses.remove(at);
            alternatives.push(at);
        }
        at += 1;
    }
    alternatives
}

/// Parses an excluded word. If it has several tokens, as `12%` does, they become a phrase.
fn absent(text: &str) -> Vec<Clause> {
    let words = words(text);
    if words.len() > 1 {
        return phrase(text, false).into_iter().collect();
    }
    words
}

fn phrase(text: &str, is_prefix: bool) -> Option<Clause> {
    let tokens = tokenize(text).into_iter().filter(|token| !token.is_whole());
    let terms: Vec<String> = tokens.map(|token| token.term).collect();
    (!terms.is_empty()).then_some(Clause::Phrase(Phrase { terms, is_prefix }))
}

/// Removes commas from a number still being typed, because in `115,0` and `115,07`, on the way to
/// `115,071`, the comma is not yet a thousands separator.
fn without_open_comma(text: &str) -> Cow<'_, str> {
    let text = text.trim_end();
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    let number = text.get(before.len()..).unwrap_or_default();
    match number.rsplit_once(',') {
        Some((thousands, last)) if !thousands.is_empty() && (1..=2).contains(&last.len()) => {
            Cow::Owned(format!("{before}{}", number.replace(',', "")))
        }
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests;
