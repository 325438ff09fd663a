//! Names: the file, what counts as a mention, and what may be missing in the file.

use crate::check::{folder, run};
use crate::support::with_topics;
use kusama_news_reader::compile::adopt::adopt;
use kusama_news_reader::compile::names::{Mentions, candidates};
use kusama_news_reader::compile::{Outcome, Source, compile, read_dir};
use kusama_news_reader::model::{Report, Words, plain_text};
use proptest::prelude::*;
use std::fs;

/// The names of most tests.
const NAMES: &str = r#"
[[names]]
name = "Old Harbour"
kind = "project"
aliases = ["Harbour"]
not = ["Harbour Seal"]

[[names]]
name = "Harbour Light"
kind = "network"

[[names]]
name = "Swift"
kind = "project"
not = ["Taylor Swift"]

[[names]]
name = "TIDE"
kind = "token"

[[names]]
name = "SubQuay"
kind = "project"

[[names]]
name = "lantern"
kind = "term"
aliases = ["signal lamp", "NFT"]

[[names]]
name = "Ada Quay"
kind = "person"
aliases = ["Dr. Quay"]

[[names]]
name = "Pier-Rope"
kind = "project"

[[names]]
name = "Škuner"
kind = "project"

[[names]]
name = "港口"
kind = "organisation"

[[names]]
name = "kelp"
kind = "project"

[[names]]
name = "Bit.Crane"
kind = "project"
"#;

/// Compiles reports, each with its month and its text below the headline.
fn compiled(names: &str, reports: &[(&str, &str)]) -> Outcome {
    let reports = reports.iter().map(|(month, text)| Source {
        path: format!("{month}.md"),
        bytes: format!("# Letter - {month} 2020\n\n# Storms\n\n{text}\n").into(),
    });
    let beside = [("archive.toml", "topics = []"), ("names.toml", names)];
    let beside = beside.into_iter().map(|(path, text)| Source {
        path: path.into(),
        bytes: text.into(),
    });
    compile(&reports.chain(beside).collect::<Vec<_>>())
}

/// Returns each mention in a report as `name: as written`, in reading order.
fn mentions(outcome: &Outcome, report: &Report) -> Vec<String> {
    let found = Mentions::find(&outcome.names, &outcome.archive);
    let mut all = Vec::new();
    let mut nth = 0;
    report.visit_texts(&mut |_, id, words| {
        let (Words::Text(text) | Words::Item(_, text)) = words else {
            return;
        };
        nth += 1;
        for (at, name) in outcome.names.iter().enumerate() {
            let of_report = found.of(at).unwrap().in_report(report.month);
            for mention in of_report.iter().flat_map(|it| &it.mentions) {
                if mention.text == id {
                    let written = &plain_text(text)[mention.range.clone()];
                    let place = (nth, mention.range.start);
                    all.push((place, format!("{}: {written}", name.label)));
                }
            }
        }
    });
    all.sort();
    all.into_iter().map(|it| it.1).collect()
}

/// Checks the mentions in a text that is written in Markdown.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let outcome = compiled(NAMES, &[("May", text)]);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    let found = mentions(&outcome, &outcome.archive.reports[0]);
    assert_eq!(found, expected, "in `{text}`");
}

#[test]
fn the_longest_name_is_mentioned_alone() {
    check(
        "They like Old Harbour, Harbour and Harbour Light there.",
        &[
            "Old Harbour: Old Harbour",
            "Old Harbour: Harbour",
            "Harbour Light: Harbour Light",
        ],
    );
    check(
        "They like the Old Harbour Light there.",
        &["Old Harbour: Old Harbour"],
    );
    check(
        "They like Harbour\nLight there.",
        &["Harbour Light: Harbour Light"],
    );
    check(
        "They like Harbour. Light is there.",
        &["Old Harbour: Harbour"],
    );
    check("They like Ada, Quay and others.", &[]);
}

#[test]
fn a_possessive_belongs_to_its_name() {
    check(
        "They like Harbour's boats and the Harbour’s ropes.",
        &["Old Harbour: Harbour's", "Old Harbour: Harbour’s"],
    );
    check(
        "They like Harbour's Light there.",
        &["Old Harbour: Harbour's"],
    );
    check("They like Harbours there.", &[]);
}

#[test]
fn a_name_needs_its_capitals() {
    check(
        "They like the harbour, SUBQUAY and Subquay there.",
        &["SubQuay: SUBQUAY", "SubQuay: Subquay"],
    );
    check(
        "They sold TIDE, Tide and $TIDE there.",
        &["TIDE: TIDE", "TIDE: TIDE"],
    );
    check("They met ada quay and Ada quay there.", &[]);
}

#[test]
fn a_name_in_small_letters_has_any() {
    check("Kelp grows; so does kelp.", &["kelp: Kelp", "kelp: kelp"]);
    check(
        "LANTERNS, a Lantern and signal lamps.",
        &[
            "lantern: LANTERNS",
            "lantern: Lantern",
            "lantern: signal lamps",
        ],
    );
    check(
        "They sold an NFT and two NFTs, no nft.",
        &["lantern: NFT", "lantern: NFTs"],
    );
}

/// "Swift" at the start of a sentence is mostly no name, because the report has "swift", too.
#[test]
fn an_ordinary_word_is_a_name_only_where_its_capital_says_so() {
    let ordinary = "A swift boat is swift, and swift again.";
    for (text, expected) in [
        ("They saw Swift sail away.", Some("Swift")),
        ("Swift boats sailed away.", None),
        ("They said: Swift boats sailed away.", None),
        ("“Swift boats sailed away,” they said.", None),
        ("Swift has sailed away.", Some("Swift")),
        ("Swift’s boats sailed away.", Some("Swift’s")),
        ("They saw Swift Boats sail away.", None),
        ("They saw SWIFT sail away.", None),
        ("They saw Taylor Swift sail away.", None),
        ("## Of Swift Boats", None),
        ("### Boats that Swift builds", Some("Swift")),
        ("BOATS OF SWIFT SAIL AWAY", None),
    ] {
        let expected: Vec<String> = expected.iter().map(|it| format!("Swift: {it}")).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(&format!("{ordinary}\n\n{text}"), &expected);
    }
}

#[test]
fn a_word_that_is_never_small_is_a_name_anywhere() {
    check(
        "Swift boats sailed away.\n\n## Of Swift Boats",
        &["Swift: Swift", "Swift: Swift"],
    );
    check("TIDE", &["TIDE: TIDE"]);
}

/// One sloppy spelling of a name does not make it an ordinary word.
#[test]
fn a_word_that_is_seldom_small_is_a_name_anywhere() {
    let often = "They saw Swift there. ".repeat(5);
    let text = format!("{often}They saw swift there. Swift boats sailed.");
    check(&text, &["Swift: Swift"; 6]);
}

/// "Storms Bring Harbour" alone does not speak of Old Harbour.
#[test]
fn a_short_form_needs_the_name_elsewhere_where_its_capital_says_nothing() {
    check("## Storms Bring Harbour", &[]);
    check(
        "## Storms Bring Harbour\n\nIt is Old Harbour.",
        &["Old Harbour: Harbour", "Old Harbour: Old Harbour"],
    );
    check(
        "Harbour fell. They like Harbour there.",
        &["Old Harbour: Harbour"; 2],
    );
}

#[test]
fn what_only_looks_like_a_name_is_none() {
    check("They saw a Harbour Seal there.", &[]);
    check(
        "They saw the Harbour Seal of Old Harbour.",
        &["Old Harbour: Old Harbour"],
    );
    check(
        "See https://harbour.example/Kelp or kelp@quay.example now.",
        &[],
    );
    check("```text\nkelp\n```\n\nMore.", &[]);
}

#[test]
fn names_may_have_hyphens_signs_and_other_letters() {
    check(
        "They use Pier-Rope, Pier Rope and Pier‑Rope’s ropes.",
        &[
            "Pier-Rope: Pier-Rope",
            "Pier-Rope: Pier Rope",
            "Pier-Rope: Pier‑Rope’s",
        ],
    );
    check(
        "A kelp-based non-Harbour rope.",
        &["kelp: kelp", "Old Harbour: Harbour"],
    );
    check(
        "They know Škuner, Skuner and S\u{30c}kuner.",
        &["Škuner: Škuner", "Škuner: Skuner", "Škuner: S\u{30c}kuner"],
    );
    check("他们在港口。", &["港口: 港口"]);
    check(
        "Dr. Quay met Ada\u{a0}Quay there.",
        &["Ada Quay: Dr. Quay", "Ada Quay: Ada\u{a0}Quay"],
    );
    check(
        "They use Bit.Crane and Bit Crane, not Bit, Crane.",
        &["Bit.Crane: Bit.Crane", "Bit.Crane: Bit Crane"],
    );
}

#[test]
fn headings_links_emphasis_and_inline_code_count() {
    check(
        "A [Harbour boat](https://a.example/kelp), **Old** Harbour and `kelp`.\n\n\
         ## Harbour Ropes\n\nBy Ada Quay, Kelp Editor\n\n| kelp |\n|--|\n| a |\n\n7. kelp",
        &[
            "Old Harbour: Harbour",
            "Old Harbour: Old Harbour",
            "kelp: kelp",
            "Old Harbour: Harbour",
            "kelp: kelp",
            "kelp: kelp",
        ],
    );
}

const MONTHS: [&str; 3] = ["January", "February", "December"];

#[test]
fn mentions_have_their_months_paragraphs_and_sentences() {
    let january = "Fog came. Dr. Quay sells kelp there! Ropes, too.";
    let texts = [january, "Harbour is calm.", "Kelp and kelp are back."];
    let reports: Vec<(&str, &str)> = MONTHS.into_iter().zip(texts).collect();
    let outcome = compiled(NAMES, &reports);
    let found = Mentions::find(&outcome.names, &outcome.archive);
    let at = |name: &str| {
        outcome
            .names
            .iter()
            .position(|it| it.label == name)
            .unwrap()
    };
    let kelp = found.of(at("kelp")).unwrap();
    let months = [kelp.first(), kelp.last()].map(|month| month.unwrap().to_string());
    assert_eq!(months, ["2020-01", "2020-12"]);
    assert_eq!(kelp.count(), 3);
    let first = &kelp.reports[0].mentions[0];
    let passage = outcome.archive.reports[0].passage(first.text).unwrap();
    let text = passage.words.plain();
    assert_eq!(&text[first.range.clone()], "kelp");
    assert_eq!(&text[first.sentence.clone()], "Dr. Quay sells kelp there!");
    let december = outcome.archive.reports[2].month;
    assert_eq!(found.in_report(december), [(at("kelp"), 2)]);
    assert!(found.has_page(&outcome.names, at("kelp")));
    // A person in one report may be invented.
    assert!(found.is_named_once(&outcome.names, at("Ada Quay")));
    assert!(!found.has_page(&outcome.names, at("Ada Quay")));
    assert!(!found.has_page(&outcome.names, at("TIDE")));
}

#[test]
fn a_silence_is_a_year_with_reports_and_without_a_mention() {
    let report = |month: &str, text: &str| Source {
        path: format!("{month}.md"),
        bytes: format!("# Letter - {month}\n\n# Storms\n\n{text}\n").into(),
    };
    let file = Source {
        path: "names.toml".into(),
        bytes: NAMES.into(),
    };
    let sources = vec![
        report("May 2020", "Kelp grows here."),
        report("May 2021", "Kelp grows here."),
        report("June 2021", "Nothing grows here."),
        report("May 2022", "Kelp grows here."),
        report("April 2023", "Nothing grows, but Harbour."),
        file,
    ];
    let outcome = compile(&with_topics(sources));
    let found = Mentions::find(&outcome.names, &outcome.archive);
    let kelp = outcome
        .names
        .iter()
        .position(|it| it.label == "kelp")
        .unwrap();
    let silences = found.silences(kelp).into_iter();
    let silences: Vec<String> = silences
        .map(|it| format!("{} {} {}", it.after, it.until, it.n_reports))
        .collect();
    assert_eq!(silences, ["2021-05 2022-05 1"]);
}

#[test]
fn a_folder_without_the_file_has_no_names() {
    let outcome = compile(&with_topics(vec![Source {
        path: "a.md".into(),
        bytes: "# Letter - May 2020\n\n# Storms\n\nHarbour.\n".into(),
    }]));
    assert_eq!(outcome.names, []);
    assert_eq!(candidates(&outcome.names, &outcome.archive), []);
}

/// The file is no report, neither for the reader nor for `adopt`, and changes nothing of the archive.
#[test]
fn the_file_is_no_report() {
    let report = "# Letter - May 2020\n\n# Storms\n\nHarbour.\n";
    let plain = folder("names-without", &[("a.md", report)]);
    let named = folder("names-with", &[("a.md", report), ("names.toml", NAMES)]);
    let (plain_sources, _) = read_dir(&plain, "letters");
    let (sources, problems) = read_dir(&named, "letters");
    assert_eq!(problems, []);
    let paths: Vec<&str> = sources.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(paths, ["letters/a.md", "letters/names.toml"]);
    let (outcome, without) = (compile(&sources), compile(&plain_sources));
    assert_eq!(outcome.archive, without.archive);
    assert_eq!(outcome.diagnostics, without.diagnostics);
    let adopted = [&plain, &named].map(|dir| adopt(dir, "letters", |_| None).unwrap());
    assert_eq!(adopted[0].description, adopted[1].description);
    assert_eq!(adopted[1].n_reports, 1);
}

#[test]
fn json_has_the_names_of_each_report() {
    let reports = [
        (
            "a.md",
            "# Letter - May 2020\n\n# Storms\n\nKelp, TIDE and kelp grow there.\n",
        ),
        ("b.md", "# Letter - June 2020\n\n# Fog\n\nNothing.\n"),
        ("names.toml", NAMES),
    ];
    let dir = folder("names-json", &reports);
    let run = run(&[dir.to_str().unwrap(), "--format", "json"]);
    let object: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let expected = serde_json::json!([
        { "name": "kelp", "count": 2 },
        { "name": "TIDE", "count": 1 },
    ]);
    assert_eq!(object["reports"][0]["names"], expected);
    assert_eq!(object["reports"][1]["names"], serde_json::json!([]));
}

/// Reports with names that the file does not have.
const UNLISTED: [&str; 3] = [
    "# Letter - May 2020\n\n# Storms\n\nThey met Ben Pier of Rope Labs there, and Kelp too. Dr. Ben \
     Pier said little of \"it\".\n\nFurthermore, a Winch was sold on Monday for 12 ROPE. Winches Turn \
     In May. Fine work.\n",
    "# Letter - June 2020\n\n# Storms\n\nThey saw Rope Labs again; Ben Pier left for KnotNet, and 9 \
     ROPE were paid. Furthermore, the winch is here. A Harbour Seal swam by.\n",
    "# Letter - July 2020\n\n# Storms\n\nThey saw KnotNet again, a Harbour Seal, and Once Seen.\n",
];

/// What the command prints can be pasted into the file: then nothing is missing.
#[test]
fn candidates_are_printed_as_entries_of_the_file() {
    let [may, june, july] = UNLISTED;
    let files = [
        ("a.md", may),
        ("b.md", june),
        ("c.md", july),
        ("names.toml", NAMES),
    ];
    let dir = folder("names-candidates", &files);
    let path = dir.to_str().unwrap();
    let found = run(&[path, "--names"]);
    assert_eq!((found.status, found.err.as_str()), (0, ""), "{}", found.out);
    let table: toml::Table = found.out.parse().unwrap();
    let entries = table["names"].as_array().unwrap().iter();
    let entries: Vec<(&str, &str)> = entries
        .map(|it| (it["name"].as_str().unwrap(), it["kind"].as_str().unwrap()))
        .collect();
    let expected = [
        ("Ben Pier", "person"),
        ("KnotNet", "project"),
        ("ROPE", "token"),
        ("Rope Labs", "organisation"),
    ];
    assert_eq!(entries, expected, "{}", found.out);
    for line in [
        "# 3 mentions in 2 months, 2020-05 to 2020-06.\n\
         # They met Ben Pier of Rope Labs there, and Kelp too.\n[[names]]\n",
        "\n# No report has these names of the file:\n#   Old Harbour; Harbour Light; Swift; TIDE;",
    ] {
        assert!(found.out.contains(line), "{}", found.out);
    }
    fs::write(dir.join("names.toml"), format!("{NAMES}\n{}", found.out)).unwrap();
    let again = run(&[path, "--names"]);
    assert_eq!((again.status, again.err.as_str()), (0, ""));
    assert!(again.out.starts_with("# 0 candidates"), "{}", again.out);
}

proptest! {
    /// Texts of any characters, and of pieces of names in any order.
    #[test]
    fn no_text_is_too_odd(
        odd in "\\PC{0,60}",
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "Harbour", "Light", "Seal", "Old", " ", "-", ".", "’s", "Swift", "swift", "港", "口",
                "\u{ad}", "\u{301}", "“", "Dr. ", "Quay", "TIDE", "s", "www.", "://", "@", "\n\n",
            ]),
            0..30,
        ),
    ) {
        let text = format!("{odd}\n\n{}", pieces.concat());
        let outcome = compiled(NAMES, &[("May", &text), ("June", &text)]);
        for report in &outcome.archive.reports {
            mentions(&outcome, report);
        }
        for candidate in candidates(&outcome.names, &outcome.archive) {
            let table: toml::Table = candidate.to_string().parse().unwrap();
            prop_assert!(table.contains_key("names"));
        }
    }

    /// A file of any text is read or reported.
    #[test]
    fn no_file_is_too_odd(odd in "\\PC{0,60}", value in "[a-z\\[\\]{}\"=,. 1\n]{0,40}") {
        for text in [odd, format!("[[names]]\nname = {value}\n"), format!("names = {value}")] {
            let outcome = compiled(&text, &[("May", "Fog.")]);
            prop_assert!(outcome.archive.reports.len() == 1);
        }
    }
}
