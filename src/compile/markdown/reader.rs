//! The state while the Markdown of one report is parsed.

use super::events::Events;
use crate::compile::config::Config;
use crate::compile::diagnostic::Diagnostic;
use crate::compile::links::{HeadingName, InnerLink};
use core::ops::{Range, RangeInclusive};
use pulldown_cmark::Event;
use std::collections::{BTreeMap, BTreeSet};

/// Reads the parser's events. The methods that parse blocks and inlines are in their own files.
pub struct Reader<'a, 'd> {
    pub path: &'a str,
    pub text: &'a str,
    pub config: &'a Config,
    pub events: Events<'a>,
    /// Offset of the last event.
    pub offset: usize,
    /// Number of open links and images. Links inside them become text, because links cannot be
    /// nested.
    pub link_depth: u32,
    /// HTML that is shown as text.
    pub raw_html: RawHtml,
    /// Offsets of the link definitions that have been used.
    pub used_definitions: BTreeSet<usize>,
    pub links: Vec<InnerLink>,
    /// Names given to headings, by line.
    pub given_names: BTreeMap<u32, &'a str>,
    pub names: Vec<HeadingName>,
    /// Number of headings so far with the same words.
    pub headings: BTreeMap<String, usize>,
    /// Line of each pair of asterisks that the parser left in the text, until it is resolved.
    pub asterisks: Vec<u32>,
    /// The same for single asterisks.
    pub single_asterisks: Vec<u32>,
    pub fences: Vec<RangeInclusive<u32>>,
    pub diagnostics: &'d mut Vec<Diagnostic>,
}

/// The tags of a report that are shown as text.
#[derive(Debug, Default)]
pub struct RawHtml {
    /// The line and the text of the first one.
    pub first: Option<(u32, String)>,
    /// Each element, in order.
    pub elements: Vec<String>,
    /// Number of tags, without the end tags of these elements.
    pub n_tags: usize,
}

impl<'a> Reader<'a, '_> {
    /// Adds a problem.
    pub fn warn(&mut self, problem: Diagnostic) {
        self.diagnostics.push(problem);
    }

    /// Takes the next event, and remembers where it begins.
    pub fn advance(&mut self) -> Option<Event<'a>> {
        let (event, Range { start, .. }) = self.events.take()?;
        self.offset = start;
        Some(event)
    }
}
