//! Reports as a self-contained HTML file, without scripts, servers, or other files.
//!
//! Duty: write the whole archive as one HTML document, with working links between its texts. Must
//! not know: the DOM, Leptos, files. The command `publish` writes `archive.html` with it. To save a
//! selection, the script `src/ui/boot/export.js` removes all other parts from this file; the program
//! tells it only the topic or the ids of the parts to keep.
//!
//! The texts are rendered as on the page, by [`blocks_with`]. They are those of the report, word
//! for word and in order, except in elements with `data-generated`.
//!
//! Tests: `tests/native/single_file.rs`.

use crate::html::blocks::{Elsewhere, RenderOptions, blocks_with, inline_in, lines};
use crate::html::{self, raw_text};
use crate::model::{Archive, Heading, Month, Report, Section, TopicId};
use crate::routes::Route;
use crate::text::export::CONTENTS;
use maud::{DOCTYPE, Markup, html};

/// The document's only style sheet: the exact content of its `style` element.
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
.longer-numbers{padding-inline-start:6.2em}\
.footnote{font-size:.9em}\
.footnote-label{float:inline-start;margin-inline-end:.6em}\
@media print{nav,article{break-after:page}article{border:0}a{color:inherit}.back{display:none}\
h1,h2,h3,h4,h5,h6{break-after:avoid}pre{white-space:pre-wrap}}";

/// Writes all reports as one HTML document, oldest first. `note` describes them, as in
/// `5 reports, from November 2019 to November 2024`. `policy` is the content security policy of the
/// document; `None` omits it.
///
/// The script that saves a selection (`src/ui/boot/export.js`) depends on the document's structure:
/// the ids ([`part_id`]) and topics (`data-topics`) of its parts, its title, note, and contents.
#[must_use]
pub fn document(archive: &Archive, title: &str, note: &str, policy: Option<&str>) -> Markup {
    let notice = archive.site.notice.as_str();
    html! {
        (DOCTYPE)
        html lang=(archive.site.lang) {
            head {
                meta charset="utf-8";
                @if let Some(policy) = policy {
                    meta http-equiv="Content-Security-Policy" content=(policy);
                }
                title { (title) }
                meta name="viewport" content="width=device-width";
                meta name="robots" content="noindex";
                @if !notice.is_empty() { meta name="description" content=(notice); }
                style { (raw_text(STYLE)) }
            }
            body {
                header #top {
                    h1 { (title) }
                    p { (note) }
                    @if !notice.is_empty() { p.notice { (notice) } }
                }
                nav aria-label=(CONTENTS) {
                    ul { @for report in &archive.reports { (entry(archive, report)) } }
                }
                main { @for report in &archive.reports { (article(archive, report)) } }
            }
        }
        "\n"
    }
}

/// Returns the id of a part of a report in the document, as in `2023-11-2`. `section` is the number
/// of a section in the report, counted from 0; `None` for the part before the first section.
#[must_use]
pub fn part_id(month: Month, section: Option<usize>) -> String {
    [&month.to_string(), "-", &number(section).to_string()].concat()
}

/// Returns the number of a part in its report: 0 before the first section, then 1, 2, and so on.
/// Cannot clash with the id of a text, because those begin with `p-`.
fn number(section: Option<usize>) -> usize {
    section.map_or(0, |section| section + 1)
}

/// Returns an entry of the table of contents.
fn entry(archive: &Archive, report: &Report) -> Markup {
    let month = report.month;
    html! {
        li {
            a href={ "#" (month) } { (archive.site.month_title(month)) }
            @if report.headline.is_some() { " " bdi { (report.title(&archive.site)) } }
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

/// Returns a report, or only its head and the parts under `topic`. The lead and each section have
/// the prefix of `options` and a number as their id. Headings have the same levels as on the page.
#[must_use]
pub fn text(
    archive: &Archive,
    report: &Report,
    topic: Option<TopicId>,
    options: RenderOptions<'_>,
) -> Markup {
    let month = report.month;
    // Without a topic, also an empty lead, because search hits in the head belong to this part.
    let has_lead = topic.is_none() || report.lead_under(topic);
    let lead_topic = report.lead_topic.filter(|_| !report.lead.is_empty());
    html! {
        p.dateline {
            bdi { (report.publication) } " " time datetime=(month) { (archive.site.month_title(month)) }
        }
        (lines("masthead", &report.masthead, options))
        @match &report.headline {
            Some(headline) => { (heading(1, headline, options)) }
            None => { h1 data-generated { (archive.site.month_title(month)) } }
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
            @if !labels.is_empty() { p.topic data-generated { (labels.join(", ")) } }
            (heading(2, &section.heading, options))
            (lines("byline", &section.bylines, options))
            (blocks_with(&section.blocks, "", options))
        }
    }
}

/// Returns the slugs of topics, separated by spaces.
fn slugs(archive: &Archive, topics: &[TopicId]) -> String {
    let slugs = topics.iter().filter_map(|&id| archive.topic(id));
    let slugs: Vec<&str> = slugs.map(|topic| topic.slug.as_str()).collect();
    slugs.join(" ")
}

fn heading(level: u8, heading: &Heading, options: RenderOptions<'_>) -> Markup {
    html! {
        @if !heading.label.is_empty() { p.label dir="auto" { (heading.label) } }
        (html::heading(level, options.id(heading.id), "", &inline_in(&heading.text, options)))
    }
}

/// The document as the place that shows the texts.
struct Document<'a> {
    archive: &'a Archive,
}

impl Elsewhere for Document<'_> {
    /// Returns a link inside the document if it contains the target, and otherwise a link to the
    /// hosted archive; `None` if the archive has no address.
    fn link(&self, href: &str) -> Option<String> {
        let href = href.trim_start_matches("./");
        let url = self.archive.site.url.as_str();
        let hosted = || (!url.is_empty()).then(|| [url, href].concat());
        inside(self.archive, href).or_else(hosted)
    }

    /// Returns `None`, because images are separate files. Their alternative text is shown instead.
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
