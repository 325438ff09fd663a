//! Finds the texts that match each clause of a query.
//!
//! A word is searched for in this order; earlier kinds of match rank higher:
//!
//! 1. the word itself,
//! 2. its other forms,
//! 3. for the last word, all words that begin with it, in all their forms,
//! 4. the same word written with hyphens or as two words, as in `Gov 2.0` for `gov2`.
//!
//! Texts with words as they are typed with symbols, such as `C++`, rank above all these.
//!
//! Only if these find no texts, or very few, is the word taken to mean another one (`meaning`), and
//! a [`QueryRewrite`] says so.
//!
//! Invariant: typing one more letter never adds a match, unless there is a reading. That is why
//! words that match as prefixes are found in all their forms: otherwise `parties`, which also finds
//! its form `party`, would find more than `partie`.

use super::matches::Matches;
use super::query::{Clause, Hint, HintKind, Phrase, Word};
use super::scoring::Rank;
use super::{Matcher, Query, QueryRewrite, SearchIndex};
use core::ops::Range;

/// The matches of all clauses of a query.
pub(super) struct Evaluation<'a> {
    pub index: &'a SearchIndex,
    /// One entry for each clause.
    pub matches: Vec<Matches>,
    /// The words searched for in place of typed words or in addition to them.
    pub rewrites: Vec<QueryRewrite>,
    pub matcher: Matcher,
    /// For each term, the clauses that search for it, as a bit set.
    pub clauses_of: Vec<u64>,
    /// For each clause, when a passage must match it.
    pub needs: Vec<Need>,
    /// The hints of the query that were followed.
    pub hinted: Vec<Hinted>,
    pub synonyms: Synonyms,
}

/// Which synonyms are searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Synonyms {
    None,
    /// Those of words and terms that no report has.
    All,
}

/// When a passage must match a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Unless partial matches are wanted.
    Always,
    /// Only if the passage must have every word, because the word says little.
    Small,
    /// Never: it is the time that the query prefers, or an alternative.
    Never,
}

/// A hint that was followed.
#[derive(Clone, Debug)]
pub(super) struct Hinted {
    pub hint: Hint,
    /// The clause that its passages match.
    pub clause: usize,
}

impl Hinted {
    /// Reports whether the hint names a time.
    pub const fn is_time(&self) -> bool {
        matches!(self.hint.kind, HintKind::Time(_))
    }
}

/// Weight of a small word, such as `when`, relative to another word as rare.
const SMALL: f32 = 0.1;

impl Need {
    /// Returns the weight of a clause in the score, from 0.0 to 1.0.
    pub fn weight(self) -> f32 {
        if self == Self::Small { SMALL } else { 1.0 }
    }
}

impl<'a> Evaluation<'a> {
    /// Evaluates the required clauses of a query.
    pub fn new(index: &'a SearchIndex, query: &Query, synonyms: Synonyms) -> Self {
        let mut evaluation = Self::begin(index, query.clauses().len());
        evaluation.synonyms = synonyms;
        for (number, clause) in query.clauses().iter().enumerate() {
            match clause {
                Clause::Word(word) => evaluation.find_word(number, word),
                Clause::Phrase(phrase) => evaluation.find_phrase(number, phrase),
            }
        }
        for (number, pair) in query.clauses().windows(2).enumerate() {
            let is_either = query.alternatives().contains(&(number + 1));
            if let [Clause::Word(first), Clause::Word(second)] = pair
                && !is_either
            {
                evaluation.find_joined(number, first, second);
            }
        }
        for (number, clause) in query.clauses().iter().enumerate() {
            if let Clause::Word(word) = clause {
                evaluation.find_written(number, word);
            }
        }
        evaluation.find_numbers(query.clauses());
        if synonyms == Synonyms::All {
            evaluation.find_terms(query.clauses());
        }
        evaluation.follow_hints(query);
        for (number, clause) in query.clauses().iter().enumerate() {
            let is_merged = evaluation.needs.get(number) == Some(&Need::Never);
            if let Clause::Word(word) = clause
                && !is_merged
            {
                evaluation.find_meant(number, word);
            }
        }
        for &number in query.alternatives().iter().rev() {
            evaluation.merge(number, number - 1);
        }
        evaluation
    }

    /// Evaluates the exclusions of a query: words match in all their forms, but not as prefixes.
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
        if let Some((_, written)) = &word.symbols {
            // `-C++` does not exclude C.
            if let Some(term) = self.index.dictionary.find(written) {
                self.add(clause, term, Rank::Exact);
            }
            return;
        }
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
            rewrites: Vec::new(),
            matcher: Matcher::default(),
            clauses_of: vec![0; index.dictionary.len()],
            needs: vec![Need::Always; n_clauses],
            hinted: Vec::new(),
            synonyms: Synonyms::None,
        }
    }

    /// Returns the number of texts that match a clause.
    pub fn n_texts(&self, clause: usize) -> usize {
        self.matches.get(clause).map_or(0, Matches::n_texts)
    }

    /// Reports whether a text matches a clause.
    pub fn has(&self, clause: usize, text: u32) -> bool {
        let matches = self.matches.get(clause);
        matches.is_some_and(|matches| matches.has(text))
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
            self.find_apart(clause, word);
        } else {
            self.find_parts(clause, &word.parts, word.is_prefix, true);
        }
    }

    /// Adds the matches of a term, unless the clause already searches for it.
    pub fn add(&mut self, clause: usize, term: u32, rank: Rank) {
        if !self.claim(clause, term) {
            return;
        }
        for posting in self.index.postings.get(term) {
            self.add_text(clause, posting.text, rank, posting.count);
        }
    }

    /// Adds `count` matches of a clause in a text.
    pub fn add_text(&mut self, clause: usize, text: u32, rank: Rank, count: u16) {
        if let Some(matches) = self.matches.get_mut(clause) {
            matches.add(text, rank, count);
        }
    }

    /// Records that a clause searches for a term. Returns whether this is new.
    pub fn claim(&mut self, clause: usize, term: u32) -> bool {
        let bit = 1 << clause;
        let clauses = self.clauses_of.get_mut(term as usize);
        clauses.is_some_and(|clauses| {
            let is_new = *clauses & bit == 0;
            *clauses |= bit;
            is_new
        })
    }

    /// Adds the matches of a term, and marks it.
    pub fn add_marked(&mut self, clause: usize, term: u32, rank: Rank) {
        self.add(clause, term, rank);
        let term = self.index.dictionary.term(term).to_owned();
        self.matcher.add(vec![term], false);
    }

    /// Adds the matches of adjacent words, and marks them. `sequence` are their terms, and `texts`
    /// the texts that have them.
    pub fn add_sequence(
        &mut self,
        clause: usize,
        words: &[String],
        sequence: &[Range<u32>],
        texts: &[(u32, u16)],
        rank: Rank,
    ) {
        for &(text, count) in texts {
            self.add_text(clause, text, rank, count);
        }
        for term in sequence.iter().cloned().flatten() {
            self.claim(clause, term);
        }
        self.matcher.add(words.to_vec(), false);
    }

    pub fn add_forms(&mut self, clause: usize, term: u32, rank: Rank) {
        for &form in self.index.dictionary.forms(term) {
            if form == term {
                self.add(clause, form, rank);
            } else {
                self.add_marked(clause, form, rank);
            }
        }
    }

    /// Adds all terms that begin with `beginning`, and their other forms.
    fn add_range(&mut self, clause: usize, beginning: &str) {
        let range = self.index.dictionary.range(beginning);
        for term in range.clone() {
            self.add(clause, term, Rank::Prefix);
        }
        self.matcher.add(vec![beginning.to_owned()], true);
        for term in range.clone() {
            for &form in self.index.dictionary.forms(term) {
                if !range.contains(&form) {
                    self.add_marked(clause, form, Rank::PrefixForm);
                }
            }
        }
    }

    /// Finds `Gov 2.0` for `gov2`.
    fn find_apart(&mut self, clause: usize, word: &Word) {
        let letters = word
            .term
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let Some(number) = word.term.get(letters.len()..).filter(|it| !it.is_empty()) else {
            return;
        };
        if letters.is_empty() || letters.contains(|c: char| c.is_ascii_digit()) {
            return;
        }
        let phrase = |number: String, is_prefix| Phrase {
            terms: vec![letters.to_owned(), number],
            is_prefix,
        };
        self.find_phrase(clause, &phrase(number.to_owned(), word.is_prefix));
        if !word.is_prefix {
            // A word being typed also finds this.
            self.find_phrase(clause, &phrase([number, "."].concat(), true));
        }
    }

    /// Ranks the texts first that have words with the typed symbols, such as `foo::bar`. They match
    /// each of the words.
    fn find_written(&mut self, clause: usize, word: &Word) {
        let Some((n_words, written)) = &word.symbols else {
            return;
        };
        let dictionary = &self.index.dictionary;
        for term in dictionary.terms(written, word.is_prefix) {
            let is_exact = dictionary.term(term) == written;
            let rank = if is_exact { Rank::Written } else { Rank::Exact };
            for clause in (clause + 1).saturating_sub(*n_words)..=clause {
                self.add(clause, term, rank);
            }
        }
        self.matcher.add(vec![written.clone()], false);
    }

    /// Finds `cross chain` for `crosschain` if the archive has `cross-chain` anywhere. While the
    /// word is being typed, the last part is a prefix, and the remaining parts are optional.
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

    /// Finds the texts that have all parts of a hyphenated word. Texts where the parts are adjacent
    /// rank as if they had the word itself.
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

    /// Returns the texts that have a term of every list.
    fn texts_with_all(&self, lists: &[Vec<u32>]) -> Vec<u32> {
        // For each text, the number of lists from the first on that have a term in it.
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

    /// Returns all words that begin with `beginning`, in all forms; forms may be repeated.
    fn all_that_begin(&self, beginning: &str) -> Vec<u32> {
        let range = self.index.dictionary.range(beginning);
        let mut terms: Vec<u32> = range.clone().collect();
        for term in range {
            terms.extend(self.index.dictionary.forms(term));
        }
        terms
    }

    /// Returns, for adjacent words, the range of terms that match each.
    pub fn sequence(&self, words: &[String], is_prefix: bool) -> Vec<Range<u32>> {
        let dictionary = &self.index.dictionary;
        let last = words.len().saturating_sub(1);
        let terms =
            |(number, word): (usize, &String)| dictionary.terms(word, is_prefix && number == last);
        words.iter().enumerate().map(terms).collect()
    }

    /// Counts how often a sequence of adjacent words occurs in a text.
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

    /// Returns the texts that contain a sequence of adjacent words, each with its count.
    pub fn texts_with(&self, sequence: &[Range<u32>]) -> Vec<(u32, u16)> {
        let terms: Vec<Vec<u32>> = sequence.iter().cloned().map(Iterator::collect).collect();
        let texts = self.texts_with_all(&terms);
        let with_count = |text: u32| {
            let count = u16::try_from(self.n_times(text, sequence)).unwrap_or(u16::MAX);
            (count > 0).then_some((text, count))
        };
        texts.into_iter().filter_map(with_count).collect()
    }

    /// Finds `crosschain` for `cross chain`. It counts as a match of both words.
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

/// Returns the parts of a compound as far as they are typed, for example `cross` and `ch` for
/// `crossch`. Returns an empty list if `typed` does not follow the parts.
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
