//! Words that readers type and the archive does not use, each with words of the archive that mean
//! the same or nearly so, such as `loan` with `lending`.
//!
//! The list is made at build time (`compile::thesaurus`) and is a file of its own, which the browser
//! loads only when a query finds little. It has a line for each word, with its targets, best first,
//! between indented lines of other text:
//!
//! ```text
//!  Words that the archive does not use.
//! loan lending credit
//! internet_of_thing iot
//! ```
//!
//! Several words that belong together are joined by `_`. A word is a key (see `forms`), so all its
//! forms find its line. A target is as in the archive.

use super::tokenize::tokenize;

/// The list of words. Empty until it is loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thesaurus {
    text: String,
}

/// Joins the words of an entry or target that has several.
pub(super) const JOINT: &str = "_";

impl Thesaurus {
    /// Takes the text of a file. Any other text gives words that no archive has.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self { text }
    }

    /// Reports whether it has no words yet.
    pub(super) const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns the targets of a key, best first, each as its words; empty if the list does not have
    /// the key.
    pub(super) fn get(&self, key: &str) -> Vec<Vec<String>> {
        let mut targets: Vec<Vec<String>> = Vec::new();
        let line = self.text.split_once(&["\n", key, " "].concat());
        let line = line.and_then(|(_, rest)| rest.split_once('\n'));
        let line = line.map_or("", |(line, _)| line);
        for token in tokenize(line).into_iter().filter(|it| !it.is_whole()) {
            let before = line.get(..token.range.start).unwrap_or_default();
            match targets.last_mut() {
                Some(last) if before.ends_with(JOINT) => last.push(token.term),
                _ => targets.push(vec![token.term]),
            }
        }
        targets
    }
}

/// Returns the file for entries, each with its targets, after an introduction.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn thesaurus_file(introduction: &str, entries: &[(&str, &[String])]) -> String {
    let lines = introduction.lines().map(str::trim);
    let mut text: String = lines
        .filter(|line| !line.is_empty())
        .flat_map(|line| [" ", line, "\n"])
        .collect();
    for &(word, targets) in entries {
        text.push_str(word);
        for target in targets {
            text.push(' ');
            text.push_str(target);
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets(thesaurus: &Thesaurus, key: &str) -> Vec<String> {
        let targets = thesaurus.get(key).into_iter();
        targets.map(|words| words.join(" ")).collect()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let entries: [(&str, &[String]); 4] = [
            ("internet_of_thing", &["iot".into()]),
            (
                "internist",
                &["doctor".into(), "general_practitioner".into()],
            ),
            ("київ", &["kyiv".into()]),
            ("кит", &["whale".into()]),
        ];
        let text = thesaurus_file("A list.\n\n  All may use it.", &entries);
        let begin = " A list.\n All may use it.\ninternet_of_thing iot\ninternist doctor ";
        assert!(text.starts_with(begin), "{text}");
        let thesaurus = Thesaurus::new(text);
        assert_eq!(targets(&thesaurus, "internet_of_thing"), ["iot"]);
        assert_eq!(
            targets(&thesaurus, "internist"),
            ["doctor", "general practitioner"]
        );
        assert_eq!(targets(&thesaurus, "київ"), ["kyiv"]);
        assert_eq!(targets(&thesaurus, "кит"), ["whale"]);
        for other in ["A", "All", "intern", "iot", "doctor", "ки"] {
            assert_eq!(targets(&thesaurus, other), [""; 0], "{other}");
        }
    }

    #[test]
    fn a_text_without_entries_has_no_words() {
        for text in ["", "\n", "a b", "\na", "<!doctype html>\n<p>a b"] {
            let thesaurus = Thesaurus::new(text.to_owned());
            assert_eq!(targets(&thesaurus, "a"), [""; 0], "{text}");
        }
    }
}
