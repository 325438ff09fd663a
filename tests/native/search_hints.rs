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
}
