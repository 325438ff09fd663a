//! From the clauses of a query to the texts that match them.
//!
//! A word is looked for in this order; what comes first ranks higher:
//!
//! 1. the word itself,
//! 2. the other forms of the word,
//! 3. for the last word, what begins so, in all its forms,
//! 4. what is written with hyphens or apart, but reads the same.
//!
//! Only if none of this is found at all, or very little of it, the word is taken to mean another
//! one (`meaning`), and a [`Reading`] says so.
//!
//! Invariant: one more letter never adds a match, unless there is a reading. So the words that
//! begin with what was typed are taken in all their forms: else `auctions`, which is found as a
//! form of `auction`, would find more than `auction` does.

use super::matches::Matches;
use super::query::{Clause, Phrase, Word};
use super::scoring::Rank;
use super::{Matcher, Query, Reading, SearchIndex};
use core::ops::Range;

/// What the clauses of a query find.
pub(super) struct Evaluation<'a> {
    pub index: &'a SearchIndex,
    /// For each clause what it finds.
    pub matches: Vec<Matches>,
    /// What was looked for in the place of words, or besides them.
    pub readings: Vec<Reading>,
    pub matcher: Matcher,
    /// For each term the clauses that look for it, a bit for each.
    pub clauses_of: Vec<u64>,
}

impl<'a> Evaluation<'a> {
    /// Evaluates the clauses of a query.
    pub fn new(index: &'a SearchIndex, query: &Query) -> Self {
        let mut evaluation = Self::begin(index, query.clauses().len());
        for (number, clause) in query.clauses().iter().enumerate() {
            match clause {
                Clause::Word(word) => evaluation.find_word(number, word),
                Clause::Phrase(phrase) => evaluation.find_phrase(number, phrase),
            }
        }
        for (number, pair) in query.clauses().windows(2).enumerate() {
            if let [Clause::Word(first), Clause::Word(second)] = pair {
                evaluation.find_joined(number, first, second);
            }
        }
        for (number, clause) in query.clauses().iter().enumerate() {
            if let Clause::Word(word) = clause {
                evaluation.find_meant(number, word);
            }
        }
        evaluation
    }

    /// Evaluates what a passage must not have: words in any form, but not what begins so.
    pub fn excluded(index: &'a SearchIndex, query: &Query) -> Vec<Matches> {
        let mut evaluation = Self::begin(index, query.excluded().len());
        for (number, clause) in query.excluded().iter().enumerate() {
            match clause {
                Clause::Word(word) => evaluation.find_absent(number, word),
                Clause::Phrase(phrase) => evaluation.find_phrase(number, phrase),
            }
        }
        evaluation.matches
    }

    fn find_absent(&mut self, clause: usize, word: &Word) {
        self.find_word(clause, word);
        if self.n_texts(clause) == 0 {
            for form in self.index.dictionary.forms_of(&word.term) {
                self.add(clause, form, Rank::Form);
            }
        }
    }

    fn begin(index: &'a SearchIndex, n_clauses: usize) -> Self {
        Self {
            index,
            matches: vec![Matches::none(index.fields.len()); n_clauses],
            readings: Vec::new(),
            matcher: Matcher::default(),
            clauses_of: vec![0; index.dictionary.len()],
        }
    }

    /// The number of texts in which a clause is found.
    pub fn n_texts(&self, clause: usize) -> usize {
        self.matches.get(clause).map_or(0, Matches::n_texts)
    }

    fn find_word(&mut self, clause: usize, word: &Word) {
        let dictionary = &self.index.dictionary;
        let exact = dictionary.find(&word.term);
        if let Some(exact) = exact {
            self.add(clause, exact, Rank::Exact);
            self.add_forms(clause, exact, Rank::Form);
        }
        if word.is_prefix {
            self.add_range(clause, &word.term);
        } else if exact.is_some() {
            self.matcher.add(vec![word.term.clone()], false);
        }
        if word.parts.is_empty() {
            self.find_compounds(clause, word);
        } else {
            self.find_parts(clause, &word.parts, word.is_prefix, true);
        }
    }

    /// Adds a term, if the clause does not look for it already.
    pub fn add(&mut self, clause: usize, term: u32, rank: Rank) {
        if !self.claim(clause, term) {
            return;
        }
        for posting in self.index.postings.get(term) {
            self.add_text(clause, posting.text, rank, posting.count);
        }
    }

    /// Adds a text in which a clause is found so often.
    pub fn add_text(&mut self, clause: usize, text: u32, rank: Rank, count: u16) {
        if let Some(matches) = self.matches.get_mut(clause) {
            matches.add(text, rank, count);
        }
    }

    /// Notes that a clause looks for a term. Returns whether this is new.
    pub fn claim(&mut self, clause: usize, term: u32) -> bool {
        let bit = 1 << clause;
        let clauses = self.clauses_of.get_mut(term as usize);
        clauses.is_some_and(|clauses| {
            let is_new = *clauses & bit == 0;
            *clauses |= bit;
            is_new
        })
    }

    pub fn add_forms(&mut self, clause: usize, term: u32, rank: Rank) {
        for &form in self.index.dictionary.forms(term) {
            self.add(clause, form, rank);
            if form != term {
                let form = self.index.dictionary.term(form).to_owned();
                self.matcher.add(vec![form], false);
            }
        }
    }

    /// Adds all terms that begin so, and their other forms.
    fn add_range(&mut self, clause: usize, beginning: &str) {
        let range = self.index.dictionary.range(beginning);
        for term in range.clone() {
            self.add(clause, term, Rank::Prefix);
        }
        self.matcher.add(vec![beginning.to_owned()], true);
        for term in range.clone() {
            for &form in self.index.dictionary.forms(term) {
                if !range.contains(&form) {
                    self.add(clause, form, Rank::PrefixForm);
                    let form = self.index.dictionary.term(form).to_owned();
                    self.matcher.add(vec![form], false);
                }
            }
        }
    }

    /// Finds `cross chain` for `crosschain`, if it is somewhere written `cross-chain`. While it is
    /// typed, the last part may go on, and the parts that are not yet typed need not be there.
    fn find_compounds(&mut self, clause: usize, word: &Word) {
        let dictionary = &self.index.dictionary;
        let mut found: Vec<Vec<String>> = Vec::new();
        for whole in dictionary.terms(&word.term, word.is_prefix) {
            let parts = dictionary.parts(whole).unwrap_or_default();
            let typed = typed_parts(&word.term, parts.iter().map(|&part| dictionary.term(part)));
            if typed.len() > 1 && !found.contains(&typed) {
                found.push(typed);
            }
        }
        for parts in found {
            self.find_parts(clause, &parts, word.is_prefix, false);
        }
    }

    /// Finds the texts that have all parts of a hyphenated word; those where the parts stand side
    /// by side rank as the word itself.
    fn find_parts(&mut self, clause: usize, parts: &[String], is_prefix: bool, marks_each: bool) {
        let Some((last, others)) = parts.split_last() else {
            return;
        };
        let mut terms: Vec<Vec<u32>> = others.iter().map(|part| self.all_forms(part)).collect();
        terms.push(if is_prefix {
            self.all_that_begin(last)
        } else {
            self.all_forms(last)
        });
        for &term in terms.iter().flatten() {
            self.claim(clause, term);
        }
        let exact = self.sequence(parts, false);
        let going_on = self.sequence(parts, is_prefix);
        for text in self.texts_with_all(&terms) {
            let rank = match (self.n_times(text, &exact), self.n_times(text, &going_on)) {
                (1.., _) => Rank::Exact,
                (0, 1..) => Rank::Prefix,
                _ => Rank::Near,
            };
            self.add_text(clause, text, rank, 1);
        }
        if marks_each {
            for part in others {
                self.matcher.add(vec![part.clone()], false);
            }
            self.matcher.add(vec![last.clone()], is_prefix);
        } else {
            self.matcher.add(parts.to_vec(), is_prefix);
        }
    }

    /// The texts that have a term of each list.
    fn texts_with_all(&self, lists: &[Vec<u32>]) -> Vec<u32> {
        // For each text, of how many lists from the first on it has a term.
        let mut n_found = vec![0_usize; self.index.fields.len()];
        for (number, terms) in lists.iter().enumerate() {
            let postings = terms.iter().flat_map(|&term| self.index.postings.get(term));
            for posting in postings {
                match n_found.get_mut(posting.text as usize) {
                    Some(n_found) if *n_found == number => *n_found += 1,
                    _ => {}
                }
            }
        }
        let has_all = |&(_, &n_found): &(u32, &usize)| n_found == lists.len();
        let with_all = (0_u32..).zip(&n_found).filter(has_all);
        with_all.map(|(text, _)| text).collect()
    }

    fn all_forms(&self, word: &str) -> Vec<u32> {
        let Some(term) = self.index.dictionary.find(word) else {
            return Vec::new();
        };
        let mut forms = self.index.dictionary.forms(term).to_vec();
        if forms.is_empty() {
            forms.push(term);
        }
        forms
    }

    /// What begins so in all its forms; a form may be there several times.
    fn all_that_begin(&self, beginning: &str) -> Vec<u32> {
        let range = self.index.dictionary.range(beginning);
        let mut terms: Vec<u32> = range.clone().collect();
        for term in range {
            terms.extend(self.index.dictionary.forms(term));
        }
        terms
    }

    /// Words that must stand side by side, each as the range of its terms.
    pub fn sequence(&self, words: &[String], is_prefix: bool) -> Vec<Range<u32>> {
        let dictionary = &self.index.dictionary;
        let last = words.len().saturating_sub(1);
        let terms =
            |(number, word): (usize, &String)| dictionary.terms(word, is_prefix && number == last);
        words.iter().enumerate().map(terms).collect()
    }

    /// How often words stand side by side in a text.
    fn n_times(&self, text: u32, sequence: &[Range<u32>]) -> usize {
        let tokens = self.index.tokens.get(text);
        let is_there = |window: &&[u32]| {
            let mut pairs = window.iter().zip(sequence);
            pairs.all(|(token, range)| range.contains(token))
        };
        tokens
            .windows(sequence.len().max(1))
            .filter(is_there)
            .count()
    }

    fn find_phrase(&mut self, clause: usize, phrase: &Phrase) {
        let exact = self.sequence(&phrase.terms, false);
        let sequence = self.sequence(&phrase.terms, phrase.is_prefix);
        self.matcher.add(phrase.terms.clone(), phrase.is_prefix);
        for (text, count) in self.texts_with(&sequence) {
            let is_exact = self.n_times(text, &exact) > 0;
            let rank = if is_exact { Rank::Exact } else { Rank::Prefix };
            self.add_text(clause, text, rank, count);
        }
        for term in sequence.into_iter().flatten() {
            self.claim(clause, term);
        }
    }

    /// The texts in which words stand side by side, and how often.
    pub fn texts_with(&self, sequence: &[Range<u32>]) -> Vec<(u32, u16)> {
        let terms: Vec<Vec<u32>> = sequence.iter().cloned().map(Iterator::collect).collect();
        let texts = self.texts_with_all(&terms);
        let with_count = |text: u32| {
            let count = u16::try_from(self.n_times(text, sequence)).unwrap_or(u16::MAX);
            (count > 0).then_some((text, count))
        };
        texts.into_iter().filter_map(with_count).collect()
    }

    /// Finds `crosschain` for `cross chain`: it has both words.
    fn find_joined(&mut self, clause: usize, first: &Word, second: &Word) {
        if !first.parts.is_empty() || !second.parts.is_empty() {
            return;
        }
        let joined = format!("{}{}", first.term, second.term);
        let dictionary = &self.index.dictionary;
        let range = dictionary.terms(&joined, second.is_prefix);
        if range.is_empty() {
            return;
        }
        for term in range {
            let is_exact = dictionary.term(term) == joined;
            let rank = if is_exact { Rank::Exact } else { Rank::Prefix };
            self.add(clause, term, rank);
            self.add(clause + 1, term, rank);
        }
        self.matcher.add(vec![joined], second.is_prefix);
    }
}

/// The parts of a compound as far as they are typed. Empty if what is typed ends before or with
/// the first part: then the first part itself is found.
fn typed_parts<'a>(typed: &str, parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut rest = typed;
    let mut found = Vec::new();
    for part in parts {
        if rest.is_empty() {
            break;
        }
        let (own, after) = rest.split_at_checked(part.len()).unwrap_or((rest, ""));
        if !part.starts_with(own) {
            return Vec::new();
        }
        found.push(own.to_owned());
        rest = after;
    }
    found
}
