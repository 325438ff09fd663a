//! The names of `seeds/names.toml` in a larger archive, if `READER_ARCHIVE` names one, compared with
//! mentions that a person counted: `tests/fixtures/names/gold.toml`.

use crate::archive::archive_dir;
use crate::support::with_topics;
use kusama_news_reader::compile::names::{Mentions, Name, NameMentions};
use kusama_news_reader::compile::{NAMES_FILE, Outcome, Source, compile, read_dir};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Counted mentions.
#[derive(Deserialize)]
struct Gold {
    name: Vec<GoldName>,
}

#[derive(Deserialize)]
struct GoldName {
    name: String,
    #[serde(default)]
    everywhere: bool,
    mentions: BTreeMap<String, usize>,
}

/// Mentions of names, counted and found.
#[derive(Debug, Default)]
struct Score {
    right: usize,
    missed: usize,
    wrong: usize,
    /// Number of first and last months.
    ends: usize,
    right_ends: usize,
}

impl Score {
    fn f1(&self) -> f64 {
        let right = 2.0 * count(self.right);
        right / (right + count(self.missed + self.wrong))
    }

    fn share_of_ends(&self) -> f64 {
        count(self.right_ends) / count(self.ends)
    }

    /// Adds a name, and prints where it differs.
    fn add(
        &mut self,
        name: &str,
        counted: &BTreeMap<String, usize>,
        found: &BTreeMap<String, usize>,
    ) {
        let ends = |months: &BTreeMap<String, usize>| {
            let (first, last) = (months.keys().next(), months.keys().next_back());
            [first.cloned(), last.cloned()]
        };
        self.ends += 2;
        let pairs = ends(counted).into_iter().zip(ends(found));
        self.right_ends += pairs.filter(|(one, other)| one == other).count();
        let mut months: Vec<&String> = counted.keys().chain(found.keys()).collect();
        months.sort();
        months.dedup();
        for month in months {
            let of = |counts: &BTreeMap<String, usize>| counts.get(month).copied().unwrap_or(0);
            let (expected, found) = (of(counted), of(found));
            self.right += expected.min(found);
            self.missed += expected.saturating_sub(found);
            self.wrong += found.saturating_sub(expected);
            if expected != found {
                println!("  {name} {month}: {found} found, {expected} counted");
            }
        }
    }
}

#[test]
fn names_of_the_archive_are_found_where_a_person_counted_them() {
    let Some(dir) = archive_dir("names") else {
        return;
    };
    let outcome = compiled(&dir);
    let found = Mentions::find(&outcome.names, &outcome.archive);
    let gold: Gold = toml::from_str(include_str!("../fixtures/names/gold.toml")).unwrap();
    let (mut pages, mut everywhere) = (Score::default(), Score::default());
    for name in &gold.name {
        let score = if name.everywhere {
            &mut everywhere
        } else {
            &mut pages
        };
        let at = outcome.names.iter().position(|it| is_of(it, &name.name));
        let counts = at.and_then(|at| found.of(at)).map(counts);
        score.add(&name.name, &name.mentions, &counts.unwrap_or_default());
    }
    for (what, score) in [
        ("names with a page", &pages),
        ("names everywhere", &everywhere),
    ] {
        let (f1, ends) = (score.f1(), score.share_of_ends());
        println!("{what}: F1 {f1:.4}, first and last month {ends:.4}, {score:?}");
    }
    assert!(pages.share_of_ends() >= 0.98, "first and last months");
    assert!(pages.f1() >= 0.97, "mentions");
}

/// Compiles the reports of the archive with the names of the seeds.
fn compiled(dir: &Path) -> Outcome {
    let (mut sources, problems) = read_dir(&dir.join("reports"), "reports");
    assert_eq!(problems, []);
    sources.retain(|source| !source.is(NAMES_FILE));
    sources.push(Source {
        path: format!("reports/{NAMES_FILE}"),
        bytes: include_bytes!("../../seeds/names.toml").into(),
    });
    let outcome = compile(&with_topics(sources));
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    outcome
}

fn is_of(name: &Name, counted: &str) -> bool {
    let counted = counted.to_lowercase();
    name.spellings().any(|it| it.to_lowercase() == counted)
}

fn counts(mentions: &NameMentions) -> BTreeMap<String, usize> {
    let reports = mentions.reports.iter();
    reports
        .map(|report| (report.month.to_string(), report.mentions.len()))
        .collect()
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap())
}
