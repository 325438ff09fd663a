//! Strong emphasis that `CommonMark` leaves as asterisks: `**重要。**次` and `**Note:**the`.
//!
//! Its rules take white space or punctuation beside the asterisks to tell an opening from a closing
//! pair, which fails in scripts without spaces, and before a word without a blank. Here the pairs
//! open and close in turn.

use crate::model::Inline;
use core::mem;

/// Stands for two asterisks that the parser left in the text. No text has this character, because
/// the parser replaces it.
pub const PAIR: char = '\0';

/// Two asterisks, as written.
pub const ASTERISKS: &str = "**";

/// Returns the number of pairs of asterisks in inline content, without those inside other inlines.
pub fn n_pairs(text: &[Inline]) -> usize {
    let pairs = text.iter().map(|inline| match inline {
        Inline::Text(words) => words.matches(PAIR).count(),
        _ => 0,
    });
    pairs.sum()
}

/// Turns pairs of asterisks into strong emphasis if they open and close in turn. Otherwise writes
/// them as asterisks. Returns whether they became emphasis.
pub fn resolve(text: &mut Vec<Inline>) -> bool {
    let is_sensible = is_sensible(text);
    let mut resolved = Vec::with_capacity(text.len());
    let mut strong: Option<Vec<Inline>> = None;
    for inline in mem::take(text) {
        let Inline::Text(words) = inline else {
            strong.as_mut().unwrap_or(&mut resolved).push(inline);
            continue;
        };
        if !is_sensible {
            resolved.push(Inline::Text(words.replace(PAIR, ASTERISKS)));
            continue;
        }
        for (nth, part) in words.split(PAIR).enumerate() {
            if nth > 0 {
                strong = match strong.take() {
                    Some(inside) => {
                        resolved.append(&mut split(inside, Kind::Strong));
                        None
                    }
                    None => Some(Vec::new()),
                };
            }
            if !part.is_empty() {
                let current = strong.as_mut().unwrap_or(&mut resolved);
                current.push(Inline::Text(part.to_owned()));
            }
        }
    }
    *text = resolved;
    is_sensible
}

/// Whether the pairs of asterisks are even in number, and each touches what it is to emphasize.
fn is_sensible(text: &[Inline]) -> bool {
    let mut n_pairs = 0;
    let mut is_sensible = true;
    for (at, inline) in text.iter().enumerate() {
        let Inline::Text(words) = inline else {
            continue;
        };
        for (place, mark) in words.match_indices(PAIR) {
            let before = words.get(..place).unwrap_or_default();
            let after = words.get(place + mark.len()..).unwrap_or_default();
            let touches = if n_pairs % 2 == 0 {
                let is_last = after.is_empty() && at + 1 == text.len();
                !is_last && !after.starts_with(|c: char| c.is_whitespace() || c == PAIR)
            } else {
                let is_first = before.is_empty() && at == 0;
                !is_first && !before.ends_with(|c: char| c.is_whitespace() || c == PAIR)
            };
            is_sensible = is_sensible && touches;
            n_pairs += 1;
        }
    }
    is_sensible && n_pairs % 2 == 0
}

/// Whether words hold asterisks with a blank where a pair would touch its words, as in
/// `** Note **`. `2 ** 3` is no emphasis.
pub fn is_stray(words: &str) -> bool {
    let follows_word = |text: &str| {
        let letters = text.trim_end();
        letters.len() < text.len() && letters.ends_with(char::is_alphanumeric)
    };
    let precedes_word = |text: &str| {
        let letters = text.trim_start();
        letters.len() < text.len() && letters.starts_with(char::is_alphanumeric)
    };
    let mut parts = words.split(ASTERISKS);
    let mut before = parts.next().unwrap_or_default();
    parts.any(|after| {
        let is_sign = follows_word(before) && precedes_word(after);
        before = after;
        !is_sign
    })
}

/// A kind of emphasis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Emphasis,
    Strong,
}

impl Kind {
    /// Returns emphasis of this kind.
    pub fn of(self, inside: Vec<Inline>) -> Inline {
        match self {
            Self::Emphasis => Inline::Emphasis(inside),
            Self::Strong => Inline::Strong(inside),
        }
    }

    /// Returns what is inside an inline of this kind.
    fn inside(self, inline: &Inline) -> Option<&Vec<Inline>> {
        match (self, inline) {
            (Self::Emphasis, Inline::Emphasis(inside)) | (Self::Strong, Inline::Strong(inside)) => {
                Some(inside)
            }
            _ => None,
        }
    }
}

/// Splits emphasis directly inside emphasis of its kind, as in `**一。**二**三**四`: the parser
/// takes the second pair of asterisks for an opening one. Returns the parts in order.
pub fn split(mut inside: Vec<Inline>, kind: Kind) -> Vec<Inline> {
    // Code and links end in punctuation, too: in that of their syntax.
    let ends_in_punctuation = |text: &[Inline]| match text.last() {
        Some(Inline::Text(words)) => {
            words.ends_with(|c: char| !c.is_alphanumeric() && !c.is_whitespace())
        }
        Some(Inline::Code(_) | Inline::Link { .. } | Inline::Image { .. }) => true,
        _ => false,
    };
    let at = inside
        .iter()
        .position(|inline| kind.inside(inline).is_some());
    let Some(at) = at.filter(|&at| ends_in_punctuation(inside.get(..at).unwrap_or_default()))
    else {
        return vec![kind.of(inside)];
    };
    let mut parts = inside.split_off(at);
    let after = parts.split_off(1);
    let mut split = vec![kind.of(inside)];
    split.extend(
        parts
            .iter()
            .filter_map(|part| kind.inside(part))
            .flatten()
            .cloned(),
    );
    if !after.is_empty() {
        split.push(kind.of(after));
    }
    split
}
