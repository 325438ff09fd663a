//! Links marks such as `[1]` to their sources: to link definitions, or to lines such as
//! `[1] https://example.org`, which become a list.
//!
//! `CommonMark` takes `[1][2]` for one link, from the word `1` to the address with the label `2`.

use super::report_edits::ReportEdits;
use super::wrapped::{ends_sentence, hangs, is_label};
use core::ops::Range;
use std::collections::{BTreeMap, BTreeSet};

/// Maximum number of digits of a mark; `[2023]` is a year.
const MAX_DIGITS: usize = 3;

/// The addresses for each number, each with the index of its line.
type Sources<'a> = BTreeMap<&'a str, Vec<(usize, &'a str)>>;

/// Links each mark that has a source, and makes a list of the lines with sources.
pub(super) fn link(report: &mut ReportEdits<'_, '_>) {
    let listed = listed(report);
    let mut sources = Sources::new();
    for (at, &(_, line)) in report.lines.iter().enumerate() {
        if let Some(source) = source(line).filter(|_| listed.contains(&at)) {
            let addresses = sources.entry(source.number).or_default();
            addresses.push((at, source.address));
        }
    }
    for (at, (start, line)) in report.lines.clone().into_iter().enumerate() {
        let is_source = listed.contains(&at);
        for (mark, number) in marks(line) {
            let place = start + mark.start..start + mark.end;
            let before = line.get(..mark.start).unwrap_or_default();
            let after = line.get(mark.end..).unwrap_or_default();
            let has_address = before.ends_with('[') && after.starts_with("](");
            let is_inside = report.is_link(place.start) || before.ends_with('[');
            if report.is_no_markdown(place.start) || is_inside && !has_address {
                continue;
            }
            if has_address {
                // The mark has an address of its own, as in `[[1]](https://example.org)`.
                report.replace(place, format!("\\[{number}\\]"));
            } else if is_source && before.trim().is_empty() {
                report.replace(place, format!("- \\[{number}\\]"));
            } else if report.labels.contains_key(number) {
                report.replace(place, format!("[\\[{number}\\]][{number}]"));
            } else if let Some(address) = address(&sources, number, at) {
                report.replace(place, format!("[\\[{number}\\]](<{address}>)"));
            }
        }
    }
}

/// Returns the indices of the lines that list a source. A line within a sentence may begin with a
/// mark as well, and have an address:
///
/// ```text
/// The council wrote in its report
/// [2] https://example.org/b that the ice had come.
/// ```
///
/// A line lists a source if it begins a paragraph, follows the end of a sentence or a label, or
/// follows another source in the same paragraph. So do lines with nothing but an address, if there are
/// two or more in a row, or an item of a list is before them, but no word such as `in`.
fn listed(report: &ReportEdits<'_, '_>) -> BTreeSet<usize> {
    let mut listed = BTreeSet::new();
    // The line before, if it is of the same paragraph.
    let mut before: Option<&str> = None;
    let mut is_in_list = false;
    for (at, &(start, line)) in report.lines.iter().enumerate() {
        if line.trim().is_empty() || report.is_no_markdown(start) {
            (before, is_in_list) = (None, false);
            continue;
        }
        if let Some(source) = source(line) {
            let next = report.lines.get(at + 1);
            let next = next.and_then(|(_, next)| self::source(next));
            let is_run = next.is_some_and(|next| next.is_bare);
            let may_follow =
                |before: &str| source.is_bare && !hangs(before) && (is_run || is_item(before));
            let is_listed =
                is_in_list || before.is_none_or(|before| ends_block(before) || may_follow(before));
            if is_listed {
                is_in_list = true;
                listed.insert(at);
            }
        }
        before = Some(line);
    }
    listed
}

/// Whether a line ends what a list of sources may follow: a sentence, a label, or a heading.
fn ends_block(line: &str) -> bool {
    let written = line.trim();
    let is_underline = written.bytes().all(|byte| b"-=*_ ".contains(&byte));
    is_underline || written.starts_with(['#', '<', '|']) || ends_sentence(line) || is_label(line)
}

/// Whether a line is an item of a list, which seldom ends as a sentence does.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let after_number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "+ "].iter().any(|sign| line.starts_with(sign))
        || after_number.len() < line.len() && after_number.starts_with(". ")
}

/// A line such as `[1] https://example.org`.
struct Source<'a> {
    number: &'a str,
    address: &'a str,
    /// Whether it has no other words.
    is_bare: bool,
}

/// Reads a line that begins with a mark and has an address.
fn source(line: &str) -> Option<Source<'_>> {
    let indented = line.trim_start_matches(' ');
    let (mark, number) = marks(indented).next().filter(|(mark, _)| mark.start == 0)?;
    let words = indented.get(mark.end..)?;
    let is_source = words.starts_with([' ', '\t']) && line.len() - indented.len() < 4;
    let places = ["https://", "http://"]
        .into_iter()
        .filter_map(|scheme| words.find(scheme));
    let (title, address) = words
        .split_at_checked(places.min()?)
        .filter(|_| is_source)?;
    let end = address.find(|c: char| c.is_whitespace() || "<>()\"[]\\".contains(c));
    let (address, after) = address.split_at_checked(end.unwrap_or(address.len()))?;
    Some(Source {
        number,
        address: address.trim_end_matches(['.', ',', ';']),
        is_bare: [title, after]
            .iter()
            .all(|it| it.trim_matches(['<', '>', ' ']).is_empty()),
    })
}

/// Returns the address of the next source with this number after a line, or of the last one.
fn address<'a>(sources: &Sources<'a>, number: &str, line: usize) -> Option<&'a str> {
    let all = sources.get(number)?;
    let next = all.partition_point(|&(at, _)| at <= line);
    all.get(next).or(all.last()).map(|&(_, address)| address)
}

/// Returns the place and the number of each mark in a line. What is escaped, an image, or followed
/// by an address of its own is no mark.
fn marks(line: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    line.match_indices('[').filter_map(|(start, _)| {
        let inside = line.get(start + 1..)?;
        let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
        let rest = inside.get(digits..)?.strip_prefix(']')?;
        let before = line.get(..start)?;
        let is_mark = (1..=MAX_DIGITS).contains(&digits)
            && !rest.starts_with(['(', ':'])
            && !before.ends_with(['\\', '!', '^']);
        is_mark.then_some((start..start + digits + 2, inside.get(..digits)?))
    })
}
