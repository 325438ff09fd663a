//! The page for an address that names nothing.

use crate::archive::{Archive, Month};
use crate::components::MonthGrid;
use crate::context::{use_archive, use_navigation};
use crate::routes::{Meant, Route};
use leptos::prelude::*;
use percent_encoding::percent_decode_str;

/// Says what is missing and offers what is nearest.
#[component]
pub fn MissingPage() -> impl IntoView {
    let archive = use_archive();
    let navigation = use_navigation();
    // The page stays while the address changes from one that is missing to another.
    let explanation = move || match navigation.route() {
        Route::Missing { path, meant } => explanation(&archive, &path, meant).into_any(),
        _ => ().into_any(),
    };
    view! {
        <div class="missing-page">
            <h1 tabindex="-1">"Page not found"</h1>
            {explanation}
            <p>
                <a href=navigation.href(&Route::search(""))>"Search all reports"</a>
                ", or choose a month:"
            </p>
            <MonthGrid/>
        </div>
    }
}

fn explanation(archive: &Archive, path: &str, meant: Option<Meant>) -> impl use<> + IntoView {
    let lacks_month = |month: Month| archive.report(month).is_none();
    let lacks_year = |year| {
        archive
            .reports
            .iter()
            .all(|report| report.month.year() != year)
    };
    let (sentence, near) = match meant {
        Some(Meant::Month(month)) if lacks_month(month) => (
            format!("The archive has no report of {}.", month.title()),
            Some(month),
        ),
        // The middle of the year is as near to its beginning as to its end.
        Some(Meant::Year(year)) if lacks_year(year) => (
            format!("The archive has no report of {year:04}."),
            Month::new(year, 6),
        ),
        _ => {
            let path = percent_decode_str(path).decode_utf8_lossy();
            let path = path.trim_matches('/');
            (format!("The archive has nothing at “{path}”."), None)
        }
    };
    let nearest = near.and_then(|month| archive.nearest(month));
    view! {
        <p>{sentence}</p>
        {nearest.map(|report| nearest_report(report.month))}
    }
}

fn nearest_report(month: Month) -> impl use<> + IntoView {
    let href = use_navigation().href(&Route::Report { month, topic: None });
    view! {
        <p class="nearest">
            "The nearest report is that of " <a href=href>{month.title()}</a> "."
        </p>
    }
}
