//! Line numbers for diagnostics.

use core::ops::Range;

/// Converts byte offsets to line numbers. Offsets must be given in ascending order, so that the
/// text is read only once.
pub struct Lines<'a> {
    text: &'a str,
    offset: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    /// Starts at the first line of a text.
    pub fn new(text: &'a str) -> Self {
        let (offset, line) = (0, 1);
        Self { text, offset, line }
    }

    /// Returns the line, counted from 1, of an offset no smaller than the previous one.
    pub fn at(&mut self, offset: usize) -> u32 {
        let between = self.text.get(self.offset..offset).unwrap_or_default();
        let n_breaks = u32::try_from(between.matches('\n').count()).unwrap_or(u32::MAX);
        self.line = self.line.saturating_add(n_breaks);
        self.offset = offset;
        self.line
    }
}

/// Returns the number, counted from 1, of the line at an index, counted from 0.
pub fn line_number(index: usize) -> u32 {
    u32::try_from(index.saturating_add(1)).unwrap_or(u32::MAX)
}

/// Returns the line, counted from 1, of a byte offset.
pub fn line_of(text: &str, offset: usize) -> u32 {
    Lines::new(text).at(offset)
}

/// Takes out parts of a text, but no line feeds.
pub fn without(text: &str, mut out: Vec<Range<usize>>) -> String {
    out.sort_by_key(|range| (range.start, range.end));
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for range in out.into_iter().filter(|range| !range.is_empty()) {
        if range.start < at {
            continue;
        }
        kept += text.get(at..range.start).unwrap_or_default();
        let taken = text.get(range.clone()).unwrap_or_default();
        kept += &"\n".repeat(taken.matches('\n').count());
        at = range.end;
    }
    kept += text.get(at..).unwrap_or_default();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one() {
        let mut lines = Lines::new("a\nb\r\n\nc");
        assert_eq!([0, 1, 2, 5, 6].map(|at| lines.at(at)), [1, 1, 2, 3, 4]);
        assert_eq!(line_of("a\nb", 2), 2);
        assert_eq!(line_of("", 0), 1);
    }
}
