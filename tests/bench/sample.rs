//! Queries drawn from the texts that are searched, the same at every run.

use crate::corpus::Document;
use std::collections::BTreeMap;

/// How many queries there are of each kind.
const N: usize = 10;

/// The letters beside each other on a keyboard, in rows.
const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// A query on each line: its kind, what is typed, and the letters that a right answer has.
pub fn queries(documents: &[Document]) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents {
        for word in words(&document.text) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut frequent: Vec<&str> = long(&counts, 4..).filter(|it| !has_digit(it)).collect();
    frequent.sort_by_key(|&word| core::cmp::Reverse(counts.get(word)));
    frequent.truncate(5 * N);
    let rare: Vec<&str> = long(&counts, 6..)
        .filter(|word| !has_digit(word) && counts.get(*word).is_some_and(|&n| n <= 2))
        .collect();
    let numbers: Vec<&str> = long(&counts, 3..).filter(|it| has_digit(it)).collect();

    let mut queries = String::new();
    let mut add = |kind: &str, typed: String, wanted: &str| {
        let wanted: String = wanted.chars().filter(|it| it.is_alphanumeric()).collect();
        queries += &format!("{kind}\t{typed}\t{wanted}\n");
    };
    for word in spread(&frequent) {
        add("word", word.to_owned(), word);
    }
    for word in spread(&rare) {
        add("rare word", word.to_owned(), word);
    }
    for (number, word) in spread(&rare).enumerate() {
        let typed = start(word, 1 + number % 2);
        add("1-2 letters", typed.to_owned(), typed);
    }
    for word in spread(&rare) {
        let typed = start(word, 5);
        add("prefix", typed.to_owned(), typed);
    }
    let all: Vec<&str> = counts.keys().map(String::as_str).collect();
    for (typed, word) in typos(&rare, &all) {
        add("typo", typed, word);
    }
    for run in runs(documents, 3) {
        add("phrase", format!("\"{}\"", run.join(" ")), &run.concat());
    }
    for run in runs(documents, 7) {
        let apart: Vec<&str> = run.iter().step_by(3).map(String::as_str).collect();
        add(
            "several words",
            apart.join(" "),
            apart.first().copied().unwrap_or_default(),
        );
    }
    for word in spread(&numbers) {
        add("number", word.to_owned(), word);
    }
    let years = spread(documents).map(|document| document.year);
    for (word, year) in spread(&frequent).zip(years) {
        add("filter", format!("{word} year:{year}"), word);
    }
    queries
}

/// What stands between spaces, without signs at its ends, in lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|it: char| !it.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Words of letters a to z and numbers, of some length.
fn long(
    counts: &BTreeMap<String, usize>,
    length: core::ops::RangeFrom<usize>,
) -> impl Iterator<Item = &str> {
    let is_plain = |word: &&str| {
        word.bytes().all(|it| it.is_ascii_lowercase())
            || word
                .bytes()
                .all(|it| it.is_ascii_digit() || matches!(it, b',' | b'.'))
    };
    let words = counts.keys().map(String::as_str);
    words
        .filter(move |word| length.contains(&word.len()))
        .filter(is_plain)
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|it| it.is_ascii_digit())
}

/// As many as a kind needs, from all of a list.
fn spread<T>(all: &[T]) -> impl Iterator<Item = &T> {
    (0..N).filter_map(move |number| all.get(number * all.len() / N + all.len() / (2 * N)))
}

fn start(word: &str, length: usize) -> &str {
    word.get(..length).unwrap_or(word)
}

/// Words that stand side by side, from texts that have enough.
fn runs(documents: &[Document], length: usize) -> Vec<Vec<String>> {
    let texts = documents
        .iter()
        .map(|it| words(&it.text).collect::<Vec<_>>());
    let texts: Vec<Vec<String>> = texts.filter(|it| it.len() >= 2 * length).collect();
    let run = |text: &Vec<String>| text.get(length..2 * length).map(<[String]>::to_vec);
    spread(&texts).filter_map(run).collect()
}

/// Rare words with one mistake, after which no other word is as near as the one that is meant.
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

/// A letter left out, doubled, changed for the next one or for its neighbour on the keyboard.
fn misspelt(word: &str, number: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = (letters.len() / 2 + number / 4 % 2).min(letters.len() - 2);
    match number % 4 {
        0 => _ = letters.remove(at),
        1 => letters.insert(at, letters.get(at).copied().unwrap_or('e')),
        2 => letters.swap(at, at + 1),
        _ => {
            letters = letters
                .iter()
                .enumerate()
                .map(|(place, &it)| if place == at { neighbour(it) } else { it })
                .collect()
        }
    }
    letters.into_iter().collect()
}

fn neighbour(letter: char) -> char {
    let row = KEYS.iter().find(|row| row.contains(letter)).unwrap_or(&"e");
    let mut keys = row.chars().cycle().skip_while(|&key| key != letter);
    keys.nth(1).unwrap_or(letter)
}

/// Whether one mistake leads from a word to another: what is left between their common beginning
/// and their common end is a letter, or two that are swapped.
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
