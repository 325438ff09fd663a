//! Query strings: reads and writes the parameters of addresses.

use form_urlencoded::{Serializer, parse};

/// Returns the search text in a query string, with or without a leading `?`; empty without one.
#[must_use]
pub fn searched(query: &str) -> String {
    value(query, "q").unwrap_or_default()
}

/// Returns the query parameter for a search text, for example `q=a+b`.
#[must_use]
pub fn search_pair(text: &str) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("q", text).finish()
}

/// Returns all values of `name` in a query string, each with a comma after it.
pub fn values(query: &str, name: &str) -> String {
    let query = query.strip_prefix('?').unwrap_or(query);
    let mut values = String::new();
    for (key, value) in parse(query.as_bytes()) {
        if key == name {
            values.push_str(&value);
            values.push(',');
        }
    }
    values
}

/// Adds a query string to a path, unless it is empty.
pub fn with_query(path: String, query: &str) -> String {
    if query.is_empty() {
        return path;
    }
    [&path, "?", query].concat()
}

/// Returns the first value of `name` in a query string, with or without a leading `?`.
pub fn value(query: &str, name: &str) -> Option<String> {
    let query = query.strip_prefix('?').unwrap_or(query);
    let mut pairs = parse(query.as_bytes());
    pairs
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}
