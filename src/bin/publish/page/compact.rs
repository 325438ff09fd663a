//! Minifies style sheets by removing comments and insignificant white space.
//!
//! Changes only the gaps between tokens, and the semicolon before `}`, so the meaning stays the
//! same. Every byte counts because each page inlines the style sheet.

use cssparser::{ParseError, Parser, Token};

/// Returns the style sheet with as little white space as possible.
pub fn compact(css: &str) -> String {
    let mut compact = Compact::default();
    compact.read(&mut Parser::new(css));
    compact.text
}

/// The white space or comment before the next token.
#[derive(Clone, Copy, Default, PartialEq)]
enum Gap {
    #[default]
    Nothing,
    Comment,
    Blank,
}

#[derive(Default)]
struct Compact {
    text: String,
    gap: Gap,
}

impl Compact {
    fn read(&mut self, parser: &mut Parser<'_>) {
        loop {
            let start = parser.position();
            let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
                return;
            };
            let close = match token {
                Token::WhiteSpace(_) => {
                    self.gap = Gap::Blank;
                    continue;
                }
                Token::Comment(_) => {
                    self.gap = match self.gap {
                        Gap::Nothing => Gap::Comment,
                        other => other,
                    };
                    continue;
                }
                Token::Function(_) | Token::ParenthesisBlock => Some(")"),
                Token::SquareBracketBlock => Some("]"),
                Token::CurlyBracketBlock => Some("}"),
                _ => None,
            };
            self.push(parser.slice_from(start));
            if let Some(close) = close {
                // The callback reads the block to its end, so this cannot fail.
                let _ = parser.parse_nested_block(|inside| -> Result<(), ParseError<()>> {
                    self.read(inside);
                    Ok(())
                });
                self.push(close);
            }
        }
    }

    fn push(&mut self, token: &str) {
        let gap = core::mem::take(&mut self.gap);
        if token == "}" && self.text.ends_with(';') {
            self.text.pop();
        }
        if gap != Gap::Nothing && self.needs_gap(token) {
            self.text.push_str(match gap {
                Gap::Comment => "/**/",
                _ => " ",
            });
        }
        self.text.push_str(token);
    }

    /// Reports whether the text and `token` need a separator between them.
    fn needs_gap(&self, token: &str) -> bool {
        let Some(last) = self.text.chars().last() else {
            return false;
        };
        let is_apart = matches!(last, '{' | '}' | ';' | ',' | '(' | '[')
            || matches!(token, "{" | "}" | ";" | "," | ")" | "]");
        // A custom property may have a blank as its only value.
        let is_value = last == ':' && !matches!(token, ";" | "}");
        let is_empty_value = last == ':' && !is_value;
        is_empty_value || !is_apart && !is_value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, expected: &str) {
        assert_eq!(compact(css), expected);
        // Minifying twice changes nothing.
        assert_eq!(compact(expected), expected);
    }

    #[test]
    fn comments_and_blanks_between_rules_go() {
        check(
            "/* a */\n\na {\n  color: red;\n  margin: 0 auto;\n}\n\nb , i{ }\n",
            "a{color:red;margin:0 auto}b,i{}",
        );
    }

    #[test]
    fn blanks_that_mean_something_stay() {
        for css in [
            ".a .b :hover{inset:0}",
            ".a:hover>.b + .c{inline-size:calc(1px + 2px)}",
            "@media (width <= 40rem) and (hover){a{b:c}}",
            ".a [b] :is(th, td):last-child{}",
            "a{--x: ;b:var(--x) !important}",
        ] {
            assert_eq!(compact(css), css.replace(", ", ","));
        }
    }

    #[test]
    fn strings_and_addresses_are_as_they_were() {
        check(
            "a::before { content: \" /* x */ ; \\\" { \" ; }\nb { c: url( a b ) }",
            "a::before{content:\" /* x */ ; \\\" { \"}b{c:url( a b )}",
        );
    }

    #[test]
    fn a_comment_that_parts_two_tokens_stays_one() {
        check("a/* x */.b{c:1px/* y */2px}", "a/**/.b{c:1px/**/2px}");
    }
}
