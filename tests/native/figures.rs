//! Tests of figures: each rule and each trap for number, unit and measure, with sentences of our own.

use core::fmt::Write as _;
use kusama_news_reader::compile::figures::{Figure, Figures, ReportFigures};
use kusama_news_reader::compile::{CONFIG_FILE, Level, Outcome, Source, compile};

/// Returns the rules of the seeds as the text of a description.
pub(crate) fn rules_of_seeds() -> String {
    let text = include_str!("../../seeds/archive.toml");
    let mut table: toml::Table = text.parse().unwrap();
    table.retain(|key, _| key.starts_with("figure"));
    table.to_string()
}

/// Compiles reports, each with its month, with a description.
#[track_caller]
pub(crate) fn compiled(description: &str, reports: &[(&str, &str)]) -> Outcome {
    let mut sources = vec![Source {
        path: CONFIG_FILE.into(),
        bytes: description.into(),
    }];
    sources.extend(reports.iter().map(|(month, text)| Source {
        path: format!("{month}.md"),
        bytes: format!("# Letter {month}\n\n# Ice\n\n## Calm\n\n{text}\n").into(),
    }));
    compile(&sources)
}

/// Returns the figures of reports.
#[track_caller]
pub(crate) fn figures_of(description: &str, reports: &[(&str, &str)]) -> Figures {
    let outcome = compiled(description, reports);
    let mut errors = outcome.diagnostics.iter();
    let error = errors.find(|it| it.level() == Level::Error);
    assert_eq!(error, None);
    outcome.figures
}

/// Returns the figures of one report.
#[track_caller]
pub(crate) fn report_of(description: &str, text: &str) -> ReportFigures {
    let figures = figures_of(description, &[("2021-06", text)]);
    figures.reports.into_values().next().unwrap_or_default()
}

/// Shows the value, the unit and the measure of a figure.
fn shown(figure: &Figure) -> String {
    let mut shown = format!("{} {}", figure.value, figure.unit);
    if let Some(measure) = &figure.measure {
        write!(shown, " {measure}").unwrap();
    }
    shown
}

#[track_caller]
fn check_with(description: &str, text: &str, expected: &[&str]) {
    let found: Vec<String> = report_of(description, text)
        .figures
        .iter()
        .map(shown)
        .collect();
    assert_eq!(found, expected, "in {text}");
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    check_with(&rules_of_seeds(), text, expected);
}

#[test]
fn money_has_a_sign_or_a_name() {
    check("KSM traded at $31.50.", &["31.5 USD price"]);
    check("The token closed at €22.", &["22 EUR price"]);
    check(
        "The token price sank to 40 US dollars, or USD 41.",
        &["40 USD price", "41 USD price"],
    );
    check("It paid A$5 and US$6 to the crew.", &["5 AUD", "6 USD"]);
    check("Its market cap passed $2.5bn.", &["2500000000 USD cap"]);
    check(
        "Trading volume reached $1.2 billion a day.",
        &["1200000000 USD volume"],
    );
}

#[test]
fn per_cent_has_a_sign_or_words() {
    check(
        "KSM gained 12% and then 3.5 per cent.",
        &["12 % change", "3.5 % change"],
    );
    check(
        "Ships: -5% (−6%), a 7-8% loss.",
        &["-5 %", "-6 %", "7 %", "8 %"],
    );
    check(
        "Turnout was 40 percent of 900 validators.",
        &["40 %", "900 validator validators"],
    );
    check("See ice.example/a%20b and 5%d.", &[]);
}

#[test]
fn ordinals_are_places_in_a_measure_of_them() {
    check("Bo won the 41st parachain slot.", &["41 ordinal auction"]);
    check(
        "The forty-first auction went to Bo.",
        &["41 ordinal auction"],
    );
    check(
        "Auctions 50 and 51 are over.",
        &["50 ordinal auction", "51 ordinal auction"],
    );
    check(
        "Slot #52 and auction no. 53 follow.",
        &["52 ordinal auction", "53 ordinal auction"],
    );
    check(
        "The 54th, 55th and 56th slots are taken.",
        &[
            "54 ordinal auction",
            "55 ordinal auction",
            "56 ordinal auction",
        ],
    );
    check(
        "KSM is ranked 88th, in the top 100.",
        &["88 ordinal rank", "100 ordinal rank"],
    );
    check(
        "It came 88th in the global token ranks.",
        &["88 ordinal rank"],
    );
    check(
        "In the third month, for the first auction, a second wind came.",
        &["3 ordinal"],
    );
}

#[test]
fn counts_have_a_unit_behind_them() {
    check(
        "There are 1,000 validators and 12 active chains.",
        &["1000 validator validators", "12 chain parachains"],
    );
    check(
        "Bo raised 2.4 million KSM from 4,900 unique addresses.",
        &["2400000 KSM raised", "4900 address users"],
    );
    check(
        "Six new decentralized finance (DeFi) products came.",
        &["6 product"],
    );
    check("Three parachain auctions closed.", &["3 auction"]);
    check(
        "It makes 80,000 transactions per second, or 9,000 TPS.",
        &["80000 TPS throughput", "9000 TPS throughput"],
    );
    check(
        "A three-day vote, a 24-hour rally, a lease of 48 weeks.",
        &["3 day duration", "24 hour duration", "48 week duration"],
    );
    check(
        "The two chains met one of the validators and 5 gulls.",
        &["2 chain parachains"],
    );
}

#[test]
fn a_unit_may_be_before_the_number() {
    check(
        "The validator count rose from 900 to 1000.",
        &["900 validator validators", "1000 validator validators"],
    );
    check(
        "Plans expand the 900 validators of today to 1000.",
        &["900 validator validators", "1000 validator validators"],
    );
    check(
        "Parachains on it rose to 39, said Bo.",
        &["39 parachain parachains"],
    );
    check(
        "The number of parachains reached a total of twelve.",
        &["12 parachain parachains"],
    );
    check("Bo took validators to 12 ports.", &[]);
}

#[test]
fn both_ends_of_a_range_are_figures() {
    check(
        "KSM traded at $30-$40, later at $30–50.",
        &[
            "30 USD price",
            "40 USD price",
            "30 USD price",
            "50 USD price",
        ],
    );
    check(
        "The price was between $60 and 70.",
        &["60 USD price", "70 USD price"],
    );
    check(
        "KSM gained 5-6% or 7 to 8%.",
        &["5 % change", "6 % change", "7 % change", "8 % change"],
    );
    check(
        "The market cap was $3-4 billion.",
        &["3000000000 USD cap", "4000000000 USD cap"],
    );
    let report = report_of(&rules_of_seeds(), "KSM rose from $26 to a peak of $45.");
    let ends: Vec<Option<usize>> = report.figures.iter().map(|it| it.other_end).collect();
    assert_eq!(ends, [Some(1), Some(0)]);
}

#[test]
fn names_versions_ratios_and_years_are_no_figures() {
    check(
        "Web3 and Web 3.0 on layer 2, Layer 0, KIP-231 and COVID-19, open 24/7 at 10:30, with \
         Article 4 of version 10.0, v0.9.1 or 0.9.2, runtime 1050, Polkadot 2.0, Parathread 3347, \
         in 2021, Chaos 2021, in Q1 2022, with `50 KSM`, https://a.example/5-KSM, 2x as fast.",
        &[],
    );
}

/// A mask such as `Kusama #` once took the 72 of such a text for a name.
#[test]
fn what_somebody_has_is_no_name() {
    check(
        "Kusama's 45th parachain is one of Kusama's 900 validators.",
        &["45 ordinal auction", "900 validator validators"],
    );
}

#[test]
fn a_share_has_the_unit_of_the_whole() {
    check(
        "7 of 9 referenda and 8 out of the ten nodes passed.",
        &["7 referendum", "9 referendum", "8 node", "10 node"],
    );
}

#[test]
fn ordinals_of_what_is_counted_have_no_measure() {
    check(
        "Its second bridge and its third-party teams, per second, in 6-second blocks.",
        &["2 ordinal", "6 second duration"],
    );
    check(
        "In the second week of May, for the third month of operation.",
        &["3 ordinal"],
    );
}

#[test]
fn what_a_sentence_does_not_say_is_in_the_one_before_or_beside_it() {
    check("KSM was calm. It stood at $30.", &["30 USD price"]);
    check(
        "Bo rose 8% to $81, said the token's fans.",
        &["8 % change", "81 USD price"],
    );
    check(
        "Some 12% of KSM is locked; it lost 9% of its value.",
        &["12 %", "9 % change"],
    );
    check("Referenda on KSM passed by 88% to 12%.", &["88 %", "12 %"]);
}

#[test]
fn days_are_figures_with_their_digits() {
    check(
        "On June 5th, 2021, and from 16-18 June.",
        &["20210605 date", "20210616 date", "20210618 date"],
    );
}

#[test]
fn money_beside_an_amount_is_of_its_measure() {
    check(
        "Bo raised 200,000 KSM (about $3.88 million).",
        &["200000 KSM raised", "3880000 USD raised"],
    );
    check(
        "With an allocation of 4,000 KSM ($140,000), Bo paid.",
        &["4000 KSM treasury", "140000 USD treasury"],
    );
}

#[test]
fn other_money_is_no_price() {
    check(
        "Bo got a grant of $900. Bitcoin traded at $800.",
        &["900 USD treasury", "800 USD"],
    );
    check("Gulls cost $5.", &["5 USD"]);
    check(
        "Moonriver saw a 30% surge in daily active addresses.",
        &["30 % users"],
    );
}

#[test]
fn without_measures_there_are_money_per_cent_and_days_only() {
    check_with(
        "",
        "On 5 June 2021, the 11th auction of 12 parachains took 5% of $30 from 70 KSM in 3 days.",
        &["20210605 date", "5 %", "30 USD"],
    );
}

#[test]
fn an_archive_states_its_own_units_and_measures() {
    let description = "figure_units = [\"rope\", \"person: people\"]\nfigure_masks = [\"Pier #\"]\n\
                       [[figures]]\nid = \"catch\"\nlabel = \"Catch\"\nunit = \"herring\"\n\
                       [[figures]]\nid = \"gale\"\nlabel = \"Gale\"\nunit = \"ordinal\"\nwords = [\"gale\"]\n";
    check_with(
        description,
        "40 ropes, 5 people and 900 herrings met at Pier 12 in the 3rd gale.",
        &["40 rope", "5 person", "900 herring catch", "3 ordinal gale"],
    );
}
