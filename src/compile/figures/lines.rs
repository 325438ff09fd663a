//! Finds the source lines of the numbers in a report. A compiled text has no lines of its own, and its
//! source may have other characters between the words.

use std::collections::BTreeMap;

/// A run of letters and digits with its place.
#[derive(Clone, Copy, Debug)]
struct Run<'a> {
    text: &'a str,
    /// Byte offset in a compiled text, or the line in a source.
    at: usize,
    file: usize,
}

/// The runs of the source files of a report.
pub struct SourceRuns<'a> {
    files: Vec<&'a str>,
    runs: Vec<Run<'a>>,
    places: BTreeMap<&'a str, Vec<usize>>,
    /// Index of the last run that was found.
    last: usize,
}

/// The runs of a compiled text.
pub struct TextRuns<'a> {
    runs: Vec<Run<'a>>,
}

/// Number of runs on each side that are compared.
const CONTEXT: usize = 6;

/// Maximum number of equal runs that are compared, before and behind the last that was found.
const MAX_CANDIDATES: usize = 64;

impl<'a> SourceRuns<'a> {
    /// Reads files, each with its path and its text.
    pub fn new(files: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut names = Vec::new();
        let mut all: Vec<Run<'a>> = Vec::new();
        for (file, (name, text)) in files.enumerate() {
            names.push(name);
            for (line, text) in (1..).zip(text.split('\n')) {
                let found = runs(text).map(|(_, text)| Run {
                    text,
                    at: line,
                    file,
                });
                all.extend(found);
            }
        }
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, run) in all.iter().enumerate() {
            places.entry(run.text).or_default().push(place);
        }
        Self {
            files: names,
            runs: all,
            places,
            last: 0,
        }
    }

    /// Returns the file and the line of the number at a byte offset of a text. Texts and offsets must
    /// come in the order of the report. Falls back to the place of the number before.
    pub fn find(&mut self, text: &TextRuns<'_>, offset: usize) -> (&'a str, u32) {
        let own = text.runs.partition_point(|run| run.at < offset);
        let found = text.runs.get(own).and_then(|run| {
            let places = self.places.get(run.text)?;
            let middle = places.partition_point(|place| *place < self.last);
            let from = middle.saturating_sub(MAX_CANDIDATES);
            let to = places.len().min(middle + MAX_CANDIDATES);
            let near = places.get(from..to)?.iter().copied();
            // Of two equally good places, the first one from here on.
            near.max_by_key(|place| {
                let is_behind = *place >= self.last;
                (self.alike(text, own, *place), is_behind, usize::MAX - place)
            })
        });
        self.last = found.unwrap_or(self.last);
        let run = self.runs.get(self.last);
        let file = run
            .and_then(|run| self.files.get(run.file))
            .or(self.files.first());
        let line = run.map_or(1, |run| run.at);
        (
            file.copied().unwrap_or_default(),
            u32::try_from(line).unwrap_or(u32::MAX),
        )
    }

    /// Counts the equal runs around two equal ones.
    fn alike(&self, text: &TextRuns<'_>, own: usize, place: usize) -> usize {
        let is_alike = |own: Option<usize>, place: Option<usize>| {
            let own = own.and_then(|own| text.runs.get(own));
            let place = place.and_then(|place| self.runs.get(place));
            matches!((own, place), (Some(own), Some(place)) if own.text == place.text)
        };
        let before = (1..=CONTEXT)
            .filter(|n| is_alike(own.checked_sub(*n), place.checked_sub(*n)))
            .count();
        let behind = (1..=CONTEXT)
            .filter(|n| is_alike(own.checked_add(*n), place.checked_add(*n)))
            .count();
        before + behind
    }
}

impl<'a> TextRuns<'a> {
    /// Splits a compiled text.
    pub fn new(text: &'a str) -> Self {
        let runs = runs(text).map(|(at, text)| Run { text, at, file: 0 });
        Self {
            runs: runs.collect(),
        }
    }
}

/// Splits a text into runs of letters and digits, with their byte offsets.
fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    let parts = text.split_inclusive(|c: char| !c.is_alphanumeric());
    let parts = parts.map(move |part| {
        let start = offset;
        offset += part.len();
        (start, part.trim_end_matches(|c: char| !c.is_alphanumeric()))
    });
    parts.filter(|(_, part)| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_on_the_line_where_its_words_are() {
        let source = "# 5 ropes\n\nThe [net](https://5.example/5) cost\n5 and\n*5* more, then 5.\n";
        let mut source = SourceRuns::new([("a.md", source)].into_iter());
        let heading = TextRuns::new("5 ropes");
        assert_eq!(source.find(&heading, 0), ("a.md", 1));
        let text = "The net cost 5 and 5 more, then 5.";
        let runs = TextRuns::new(text);
        let lines: Vec<u32> = text
            .match_indices('5')
            .map(|(at, _)| source.find(&runs, at).1)
            .collect();
        assert_eq!(lines, [4, 5, 5]);
        assert_eq!(source.find(&TextRuns::new(""), 7), ("a.md", 5));
        assert_eq!(SourceRuns::new([].into_iter()).find(&runs, 0), ("", 1));
    }
}
