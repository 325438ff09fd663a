//! `[reports]`: which files are reports, which month each is of, and how their text is changed before
//! it is read.

use super::problems::Problems;
use crate::model::Month;
use glob::{MatchOptions, Pattern};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The table as written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenReports {
    files: Option<Spanned<String>>,
    month: Option<Spanned<Vec<MonthSource>>>,
    #[serde(default)]
    date_is: DateIs,
    #[serde(default)]
    months: BTreeMap<String, Spanned<String>>,
    publication: Option<String>,
    link_base: Option<Spanned<String>>,
    #[serde(default)]
    replace: Vec<Spanned<[String; 2]>>,
    #[serde(default)]
    weekly: Weekly,
}

/// A place that can tell the month of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MonthSource {
    /// The title: that of the front matter, or the first line of the text.
    Title,
    /// The date in the front matter.
    FrontMatter,
    /// The file's folders and name, below the archive's folder.
    Path,
    /// The file's name.
    FileName,
}

/// How a day tells the month of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateIs {
    /// The report is of the month of that day.
    #[default]
    Same,
    /// The report is of the month before, because it is published after its month.
    MonthBefore,
}

/// What several reports of one month are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weekly {
    /// An error.
    #[default]
    Error,
    /// Issues of one report.
    Join,
}

/// How files become reports.
#[derive(Clone, Debug)]
pub struct Reports {
    files: Vec<Pattern>,
    /// What tells a month, the first that does.
    pub month: Vec<MonthSource>,
    /// What a day means.
    pub date_is: DateIs,
    /// The month of single files, by path below the archive's folder, each with its line.
    months: BTreeMap<String, (Month, u32)>,
    /// The name of the publication, instead of the one in the titles.
    pub publication: Option<String>,
    /// Address of the site that the reports were written for, without a trailing slash.
    pub link_base: Option<String>,
    /// Texts to replace, each with its replacement.
    replace: Vec<[String; 2]>,
    /// What several reports of one month are.
    pub weekly: Weekly,
}

/// As in a shell, but `*.md` also has `A.MD`.
const OPTIONS: MatchOptions = MatchOptions {
    case_sensitive: false,
    require_literal_separator: true,
    require_literal_leading_dot: true,
};

/// Files of reports if `archive.toml` does not say.
const FILES: &str = "*.{md,markdown}";

impl Default for Reports {
    fn default() -> Self {
        Self {
            files: patterns(FILES).unwrap_or_default(),
            month: vec![
                MonthSource::Title,
                MonthSource::FrontMatter,
                MonthSource::Path,
                MonthSource::FileName,
            ],
            date_is: DateIs::default(),
            months: BTreeMap::new(),
            publication: None,
            link_base: None,
            replace: Vec::new(),
            weekly: Weekly::default(),
        }
    }
}

impl Reports {
    /// Takes the Markdown of all folders.
    #[cfg(feature = "check")]
    pub fn everywhere() -> Self {
        Self {
            files: patterns("**/*.{md,markdown,mdx}").unwrap_or_default(),
            ..Self::default()
        }
    }

    /// Parses the table. Reports each value that cannot be understood, and leaves its default.
    pub(super) fn read(written: &WrittenReports, problems: &mut Problems<'_>) -> Self {
        let mut reports = Self {
            date_is: written.date_is,
            months: months(&written.months, problems),
            publication: written.publication.clone(),
            link_base: link_base(written.link_base.as_ref(), problems),
            replace: replacements(&written.replace, problems),
            weekly: written.weekly,
            ..Self::default()
        };
        if let Some(files) = &written.files {
            match patterns(files.get_ref()) {
                Ok(files) => reports.files = files,
                Err(reason) => {
                    let pattern = files.get_ref();
                    let message = format!(
                        "files `{pattern}` ({reason}): expected a pattern such as \
                         `**/*.{{md,markdown}}`"
                    );
                    problems.wrong(files.span().start, message, "correct it");
                }
            }
        }
        if let Some(month) = &written.month {
            if month.get_ref().is_empty() {
                let message = "`month` is empty: expected one or more of `title`, `front-matter`, \
                               `path`, `file-name`";
                problems.wrong(month.span().start, message.to_owned(), "name one");
            } else {
                month.get_ref().clone_into(&mut reports.month);
            }
        }
        reports
    }

    /// Returns the month that `months` gives a file. `path` is relative to the archive's folder.
    pub fn month_of(&self, path: &str) -> Option<Month> {
        self.months.get(path).map(|(month, _)| *month)
    }

    /// Returns the paths that `months` names, each with its line.
    pub fn paths_with_month(&self) -> impl Iterator<Item = (&str, u32)> {
        let months = self.months.iter();
        months.map(|(path, (_, line))| (path.as_str(), *line))
    }

    /// Reports whether a file is a report. `path` is relative to the archive's folder.
    pub fn has(&self, path: &str) -> bool {
        self.files.iter().any(|it| it.matches_with(path, OPTIONS))
    }

    /// Reports whether reports may be in folders below that of the archive.
    pub fn have_folders(&self) -> bool {
        self.files.iter().any(|it| it.as_str().contains('/'))
    }

    /// Replaces what `replace` names. Returns `None` if a text has none of it.
    pub fn replaced(&self, text: &str) -> Option<String> {
        let mut changed: Option<String> = None;
        for [from, to] in &self.replace {
            let text = changed.as_deref().unwrap_or(text);
            if text.contains(from.as_str()) {
                changed = Some(text.replace(from.as_str(), to));
            }
        }
        changed
    }
}

/// Parses a pattern with alternatives in braces, as in `*.{md,markdown}`.
fn patterns(written: &str) -> Result<Vec<Pattern>, String> {
    let mut patterns = Vec::new();
    for one in alternatives(written)? {
        patterns.push(Pattern::new(&one).map_err(|error| error.msg.to_owned())?);
    }
    Ok(patterns)
}

/// Writes out each alternative of the first braces, and of the others in turn.
fn alternatives(written: &str) -> Result<Vec<String>, String> {
    let Some((before, rest)) = written.split_once('{') else {
        return Ok(vec![written.to_owned()]);
    };
    let (inside, after) = rest.split_once('}').ok_or("a brace is not closed")?;
    if inside.contains('{') {
        return Err("braces are inside braces".to_owned());
    }
    let mut all = Vec::new();
    for rest in alternatives(after)? {
        let parts = inside.split(',');
        all.extend(parts.map(|part| [before, part.trim(), &rest].concat()));
    }
    Ok(all)
}

fn months(
    written: &BTreeMap<String, Spanned<String>>,
    problems: &mut Problems<'_>,
) -> BTreeMap<String, (Month, u32)> {
    let mut months = BTreeMap::new();
    for (file, month) in written {
        match month.get_ref().parse() {
            Ok(parsed) => {
                months.insert(file.clone(), (parsed, problems.line(month)));
            }
            Err(error) => {
                let message = format!("month of `{file}`: {error}");
                problems.wrong(month.span().start, message, "correct it");
            }
        }
    }
    months
}

fn link_base(written: Option<&Spanned<String>>, problems: &mut Problems<'_>) -> Option<String> {
    let written = written.filter(|base| !base.get_ref().is_empty())?;
    let base = written.get_ref();
    let host = ["https://", "http://"]
        .iter()
        .find_map(|it| base.strip_prefix(it));
    let is_address = host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'))
        && !base.contains(|c: char| c.is_whitespace() || "?#\"<>\\".contains(c));
    if !is_address {
        let message = format!(
            "link_base `{base}`: expected the address of a site such as `https://example.org`"
        );
        problems.wrong(written.span().start, message, "correct it");
        return None;
    }
    Some(base.trim_end_matches('/').to_owned())
}

/// Checks the texts to replace. A line feed would change line numbers in messages.
fn replacements(written: &[Spanned<[String; 2]>], problems: &mut Problems<'_>) -> Vec<[String; 2]> {
    let mut replacements = Vec::new();
    for pair in written {
        let [from, to] = pair.get_ref();
        let has_break = from.contains(['\n', '\r']) || to.contains(['\n', '\r']);
        if from.is_empty() || has_break {
            let message = format!(
                "replaced text `{from}`: expected a text within a line, and its replacement"
            );
            problems.wrong(pair.span().start, message, "correct it");
        } else {
            replacements.push(pair.get_ref().clone());
        }
    }
    replacements
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_files(pattern: &str, path: &str, expected: bool) {
        let files = patterns(pattern).expect("a pattern");
        let reports = Reports {
            files,
            ..Reports::default()
        };
        assert_eq!(reports.has(path), expected, "{pattern} {path}");
    }

    #[test]
    fn braces_hold_alternatives() {
        check_files("*.{md,markdown}", "a.md", true);
        check_files("*.{md,markdown}", "a.markdown", true);
        check_files("*.{md,markdown}", "A.MD", true);
        check_files("*.{md,markdown}", ".a.md", false);
        check_files("*.{md,markdown}", "a.txt", false);
        check_files("*.{md,markdown}", "b/a.md", false);
        check_files("**/*.{md, markdown}", "b/c/a.markdown", true);
        check_files("{2024,2025}/{a,b}*.md", "2025/b1.md", true);
        check_files("{2024,2025}/{a,b}*.md", "2025/c1.md", false);
        assert!(patterns("*.{md").is_err());
        assert!(patterns("{a,{b}}").is_err());
        assert!(patterns("***").is_err());
    }

    #[test]
    fn texts_are_replaced_in_their_order() {
        let pair = |from: &str, to: &str| [from.to_owned(), to.to_owned()];
        let reports = Reports {
            replace: vec![pair("{{ '", ""), pair("' | url }}", ""), pair("a", "b")],
            ..Reports::default()
        };
        let found = reports.replaced("![x]({{ '/i.png' | url }}) a");
        assert_eq!(found.as_deref(), Some("![x](/i.png) b"));
        assert_eq!(reports.replaced("ice"), None);
    }
}
