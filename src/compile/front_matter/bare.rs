//! Lines of `Key: value` without fences, up to the first empty line. An indented line continues the
//! one above.

use super::key::Key;
use crate::compile::lines::line_number;

/// Minimum number of lines, because one line may be a headline.
const MIN_LINES: usize = 2;

/// Keys of a title; letters have a subject.
const TITLES: [&str; 2] = ["title", "subject"];

/// Keys that machines write above a report for its readers.
const SHOWN: [&str; 5] = ["headline", "by", "byline", "lead", "subtitle"];

/// Returns the block at the start of a text, if every line has a key and one is the title. Lines for
/// readers are none of it.
pub(super) fn block(text: &str) -> Option<&str> {
    let lines = text.split_inclusive('\n');
    let lines = lines.take_while(|line| !line.trim().is_empty());
    let block = text.get(..lines.map(str::len).sum())?;
    let lines = block.lines().filter(|line| !continues(line));
    let keys: Option<Vec<&str>> = lines.map(|line| split(line).map(|it| it.0)).collect();
    let keys = keys.filter(|keys| keys.len() >= MIN_LINES)?;
    let is_title = |key: &&str| TITLES.iter().any(|title| key.eq_ignore_ascii_case(title));
    let is_shown = |key: &&str| SHOWN.iter().any(|shown| key.eq_ignore_ascii_case(shown));
    let is_block = keys.iter().any(is_title) && !keys.iter().any(is_shown);
    (is_block && !continues(block)).then_some(block)
}

/// Reads the lines of a block. Lines without a key are skipped, unless they continue a value.
pub(super) fn entries(block: &str) -> Vec<Key> {
    let mut entries: Vec<Key> = Vec::new();
    for (at, line) in block.lines().enumerate() {
        if let Some((key, value)) = split(line) {
            entries.push(Key {
                name: key.to_owned(),
                values: vec![value.to_owned()],
                line: line_number(at),
            });
        } else if continues(line)
            && let Some(value) = entries.last_mut().and_then(|it| it.values.first_mut())
        {
            [value, line.trim()].join(" ").trim().clone_into(value);
        }
    }
    entries
}

/// Reports whether a line continues the value of the line above.
fn continues(line: &str) -> bool {
    line.starts_with([' ', '\t'])
}

/// Splits a line into its key, which is one word, and its value. The key may have a colon on both
/// sides, as in reStructuredText.
fn split(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.strip_prefix(':').unwrap_or(line).split_once(':')?;
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
    let is_value = value.is_empty() || value.starts_with([' ', '\t']);
    (is_key && is_value).then(|| (key, value.trim()))
}
