//! Finds standing text: paragraphs that at least a third of the reports have in the same words.

use super::draft::Draft;
use super::fold::fold;
use crate::model::{Leaf, Report, Section, Standing, leaves};
use std::collections::{BTreeMap, BTreeSet};

/// Minimum number of words, because shorter texts may repeat for good reason.
pub const MIN_WORDS: usize = 8;

/// Minimum number of reports, because two of five reports are no habit.
const MIN_REPORTS: usize = 3;

/// The inverse of the share of the reports that must have a text.
const ONE_IN: usize = 3;

/// Returns the standing texts of the reports, sorted by hash.
pub fn find(drafts: &[Draft<'_>]) -> Vec<Standing> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for draft in drafts {
        let texts = texts(&draft.report).into_iter().map(|it| it.1);
        let long = texts.filter(|leaf| !leaf.is_heading && is_long(&fold(&leaf.text)));
        let hashes: BTreeSet<u32> = long.map(|leaf| leaf.id.hash).collect();
        for hash in hashes {
            *counts.entry(hash).or_default() += 1;
        }
    }
    let least = drafts.len().div_ceil(ONE_IN).max(MIN_REPORTS);
    let least = u32::try_from(least).unwrap_or(u32::MAX);
    let standing = counts
        .into_iter()
        .filter(|&(_, n_reports)| n_reports >= least);
    standing
        .map(|(hash, n_reports)| Standing { hash, n_reports })
        .collect()
}

/// Reports whether a folded text has enough words to tell a copy from a coincidence.
pub fn is_long(folded: &str) -> bool {
    folded.split(' ').nth(MIN_WORDS - 1).is_some()
}

/// Returns all texts of a report in reading order, each with the line of its section's heading; 1
/// above the first section.
pub fn texts(report: &Report) -> Vec<(u32, Leaf)> {
    let head = report.head_texts().into_iter().chain(leaves(&report.lead));
    let sections = report.sections.iter();
    let sections = sections.flat_map(|section: &Section| {
        let texts = section.texts().into_iter();
        texts.map(|leaf| (section.line, leaf))
    });
    head.map(|leaf| (1, leaf)).chain(sections).collect()
}
