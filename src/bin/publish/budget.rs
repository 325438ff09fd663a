//! How many bytes a reader waits for, and how many they may be.
//!
//! All sizes are those of files that brotli has compressed at its best, as hosts send them. The
//! limits stand in a file like `tests/budget.toml`, which the environment variable
//! `READER_BUDGET` names; without it, sizes are told and nothing more.

use crate::compress::brotli;
use kusama_news_reader::archive::Archive;
use kusama_news_reader::archive::codec::encode;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// The environment variable that names the file of limits, relative to the repository.
pub const VARIABLE: &str = "READER_BUDGET";

/// What is measured, in the order of the table.
const PARTS: [&str; 5] = ["program", "script", "home", "report", "everything"];

/// The file of limits.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// How many reports `everything` is for.
    reports: usize,
    /// The most bytes of each part.
    bytes: BTreeMap<String, usize>,
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
    /// What one more report adds to the program.
    report_bytes: usize,
}

impl Sizes {
    /// Measures the site in a folder.
    pub fn of(folder: &Path, archive: &Archive) -> io::Result<Self> {
        let size = |path: &Path| fs::read(path).and_then(|bytes| Ok(brotli(&bytes)?.len()));
        let mut parts = BTreeMap::from(PARTS.map(|part| (part, 0)));
        let mut add = |part, size| *parts.entry(part).or_default() += size;
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            match &*ending {
                "wasm" => add("program", size(&path)?),
                "js" if name != "service-worker.js" => add("script", size(&path)?),
                _ => {}
            }
        }
        add("home", size(&folder.join("index.html"))?);
        let mut largest = 0;
        for report in &archive.reports {
            let (year, number) = (report.month.year(), report.month.number());
            let page = folder.join(format!("{year:04}/{number:02}/index.html"));
            largest = largest.max(size(&page)?);
        }
        add("report", largest);
        let n_reports = archive.reports.len();
        // More reports compress better together, so this is rather too much.
        let data = encode(archive).map_err(io::Error::other)?;
        let report_bytes = brotli(&data)?.len().div_ceil(n_reports.max(1));
        let sizes = Self {
            parts,
            n_reports,
            report_bytes,
        };
        Ok(sizes.with_everything(n_reports))
    }

    /// With what a visitor of the largest page loads in all, if the archive grows to that many
    /// reports.
    fn with_everything(mut self, n_reports: usize) -> Self {
        let n_more = n_reports.saturating_sub(self.n_reports);
        let loaded = ["program", "script", "report"].map(|part| self.bytes(part));
        let everything = loaded.iter().sum::<usize>() + n_more * self.report_bytes;
        self.parts.insert("everything", everything);
        self
    }

    fn bytes(&self, part: &str) -> usize {
        self.parts.get(part).copied().unwrap_or_default()
    }

    /// The sizes as lines of a table.
    pub fn table(&self) -> String {
        let mut table = String::from("sizes in bytes, as brotli compresses:\n");
        for part in PARTS {
            // Writing to a string cannot fail.
            _ = writeln!(table, "  {part:<10} {:>8}", self.bytes(part));
        }
        table
    }

    /// Compares the sizes with the limits of a file, which errors name as given. Returns the line
    /// that tells for how many reports everything was reckoned.
    ///
    /// # Errors
    ///
    /// One line for each limit that is passed, and for whatever is wrong with the file.
    pub fn check(&self, toml: &str, shown_as: &str) -> Result<String, String> {
        let line = |key: &str| {
            let is_key = |line: &str| line.split('=').next().is_some_and(|it| it.trim() == key);
            toml.lines().position(is_key).map_or(1, |at| at + 1)
        };
        let budget = Budget::read(toml, shown_as)?;
        let sizes = self.clone().with_everything(budget.reports);
        let mut trouble = Vec::new();
        for part in PARTS {
            match budget.bytes.get(part) {
                None => trouble.push(format!(
                    "{shown_as}:1: there is no limit for `{part}`: expected one of bytes; add it"
                )),
                Some(&limit) if sizes.bytes(part) > limit => trouble.push(format!(
                    "{shown_as}:{}: {part} has {} bytes: expected at most `{limit}`; make it \
                     smaller, or raise the limit and say why",
                    line(part),
                    sizes.bytes(part)
                )),
                Some(_) => {}
            }
        }
        let known = |part: &&String| PARTS.contains(&part.as_str());
        trouble.extend(budget.bytes.keys().filter(|it| !known(it)).map(|part| {
            format!(
                "{shown_as}:{}: nothing is called `{part}`: expected one of {}; correct it",
                line(part),
                PARTS.join(", ")
            )
        }));
        if !trouble.is_empty() {
            return Err(trouble.join("\n"));
        }
        let (n_reports, bytes) = (budget.reports, sizes.bytes("everything"));
        Ok(format!("everything for {n_reports} reports: {bytes} bytes"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use std::env;

    fn sizes() -> Sizes {
        let parts = [("program", 100), ("script", 10), ("home", 5), ("report", 7)];
        Sizes {
            parts: BTreeMap::from(parts),
            n_reports: 5,
            report_bytes: 3,
        }
    }

    const LIMITS: &str = "reports = 65\n[bytes]\nprogram = 100\nscript = 10\nhome = 5\n\
        report = 7\neverything = 297\n";

    #[test]
    fn what_keeps_within_the_limits_is_told() {
        let told = sizes().check(LIMITS, "b.toml");
        assert_eq!(told.as_deref(), Ok("everything for 65 reports: 297 bytes"));
        let told = sizes().check(&LIMITS.replace("65", "3"), "b.toml");
        assert_eq!(told.as_deref(), Ok("everything for 3 reports: 117 bytes"));
    }

    #[track_caller]
    fn check_trouble(limits: &str, expected: &str) {
        let trouble = sizes().check(limits, "b.toml").expect_err("trouble");
        assert!(trouble.starts_with(expected), "{trouble}");
        assert_eq!(trouble.lines().count(), 1, "{trouble}");
    }

    #[test]
    fn what_passes_a_limit_is_an_error_at_the_line_of_the_limit() {
        check_trouble(
            &LIMITS.replace("script = 10", "script = 9"),
            "b.toml:4: script has 10 bytes: expected at most `9`;",
        );
        check_trouble(
            &LIMITS.replace("297", "296"),
            "b.toml:7: everything has 297 bytes: expected at most `296`;",
        );
    }

    #[test]
    fn limits_that_nobody_could_pass_are_errors() {
        let without = LIMITS.replace("home = 5\n", "");
        check_trouble(&without, "b.toml:1: there is no limit for `home`");
        let misspelt = LIMITS.to_owned() + "houme = 1\n";
        check_trouble(&misspelt, "b.toml:8: nothing is called `houme`");
        check_trouble("reports = 65", "b.toml:1: the limits cannot be read");
        check_trouble(
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
        let edition = sample::edition();
        let folder = env::temp_dir().join(format!("budget-{}", std::process::id()));
        let write = |path: &str, text: &str| {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("room");
            fs::write(path, text).expect("room");
        };
        write("index.html", "home");
        write("a_bg.wasm", "a program");
        write("a.js", "a script");
        write("service-worker.js", "not counted");
        for (number, report) in edition.archive.reports.iter().enumerate() {
            let (year, month) = (report.month.year(), report.month.number());
            let page = format!("{year:04}/{month:02}/index.html");
            write(&page, &"a longer page 123".repeat(number + 1));
        }
        let sizes = Sizes::of(&folder, &edition.archive).expect("sizes");
        fs::remove_dir_all(&folder).expect("the folder");
        let size = |text: &str| brotli(text.as_bytes()).expect("bytes").len();
        assert_eq!(sizes.bytes("home"), size("home"));
        assert_eq!(sizes.bytes("program"), size("a program"));
        assert_eq!(sizes.bytes("script"), size("a script"));
        assert!(sizes.bytes("report") >= size("a longer page 123"));
        let sum = ["program", "script", "report"].map(|part| sizes.bytes(part));
        assert_eq!(sizes.bytes("everything"), sum.iter().sum::<usize>());
        assert!(sizes.report_bytes > 100);
        assert_eq!(sizes.table().lines().count(), 1 + PARTS.len());
    }
}
