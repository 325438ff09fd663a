//! Writes files as the compiler reads them, where there is one way to do so.
//!
//! Mends: UTF-16, a byte order mark, line ends of several kinds, a last line without an end,
//! text that was read in the wrong encoding, and a lost id whose text was certainly changed. Everything
//! else is for a person to decide. A mend of a text must not change the compiled archive; one that
//! would is left out, and named. Only the feature `check` compiles this. Tests: `tests/native/mend.rs`.

use super::lock::{CertainAlias, certain_aliases};
use super::mojibake::repair;
use super::source::{CONFIG_FILE, LOCK_FILE, Source};
use super::{Level, Outcome, cleaned, compile, configured, decode, reports};
use core::fmt::Write as _;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A file as it should be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The path shown in diagnostics, as in `seeds/2023-11.md`.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// The mends, a sentence each.
    pub done: Vec<String>,
}

/// The certain mends of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mends {
    /// The files to be written, in the order of their sources.
    pub files: Vec<Mended>,
    /// Paths of files that stay as they are, because readers would see something else.
    pub left: Vec<String>,
}

/// Returns the mends of all files of a folder; none if its description has an error, because it may say
/// which files are reports. Does not change the folder.
#[must_use]
pub fn mend(sources: &[Source]) -> Mends {
    let mut problems = Vec::new();
    let config = configured(sources, &mut problems);
    if problems.iter().any(|it| it.level() == Level::Error) {
        return Mends::default();
    }
    let reports: BTreeSet<&str> = reports(sources, &config, &mut Vec::new())
        .into_iter()
        // Not a draft, and nothing that is no text.
        .filter(|source| cleaned(source, &config, &mut Vec::new()).is_some())
        .map(|source| source.path.as_str())
        .collect();
    let written = sources.iter().filter_map(|source| {
        let is_report = reports.contains(source.path.as_str());
        let is_own = source.is(CONFIG_FILE) || source.is(LOCK_FILE);
        (is_report || is_own).then(|| rewritten(source, is_report))?
    });
    let mut mends = Mends {
        files: written.collect(),
        left: Vec::new(),
    };
    leave_what_changes_the_archive(sources, &mut mends);
    add_aliases(sources, &mut mends);
    mends
}

/// Returns a file as it is read; `None` if it is so already.
fn rewritten(source: &Source, is_report: bool) -> Option<Mended> {
    let decoded = decode::decode(&source.bytes).ok()?;
    if decoded.text.trim().is_empty() {
        return None;
    }
    let mut done = Vec::new();
    let without_mark = source.bytes.strip_prefix("\u{feff}".as_bytes());
    let mut text = with_line_ends(&decoded.text, &decoded.lone_returns);
    if decoded.is_utf16 {
        done.push("UTF-16 is written as UTF-8");
    } else {
        if without_mark.is_some() {
            done.push("the byte order mark is taken out");
        }
        if text.as_bytes() != without_mark.unwrap_or(&source.bytes) {
            done.push("all lines end alike");
        }
    }
    let repaired = repaired(&decoded.text).filter(|_| is_report);
    if let Some(repaired) = &repaired {
        done.push("text that was read in the wrong encoding is repaired");
        text = with_line_ends(repaired, &decoded.lone_returns);
    }
    let mut text = text.into_owned();
    if !text.ends_with('\n') {
        text += if text.contains("\r\n") { "\r\n" } else { "\n" };
        done.push("the last line ends");
    }
    (text.as_bytes() != source.bytes).then(|| Mended {
        path: source.path.clone(),
        text,
        done: done.into_iter().map(str::to_owned).collect(),
    })
}

/// Returns the text with damage repaired; `None` if there is none, or if the repaired text would look
/// damaged again, because such a repair is not certain.
fn repaired(text: &str) -> Option<String> {
    let repaired = repair(text);
    let is_certain = repaired != text && repair(&repaired) == repaired;
    is_certain.then(|| repaired.into_owned())
}

/// Returns the text with line ends of one kind: that of the lines that no lone carriage return ended,
/// or line feeds if there are both kinds.
fn with_line_ends<'a>(text: &'a str, lone_returns: &[u32]) -> Cow<'a, str> {
    if !text.contains("\r\n") {
        return Cow::Borrowed(text);
    }
    let mut ends = (1..).zip(text.split_inclusive('\n'));
    let has_line_feeds = ends.any(|(number, line)| {
        line.ends_with('\n') && !line.ends_with("\r\n") && !lone_returns.contains(&number)
    });
    let plain = text.replace("\r\n", "\n");
    Cow::Owned(if has_line_feeds {
        plain
    } else {
        plain.replace('\n', "\r\n")
    })
}

/// Takes out the files whose mend readers would see.
fn leave_what_changes_the_archive(sources: &[Source], mends: &mut Mends) {
    let before = compile(sources);
    let is_same = |files: &[Mended]| is_same(&before, &compile(&with(sources, files)));
    if mends.files.is_empty() || is_same(&mends.files) {
        return;
    }
    let files = core::mem::take(&mut mends.files);
    let (certain, others) = files
        .into_iter()
        .partition(|file| is_same(core::slice::from_ref(file)));
    mends.files = certain;
    let mut left: Vec<Mended> = others;
    if !is_same(&mends.files) {
        left.append(&mut mends.files);
    }
    mends.left = left.into_iter().map(|file| file.path).collect();
}

fn is_same(before: &Outcome, after: &Outcome) -> bool {
    let (before, after) = (&before.archive, &after.archive);
    before.site == after.site
        && before.topics == after.topics
        && before.standing == after.standing
        && before.reports == after.reports
}

/// Returns the sources with these files in place of their own.
fn with(sources: &[Source], files: &[Mended]) -> Vec<Source> {
    let sources = sources.iter().map(|source| {
        let file = files.iter().find(|file| file.path == source.path);
        file.map_or_else(
            || source.clone(),
            |file| Source {
                path: file.path.clone(),
                bytes: file.text.clone().into(),
            },
        )
    });
    sources.collect()
}

/// Adds the aliases of lost ids to the lock file.
fn add_aliases(sources: &[Source], mends: &mut Mends) {
    let mended = with(sources, &mends.files);
    let lock_file = mended.iter().find(|source| source.is(LOCK_FILE));
    let Some(lock_file) = lock_file else {
        return;
    };
    let aliases = certain_aliases(&compile(&mended), lock_file);
    let Ok(text) = str::from_utf8(&lock_file.bytes) else {
        return;
    };
    if aliases.is_empty() {
        return;
    }
    let text = with_aliases(text, &aliases);
    let said = aliases.iter().map(|alias| {
        let CertainAlias { old, new, .. } = alias;
        format!("`{old}` is lost, and leads to the text in its place, `{new}`")
    });
    if let Some(file) = mends.files.iter_mut().find(|it| it.path == lock_file.path) {
        file.text = text;
        file.done.extend(said);
    } else {
        mends.files.push(Mended {
            path: lock_file.path.clone(),
            text,
            done: said.collect(),
        });
    }
}

/// Writes each alias behind the lost id.
fn with_aliases(text: &str, aliases: &[CertainAlias]) -> String {
    let mut written = String::with_capacity(text.len());
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let words = line.trim_end();
        let end = line.strip_prefix(words).unwrap_or_default();
        written += words;
        if let Some(alias) = aliases.iter().find(|alias| alias.line == number) {
            // Writing to a string cannot fail.
            _ = write!(written, " = {}", alias.new);
        }
        written += end;
    }
    written
}
