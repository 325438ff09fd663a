//! Reports as one file that needs nothing else: no script, no server, no other file.
//!
//! Duty: write the whole archive as an HTML document, with every link between its texts inside.
//! Must not know: the DOM, Leptos, files. The command `publish` writes `archive.html` with it. Out
//! of that, a script of the page (`src/boot/export.js`) cuts what the reader wants to keep of it; the
//! program itself knows only what the parts are called.
//!
//! The texts are those of the page, from [`html::text`]. What stands here is the report's, word for
//! word and in its order, but for what carries `data-generated`.
//!
//! Tests: `tests/native/export.rs`.

use crate::html::blocks::{Elsewhere, RenderOptions, blocks_with, inline_in, lines};
use crate::html::{self, raw_text};
use crate::model::{Archive, Heading, Month, Report, Section, TopicId};
use crate::routes::Route;
use crate::text::export::CONTENTS;
use maud::{DOCTYPE, Markup, html};

/// The only style sheet of the documents, as it stands between the tags of their one `style`.
pub const STYLE: &str = "\
:root{color-scheme:light dark}\
body{max-inline-size:36rem;margin-inline:auto;padding:1rem;font:1.1rem/1.6 Georgia,serif;\
overflow-wrap:break-word}\
h1,h2,h3,h4,h5,h6{margin-block:.4em .6em;line-height:1.2}\
article{margin-block-start:4rem;border-block-start:1px solid}\
section{margin-block-start:2.5rem}\
.dateline,.topic,.label{margin-block-end:0;font:.85rem/1.4 system-ui,sans-serif}\
.byline,.masthead,.picture,.notice{font-style:italic}\
.wide-frame{overflow-x:auto}\
th,td{padding-inline-end:.75em;text-align:start;vertical-align:top}\
.align-center{text-align:center}\
.align-end{text-align:end}\
.footnote{font-size:.9em}\
.footnote-label{float:inline-start;margin-inline-end:.6em}\
@media print{nav,article{break-after:page}article{border:0}a{color:inherit}.back{display:none}\
h1,h2,h3,h4,h5,h6{break-after:avoid}pre{white-space:pre-wrap}}";

/// Writes all reports as one HTML document, oldest first. The note says what they are, as in
/// `5 reports, from November 2019 to November 2024`. The policy says what the file may load; without
/// one the file does not say so itself.
///
/// The part of a page that saves a selection (`src/boot/export.js`) knows this document: its parts
/// by their names ([`part_id`]) and topics (`data-topics`), and its title, note and contents.
#[must_use]
pub fn document(archive: &Archive, title: &str, note: &str, policy: Option<&str>) -> Markup {
    let notice = archive.site.notice.as_str();
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                @if let Some(policy) = policy {
                    meta http-equiv="Content-Security-Policy" content=(policy);
                }
                title { (title) }
                meta name="viewport" content="width=device-width";
                meta name="robots" content="noindex";
                meta name="description" content=(notice);
                style { (raw_text(STYLE)) }
            }
            body {
                header #top {
                    h1 { (title) }
                    p { (note) }
                    p.notice { (notice) }
                }
                nav aria-label=(CONTENTS) {
                    ul { @for report in &archive.reports { (entry(report)) } }
                }
                main { @for report in &archive.reports { (article(archive, report)) } }
            }
        }
        "\n"
    }
}

/// The name of a part of a report in the document: of a section by its number within the report,
/// counted from 0, or of what stands before the first section.
#[must_use]
pub fn part_id(month: Month, section: Option<usize>) -> String {
    [&month.to_string(), "-", &number(section).to_string()].concat()
}

/// The same within the report. No text is named by a number alone.
fn number(section: Option<usize>) -> usize {
    section.map_or(0, |section| section + 1)
}

/// A line of the table of contents.
fn entry(report: &Report) -> Markup {
    let month = report.month;
    html! {
        li {
            a href={ "#" (month) } { (month.title()) }
            @if report.headline.is_some() { " " (report.title()) }
        }
    }
}

fn article(archive: &Archive, report: &Report) -> Markup {
    let month = report.month;
    let options = RenderOptions {
        prefix: &[&month.to_string(), "-"].concat(),
        elsewhere: Some(&Document { archive }),
        ..RenderOptions::default()
    };
    html! {
        article id=(month) {
            (text(archive, report, None, options))
            p.back { a href="#top" data-generated { (CONTENTS) } }
        }
    }
}

/// A report, or what of it is to be read under a topic. What stands before the first section, and
/// each section, has its number for an id besides the texts, with the form's prefix. Headings have the
/// same levels as on the page.
#[must_use]
pub fn text(
    archive: &Archive,
    report: &Report,
    topic: Option<TopicId>,
    options: RenderOptions<'_>,
) -> Markup {
    let month = report.month;
    // An empty lead stands there, too: what is found in the head counts as found in it.
    let has_lead = topic.is_none() || report.lead_under(topic);
    let lead_topic = report.lead_topic.filter(|_| !report.lead.is_empty());
    html! {
        p.dateline {
            (report.publication) " " time datetime=(month) { (month.title()) }
        }
        (lines("masthead", &report.masthead, options))
        @match &report.headline {
            Some(headline) => { (heading(1, headline, options)) }
            None => { h1 data-generated { (month.title()) } }
        }
        (lines("byline", &report.bylines, options))
        @if has_lead {
            div id={ (options.prefix) (number(None)) }
                data-topics=(slugs(archive, lead_topic.as_slice())) {
                (blocks_with(&report.lead, "", options))
            }
        }
        @for (at, section) in report.sections.iter().enumerate() {
            @if topic.is_none_or(|topic| section.belongs_to(topic)) {
                (section_text(archive, section, at, options))
            }
        }
    }
}

fn section_text(
    archive: &Archive,
    section: &Section,
    at: usize,
    options: RenderOptions<'_>,
) -> Markup {
    let topics = core::iter::once(section.topic).chain(section.also.iter().copied());
    let topics: Vec<TopicId> = topics.collect();
    let labels = topics.iter().filter_map(|&id| archive.topic(id));
    let labels: Vec<&str> = labels.map(|topic| topic.label.as_str()).collect();
    html! {
        section id={ (options.prefix) (number(Some(at))) } data-topics=(slugs(archive, &topics)) {
            p.topic data-generated { (labels.join(", ")) }
            (heading(2, &section.heading, options))
            (lines("byline", &section.bylines, options))
            (blocks_with(&section.blocks, "", options))
        }
    }
}

/// The names of topics, by which a part of a report can be told what it is.
fn slugs(archive: &Archive, topics: &[TopicId]) -> String {
    let slugs = topics.iter().filter_map(|&id| archive.topic(id));
    let slugs: Vec<&str> = slugs.map(|topic| topic.slug.as_str()).collect();
    slugs.join(" ")
}

fn heading(level: u8, heading: &Heading, options: RenderOptions<'_>) -> Markup {
    html! {
        @if !heading.label.is_empty() { p.label { (heading.label) } }
        (html::heading(level, options.id(heading.id), "", &inline_in(&heading.text, options)))
    }
}

/// The document as a text in it sees it.
struct Document<'a> {
    archive: &'a Archive,
}

impl Elsewhere for Document<'_> {
    /// Inside the document if the target is there, else to the hosted archive if there is one.
    fn link(&self, href: &str) -> Option<String> {
        let href = href.trim_start_matches("./");
        let url = self.archive.site.url.as_str();
        let hosted = || (!url.is_empty()).then(|| [url, href].concat());
        inside(self.archive, href).or_else(hosted)
    }

    /// Pictures are other files: the words that stand for them take their place.
    fn picture(&self, _src: &str) -> Option<String> {
        None
    }
}

fn inside(archive: &Archive, href: &str) -> Option<String> {
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    let month = match Route::parse(path, "", archive) {
        Route::Home => return Some("#top".to_owned()),
        Route::Report { month, .. } => month,
        _ => return None,
    };
    let report = archive.report(month)?;
    let month = month.to_string();
    if fragment.is_empty() {
        return Some(["#", &month].concat());
    }
    let id = report.current(fragment)?;
    let is_here = report.has_text(None, id);
    is_here.then(|| ["#", &month, "-", &id.to_string()].concat())
}
