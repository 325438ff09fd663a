//! Mends headings whose hashes are not followed by a plain blank.
//!
//! Markdown wants a plain blank there, so `##Governance` and a heading with a no-break space are
//! text. A heading is told from a hashtag or a number, such as `#kusama` or `#6544: a vote`, by its
//! form.

use super::indentation::indentation;
use super::report_lines::ReportLines;
use crate::compile::diagnostic::Code;
use crate::compile::markdown::{MAX_LINE_CHARS, PartKind};
use crate::compile::outline::{is_line, is_title, is_title_case};

/// Maximum number of hashes of a heading.
const MAX_HASHES: usize = 6;

/// Columns by which a heading may be indented.
const MAX_INDENTATION: usize = 3;

/// Characters before the first word that mark something other than a heading, as in `#!/bin/sh`,
/// `#[test]` or `#{id}`.
const OTHER_MARKS: [char; 8] = ['!', '[', '{', '$', '<', '/', '@', '='];

/// A line that begins with hashes.
struct Hashes<'a> {
    /// Number of hashes.
    n: usize,
    /// A hash of another form, as keyboards for Chinese and Japanese have it.
    wide: Option<char>,
    /// Blanks before the hashes that Markdown does not know as such.
    before: &'a str,
    /// The text after them.
    rest: &'a str,
}

/// What a line without a blank after its hashes is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    Heading,
    /// Text, unless a blank was forgotten.
    Doubtful,
    Text,
}

/// Puts a plain blank between the hashes and the words of each heading.
pub fn mend(report: &mut ReportLines<'_, '_>) {
    let found = (0..report.n_lines()).filter(|&at| is_candidate(report.line(at)));
    let found: Vec<usize> = found.collect();
    if found.is_empty() {
        return;
    }
    let is_code =
        |kind: &PartKind| matches!(kind, PartKind::Fenced | PartKind::Indented | PartKind::Html);
    let mut code = report.parts();
    code.retain(|part| is_code(&part.kind));
    let mut code = code.into_iter().peekable();
    for at in found {
        while code.next_if(|part| part.last < at).is_some() {}
        if code.peek().is_none_or(|part| part.first > at) {
            mend_line(report, at);
        }
    }
}

/// Reports whether a line has hashes that are not followed by a plain blank.
fn is_candidate(line: &str) -> bool {
    let is_plain = |it: Hashes<'_>| {
        let is_apart = it.rest.is_empty() || it.rest.starts_with([' ', '\t']);
        is_apart && it.before.is_empty() && it.wide.is_none()
    };
    hashes(line).is_some_and(|hashes| !is_plain(hashes))
}

fn hashes(line: &str) -> Option<Hashes<'_>> {
    let words = line.trim_start_matches(is_blank);
    let before = line.get(..line.len() - words.len()).unwrap_or_default();
    let before = before.trim_matches([' ', '\t']);
    let rest = words.trim_start_matches(is_hash);
    let marks = words.get(..words.len() - rest.len()).unwrap_or_default();
    let wide = marks.chars().find(|&mark| mark != '#');
    let n = marks.chars().count();
    let is_heading = (1..=MAX_HASHES).contains(&n) && indentation(line) <= MAX_INDENTATION;
    is_heading.then_some(Hashes {
        n,
        wide,
        before,
        rest,
    })
}

fn mend_line(report: &mut ReportLines<'_, '_>, at: usize) {
    let line = report.line(at).to_owned();
    let Some(hashes) = hashes(&line) else {
        return;
    };
    let shown: String = line.trim().chars().take(MAX_LINE_CHARS).collect();
    let (message, help, value, mended) = if let Some(odd) = hashes.odd() {
        let number = u32::from(odd);
        let message = format!(
            "heading `{shown}` with `U+{number:04X}`: expected plain hashes and a plain blank"
        );
        let help = "replace it; the line is shown as a heading";
        let words = hashes.rest.trim_start_matches(is_blank).to_owned();
        (message, help, odd.to_string(), Some(words))
    } else {
        match reading(hashes.n, hashes.rest, is_apart(report, at)) {
            Reading::Text => return,
            Reading::Doubtful => {
                let message =
                    format!("no blank after the hashes of `{shown}`: expected one in a heading");
                let help = "put one there, or a backslash before the hashes; it is shown as text";
                (message, help, shown, None)
            }
            Reading::Heading => {
                let message =
                    format!("no blank after the hashes of the heading `{shown}`: expected one");
                let help = "put one there; the line is shown as a heading";
                (message, help, shown, Some(closed(hashes.n, hashes.rest)))
            }
        }
    };
    report.warn(at, Code::HeadingBlank, message, help, &value);
    if let Some(words) = mended {
        report.set(at, &format!("{} {words}", "#".repeat(hashes.n)));
    }
}

impl Hashes<'_> {
    /// Returns the first character that should be a plain hash or blank. Words without any blank
    /// before them are another matter.
    fn odd(&self) -> Option<char> {
        let words = self.rest.trim_start_matches(is_blank);
        if words.is_empty() {
            return None;
        }
        let blanks = self.rest.chars().take_while(|&c| is_blank(c));
        let mut blanks = self.before.chars().chain(blanks);
        let odd = blanks.find(|c| !matches!(c, ' ' | '\t'));
        odd.or(self.wide.filter(|_| words.len() < self.rest.len()))
    }
}

/// Reports whether a line is on its own: no text is directly above it.
fn is_apart(report: &ReportLines<'_, '_>, at: usize) -> bool {
    let Some(above) = at.checked_sub(1) else {
        return true;
    };
    report.is_blank(above) || hashes(report.line(above)).is_some()
}

/// Decides what a line without a blank after its hashes is.
fn reading(n: usize, rest: &str, is_apart: bool) -> Reading {
    let Some(first) = rest.find(char::is_alphanumeric) else {
        return Reading::Text;
    };
    let (marks, words) = rest.split_at(first);
    if marks.contains(OTHER_MARKS) {
        return Reading::Text;
    }
    let begins_small = words.starts_with(char::is_lowercase);
    if n > 1 {
        return if is_apart && !begins_small {
            Reading::Heading
        } else {
            Reading::Doubtful
        };
    }
    // One hash is also that of a hashtag or a number.
    let is_tag = !rest.contains(char::is_whitespace) || rest.contains(" #");
    if begins_small || is_tag || words.starts_with(|c: char| c.is_ascii_digit()) {
        return Reading::Text;
    }
    match (
        is_apart && is_line(rest.trim()),
        is_title_case(rest) || is_title(rest),
    ) {
        (true, true) => Reading::Heading,
        (true, false) => Reading::Doubtful,
        (false, _) => Reading::Text,
    }
}

/// Puts a blank before hashes that close the heading, as in `##Governance##`.
fn closed(n: usize, rest: &str) -> String {
    let words = rest.trim_end();
    let open = words.trim_end_matches('#');
    let is_closed = n > 1 && words.len() - open.len() == n && !open.ends_with([' ', '\\']);
    if is_closed {
        format!("{open} {}", "#".repeat(n))
    } else {
        rest.to_owned()
    }
}

fn is_hash(character: char) -> bool {
    matches!(character, '#' | '\u{ff03}' | '\u{fe5f}')
}

/// Reports whether a character is a blank, or looks like one or like nothing.
fn is_blank(character: char) -> bool {
    let is_unseen = matches!(
        character,
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{180e}' | '\u{3164}' | '\u{2800}'
    );
    character.is_whitespace() || is_unseen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Reading) {
        let Some(Hashes { n, rest, .. }) = hashes(line) else {
            return assert_eq!(expected, Reading::Text, "{line}");
        };
        assert_eq!(reading(n, rest, true), expected, "{line}");
    }

    #[test]
    fn headings_are_told_from_hashtags_and_numbers() {
        check("##Governance Decisions", Reading::Heading);
        check("##Market", Reading::Heading);
        check("##本月概览", Reading::Heading);
        check("＃＃本月概览", Reading::Heading);
        check("##**Market**", Reading::Heading);
        check("##2. Market", Reading::Heading);
        check("#Ice in the Harbor", Reading::Heading);
        check("#The news of the harbor - May 2020", Reading::Heading);
        check("#Ice closed the harbor", Reading::Doubtful);
        check("##harbor", Reading::Doubtful);
        for line in [
            "#6544: a vote on the quay",
            "＃港",
            "#harbor",
            "#Harbor",
            "#Harbor #Ice",
            "#Harbor is closed by ice.",
            "#!/bin/sh",
            "#[test]",
            "#{id}",
            "#---",
            "####### Seven",
            "    ##Code",
        ] {
            check(line, Reading::Text);
        }
    }

    #[test]
    fn a_line_inside_a_paragraph_is_no_heading() {
        assert_eq!(reading(2, "Market", false), Reading::Doubtful);
        assert_eq!(reading(1, "Ice in the Harbor", false), Reading::Text);
    }

    #[test]
    fn closing_hashes_get_their_blank_too() {
        assert_eq!(closed(2, "Market##"), "Market ##");
        assert_eq!(closed(2, "Market ##"), "Market ##");
        assert_eq!(closed(2, "In C#"), "In C#");
    }
}
