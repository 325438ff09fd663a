//! What the reader typed, as things to look for.
//!
//! | written | finds passages |
//! |---|---|
//! | `slot auct` | with both words; the last one may go on |
//! | `"slot auction"` | with exactly these words in this order |
//! | `-slot`, `-"slot auction"` | without them |
//! | `topic:market` `year:2021` `month:2021-11` `before:2021` `after:2021-11` | that stand there |
//! | `-topic:market` | that stand elsewhere |
//!
//! Of several topics, or several years and months, one is enough.

use super::Reading;
use super::filter::Filter;
use super::tokenize::tokenize;
use crate::archive::{Month, Topic};
use crate::strings::search::filter as said;
use core::ops::Range;
use std::borrow::Cow;

/// How many words and phrases of a query are looked for. More than any sentence has; and the
/// matcher keeps one bit for each.
pub(super) const MAX_CLAUSES: usize = 64;

/// What is looked for. Any text is a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
    clauses: Vec<Clause>,
    excluded: Vec<Clause>,
    items: Vec<Item>,
    chips: Vec<Chip>,
    problems: Vec<String>,
}

/// A condition of the query that can be taken away by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it asks for, as in `Market` or `not “slot”`.
    pub label: String,
    /// The query's text without it.
    pub without: String,
}

/// Something that a passage must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Clause {
    /// A word, or several joined by hyphens.
    Word(Word),
    /// Words that stand side by side, exactly as written.
    Phrase(Phrase),
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The word as written.
    pub written: String,
    /// Its term.
    pub term: String,
    /// The terms of the parts of a hyphenated word; else empty.
    pub parts: Vec<String>,
    /// Whether longer words that begin with it match, too: so for the word being typed.
    pub is_prefix: bool,
}

/// A phrase of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The terms in their order, at least one.
    pub terms: Vec<String>,
    /// Whether the last word may go on: so while the phrase is not closed.
    pub is_prefix: bool,
}

/// A part of the text of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    range: Range<usize>,
    is_negated: bool,
    kind: ItemKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ItemKind {
    /// Words, not in quotation marks.
    Words,
    /// A phrase; the range is what stands between the marks.
    Phrase { inside: Range<usize>, is_open: bool },
    /// A filter.
    Filter(Filter),
    /// What was meant as a filter and is none.
    Nothing,
}

impl Query {
    /// Reads a query. Topics are those of the archive, which filters may name.
    #[must_use]
    pub fn parse(text: &str, topics: &[Topic]) -> Self {
        let mut query = Self {
            text: text.to_owned(),
            ..Self::default()
        };
        query.items = query.read_items(topics);
        query.read_clauses();
        query.chips = query.read_chips(topics);
        query
    }

    /// The text as the reader typed it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing to look for: no word, and no condition.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.excluded.is_empty() && self.filters().next().is_none()
    }

    /// The conditions that can be taken away one by one: filters, and what must be absent.
    #[must_use]
    pub fn chips(&self) -> &[Chip] {
        &self.chips
    }

    /// Sentences about what was not understood. What they speak of does not narrow the search.
    #[must_use]
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// The query's text without its filters and exclusions, or `None` if it has none.
    #[must_use]
    pub fn without_conditions(&self) -> Option<String> {
        let is_condition =
            |item: &Item| item.is_negated || matches!(item.kind, ItemKind::Filter(_));
        self.items.iter().find(|item| is_condition(item))?;
        Some(self.text_of(|item| !is_condition(item)))
    }

    /// The text of this query for one month, in place of whatever it says of time.
    #[must_use]
    pub fn narrowed_to_month(&self, month: Month) -> String {
        self.with_filter(&format!("month:{month}"), Filter::is_about_time)
    }

    /// The text of this query for one year, in place of whatever it says of time.
    #[must_use]
    pub fn narrowed_to_year(&self, year: u16) -> String {
        self.with_filter(&format!("year:{year:04}"), Filter::is_about_time)
    }

    /// The text of this query for one topic, in place of whatever it says of topics.
    #[must_use]
    pub fn narrowed_to_topic(&self, slug: &str) -> String {
        self.with_filter(&format!("topic:{slug}"), |filter| !filter.is_about_time())
    }

    /// The text of this query with the word of a reading in quotation marks, by which nothing else
    /// is found in its place.
    #[must_use]
    pub fn spelled(&self, reading: &Reading) -> String {
        let quoted = format!("\"{}\"", reading.written);
        self.with_word(&reading.written, &quoted)
    }

    /// The text of this query with other text in the place of one of its words.
    pub(super) fn with_word(&self, written: &str, other: &str) -> String {
        let is_words = |item: &&Item| item.kind == ItemKind::Words && !item.is_negated;
        let found = self.items.iter().filter(is_words).find_map(|item| {
            let text = self.slice(item.range.clone());
            let tokens = tokenize(text).into_iter();
            let mut ranges = tokens.map(|token| token.range);
            let range = ranges.find(|range| text.get(range.clone()) == Some(written))?;
            Some(item.range.start + range.start..item.range.start + range.end)
        });
        let mut text = self.text.clone();
        if let Some(range) = found {
            text.replace_range(range, other);
        }
        text
    }

    /// What a passage must have.
    pub(super) fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// What a passage must not have.
    pub(super) fn excluded(&self) -> &[Clause] {
        &self.excluded
    }

    /// Where a passage must stand; with `true`, where it must not.
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
        // A phrase that is still open would take in what stands behind it.
        let is_open = rest.matches(is_quote).count() % 2 == 1;
        let (first, second) = if is_open {
            (filter, rest.as_str())
        } else {
            (rest.as_str(), filter)
        };
        format!("{first} {second}").trim().to_owned()
    }

    /// The query's text, of which only some items are kept.
    fn text_of(&self, is_kept: impl Fn(&Item) -> bool) -> String {
        let kept = self.items.iter().filter(|item| is_kept(item));
        let texts: Vec<&str> = kept.map(|item| self.slice(item.range.clone())).collect();
        texts.join(" ")
    }

    /// Cuts the text into items. Words that follow each other are one item, for a number and its
    /// percent sign belong together.
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

    /// The item that begins at a place or after it, and where it ends.
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

    /// The phrase whose first mark stands at a place, and where it ends.
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

    /// The length of what stands at a place, with a value in quotation marks, as in
    /// `topic:"Market"`, if there is one.
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
        if let Some(Clause::Word(last)) = clauses.last_mut() {
            last.is_prefix = true;
        }
        if clauses.len() > MAX_CLAUSES {
            let problem = said::too_many_words(MAX_CLAUSES);
            self.problems.push(problem);
            clauses.truncate(MAX_CLAUSES);
        }
        if excluded.len() > MAX_CLAUSES {
            let problem = said::too_many_exclusions(MAX_CLAUSES);
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
                ItemKind::Phrase { inside, .. } => said::words(self.slice(inside.clone())),
                ItemKind::Words => said::words(self.slice(item.range.start + 1..item.range.end)),
            };
            Some(Chip {
                label: if item.is_negated {
                    said::not(&label)
                } else {
                    label
                },
                without: self.text_of(|other| other.range != item.range),
            })
        };
        self.items.iter().filter_map(chip).collect()
    }
}

/// Whether a character is a quotation mark, on whichever side.
pub(super) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The words of a run of text.
fn words(text: &str) -> Vec<Clause> {
    let text = &*without_open_comma(text);
    let mut words: Vec<Word> = Vec::new();
    for token in tokenize(text) {
        let written = text.get(token.range.clone()).unwrap_or_default();
        // The words of its parts, which are part of this one.
        let parts = words.split_off(words.len().saturating_sub(token.n_parts));
        words.push(Word {
            written: written.to_owned(),
            parts: parts.into_iter().map(|word| word.term).collect(),
            term: token.term,
            is_prefix: false,
        });
    }
    words.into_iter().map(Clause::Word).collect()
}

/// What must be absent: a word or, where a run of letters reads as several, these side by side.
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

/// Takes away the comma of a number that is still being typed: on the way from `115` to `115,071`
/// there are `115,0` and `115,07`, in which the comma does not stand between thousands yet.
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
