//! Invariants of search for any report: every word finds all passages that contain it, and typing
//! one more letter adds no passages.

use crate::archive::archive_dir;
use crate::support::{archive_of, compile_dir, fixture_archive};
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{Archive, Leaf, Month, Section, TextId, leaves};
use kusama_news_reader::search::{Query, Results, SearchIndex, tokenize};
use std::collections::{BTreeMap, BTreeSet};

/// Location of a passage. Equal texts of a report have different ids, so this is one passage, or
/// the headline with the title line above it.
type Place = (Month, Option<usize>, String);

/// Number of words to type letter by letter.
const N_TYPED: usize = 300;

#[test]
fn every_word_finds_every_passage_in_which_it_stands() {
    for archive in archives("words") {
        let index = SearchIndex::build(&archive);
        let mut missing = Vec::new();
        for (word, places) in words(&archive) {
            let results = index.search(&Query::parse(&word, &archive.topics), usize::MAX);
            let is_as_typed =
                !results.is_partial && results.rewrites.iter().all(|it| !it.is_instead);
            let found = places_of(&results, &archive);
            if !is_as_typed || !places.is_subset(&found) {
                missing.push(word);
            }
        }
        assert_eq!(
            missing,
            Vec::<String>::new(),
            "words that do not find themselves"
        );
    }
}

#[test]
fn one_more_letter_adds_no_passage_unless_it_is_said() {
    for archive in archives("letters") {
        let index = SearchIndex::build(&archive);
        let words: Vec<String> = words(&archive).into_keys().collect();
        let step = (words.len() / N_TYPED).max(1);
        for (number, word) in words.iter().enumerate().step_by(step) {
            check_typed(word, &index, &archive);
            // Not two alphabetical neighbors, because those are rarely in the same passage.
            let frequent = ["kusama", "harbour", "the", "parachain auctions"];
            let before = frequent[number / step % frequent.len()];
            check_typed(&format!("{before} {word}"), &index, &archive);
        }
    }
}

/// Words of many scripts and words with symbols; each must behave as other words do.
const UNUSUAL: &str = "# L - May 2020\n\n# H\n\nThe Rel 2.0 and the rel2 of v2.7.18, rel 20 and \
    v 2.7.\n\nD++ or D# or d data in pool_id, mod::item, mod item, @carol, #1717, .ORG.\n\n\
    Phạm Ngọc and Pham from Gdańsk, Ωmega, 환영합니다 and 환영, ﬂour, CO₂, ４５６, 30% and 7‰.\n\n\
    港口昨天来了许多新船。 灯台のランプ、ガラス and カラス, light\u{ad}house keep\u{200b}er, keep.\n\n\
    A p.m. of the U.K. at 09:45 for TAR/OAR in tar, oar, node.js or https://x.example/tar-oar.";

/// Types a text letter by letter.
#[track_caller]
fn check_typed(text: &str, index: &SearchIndex, archive: &Archive) {
    let mut before: Option<BTreeSet<Place>> = None;
    for end in text
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8())
    {
        let typed = &text[..end];
        let query = Query::parse(typed, &archive.topics);
        if query.is_empty() {
            continue;
        }
        let results = index.search(&query, usize::MAX);
        let found = places_of(&results, archive);
        let is_said = results.is_partial
            || !results.rewrites.is_empty()
            || !results.hints.is_empty()
            || !results.left_out.is_empty();
        if let Some(before) = before.filter(|_| !is_said) {
            let added: Vec<&Place> = found.difference(&before).collect();
            // Passages that match partly through the heading above are reported and counted.
            assert!(
                added.len() <= results.n_by_heading,
                "added by the last letter of `{typed}`: {added:?}"
            );
        }
        before = Some(found);
    }
}

/// Returns the test archives, and the larger archive if there is one.
fn archives(test: &str) -> Vec<Archive> {
    let mut archives = vec![
        embedded_archive().unwrap(),
        fixture_archive(),
        archive_of(UNUSUAL),
    ];
    let larger = archive_dir(test).map(|dir| compile_dir(&dir.join("reports")).archive);
    archives.extend(larger);
    archives
}

/// Returns the words between spaces, with the passages that contain them. Skips punctuation, and
/// drops leading minus signs, because a minus excludes a word in a query.
fn words(archive: &Archive) -> BTreeMap<String, BTreeSet<Place>> {
    let mut words: BTreeMap<String, BTreeSet<Place>> = BTreeMap::new();
    for (place, text) in passages(archive) {
        for word in text
            .split_whitespace()
            .map(|word| word.trim_start_matches('-'))
        {
            if !tokenize(word).is_empty() {
                words
                    .entry(word.to_owned())
                    .or_default()
                    .insert(place.clone());
            }
        }
    }
    words
}

fn passages(archive: &Archive) -> Vec<(Place, String)> {
    let mut passages = Vec::new();
    for report in &archive.reports {
        let id = report
            .headline
            .as_ref()
            .map_or(TextId::default(), |headline| headline.id);
        let title = Leaf {
            id,
            text: format!("{} {}", report.publication, report.month.title()),
            is_heading: true,
        };
        let mut head = vec![title];
        head.extend(report.head_texts());
        head.extend(leaves(&report.lead));
        let sections = report.sections.iter().map(Section::texts);
        let sections = sections
            .enumerate()
            .map(|(number, texts)| (Some(number), texts));
        for (section, texts) in core::iter::once((None, head)).chain(sections) {
            let place = |text: &Leaf| (report.month, section, text.id.to_string());
            passages.extend(texts.into_iter().map(|text| (place(&text), text.text)));
        }
    }
    passages
}

fn places_of(results: &Results, archive: &Archive) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    for group in &results.groups {
        for hit in &group.hits {
            let passage = group.passage(hit, archive).expect("a hit has its passage");
            places.insert((group.month, group.section, passage.target.to_string()));
        }
    }
    places
}
