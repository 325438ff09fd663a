//! Converts Markdown to pieces: the supported syntax, and how each part is represented.
//!
//! It supports all of `CommonMark`, plus GitHub's tables, footnotes, strikethrough, task lists, and
//! bare URLs; and HTML that Markdown can express. Syntax that the model cannot represent keeps its
//! words: other HTML becomes text, a refused image becomes its description, an unsafe link becomes
//! its text. Each adds a warning, HTML one for the whole report.
//!
//! 1. [`events`] runs the parser and limits the nesting depth. In it, [`html`] reads HTML, and
//!    [`raw_html`] names what stays.
//! 2. [`blocks`] parses blocks, [`inline`] their inline content.
//! 3. [`address`] decides whether links and images are safe, [`autolink`] finds bare URLs.
//! 4. [`emphasis`] and [`single_asterisks`] read emphasis that the parser leaves as asterisks,
//!    [`east_asian`] knows the scripts without spaces.
//! 5. [`definition`] finds link definitions that never reach the reader.
//!
//! The result is a list of [`piece`]s. Separately, [`place`] finds the line where each text begins,
//! and [`layout`] the top-level parts of a text.
//!
//! Tests: beside the code, `tests/native/markdown.rs`,
//! `tests/native/html_in_reports.rs` and `tests/native/safety.rs`.

mod address;
mod autolink;
mod blocks;
mod definition;
mod east_asian;
mod emphasis;
mod events;
mod html;
mod inline;
mod layout;
mod piece;
mod place;
mod raw_html;
mod reader;
mod single_asterisks;

use super::Diagnostic;
use super::characters;
use super::config::Config;
use super::links::{HeadingName, InnerLink};
use core::ops::RangeInclusive;
use events::Events;
use reader::{RawHtml, Reader};
use std::collections::{BTreeMap, BTreeSet};

pub use blocks::subheading;
pub use events::OPTIONS;
pub use html::decoded;
pub use inline::{append, push_text};
pub use layout::{Part, PartKind, parts};
pub use piece::{MAX_LINE_CHARS, Piece, PieceKind};
pub use place::texts;

/// The parsed Markdown of a report.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its top-level parts, in order.
    pub pieces: Vec<Piece>,
    /// Links that stay inside the archive, in order.
    pub links: Vec<InnerLink>,
    /// Names that headings were given, in order.
    pub names: Vec<HeadingName>,
    /// The first and last line of each fenced code block, in order.
    pub fences: Vec<RangeInclusive<u32>>,
}

/// Parses the Markdown of one report. `names` has the names that headings were given, each with the
/// heading's line.
pub fn read(
    path: &str,
    text: &str,
    names: &[(u32, String)],
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Reading {
    // A browser would drop the NUL character and join the words around it.
    let text = text.replace('\0', "\u{fffd}");
    let mut reader = Reader {
        path,
        text: &text,
        config,
        events: Events::new(&text),
        offset: 0,
        link_depth: 0,
        raw_html: RawHtml::default(),
        used_definitions: BTreeSet::new(),
        links: Vec::new(),
        given_names: names
            .iter()
            .map(|(line, name)| (*line, name.as_str()))
            .collect(),
        names: Vec::new(),
        headings: BTreeMap::new(),
        asterisks: Vec::new(),
        single_asterisks: Vec::new(),
        fences: Vec::new(),
        diagnostics,
    };
    let pieces = reader.pieces();
    reader.warn_of_raw_html();
    reader.warn_of_unused_definitions();
    for (line, character) in reader.events.controls() {
        let problem = characters::problem(path, line, character);
        reader.diagnostics.push(problem);
    }
    Reading {
        pieces,
        links: reader.links,
        names: reader.names,
        fences: reader.fences,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::Code;
    use crate::model::{Align, Block, plain_text};

    fn read_text(markdown: &str) -> (Reading, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let reading = read("a.md", markdown, &[], &Config::default(), &mut diagnostics);
        (reading, diagnostics)
    }

    #[track_caller]
    fn check_words(markdown: &str, expected: &[(u32, &str)]) {
        let (reading, _) = read_text(markdown);
        let found = reading.pieces.iter();
        let found: Vec<(u32, String)> = found.map(|it| (it.line, words(&it.kind))).collect();
        let found: Vec<(u32, &str)> = found.iter().map(|(n, t)| (*n, t.as_str())).collect();
        assert_eq!(found, expected);
    }

    fn words(kind: &PieceKind) -> String {
        match kind {
            PieceKind::Heading { text, level } => format!("h{level} {}", plain_text(text)),
            PieceKind::Block(Block::Rule) => "rule".to_owned(),
            PieceKind::Block(block) => {
                let leaves = crate::model::leaves(core::slice::from_ref(block));
                let texts: Vec<_> = leaves.into_iter().map(|leaf| leaf.text).collect();
                texts.join(" | ")
            }
        }
    }

    #[track_caller]
    fn check_problems(markdown: &str, expected: &[(u32, Code, &str)]) {
        let (_, diagnostics) = read_text(markdown);
        let found = diagnostics.iter();
        let found: Vec<_> = found
            .map(|it| (it.line, it.code, it.value.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pieces_carry_their_lines() {
        let text =
            "# A\n\nb\nc\n\n## D\ne\n\n```\nf\n\ng\n```\n- h\n\n| i |\n|---|\n\nj\n===\n***\nk";
        let expected = [
            (1, "h1 A"),
            (3, "b c"),
            (6, "h2 D"),
            (7, "e"),
            (9, "f\n\ng\n"),
            (14, "h"),
            (16, "i"),
            (19, "h1 j"),
            (21, "rule"),
            (22, "k"),
        ];
        check_words(text, &expected);
        check_words(&text.replace('\n', "\r\n"), &expected);
    }

    #[test]
    fn tight_and_loose_lists_keep_every_item() {
        check_words("- a\n- b\n  - c\n\nd", &[(1, "a | b | c"), (5, "d")]);
        check_words("1. a\n\n   b\n\n2. c", &[(1, "a | b | c")]);
        check_words("- a\n  ***\n  b", &[(1, "a | b")]);
    }

    #[test]
    fn tables_footnotes_quotes_and_code_keep_their_words() {
        check_words("| a | b |\n|---|---|\n| c | d |", &[(1, "a | b | c | d")]);
        check_words("| a |\n|---|\n| c | d | e |", &[(1, "a | c | d | e")]);
        check_words("a[^1]\n\n[^1]: note", &[(1, "a[1]"), (3, "note")]);
        check_words("a[^1]\n\n[^2]: note", &[(1, "a[^1]"), (3, "note")]);
        check_words("> # h\n> q", &[(1, "h | q")]);
        check_words("```rust\nfn a() {}\n```", &[(1, "fn a() {}\n")]);
        check_words("- [x] done", &[(1, "[x] done")]);
        check_words("a\\\nb  \nc", &[(1, "a b c")]);
        check_words(
            "a\0b &#0; &amp; &nbsp;",
            &[(1, "a\u{fffd}b \u{fffd} & \u{a0}")],
        );
    }

    #[test]
    fn alignment_and_language_are_kept() {
        let (reading, _) = read_text("|a|b|c|d|\n|-|:-|:-:|-:|\n\n~~~ rust x\n~~~");
        let blocks: Vec<&PieceKind> = reading.pieces.iter().map(|piece| &piece.kind).collect();
        let [
            PieceKind::Block(Block::Table { aligns, .. }),
            PieceKind::Block(Block::Code { language, .. }),
        ] = blocks.as_slice()
        else {
            panic!("{blocks:?}");
        };
        assert_eq!(
            aligns,
            &[Align::Unset, Align::Start, Align::Center, Align::End]
        );
        assert_eq!(language, "rust x");
    }

    #[test]
    fn prose_above_a_rule_is_no_heading() {
        let prose = "The harbour froze, and so nobody came.";
        check_words(
            &format!("{prose}\n---\nB"),
            &[(1, prose), (2, "rule"), (3, "B")],
        );
        check_words("St. Nicholas Jr.\n---", &[(1, "h2 St. Nicholas Jr.")]);
        check_words(&format!("## {prose}"), &[(1, &format!("h2 {prose}"))]);
        check_words(&format!("{prose}\n==="), &[(1, &format!("h1 {prose}"))]);
    }

    #[test]
    fn html_without_meaning_is_text_and_named_once() {
        let text = "a <b>c</b> <x>d</x>\n\n<div>\n*e*\n</div>\n\n<y z>\nf\n</y>\n\n</z>";
        check_words(
            text,
            &[
                (1, "a c <x>d</x>"),
                (4, "*e*"),
                (7, "<y z> f </y>"),
                (11, "</z>"),
            ],
        );
        check_problems(text, &[(1, Code::RawHtml, "<x>")]);
        let (_, diagnostics) = read_text(text);
        assert_eq!(
            diagnostics[0].message,
            "raw HTML `<x>`, `<y>`, `</z>` in 3 places: expected Markdown, or HTML that it can express"
        );
        check_problems("</i> <!-- a --> <u>b", &[]);
        let (_, diagnostics) = read_text("<c> <d> <e> <f> <g> <h>");
        let named = "`<c>`, `<d>`, `<e>`, `<f>`, `<g>`, … in 6 places";
        assert!(diagnostics[0].message.contains(named));
    }

    #[test]
    fn links_and_images_are_named_where_their_address_stands() {
        check_problems(
            "[a](javascript:b) ![c](d.png)\n[e]\n\n[e]: data:f\n[G]: h\n[e]: i\n> [j]: k\n>  'l'",
            &[
                (1, Code::UnsafeLink, "javascript:b"),
                (1, Code::RefusedImage, "d.png"),
                (4, Code::UnsafeLink, "data:f"),
                (5, Code::UnusedDefinition, "[G]: h"),
                (6, Code::UnusedDefinition, "[e]: i"),
                (7, Code::UnusedDefinition, "> [j]: k"),
            ],
        );
        check_problems("[a][B c]\n\n[b  C]: https://example.org\n\n    [d]: e", &[]);
    }

    #[test]
    fn nesting_ends_and_words_stay() {
        let deep = format!("{}a\n\n{}b", "> ".repeat(5000), "- ".repeat(5000));
        check_words(&deep, &[(1, "a"), (3, "b")]);
        let spans = format!("{}x{}", "*a **b ".repeat(500), "** *".repeat(500));
        let (reading, _) = read_text(&spans);
        let found = words(&reading.pieces[0].kind);
        assert_eq!(found.matches('b').count(), 500);
        let items: Vec<String> = (0..40)
            .map(|n| format!("{}- i{n}\n", "  ".repeat(n)))
            .collect();
        let items = items.concat();
        let (reading, _) = read_text(&items);
        let found = words(&reading.pieces[0].kind);
        assert!(found.contains("i38 i39"), "{found}");
    }
}
