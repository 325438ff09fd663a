//! The report of a month in a book.

use super::contents::Contents;
use super::page::page;
use super::xhtml::{SECTION_LEVEL, Text, named};
use crate::export::notes::Notes;
use crate::html;
use crate::model::{Heading, Report, Section};
use crate::text::publish;
use maud::{Markup, html};

/// Returns the file of a report.
pub fn file(book: Contents<'_>, report: &Report) -> String {
    let text = Text {
        book,
        report,
        notes: Notes::of(report),
    };
    page(book, &name(book, report), &inside(&text))
}

/// Returns the name of a report in the contents: the month, and the headline if there is one.
pub fn name(book: Contents<'_>, report: &Report) -> String {
    let site = &book.archive.site;
    let month = site.month_title(report.month);
    match report.headline {
        Some(_) => publish::named(&month, &report.title(site)),
        None => month,
    }
}

fn inside(text: &Text<'_>) -> Markup {
    let (report, site) = (text.report, &text.book.archive.site);
    let topic = text.book.topic();
    let month = site.month_title(report.month);
    html! {
        p.dateline {
            bdi { (report.publication) } " " time datetime=(report.month) { (month) }
        }
        (text.lines("masthead", &report.masthead))
        @match &report.headline {
            Some(headline) => (heading(text, 1, headline)),
            None => h1 { (month) },
        }
        (text.lines("byline", &report.bylines))
        @if report.lead_under(topic) { (text.blocks(&report.lead, None)) }
        @for section in report.sections_under(topic) { (section_text(text, section)) }
    }
}

fn section_text(text: &Text<'_>, section: &Section) -> Markup {
    let archive = text.book.archive;
    let topics = core::iter::once(section.topic).chain(section.also.iter().copied());
    let topics = topics.filter(|_| text.book.topic().is_none());
    let labels = topics.filter_map(|id| archive.topic(id));
    // Those found in headings would only repeat them.
    let labels = labels.filter(|topic| !topic.is_found);
    let labels: Vec<&str> = labels.map(|topic| topic.label.as_str()).collect();
    html! {
        section {
            @if !labels.is_empty() { p.topic { (labels.join(", ")) } }
            (heading(text, SECTION_LEVEL, &section.heading))
            (text.lines("byline", &section.bylines))
            (text.blocks(&section.blocks, None))
        }
    }
}

fn heading(text: &Text<'_>, level: u8, heading: &Heading) -> Markup {
    html! {
        @if !heading.label.is_empty() { p.label dir="auto" { (heading.label) } }
        (html::heading(level, named(heading.id), "", &text.inline(&heading.text)))
    }
}
