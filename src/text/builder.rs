//! The page that generates embed code.

use maud::{Markup, html};

pub const ABOUT: &str = "Show a month, a topic or a passage on your own page: choose here, copy the code, \
    and paste it into the HTML of your page.";
pub const NEEDS_SCRIPT: &str = "These choices need JavaScript.";
pub const NO_REPORT: &str = "There is no report to embed yet.";
pub const PREVIEW: &str = "Preview";
pub const ALONE: &str = "Open it as its own page";
pub const PHONE: &str = "On a phone, 360 pixels wide";
pub const DESK: &str = "On a desk, 768 pixels wide";
/// In a preview, until its frame covers the text.
pub const WAITING: &str = "The preview appears here. It needs JavaScript.";

pub const WHAT: &str = "What";
pub const LOOK: &str = "Look";
pub const REPORT: &str = "The report of a month";
pub const THREAD: &str = "A topic through the months";
pub const MONTH: &str = "Month";
pub const TOPIC: &str = "Topic";
pub const ALL_TOPICS: &str = "All topics";
pub const OLDEST_FIRST: &str = "Oldest first";
pub const NEWEST_FIRST: &str = "Newest first";
pub const FROM: &str = "From";
pub const THE_FIRST: &str = "From the beginning";
pub const TO: &str = "To";
pub const THE_LAST: &str = "To the newest";
pub const ORDER: &str = "Order";
pub const COLORS: &str = "Colors";
pub const AUTOMATIC: &str = "Automatic";
pub const LIGHT: &str = "Light";
pub const DARK: &str = "Dark";
pub const OWN_ACCENT: &str = "Custom accent color";
pub const ACCENT: &str = "Accent color";
pub const TABS: &str = "Topics as tabs";
pub const SEARCH_BOX: &str = "Search box";
pub const WIDTH: &str = "Width in pixels";

#[must_use]
pub fn passage(words: &str, month: &str) -> String {
    ["The passage “", words, "” of ", month].concat()
}

#[must_use]
pub fn widths(min: &str, max: &str) -> String {
    [min, " to ", max, "; leave empty for the full width."].concat()
}

/// Shown for an invalid width. `typed` is empty if the browser does not reveal the input, for
/// example because it is not a number.
#[must_use]
pub fn no_width(typed: &str, min: &str, max: &str) -> String {
    let typed = if typed.is_empty() { "This" } else { typed };
    let limits = [typed, " is not a width from ", min, " to ", max];
    [&limits.concat(), ": the frame takes the full width."].concat()
}

pub const LINES: &str = "Code to paste";
pub const FRAME: &str = "Frame of a fixed height";
pub const ABOUT_FRAME: &str = "Without a script; longer text scrolls in the frame.";
pub const SCRIPT: &str = "Recommended: frame that fits its text";
pub const ABOUT_SCRIPT: &str = "A small script from this site sets the height.";
pub const QUOTATION: &str = "Quotation";
pub const ABOUT_QUOTATION: &str = "Plain text with its source, for pages that do not allow frames.";
/// Opens all other kinds of code.
pub const OTHERS: &str = "Fixed height, quotation, and security";
pub const NEEDS_ADDRESS: &str =
    "Put the address of this site before each address that begins with a slash.";
pub const COPY: &str = "Copy";
/// After [`COPY`], before the name of the code.
pub const THE_LINES: &str = " the code: ";
pub const COPIED: &str = "Copied.";
pub const SELECTED: &str = "Selected: press Ctrl+C or ⌘C to copy.";

/// Requirements for the other page's content security policy: the site's host in two directives.
#[must_use]
pub fn policy(host: &Markup, for_frame: &Markup, for_script: &Markup) -> Markup {
    html! {
        "If your page has a content security policy, it must allow this site " (host) " as "
        (for_frame) " and, for the script, as " (for_script)
        ". A frame sends your page only its height and, on WordPress, the link that a reader \
         followed."
    }
}
