//! The home page: the archive's name, newest report, months and topics.

use crate::html::blocks::blocks;
use crate::html::month_grid::{month_grid, same_months};
use crate::html::origin::origin_line;
use crate::html::topic_list::{topic_bar, topic_list};
use crate::model::{Month, Report, Section, plain_text};
use crate::routes::page_context::PageContext;
use crate::text::{self, count, site, thread};
use crate::ui::ids;
use maud::{Markup, html};

/// Returns the home page: newspaper nameplate, months, newest report, topics.
#[must_use]
pub fn home_page(context: PageContext<'_>) -> Markup {
    html! {
        div.home {
            (nameplate(context))
            @if let Some(latest) = context.archive.latest() {
                (lead_story(context, latest))
                div.home-side {
                    (months(context))
                    (topic_list(context))
                }
            } @else {
                section.state {
                    h2 { (text::home::NO_REPORTS) }
                    p { (text::home::COMES_LATER) }
                }
            }
        }
    }
}

/// Returns the nameplate: the name between two ears, one for the report count, one for the newest.
fn nameplate(context: PageContext<'_>) -> Markup {
    let archive = context.archive;
    let site = &archive.site;
    html! {
        header.nameplate {
            h1 tabindex="-1" { (site.title) }
            @if let Some(latest) = archive.latest() {
                p.nameplate-ear {
                    strong { (count::reports(archive.reports.len())) } " " (span(context))
                }
                p.nameplate-ear {
                    strong { (text::home::LATEST) } " "
                    a href=(context.report(latest.month, None)) { (context.month_title(latest.month)) }
                }
            }
            @if !site.description.is_empty() { p.nameplate-description { (site.description) } }
            (origin_line(archive))
        }
        (topic_bar(context))
        div.resume id=(ids::RESUME) {}
    }
}

fn months(context: PageContext<'_>) -> Markup {
    html! {
        section.archive-months aria-labelledby="months-heading" {
            h2 #months-heading { (site::ALL_REPORTS) }
            p.is-new id=(ids::NEW_MONTHS) {}
            (month_grid(context))
            (same_months(context))
        }
    }
}

fn lead_story(context: PageContext<'_>, report: &Report) -> Markup {
    let href = context.report(report.month, None);
    html! {
        article.latest {
            div {
                p.latest-month {
                    (context.month_title(report.month)) " " span.is-new id=(ids::NEW_LATEST) {}
                }
                h2 dir="auto" { a href=(href) { (report.title(&context.archive.site)) } }
                div.prose { (blocks(report.opening())) }
                p.latest-more { a href=(href) { (text::home::MORE) } }
            }
            div.latest-inside {
                h3 #sections-heading { (text::home::SECTIONS) }
                ul.latest-sections aria-labelledby="sections-heading" {
                    @for section in &report.sections {
                        li { (section_link(context, report.month, section)) }
                    }
                }
            }
        }
    }
}

/// Returns a link to a section of a report.
fn section_link(context: PageContext<'_>, month: Month, section: &Section) -> Markup {
    let topic = context.archive.topic(section.topic);
    let topic = topic.filter(|topic| !topic.is_found);
    let title = section.title();
    html! {
        a href=(context.passage(month, None, title.id, "")) {
            @if let Some(topic) = topic { span.latest-topic { (topic.label) } " " }
            div dir="auto" { (plain_text(title.text)) }
        }
    }
}

/// Returns the range of months with reports, for example `November 2019 to November 2024`.
fn span(context: PageContext<'_>) -> String {
    let archive = context.archive;
    let title =
        |report: Option<&Report>| report.map_or(String::new(), |it| context.month_title(it.month));
    let (first, last) = (title(archive.reports.first()), title(archive.latest()));
    if first == last {
        first
    } else {
        thread::between(&first, &last)
    }
}
