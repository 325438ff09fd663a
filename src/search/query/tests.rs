//! Tests of query parsing.

use super::*;

fn topics() -> Vec<Topic> {
    let topic = |slug: &str, label: &str| Topic {
        slug: slug.to_owned(),
        label: label.to_owned(),
        ..Topic::default()
    };
    vec![
        topic("market", "Market"),
        topic("auctions", "Slot Auctions"),
        topic("media", "Media"),
    ]
}

/// Prints a query: `*` after a prefix, `|` before the parts of a hyphenated word, `-` before an
/// exclusion, and `/` before each filter.
fn shown(text: &str) -> String {
    let query = Query::parse(text, &topics());
    let clause = |clause: &Clause| match clause {
        Clause::Word(word) => {
            let go_on = if word.is_prefix { "*" } else { "" };
            let parts = word.parts.join("+");
            let mark = if parts.is_empty() { "" } else { "|" };
            format!("{}{mark}{parts}{go_on}", word.term)
        }
        Clause::Phrase(phrase) => {
            let go_on = if phrase.is_prefix { "*" } else { "" };
            format!("\"{}{go_on}\"", phrase.terms.join(" "))
        }
    };
    let mut shown: Vec<String> = query.clauses().iter().map(clause).collect();
    shown.extend(query.excluded().iter().map(|it| format!("-{}", clause(it))));
    shown.extend(query.filters().map(|(filter, is_negated)| {
        let not = if is_negated { "not " } else { "" };
        format!("/{not}{}", filter.label(&topics()))
    }));
    shown.join(" ")
}

#[track_caller]
fn check_query(text: &str, expected: &str) {
    assert_eq!(shown(text), expected, "of `{text}`");
}

#[test]
fn only_the_last_word_is_a_prefix() {
    check_query("Slot auct", "slot auct*");
    check_query("  KSM ", "ksm*");
    check_query("?!", "");
    check_query("slot year:2021", "slot* /2021");
}

#[test]
fn a_number_is_one_word_while_it_is_typed() {
    check_query("115,", "115*");
    check_query("115,0", "1150*");
    check_query("115,07 ", "11507*");
    check_query("115,071", "115071*");
    check_query("115,0712", "115 0712*");
    check_query(",07", "07*");
    check_query("115,071,5", "1150715*");
}

#[test]
fn a_hyphenated_word_is_one_clause() {
    check_query("cross-chain xcm", "crosschain|cross+chain xcm*");
    check_query("xcm cross-cha", "xcm crosscha|cross+cha*");
}

#[test]
fn a_phrase_is_open_until_its_second_mark() {
    check_query("\"slot auct", "\"slot auct*\"");
    check_query("\"slot auction\" won", "\"slot auction\" won*");
    check_query("won “slot auction”", "won \"slot auction\"");
    check_query("\"\" \"?", "");
    check_query("a\"b c\"d", "a \"b c\" d*");
    check_query("\"cross-chain\"", "\"cross chain\"");
}

#[test]
fn a_minus_before_a_word_excludes_it() {
    check_query("slot -auction", "slot* -auction");
    check_query("slot -\"won by", "slot* -\"won by\"");
    check_query("slot - auction", "slot auction*");
    check_query("-", "");
    check_query("a -cross-chain", "a* -crosschain|cross+chain");
    check_query("a -12% -u.s", "a* -\"12 percent\" -\"u s\"");
}

#[test]
fn filters_are_read_and_the_rest_is_words() {
    check_query(
        "ksm topic:market year:2021 month:2021-11",
        "ksm* /Market /2021 /November 2021",
    );
    check_query(
        "before:2021 after:2021 before:2020-02",
        "/before January 2021 /after December 2021 /before February 2020",
    );
    check_query("-topic:market Topic:auc", "/not Market /Slot Auctions");
    check_query("topic:\"slot auctions\" a", "a* /Slot Auctions");
    check_query(
        "https://example.org note: 12:30",
        "https example org note 12 30*",
    );
}

#[track_caller]
fn check_problem(text: &str, words: &str, said: &str) {
    check_query(text, words);
    let query = Query::parse(text, &topics());
    assert_eq!(query.problems(), [said], "of `{text}`");
}

#[test]
fn what_is_no_filter_is_explained() {
    check_problem(
        "author:gavin ksm",
        "author gavin ksm*",
        "“author:” is not a filter. Searching for “author:gavin” as words. The filters are \
         topic:, year:, month:, in:, from:, to:, before: and after:.",
    );
    check_problem(
        "ksm topic:m",
        "ksm*",
        "“topic:m” was ignored. Write topic: and one of market, auctions, \
         media.",
    );
    check_problem(
        "ksm year:21",
        "ksm*",
        "“year:21” was ignored. Write a year as in year:2021.",
    );
    check_problem(
        "month:2021-13",
        "",
        "“month:2021-13” was ignored. Write a month as in month:2021-11.",
    );
    check_problem(
        "after:",
        "",
        "“after:” was ignored. Write a time as in after:2021 or after:2021-11.",
    );
}

#[test]
fn chips_take_one_condition_away() {
    let query = Query::parse("slot -won  topic:market \"a b\" year:2021", &topics());
    let chips: Vec<(&str, &str)> = query
        .chips()
        .iter()
        .map(|chip| (chip.label.as_str(), chip.without.as_str()))
        .collect();
    assert_eq!(
        chips,
        [
            ("not “won”", "slot topic:market \"a b\" year:2021"),
            ("Market", "slot -won \"a b\" year:2021"),
            ("2021", "slot -won topic:market \"a b\""),
        ]
    );
    assert_eq!(query.without_conditions().as_deref(), Some("slot \"a b\""));
}

#[test]
fn narrowing_replaces_what_is_said_of_the_same() {
    let query = Query::parse("slot topic:market before:2021 -year:2020", &topics());
    let month = "2019-11".parse().expect("a month");
    assert_eq!(
        query.narrowed_to_month(month),
        "slot topic:market month:2019-11"
    );
    assert_eq!(query.narrowed_to_year(2019), "slot topic:market year:2019");
    assert_eq!(
        query.narrowed_to_topic("auctions"),
        "slot before:2021 -year:2020 topic:auctions"
    );
    assert_eq!(Query::default().narrowed_to_topic("market"), "topic:market");
}

/// The filter used to be added behind the phrase being typed, and so became part of it.
#[test]
fn narrowing_reaches_past_an_open_phrase() {
    let query = Query::parse("\"slot auct", &topics());
    assert_eq!(query.narrowed_to_year(2019), "year:2019 \"slot auct");
    check_query(&query.narrowed_to_year(2019), "\"slot auct*\" /2019");
}

#[test]
fn a_word_is_replaced_where_it_is_searched_for() {
    let reading = QueryRewrite {
        written: "marke".into(),
        ..QueryRewrite::default()
    };
    let spelled = |text| Query::parse(text, &topics()).spelled(&reading);
    assert_eq!(
        spelled("topic:market -marke marke"),
        "topic:market -marke \"marke\""
    );
    assert_eq!(spelled("market"), "market");
}

#[test]
fn what_is_no_filter_has_no_chip() {
    let query = Query::parse("-topic:zebra slot", &topics());
    assert_eq!(query.chips(), []);
    assert_eq!(query.problems().len(), 1);
}

#[test]
fn more_words_than_can_be_looked_for_are_said() {
    let text = vec!["ant"; MAX_CLAUSES + 1].join(" ");
    let query = Query::parse(&text, &topics());
    assert_eq!(query.clauses().len(), MAX_CLAUSES);
    assert_eq!(
        query.problems(),
        ["Only the first 64 words are searched for."]
    );
}
