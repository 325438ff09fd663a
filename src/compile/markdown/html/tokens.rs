//! Splits HTML into tags and the words between them.

use core::ops::Range;
use html5gum::{DefaultEmitter, State, Token as Found, Tokenizer};

/// A part of a piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    /// Its place in the HTML.
    pub range: Range<usize>,
}

/// The kind of a part. Names are in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Start(Start),
    End(String),
    /// Words, in which character references are not decoded yet.
    Words,
    /// Words in an element such as `script`, which have no character references.
    RawWords,
    Comment,
    /// A declaration, an instruction, or a tag without an end.
    Other,
}

/// A start tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Start {
    /// Returns the value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find_map(|(own, value)| (own == name).then_some(value.as_str()))
    }
}

/// Splits HTML into its parts. They cover all of it.
pub fn tokens(html: &str) -> Vec<Token> {
    // The tokenizer would count a return and a line feed as one character.
    let unbroken = html.replace('\r', " ");
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut tokens: Vec<Token> = Vec::new();
    for found in Tokenizer::new_with_emitter(unbroken.as_str(), emitter) {
        let Ok(found) = found;
        let Some((kind, range)) = tag(found, html) else {
            continue;
        };
        if html
            .get(range.clone())
            .is_some_and(|tag| tag.starts_with('<'))
        {
            push_words(&mut tokens, html, range.start);
            tokens.push(Token { kind, range });
        }
    }
    push_words(&mut tokens, html, html.len());
    split_unfinished(&mut tokens, html);
    tokens
}

/// Returns the kind and the place of what is no text.
fn tag(found: Found<usize>, html: &str) -> Option<(Kind, Range<usize>)> {
    let (kind, span) = match found {
        Found::StartTag(tag) => {
            let attributes = tag.attributes.iter();
            let attributes = attributes.map(|(name, value)| (text(name), text(&value.value)));
            let start = Start {
                name: text(&tag.name),
                attributes: attributes.collect(),
            };
            (Kind::Start(start), tag.span)
        }
        Found::EndTag(tag) => (Kind::End(text(&tag.name)), tag.span),
        Found::Comment(comment) => {
            let written = html.get(comment.span.start + 1..).unwrap_or_default();
            let is_comment = written.starts_with("!--");
            let kind = if is_comment {
                Kind::Comment
            } else {
                Kind::Other
            };
            (kind, comment.span)
        }
        Found::Doctype(doctype) => (Kind::Other, doctype.span),
        Found::String(_) | Found::Error(_) => return None,
    };
    Some((kind, span.start..span.end))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Adds the words between the last token and an offset.
fn push_words(tokens: &mut Vec<Token>, html: &str, end: usize) {
    let start = tokens.last().map_or(0, |token| token.range.end);
    if html.get(start..end).is_none_or(str::is_empty) {
        return;
    }
    let is_raw = tokens.last().is_some_and(|token| match &token.kind {
        Kind::Start(tag) => matches!(
            tag.name.as_str(),
            "iframe" | "noembed" | "noscript" | "plaintext" | "script" | "style" | "xmp"
        ),
        _ => false,
    });
    let kind = if is_raw { Kind::RawWords } else { Kind::Words };
    tokens.push(Token {
        kind,
        range: start..end,
    });
}

/// Splits a tag without an end off the last words.
fn split_unfinished(tokens: &mut Vec<Token>, html: &str) {
    let Some(last) = tokens.last_mut().filter(|it| it.kind == Kind::Words) else {
        return;
    };
    let words = html.get(last.range.clone()).unwrap_or_default();
    let opens = |&(at, _): &(usize, &str)| {
        let name = words.get(at + 1..).unwrap_or_default();
        let name = name.strip_prefix('/').unwrap_or(name);
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?')
    };
    if let Some((at, _)) = words.match_indices('<').find(opens) {
        let end = last.range.end;
        last.range.end = last.range.start + at;
        let range = last.range.end..end;
        if last.range.is_empty() {
            tokens.pop();
        }
        tokens.push(Token {
            kind: Kind::Other,
            range,
        });
    }
}

/// Decodes the character references in words.
pub fn decoded(words: &str) -> String {
    if !words.contains('&') {
        return words.to_owned();
    }
    let mut tokenizer = Tokenizer::new(words);
    // In this state, `<` opens no tag.
    tokenizer.set_state(State::RcData);
    let mut decoded = String::new();
    for found in tokenizer {
        let Ok(found) = found;
        if let Found::String(words) = found {
            decoded.push_str(&String::from_utf8_lossy(&words.value));
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn html_is_split_at_its_tags() {
        let html = "a &amp; <B id='x &lt; y'>b</b\n>\r\n<!-- c --><?d?> <e f";
        let found = tokens(html);
        let found: Vec<&str> = found.iter().map(|it| &html[it.range.clone()]).collect();
        let expected = [
            "a &amp; ",
            "<B id='x &lt; y'>",
            "b",
            "</b\n>",
            "\r\n",
            "<!-- c -->",
            "<?d?>",
            " ",
            "<e f",
        ];
        assert_eq!(found, expected);
        let found = tokens(html);
        let Kind::Start(start) = &found[1].kind else {
            panic!("{found:?}");
        };
        assert_eq!(
            (start.name.as_str(), start.attribute("id")),
            ("b", Some("x < y"))
        );
        assert_eq!(found[3].kind, Kind::End("b".to_owned()));
        assert_eq!(found[8].kind, Kind::Other);
    }

    #[test]
    fn scripts_hold_no_tags() {
        let kinds: Vec<Kind> = tokens("<script>a<b></script>c")
            .into_iter()
            .map(|it| it.kind)
            .collect();
        assert!(matches!(
            kinds.as_slice(),
            [Kind::Start(_), Kind::RawWords, Kind::End(_), Kind::Words]
        ));
    }

    #[test]
    fn character_references_are_decoded() {
        assert_eq!(
            decoded("a &lt; b &copy; &#x41; < &none; <b>"),
            "a < b © A < &none; <b>"
        );
        assert_eq!(decoded("a < b"), "a < b");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

        #[test]
        fn tokens_cover_all_of_the_html(html in "([a-zé<>/!?&;=\"' \r\n-]|<p>|</p>|<!--|-->|<script>|</script>|<a href=|&amp;)*") {
            let mut at = 0;
            for token in tokens(&html) {
                prop_assert_eq!(token.range.start, at);
                prop_assert!(html.is_char_boundary(token.range.end) && token.range.end > at);
                at = token.range.end;
            }
            prop_assert_eq!(at, html.len());
        }
    }
}
