//! About the archive: what it holds, where each section stands, and what was noticed.
//!
//! It is the report of the command that checks a folder of reports, for readers.

use crate::archive::html::escaped;
use crate::archive::{Archive, Kind, Month, Remark, Report};
use crate::browser::document;
use crate::components::{OpenedYears, count, remark_list, report_record};
use crate::context::{use_archive, use_navigation};
use crate::routes::Route;
use leptos::prelude::*;

/// What a reader must know before any number.
const METHOD: &str = "Topics were assigned by rules, which weigh a section’s heading, its words and \
    its place. Where a good part of a section is about something else, it can be read under that \
    topic, too. Rules err: the tables below show what they decided, and the warnings what deserves \
    a second look.";

/// The page about the archive.
#[component]
pub fn ArchivePage() -> impl IntoView {
    let archive = use_archive();
    let years = years(&archive)
        .map(|(year, months)| year_view(&archive, year, months))
        .collect_view();
    let overview = [facts(&archive), warnings(&archive)].concat();
    view! {
        <div class="archive-page">
            <h1 tabindex="-1">"About this archive"</h1>
            <p class="archive-notice">{archive.site.notice.clone()}</p>
            <p>{METHOD}</p>
            <div class="archive-overview" inner_html=overview></div>
            <h2>"Report by report"</h2>
            <p>
                "The newest comes first. Lines are those of the headings in the report’s source file."
            </p>
            {years}
        </div>
    }
}

fn facts(archive: &Archive) -> String {
    let n_sections: usize = archive.reports.iter().map(|r| r.sections.len()).sum();
    let sections = archive.reports.iter().flat_map(|report| &report.sections);
    let mut sections_said = n_sections.to_string();
    let n_shared = sections.filter(|it| !it.also.is_empty()).count();
    if n_shared > 0 {
        sections_said += &format!(", {n_shared} of them under more than one topic");
    }
    let fact =
        |name: &str, value: &str| ["<div><dt>", name, "</dt><dd>", value, "</dd></div>"].concat();
    [
        "<dl class=\"archive-facts\">",
        &fact("Reports", &extent(&archive.reports)),
        &fact("Sections", &sections_said),
        &fact("Months without a report", &absence(&archive.reports)),
        &fact("Warnings", &archive.remarks.len().to_string()),
        "</dl>",
    ]
    .concat()
}

/// How many reports, and from when to when.
fn extent(reports: &[Report]) -> String {
    match reports {
        [] => "0".to_owned(),
        [only] => format!("1, of {}", only.month.title()),
        [first, .., last] => format!(
            "{}, from {} to {}",
            reports.len(),
            first.month.title(),
            last.month.title()
        ),
    }
}

/// The months that are missing between the first report and the last.
fn absence(reports: &[Report]) -> String {
    let gaps = gaps(reports);
    let n_missing: u32 = gaps.iter().map(|(from, to)| to.distance(*from) + 1).sum();
    if gaps.is_empty() {
        return "0".to_owned();
    }
    let spans: Vec<String> = gaps
        .into_iter()
        .map(|(from, to)| {
            if from == to {
                from.title()
            } else {
                format!("{} to {}", from.title(), to.title())
            }
        })
        .collect();
    format!("{n_missing}: {}", spans.join("; "))
}

/// The first and the last month of each run of months without a report.
fn gaps(reports: &[Report]) -> Vec<(Month, Month)> {
    let [first, .., last] = reports else {
        return Vec::new();
    };
    let months = (first.month.year()..=last.month.year())
        .flat_map(|year| (1..=12).filter_map(move |number| Month::new(year, number)));
    let is_missing = |month: &Month| {
        (first.month..=last.month).contains(month)
            && reports.iter().all(|report| report.month != *month)
    };
    let mut gaps: Vec<(Month, Month)> = Vec::new();
    for month in months.filter(is_missing) {
        match gaps.last_mut() {
            Some((_, to)) if to.distance(month) == 1 => *to = month,
            _ => gaps.push((month, month)),
        }
    }
    gaps
}

/// How often each kind was noticed, and what was noticed about no report in particular.
fn warnings(archive: &Archive) -> String {
    if archive.remarks.is_empty() {
        return String::new();
    }
    let kinds = archive.kinds.iter();
    let rows: String = kinds.map(|kind| kind_row(kind, &archive.remarks)).collect();
    let is_of_report = |remark: &&Remark| archive.reports.iter().any(|it| it.file == remark.file);
    let general = archive.remarks.iter().filter(|it| !is_of_report(it));
    let mut general = remark_list(general, true);
    if !general.is_empty() {
        general.insert_str(0, "<h3>About the archive as a whole</h3>");
    }
    [
        "<h2>Warnings by kind</h2><div class=\"wide-frame\" role=\"group\" \
         aria-label=\"Warnings by kind\" tabindex=\"0\"><table class=\"remark-kinds\"><thead><tr>\
         <th scope=\"col\">Kind</th><th scope=\"col\">Meaning</th><th scope=\"col\">Number</th>\
         </tr></thead><tbody>",
        &rows,
        "</tbody></table></div>",
        &general,
    ]
    .concat()
}

fn kind_row(kind: &Kind, remarks: &[Remark]) -> String {
    let n_remarks = remarks.iter().filter(|it| it.code == kind.code).count();
    [
        "<tr><th scope=\"row\"><code>",
        &escaped(&kind.code),
        "</code></th><td>",
        &escaped(&kind.about),
        "</td><td class=\"is-number\">",
        &n_remarks.to_string(),
        "</td></tr>",
    ]
    .concat()
}

/// The years that have reports, each with its months, newest first.
fn years(archive: &Archive) -> impl Iterator<Item = (u16, Vec<Month>)> + use<> {
    let mut years: Vec<(u16, Vec<Month>)> = Vec::new();
    for report in archive.reports.iter().rev() {
        let year = report.month.year();
        match years.last_mut() {
            Some((last, months)) if *last == year => months.push(report.month),
            _ => years.push((year, vec![report.month])),
        }
    }
    years.into_iter()
}

fn year_view(archive: &Archive, year: u16, months: Vec<Month>) -> AnyView {
    let opened = expect_context::<OpenedYears>();
    let reports = months.iter().filter_map(|&month| archive.report(month));
    let n_remarks: usize = reports
        .map(|report| archive.remarks.iter().filter(|it| it.file == report.file))
        .map(Iterator::count)
        .sum();
    let mut extent = count(months.len(), "report");
    if n_remarks > 0 {
        extent = format!("{extent}, {}", count(n_remarks, "warning"));
    }
    let record = |&month: &Month| {
        let href = use_navigation().href(&Route::Report { month, topic: None });
        let report = archive.report(month)?;
        Some(report_record(archive, report, &href))
    };
    let records: String = months.iter().filter_map(record).collect();
    view! {
        <details
            class="archive-year"
            open=opened.is_open(year)
            on:toggle=move |event| opened.set(year, document::is_open(&event))
        >
            <summary>
                <span class="archive-year-number">{year}</span>
                " "
                <span class="archive-year-extent">{extent}</span>
            </summary>
            <div inner_html=records></div>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reports(months: &[&str]) -> Vec<Report> {
        let report = |month: &&str| Report {
            month: month.parse().expect("a month"),
            ..Report::default()
        };
        months.iter().map(report).collect()
    }

    #[test]
    fn months_without_a_report_are_told_in_runs() {
        assert_eq!(absence(&[]), "0");
        assert_eq!(absence(&reports(&["2021-12", "2022-01"])), "0");
        assert_eq!(
            absence(&reports(&["2021-10", "2021-12", "2022-04"])),
            "4: November 2021; January 2022 to March 2022"
        );
    }

    #[test]
    fn the_extent_names_the_first_and_the_last() {
        assert_eq!(extent(&[]), "0");
        assert_eq!(extent(&reports(&["2021-10"])), "1, of October 2021");
        assert_eq!(
            extent(&reports(&["2021-10", "2021-12"])),
            "2, from October 2021 to December 2021"
        );
    }

    #[test]
    fn years_and_their_months_begin_with_the_newest() {
        let archive = Archive {
            reports: reports(&["2019-11", "2021-10", "2021-12"]),
            ..Archive::default()
        };
        let years: Vec<(u16, usize)> = years(&archive)
            .map(|(year, months)| (year, months.len()))
            .collect();
        assert_eq!(years, [(2021, 2), (2019, 1)]);
    }
}
