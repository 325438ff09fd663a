//! The title line, with the publication and the month of the report.

use super::heading::heading;
use super::title_case::is_title_case;
use crate::compile::config::Config;
use crate::compile::dates;
use crate::compile::entry::Entry;
use crate::compile::front_matter::FrontMatter;
use crate::compile::markdown::{MAX_LINE_CHARS, Piece, PieceKind};
use crate::compile::{Code, Diagnostic};
use crate::model::{Block, Heading, Inline, Month, plain_text};

/// A title, for messages.
const EXAMPLE: &str = "such as `# Kusama News - November 2023`";

/// Maximum number of words in the name of a publication.
const MAX_NAME_WORDS: usize = 8;

/// The title of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The name of the publication, without the month; may be empty.
    pub publication: String,
    /// The month of the report.
    pub month: Month,
    /// The whole title as written; empty if the report has none.
    pub written: String,
    /// The title if it is more than the publication and the month.
    pub headline: Option<Heading>,
}

/// Takes the title: the first piece if it ends with a month, or else that of the front matter. The
/// month may come from elsewhere; see [`Entry::month`]. Adds an error and returns `None` if nothing
/// tells it.
pub fn take(
    entry: &Entry<'_>,
    source: &str,
    pieces: &mut Vec<Piece>,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Title> {
    let Some(piece) = pieces.first() else {
        diagnostics.push(without_title(entry.path));
        return None;
    };
    let first = First::of(piece, entry, config);
    let written = match entry.title() {
        Some(title) if first.title.is_none() => title,
        _ if first.title.is_some() || first.is_heading => &first.words,
        _ => "",
    };
    let month = entry.month(written, config);
    let Some(month) = month.or_else(|| month_below(pieces, config)) else {
        diagnostics.push(match &entry.front_matter {
            Some(front_matter) => without_month(entry, front_matter),
            None => untitled(entry.path, source, piece, pieces),
        });
        return None;
    };
    let title = Title {
        month,
        written: written.to_owned(),
        ..first.titled(entry, config)
    };
    if first.title.is_some() || first.repeats(entry) {
        pieces.remove(0);
    }
    Some(title)
}

/// The first piece of a report.
struct First {
    words: String,
    is_heading: bool,
    /// The publication, if the piece is a title that ends with a month.
    title: Option<String>,
}

impl First {
    fn of(piece: &Piece, entry: &Entry<'_>, config: &Config) -> Self {
        let words = piece.text().map(plain_text).unwrap_or_default();
        let is_heading = matches!(piece.kind, PieceKind::Heading { .. });
        let is_top = matches!(piece.kind, PieceKind::Heading { level: 1, .. });
        // Below front matter, only the highest heading may be a title.
        let may_be_title = is_top || entry.title().is_none();
        let title =
            parse(&words).or_else(|| ends_with_month(&words, config).filter(|_| is_heading));
        Self {
            title: title
                .filter(|_| may_be_title)
                .map(|(publication, _)| publication),
            is_heading,
            words,
        }
    }

    /// Reports whether it repeats the title of the front matter, which many tools need.
    fn repeats(&self, entry: &Entry<'_>) -> bool {
        let title = entry.title().unwrap_or_default().trim();
        self.is_heading && self.words.trim() == title
    }

    /// Returns publication and headline. A title that is more than a publication and a month is the
    /// headline.
    fn titled(&self, entry: &Entry<'_>, config: &Config) -> Title {
        let own = entry.title().and_then(|own| ends_with_month(own, config));
        let is_headline = own.is_none() && (self.title.is_none() || !self.repeats(entry));
        let publication = self.title.clone().or(own.map(|it| it.0));
        Title {
            publication: publication.unwrap_or_default(),
            month: Month::default(),
            written: String::new(),
            headline: entry.title().filter(|_| is_headline).map(headline),
        }
    }
}

/// Number of pieces that may have the month, if nothing else does.
const N_OPENING: usize = 4;

/// Returns the month in the lines at the beginning of a report that stand out, such as
/// `## Issue 12, May 2026` and `**Week of 2026-05-04**`. The first one counts.
fn month_below(pieces: &[Piece], config: &Config) -> Option<Month> {
    let opening = pieces.iter().take(N_OPENING);
    let mut lines = opening.filter(|piece| {
        let is_heading = matches!(piece.kind, PieceKind::Heading { .. });
        is_heading || piece.paragraph_text().is_some_and(is_marked)
    });
    lines.find_map(|line| {
        let found = dates::find(&plain_text(line.text()?), None, config.month_words());
        found.map(|found| found.date.month)
    })
}

/// Reports whether a whole text is strong or emphasized.
fn is_marked(text: &[Inline]) -> bool {
    matches!(text, [Inline::Strong(_) | Inline::Emphasis(_)])
}

fn without_title(path: &str) -> Diagnostic {
    let message = format!("empty report: expected a title {EXAMPLE}");
    let help = "write the report or remove the file";
    Diagnostic::new(Code::EmptyReport, path, 1, message, help)
}

/// Returns the problem of a report of another site, of which nothing tells the month.
fn without_month(entry: &Entry<'_>, front_matter: &FrontMatter) -> Diagnostic {
    let title = front_matter.title.as_deref().unwrap_or_default();
    let message = format!(
        "no month in the title `{title}`, in a date, or in the path of the file: expected one in one \
         of them"
    );
    let help = "write the month of this file under `[reports.months]` in archive.toml";
    let line = front_matter.title_line.max(1);
    Diagnostic::new(Code::NoMonth, entry.path, line, message, help).at(title)
}

fn headline(written: &str) -> Heading {
    heading(vec![Inline::Text(written.trim().to_owned())])
}

/// Splits a title at a month at its end, in any form.
fn ends_with_month(text: &str, config: &Config) -> Option<(String, Month)> {
    let found = dates::find(text, None, config.month_words());
    let found = found.filter(|found| found.date.day.is_none())?;
    let after = text.get(found.range.end..)?;
    let is_end = !after.chars().any(char::is_alphanumeric);
    let publication = text.get(..found.range.start)?;
    is_end.then(|| {
        let publication = publication.trim_matches(is_separator).to_owned();
        (publication, found.date.month)
    })
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
