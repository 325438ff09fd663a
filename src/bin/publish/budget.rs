//! Measures the bytes that a reader downloads, and compares them with limits.
//!
//! All sizes are those of files compressed with Brotli at maximum quality, as hosts send them. The
//! limits come from a file like `tests/budget.toml`, named by the environment variable
//! `READER_BUDGET`. Without that variable, sizes are only printed.

use crate::edition::File;
use crate::error::Error;
use crate::host::compress::brotli;
use kusama_news_reader::model::codec::encode;
use kusama_news_reader::model::{Archive, TextId};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

/// Environment variable with the path of the limits file, relative to the repository.
pub const VARIABLE: &str = "READER_BUDGET";

/// Names of the measured parts, in the order of the table.
const PARTS: [&str; 10] = [
    "program",
    "script",
    "style",
    "home",
    "report",
    "frame",
    "passage",
    "host",
    "thesaurus",
    "everything",
];

/// The limits file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// Number of reports that `everything` is computed for.
    reports: usize,
    /// Maximum number of bytes of each part.
    bytes: BTreeMap<String, usize>,
}

/// Returns the part that a file counts toward, if any. Leaves out the service worker and
/// `export.js`, which load later or on demand, what only embedded pages load after their first paint,
/// and threads, because they grow with the archive.
fn part(path: &str) -> Option<&'static str> {
    let segments: Vec<&str> = path.split('/').collect();
    match segments.as_slice() {
        ["index.html"] => Some("home"),
        ["service-worker.js" | "export.js"] => None,
        ["embed.js"] => Some("host"),
        [name] if name.starts_with("frame-") => None,
        [name] if name.starts_with("thesaurus-") => Some("thesaurus"),
        [name] => match name.rsplit_once('.') {
            Some((_, "wasm")) => Some("program"),
            Some((_, "js")) => Some("script"),
            Some((_, "css")) => Some("style"),
            _ => None,
        },
        [year, _, "index.html"] if is_year(year) => Some("report"),
        ["embed", year, _, "index.html"] if is_year(year) => Some("frame"),
        ["embed", year, _, name, "index.html"] if is_year(year) => {
            name.starts_with(TextId::PREFIX).then_some("passage")
        }
        _ => None,
    }
}

fn is_year(segment: &str) -> bool {
    segment.parse::<u16>().is_ok()
}

/// Returns the bytes that one more report adds: the average over the later half of the reports.
fn report_bytes(archive: &Archive) -> io::Result<usize> {
    let n_reports = archive.reports.len();
    let archive = archive.clone().for_program();
    let mut earlier = archive.clone();
    earlier.reports.truncate(n_reports / 2);
    let size = |archive: &Archive| {
        let bytes = encode(archive).map_err(io::Error::other)?;
        brotli(&bytes).map(|bytes| bytes.len())
    };
    let added = size(&archive)?.saturating_sub(size(&earlier)?);
    let n_added = n_reports - earlier.reports.len();
    Ok(added.div_ceil(n_added.max(1)))
}

/// Measures a site and compares it with the limits, if the environment names any. Returns the text
/// to print.
///
/// # Errors
///
/// Returns an error if the site cannot be measured, or is over a limit; see [`Sizes::check`].
pub fn told(files: &[File], archive: &Archive, root: &Path) -> Result<String, Error> {
    let sizes = Sizes::of(files, archive).map_err(Error::Measure)?;
    let table = sizes.table();
    let Ok(limits) = env::var(VARIABLE) else {
        return Ok(table);
    };
    let toml = fs::read_to_string(root.join(&limits)).map_err(|source| Error::LimitsFile {
        path: limits.clone(),
        variable: VARIABLE,
        source,
    })?;
    match sizes.check(&toml, &limits) {
        Ok(line) => Ok(table + "  " + &line + "\n"),
        Err(problems) => Err(Error::Limits { problems, table }),
    }
}

impl Budget {
    fn read(toml: &str, shown_as: &str) -> Result<Self, String> {
        toml::from_str(toml).map_err(|cause| {
            let cause = cause.message();
            format!(
                "{shown_as}:1: the limits cannot be read ({cause}): expected `reports` and a table \
                 `bytes` of {}; correct the file",
                PARTS.join(", ")
            )
        })
    }
}

/// The sizes of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sizes {
    parts: BTreeMap<&'static str, usize>,
    n_reports: usize,
    /// Bytes that one more report adds to the program.
    report_bytes: usize,
}

impl Sizes {
    /// Measures a site by its files.
    ///
    /// # Errors
    ///
    /// Returns an error if they cannot be compressed.
    pub fn of(files: &[File], archive: &Archive) -> io::Result<Self> {
        let mut parts = BTreeMap::from(PARTS.map(|part| (part, 0)));
        let mut longest: BTreeMap<&str, &File> = BTreeMap::new();
        for file in files {
            match part(&file.path) {
                // Only the longest page counts. Other parts have one file, or load together.
                Some(part @ ("report" | "frame" | "passage")) => {
                    let one = longest.entry(part).or_insert(file);
                    if file.bytes.len() > one.bytes.len() {
                        *one = file;
                    }
                }
                Some(part) => *parts.entry(part).or_default() += brotli(&file.bytes)?.len(),
                None => {}
            }
        }
        for (part, file) in longest {
            parts.insert(part, brotli(&file.bytes)?.len());
        }
        let n_reports = archive.reports.len();
        let sizes = Self {
            parts,
            n_reports,
            report_bytes: report_bytes(archive)?,
        };
        Ok(sizes.with_everything(n_reports))
    }

    /// Sets `everything`: the bytes that a visitor of the largest page downloads in total, if the
    /// archive grows to `n_reports`.
    fn with_everything(mut self, n_reports: usize) -> Self {
        let n_more = n_reports.saturating_sub(self.n_reports);
        let loaded = ["program", "script", "style", "report"].map(|part| self.bytes(part));
        let everything = loaded.iter().sum::<usize>() + n_more * self.report_bytes;
        self.parts.insert("everything", everything);
        self
    }

    fn bytes(&self, part: &str) -> usize {
        self.parts.get(part).copied().unwrap_or_default()
    }

    /// Returns the sizes as a table.
    pub fn table(&self) -> String {
        let mut table = String::from("sizes in bytes, as brotli compresses:\n");
        for part in PARTS {
            // Writing to a string cannot fail.
            _ = writeln!(table, "  {part:<10} {:>8}", self.bytes(part));
        }
        table
    }

    /// Compares the sizes with the limits in `toml`. Errors refer to the file as `shown_as`.
    /// Returns a line with the size of everything and the number of reports.
    ///
    /// # Errors
    ///
    /// Returns one line for each exceeded limit, and for each problem with the file.
    pub fn check(&self, toml: &str, shown_as: &str) -> Result<String, Vec<String>> {
        let line = |key: &str| {
            let is_key = |line: &str| line.split('=').next().is_some_and(|it| it.trim() == key);
            toml.lines().position(is_key).map_or(1, |at| at + 1)
        };
        let budget = Budget::read(toml, shown_as).map_err(|problem| vec![problem])?;
        let sizes = self.clone().with_everything(budget.reports);
        let mut problems = Vec::new();
        for part in PARTS {
            match budget.bytes.get(part) {
                None => problems.push(format!(
                    "{shown_as}:1: there is no limit for `{part}`: expected one of bytes; add it"
                )),
                Some(&limit) if sizes.bytes(part) > limit => problems.push(format!(
                    "{shown_as}:{}: {part} has {} bytes: expected at most `{limit}`; make it \
                     smaller, or raise the limit and say why",
                    line(part),
                    sizes.bytes(part)
                )),
                Some(_) => {}
            }
        }
        let known = |part: &&String| PARTS.contains(&part.as_str());
        problems.extend(budget.bytes.keys().filter(|it| !known(it)).map(|part| {
            format!(
                "{shown_as}:{}: nothing is called `{part}`: expected one of {}; correct it",
                line(part),
                PARTS.join(", ")
            )
        }));
        if !problems.is_empty() {
            return Err(problems);
        }
        let (n_reports, bytes) = (budget.reports, sizes.bytes("everything"));
        Ok(format!("everything for {n_reports} reports: {bytes} bytes"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn sizes() -> Sizes {
        let parts = [
            ("program", 100),
            ("script", 10),
            ("style", 2),
            ("home", 5),
            ("report", 7),
            ("frame", 6),
            ("passage", 4),
            ("host", 1),
            ("thesaurus", 8),
        ];
        Sizes {
            parts: BTreeMap::from(parts),
            n_reports: 5,
            report_bytes: 3,
        }
    }

    const LIMITS: &str = "reports = 65\n[bytes]\nprogram = 100\nscript = 10\nstyle = 2\n\
        home = 5\nreport = 7\nframe = 6\npassage = 4\nhost = 1\nthesaurus = 8\neverything = 299\n";

    #[test]
    fn what_keeps_within_the_limits_is_told() {
        let told = sizes().check(LIMITS, "b.toml");
        assert_eq!(told.as_deref(), Ok("everything for 65 reports: 299 bytes"));
        let told = sizes().check(&LIMITS.replace("65", "3"), "b.toml");
        assert_eq!(told.as_deref(), Ok("everything for 3 reports: 119 bytes"));
    }

    #[track_caller]
    fn check_problem(limits: &str, expected: &str) {
        let problems = sizes().check(limits, "b.toml").expect_err("a problem");
        assert!(problems[0].starts_with(expected), "{problems:?}");
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(!problems[0].contains('\n'), "{problems:?}");
    }

    #[test]
    fn what_passes_a_limit_is_an_error_at_the_line_of_the_limit() {
        check_problem(
            &LIMITS.replace("script = 10", "script = 9"),
            "b.toml:4: script has 10 bytes: expected at most `9`;",
        );
        check_problem(
            &LIMITS.replace("299", "298"),
            "b.toml:12: everything has 299 bytes: expected at most `298`;",
        );
    }

    #[test]
    fn limits_that_nobody_could_pass_are_errors() {
        let without = LIMITS.replace("home = 5\n", "");
        check_problem(&without, "b.toml:1: there is no limit for `home`");
        let misspelt = LIMITS.to_owned() + "houme = 1\n";
        check_problem(&misspelt, "b.toml:13: nothing is called `houme`");
        check_problem("reports = 65", "b.toml:1: the limits cannot be read");
        check_problem(
            "reports = 65\nx = 1\n[bytes]",
            "b.toml:1: the limits cannot be read",
        );
    }

    #[test]
    fn the_limits_of_the_repository_are_complete() {
        let toml = include_str!("../../../tests/budget.toml");
        assert!(sizes().check(toml, "tests/budget.toml").is_ok());
    }

    #[test]
    fn a_site_is_measured_by_its_files() {
        let archive = &sample::seeds().archive;
        let page = "a page 123 456 ".repeat(9);
        let files = [
            File::text("index.html", "home"),
            File::text("a_bg.wasm", "a program"),
            File::text("a.js", "a script"),
            File::text("b.js", "another"),
            File::text("style-1a.css", "a style"),
            File::text("frame-1a.js", "not counted"),
            File::text("service-worker.js", "not counted"),
            File::text("export.js", "not counted"),
            File::text("about/archive/index.html", "not counted"),
            File::text("2020/01/market/index.html", "not counted"),
            File::text("2020/01/index.html", page.as_str()),
            File::text("2020/02/index.html", "short"),
            File::text("embed/2020/01/index.html", "short"),
            File::text("embed/2020/02/index.html", page.as_str()),
            File::text("embed/2020/02/market/index.html", "not counted"),
            File::text("embed/2020/02/p-1a2b3c/index.html", "a passage"),
            File::text("embed/topic/market/index.html", "not counted"),
            File::text("embed/index.html", "not counted"),
            File::text("embed.js", "a host"),
            File::text("thesaurus-1a.txt", "words"),
        ];
        let sizes = Sizes::of(&files, archive).expect("sizes");
        let size = |text: &str| brotli(text.as_bytes()).expect("bytes").len();
        assert_eq!(sizes.bytes("home"), size("home"));
        assert_eq!(sizes.bytes("program"), size("a program"));
        assert_eq!(sizes.bytes("script"), size("a script") + size("another"));
        assert_eq!(sizes.bytes("style"), size("a style"));
        assert_eq!(sizes.bytes("report"), size(&page));
        assert_eq!(sizes.bytes("frame"), size(&page));
        assert_eq!(sizes.bytes("passage"), size("a passage"));
        assert_eq!(sizes.bytes("host"), size("a host"));
        assert_eq!(sizes.bytes("thesaurus"), size("words"));
        let sum = ["program", "script", "style", "report"].map(|part| sizes.bytes(part));
        assert_eq!(sizes.bytes("everything"), sum.iter().sum::<usize>());
        // Expected for reports of three to five thousand bytes.
        let report_bytes = sizes.report_bytes;
        assert!((900..1500).contains(&report_bytes), "{report_bytes}");
        assert_eq!(sizes.table().lines().count(), 1 + PARTS.len());
    }
}
