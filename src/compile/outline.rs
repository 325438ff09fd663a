//! Pieces to a report: which line is the title, which the headline, where sections begin.
//!
//! The reports are written by machine in many forms. What they share: a title that ends with the
//! month, most often a headline, a lead, and sections under headings of one level. What cannot be
//! told apart for sure stays where it is and keeps its words.
//!
//! 1. [`read_title`] takes the publication and the month from the first piece.
//! 2. [`take_headline`] takes a second `#`, a `Headline:` or a short line without a full stop.
//! 3. [`take_bylines`] takes the lines that name authors.
//! 4. [`take_lead`] takes what stands before the first section.
//! 5. [`take_sections`] cuts the rest at the headings of the highest level.

use super::Diagnostic;
use super::markdown::{Piece, PieceKind, subheading};
use crate::archive::{Block, Byline, Heading, Inline, Month, Report, Section, TextId, plain_text};
use core::iter::Peekable;
use std::vec::IntoIter;

type Pieces = Peekable<IntoIter<Piece>>;

/// A line longer than this is prose rather than a headline or a byline. Chosen: the longest
/// headline seen has 96 characters, the shortest lead 160.
const MAX_LINE_CHARS: usize = 130;

/// Cuts the pieces of one report, or says why they are no report. Topics and ids are not given
/// yet.
pub fn cut(
    path: &str,
    source: &str,
    pieces: Vec<Piece>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Report> {
    let mut pieces = pieces.into_iter().peekable();
    let (publication, month) = read_title(path, source, &mut pieces, diagnostics)?;
    let headline = take_headline(&mut pieces);
    if headline.is_none() {
        let line = pieces.peek().map_or(1, |piece| piece.line);
        diagnostics.push(Diagnostic::warning(
            path,
            line,
            format!(
                "no headline: expected a second `#` or a line of its own after the title; \
                 the report is shown as `{}`",
                month.title()
            ),
        ));
    }
    let bylines = take_bylines(&mut pieces);
    let lead = take_lead(&mut pieces);
    let sections = take_sections(pieces);
    if lead.is_empty() && sections.is_empty() {
        diagnostics.push(Diagnostic::error(
            path,
            1,
            "empty report: expected text after the title; write it or remove the file",
        ));
        return None;
    }
    Some(Report {
        month,
        publication,
        headline,
        bylines,
        lead,
        lead_topic: None,
        sections,
    })
}

fn read_title(
    path: &str,
    source: &str,
    pieces: &mut Pieces,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, Month)> {
    let Some(piece) = pieces.next() else {
        diagnostics.push(Diagnostic::error(
            path,
            1,
            "empty report: expected a title such as `# Kusama News - November 2023`; \
             write the report or remove the file",
        ));
        return None;
    };
    let text = match &piece.kind {
        PieceKind::Heading { text, .. } | PieceKind::Block(Block::Paragraph { text, .. }) => {
            plain_text(text)
        }
        PieceKind::Block(_) => String::new(),
    };
    let title = parse_title(&text);
    if title.is_none() {
        let line_number = usize::try_from(piece.line).unwrap_or(usize::MAX);
        let line = source.lines().nth(line_number - 1).unwrap_or_default();
        let line: String = line.chars().take(MAX_LINE_CHARS).collect();
        diagnostics.push(Diagnostic::error(
            path,
            piece.line,
            format!(
                "no month in the title `{line}`: expected a title that ends with a month, such \
                 as `# Kusama News - November 2023`; correct it"
            ),
        ));
    }
    title
}

/// Splits `Publication - Month Year`. The separator may be any dash or colon.
fn parse_title(text: &str) -> Option<(String, Month)> {
    let (rest, year) = text.trim().rsplit_once(char::is_whitespace)?;
    let (publication, name) = rest
        .trim_end()
        .rsplit_once(char::is_whitespace)
        .unwrap_or(("", rest.trim_end()));
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    if !is_year {
        return None;
    }
    let month = Month::from_name(year.parse().ok()?, name)?;
    let is_separator =
        |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | ',' | '|');
    Some((publication.trim_end_matches(is_separator).to_owned(), month))
}

fn take_headline(pieces: &mut Pieces) -> Option<Heading> {
    let text = match &pieces.peek()?.kind {
        PieceKind::Heading { level: 1, text } => text.clone(),
        PieceKind::Block(Block::Paragraph { text, .. }) if is_headline(text) => text.clone(),
        _ => return None,
    };
    pieces.next();
    Some(heading(text))
}

/// A paragraph is the headline if it says so, or if it is short and does not end as a sentence.
fn is_headline(text: &[Inline]) -> bool {
    let plain = plain_text(text);
    let is_short = plain.chars().count() <= MAX_LINE_CHARS;
    split_label(&plain).is_some_and(|(label, _)| label == "Headline")
        || is_short && !plain.trim_end().ends_with(['.', ',', ':', ';']) && !is_byline(&plain)
}

fn take_bylines(pieces: &mut Pieces) -> Vec<Byline> {
    let mut bylines = Vec::new();
    while let Some(Piece {
        kind: PieceKind::Block(Block::Paragraph { text, .. }),
        ..
    }) = pieces.peek()
        && is_byline(&plain_text(text))
    {
        bylines.push(Byline {
            id: TextId::default(),
            text: text.clone(),
        });
        pieces.next();
    }
    bylines
}

fn is_byline(plain: &str) -> bool {
    let folded = plain.trim_start_matches(['(', '*', ' ']).to_lowercase();
    let is_signed = ["by ", "by: ", "byline", "authored by", "written by"]
        .iter()
        .any(|opening| folded.starts_with(opening));
    is_signed && plain.chars().count() <= MAX_LINE_CHARS && !plain.trim_end().ends_with('.')
}

fn take_lead(pieces: &mut Pieces) -> Vec<Block> {
    let mut lead = Vec::new();
    while let Some(piece) = pieces.next_if(|piece| matches!(piece.kind, PieceKind::Block(_))) {
        if let PieceKind::Block(block) = piece.kind {
            lead.push(block);
        }
    }
    lead
}

/// Cuts at every heading of the highest level that is left; deeper ones are subheadings.
fn take_sections(pieces: Pieces) -> Vec<Section> {
    let pieces: Vec<Piece> = pieces.collect();
    let section_level = pieces
        .iter()
        .filter_map(|piece| match &piece.kind {
            PieceKind::Heading { level, .. } => Some(*level),
            PieceKind::Block(_) => None,
        })
        .min()
        .unwrap_or_default();
    let mut pieces = pieces.into_iter().peekable();
    let mut sections: Vec<Section> = Vec::new();
    while let Some(piece) = pieces.next() {
        match piece.kind {
            // The first heading opens a section even if it is of a lower level.
            PieceKind::Heading { level, text } if level == section_level || sections.is_empty() => {
                sections.push(Section {
                    heading: heading(text),
                    level,
                    line: piece.line,
                    bylines: take_bylines(&mut pieces),
                    ..Section::default()
                });
            }
            kind => {
                let block = match kind {
                    PieceKind::Heading { level, text } => subheading(level, text),
                    PieceKind::Block(block) => block,
                };
                if let Some(section) = sections.last_mut() {
                    section.blocks.push(block);
                }
            }
        }
    }
    for section in &mut sections {
        rank_subheadings(&mut section.blocks);
    }
    sections
}

/// Replaces the levels of subheadings by how deep they stand, for a report may go from the
/// second level to the fourth at once.
fn rank_subheadings(blocks: &mut [Block]) {
    let mut levels: Vec<u8> = blocks.iter().filter_map(subheading_level).collect();
    levels.sort_unstable();
    levels.dedup();
    for block in blocks {
        if let Block::Subheading { depth, .. } = block {
            let rank = levels.iter().take_while(|&&level| level <= *depth).count();
            *depth = u8::try_from(rank).unwrap_or(u8::MAX);
        }
    }
}

fn subheading_level(block: &Block) -> Option<u8> {
    match block {
        Block::Subheading { depth, .. } => Some(*depth),
        _ => None,
    }
}

/// Separates what a template left in front of a heading from the heading itself.
fn heading(text: Vec<Inline>) -> Heading {
    let mut heading = Heading {
        id: TextId::default(),
        label: String::new(),
        text: unwrap_strong(text),
    };
    if let Some(Inline::Text(first)) = heading.text.first_mut()
        && let Some((label, rest)) = split_label(first)
    {
        heading.label = label.to_owned();
        *first = rest.to_owned();
    }
    if let [Inline::Text(only)] = heading.text.as_mut_slice() {
        *only = without_quotes(only).to_owned();
    }
    heading
}

/// A heading that is bold as a whole is just a heading.
fn unwrap_strong(text: Vec<Inline>) -> Vec<Inline> {
    match text.as_slice() {
        [Inline::Strong(inside)] => inside.clone(),
        _ => text,
    }
}

/// Splits `Headline: …` and `Article 3: …` into the label and the rest.
fn split_label(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.split_once(':')?;
    let label = label.trim();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let is_label = label == "Headline" || label.strip_prefix("Article ").is_some_and(is_number);
    is_label.then(|| (label, rest.trim_start()))
}

/// Takes away quotation marks that stand around the whole.
fn without_quotes(text: &str) -> &str {
    let text = text.trim();
    [('"', '"'), ('“', '”'), ('‘', '’')]
        .into_iter()
        .find_map(|(open, close)| {
            let inside = text.strip_prefix(open)?.strip_suffix(close)?;
            (!inside.contains([open, close])).then_some(inside)
        })
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gives_publication_and_month() {
        let parse = |text| parse_title(text).map(|(name, month)| (name, month.to_string()));
        let kusama = |month: &str| Some(("Kusama News".to_owned(), month.to_owned()));
        assert_eq!(parse("Kusama News - November 2023"), kusama("2023-11"));
        assert_eq!(parse("Kusama News — May 2020"), kusama("2020-05"));
        assert_eq!(parse("Kusama News: june 2021 "), kusama("2021-06"));
        assert_eq!(parse("May 2020"), Some((String::new(), "2020-05".into())));
        assert_eq!(parse("Kusama News - Novembre 2023"), None);
        assert_eq!(parse("Kusama News"), None);
    }

    #[track_caller]
    fn check_heading(written: &str, label: &str, text: &str) {
        let heading = heading(vec![Inline::Text(written.to_owned())]);
        assert_eq!(
            (heading.label.as_str(), plain_text(&heading.text).as_str()),
            (label, text)
        );
    }

    #[test]
    fn labels_and_quotes_around_a_heading_are_no_part_of_it() {
        check_heading("Article 12: \"A B\"", "Article 12", "A B");
        check_heading("Headline: “A: B”", "Headline", "A: B");
        check_heading("\"A\" and \"B\"", "", "\"A\" and \"B\"");
        check_heading("Article of the year: A", "", "Article of the year: A");
        check_heading("Looking Forward: A", "", "Looking Forward: A");
    }

    #[test]
    fn bylines_are_short_lines_that_sign() {
        assert!(is_byline("By A. Writer, Correspondent"));
        assert!(is_byline("Byline: A Writer"));
        assert!(is_byline("(Written by A Writer)"));
        assert!(!is_byline("By November the chain had grown."));
        assert!(!is_byline("Bypassing the relay chain"));
    }
}
