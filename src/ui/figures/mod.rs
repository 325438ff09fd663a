//! Figures: the numbers that the reports state, by measure, and how they differ.
//!
//! The pages are files: the published program has neither their data nor their code; see
//! [`Route::is_file`](crate::routes::Route::is_file).

pub mod all;
pub mod differences;
pub mod measure;

mod remarks;

use crate::routes::Figures;
use crate::routes::page_context::PageContext;
use maud::Markup;

/// Returns a page about figures.
#[must_use]
pub fn figures_page(context: PageContext<'_>, page: Figures) -> Markup {
    match page {
        Figures::All => all::all_page(context),
        Figures::Of(at) => measure::measure_page(context, at),
        Figures::Differences => differences::differences_page(context),
    }
}
