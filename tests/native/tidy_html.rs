//! HTML is a type: only a few places in the source may create it.

use crate::source::{Literal, literals, without_tests};
use crate::tidy::files;

/// Files with tags in string literals, each with the reason.
const WITH_TAGS: &[(&str, &str)] = &[
    ("src/bin/publish/host/sitemap.rs", "writes XML"),
    ("src/bin/publish/host/opensearch.rs", "writes XML"),
    ("src/bin/publish/pictures/picture.rs", "writes SVG"),
    ("src/bin/publish/pictures/lettering.rs", "writes SVG"),
    ("src/bin/publish/sample.rs", "holds Markdown for tests"),
    ("src/compile/comments.rs", "looks for comments"),
];

/// Folder of the files that may treat text as HTML.
const UNESCAPED: &str = "src/html/";

/// Files that may set the content of an element. All of them take `Markup`.
const SINKS: [&str; 4] = [
    "src/browser/bar.rs",
    "src/browser/element.rs",
    "src/ui/part.rs",
    // Clears the root.
    "src/ui/start.rs",
];

/// Calls of `html` functions that do not escape, and the files that may make them. Some include
/// `html::`, because other modules have functions of the same name.
const CALLERS: [(&str, &[&str]); 4] = [
    (
        "raw_text(",
        &[
            "bin/publish/feeds/single_file.rs",
            "bin/publish/page/moved.rs",
            "bin/publish/page/shell.rs",
        ],
    ),
    (
        "html::json(",
        &[
            "bin/publish/host/program.rs",
            "bin/publish/page/linked_data.rs",
        ],
    ),
    ("html::drawn", &["bin/publish/page/pages.rs"]),
    (
        "serialized(",
        &["bin/publish/page/markup.rs", "ui/navigation/mod.rs"],
    ),
];

/// Ways around the types: writing to the string in `Markup` directly.
const BYPASSES: [&str; 3] = ["impl Render for", "impl<'a> Render for", ".0.push"];

/// Returns the strings of a file before its tests, except those that `html!` escapes.
fn unescaped(source: &str) -> Vec<Literal> {
    let mut found = literals(without_tests(source));
    found.retain(|literal| !literal.is_html);
    found
}

/// Whether a text has a tag or a fragment of one.
fn has_tag(text: &str) -> bool {
    let opens = text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!')
    });
    opens || text.contains("\">") || text.contains("\" ") && text.contains("=\"")
}

#[test]
fn tags_stand_in_html_alone() {
    let sources = files("src", &["rs"]);
    for (name, why) in WITH_TAGS {
        let (_, text) = sources.iter().find(|(file, _)| file == name).unwrap();
        let has_some = unescaped(text).iter().any(|it| has_tag(&it.text));
        assert!(has_some, "{name} no longer {why}: take it from the list");
    }
    let mut found = Vec::new();
    for (name, text) in &sources {
        if WITH_TAGS.iter().any(|(file, _)| file == name) {
            continue;
        }
        let tags = unescaped(text).into_iter().filter(|it| has_tag(&it.text));
        found.extend(tags.map(|it| format!("{name}:{}: {}", it.line, it.text)));
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
fn what_does_not_escape_is_called_where_it_may_be() {
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
        let found = BYPASSES
            .iter()
            .find(|way| without_tests(text).contains(*way));
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
        (r#""write `<base>` once""#, true),
        (r#""`<p>""#, true),
        (r##"r#" class="x">"#"##, true),
    ] {
        let found = unescaped(literal);
        assert_eq!(found.len(), 1, "{literal}");
        assert_eq!(has_tag(&found[0].text), expected, "{literal}");
    }
}

#[test]
fn only_what_html_escapes_is_left_out() {
    let source = r##"
        //! "<a>"
        /// "<b>"
        #[doc = "<c>"]
        fn f() { g("<d>"); html! { p title="<x>" { "<e>" (i("<y>")) } } h(r#"<f>"#); '"' }
        const U: &str = "<h>";
#[cfg(test)]
mod tests {
    const T: &str = "<g>";
}
    "##;
    let found = unescaped(source);
    let texts: Vec<&str> = found.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["<d>", "<y>", "<f>", "<h>"]);
    assert_eq!(found[0].line, 5);
}
