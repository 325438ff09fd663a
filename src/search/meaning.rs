//! Likely meanings of a word that is found rarely or not at all: another form, a synonym, a longer
//! word, two words written as one, or a similar spelling. A [`QueryRewrite`] tells the reader.

use super::QueryRewrite;
use super::dictionary::{MatchScope, Near};
use super::evaluation::{Evaluation, Synonyms};
use super::forms::Language;
use super::order::sort_by_key;
use super::query::{Clause, Word};
use super::scoring::Rank;
use super::thesaurus::JOINT;
use core::ops::Range;

/// Maximum number of matching texts for a word to be searched for in similar spellings, too.
const LITTLE: usize = 2;

/// How many times as frequent a similar word must be to be searched for in addition, and the
/// minimum length of the typed word, because a short word resembles too many others.
const MORE_FREQUENT: usize = 10;
const BESIDES: usize = 5;

/// Minimum number of letters for one spelling error, and for two, because a shorter word resembles
/// too many others.
const ONE_ERROR: usize = 4;
const TWO_ERRORS: usize = 8;

/// Minimum length in bytes of a word that may be two words; each must have two bytes.
const TWO_WORDS: usize = 5;

/// Maximum length in bytes of a word to split in two, because anything longer is not a word.
const LONGEST: usize = 64;

/// Maximum number of words that a reading shows.
const N_SHOWN: usize = 3;

/// Maximum number of words of a term such as `internet of things`.
const LONGEST_TERM: usize = 4;

impl Evaluation<'_> {
    /// Searches for likely meanings of a word that is found rarely or not at all.
    pub fn find_meant(&mut self, clause: usize, word: &Word) {
        let n_texts = self.n_texts(clause);
        let is_simple = word.parts.is_empty();
        let mut meant = Vec::new();
        if is_simple {
            meant = self.two_words(clause, word, n_texts > 0);
        }
        if meant.is_empty() && n_texts == 0 {
            meant = self.meant_instead(clause, word);
        } else if is_simple && meant.is_empty() && n_texts <= LITTLE {
            meant = self.meant_besides(clause, word);
        }
        if !meant.is_empty() || n_texts == 0 {
            self.rewrites.push(QueryRewrite {
                written: word.written.clone(),
                shown: meant,
                is_instead: n_texts == 0,
            });
        }
    }

    /// Adds other forms of the word, or else its synonyms, or else words that begin with it, or else
    /// similar spellings. Synonyms come before spellings, because a word that has some is well spelled.
    fn meant_instead(&mut self, clause: usize, word: &Word) -> Vec<String> {
        let forms = self.index.dictionary.forms_of(&word.term);
        if !forms.is_empty() {
            return self.add_meant(clause, forms, (Rank::Form, Rank::Form));
        }
        if !word.is_small && self.synonyms == Synonyms::All {
            let key = self.index.dictionary.language.key(&word.term);
            let synonyms = self.add_synonyms(clause..clause + 1, &key, Rank::Near);
            if !synonyms.is_empty() {
                return synonyms;
            }
        }
        if !word.is_prefix {
            let longer: Vec<u32> = self.index.dictionary.range(&word.term).collect();
            if !longer.is_empty() {
                return self.add_meant(clause, longer, (Rank::Prefix, Rank::PrefixForm));
            }
        }
        for max_distance in 1..=n_errors(&word.term) {
            for extent in [MatchScope::Whole, MatchScope::Beginning] {
                if extent == MatchScope::Beginning && !word.is_prefix {
                    continue;
                }
                let near = self.index.dictionary.near(&word.term, max_distance, extent);
                if !near.is_empty() {
                    let terms = near.iter().map(|near| near.term).collect();
                    return self.add_meant(clause, terms, (Rank::Near, Rank::NearForm));
                }
            }
        }
        Vec::new()
    }

    /// Adds similar words that are far more frequent than the typed word.
    fn meant_besides(&mut self, clause: usize, word: &Word) -> Vec<String> {
        if n_errors(&word.term) == 0 || word.term.chars().count() < BESIDES {
            return Vec::new();
        }
        let frequent = self.n_texts(clause) * MORE_FREQUENT;
        let near = self.index.dictionary.near(&word.term, 1, MatchScope::Whole);
        let is_frequent = |near: &&Near| self.index.postings.get(near.term).len() >= frequent;
        let terms: Vec<u32> = near
            .iter()
            .filter(is_frequent)
            .map(|near| near.term)
            .collect();
        let has_new = |&term: &u32| {
            let clauses = self.clauses_of.get(term as usize);
            clauses.is_some_and(|clauses| clauses & (1 << clause) == 0)
        };
        let terms = terms.into_iter().filter(has_new).collect();
        self.add_meant(clause, terms, (Rank::Near, Rank::NearForm))
    }

    /// Adds terms with rank `rank`, then all their forms. Returns the most frequent of the terms.
    fn add_meant(
        &mut self,
        clause: usize,
        mut terms: Vec<u32>,
        (rank, rank_of_forms): (Rank, Rank),
    ) -> Vec<String> {
        for &term in &terms {
            self.add_marked(clause, term, rank);
        }
        for &term in &terms {
            self.add_forms(clause, term, rank_of_forms);
        }
        let n_texts = |&term: &u32| self.index.postings.get(term).len() as u64;
        sort_by_key(&mut terms, |term| u64::MAX - n_texts(term));
        let names = terms.iter().take(N_SHOWN);
        names
            .map(|&term| self.index.dictionary.term(term).to_owned())
            .collect()
    }

    /// Adds the words that the thesaurus has for a key, as matches of each of these clauses. Returns
    /// them, best first.
    fn add_synonyms(&mut self, clauses: Range<usize>, key: &str, rank: Rank) -> Vec<String> {
        let mut meant = Vec::new();
        for words in self.index.thesaurus.get(key) {
            let sequence = self.sequence(&words, false);
            if sequence.iter().any(Range::is_empty) {
                continue;
            }
            if let [only] = sequence.as_slice() {
                for clause in clauses.clone() {
                    self.add_meant(clause, vec![only.start], (rank, Rank::NearForm));
                }
            } else {
                let texts = self.texts_with(&sequence);
                for clause in clauses.clone() {
                    self.add_sequence(clause, &words, &sequence, &texts, rank);
                }
            }
            meant.push(words.join(" "));
        }
        meant
    }

    /// Adds the matches of adjacent words that the thesaurus has as one term, such as `internet of
    /// things`. The thesaurus has only terms that no passage has.
    pub fn find_terms(&mut self, clauses: &[Clause]) {
        for start in 0..clauses.len() {
            let mut key = String::new();
            let mut written = String::new();
            for end in start..clauses.len().min(start + LONGEST_TERM) {
                let Some(word) = clauses.get(end).and_then(Clause::word) else {
                    break;
                };
                key += &key_of(self.index.dictionary.language, word);
                written += &word.written;
                if end > start || !word.parts.is_empty() {
                    let meant = self.add_synonyms(start..end + 1, &key, Rank::Form);
                    if !meant.is_empty() {
                        self.rewrites.push(QueryRewrite {
                            written: written.clone(),
                            shown: meant,
                            is_instead: false,
                        });
                    }
                }
                key += JOINT;
                written += " ";
            }
        }
    }

    /// Finds `cross chain` for `crosschain` where no report writes it with a hyphen. Returns the
    /// pairs of words that add a match.
    fn two_words(&mut self, clause: usize, word: &Word, is_found: bool) -> Vec<String> {
        let is_known = self.index.dictionary.find(&word.term);
        let is_compound = is_known.is_some_and(|term| self.index.dictionary.parts(term).is_some());
        if is_compound || !(TWO_WORDS..=LONGEST).contains(&word.term.len()) {
            return Vec::new();
        }
        let mut meant = Vec::new();
        for at in 2..word.term.len() - 1 {
            let Some((first, second)) = word.term.split_at_checked(at) else {
                continue;
            };
            let words = [first.to_owned(), second.to_owned()];
            let sequence = self.sequence(&words, false);
            if sequence.iter().any(Range::is_empty) {
                continue;
            }
            let mut texts = self.texts_with(&sequence);
            let matches = self.matches.get(clause);
            texts.retain(|&(text, _)| matches.is_some_and(|matches| !matches.has(text)));
            if texts.is_empty() {
                continue;
            }
            let rank = if is_found { Rank::Near } else { Rank::Form };
            self.add_sequence(clause, &words, &sequence, &texts, rank);
            meant.push(words.join(" "));
        }
        meant
    }
}

/// Returns the key of a word in the thesaurus. The parts of a hyphenated word are words of their own.
fn key_of(language: Language, word: &Word) -> String {
    if word.parts.is_empty() {
        return language.key(&word.term).into_owned();
    }
    let keys = word.parts.iter().map(|part| language.key(part));
    keys.collect::<Vec<_>>().join(JOINT)
}

/// Returns the number of errors allowed in a word: 0 with digits, because numbers must match.
fn n_errors(term: &str) -> usize {
    if term.bytes().any(|byte| byte.is_ascii_digit()) {
        return 0;
    }
    let n_letters = term.chars().count();
    usize::from(n_letters >= ONE_ERROR) + usize::from(n_letters >= TWO_ERRORS)
}
