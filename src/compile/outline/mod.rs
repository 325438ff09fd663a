//! Pieces to a report: which line is the title, which the headline, where sections begin.
//!
//! The reports are written by machine in many forms. What they share: a title that ends with the
//! month, most often a headline, a lead, and sections under headings. What cannot be told apart
//! for sure stays where it is and keeps its words.
//!
//! 1. [`normal`] makes every line that stands for itself a piece of its own.
//! 2. [`title`] takes the publication and the month from the first piece.
//! 3. [`head`] takes the masthead, the headline and the bylines of the whole report.
//! 4. [`sections`] takes the lead and cuts the rest at the headings of sections.
//!
//! [`mod@line`] tells a line that stands for a heading from prose, [`byline`] one that
//! signs, and [`heading`] takes off what stands around a heading.

mod byline;
mod head;
mod heading;
mod line;
mod normal;
mod sections;
mod title;

use super::config::Config;
use super::markdown::Piece;
use super::{Code, Diagnostic};
use crate::archive::{Month, Report};
use head::Head;

/// Cuts the pieces of one report, or says why they are no report. Topics and ids are not given
/// yet.
pub fn cut(
    path: &str,
    source: &str,
    pieces: Vec<Piece>,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Report> {
    let mut pieces = normal::normal(pieces, source);
    let (publication, month) = title::take(path, source, &mut pieces, diagnostics)?;
    let first_line = pieces.first().map_or(1, |piece| piece.line);
    let Head {
        masthead,
        headline,
        bylines,
    } = head::take(&mut pieces, config);
    let (lead, sections) = sections::cut(pieces, config);
    if lead.is_empty() && sections.is_empty() {
        diagnostics.push(Diagnostic::new(
            Code::EmptyReport,
            path,
            1,
            "empty report: expected text after the title",
            "write it or remove the file",
        ));
        return None;
    }
    if headline.is_none() {
        diagnostics.push(no_headline(path, first_line, month));
    }
    Some(Report {
        month,
        publication,
        masthead,
        headline,
        bylines,
        lead,
        sections,
        ..Report::default()
    })
}

fn no_headline(path: &str, line: u32, month: Month) -> Diagnostic {
    let title = month.title();
    let message = format!(
        "no headline: expected a second `#` or a line of its own after the title; the report is \
         shown as `{title}`"
    );
    Diagnostic::new(Code::MissingHeadline, path, line, message, "write one")
}
