//! What stands around a part of the archive in a frame of somebody else's page: whose it is above,
//! where the text comes from and the way to the whole below.

use super::SearchBox;
use crate::archive::html::escaped;
use crate::context::use_navigation;
use crate::hosted::{Hosted, anchor};
use crate::routes::{Part, Route};
use leptos::either::Either;
use leptos::prelude::*;

/// The head of a frame: the archive's name and, for a report, the search box.
#[component]
pub fn FrameHeader() -> impl IntoView {
    let navigation = use_navigation();
    let masthead = move || {
        let route = navigation.route();
        navigation.with_hosted(|hosted| masthead(hosted, &route))
    };
    let is_report = Memo::new(move |_| navigation.route().report().is_some());
    view! {
        <header class="frame-header">
            <div class="part" inner_html=masthead></div>
            {move || if is_report.get() {
                Either::Left(view! { <SearchBox/> })
            } else {
                Either::Right(())
            }}
        </header>
    }
}

fn masthead(hosted: Hosted<'_>, route: &Route) -> String {
    let title = escaped(&hosted.archive.site.title);
    let href = hosted.outside().href(&page(route));
    let attributes = [" class=\"masthead\"", hosted.leaving()].concat();
    anchor(&attributes, &href, &title)
}

/// The foot of a frame, with the notice about the text's origin, which nothing removes, and the link
/// to the same text in the reader.
#[must_use]
pub fn frame_footer(hosted: Hosted<'_>, route: &Route) -> String {
    let outside = hosted.outside();
    let href = match route {
        Route::Embed(embed) => match embed.part {
            Part::Passage { month, id } => outside.passage(month, None, id, ""),
            _ => outside.href(&page(route)),
        },
        _ => outside.href(&page(route)),
    };
    let title = escaped(&hosted.archive.site.title);
    let attributes = [" class=\"frame-link\"", hosted.leaving()].concat();
    [
        "<footer class=\"frame-footer\"><p class=\"origin-notice\">",
        &escaped(&hosted.archive.site.notice),
        "</p><p>",
        &anchor(&attributes, &href, &["Read in ", &title].concat()),
        "</p></footer>",
    ]
    .concat()
}

/// The page of the reader for what a frame shows; the home page for what is missing.
fn page(route: &Route) -> Route {
    match route {
        Route::Embed(embed) => embed.part.page(),
        _ => Route::Home,
    }
}
