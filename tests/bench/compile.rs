//! Measures how long archives of several sizes take to compile, and how long it takes to find names
//! in them. If growth is linear, twice the reports take twice the time.
//!
//! Run with `cargo xtask bench`. The figures are for comparison by people, on a quiet machine; slow
//! results do not fail.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark prints its figures and has no callers"
)]

mod chance;
mod letters;
mod vocabulary;

use chance::Chance;
use kusama_news_reader::compile::names::Mentions;
use kusama_news_reader::compile::{Level, NAMES_FILE, Source, compile};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Numbers of reports to compile: up to about 216 years of them.
const SIZES: [usize; 4] = [325, 650, 1_300, 2_600];

/// Number of names to find.
const N_NAMES: usize = 300;

/// Number of runs per size.
const ROUNDS: usize = 5;

fn main() {
    let most = SIZES.into_iter().max().unwrap_or_default();
    let sources = letters::write(most);
    let reports = sources.iter().filter(|source| source.is_report());
    let n_bytes: usize = reports.map(|source| source.bytes.len()).sum();
    println!(
        "{most} reports of {} bytes each, the median of {ROUNDS} rounds:\n",
        n_bytes / most.max(1)
    );
    println!("reports   seconds   to the size before   microseconds a report");
    let mut before: Option<Duration> = None;
    let mut medians = Vec::new();
    for size in SIZES {
        let median = median(&letters::write(size));
        let ratio = before.map_or_else(
            || "-".to_owned(),
            |before| format!("{:.2}", median.as_secs_f64() / before.as_secs_f64()),
        );
        let each = median / u32::try_from(size).expect("a small number");
        println!(
            "{size:>7} {:>9.3} {ratio:>20} {:>23}",
            median.as_secs_f64(),
            each.as_micros()
        );
        before = Some(median);
        medians.push(median);
    }
    println!("\nreports   seconds to find {N_NAMES} names   share of compiling");
    for (size, median) in SIZES.into_iter().zip(medians) {
        print_names(size, median);
    }
}

/// Prints how long it takes to find names, beside the time of compiling, `whole`.
fn print_names(size: usize, whole: Duration) {
    let mut sources = letters::write(size);
    sources.push(names());
    let outcome = compile(&sources);
    assert_eq!(outcome.names.len(), N_NAMES);
    let mut times = [Duration::ZERO; ROUNDS].map(|_| {
        let start = Instant::now();
        black_box(Mentions::find(&outcome.names, &outcome.archive));
        start.elapsed()
    });
    times.sort();
    let median = times.get(ROUNDS / 2).copied().unwrap_or_default();
    let share = 100.0 * median.as_secs_f64() / whole.as_secs_f64();
    println!("{size:>7} {:>27.3} {share:>18.1} %", median.as_secs_f64());
}

/// Returns a file of names: terms, names with a capital, and names of two words, all from the words
/// of the reports.
fn names() -> Source {
    let mut chance = Chance(1);
    let mut known = BTreeSet::new();
    let mut text = String::new();
    while known.len() < N_NAMES {
        let mut word = || vocabulary::word(|end| chance.below(end));
        let name = match known.len() % 3 {
            0 => word(),
            1 => letters::capital(&word()),
            _ => format!("{} {}", word(), word()),
        };
        if known.insert(name.to_lowercase()) {
            _ = write!(text, "[[names]]\nname = \"{name}\"\nkind = \"project\"\n");
        }
    }
    Source {
        path: format!("letters/{NAMES_FILE}"),
        bytes: text.into_bytes(),
    }
}

fn median(sources: &[Source]) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS).map(|_| time(sources)).collect();
    times.sort();
    times.get(ROUNDS / 2).copied().unwrap_or_default()
}

fn time(sources: &[Source]) -> Duration {
    let start = Instant::now();
    let outcome = compile(black_box(sources));
    let time = start.elapsed();
    // Rejected reports would distort the figures.
    let n_reports = sources.iter().filter(|source| source.is_report()).count();
    assert_eq!(outcome.archive.reports.len(), n_reports);
    let errors = outcome.diagnostics.iter();
    let mut errors = errors.filter(|problem| problem.level() == Level::Error);
    assert_eq!(errors.next(), None);
    black_box(outcome);
    time
}
