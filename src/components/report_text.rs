//! A report's own text: headings with their labels, bylines, lead and sections.
//!
//! What stands here is the report's, word for word and in its order, but for what carries
//! `data-generated`.

use crate::archive::html::{self, Form, escaped};
use crate::archive::{Byline, Heading, Month, Report, Section, TextId, TopicId, plain_text};
use crate::hosted::{Hosted, anchor};
use crate::problem::problem_href;
use crate::strings::{problem, report as said};

/// The lead and the sections of a month's report that are to be read under a topic, or all for
/// `None`; nothing if the archive does not hold the report.
#[must_use]
pub fn report_text(hosted: Hosted<'_>, month: Month, topic: Option<TopicId>) -> String {
    let page = own_page(hosted, month, topic);
    let form = Form {
        page: &page,
        ..Form::default()
    };
    let report = hosted.archive.report(month);
    report.map_or_else(String::new, |it| formed_text(hosted, it, topic, form))
}

/// The address of the page on which a report's texts have links to themselves; nothing in a frame.
#[must_use]
pub fn own_page(hosted: Hosted<'_>, month: Month, topic: Option<TopicId>) -> String {
    match hosted.frame {
        None => hosted.report(month, topic),
        // What is made of a text in the reader is made there.
        Some(_) => String::new(),
    }
}

/// The same of a report in another form.
#[must_use]
pub fn formed_text(
    hosted: Hosted<'_>,
    report: &Report,
    topic: Option<TopicId>,
    form: Form<'_>,
) -> String {
    let mut text = String::new();
    if report.lead_under(topic) {
        let lead = html::formed(&report.lead, "", form);
        push_all(&mut text, &["<div class=\"lead prose\">", &lead, "</div>"]);
    }
    for section in report.sections_under(topic) {
        text.push_str(&section_text(hosted, section, report.month, topic, form));
    }
    text
}

/// An element of one piece of text: its start without the closing bracket, the text's name, which
/// is left out if it has none, the text itself, and the end.
#[must_use]
pub fn named(start: &str, id: TextId, inside: &str, end: &str) -> String {
    if id.is_unnamed() {
        return [start, ">", inside, end].concat();
    }
    [start, " id=\"", &id.to_string(), "\">", inside, end].concat()
}

/// The lines that name the authors of a report or section.
#[must_use]
pub fn bylines(bylines: &[Byline], form: Form<'_>) -> String {
    let line = |line: &Byline| {
        let id = if form.has_ids {
            line.id
        } else {
            TextId::default()
        };
        let text = html::inline(&line.text);
        named("<p class=\"byline\"", id, &text, "</p>")
    };
    bylines.iter().map(line).collect()
}

/// What a template left in front of a heading, such as `Article 1`; nothing for an empty label.
#[must_use]
pub fn heading_label(label: &str) -> String {
    if label.is_empty() {
        return String::new();
    }
    ["<p class=\"heading-label\">", &escaped(label), "</p>"].concat()
}

/// A section as it is read under a topic, or under all for `None`.
#[must_use]
pub fn section_text(
    hosted: Hosted<'_>,
    section: &Section,
    month: Month,
    chosen: Option<TopicId>,
    form: Form<'_>,
) -> String {
    let Heading { id, label, text } = &section.heading;
    let own = if form.has_ids { *id } else { TextId::default() };
    let level = form.level.to_string();
    let heading = plain_text(text);
    [
        "<section class=\"report-section\">",
        &topic_line(hosted, section, chosen),
        &heading_label(label),
        &named(
            &["<h", &level].concat(),
            own,
            &html::inline(text),
            &["</h", &level, ">"].concat(),
        ),
        &html::handle(*id, &heading, form),
        &also_line(hosted, section, month, chosen),
        &bylines(&section.bylines, form),
        "<div class=\"prose\">",
        &html::formed(&section.blocks, &heading, form),
        "</div>",
        &problem_link(hosted, section, month, form),
        "</section>",
    ]
    .concat()
}

/// The way to report a problem with the section; nothing where the archive has no place for that, nor
/// where the text is that of another page.
fn problem_link(hosted: Hosted<'_>, section: &Section, month: Month, form: Form<'_>) -> String {
    let site = &hosted.archive.site;
    if site.repository.is_empty() || form.page.is_empty() || !form.has_ids {
        return String::new();
    }
    let address = hosted.passage(month, None, section.heading.id, "");
    let address = match hosted.base.strip(&address) {
        Some(below) if !site.url.is_empty() => [&site.url, below].concat(),
        _ => address,
    };
    let heading = plain_text(&section.heading.text);
    let href = problem_href(&site.repository, &month.title(), heading.trim(), &address);
    let link = anchor(" rel=\"noopener\"", &href, problem::LINK);
    [
        "<p class=\"section-problem\" data-generated>",
        &link,
        "</p>",
    ]
    .concat()
}

/// The section's first topic, where the chosen tab does not say it.
fn topic_line(hosted: Hosted<'_>, section: &Section, chosen: Option<TopicId>) -> String {
    match hosted.archive.topic(section.topic) {
        Some(topic) if chosen.is_none() => [
            "<p class=\"section-topic\" data-generated>",
            &escaped(&topic.label),
            "</p>",
        ]
        .concat(),
        _ => String::new(),
    }
}

/// What else the section is about, as in `Also on: Technology`. Where it stands under a tab that
/// it belongs to only in part, that and its first topic: `In part on Technology · mainly
/// Governance`.
fn also_line(
    hosted: Hosted<'_>,
    section: &Section,
    month: Month,
    chosen: Option<TopicId>,
) -> String {
    let others: Vec<TopicId> = section
        .also
        .iter()
        .copied()
        .filter(|&id| Some(id) != chosen)
        .collect();
    let partly = chosen.filter(|&id| id != section.topic);
    let partly = partly.and_then(|id| hosted.archive.topic(id));
    if partly.is_none() && others.is_empty() {
        return String::new();
    }
    let mut line = String::from(match partly {
        Some(_) => "<p class=\"section-also is-partial\" data-generated>",
        None => "<p class=\"section-also\" data-generated>",
    });
    if let Some(topic) = partly {
        let label = escaped(&topic.label);
        let first = topic_links(hosted, month, &[section.topic]);
        line.push_str(&said::in_part_on(&label, &first));
    }
    if !others.is_empty() {
        line.push_str(match partly {
            Some(_) => said::AND_ALSO_ON,
            None => said::ALSO_ON,
        });
        line.push_str(&topic_links(hosted, month, &others));
    }
    line.push_str("</p>");
    line
}

/// Links to the tabs of topics, with commas between them.
fn topic_links(hosted: Hosted<'_>, month: Month, topics: &[TopicId]) -> String {
    let link = |&id: &TopicId| {
        let label = escaped(&hosted.archive.topic(id)?.label);
        let href = hosted.outside().report(month, Some(id));
        Some(anchor(hosted.leaving(), &href, &label))
    };
    let links: Vec<String> = topics.iter().filter_map(link).collect();
    links.join(", ")
}

fn push_all(html: &mut String, parts: &[&str]) {
    for part in parts {
        html.push_str(part);
    }
}
