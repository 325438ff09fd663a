//! Link definitions that never reach the reader: unused ones, and those that repeat a label defined
//! earlier.

use super::reader::Reader;
use crate::compile::diagnostic::{Code, Diagnostic};
use std::collections::BTreeSet;

impl Reader<'_, '_> {
    /// Warns of each unused definition. Call this after parsing the whole text.
    pub(super) fn warn_of_unused_definitions(&mut self) {
        let all: BTreeSet<usize> = self.events.definitions().collect();
        let of_use = |start: &usize| self.events.line_of(*start);
        let used: BTreeSet<u32> = self.used_definitions.iter().map(of_use).collect();
        let mut unused: BTreeSet<u32> =
            all.difference(&self.used_definitions).map(of_use).collect();
        // The parser drops the second definition of a label, so look for it in unread lines.
        let lines: Vec<&str> = self.text.lines().collect();
        for line in self.events.unread_lines() {
            let at = usize::try_from(line - 1).unwrap_or(usize::MAX);
            if lines.get(at).is_some_and(|line| is_definition(line)) && !used.contains(&line) {
                unused.insert(line);
            }
        }
        for line in unused {
            let at = usize::try_from(line - 1).unwrap_or(usize::MAX);
            let written = lines.get(at).map_or("", |line| line.trim());
            let message = format!(
                "link definition `{written}` is used nowhere: expected a link with its label"
            );
            let help = "take it out, or it is not shown";
            let code = Code::UnusedDefinition;
            self.warn(Diagnostic::new(code, self.path, line, message, help).at(written));
        }
    }
}

/// Reports whether a line begins like a link definition, also in a quote or list.
fn is_definition(line: &str) -> bool {
    let inside = line.trim_start_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_digit() || matches!(c, '>' | '-' | '+' | '*' | '.' | ')')
    });
    let label = inside
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]:"));
    label.is_some_and(|(label, _)| !label.starts_with('^'))
}
