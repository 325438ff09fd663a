//! Writes a first `archive.toml` for a folder of reports that were written for another site.
//!
//! 1. [`rules`] finds the files and tells how their months are found.
//! 2. [`addresses`] finds the site of links that begin with `/`, and where images come from.
//! 3. This file compiles the folder with all that, and writes it down with comments.
//!
//! Everything is a guess, and the description says so. What could not be told is named. Only the
//! feature `check` compiles this. Tests: `tests/native/adopt.rs`.

mod addresses;
mod rules;

use super::compile;
use super::config::month_words;
use super::diagnostic::{Code, Diagnostic};
use super::folder::{HERE, read_markdown};
use super::outcome::Outcome;
use super::source::{CONFIG_FILE, Source};
use crate::model::{Archive, Topic, plain_text};
use addresses::Addresses;
use core::fmt::Write;
use rules::Rules;
use std::collections::BTreeMap;
use std::path::Path;
use toml::Value;

/// What was found out about a folder.
#[derive(Clone, Debug, Default)]
pub struct Adopted {
    /// The text of `archive.toml`.
    pub description: String,
    /// Number of reports that the files make.
    pub n_reports: usize,
    /// What was found, a sentence each.
    pub found: Vec<String>,
    /// What could not be told, a sentence each.
    pub open: Vec<String>,
}

/// Writes a description for the reports of a folder. `name` is the folder's name, for an archive whose
/// reports do not name it; `language` tells the tag of a text's language. Does not change the folder.
///
/// # Errors
///
/// Returns the files and folders that cannot be read.
pub fn adopt(
    dir: &Path,
    name: &str,
    language: impl Fn(&str) -> Option<&'static str>,
) -> Result<Adopted, Vec<Diagnostic>> {
    let (mut sources, problems) = read_markdown(dir);
    if !problems.is_empty() {
        return Err(problems);
    }
    let n_all = sources.len();
    sources.retain(|source| !source.is(FOLDER_PAGE));
    let ignore = if sources.len() < n_all {
        format!("\n# Pages about folders.\nignore = [\"**/{FOLDER_PAGE}\"]\n")
    } else {
        String::new()
    };
    let language = language(&prose(&sources));
    Ok(described(&sources, name, &ignore, language))
}

/// Name of the pages about folders that some tools have.
const FOLDER_PAGE: &str = "_index.md";

fn described(sources: &[Source], name: &str, ignore: &str, language: Option<&str>) -> Adopted {
    let rules = Rules::guess(sources, &language.map(month_words).unwrap_or_default());
    let addresses = Addresses::of(sources);
    let reports = written_reports(&rules, &addresses);
    let language = language.map(|code| format!("lang = {}\n", quoted(code)));
    let outcome = compiled(
        sources,
        &[language.as_deref().unwrap_or_default(), &reports],
    );
    let title = title(&outcome.archive).unwrap_or_else(|| name.to_owned());
    let mut adopted = Adopted {
        n_reports: outcome.archive.reports.len(),
        ..Adopted::default()
    };
    adopted.tell(&rules, &addresses, &outcome);
    adopted.description = [
        HEAD.to_owned(),
        format!("title = {}\n", quoted(&title)),
        OPTIONS.to_owned(),
        language.unwrap_or_else(|| "# lang = \"de\"\n".to_owned()),
        ignore.to_owned(),
        images(&addresses),
        reports,
        months(&outcome.diagnostics),
        topics(&outcome.archive.topics),
    ]
    .concat();
    adopted
}

/// Maximum number of characters of each report that tell the language.
const MAX_CHARS: usize = 2000;

/// Minimum length of a line of prose in bytes. Shorter lines may be headings, or nothing but a link.
const MIN_PROSE: usize = 40;

/// Returns the first words of all reports.
fn prose(sources: &[Source]) -> String {
    let texts = sources.iter().map(|source| {
        let text = String::from_utf8_lossy(&source.bytes);
        let lines = text.lines().filter(|line| line.len() >= MIN_PROSE);
        let lines: Vec<&str> = lines.collect();
        lines.join(" ").chars().take(MAX_CHARS).collect::<String>()
    });
    texts.collect::<Vec<_>>().join(" ")
}

const HEAD: &str = "\
# Description of the archive: a first guess. Change what is wrong; the guide to archives explains all
# keys. Unknown keys are errors.

";

const OPTIONS: &str = "
# One sentence about the archive, and a notice to readers at the end of every page, if any.
description = \"\"
notice = \"\"

# The language of the reports.
";

/// Compiles the folder with a description.
fn compiled(sources: &[Source], description: &[&str]) -> Outcome {
    let mut all = sources.to_vec();
    all.push(Source {
        path: format!("{HERE}/{CONFIG_FILE}"),
        bytes: description.concat().into(),
    });
    compile(&all)
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Returns the name that most titles have: of the publication, or what is before a colon or a number,
/// as in `Harbour Week 12` and `Harbour Week: ice and fog`. At least two reports must have it.
fn title(archive: &Archive) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for report in &archive.reports {
        let issue = report.sections.first().map(|section| &section.heading);
        let issue = issue.filter(|heading| !heading.label.is_empty());
        let heading = report.headline.as_ref().or(issue);
        let name = match report.publication.as_str() {
            "" => heading.map(|heading| plain_text(&heading.text)),
            publication => Some(publication.to_owned()),
        };
        let name = name
            .map(|name| series(&name).to_owned())
            .unwrap_or_default();
        if !name.is_empty() {
            *counts.entry(name).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, n)| *n);
    most.filter(|(_, n)| *n > 1).map(|(name, _)| name)
}

/// Returns a title without what is its own.
fn series(title: &str) -> &str {
    let before = title.split(':').next().unwrap_or_default();
    before.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "#-–—".contains(c))
}

fn written_reports(rules: &Rules, addresses: &Addresses) -> String {
    let mut text = String::from("\n[reports]\n");
    // Writing to a string cannot fail.
    _ = writeln!(
        text,
        "# The files that are reports.\nfiles = {}",
        quoted(rules.files)
    );
    text.push_str(
        "# What tells the month of a report, the first that does: the title, the date in the front\n\
         # matter, the file's path, its name.\n\
         month = [\"title\", \"front-matter\", \"path\", \"file-name\"]\n\
         # A report with a date is of that month, or of the month before.\n",
    );
    let date_is = if rules.is_month_before {
        "month-before"
    } else {
        "same"
    };
    _ = writeln!(text, "date_is = {}", quoted(date_is));
    text.push_str("# Several reports of a month are an error, or issues of one report: `join`.\n");
    let weekly = if rules.is_weekly { "join" } else { "error" };
    _ = writeln!(text, "weekly = {}", quoted(weekly));
    text.push_str("# The site that links such as `/news/` lead to.\n");
    match &addresses.base {
        Some(base) => _ = writeln!(text, "link_base = {}", quoted(base)),
        None => text.push_str("# link_base = \"https://example.org\"\n"),
    }
    text
}

fn images(addresses: &Addresses) -> String {
    if addresses.images.is_empty() {
        return String::new();
    }
    let sources = addresses.images.iter().map(|it| quoted(it));
    let sources = sources.collect::<Vec<_>>().join(", ");
    format!(
        "\n# Where images may come from; readers then load them from there. Other images are shown as \
         their\n# descriptions.\n# images = [{sources}]\n"
    )
}

/// Returns a table for the files whose month nothing tells.
fn months(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::from("\n# The month of single files, where nothing else tells it.\n");
    text.push_str("# [reports.months]\n");
    let unknown = diagnostics.iter().filter(|it| lacks_month(it));
    for problem in unknown {
        let file = inside(&problem.path);
        _ = writeln!(text, "# {} = \"2026-01\"", quoted(file));
    }
    text
}

/// Returns a path below the folder.
fn inside(path: &str) -> &str {
    path.split_once('/').map_or(path, |(_, inside)| inside)
}

fn lacks_month(problem: &Diagnostic) -> bool {
    matches!(problem.code, Code::NoMonth | Code::NoTitle)
}

fn topics(topics: &[Topic]) -> String {
    let mut text = String::from(
        "\n# The topics are the headings that recur in a third of the reports. Write them down to keep\n\
         # their addresses, or to say which words of a heading belong to which topic.\n",
    );
    // A section that no word tells gets the first topic, so the topic of the rest is the first one.
    let (rest, named): (Vec<&Topic>, Vec<&Topic>) =
        topics.iter().partition(|topic| topic.slug == "other");
    for topic in rest.iter().chain(&named) {
        let (id, label) = (quoted(&topic.slug), quoted(&topic.label));
        _ = write!(text, "#\n# [[topics]]\n# id = {id}\n# label = {label}\n");
        if topic.slug == "other" {
            text.push_str("# lead = true\n");
        } else {
            // Words of a topic have Latin letters only, and join by hyphens.
            let words = topic.label.to_lowercase();
            let words = words.split(|c: char| !c.is_alphanumeric());
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            let words = words.join("-");
            if words.is_ascii() {
                _ = writeln!(text, "# heading_words = [{}]", quoted(&(words + " 3")));
            }
        }
    }
    text
}

/// Formats a count, as in `1 report` or `2 reports`.
fn counted(number: usize, thing: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{ending}")
}

/// Says how many reports there are.
fn reports_found(rules: &Rules, archive: &Archive) -> String {
    let files = counted(rules.n_files, "file");
    let reports = counted(archive.reports.len(), "report");
    match (archive.reports.first(), archive.latest()) {
        (Some(first), Some(last)) => {
            let (first, last) = (first.month.title(), last.month.title());
            format!("{files}: {reports}, from {first} to {last}")
        }
        _ => format!("{files}: no report"),
    }
}

impl Adopted {
    fn tell(&mut self, rules: &Rules, addresses: &Addresses, outcome: &Outcome) {
        let archive = &outcome.archive;
        self.found.push(reports_found(rules, archive));
        if rules.n_drafts > 0 {
            let drafts = counted(rules.n_drafts, "file");
            self.found.push(format!(
                "{drafts} not read, because their front matter says `draft`"
            ));
        }
        if rules.is_month_before {
            self.found
                .push("a date is in the month after the report's".to_owned());
        }
        if rules.is_weekly {
            self.found
                .push("the issues of a month are joined".to_owned());
        }
        if let Some(base) = &addresses.base {
            self.found
                .push(format!("links of the old site lead to {base}"));
        }
        let labels: Vec<&str> = archive.topics.iter().map(|it| it.label.as_str()).collect();
        self.found.push(if labels.is_empty() {
            "no heading recurs, so there are no topics".to_owned()
        } else {
            format!("the topics are {}", labels.join(", "))
        });
        self.tell_open(addresses, outcome);
    }

    /// Tells what could not be told.
    fn tell_open(&mut self, addresses: &Addresses, outcome: &Outcome) {
        let unknown = outcome.diagnostics.iter().filter(|it| lacks_month(it));
        self.open.extend(unknown.map(|problem| {
            let file = inside(&problem.path);
            format!("nothing tells the month of {file}: write it under [reports.months]")
        }));
        if addresses.base.is_none() && addresses.has_rooted {
            self.open.push(
                "the site of links that begin with `/` is not known: write it as link_base"
                    .to_owned(),
            );
        }
    }
}
