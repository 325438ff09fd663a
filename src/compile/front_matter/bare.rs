//! Lines of `Key: value` without fences, up to the first empty line.

use super::entry::Entry;
use crate::compile::lines::line_number;

/// Minimum number of lines, because one line may be a headline.
const MIN_LINES: usize = 2;

/// Returns the block at the start of a text, if every line has a key and one is the title.
pub(super) fn block(text: &str) -> Option<&str> {
    let lines = text.split_inclusive('\n');
    let lines = lines.take_while(|line| !line.trim().is_empty());
    let block = text.get(..lines.map(str::len).sum())?;
    let keys: Option<Vec<&str>> = block
        .lines()
        .map(|line| split(line).map(|it| it.0))
        .collect();
    let keys = keys.filter(|keys| keys.len() >= MIN_LINES)?;
    let has_title = keys.iter().any(|key| key.eq_ignore_ascii_case("title"));
    has_title.then_some(block)
}

/// Reads the lines of a block.
pub(super) fn entries(block: &str) -> Vec<Entry> {
    let lines = block.lines().enumerate();
    let entries = lines.filter_map(|(at, line)| {
        let (key, value) = split(line)?;
        Some(Entry {
            key: key.to_owned(),
            values: vec![value.to_owned()],
            line: line_number(at),
        })
    });
    entries.collect()
}

/// Splits a line into its key, which is one word, and its value.
fn split(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
    let is_value = value.is_empty() || value.starts_with([' ', '\t']);
    (is_key && is_value).then(|| (key, value.trim()))
}
