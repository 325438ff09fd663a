//! Words that readers type and the archive does not use, each with words of the archive that mean
//! the same or nearly so, such as `loan` with `lending`.
//!
//! The list is made at build time (`compile::thesaurus`) and is a file of its own, which the browser
//! loads only when a query finds little. It is a text: an introduction with license and origin, an
//! empty line, and then one line for each word:
//!
//! ```text
//! 0loan lending credit
//! 1ottery auction
//! ```
//!
//! A line begins with the number of letters that its word shares with the word before, as one
//! character from `0` on. The targets follow, best first. Several words that belong together are
//! joined by `_`. The words are keys (see `forms`), so all forms of a word find its line.

use super::lists::as_u32;
use rustc_hash::FxHashMap;

/// The list of words. Empty until it is loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thesaurus {
    text: String,
    /// For each word, where its targets begin in the text.
    targets: FxHashMap<String, u32>,
}

/// Joins the words of an entry or target that has several.
pub(super) const JOINT: char = '_';

impl Thesaurus {
    /// Parses a file. Any other text gives an empty list, or words that no archive has.
    #[must_use]
    pub fn parse(text: String) -> Self {
        let mut targets = FxHashMap::default();
        let mut at = text.find("\n\n").map_or(text.len(), |end| end + 2);
        let mut word = String::new();
        for line in text.get(at..).unwrap_or_default().split('\n') {
            let (head, _) = line.split_once(' ').unwrap_or_default();
            let (count, rest) = head.split_at_checked(1).unwrap_or_default();
            let n_shared = count.bytes().next().unwrap_or(b'0').wrapping_sub(b'0');
            let shared = word.get(..usize::from(n_shared)).unwrap_or_default();
            word = [shared, rest].concat();
            targets.insert(word.clone(), as_u32(at + head.len() + 1));
            at += line.len() + 1;
        }
        Self { text, targets }
    }

    /// Returns the targets of a key, best first; empty if the list does not have it.
    pub(super) fn get(&self, key: &str) -> impl Iterator<Item = &str> {
        let at = self.targets.get(key).filter(|_| !key.is_empty());
        let rest = at.and_then(|&at| self.text.get(at as usize..));
        let line = rest.and_then(|rest| rest.lines().next());
        line.unwrap_or_default().split_whitespace()
    }
}

/// Returns the file for entries, which must be sorted by word, each with its targets.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn thesaurus_file(introduction: &str, entries: &[(&str, &[String])]) -> String {
    let lines = introduction.lines().map(str::trim);
    let mut text: String = lines
        .filter(|line| !line.is_empty())
        .flat_map(|line| [line, "\n"])
        .collect();
    text.push('\n');
    let mut before = "";
    for &(word, targets) in entries {
        let n_shared = shared(before, word);
        text.push(char::from(b'0' + u8::try_from(n_shared).unwrap_or(0)));
        text.push_str(word.get(n_shared..).unwrap_or_default());
        for target in targets {
            text.push(' ');
            text.push_str(target);
        }
        text.push('\n');
        before = word;
    }
    text
}

/// Returns the number of bytes that two words share at their beginning, as far as one readable
/// character can tell it.
#[cfg(not(target_arch = "wasm32"))]
fn shared(one: &str, other: &str) -> usize {
    let ends = other
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8());
    let is_shared = |end: &usize| one.get(..*end) == other.get(..*end);
    ends.take_while(is_shared)
        .take_while(|&end| end <= usize::from(b'~' - b'0'))
        .last()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(entries: &[(&str, &[&str])]) -> String {
        let owned: Vec<(&str, Vec<String>)> = entries
            .iter()
            .map(|&(word, targets)| (word, targets.iter().map(|&it| it.to_owned()).collect()))
            .collect();
        let entries: Vec<(&str, &[String])> = owned
            .iter()
            .map(|(word, targets)| (*word, targets.as_slice()))
            .collect();
        thesaurus_file("A list.\n\n  All may use it.", &entries)
    }

    fn targets_of<'a>(thesaurus: &'a Thesaurus, word: &str) -> Vec<&'a str> {
        thesaurus.get(word).collect()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let long = "a".repeat(200);
        let longer = "a".repeat(201);
        let entries: [(&str, &[&str]); 6] = [
            (&long, &["short"]),
            (&longer, &["shorter"]),
            ("internet_of_thing", &["iot"]),
            ("internist", &["doctor", "general_practitioner"]),
            ("київ", &["kyiv"]),
            ("кит", &["whale"]),
        ];
        let text = file(&entries);
        assert!(text.starts_with("A list.\nAll may use it.\n\n"), "{text}");
        assert!(text.contains("\n5ist doctor general_practitioner\n"));
        let thesaurus = Thesaurus::parse(text);
        for (word, targets) in entries {
            assert_eq!(targets_of(&thesaurus, word), targets, "{word}");
        }
        for other in ["", "intern", "internis", "general_practitioner", "ki"] {
            assert_eq!(targets_of(&thesaurus, other), [""; 0], "{other}");
        }
    }

    #[test]
    fn other_texts_have_no_words() {
        for text in [
            "",
            "\n",
            "0a b",
            "<!doctype html>\n<p>a b",
            "x\n\n\n \n9\né\néa b\n~a b\n0",
        ] {
            let thesaurus = Thesaurus::parse(text.to_owned());
            assert_eq!(targets_of(&thesaurus, "0a"), [""; 0], "{text}");
            assert_eq!(targets_of(&thesaurus, ""), [""; 0], "{text}");
        }
    }
}
