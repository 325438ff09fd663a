//! The words of a name, and when words of a text are the same.

use super::name::NameKind;
use crate::search::{Token, tokenize};

/// One spelling of a name, or a phrase of its `not`.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// Index of the name in the file.
    pub name: usize,
    /// Whether the words mean something else.
    pub is_not: bool,
    /// Whether a longer spelling of the name has these words, too.
    pub is_short: bool,
    words: Vec<SpelledWord>,
}

#[derive(Clone, Debug)]
struct SpelledWord {
    term: String,
    /// The word as it is spelled, without a possessive ending.
    written: String,
    case: Case,
    /// The signs between this word and the one before, without blanks and hyphens.
    gap: String,
    is_possessive: bool,
}

/// The capitals that a word must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// It has no capital as spelled, so any.
    Any,
    /// At least one, as in *Karura*. `has_inner`: it has more than the first as spelled.
    Capital { has_inner: bool },
    /// No small letter, as in *KSM*; in a name of several words, one capital is enough.
    Capitals,
}

impl Spelling {
    /// Reads a spelling. `None` if it has neither letters nor digits.
    pub fn read(name: usize, written: &str) -> Option<Self> {
        let words = spelled(written);
        (!words.is_empty()).then_some(Self {
            name,
            is_not: false,
            is_short: false,
            words,
        })
    }

    /// Returns the phrase as one that means something else; it has any case.
    pub fn negated(mut self) -> Self {
        self.is_not = true;
        for word in &mut self.words {
            word.case = Case::Any;
        }
        self
    }

    /// Returns the terms of the words.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.term.as_str())
    }

    /// Returns the spelling with the ending of a plural, if its kind has one.
    pub fn plural(&self, kind: NameKind) -> Option<Self> {
        if kind != NameKind::Term {
            return None;
        }
        let mut plural = self.clone();
        let last = plural.words.last_mut()?;
        last.term = plural_of(&last.term)?;
        Some(plural)
    }

    /// Returns a key that two spellings share if no text can tell them apart.
    pub fn key(&self) -> String {
        let mut key = String::new();
        for word in &self.words {
            let gap = if word.gap.is_empty() { " " } else { &word.gap };
            key += gap;
            key += &word.term;
            key += match word.case {
                Case::Any => "",
                Case::Capitals if self.words.len() == 1 => "!",
                _ => "^",
            };
        }
        key
    }

    /// Reports whether another spelling is within this one, and shorter.
    pub fn has_inside(&self, other: &Self) -> bool {
        let terms: Vec<&str> = self.terms().collect();
        let others: Vec<&str> = other.terms().collect();
        let mut windows = terms.windows(others.len().max(1));
        others.len() < terms.len() && windows.any(|window| window == others)
    }

    /// Returns the case of the only word; `None` if there are several.
    pub fn case_of_one(&self) -> Option<Case> {
        match self.words.as_slice() {
            [word] => Some(word.case),
            _ => None,
        }
    }

    /// Reports whether a word of a text has all capitals of the only word of this spelling, and no
    /// others.
    pub fn is_exactly(&self, written: &str) -> bool {
        let first = self.words.first();
        first.is_some_and(|first| capitals(&first.written).eq(capitals(written)))
    }

    /// Reports whether the words of a text, with the same terms, have the gaps and the capitals of
    /// this spelling. The capitals of a single word are not compared.
    pub fn fits(&self, text: &str, tokens: &[Token]) -> bool {
        let Some((last, _)) = self.words.split_last() else {
            return false;
        };
        let is_one = self.words.len() == 1;
        let mut end = None;
        self.words.iter().zip(tokens).all(|(word, token)| {
            let before = end.replace(token.range.end);
            let gap = before.and_then(|end| text.get(end..token.range.start));
            let written = text.get(token.range.clone()).unwrap_or_default();
            let is_last = core::ptr::eq(word, last);
            gap.is_none_or(|gap| is_plain(gap) || signs(gap) == word.gap)
                && (is_last || is_possessive(written) == word.is_possessive)
                && (is_one || word.case == Case::Any || written.contains(char::is_uppercase))
        })
    }
}

impl Case {
    /// Returns the case of a word as it is spelled.
    fn of(written: &str) -> Self {
        let mut letters = written.chars().filter(|c| c.is_alphabetic());
        let n_capitals = letters.clone().filter(|c| c.is_uppercase()).count();
        let n_small = letters.clone().filter(|c| c.is_lowercase()).count();
        let starts_with_one = letters.next().is_some_and(char::is_uppercase);
        match (n_capitals, n_small) {
            (0, _) => Self::Any,
            (2.., 0) => Self::Capitals,
            _ => Self::Capital {
                has_inner: n_capitals > usize::from(starts_with_one),
            },
        }
    }

    /// Reports whether a word of a text, without a possessive ending, has these capitals.
    pub fn fits(self, written: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Capital { .. } => written.contains(char::is_uppercase),
            // The small letter of a plural, as in `NFTs`.
            Self::Capitals => {
                let stem = written.strip_suffix('s').unwrap_or(written);
                stem.contains(char::is_uppercase) && !stem.contains(char::is_lowercase)
            }
        }
    }
}

/// Returns for each letter whether it is a capital.
fn capitals(written: &str) -> impl Iterator<Item = bool> {
    let letters = written.chars().filter(|c| c.is_alphabetic());
    letters.map(char::is_uppercase)
}

fn spelled(written: &str) -> Vec<SpelledWord> {
    let mut end = None;
    let tokens = tokenize(written).into_iter();
    let tokens = tokens.filter(|token| !token.is_whole());
    tokens
        .map(|token| {
            let before = end.replace(token.range.end);
            let gap = before.and_then(|end| written.get(end..token.range.start));
            let word = written.get(token.range).unwrap_or_default();
            SpelledWord {
                term: token.term,
                written: bare(word).to_owned(),
                case: Case::of(bare(word)),
                gap: signs(gap.unwrap_or_default()),
                is_possessive: is_possessive(word),
            }
        })
        .collect()
}

/// Returns the regular English plural of a term, or `None` if it is one or has no letters at its end.
fn plural_of(term: &str) -> Option<String> {
    if !term.ends_with(char::is_alphabetic) {
        return None;
    }
    let ends_in = |endings: &[&str]| endings.iter().any(|ending| term.ends_with(ending));
    if ends_in(&["s", "x", "z", "ch", "sh"]) {
        return Some(format!("{term}es"));
    }
    match term.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => Some(format!("{stem}ies")),
        _ => Some(format!("{term}s")),
    }
}

/// Reports whether a gap between two words keeps them together.
pub fn is_plain(gap: &str) -> bool {
    signs(gap).is_empty()
}

/// Returns the signs of a gap, without blanks and hyphens.
fn signs(gap: &str) -> String {
    let is_joint = |c: char| {
        c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{200b}' | '\u{2060}')
    };
    gap.chars().filter(|&c| !is_joint(c)).collect()
}

/// Reports whether a word of a text ends with `'s`.
pub fn is_possessive(written: &str) -> bool {
    bare(written).len() < written.len()
}

/// Returns a word without a final `'s`.
pub fn bare(written: &str) -> &str {
    let stem = written.strip_suffix(['s', 'S']);
    let stem = stem.and_then(|stem| stem.strip_suffix(['\'', '’', '‘', 'ʼ', '`']));
    stem.unwrap_or(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_capitals_of_a_spelling_decide_which_ones_a_text_needs() {
        #[track_caller]
        fn check(spelled: &str, written: &str, expected: bool) {
            assert_eq!(
                Case::of(spelled).fits(written),
                expected,
                "{spelled} {written}"
            );
        }
        check("slot", "Slot", true);
        check("Harbour", "harbour", false);
        check("Harbour", "HARBOUR", true);
        check("HBR", "Hbr", false);
        check("HBR", "HBRs", true);
        check("W3F", "w3f", false);
        check("iQuay", "IQUAY", true);
        check("港", "港", true);
    }

    #[test]
    fn plurals_are_the_regular_ones() {
        let plural = |term| plural_of(term).unwrap_or_default();
        let found = ["slot", "bridge", "relay", "treasury", "crash", "v1"].map(plural);
        let expected = ["slots", "bridges", "relays", "treasuries", "crashes", ""];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_final_s_behind_an_apostrophe_is_no_part_of_the_word() {
        let found = ["Quay's", "Quay’s", "QUAY'S", "Quays", "Quay's x"].map(bare);
        assert_eq!(found, ["Quay", "Quay", "QUAY", "Quays", "Quay's x"]);
    }
}
