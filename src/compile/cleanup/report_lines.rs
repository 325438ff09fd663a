//! The text of a report as lines that can be replaced.

use crate::compile::diagnostic::{Code, Diagnostic};
use crate::compile::lines::line_number;
use crate::compile::markdown::{MAX_LINE_CHARS, Part, parts};
use core::ops::RangeInclusive;
use std::borrow::Cow;

/// The lines of a report.
pub struct ReportLines<'a, 'd> {
    path: &'a str,
    /// Lines with their line ends.
    lines: Vec<Cow<'a, str>>,
    /// The text, unless a line has changed since it was put together.
    text: Option<Cow<'a, str>>,
    is_changed: bool,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a, 'd> ReportLines<'a, 'd> {
    /// Splits a text into lines.
    pub fn new(path: &'a str, text: &'a str, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        Self {
            path,
            lines: text.split_inclusive('\n').map(Cow::Borrowed).collect(),
            text: Some(Cow::Borrowed(text)),
            is_changed: false,
            diagnostics,
        }
    }

    /// Returns the number of lines.
    pub fn n_lines(&self) -> usize {
        self.lines.len()
    }

    /// Returns a line, counted from 0, without its line end; empty if there is none.
    pub fn line(&self, at: usize) -> &str {
        let line = self.lines.get(at).map_or("", AsRef::as_ref);
        line.trim_end_matches(['\r', '\n'])
    }

    /// Reports whether a line has only blanks, or does not exist.
    pub fn is_blank(&self, at: usize) -> bool {
        self.line(at).trim().is_empty()
    }

    /// Replaces a line, except for its line end.
    pub fn set(&mut self, at: usize, words: &str) {
        let Some(line) = self.lines.get_mut(at) else {
            return;
        };
        let end = line.trim_end_matches(['\r', '\n']).len();
        let end = line.get(end..).unwrap_or_default();
        *line = Cow::Owned(format!("{words}{end}"));
        self.is_changed = true;
        self.text = None;
    }

    /// Makes lines empty.
    pub fn clear(&mut self, lines: RangeInclusive<usize>) {
        for at in lines {
            self.set(at, "");
        }
    }

    /// Returns the top-level parts of the current text, in order, with their lines.
    pub fn parts(&mut self) -> Vec<Part> {
        let text = self.text.take();
        let text = text.unwrap_or_else(|| Cow::Owned(self.lines.concat()));
        let parts = parts(&text);
        self.text = Some(text);
        parts
    }

    /// Warns of something at a line, counted from 0. `value` is the affected part of the line.
    pub fn warn(&mut self, at: usize, code: Code, message: String, help: &str, value: &str) {
        let problem = Diagnostic::new(code, self.path, line_number(at), message, help);
        self.diagnostics.push(problem.at(value));
    }

    /// Warns of a left-over that begins at a line. `what` says what it is, as in
    /// `before the title`.
    pub fn warn_of_left_over(&mut self, at: usize, what: &str) {
        let line = self.line(at).trim();
        let value: String = line.chars().take(MAX_LINE_CHARS).collect();
        let message = format!("left-over `{value}` {what}");
        let help = "take it out; it is not shown";
        self.warn(at, Code::LeftOver, message, help, &value);
    }

    /// Returns the text if a line has changed.
    pub fn changed_text(self) -> Option<String> {
        self.is_changed.then(|| self.lines.concat())
    }
}
