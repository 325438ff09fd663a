//! Leaves out lists of attributes, as in `{: .lead}` and `![Ice](ice.png){width=300}`: they are for
//! style sheets. The names of headings are read in `extensions`.

use super::report_edits::ReportEdits;
use crate::compile::diagnostic::Code;
use core::ops::Range;

/// Takes out all lists. The first one is named in a warning for all.
pub(super) fn remove(report: &mut ReportEdits<'_, '_>) {
    let mut first = None;
    let mut n = 0;
    let mut before: Option<(usize, &str)> = None;
    for (at, (start, line)) in report.lines.clone().into_iter().enumerate() {
        for range in lists(line) {
            // In the address of a link, and in code, signs are as written.
            if report.is_no_markdown(start + range.start) {
                continue;
            }
            let value = line.get(range.clone()).unwrap_or_default();
            n += 1;
            first.get_or_insert((at, value));
            report.replace(start + range.start..start + range.end, "");
            // A list of one item holds the place of a table of contents.
            if value == "{:toc}"
                && let Some((start, line)) = before.filter(|(_, line)| is_item(line))
            {
                report.replace(start..start + line.len(), "");
            }
        }
        before = Some((start, line));
    }
    if let Some((at, value)) = first {
        let places = if n == 1 {
            String::new()
        } else {
            format!(" in `{n}` places")
        };
        let message = format!("attributes `{value}`{places}: expected Markdown");
        let help = "nothing is to be done; they are left out";
        report.warn(Code::Extension, at, value, message, help);
    }
}

fn is_item(line: &str) -> bool {
    ["* ", "- ", "1. "]
        .iter()
        .any(|mark| line.starts_with(mark))
}

/// Returns the places of lists of attributes in a line: with a colon anywhere, and without one right
/// after a link, an image, or code.
fn lists(line: &str) -> Vec<Range<usize>> {
    let is_list = |&(start, _): &(usize, &str)| {
        let rest = line.get(start + 1..)?;
        let inside = rest.split_once('}')?.0;
        let range = start..start + inside.len() + 2;
        let before = line.get(..start)?;
        // Heading names are for links.
        if before.trim_start_matches([' ', '>']).starts_with('#') {
            return None;
        }
        let inside = match inside.strip_prefix(':') {
            Some(inside) => inside,
            None if before.ends_with([')', '`']) => inside,
            None => return None,
        };
        (is_word(inside) && rest.starts_with(':') || are_attributes(inside)).then_some(range)
    };
    line.match_indices('{')
        .filter_map(|it| is_list(&it))
        .collect()
}

/// Reports whether a text is one word, such as `toc`.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Reports whether each part of a text is `.class`, `#name`, or `key=value`.
fn are_attributes(text: &str) -> bool {
    let mut rest = text.trim();
    let is_name = |c: char| c.is_alphanumeric() || "-_:".contains(c);
    let mut n = 0;
    while !rest.is_empty() {
        let name = rest.strip_prefix(['.', '#']).unwrap_or(rest);
        let end = name.find(|c| !is_name(c)).unwrap_or(name.len());
        let (key, after) = name.split_at(end);
        if key.is_empty() {
            return false;
        }
        let after = if name.len() < rest.len() {
            after
        } else {
            match after.strip_prefix('=').and_then(after_value) {
                Some(after) => after,
                None => return false,
            }
        };
        if !after.is_empty() && !after.starts_with([' ', '.', '#']) {
            return false;
        }
        rest = after.trim_start();
        n += 1;
    }
    n > 0
}

/// Returns what is after a value, which may be in quotation marks.
fn after_value(text: &str) -> Option<&str> {
    if let Some(mark) = text.chars().next().filter(|mark| "\"'".contains(*mark)) {
        return Some(text.get(1..)?.split_once(mark)?.1);
    }
    let end = text.find(' ').unwrap_or(text.len());
    text.get(end..).filter(|_| end > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lists_of_attributes_are_found() {
        let found = |line: &'static str| -> Vec<&str> {
            lists(line).into_iter().map(|it| &line[it]).collect()
        };
        assert_eq!(found("{: .a #b c=\"d e\"}"), ["{: .a #b c=\"d e\"}"]);
        assert_eq!(found("{:.a.b}"), ["{:.a.b}"]);
        assert_eq!(found("{:toc}"), ["{:toc}"]);
        assert_eq!(
            found("![a](b){ width=\"30\" align=left }, [c](d){.e} and `f`{.g}"),
            ["{ width=\"30\" align=left }", "{.e}", "{.g}"]
        );
        for line in [
            "{a}",
            "f(x){y}",
            "f(x){}",
            "{: it is}",
            "{.a}",
            "a {b=c}",
            "{:?}",
            "# a {: .b}",
        ] {
            assert_eq!(found(line), [""; 0], "in {line}");
        }
    }
}
