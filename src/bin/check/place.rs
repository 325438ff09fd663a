//! Where a problem is: its line, and the part of it that is meant. The same for all formats.

use kusama_news_reader::compile::{Diagnostic, Source};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// The text of each file, with its path.
pub struct Texts<'a>(Vec<(&'a str, Cow<'a, str>)>);

/// The lines of all files.
pub struct Lines<'a> {
    by_path: BTreeMap<&'a str, Vec<&'a str>>,
}

/// The columns of the part that is meant, in characters and counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Of the first character.
    pub start: usize,
    /// Behind the last character.
    pub end: usize,
}

impl<'a> Texts<'a> {
    pub fn of(sources: &'a [Source]) -> Self {
        let texts = sources.iter();
        let texts = texts.map(|source| (source.path.as_str(), source.shown_text()));
        Self(texts.collect())
    }

    pub fn lines(&'a self) -> Lines<'a> {
        let by_path = self.0.iter();
        let by_path = by_path.map(|(path, text)| (*path, text.split('\n').collect()));
        Lines {
            by_path: by_path.collect(),
        }
    }
}

impl<'a> Lines<'a> {
    /// Returns the line of a problem, without blanks at its end.
    pub fn find(&self, diagnostic: &Diagnostic) -> Option<&'a str> {
        let number = usize::try_from(diagnostic.line).ok()?.checked_sub(1)?;
        let line = self.by_path.get(diagnostic.path.as_str())?.get(number)?;
        Some(line.trim_end())
    }

    /// Returns the columns that a problem means; `None` if its line is not there.
    pub fn columns(&self, diagnostic: &Diagnostic) -> Option<Columns> {
        let line = self.find(diagnostic)?;
        let meant = meant(line, diagnostic);
        let column = |at: usize| line.get(..at).unwrap_or_default().chars().count() + 1;
        Some(Columns {
            start: column(meant.start),
            end: column(meant.end),
        })
    }
}

/// Returns the byte range of a problem's value in its line. Returns the whole line without
/// surrounding blanks if the value is not there, because it may have been repaired or be split by
/// emphasis marks.
pub fn meant(line: &str, diagnostic: &Diagnostic) -> Range<usize> {
    let value = diagnostic.value.as_str();
    let column = usize::try_from(diagnostic.column).unwrap_or_default();
    let known = column.checked_sub(1).filter(|&at| {
        let rest = line.get(at..);
        rest.is_some_and(|rest| rest.starts_with(value))
    });
    match known.or_else(|| line.find(value)) {
        Some(start) if !value.is_empty() => start..start + value.len(),
        _ => line.len() - line.trim_start().len()..line.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kusama_news_reader::compile::Code;

    #[track_caller]
    fn check(text: &str, column: u32, value: &str, expected: (usize, usize)) {
        let sources = [Source {
            path: "a.md".into(),
            bytes: text.into(),
        }];
        let mut diagnostic = Diagnostic::new(Code::LeftOver, "a.md", 1, "it", "help").at(value);
        diagnostic.column = column;
        let texts = Texts::of(&sources);
        let found = texts.lines().columns(&diagnostic);
        let (start, end) = expected;
        assert_eq!(found, Some(Columns { start, end }), "{text:?}");
    }

    #[test]
    fn columns_count_characters() {
        check("— tea for 𝄞 two", 0, "two", (13, 16));
        check("— tea", 0, "", (1, 6));
        check("  — tea \r\nmore", 0, "not there", (3, 8));
        check("", 0, "tea", (1, 1));
    }

    #[test]
    fn of_equal_values_the_one_that_is_meant_is_found() {
        check("— tea tea", 9, "tea", (7, 10));
        check("— tea tea", 0, "tea", (3, 6));
        // A column that is none of the value's, or within a character.
        check("— tea tea", 2, "tea", (3, 6));
        check("— tea tea", 99, "tea", (3, 6));
    }
}
