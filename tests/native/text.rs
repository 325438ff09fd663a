//! All texts of the user interface must be in the string table.

use crate::source::{Literal, PART, literals, without_tests};
use crate::support::root;
use scraper::{Html, Node};
use std::fs;
use std::path::Path;

/// Modules below `src/` with texts that readers see or hear. The others have messages for people
/// who build the site, or no messages.
const SPEAKING: [&str; 12] = [
    "browser",
    "export",
    "html",
    "preferences",
    "routes",
    "search",
    "ui",
    "bin/publish/feeds/single_file.rs",
    "bin/publish/feeds/feed.rs",
    "bin/publish/host/manifest.rs",
    "bin/publish/host/oembed.rs",
    "bin/publish/host/opensearch.rs",
];

/// Scripts. They have their own texts, because they run before the program.
const SCRIPTS: [&str; 7] = [
    "src/ui/boot/boot.js",
    "src/ui/boot/export.js",
    "src/ui/boot/frame.js",
    "src/ui/boot/frame_start.js",
    "src/ui/boot/service_worker.js",
    "src/ui/boot/start.js",
    "public/embed.js",
];

/// Strings in scripts for other scripts, or for the console of sites that embed a part.
const NOT_FOR_READERS: [&str; 12] = [
    ": expected ",
    "a month such as 2023-11",
    "light, dark or auto",
    "3 or 6 hexadecimal digits",
    "asc or desc",
    "0 or 1",
    " is not of edition ",
    "is \\",
    "is there twice: expected it once",
    "is unknown: expected one of ",
    "reader ",
    "take over",
];

/// Attributes with values that are read aloud or shown.
const SPOKEN: [&str; 6] = [
    "alt=\"",
    "aria-description=\"",
    "aria-label=\"",
    "aria-roledescription=\"",
    "placeholder=\"",
    "title=\"",
];

/// Single words in sources that are not text for readers: attributes without a value, element names
/// in selectors, key names, types of schema.org, and browser terms.
const TERMS: [&str; 32] = [
    "article",
    "async",
    "button",
    "checked",
    "dialog",
    "disabled",
    "div",
    "footer",
    "header",
    "hidden",
    "inert",
    "input",
    "li",
    "main",
    "nav",
    "open",
    "readonly",
    "section",
    "select",
    "selected",
    "td",
    "textarea",
    "th",
    "Article",
    "Boolean",
    "End",
    "Enter",
    "Esc",
    "Escape",
    "Highlight",
    "Home",
    "Tab",
];

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// A text outside the table, with its line number.
type Stray = (usize, String);

/// Returns the names of the sources at `path` below `src/`; `path` may be a folder.
fn sources(path: &str) -> Vec<String> {
    let whole = root().join("src").join(path);
    if whole.is_file() {
        return vec![["src/", path].concat()];
    }
    let entries = fs::read_dir(whole).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let is_source = |name: &String| {
        let is_rust = Path::new(name).extension().is_none_or(|it| it == "rs");
        is_rust && name != "tests.rs"
    };
    let names = names.filter(is_source);
    names
        .flat_map(|name| sources(&[path, "/", &name].concat()))
        .collect()
}

/// Returns the strings of a script, except those for the console.
fn script_literals(source: &str) -> Vec<String> {
    let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.contains("console.");
    source
        .lines()
        .filter(is_code)
        .flat_map(line_literals)
        .collect()
}

/// Returns the strings on a line of a script, including nested ones. Strings do not span lines.
fn line_literals(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find(['"', '\'', '`']) {
        let (mark, inside) = rest[at..].split_at(1);
        let Some((text, behind)) = inside.split_once(mark) else {
            break;
        };
        for part in text.split("${").skip(1) {
            found.extend(line_literals(part.split('}').next().unwrap()));
        }
        found.push(text.replace("${", "{"));
        rest = behind;
    }
    found
}

/// Returns the text between elements in the `view!` macros of a source, without expressions.
fn view_texts(source: &str) -> Vec<Stray> {
    let mut found = Vec::new();
    let is_comment = |line: &str| line.trim_start().starts_with("//");
    let lines = source
        .lines()
        .map(|it| if is_comment(it) { "" } else { it });
    let source = lines.collect::<Vec<_>>().join("\n");
    for (at, _) in source.match_indices("view! {") {
        let (mut depth, mut is_tag, mut text) = (0_usize, false, String::new());
        for character in source[at + "view! ".len()..].chars() {
            match character {
                '{' | '(' | '[' => depth += 1,
                '}' | ')' | ']' => depth -= 1,
                '<' if depth == 1 => is_tag = true,
                '>' if depth == 1 => is_tag = false,
                _ if depth == 1 && !is_tag => text.push(character),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        if text.contains(char::is_alphabetic) {
            let line = source[..at].matches('\n').count() + 1;
            found.push((line, text.trim().to_owned()));
        }
    }
    found
}

/// Replaces each `{…}` in a string with [`PART`].
fn with_parts_marked(text: &str) -> String {
    let mut marked = String::new();
    let mut rest = text;
    while let Some((before, (_, behind))) = rest
        .split_once('{')
        .and_then(|(before, inside)| Some((before, inside.split_once('}')?)))
    {
        marked.push_str(before);
        marked.push(PART);
        rest = behind;
    }
    marked + rest
}

/// Whether a string has words for readers, in its text or in attribute values. It may begin or end
/// within a tag.
fn speaks(literal: &str) -> bool {
    let is_style = literal.split('{').skip(1).any(|it| {
        let inside = it.split('}').next().unwrap_or_default();
        inside.contains(';')
    });
    if is_style {
        return false;
    }
    let text = with_parts_marked(literal);
    let mut is_tag = match text.find(['<', '>']) {
        Some(at) => text[at..].starts_with('>'),
        None => text.contains("=\"") || text.starts_with('"'),
    };
    let is_markup = is_tag || text.contains('<');
    let mut rest = text.as_str();
    loop {
        let end = rest.find(if is_tag { '>' } else { '<' });
        let piece = &rest[..end.unwrap_or(rest.len())];
        let is_said = if is_tag {
            SPOKEN.iter().any(|name| has_value(piece, name))
        } else {
            has_words(piece, is_markup)
        };
        match end {
            _ if is_said => return true,
            Some(end) => rest = &rest[end + 1..],
            None => return false,
        }
        is_tag = !is_tag;
    }
}

/// Whether an attribute in a tag has a value with letters.
fn has_value(tag: &str, name: &str) -> bool {
    let values = tag.split(name).skip(1);
    let values = values.filter_map(|value| value.split('"').next());
    values
        .into_iter()
        .any(|it| it.contains(char::is_alphabetic))
}

/// Whether a text has words, and not only names. A single word counts if it is between tags, or is
/// capitalized as at the start of a sentence.
fn has_words(text: &str, is_markup: bool) -> bool {
    let is_several = is_markup || text.contains(' ');
    text.split_whitespace().any(|token| {
        let begun = token.trim_start_matches(['“', '(', '"', ',', ';']);
        let word = begun.trim_end_matches(['”', ')', '"', ',', ';', '.', ':', '!', '?', '…']);
        let mut letters = word.chars();
        let is_word = word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
        let is_capitalised =
            letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
        let is_term = TERMS.contains(&word);
        is_word && !is_term && (is_several || is_capitalised)
    })
}

/// Returns the texts in a source that belong in the table.
fn strays(source: &str) -> Vec<Stray> {
    let source = without_tests(source);
    let is_spoken = |literal: &Literal| match &literal.attribute {
        Some(name) => speaks(&[name, "=\"", &literal.text, "\""].concat()),
        // A single word counts as text between tags.
        None => speaks(&literal.text) || literal.is_html && has_words(&literal.text, true),
    };
    let spoken = literals(source).into_iter().filter(is_spoken);
    let mut strays: Vec<Stray> = spoken.map(|it| (it.line, it.text)).collect();
    strays.extend(view_texts(source));
    strays
}

#[test]
fn readers_are_told_only_what_stands_in_the_table() {
    let mut strays_said = Vec::new();
    let mut n_sources = 0;
    for name in SPEAKING.into_iter().flat_map(sources) {
        let found = strays(&read(&name)).into_iter();
        strays_said.extend(found.map(|(line, text)| format!("{name}:{line}: {text}")));
        n_sources += 1;
    }
    assert!(n_sources > 70, "{n_sources} sources");
    assert_eq!(strays_said, [""; 0], "belongs in src/text/mod.rs");
}

#[test]
fn a_text_in_a_source_is_found_whatever_is_around_it() {
    for source in [
        r#"anchor("", &href, "Read more")"#,
        r#"let label = "Save";"#,
        r#"x("<p>none</p>")"#,
        r#"x("\">auto</span>")"#,
        r#"x("</code> as <code>")"#,
        r#"[&label, " in ", &month].concat()"#,
        r#"format!("{first} to {last}")"#,
        r#"format!("Show all {n}")"#,
        r##"x(r#"<b title="Save it">"#)"##,
        r#"x(" aria-label=\"passages\"")"#,
        r#"x("<input placeholder=\"Search all")"#,
        "x(\"<p>\\\n    one\")",
        "let quote = '\"'; x(\"Not here\")",
        "view! { <p class=\"a\">Read more</p> }",
        r#"html! { p { "none" } }"#,
        r#"html! { @if a { p { (b) "none" } } }"#,
        r#"html! { (c(html! { "none" })) }"#,
        r#"html! { a title="Save" { (b) } }"#,
        "view! { <p on:click=move |_| { x(1 > 0) }>{y} more</p> }",
    ] {
        assert_eq!(strays(source).len(), 1, "{source}: {:?}", strays(source));
    }
    let number = strays("a\nb\nx(\"Not here\")")
        .first()
        .map(|(line, _)| *line);
    assert_eq!(number, Some(3));
}

#[test]
fn names_and_markup_are_no_texts() {
    for source in [
        "// Read more, \"as it were\".",
        r#"x("<p class=\"site-header is-home\" role=\"status\">")"#,
        r#"[" class=\"", class, "\""]"#,
        r#"let (a, b) = (" hidden", "main h1");"#,
        r#"matches!(key, "Escape" | "ArrowDown" | "Control+K Meta+K")"#,
        r#"const SLOW: &str = ".report [id^=p-], input[type=color]";"#,
        r#"x("body{margin:0 auto;padding:1rem}a{color:red}")"#,
        r#"format!("{path}?{query}#{id}")"#,
        r#"x("<img alt=\"", alt, "\" title=\"")"#,
        r#"#[expect(lint, reason = "it says why")]"#,
        "#[cfg(test)]\nmod tests {\n    x(\"Read more\")",
        "view! { <p class=\"a\" on:click=move |_| { x(1 > 0) }>{y}</p> }",
        "view! {\n    // It says why.\n    <p>{y}</p>\n}",
    ] {
        assert_eq!(strays(source), [], "{source}");
    }
}

/// Returns all strings of the table.
fn table() -> Vec<String> {
    let texts = sources("text").into_iter().flat_map(|name| {
        let source = read(&name);
        literals(without_tests(&source))
    });
    texts.map(|literal| literal.text).collect()
}

/// Returns the texts in the scripts, split at placeholders.
fn said_by_scripts() -> Vec<String> {
    let mut said = Vec::new();
    for name in SCRIPTS {
        for text in script_literals(&read(name)) {
            let text = with_parts_marked(&text);
            let pieces = text.split(PART).map(str::to_owned);
            let is_for_reader = |it: &String| !NOT_FOR_READERS.contains(&it.as_str());
            if speaks(&text) {
                said.extend(
                    pieces
                        .filter(is_for_reader)
                        .filter(|it| it.trim().len() > 1),
                );
            }
        }
    }
    said
}

/// Returns the texts of Trunk's source page.
fn said_by_page() -> Vec<String> {
    // The parser would treat the content of `noscript` as a single text.
    let page = read("index.html").replace("noscript>", "div>");
    let page = Html::parse_document(&page);
    let mut said = Vec::new();
    for node in page.tree.root().descendants() {
        let parent = node.parent().and_then(|it| it.value().as_element());
        let is_code = parent.is_some_and(|it| ["script", "style"].contains(&it.name()));
        match node.value() {
            Node::Text(text) if !is_code => said.push(text.trim().to_owned()),
            Node::Element(element) => {
                let spoken = |name: &&str| element.attr(name.trim_end_matches("=\""));
                said.extend(SPOKEN.iter().filter_map(spoken).map(str::to_owned));
            }
            _ => {}
        }
    }
    said.retain(|text| !text.is_empty());
    said
}

#[test]
fn scripts_and_the_first_page_say_what_stands_in_the_table() {
    let table = table();
    let said = [said_by_scripts(), said_by_page()].concat();
    assert!(said.len() > 25, "{said:?}");
    let is_stray = |text: &&String| !table.contains(text);
    let strays: Vec<&String> = said.iter().filter(is_stray).collect();
    assert_eq!(strays, [""; 0], "belongs in src/text/boot.rs");
    let source = read("src/text/boot.rs");
    for Literal { line, text, .. } in literals(&source) {
        assert!(said.contains(&text), "boot.rs:{line}: nobody says {text}");
    }
}

/// Forced colors show no shades, and some readers see none.
#[test]
fn no_text_refers_to_a_shade() {
    for text in table() {
        let lower = text.to_lowercase();
        for word in ["darke", "lighter", "lightest", "shade", "brighte", "hatch"] {
            assert!(!lower.contains(word), "{text}");
        }
    }
}
