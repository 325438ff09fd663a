//! Text of a report: headings with their labels, bylines, lead and sections.
//!
//! Everything is in the report's own words and order, except elements with `data-generated`.

use crate::html::blocks::{self, RenderOptions, blocks_with, inline_in, permalink};
use crate::html::heading;
use crate::model::{Byline, Heading, Month, Report, Section, Title, TopicId, plain_text};
use crate::routes::issue_link::problem_href;
use crate::routes::page_context::PageContext;
use crate::text::{self, problem};
use maud::{Markup, html};

/// Returns the lead and sections of a month's report under `topic`, or all of them without a topic.
/// Empty if the archive has no report for the month.
#[must_use]
pub fn report_text(context: PageContext<'_>, month: Month, topic: Option<TopicId>) -> Markup {
    let page = permalink_page(context, month, topic);
    let options = RenderOptions {
        page: &page,
        ..RenderOptions::default()
    };
    let report = context.archive.report(month);
    report.map_or_else(Markup::default, |it| {
        render_report(context, it, topic, options)
    })
}

/// Returns the address that the texts' links to themselves start with. Empty in a frame, because
/// frames have no such links.
#[must_use]
pub fn permalink_page(context: PageContext<'_>, month: Month, topic: Option<TopicId>) -> String {
    match context.frame {
        None => context.report(month, topic),
        // Passage actions are only available in the reader, so frames need no links for them.
        Some(_) => String::new(),
    }
}

/// Like [`report_text`], for a report in another form.
#[must_use]
pub fn render_report(
    context: PageContext<'_>,
    report: &Report,
    topic: Option<TopicId>,
    options: RenderOptions<'_>,
) -> Markup {
    html! {
        @if report.lead_under(topic) { (lead(report, options)) }
        @for section in report.sections_under(topic) {
            (section_text(context, section, report.month, topic, options))
        }
    }
}

/// Returns the text before the first section; empty if there is no lead.
#[must_use]
pub fn lead(report: &Report, options: RenderOptions<'_>) -> Markup {
    html! {
        @if !report.lead.is_empty() {
            div.lead.prose { (blocks_with(&report.lead, "", options)) }
        }
    }
}

/// Returns the author lines of a report or section.
#[must_use]
pub fn bylines(bylines: &[Byline], options: RenderOptions<'_>) -> Markup {
    blocks::lines("byline", bylines, options)
}

/// Returns the line above a section's heading: the topics, the label left by a template, for example
/// `Article 1`, and the heading of the template if a more telling one follows. Empty without any.
fn kicker(
    topics: &Markup,
    section: &Section,
    is_named_below: bool,
    options: RenderOptions<'_>,
) -> Markup {
    let Heading { id, label, text } = &section.heading;
    html! {
        @if !topics.0.is_empty() || !label.is_empty() || is_named_below {
            div.section-kicker {
                (topics)
                @if !label.is_empty() { p.heading-label dir="auto" { (label) } " " }
                @if is_named_below {
                    p id=[options.id(*id)] dir="auto" {
                        (inline_in(text, options))
                        (permalink(*id, &plain_text(text), options))
                    }
                }
            }
        }
    }
}

/// Returns a section as shown under the topic `chosen`, or under all topics.
#[must_use]
pub fn section_text(
    context: PageContext<'_>,
    section: &Section,
    month: Month,
    chosen: Option<TopicId>,
    options: RenderOptions<'_>,
) -> Markup {
    let Title { id, text, below } = section.title();
    let words = plain_text(text);
    let topics = topics_above(context, section, month, chosen);
    html! {
        section.report-section {
            (kicker(&topics, section, id != section.heading.id, options))
            (heading(options.level, options.id(id), "", &inline_in(text, options)))
            (permalink(id, &words, options))
            (partly_line(context, section, month, chosen))
            (bylines(&section.bylines, options))
            div.prose { (blocks_with(below, &words, options)) }
            (problem_link(context, section, month, options))
        }
    }
}

/// Returns a link to report a problem with the section. Empty if the archive has no repository, or
/// if the section is shown on another page than its report's.
fn problem_link(
    context: PageContext<'_>,
    section: &Section,
    month: Month,
    options: RenderOptions<'_>,
) -> Markup {
    let site = &context.archive.site;
    if site.repository.is_empty() || options.page.is_empty() || !options.has_ids {
        return Markup::default();
    }
    let address = context.passage(month, None, section.heading.id, "");
    let address = match context.base.strip(&address) {
        Some(below) if !site.url.is_empty() => [&site.url, below].concat(),
        _ => address,
    };
    let heading = plain_text(&section.heading.text);
    let href = problem_href(
        &site.repository,
        &context.month_title(month),
        heading.trim(),
        &address,
    );
    html! {
        p.section-problem data-generated {
            a href=(href) rel="noopener" { (problem::LINK) }
        }
    }
}

/// Returns a section's topics for the line above its heading, for example `Governance` and `Also
/// on: Technology`. Leaves out the chosen one, because the tab names it. Empty under the tab of a
/// secondary topic, where [`partly_line`] names them all. A topic that was found in headings would
/// only repeat the heading.
fn topics_above(
    context: PageContext<'_>,
    section: &Section,
    month: Month,
    chosen: Option<TopicId>,
) -> Markup {
    let main = context.archive.topic(section.topic);
    let main = main.filter(|topic| chosen.is_none() && !topic.is_found);
    let is_above = chosen.is_none_or(|id| id == section.topic);
    html! {
        @if let Some(topic) = main { p.section-topic data-generated { (topic.label) } " " }
        @if is_above && !section.also.is_empty() {
            p.section-also data-generated {
                (text::report::ALSO_ON)
                (topic_links(context, month, &section.also))
            }
            " "
        }
    }
}

/// Returns the line about the topics of a section under the tab of a secondary one, for example `In
/// part on Technology · mainly Governance`. Empty elsewhere.
fn partly_line(
    context: PageContext<'_>,
    section: &Section,
    month: Month,
    chosen: Option<TopicId>,
) -> Markup {
    let partly = chosen.filter(|&id| id != section.topic);
    let partly = partly.and_then(|id| Some((id, context.archive.topic(id)?)));
    let Some((partly, topic)) = partly else {
        return Markup::default();
    };
    let others = section.also.iter().copied();
    let others: Vec<TopicId> = others.filter(|&id| id != partly).collect();
    html! {
        p.section-also.is-partial data-generated {
            (text::report::in_part_on(&topic.label, &topic_links(context, month, &[section.topic])))
            @if !others.is_empty() {
                (text::report::AND_ALSO_ON)
                (topic_links(context, month, &others))
            }
        }
    }
}

/// Returns comma-separated links to the tabs of topics.
fn topic_links(context: PageContext<'_>, month: Month, ids: &[TopicId]) -> Markup {
    let outside = context.outside();
    let topics = ids.iter().copied();
    let topics = topics.filter_map(|id| Some((id, context.archive.topic(id)?)));
    html! {
        @for (number, (id, topic)) in topics.enumerate() {
            @if number > 0 { ", " }
            a href=(outside.report(month, Some(id))) target=[context.new_tab()]
                rel=[context.new_tab_rel()] { (topic.label) }
        }
    }
}
