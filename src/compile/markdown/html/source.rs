//! The HTML of a block, without the marks of the quotes and lists around it.

/// HTML, and where it is in the source.
#[derive(Debug, Default)]
pub struct Source {
    pub html: String,
    /// Offset of each line in the HTML and in the source.
    lines: Vec<(usize, usize)>,
}

impl Source {
    /// Adds a line that is at an offset of the source.
    pub fn push(&mut self, line: &str, at: usize) {
        self.lines.push((self.html.len(), at));
        self.html.push_str(line);
    }

    /// Returns the offset in the source of an offset in the HTML.
    pub fn place(&self, at: usize) -> usize {
        let after = self.lines.partition_point(|&(start, _)| start <= at);
        let line = after.checked_sub(1).and_then(|last| self.lines.get(last));
        line.map_or(at, |&(start, place)| place + at - start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_source() {
        let mut source = Source::default();
        source.push("<p>\n", 2);
        source.push("a\n", 8);
        assert_eq!(source.html, "<p>\na\n");
        assert_eq!([0, 3, 4, 5].map(|at| source.place(at)), [2, 5, 8, 9]);
        assert_eq!(Source::default().place(7), 7);
    }
}
