//! Links inside the archive: resolves them and reports broken ones.
//!
//! A link can point to a text of its own report by name or heading (`#p-1a2b3c`, `#market-report`),
//! to another report by file or address in the reader (`2023-11.md`, `/2023/11/market/`), or to one
//! of the other pages. Each address is rewritten relative to the reader's base, because every page
//! resolves addresses against that base.
//!
//! 1. [`link_target`] parses the address of a link.
//! 2. [`targets`] lists the link targets in each report.
//! 3. This file combines the two, rewrites the reports, and reports broken links.
//!
//! Tests: `tests/native/links.rs`.

mod inner_link;
mod link_target;
mod targets;

use super::config::Config;
use super::diagnostic::{Code, Diagnostic};
use super::draft::Draft;
use crate::model::{Block, Inline, Month, Report};
use core::mem;
use link_target::{LinkTarget, Page};
use std::collections::{BTreeMap, BTreeSet};
use targets::{FOOTNOTE, Targets, nearest};

pub use inner_link::{HeadingName, InnerLink};
pub use targets::footnote;

/// Rewrites the addresses of inner links relative to the reader's base. Reports a broken link as an
/// error and keeps its words. `set_aside` holds second reports of a month: their texts can be
/// linked only from themselves or by file name, because the month's address is that of the first
/// report.
pub fn resolve<'a>(
    config: &Config,
    drafts: &mut [Draft<'a>],
    set_aside: &mut [Draft<'a>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut drafts: Vec<&mut Draft<'a>> = drafts.iter_mut().chain(set_aside).collect();
    if drafts.iter().all(|draft| draft.links.is_empty()) {
        return;
    }
    let reports = drafts
        .iter()
        .map(|draft| (&draft.report, draft.names.as_slice()));
    let reader = Reader::new(config, reports);
    for (draft, own) in drafts.iter_mut().zip(&reader.reports) {
        let mut found: BTreeMap<String, Option<String>> = BTreeMap::new();
        let mut named: BTreeSet<(u32, &str)> = BTreeSet::new();
        for InnerLink { line, href } in &draft.links {
            let resolved = reader.resolve(href, own);
            if let Err(Broken { expected, help }) = &resolved
                && named.insert((*line, href))
            {
                let path = &draft.source.path;
                let message = format!("link to `{href}` leads nowhere: expected {expected}");
                let problem = Diagnostic::new(Code::BrokenLink, path, *line, message, help);
                diagnostics.push(problem.at(href));
            }
            found.insert(href.clone(), resolved.ok());
        }
        if !found.is_empty() {
            rewrite(&mut draft.report, &found);
        }
    }
}

/// Explanation of a broken link.
struct Broken {
    expected: String,
    help: String,
}

impl Broken {
    fn new(expected: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            expected: expected.into(),
            help: help.into(),
        }
    }
}

/// All link targets in the reader.
struct Reader {
    topics: Vec<String>,
    /// Link targets of each report, with its month.
    reports: Vec<(Month, Targets)>,
    /// Index of the first report of each month.
    by_month: BTreeMap<Month, usize>,
    /// Index of the report of each file.
    by_file: BTreeMap<String, usize>,
}

impl Reader {
    fn new<'a>(
        config: &Config,
        reports: impl Iterator<Item = (&'a Report, &'a [HeadingName])>,
    ) -> Self {
        let mut reader = Self {
            topics: config
                .topic_slugs()
                .map(|(_, slug)| slug.to_owned())
                .collect(),
            reports: Vec::new(),
            by_month: BTreeMap::new(),
            by_file: BTreeMap::new(),
        };
        for (report, names) in reports {
            let at = reader.reports.len();
            reader.by_month.entry(report.month).or_insert(at);
            reader.by_file.entry(report.file.clone()).or_insert(at);
            reader
                .reports
                .push((report.month, Targets::of(report, names)));
        }
        reader
    }

    /// Returns the address, relative to the base, of the target of a link in the report `own`.
    fn resolve(&self, href: &str, own: &(Month, Targets)) -> Result<String, Broken> {
        // A footnote's label is not percent-encoded, so do not decode it.
        let footnote = href.starts_with(FOOTNOTE).then(|| LinkTarget {
            page: Page::Own,
            fragment: href.trim_start_matches('#').to_owned(),
        });
        let Some(LinkTarget { page, fragment }) = footnote.or_else(|| LinkTarget::read(href))
        else {
            return Err(self.unknown(href));
        };
        let (report, topic) = match page {
            Page::Home => return without_fragment("./", &fragment),
            Page::About => return without_fragment("about/archive/", &fragment),
            Page::Search(query) => return without_fragment(&format!("search/{query}"), &fragment),
            Page::Own => (own, None),
            Page::File(name) => {
                let report = self.at(self.by_file.get(&name));
                (report.ok_or_else(|| self.unknown(&name))?, None)
            }
            Page::Report(month, topic) => {
                let report = self.at(self.by_month.get(&month));
                (report.ok_or_else(|| self.no_such_report(month))?, topic)
            }
        };
        let (month, targets) = report;
        let page = address(*month, topic.as_deref());
        if let Some(topic) = topic
            && !self.topics.contains(&topic)
        {
            let expected = format!("a topic, and `{topic}` is none");
            let near = nearest(&topic, self.topics.iter().map(String::as_str));
            return Err(Broken::new(expected, did_you_mean(near, "")));
        }
        if fragment.is_empty() {
            return Ok(page);
        }
        match targets.id(&fragment) {
            Some("") => Ok(page),
            Some(id) => Ok(format!("{page}#{id}")),
            None => Err(self.no_such_text(&fragment, targets)),
        }
    }

    fn at(&self, place: Option<&usize>) -> Option<&(Month, Targets)> {
        self.reports.get(*place?)
    }

    fn no_such_report(&self, month: Month) -> Broken {
        let known = self.by_month.keys().copied();
        let help = known.min_by_key(|known| known.distance(month)).map_or_else(
            || "take the link out".to_owned(),
            |near| format!("the nearest report is `/{}`", address(near, None)),
        );
        let expected = format!("a month with a report, and {} has none", month.title());
        Broken::new(expected, help)
    }

    fn no_such_text(&self, fragment: &str, targets: &Targets) -> Broken {
        let expected = format!("a heading or the name of a text in {}", targets.file);
        let mut all = self.reports.iter().map(|(_, targets)| targets);
        let elsewhere = all.find(|targets| targets.id(fragment).is_some());
        let help = match (nearest(fragment, targets.names()), elsewhere) {
            (None, Some(other)) => format!("did you mean `{}#{fragment}`?", other.file),
            (near, _) => did_you_mean(near, "#"),
        };
        Broken::new(expected, help)
    }

    fn unknown(&self, href: &str) -> Broken {
        let expected = "a heading such as `#market-report`, a file such as `2023-11.md` or an \
                        address of the reader such as `/2023/11/`";
        let files = self.by_file.keys().map(String::as_str);
        let help = match nearest(href, files) {
            Some(near) => did_you_mean(Some(near), ""),
            None => "correct it; an address outside the archive begins with `https://`".to_owned(),
        };
        Broken::new(expected, help)
    }
}

fn did_you_mean(near: Option<&str>, prefix: &str) -> String {
    near.map_or_else(
        || "correct it or take the link out".to_owned(),
        |near| format!("did you mean `{prefix}{near}`?"),
    )
}

/// Returns the address of a page other than a report. Refuses fragments, because only reports have
/// named texts.
fn without_fragment(page: &str, fragment: &str) -> Result<String, Broken> {
    if fragment.is_empty() {
        return Ok(page.to_owned());
    }
    let expected = format!("no fragment such as `#{fragment}`, which only reports have");
    Err(Broken::new(expected, "take it out of the address"))
}

/// Returns the address of a report relative to the base.
fn address(month: Month, topic: Option<&str>) -> String {
    let topic = topic.map(|topic| format!("{topic}/")).unwrap_or_default();
    format!("{:04}/{:02}/{topic}", month.year(), month.number())
}

/// Replaces addresses by the resolved ones. A broken link becomes its words.
fn rewrite(report: &mut Report, found: &BTreeMap<String, Option<String>>) {
    let lines = report.masthead.iter_mut().chain(&mut report.bylines);
    lines.for_each(|line| rewrite_inline(&mut line.text, found));
    if let Some(headline) = &mut report.headline {
        rewrite_inline(&mut headline.text, found);
    }
    rewrite_blocks(&mut report.lead, found);
    for section in &mut report.sections {
        rewrite_inline(&mut section.heading.text, found);
        for byline in &mut section.bylines {
            rewrite_inline(&mut byline.text, found);
        }
        rewrite_blocks(&mut section.blocks, found);
    }
}

fn rewrite_blocks(blocks: &mut [Block], found: &BTreeMap<String, Option<String>>) {
    for block in blocks {
        match block {
            Block::Paragraph { text, .. } | Block::Subheading { text, .. } => {
                rewrite_inline(text, found);
            }
            Block::Table { head, rows, .. } => {
                for cell in head.iter_mut().chain(rows.iter_mut().flatten()) {
                    rewrite_inline(&mut cell.text, found);
                }
            }
            Block::List { items, .. } => {
                for item in items {
                    rewrite_blocks(item, found);
                }
            }
            Block::Quote(blocks) | Block::Footnote { blocks, .. } => rewrite_blocks(blocks, found),
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn rewrite_inline(text: &mut Vec<Inline>, found: &BTreeMap<String, Option<String>>) {
    for mut inline in mem::take(text) {
        match &mut inline {
            Inline::Emphasis(inside) | Inline::Strong(inside) | Inline::Strikethrough(inside) => {
                rewrite_inline(inside, found);
            }
            Inline::Link {
                href, text: words, ..
            } => match found.get(href) {
                Some(Some(resolved)) => resolved.clone_into(href),
                Some(None) => {
                    text.append(words);
                    continue;
                }
                None => {}
            },
            Inline::Text(_) | Inline::Break | Inline::Code(_) | Inline::Image { .. } => {}
        }
        text.push(inline);
    }
}
