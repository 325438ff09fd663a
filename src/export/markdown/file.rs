//! Whole files of Markdown.

use super::blocks::{GAP, blocks, labeled, lines};
use super::place::{Place, destination};
use super::words::push_words;
use crate::export::notes::Notes;
use crate::model::{Archive, Report, Site, Topic, TopicId, plain_text};
use crate::routes::{Route, Thread, files};
use crate::text::thread::GAP as NO_TEXT;

/// Returns the report of a month. `root` is the address of the site, absolute or relative to the
/// file, with a final slash.
#[must_use]
pub fn month(archive: &Archive, report: &Report, root: &str) -> String {
    let site = &archive.site;
    let route = Route::Report {
        month: report.month,
        topic: None,
    };
    let place = Place {
        archive,
        report,
        topic: None,
        root,
        level: 2,
        notes: Notes::definable(report),
    };
    let mut parts = vec![
        front_matter(site, &[root, &route.path(archive)].concat()),
        heading(
            1,
            &named(&report.publication, &site.month_title(report.month)),
        ),
    ];
    parts.extend(lines(&place, &report.masthead));
    let headline = report.headline.iter();
    parts.extend(headline.map(|headline| labeled(&place, 1, headline)));
    parts.extend(lines(&place, &report.bylines));
    parts.push(blocks(&place, &report.lead));
    sections(&mut parts, &place);
    joined(parts)
}

/// Returns a topic through the months, with the same `root`; `None` without a text on it.
#[must_use]
pub fn thread(archive: &Archive, id: TopicId, root: &str) -> Option<String> {
    let topic = archive.topic(id)?;
    archive.reports_on(id).next()?;
    let route = Route::Thread(Thread::whole(id));
    let mut parts = vec![front_matter(
        &archive.site,
        &[root, &route.path(archive)].concat(),
    )];
    opening(&mut parts, topic);
    for report in &archive.reports {
        let place = Place {
            archive,
            report,
            topic: Some(id),
            root,
            level: 3,
            // Labels are not the only ones of their kind in a file with several reports.
            notes: Notes::default(),
        };
        parts.push(dated(&place));
        if !report.speaks_of(id) {
            parts.push(paragraph(NO_TEXT));
        }
        if report.lead_under(Some(id)) {
            parts.push(blocks(&place, &report.lead));
        }
        sections(&mut parts, &place);
    }
    Some(joined(parts))
}

fn opening(parts: &mut Vec<String>, topic: &Topic) {
    parts.push(heading(1, &topic.label));
    parts.push(paragraph(&topic.description));
}

/// Returns the heading of a month in a thread, a link to the file of the month.
fn dated(place: &Place<'_>) -> String {
    let month = place.report.month;
    let route = Route::Report { month, topic: None };
    let path = files::markdown(&route.path(place.archive));
    let address = [place.root, &path].concat();
    let link = link(&place.archive.site.month_title(month), &address);
    let mut heading = ["## ", &link].concat();
    if let Some(headline) = &place.report.headline {
        heading.push_str(": ");
        push_words(&mut heading, &plain_text(&headline.text));
    }
    heading
}

fn sections(parts: &mut Vec<String>, place: &Place<'_>) {
    for section in place.report.sections_under(place.topic) {
        parts.push(labeled(place, place.level, &section.heading));
        parts.extend(lines(place, &section.bylines));
        parts.push(blocks(place, &section.blocks));
    }
}

/// Returns the beginning: the notice, the page with the same text, and its language.
fn front_matter(site: &Site, page: &str) -> String {
    let facts = [
        ("notice", site.notice.as_str()),
        ("page", page),
        ("lang", &site.lang),
    ];
    let facts = facts.iter().filter(|(_, value)| !value.is_empty());
    // A string of JSON is one of YAML.
    let facts = facts.map(|(name, value)| format!("{name}: {}", serde_json::Value::from(*value)));
    let lines: Vec<String> = facts.collect();
    ["---", &lines.join("\n"), "---"].join("\n")
}

/// Returns the title of a report as [`crate::compile`] expects it.
fn named(publication: &str, month: &str) -> String {
    let between = if publication.is_empty() { "" } else { " - " };
    [publication, between, month].concat()
}

/// Returns a heading of words.
pub fn heading(level: usize, title: &str) -> String {
    let mut line = "#".repeat(level) + " ";
    push_words(&mut line, title);
    line
}

/// Returns words as a paragraph.
pub fn paragraph(text: &str) -> String {
    let mut line = String::new();
    push_words(&mut line, text);
    line
}

/// Returns a link with words.
pub fn link(text: &str, address: &str) -> String {
    let mut line = "[".to_owned();
    push_words(&mut line, text);
    line.extend(["](", &destination(address), ")"]);
    line
}

/// Joins the parts of a file.
pub fn joined(mut parts: Vec<String>) -> String {
    parts.retain(|part| !part.is_empty());
    parts.join(GAP) + "\n"
}
