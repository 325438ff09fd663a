//! Random queries: search must return a consistent result for any input.
//!
//! The queries are the same in every run. `READER_QUERIES` sets their number. For example, prefix
//! `READER_QUERIES=1000000` to
//! `cargo test --release --features ssr,check,publish --test native random_queries`.

use crate::chance::Chance;
use crate::support::report_words;
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{Archive, Topic};
use kusama_news_reader::search::{Query, Results, SearchIndex, snippet, tokenize};
use std::env;

const N_QUERIES: usize = 20_000;

/// Number of sections to return.
const N_GROUPS: usize = 30;

/// Pieces of queries besides words and random characters.
const PIECES: [&str; 72] = [
    " ",
    "  ",
    "\t",
    "\n",
    "\u{a0}",
    "\"",
    "“",
    "”",
    "„",
    "«",
    "»",
    "'",
    "’",
    "-",
    "--",
    "\u{2011}",
    "–",
    ":",
    "::",
    "topic:",
    "topic:market",
    "-topic:\"",
    "year:2021",
    "year:",
    "month:2021-11",
    "month:2021-13",
    "before:",
    "after:9999",
    "author:x",
    "115,071",
    "$509.62",
    "12 %",
    "1,2,3",
    "11th",
    "0",
    "e\u{301}",
    "\u{301}\u{302}",
    "ß",
    "👩‍🚀",
    "\u{202e}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{2060}",
    "\u{feff}",
    "\u{fe0f}",
    "\u{3099}",
    "１２，０００",
    "％",
    "5‰",
    "½",
    "1\u{fe0f}\u{20e3}",
    "验证人",
    "ガ",
    "ｶﾞ",
    "ー",
    "한국",
    "\u{1112}\u{1161}",
    "ﬁ",
    "İ",
    "ς",
    "ʼ",
    "ệ",
    "𝗮",
    "C++",
    "#",
    "@",
    "foo::bar",
    ".NET",
    "v0.9.1",
    "H₂O",
    "gov2",
];

#[test]
fn random_queries_are_answered_soundly() {
    let archive = embedded_archive().unwrap();
    let index = SearchIndex::build(&archive);
    let words: Vec<String> = archive.reports.iter().flat_map(report_words).collect();
    let n_queries = env::var("READER_QUERIES").map_or(N_QUERIES, |n| n.parse().expect("a number"));
    let mut chance = Chance(1);
    for _ in 0..n_queries {
        let text = chance.query(&words);
        let query = Query::parse(&text, &archive.topics);
        assert_eq!(query.text(), text);
        let results = index.search(&query, N_GROUPS);
        check_results(&results, &archive, &text);
        check_query(&query, &results, &index, &archive.topics);
    }
    println!("{n_queries} random queries were answered");
}

/// Marks must be at whole characters of any text, not only of those in the archive.
#[test]
fn marks_of_random_texts_are_at_characters() {
    let archive = embedded_archive().unwrap();
    let index = SearchIndex::build(&archive);
    let words: Vec<String> = archive.reports.iter().flat_map(report_words).collect();
    let mut chance = Chance(2);
    for _ in 0..N_QUERIES / 10 {
        let typed = chance.query(&words);
        let text = [chance.query(&words), typed.clone(), chance.query(&words)].concat();
        let results = index.search(&Query::parse(&typed, &archive.topics), N_GROUPS);
        let mut at = 0;
        for token in tokenize(&text) {
            let written = text.get(token.range.clone());
            assert!(
                written.is_some_and(|it| !it.is_empty()),
                "{token:?} of `{text}`"
            );
            assert!(!token.term.trim().is_empty(), "{token:?} of `{text}`");
        }
        for mark in results.matcher.marks(&text) {
            assert!(
                at <= mark.start && text.get(mark.clone()).is_some(),
                "`{typed}` in `{text}`"
            );
            at = mark.end;
        }
    }
}

#[track_caller]
fn check_results(results: &Results, archive: &Archive, text: &str) {
    assert_eq!(
        results.groups.len(),
        results.n_groups.min(N_GROUPS),
        "of `{text}`"
    );
    assert!(results.n_reports <= results.n_groups && results.n_groups <= results.n_hits);
    let mut best = f32::INFINITY;
    for group in &results.groups {
        let mut score = f32::INFINITY;
        for hit in &group.hits {
            assert!(hit.score.is_finite() && hit.score <= score, "of `{text}`");
            score = hit.score;
        }
        let first = group.hits.first().expect("a group has hits");
        assert!(first.score <= best, "groups are out of order for `{text}`");
        best = first.score;
        let passage = group
            .passage(first, archive)
            .expect("a hit has its passage");
        check_marks(results, &passage.text, text);
    }
}

#[track_caller]
fn check_marks(results: &Results, passage: &str, text: &str) {
    let mut at = 0;
    for mark in results.matcher.marks(passage) {
        assert!(
            at <= mark.start && mark.start < mark.end,
            "marks of `{text}`"
        );
        assert!(passage.get(mark.clone()).is_some(), "marks of `{text}`");
        at = mark.end;
    }
    let n_letters: usize = snippet(passage, &results.matcher, 160)
        .iter()
        .map(|segment| segment.text.chars().count())
        .sum();
    assert!(n_letters <= 160 + 4, "the snippet for `{text}` is too long");
}

/// Checks the chips and narrowed versions of a query.
#[track_caller]
fn check_query(query: &Query, results: &Results, index: &SearchIndex, topics: &[Topic]) {
    for chip in query.chips() {
        assert_ne!(chip.without, query.text(), "a chip takes something away");
    }
    let month = "2021-11".parse().expect("a month");
    for (narrowed, label) in [
        (query.narrowed_to_month(month), "November 2021"),
        (query.narrowed_to_year(2021), "2021"),
        (query.narrowed_to_topic("market"), "Market"),
    ] {
        let narrowed = Query::parse(&narrowed, topics);
        let mut chips = narrowed.chips().iter();
        assert!(chips.any(|chip| chip.label == label), "{narrowed:?}");
    }
    if results.n_hits == 0 {
        assert!(index.nearest_words(query, 3).len() <= 3);
    }
}

impl Chance {
    fn query(&mut self, words: &[String]) -> String {
        // One in a thousand is far longer than any real query.
        let n_pieces = if self.below(1_000) == 0 {
            2_000
        } else {
            1 + self.below(8)
        };
        (0..n_pieces).map(|_| self.piece(words)).collect()
    }

    fn piece(&mut self, words: &[String]) -> String {
        let word = words[self.below(words.len())].clone();
        match self.below(10) {
            0..3 => word + " ",
            3 => self.misspelt(&word),
            4 => word.chars().take(1 + self.below(5)).collect(),
            5..8 => PIECES[self.below(PIECES.len())].to_owned(),
            8 => self.character(0x3000).to_string(),
            _ => self.character(0x11_0000).to_string(),
        }
    }

    fn misspelt(&mut self, word: &str) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        let at = self.below(letters.len());
        match self.below(3) {
            0 => _ = letters.remove(at),
            1 => letters.insert(at, 'e'),
            _ => letters[at] = 'x',
        }
        letters.into_iter().collect()
    }

    /// Returns a character below `end`. Surrogates become U+FFFD.
    fn character(&mut self, end: u32) -> char {
        let number = self.below(usize::try_from(end).unwrap());
        char::from_u32(u32::try_from(number).unwrap()).unwrap_or('\u{fffd}')
    }
}
