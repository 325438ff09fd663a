//! Reports as one file that needs nothing else: no script, no server, no other file.
//!
//! Duty: write the whole archive, one topic of it, or chosen sections as an HTML document, with
//! every link between its texts inside. Must not know: the DOM, Leptos, files. The command
//! `publish` writes `archive.html` with it, and the page offers it for what the reader looks at.
//!
//! The texts are those of the page, from [`archive::html`](crate::archive::html). What stands here
//! is the report's, word for word and in its order, but for what carries `data-generated`.
//!
//! Tests: `tests/native/export.rs`.

use crate::archive::html::{blocks, escaped, inline};
use crate::archive::{Archive, Byline, Heading, Month, Report, Section, TextId, TopicId, leaves};
use crate::routes::Route;

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

/// What an export holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Every report, oldest first.
    All,
    /// What is to be read under a topic, oldest first.
    Topic(TopicId),
    /// Parts of reports, in this order. A month should stand here once: its texts have names, and
    /// a name leads to one place only.
    Sections(Vec<Excerpt>),
}

/// Parts of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The report's month; a month that the archive lacks is left out.
    pub month: Month,
    /// Whether what stands before the first section is a part, too. The head always is.
    pub has_lead: bool,
    /// The numbers of the sections within the report, counted from 0, in this order.
    pub sections: Vec<usize>,
}

/// A report, or as much of it as is exported.
struct Part<'a> {
    report: &'a Report,
    has_lead: bool,
    sections: Vec<&'a Section>,
}

impl Part<'_> {
    fn has_text(&self, id: TextId) -> bool {
        let has = |texts: Vec<crate::archive::Leaf>| texts.iter().any(|text| text.id == id);
        has(self.report.head_texts())
            || self.has_lead && has(leaves(&self.report.lead))
            || self.sections.iter().any(|section| has(section.texts()))
    }
}

/// Writes the selected reports as one HTML document. The note says what they are, as in
/// `5 reports, from November 2019 to November 2024`; it and the title are plain text.
#[must_use]
pub fn document(archive: &Archive, selection: &Selection, title: &str, note: &str) -> String {
    let parts = parts(archive, selection);
    let (title, note) = (escaped(title), escaped(note));
    let notice = escaped(&archive.site.notice);
    let contents: String = parts.iter().map(entry).collect();
    let articles: String = parts
        .iter()
        .map(|it| article(archive, &parts, it))
        .collect();
    [
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>",
        &title,
        "</title><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"robots\" \
         content=\"noindex\"><meta name=\"description\" content=\"",
        &notice,
        "\"><style>",
        STYLE,
        "</style></head><body><header id=\"top\"><h1>",
        &title,
        "</h1><p>",
        &note,
        "</p><p class=\"notice\">",
        &notice,
        "</p></header><nav aria-label=\"Contents\"><ul>",
        &contents,
        "</ul></nav><main>",
        &articles,
        "</main></body></html>\n",
    ]
    .concat()
}

/// The longest name of a file without its ending, in bytes. Chosen: it is read whole in a list.
const MAX_NAME: usize = 60;

/// The name of the file for a document with a title: its ASCII letters and digits in lower case, as
/// in `kusama-news-governance.html`.
#[must_use]
pub fn file_name(title: &str) -> String {
    let mut name = String::new();
    for character in title.chars() {
        if name.len() == MAX_NAME {
            break;
        }
        if character.is_ascii_alphanumeric() {
            name.push(character.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = match name.trim_end_matches('-') {
        "" => "reports",
        name => name,
    };
    [name, ".html"].concat()
}

fn parts<'a>(archive: &'a Archive, selection: &Selection) -> Vec<Part<'a>> {
    let under = |topic: Option<TopicId>| {
        let reports = archive.reports.iter();
        let reports = reports.filter(move |report| topic.is_none_or(|it| report.speaks_of(it)));
        reports
            .map(|report| Part {
                report,
                has_lead: report.lead_under(topic),
                sections: report.sections_under(topic).collect(),
            })
            .collect()
    };
    match selection {
        Selection::All => under(None),
        Selection::Topic(topic) => under(Some(*topic)),
        Selection::Sections(excerpts) => {
            let parts = excerpts.iter().filter_map(|excerpt| {
                let report = archive.report(excerpt.month)?;
                let sections = excerpt.sections.iter();
                Some(Part {
                    report,
                    has_lead: excerpt.has_lead,
                    sections: sections.filter_map(|&at| report.sections.get(at)).collect(),
                })
            });
            parts.collect()
        }
    }
}

/// A line of the table of contents.
fn entry(part: &Part<'_>) -> String {
    let month = part.report.month;
    let has_headline = part.report.headline.is_some();
    let headline = has_headline.then(|| ["</a> ", &escaped(&part.report.title())].concat());
    [
        "<li><a href=\"#",
        &month.to_string(),
        "\">",
        &month.title(),
        headline.as_deref().unwrap_or("</a>"),
    ]
    .concat()
}

fn article(archive: &Archive, parts: &[Part<'_>], part: &Part<'_>) -> String {
    let month = part.report.month.to_string();
    let sections = part.sections.iter().copied();
    let html = text(archive, part.report, part.has_lead, sections);
    let html = readdressed(&html, &[&month, "-"].concat(), |href| {
        address(archive, parts, href)
    });
    [
        "<article id=\"",
        &month,
        "\">",
        &without_pictures(&html),
        "<p class=\"back\"><a href=\"#top\" data-generated>Contents</a></p></article>",
    ]
    .concat()
}

/// A report's head, and its lead and sections if they are asked for, as HTML text with the ids and
/// addresses that they have on the page. Headings have the same levels as there.
#[must_use]
pub fn text<'a>(
    archive: &Archive,
    report: &Report,
    has_lead: bool,
    sections: impl Iterator<Item = &'a Section>,
) -> String {
    let month = report.month;
    let mut html = [
        "<p class=\"dateline\">",
        &escaped(&report.publication),
        " <time datetime=\"",
        &month.to_string(),
        "\">",
        &month.title(),
        "</time></p>",
        &lines("masthead", &report.masthead),
    ]
    .concat();
    html += &match &report.headline {
        Some(headline) => heading("h1", headline),
        None => ["<h1 data-generated>", &month.title(), "</h1>"].concat(),
    };
    html += &lines("byline", &report.bylines);
    if has_lead {
        html += &blocks(&report.lead);
    }
    for section in sections {
        html += &section_text(archive, section);
    }
    html
}

fn section_text(archive: &Archive, section: &Section) -> String {
    let label = |id: TopicId| archive.topic(id).map(|topic| escaped(&topic.label));
    let topics = core::iter::once(&section.topic).chain(&section.also);
    let topics: Vec<String> = topics.filter_map(|&id| label(id)).collect();
    [
        "<section><p class=\"topic\" data-generated>",
        &topics.join(", "),
        "</p>",
        &heading("h2", &section.heading),
        &lines("byline", &section.bylines),
        &blocks(&section.blocks),
        "</section>",
    ]
    .concat()
}

fn heading(tag: &str, heading: &Heading) -> String {
    let label = if heading.label.is_empty() {
        String::new()
    } else {
        ["<p class=\"label\">", &escaped(&heading.label), "</p>"].concat()
    };
    let id = id(heading.id);
    let words = inline(&heading.text);
    [&label, "<", tag, &id, ">", &words, "</", tag, ">"].concat()
}

fn lines(class: &str, lines: &[Byline]) -> String {
    let line = |line: &Byline| {
        let words = inline(&line.text);
        [
            "<p class=\"",
            class,
            "\"",
            &id(line.id),
            ">",
            &words,
            "</p>",
        ]
        .concat()
    };
    lines.iter().map(line).collect()
}

/// The attribute; nothing where the text has no name, for an id must not stand on a page twice.
fn id(id: TextId) -> String {
    if id.is_unnamed() {
        return String::new();
    }
    [" id=\"", &id.to_string(), "\""].concat()
}

/// A report's HTML text with a prefix before each id, and with other addresses in place of those
/// inside the archive, which are relative to the reader's base; a link with an empty address leads
/// nowhere. Addresses are taken and given as they stand in HTML.
#[must_use]
pub fn readdressed(html: &str, prefix: &str, address: impl Fn(&str) -> String) -> String {
    // A quotation mark in the text of a report is written as an entity, so these are attributes;
    // and links that lead out have another attribute before their address.
    const LINK: &str = "<a href=\"";
    let html = html.replace(" id=\"", &[" id=\"", prefix].concat());
    let mut pieces = html.split(LINK);
    let mut written = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (href, rest) = piece.split_once('"').unwrap_or_default();
        let address = address(href);
        if address.is_empty() {
            written += "<a";
        } else {
            written += &[LINK, &address, "\""].concat();
        }
        written += rest;
    }
    written
}

/// Where a link between reports leads: inside the document if its target is there, else to the
/// hosted archive if there is one.
fn address(archive: &Archive, parts: &[Part<'_>], href: &str) -> String {
    let href = href.trim_start_matches("./");
    inside(archive, parts, href).unwrap_or_else(|| match archive.site.url.as_str() {
        "" => String::new(),
        url => [&escaped(url), href].concat(),
    })
}

fn inside(archive: &Archive, parts: &[Part<'_>], href: &str) -> Option<String> {
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    let month = match Route::parse(path, "", archive) {
        Route::Home => return Some("#top".to_owned()),
        Route::Report { month, .. } => month,
        _ => return None,
    };
    let part = parts.iter().find(|part| part.report.month == month)?;
    let month = month.to_string();
    if fragment.is_empty() {
        return Some(["#", &month].concat());
    }
    let id = part.report.current(fragment)?;
    let is_here = part.has_text(id);
    is_here.then(|| ["#", &month, "-", &id.to_string()].concat())
}

/// Pictures are other files: the words that stand for them take their place.
fn without_pictures(html: &str) -> String {
    let mut pieces = html.split("<img ");
    let mut written = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (_, rest) = piece.split_once(" alt=\"").unwrap_or_default();
        let (words, rest) = rest.split_once('"').unwrap_or_default();
        let (title, rest) = rest.split_once(" loading=").unwrap_or_default();
        let (_, rest) = rest.split_once('>').unwrap_or_default();
        let element = [
            "<span class=\"picture\"",
            title,
            ">",
            words,
            "</span>",
            rest,
        ];
        written += &element.concat();
    }
    written
}
