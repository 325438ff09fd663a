//! Folds standing text where a page shows it many times.

use crate::text::count;
use crate::text::thread::SAME_IN;
use maud::{Markup, html};

/// Returns `inside` folded under the number of reports that have it; unfolded for `None`. No word is
/// lost: search in the page and paper show what is folded.
#[must_use]
pub fn folded(n_reports: Option<u32>, inside: Markup) -> Markup {
    match n_reports {
        None => inside,
        Some(n_reports) => html! {
            details.standing {
                summary data-generated { (SAME_IN) (count::reports(n_reports as usize)) }
                (inside)
            }
        },
    }
}
