//! When there are hits: a table with a row for each year and a cell for each month.
//!
//! It is written as text: it has many cells, and is written anew with every key.

use super::month_grid::{months_of, years};
use crate::archive::{Archive, Month};
use crate::hosted::anchor;
use crate::joined;
use crate::search::Query;
use crate::strings::{months, search as said};

/// How many shades there are.
const N_SHADES: usize = 4;

/// A table of all months from the first year of the archive to the last, with the number of
/// passages in each; `by_month` has the months with some, oldest first. Months and years with some
/// lead to the query for that time alone. `href` gives the address of a search for a text.
///
/// It stands in a frame, because thirteen columns that a finger can hit do not fit into the
/// narrowest window.
#[must_use]
pub fn search_grid(
    archive: &Archive,
    query: &Query,
    by_month: &[(Month, usize)],
    href: &dyn Fn(&str) -> String,
) -> String {
    let most = by_month.iter().map(|(_, n)| *n).max().unwrap_or_default();
    let grid = Grid {
        archive,
        query,
        by_month,
        most: most.max(N_SHADES),
        href,
    };
    let heads: String = months_of(2000).map(column_head).collect();
    let rows: String = years(archive).map(|year| grid.row(year)).collect();
    [
        joined!(
            "<div class=\"wide-frame\" role=\"group\" aria-label=\"",
            said::BY_MONTH,
            "\" tabindex=\"0\"><table class=\"search-grid\"><caption>",
            said::BY_MONTH,
            "</caption><thead><tr>\
             <th scope=\"col\"><span class=\"visually-hidden\">",
            months::YEAR,
            "</span></th>",
        ),
        &heads,
        "</tr></thead><tbody>",
        &rows,
        "</tbody></table></div>",
    ]
    .concat()
}

/// A letter to see, and the month's name to hear.
fn column_head(month: Month) -> String {
    let name = month.name();
    [
        "<th scope=\"col\"><span aria-hidden=\"true\">",
        name.get(..1).unwrap_or_default(),
        "</span><span class=\"visually-hidden\">",
        &name,
        "</span></th>",
    ]
    .concat()
}

struct Grid<'a> {
    archive: &'a Archive,
    query: &'a Query,
    by_month: &'a [(Month, usize)],
    /// What has the darkest shade.
    most: usize,
    href: &'a dyn Fn(&str) -> String,
}

impl Grid<'_> {
    fn row(&self, year: u16) -> String {
        let n: usize = months_of(year).map(|month| self.n_in(month)).sum();
        let shown = year.to_string();
        let head = if n == 0 {
            shown
        } else {
            self.link(&self.query.narrowed_to_year(year), &shown, &shown, n)
        };
        let cells: String = months_of(year).map(|month| self.cell(month)).collect();
        ["<tr><th scope=\"row\">", &head, "</th>", &cells, "</tr>"].concat()
    }

    fn cell(&self, month: Month) -> String {
        let n = self.n_in(month);
        if n > 0 {
            let shade = (n * N_SHADES).div_ceil(self.most).to_string();
            let narrowed = self.query.narrowed_to_month(month);
            let link = self.link(&narrowed, &month.title(), &n.to_string(), n);
            ["<td class=\"shade-", &shade, "\">", &link, "</td>"].concat()
        } else if self.archive.report(month).is_some() {
            "<td>0</td>".to_owned()
        } else {
            joined!(
                "<td class=\"is-absent\"><span class=\"visually-hidden\">",
                said::NO_REPORT,
                "</span></td>",
            )
            .to_owned()
        }
    }

    /// A link to the query for a time alone, which is marked if that is what the query asks for.
    fn link(&self, narrowed: &str, time: &str, shown: &str, n: usize) -> String {
        let is_chosen = self.query.chips().iter().any(|chip| chip.label == time);
        let attributes = [
            " aria-label=\"",
            &said::found_in(n, time),
            "\"",
            if is_chosen {
                " aria-current=\"true\""
            } else {
                ""
            },
        ]
        .concat();
        anchor(&attributes, &(self.href)(narrowed), shown)
    }

    fn n_in(&self, month: Month) -> usize {
        let found = self.by_month.binary_search_by_key(&month, |(it, _)| *it);
        let entry = found.ok().and_then(|at| self.by_month.get(at));
        entry.map_or(0, |(_, n)| *n)
    }
}
