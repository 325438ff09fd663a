//! Finds all names of a text in one pass.

use super::name::Name;
use super::place::{Prose, words_of};
use super::spelling::{Case, Spelling, bare};
use core::cmp::Reverse;
use core::ops::Range;
use rustc_hash::FxHashMap;

/// All spellings of all names, as a tree of their words.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    /// The number of each word that a spelling has.
    terms: FxHashMap<String, usize>,
    /// The first node is the root.
    nodes: Vec<Node>,
    spellings: Vec<Spelling>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    /// The node behind each word, by its number.
    next: FxHashMap<usize, usize>,
    /// Indices of the spellings that end here.
    ends: Vec<usize>,
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index of the name in the file.
    pub name: usize,
    /// Byte range in the text, with a possessive ending.
    pub range: Range<usize>,
    /// Byte range of the sentence.
    pub sentence: Range<usize>,
    /// How sure it is.
    pub reading: Reading,
    /// The number of its word, if it is a single one.
    pub word: Option<usize>,
    /// Whether it is short for a longer spelling.
    pub is_short: bool,
}

/// How sure it is that words are a name, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// They are.
    Sure,
    /// A word has the capital of a name where ordinary words have one, too.
    Unclear,
    /// A word of a name without its capital. It is no mention, and shows that the word is ordinary.
    Small,
}

impl Matcher {
    /// Takes all spellings of the names and of their `not`.
    pub fn new(names: &[Name]) -> Self {
        let mut matcher = Self {
            nodes: vec![Node::default()],
            ..Self::default()
        };
        for (at, name) in names.iter().enumerate() {
            let spellings = name.spellings();
            let spellings = spellings.filter_map(|it| Spelling::read(at, it));
            let spellings: Vec<Spelling> = spellings.collect();
            for (nth, spelling) in spellings.iter().enumerate() {
                let mut spelling = spelling.clone();
                let is_alias = nth > 0;
                spelling.is_short = is_alias && spellings.iter().any(|it| it.has_inside(&spelling));
                let plural = spelling.plural(name.kind);
                for spelling in plural.into_iter().chain([spelling]) {
                    matcher.add(spelling);
                }
            }
            for written in &name.not {
                if let Some(spelling) = Spelling::read(at, written) {
                    matcher.add(spelling.negated());
                }
            }
        }
        matcher
    }

    fn add(&mut self, spelling: Spelling) {
        let mut at = 0;
        for term in spelling.terms() {
            let n_terms = self.terms.len();
            let term = *self.terms.entry(term.to_owned()).or_insert(n_terms);
            let n_nodes = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else {
                return;
            };
            at = *node.next.entry(term).or_insert(n_nodes);
            if at == n_nodes {
                self.nodes.push(Node::default());
            }
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.ends.push(self.spellings.len());
            self.spellings.push(spelling);
        }
    }

    /// Returns the names in a text, in order and without overlaps.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let words = words_of(text);
        let numbers: Vec<Option<usize>> = words
            .iter()
            .map(|word| self.terms.get(&word.term).copied())
            .collect();
        if numbers.iter().all(Option::is_none) {
            return Vec::new();
        }
        let text = Prose::new(text, words);
        let mut found = Vec::new();
        // Words that mean something else: the name, and the index behind the last word.
        let mut not: Vec<(usize, usize)> = Vec::new();
        let mut free = 0;
        for start in 0..numbers.len() {
            not.retain(|&(_, end)| end > start);
            let ends = self.ends(&text, &numbers, start);
            not.extend(
                ends.iter()
                    .filter(|it| it.1.is_not)
                    .map(|it| (it.1.name, it.0)),
            );
            if start < free {
                continue;
            }
            if let Some((end, one)) = self.longest(&text, start, &ends, &not) {
                free = end;
                found.push(one);
            }
        }
        found
    }

    /// Returns all spellings that begin at a word, each with the index behind its last word.
    fn ends(
        &self,
        text: &Prose<'_>,
        numbers: &[Option<usize>],
        start: usize,
    ) -> Vec<(usize, &Spelling)> {
        let mut found = Vec::new();
        let mut node = self.nodes.first();
        let rest = numbers.get(start..).unwrap_or_default();
        for (end, number) in (start + 1..).zip(rest) {
            let next = node.zip(*number);
            let next = next.and_then(|(node, number)| node.next.get(&number));
            node = next.and_then(|&next| self.nodes.get(next));
            let Some(node) = node else {
                break;
            };
            if node.ends.is_empty() {
                continue;
            }
            let words = text.words().get(start..end).unwrap_or_default();
            let spellings = node.ends.iter().filter_map(|&at| self.spellings.get(at));
            let fitting = spellings.filter(|it| it.fits(text.text(), words));
            found.extend(fitting.map(|spelling| (end, spelling)));
        }
        found
    }

    /// Returns the longest name among spellings, of equals the surest, with the index behind it.
    fn longest(
        &self,
        text: &Prose<'_>,
        start: usize,
        ends: &[(usize, &Spelling)],
        not: &[(usize, usize)],
    ) -> Option<(usize, Found)> {
        let is_free = |name: usize, end: usize| !not.iter().any(|it| it.0 == name && it.1 >= end);
        let names = ends
            .iter()
            .filter(|(end, it)| !it.is_not && is_free(it.name, *end));
        let read = names.filter_map(|&(end, spelling)| {
            let reading = reading(text, start, spelling)?;
            Some((end, spelling, reading))
        });
        let (end, spelling, reading) = read.min_by_key(|it| (Reverse(it.0), it.2))?;
        let first = text.words().get(start)?;
        let last = text.words().get(end.checked_sub(1)?)?;
        let is_one = spelling.case_of_one().is_some();
        let word = is_one.then(|| self.terms.get(&first.term).copied());
        let found = Found {
            name: spelling.name,
            range: first.range.start..last.range.end,
            sentence: text.sentence_of(start),
            reading,
            word: word.flatten(),
            is_short: spelling.is_short,
        };
        Some((end, found))
    }
}

/// Returns how sure it is that the words at `start` are a spelling that fits; `None` if they are not.
fn reading(text: &Prose<'_>, start: usize, spelling: &Spelling) -> Option<Reading> {
    let written = bare(text.word(start));
    let case = match spelling.case_of_one() {
        None | Some(Case::Any) => return Some(Reading::Sure),
        Some(case) => case,
    };
    if !written.contains(char::is_uppercase) {
        return Some(Reading::Small);
    }
    if !case.fits(written) {
        return None;
    }
    let is_sure = match case {
        Case::Capital { has_inner: true } => spelling.is_exactly(written),
        Case::Capital { .. } => spelling.is_exactly(written) && text.means_name(start),
        _ => !text.is_shouted(start),
    };
    Some(if is_sure {
        Reading::Sure
    } else {
        Reading::Unclear
    })
}
