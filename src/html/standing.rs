//! Folds standing text where a page shows it many times.

use crate::text::count;
use crate::text::thread::SAME_IN;
use maud::{Markup, html};

/// Returns `inside` folded under the number of reports that have it; unfolded for 0. No word is lost:
/// search in the page and paper show what is folded.
#[must_use]
pub fn folded(n_reports: u32, inside: Markup) -> Markup {
    if n_reports == 0 {
        return inside;
    }
    html! {
        details.standing {
            summary data-generated { (SAME_IN) (count::reports(n_reports as usize)) }
            (inside)
        }
    }
}
