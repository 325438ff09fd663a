//! What stands around a part of the archive in a frame of somebody else's page, in place of the head
//! and the foot of the reader's own pages: whose it is, where the text comes from, and the way to it.

use crate::archive::html::escaped;
use crate::hosted::{Hosted, anchor};
use crate::routes::{Embed, Part, Route};
use crate::strings::embed;

/// The archive's name, which leads to what is shown.
#[must_use]
pub fn masthead(hosted: Hosted<'_>, route: &Route) -> String {
    let title = escaped(&hosted.archive.site.title);
    let href = hosted.outside().href(&page(route));
    let attributes = [" class=\"masthead\"", hosted.leaving()].concat();
    anchor(&attributes, &href, &title)
}

/// The foot of a frame, with the notice about the text's origin, which nothing removes, and the link
/// to the same text in the reader.
#[must_use]
pub fn footer(hosted: Hosted<'_>, route: &Route) -> String {
    let outside = hosted.outside();
    let href = match *route {
        Route::Embed(Embed {
            part: Part::Passage { month, id },
            ..
        }) => outside.passage(month, None, id, ""),
        _ => outside.href(&page(route)),
    };
    let title = escaped(&hosted.archive.site.title);
    let attributes = [" class=\"frame-link\"", hosted.leaving()].concat();
    [
        "<footer class=\"frame-footer\"><p class=\"origin-notice\">",
        &escaped(&hosted.archive.site.notice),
        "</p><p>",
        &anchor(&attributes, &href, &embed::read_in(&title)),
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
