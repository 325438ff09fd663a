//! Detects lines that are headings, by their mark and their form.

use super::byline::is_byline;
use super::heading::label;
use super::title_case::is_title_case;
use crate::compile::markdown::{MAX_LINE_CHARS, Piece, PieceKind};
use crate::model::{Inline, Month, plain_text};

/// Maximum number of words in a heading; a longer line is a sentence.
const MAX_WORDS: usize = 18;

/// The way a heading is marked, ordered from the highest to the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// With this many `#`, from 1 to 6.
    Hash(u8),
    /// Bold as a whole.
    Bold,
    /// A line on its own, without markup.
    Plain,
    /// Bold words at the start of a paragraph.
    RunIn,
}

impl Mark {
    /// Returns the number of `#` in the source, or 0 for other marks.
    pub fn level(self) -> u8 {
        match self {
            Self::Hash(level) => level,
            _ => 0,
        }
    }
}

/// Returns the mark of a piece, or `None` if it is not a heading. Bold and plain lines are headings
/// only if `next`, the piece after it, exists and is not a rule.
pub fn mark(piece: &Piece, next: Option<&Piece>) -> Option<Mark> {
    if let PieceKind::Heading { level, text } = &piece.kind {
        return (!plain_text(text).trim().is_empty()).then_some(Mark::Hash(*level));
    }
    let heads = next.is_some_and(|next| !next.is_rule());
    mark_of_line(piece.paragraph_text()?).filter(|mark| heads || *mark == Mark::RunIn)
}

fn mark_of_line(text: &[Inline]) -> Option<Mark> {
    let plain = plain_text(text);
    let plain = plain.trim();
    if is_byline(text) || is_date(plain) {
        return None;
    }
    if !is_line(plain) {
        return begins_bold(text).then_some(Mark::RunIn);
    }
    if is_bold(text) {
        return Some(Mark::Bold);
    }
    let speaks = plain.starts_with(|c: char| c.is_alphanumeric() || "\"“'‘«(".contains(c));
    let is_plain = speaks && (is_title_case(plain) || label(text).is_some());
    is_plain.then_some(Mark::Plain)
}

/// Reports whether a text is short and does not end like a sentence.
pub fn is_line(plain: &str) -> bool {
    let n_words = plain.split_whitespace().count();
    let inside = plain.trim_end_matches(['"', '”', '’', '\'', ')']);
    n_words > 0
        && n_words <= MAX_WORDS
        && plain.chars().count() <= MAX_LINE_CHARS
        && !inside.ends_with(['.', ',', ';'])
        && !has_sentence(plain)
}

/// Reports whether a period inside a line ends a sentence. A period after a number, an initial, or
/// a short word such as `vs.` does not count.
fn has_sentence(plain: &str) -> bool {
    let Some((before, _)) = plain.rsplit_once(". ") else {
        return false;
    };
    before.split(". ").any(|part| {
        let last = part.rsplit(char::is_whitespace).next().unwrap_or_default();
        last.chars().filter(|c| c.is_alphabetic()).count() > 3
    })
}

/// Whether a line is just a date.
fn is_date(plain: &str) -> bool {
    let mut words = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty());
    words
        .clone()
        .any(|word| Month::from_name(0, word).is_some())
        && words.all(|word| {
            word.starts_with(|c: char| c.is_ascii_digit())
                || Month::from_name(0, word).is_some()
                || ["date", "published", "of"]
                    .iter()
                    .any(|it| word.eq_ignore_ascii_case(it))
        })
}

/// Whether all words of a text are bold.
fn is_bold(text: &[Inline]) -> bool {
    let has_words = |inline: &Inline| {
        let plain = plain_text(core::slice::from_ref(inline));
        plain.chars().any(char::is_alphanumeric)
    };
    let mut worded = text.iter().filter(|inline| has_words(inline)).peekable();
    worded.peek().is_some()
        && worded.all(|inline| match inline {
            Inline::Strong(_) => true,
            Inline::Emphasis(inside) => is_bold(inside),
            _ => false,
        })
}

/// Reports whether a paragraph begins with bold words that end like a heading.
fn begins_bold(text: &[Inline]) -> bool {
    let [Inline::Strong(head), rest @ ..] = text else {
        return false;
    };
    let head = plain_text(head);
    let ends = head.trim_end().ends_with([':', '.', '?', '!']);
    let leads = plain_text(rest).starts_with([':', ' ']);
    !rest.is_empty()
        && head.chars().count() <= MAX_LINE_CHARS
        && (ends || leads)
        && is_title_case(&head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: Vec<Inline>, expected: Option<Mark>) {
        assert_eq!(mark_of_line(&text), expected, "{text:?}");
    }

    fn text(words: &str) -> Inline {
        Inline::Text(words.to_owned())
    }

    fn strong(words: &str) -> Inline {
        Inline::Strong(vec![text(words)])
    }

    #[test]
    fn bold_lines_and_lines_in_capitals_are_headings() {
        check(vec![strong("Ice in the harbour")], Some(Mark::Bold));
        check(vec![strong("Ice"), text(":")], Some(Mark::Bold));
        check(
            vec![text("Ice in the Harbour: a Report")],
            Some(Mark::Plain),
        );
        check(vec![text("What Comes Next?")], Some(Mark::Plain));
        check(vec![text("Article 2: ice and fog")], Some(Mark::Plain));
        check(
            vec![strong("Ice:"), text(" The harbour froze.")],
            Some(Mark::RunIn),
        );
    }

    #[test]
    fn sentences_and_bylines_are_not() {
        check(vec![text("The harbour was full of ships again")], None);
        check(vec![text("Ice Closed The Harbour.")], None);
        check(vec![text("By Ada Quay")], None);
        check(
            vec![strong("The harbour froze."), text(" It thawed.")],
            None,
        );
        check(vec![text("- - -")], None);
        check(
            vec![strong("Ice"), text(" closed the harbour.")],
            Some(Mark::RunIn),
        );
    }
}
