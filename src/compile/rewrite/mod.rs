//! Rewrites what other tools and language models write as plain Markdown, before it is parsed.
//!
//! 1. [`tags::unfold`] shows texts that fold, so that their names are read like other text.
//! 2. [`attribute_lists`] leaves out lists of attributes.
//! 3. [`wrapped`] keeps lines within a sentence from being read as lists, headings, or quotes.
//! 4. [`marks`] removes the marks of language models.
//! 5. [`sources`] links marks such as `[1]` to their sources.
//! 6. [`extensions`] reads alerts and names of headings, and warns of what cannot be read.
//! 7. [`shortcodes`] replaces names of emoji.
//! 8. [`tags::replace`] replaces small raised and lowered characters.
//!
//! No line is added or removed, so all line numbers stay. Code stays as written. Each step adds a
//! warning where words are not shown as written. Tests: beside the code, and
//! `tests/native/dialects.rs`.

mod attribute_lists;
mod extensions;
mod marks;
mod report_edits;
mod shortcodes;
mod sources;
mod tags;
mod wrapped;

use super::Diagnostic;
use report_edits::ReportEdits;
use std::borrow::Cow;

/// A rewritten text.
pub struct Rewritten<'a> {
    pub text: Cow<'a, str>,
    /// Names that headings were given, as in `## Votes {#votes}`, with the line of the heading.
    pub names: Vec<(u32, String)>,
}

/// Rewrites the text of a report.
pub fn rewrite<'a>(
    path: &str,
    text: Cow<'a, str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Rewritten<'a> {
    let text = step(path, text, diagnostics, tags::unfold);
    let text = step(path, text, diagnostics, attribute_lists::remove);
    let text = step(path, text, diagnostics, wrapped::mend);
    let mut report = ReportEdits::new(path, &text, diagnostics);
    marks::remove(&mut report);
    sources::link(&mut report);
    let names = extensions::read(&mut report);
    shortcodes::replace(&mut report);
    tags::replace(&mut report);
    let rewritten = report.rewritten();
    Rewritten {
        text: rewritten.map_or(text, Cow::Owned),
        names,
    }
}

/// Rewrites a text in a step of its own, because the next ones must see the result.
fn step<'a>(
    path: &str,
    text: Cow<'a, str>,
    diagnostics: &mut Vec<Diagnostic>,
    rewrite: fn(&mut ReportEdits<'_, '_>),
) -> Cow<'a, str> {
    let mut report = ReportEdits::new(path, &text, diagnostics);
    rewrite(&mut report);
    report.rewritten().map_or(text, Cow::Owned)
}
