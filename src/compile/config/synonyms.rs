//! `synonyms`: groups of words that mean the same.

use super::problems::Problems;
use crate::search::tokenize;
use toml::Spanned;

/// Reports each group with fewer than two words, with a word twice, or with a text that is no word.
pub fn check(groups: &[Spanned<Vec<String>>], problems: &mut Problems<'_>) {
    for group in groups {
        let words = group.get_ref();
        let offset = group.span().start;
        if words.len() < 2 {
            let message = format!(
                "synonyms `{}`: expected at least two words that mean the same, as in \
                 `[\"loan\", \"lending\"]`",
                words.join(", ")
            );
            problems.wrong(offset, message, "add others or remove the group");
        }
        for (number, word) in words.iter().enumerate() {
            let terms = terms(word);
            let mut before = words.iter().take(number);
            if terms.is_empty() {
                let message = format!("synonym `{word}`: expected letters or digits");
                problems.wrong(offset, message, "correct it");
            } else if before.any(|other| self::terms(other) == terms) {
                let message = format!("synonym `{word}` is twice in a group: expected it once");
                problems.wrong(offset, message, "remove one");
            }
        }
    }
}

/// Returns a text as search reads it.
fn terms(text: &str) -> Vec<String> {
    tokenize(text).into_iter().map(|token| token.term).collect()
}
