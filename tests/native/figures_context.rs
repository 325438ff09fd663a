//! Tests of what is around a figure: qualifier, forecast, time and place; and of random and long texts.

use crate::chance::Chance;
use crate::figures::{compiled, report_of, rules_of_seeds};
use kusama_news_reader::compile::figures::Figure;

/// Checks one property of the figures of a text.
#[track_caller]
fn check_property(text: &str, property: fn(&Figure) -> String, expected: &[&str]) {
    let found: Vec<String> = report_of(&rules_of_seeds(), text)
        .figures
        .iter()
        .map(property)
        .collect();
    assert_eq!(found, expected, "in {text}");
}

#[test]
fn qualifiers_are_kept_as_words() {
    let qualifier = |figure: &Figure| figure.qualifier.clone().unwrap_or_default();
    check_property(
        "KSM traded at about $30, then at over a staggering $40.",
        qualifier,
        &["about", "over"],
    );
    check_property(
        "KSM hit an all-time high of $50, up to $60.",
        qualifier,
        &["all-time high of", "up to"],
    );
    check_property(
        "KSM was ~$6, >$5, at $4+.",
        qualifier,
        &["about", "over", "over"],
    );
    check_property(
        "There were a total of 12 chains (approx. 9 KSM).",
        qualifier,
        &["a total of", "approx"],
    );
    check_property(
        "KSM sat between $3 and $4.",
        qualifier,
        &["between", "between"],
    );
}

#[test]
fn what_is_expected_is_a_forecast() {
    let forecast = |figure: &Figure| figure.forecast.to_string();
    check_property(
        "KSM could hit $90, said Bo. KSM hit $80 in May.",
        forecast,
        &["true", "false"],
    );
    check_property(
        "Bo predicts targets of $30, but it closed at $20.",
        forecast,
        &["true", "false"],
    );
    check_property("Bo sees KSM at $30 in 2023.", forecast, &["true"]);
    check_property("More than expected, KSM rose to $30.", forecast, &["false"]);
}

#[test]
fn a_figure_is_of_the_month_of_the_report_unless_the_sentence_says_otherwise() {
    let period = |figure: &Figure| figure.period.to_string();
    check_property("KSM traded at $30.", period, &["2021-06"]);
    check_property(
        "On May 18, KSM hit $60.",
        period,
        &["2021-05-18", "2021-05-18"],
    );
    check_property(
        "From $20, KSM rose to $60 on June 3.",
        period,
        &["2021-06", "2021-06-03", "2021-06-03"],
    );
    check_property(
        "KSM was $2 in early 2020, and $7 by the end of the year.",
        period,
        &["2020", "2020-12"],
    );
    check_property("KSM can hit $90 in 2023.", period, &["2023"]);
    check_property("As of late May, KSM was at $22.", period, &["2021-05"]);
    check_property("Bo has 5 chains until March 2025.", period, &["2021-06"]);
    check_property("Bo had 5 chains in December.", period, &["2020-12"]);
    check_property("Bo expects 5 chains by March.", period, &["2022-03"]);
    check_property(
        "From May's $20, KSM rose to $30, up from $9 last month.",
        period,
        &["2021-05", "2021-06", "2021-05"],
    );
    check_property(
        "Its high of $62 (set on May 18) held.",
        period,
        &["2021-05-18", "2021-05-18"],
    );
}

/// Each of these was read wrongly once.
#[test]
fn what_is_beside_a_number_says_nothing_else_of_it() {
    let measure = |figure: &Figure| figure.measure.clone().unwrap_or_default();
    // The first end of a range had the measure of the number before it.
    check_property(
        "KSM traded at $30, and teams held between $2 million and $3 million.",
        measure,
        &["price", "", ""],
    );
    // A rank by size was a place in the sequence of auctions.
    let unit = |figure: &Figure| figure.unit.clone();
    check_property("Bo is the second-largest parachain by users.", unit, &[]);
    // The last group of a number in groups was a number: 0.
    let value = |figure: &Figure| figure.value.to_string();
    check_property("Bo raised 1 500 000 KSM.", value, &[]);
    check_property(
        &format!("Bo raised ${} million.", "9".repeat(400)),
        value,
        &[],
    );
    let forecast = |figure: &Figure| figure.forecast.to_string();
    check_property("The proposal passed with 67%.", forecast, &["false"]);
    check_property(
        "The price is expected to hit $500–$600.",
        forecast,
        &["true", "true"],
    );
}

/// A period within a name, and that of a short month, ended the sentence once.
#[test]
fn a_period_without_a_blank_and_that_of_a_month_end_no_sentence() {
    let report = report_of(
        &rules_of_seeds(),
        "On Nov. 5, Polkadot.js had 30 validators.",
    );
    let figure = report.figures.last().unwrap();
    assert_eq!(figure.sentence, 0..41);
    assert!(
        figure.period.to_string().ends_with("-11-05"),
        "{}",
        figure.period
    );
}

#[test]
fn lines_are_those_of_the_source() {
    let text =
        "KSM traded at\n$30 in *May*. [It\nhit](https://ice.example/40) $40.\n\n- 40 KSM\n- 41 KSM";
    let figures = report_of(&rules_of_seeds(), text).figures;
    let lines: Vec<u32> = figures.iter().map(|figure| figure.line).collect();
    assert_eq!(lines, [8, 9, 11, 12]);
    let texts: Vec<&str> = figures.iter().map(|figure| figure.text.as_str()).collect();
    assert_eq!(texts, ["$30", "$40", "40 KSM", "41 KSM"]);
}

/// Pieces of random texts.
const PIECES: [&str; 58] = [
    " ",
    " ",
    " ",
    ".",
    ", ",
    "-",
    "–",
    "/",
    "(",
    ")",
    "$",
    "€",
    "%",
    "#",
    "~",
    "\n\n",
    "5",
    "11",
    "2021",
    "1,000",
    "3.88",
    "0.9.1",
    "99999999999999999999999",
    "1e9",
    "th",
    "st",
    "million",
    "bn",
    "K",
    "KSM",
    "two",
    "hundred",
    "twenty",
    "and",
    "to",
    "from",
    "between",
    "of",
    "validators",
    "parachain",
    "slot",
    "auction",
    "top",
    "May",
    "June",
    "the",
    "year",
    "second",
    "per",
    "cent",
    "USD",
    "dollars",
    "on",
    "é",
    "船",
    "\u{200b}",
    "**",
    "`",
];

#[test]
fn any_text_is_read_without_a_panic_and_says_where_its_figures_are() {
    let mut chance = Chance(20_210_618);
    for _ in 0..25 {
        let n_pieces = chance.below(1_000);
        let mut text = String::new();
        for _ in 0..n_pieces {
            text += PIECES[chance.below(PIECES.len())];
            if chance.below(2) == 0 {
                text.push(' ');
            }
        }
        let outcome = compiled(&rules_of_seeds(), &[("2021-06", &text)]);
        let Some(report) = outcome.figures.reports.into_values().next() else {
            continue;
        };
        for figure in report.figures {
            assert!(figure.value.is_finite(), "{text}");
            assert!(!figure.text.is_empty() && figure.line > 0, "{text}");
            assert!(figure.sentence.start <= figure.range.start, "{text}");
            assert!(figure.range.start < figure.range.end, "{text}");
        }
    }
}

/// Time must not grow faster than the text: the numbers of a long text take as long as those of many
/// short ones.
#[test]
fn long_texts_take_no_longer_than_their_length() {
    let sentence = "from 5 to 6 validators and $7 two hundred on May 5 ";
    let text = sentence.repeat(2_000);
    let figures = report_of(&rules_of_seeds(), &text).figures;
    assert_eq!(figures.len(), 8_000);
}
