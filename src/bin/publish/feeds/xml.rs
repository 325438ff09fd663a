//! Helpers for XML files. The sitemap, the `OpenSearch` file and the pictures have few elements, so
//! they are written as text.

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
}
