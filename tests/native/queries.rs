//! Measures search quality: the queries in `tests/fixtures/queries/` are typed as readers type
//! them, and each has an intended passage.
//!
//! A query has success at k if the passage is among the first k results, with one result per
//! section: some group among the first k has a right month, and the text of its best hit, or the
//! text shown for that hit, contains the words of the intended passage.

use crate::archive::archive_dir;
use crate::support::{compile_dir, root};
use kusama_news_reader::compile::thesaurus::{self, WordNet};
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{Archive, Leaf, Section, TextId};
use kusama_news_reader::search::{Group, Query, Results, SearchIndex, Thesaurus};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Minimum percentages of queries that find their passage first, and among the first three, where
/// the words of the query are words of the passage, whole or in part.
const PERCENT: [usize; 2] = [97, 100];

#[derive(Deserialize)]
struct Set {
    queries: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    kind: String,
    q: String,
    /// Right months, separated by spaces.
    month: String,
    /// Words of the intended passage.
    has: String,
}

/// Number of queries, and how many have success at 1 and at 3.
#[derive(Clone, Copy, Default)]
struct Tally {
    n: usize,
    n_first: usize,
    n_third: usize,
}

#[test]
fn queries_on_the_seeds_find_the_passages_that_are_meant() {
    check_set("seeds", 30, PERCENT, &embedded_archive().unwrap());
}

#[test]
fn queries_on_the_archive_find_the_passages_that_are_meant() {
    if let Some(dir) = archive_dir("queries") {
        let archive = compile_dir(&dir.join("reports")).archive;
        check_set("archive", 75, PERCENT, &archive);
    }
}

/// The same where readers use words of their own.
const PERCENT_OF_QUESTIONS: [usize; 2] = [68, 73];

#[test]
fn questions_in_the_words_of_readers_find_the_passages_that_are_meant() {
    if let Some(dir) = archive_dir("questions") {
        let archive = compile_dir(&dir.join("reports")).archive;
        check_set("questions", 60, PERCENT_OF_QUESTIONS, &archive);
    }
}

#[test]
fn a_thesaurus_helps_the_words_of_readers_and_leaves_those_of_the_archive() {
    let Some(dir) = archive_dir("queries with a thesaurus") else {
        return;
    };
    let archive = compile_dir(&dir.join("reports")).archive;
    let without = SearchIndex::build(&archive);
    let mut with = without.clone();
    with.learn(thesaurus(&archive));
    for name in ["questions", "archive"] {
        let [before, after] = [&without, &with].map(|index| measured(name, index, &archive));
        println!("\nwithout a thesaurus:");
        before.print(name);
        println!("with one:");
        after.print(name);
        assert!(after.all.n_first >= before.all.n_first, "{}", after.misses);
        assert!(after.all.n_third >= before.all.n_third, "{}", after.misses);
    }
}

/// Returns the thesaurus of an archive with the groups of the seeds, and with the words of WordNet if
/// `WORDNET_DIR` names its folder.
fn thesaurus(archive: &Archive) -> Thesaurus {
    let wordnet = env::var_os("WORDNET_DIR").map(|dir| WordNet::read(Path::new(&dir)).unwrap());
    if wordnet.is_none() {
        println!("thesaurus: WORDNET_DIR is not set, so only the groups of the seeds are used");
    }
    let groups = compile_dir(&root().join("seeds")).synonyms;
    let fits = |text: &str| text.len() < 72_000;
    let made = thesaurus::make(archive, &groups, wordnet.as_ref(), &fits);
    println!("thesaurus: {} words", made.n_entries);
    Thesaurus::new(made.text)
}

/// How well a set of queries is answered.
#[derive(Default)]
struct Measured {
    tallies: BTreeMap<String, Tally>,
    all: Tally,
    misses: String,
}

fn measured(name: &str, index: &SearchIndex, archive: &Archive) -> Measured {
    let path = root().join(format!("tests/fixtures/queries/{name}.toml"));
    let set: Set = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut measured = Measured::default();
    for case in &set.queries {
        let results = index.search(&Query::parse(&case.q, &archive.topics), 30);
        let place = place(case, &results, archive);
        let tally = measured.tallies.entry(case.kind.clone());
        tally.or_default().count(place);
        measured.all.count(place);
        if place != Some(0) {
            measured.misses += &miss(case, place, &results, archive);
        }
    }
    measured
}

#[track_caller]
fn check_set(name: &str, n_at_least: usize, percent: [usize; 2], archive: &Archive) {
    let measured = measured(name, &SearchIndex::build(archive), archive);
    measured.print(name);
    let Measured { all, misses, .. } = measured;
    assert!(all.n >= n_at_least, "too few queries on {name}");
    if name == "questions" {
        println!("{misses}");
        return;
    }
    let [first, third] = percent;
    assert!(
        all.n_first * 100 >= all.n * first && all.n_third * 100 >= all.n * third,
        "{} of {} queries on {name} are answered at once, {} by the third:\n{misses}",
        all.n_first,
        all.n,
        all.n_third
    );
}

impl Tally {
    fn count(&mut self, place: Option<usize>) {
        self.n += 1;
        self.n_first += usize::from(place == Some(0));
        self.n_third += usize::from(place.is_some_and(|place| place < 3));
    }
}

/// Returns the index of the first group that answers the query.
fn place(case: &Case, results: &Results, archive: &Archive) -> Option<usize> {
    let mut groups = results.groups.iter();
    groups.position(|group| {
        let month = group.month.to_string();
        case.month.split(' ').any(|wanted| wanted == month)
            && letters(&words_of_best(group, archive)).contains(&letters(&case.has))
    })
}

/// Returns the words of a group's best hit; for a heading, also the text shown for it.
fn words_of_best(group: &Group, archive: &Archive) -> String {
    let hit = group.hits.first().expect("a group has hits");
    let passage = group.passage(hit, archive).expect("a hit has its passage");
    if !passage.is_heading {
        return passage.text;
    }
    let heading = heading(archive, group, passage.target);
    format!("{} {}", heading.text, passage.text)
}

fn heading(archive: &Archive, group: &Group, id: TextId) -> Leaf {
    let report = archive.report(group.month).expect("a report");
    let sections = report.sections.iter().flat_map(Section::texts);
    let mut texts = report.head_texts().into_iter().chain(sections);
    texts.find(|text| text.id == id).expect("a heading")
}

/// Returns the letters and digits of a text in lower case.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn miss(case: &Case, place: Option<usize>, results: &Results, archive: &Archive) -> String {
    let Case {
        kind,
        q,
        month,
        has,
    } = case;
    let place = place.map_or("nowhere".to_owned(), |place| format!("at {}", place + 1));
    let mut text = format!("  {kind} `{q}`: wanted {month} `{has}`, which is {place};");
    let rewrites = results.rewrites.iter();
    for rewrite in rewrites {
        _ = write!(text, " `{}` read as {:?};", rewrite.written, rewrite.shown);
    }
    if results.is_partial {
        text += " partly;";
    }
    if results.groups.is_empty() {
        text += " nothing was found";
    }
    for group in results.groups.iter().take(3) {
        let words = words_of_best(group, archive);
        let start: String = words.trim().chars().take(70).collect();
        _ = write!(text, "\n      {} {start}", group.month);
    }
    text + "\n"
}

impl Measured {
    fn print(&self, name: &str) {
        println!("\nqueries on {name}    n   success@1   success@3");
        let rows = self.tallies.iter();
        let rows = rows.map(|(kind, &tally)| (kind.as_str(), tally));
        for (
            kind,
            Tally {
                n,
                n_first,
                n_third,
            },
        ) in rows.chain([("all", self.all)])
        {
            println!("  {kind:14} {n:4} {n_first:11} {n_third:11}");
        }
    }
}
