//! The app: what stands on every page, and which page stands in the middle.
//!
//! The same view is drawn natively and in the browser. Nothing that only the browser knows, such
//! as storage, time, locale, frame or fragment, is read while rendering; it is read in effects
//! and event handlers.

use crate::archive::Archive;
use crate::components::{OpenedYears, SearchIndexContext, SiteFooter, SiteHeader, ids};
use crate::context::ArchiveContext;
use crate::navigation::{Location, Navigation, Page};
use crate::pages::{ArchivePage, HomePage, MissingPage, ReportPage, SearchPage};
use crate::routes::Base;
use leptos::prelude::*;
use std::sync::Arc;

/// The whole reader.
#[component]
pub fn App(
    /// What is read.
    archive: Arc<Archive>,
    /// Where the reader is hosted.
    base: Base,
    /// What is shown first.
    start: Location,
) -> impl IntoView {
    let navigation = Navigation::new(archive.clone(), base, start);
    provide_context(navigation);
    provide_context(SearchIndexContext::new(archive.clone()));
    provide_context(OpenedYears::new(&archive));
    provide_context(ArchiveContext(archive));
    // Effects do not run natively, and this listens to what only a browser has.
    Effect::new(move |_| navigation.start());
    let page = Memo::new(move |_| navigation.page());
    let skip = move || format!("{}#{}", navigation.here(), ids::MAIN);
    view! {
        <a class="skip-link" href=skip>"Skip to the text"</a>
        <SiteHeader/>
        <main id=ids::MAIN tabindex="-1">
            {move || match page.get() {
                Page::Home => view! { <HomePage/> }.into_any(),
                Page::Report(month) => view! { <ReportPage month/> }.into_any(),
                Page::Search => view! { <SearchPage/> }.into_any(),
                Page::Archive => view! { <ArchivePage/> }.into_any(),
                Page::Missing => view! { <MissingPage/> }.into_any(),
            }}
        </main>
        <SiteFooter/>
        <div id=ids::ANNOUNCER class="visually-hidden" role="status">
            {move || navigation.announcement()}
        </div>
    }
}
