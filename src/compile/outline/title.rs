//! The title line, with the publication and the month of the report.

use super::title_case::is_title_case;
use crate::compile::markdown::{MAX_LINE_CHARS, Piece, PieceKind};
use crate::compile::{Code, Diagnostic};
use crate::model::{Block, Month, plain_text};

/// A title, for messages.
const EXAMPLE: &str = "such as `# Kusama News - November 2023`";

/// Maximum number of words in the name of a publication.
const MAX_NAME_WORDS: usize = 8;

/// Takes the title, which is the first piece. Adds an error and returns `None` if it is missing.
pub fn take(
    path: &str,
    source: &str,
    pieces: &mut Vec<Piece>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, Month)> {
    let Some(piece) = pieces.first() else {
        diagnostics.push(Diagnostic::new(
            Code::EmptyReport,
            path,
            1,
            format!("empty report: expected a title {EXAMPLE}"),
            "write the report or remove the file",
        ));
        return None;
    };
    let text = piece.text().map(plain_text).unwrap_or_default();
    if let Some(title) = parse(&text) {
        pieces.remove(0);
        return Some(title);
    }
    diagnostics.push(untitled(path, source, piece, pieces));
    None
}

/// Returns the problem of a report without a title. `piece` is its first one.
fn untitled(path: &str, source: &str, piece: &Piece, pieces: &[Piece]) -> Diagnostic {
    let line_number = usize::try_from(piece.line).unwrap_or(usize::MAX);
    let line = source.lines().nth(line_number - 1).unwrap_or_default();
    let line: String = line.chars().take(MAX_LINE_CHARS).collect();
    let text = piece.text().map(plain_text).unwrap_or_default();
    let is_heading = matches!(piece.kind, PieceKind::Heading { .. });
    let is_title = is_heading || !text.is_empty() && text.chars().count() <= MAX_LINE_CHARS;
    let (code, message, help) = if pieces.iter().all(is_code) {
        let message = format!(
            "report of nothing but code, from `{line}`: expected a title {EXAMPLE}, and text"
        );
        (
            Code::NoTitle,
            message,
            "take off its fence or its indentation",
        )
    } else if is_title {
        let message = format!(
            "no month in the title `{line}`: expected a title that ends with a month, {EXAMPLE}"
        );
        (Code::NoMonth, message, "correct it")
    } else {
        let message =
            format!("no title before `{line}`: expected one that ends with a month, {EXAMPLE}");
        (Code::NoTitle, message, "correct it")
    };
    Diagnostic::new(code, path, piece.line, message, help).at(&line)
}

fn is_code(piece: &Piece) -> bool {
    matches!(piece.kind, PieceKind::Block(Block::Code { .. }))
}

/// Reports whether a text ends with a month.
pub fn is_title(text: &str) -> bool {
    split(text).is_some()
}

/// Reports whether a line has the form of a title: a name in title case, and a month.
pub fn is_proper_title(line: &str) -> bool {
    let Some((name, _)) = split(line) else {
        return false;
    };
    let name = name.trim();
    let n_words = name.split_whitespace().count();
    n_words <= MAX_NAME_WORDS
        && !name.contains(['!', '?'])
        && !line.trim_end().ends_with([':', '.', ','])
        && (name.is_empty() || is_title_case(name))
}

/// Reports whether a mark separates the name from the month, as in `Kusama News - May 2020`.
pub fn has_separator(text: &str) -> bool {
    let name = split(text).map(|(name, _)| name.trim_end().to_owned());
    name.is_some_and(|name| name.is_empty() || name.ends_with(is_separator) || text.contains('('))
}

/// Returns the month at the end of a text.
pub fn month_of(text: &str) -> Option<Month> {
    split(text).map(|(_, month)| month)
}

/// Splits `Publication - Month Year`. The separator may be any dash or colon.
pub fn parse(text: &str) -> Option<(String, Month)> {
    let (publication, month) = split(text)?;
    Some((publication.trim_matches(is_separator).to_owned(), month))
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | ',' | '|' | '(' | '"' | '“')
}

/// Splits a title into everything before the month, and the month.
fn split(text: &str) -> Option<(&str, Month)> {
    let is_mark =
        |c: char| c.is_whitespace() || matches!(c, ')' | '.' | ':' | '"' | '”' | '*' | '\u{200b}');
    let text = text.trim_end_matches(is_mark);
    let (rest, year) = text.rsplit_once(|c: char| c.is_whitespace() || c == ',')?;
    let rest = rest.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.'));
    let (publication, name) = rest
        .rsplit_once(|c: char| c.is_whitespace() || c == '(')
        .unwrap_or(("", rest));
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    if !is_year {
        return None;
    }
    Some((publication, Month::from_name(year.parse().ok()?, name)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = parse(text).map(|(name, month)| (name, month.to_string()));
        let expected = expected.map(|(name, month)| (name.to_owned(), month.to_owned()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_title_gives_publication_and_month() {
        check(
            "Kusama News - November 2023",
            Some(("Kusama News", "2023-11")),
        );
        check("Kusama News — May 2020", Some(("Kusama News", "2020-05")));
        check("Kusama News: june 2021 ", Some(("Kusama News", "2021-06")));
        check("Kusama News (June, 2021)", Some(("Kusama News", "2021-06")));
        check(
            "\"Kusama News - June 2021\"",
            Some(("Kusama News", "2021-06")),
        );
        check("May 2020", Some(("", "2020-05")));
        check("Kusama News - Novembre 2023", None);
        check("Kusama News", None);
    }
}
