//! Writing direction of the author's texts.
//!
//! The interface is in English, so pages run from left to right, but a report may have paragraphs in
//! Arabic or Hebrew. So each block has `dir="auto"`: the browser takes the direction of the block's
//! first letter, and with it the side of list marks, quote borders and table columns.
//!
//! For that letter, browsers skip elements with a `dir` of their own. A list whose items all had one
//! would run from left to right. So a block inside another has the attribute only where its direction
//! differs. Code has `dir="ltr"`, so its letters do not count.
//!
//! # Source
//!
//! HTML, the attribute `dir`, <https://html.spec.whatwg.org/multipage/dom.html#the-dir-attribute>.
//! Scripts from right to left are those that `DerivedBidiClass.txt` of Unicode 17.0 sets aside for
//! the classes R and AL (its lines `@missing`):
//! <https://www.unicode.org/Public/17.0.0/ucd/extracted/DerivedBidiClass.txt>.

use crate::model::{Block, Cell, Inline};

/// Direction of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right, like English.
    LeftToRight,
    /// From right to left, like Arabic.
    RightToLeft,
}

/// The value of `dir` that takes the direction of the first letter.
const AUTO: &str = "auto";

/// Returns the value of the attribute `dir` for a block of the direction `own`, in a block of the
/// direction `around`; `None` for no attribute. A block that is not in another always has one.
#[must_use]
pub fn dir(own: Option<Direction>, around: Option<Direction>) -> Option<&'static str> {
    match (own, around) {
        (_, None) => Some(AUTO),
        (Some(own), Some(around)) if own != around => Some(AUTO),
        _ => None,
    }
}

/// Returns the direction inside a block, which it passes on to the blocks in it.
#[must_use]
pub fn inside(own: Option<Direction>, around: Option<Direction>) -> Direction {
    own.or(around).unwrap_or(Direction::LeftToRight)
}

/// Returns the direction of the first letter outside code; `None` without any.
#[must_use]
pub fn of_text(text: &[Inline]) -> Option<Direction> {
    text.iter().find_map(|piece| match piece {
        Inline::Text(words) => of_words(words),
        Inline::Break | Inline::Code(_) | Inline::Image { .. } => None,
        Inline::Emphasis(text)
        | Inline::Strong(text)
        | Inline::Strikethrough(text)
        | Inline::Link { text, .. } => of_text(text),
    })
}

fn of_cells(cells: &[Cell]) -> Option<Direction> {
    cells.iter().find_map(|cell| of_text(&cell.text))
}

/// Like [`of_text`], for blocks.
#[must_use]
pub fn of_blocks(blocks: &[Block]) -> Option<Direction> {
    blocks.iter().find_map(of_block)
}

/// Like [`of_text`], for a block. Does not count a subheading and the label of a footnote, because
/// they always have a `dir` of their own.
#[must_use]
pub fn of_block(block: &Block) -> Option<Direction> {
    match block {
        Block::Paragraph { text, .. } => of_text(text),
        Block::List { items, .. } => items.iter().find_map(|item| of_blocks(item)),
        Block::Quote(blocks) | Block::Footnote { blocks, .. } => of_blocks(blocks),
        Block::Table { head, rows, .. } => {
            of_cells(head).or_else(|| rows.iter().find_map(|row| of_cells(row)))
        }
        Block::Subheading { .. } | Block::Code { .. } | Block::Rule => None,
    }
}

fn of_words(words: &str) -> Option<Direction> {
    words.chars().find_map(of_character)
}

/// Without the tables of Unicode, because they would take a kilobyte of the program. A character that
/// is taken for the wrong kind can only leave out or repeat the attribute of a block in a block.
fn of_character(character: char) -> Option<Direction> {
    match character {
        // Digits, punctuation, symbols and emoji take the direction of the letters around them.
        '\0'..='@'
        | '['..='`'
        | '{'..='\u{bf}'
        | '\u{660}'..='\u{66c}'
        | '\u{6f0}'..='\u{6f9}'
        | '\u{2000}'..='\u{200d}'
        | '\u{2010}'..='\u{303f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'..='\u{ff20}'
        | '\u{1f000}'..='\u{1faff}' => None,
        // First, the mark that authors use to set this direction; U+200E sets the other.
        '\u{200f}'
        | '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Some(Direction::RightToLeft),
        _ => Some(Direction::LeftToRight),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: Option<Direction>) {
        assert_eq!(of_words(words), expected, "{words}");
    }

    #[test]
    fn the_first_letter_says_the_direction() {
        check("12 % of blocks", Some(Direction::LeftToRight));
        check("(42) مرحبا KSM", Some(Direction::RightToLeft));
        check("שלום", Some(Direction::RightToLeft));
        check("ߒߞߏ", Some(Direction::RightToLeft));
        check("𞤀𞤁𞤂", Some(Direction::RightToLeft));
        check("KSM في", Some(Direction::LeftToRight));
        check("日本", Some(Direction::LeftToRight));
        check("٤٢ (12) – 🎉 ۴۲", None);
        // Emoji with a selector: such a quote was taken for one from right to left.
        check("⚠️ Note", Some(Direction::LeftToRight));
        check("⚠️ مرحبا", Some(Direction::RightToLeft));
        check("「日本」", Some(Direction::LeftToRight));
        check("\u{200f}KSM!", Some(Direction::RightToLeft));
        check("\u{200e}שלום", Some(Direction::LeftToRight));
        check("", None);
    }

    #[test]
    fn code_and_pictures_have_no_direction() {
        let arabic = Inline::Strong(vec![Inline::Text("نص".into())]);
        let code = Inline::Code("let a".into());
        assert_eq!(of_text(&[code, arabic]), Some(Direction::RightToLeft));
    }

    #[test]
    fn only_a_block_of_another_direction_repeats_the_attribute() {
        let (left, right) = (Direction::LeftToRight, Direction::RightToLeft);
        assert_eq!(dir(None, None), Some(AUTO));
        assert_eq!(dir(Some(right), Some(left)), Some(AUTO));
        assert_eq!(dir(Some(right), Some(right)), None);
        assert_eq!(dir(None, Some(right)), None);
        assert_eq!(inside(None, Some(right)), right);
        assert_eq!(inside(None, None), left);
    }
}
