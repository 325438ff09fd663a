//! The archive compiler: turns a folder of Markdown reports into an [`Archive`].
//!
//! Duty: parse the reports without losing a word, and report every problem with its location. Must
//! not know: the DOM, Leptos, how the archive is shown. Never built for the browser; used by the
//! build script, the `check` command, and the native tests.
//!
//! 1. [`read_dir`] reads `archive.toml`, `names.toml`, the lock file, and the reports of the folder;
//!    [`decode`] turns bytes into text.
//! 2. [`config`] parses the archive's description: which files are reports, its language, its topics,
//!    and their cues.
//! 3. [`mojibake`] repairs text that was decoded with the wrong encoding; [`characters`] replaces
//!    control characters. [`front_matter`] takes off what is above the text for other tools, `replace`
//!    of [`config`] changes the rest, [`comments`] drops HTML comments, [`site_syntax`] and
//!    [`site_tags`] what else only the tools of other sites read, and [`cleanup`] takes off what was
//!    put around the report.
//! 4. [`rewrite`] turns what other tools and language models write into plain Markdown.
//! 5. [`markdown`] parses a report's Markdown, and HTML that means the same, into headings and blocks
//!    with line numbers.
//! 6. [`entry`] tells the month of a report from its title, front matter or path; [`dates`] knows the
//!    forms of months, and [`date_alone`] those of front matter. [`outline`] splits the blocks into title, headline, bylines, lead, and sections;
//!    [`byline`] recognizes bylines.
//! 7. [`classify`] assigns topics to each section, by the [`topic_model`] of its [`section_position`] and of
//!    words that [`lexicon`] finds. [`further`] adds the further topics. [`topic_warnings`] warns where
//!    heading and body disagree.
//! 8. [`weekly`] joins the issues of a month; then [`anchors`] gives each piece of text a permanent id.
//! 9. [`recurring`] finds the topics of an archive that configures none; [`overrides`] applies manual
//!    decisions.
//! 10. [`lock`] makes sure that no id is lost.
//! 11. [`links`] resolves links inside the archive, and those of the site that the reports are from.
//! 12. [`standing`] finds the paragraphs that many reports have in the same words.
//! 13. [`lints`] checks the reports as a whole: missing, duplicate, or misplaced parts. [`gather`]
//!     makes one warning of many of a kind.
//! 14. [`figures`] finds the numbers that the reports state, and where they differ.
//! 15. [`names`] reads `names.toml`, and finds where the reports mention its names.
//!
//! Outside the pipeline, `training` fits the weights of the evidence to labels given by hand, and
//! measures how well sections are classified. Only the feature `check` compiles it.
//!
//! `adopt` writes a first `archive.toml` for a folder of another site; the same feature compiles it.
//!
//! `mend` writes files as the compiler reads them, where that is certain; again the same feature.
//!
//! Also outside it, `thesaurus` makes the words that search shows in place of those that the archive
//! does not use. Only the feature `publish` compiles it.
//!
//! Every step adds a [`Diagnostic`] for each problem and continues, so that one run reports all
//! problems of all reports. Tests: `tests/native/compile.rs`; and `tests/native/fixtures.rs`, with
//! reports and expected problems in `tests/fixtures`.

#[cfg(feature = "check")]
pub mod adopt;
mod anchors;
mod bidi;
pub mod byline;
mod characters;
pub mod classify;
mod cleanup;
mod comments;
mod config;
mod date_alone;
mod dates;
mod decode;
mod diagnostic;
mod draft;
mod entry;
pub mod figures;
mod fold;
mod folder;
mod front_matter;
pub mod further;
mod gather;
mod lexicon;
mod lines;
mod links;
mod lints;
mod lock;
mod markdown;
#[cfg(feature = "check")]
pub mod mend;
mod mojibake;
pub mod names;
mod outcome;
mod outline;
mod overrides;
mod recurring;
mod rewrite;
pub mod section_position;
mod site_syntax;
mod site_tags;
mod source;
mod standing;
#[cfg(feature = "publish")]
pub mod thesaurus;
mod topic_cues;
pub mod topic_model;
mod topic_warnings;
#[cfg(feature = "check")]
pub mod training;
mod weekly;

pub use classify::Placement;
pub use diagnostic::{Code, Diagnostic, Level, ParseCodeError};
pub use folder::read_dir;
pub use lock::locked;
pub use mojibake::repair;
pub use outcome::Outcome;
pub use source::{CONFIG_FILE, LOCK_FILE, NAMES_FILE, Source, repository};

use crate::model::{Archive, Kind, Month, Site, Standing, Warning};
use config::{Config, Weekly};
use draft::{Draft, Issue};
use entry::Entry;
use figures::{Figures, Sourced};
use front_matter::FrontMatter;
use names::Mentions;
use rewrite::Rewritten;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Compiles the files of a folder. Diagnostics call the folder `shown_as`. Also returns the files,
/// for callers that show their lines.
///
/// The diagnostics include folders and files that cannot be read.
#[must_use]
pub fn compile_dir(dir: &Path, shown_as: &str) -> (Vec<Source>, Outcome) {
    let (sources, problems) = read_dir(dir, shown_as);
    let mut outcome = compile(&sources);
    outcome.add_problems(problems);
    (sources, outcome)
}

/// Compiles the files of a folder: `archive.toml` is the description, `ids.lock` the lock file,
/// `names.toml` has the names, all others are reports. Uses the defaults if there is no description.
#[must_use]
pub fn compile(sources: &[Source]) -> Outcome {
    let mut diagnostics = Vec::new();
    let description = description(sources);
    let mut config = configured(sources, &mut diagnostics);
    let (mut drafts, mut set_aside) = drafts(sources, &config, &mut diagnostics);
    if config.finds_topics() {
        let topics = recurring::assign(&mut drafts, &mut set_aside);
        config.adopt(&topics, description, &mut diagnostics);
    }
    overrides::apply(&config, &mut drafts, &mut diagnostics);
    let lock_file = sources.iter().find(|source| source.is(LOCK_FILE));
    lock::keep(lock_file, &mut drafts, &mut diagnostics);
    // After the lock file, because its aliases are valid link targets.
    links::resolve(&config, &mut drafts, &mut set_aside, &mut diagnostics);
    let standing = standing::find(&drafts);
    lints::look(&config, &drafts, &set_aside, &standing, &mut diagnostics);
    let names_file = sources.iter().find(|source| source.is(NAMES_FILE));
    let names = names::read(names_file, &mut diagnostics);
    config.allow(&mut diagnostics);
    gather::alike(&mut diagnostics);
    source::find_columns(&mut diagnostics, sources);
    let figures = find_figures(&config, &drafts, &mut diagnostics);
    diagnostics.sort();
    let mut outcome = outcome(&config, drafts, standing, diagnostics);
    figures::add(&mut outcome.archive, &figures, config.figures());
    let mentions = Mentions::find(&names, &outcome.archive);
    names::add(&mut outcome.archive, &names, &mentions);
    outcome.synonyms.extend(names::spellings(&names, &mentions));
    outcome.figures = figures;
    outcome.names = names;
    outcome.mentions = mentions;
    outcome
}

/// Finds the figures of the reports. Reports overrides of figures that correct nothing.
fn find_figures(
    config: &Config,
    drafts: &[Draft<'_>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Figures {
    let texts: Vec<Vec<Cow<'_, str>>> = drafts
        .iter()
        .map(|draft| {
            let issues = draft.issues.iter();
            issues.map(|issue| issue.source.shown_text()).collect()
        })
        .collect();
    let reports = drafts.iter().zip(&texts).map(|(draft, texts)| {
        let files = draft.issues.iter().zip(texts);
        let files = files.map(|(issue, text)| (issue.file.as_str(), text.as_ref()));
        Sourced {
            report: &draft.report,
            files: files.collect(),
        }
    });
    let (figures, dead) = figures::find(&reports.collect::<Vec<_>>(), config.figures());
    diagnostics.extend(dead.into_iter().map(|it| {
        let help = "correct the override or take it out";
        Diagnostic::new(Code::DeadOverride, config.path(), it.line, it.message, help)
    }));
    figures
}

fn description(sources: &[Source]) -> Option<&Source> {
    sources.iter().find(|source| source.is(CONFIG_FILE))
}

/// Returns what the description says, or the defaults for files without one.
fn configured(sources: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Config {
    let description = description(sources);
    let config = Config::read(description, diagnostics);
    match sources.first() {
        Some(file) if description.is_none() => config.beside(file),
        _ => config,
    }
}

fn outcome(
    config: &Config,
    drafts: Vec<Draft<'_>>,
    standing: Vec<Standing>,
    diagnostics: Vec<Diagnostic>,
) -> Outcome {
    let site = site(config, &drafts);
    let mut placements = BTreeMap::new();
    let mut reports = Vec::new();
    for draft in drafts {
        let mut report = draft.report;
        if report.publication.is_empty() {
            report.publication.clone_from(&site.title);
        }
        placements.insert(report.month, draft.placements);
        reports.push(report);
    }
    Outcome {
        archive: Archive {
            site,
            topics: config.topics(),
            standing,
            reports,
            warnings: warnings(config, &diagnostics),
            kinds: kinds(&diagnostics),
            ..Archive::default()
        },
        diagnostics,
        placements,
        synonyms: config.synonyms(),
        figures: Figures::default(),
        names: Vec::new(),
        mentions: Mentions::default(),
    }
}

/// Returns the reports by month, and separately any second report of a month, unless issues of a month
/// are joined. Second reports are errors and not part of the archive, but are compiled as well, so that
/// all their problems are found.
fn drafts<'a>(
    sources: &'a [Source],
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Draft<'a>>, Vec<Draft<'a>>) {
    let mut by_month: BTreeMap<Month, Vec<Draft<'a>>> = BTreeMap::new();
    let reports = reports(sources, config, diagnostics);
    if reports.is_empty() {
        diagnostics.push(source::no_report(config.path()));
    }
    diagnostics.extend(months_of_no_file(&reports, config));
    for source in reports {
        if let Some(draft) = draft(source, config, diagnostics) {
            by_month.entry(draft.report.month).or_default().push(draft);
        }
    }
    let mut drafts = Vec::new();
    let mut set_aside = Vec::new();
    for mut issues in by_month.into_values() {
        if config.reports().weekly == Weekly::Error && !issues.is_empty() {
            let seconds = issues.split_off(1);
            if let Some(first) = issues.first() {
                let seconds = seconds.iter();
                diagnostics.extend(seconds.map(|second| second_report(second, first.path())));
            }
            set_aside.extend(seconds);
        }
        drafts.extend(weekly::join(issues));
    }
    for draft in drafts.iter_mut().chain(&mut set_aside) {
        anchors::name(&mut draft.report);
    }
    (drafts, set_aside)
}

/// Returns an error for each file that `months` names and that is no report.
fn months_of_no_file(reports: &[&Source], config: &Config) -> Vec<Diagnostic> {
    let files: BTreeSet<&str> = reports.iter().map(|it| config.inside(&it.path)).collect();
    let named = config.reports().paths_with_month();
    let unknown = named.filter(|(file, _)| !files.contains(file));
    unknown
        .map(|(file, line)| {
            let message = format!("month of `{file}`: expected a report of the folder");
            let help = "correct its path, or take the line out";
            Diagnostic::new(Code::BadConfig, config.path(), line, message, help).at(file)
        })
        .collect()
}

/// Returns the files that are reports. Notes which are not.
fn reports<'a>(
    sources: &'a [Source],
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<&'a Source> {
    let mut reports = Vec::new();
    for source in sources {
        if source.is_about_folder() {
            diagnostics.push(source.skipped("its name is that of a file about the folder"));
        }
        if !source.is_report() {
            continue;
        }
        if let Some(pattern) = config.ignored_by(source) {
            diagnostics.push(source.skipped(&format!("`ignore` has the pattern `{pattern}`")));
        } else if config.reports().has(config.inside(&source.path)) {
            reports.push(source);
        } else {
            diagnostics.push(source.skipped("`files` of `[reports]` has no pattern for it"));
        }
    }
    reports
}

/// Returns the front matter of a file, and the text below it without what is not part of the report.
/// `None` if the file is no text.
fn cleaned<'a>(
    source: &'a Source,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Option<FrontMatter>, Cow<'a, str>)> {
    let path = &source.path;
    let decoded = source.text(diagnostics)?;
    let text = mojibake::mend(path, decoded, diagnostics);
    let text = characters::replace_controls(path, text, diagnostics);
    let (front_matter, text) = front_matter::take(path, text, diagnostics);
    if front_matter.as_ref().is_some_and(|it| it.is_draft) {
        diagnostics.push(source.skipped("its front matter says that it is not published"));
        return None;
    }
    let text = match config.reports().replaced(&text) {
        Some(replaced) => Cow::Owned(replaced),
        None => text,
    };
    let text = comments::drop(path, text, diagnostics);
    let text = if front_matter.is_some() {
        site_syntax::read(path, text, diagnostics)
    } else {
        text
    };
    let text = cleanup::clean(path, text, front_matter.is_none(), diagnostics);
    Some((front_matter, text))
}

fn draft<'a>(
    source: &'a Source,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Draft<'a>> {
    let path = &source.path;
    let (front_matter, text) = cleaned(source, config, diagnostics)?;
    let Rewritten { text, names } = rewrite::rewrite(path, text, diagnostics);
    let markdown::Reading {
        pieces,
        links,
        names,
        fences,
    } = markdown::read(path, &text, &names, config, diagnostics);
    let entry = Entry {
        path,
        file: config.inside(path),
        front_matter,
    };
    let outline::Cut { mut report, title } =
        outline::cut(&entry, &text, pieces, config, diagnostics)?;
    entry.file.clone_into(&mut report.file);
    let placements = classify::assign(&mut report, config);
    topic_warnings::warn(path, &report, &placements, config, diagnostics);
    let issue = Issue {
        source,
        file: report.file.clone(),
        is_of_site: entry.front_matter.is_some(),
        date: entry.date().or_else(|| {
            let found = dates::find(&title, None, config.month_words());
            found.map(|found| found.date)
        }),
        title,
        sections: 0..report.sections.len(),
        text,
        links,
        names,
        fences,
    };
    Some(Draft {
        report,
        placements,
        issues: vec![issue],
    })
}

/// Falls back to the title in the newest report if the archive has no title of its own.
fn site(config: &Config, drafts: &[Draft<'_>]) -> Site {
    let mut site = config.site();
    if site.title.is_empty()
        && let Some(newest) = drafts.last()
    {
        site.title.clone_from(&newest.report.publication);
    }
    site
}

/// Returns the problems that do not stop the build, for readers. Removes folder names, because they
/// belong to the machine that compiled the archive.
fn warnings(config: &Config, diagnostics: &[Diagnostic]) -> Vec<Warning> {
    let passed = diagnostics
        .iter()
        .filter(|diagnostic| is_for_readers(diagnostic.code));
    passed
        .map(|diagnostic| {
            let file = config.inside(&diagnostic.path);
            let folder = diagnostic.path.strip_suffix(file).unwrap_or_default();
            let bare = |text: &str| match folder {
                "" => text.to_owned(),
                folder => text.replace(folder, ""),
            };
            Warning {
                code: diagnostic.code.name().to_owned(),
                file: file.to_owned(),
                line: diagnostic.line,
                message: bare(&diagnostic.message),
                help: bare(&diagnostic.help),
            }
        })
        .collect()
}

/// Reports whether readers see problems of this kind: all of a built archive, but no notes, because
/// they are about files that are not in it.
fn is_for_readers(code: Code) -> bool {
    !code.stops_build() && code.level() != Level::Note
}

/// Returns the kinds of problems that do not stop the build, in the order of [`Code::ALL`].
fn kinds(diagnostics: &[Diagnostic]) -> Vec<Kind> {
    let is_there = |code: &Code| diagnostics.iter().any(|it| it.code == *code);
    let codes = Code::ALL.iter().copied().filter(is_there);
    codes
        .filter(|code| is_for_readers(*code))
        .map(|code| Kind {
            code: code.name().to_owned(),
            about: code.about().to_owned(),
        })
        .collect()
}

fn second_report(second: &Draft<'_>, first: &str) -> Diagnostic {
    Diagnostic::new(
        Code::SecondReport,
        second.path(),
        1,
        format!(
            "second report of `{}`: expected one report a month, and `{first}` is of the same month",
            second.report.month.title(),
        ),
        "remove one or correct its title; if they are issues of a month, set `weekly = \"join\"` in \
         `[reports]` of archive.toml",
    )
}
