//! The page for an address that names nothing.

use crate::app::{use_archive, use_navigation};
use crate::archive::{Archive, Month};
use crate::components::MonthGrid;
use crate::routes::Route;
use leptos::prelude::*;

/// Says what is missing and offers what is nearest.
#[component]
pub fn MissingPage() -> impl IntoView {
    let archive = use_archive();
    let navigation = use_navigation();
    // The page stays while the address changes from one that is missing to another.
    let content = move || match navigation.route() {
        Route::Missing { path, month } => content(&archive, &path, month).into_any(),
        _ => ().into_any(),
    };
    view! { <div class="missing-page">{content}</div> }
}

fn content(archive: &Archive, path: &str, month: Option<Month>) -> impl use<> + IntoView {
    let navigation = use_navigation();
    let nearest = month
        .and_then(|month| archive.nearest(month))
        .map(|report| {
            let route = Route::Report {
                month: report.month,
                topic: None,
            };
            let title = report.month.title();
            view! {
                <p class="nearest">
                    "The nearest report is that of "<a href=navigation.href(&route)>{title}</a>"."
                </p>
            }
        });
    let sentence = match month {
        Some(month) if archive.report(month).is_none() => {
            format!("The archive has no report of {}.", month.title())
        }
        _ => format!("The archive has nothing at “{}”.", path.trim_matches('/')),
    };
    view! {
        <h1 tabindex="-1">"Page not found"</h1>
        <p>{sentence}</p>
        {nearest}
        <p>
            <a href=navigation.href(&Route::search(""))>"Search all reports"</a>
            ", or choose a month:"
        </p>
        <MonthGrid/>
    }
}
