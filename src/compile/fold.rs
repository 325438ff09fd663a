//! Texts as they are compared: by their words alone.
//!
//! The names of texts have a folding of their own in `anchors`, which must never change; this one
//! may.

/// A text's letters and digits in lower case, its words parted by one space.
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
