//! Turns pieces into a report: finds the title, the headline, and the start of each section.
//!
//! Reports have many forms. Most have a title that ends with the month,
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
use super::entry::Entry;
use super::markdown::Piece;
use super::{Code, Diagnostic};
use crate::model::{Month, Report};
use head::Head;

/// A report that was cut from its pieces, and its title as written.
pub struct Cut {
    /// The report, without topics and ids.
    pub report: Report,
    /// The whole title, which may be more than the report's publication; may be empty.
    pub title: String,
}

/// Builds a report from its pieces. Topics and ids are not assigned yet. Adds an error and returns
/// `None` if nothing tells its month, or if there is no text after the title.
pub fn cut(
    entry: &Entry<'_>,
    source: &str,
    pieces: Vec<Piece>,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Cut> {
    let mut pieces = normal::normal(pieces, source);
    let title = title::take(entry, source, &mut pieces, config, diagnostics)?;
    let first_line = pieces.first().map_or(1, |piece| piece.line);
    let mut head = if entry.title().is_some() {
        Head::default()
    } else {
        head::take(&mut pieces, config)
    };
    if let Some(front_matter) = &entry.front_matter {
        head.add(title.headline, &front_matter.authors);
    }
    let (lead, sections) = sections::cut(pieces, config);
    if lead.is_empty() && sections.is_empty() {
        diagnostics.push(without_text(entry.path));
        return None;
    }
    if head.headline.is_none() && entry.title().is_none() {
        diagnostics.push(no_headline(entry.path, first_line, title.month));
    }
    let publication = config.reports().publication.clone();
    let report = Report {
        month: title.month,
        publication: publication.unwrap_or(title.publication),
        masthead: head.masthead,
        headline: head.headline,
        bylines: head.bylines,
        lead,
        sections,
        summary: entry.summary().to_owned(),
        tags: entry.tags().to_vec(),
        ..Report::default()
    };
    Some(Cut {
        report,
        title: title.written,
    })
}

fn without_text(path: &str) -> Diagnostic {
    let message = "empty report: expected text after the title";
    let help = "write it or remove the file";
    Diagnostic::new(Code::EmptyReport, path, 1, message, help)
}

fn no_headline(path: &str, line: u32, month: Month) -> Diagnostic {
    let title = month.title();
    let message = format!(
        "no headline: expected a second `#` or a line of its own after the title; the report is \
         shown as `{title}`"
    );
    Diagnostic::new(Code::MissingHeadline, path, line, message, "write one")
}
