//! Weighs what WordNet says about a word: which words of the archive mean the same or nearly so.

use super::terms::{key, target, terms};
use super::wordnet::{Meaning, MeaningId, Relation, Sense, WordNet};
use crate::search::Vocabulary;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Number of meanings of a word that count, in each part of speech. Others are seldom meant.
const N_SENSES: u16 = 3;

/// Minimum length of a word that has an entry or is a target, because shorter ones are often
/// abbreviations of something else.
const N_LETTERS: usize = 3;

/// Maximum share of the passages that a target is in, in percent. More frequent words say little.
const PERCENT: usize = 15;

/// Maximum number of meanings of a target. A word with more, such as `get`, may mean anything.
const N_MEANINGS: usize = 15;

/// Weights of relations, relative to a word with the same meaning.
const DERIVED: f32 = 0.8;
const SIMILAR: f32 = 0.7;
const WIDER: f32 = 0.5;
const NARROWER: f32 = 0.4;
const PART: f32 = 0.35;

/// Maximum number of narrower meanings of a meaning that is named in place of a narrower one, because
/// others are too general, such as `act`; and in place of a wider one, because they are too many.
const N_BELOW_WIDER: usize = 40;
const N_NARROWER: usize = 12;

/// Minimum weight of a target, and relative to the best one of its entry.
const LEAST: f32 = 0.25;
const LEAST_OF_BEST: f32 = 0.6;

/// Weights of the parts of speech by their letters in WordNet, because readers mostly type nouns.
const PARTS_OF_SPEECH: [(char, f32); 4] = [('n', 1.0), ('v', 0.75), ('a', 0.65), ('r', 0.4)];

/// Finds targets for the words of WordNet.
pub struct Finder<'a> {
    wordnet: &'a WordNet,
    /// For each word of WordNet, what the archive has of it.
    words: FxHashMap<&'a str, Word>,
}

/// A word of WordNet.
struct Word {
    key: String,
    is_known: bool,
    /// The word as a target, and its number of passages, if it can be one.
    target: Option<(String, usize)>,
}

/// The targets of a word by their keys.
#[derive(Default)]
struct Targets<'a> {
    own_key: &'a str,
    /// For each key, the target, its weight, and its number of passages.
    found: BTreeMap<&'a str, (&'a str, f32, usize)>,
}

impl<'a> Finder<'a> {
    /// Returns a finder of the words in a vocabulary.
    pub fn new(wordnet: &'a WordNet, vocabulary: &Vocabulary) -> Self {
        let words = wordnet.words();
        let words = words.map(|(word, _)| (word, Word::of(word, vocabulary)));
        Self {
            wordnet,
            words: words.collect(),
        }
    }

    /// Returns the entries for single words that the archive lacks, most useful first, each with up to
    /// `n_targets` targets.
    pub fn entries(&self, n_targets: usize) -> Vec<(String, Vec<String>)> {
        let mut best: BTreeMap<&str, (f32, Vec<String>)> = BTreeMap::new();
        let mut words: Vec<(&str, &[Sense])> = self.wordnet.words().collect();
        words.sort_unstable_by_key(|(word, _)| *word);
        for (word, senses) in words {
            let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
            let Some(Word { key, is_known, .. }) = self.words.get(word) else {
                continue;
            };
            if *is_known || !is_plain || word.len() < N_LETTERS {
                continue;
            }
            let (weight, targets) = self.targets(word, key, senses).best(n_targets);
            let n_uses: u32 = senses.iter().map(|sense| sense.count).sum();
            let usefulness = weight * as_f32(n_uses + 2).ln();
            let known = best.get(key.as_str()).map_or(0.0, |known| known.0);
            if !targets.is_empty() && usefulness > known {
                best.insert(key, (usefulness, targets));
            }
        }
        let mut entries: Vec<_> = best.into_iter().collect();
        entries.sort_by(|one, other| other.1.0.total_cmp(&one.1.0));
        let entries = entries.into_iter();
        entries
            .map(|(key, (_, targets))| (key.to_owned(), targets))
            .collect()
    }

    fn targets<'b>(&'b self, word: &str, own_key: &'b str, senses: &[Sense]) -> Targets<'b> {
        let mut targets = Targets {
            own_key,
            ..Targets::default()
        };
        let most = senses.iter().map(|sense| sense.count).max().unwrap_or(0);
        for sense in senses.iter().filter(|sense| sense.rank < N_SENSES) {
            let part = PARTS_OF_SPEECH
                .iter()
                .find(|part| part.0 == sense.meaning.0);
            let weight = part.map_or(0.0, |part| part.1);
            let weight = weight * share(sense.count, most) / f32::from(1 + sense.rank);
            let meaning = self.wordnet.meaning(sense.meaning);
            if let Some(meaning) = meaning.filter(|it| !it.is_rude) {
                self.add(&mut targets, sense.meaning, meaning, weight);
                self.add_related(&mut targets, word, meaning, weight);
            }
        }
        targets
    }

    /// Returns how much of the use of a word is in this meaning, from 0.0 to 1.0. A target that mostly
    /// means something else finds the wrong passages.
    fn share(&self, word: &str, meaning: MeaningId) -> f32 {
        let senses = self.wordnet.senses(word);
        if senses.len() > N_MEANINGS {
            return 0.0;
        }
        let most = senses.iter().map(|sense| sense.count).max().unwrap_or(0);
        let own = senses.iter().find(|sense| sense.meaning == meaning);
        own.map_or(0.0, |own| share(own.count, most))
    }

    /// Adds the words of the meanings that are related to one of a word.
    fn add_related<'b>(
        &'b self,
        targets: &mut Targets<'b>,
        word: &str,
        meaning: &Meaning,
        weight: f32,
    ) {
        let n_narrower = n_below(meaning);
        for relation in &meaning.relations {
            let Some(other) = self.wordnet.meaning(relation.to) else {
                continue;
            };
            let share = match relation.symbol.as_str() {
                "+" | "\\" if is_of(relation, word, meaning) => DERIVED,
                "&" => SIMILAR,
                "@" if n_below(other) <= N_BELOW_WIDER => WIDER,
                "~" if n_narrower <= N_NARROWER => NARROWER,
                "%p" => PART,
                _ => continue,
            };
            if !other.is_rude {
                self.add(targets, relation.to, other, weight * share);
            }
        }
    }

    /// Adds the words of a meaning that the archive has.
    fn add<'b>(&'b self, targets: &mut Targets<'b>, id: MeaningId, meaning: &Meaning, weight: f32) {
        for word in &meaning.words {
            let Some(Word {
                key,
                target: Some((target, n_texts)),
                ..
            }) = self.words.get(word.as_str())
            else {
                continue;
            };
            if key != targets.own_key {
                let weight = weight * self.share(word, id);
                let known = targets.found.entry(key).or_default();
                *known = (target, known.1.max(weight), *n_texts);
            }
        }
    }
}

impl Word {
    fn of(word: &str, vocabulary: &Vocabulary) -> Self {
        let words = terms(&word.replace('_', " "));
        let key = key(&words, vocabulary);
        let n_texts = match vocabulary.word(&key) {
            Some(known) => known.n_texts,
            None if words.len() > 1 => vocabulary.n_with_phrase(&words),
            None => 0,
        };
        let is_telling = n_texts * 100 <= vocabulary.n_texts() * PERCENT;
        let can_be_target = n_texts > 0 && is_telling && word.len() >= N_LETTERS;
        let target = target(&words, vocabulary).filter(|_| can_be_target);
        Self {
            key,
            is_known: n_texts > 0,
            target: target.map(|target| (target, n_texts)),
        }
    }
}

impl Targets<'_> {
    /// Returns the best targets, and the weight of the best.
    fn best(self, n_targets: usize) -> (f32, Vec<String>) {
        let mut found: Vec<_> = self.found.into_values().collect();
        found.sort_by(|one, other| other.1.total_cmp(&one.1).then(other.2.cmp(&one.2)));
        let best = found.first().map_or(0.0, |best| best.1);
        let least = LEAST.max(best * LEAST_OF_BEST);
        let kept = found.into_iter().filter(|it| it.1 >= least);
        (
            best,
            kept.take(n_targets).map(|it| it.0.to_owned()).collect(),
        )
    }
}

/// Returns the weight of a meaning with this count, for a word whose most frequent has `most`.
fn share(count: u32, most: u32) -> f32 {
    (as_f32(count + 1) / as_f32(most + 1)).sqrt()
}

/// Reports whether a relation is one of a word of a meaning, rather than of another word.
fn is_of(relation: &Relation, word: &str, meaning: &Meaning) -> bool {
    let own = relation.word.checked_sub(1);
    own.is_none_or(|at| meaning.words.get(at).is_some_and(|own| own == word))
}

/// Returns the number of narrower meanings.
fn n_below(meaning: &Meaning) -> usize {
    let narrower = meaning.relations.iter();
    narrower.filter(|relation| relation.symbol == "~").count()
}

/// Exact up to 16 million.
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn as_f32(count: u32) -> f32 {
    count as f32
}
