//! HTML is a type: where in the source it can come from.

use crate::source::without_tests;
use crate::tidy::files;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Files of which string literals may hold tags, and why.
const WITH_TAGS: &[(&str, &str)] = &[
    ("src/bin/publish/sitemap.rs", "writes XML"),
    ("src/bin/publish/opensearch.rs", "writes XML"),
    ("src/bin/publish/picture.rs", "writes SVG"),
    ("src/bin/publish/lettering.rs", "writes SVG"),
    ("src/bin/publish/sample.rs", "holds Markdown for tests"),
];

/// Files that may take text for HTML.
const UNESCAPED: &str = "src/html/";

/// Files that may set the inside of an element, all of which take `Markup`.
const SINKS: [&str; 4] = [
    "src/browser/bar.rs",
    "src/browser/element.rs",
    "src/components/part.rs",
    // It empties the root.
    "src/lib.rs",
];

/// Who may call the functions of `html` that do not escape, and what is called. A name followed by its
/// bracket: others have functions of these names, too, so the path stands before where it must.
const CALLERS: [(&str, &[&str]); 4] = [
    (
        "raw_text(",
        &["bin/publish/book.rs", "bin/publish/shell.rs", "export.rs"],
    ),
    (
        "html::json(",
        &["bin/publish/linked_data.rs", "bin/publish/program.rs"],
    ),
    ("html::drawn", &["bin/publish/pages.rs"]),
    (
        "serialized(",
        &["bin/publish/markup.rs", "navigation/mod.rs"],
    ),
];

/// What would get round the types: a writer of its own, or the string within markup.
const ROUND: [&str; 3] = ["impl Render for", "impl<'a> Render for", ".0.push"];

/// The string literals of a file with their lines, but for those in tests, in documentation and
/// in `html!`, which escapes them.
fn literals_outside_html(source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    push_literals(&mut found, source.parse().unwrap());
    found
}

fn push_literals(found: &mut Vec<(usize, String)>, tokens: TokenStream) {
    let mut is_test = false;
    // Whether what comes next is the inside of `html!`, or an attribute.
    let (mut html, mut is_attribute) = (0, false);
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_attribute && group.delimiter() == Delimiter::Bracket => {
                is_test |= group.stream().to_string().replace(' ', "") == "cfg(test)";
            }
            TokenTree::Group(group) => {
                let ends_item = group.delimiter() == Delimiter::Brace;
                if html != 2 && !is_test {
                    push_literals(found, group.stream());
                }
                is_test &= !ends_item;
            }
            TokenTree::Literal(literal) if !is_test => {
                let text = literal.to_string();
                // Characters and numbers end in something else.
                if text.ends_with(['"', '#']) {
                    found.push((literal.span().start().line, text));
                }
            }
            TokenTree::Ident(ref ident) if ident == "html" => {
                (html, is_attribute) = (1, false);
                continue;
            }
            TokenTree::Punct(ref punct) => {
                let sign = punct.as_char();
                is_test &= sign != ';';
                // `#[…]`, or `#![…]` for the whole file.
                is_attribute = sign == '#' || is_attribute && sign == '!';
                html = if html == 1 && sign == '!' { 2 } else { 0 };
                continue;
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {}
        }
        (html, is_attribute) = (0, false);
    }
}

/// Whether a literal, as it stands in the source, holds a tag or a piece of one. What a message
/// quotes between backticks is code that somebody is told of.
fn has_tag(literal: &str) -> bool {
    let is_quoting = literal.matches('`').count().is_multiple_of(2);
    let step = if is_quoting { 2 } else { 1 };
    let literal: String = literal.split('`').step_by(step).collect();
    let opens = literal.match_indices('<').any(|(at, _)| {
        let rest = literal[at + 1..].trim_start_matches('/');
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!')
    });
    let is_raw = literal.starts_with('r');
    let ends = literal.contains("\\\">")
        || literal.contains("\\\" ") && literal.contains("=\\\"")
        || is_raw && literal.contains("\">");
    opens || ends
}

#[test]
fn tags_stand_in_html_alone() {
    let sources = files("src", &["rs"]);
    for (name, why) in WITH_TAGS {
        let (_, text) = sources.iter().find(|(file, _)| file == name).unwrap();
        let has_some = literals_outside_html(text)
            .iter()
            .any(|(_, literal)| has_tag(literal));
        assert!(has_some, "{name} no longer {why}: take it from the list");
    }
    let mut found = Vec::new();
    for (name, text) in &sources {
        if WITH_TAGS.iter().any(|(file, _)| file == name) {
            continue;
        }
        let tags = literals_outside_html(text)
            .into_iter()
            .filter(|(_, it)| has_tag(it));
        found.extend(tags.map(|(line, literal)| format!("{name}:{line}: {literal}")));
    }
    assert_eq!(found, Vec::<String>::new(), "write these with `html!`");
}

#[test]
fn only_one_module_takes_text_for_html() {
    let (inside, outside): (Vec<_>, Vec<_>) = files("src", &["rs"])
        .into_iter()
        .filter(|(_, text)| text.contains("PreEscaped"))
        .map(|(name, _)| name)
        .partition(|name| name.starts_with(UNESCAPED));
    assert_eq!(outside, Vec::<String>::new());
    assert!(!inside.is_empty(), "no `PreEscaped` in {UNESCAPED}");
}

#[test]
fn those_who_do_not_escape_are_known() {
    let sources = files("src", &["rs"]);
    let outside = || {
        sources
            .iter()
            .filter(|(name, _)| !name.starts_with(UNESCAPED))
    };
    for (call, callers) in CALLERS {
        let calling = outside().filter(|(_, text)| without_tests(text).contains(call));
        let names: Vec<&str> = calling.map(|(name, _)| name.as_str()).collect();
        let expected: Vec<String> = callers.iter().map(|it| format!("src/{it}")).collect();
        assert_eq!(names, expected, "call `{call}`");
    }
    for (name, text) in outside() {
        let found = ROUND.iter().find(|way| without_tests(text).contains(*way));
        assert_eq!(found, None, "in {name}");
    }
}

#[test]
fn the_inside_of_an_element_is_set_where_it_is_markup() {
    let ways = [
        "inner_html=",
        ".inner_html(&",
        "set_inner_html(",
        "set_outer_html(",
        "insert_adjacent_html(",
        "innerHTML",
        "create_contextual_fragment",
        "srcdoc=",
    ];
    let mut setting = files("src", &["rs"]);
    setting.retain(|(_, text)| ways.iter().any(|way| text.contains(way)));
    let names: Vec<String> = setting.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, SINKS);
}

#[test]
fn the_judge_of_literals_knows_tags_from_other_texts() {
    for (literal, expected) in [
        (r#""<p>""#, true),
        (r#""</p>""#, true),
        (r#""<a href=\"""#, true),
        (r#""<!DOCTYPE html>""#, true),
        (r#""\">""#, true),
        (r#"" class=\"x\" ""#, true),
        (r#""a < b""#, false),
        (r#""->""#, false),
        (r#""say \"x\" twice""#, false),
        (r#""write `<base>` once""#, false),
        (r#""`<p>""#, true),
        (r##"r#" class="x">"#"##, true),
    ] {
        assert_eq!(has_tag(literal), expected, "{literal}");
    }
    let source = r##"
        //! "<a>"
        /// "<b>"
        #[doc = "<c>"]
        fn f() { g("<d>"); html! { p { "<e>" } } h(r#"<f>"#); '"' }
        #[cfg(test)]
        mod tests { const T: &str = "<g>"; }
        const U: &str = "<h>";
    "##;
    let texts: Vec<_> = literals_outside_html(source)
        .into_iter()
        .map(|(_, it)| it)
        .collect();
    assert_eq!(texts, ["\"<d>\"", "r#\"<f>\"#", "\"<h>\""]);
    assert_eq!(literals_outside_html(source)[0].0, 5);
}
