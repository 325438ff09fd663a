//! HTML that is shown as text.

use super::reader::Reader;
use crate::compile::diagnostic::{Code, Diagnostic};

/// Maximum number of elements that the warning names.
const MAX_NAMED: usize = 5;

impl Reader<'_, '_> {
    /// Notes HTML that is shown as text.
    pub(super) fn note_html(&mut self, line: u32, html: &str) {
        let html = html.trim();
        let is_end = |c: char| c.is_whitespace() || c == '>';
        let tag = html.split(is_end).next().unwrap_or_default();
        let tag = tag.trim_end_matches('/').to_ascii_lowercase();
        let raw = &mut self.raw_html;
        if raw
            .elements
            .iter()
            .any(|it| tag.strip_prefix("</") == it.strip_prefix('<'))
        {
            return;
        }
        raw.n_tags += 1;
        if raw.first.is_none() {
            let shown = html.lines().next().unwrap_or_default();
            raw.first = Some((line, shown.to_owned()));
        }
        if !raw.elements.contains(&tag) {
            raw.elements.push(tag);
        }
    }

    /// Warns of all HTML that is shown as text. Call this after parsing the whole text.
    pub(super) fn warn_of_raw_html(&mut self) {
        let Some((line, html)) = self.raw_html.first.take() else {
            return;
        };
        let raw = &self.raw_html;
        let named = raw.elements.iter().take(MAX_NAMED);
        let mut named: Vec<String> = named.map(|tag| format!("`{tag}>`")).collect();
        if raw.elements.len() > MAX_NAMED {
            named.push("…".to_owned());
        }
        let places = match raw.n_tags {
            1 => String::new(),
            n => format!(" in {n} places"),
        };
        let message = format!(
            "raw HTML {}{places}: expected Markdown, or HTML that it can express",
            named.join(", ")
        );
        let help = "write it so, or it is shown as text";
        let code = Code::RawHtml;
        self.warn(Diagnostic::new(code, self.path, line, message, help).at(&html));
    }
}
