//! Tests of queries as readers type them: with a time or topic in words, as a question, with an
//! amount, and with operators.

use crate::support::archive_of;
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::Archive;
use kusama_news_reader::search::{Query, Results, SearchIndex};

fn results(archive: &Archive, query: &str) -> Results {
    let query = Query::parse(query, &archive.topics);
    SearchIndex::build(archive).search(&query, usize::MAX)
}

fn report(markdown: &str) -> Archive {
    archive_of(&format!("# L - May 2020\n\n# H\n\n{markdown}"))
}

/// Checks the number of passages found.
#[track_caller]
fn check_n(markdown: &str, query: &str, n_hits: usize) {
    let results = results(&report(markdown), query);
    assert_eq!(results.n_hits, n_hits, "for `{query}`");
    assert!(!results.is_partial, "for `{query}`");
}

#[test]
fn passages_of_a_time_in_words_come_first_and_the_others_stay() {
    let archive = embedded_archive().unwrap();
    let all = results(&archive, "validators");
    for (query, month) in [
        ("validators 2020", "2020-11"),
        ("validators november 2020", "2020-11"),
        ("late 2020 validators", "2020-11"),
        ("validators in autumn 2019", "2019-11"),
        ("validators q4 2019", "2019-11"),
        ("validators 2019-11", "2019-11"),
    ] {
        let found = results(&archive, query);
        assert_eq!(found.groups[0].month.to_string(), month, "for `{query}`");
        assert!(found.n_hits >= all.n_hits, "for `{query}`");
        let [hint] = &found.hints[..] else {
            panic!("hints of `{query}`: {:?}", found.hints);
        };
        assert!(!hint.is_topic && hint.n_hits > 0, "{hint:?}");
    }
}

/// Regression test: every passage of the month was a hit, because of the report's title line.
#[test]
fn that_a_passage_is_of_the_time_does_not_make_it_a_hit() {
    let archive = embedded_archive().unwrap();
    let n_hits = results(&archive, "kusama november 2021").n_hits;
    assert_eq!(n_hits, results(&archive, "kusama").n_hits);
}

/// Regression test: of two months, only the second was a hint, and `fall` was taken for a season.
#[test]
fn two_months_and_a_verb_are_no_part_of_a_year() {
    let archive = embedded_archive().unwrap();
    let hints = |query: &str| {
        let hints = results(&archive, query).hints.into_iter();
        hints.map(|it| it.words.join(" ")).collect::<Vec<_>>()
    };
    assert_eq!(hints("kusama october november 2021"), ["november 2021"]);
    assert_eq!(hints("did prices fall in 2021"), ["2021"]);
    assert_eq!(hints("prices early november 2021"), ["early november 2021"]);
    assert_eq!(hints("auctions november OR 2021"), [""; 0]);
}

#[test]
fn passages_of_each_of_several_times_are_found() {
    let archive = embedded_archive().unwrap();
    let found = results(&archive, "november 2020 november 2023");
    let months: Vec<String> = found.groups.iter().map(|it| it.month.to_string()).collect();
    for month in ["2020-11", "2023-11"] {
        assert!(months.iter().any(|it| it == month), "{months:?}");
    }
}

#[test]
fn a_time_without_a_report_is_no_hint() {
    let archive = embedded_archive().unwrap();
    for query in ["validators 2031", "validators spring 2020"] {
        assert_eq!(results(&archive, query).hints, [], "for `{query}`");
    }
}

#[test]
fn a_topic_in_words_finds_the_passages_on_it() {
    let archive = embedded_archive().unwrap();
    let found = results(&archive, "outlook network");
    let words = results(&archive, "\"outlook\" network");
    // No report has the word itself.
    assert!(words.is_partial && !found.is_partial && found.n_hits > 0);
    assert!(found.hints.iter().all(|hint| hint.is_topic));
    assert_eq!(found.hints.len(), 1);
    // Alone, the word is what to find.
    assert_eq!(results(&archive, "outlook").hints, []);
}

#[test]
fn a_question_finds_what_its_telling_words_find() {
    let markdown = "## One\n\nThe bees came in spring.\n\n## Two\n\nWhen did it rain?";
    let archive = report(markdown);
    let found = results(&archive, "when did the bees come");
    assert_eq!(found.left_out, ["when", "did", "the"]);
    assert_eq!((found.n_hits, found.is_partial), (1, false));
    // Where no passage has even the others, the small words find nothing.
    let found = results(&archive, "when did zebras rain");
    assert_eq!((found.n_hits, found.is_partial), (1, true));
    // Small words count where a passage has them all.
    let found = results(&archive, "it rain");
    assert_eq!((found.n_hits, found.left_out.len()), (1, 0));
    assert_eq!(results(&archive, "\"when\" \"did\" bees").left_out, [""; 0]);
}

#[test]
fn an_amount_is_found_in_each_of_its_spellings() {
    let amounts = "## One\n\nIt cost $1.5 million.\n\n## Two\n\nIt cost 1,500,000 coins.\n\n\
                   ## Three\n\nIt cost 1.5M.";
    for query in ["$1.5m", "1,500,000 cost", "1.5 million", "1500k"] {
        check_n(amounts, query, 3);
    }
    let found = results(&report(amounts), "1500k");
    assert_eq!(found.rewrites.len(), 1, "{:?}", found.rewrites);
    assert!(found.rewrites[0].is_instead);
    check_n("## One\n\nThe price was $509.62.", "509 price", 1);
}

#[test]
fn operators_narrow_widen_and_exclude() {
    let markdown = "## One\n\nAnts and bees.\n\n## Two\n\nBees alone.\n\n## Three\n\nWasps.";
    check_n(markdown, "ants OR wasps", 2);
    check_n(markdown, "\"bees alone\" OR wasps OR ants", 3);
    check_n(markdown, "bees NOT ants", 1);
    check_n(markdown, "ants AND bees", 1);
    check_n(markdown, "bees in:2020 2019..2021", 2);
    check_n(markdown, "bees from:2020-05 to:2020-05", 2);
    check_n(markdown, "bees since:2020-06", 0);
    check_n(markdown, "bees 2021..2023", 0);
    check_n(markdown, "OR bees", 2);
    let symbols = "## One\n\nWritten in C++ by bees.\n\n## Two\n\nPart C of bees.";
    check_n(symbols, "bees -C++", 1);
}
