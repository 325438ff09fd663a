//! Guesses which files are reports, and how their months are found.

use crate::compile::dates;
use crate::compile::front_matter;
use crate::compile::source::Source;
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
    /// Whether some files are in folders.
    pub has_folders: bool,
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
}

impl Rules {
    /// Guesses the rules from all files.
    pub fn guess(sources: &[Source]) -> Self {
        let sources: Vec<&Source> = sources.iter().filter(|source| source.is_report()).collect();
        let clues: Vec<Clues> = sources.iter().map(|source| Clues::of(source)).collect();
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
            has_folders: sources.iter().any(|it| it.path.matches('/').count() > 1),
            is_month_before,
            is_weekly: n_second > 0 && n_second * ONE_IN >= sources.len(),
        }
    }

    /// Returns the pattern of the files.
    pub fn files(&self) -> &'static str {
        if self.has_folders {
            "**/*.{md,markdown}"
        } else {
            "*.{md,markdown}"
        }
    }
}

impl Clues {
    fn of(source: &Source) -> Self {
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
        let title = front_matter.and_then(|it| it.title);
        let title = title.as_deref().unwrap_or(heading);
        let titled = dates::find(title, dated.map(|date| date.month), &[]);
        Self {
            titled: titled.map(|found| found.date.month),
            dated: dated.map(|date| date.month),
        }
    }
}
