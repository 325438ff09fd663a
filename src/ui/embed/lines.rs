//! HTML snippets that embed a part, each in a text field with a copy button.

// Markup, not a view, for the reason in `form.rs`. The field texts are replaced in place.

use crate::browser::{clipboard, document, element};
use crate::html::embed_code::Snippet;
use crate::text;
use crate::ui::ids;
use leptos::ev::MouseEvent;
use maud::{Markup, html};

/// A kind of snippet: its name in ids, its label, and a note on when to use it.
type Kind = (&'static str, &'static str, &'static str);

/// The recommended kind first; the others are folded.
const KINDS: [Kind; 3] = [
    ("script", text::builder::SCRIPT, text::builder::ABOUT_SCRIPT),
    ("frame", text::builder::FRAME, text::builder::ABOUT_FRAME),
    (
        "quotation",
        text::builder::QUOTATION,
        text::builder::ABOUT_QUOTATION,
    ),
];

/// Returns all kinds of snippets, with notes on the requirements for embedding. All but the
/// recommended one are folded, because most readers need only that.
#[must_use]
pub fn embed_lines(snippet: &Snippet<'_>) -> Markup {
    let host = html! { code id=(ids::EMBED_HOST) { (host(snippet.site)) } };
    let for_frame = html! { code { "frame-src" } };
    let for_script = html! { code { "script-src" } };
    let [script, frame, quotation] = &KINDS;
    let [script_lines, frame_lines, quotation_lines] = lines(snippet);
    html! {
        h2 { (text::builder::LINES) }
        @if snippet.site.starts_with('/') {
            p.embed-needs { (text::builder::NEEDS_ADDRESS) }
        }
        (block(script, &script_lines))
        details.embed-others {
            summary { (text::builder::OTHERS) }
            (block(frame, &frame_lines))
            (block(quotation, &quotation_lines))
            p.field-note { (text::builder::policy(&host, &for_frame, &for_script)) }
        }
    }
}

/// Replaces the snippets on the page.
///
/// # Without a browser
///
/// Must not be called; nor must [`copy_if_asked`].
pub fn write_lines(snippet: &Snippet<'_>) {
    for ((name, ..), lines) in KINDS.iter().zip(lines(snippet)) {
        element::say(&["lines-", name].concat(), &lines);
        element::say(&["copied-", name].concat(), "");
    }
    element::say(ids::EMBED_HOST, host(snippet.site));
}

/// Returns one snippet per kind, as HTML source to paste.
fn lines(snippet: &Snippet<'_>) -> [String; 3] {
    [
        snippet.frame_with_script(),
        snippet.frame(),
        snippet.quotation(),
    ]
    .map(Markup::into_string)
}

/// Returns the scheme and host of an absolute address, or an empty string for other addresses.
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
                    (text::builder::COPY)
                    span.visually-hidden { (text::builder::THE_LINES) (label) }
                }
                " "
                span role="status" id={ "copied-" (name) } {}
            }
        }
    }
}

/// Handles a click on a copy button: copies its snippet and reports the outcome beside it.
pub fn copy_if_asked(event: &MouseEvent) {
    for (name, ..) in KINDS {
        let button = ["copy-", name].concat();
        if !document::is_from(event, &button) {
            // Clear older messages of other buttons, because they no longer apply.
            element::say(&["copied-", name].concat(), "");
            continue;
        }
        let lines = ["lines-", name].concat();
        document::focus(&["#", &lines].concat(), document::Scroll::Stay);
        let outcome = if clipboard::copy(&lines) {
            document::focus(&["#", &button].concat(), document::Scroll::Stay);
            text::builder::COPIED
        } else {
            text::builder::SELECTED
        };
        // `write`, not `say`, because screen readers must announce an unchanged message again.
        element::write(&["copied-", name].concat(), &html! { (outcome) });
    }
}
