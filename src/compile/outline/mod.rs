//! Turns pieces into a report: finds the title, the headline, and the start of each section.
//!
//! The reports are machine-written in many forms. They share a title that ends with the month,
//! usually a headline, a lead, and sections under headings. Ambiguous text stays in place and keeps
//! all its words.
//!
//! 1. [`normal`] makes each line with a meaning of its own a separate piece.
//! 2. [`title`] takes the publication and the month from the first piece.
//! 3. [`head`] takes the masthead, the headline, and the bylines of the whole report.
//! 4. [`sections`] takes the lead and splits the rest at section headings.
//!
//! [`mod@line`] tells headings from prose, [`byline`] detects author lines, and [`heading`] removes
//! labels and marks around a heading.

mod byline;
mod head;
mod heading;
mod line;
mod normal;
mod sections;
mod title;
mod title_case;

pub use line::is_line;
pub use title::{has_separator, is_proper_title, is_title, month_of};
pub use title_case::is_title_case;

use super::config::Config;
use super::markdown::Piece;
use super::{Code, Diagnostic};
use crate::model::{Month, Report};
use head::Head;

/// Builds a report from its pieces. Topics and ids are not assigned yet. Adds an error and returns
/// `None` if there is no title with a month, or no text after it.
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
