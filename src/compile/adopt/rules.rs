//! Guesses which files are reports, and how their months are found.

use crate::compile::dates::{self, Names};
use crate::compile::front_matter;
use crate::compile::source::{Source, has_extension};
use crate::model::Month;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Weeks are joined if at least one in this many files is a second one of its month.
const ONE_IN: usize = 4;

/// The rules of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Number of files.
    pub n_files: usize,
    /// The pattern of the files.
    pub files: &'static str,
    /// Number of files that are not published.
    pub n_drafts: usize,
    /// Whether the date of a report is in the month after its own.
    pub is_month_before: bool,
    /// Whether months have several issues.
    pub is_weekly: bool,
}

/// What a file says of its time.
struct Clues {
    /// The month in its title.
    titled: Option<Month>,
    /// The month of its date.
    dated: Option<Month>,
    /// Whether it says that it is not published.
    is_draft: bool,
}

impl Rules {
    /// Guesses the rules from all files. `names` are those of months in another language.
    pub fn guess(sources: &[Source], names: &Names) -> Self {
        let sources: Vec<&Source> = sources.iter().filter(|source| source.is_report()).collect();
        let mut clues: Vec<Clues> = sources.iter().map(|it| Clues::of(it, names)).collect();
        clues.retain(|clue| !clue.is_draft);
        let both = clues.iter().filter_map(|it| it.titled.zip(it.dated));
        let (mut n_same, mut n_after) = (0, 0);
        for (titled, dated) in both {
            n_same += usize::from(titled == dated);
            n_after += usize::from(titled.next() == Some(dated));
        }
        let is_month_before = n_after > n_same;
        let mut months: BTreeMap<Month, usize> = BTreeMap::new();
        for clue in &clues {
            let dated = clue.dated.and_then(|month| {
                if is_month_before {
                    month.previous()
                } else {
                    Some(month)
                }
            });
            if let Some(month) = clue.titled.or(dated) {
                *months.entry(month).or_default() += 1;
            }
        }
        let n_second: usize = months.values().map(|n| n - 1).sum();
        Self {
            n_files: sources.len(),
            files: files(&sources),
            n_drafts: sources.len() - clues.len(),
            is_month_before,
            is_weekly: n_second > 0 && n_second * ONE_IN >= clues.len(),
        }
    }
}

/// Returns a pattern for files: of one folder or of several, with components in them or without.
fn files(sources: &[&Source]) -> &'static str {
    let has_folders = sources.iter().any(|it| it.path.matches('/').count() > 1);
    let has_components = sources.iter().any(|it| has_extension(&it.path, "mdx"));
    match (has_folders, has_components) {
        (true, true) => "**/*.{md,markdown,mdx}",
        (true, false) => "**/*.{md,markdown}",
        (false, true) => "*.{md,markdown,mdx}",
        (false, false) => "*.{md,markdown}",
    }
}

impl Clues {
    fn of(source: &Source, names: &Names) -> Self {
        let mut ignored = Vec::new();
        let text = source.text(&mut ignored).unwrap_or_default();
        let (front_matter, rest) =
            front_matter::take(&source.path, Cow::Borrowed(&text), &mut ignored);
        let first = rest.lines().find(|line| !line.trim().is_empty());
        let heading = first
            .filter(|line| line.starts_with('#'))
            .unwrap_or_default();
        let written = front_matter.as_ref().and_then(|it| it.date);
        let (_, inside) = source.path.split_once('/').unwrap_or_default();
        let dated = written
            .or_else(|| dates::find(inside, None, &[]).map(|found| found.date))
            .filter(|date| date.day.is_some());
        let is_draft = front_matter.as_ref().is_some_and(|it| it.is_draft);
        let title = front_matter.and_then(|it| it.title);
        let title = title.as_deref().unwrap_or(heading);
        let titled = dates::find(title, dated.map(|date| date.month), names);
        Self {
            is_draft,
            titled: titled.map(|found| found.date.month),
            dated: dated.map(|date| date.month),
        }
    }
}
