//! HTML as a type: the reader's HTML is [`Markup`], never a `String`.
//!
//! `maud::html!` writes the elements and escapes all text in them, because a `&str` can only become
//! text or an attribute value. For example
//!
//! ```ignore
//! html! { h2.title { (heading) } } // With the heading `Fees & <b>`:
//! // <h2 class="title">Fees &amp; &lt;b&gt;</h2>
//! ```
//!
//! Duty: be the only module that turns text into HTML without escaping. Each function that does so
//! says why this is safe, and `tests/native/tidy_html.rs` lists its callers. Must not know: the
//! DOM, Leptos, files. `tests/native/safety.rs` checks all HTML made from an archive.

pub mod blocks;
pub mod breadcrumb;
pub mod direction;
pub mod embed_code;
pub mod excerpt;
pub mod figure_chart;
pub mod month_grid;
pub mod month_nav;
pub mod origin;
pub mod outline;
pub mod quote;
pub mod report;
pub mod report_opening;
pub mod report_record;
pub mod search_hit;
pub mod sentence;
pub mod single_file;
pub mod standing;
pub mod topic_list;
pub mod warning_list;

use crate::model::{Month, TextId};
use maud::{Markup, PreEscaped, Render, html};

/// Writes the month as in addresses: `2023-11`.
impl Render for Month {
    fn render_to(&self, buffer: &mut String) {
        // Digits and a hyphen need no escaping.
        buffer.push_str(&self.to_string());
    }
}

/// Writes the id as in addresses: `p-1a2b3c`.
impl Render for TextId {
    fn render_to(&self, buffer: &mut String) {
        // Letters, digits and hyphens need no escaping.
        buffer.push_str(&self.to_string());
    }
}

/// Returns a heading element in the author's words. `level` is clamped to 1 to 6, and an empty `class`
/// is omitted. Needed because `html!` cannot choose an element's name at run time.
#[must_use]
pub fn heading(level: u8, id: Option<impl Render>, class: &str, inside: &Markup) -> Markup {
    let class = Some(class).filter(|class| !class.is_empty());
    match level {
        0 | 1 => html! { h1 id=[id] class=[class] dir="auto" { (inside) } },
        2 => html! { h2 id=[id] class=[class] dir="auto" { (inside) } },
        3 => html! { h3 id=[id] class=[class] dir="auto" { (inside) } },
        4 => html! { h4 id=[id] class=[class] dir="auto" { (inside) } },
        5 => html! { h5 id=[id] class=[class] dir="auto" { (inside) } },
        _ => html! { h6 id=[id] class=[class] dir="auto" { (inside) } },
    }
}

/// Returns a frame that scrolls horizontally for wide content, such as a table. It can take the
/// keyboard focus, so it needs a name. `dir` is the direction of the content, so that scrolling begins
/// at the first column.
#[must_use]
pub fn wide_frame(name: &str, dir: Option<&str>, inside: &Markup) -> Markup {
    html! {
        div.wide-frame role="group" aria-label=(name) tabindex="0" dir=[dir] { (inside) }
    }
}

/// Returns the content of a `script` or `style` element from the project's own code. It is not
/// escaped, because browsers would read `&amp;` there as five characters. Only `</`, which would
/// end the element, becomes `<\/`; both languages read that the same in strings.
///
/// The hash in a content security policy is that of the result.
#[must_use]
pub fn raw_text(text: &str) -> Markup {
    PreEscaped(text.replace("</", "<\\/"))
}

/// Returns JSON, possibly with words of reports, as the content of a `script` element. `<` becomes
/// an escape, so the parser finds neither an end tag nor the start of another script.
#[must_use]
pub fn json(json: &str) -> Markup {
    PreEscaped(json.replace('<', "\\u003c"))
}

/// Wraps HTML rendered by Leptos, which escapes its input.
#[must_use]
pub fn drawn(html: String) -> Markup {
    PreEscaped(html)
}

/// Wraps HTML serialized from a parsed page: by `src/bin/publish/page/markup.rs`, which escapes its
/// output, or by a browser from its own page.
#[must_use]
pub fn serialized(html: String) -> Markup {
    PreEscaped(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words_in_text_and_in_attributes() {
        let words = "\"Fees\" & <b>";
        let markup = html! { h2.title title=(words) { (words) } };
        assert_eq!(
            markup.into_string(),
            "<h2 class=\"title\" title=\"&quot;Fees&quot; &amp; &lt;b&gt;\">&quot;Fees&quot; \
             &amp; &lt;b&gt;</h2>"
        );
    }

    #[test]
    fn a_heading_has_a_level_from_1_to_6() {
        let inside = html! { em { "x" } };
        for (level, expected) in [
            (0, 1),
            (1, 1),
            (2, 2),
            (3, 3),
            (4, 4),
            (5, 5),
            (6, 6),
            (255, 6),
        ] {
            let written = heading(level, Some("i"), "c", &inside).into_string();
            let whole =
                format!("<h{expected} id=\"i\" class=\"c\" dir=\"auto\"><em>x</em></h{expected}>");
            assert_eq!(written, whole);
        }
        let bare = heading(2, None::<&str>, "", &inside);
        assert_eq!(bare.into_string(), "<h2 dir=\"auto\"><em>x</em></h2>");
    }

    #[test]
    fn data_hold_no_tag() {
        let data = json("{\"a\":\"</script><!--<script>&\"}").into_string();
        assert_eq!(data, "{\"a\":\"\\u003c/script>\\u003c!--\\u003cscript>&\"}");
    }

    #[test]
    fn a_script_cannot_end_its_element() {
        let script = html! { script { (raw_text("a && \"</script><b>\"")) } };
        assert_eq!(
            script.into_string(),
            "<script>a && \"<\\/script><b>\"</script>"
        );
    }
}
