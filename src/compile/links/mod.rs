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
use super::draft::{Draft, Issue};
use crate::model::{Block, Inline, Month, Report, Section};
use core::mem;
use link_target::{LinkTarget, Page};
use std::collections::{BTreeMap, BTreeSet};
use targets::{FOOTNOTE, Targets, nearest};

pub use inner_link::{HeadingName, InnerLink};
pub use targets::footnote;

/// Minimum number of broken links that can mean that the reports were written for another site.
const MIN_OUTSIDE: usize = 3;

/// Rewrites the addresses of inner links relative to the reader's base, or to the site that the
/// reports were written for. Reports a broken link as an error and keeps its words. If the reports were
/// written for another site, there is one warning for each file instead; see [`Reader::warned`].
/// `set_aside` holds second reports of a month: their texts can be linked only from themselves or by
/// file name, because the month's address is that of the first report.
pub fn resolve<'a>(
    config: &Config,
    drafts: &mut [Draft<'a>],
    set_aside: &mut [Draft<'a>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut drafts: Vec<&mut Draft<'a>> = drafts.iter_mut().chain(set_aside).collect();
    let issues = drafts.iter().flat_map(|draft| &draft.issues);
    let n_links: usize = issues.map(|issue| issue.links.len()).sum();
    if n_links == 0 {
        return;
    }
    let reader = Reader::new(config, &drafts);
    let mut owns = reader.reports.iter();
    let mut problems = Vec::new();
    for Draft { report, issues, .. } in drafts.iter_mut().map(|draft| &mut **draft) {
        let is_only = issues.len() == 1;
        for (issue, own) in issues.iter().zip(owns.by_ref()) {
            let mut found: BTreeMap<String, Option<String>> = BTreeMap::new();
            let mut named: BTreeSet<(u32, &str)> = BTreeSet::new();
            for InnerLink { line, href } in &issue.links {
                let resolved = reader.resolve(href, own);
                if let Err(broken) = &resolved
                    && named.insert((*line, href))
                {
                    let problem = broken.problem(&issue.source.path, *line, href);
                    problems.push((issue.is_of_site, broken.is_outside, problem));
                }
                found.insert(href.clone(), resolved.ok());
            }
            if found.is_empty() {
                continue;
            }
            if is_only {
                rewrite_head(report, &found);
            }
            let sections = report.sections.get_mut(issue.sections.clone());
            rewrite_sections(sections.unwrap_or_default(), &found);
        }
    }
    diagnostics.append(&mut reader.warned(problems, n_links));
}

/// Returns one warning for each file with broken links, in place of an error for each link.
fn outside(broken: &[Diagnostic], has_base: bool) -> Vec<Diagnostic> {
    let help = if has_base {
        "correct them, or their words are shown without a link"
    } else {
        "set `link_base` of `[reports]` in archive.toml to the site they are from, or their words are \
         shown without a link"
    };

    let files = broken.chunk_by(|one, next| one.path == next.path);
    let warnings = files.filter_map(|links| {
        let first = links.first()?;
        let links = match links.len() {
            1 => format!("link to `{}` leads nowhere", first.value),
            n_links => format!("`{n_links}` links such as `{}` lead nowhere", first.value),
        };
        let message = format!("{links}: expected addresses in the archive, or absolute ones");
        let warning = Diagnostic::new(Code::OutsideLink, &first.path, first.line, message, help);
        Some(warning.at(&first.value))
    });
    warnings.collect()
}

/// Explanation of a broken link.
struct Broken {
    expected: String,
    help: String,
    /// Whether the reader has no address of this form.
    is_outside: bool,
}

impl Broken {
    fn new(expected: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            expected: expected.into(),
            help: help.into(),
            is_outside: false,
        }
    }

    fn problem(&self, path: &str, line: u32, href: &str) -> Diagnostic {
        let message = format!("link to `{href}` leads nowhere: expected {}", self.expected);
        Diagnostic::new(Code::BrokenLink, path, line, message, self.help.as_str()).at(href)
    }
}

/// All link targets in the reader.
struct Reader {
    topics: Vec<String>,
    /// Link targets of each issue, with its month.
    reports: Vec<(Month, Targets)>,
    /// Indexes of the issues of each month.
    by_month: BTreeMap<Month, Vec<usize>>,
    /// Index of the issue of each file.
    by_file: BTreeMap<String, usize>,
    /// The site that the reports were written for.
    base: Option<String>,
}

impl Reader {
    fn new(config: &Config, drafts: &[&mut Draft<'_>]) -> Self {
        let topics = config.topic_slugs();
        let mut reader = Self {
            topics: topics.map(|(_, slug)| slug.to_owned()).collect(),
            reports: Vec::new(),
            by_month: BTreeMap::new(),
            by_file: BTreeMap::new(),
            base: config.reports().link_base.clone(),
        };
        for draft in drafts {
            for issue in &draft.issues {
                let at = reader.reports.len();
                reader
                    .by_month
                    .entry(draft.report.month)
                    .or_default()
                    .push(at);
                reader.by_file.entry(issue.file.clone()).or_insert(at);
                let targets = Targets::of(&own_report(draft, issue), &issue.names);
                reader.reports.push((draft.report.month, targets));
            }
        }
        reader
    }

    /// Returns the address of the target of a link in the report `own`: relative to the base, or
    /// absolute if it is on the site that the reports were written for.
    fn resolve(&self, href: &str, own: &(Month, Targets)) -> Result<String, Broken> {
        let Some(base) = &self.base else {
            return self.resolve_inside(href, own);
        };
        if href.starts_with('/') {
            return Ok(outer(base, href));
        }
        let found = self.resolve_inside(href, own);
        match found {
            Err(_) if !href.starts_with('#') => Ok(outer(base, href)),
            found => found,
        }
    }

    /// Returns the address, relative to the base, of a target inside the archive.
    fn resolve_inside(&self, href: &str, own: &(Month, Targets)) -> Result<String, Broken> {
        // A footnote's label is not percent-encoded, so do not decode it.
        let footnote = href.starts_with(FOOTNOTE).then(|| LinkTarget {
            page: Page::Own,
            fragment: href.trim_start_matches('#').to_owned(),
        });
        let Some(LinkTarget { page, fragment }) = footnote.or_else(|| LinkTarget::read(href))
        else {
            return Err(Self::unknown());
        };
        let (report, topic) = match page {
            Page::Home => return without_fragment("./", &fragment),
            Page::About => return without_fragment("about/archive/", &fragment),
            Page::Search(query) => return without_fragment(&format!("search/{query}"), &fragment),
            Page::Own => (own, None),
            Page::File(name) => {
                let beside = below_folder_of(&own.1.file, &name);
                let report = self.at(beside.and_then(|beside| self.by_file.get(&beside)));
                (report.ok_or_else(Self::unknown)?, None)
            }
            Page::Report(month, topic) => {
                let report = self.issue_with(month, &fragment);
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

    /// Returns the issue of a month that has a text with this name, or else the first one.
    fn issue_with(&self, month: Month, fragment: &str) -> Option<&(Month, Targets)> {
        let issues = self.by_month.get(&month)?;
        let mut issues = issues.iter().filter_map(|at| self.reports.get(*at));
        let first = issues.clone().next();
        let named = issues.find(|(_, targets)| targets.id(fragment).is_some());
        named.or(first)
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

    /// Explains a link of a form that the reader does not know. The help is found later, because most
    /// such links of another site need none, and all names of files must be compared for it.
    fn unknown() -> Broken {
        let expected = "a heading such as `#market-report`, a file such as `2023-11.md` or an \
                        address of the reader such as `/2023/11/`";
        Broken {
            is_outside: true,
            ..Broken::new(expected, "")
        }
    }

    /// Returns the help for a link of a form that the reader does not know.
    fn help_for(&self, href: &str) -> String {
        let files = self.by_file.keys().map(String::as_str);
        match nearest(href, files) {
            Some(near) => did_you_mean(Some(near), ""),
            None => "correct it; an address outside the archive begins with `https://`".to_owned(),
        }
    }

    /// Turns the errors of links that must be those of another site into one warning for each file:
    /// all if the archive names that site, those of files with front matter, and those of a form that
    /// the reader does not know, if most links are such.
    fn warned(&self, problems: Vec<(bool, bool, Diagnostic)>, n_links: usize) -> Vec<Diagnostic> {
        let n_outside = problems.iter().filter(|it| it.1).count();
        let is_foreign = n_outside >= MIN_OUTSIDE && n_outside * 2 > n_links;
        let is_warned =
            |is_of_site, is_outside| self.base.is_some() || is_of_site || is_foreign && is_outside;
        let (links, others): (Vec<_>, Vec<_>) = problems
            .into_iter()
            .partition(|&(is_of_site, is_outside, _)| is_warned(is_of_site, is_outside));
        let links: Vec<Diagnostic> = links.into_iter().map(|it| it.2).collect();
        let others = others
            .into_iter()
            .map(|(_, is_outside, problem)| Diagnostic {
                help: if is_outside {
                    self.help_for(&problem.value)
                } else {
                    problem.help
                },
                ..problem
            });
        outside(&links, self.base.is_some())
            .into_iter()
            .chain(others)
            .collect()
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

/// Returns what an issue has of a joined report.
fn own_report(draft: &Draft<'_>, issue: &Issue<'_>) -> Report {
    let mut report = if draft.issues.len() == 1 {
        draft.report.clone()
    } else {
        let sections = draft.report.sections.get(issue.sections.clone());
        Report {
            month: draft.report.month,
            publication: draft.report.publication.clone(),
            sections: sections.unwrap_or_default().to_vec(),
            aliases: draft.report.aliases.clone(),
            ..Report::default()
        }
    };
    report.file.clone_from(&issue.file);
    report
}

/// Returns the path of a file that another file names relative to its own folder, or `None` outside
/// the archive's folder.
fn below_folder_of(file: &str, name: &str) -> Option<String> {
    let mut folders: Vec<&str> = file.split('/').collect();
    folders.pop();
    for part in name.split('/') {
        match part {
            "." => {}
            ".." => {
                folders.pop()?;
            }
            part => folders.push(part),
        }
    }
    Some(folders.join("/"))
}

/// Returns an address on the site that the reports were written for.
fn outer(base: &str, href: &str) -> String {
    let mut below = href.trim_start_matches('/');
    while let Some(rest) = ["./", "../"].iter().find_map(|up| below.strip_prefix(up)) {
        below = rest;
    }
    [base, "/", &below.replace(' ', "%20")].concat()
}

/// Returns the address of a report relative to the base.
fn address(month: Month, topic: Option<&str>) -> String {
    let topic = topic.map(|topic| format!("{topic}/")).unwrap_or_default();
    format!("{:04}/{:02}/{topic}", month.year(), month.number())
}

/// Replaces addresses above the first section by the resolved ones. A broken link becomes its words.
fn rewrite_head(report: &mut Report, found: &BTreeMap<String, Option<String>>) {
    let lines = report.masthead.iter_mut().chain(&mut report.bylines);
    lines.for_each(|line| rewrite_inline(&mut line.text, found));
    if let Some(headline) = &mut report.headline {
        rewrite_inline(&mut headline.text, found);
    }
    rewrite_blocks(&mut report.lead, found);
}

fn rewrite_sections(sections: &mut [Section], found: &BTreeMap<String, Option<String>>) {
    for section in sections {
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
