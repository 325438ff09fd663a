//! The lock file of ids, brought up to date.

use crate::Trouble;
use crate::arguments::Arguments;
use crate::report::{Report, counted};
use kusama_news_reader::compile::{LOCK_FILE, Source, locked};
use std::collections::BTreeSet;
use std::fs;

/// Writes the lock file and says what has changed in it; does nothing and says nothing if there
/// are errors, for ids of a report that cannot be read would be taken for lost.
pub fn write(arguments: &Arguments, report: &Report) -> Result<Option<String>, Trouble> {
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

/// How many ids the lock file holds, and how many of them the old one did not.
fn change(old: &str, new: &str) -> String {
    let (old, new) = (entries(old), entries(new));
    let ids = counted(new.len(), "id");
    match new.difference(&old).count() {
        0 => format!("{ids}, nothing new"),
        n_new => format!("{ids}, {n_new} of them new"),
    }
}

/// The lines of the lock file that hold an id, each with the month that it stands under.
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
