//! How long searches take on archives of several sizes.
//!
//! Run with `cargo xtask bench search`, which runs it natively and as WebAssembly, compiled as the
//! reader is, and then compares the figures with those of other engines. Natively it writes the
//! archives and the queries first; as WebAssembly it finds them written. What it leaves in
//! `target/bench/`, for each archive:
//!
//! | file | holds |
//! |---|---|
//! | `NAME.archive` | the archive, as the reader embeds it |
//! | `NAME.queries` | a query on each line: its kind, what is typed, the letters that a right answer has |
//! | `NAME.passages.json`, `NAME.sections.json` | the documents for other engines |
//! | `NAME.index` | the index as bytes, if it has such a form |
//! | `NAME.native`, `NAME.wasm` | the figures: on the first line those of the index, then of each kind of query |

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

use kusama_news_reader::archive::codec::decode;
use kusama_news_reader::archive::{Archive, Section};
use kusama_news_reader::search::{Group, Query, SearchIndex};
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Where the files are, from the repository's top folder.
const FOLDER: &str = "target/bench";

/// The archives, smallest first. Who compares them with other engines goes by this file.
const LIST: &str = "target/bench/list";

/// How many sections a search lists.
const N_GROUPS: usize = 30;

/// Each kind of query is repeated until this time is over, but not more often than makes sense.
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

/// The figures of an archive, as lines with tabs.
fn measure(name: &str) -> String {
    let bytes = fs::read(format!("{FOLDER}/{name}.archive")).expect("an archive");
    let archive = decode(&bytes).expect("an archive of this version");
    let builds: Vec<Duration> = (0..3)
        .map(|_| time(|| SearchIndex::build(&archive)))
        .collect();
    let index = SearchIndex::build(&archive);
    if let Some(bytes) = encoded(&index) {
        fs::write(format!("{FOLDER}/{name}.index"), bytes).expect("a writable folder");
    }
    let mut figures = format!("build\t{}\n", milliseconds(quantile(builds, 50)));
    let queries = fs::read_to_string(format!("{FOLDER}/{name}.queries")).expect("queries");
    let queries: Vec<[&str; 3]> = queries.lines().filter_map(|line| fields(line)).collect();
    for of_kind in queries.chunk_by(|one, other| one[0] == other[0]) {
        figures += &measure_kind(of_kind, &index, &archive);
    }
    figures
}

/// The index as bytes to be embedded. This one is built from the reports when it is first used,
/// so a visitor fetches none; an index that is embedded is to be written here.
fn encoded(_index: &SearchIndex) -> Option<Vec<u8>> {
    None
}

/// Kind, number of queries, median and 95th percentile in milliseconds, how many queries have
/// answers, and how many have a right one among the first three.
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

/// The letters and digits of what a section shows first, and of its heading.
fn letters_of(group: &Group, archive: &Archive) -> String {
    let hit = group.hits.first().expect("a group has hits");
    let passage = group.passage(hit, archive).expect("a hit has its passage");
    let report = archive.report(group.month).expect("a report");
    let section = group.section.and_then(|number| report.sections.get(number));
    let texts = section.map_or_else(|| report.head_texts(), Section::texts);
    // The words of a heading that was found are not those that are shown for it.
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
