//! Links, as HTML text.

use crate::archive::html::escaped;

/// A link to an address. The attributes, each with a blank before it, and what stands inside are
/// HTML already: words in them have gone through [`escaped`].
#[must_use]
pub fn anchor(attributes: &str, href: &str, inside: &str) -> String {
    [
        "<a href=\"",
        &escaped(href),
        "\"",
        attributes,
        ">",
        inside,
        "</a>",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_in_its_attribute() {
        assert_eq!(
            anchor(" class=\"x\"", "/a?b=\"><c>&d", "<b>e</b>"),
            "<a href=\"/a?b=&quot;&gt;&lt;c&gt;&amp;d\" class=\"x\"><b>e</b></a>"
        );
    }
}
