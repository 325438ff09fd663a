//! Blocks as HTML text.
//!
//! The page sets this text as the inside of one element at a time, which draws a report in one
//! step and leaves its inside alone when a page is hydrated. The model has no variant for raw
//! HTML, and every string is escaped here, so the elements and attributes written below are the
//! only ones that the text of a report can become.
//!
//! Some components write HTML text, too: they put words of reports into elements of their own, and
//! each such word goes through [`escaped`].
//!
//! Tests: beside the code; and `tests/native/safety.rs`, which judges reports and whole pages.

use super::{Align, Block, Cell, Inline, TextId, plain_text};
use crate::strings::{passage, report};
use core::cell::Cell as Number;
use core::fmt::Write as _;

/// How blocks are written where they stand.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// The level, 1 to 6, of the heading above the blocks; subheadings stand below it.
    pub level: u8,
    /// Whether texts have their names as ids. Where texts of several reports stand on one page they
    /// have not, for they may have the same names.
    pub has_ids: bool,
    /// The address of a page on which the texts stand by their names: each paragraph ends with a
    /// link to itself there, and one follows each heading. Empty for no links.
    pub page: &'a str,
}

impl Default for Form<'_> {
    /// As on the page of a report, where the headline is the `h1` and a section's heading an `h2`.
    fn default() -> Self {
        Self {
            level: 2,
            has_ids: true,
            page: "",
        }
    }
}

/// Writes a run of text as HTML.
#[must_use]
pub fn inline(text: &[Inline]) -> String {
    let mut html = String::new();
    push_inline(&mut html, text);
    html
}

/// Writes words as HTML text, which is also safe between the quotation marks of an attribute.
#[must_use]
pub fn escaped(words: &str) -> String {
    let mut html = String::new();
    push_escaped(&mut html, words);
    html
}

/// Writes blocks as HTML, each piece of text with its permanent name as `id`.
#[must_use]
pub fn blocks(blocks: &[Block]) -> String {
    formed(blocks, "", Form::default())
}

/// The same in another form, below the heading of a section, of which plain words are given, or of
/// none.
#[must_use]
pub fn formed(blocks: &[Block], section: &str, form: Form<'_>) -> String {
    let mut html = String::new();
    let n_paragraphs = &Number::new(0);
    let place = Place {
        form,
        section,
        n_paragraphs,
    };
    push_blocks(&mut html, blocks, place);
    html
}

/// The link by which a text is named to others; nothing where there are no links, or the text has no
/// name. The plain words say which text it is, for the link has no words of its own: it stands in a
/// paragraph, and behind a heading, whose name it must not change.
#[must_use]
pub fn handle(id: TextId, words: &str, form: Form<'_>) -> String {
    let mut html = String::new();
    if !form.page.is_empty() && !id.is_unnamed() {
        html.push_str("<a class=\"handle\"");
        push_attribute(&mut html, "href", &format!("{}#{id}", form.page));
        push_attribute(&mut html, "aria-label", &passage::link_to(words));
        html.push_str("></a>");
    }
    html
}

/// Where a block stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    form: Form<'a>,
    /// The plain words of the section's heading.
    section: &'a str,
    /// How many paragraphs stand before, in the same section.
    n_paragraphs: &'a Number<u32>,
}

fn push_blocks(html: &mut String, blocks: &[Block], at: Place<'_>) {
    for block in blocks {
        push_block(html, block, at);
    }
}

fn push_block(html: &mut String, block: &Block, at: Place<'_>) {
    match block {
        Block::Paragraph { id, text } => {
            push_start_tag(html, "p", *id, at);
            push_inline(html, text);
            at.n_paragraphs.set(at.n_paragraphs.get() + 1);
            let name = passage::paragraph(at.n_paragraphs.get(), at.section);
            html.push_str(&handle(*id, &name, at.form));
            html.push_str("</p>");
        }
        Block::Subheading { id, text, depth } => {
            let level = at.form.level.saturating_add(*depth).min(6);
            let tag = format!("h{level}");
            push_start_tag(html, &tag, *id, at);
            push_inline(html, text);
            _ = write!(html, "</{tag}>");
            html.push_str(&handle(*id, &plain_text(text), at.form));
        }
        Block::List { start, items } => push_list(html, *start, items, at),
        Block::Quote(blocks) => {
            html.push_str("<blockquote>");
            push_blocks(html, blocks, at);
            html.push_str("</blockquote>");
        }
        Block::Code { id, language, text } => {
            push_wide_frame(html, report::PREFORMATTED, language);
            push_start_tag(html, "pre", *id, at);
            html.push_str("<code>");
            push_escaped(html, text);
            html.push_str("</code></pre></div>");
        }
        Block::Table { aligns, head, rows } => push_table(html, aligns, head, rows, at),
        Block::Footnote { label, blocks } => {
            html.push_str("<div class=\"footnote\"><span class=\"footnote-label\">");
            push_escaped(html, label);
            html.push_str("</span> ");
            push_blocks(html, blocks, at);
            html.push_str("</div>");
        }
        Block::Rule => html.push_str("<hr>"),
    }
}

fn push_list(html: &mut String, start: Option<u64>, items: &[Vec<Block>], at: Place<'_>) {
    match start {
        None => html.push_str("<ul>"),
        Some(1) => html.push_str("<ol>"),
        // Writing to a string cannot fail.
        Some(start) => _ = write!(html, "<ol start=\"{start}\">"),
    }
    for item in items {
        html.push_str("<li>");
        push_blocks(html, item, at);
        html.push_str("</li>");
    }
    html.push_str(if start.is_some() { "</ol>" } else { "</ul>" });
}

fn push_table(
    html: &mut String,
    aligns: &[Align],
    head: &[Cell],
    rows: &[Vec<Cell>],
    at: Place<'_>,
) {
    push_wide_frame(html, report::TABLE, "");
    html.push_str("<table><thead><tr>");
    push_cells(html, "th", aligns, head, at);
    html.push_str("</tr></thead><tbody>");
    for row in rows {
        html.push_str("<tr>");
        push_cells(html, "td", aligns, row, at);
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table></div>");
}

/// Writes the cells of a row, aligned by classes: the page's policy allows no styles in elements.
fn push_cells(html: &mut String, tag: &str, aligns: &[Align], cells: &[Cell], at: Place<'_>) {
    let aligns = aligns.iter().chain(core::iter::repeat(&Align::Unset));
    for (cell, align) in cells.iter().zip(aligns) {
        html.push('<');
        html.push_str(tag);
        push_id(html, cell.id, at);
        html.push_str(match align {
            Align::Unset => ">",
            Align::Start => " class=\"align-start\">",
            Align::Center => " class=\"align-center\">",
            Align::End => " class=\"align-end\">",
        });
        push_inline(html, &cell.text);
        _ = write!(html, "</{tag}>");
    }
}

/// Opens the frame in which something wide scrolls by itself; the keyboard must be able to reach
/// it, and so it needs a name, to which a language is added if there is one.
fn push_wide_frame(html: &mut String, label: &str, language: &str) {
    html.push_str("<div class=\"wide-frame\" role=\"group\" aria-label=\"");
    html.push_str(label);
    if !language.is_empty() {
        html.push_str(": ");
        push_escaped(html, language);
    }
    html.push_str("\" tabindex=\"0\">");
}

fn push_start_tag(html: &mut String, tag: &str, id: TextId, at: Place<'_>) {
    html.push('<');
    html.push_str(tag);
    push_id(html, id, at);
    html.push('>');
}

fn push_id(html: &mut String, id: TextId, at: Place<'_>) {
    if at.form.has_ids && !id.is_unnamed() {
        // Writing to a string cannot fail.
        _ = write!(html, " id=\"{id}\"");
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
                html.push_str(if is_outer(href) {
                    "<a rel=\"nofollow noopener noreferrer\""
                } else {
                    "<a"
                });
                push_attribute(html, "href", href);
                if !title.is_empty() {
                    push_attribute(html, "title", title);
                }
                html.push('>');
                push_inline(html, text);
                html.push_str("</a>");
            }
            Inline::Image { src, alt, title } => {
                html.push_str("<img class=\"picture\"");
                push_attribute(html, "src", src);
                push_attribute(html, "alt", alt);
                if !title.is_empty() {
                    push_attribute(html, "title", title);
                }
                html.push_str(" loading=\"lazy\" decoding=\"async\">");
            }
        }
    }
}

/// Whether a link leaves the archive; the others are relative to the reader's base.
fn is_outer(href: &str) -> bool {
    href.split_once(':')
        .is_some_and(|(scheme, _)| scheme.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

fn push_attribute(html: &mut String, name: &str, value: &str) {
    _ = write!(html, " {name}=\"");
    push_escaped(html, value);
    html.push('"');
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
             <a rel=\"nofollow noopener noreferrer\" href=\"https://example.org/?a=&quot;&gt;&lt;script&gt;\" \
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

    #[test]
    fn links_inside_the_archive_and_images_are_plain() {
        check_html(
            Block::Paragraph {
                id: TextId::default(),
                text: vec![
                    Inline::Link {
                        href: "2023/11/#p-00001a".into(),
                        title: String::new(),
                        text: text("x"),
                    },
                    Inline::Image {
                        src: "images/a.png".into(),
                        alt: "a \"b\"".into(),
                        title: "<c>".into(),
                    },
                ],
            },
            "<p><a href=\"2023/11/#p-00001a\">x</a><img class=\"picture\" src=\"images/a.png\" \
             alt=\"a &quot;b&quot;\" title=\"&lt;c&gt;\" loading=\"lazy\" decoding=\"async\"></p>",
        );
    }

    #[test]
    fn columns_are_aligned_by_class_and_code_names_its_language() {
        let cell = || Cell {
            id: TextId::default(),
            text: text("x"),
        };
        check_html(
            Block::Table {
                aligns: vec![Align::End],
                head: vec![cell(), cell()],
                rows: Vec::new(),
            },
            "<div class=\"wide-frame\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>\
             <thead><tr><th class=\"align-end\">x</th><th>x</th></tr></thead><tbody></tbody>\
             </table></div>",
        );
        check_html(
            Block::Code {
                id: TextId::default(),
                language: "\"><b>".into(),
                text: "x".into(),
            },
            "<div class=\"wide-frame\" role=\"group\" aria-label=\"Preformatted text: \
             &quot;&gt;&lt;b&gt;\" tabindex=\"0\"><pre><code>x</code></pre></div>",
        );
    }

    #[test]
    fn each_paragraph_and_heading_has_a_link_that_says_which_text_it_names() {
        let id = |hash| TextId { hash, nth: 1 };
        let blocks = [
            Block::Subheading {
                id: id(1),
                text: text("A & b"),
                depth: 1,
            },
            Block::Paragraph {
                id: TextId::default(),
                text: text("…"),
            },
            Block::Quote(vec![Block::Paragraph {
                id: id(2),
                text: text("c"),
            }]),
        ];
        let page = "/x/2021/11/";
        let form = Form {
            page,
            has_ids: false,
            ..Form::default()
        };
        let expected = "<h3>A &amp; b</h3><a class=\"handle\" href=\"/x/2021/11/#p-000001\" \
             aria-label=\"Link to A &amp; b\"></a><p>…</p><blockquote><p>c\
             <a class=\"handle\" href=\"/x/2021/11/#p-000002\" \
             aria-label=\"Link to paragraph 2 of News\"></a></p></blockquote>";
        assert_eq!(formed(&blocks, "News", form), expected);
    }
}
