//! Tests of what figures say together: differences, corrections by hand, and the output of `check`.

use crate::check::{folder, run};
use crate::figures::{compiled, figures_of, rules_of_seeds};
use kusama_news_reader::compile::Code;
use kusama_news_reader::compile::figures::Figures;
use kusama_news_reader::model::DifferenceClass;
use serde_json::Value;

/// Shows the differences of a class, each with the months and values of its figures.
fn shown(figures: &Figures, class: DifferenceClass) -> Vec<String> {
    let found = figures.differences.iter().filter(|it| it.class == class);
    found
        .map(|difference| {
            let own = difference.figures.iter().map(|place| {
                let figure = figures.get(*place).unwrap();
                format!("{} {}", place.month, figure.value)
            });
            own.collect::<Vec<_>>().join(", ")
        })
        .collect()
}

#[track_caller]
fn check(class: DifferenceClass, reports: &[(&str, &str)], expected: &[&str], left_out: usize) {
    let figures = figures_of(&rules_of_seeds(), reports);
    assert_eq!(shown(&figures, class), expected);
    assert_eq!(figures.left_out[&class], left_out);
}

#[test]
fn the_same_figure_again_disappears_when_one_is_changed() {
    let first = ("2021-05", "KSM rose by 112% in a day.");
    let second = ("2021-08", "KSM soared 112 per cent on a Monday, by 50%.");
    let third = ("2021-09", "KSM gained 50%.");
    check(
        DifferenceClass::SameFigure,
        &[first, second, third],
        &["2021-05 112, 2021-08 112"],
        1,
    );
    let changed = ("2021-08", "KSM soared 113 per cent on a Monday.");
    check(DifferenceClass::SameFigure, &[first, changed], &[], 0);
    let same_month = ("2021-05", "KSM rose by 112%. KSM rose by 112%.");
    check(DifferenceClass::SameFigure, &[same_month], &[], 0);
}

#[test]
fn the_same_place_again_needs_no_three_digits() {
    let reports = [
        ("2021-05", "Bo won the 11th slot."),
        ("2021-08", "The eleventh auction went to Ada."),
    ];
    check(
        DifferenceClass::SameFigure,
        &reports,
        &["2021-05 11, 2021-08 11"],
        0,
    );
}

#[test]
fn ordinals_run_backwards_when_two_are_swapped() {
    let (first, second) = ("Bo won the 11th slot.", "Ada won the 12th slot.");
    let third = ("2021-09", "Cy won the 13th slot.");
    check(
        DifferenceClass::Backwards,
        &[("2021-05", first), ("2021-08", second), third],
        &[],
        0,
    );
    let swapped = [("2021-05", second), ("2021-08", first), third];
    check(
        DifferenceClass::Backwards,
        &swapped,
        &["2021-05 12, 2021-08 11"],
        0,
    );
}

#[test]
fn ranks_rise_and_fall() {
    let reports = [
        ("2021-05", "KSM is ranked 88th."),
        ("2021-08", "KSM is ranked 50th."),
    ];
    check(DifferenceClass::Backwards, &reports, &[], 2);
}

#[test]
fn two_prices_and_a_change_must_fit() {
    let fits = "KSM rose from $20 to $45, a gain of 120%.";
    check(DifferenceClass::Misfit, &[("2021-05", fits)], &[], 0);
    let falls = "KSM fell from $50 to $40 (-20%).";
    check(DifferenceClass::Misfit, &[("2021-05", falls)], &[], 0);
    let off = "KSM rose from $20 to $45. It was a gain of 50%.";
    let expected = ["2021-05 20, 2021-05 45, 2021-05 50"];
    check(DifferenceClass::Misfit, &[("2021-05", off)], &expected, 0);
}

#[test]
fn an_amount_and_its_money_must_fit_the_price_of_the_month() {
    let raised = "Bo raised 200,000 KSM (about $4 million).";
    let at = |price: &str| format!("{raised} KSM traded at ${price}.");
    check(DifferenceClass::Misfit, &[("2021-05", &at("22"))], &[], 0);
    let expected = ["2021-05 200000, 2021-05 4000000, 2021-05 400"];
    check(
        DifferenceClass::Misfit,
        &[("2021-05", &at("400"))],
        &expected,
        0,
    );
    check(DifferenceClass::Misfit, &[("2021-05", raised)], &[], 1);
}

#[test]
fn days_of_other_months_are_dated_elsewhere_in_the_past_tense() {
    let text = "On May 18, Bo sailed. On June 2, Ada rowed. The lease is until May 20, 2023.";
    check(
        DifferenceClass::DatedElsewhere,
        &[("2021-06", text)],
        &["2021-06 20210518"],
        1,
    );
}

const REPORT: &str = "KSM traded at $30, then at $40.\n\nKSM traded at $40 again.";

/// Compiles a report with an override.
fn overridden(keys: &str) -> kusama_news_reader::compile::Outcome {
    let description = format!("[[figure_overrides]]\n{keys}\n\n{PRICE}");
    compiled(&description, &[("2021-06", REPORT)])
}

const PRICE: &str = "[[figures]]\nid = \"price\"\nlabel = \"Price\"\nunit = \"money\"\n";

#[test]
fn an_override_removes_or_corrects_a_figure() {
    let values = |keys: &str| -> Vec<String> {
        let outcome = overridden(keys);
        assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
        let report = outcome.figures.reports.into_values().next().unwrap();
        let shown = report
            .figures
            .iter()
            .map(|it| format!("{} {} {}", it.value, it.unit, it.period));
        shown.collect()
    };
    assert_eq!(
        values("month = \"2021-06\"\ntext = \"$30\"\nremove = true"),
        ["40 USD 2021-06", "40 USD 2021-06"]
    );
    let keys = "month = \"2021-06\"\ntext = \"$40\"\nline = 9\nvalue = 41\nunit = \"EUR\"\nperiod = \"2020\"";
    assert_eq!(
        values(keys),
        ["30 USD 2021-06", "40 USD 2021-06", "41 EUR 2020"]
    );
}

#[track_caller]
fn check_error(keys: &str, code: Code, message: &str) {
    let outcome = overridden(keys);
    let errors: Vec<_> = outcome
        .diagnostics
        .iter()
        .filter(|it| it.code == code)
        .collect();
    assert_eq!(errors.len(), 1, "{:?}", outcome.diagnostics);
    assert_eq!(errors[0].line, 1);
    assert!(errors[0].message.contains(message), "{}", errors[0]);
}

#[test]
fn an_override_that_corrects_nothing_is_an_error() {
    let dead = |month: &str, text: &str, message| {
        let keys = format!("month = \"{month}\"\ntext = \"{text}\"\nremove = true");
        check_error(&keys, Code::DeadOverride, message);
    };
    dead("2021-07", "$30", "expected a month of the archive");
    dead(
        "2021-06",
        "$31",
        "matches no figure: expected one of `$30` (line 7), `$40` (line 7)",
    );
    dead("2021-06", "$40", "matches the figures of lines 7, 9");
    let bad = |keys: &str, message| {
        let keys = format!("month = \"2021-06\"\ntext = \"$30\"\n{keys}");
        check_error(&keys, Code::BadConfig, message);
    };
    bad("", "expected either `remove = true` or a new");
    bad("measure = \"ice\"", "expected one of `price`");
    bad("period = \"May\"", "expected a year, a month or a day");
}

#[test]
fn what_an_archive_states_is_checked() {
    let messages = |description: &str| -> Vec<String> {
        let outcome = compiled(description, &[("2021-06", "Ice.")]);
        let wrong = outcome
            .diagnostics
            .iter()
            .filter(|it| it.code == Code::BadConfig);
        wrong.map(|it| it.message.clone()).collect()
    };
    let one = |keys: &str| messages(&format!("[[figures]]\n{keys}"));
    assert_eq!(one("id = \"a\"\nlabel = \"A\"\nunit = \"rope\"").len(), 0);
    assert_eq!(
        one("id = \"A b\"\nlabel = \"\"\nunit = \"\"\nwords = [\"Ice\"]").len(),
        4
    );
    assert_eq!(
        one("id = \"a\"\nlabel = \"A\"\nunit = \"ordinal\"").len(),
        1
    );
    assert_eq!(
        one("id = \"a\"\nlabel = \"A\"\nunit = \"rope\"\nmax = -1").len(),
        1
    );
    assert_eq!(
        one("id = \"a\"\nlabel = \"A\"\nunit = \"rope\"\ncolour = \"red\"").len(),
        1
    );
    assert_eq!(messages("figure_units = [\"money\"]").len(), 1);
    assert_eq!(messages("figure_masks = [\"Pier\"]").len(), 1);
}

const LETTER: &str =
    "# Letter - May 2021\n\n# Ice\n\n## Calm\n\nOn May 5 KSM rose to about $30.50.\n";

#[test]
fn check_lists_figures_with_lines_and_reasons() {
    let dir = folder(
        "figures-text",
        &[("a.md", LETTER), ("archive.toml", &rules_of_seeds())],
    );
    let dir = dir.to_str().unwrap();
    let out = run(&[dir, "--figures"]).out;
    let line = format!("  {dir}/a.md:7 `$30.50`: 30.5 USD, price, “about”, 2021-05-05\n");
    assert!(out.contains(&line), "{out}");
    assert!(out.contains("\nsame-figure: 0 cases; 0 left out"), "{out}");
    let out = run(&[dir, "--figures", "--explain"]).out;
    assert!(
        out.contains("a currency sign is before it; measure by the word `KSM`"),
        "{out}"
    );
}

#[test]
fn check_prints_figures_as_json() {
    let again = LETTER.replace("2021", "2022");
    let files = [
        ("a.md", LETTER),
        ("b.md", &again),
        ("archive.toml", &rules_of_seeds()),
    ];
    let dir = folder("figures-json", &files);
    let out = run(&[dir.to_str().unwrap(), "--format", "json"]).out;
    let object: Value = serde_json::from_str(&out).unwrap();
    let figures = object["reports"][0]["figures"].as_array().unwrap();
    let figure = figures[1].as_object().unwrap();
    let expected = [
        ("line", "7"),
        ("text", "\"$30.50\""),
        ("value", "30.5"),
        ("unit", "\"USD\""),
        ("measure", "\"price\""),
        ("qualifier", "\"about\""),
        ("forecast", "false"),
        ("period", "\"2021-05-05\""),
        ("month", "\"2021-05\""),
    ];
    for (key, value) in expected {
        assert_eq!(figure[key].to_string(), value, "{key}");
    }
    assert!(figure["id"].as_str().unwrap().starts_with("p-"));
    let difference = &object["differences"][0];
    assert_eq!(difference["class"], "same-figure");
    assert_eq!(difference["figures"][1]["month"], "2022-05");
    assert_eq!(object["left_out"]["backwards"], 0);
}
