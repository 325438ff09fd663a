//! A report's text while it is rewritten: its lines, its code, and the changes to make.

use crate::compile::diagnostic::{Code, Diagnostic};
use crate::compile::lines::line_number;
use crate::compile::markdown::OPTIONS;
use core::ops::Range;
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};
use std::collections::BTreeMap;

/// The text of a report and the changes to it.
pub(super) struct ReportEdits<'t, 'd> {
    path: &'d str,
    pub text: &'t str,
    /// Each line without its line break, with its byte offset.
    pub lines: Vec<(usize, &'t str)>,
    /// Parts that are not prose: code, and addresses of links.
    verbatim: Vec<Range<usize>>,
    /// Blocks of HTML, whose lines are not read like those of Markdown.
    html: Vec<Range<usize>>,
    /// Whole links and images, except links such as `[1][2]`.
    links: Vec<Range<usize>>,
    /// Labels of link definitions.
    pub labels: BTreeMap<String, Range<usize>>,
    edits: Vec<(Range<usize>, String)>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'t, 'd> ReportEdits<'t, 'd> {
    pub(super) fn new(path: &'d str, text: &'t str, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        let mut offset = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let start = offset;
            offset += line.len();
            (start, line.trim_end_matches(['\n', '\r']))
        });
        let mut report = Self {
            path,
            text,
            lines: lines.collect(),
            verbatim: Vec::new(),
            html: Vec::new(),
            links: Vec::new(),
            labels: BTreeMap::new(),
            edits: Vec::new(),
            diagnostics,
        };
        report.find_verbatim();
        report
    }

    /// Whether a byte is in code, or in the address of a link.
    pub(super) fn is_verbatim(&self, offset: usize) -> bool {
        is_in(&self.verbatim, offset)
    }

    /// Whether a byte is in code, in the address of a link, or in a block of HTML.
    pub(super) fn is_no_markdown(&self, offset: usize) -> bool {
        self.is_verbatim(offset) || is_in(&self.html, offset)
    }

    /// Whether a byte is in a link or image.
    pub(super) fn is_link(&self, offset: usize) -> bool {
        is_in(&self.links, offset)
    }

    /// Plans to replace a part of the text. Of parts that overlap, only the first is replaced.
    pub(super) fn replace(&mut self, range: Range<usize>, with: impl Into<String>) {
        self.edits.push((range, with.into()));
    }

    /// Adds a warning about a part of the text. `at` is the index of its line.
    pub(super) fn warn(&mut self, code: Code, at: usize, value: &str, message: String, help: &str) {
        let problem = Diagnostic::new(code, self.path, line_number(at), message, help);
        self.diagnostics.push(problem.at(value));
    }

    /// Returns the text with all replacements, or `None` if there are none.
    pub(super) fn rewritten(self) -> Option<String> {
        let mut edits = self.edits;
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut text = String::with_capacity(self.text.len());
        let mut at = 0;
        let is_changed = !edits.is_empty();
        for (range, with) in edits {
            if range.start >= at {
                text.push_str(self.text.get(at..range.start).unwrap_or_default());
                text.push_str(&with);
                at = range.end;
            }
        }
        text.push_str(self.text.get(at..).unwrap_or_default());
        is_changed.then_some(text)
    }

    fn find_verbatim(&mut self) {
        let parser = Parser::new_ext(self.text, OPTIONS);
        for (label, definition) in parser.reference_definitions().iter() {
            self.verbatim.push(definition.span.clone());
            self.labels
                .insert(label.to_owned(), definition.span.clone());
        }
        // The end of the last event, which is where the address of a link begins.
        let mut end = 0;
        // For each open link, whether its address or label is not prose.
        let mut open: Vec<bool> = Vec::new();
        for (event, range) in parser.into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => {
                    self.verbatim.push(range.clone());
                }
                Event::Start(Tag::HtmlBlock) => self.html.push(range.clone()),
                Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
                    let is_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                    if is_address {
                        self.verbatim.push(range.clone());
                    }
                    let is_link = link_type == LinkType::Inline
                        || is_address
                        || !is_number_link(self.text, &range);
                    if is_link {
                        self.links.push(range.clone());
                    }
                    open.push(is_link);
                    end = range.start;
                    continue;
                }
                Event::End(TagEnd::Link | TagEnd::Image) if open.pop() == Some(true) => {
                    self.verbatim.push(end..range.end);
                }
                _ => {}
            }
            end = range.end;
        }
        for ranges in [&mut self.verbatim, &mut self.html, &mut self.links] {
            merge(ranges);
        }
    }
}

/// Whether a reference link has only a number as its words, as in `[1][2]`.
fn is_number_link(text: &str, range: &Range<usize>) -> bool {
    let source = text.get(range.clone()).unwrap_or_default();
    let words = source.strip_prefix('[').and_then(|it| it.split_once(']'));
    words.is_some_and(|(words, _)| words.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Sorts ranges and joins those that overlap.
fn merge(ranges: &mut Vec<Range<usize>>) {
    ranges.sort_by_key(|range| range.start);
    ranges.dedup_by(|next, before| {
        let overlaps = next.start < before.end;
        if overlaps {
            before.end = before.end.max(next.end);
        }
        overlaps
    });
}

fn is_in(ranges: &[Range<usize>], offset: usize) -> bool {
    let after = ranges.partition_point(|range| range.start <= offset);
    let last = after.checked_sub(1).and_then(|at| ranges.get(at));
    last.is_some_and(|range| range.contains(&offset))
}
