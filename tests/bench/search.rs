//! Measures searches on archives of several sizes.
//!
//! Run with `cargo xtask bench search`: it runs this natively and as WebAssembly, compiled with the
//! reader's profile, and then compares the figures with those of other engines. The native run
//! writes the archives and queries that the WebAssembly run reads. Files in `target/bench/` for
//! each archive:
//!
//! | file | content |
//! |---|---|
//! | `NAME.archive` | the archive in the reader's embedded format |
//! | `NAME.queries` | one query per line: its kind, the typed text, the letters of a right answer |
//! | `NAME.passages.json`, `NAME.sections.json` | the documents for other engines |
//! | `NAME.index` | the index as bytes, if it has a serialized form |
//! | `NAME.native`, `NAME.wasm` | the figures: first line for the index, then each kind of query |

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark prints its figures and has no callers"
)]

#[cfg(not(target_arch = "wasm32"))]
mod chance;
#[cfg(not(target_arch = "wasm32"))]
mod corpus;
#[cfg(not(target_arch = "wasm32"))]
mod letters;
#[cfg(not(target_arch = "wasm32"))]
mod sample;
#[cfg(not(target_arch = "wasm32"))]
mod vocabulary;

use kusama_news_reader::model::codec::decode;
use kusama_news_reader::model::{Archive, Section};
use kusama_news_reader::search::{Group, Query, SearchIndex};
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Folder of the files, relative to the top of the repository.
const FOLDER: &str = "target/bench";

/// Names of the archives, smallest first. The comparison with other engines reads this file.
const LIST: &str = "target/bench/list";

/// Number of sections that a search returns.
const N_GROUPS: usize = 30;

/// Each kind of query is repeated for this time, but at most `MOST_ROUNDS` times.
const TIME: Duration = Duration::from_millis(500);
const MOST_ROUNDS: usize = 100;

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    corpus::write_all(FOLDER.as_ref(), LIST.as_ref());
    let side = if cfg!(target_arch = "wasm32") {
        "wasm"
    } else {
        "native"
    };
    for name in fs::read_to_string(LIST).expect("a list").lines() {
        let figures = measure(name);
        println!("{name}, {side}\n{figures}");
        fs::write(format!("{FOLDER}/{name}.{side}"), figures).expect("a writable folder");
    }
}

/// Returns the figures of an archive as tab-separated lines.
fn measure(name: &str) -> String {
    let bytes = fs::read(format!("{FOLDER}/{name}.archive")).expect("an archive");
    let archive = decode(&bytes).expect("an archive of this version");
    let builds: Vec<Duration> = (0..3)
        .map(|_| time(|| SearchIndex::build(&archive)))
        .collect();
    let index = SearchIndex::build(&archive);
    let mut figures = format!("build\t{}\n", milliseconds(quantile(builds, 50)));
    let queries = fs::read_to_string(format!("{FOLDER}/{name}.queries")).expect("queries");
    let queries: Vec<[&str; 3]> = queries.lines().filter_map(|line| fields(line)).collect();
    for of_kind in queries.chunk_by(|one, other| one[0] == other[0]) {
        figures += &measure_kind(of_kind, &index, &archive);
    }
    figures
}

/// Returns the kind, the number of queries, the median and 95th percentile in milliseconds, the
/// number of queries with answers, and the number with a right answer among the first three.
fn measure_kind(queries: &[[&str; 3]], index: &SearchIndex, archive: &Archive) -> String {
    let search = |typed: &str| index.search(&Query::parse(typed, &archive.topics), N_GROUPS);
    let (mut n_answered, mut n_right) = (0, 0);
    for [_, typed, wanted] in queries {
        let groups = search(typed).groups;
        n_answered += usize::from(!groups.is_empty());
        let is_right = |group: &Group| letters_of(group, archive).contains(wanted);
        n_right += usize::from(groups.iter().take(3).any(is_right));
    }
    let mut times = Vec::new();
    let start = Instant::now();
    for _ in 0..MOST_ROUNDS {
        times.extend(
            queries
                .iter()
                .map(|[_, typed, _]| time(|| search(black_box(typed)))),
        );
        if start.elapsed() > TIME {
            break;
        }
    }
    let kind = queries.first().map_or("", |query| query[0]);
    let (p50, p95) = (quantile(times.clone(), 50), quantile(times, 95));
    let (p50, p95) = (milliseconds(p50), milliseconds(p95));
    let n = queries.len();
    let mut line = String::new();
    _ = writeln!(line, "{kind}\t{n}\t{p50}\t{p95}\t{n_answered}\t{n_right}");
    line
}

/// Returns the letters and digits of a group's first snippet and its headings.
fn letters_of(group: &Group, archive: &Archive) -> String {
    let hit = group.hits.first().expect("a group has hits");
    let passage = group.passage(hit, archive).expect("a hit has its passage");
    let report = archive.report(group.month).expect("a report");
    let section = group.section.and_then(|number| report.sections.get(number));
    let texts = section.map_or_else(|| report.head_texts(), Section::texts);
    // A heading hit shows other words than those of the heading itself.
    let own = texts.iter().find(|text| text.id == passage.target);
    let headings = texts.first().into_iter().chain(own);
    let text: String = headings.map(|heading| heading.text.as_str()).collect();
    let letters = text.chars().chain(passage.text.chars());
    let letters = letters.filter(|character| character.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn fields(line: &str) -> Option<[&str; 3]> {
    let mut fields = line.split('\t');
    Some([fields.next()?, fields.next()?, fields.next()?])
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn quantile(mut times: Vec<Duration>, percent: usize) -> Duration {
    times.sort();
    let last = times.len().saturating_sub(1);
    times.get(last * percent / 100).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> String {
    format!("{:.4}", time.as_secs_f64() * 1e3)
}
