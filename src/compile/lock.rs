//! The lock file of permanent ids, so that shared addresses keep working.
//!
//! The lock file lists every published id by month, in the order of the report; ids with an alias
//! and missing ids come last. An id that is no longer in the report needs an alias: the id of the
//! replacement text, written after it. `cargo xtask check --lock` creates and updates the file; a
//! person writes the aliases.
//!
//! ```text
//! [2023-11]
//! p-1a2b3c
//! p-4d5e6f = p-778899
//! ```

use super::diagnostic::{Code, Diagnostic};
use super::draft::Draft;
use super::outcome::Outcome;
use super::source::{LOCK_FILE, Source};
use crate::model::{Alias, Month, Report, TextId};
use core::fmt::Write as _;
#[cfg(feature = "check")]
use core::ops::Range;
use std::collections::BTreeMap;

/// Comment at the top of the lock file.
const HEAD: &str = "\
# The permanent names of the pieces of text that have been published, in the order of the reports.
# Brought up to date by `cargo xtask check --lock`. Where a text was changed, write the name of the
# new text behind the old one, `p-1a2b3c = p-4d5e6f`, so that shared addresses go on to lead there.
";

/// An id in the lock file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    /// Line in the lock file, counted from 1.
    line: u32,
    /// The published id.
    id: TextId,
    /// Id of the text that replaces it.
    alias: Option<TextId>,
}

type Entries = BTreeMap<Month, Vec<Entry>>;

/// Compares the ids of all reports with the lock file and sets the reports' aliases. A missing id
/// without an alias is an error; an id not locked yet is a warning. Without a lock file, no id is
/// locked.
pub fn keep(
    lock_file: Option<&Source>,
    drafts: &mut [Draft<'_>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(lock_file) = lock_file else {
        return;
    };
    let entries = read(lock_file, diagnostics);
    let path = &lock_file.path;
    for (month, locked) in &entries {
        // The drafts are sorted by month.
        let is_here = drafts.binary_search_by_key(month, |draft| draft.report.month);
        if is_here.is_err() {
            let line = locked.first().map_or(1, |entry| entry.line);
            let message = format!("locked month `{month}` has no report: expected one");
            let help = "bring the report back, or take its lines out of the lock file";
            diagnostics.push(Diagnostic::new(Code::LostId, path, line, message, help));
        }
    }
    for draft in drafts {
        let locked = entries
            .get(&draft.report.month)
            .map_or(&[][..], Vec::as_slice);
        keep_report(path, locked, draft, diagnostics);
    }
}

fn keep_report(
    path: &str,
    locked: &[Entry],
    draft: &mut Draft<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let ids = ids(&draft.report);
    for (number, entry) in locked.iter().enumerate() {
        let target = target(locked, entry.id);
        if entry.alias.is_none() {
            if !ids.contains(&entry.id) {
                let successor = successor(locked, number, &ids);
                diagnostics.push(lost(path, draft.path(), entry, successor));
            }
        } else if ids.contains(&target) {
            let old = entry.id;
            draft.report.aliases.push(Alias { old, new: target });
        } else if !is_reported(locked, target) {
            let id = entry.id;
            let message = format!("alias `{target}` of `{id}`: expected the name of a text");
            let help = "write the name of the text that stands in its place";
            let problem = Diagnostic::new(Code::LostId, path, entry.line, message, help);
            diagnostics.push(problem.at(&target.to_string()));
        }
    }
    let is_locked = |id: &&TextId| locked.iter().any(|entry| entry.id == **id);
    let n_new = ids.iter().filter(|id| !is_locked(id)).count();
    if n_new > 0 {
        let message =
            format!("`{n_new}` pieces of text are not locked: expected all in {LOCK_FILE}");
        let help = "run `cargo xtask check --lock` when the report is to be published";
        let source = draft.path();
        diagnostics.push(Diagnostic::new(Code::UnlockedId, source, 1, message, help));
    }
}

/// Follows a chain of aliases to its end, because a text may change more than once. In a cycle,
/// returns some id of the cycle.
fn target(locked: &[Entry], id: TextId) -> TextId {
    let mut target = id;
    for _ in locked {
        let alias = locked.iter().find(|it| it.id == target);
        let Some(next) = alias.and_then(|entry| entry.alias) else {
            break;
        };
        target = next;
    }
    target
}

/// Whether `id` is locked without an alias, and so reported as lost itself.
fn is_reported(locked: &[Entry], id: TextId) -> bool {
    locked.iter().any(|it| it.id == id && it.alias.is_none())
}

fn lost(path: &str, report: &str, entry: &Entry, successor: Option<TextId>) -> Diagnostic {
    let id = entry.id;
    let message = format!("`{id}` is lost: expected a text of this name in {report}");
    let help = match successor {
        Some(new) => format!("if its text was changed, write `{id} = {new}`"),
        None => format!("write `{id} = ` with the name of the text that stands in its place"),
    };
    let problem = Diagnostic::new(Code::LostId, path, entry.line, message, help);
    problem.at(&id.to_string())
}

/// Guesses the replacement of a lost text by its distance from the last text that both the lock and
/// the report have. Returns `None` if there is no such text or it is locked itself.
fn successor(locked: &[Entry], number: usize, ids: &[TextId]) -> Option<TextId> {
    let is_locked = |id: &TextId| locked.iter().any(|entry| entry.id == *id);
    let mut n_lost = 0;
    let mut neighbor = None;
    for entry in locked.get(..number)?.iter().rev() {
        neighbor = ids.iter().position(|id| *id == entry.id);
        if neighbor.is_some() {
            break;
        }
        n_lost += usize::from(entry.alias.is_none());
    }
    let first = neighbor.map_or(0, |at| at + 1);
    ids.get(first + n_lost).copied().filter(|id| !is_locked(id))
}

/// An alias for a lost id, the only one that its place allows.
#[cfg(feature = "check")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertainAlias {
    /// Line of the lost id in the lock file, counted from 1.
    pub line: u32,
    /// The lost id.
    pub old: TextId,
    /// Id of the text in its place.
    pub new: TextId,
}

/// Returns the aliases of all lost ids whose text was certainly changed: between the same two
/// neighbors, the lock has this one id, and the report has one text that is in no line of the lock. None
/// if a line of the lock cannot be read, because it may be the one that is missing.
#[cfg(feature = "check")]
pub fn certain_aliases(outcome: &Outcome, lock_file: &Source) -> Vec<CertainAlias> {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    let entries = read(lock_file, &mut problems);
    if !problems.is_empty() {
        return found;
    }
    for (month, locked) in entries {
        let Some(report) = outcome.archive.report(month) else {
            continue;
        };
        let ids = ids(report);
        let own: Vec<&Entry> = locked.iter().filter(|it| it.alias.is_none()).collect();
        for (at, entry) in own.iter().enumerate() {
            let is_known = |id: TextId| {
                let mut entries = locked.iter();
                entries.any(|it| it.id == id || it.alias == Some(id))
            };
            if !ids.contains(&entry.id)
                && let Some(gap) = gap(&own, at, &ids)
                && let Some([new]) = ids.get(gap)
                && !is_known(*new)
            {
                let (line, old, new) = (entry.line, entry.id, *new);
                found.push(CertainAlias { line, old, new });
            }
        }
    }
    found
}

/// Returns where a report's ids are between those of an entry's neighbors in the lock, or the ends of
/// both. `None` if a neighbor is lost, too, or if the entry has none.
#[cfg(feature = "check")]
fn gap(own: &[&Entry], at: usize, ids: &[TextId]) -> Option<Range<usize>> {
    let place = |entry: &Entry| ids.iter().position(|id| *id == entry.id);
    let before = at.checked_sub(1).and_then(|before| own.get(before));
    let after = own.get(at + 1);
    if before.is_none() && after.is_none() {
        return None;
    }
    let start = match before {
        Some(before) => place(before)? + 1,
        None => 0,
    };
    let end = match after {
        Some(after) => place(after)?,
        None => ids.len(),
    };
    Some(start..end)
}

/// Returns the ids of a report's texts in reading order.
fn ids(report: &Report) -> Vec<TextId> {
    let mut leaves = report.head_texts();
    leaves.extend(crate::model::leaves(&report.lead));
    leaves.extend(
        report
            .sections
            .iter()
            .flat_map(crate::model::Section::texts),
    );
    let ids = leaves.into_iter().map(|leaf| leaf.id);
    ids.filter(|id| !id.is_unnamed()).collect()
}

/// Returns the contents of a lock file that locks every id of an archive. Keeps aliases and missing
/// ids of the `old` file.
///
/// # Errors
///
/// Returns the problems of the `old` file if it cannot be parsed, because it must not be
/// overwritten.
pub fn locked(outcome: &Outcome, old: Option<&Source>) -> Result<String, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let entries = old.map_or_else(Entries::new, |old| read(old, &mut diagnostics));
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let mut months: BTreeMap<Month, Vec<String>> = BTreeMap::new();
    for (month, locked) in &entries {
        let gone = |entry: &&Entry| {
            let report = outcome.archive.report(*month);
            entry.alias.is_some() || !report.is_some_and(|r| ids(r).contains(&entry.id))
        };
        let lines = locked.iter().filter(gone).map(printed);
        months.insert(*month, lines.collect());
    }
    for report in &outcome.archive.reports {
        let lines = months.entry(report.month).or_default();
        let aliased = |id: &TextId| {
            let locked = entries.get(&report.month);
            locked.is_some_and(|l| l.iter().any(|e| e.id == *id && e.alias.is_some()))
        };
        let current = ids(report).into_iter().filter(|id| !aliased(id));
        let mut current: Vec<String> = current.map(|id| id.to_string()).collect();
        current.append(lines);
        *lines = current;
    }
    let mut text = HEAD.to_owned();
    for (month, lines) in months {
        // Writing to a string cannot fail.
        _ = writeln!(text, "\n[{month}]\n{}", lines.join("\n"));
    }
    Ok(text)
}

fn printed(entry: &Entry) -> String {
    match entry.alias {
        Some(alias) => format!("{} = {alias}", entry.id),
        None => entry.id.to_string(),
    }
}

fn read(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Entries {
    let mut entries = Entries::new();
    let mut month: Option<Month> = None;
    let text = source.text(diagnostics).unwrap_or_default();
    for (line, words) in (1..).zip(text.lines()) {
        let words = words.trim();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        let header = words
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'));
        if let Some(Ok(read)) = header.map(str::parse) {
            month = Some(read);
            entries.entry(read).or_default();
        } else if let (Some(month), Some(entry)) = (month, entry(line, words)) {
            entries.entry(month).or_default().push(entry);
        } else {
            let message = format!(
                "line `{words}`: expected a month such as `[2023-11]`, and under it names such as \
                 `p-1a2b3c` or `p-1a2b3c = p-4d5e6f`"
            );
            let help = "correct the line";
            diagnostics.push(Diagnostic::new(
                Code::BadLock,
                &source.path,
                line,
                message,
                help,
            ));
        }
    }
    entries
}

fn entry(line: u32, words: &str) -> Option<Entry> {
    let (id, alias) = match words.split_once('=') {
        Some((id, alias)) => (id, Some(alias.trim().parse().ok()?)),
        None => (words, None),
    };
    Some(Entry {
        line,
        id: id.trim().parse().ok()?,
        alias,
    })
}
