//! Renders blocks and inline text as HTML.
//!
//! A page sets this HTML as the content of one element at a time. That renders a report in one
//! step, and hydration leaves the content alone. The model has no variant for raw HTML, so a report
//! can only become the elements and attributes below.
//!
//! Tests: in this file; `tests/native/safety.rs` checks reports and whole pages.

use super::direction::{self, Direction, dir};
use super::standing::folded;
use super::{heading, wide_frame};
use crate::model::{Align, Block, Byline, Cell, Inline, Standing, TextId, plain_text};
use crate::text::{passage, report};
use core::cell::Cell as Number;
use maud::{Markup, Render, html};

/// Options for rendering blocks.
#[derive(Clone, Copy)]
pub struct RenderOptions<'a> {
    /// Level, 1 to 6, of the heading above the blocks; subheadings get deeper levels.
    pub level: u8,
    /// Whether texts have `id` attributes. False on a page with texts of several reports, because
    /// the same ids could occur twice.
    pub has_ids: bool,
    /// Prefix of these ids, as in `2023-11-` in a file with several reports.
    pub prefix: &'a str,
    /// Address of a page that contains the texts by id: each paragraph ends with a link to itself
    /// there, and one follows each heading. Empty for no links.
    pub page: &'a str,
    /// The standing texts to fold; empty to fold none.
    pub standing: &'a [Standing],
    /// How to rewrite addresses for a place outside the reader; `None` in the reader.
    pub elsewhere: Option<&'a dyn Elsewhere>,
}

/// A place outside the reader that shows a text, such as a saved file or a feed. Addresses relative
/// to the base of the reader do not work there.
pub trait Elsewhere {
    /// Returns the address for a link inside the archive; `None` for no link. `href` is as in the
    /// model, for example `2023/11/#p-1a2b3c`.
    fn link(&self, href: &str) -> Option<String>;

    /// Returns the address of an image; `None` if only its alternative text can be shown.
    fn picture(&self, src: &str) -> Option<String>;
}

impl Default for RenderOptions<'_> {
    /// Returns the options for a report's page: the headline is the `h1`, a section's heading an
    /// `h2`.
    fn default() -> Self {
        Self {
            level: 2,
            has_ids: true,
            prefix: "",
            page: "",
            standing: &[],
            elsewhere: None,
        }
    }
}

impl<'a> RenderOptions<'a> {
    /// Returns the `id` of a text; `None` if ids are off or the text is unnamed.
    #[must_use]
    pub fn id(&self, id: TextId) -> Option<Id<'a>> {
        let prefix = self.prefix;
        (self.has_ids && !id.is_unnamed()).then_some(Id { prefix, id })
    }
}

/// The `id` attribute of a text in a document.
#[derive(Clone, Copy)]
pub struct Id<'a> {
    prefix: &'a str,
    id: TextId,
}

impl Render for Id<'_> {
    fn render_to(&self, buffer: &mut String) {
        self.prefix.render_to(buffer);
        self.id.render_to(buffer);
    }
}

/// Renders inline text with the default options.
#[must_use]
pub fn inline(text: &[Inline]) -> Markup {
    inline_in(text, RenderOptions::default())
}

/// Renders inline text.
#[must_use]
pub fn inline_in(text: &[Inline], options: RenderOptions<'_>) -> Markup {
    html! { @for piece in text { (piece_of_text(piece, options)) } }
}

/// Renders lines, for example the authors, each as a paragraph with a class.
#[must_use]
pub fn lines(class: &str, lines: &[Byline], options: RenderOptions<'_>) -> Markup {
    html! {
        @for line in lines {
            p class=(class) id=[options.id(line.id)] dir="auto" { (inline_in(&line.text, options)) }
        }
    }
}

/// Renders the blocks of a report's page, with permanent ids as `id` attributes.
#[must_use]
pub fn blocks(blocks: &[Block]) -> Markup {
    blocks_with(blocks, "", RenderOptions::default())
}

/// Like [`blocks`], with options. `section` is the section heading as plain text, empty for the
/// lead.
#[must_use]
pub fn blocks_with(blocks: &[Block], section: &str, options: RenderOptions<'_>) -> Markup {
    let n_paragraphs = &Number::new(0);
    let place = Surroundings {
        options,
        section,
        n_paragraphs,
        direction: None,
    };
    let n_reports = |block: &Block| Standing::n_reports_with(options.standing, block);
    let runs = blocks.chunk_by(|one, next| n_reports(one) == n_reports(next));
    html! { @for run in runs { (folded(run.first().map_or(0, n_reports), all(run, place))) } }
}

/// Returns the permanent link of a text; empty if links are off or the text is unnamed. `words`
/// says which text it is, for the link's label. The link has no text of its own, because it is in a
/// paragraph or after a heading and must not change the name of that heading.
#[must_use]
pub fn permalink(id: TextId, words: &str, options: RenderOptions<'_>) -> Markup {
    html! {
        @if !options.page.is_empty() && !id.is_unnamed() {
            a.handle href={ (options.page) "#" (id) } aria-label=(passage::link_to(words)) {}
        }
    }
}

/// The surroundings of a block.
#[derive(Clone, Copy)]
struct Surroundings<'a> {
    options: RenderOptions<'a>,
    /// The section heading as plain text.
    section: &'a str,
    /// Number of paragraphs so far in the section.
    n_paragraphs: &'a Number<u32>,
    /// Direction of the block around; `None` outside of one.
    direction: Option<Direction>,
}

impl Surroundings<'_> {
    /// Returns the value of `dir` for a block of the direction `own`.
    fn dir(&self, own: Option<Direction>) -> Option<&'static str> {
        dir(own, self.direction)
    }

    /// Returns the surroundings of the blocks in such a block.
    fn inside(self, own: Option<Direction>) -> Self {
        let direction = Some(direction::inside(own, self.direction));
        Self { direction, ..self }
    }
}

fn all(blocks: &[Block], at: Surroundings<'_>) -> Markup {
    html! { @for block in blocks { (one(block, at)) } }
}

fn one(block: &Block, at: Surroundings<'_>) -> Markup {
    let options = at.options;
    let own = direction::of_block(block);
    let within = at.inside(own);
    match block {
        Block::Paragraph { id, text } => paragraph(*id, text, at, own),
        Block::Subheading { id, text, depth } => html! {
            (heading(options.level.saturating_add(*depth), options.id(*id), "", &inline_in(text, options)))
            (permalink(*id, &plain_text(text), options))
        },
        Block::List { numbers, items } => list(numbers, items, at, own),
        Block::Quote(blocks) => html! { blockquote dir=[at.dir(own)] { (all(blocks, within)) } },
        Block::Code { id, language, text } => {
            let code = html! { pre id=[options.id(*id)] dir="ltr" { code { (text) } } };
            let colon = if language.is_empty() { "" } else { ": " };
            wide_frame(
                &[report::PREFORMATTED, colon, language].concat(),
                Some("ltr"),
                &code,
            )
        }
        Block::Table { aligns, head, rows } => wide_frame(
            report::TABLE,
            at.dir(own),
            &table(aligns, head, rows, within),
        ),
        Block::Footnote { label, blocks } => html! {
            div.footnote dir="auto" {
                span.footnote-label dir="auto" { (label) } " "
                (all(blocks, within))
            }
        },
        Block::Rule => html! { hr; },
    }
}

fn paragraph(id: TextId, text: &[Inline], at: Surroundings<'_>, own: Option<Direction>) -> Markup {
    let number = at.n_paragraphs.get() + 1;
    at.n_paragraphs.set(number);
    html! {
        p id=[at.options.id(id)] dir=[at.dir(own)] {
            (inline_in(text, at.options))
            (permalink(id, &passage::paragraph(number, at.section), at.options))
        }
    }
}

/// Renders a list. An item has its own number if it does not follow the one before.
fn list(
    numbers: &[u64],
    items: &[Vec<Block>],
    at: Surroundings<'_>,
    own: Option<Direction>,
) -> Markup {
    let within = at.inside(own);
    let items = html! {
        @for (nth, item) in items.iter().enumerate() {
            @let own = direction::of_blocks(item);
            li value=[own_number(numbers, nth)] dir=[within.dir(own)] {
                (all(item, within.inside(own)))
            }
        }
    };
    // A class, because browsers do not make room for long numbers.
    let class = numbers.iter().max().and_then(|&last| match last {
        0..100 => None,
        100..10_000 => Some("long-numbers"),
        10_000.. => Some("longer-numbers"),
    });
    match numbers.first() {
        None => html! { ul dir=[at.dir(own)] { (items) } },
        Some(first) => html! {
            ol class=[class] start=[Some(first).filter(|&&it| it != 1)]
                dir=[at.dir(own)] { (items) }
        },
    }
}

/// Returns the number of an item that does not follow the number before.
fn own_number(numbers: &[u64], nth: usize) -> Option<&u64> {
    let before = numbers.get(nth.checked_sub(1)?)?;
    numbers
        .get(nth)
        .filter(|&&number| number != before.wrapping_add(1))
}

fn table(aligns: &[Align], head: &[Cell], rows: &[Vec<Cell>], at: Surroundings<'_>) -> Markup {
    let options = at.options;
    let class = |column: usize| match aligns.get(column) {
        None | Some(Align::Unset) => None,
        // Classes, because the content security policy forbids inline styles.
        Some(Align::Start) => Some("align-start"),
        Some(Align::Center) => Some("align-center"),
        Some(Align::End) => Some("align-end"),
    };
    html! {
        table {
            thead {
                tr {
                    @for (column, cell) in head.iter().enumerate() {
                        th id=[options.id(cell.id)] class=[class(column)]
                            dir=[at.dir(direction::of_text(&cell.text))] {
                            (inline_in(&cell.text, options))
                        }
                    }
                }
            }
            tbody {
                @for row in rows {
                    tr {
                        @for (column, cell) in row.iter().enumerate() {
                            td id=[options.id(cell.id)] class=[class(column)]
                                dir=[at.dir(direction::of_text(&cell.text))] {
                                (inline_in(&cell.text, options))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn piece_of_text(piece: &Inline, options: RenderOptions<'_>) -> Markup {
    match piece {
        Inline::Text(words) => html! { (words) },
        Inline::Break => html! { br; },
        Inline::Emphasis(text) => html! { em { (inline_in(text, options)) } },
        Inline::Strong(text) => html! { strong { (inline_in(text, options)) } },
        Inline::Strikethrough(text) => html! { s { (inline_in(text, options)) } },
        Inline::Code(words) => html! { code dir="ltr" { (words) } },
        Inline::Link { href, title, text } => link(href, title, &inline_in(text, options), options),
        Inline::Image { src, alt, title } => picture(src, alt, title, options),
    }
}

fn link(href: &str, title: &str, inside: &Markup, options: RenderOptions<'_>) -> Markup {
    let title = Some(title).filter(|title| !title.is_empty());
    if is_outer(href) {
        return html! {
            a rel="nofollow noopener noreferrer" href=(href) title=[title] { (inside) }
        };
    }
    match options.elsewhere {
        None => html! { a href=(href) title=[title] { (inside) } },
        Some(elsewhere) => html! { a href=[elsewhere.link(href)] title=[title] { (inside) } },
    }
}

fn picture(src: &str, alt: &str, title: &str, options: RenderOptions<'_>) -> Markup {
    let title = Some(title).filter(|title| !title.is_empty());
    let src = match options.elsewhere {
        None => Some(src.to_owned()),
        Some(elsewhere) => elsewhere.picture(src),
    };
    html! {
        @match src {
            Some(src) => {
                img.picture src=(src) alt=(alt) title=[title] loading="lazy" decoding="async";
            }
            None => span.picture title=[title] { (alt) },
        }
    }
}

/// Reports whether a link leaves the archive. All others are relative to the reader's base.
#[must_use]
pub fn is_outer(href: &str) -> bool {
    href.split_once(':')
        .is_some_and(|(scheme, _)| scheme.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Vec<Inline> {
        vec![Inline::Text(words.to_owned())]
    }

    #[track_caller]
    fn check_html(block: Block, expected: &str) {
        assert_eq!(blocks(&[block]).into_string(), expected);
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
            "<p id=\"p-00001a-2\" dir=\"auto\">&lt;b&gt; &amp; &quot;it's&quot;<code dir=\"ltr\">&lt;script&gt;</code>\
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
        check_html(subheading(1), "<h3 id=\"p-000000\" dir=\"auto\">T</h3>");
        check_html(subheading(200), "<h6 id=\"p-000000\" dir=\"auto\">T</h6>");
    }

    #[test]
    fn a_list_keeps_its_first_number() {
        let list = Block::List {
            numbers: vec![3],
            items: vec![vec![Block::Rule]],
        };
        check_html(list, "<ol start=\"3\" dir=\"auto\"><li><hr></li></ol>");
    }

    #[test]
    fn an_item_keeps_a_number_that_does_not_follow() {
        let list = |numbers: &[u64]| Block::List {
            numbers: numbers.to_vec(),
            items: vec![Vec::new(); numbers.len()],
        };
        check_html(
            list(&[1, 2, 5, 6, 2]),
            "<ol dir=\"auto\"><li></li><li></li><li value=\"5\"></li><li></li><li value=\"2\"></li></ol>",
        );
        check_html(
            list(&[2021, 2022]),
            "<ol class=\"long-numbers\" start=\"2021\" dir=\"auto\"><li></li><li></li></ol>",
        );
        check_html(
            list(&[9, 10_000]),
            "<ol class=\"longer-numbers\" start=\"9\" dir=\"auto\"><li></li><li value=\"10000\"></li></ol>",
        );
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
            "<p dir=\"auto\"><a href=\"2023/11/#p-00001a\">x</a><img class=\"picture\" src=\"images/a.png\" \
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
            "<div class=\"wide-frame\" role=\"group\" aria-label=\"Table\" tabindex=\"0\" dir=\"auto\"><table>\
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
             &quot;&gt;&lt;b&gt;\" tabindex=\"0\" dir=\"ltr\"><pre dir=\"ltr\"><code>x</code></pre></div>",
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
        let options = RenderOptions {
            page,
            has_ids: false,
            ..RenderOptions::default()
        };
        let expected = "<h3 dir=\"auto\">A &amp; b</h3><a class=\"handle\" href=\"/x/2021/11/#p-000001\" \
             aria-label=\"Link to A &amp; b\"></a><p dir=\"auto\">…</p>\
             <blockquote dir=\"auto\"><p>c\
             <a class=\"handle\" href=\"/x/2021/11/#p-000002\" \
             aria-label=\"Link to paragraph 2 of News\"></a></p></blockquote>";
        assert_eq!(
            blocks_with(&blocks, "News", options).into_string(),
            expected
        );
    }
}
