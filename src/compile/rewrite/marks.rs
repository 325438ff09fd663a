//! Removes what language models leave in their answers: marks of citations, and sentences about
//! themselves.

use super::report_edits::ReportEdits;
use crate::compile::diagnostic::Code;
use core::ops::Range;

/// Maximum length of a mark in characters, so that an unclosed one is not searched for to the end.
const MAX_MARK: usize = 160;

/// Beginnings of sentences in which a language model speaks of itself, in lower case.
const OPENINGS: [&str; 14] = [
    "as an ai language model",
    "as an ai assistant",
    "as an ai model",
    "as an ai,",
    "as a large language model",
    "as a language model",
    "i'm sorry, but as an ai",
    "i am sorry, but as an ai",
    "unfortunately, as an ai",
    "i'm an ai language model",
    "i’m an ai language model",
    "i’m sorry, but as an ai",
    "i am an ai language model",
    "sorry, but as an ai",
];

/// Removes each mark and each such sentence, with a warning.
pub(super) fn remove(report: &mut ReportEdits<'_, '_>) {
    for (number, (start, line)) in report.lines.clone().into_iter().enumerate() {
        let mut found = marks(line);
        found.retain(|mark| !report.is_verbatim(start + mark.start));
        for mark in &found {
            warn(report, number, line.get(mark.clone()).unwrap_or_default());
        }
        for group in groups(line, found) {
            let gap = if parts_words(line, &group) { " " } else { "" };
            let group = with_blanks(line, group);
            report.replace(start + group.start..start + group.end, gap);
        }
        if report.is_verbatim(start) {
            continue;
        }
        let next = report.lines.get(number + 1);
        let is_last = next.is_none_or(|(_, next)| next.trim().is_empty());
        if let Some(sentence) = own_words(line, is_last) {
            warn(
                report,
                number,
                line.get(sentence.clone()).unwrap_or_default(),
            );
            let sentence = with_blanks(line, sentence);
            report.replace(start + sentence.start..start + sentence.end, "");
        }
    }
}

fn warn(report: &mut ReportEdits<'_, '_>, line: usize, value: &str) {
    let message = format!("left-over `{value}` of a language model: expected text");
    report.warn(
        Code::LeftOver,
        line,
        value,
        message,
        "take it out, or it is not shown",
    );
}

/// Returns the places of the marks in a line.
fn marks(line: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut end = 0;
    for (at, _) in line.char_indices() {
        if at >= end
            && let Some(length) = mark(
                line.get(..at).unwrap_or_default(),
                line.get(at..).unwrap_or_default(),
            )
        {
            end = at + length;
            found.push(at..end);
        }
    }
    found
}

/// Returns the length of the mark at the start of `rest`.
fn mark(before: &str, rest: &str) -> Option<usize> {
    match rest.chars().next()? {
        '【' => {
            let inside = closed(rest, "【", '】')?;
            let is_mark = inside.contains('†') && inside.starts_with(|c: char| c.is_ascii_digit());
            is_mark.then_some("【】".len() + inside.len())
        }
        '\u{e200}'..='\u{e2ff}' | 'c' | 'f' | 'n' | 't' => citation(before, rest),
        ':' => {
            let name = ":contentReference";
            let after = rest.strip_prefix(name)?;
            let inside = closed(after, "[oaicite:", ']')?;
            let length = name.len() + "[oaicite:]".len() + inside.len();
            Some(length + index(rest.get(length..)?))
        }
        '[' => bracketed(rest),
        'o' if !before.ends_with(char::is_alphanumeric) => {
            let digits = rest.strip_prefix("oaicite:").map(n_digits)?;
            (digits > 0).then_some("oaicite:".len() + digits)
        }
        _ => None,
    }
}

/// Returns the length of a mark in square brackets, such as `[^1^]` or `[cite: 1, 2]`.
fn bracketed(rest: &str) -> Option<usize> {
    if rest.starts_with("[cite_start]") {
        return Some("[cite_start]".len());
    }
    if let Some(inside) = closed(rest, "[oaicite:", ']') {
        let length = "[oaicite:]".len() + inside.len();
        return Some(length + index(rest.get(length..)?));
    }
    let is_list = |text: &str| {
        let mut signs = text.bytes();
        signs.all(|byte| byte.is_ascii_digit() || b", -".contains(&byte))
    };
    if let Some(inside) = closed(rest, "[cite:", ']') {
        return is_list(inside).then_some("[cite:]".len() + inside.len());
    }
    let number = rest.strip_prefix("[^")?;
    let digits = n_digits(number);
    let is_mark = digits > 0 && number.get(digits..)?.starts_with("^]");
    is_mark.then_some("[^^]".len() + digits)
}

/// Returns the length of `{index=2}` at the start of `rest`, or 0.
fn index(rest: &str) -> usize {
    closed(rest, "{index=", '}').map_or(0, |inside| "{index=}".len() + inside.len())
}

/// Returns what is between `open`, at the start of a text, and `close`.
fn closed<'a>(text: &'a str, open: &str, close: char) -> Option<&'a str> {
    let inside = text.strip_prefix(open)?;
    let mut characters = inside.char_indices().take(MAX_MARK);
    let (end, _) = characters.find(|&(_, c)| c == close)?;
    inside.get(..end)
}

fn n_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Returns the length of a citation such as `citeturn0search3`, with the characters of private use
/// around its parts.
fn citation(before: &str, rest: &str) -> Option<usize> {
    let is_private = |c: char| ('\u{e200}'..='\u{e2ff}').contains(&c);
    if before.ends_with(is_private) {
        return None;
    }
    let mut left = rest.trim_start_matches(is_private);
    let is_open = left.len() < rest.len();
    let name = ["filecite", "cite", "navlist"]
        .into_iter()
        .find_map(|name| left.strip_prefix(name));
    if name.is_none() && !is_open && before.ends_with(char::is_alphanumeric) {
        return None;
    }
    left = name.unwrap_or(left).trim_start_matches(is_private);
    let mut n_references = 0;
    while let Some(after) = reference(left) {
        left = after.trim_start_matches(is_private);
        n_references += 1;
    }
    (n_references > 0).then_some(rest.len() - left.len())
}

/// Returns what follows a reference such as `turn0search3` at the start of a text.
fn reference(text: &str) -> Option<&str> {
    let after = text.strip_prefix("turn")?;
    let kind = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = kind.trim_start_matches(|c: char| c.is_ascii_lowercase());
    let end = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_whole =
        kind.len() < after.len() && number.len() < kind.len() && end.len() < number.len();
    is_whole.then_some(end)
}

/// Joins marks that follow each other.
fn groups(line: &str, marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match groups.last_mut() {
            Some(last)
                if line
                    .get(last.end..mark.start)
                    .is_some_and(|it| it.trim().is_empty()) =>
            {
                last.end = mark.end;
            }
            _ => groups.push(mark),
        }
    }
    groups
}

/// Whether a mark is all that parts the words around it.
fn parts_words(line: &str, mark: &Range<usize>) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric();
    let before = line
        .get(..mark.start)
        .is_some_and(|it| it.ends_with(is_letter));
    let after = line
        .get(mark.end..)
        .is_some_and(|it| it.starts_with(is_letter));
    before && after
}

/// Extends a part that is removed by brackets around it, and by the blanks before it, if a blank or
/// the end of a sentence or line follows; or by those after it at the start of a line.
fn with_blanks(line: &str, part: Range<usize>) -> Range<usize> {
    let before = line.get(..part.start).unwrap_or_default();
    let after = line.get(part.end..).unwrap_or_default();
    if before.ends_with('(') && after.starts_with(')') {
        return with_blanks(line, part.start - 1..part.end + 1);
    }
    let is_emphasis = |c: char| "*_".contains(c);
    // An item, a quote, or bold words of nothing else.
    let is_prefix = |c: char| c.is_whitespace() || ">-*+_".contains(c);
    if before.chars().all(is_prefix) && after.trim_matches(is_emphasis).trim().is_empty() {
        return 0..line.len();
    }
    let opening = before.trim_end_matches(is_emphasis);
    let opens = opening.len() < before.len() && opening.trim_end().len() < opening.len();
    if before.trim().is_empty() || opening.is_empty() || opens {
        let n_blanks = after.len() - after.trim_start().len();
        return part.start..part.end + n_blanks;
    }
    // Emphasis must close directly behind its words.
    let after = after.trim_start_matches(is_emphasis);
    let ends = |c: char| c.is_whitespace() || ".,;:!?)]。，、；：！？）".contains(c);
    if after.is_empty() || after.starts_with(ends) {
        return before.trim_end().len()..part.end;
    }
    part
}

/// Returns the place of a sentence in which a language model speaks of itself. `is_last` says
/// whether the line ends its paragraph. A sentence that goes on in the next line stays.
fn own_words(line: &str, is_last: bool) -> Option<Range<usize>> {
    // ASCII lower case keeps all byte offsets.
    let lower = line.to_ascii_lowercase();
    let begins = |&at: &usize| {
        let before = line.get(..at).unwrap_or_default().trim_end();
        let is_prefix = before.chars().all(|c| ">-*+_ ".contains(c));
        is_prefix || before.ends_with(['.', '!', '?'])
    };
    let places = OPENINGS
        .iter()
        .flat_map(|opening| lower.match_indices(opening));
    let start = places.map(|(at, _)| at).filter(begins).min()?;
    let rest = line.get(start..)?;
    let ends = |&(at, mark): &(usize, &str)| {
        let after = rest.get(at + mark.len()..).unwrap_or_default();
        after.is_empty() || after.starts_with(char::is_whitespace)
    };
    let end = rest
        .match_indices(['.', '!', '?'])
        .find(ends)
        .map(|(at, mark)| at + mark.len());
    let end = end.or(is_last.then_some(rest.len()))?;
    let mut words = rest.get(..end)?.split(|c: char| !c.is_alphanumeric());
    words
        .any(|word| matches!(word, "I" | "my" | "me"))
        .then_some(start..start + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let found = marks(line);
        let found: Vec<&str> = found.into_iter().map(|mark| &line[mark]).collect();
        assert_eq!(found, expected, "in {line}");
    }

    #[test]
    fn marks_of_language_models_are_found() {
        check(
            "a【4†source】b【12:0†x.pdf】【3†L1-L9】",
            &["【4†source】", "【12:0†x.pdf】", "【3†L1-L9】"],
        );
        check(
            "a citeturn0search3turn1news0, b",
            &["citeturn0search3turn1news0"],
        );
        check(
            "a \u{e200}cite\u{e202}turn0search3\u{e202}turn0file1\u{e201}.",
            &["\u{e200}cite\u{e202}turn0search3\u{e202}turn0file1\u{e201}"],
        );
        check("a turn0view2 b", &["turn0view2"]);
        check(
            ":contentReference[oaicite:2]{index=2}",
            &[":contentReference[oaicite:2]{index=2}"],
        );
        check("[oaicite:0] oaicite:1", &["[oaicite:0]", "oaicite:1"]);
        check(
            "a[^1^][^22^] [cite: 1, 2] [cite_start]b",
            &["[^1^]", "[^22^]", "[cite: 1, 2]", "[cite_start]"],
        );
    }

    #[test]
    fn what_only_resembles_a_mark_stays() {
        for line in [
            "【重要】",
            "【4",
            "saturn0search3",
            "a return0 of 3",
            "cite turn",
            "[^1]",
            "[^note^]",
            "[cite: Smith]",
            ":contentReference",
        ] {
            check(line, &[]);
        }
    }

    #[test]
    fn a_model_speaks_of_itself_in_the_first_person() {
        let found = |line: &'static str, is_last| own_words(line, is_last).map(|it| &line[it]);
        assert_eq!(
            found(
                "It froze. As an AI language model, I cannot say. It thawed.",
                false
            ),
            Some("As an AI language model, I cannot say.")
        );
        assert_eq!(
            found("As an AI, I cannot", true),
            Some("As an AI, I cannot")
        );
        assert_eq!(found("As an AI, I cannot", false), None);
        assert_eq!(found("As an AI language model, it reads logs.", true), None);
        assert_eq!(found("“As an AI, I write”, it wrote.", true), None);
    }
}
