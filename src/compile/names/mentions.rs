//! Where each name is mentioned.

use super::matcher::{Found, Matcher, Reading};
use super::name::{Name, NameKind};
use crate::model::{Archive, Month, Report, TextId, Words, plain_text};
use core::cmp::Reverse;
use core::ops::Range;
use rustc_hash::{FxHashMap, FxHashSet};

/// Minimum number of months between two mentions that is a long silence.
const SILENCE: u32 = 12;

/// A word is ordinary if it is written small at least once for this many times that it is surely a
/// name.
const NAMES_PER_SMALL: usize = 4;

/// The mentions of all names in an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    of_names: Vec<NameMentions>,
    /// The months of all reports, oldest first.
    months: Vec<Month>,
}

/// The mentions of one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameMentions {
    /// The reports that mention it, oldest first.
    pub reports: Vec<ReportMentions>,
}

/// The mentions of a name in one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportMentions {
    /// The month of the report.
    pub month: Month,
    /// The mentions in reading order, at least one.
    pub mentions: Vec<Mention>,
}

/// One mention. Its ranges are of bytes, in the piece of text as [`plain_text`] returns it: without
/// the label of a heading and the number of a list item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Id of the paragraph, heading, or other piece of text.
    pub text: TextId,
    /// The name as written, with a possessive ending.
    pub range: Range<usize>,
    /// The sentence that has it.
    pub sentence: Range<usize>,
}

/// A long time without a mention, between two reports that have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The month of the last mention before.
    pub after: Month,
    /// The month of the next mention.
    pub until: Month,
    /// The number of reports between, all without a mention; never 0.
    pub n_reports: usize,
}

impl Mentions {
    /// Finds all mentions in the reports. Headings count; mastheads, bylines, and code blocks do not.
    #[must_use]
    pub fn find(names: &[Name], archive: &Archive) -> Self {
        let matcher = Matcher::new(names);
        let mut of_names = vec![NameMentions::default(); names.len()];
        let mut evidence = Evidence::default();
        let mut found = Vec::new();
        for (nth, report) in archive.reports.iter().enumerate() {
            visit_texts(report, &mut |id, text| {
                for one in matcher.find(text) {
                    evidence.add(nth, &one);
                    if one.reading != Reading::Small {
                        found.push((nth, id, one));
                    }
                }
            });
        }
        for (nth, text, found) in found {
            let report = archive.reports.get(nth);
            let mentions = of_names.get_mut(found.name);
            if let Some((report, mentions)) = report.zip(mentions)
                && evidence.admits(nth, &found)
            {
                mentions.push(report.month, text, found);
            }
        }
        let months = archive.reports.iter().map(|report| report.month);
        Self {
            of_names,
            months: months.collect(),
        }
    }

    /// Returns the mentions of a name, by its index in the file; `None` if there is no such name.
    #[must_use]
    pub fn of(&self, name: usize) -> Option<&NameMentions> {
        self.of_names.get(name)
    }

    /// Returns the indices of the names in a report with the number of mentions of each, the most
    /// frequent first, and of equals the first of the file.
    #[must_use]
    pub fn in_report(&self, month: Month) -> Vec<(usize, usize)> {
        let of_names = self.of_names.iter().enumerate();
        let mut counts: Vec<(usize, usize)> = of_names
            .filter_map(|(name, of_name)| Some((name, of_name.in_report(month)?.mentions.len())))
            .collect();
        counts.sort_by_key(|&(name, count)| (Reverse(count), name));
        counts
    }

    /// Returns the long silences of a name: a year or more from one mention to the next, with reports
    /// between them.
    #[must_use]
    pub fn silences(&self, name: usize) -> Vec<Silence> {
        let reports = self.of(name).map(|of_name| of_name.reports.as_slice());
        let pairs = reports.unwrap_or_default().windows(2);
        let silences = pairs.filter_map(|pair| match pair {
            [before, next] => self.silence(before.month, next.month),
            _ => None,
        });
        silences.collect()
    }

    fn silence(&self, after: Month, until: Month) -> Option<Silence> {
        let n_until = |month: Month| self.months.partition_point(|&other| other < month);
        let n_reports = n_until(until).checked_sub(n_until(after) + 1)?;
        (after.distance(until) >= SILENCE && n_reports > 0).then_some(Silence {
            after,
            until,
            n_reports,
        })
    }

    /// Reports whether a name is that of a person in a single report. Reports that are written by
    /// machine invent such persons, so they are listed apart as "named once".
    #[must_use]
    pub fn is_named_once(&self, names: &[Name], name: usize) -> bool {
        let is_person = names
            .get(name)
            .is_some_and(|it| it.kind == NameKind::Person);
        is_person && self.of(name).is_some_and(|it| it.reports.len() == 1)
    }

    /// Reports whether a name is to have a page: it is mentioned, not everywhere, and not a person
    /// who is named once.
    #[must_use]
    pub fn has_page(&self, names: &[Name], name: usize) -> bool {
        let is_everywhere = names.get(name).is_none_or(|it| it.everywhere);
        let is_mentioned = self.of(name).is_some_and(|it| !it.reports.is_empty());
        is_mentioned && !is_everywhere && !self.is_named_once(names, name)
    }
}

impl NameMentions {
    /// Returns the number of mentions in all reports.
    #[must_use]
    pub fn count(&self) -> usize {
        self.reports.iter().map(|it| it.mentions.len()).sum()
    }

    /// Returns the month of the first mention.
    #[must_use]
    pub fn first(&self) -> Option<Month> {
        self.reports.first().map(|report| report.month)
    }

    /// Returns the month of the last mention.
    #[must_use]
    pub fn last(&self) -> Option<Month> {
        self.reports.last().map(|report| report.month)
    }

    /// Returns the mentions in the report of a month, if it has any.
    #[must_use]
    pub fn in_report(&self, month: Month) -> Option<&ReportMentions> {
        let at = self.reports.binary_search_by_key(&month, |it| it.month);
        at.ok().and_then(|at| self.reports.get(at))
    }

    /// Adds a mention behind all others.
    fn push(&mut self, month: Month, text: TextId, found: Found) {
        let mention = Mention {
            text,
            range: found.range,
            sentence: found.sentence,
        };
        match self.reports.last_mut() {
            Some(last) if last.month == month => last.mentions.push(mention),
            _ => self.reports.push(ReportMentions {
                month,
                mentions: vec![mention],
            }),
        }
    }
}

/// How the whole archive writes words that may be ordinary ones.
#[derive(Default)]
struct Evidence {
    /// How often each single word is surely a name, and how often it is written small.
    counts: FxHashMap<usize, (usize, usize)>,
    /// The names that each report surely mentions: its index and that of the name.
    sure: FxHashSet<(usize, usize)>,
}

impl Evidence {
    /// Counts the finds of a report.
    fn add(&mut self, nth: usize, found: &Found) {
        if found.reading == Reading::Sure {
            self.sure.insert((nth, found.name));
        }
        let Some(word) = found.word else {
            return;
        };
        let (n_sure, n_small) = self.counts.entry(word).or_default();
        match found.reading {
            Reading::Sure => *n_sure += 1,
            Reading::Small => *n_small += 1,
            Reading::Unclear => {}
        }
    }

    /// Reports whether a find in a report is a mention.
    fn admits(&self, nth: usize, found: &Found) -> bool {
        match found.reading {
            Reading::Sure => true,
            Reading::Small => false,
            Reading::Unclear => {
                let counts = found.word.and_then(|word| self.counts.get(&word));
                let &(n_sure, n_small) = counts.unwrap_or(&(0, 0));
                let is_ordinary = n_small > 0 && n_small * NAMES_PER_SMALL >= n_sure;
                let is_known = n_sure > 0 || self.sure.contains(&(nth, found.name));
                !is_ordinary && (is_known || !found.is_short)
            }
        }
    }
}

/// Calls `visit` for each piece of text in which names are mentioned, in reading order.
pub(super) fn visit_texts(report: &Report, visit: &mut dyn FnMut(TextId, &str)) {
    let signed = report.sections.iter().flat_map(|it| &it.bylines);
    let lines = report.masthead.iter().chain(&report.bylines).chain(signed);
    let lines: FxHashSet<TextId> = lines.map(|line| line.id).collect();
    report.visit_texts(&mut |_, id, words| match words {
        Words::Text(text) | Words::Item(_, text) if !lines.contains(&id) => {
            visit(id, &plain_text(text));
        }
        _ => {}
    });
}
