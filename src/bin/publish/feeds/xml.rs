//! Helpers for XML files. The sitemap, the `OpenSearch` file and the pictures have few elements, so
//! they are written as text.

/// Removes the characters that XML forbids even when escaped.
///
/// # Source
///
/// XML 1.0, fifth edition, production 2.
pub fn allowed(text: &str) -> String {
    let is_allowed = |c: &char| match c {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => *c >= ' ',
    };
    text.chars().filter(is_allowed).collect()
}

/// Escapes text for XML, including attribute values in either kind of quotation marks.
pub fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\'' => xml.push_str("&#39;"),
            _ => xml.push(character),
        }
    }
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        let xml = escaped("<a b=\"c\"> & 'd'");
        assert_eq!(xml, "&lt;a b=&quot;c&quot;&gt; &amp; &#39;d&#39;");
    }

    #[test]
    fn only_what_xml_does_not_allow_is_left_out() {
        let text = "a\u{0}\u{b}\u{1f}\u{fffe}\u{ffff}b\t\r\nc\u{85}\u{2028}é🚀";
        assert_eq!(allowed(text), "ab\t\r\nc\u{85}\u{2028}é🚀");
    }
}
