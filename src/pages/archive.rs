//! About the archive: what it holds, where each section stands, and what was noticed.
//!
//! It is the report of the command that checks a folder of reports, for readers.

use crate::archive::html::escaped;
use crate::archive::{Archive, Kind, Month, Remark, Report};
use crate::components::{breadcrumb, remark_list, report_record};
use crate::hosted::Hosted;
use crate::joined;
use crate::routes::Route;
use crate::strings::site::ABOUT_ARCHIVE;
use crate::strings::{archive_page as said, count};

/// The page about the archive, with those years unfolded of which it is told so.
#[must_use]
pub fn archive_page(hosted: Hosted<'_>, is_open: &dyn Fn(u16) -> bool) -> String {
    let archive = hosted.archive;
    let (records, general) = records(archive);
    // Newest first. What is folded away is there, too, for those who search the page for a word.
    let years: String = records
        .chunk_by(|one, next| one.report.month.year() == next.report.month.year())
        .rev()
        .map(|records| year(hosted, records, is_open))
        .collect();
    [
        "<div class=\"archive-page\">",
        &breadcrumb(hosted, &Route::Archive),
        joined!(
            "<h1 tabindex=\"-1\">",
            ABOUT_ARCHIVE,
            "</h1><p class=\"archive-notice\">",
        ),
        &escaped(&archive.site.notice),
        joined!(
            "</p><p>",
            said::METHOD,
            "</p><div class=\"archive-overview\">",
        ),
        &facts(archive),
        &warnings(archive, &general),
        joined!(
            "</div><h2>",
            said::BY_REPORT,
            "</h2><p>",
            said::ORDER,
            "</p>",
        ),
        &years,
        "</div>",
    ]
    .concat()
}

/// A report with the remarks on it.
struct Record<'a> {
    report: &'a Report,
    remarks: Vec<&'a Remark>,
}

/// Every report with its remarks, and the remarks on none.
fn records(archive: &Archive) -> (Vec<Record<'_>>, Vec<&Remark>) {
    let record = |report| Record {
        report,
        remarks: Vec::new(),
    };
    let mut records: Vec<Record<'_>> = archive.reports.iter().map(record).collect();
    let mut general = Vec::new();
    let remarks = archive.remarks.as_slice();
    for run in remarks.chunk_by(|one, next| one.file == next.file) {
        let file = run.first().map(|remark| &remark.file);
        let of_file = records.iter_mut().find(|it| Some(&it.report.file) == file);
        of_file
            .map_or(&mut general, |record| &mut record.remarks)
            .extend(run);
    }
    (records, general)
}

fn facts(archive: &Archive) -> String {
    let n_sections: usize = archive.reports.iter().map(|r| r.sections.len()).sum();
    let sections = archive.reports.iter().flat_map(|report| &report.sections);
    let sections_said = match sections.filter(|it| !it.also.is_empty()).count() {
        0 => n_sections.to_string(),
        n_shared => said::sections(&n_sections.to_string(), &n_shared.to_string()),
    };
    let fact =
        |name: &str, value: &str| ["<div><dt>", name, "</dt><dd>", value, "</dd></div>"].concat();
    [
        "<dl class=\"archive-facts\">",
        &fact(said::REPORTS, &extent(&archive.reports)),
        &fact(said::SECTIONS, &sections_said),
        &fact(said::GAPS, &absence(&archive.gaps())),
        &fact(said::WARNINGS, &archive.remarks.len().to_string()),
        "</dl>",
    ]
    .concat()
}

/// How many reports, and from when to when.
fn extent(reports: &[Report]) -> String {
    match reports {
        [] => "0".to_owned(),
        [only] => said::one_report(&only.month.title()),
        [first, .., last] => said::extent(
            &reports.len().to_string(),
            &first.month.title(),
            &last.month.title(),
        ),
    }
}

/// The months that are missing between the first report and the last.
fn absence(gaps: &[(Month, Month)]) -> String {
    let n_missing: u32 = gaps.iter().map(|(from, to)| to.distance(*from) + 1).sum();
    if gaps.is_empty() {
        return "0".to_owned();
    }
    let spans: Vec<String> = gaps
        .iter()
        .map(|(from, to)| {
            if from == to {
                from.title()
            } else {
                said::span(&from.title(), &to.title())
            }
        })
        .collect();
    format!("{n_missing}: {}", spans.join("; "))
}

/// How often each kind was noticed, and what was noticed about no report in particular.
fn warnings(archive: &Archive, general: &[&Remark]) -> String {
    if archive.remarks.is_empty() {
        return String::new();
    }
    let kinds = archive.kinds.iter();
    let rows: String = kinds.map(|kind| kind_row(kind, &archive.remarks)).collect();
    let mut general = remark_list(general, true);
    if !general.is_empty() {
        general = ["<h3>", said::IN_GENERAL, "</h3>", &general].concat();
    }
    [
        joined!(
            "<h2>",
            said::BY_KIND,
            "</h2><table class=\"remark-kinds\"><thead><tr><th scope=\"col\">",
            said::KIND,
            "</th><th scope=\"col\">",
            said::MEANING,
            "</th><th scope=\"col\" class=\"is-number\">",
            said::NUMBER,
            "</th></tr></thead><tbody>",
        ),
        &rows,
        "</tbody></table>",
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

/// A year's reports, which are all of one year.
fn year(hosted: Hosted<'_>, records: &[Record<'_>], is_open: &dyn Fn(u16) -> bool) -> String {
    let Some(first) = records.first() else {
        return String::new();
    };
    let year = first.report.month.year();
    let n_remarks: usize = records.iter().map(|record| record.remarks.len()).sum();
    let mut extent = count::reports(records.len());
    if n_remarks > 0 {
        extent = [&extent, ", ", &count::warnings(n_remarks)].concat();
    }
    let record = |Record { report, remarks }: &Record<'_>| {
        let href = hosted.report(report.month, None);
        report_record(hosted.archive, report, remarks, &href)
    };
    let records: String = records.iter().rev().map(record).collect();
    let (open, year) = (is_open(year), year.to_string());
    [
        "<details class=\"archive-year\" data-year=\"",
        &year,
        if open { "\" open>" } else { "\">" },
        "<summary><h3>",
        &year,
        "</h3> <span class=\"archive-year-extent\">",
        &extent,
        "</span></summary>",
        &records,
        "</details>",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::gaps;

    fn reports(months: &[&str]) -> Vec<Report> {
        let report = |month: &&str| Report {
            month: month.parse().expect("a month"),
            ..Report::default()
        };
        months.iter().map(report).collect()
    }

    #[test]
    fn months_without_a_report_are_told_in_runs() {
        let absence = |months: &[&str]| absence(&gaps(&reports(months)));
        assert_eq!(absence(&[]), "0");
        assert_eq!(absence(&["2021-12", "2022-01"]), "0");
        assert_eq!(
            absence(&["2021-10", "2021-12", "2022-04"]),
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
}
