//! `llms.txt`: the archive in a few words, and where its Markdown is.
//!
//! # Source
//!
//! <https://llmstxt.org>: a title, a summary as a quote, details, and lists of links below headings;
//! under "Optional", those that can be skipped.

use super::markdown::{heading, joined, link, paragraph};
use crate::model::{Archive, Report, plain_text};
use crate::routes::{Route, Thread, files};
use crate::text::machines::llms;

/// Returns the file. `root` is the address of the site, absolute or relative to the file; `has` tells
/// which files the site has.
#[must_use]
pub fn list(archive: &Archive, root: &str, has: &dyn Fn(&str) -> bool) -> String {
    let site = &archive.site;
    let mut parts = vec![heading(1, &site.title)];
    let summary: Vec<&str> = [site.notice.as_str(), &site.description]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    if !summary.is_empty() {
        parts.push(["> ", &paragraph(&summary.join(" "))].concat());
    }
    parts.push(paragraph(llms::ANCHORS));
    let reports = archive.reports.iter().rev();
    let reports = reports.map(|report| of_report(archive, report, root));
    parts.push(section(llms::REPORTS, reports));
    parts.push(section(llms::TOPICS, topics(archive, root)));
    let others = [
        (files::DATA, llms::DATA),
        (files::WHOLE_BOOK, llms::WHOLE_BOOK),
    ];
    let others = others.into_iter().filter(|(path, _)| has(path));
    let others = others.map(|(path, about)| item(path, &[root, path].concat(), about));
    parts.push(section(llms::OPTIONAL, others));
    joined(parts)
}

fn of_report(archive: &Archive, report: &Report, root: &str) -> String {
    let month = report.month;
    let route = Route::Report { month, topic: None };
    let path = files::markdown(&route.path(archive));
    let headline = report.headline.as_ref();
    let headline = headline.map_or_else(String::new, |it| plain_text(&it.text));
    let title = archive.site.month_title(month);
    item(&title, &[root, &path].concat(), &headline)
}

fn topics<'a>(archive: &'a Archive, root: &'a str) -> impl Iterator<Item = String> + 'a {
    let ids = archive.topic_ids();
    let ids = ids.filter(|&id| archive.reports_on(id).next().is_some());
    ids.filter_map(move |id| {
        let topic = archive.topic(id)?;
        let route = Route::Thread(Thread::whole(id));
        let path = files::markdown(&route.path(archive));
        let address = [root, &path].concat();
        Some(item(&topic.label, &address, &topic.description))
    })
}

/// Returns a heading with its list; empty without an item.
fn section(title: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        return String::new();
    }
    [heading(2, title), items.join("\n")].join("\n\n")
}

fn item(title: &str, address: &str, about: &str) -> String {
    let about = paragraph(about);
    let colon = if about.is_empty() { "" } else { ": " };
    ["- ", &link(title, address), colon, &about].concat()
}
