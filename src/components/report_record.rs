//! The record of one report: its file, who signs it, where its sections stand, what was noticed.

use super::{RemarkList, count};
use crate::archive::{Archive, Month, Report, Section, TopicId, plain_text};
use crate::context::{use_archive, use_navigation};
use crate::routes::Route;
use leptos::prelude::*;

/// What the archive knows of a report, with links to the report and its sections.
#[component]
pub fn ReportRecord(
    /// A month; nothing is drawn if the archive does not hold it.
    month: Month,
) -> impl IntoView {
    let archive = use_archive();
    archive.report(month).map(|report| {
        let href = use_navigation().href(&Route::Report { month, topic: None });
        let headline = report
            .headline
            .as_ref()
            .map_or_else(|| "No headline".to_owned(), |it| plain_text(&it.text));
        view! {
            <article class="report-record">
                <h3><a href=href.clone()>{month.title()}</a></h3>
                <p class="report-record-headline">{headline}</p>
                {origin(report)}
                {section_table(&archive, report, &href)}
                {remarks(&archive, report)}
            </article>
        }
        .into_any()
    })
}

/// The file and the bylines.
fn origin(report: &Report) -> impl use<> + IntoView {
    let bylines = report.bylines.iter().map(|byline| plain_text(&byline.text));
    let bylines = bylines
        .map(|byline| view! { <span class="report-record-byline">{byline}</span> " " })
        .collect_view();
    view! {
        <p class="report-record-origin">
            <code>{report.file.clone()}</code>
            " "
            {bylines}
        </p>
    }
}

fn section_table(archive: &Archive, report: &Report, href: &str) -> impl use<> + IntoView {
    let rows = report
        .sections
        .iter()
        .map(|section| section_row(archive, section, href))
        .collect_view();
    let label = format!("Sections of {}", report.month.title());
    view! {
        <div class="wide-frame" role="group" aria-label=label tabindex="0">
            <table>
                <thead>
                    <tr>
                        <th scope="col">"Section"</th>
                        <th scope="col">"Line"</th>
                        <th scope="col">"Topics"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn section_row(archive: &Archive, section: &Section, report: &str) -> impl use<> + IntoView {
    let label = |id: TopicId| archive.topic(id).map(|topic| topic.label.clone());
    let also: Vec<String> = section.also.iter().copied().filter_map(label).collect();
    let also = (!also.is_empty()).then(|| {
        let topics = also.join(", ");
        view! { ", " <span class="report-record-also">"also "{topics}</span> }
    });
    let heading = plain_text(&section.heading.text);
    let id = section.heading.id;
    // What has no words has no name, and is found by looking through the report.
    let (heading, href) = if id.is_unnamed() {
        ("No heading".to_owned(), report.to_owned())
    } else {
        (heading, format!("{report}#{id}"))
    };
    view! {
        <tr>
            <th scope="row"><a href=href>{heading}</a></th>
            <td class="is-number">{section.line}</td>
            <td>{label(section.topic)}{also}</td>
        </tr>
    }
}

fn remarks(archive: &Archive, report: &Report) -> impl use<> + IntoView {
    let remarks: Vec<_> = archive
        .remarks
        .iter()
        .filter(|remark| remark.file == report.file)
        .cloned()
        .collect();
    let extent = count(remarks.len(), "warning");
    (!remarks.is_empty()).then(|| {
        view! {
            <p class="report-record-extent">{extent}</p>
            <RemarkList remarks names_file=false/>
        }
    })
}
