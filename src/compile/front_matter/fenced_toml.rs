//! TOML between lines of `+++`.

use super::key::{Key, Malformed};
use crate::compile::lines::{line_number, line_of};
use toml::{Table, Value};

/// Tables that hold authors and keywords, too.
const TABLES: [&str; 3] = ["extra", "params", "taxonomies"];

/// The keys in them that count.
const TABLE_KEYS: [&str; 3] = ["author", "authors", "tags"];

/// Reads the keys above the first table, and some of [`TABLES`].
pub(super) fn entries(text: &str) -> Result<Vec<Key>, Malformed> {
    let table: Table = toml::from_str(text).map_err(|error| Malformed {
        reason: error.message().trim_end().replace('\n', ", "),
        line: error.span().map_or(1, |span| line_of(text, span.start)),
    })?;
    let mut entries = Vec::new();
    for (key, value) in table {
        match value {
            Value::Table(inner) if TABLES.contains(&key.as_str()) => {
                let inner = inner.into_iter();
                let read = inner.filter(|(key, _)| TABLE_KEYS.contains(&key.as_str()));
                entries.extend(read.map(|(key, value)| entry(text, key, value)));
            }
            value => entries.push(entry(text, key, value)),
        }
    }
    Ok(entries)
}

fn entry(text: &str, key: String, value: Value) -> Key {
    Key {
        line: line(text, &key),
        values: values(value),
        name: key,
    }
}

fn values(value: Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.into_iter().filter_map(scalar).collect(),
        value => scalar(value).into_iter().collect(),
    }
}

fn scalar(value: Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words),
        Value::Datetime(date) => Some(date.to_string()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Table(mut table) => table.remove("name").and_then(scalar),
        Value::Boolean(is_so) => Some(is_so.to_string()),
        Value::Float(_) | Value::Array(_) => None,
    }
}

/// Returns the line of a key, counted from 1.
fn line(text: &str, key: &str) -> u32 {
    let is_key = |line: &str| {
        let rest = line.trim_start().strip_prefix(key);
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    line_number(text.lines().position(is_key).unwrap_or_default())
}
