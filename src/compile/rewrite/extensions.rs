//! Reads syntax of other tools that concerns whole lines: alerts, and names of headings. Warns of
//! syntax that is shown as it is written.

use super::report_edits::ReportEdits;
use crate::compile::diagnostic::Code;
use crate::compile::lines::line_number;
use core::ops::Range;

/// Reads all lines. Returns the names of headings, each with the line of its heading, from 1.
pub(super) fn read(report: &mut ReportEdits<'_, '_>) -> Vec<(u32, String)> {
    let mut names = Vec::new();
    for (at, (start, line)) in report.lines.clone().into_iter().enumerate() {
        if report.is_no_markdown(start) {
            continue;
        }
        if let Some((range, label)) = alert(line) {
            report.replace(start + range.start..start + range.end, label);
        }
        let next = report.lines.get(at + 1).map_or("", |(_, next)| next);
        if let Some((range, name)) = heading_name(line, next) {
            report.replace(start + range.start..start + range.end, "");
            names.push((line_number(at), name.to_owned()));
        } else if let Some(value) = attributes(line) {
            warn(report, at, "attributes", value);
        }
        let before = at.checked_sub(1).and_then(|at| report.lines.get(at));
        if let Some((what, value)) = unread(line, before.map_or("", |(_, before)| before)) {
            warn(report, at, what, value);
        }
        for range in spans(line) {
            let (offset, value) = (start + range.start, line.get(range).unwrap_or_default());
            if !report.is_verbatim(offset) && !report.is_link(offset) {
                warn(report, at, "syntax of another tool", value);
            }
        }
    }
    names
}

/// Warns of syntax of another tool.
pub(super) fn warn(report: &mut ReportEdits<'_, '_>, line: usize, what: &str, value: &str) {
    let message = format!("{what} `{value}`: expected Markdown");
    let help = "write it so, or it is shown as text";
    report.warn(Code::Extension, line, value, message, help);
}

/// Returns the place of a mark such as `[!NOTE]` at the start of a quote, and the label it means.
fn alert(line: &str) -> Option<(Range<usize>, String)> {
    let inside = line.trim_start_matches([' ', '>']);
    let start = line.len() - inside.len();
    let (name, rest) = inside.strip_prefix("[!")?.split_once(']')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
    let is_alert = is_name && line.get(..start)?.contains('>') && !rest.starts_with('(');
    // A sign says whether other tools fold the quote.
    let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    let lower = name.to_ascii_lowercase();
    let (first, others) = lower.split_at_checked(1)?;
    let label = format!("**{}{others}:**", first.to_ascii_uppercase());
    is_alert.then_some((start..line.len() - rest.len(), label))
}

/// Returns the place and the name of `{#name}` at the end of a heading. `next` is the line after,
/// which may underline the heading.
fn heading_name<'a>(line: &'a str, next: &str) -> Option<(Range<usize>, &'a str)> {
    let inside = line.trim_start_matches([' ', '>']);
    let hashes = inside.trim_start_matches('#');
    let n_hashes = inside.len() - hashes.len();
    let is_hashed = (1..=6).contains(&n_hashes) && hashes.starts_with(char::is_whitespace);
    let next = next.trim_end();
    let is_underlined = next.len() > 1
        && (next.bytes().all(|byte| byte == b'=') || next.bytes().all(|byte| byte == b'-'));
    let written = line.trim_end();
    let open = written.rfind('{').filter(|_| is_hashed || is_underlined)?;
    let inside = written.get(open + 1..)?.strip_suffix('}')?;
    let inside = inside.strip_prefix(':').unwrap_or(inside).trim();
    let mut parts = inside.split_whitespace();
    let name = parts.next()?.strip_prefix('#')?;
    let is_word = |word: &str| {
        let mut letters = word.chars();
        !word.is_empty() && letters.all(|c| c.is_alphanumeric() || "-_.:".contains(c))
    };
    let is_read = is_word(name) && parts.all(|part| part.strip_prefix('.').is_some_and(is_word));
    let start = line.get(..open)?.trim_end().len();
    is_read.then_some((start..line.len(), name))
}

/// Returns attributes at the end of a line, such as `{.wide}` and `{: #name}`.
fn attributes(line: &str) -> Option<&str> {
    let written = line.trim_end();
    let value = written.get(written.rfind('{')?..)?;
    let inside = value.strip_prefix('{')?.strip_suffix('}')?;
    let is_name = |rest: &str| rest.starts_with(|c: char| c.is_alphabetic());
    let inside = inside.strip_prefix(':').unwrap_or(inside).trim_start();
    let name = inside.strip_prefix(['#', '.'])?;
    is_name(name).then_some(value)
}

/// Returns the kind of a line that only other tools read, and the part that shows it.
fn unread<'a>(line: &'a str, before: &str) -> Option<(&'static str, &'a str)> {
    let written = line.trim();
    if line.starts_with(": ") && !before.trim().is_empty() {
        return Some(("definition", written));
    }
    if written.starts_with(":::") {
        return Some(("container", written));
    }
    if written.starts_with("!!! ") || written.starts_with("??? ") {
        return Some(("admonition", written));
    }
    let toc = ["[toc]", "[[_toc_]]", "${toc}"];
    let is_toc = toc.iter().any(|toc| written.eq_ignore_ascii_case(toc));
    is_toc.then_some(("table of contents", written))
}

/// Opening and closing signs of words that only other tools read: tags of templates, links of wikis,
/// and highlights.
const SPANS: [[&str; 2]; 5] = [
    ["{{<", "}}"],
    ["{{%", "}}"],
    ["{%", "%}"],
    ["[[", "]]"],
    ["==", "=="],
];

/// Returns the places of words that only other tools read, such as `{{< figure >}}` and `[[page]]`.
fn spans(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for [open, close] in SPANS {
        let mut at = 0;
        while let Some(start) = line.get(at..).and_then(|rest| rest.find(open)) {
            let start = at + start;
            let inside = line.get(start + open.len()..).unwrap_or_default();
            let Some(length) = inside.find(close) else {
                break;
            };
            at = start + open.len() + length + close.len();
            let words = inside.get(..length).unwrap_or_default();
            let touches = words.starts_with(char::is_alphabetic) && words.trim_end() == words;
            if open.starts_with('{') || touches {
                found.push(start..at);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alert_is_the_label_of_a_quote() {
        let found = |line| alert(line).map(|(_, label)| label);
        assert_eq!(found("> [!NOTE]").as_deref(), Some("**Note:**"));
        assert_eq!(found(">[!tip]- More").as_deref(), Some("**Tip:**"));
        assert_eq!(found("[!NOTE]"), None);
        assert_eq!(found("> [!a](b)"), None);
        assert_eq!(found("> [!]"), None);
    }

    #[test]
    fn only_a_name_at_the_end_of_a_heading_is_read() {
        let found = |line: &'static str, next| heading_name(line, next).map(|(_, name)| name);
        assert_eq!(found("## A {#b}", ""), Some("b"));
        assert_eq!(found("## A ## {: #b .c}  ", ""), Some("b"));
        assert_eq!(found("A {#b}", "==="), Some("b"));
        assert_eq!(found("A {#b}", ""), None);
        assert_eq!(found("## A {b}", ""), None);
        assert_eq!(found("## A {#b} c", ""), None);
        assert_eq!(found("## A {#b c=\"d\"}", ""), None);
    }

    #[test]
    fn words_that_only_other_tools_read_are_found() {
        let line = "{a} {{< b >}} {% c %} {{d}} ==e f== a == b == c [[g]] [[1]](h) {% [[";
        let found: Vec<&str> = spans(line).into_iter().map(|it| &line[it]).collect();
        assert_eq!(found, ["{{< b >}}", "{% c %}", "[[g]]", "==e f=="]);
    }
}
