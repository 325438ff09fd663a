//! Blocks as HTML text.
//!
//! The page sets this text as the inside of one element at a time, which draws a report in one
//! step and leaves its inside alone when a page is hydrated. The model has no variant for raw
//! HTML, and every string is escaped here, so the elements and attributes written below are the
//! only ones a report can ever produce.
//!
//! Tests: beside the code.

use super::{Block, Cell, Inline, TextId};
use core::fmt::Write as _;

/// The level of a section's heading in the page: below the headline, which is the `h1`.
const SECTION_LEVEL: u8 = 2;

/// Writes a run of text as HTML.
#[must_use]
pub fn inline(text: &[Inline]) -> String {
    let mut html = String::new();
    push_inline(&mut html, text);
    html
}

/// Writes blocks as HTML, each piece of text with its permanent name as `id`.
#[must_use]
pub fn blocks(blocks: &[Block]) -> String {
    let mut html = String::new();
    push_blocks(&mut html, blocks);
    html
}

fn push_blocks(html: &mut String, blocks: &[Block]) {
    for block in blocks {
        push_block(html, block);
    }
}

fn push_block(html: &mut String, block: &Block) {
    match block {
        Block::Paragraph { id, text } => push_element(html, "p", *id, text),
        Block::Subheading { id, text, depth } => {
            let level = SECTION_LEVEL.saturating_add(*depth).min(6);
            push_element(html, &format!("h{level}"), *id, text);
        }
        Block::List { start, items } => push_list(html, *start, items),
        Block::Quote(blocks) => {
            html.push_str("<blockquote>");
            push_blocks(html, blocks);
            html.push_str("</blockquote>");
        }
        Block::Code { id, text } => {
            push_wide_frame(html, "Preformatted text");
            push_start_tag(html, "pre", *id);
            html.push_str("<code>");
            push_escaped(html, text);
            html.push_str("</code></pre></div>");
        }
        Block::Table { head, rows } => push_table(html, head, rows),
        Block::Footnote { label, blocks } => {
            html.push_str("<div class=\"footnote\"><span class=\"footnote-label\">");
            push_escaped(html, label);
            html.push_str("</span> ");
            push_blocks(html, blocks);
            html.push_str("</div>");
        }
        Block::Rule => html.push_str("<hr>"),
    }
}

fn push_list(html: &mut String, start: Option<u64>, items: &[Vec<Block>]) {
    match start {
        None => html.push_str("<ul>"),
        Some(1) => html.push_str("<ol>"),
        // Writing to a string cannot fail.
        Some(start) => _ = write!(html, "<ol start=\"{start}\">"),
    }
    for item in items {
        html.push_str("<li>");
        push_blocks(html, item);
        html.push_str("</li>");
    }
    html.push_str(if start.is_some() { "</ol>" } else { "</ul>" });
}

fn push_table(html: &mut String, head: &[Cell], rows: &[Vec<Cell>]) {
    push_wide_frame(html, "Table");
    html.push_str("<table><thead><tr>");
    for cell in head {
        push_element(html, "th", cell.id, &cell.text);
    }
    html.push_str("</tr></thead><tbody>");
    for row in rows {
        html.push_str("<tr>");
        for cell in row {
            push_element(html, "td", cell.id, &cell.text);
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table></div>");
}

/// Opens the frame in which something wide scrolls by itself; the keyboard must be able to reach it.
fn push_wide_frame(html: &mut String, label: &str) {
    _ = write!(
        html,
        "<div class=\"wide-frame\" role=\"group\" aria-label=\"{label}\" tabindex=\"0\">"
    );
}

fn push_element(html: &mut String, tag: &str, id: TextId, text: &[Inline]) {
    push_start_tag(html, tag, id);
    push_inline(html, text);
    _ = write!(html, "</{tag}>");
}

fn push_start_tag(html: &mut String, tag: &str, id: TextId) {
    if id.is_unnamed() {
        _ = write!(html, "<{tag}>");
    } else {
        _ = write!(html, "<{tag} id=\"{id}\">");
    }
}

fn push_inline(html: &mut String, text: &[Inline]) {
    for inline in text {
        match inline {
            Inline::Text(words) => push_escaped(html, words),
            Inline::Break => html.push_str("<br>"),
            Inline::Emphasis(text) => push_wrapped(html, "em", text),
            Inline::Strong(text) => push_wrapped(html, "strong", text),
            Inline::Strikethrough(text) => push_wrapped(html, "s", text),
            Inline::Code(words) => {
                html.push_str("<code>");
                push_escaped(html, words);
                html.push_str("</code>");
            }
            Inline::Link { href, title, text } => {
                html.push_str("<a rel=\"noopener nofollow\" href=\"");
                push_escaped(html, href);
                if !title.is_empty() {
                    html.push_str("\" title=\"");
                    push_escaped(html, title);
                }
                html.push_str("\">");
                push_inline(html, text);
                html.push_str("</a>");
            }
        }
    }
}

fn push_wrapped(html: &mut String, tag: &str, text: &[Inline]) {
    _ = write!(html, "<{tag}>");
    push_inline(html, text);
    _ = write!(html, "</{tag}>");
}

fn push_escaped(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Vec<Inline> {
        vec![Inline::Text(words.to_owned())]
    }

    #[track_caller]
    fn check_html(block: Block, expected: &str) {
        assert_eq!(blocks(&[block]), expected);
    }

    #[test]
    fn every_string_is_escaped() {
        check_html(
            Block::Paragraph {
                id: TextId { hash: 0x1a, nth: 2 },
                text: vec![
                    Inline::Text("<b> & \"it's\"".into()),
                    Inline::Code("<script>".into()),
                    Inline::Link {
                        href: "https://example.org/?a=\"><script>".into(),
                        title: "\"><b>".into(),
                        text: text("x"),
                    },
                ],
            },
            "<p id=\"p-00001a-2\">&lt;b&gt; &amp; &quot;it&#39;s&quot;<code>&lt;script&gt;</code>\
             <a rel=\"noopener nofollow\" href=\"https://example.org/?a=&quot;&gt;&lt;script&gt;\" \
             title=\"&quot;&gt;&lt;b&gt;\">x</a></p>",
        );
    }

    #[test]
    fn subheadings_stand_below_the_section_and_never_below_six() {
        let subheading = |depth| Block::Subheading {
            id: TextId { hash: 0, nth: 1 },
            text: text("T"),
            depth,
        };
        check_html(subheading(1), "<h3 id=\"p-000000\">T</h3>");
        check_html(subheading(200), "<h6 id=\"p-000000\">T</h6>");
    }

    #[test]
    fn a_list_keeps_its_first_number() {
        let list = Block::List {
            start: Some(3),
            items: vec![vec![Block::Rule]],
        };
        check_html(list, "<ol start=\"3\"><li><hr></li></ol>");
    }
}
