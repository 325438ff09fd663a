//! Draws queries from the searched texts, the same in every run.

use crate::corpus::Document;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Number of queries of each kind.
const N: usize = 10;

/// Keyboard rows, to find neighboring keys.
const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Returns one query per line: its kind, the typed text, and the letters of a right answer.
pub fn queries(documents: &[Document]) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents {
        for word in words(&document.text) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let (letters, numbers): (Vec<&str>, Vec<&str>) = counts
        .keys()
        .map(String::as_str)
        .filter(|word| is_plain(word))
        .partition(|word| !has_digit(word));
    let count = |word: &str| counts.get(word).copied().unwrap_or_default();
    let mut frequent: Vec<&str> = letters.clone();
    frequent.retain(|word| word.len() > 3);
    frequent.sort_by_key(|&word| core::cmp::Reverse(count(word)));
    frequent.truncate(5 * N);
    let mut rare = letters;
    rare.retain(|word| word.len() > 5 && count(word) <= 2);
    let all: Vec<&str> = counts.keys().map(String::as_str).collect();

    let mut queries = Queries::default();
    queries.add_words(&frequent, &rare, &numbers);
    for (typed, word) in typos(&rare, &all) {
        queries.add("typo", &typed, word);
    }
    queries.add_runs(documents);
    let years = spread(documents).map(|document| document.year);
    for (word, year) in spread(&frequent).zip(years) {
        queries.add("filter", &format!("{word} year:{year}"), word);
    }
    queries.lines
}

/// The queries so far.
#[derive(Default)]
struct Queries {
    lines: String,
}

impl Queries {
    fn add(&mut self, kind: &str, typed: &str, wanted: &str) {
        let wanted: String = wanted.chars().filter(|it| it.is_alphanumeric()).collect();
        _ = writeln!(self.lines, "{kind}\t{typed}\t{wanted}");
    }

    fn add_words(&mut self, frequent: &[&str], rare: &[&str], numbers: &[&str]) {
        for word in spread(frequent) {
            self.add("word", word, word);
        }
        for word in spread(rare) {
            self.add("rare word", word, word);
        }
        for (number, word) in spread(rare).enumerate() {
            let typed = start(word, 1 + number % 2);
            self.add("1-2 letters", typed, typed);
        }
        for word in spread(rare) {
            let typed = start(word, 5);
            self.add("prefix", typed, typed);
        }
        for word in spread(numbers) {
            self.add("number", word, word);
        }
    }

    fn add_runs(&mut self, documents: &[Document]) {
        for run in runs(documents, 3) {
            self.add("phrase", &format!("\"{}\"", run.join(" ")), &run.concat());
        }
        for run in runs(documents, 7) {
            let apart: Vec<&str> = run.iter().step_by(3).map(String::as_str).collect();
            let first = apart.first().copied().unwrap_or_default();
            self.add("several words", &apart.join(" "), first);
        }
    }
}

/// Splits at white space, trims punctuation from both ends, and converts to lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|it: char| !it.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Whether `word` has only the letters a to z, or is a number of at least three characters.
fn is_plain(word: &str) -> bool {
    let is_number = |it: u8| it.is_ascii_digit() || matches!(it, b',' | b'.');
    word.bytes().all(|it| it.is_ascii_lowercase()) || word.len() > 2 && word.bytes().all(is_number)
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|it| it.is_ascii_digit())
}

/// Returns up to `N` items, evenly spread over the list.
fn spread<T>(all: &[T]) -> impl Iterator<Item = &T> {
    (0..N).filter_map(move |number| all.get(number * all.len() / N + all.len() / (2 * N)))
}

fn start(word: &str, length: usize) -> &str {
    word.get(..length).unwrap_or(word)
}

/// Returns sequences of adjacent words from texts that are long enough.
fn runs(documents: &[Document], length: usize) -> Vec<Vec<String>> {
    let texts = documents
        .iter()
        .map(|it| words(&it.text).collect::<Vec<_>>());
    let texts: Vec<Vec<String>> = texts.filter(|it| it.len() >= 2 * length).collect();
    let run = |text: &Vec<String>| text.get(length..2 * length).map(<[String]>::to_vec);
    spread(&texts).filter_map(run).collect()
}

/// Misspells rare words, and keeps only those typos that are not close to any other word.
fn typos<'a>(rare: &[&'a str], all: &[&str]) -> Vec<(String, &'a str)> {
    let mut typos = Vec::new();
    let step = (rare.len() / (3 * N)).max(1);
    for (number, &word) in rare.iter().step_by(step).enumerate() {
        let typed = misspelt(word, number);
        let is_other = |&&other: &&&str| {
            other != word
                && (other.starts_with(&typed) || is_near(other.as_bytes(), typed.as_bytes()))
        };
        if typed != word && !all.iter().any(|other| is_other(&other)) && typos.len() < N {
            typos.push((typed, word));
        }
    }
    typos
}

/// Drops or doubles a letter, swaps two, or replaces one by its neighbor on the keyboard.
fn misspelt(word: &str, number: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = (letters.len() / 2 + number / 4 % 2).min(letters.len() - 2);
    let letter = letters.get(at).copied().unwrap_or_default();
    match number % 4 {
        0 => _ = letters.remove(at),
        1 => letters.insert(at, letter),
        2 => letters.swap(at, at + 1),
        _ => _ = letters.splice(at..=at, [neighbor(letter)]),
    }
    letters.into_iter().collect()
}

fn neighbor(letter: char) -> char {
    let row = KEYS.iter().find(|row| row.contains(letter)).unwrap_or(&"e");
    let mut keys = row.chars().cycle().skip_while(|&key| key != letter);
    keys.nth(1).unwrap_or(letter)
}

/// Whether two words are one mistake apart: between their common prefix and suffix, they differ by
/// one letter or by two swapped letters.
fn is_near(one: &[u8], other: &[u8]) -> bool {
    let same = |pair: &(&u8, &u8)| pair.0 == pair.1;
    let n_start = one.iter().zip(other).take_while(same).count();
    let (one, other) = (one.split_at(n_start).1, other.split_at(n_start).1);
    let n_end = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(same)
        .count();
    let one = one.split_at(one.len() - n_end).0;
    let other = other.split_at(other.len() - n_end).0;
    match (one, other) {
        (&[a, b], &[c, d]) => (a, b) == (d, c),
        _ => one.len() <= 1 && other.len() <= 1,
    }
}
