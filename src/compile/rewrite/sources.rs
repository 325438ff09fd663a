//! Links marks such as `[1]` to their sources: to link definitions, or to lines such as
//! `[1] https://example.org`, which become a list.
//!
//! `CommonMark` takes `[1][2]` for one link, from the word `1` to the address with the label `2`.

use super::report_edits::ReportEdits;
use core::ops::Range;
use std::collections::BTreeMap;

/// Maximum number of digits of a mark; `[2023]` is a year.
const MAX_DIGITS: usize = 3;

/// The addresses for each number, each with the index of its line.
type Sources<'a> = BTreeMap<&'a str, Vec<(usize, &'a str)>>;

/// Links each mark that has a source, and makes a list of the lines with sources.
pub(super) fn link(report: &mut ReportEdits<'_, '_>) {
    let mut sources = Sources::new();
    for (at, &(start, line)) in report.lines.iter().enumerate() {
        if let Some((number, address)) = source(line).filter(|_| !report.is_verbatim(start)) {
            sources.entry(number).or_default().push((at, address));
        }
    }
    for (at, (start, line)) in report.lines.clone().into_iter().enumerate() {
        let is_source = source(line).is_some();
        for (mark, number) in marks(line) {
            let place = start + mark.start..start + mark.end;
            let before = line.get(..mark.start).unwrap_or_default();
            let after = line.get(mark.end..).unwrap_or_default();
            let has_address = before.ends_with('[') && after.starts_with("](");
            let is_inside = report.is_link(place.start) || before.ends_with('[');
            if report.is_verbatim(place.start) || is_inside && !has_address {
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

/// Returns the number and the address of a line such as `[1] https://example.org`.
fn source(line: &str) -> Option<(&str, &str)> {
    let indented = line.trim_start_matches(' ');
    let (mark, number) = marks(indented).next().filter(|(mark, _)| mark.start == 0)?;
    let words = indented.get(mark.end..)?;
    let is_source = words.starts_with([' ', '\t']) && line.len() - indented.len() < 4;
    let places = ["https://", "http://"]
        .into_iter()
        .filter_map(|scheme| words.find(scheme));
    let address = words.get(places.min()?..).filter(|_| is_source)?;
    let end = address.find(|c: char| c.is_whitespace() || "<>()\"[]\\".contains(c));
    let address = address.get(..end.unwrap_or(address.len()))?;
    Some((number, address.trim_end_matches(['.', ',', ';'])))
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
