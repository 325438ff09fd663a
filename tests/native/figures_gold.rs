//! Compares figures with those listed by hand, if `READER_ARCHIVE` names the archive that they are of.
//!
//! `tests/fixtures/figures/gold.toml` lists money, per cent, ordinals and counts by month, line and value,
//! and the groups of the same figure. It has no sentence of the reports. Those that readers may differ on
//! are `optional`, and count for nothing. Days are not listed.

use crate::archive::archive_dir;
use crate::figures::rules_of_seeds;
use crate::foreign::{compiled, descriptions, foreign};
use crate::support::report_words;
use kusama_news_reader::compile::figures::{Figure, Figures, Kind};
use kusama_news_reader::compile::{CONFIG_FILE, Source, compile, read_dir};
use kusama_news_reader::model::DifferenceClass;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The list.
const GOLD: &str = include_str!("../fixtures/figures/gold.toml");

#[derive(Deserialize)]
struct Gold {
    figure: Vec<Listed>,
    same: Vec<Group>,
}

#[derive(Clone, Deserialize)]
struct Listed {
    month: String,
    line: u32,
    value: f64,
    unit: String,
    measure: String,
    kind: String,
    period: String,
    #[serde(default)]
    optional: bool,
    id: String,
}

#[derive(Deserialize)]
struct Group {
    figures: Vec<Member>,
}

#[derive(Deserialize)]
struct Member {
    month: String,
    line: u32,
}

/// Right cases and all cases.
#[derive(Clone, Copy, Default)]
struct Share {
    n_right: usize,
    n_all: usize,
}

impl Share {
    fn add(&mut self, is_right: bool) {
        self.n_right += usize::from(is_right);
        self.n_all += 1;
    }

    fn is_at_least(self, percent: usize) -> bool {
        self.n_right * 100 >= self.n_all * percent
    }

    fn print(self, what: &str) {
        println!("  {what:<34} {:>4} of {:>4}", self.n_right, self.n_all);
    }
}

/// Compiles the reports with the measures of the seeds.
fn figures(dir: &Path) -> Figures {
    let (mut sources, problems) = read_dir(&dir.join("reports"), "reports");
    assert_eq!(problems, []);
    sources.push(Source {
        path: format!("reports/{CONFIG_FILE}"),
        bytes: rules_of_seeds().into(),
    });
    compile(&sources).figures
}

/// Pairs each listed figure with a found one, and returns the found ones that are left.
fn pair<'a>(gold: &Gold, figures: &'a Figures) -> (Vec<Option<&'a Figure>>, Vec<&'a Figure>) {
    let all = figures.reports.values().flat_map(|report| &report.figures);
    let mut left: Vec<&Figure> = all.filter(|figure| figure.kind != Kind::Date).collect();
    let mut pairs = Vec::new();
    for listed in &gold.figure {
        let is_same = |figure: &&Figure| {
            let place = (figure.month.to_string(), figure.line);
            place == (listed.month.clone(), listed.line)
                && (figure.value - listed.value).abs() < 1e-9 * listed.value.max(1.0)
                && figure.unit == listed.unit
        };
        let at = left.iter().position(is_same);
        pairs.push(at.map(|at| left.remove(at)));
    }
    (pairs, left)
}

fn measure(figure: &Figure) -> &str {
    figure.measure.as_deref().unwrap_or("none")
}

/// Returns the months and lines of each group of the same figure.
fn groups(figures: &Figures) -> BTreeSet<BTreeSet<(String, u32)>> {
    let same = figures
        .differences
        .iter()
        .filter(|it| it.class == DifferenceClass::SameFigure);
    let places = same.map(|difference| {
        let own = difference
            .figures
            .iter()
            .filter_map(|place| figures.get(*place));
        own.map(|figure| (figure.month.to_string(), figure.line))
            .collect()
    });
    places.collect()
}

/// What was compared.
#[derive(Default)]
struct Scores<'a> {
    recall: Share,
    kinds: BTreeMap<&'a str, Share>,
    measures: Share,
    prices: Share,
    months: Share,
    periods: Share,
    ids: Share,
    n_false_prices: usize,
}

impl<'a> Scores<'a> {
    fn compare(&mut self, listed: &'a Listed, found: Option<&Figure>) {
        self.recall.add(found.is_some());
        self.kinds
            .entry(&listed.kind)
            .or_default()
            .add(found.is_some());
        let own = found.map(measure);
        let place = format!("{}:{} {}", listed.month, listed.line, listed.value);
        if listed.measure == "price" {
            self.prices.add(own == Some("price"));
        } else {
            self.n_false_prices += usize::from(own == Some("price"));
        }
        let Some(found) = found else {
            println!("  missed: {place} {}", listed.unit);
            return;
        };
        self.measures.add(measure(found) == listed.measure);
        if measure(found) != listed.measure {
            println!(
                "  measure {} for {}: {place}",
                measure(found),
                listed.measure
            );
        }
        let period = found.period.to_string();
        if period != listed.period {
            println!("  period {period} for {}: {place}", listed.period);
        }
        let month = |period: &str| period.get(..7).unwrap_or(period).to_owned();
        self.months.add(month(&period) == month(&listed.period));
        self.periods.add(period == listed.period);
        self.ids.add(found.id.to_string() == listed.id);
    }

    fn print(&self) {
        self.recall.print("recall");
        for (kind, share) in &self.kinds {
            share.print(&format!("recall of {kind}"));
        }
        self.measures.print("measure");
        self.prices.print("prices found");
        println!("  {} false prices", self.n_false_prices);
        self.months.print("month of validity");
        self.periods.print("period, with its day");
        self.ids.print("paragraph");
    }
}

#[test]
fn figures_are_those_listed_by_hand() {
    let Some(dir) = archive_dir("figures") else {
        return;
    };
    let gold: Gold = toml::from_str(GOLD).unwrap();
    let figures = figures(&dir);
    let (pairs, left) = pair(&gold, &figures);
    let mut scores = Scores::default();
    for (listed, found) in gold
        .figure
        .iter()
        .zip(&pairs)
        .filter(|(it, _)| !it.optional)
    {
        scores.compare(listed, *found);
    }
    for figure in &left {
        let place = format!("{}:{} `{}`", figure.month, figure.line, figure.text);
        println!("  false: {place}, {} {}", figure.value, figure.unit);
        scores.n_false_prices += usize::from(measure(figure) == "price");
    }
    let precision = Share {
        n_right: scores.recall.n_right,
        n_all: scores.recall.n_right + left.len(),
    };
    precision.print("precision");
    scores.print();
    assert!(precision.is_at_least(97) && scores.recall.is_at_least(90));
    assert!(scores.prices.is_at_least(95));
    assert_eq!(scores.n_false_prices, 0);
    assert!(scores.measures.is_at_least(95));
    assert!(scores.months.is_at_least(94) && scores.ids.is_at_least(100));
}

#[test]
fn groups_of_the_same_figure_are_those_listed_by_hand() {
    let Some(dir) = archive_dir("the same figure again") else {
        return;
    };
    let gold: Gold = toml::from_str(GOLD).unwrap();
    let members = |group: &Group| {
        let own = group.figures.iter();
        own.map(|it| (it.month.clone(), it.line)).collect()
    };
    let listed: BTreeSet<BTreeSet<(String, u32)>> = gold.same.iter().map(members).collect();
    let found = groups(&figures(&dir));
    let same = Share {
        n_right: found.intersection(&listed).count(),
        n_all: found.union(&listed).count(),
    };
    same.print("groups of the same figure");
    assert!(same.is_at_least(90));
}

/// Reports of other sites state no measures. Even if all their money and per cent were none, there would
/// be at most two false figures in 1,000 words.
#[test]
fn other_archives_have_few_figures_without_measures() {
    let Some(dir) = foreign("figures of other archives") else {
        return;
    };
    let (mut n_words, mut n_figures, mut n_days) = (0, 0, 0);
    for (name, description) in descriptions() {
        let (_, outcome) = compiled(&dir, &name, &description);
        let reports = outcome.archive.reports.iter();
        n_words += reports
            .map(|report| report_words(report).len())
            .sum::<usize>();
        let figures = outcome.figures.reports.values().flat_map(|it| &it.figures);
        let (days, others): (Vec<_>, Vec<_>) = figures.partition(|it| it.kind == Kind::Date);
        n_days += days.len();
        n_figures += others.len();
    }
    println!("  {n_words} words: {n_figures} of money and per cent, {n_days} days");
    assert!(n_figures * 1000 <= 2 * n_words);
}
