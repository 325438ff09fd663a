//! Characters in XML.

/// Removes the characters that XML forbids even when escaped.
///
/// # Source
///
/// XML 1.0, fifth edition, production 2.
#[must_use]
pub fn allowed(text: &str) -> String {
    let is_allowed = |c: &char| match c {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => *c >= ' ',
    };
    text.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_xml_does_not_allow_is_left_out() {
        let text = "a\u{0}\u{b}\u{1f}\u{fffe}\u{ffff}b\t\r\nc\u{85}\u{2028}é🚀";
        assert_eq!(allowed(text), "ab\t\r\nc\u{85}\u{2028}é🚀");
    }
}
