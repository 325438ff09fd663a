//! Keeps lines within a sentence from being read as lists, headings, or quotes.
//!
//! Some editors break lines without regard for Markdown, so that a line can begin with a number or
//! a sign of its sentence:
//!
//! ```text
//! The turnout rose by
//! + 12 percent.
//! ```
//!
//! Such a line looks like a block only by chance if the line before does not end a sentence, and
//! the line looks like its continuation. A list of several items is always a list, and so is an
//! item after another one.

use super::report_edits::ReportEdits;
use crate::compile::diagnostic::Code;

/// Words that do not end a sentence or a label, so that the next line continues it.
const HANGING: &str = "\
    a about above after an and around as at before below between but by each for from had \
    has have in into is its less minus more motion motions nearly no nor number numbers \
    of on only or over plus proposal referenda referendum some than that the to under \
    until was which with worth";

/// Puts a backslash before the sign of each such line, with a warning.
pub(super) fn mend(report: &mut ReportEdits<'_, '_>) {
    let lines = report.lines.clone();
    // What follows the title is no part of its sentence.
    let title = lines.iter().position(|(_, line)| !line.trim().is_empty());
    mend_lines(report, &lines, title);
    let quoted = lines.iter().map(|&(start, line)| quoted(start, line));
    mend_lines(report, &quoted.collect::<Vec<_>>(), None);
}

/// Returns what a line of a quote says, with its offset; nothing for other lines.
fn quoted(start: usize, line: &str) -> (usize, &str) {
    let inside = line.trim_start_matches(' ').strip_prefix('>');
    let inside = inside.map(|inside| inside.strip_prefix(' ').unwrap_or(inside));
    let inside = inside.unwrap_or_default();
    (start + line.len() - inside.len(), inside)
}

/// Mends lines with their offsets. `title` is the index of the line with the title.
fn mend_lines(report: &mut ReportEdits<'_, '_>, lines: &[(usize, &str)], title: Option<usize>) {
    // The paragraph before, if the line before is part of one.
    let mut before: Option<Before<'_>> = None;
    let mut is_front_matter = lines.first().is_some_and(|(_, line)| is_fence(line));
    for (at, &(start, line)) in lines.iter().enumerate() {
        if is_front_matter || report.is_no_markdown(start) {
            is_front_matter = is_front_matter && (at == 0 || !is_fence(line));
            before = None;
            continue;
        }
        let mut opened = Opening::of(line);
        if let (Some(opening), Some(paragraph)) = (opened, before)
            && title.is_none_or(|title| title + 1 != at)
            && paragraph.goes_on(&opening, lines, at)
        {
            escape(
                report,
                at,
                start + line.len() - line.trim_start().len(),
                &opening,
            );
            opened = None;
        }
        before = Before::of(line, opened, before);
    }
}

/// Puts a backslash before the sign at an offset.
fn escape(report: &mut ReportEdits<'_, '_>, at: usize, offset: usize, opening: &Opening<'_>) {
    let digits = opening.sign.bytes().take_while(u8::is_ascii_digit).count();
    report.replace(offset + digits..offset + digits, "\\");
    let value = opening.sign;
    let message = format!(
        "`{value}` within a sentence looks like {}: expected it within a line",
        opening.kind.name()
    );
    let help = "move it to the line before, or it is shown as text";
    report.warn(Code::WrappedLine, at, value, message, help);
}

/// Whether a line opens or closes front matter.
fn is_fence(line: &str) -> bool {
    matches!(line.trim_end(), "---" | "+++")
}

/// The block that a line would open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Bullet,
    Number,
    Heading,
    Quote,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Bullet | Self::Number => "an item of a list",
            Self::Heading => "a heading",
            Self::Quote => "a quote",
        }
    }
}

/// The sign at the start of a line that would open a block.
#[derive(Clone, Copy, Debug)]
struct Opening<'a> {
    kind: Kind,
    sign: &'a str,
    /// The words after it.
    words: &'a str,
}

impl<'a> Opening<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let line = line.trim_start_matches(' ');
        let length = match line.as_bytes() {
            [b'-' | b'+' | b'*' | b'>', ..] => 1,
            [b'#', ..] => line.len() - line.trim_start_matches('#').len(),
            [b'0'..=b'9', ..] => {
                let digits = line.bytes().take_while(u8::is_ascii_digit).count();
                let mark = line.get(digits..)?.starts_with(['.', ')']);
                digits + usize::from(mark)
            }
            _ => return None,
        };
        let (sign, rest) = line.split_at_checked(length)?;
        let kind = match sign.as_bytes() {
            [b'>'] => Kind::Quote,
            [b'#', ..] => Kind::Heading,
            [.., b'.' | b')'] => Kind::Number,
            [b'-' | b'+' | b'*'] => Kind::Bullet,
            _ => return None,
        };
        let is_apart = rest.starts_with([' ', '\t']) || kind == Kind::Quote;
        let words = rest.trim();
        let is_opening = is_apart && sign.len() <= 10 && (kind != Kind::Heading || length <= 6);
        (is_opening && !words.is_empty()).then_some(Self { kind, sign, words })
    }

    /// Whether the words after the sign continue a sentence: a number, or a word in lower case.
    fn goes_on(&self) -> bool {
        let numbered = Self::of(self.words).is_some_and(|it| it.kind == Kind::Number);
        let first = self.words.chars().next();
        first.is_some_and(|c| c.is_numeric() && !numbered || c.is_lowercase())
    }

    /// Whether another item belongs to the same list.
    fn is_sibling(&self, other: &Self) -> bool {
        if self.kind != Kind::Number || other.kind != Kind::Number {
            return self.kind == other.kind && self.sign == other.sign;
        }
        let number = |it: &Self| it.sign.trim_end_matches(['.', ')']).parse::<u64>().ok();
        let (Some(own), Some(next)) = (number(self), number(other)) else {
            return false;
        };
        next == own || next == own + 1
    }
}

/// The line before, as part of a paragraph.
#[derive(Clone, Copy, Debug)]
struct Before<'a> {
    line: &'a str,
    is_in_list: bool,
    is_in_quote: bool,
    /// Whether it is the only line so far.
    is_first: bool,
}

impl<'a> Before<'a> {
    /// Returns the state after a line, or `None` if the line is no part of a paragraph.
    fn of(line: &'a str, opened: Option<Opening<'_>>, before: Option<Self>) -> Option<Self> {
        let written = line.trim();
        let is_text = !written.is_empty()
            && !written.starts_with(['<', '|'])
            && !written.chars().all(|c| "-=*_ ".contains(c));
        let kind = opened.map(|opened| opened.kind);
        if !is_text || kind == Some(Kind::Heading) {
            return None;
        }
        let is_list = matches!(kind, Some(Kind::Bullet | Kind::Number));
        // A line after a blank one can still belong to an item if it is indented.
        let is_indented = before.is_none() && line.starts_with([' ', '\t']);
        Some(Self {
            line,
            is_in_list: is_list || is_indented || before.is_some_and(|it| it.is_in_list),
            is_in_quote: kind == Some(Kind::Quote) || before.is_some_and(|it| it.is_in_quote),
            is_first: before.is_none(),
        })
    }

    /// Reports whether the sentence goes on in the line `at`, which looks like a block.
    fn goes_on(&self, opening: &Opening<'_>, lines: &[(usize, &str)], at: usize) -> bool {
        if ends_sentence(self.line) || self.is_first && is_label(self.line) {
            return false;
        }
        let hangs = hangs(self.line);
        let goes_on = opening.goes_on();
        if self.is_in_list || self.is_in_quote {
            let is_odd = match opening.kind {
                Kind::Heading => true,
                Kind::Quote => !self.is_in_quote,
                Kind::Bullet | Kind::Number => opening.sign == "+",
            };
            return is_odd && hangs && goes_on;
        }
        match opening.kind {
            Kind::Heading => hangs && goes_on || opening.sign == "#" && (hangs || goes_on),
            Kind::Quote | Kind::Bullet => (hangs || goes_on) && !has_sibling(opening, lines, at),
            Kind::Number => !has_sibling(opening, lines, at),
        }
    }
}

/// Reports whether the block that the line `at` opens has another item or line, and the sentence
/// does not go on in that one, too.
fn has_sibling(opening: &Opening<'_>, lines: &[(usize, &str)], at: usize) -> bool {
    let mut before = lines.get(at).map_or("", |(_, line)| line);
    let mut n_blank = 0;
    for (_, line) in lines.iter().skip(at + 1) {
        if line.trim().is_empty() {
            n_blank += 1;
            if n_blank > 1 || opening.kind == Kind::Quote {
                return false;
            }
            continue;
        }
        if let Some(next) = Opening::of(line) {
            return opening.is_sibling(&next) && (n_blank > 0 || !hangs(before));
        }
        if n_blank > 0 {
            return false;
        }
        before = line;
    }
    false
}

/// Reports whether a line ends a sentence, announces what follows, or ends by a line break.
pub(super) fn ends_sentence(line: &str) -> bool {
    let is_broken = line.ends_with("  ") || line.ends_with('\\');
    let words = without_marks(line.trim_end());
    let is_emphasis = ["**", "__"].iter().any(|mark| {
        let inside = line.trim().strip_prefix(mark);
        inside.is_some_and(|inside| inside.trim_end_matches(':').ends_with(mark))
    });
    is_broken || is_emphasis || words.ends_with(ENDINGS) && !is_shortened(words)
}

/// Shortened words before a number, in lower case.
const SHORTENED: &str = "approx. art. ca. cf. e.g. fig. i.e. no. nos. nr. ref. vs.";

/// Whether a line ends with a shortened word, whose dot does not end a sentence.
fn is_shortened(line: &str) -> bool {
    SHORTENED.split(' ').any(|word| word == last_word(line))
}

/// Returns the last word of a line in lower case, with the signs beside it.
fn last_word(line: &str) -> String {
    let mut words = line.trim_end().rsplit(char::is_whitespace);
    let last = words.next().unwrap_or_default();
    last.trim_start_matches('(').to_lowercase()
}

/// Characters that end a sentence, or announce what follows.
const ENDINGS: [char; 13] = [
    '.', '!', '?', ':', ';', '…', '–', '—', '。', '！', '？', '：', '；',
];

/// Removes closing quotation marks, brackets, emphasis, and marks of footnotes from the end of a
/// line.
fn without_marks(line: &str) -> &str {
    let mut words = line;
    loop {
        let shorter =
            words.trim_end_matches(|c: char| "\"'”’»)]*_`」』）".contains(c) || c.is_whitespace());
        let open = shorter
            .rfind(['[', '【'])
            .filter(|_| shorter.len() < words.len());
        let mark = open.and_then(|open| Some((shorter.get(..open)?, shorter.get(open..)?)));
        words = match mark {
            Some((before, mark))
                if words
                    .get(shorter.len()..)
                    .is_some_and(|it| it.starts_with(']'))
                    && is_note(mark) =>
            {
                before
            }
            _ => return shorter,
        };
    }
}

/// Whether what is left of a mark, as in `[1`, is that of a footnote.
fn is_note(mark: &str) -> bool {
    let label = mark.trim_start_matches(['[', '^']);
    label.len() < 4 && label.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reports whether a line ends with a word or a comma that something must follow.
pub(super) fn hangs(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with([',', '，', '、'])
        || is_shortened(line)
        || HANGING.split(' ').any(|word| word == last_word(line))
}

/// Reports whether a line is a label, such as the title of a list: its longer words all begin with
/// capitals.
pub(super) fn is_label(line: &str) -> bool {
    let mut words = line
        .split_whitespace()
        .filter(|word| word.chars().count() > 3);
    !hangs(line) && words.all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
}
