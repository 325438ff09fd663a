//! Names: the projects, persons and terms that the reports speak of.
//!
//! The pages are files: the published program has neither their data nor their code; see
//! [`Route::is_file`](crate::routes::Route::is_file).

pub mod all;
pub mod name;

use crate::routes::Names;
use crate::routes::page_context::PageContext;
use maud::Markup;

/// Returns a page about names.
#[must_use]
pub fn names_page(context: PageContext<'_>, page: Names) -> Markup {
    match page {
        Names::All => all::all_page(context),
        Names::Of(at) => name::name_page(context, at),
    }
}
