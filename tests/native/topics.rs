//! Tests of topic evaluation: figures, fitted weights, and an archive's own topics, on short
//! letters of two years.

use crate::check::{folder, run};
use core::fmt::Write as _;
use kusama_news_reader::compile::topic_model::Cues;
use kusama_news_reader::compile::training::evaluation::{Evaluation, Figures, Label, Miss};
use kusama_news_reader::compile::{CONFIG_FILE, Source, compile};
use kusama_news_reader::model::{Archive, TopicId, plain_text};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Weights before training. They are wrong for `herring` and `gale`.
const CONFIG: &str = r#"
title = "Harbour Letter"

[evidence]
heading_factor = 1.0
body_factor = 2.0
body_reserve = 1.0
also_share = 2.0

[[topics]]
id = "ships"
label = "Ships"
heading_words = ["ship 4"]
body_words = ["mast 1", "gale 0.1", "herring 0.1"]

[[topics]]
id = "fish"
label = "Fish"
heading_words = ["fish 4"]
body_words = ["net. 1"]

[[topics]]
id = "weather"
label = "Weather"
body_words = ["fog 2"]
"#;

/// Line and topic of each section of a letter.
const SECTIONS: [(u32, &str); 3] = [(7, "weather"), (11, "fish"), (15, "ships")];

const MONTHS: [(&str, &str); 4] = [
    ("01", "January"),
    ("02", "February"),
    ("03", "March"),
    ("04", "April"),
];

/// Returns a letter with three sections, each a heading with a text.
fn letter(month: &str, sections: [(&str, &str); 3]) -> Source {
    let mut text = format!("# Harbour Letter - {month}\n\n# Calm\n\nA calm month.\n");
    for (heading, body) in sections {
        write!(text, "\n## {heading}\n\n{body}\n").unwrap();
    }
    Source {
        path: format!("{month}.md"),
        bytes: text.into_bytes(),
    }
}

fn description(text: &str) -> Source {
    Source {
        path: CONFIG_FILE.into(),
        bytes: text.into(),
    }
}

/// Returns letters of two years. Both mention herrings, only the first year has a gale.
fn sources() -> Vec<Source> {
    let mut sources = vec![description(CONFIG)];
    for (year, sky) in [("2020", "A gale blew."), ("2021", "All was fog.")] {
        for (_, month) in MONTHS {
            let sections = [
                ("Above", sky),
                ("Below", "A herring came."),
                ("Ships", "A mast."),
            ];
            sources.push(letter(&format!("{month} {year}"), sections));
        }
    }
    sources
}

fn label(month: &str, line: u32, topic: &str) -> Label {
    Label {
        month: month.parse().unwrap(),
        line,
        heading: format!("line {line}"),
        topic: topic.into(),
        ..Label::default()
    }
}

fn labels() -> Vec<Label> {
    let mut labels = Vec::new();
    for year in ["2020", "2021"] {
        for (month, _) in MONTHS {
            let of = |(line, topic)| label(&format!("{year}-{month}"), line, topic);
            labels.extend(SECTIONS.map(of));
        }
    }
    labels
}

fn evaluation() -> Evaluation {
    Evaluation::new(&sources(), &labels()).expect("known topics")
}

fn ids<const N: usize>(archive: &Archive, slugs: [&str; N]) -> Vec<TopicId> {
    let id = |slug| archive.topic_by_slug(slug).expect("a topic");
    slugs.map(id).to_vec()
}

/// Rows are labeled topics, columns assigned topics.
#[track_caller]
fn assert_confusion(figures: &Figures, expected: [[u32; 3]; 3]) {
    assert_eq!(figures.confusion, expected);
    let n_right: u32 = (0..3).map(|topic| expected[topic][topic]).sum();
    assert_eq!((figures.n_right, figures.n_labeled), (n_right, 24));
    assert_eq!(figures.misses.len(), usize::try_from(24 - n_right).unwrap());
}

#[test]
fn what_is_shown_are_the_weights_of_the_archive() {
    let figures = evaluation().as_shown();
    assert_confusion(&figures, [[8, 0, 0], [8, 0, 0], [4, 0, 4]]);
}

#[test]
fn labels_of_all_years_teach_every_word_in_training() {
    let figures = evaluation().in_training();
    assert_confusion(&figures, [[8, 0, 0], [0, 8, 0], [0, 0, 8]]);
}

/// Words that only one year's letters use cannot be learned from the other year.
#[test]
fn a_year_that_is_held_out_teaches_nothing_about_itself() {
    let evaluation = evaluation();
    let figures = evaluation.held_out();
    assert_confusion(&figures, [[8, 0, 0], [0, 8, 0], [4, 0, 4]]);
    let archive = evaluation.archive();
    let miss = |(month, _)| Miss {
        month: format!("2020-{month}").parse().unwrap(),
        line: 7,
        heading: "line 7".into(),
        labeled: ids(archive, ["weather"]),
        given: ids(archive, ["ships"]),
        is_close: false,
    };
    let expected: Vec<Miss> = MONTHS.into_iter().map(miss).collect();
    assert_eq!(figures.misses, expected);
}

#[test]
fn misses_name_what_was_labeled_and_what_was_given() {
    let close = Label {
        also: vec!["ships".into(), "fish".into()],
        is_close: true,
        ..label("2020-01", 7, "weather")
    };
    let labels = [close, label("2020-01", 8, "fish")];
    let evaluation = Evaluation::new(&sources(), &labels).expect("known topics");
    let archive = evaluation.archive();
    let miss = |line, heading: &str, labeled, given| Miss {
        month: "2020-01".parse().unwrap(),
        line,
        heading: heading.into(),
        labeled,
        given,
        is_close: line == 7,
    };
    let (fish, ships) = (ids(archive, ["fish"]), ids(archive, ["ships"]));
    let all = ids(archive, ["weather", "ships", "fish"]);
    let expected = [
        miss(7, "line 7", all, ships.clone()),
        // A label without a section, and a section without a label.
        miss(8, "line 8", fish, vec![]),
        miss(11, "Below", vec![], ships.clone()),
        miss(15, "Ships", vec![], ships),
    ];
    let figures = evaluation.as_shown();
    assert_eq!(figures.misses, expected);
    assert_eq!((figures.n_right, figures.n_right_or_close), (0, 1));
}

/// Returns the folder of the letters and the file of the labels.
fn written(name: &str) -> (PathBuf, PathBuf) {
    let mut of_month: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for label in labels() {
        let section = json!({
            "line": label.line,
            "heading": label.heading,
            "topic": label.topic,
            "remark": "for people",
        });
        let month = label.month.to_string();
        of_month.entry(month).or_default().push(section);
    }
    let report = |(month, sections)| json!({ "month": month, "sections": sections });
    let reports: Vec<Value> = of_month.into_iter().map(report).collect();
    let labels = Value::from(reports).to_string();
    let sources = sources();
    let texts: Vec<(&str, &str)> = sources
        .iter()
        .map(|source| (&*source.path, str::from_utf8(&source.bytes).unwrap()))
        .chain([("labels.json", &*labels)])
        .collect();
    let dir = folder(name, &texts);
    let labels = dir.join("labels.json");
    (dir, labels)
}

#[test]
fn the_command_prints_the_figures_and_the_confusion() {
    let (dir, labels) = written("evaluate");
    let arguments = [
        dir.to_str().unwrap(),
        "--evaluate",
        labels.to_str().unwrap(),
    ];
    let run = run(&arguments);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for part in [
        "\nHELD OUT: each of 2020, 2021, with weights fitted to the other years\n  \
         first topic right                20 of   24   83.3 %\n",
        "\nHELD OUT, labeled topics (down) and given ones (across)\n                    \
         ships       fish    weather\n  \
         ships                 8          0          0\n  \
         fish                  0          8          0\n  \
         weather               4          0          4\n",
        "\nHELD OUT, first topic wrong\n  \
         2020-01:7 `line 7`: labeled weather; given ships\n",
    ] {
        assert!(run.out.contains(part), "{part}\nis not in\n{}", run.out);
    }
}

/// The output is the fitted weights in the format of `archive.toml`.
#[test]
fn the_command_prints_fitted_weights_as_a_description() {
    let (dir, labels) = written("fit");
    let arguments = [dir.to_str().unwrap(), "--fit", labels.to_str().unwrap()];
    let run = run(&arguments);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let printed: toml::Table = run.out.parse().expect("TOML");
    let topics = printed["topics"].as_array().unwrap();
    let evaluation = evaluation();
    let fitted = evaluation.fit();
    assert_eq!(topics.len(), fitted.len());
    for (topic, cues) in topics.iter().zip(&fitted) {
        assert_eq!(&read(topic), cues, "{topic}");
    }
    // `herring` moved from one topic to another.
    assert!(fitted[1].body["herring"] > 0.0, "{fitted:?}");

    let mut config: toml::Table = CONFIG.parse().unwrap();
    for topic in config["topics"].as_array_mut().unwrap() {
        let id = topic["id"].clone();
        let fitted = topics.iter().find(|it| it["id"] == id).unwrap();
        let fitted = fitted.as_table().unwrap().clone();
        topic.as_table_mut().unwrap().extend(fitted);
    }
    let mut sources = sources();
    sources[0] = description(&config.to_string());
    let figures = Evaluation::new(&sources, &self::labels()).expect("known topics");
    assert_eq!(figures.as_shown(), evaluation.in_training());
}

/// Parses a topic's cues from the output of `--fit`.
fn read(topic: &toml::Value) -> Cues {
    let words = |key: &str| -> BTreeMap<String, f64> {
        let words = topic[key].as_array().unwrap().iter();
        let split = words.map(|word| word.as_str().unwrap().split_once(' ').unwrap());
        split
            .map(|(word, weight)| (word.to_owned(), weight.parse().unwrap()))
            .collect()
    };
    let place = |name: &str| {
        let position = topic.get("position");
        position.map_or(0.0, |position| position[name].as_float().unwrap())
    };
    Cues {
        heading: words("heading_words"),
        body: words("body_words"),
        opening: place("opening"),
        last: place("last"),
        can_be_further: true,
        sums_up: false,
    }
}

/// Topics unknown to the defaults, recognized by heading words alone.
const OWN_TOPICS: &str = r#"
title = "Harbour Letter"

[[topics]]
id = "ships"
label = "Ships"
heading_words = ["ship", "mast"]

[[topics]]
id = "fish"
label = "Fish"
heading_words = ["fish", "herring"]

[[topics]]
id = "weather"
label = "Weather"
heading_words = ["gale", "fog"]
"#;

/// Returns the heading and topic of each section of a letter.
fn outlined(config: &str, letter: &str) -> Vec<(String, String)> {
    let letter = Source {
        path: "letter.md".into(),
        bytes: letter.into(),
    };
    let outcome = compile(&[description(config), letter]);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    let archive = outcome.archive;
    let one = |section: &kusama_news_reader::model::Section| {
        let topic = archive.topic(section.topic).expect("a topic");
        (plain_text(&section.heading.text), topic.slug.clone())
    };
    archive.reports[0].sections.iter().map(one).collect()
}

#[test]
fn own_topics_are_told_by_their_own_words() {
    let letter = "# Harbour Letter - May 2020\n\n# Calm\n\nText.\n\n## A Day of Fog\n\n\
        Validators voted.\n\n## Masts in Port\n\nThe price rose.\n\n## Herrings Again\n\nText.\n";
    let expected = [
        ("A Day of Fog", "weather"),
        ("Masts in Port", "ships"),
        ("Herrings Again", "fish"),
    ];
    let expected = expected.map(|(heading, topic)| (heading.to_owned(), topic.to_owned()));
    assert_eq!(outlined(OWN_TOPICS, letter), expected);
}

/// Recognizes sections by the archive's own words, not by the defaults.
#[test]
fn own_words_tell_sections_from_subheadings() {
    let below = |headings: [&str; 3]| {
        let mut letter =
            "# Harbour Letter - May 2020\n\n# Calm\n\nText.\n\n## The Month\n".to_owned();
        for heading in headings {
            write!(letter, "\n### {heading}\n\nText.\n").unwrap();
        }
        outlined(OWN_TOPICS, &letter)
    };
    assert_eq!(below(["Fog", "Masts", "Herrings"]).len(), 4);
    assert_eq!(below(["Governance", "Price", "Parachains"]).len(), 1);
}
