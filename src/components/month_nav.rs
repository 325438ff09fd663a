//! The way to the report before and the report after.

use crate::archive::{Month, TopicId};
use crate::context::{use_archive, use_navigation};
use crate::routes::Route;
use leptos::prelude::*;

/// Links to the neighbouring reports, which keep the chosen topic.
#[component]
pub fn MonthNav(
    /// The month between the two; the archive need not hold it.
    month: Month,
    /// The topic that the links keep; `None` for all.
    #[prop(into)]
    topic: Signal<Option<TopicId>>,
    /// What this one of several navigations of a page is called.
    label: &'static str,
    /// Whether it is one low line rather than the end of a page.
    #[prop(optional)]
    is_compact: bool,
) -> impl IntoView {
    let archive = use_archive();
    let link = move |month: Option<Month>, rel: &'static str, caption: &'static str| {
        let navigation = use_navigation();
        month.map(|month| {
            let href = move || {
                let topic = topic.get();
                navigation.href(&Route::Report { month, topic })
            };
            view! {
                <a class="month-nav-link" rel=rel href=href>
                    <span class="month-nav-caption">{caption}</span>
                    " "
                    <span class="month-nav-month">{month.title()}</span>
                </a>
            }
        })
    };
    let before = archive.before(month).map(|report| report.month);
    let after = archive.after(month).map(|report| report.month);
    view! {
        <nav class="month-nav" class:is-compact=is_compact aria-label=label data-generated>
            {link(before, "prev", "Previous")}
            {link(after, "next", "Next")}
        </nav>
    }
}
