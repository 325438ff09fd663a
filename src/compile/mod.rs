//! The archive compiler: a folder of Markdown reports becomes an [`Archive`].
//!
//! Duty: understand the reports, lose no word of them, and name every problem with its place.
//! Must not know: the DOM, Leptos, how the archive is shown. Never built for the browser; the
//! build script, the command that checks a folder, and the native tests run it.
//!
//! 1. [`Source::read_dir`] reads `archive.toml`, the lock of ids and every `*.md` of the folder.
//! 2. [`config`] reads the archive's own description, its topics and how they are told apart.
//! 3. [`mojibake`] repairs text that was read in the wrong encoding.
//! 4. [`markdown`] turns a report's Markdown into pieces: headings and blocks, each with its line.
//! 5. [`outline`] cuts the pieces into title, headline, bylines, lead and sections; [`byline`]
//!    knows the words of bylines.
//! 6. [`classify`] puts each section under topics, by the [`evidence`] of words that [`lexicon`]
//!    finds and of each [`place`], and [`doubt`] warns where they disagree; [`overrides`] settles
//!    cases by hand.
//! 7. [`anchors`] gives each piece of text its permanent name; [`lock`] sees that none is lost.
//! 8. [`links`] finds out where links inside the archive lead.
//! 9. [`survey`] looks at the reports as a whole: what is missing, doubled or out of place.
//!
//! Beside the pipeline, [`train`] fits the weights of the evidence to topics given by hand, and
//! [`evaluation`] says how well topics are found.
//!
//! Every step that finds something wrong adds a [`Diagnostic`] and goes on, so that one run names
//! all problems of all reports. Tests: `tests/native/compile.rs`; and `tests/native/fixtures.rs`,
//! with reports and expected problems in `tests/fixtures`.

mod anchors;
pub mod byline;
pub mod classify;
mod config;
mod diagnostic;
mod doubt;
pub mod evaluation;
pub mod evidence;
mod fold;
mod lexicon;
mod lines;
mod links;
mod lock;
mod markdown;
mod mojibake;
mod outline;
mod overrides;
pub mod place;
mod source;
mod survey;
pub mod train;

pub use classify::Placement;
pub use diagnostic::{Code, Diagnostic, Level, ParseCodeError};
pub use lock::locked;
pub use mojibake::repair;
pub use source::{Source, repository};

use crate::archive::{Archive, Kind, Month, Remark, Report, Site};
use config::Config;
use core::ops::RangeInclusive;
use links::InnerLink;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// The file that describes the archive, beside the reports.
pub const CONFIG_FILE: &str = "archive.toml";

/// The file that holds the permanent names that have been given, beside the reports.
pub const LOCK_FILE: &str = "ids.lock";

/// Compiles the files of a folder. The name is the one by which problems name the folder. Returns
/// the files, too, for those who show their lines.
///
/// A folder or file that cannot be read is among the problems.
#[must_use]
pub fn compile_dir(dir: &Path, shown_as: &str) -> (Vec<Source>, Outcome) {
    let (sources, problems) = Source::read_dir(dir, shown_as);
    let mut outcome = compile(&sources);
    outcome.add_problems(problems);
    (sources, outcome)
}

/// An archive with all that was noticed while it was compiled.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The archive; where there are errors, what could be made of the rest.
    pub archive: Archive,
    /// What was noticed, in the order of files and lines, without what the archive allows.
    pub diagnostics: Vec<Diagnostic>,
    /// Why each section of each report stands under its topics.
    pub placements: BTreeMap<Month, Vec<Placement>>,
}

impl Outcome {
    /// Whether the archive must not be published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.level() == Level::Error)
    }

    /// Adds what [`Source::read_dir`] could not read.
    pub fn add_problems(&mut self, problems: Vec<Diagnostic>) {
        // Where something cannot be read, that no report was found says nothing.
        if !problems.is_empty() {
            self.diagnostics
                .retain(|known| known.code != Code::NoReport);
        }
        self.diagnostics.extend(problems);
        self.diagnostics.sort();
    }
}

/// A report on its way, with what later steps need of its source.
struct Draft<'a> {
    source: &'a Source,
    /// The text after repair.
    text: Cow<'a, str>,
    report: Report,
    placements: Vec<Placement>,
    links: Vec<InnerLink>,
    /// The first and the last line of each piece of fenced code.
    fences: Vec<RangeInclusive<u32>>,
}

/// Compiles the reports and the description among the sources. Of the sources, `archive.toml` is
/// the description, `ids.lock` the lock of ids, all others are reports; without a description the
/// defaults hold.
#[must_use]
pub fn compile(sources: &[Source]) -> Outcome {
    let mut diagnostics = Vec::new();
    let description = sources.iter().find(|source| source.is(CONFIG_FILE));
    let mut config = Config::read(description, &mut diagnostics);
    if description.is_none()
        && let Some(file) = sources.first()
    {
        config = config.beside(file);
    }
    let (mut drafts, mut set_aside) = drafts(sources, &config, &mut diagnostics);
    overrides::apply(&config, &mut drafts, &mut diagnostics);
    let lock_file = sources.iter().find(|source| source.is(LOCK_FILE));
    lock::keep(lock_file, &mut drafts, &mut diagnostics);
    // After the lock, for the aliases in it are targets.
    links::resolve(&config, &mut drafts, &mut set_aside, &mut diagnostics);
    survey::look(&config, &drafts, &set_aside, &mut diagnostics);
    config.allow(&mut diagnostics);
    diagnostic::find_columns(&mut diagnostics, sources);
    diagnostics.sort();
    outcome(&config, drafts, diagnostics)
}

fn outcome(config: &Config, drafts: Vec<Draft<'_>>, diagnostics: Vec<Diagnostic>) -> Outcome {
    let site = site(config, &drafts);
    let mut placements = BTreeMap::new();
    let mut reports = Vec::new();
    for draft in drafts {
        placements.insert(draft.report.month, draft.placements);
        reports.push(draft.report);
    }
    Outcome {
        archive: Archive {
            site,
            topics: config.topics(),
            reports,
            remarks: remarks(&diagnostics),
            kinds: kinds(&diagnostics),
        },
        diagnostics,
        placements,
    }
}

/// The reports in the order of their months, and those of a month that has one already. These are
/// errors, and are no part of the archive; they are looked at all the same, so that all of their
/// problems are named.
fn drafts<'a>(
    sources: &'a [Source],
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Draft<'a>>, Vec<Draft<'a>>) {
    let mut by_month: BTreeMap<Month, Draft<'a>> = BTreeMap::new();
    let mut set_aside = Vec::new();
    let mut n_reports = 0;
    for source in sources.iter().filter(|source| source.is_report()) {
        n_reports += 1;
        let Some(draft) = draft(source, config, diagnostics) else {
            continue;
        };
        let month = draft.report.month;
        if let Some(first) = by_month.get(&month) {
            diagnostics.push(second_report(source, month, first.source));
            set_aside.push(draft);
        } else {
            by_month.insert(month, draft);
        }
    }
    if n_reports == 0 {
        diagnostics.push(source::no_report(config.path()));
    }
    (by_month.into_values().collect(), set_aside)
}

fn draft<'a>(
    source: &'a Source,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Draft<'a>> {
    let text = mojibake::mend(&source.path, source.text(diagnostics)?, diagnostics);
    let markdown::Reading {
        pieces,
        links,
        fences,
    } = markdown::read(&source.path, &text, config, diagnostics);
    let mut report = outline::cut(&source.path, &text, pieces, config, diagnostics)?;
    source.name().clone_into(&mut report.file);
    let placements = classify::place(&source.path, &mut report, config, diagnostics);
    anchors::name(&mut report);
    Some(Draft {
        source,
        text,
        report,
        placements,
        links,
        fences,
    })
}

/// An archive without a title of its own takes the name that its newest report gives.
fn site(config: &Config, drafts: &[Draft<'_>]) -> Site {
    let mut site = config.site();
    if site.title.is_empty()
        && let Some(newest) = drafts.last()
    {
        site.title.clone_from(&newest.report.publication);
    }
    site
}

/// What the build lets pass, as readers may see it: without the folders of the machine that
/// compiled.
fn remarks(diagnostics: &[Diagnostic]) -> Vec<Remark> {
    let passed = diagnostics
        .iter()
        .filter(|diagnostic| !diagnostic.code.stops_build());
    passed
        .map(|diagnostic| {
            let file = source::file_name(&diagnostic.path);
            let folder = diagnostic.path.strip_suffix(file).unwrap_or_default();
            let bare = |text: &str| match folder {
                "" => text.to_owned(),
                folder => text.replace(folder, ""),
            };
            Remark {
                code: diagnostic.code.name().to_owned(),
                file: file.to_owned(),
                line: diagnostic.line,
                message: bare(&diagnostic.message),
                help: bare(&diagnostic.help),
            }
        })
        .collect()
}

/// The kinds of what the build lets pass, in the order in which the codes are listed.
fn kinds(diagnostics: &[Diagnostic]) -> Vec<Kind> {
    let is_there = |code: &Code| diagnostics.iter().any(|it| it.code == *code);
    let codes = Code::ALL.iter().copied().filter(is_there);
    codes
        .filter(|code| !code.stops_build())
        .map(|code| Kind {
            code: code.name().to_owned(),
            about: code.about().to_owned(),
        })
        .collect()
}

fn second_report(source: &Source, month: Month, first: &Source) -> Diagnostic {
    Diagnostic::new(
        Code::SecondReport,
        &source.path,
        1,
        format!(
            "second report of `{}`: expected one report a month, and `{}` is of the same month",
            month.title(),
            first.path
        ),
        "remove one or correct its title",
    )
}
