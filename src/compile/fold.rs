//! Folds texts so that they compare by their words alone.
//!
//! Text ids use a separate folding in `anchors` that must never change; this one may.

/// Returns the words of a text in lower case, separated by single spaces. Drops punctuation.
pub fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_case_and_spacing_make_no_difference() {
        assert_eq!(fold(" “Of  Gulls”,\nand TERNS! "), "of gulls and terns");
        assert_eq!(fold(" – "), "");
    }
}
