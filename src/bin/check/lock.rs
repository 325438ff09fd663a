//! Updates the lock file of ids.

use crate::arguments::Arguments;
use crate::error::Error;
use crate::report::{Report, counted};
use kusama_news_reader::compile::{LOCK_FILE, Source, locked};
use std::collections::BTreeSet;
use std::fs;

/// Writes the lock file and returns a summary of the change. Returns `None` without writing if
/// there are errors, because the ids of an unreadable report would count as lost.
pub fn write(arguments: &Arguments, report: &Report) -> Result<Option<String>, Error> {
    if report.outcome.has_errors() {
        return Ok(None);
    }
    let old = report.sources.iter().find(|source| source.is(LOCK_FILE));
    let Ok(text) = locked(&report.outcome, old) else {
        return Ok(None);
    };
    let old_text = old.map(text_of).unwrap_or_default();
    let path = arguments.dir.join(LOCK_FILE);
    if text != old_text {
        fs::write(&path, &text)
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    }
    let change = change(&old_text, &text);
    Ok(Some(format!("{}: {change}", path.display())))
}

fn text_of(source: &Source) -> String {
    String::from_utf8_lossy(&source.bytes).into_owned()
}

/// Describes how many ids the new lock file holds and how many are new.
fn change(old: &str, new: &str) -> String {
    let (old, new) = (entries(old), entries(new));
    let ids = counted(new.len(), "id");
    match new.difference(&old).count() {
        0 => format!("{ids}, nothing new"),
        n_new => format!("{ids}, {n_new} of them new"),
    }
}

/// Returns the ids in a lock file, each with the header line of its month.
fn entries(text: &str) -> BTreeSet<(&str, &str)> {
    let mut month = "";
    let mut entries = BTreeSet::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            month = line;
        } else if !line.is_empty() && !line.starts_with('#') {
            let id = line.split_once('=').map_or(line, |(id, _)| id.trim_end());
            entries.insert((month, id));
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_new_if_its_month_did_not_hold_it() {
        let old = "# Head.\n\n[2020-05]\np-000001\np-000002\n";
        let new = "# Head.\n\n[2020-05]\np-000001\np-000003\np-000002 = p-000003\n";
        assert_eq!(change("", old), "2 ids, 2 of them new");
        assert_eq!(change(old, old), "2 ids, nothing new");
        assert_eq!(change(old, new), "3 ids, 1 of them new");
        assert_eq!(
            change("[2020-04]\np-000001", "[2020-05]\np-000001"),
            "1 id, 1 of them new"
        );
    }
}
