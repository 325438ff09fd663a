//! The archive at a glance: a row for each year, a cell for each month.

use crate::archive::html::escaped;
use crate::archive::{Archive, Month, Report};
use crate::hosted::{Hosted, anchor};
use crate::joined;
use crate::routes::Route;
use crate::strings::months as said;

/// How many shades tell the length of a report. Chosen: more could not be told apart.
const N_SHADES: usize = 4;

/// A table of all months from the first year to the last; those with a report are links, the darker
/// the longer the report, those without are drawn as absent. Each year's row has an id, as in
/// `year-2023`.
///
/// The roles repeat what a table says anyway: narrow pages lay its rows out as blocks, and
/// browsers then forget that it is a table.
#[must_use]
pub fn month_grid(hosted: Hosted<'_>) -> String {
    let lengths = Lengths::of(hosted.archive);
    let rows: String = years(hosted.archive)
        .map(|year| year_row(hosted, &lengths, year))
        .collect();
    let heads: String = months_of(2000)
        .map(|month| column_head(hosted, month))
        .collect();
    [
        joined!(
            "<div class=\"months\"><table class=\"month-grid\" role=\"table\"><caption \
             class=\"visually-hidden\">",
            said::CAPTION,
            "</caption><thead role=\"rowgroup\"><tr role=\"row\"><th \
             role=\"columnheader\" scope=\"col\"><span class=\"visually-hidden\">",
            said::YEAR,
            "</span></th>",
        ),
        &heads,
        "</tr></thead><tbody role=\"rowgroup\">",
        &rows,
        "</tbody></table></div>",
    ]
    .concat()
}

/// The head of a month's column. Where there are reports below it, it leads to them through the years.
fn column_head(hosted: Hosted<'_>, month: Month) -> String {
    let name = in_parts(&month.name());
    let number = month.number();
    let head = match hosted.archive.reports_of(number).next() {
        Some(_) => anchor("", &hosted.href(&Route::SameMonth(number)), &name),
        None => name,
    };
    ["<th role=\"columnheader\" scope=\"col\">", &head, "</th>"].concat()
}

/// Words of which narrow cells show one letter and wide ones three; who listens hears all.
fn in_parts(words: &str) -> String {
    let (first, rest) = words.split_at_checked(1).unwrap_or((words, ""));
    let (second, rest) = rest.split_at_checked(2).unwrap_or((rest, ""));
    [
        first,
        "<span class=\"month-short\">",
        &escaped(second),
        "</span><span class=\"visually-hidden\">",
        &escaped(rest),
        "</span>",
    ]
    .concat()
}

fn year_row(hosted: Hosted<'_>, lengths: &Lengths, year: u16) -> String {
    let cells: String = months_of(year)
        .map(|month| month_cell(hosted, lengths, month))
        .collect();
    let year = year.to_string();
    [
        "<tr role=\"row\" id=\"year-",
        &year,
        "\"><th role=\"rowheader\" scope=\"row\">",
        &year,
        "</th>",
        &cells,
        "</tr>",
    ]
    .concat()
}

fn month_cell(hosted: Hosted<'_>, lengths: &Lengths, month: Month) -> String {
    let archive = hosted.archive;
    let Some(report) = archive.report(month) else {
        return joined!(
            "<td role=\"cell\" class=\"month-cell is-absent\"><span class=\"visually-hidden\">",
            said::NO_REPORT,
            "</span></td>",
        )
        .to_owned();
    };
    let is_latest = archive.latest().is_some_and(|it| it.month == month);
    let (class, more) = if is_latest {
        (" is-latest".to_owned(), said::LATEST)
    } else {
        (lengths.class(report), "")
    };
    // The visible `Nov` is the beginning of `November 2023`, so that the link's name is whole.
    let name = in_parts(&[&month.title(), more].concat());
    [
        "<td role=\"cell\" class=\"month-cell",
        &class,
        "\">",
        &anchor("", &hosted.report(month, None), &name),
        "</td>",
    ]
    .concat()
}

/// How long the reports are, from the shortest to the longest.
struct Lengths {
    shortest: usize,
    longest: usize,
}

impl Lengths {
    fn of(archive: &Archive) -> Self {
        let lengths = archive.reports.iter().map(Report::length);
        let (shortest, longest) = lengths.fold((usize::MAX, 0), |(shortest, longest), length| {
            (length.min(shortest), length.max(longest))
        });
        Self { shortest, longest }
    }

    /// The class of the shade of a report; none for the lightest.
    fn class(&self, report: &Report) -> String {
        let above = report.length().saturating_sub(self.shortest);
        let range = self.longest.saturating_sub(self.shortest) + 1;
        match above * N_SHADES / range {
            0 => String::new(),
            shade => [" shade-", &shade.to_string()].concat(),
        }
    }
}

/// The years of an archive.
pub(super) fn years(archive: &Archive) -> impl Iterator<Item = u16> + use<> {
    let first = archive
        .reports
        .first()
        .map_or(1, |report| report.month.year());
    let last = archive.latest().map_or(0, |report| report.month.year());
    // The newest year comes first, as the newest report does.
    (first..=last).rev()
}

/// The months of a year.
pub(super) fn months_of(year: u16) -> impl Iterator<Item = Month> {
    (1..=12).filter_map(move |number| Month::new(year, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_cells_have_the_beginning_of_a_name_and_its_parts_are_all_of_it() {
        for (name, expected) in [
            ("November 2023", ["N", "ov", "ember 2023"]),
            ("May", ["M", "ay", ""]),
        ] {
            let html = in_parts(name);
            let texts: Vec<&str> = html
                .split(['<', '>'])
                .step_by(2)
                .filter(|it| !it.is_empty())
                .collect();
            assert_eq!(texts.concat(), expected.concat());
            assert!(html.starts_with(expected[0]), "{html}");
        }
    }

    #[test]
    fn shades_go_from_none_for_the_shortest_to_the_darkest_for_the_longest() {
        let lengths = Lengths {
            shortest: 0,
            longest: 0,
        };
        assert_eq!(lengths.class(&Report::default()), "");
        let report = Report {
            publication: String::new(),
            headline: Some(crate::archive::Heading {
                text: vec![crate::archive::Inline::Text("a".repeat(100))],
                ..Default::default()
            }),
            ..Report::default()
        };
        for (shortest, longest, expected) in
            [(100, 300, ""), (0, 100, " shade-3"), (0, 199, " shade-2")]
        {
            let lengths = Lengths { shortest, longest };
            assert_eq!(lengths.class(&report), expected, "{shortest} {longest}");
        }
    }
}
