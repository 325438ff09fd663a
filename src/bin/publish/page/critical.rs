//! Chooses the rules of a style sheet that a page needs inline.
//!
//! A page shows its text before any other file has loaded, so it carries the rules for its own
//! elements. All rules together are a file of their own, which loads after the first paint.
//!
//! A rule is kept if the page has every name in one of its selectors, wherever these stand. That
//! keeps a few rules too many, for example `.a .b` if the page has both but apart, but it never leaves
//! out one that applies.

use cssparser::{ParseError, Parser, Token};
use scraper::node::Element;
use scraper::{Html, Node};
use std::collections::BTreeSet;

/// Pseudo-classes of states that a page does not have at its first paint.
const LATER_STATES: [&str; 6] = [
    "active",
    "focus",
    "focus-visible",
    "focus-within",
    "hover",
    "popover-open",
];

/// At-rules, in compact form, that can wait like [`LATER_STATES`]. Two of them never apply on a screen
/// with scripts; without the others, text is as easy to read.
const LATER_CONDITIONS: [&str; 4] = [
    "@media print",
    "@media (scripting:none)",
    "@media (forced-colors:active)",
    "@media screen",
];

/// Names of elements, classes, ids and attributes, as selectors write them: `p`, `.a`, `#a`, `[a`.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeSet<String>);

impl Names {
    /// Adds the names in a page or a part of one. If the other rules come later, leaves out what is
    /// hidden until then.
    pub fn add(&mut self, html: &str, others: Others) {
        let page = Html::parse_fragment(html);
        let mut nodes: Vec<_> = page.tree.root().children().collect();
        while let Some(node) = nodes.pop() {
            if let Node::Element(element) = node.value() {
                let is_hidden = others == Others::Later && is_hidden(element);
                // Older browsers show a popover unless a rule hides it.
                if !is_hidden || element.attr("popover").is_some() {
                    self.add_element(element);
                }
                if is_hidden {
                    continue;
                }
            }
            nodes.extend(node.children());
        }
    }

    fn add_element(&mut self, element: &Element) {
        self.insert("", element.name());
        for (name, value) in element.attrs() {
            self.insert("[", name);
            match name {
                "class" => value.split_whitespace().for_each(|it| self.insert(".", it)),
                "id" => self.insert("#", value),
                _ => {}
            }
        }
    }

    /// Adds names in the form of this type, for what scripts add before the first paint.
    pub fn extend(&mut self, names: &[&str]) {
        self.0.extend(names.iter().map(|&name| name.to_owned()));
    }

    fn insert(&mut self, kind: &str, name: &str) {
        self.0.insert([kind, name].concat());
    }

    fn has(&self, kind: &str, name: &str) -> bool {
        self.0.contains(&[kind, name].concat())
    }
}

/// When the other rules reach a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// After the first paint, so rules for later states can wait.
    Later,
    /// Never.
    Never,
}

/// Reports whether the browser shows nothing of an element until a script or a reader opens it.
fn is_hidden(element: &Element) -> bool {
    let is_closed = element.name() == "dialog" && element.attr("open").is_none();
    is_closed || element.attr("hidden").is_some() || element.attr("popover").is_some()
}

/// Returns the rules of a compact style sheet that apply to elements with `names`, without the
/// custom properties that none of them uses.
pub fn critical(css: &str, names: &Names, others: Others) -> String {
    let mut chosen = String::new();
    Choice { names, others }.rules(&mut Parser::new(css), &mut chosen);
    loop {
        let mut used = BTreeSet::new();
        push_used(&mut used, &mut Parser::new(&chosen));
        let pruned = pruned(&chosen, &used);
        if pruned.len() == chosen.len() {
            return pruned;
        }
        // A property that is gone may have been the only one to use another.
        chosen = pruned;
    }
}

/// Adds the names of all custom properties that a style sheet uses.
fn push_used(used: &mut BTreeSet<String>, parser: &mut Parser<'_>) {
    while let Ok(token) = parser.next_including_whitespace_and_comments().cloned() {
        if !opens(&token) {
            continue;
        }
        let is_use = matches!(&token, Token::Function(name) if &**name == "var");
        nested(parser, |inside| {
            if is_use && let Ok(name) = inside.expect_ident() {
                used.insert(name.to_string());
            }
            push_used(used, inside);
            true
        });
    }
}

/// Returns a compact style sheet without the declarations of custom properties that are not `used`.
fn pruned(css: &str, used: &BTreeSet<String>) -> String {
    let mut kept = String::new();
    let mut rest = css;
    // In compact form a declaration begins right after `{` or `;`, and ends before `;` or `}`.
    while let Some(at) = rest.find("--") {
        let (before, from) = rest.split_at(at);
        let name = from.split(':').next().unwrap_or_default();
        let is_declared = before.ends_with(['{', ';']) || before.is_empty();
        let end = from.find([';', '}']).unwrap_or(from.len());
        kept.push_str(before);
        if is_declared && !used.contains(name) {
            rest = from.get(end..).unwrap_or_default();
            match rest.strip_prefix(';') {
                Some(next) => rest = next,
                None if kept.ends_with(';') => _ = kept.pop(),
                None => {}
            }
        } else {
            kept.push_str("--");
            rest = from.get(2..).unwrap_or_default();
        }
    }
    kept + rest
}

struct Choice<'a> {
    names: &'a Names,
    others: Others,
}

/// What came before a name in a selector.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    Dot,
    Colon,
    TwoColons,
}

impl Choice<'_> {
    /// Appends the rules to keep.
    fn rules(&self, parser: &mut Parser<'_>, chosen: &mut String) {
        let mut start = parser.position();
        loop {
            let before = parser.position();
            match parser.next_including_whitespace_and_comments() {
                Err(_) => return,
                Ok(Token::Semicolon) => chosen.push_str(parser.slice_from(start)),
                Ok(Token::CurlyBracketBlock) => {
                    let prelude = parser.slice(start..before).to_owned();
                    nested(parser, |inside| {
                        self.rule(&prelude, inside, chosen);
                        true
                    });
                }
                Ok(token) => {
                    if opens(token) {
                        nested(parser, |_| true);
                    }
                    continue;
                }
            }
            start = parser.position();
        }
    }

    fn rule(&self, prelude: &str, inside: &mut Parser<'_>, chosen: &mut String) {
        let can_wait = LATER_CONDITIONS.contains(&prelude) || prelude.starts_with("@page");
        // Rules that use an animation come before it in our style sheets.
        let animation = prelude.strip_prefix("@keyframes ");
        let is_unused = animation.is_some_and(|name| !chosen.contains(name));
        if is_unused || can_wait && self.others == Others::Later {
            return;
        }
        let is_group = ["@media", "@supports", "@container", "@layer"]
            .iter()
            .any(|name| prelude.starts_with(name));
        let (prelude, rules) = if is_group {
            let mut rules = String::new();
            self.rules(inside, &mut rules);
            (prelude.to_owned(), rules)
        } else if prelude.starts_with('@') {
            (prelude.to_owned(), rest(inside))
        } else {
            let selectors = self.selectors(&mut Parser::new(prelude)).into_iter();
            let kept = selectors.filter(|(_, applies)| *applies);
            let kept: Vec<&str> = kept.map(|(selector, _)| selector).collect();
            (kept.join(","), rest(inside))
        };
        if !prelude.is_empty() && !rules.is_empty() {
            chosen.extend([&prelude, "{", &rules, "}"]);
        }
    }

    /// Reads a list of selectors. Returns each with whether it can select an element of the page.
    fn selectors<'css>(&self, parser: &mut Parser<'css>) -> Vec<(&'css str, bool)> {
        let mut found = Vec::new();
        let mut start = parser.position();
        let mut applies = true;
        let mut before = Before::Nothing;
        loop {
            let end = parser.position();
            let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
                found.push((parser.slice(start..end), applies));
                return found;
            };
            if token == Token::Comma {
                found.push((parser.slice(start..end), applies));
                start = parser.position();
                (applies, before) = (true, Before::Nothing);
                continue;
            }
            applies &= self.part(&token, before, parser);
            before = match (token, before) {
                (Token::Delim('.'), _) => Before::Dot,
                (Token::Colon, Before::Colon) => Before::TwoColons,
                (Token::Colon, _) => Before::Colon,
                _ => Before::Nothing,
            };
        }
    }

    /// Reports whether the page has what one token of a selector wants.
    fn part(&self, token: &Token<'_>, before: Before, parser: &mut Parser<'_>) -> bool {
        match token {
            Token::Ident(name) => match before {
                Before::Nothing => self.names.has("", name),
                Before::Dot => self.names.has(".", name),
                Before::Colon => self.others == Others::Never || !LATER_STATES.contains(&&**name),
                Before::TwoColons => true,
            },
            Token::IDHash(name) => self.names.has("#", name),
            Token::SquareBracketBlock => nested(parser, |inside| {
                let name = inside.expect_ident();
                name.is_ok_and(|name| self.names.has("[", name))
            }),
            Token::Function(name) if matches!(&**name, "is" | "where" | "has") => {
                nested(parser, |inside| {
                    let mut inside = self.selectors(inside).into_iter();
                    inside.any(|(_, applies)| applies)
                })
            }
            _ if opens(token) => nested(parser, |_| true),
            _ => true,
        }
    }
}

/// Reports whether a token opens a block. The parser would skip the block only with the next token,
/// and its position would lag behind.
fn opens(token: &Token<'_>) -> bool {
    matches!(
        token,
        Token::Function(_)
            | Token::ParenthesisBlock
            | Token::SquareBracketBlock
            | Token::CurlyBracketBlock
    )
}

/// Asks about the inside of a block, and reads it to its end.
fn nested(parser: &mut Parser<'_>, ask: impl FnOnce(&mut Parser<'_>) -> bool) -> bool {
    // The callback reads the block to its end, so this cannot fail.
    let answer = parser.parse_nested_block(|inside| -> Result<bool, ParseError<()>> {
        let answer = ask(inside);
        _ = rest(inside);
        Ok(answer)
    });
    answer.unwrap_or(true)
}

/// Returns all that is left of a block.
fn rest(parser: &mut Parser<'_>) -> String {
    let start = parser.position();
    while let Ok(token) = parser.next_including_whitespace_and_comments() {
        if opens(token) {
            nested(parser, |_| true);
        }
    }
    parser.slice_from(start).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<main id=\"m\"><p class=\"a b\" lang>x</p><details open></details>\
        <p hidden><u></u></p><dialog><u></u></dialog></main>";

    #[track_caller]
    fn check(css: &str, later: &str, never: &str) {
        for (others, expected) in [(Others::Later, later), (Others::Never, never)] {
            let mut names = Names::default();
            names.add(PAGE, others);
            names.extend(&["[data-theme"]);
            assert_eq!(critical(css, &names, others), expected);
        }
    }

    #[track_caller]
    fn check_both(css: &str, expected: &str) {
        check(css, expected, expected);
    }

    #[test]
    fn rules_for_other_elements_go() {
        check_both(
            "p{a:b}i{a:b}.a.b{c:d}.a.c{e:f}#m>.b{g:h}#n .b{i:j}[lang]{k:l}[open=x]{m:n}[title]{o:p}",
            "p{a:b}.a.b{c:d}#m>.b{g:h}[lang]{k:l}[open=x]{m:n}",
        );
        check_both("*{a:b}:root{c:d}", "*{a:b}:root{c:d}");
    }

    #[test]
    fn of_a_list_only_what_applies_stays() {
        check_both("i,p,.c,.a:is(x,y){a:b}", "p{a:b}");
        check_both("main :is(i,p){a:b}", "main :is(i,p){a:b}");
        check_both("main:has(i,b){a:b}main:has(>p){c:d}", "main:has(>p){c:d}");
        check_both("p:not(.c,i){a:b}", "p:not(.c,i){a:b}");
    }

    #[test]
    fn what_begins_later_can_wait_if_the_other_rules_come() {
        let css = "p:hover{a:b}p::before{c:d}p:is(:focus,:hover){e:f}p:target{g:h}";
        check(css, "p::before{c:d}p:target{g:h}", css);
        let css = "@media print{p{a:b}}@media (scripting:none){p{c:d}}@page{margin:0}";
        check(css, "", css);
        check_both(
            "@media print,(width){p{a:b}}",
            "@media print,(width){p{a:b}}",
        );
    }

    #[test]
    fn what_only_some_screens_want_can_wait() {
        let css = "@media (forced-colors:active){p{a:b}}";
        check(css, "", css);
    }

    #[test]
    fn what_is_hidden_can_wait_like_later_states() {
        let css = "u{a:b}dialog u{c:d}[hidden]{e:f}";
        check(css, "", css);
    }

    #[test]
    fn properties_that_nothing_uses_go() {
        check_both(
            "p{--a:1;--b:var(--c);--c:x,var(--d);d:var(--a,var(--e))}main{--d:2;--b:3}.a{--e:4;f:g}",
            "p{--a:1;d:var(--a,var(--e))}main{}.a{--e:4;f:g}",
        );
    }

    #[test]
    fn an_animation_stays_with_the_rule_that_uses_it() {
        check_both(
            "p{animation:k}i{animation:l}@keyframes k{to{a:b}}@keyframes l{to{c:d}}",
            "p{animation:k}@keyframes k{to{a:b}}",
        );
    }

    #[test]
    fn groups_stay_around_what_they_keep() {
        check_both(
            "@media (width < 9rem){i{a:b}}@supports (a:b){@media (x){p{c:d}}i{e:f}}@import \"a\";p{}",
            "@supports (a:b){@media (x){p{c:d}}}@import \"a\";",
        );
    }

    #[test]
    fn what_a_script_sets_before_the_first_paint_is_expected() {
        check_both(
            ":root[data-theme=\"dark\"]{a:b}:root[data-program] p{c:d}",
            ":root[data-theme=\"dark\"]{a:b}",
        );
    }
}
