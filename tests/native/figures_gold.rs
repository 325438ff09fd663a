//! Compares figures with those listed by hand, if `READER_ARCHIVE` names the archive that they are of.
//!
//! `tests/fixtures/figures/gold.toml` lists money, per cent, ordinals and counts by month, line and value,
//! and the groups of the same figure. It has no sentence of the reports. Those that readers may differ on
//! are `optional`, and count for nothing. Days are not listed.

use crate::archive::archive_dir;
use crate::figures::rules_of_seeds;
use kusama_news_reader::compile::figures::{Class, Figure, Figures, Kind};
use kusama_news_reader::compile::{CONFIG_FILE, Source, compile, read_dir};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

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
        .filter(|it| it.class == Class::SameFigure);
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

#[test]
fn figures_are_those_listed_by_hand() {
    let Some(dir) = archive_dir("figures") else {
        return;
    };
    let gold = include_str!("../fixtures/figures/gold.toml");
    let gold: Gold = toml::from_str(gold).unwrap();
    let figures = figures(&dir);
    let (pairs, left) = pair(&gold, &figures);
    let mut recall = Share::default();
    let mut kinds: BTreeMap<&str, Share> = BTreeMap::new();
    let [mut measures, mut prices, mut months, mut periods, mut ids] = [Share::default(); 5];
    let mut false_prices = left
        .iter()
        .filter(|figure| measure(figure) == "price")
        .count();
    for (listed, found) in gold.figure.iter().zip(&pairs) {
        if listed.optional {
            continue;
        }
        recall.add(found.is_some());
        kinds.entry(&listed.kind).or_default().add(found.is_some());
        let own = found.map(measure);
        if listed.measure == "price" {
            prices.add(own == Some("price"));
        }
        let Some(found) = found else {
            println!(
                "  missed: {}:{} {} {}",
                listed.month, listed.line, listed.value, listed.unit
            );
            continue;
        };
        false_prices += usize::from(own == Some("price") && listed.measure != "price");
        measures.add(own == Some(&*listed.measure));
        if own != Some(&*listed.measure) {
            println!(
                "  measure {} for {}: {}:{} {}",
                measure(found),
                listed.measure,
                listed.month,
                listed.line,
                listed.value
            );
        }
        let period = found.period.to_string();
        let month = |period: &str| period.get(..7).unwrap_or(period).to_owned();
        months.add(month(&period) == month(&listed.period));
        periods.add(period == listed.period);
        if period != listed.period {
            println!(
                "  period {period} for {}: {}:{} {}",
                listed.period, listed.month, listed.line, listed.value
            );
        }
        ids.add(found.id.to_string() == listed.id);
    }
    for figure in &left {
        println!(
            "  false: {}:{} `{}`, {} {}",
            figure.month, figure.line, figure.text, figure.value, figure.unit
        );
    }
    let n_found = recall.n_right + left.len();
    let precision = Share {
        n_right: recall.n_right,
        n_all: n_found,
    };
    let listed: BTreeSet<BTreeSet<(String, u32)>> = gold
        .same
        .iter()
        .map(|group| {
            group
                .figures
                .iter()
                .map(|it| (it.month.clone(), it.line))
                .collect()
        })
        .collect();
    let found = groups(&figures);
    let same = Share {
        n_right: found.intersection(&listed).count(),
        n_all: found.union(&listed).count(),
    };
    precision.print("precision");
    recall.print("recall");
    for (kind, share) in &kinds {
        share.print(&format!("recall of {kind}"));
    }
    measures.print("measure");
    prices.print("prices found");
    println!("  {false_prices} false prices");
    months.print("month of validity");
    periods.print("period, with its day");
    ids.print("paragraph");
    same.print("groups of the same figure");
    assert!(precision.is_at_least(97) && recall.is_at_least(90));
    assert!(prices.is_at_least(95));
    assert_eq!(false_prices, 0);
    assert!(months.is_at_least(94) && same.is_at_least(90));
    assert!(ids.is_at_least(100));
}
