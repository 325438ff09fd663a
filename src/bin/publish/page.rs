//! Changes to the HTML that Trunk has written.

/// The page with one more element at the end of its head; `None` if the head has no end. What the
/// page has already is not put in again.
pub fn with_in_head(html: &str, element: &str) -> Option<String> {
    let (head, rest) = html.split_once("</head>")?;
    if head.contains(element) {
        return Some(html.to_owned());
    }
    let head = head.trim_end();
    Some(format!("{head}\n    {element}\n  </head>{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_put_at_the_end_of_the_head_once() {
        let page = "<html>\n  <head>\n    <title>x</title>\n  </head>\n  <body></body></html>";
        let expected = "<html>\n  <head>\n    <title>x</title>\n    <link>\n  </head>\n  \
            <body></body></html>";
        let changed = with_in_head(page, "<link>");
        assert_eq!(changed.as_deref(), Some(expected));
        assert_eq!(with_in_head(expected, "<link>").as_deref(), Some(expected));
        assert_eq!(with_in_head("<p>", "<link>"), None);
    }
}
