//! Finds string literals in Rust sources, with their context.

use proc_macro2::{Delimiter, Group, LineColumn, Span, TokenStream, TokenTree};

/// A string literal.
#[derive(Clone, Debug)]
pub(crate) struct Literal {
    /// Line number, from 1.
    pub(crate) line: usize,
    /// Unescaped text, with [`PART`] for each numeric escape.
    pub(crate) text: String,
    /// Name of the attribute whose value this is, as in `rel="noopener"`.
    pub(crate) attribute: Option<String>,
    /// Whether `html!` escapes it; false in expressions inside `html!`.
    pub(crate) is_html: bool,
}

/// Placeholder for a part of a text.
pub(crate) const PART: char = '\u{fffc}';

/// Attributes of Rust whose strings never reach readers.
const NOT_SAID: [&str; 3] = ["doc", "must_use", "reason"];

/// Returns the source before its tests.
pub(crate) fn without_tests(source: &str) -> &str {
    let tests = source.match_indices("#[cfg(test)]\n");
    let is_module = |(at, _): &(usize, &str)| {
        let module = source[*at..].lines().nth(1).unwrap_or_default();
        module.contains("mod ") && module.ends_with('{')
    };
    let end = tests.into_iter().find(is_module);
    end.map_or(source, |(at, _)| &source[..at])
}

/// Returns the string literals of a source, except documentation and reasons of lint attributes.
pub(crate) fn literals(source: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    push_literals(&mut found, source.parse().unwrap(), false);
    found
}

fn push_literals(found: &mut Vec<Literal>, tokens: TokenStream, is_html: bool) {
    let mut before: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match &token {
            TokenTree::Group(group) => {
                let is_inside = is_macro(&before) || is_html && !is_expression(group, &before);
                push_literals(found, group.stream(), is_inside);
            }
            TokenTree::Literal(literal) => {
                let is_said = !NOT_SAID.contains(&given_to(&before).as_str());
                if let Some(text) = text_of(&literal.to_string()).filter(|_| is_said) {
                    found.push(Literal {
                        line: literal.span().start().line,
                        text,
                        attribute: attribute_of(literal.span(), &before),
                        is_html,
                    });
                }
            }
            _ => {}
        }
        before.push(token);
    }
}

/// Whether the next group is the content of `html!`.
fn is_macro(before: &[TokenTree]) -> bool {
    matches!(before, [.., TokenTree::Ident(name), TokenTree::Punct(mark)]
        if name == "html" && mark.as_char() == '!')
}

/// Whether a group in `html!` is an expression or an attribute value, and not the content of an
/// element.
fn is_expression(group: &Group, before: &[TokenTree]) -> bool {
    group.delimiter() != Delimiter::Brace || is_sign(before.last(), '=')
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Returns the name before a final equals sign; empty if there is no such name.
fn given_to(before: &[TokenTree]) -> String {
    match before {
        [.., TokenTree::Ident(name), sign] if is_sign(Some(sign), '=') => name.to_string(),
        _ => String::new(),
    }
}

/// Returns the attribute that a string belongs to: name, `=` and string without spaces between.
fn attribute_of(literal: Span, before: &[TokenTree]) -> Option<String> {
    let (sign, names) = before
        .split_last()
        .filter(|(sign, _)| is_sign(Some(sign), '='))?;
    let mut parts = Vec::new();
    let mut next: LineColumn = sign.span().start();
    if sign.span().end() != literal.start() {
        return None;
    }
    for token in names.iter().rev() {
        let is_part = matches!(token, TokenTree::Ident(_)) || is_sign(Some(token), '-');
        if !is_part || token.span().end() != next {
            break;
        }
        next = token.span().start();
        parts.push(token.to_string());
    }
    parts.reverse();
    (!parts.is_empty()).then(|| parts.concat())
}

/// Returns the unescaped text of a literal, or `None` if it is not a string.
fn text_of(literal: &str) -> Option<String> {
    let inside = literal.trim_end_matches('#').strip_suffix('"')?;
    let start = inside.find('"')?;
    let (prefix, inside) = (&inside[..start], &inside[start + 1..]);
    if prefix.contains('r') {
        return Some(inside.to_owned());
    }
    let mut text = String::new();
    let mut characters = inside.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        match characters.next() {
            Some('\n') => characters = characters.as_str().trim_start().chars(),
            Some('n') => text.push('\n'),
            Some('u') => {
                let (_, rest) = characters.as_str().split_once('}').unwrap();
                characters = rest.chars();
                text.push(PART);
            }
            Some(character) => text.push(character),
            None => {}
        }
    }
    Some(text)
}
