//! The lines that embed a part, each kind in a field with a button that copies it.

use super::ids;
use crate::archive::html::escaped;
use crate::browser::{clipboard, document, element};
use crate::snippet::Snippet;
use leptos::ev::MouseEvent;

/// A kind of lines: its name in ids, what it is called, and when it serves.
type Kind = (&'static str, &'static str, &'static str);

const KINDS: [Kind; 3] = [
    (
        "frame",
        "Frame",
        "Of a fixed height; a longer text scrolls in it.",
    ),
    (
        "script",
        "Frame that fits its text",
        "With a script of this site that gives the frame the height of its text.",
    ),
    (
        "quotation",
        "Quotation",
        "Plain text with its source, for pages that allow no frames.",
    ),
];

/// The lines of all kinds, and what must be known of them.
#[must_use]
pub fn embed_lines(snippet: &Snippet<'_>) -> String {
    let lines = KINDS.iter().zip(texts(snippet));
    let blocks: String = lines.map(|(kind, text)| block(kind, &text)).collect();
    let needs = if snippet.site.starts_with('/') {
        "<p class=\"embed-needs\">Put the address of this site before each address that begins with a \
         slash.</p>"
    } else {
        ""
    };
    [
        "<h2>Lines to paste</h2>",
        needs,
        &blocks,
        "<p class=\"field-note\">A page with a content security policy of its own must allow this site \
         <code id=\"",
        ids::EMBED_HOST,
        "\">",
        &escaped(host(snippet.site)),
        "</code> as <code>frame-src</code> and, for the script, as <code>script-src</code>. A frame \
         tells the page around it its height and nothing else but, to WordPress, which link was followed.</p>",
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
        "\">Copy<span class=\"visually-hidden\"> the lines: ",
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
        let said = if clipboard::copy(lines.trim_start_matches('#')) {
            document::focus(&button, document::Scroll::Stay);
            "Copied."
        } else {
            "Selected: press Ctrl+C or ⌘C to copy."
        };
        element::write(&["copied-", name].concat(), said);
    }
}
