//! Reports as one file that needs nothing else: no script, no server, no other file.
//!
//! Duty: write the whole archive as an HTML document, with every link between its texts inside.
//! Must not know: the DOM, Leptos, files. The command `publish` writes `archive.html` with it. Out
//! of that, a script of the page (`src/boot/export.js`) cuts what the reader wants to keep of it; the
//! program itself knows only what the parts are called.
//!
//! The texts are those of the page, from [`archive::html`](crate::archive::html). What stands here
//! is the report's, word for word and in its order, but for what carries `data-generated`.
//!
//! Tests: `tests/native/export.rs`.

use crate::archive::html::{blocks, escaped, inline};
use crate::archive::{Archive, Byline, Heading, Month, Report, Section, TextId, TopicId};
use crate::joined;
use crate::routes::Route;
use crate::strings::export::CONTENTS;

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
/// `5 reports, from November 2019 to November 2024`; it and the title are plain text.
///
/// The part of a page that saves a selection (`src/boot/export.js`) knows this document: its parts
/// by their names ([`part_id`]) and topics (`data-topics`), and its title, note and contents.
#[must_use]
pub fn document(archive: &Archive, title: &str, note: &str) -> String {
    let (title, note) = (escaped(title), escaped(note));
    let notice = escaped(&archive.site.notice);
    let contents: String = archive.reports.iter().map(entry).collect();
    let articles = archive.reports.iter();
    let articles: String = articles.map(|it| article(archive, it)).collect();
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
        joined!("</p></header><nav aria-label=\"", CONTENTS, "\"><ul>"),
        &contents,
        "</ul></nav><main>",
        &articles,
        "</main></body></html>\n",
    ]
    .concat()
}

/// The name of a part of a report in the document: of a section by its number within the report,
/// counted from 0, or of what stands before the first section.
#[must_use]
pub fn part_id(month: Month, section: Option<usize>) -> String {
    [&month.to_string(), "-", &number(section)].concat()
}

/// The same within the report. No text is named by a number alone.
fn number(section: Option<usize>) -> String {
    section.map_or(0, |section| section + 1).to_string()
}

/// A line of the table of contents.
fn entry(report: &Report) -> String {
    let month = report.month;
    let has_headline = report.headline.is_some();
    let headline = has_headline.then(|| ["</a> ", &escaped(&report.title())].concat());
    [
        "<li><a href=\"#",
        &month.to_string(),
        "\">",
        &month.title(),
        headline.as_deref().unwrap_or("</a>"),
    ]
    .concat()
}

fn article(archive: &Archive, report: &Report) -> String {
    let month = report.month.to_string();
    let html = text(archive, report, None);
    let html = readdressed(&html, &[&month, "-"].concat(), |href| {
        address(archive, href)
    });
    [
        "<article id=\"",
        &month,
        "\">",
        &without_pictures(&html),
        joined!(
            "<p class=\"back\"><a href=\"#top\" data-generated>",
            CONTENTS,
            "</a></p></article>",
        ),
    ]
    .concat()
}

/// A report as HTML text, or what of it is to be read under a topic, with the ids and addresses that
/// it has on the page; what stands before the first section, and each section, has its number for
/// an id besides. Headings have the same levels as there.
#[must_use]
pub fn text(archive: &Archive, report: &Report, topic: Option<TopicId>) -> String {
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
    // An empty lead stands there, too: what is found in the head counts as found in it.
    if topic.is_none() || report.lead_under(topic) {
        let topics = report.lead_topic.filter(|_| !report.lead.is_empty());
        let tag = start(archive, "div", None, topics.as_slice());
        html += &[&tag, &*blocks(&report.lead), "</div>"].concat();
    }
    for (at, section) in report.sections.iter().enumerate() {
        if topic.is_none_or(|topic| section.belongs_to(topic)) {
            html += &section_text(archive, section, at);
        }
    }
    html
}

fn section_text(archive: &Archive, section: &Section, at: usize) -> String {
    let topics: Vec<TopicId> = core::iter::once(section.topic)
        .chain(section.also.iter().copied())
        .collect();
    let labels = topics.iter().filter_map(|&id| archive.topic(id));
    let labels: Vec<String> = labels.map(|topic| escaped(&topic.label)).collect();
    [
        &start(archive, "section", Some(at), &topics),
        "<p class=\"topic\" data-generated>",
        &labels.join(", "),
        "</p>",
        &heading("h2", &section.heading),
        &lines("byline", &section.bylines),
        &blocks(&section.blocks),
        "</section>",
    ]
    .concat()
}

/// The start tag of a part of a report, by which it can be told what it is.
fn start(archive: &Archive, tag: &str, section: Option<usize>, topics: &[TopicId]) -> String {
    let slugs = topics.iter().filter_map(|&id| archive.topic(id));
    let slugs: Vec<&str> = slugs.map(|topic| topic.slug.as_str()).collect();
    [
        "<",
        tag,
        " id=\"",
        &number(section),
        "\" data-topics=\"",
        &escaped(&slugs.join(" ")),
        "\">",
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
fn address(archive: &Archive, href: &str) -> String {
    let href = href.trim_start_matches("./");
    inside(archive, href).unwrap_or_else(|| match archive.site.url.as_str() {
        "" => String::new(),
        url => [&escaped(url), href].concat(),
    })
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
