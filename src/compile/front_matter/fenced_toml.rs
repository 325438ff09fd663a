//! TOML between lines of `+++`.

use super::entry::{Entry, Malformed};
use crate::compile::lines::{line_number, line_of};
use toml::{Table, Value};

/// Reads the keys above the first table.
pub(super) fn entries(text: &str) -> Result<Vec<Entry>, Malformed> {
    let table: Table = toml::from_str(text).map_err(|error| Malformed {
        reason: error.message().trim_end().replace('\n', ", "),
        line: error.span().map_or(1, |span| line_of(text, span.start)),
    })?;
    let entries = table.into_iter().map(|(key, value)| Entry {
        line: line(text, &key),
        values: values(value),
        key,
    });
    Ok(entries.collect())
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
        Value::Float(_) | Value::Boolean(_) | Value::Array(_) => None,
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
