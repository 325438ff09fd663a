//! Problems in the configuration, with their lines.

use crate::compile::diagnostic::{Code, Diagnostic};
use crate::compile::lines::line_of;
use toml::Spanned;

/// Collects problems in the configuration.
pub struct Problems<'a> {
    pub path: &'a str,
    pub text: &'a str,
    pub diagnostics: &'a mut Vec<Diagnostic>,
}

impl Problems<'_> {
    /// Adds a problem with the value at a byte offset of the file.
    pub fn wrong(&mut self, offset: usize, message: String, help: &str) {
        let line = line_of(self.text, offset);
        let problem = Diagnostic::new(Code::BadConfig, self.path, line, message, help);
        self.diagnostics.push(problem);
    }

    /// Returns the line of a value, counted from 1.
    pub fn line<T>(&self, value: &Spanned<T>) -> u32 {
        line_of(self.text, value.span().start)
    }
}
