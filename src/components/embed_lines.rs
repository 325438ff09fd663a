//! The lines that embed a part, each kind in a field with a button that copies it.

// Not a view, for the reason in `embed_form.rs`: the texts of the fields are replaced in place.

use super::ids;
use crate::browser::{clipboard, document, element};
use crate::snippet::Snippet;
use crate::strings::builder as said;
use leptos::ev::MouseEvent;
use maud::{Markup, html};

/// A kind of lines: its name in ids, what it is called, and when it serves.
type Kind = (&'static str, &'static str, &'static str);

const KINDS: [Kind; 3] = [
    ("frame", said::FRAME, said::ABOUT_FRAME),
    ("script", said::SCRIPT, said::ABOUT_SCRIPT),
    ("quotation", said::QUOTATION, said::ABOUT_QUOTATION),
];

/// The lines of all kinds, and what must be known of them.
#[must_use]
pub fn embed_lines(snippet: &Snippet<'_>) -> Markup {
    let host = html! { code id=(ids::EMBED_HOST) { (host(snippet.site)) } };
    let for_frame = html! { code { "frame-src" } };
    let for_script = html! { code { "script-src" } };
    html! {
        h2 { (said::LINES) }
        @if snippet.site.starts_with('/') {
            p.embed-needs { (said::NEEDS_ADDRESS) }
        }
        @for (kind, lines) in KINDS.iter().zip(lines(snippet)) {
            (block(kind, &lines))
        }
        p.field-note { (said::policy(&host, &for_frame, &for_script)) }
    }
}

/// Writes other lines in the places of these.
///
/// # Without a browser
///
/// Must not be called; nor must the function below.
pub fn write_lines(snippet: &Snippet<'_>) {
    for ((name, ..), lines) in KINDS.iter().zip(lines(snippet)) {
        element::say(&["lines-", name].concat(), &lines);
        element::say(&["copied-", name].concat(), "");
    }
    element::say(ids::EMBED_HOST, host(snippet.site));
}

/// The lines of each kind as they are pasted: HTML that this page shows as text.
fn lines(snippet: &Snippet<'_>) -> [String; 3] {
    [
        snippet.frame(),
        snippet.frame_with_script(),
        snippet.quotation(),
    ]
    .map(Markup::into_string)
}

/// The scheme and the host of an absolute address; nothing of another.
fn host(site: &str) -> &str {
    let end = site.match_indices('/').nth(2).map_or(0, |(at, _)| at);
    site.get(..end)
        .filter(|host| host.contains(':'))
        .unwrap_or_default()
}

fn block((name, label, note): &Kind, lines: &str) -> Markup {
    html! {
        div.embed-lines {
            label for={ "lines-" (name) } { (label) }
            p.field-note id={ "about-" (name) } { (note) }
            textarea id={ "lines-" (name) } rows="4" readonly spellcheck="false"
                aria-describedby={ "about-" (name) } { (lines) }
            p.embed-copy {
                button type="button" id={ "copy-" (name) } {
                    (said::COPY)
                    span.visually-hidden { (said::THE_LINES) (label) }
                }
                " "
                span role="status" id={ "copied-" (name) } {}
            }
        }
    }
}

/// Copies the lines whose button was pressed, if one was, and says beside it what became of it.
pub fn copy_if_asked(event: &MouseEvent) {
    for (name, ..) in KINDS {
        let button = ["copy-", name].concat();
        if !document::is_from(event, &button) {
            // What was said of others is no longer so.
            element::say(&["copied-", name].concat(), "");
            continue;
        }
        let lines = ["#lines-", name].concat();
        document::focus(&lines, document::Scroll::Stay);
        let outcome = if clipboard::copy(lines.trim_start_matches('#')) {
            document::focus(&["#", &button].concat(), document::Scroll::Stay);
            said::COPIED
        } else {
            said::SELECTED
        };
        // Written even where it stands there already: each copy is told.
        element::write(&["copied-", name].concat(), &html! { (outcome) });
    }
}
