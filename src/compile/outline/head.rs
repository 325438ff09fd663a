//! The head of a report: masthead, headline, and bylines, all above the first prose.

use super::byline::{is_byline, is_byline_by_form};
use super::heading::{heading, is_headline_label, label};
use super::line::Mark;
use super::sections::{self, Line};
use crate::compile::config::Config;
use crate::compile::markdown::{MAX_LINE_CHARS, Piece, PieceKind};
use crate::model::{Byline, Heading, Inline, Month, TextId, plain_text};

/// The parts above the lead.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Lines above the headline, such as the name of a newspaper.
    pub masthead: Vec<Byline>,
    /// The headline, if there is one.
    pub headline: Option<Heading>,
    /// Bylines of the whole report.
    pub bylines: Vec<Byline>,
}

impl Head {
    /// Adds what the front matter says, unless the text says it.
    pub fn add(&mut self, headline: Option<Heading>, authors: &[String]) {
        self.headline = self.headline.take().or(headline);
        if self.bylines.is_empty() {
            // In one line, a second name would be the role of the first.
            let lines = authors.iter().map(|author| Byline {
                id: TextId::default(),
                text: vec![Inline::Text(format!("By {author}"))],
            });
            self.bylines.extend(lines);
        }
    }
}

/// Words that end the name of a newspaper or an edition, and so mark a masthead.
const PAPERS: [&str; 24] = [
    "times",
    "chronicle",
    "herald",
    "gazette",
    "tribune",
    "journal",
    "post",
    "daily",
    "weekly",
    "monthly",
    "news",
    "newsletter",
    "bulletin",
    "digest",
    "report",
    "review",
    "observer",
    "courier",
    "edition",
    "issue",
    "press",
    "wire",
    "date",
    "volume",
];

/// Maximum number of short paragraphs above the headline.
const MAX_ABOVE: usize = 4;

/// Maximum number of words in a masthead; a longer line is a statement.
const MAX_MASTHEAD_WORDS: usize = 8;

/// Takes the head off the pieces.
pub fn take(pieces: &mut Vec<Piece>, config: &Config) -> Head {
    let lines = sections::lines(pieces, config);
    let mut head = Head::default();
    if let Some(at) = headline(pieces, &lines) {
        // A byline above the headline stays there, because no word of a report may move.
        let above = pieces.drain(..at);
        head.masthead = above.filter_map(sections::byline).collect();
        head.headline = take_headline(pieces);
    }
    let n_bylines = pieces.iter().take_while(|piece| signs_under(piece)).count();
    let bylines = pieces.drain(..n_bylines);
    head.bylines = bylines.filter_map(sections::byline).collect();
    head
}

/// Takes the headline, which is the first piece, and its second line if it was wrapped.
fn take_headline(pieces: &mut Vec<Piece>) -> Option<Heading> {
    let first = pieces.remove(0);
    let line = first.line;
    let headline = heading(first.into_text().ok()?);
    let continues = pieces.first().is_some_and(|next| {
        let is_hash = matches!(next.kind, PieceKind::Heading { level: 1, .. });
        is_hash && next.line == line + 1 || sections::continues(&headline, line, next)
    });
    Some(if continues {
        sections::joined(headline, pieces.remove(0))
    } else {
        headline
    })
}

/// Returns how many pieces can belong to the head: the leading headings, bylines, and rules, or all
/// short paragraphs through the first `#` or `Headline:`.
fn n_head(pieces: &[Piece], lines: &[Line]) -> usize {
    let is_of_head = |at: usize, piece: &Piece| {
        let is_line = lines.iter().any(|l| l.at == at && l.mark != Mark::RunIn);
        is_line || signs(piece) || piece.is_rule()
    };
    let is_short = |piece: &Piece| match piece.text() {
        Some(text) => plain_text(text).chars().count() <= MAX_LINE_CHARS,
        None => piece.is_rule(),
    };
    let above = pieces.iter().take(MAX_ABOVE);
    let n_above = above.take_while(|piece| is_short(piece)).count();
    let top = lines
        .iter()
        .take_while(|line| line.at <= n_above)
        .find(|line| line.mark == Mark::Hash(1) || is_headline_label(&label_at(pieces, line.at)));
    let at_beginning = pieces
        .iter()
        .enumerate()
        .take_while(|(at, piece)| is_of_head(*at, piece))
        .count();
    at_beginning.max(top.map_or(0, |line| line.at + 1))
}

/// Returns the index of the headline among the pieces.
fn headline(pieces: &[Piece], lines: &[Line]) -> Option<usize> {
    let n_head = n_head(pieces, lines);
    let candidates: Vec<&Line> = lines.iter().filter(|line| line.at < n_head).collect();
    let is_label = |at: usize| is_headline_label(words_at(pieces, at).trim_end_matches(':'));
    if let Some(line) = candidates.iter().find(|line| is_label(line.at))
        && candidates.iter().any(|next| next.at == line.at + 1)
    {
        // The label is on a line of its own, above the headline.
        return Some(line.at + 1);
    }
    let labeled = candidates
        .iter()
        .find(|line| is_headline_label(&label_at(pieces, line.at)));
    if let Some(line) = labeled {
        return Some(line.at);
    }
    let may_be = |line: &&&Line| {
        label_at(pieces, line.at).is_empty()
            && !(has_rival(line, &candidates) && is_masthead(&words_at(pieces, line.at)))
            && !is_section(line, lines)
    };
    let first = |wanted: fn(Mark) -> bool| {
        candidates
            .iter()
            .filter(|line| wanted(line.mark))
            .find(may_be)
    };
    // A second `#` is the headline anywhere in the head; a line without `#` only above all `##`.
    let first_hash = candidates.iter().find(|line| line.mark < Mark::Bold);
    let top = first(|mark| mark == Mark::Hash(1));
    let plain = first(|mark| mark >= Mark::Bold)
        .filter(|line| first_hash.is_none_or(|hash| line.at < hash.at));
    let lower = first(|mark| mark < Mark::Bold).filter(|line| stands_alone(line, lines));
    top.or(plain).or(lower).map(|line| line.at)
}

/// Reports whether a possible headline is rather the first section: its topic differs from those of
/// all later lines with the same mark, and there are at least three.
fn is_section(line: &Line, lines: &[Line]) -> bool {
    let alike: Vec<&Line> = lines
        .iter()
        .filter(|other| other.mark == line.mark && other.at > line.at)
        .collect();
    let is_own = alike.iter().all(|other| other.topic != line.topic);
    line.topic.is_some() && is_own && alike.len() >= 3
}

/// Reports whether a lower heading is the headline: the only one of its level, with at least two
/// lines below that level, or one of several, with a topic that is unknown or shared.
fn stands_alone(line: &Line, lines: &[Line]) -> bool {
    let mut others = lines.iter().filter(|other| other.at != line.at);
    let n_lower = lines.iter().filter(|other| other.mark > line.mark).count();
    let is_only = !others.clone().any(|other| other.mark == line.mark);
    let says_nothing = line.topic.is_none() || others.any(|other| other.topic == line.topic);
    is_only && n_lower > 1 || !is_only && says_nothing
}

/// Returns the label of a piece, such as `Headline`, or an empty string.
fn label_at(pieces: &[Piece], at: usize) -> String {
    let label = pieces.get(at).and_then(Piece::text).and_then(label);
    label.unwrap_or_default()
}

fn words_at(pieces: &[Piece], at: usize) -> String {
    pieces.get(at).map(sections::words).unwrap_or_default()
}

/// Reports whether a later line of the head has the same or a higher mark, and so may be the
/// headline.
fn has_rival(line: &Line, candidates: &[&Line]) -> bool {
    candidates
        .iter()
        .any(|later| later.at > line.at && later.mark <= line.mark)
}

/// Reports whether a short line is the name of a newspaper, an edition, or a date rather than news.
/// Its last word decides, apart from numbers and months.
fn is_masthead(line: &str) -> bool {
    if line.split_whitespace().count() > MAX_MASTHEAD_WORDS {
        return false;
    }
    let is_date = |word: &&str| {
        Month::from_name(0, word).is_some() || word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut words = line.split(|c: char| !c.is_alphanumeric());
    let last = words.rfind(|word| !word.is_empty() && !is_date(word));
    last.is_none_or(|last| PAPERS.iter().any(|paper| last.eq_ignore_ascii_case(paper)))
}

fn signs(piece: &Piece) -> bool {
    piece.paragraph_text().is_some_and(is_byline)
}

/// Reports whether a piece below the headline is a byline, by its words or its form.
fn signs_under(piece: &Piece) -> bool {
    signs(piece) || piece.paragraph_text().is_some_and(is_byline_by_form)
}
