//! The lines that embed a part, each kind in a field with a button that copies it.

use super::ids;
use crate::archive::html::escaped;
use crate::browser::{clipboard, document, element};
use crate::joined;
use crate::snippet::Snippet;
use crate::strings::builder as said;
use leptos::ev::MouseEvent;

/// A kind of lines: its name in ids, what it is called, and when it serves.
type Kind = (&'static str, &'static str, &'static str);

const KINDS: [Kind; 3] = [
    ("frame", said::FRAME, said::ABOUT_FRAME),
    ("script", said::SCRIPT, said::ABOUT_SCRIPT),
    ("quotation", said::QUOTATION, said::ABOUT_QUOTATION),
];

/// The lines of all kinds, and what must be known of them.
#[must_use]
pub fn embed_lines(snippet: &Snippet<'_>) -> String {
    let lines = KINDS.iter().zip(texts(snippet));
    let blocks: String = lines.map(|(kind, text)| block(kind, &text)).collect();
    let needs = if snippet.site.starts_with('/') {
        joined!("<p class=\"embed-needs\">", said::NEEDS_ADDRESS, "</p>")
    } else {
        ""
    };
    let host = [
        "<code id=\"",
        ids::EMBED_HOST,
        "\">",
        &escaped(host(snippet.site)),
        "</code>",
    ]
    .concat();
    [
        joined!("<h2>", said::LINES, "</h2>"),
        needs,
        &blocks,
        "<p class=\"field-note\">",
        &said::policy(&host, "<code>frame-src</code>", "<code>script-src</code>"),
        "</p>",
    ]
    .concat()
}

/// Writes other lines in the places of these.
///
/// # Without a browser
///
/// Must not be called; nor must the function below.
pub fn write_lines(snippet: &Snippet<'_>) {
    for ((name, ..), text) in KINDS.iter().zip(texts(snippet)) {
        element::write(&["lines-", name].concat(), &escaped(&text));
        element::write(&["copied-", name].concat(), "");
    }
    element::write(ids::EMBED_HOST, &escaped(host(snippet.site)));
}

fn texts(snippet: &Snippet<'_>) -> [String; 3] {
    [
        snippet.frame(),
        snippet.frame_with_script(),
        snippet.quotation(),
    ]
}

/// The scheme and the host of an absolute address; nothing of another.
fn host(site: &str) -> &str {
    let end = site.match_indices('/').nth(2).map_or(0, |(at, _)| at);
    site.get(..end)
        .filter(|host| host.contains(':'))
        .unwrap_or_default()
}

fn block((name, label, note): &Kind, text: &str) -> String {
    [
        "<div class=\"embed-lines\"><label for=\"lines-",
        name,
        "\">",
        label,
        "</label><p class=\"field-note\" id=\"about-",
        name,
        "\">",
        note,
        "</p><textarea id=\"lines-",
        name,
        "\" rows=\"4\" readonly spellcheck=\"false\" aria-describedby=\"about-",
        name,
        "\">",
        &escaped(text),
        "</textarea><p class=\"embed-copy\"><button type=\"button\" id=\"copy-",
        name,
        joined!(
            "\">",
            said::COPY,
            "<span class=\"visually-hidden\">",
            said::THE_LINES,
        ),
        label,
        "</span></button> <span role=\"status\" id=\"copied-",
        name,
        "\"></span></p></div>",
    ]
    .concat()
}

/// Copies the lines whose button was pressed, if one was, and says beside it what became of it.
pub fn copy_if_asked(event: &MouseEvent) {
    for (name, ..) in KINDS {
        let button = ["#copy-", name].concat();
        if !document::is_within(event, &button) {
            // What was said of others is no longer so.
            element::write(&["copied-", name].concat(), "");
            continue;
        }
        let lines = ["#lines-", name].concat();
        document::focus(&lines, document::Scroll::Stay);
        let outcome = if clipboard::copy(lines.trim_start_matches('#')) {
            document::focus(&button, document::Scroll::Stay);
            said::COPIED
        } else {
            said::SELECTED
        };
        element::write(&["copied-", name].concat(), outcome);
    }
}
