//! Emphasis that `CommonMark` leaves as single asterisks: `*重要。*次` and `*Note:*the`, for the
//! reasons given in [`emphasis`](super::emphasis).
//!
//! A single asterisk is often none of emphasis: `2*3*4`, `*.md`, and the mark of a footnote, as in
//! `Fees*, and tolls*`. So two of them are emphasis only if each touches the words
//! between them, and neither is part of a formula.

use super::east_asian::is_wide;
use super::emphasis::{Kind, split};
use crate::model::Inline;
use core::mem;

/// Stands for an asterisk that the parser left in the text. No text has this character, because
/// control characters are replaced before.
pub const MARK: char = '\u{1}';

/// An asterisk, as written.
pub const ASTERISK: &str = "*";

/// Punctuation before words.
const OPENING: &str = "([{<¿¡“‘«„‚「『（【《〈〔［｛〖〘";

/// Punctuation after words.
const CLOSING: &str = ".,;:!?)]}>…%”’»」』）】》〉〕］｝〗〙。，、；：！？";

/// Stands for another inline beside a mark, such as a link.
const OTHER_INLINE: char = '港';

/// An asterisk with the characters beside it; `None` at the ends of the text.
#[derive(Clone, Copy)]
struct Mark {
    before: Option<char>,
    after: Option<char>,
}

/// What becomes of an asterisk.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Text,
    Open,
    Close,
}

/// Turns pairs of asterisks into emphasis, and writes all others as asterisks. Returns for each of
/// them whether it looks like emphasis and is none.
pub fn resolve(text: &mut Vec<Inline>) -> Vec<bool> {
    let marks = marks(text);
    let mut readings = vec![Reading::Text; marks.len()];
    let mut at = 0;
    while let (Some(open), Some(close)) = (marks.get(at), marks.get(at + 1)) {
        let is_pair = open.can_open() && close.can_close();
        if is_pair && let Some(pair) = readings.get_mut(at..at + 2) {
            pair.copy_from_slice(&[Reading::Open, Reading::Close]);
        }
        at += if is_pair { 2 } else { 1 };
    }
    let pairs = marks.iter().zip(&readings);
    let is_stray = pairs.map(|(mark, reading)| *reading == Reading::Text && mark.is_strange());
    let is_stray = is_stray.collect();
    rebuild(text, &readings);
    is_stray
}

/// Writes all marks as asterisks. Returns the same as [`resolve`].
pub fn write(text: &mut Vec<Inline>) -> Vec<bool> {
    let marks = marks(text);
    rebuild(text, &vec![Reading::Text; marks.len()]);
    marks.into_iter().map(Mark::is_strange).collect()
}

/// Returns the marks in inline content, without those inside other inlines.
fn marks(text: &[Inline]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, inline) in text.iter().enumerate() {
        let Inline::Text(words) = inline else {
            continue;
        };
        let around = |is_end: bool| (!is_end).then_some(OTHER_INLINE);
        for (place, mark) in words.match_indices(MARK) {
            let before = words.get(..place).unwrap_or_default();
            let after = words.get(place + mark.len()..).unwrap_or_default();
            marks.push(Mark {
                before: before.chars().next_back().or(around(at == 0)),
                after: after.chars().next().or(around(at + 1 == text.len())),
            });
        }
    }
    marks
}

impl Mark {
    /// Whether emphasis may begin here.
    fn can_open(self) -> bool {
        let Some(after) = self
            .after
            .filter(|&it| !is_space(it) && !is_in(CLOSING, it))
        else {
            return false;
        };
        self.before.is_none_or(|before| {
            let is_formula = before.is_ascii_alphanumeric() && after.is_ascii();
            let follows_word = before.is_alphanumeric() && !is_cjk(before);
            !is_formula && (!follows_word || is_cjk(after) || !after.is_alphanumeric())
        })
    }

    /// Whether emphasis may end here.
    fn can_close(self) -> bool {
        let Some(before) = self
            .before
            .filter(|&it| !is_space(it) && !is_in(OPENING, it))
        else {
            return false;
        };
        self.after.is_none_or(|after| {
            let is_word = after.is_alphanumeric() && !is_cjk(after);
            !is_word || is_cjk(before) || !before.is_alphanumeric()
        })
    }

    /// Whether an asterisk has no partner although it stands as only emphasis does: between a word
    /// and the punctuation of another one.
    fn is_strange(self) -> bool {
        let (Some(before), Some(after)) = (self.before, self.after) else {
            return false;
        };
        let closes = is_in(CLOSING, before)
            && after.is_alphanumeric()
            && !(before.is_ascii() && (after.is_ascii_digit() || is_in(")]}>%", before)));
        let opens = before.is_alphanumeric()
            && is_in(OPENING, after)
            && !(before.is_ascii() && after.is_ascii());
        closes || opens
    }
}

/// Whether a character is of a script in which emphasis may be within a word. In Korean, endings
/// follow a word without a blank.
fn is_cjk(character: char) -> bool {
    let is_hangul = matches!(character, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}'
        | '\u{ac00}'..='\u{d7af}');
    is_wide(character) || is_hangul
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || character == MARK
}

fn is_in(signs: &str, character: char) -> bool {
    signs.contains(character)
}

/// Puts what is between an opening and a closing mark into emphasis.
fn rebuild(text: &mut Vec<Inline>, readings: &[Reading]) {
    let mut readings = readings.iter().copied();
    let mut rebuilt = Vec::with_capacity(text.len());
    let mut emphasis: Option<Vec<Inline>> = None;
    for inline in mem::take(text) {
        let Inline::Text(words) = inline else {
            emphasis.as_mut().unwrap_or(&mut rebuilt).push(inline);
            continue;
        };
        let mut current = String::new();
        for (nth, part) in words.split(MARK).enumerate() {
            let reading = if nth > 0 { readings.next() } else { None };
            match reading {
                Some(Reading::Text) => current.push_str(ASTERISK),
                Some(Reading::Open) => {
                    push(&mut rebuilt, &mut current);
                    emphasis = Some(Vec::new());
                }
                Some(Reading::Close) => {
                    let mut inside = emphasis.take().unwrap_or_default();
                    push(&mut inside, &mut current);
                    rebuilt.append(&mut split(inside, Kind::Emphasis));
                }
                None => {}
            }
            current.push_str(part);
        }
        push(emphasis.as_mut().unwrap_or(&mut rebuilt), &mut current);
    }
    *text = rebuilt;
}

/// Moves words to the end of inline content.
fn push(text: &mut Vec<Inline>, words: &mut String) {
    if !words.is_empty() {
        text.push(Inline::Text(mem::take(words)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what becomes of the asterisks of a text, with emphasis as `<…>`; and which of those
    /// that stay are strange.
    #[track_caller]
    fn check(text: &str, expected: &str, strays: &[bool]) {
        let mut inlines = vec![Inline::Text(text.replace('*', "\u{1}"))];
        assert_eq!(resolve(&mut inlines), strays, "{text}");
        let shown = inlines.iter().map(|inline| match inline {
            Inline::Text(words) => words.clone(),
            Inline::Emphasis(inside) => format!("<{}>", crate::model::plain_text(inside)),
            _ => String::new(),
        });
        assert_eq!(shown.collect::<String>(), expected);
    }

    #[test]
    fn asterisks_around_words_are_emphasis() {
        check("*重要。*次", "<重要。>次", &[false; 2]);
        check("次は*「港」*です", "次は<「港」>です", &[false; 2]);
        check("The *ice:*it came", "The <ice:>it came", &[false; 2]);
        check("강조*중요.*입니다", "강조<중요.>입니다", &[false; 2]);
        check("강조는*(중요)*입니다", "강조는<(중요)>입니다", &[false; 2]);
        check(
            "Kusama*“網”*と*「鎖」*が",
            "Kusama<“網”>と<「鎖」>が",
            &[false; 4],
        );
    }

    #[test]
    fn other_asterisks_stay() {
        for text in [
            "2*3",
            "2*(3+4)*5",
            "a*(b)*c",
            "Fees*, tolls* and dues*.",
            "Fees (paid*) rose*",
            "*.md and *.txt",
            "SELECT *, count(*)",
            "f(*a, *b)",
            "5* hotels and 4* inns",
            "*nix and *bsd",
            "2 * 3 * 4",
            "*",
        ] {
            check(text, text, &vec![false; text.matches('*').count()]);
        }
        check("重要。*次", "重要。*次", &[true]);
        check("次は*「港」です", "次は*「港」です", &[true]);
        check("Note:*it came", "Note:*it came", &[true]);
    }
}
