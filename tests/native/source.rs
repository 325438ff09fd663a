//! What stands in a Rust source: its strings, and the texts in its `html!`.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A text in a source file, with the number of its line.
pub(crate) type Literal = (usize, String);

/// Stands for a part of a text.
pub(crate) const PART: char = '\u{fffc}';

/// The source before its tests.
pub(crate) fn without_tests(source: &str) -> &str {
    let tests = source.match_indices("#[cfg(test)]\n");
    let is_module = |(at, _): &(usize, &str)| {
        let module = source[*at..].lines().nth(1).unwrap_or_default();
        module.contains("mod ") && module.ends_with('{')
    };
    let end = tests.into_iter().find(is_module);
    end.map_or(source, |(at, _)| &source[..at])
}

/// The strings of a Rust source, but for those that say why a lint is off. The value of an attribute
/// in `html!` comes with its name, as in `rel="noopener"`.
pub(crate) fn literals(source: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        let inside = &from[1..];
        rest = match from.as_bytes() {
            [b'/', b'/', ..] => from.split_once('\n').map_or("", |(_, rest)| rest),
            [b'"', ..] => {
                let (text, rest) = string(before, inside);
                let before = before.trim_end_matches(['r', '#', ' ']);
                if !before.ends_with("reason =") && !before.ends_with("must_use =") {
                    let line = source[..source.len() - from.len()].matches('\n').count();
                    // The value of an attribute in `html!`.
                    let attribute = before.strip_suffix('=').map(name_at_end);
                    let text = match attribute {
                        None | Some("") => text,
                        Some(name) => [name, "=\"", &text, "\""].concat(),
                    };
                    found.push((line + 1, text));
                }
                rest
            }
            [b'\'', b'\\', ..] => inside[2..].split_once('\'').map_or("", |(_, rest)| rest),
            // Of a character; else it is a lifetime.
            [b'\'', ..] => {
                let end = inside.char_indices().nth(1).map_or(0, |(at, _)| at);
                inside[end..].strip_prefix('\'').unwrap_or(inside)
            }
            _ => inside,
        };
    }
    found
}

/// The name of an attribute at the end of a text; empty if there is none.
fn name_at_end(text: &str) -> &str {
    let is_in_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let name = text.trim_end_matches(is_in_name);
    &text[name.len()..]
}

/// The texts in `html!`, of which one word alone is one. Expressions and the values of attributes are
/// left to [`literals`].
pub(crate) fn html_texts(source: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    push_html_texts(&mut found, source.parse().unwrap(), false);
    found
}

fn push_html_texts(found: &mut Vec<Literal>, tokens: TokenStream, is_html: bool) {
    let mut before = [String::new(), String::new()];
    for token in tokens {
        let is_value = before[1] == "=";
        let is_macro = before[0] == "html" && before[1] == "!";
        match &token {
            TokenTree::Group(group) => {
                let is_expression = group.delimiter() != Delimiter::Brace || is_value;
                let is_html = is_macro || is_html && !is_expression;
                push_html_texts(found, group.stream(), is_html);
            }
            TokenTree::Literal(literal) if is_html && !is_value => {
                let text = literal.to_string();
                let text = text.trim_matches('"').to_owned();
                found.push((literal.span().start().line, text));
            }
            _ => {}
        }
        let [_, last] = before;
        before = [last, token.to_string()];
    }
}

/// A string by what stands before and behind its first quotation mark, and what follows it.
fn string<'a>(before: &str, inside: &'a str) -> (String, &'a str) {
    let start = before.trim_end_matches('#');
    if start.ends_with('r') {
        let end = ["\"", &before[start.len()..]].concat();
        let (text, rest) = inside.split_once(&end).unwrap();
        return (text.to_owned(), rest);
    }
    let mut text = String::new();
    let mut characters = inside.chars();
    loop {
        match characters.next() {
            None | Some('"') => return (text, characters.as_str()),
            Some('\\') => match characters.next() {
                Some('\n') => characters = characters.as_str().trim_start().chars(),
                Some('n') => text.push('\n'),
                Some('u') => {
                    let (_, rest) = characters.as_str().split_once('}').unwrap();
                    characters = rest.chars();
                    text.push(PART);
                }
                Some(character) => text.push(character),
                None => {}
            },
            Some(character) => text.push(character),
        }
    }
}
