//! The archive compiler: a folder of Markdown reports becomes an [`Archive`].
//!
//! Duty: understand the reports, lose no word of them, and name every problem with its place.
//! Must not know: the DOM, Leptos, how the archive is shown. Never built for the browser; the
//! build script and the native tests run it.
//!
//! 1. [`Source::read_dir`] reads `archive.toml` and every `*.md` of the folder.
//! 2. [`config`] reads the archive's own description and its topics.
//! 3. [`markdown`] turns a report's Markdown into pieces: headings and blocks, each with its line.
//! 4. [`outline`] cuts the pieces into title, headline, bylines, lead and sections.
//! 5. [`classify`] puts each section under a topic.
//! 6. [`anchors`] gives each piece of text its permanent name.
//! 7. [`compile`] joins the reports in the order of their months.
//!
//! Every step that finds something wrong adds a [`Diagnostic`] and goes on, so that one run names
//! all problems of all reports. Tests: `tests/native/compile.rs`, with reports and expected
//! problems in `tests/fixtures`.

mod anchors;
mod classify;
mod config;
mod diagnostic;
mod markdown;
mod outline;
mod source;

pub use diagnostic::{Diagnostic, Level};
pub use source::Source;

use crate::archive::{Archive, Month, Report, Site};
use config::Config;
use std::collections::BTreeMap;

/// The file that describes the archive, beside the reports.
pub const CONFIG_FILE: &str = "archive.toml";

/// An archive with all that was noticed while it was compiled.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The archive; where there are errors, what could be made of the rest.
    pub archive: Archive,
    /// What was noticed, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
}

impl Outcome {
    /// Whether the archive must not be published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.level == Level::Error)
    }
}

/// Compiles the reports and the description among the sources. A source named `archive.toml` is
/// the description, all others are reports; without a description the defaults hold.
#[must_use]
pub fn compile(sources: &[Source]) -> Outcome {
    let mut diagnostics = Vec::new();
    let (descriptions, reports): (Vec<_>, Vec<_>) =
        sources.iter().partition(|source| source.is_config());
    if reports.is_empty() {
        diagnostics.push(Diagnostic::error(
            CONFIG_FILE,
            1,
            "no report in the folder: expected files named `*.md` beside it; add one",
        ));
    }
    let config = Config::read(descriptions.first().copied(), &mut diagnostics);
    let mut by_month: BTreeMap<Month, (&Source, Report)> = BTreeMap::new();
    for source in reports {
        let Some(report) = compile_report(source, &config, &mut diagnostics) else {
            continue;
        };
        if let Some((first, _)) = by_month.get(&report.month) {
            diagnostics.push(second_report(source, report.month, first));
        } else {
            by_month.insert(report.month, (source, report));
        }
    }
    diagnostics.sort();
    Outcome {
        archive: Archive {
            site: site(&config, &by_month),
            topics: config.topics(),
            reports: by_month.into_values().map(|(_, report)| report).collect(),
        },
        diagnostics,
    }
}

fn compile_report(
    source: &Source,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Report> {
    let text = source.text(diagnostics)?;
    let pieces = markdown::read(&source.path, text, diagnostics);
    let mut report = outline::cut(&source.path, text, pieces, diagnostics)?;
    classify::place(&source.path, &mut report, config, diagnostics);
    anchors::name(&mut report);
    Some(report)
}

/// An archive without a title of its own takes the name that its newest report gives.
fn site(config: &Config, by_month: &BTreeMap<Month, (&Source, Report)>) -> Site {
    let mut site = config.site();
    if site.title.is_empty()
        && let Some((_, (_, newest))) = by_month.last_key_value()
    {
        site.title.clone_from(&newest.publication);
    }
    site
}

fn second_report(source: &Source, month: Month, first: &Source) -> Diagnostic {
    Diagnostic::error(
        &source.path,
        1,
        format!(
            "second report of `{}`: expected one report a month, and `{}` is of the same month; \
             remove one or correct its title",
            month.title(),
            first.path
        ),
    )
}
