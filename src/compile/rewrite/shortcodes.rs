//! Replaces names of emoji, such as `:tada:`, and warns of unknown names.

use super::extensions::warn;
use super::report_edits::ReportEdits;
use core::ops::Range;

/// Replaces each known name by its emoji. An unknown name stays, with a warning.
pub(super) fn replace(report: &mut ReportEdits<'_, '_>) {
    for (at, (start, line)) in report.lines.clone().into_iter().enumerate() {
        for place in shortcodes(line) {
            let written = line.get(place.clone()).unwrap_or_default();
            if report.is_verbatim(start + place.start) {
                continue;
            }
            match emojis::get_by_shortcode(written.trim_matches(':')) {
                Some(emoji) => {
                    report.replace(start + place.start..start + place.end, emoji.as_str());
                }
                None => warn(report, at, "short name of an emoji", written),
            }
        }
    }
}

/// Returns the places of what looks like the name of an emoji between two colons.
fn shortcodes(line: &str) -> Vec<Range<usize>> {
    let colons: Vec<usize> = line.match_indices(':').map(|(at, _)| at).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for pair in colons.windows(2) {
        let &[open, close] = pair else { continue };
        let name = line.get(open + 1..close).unwrap_or_default();
        let before = line.get(..open).unwrap_or_default();
        let after = line.get(close + 1..).unwrap_or_default();
        let parts_words = |c: char| c.is_alphanumeric() || "/:_".contains(c);
        let is_free =
            found.last().is_some_and(|last| last.end == open) || !before.ends_with(parts_words);
        // In `a::b:`, the second colon belongs to the first.
        let is_end = !after.starts_with(|c: char| c.is_alphanumeric() || c == '/')
            && found.last().is_none_or(|last| last.end <= open);
        if is_free && is_end && is_name(name) {
            found.push(open..close + 1);
        }
    }
    found
}

fn is_name(name: &str) -> bool {
    let is_sign =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte);
    let is_word = name.len() > 1 && name.starts_with(|c: char| c.is_ascii_lowercase());
    matches!(name, "+1" | "-1" | "100") || is_word && name.bytes().all(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let found = shortcodes(line);
        let found: Vec<&str> = found.into_iter().map(|place| &line[place]).collect();
        assert_eq!(found, expected, "in {line}");
    }

    #[test]
    fn names_between_colons_are_found() {
        check(
            ":tada: It passed (:rocket:). :+1: :not_known:",
            &[":tada:", ":rocket:", ":+1:", ":not_known:"],
        );
        check(":tada::rocket:", &[":tada:", ":rocket:"]);
    }

    #[test]
    fn other_colons_are_no_names() {
        for line in [
            "10:30:15",
            "fe80::ab:cd",
            "std::vec::Vec",
            "http://a:b@c:80/",
            "|:--:|:--|",
            "a: b: c",
            ": a:",
            "note:this:that",
        ] {
            check(line, &[]);
        }
    }
}
