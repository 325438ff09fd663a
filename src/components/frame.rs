//! What stands around a part of the archive in a frame of somebody else's page, in place of the head
//! and the foot of the reader's own pages: whose it is, where the text comes from, and the way to it.

use crate::hosted::Hosted;
use crate::routes::{Embed, Part, Route};
use crate::strings::embed;
use maud::{Markup, html};

/// The archive's name, which leads to what is shown.
#[must_use]
pub fn masthead(hosted: Hosted<'_>, route: &Route) -> Markup {
    let href = hosted.outside().href(&page(route));
    html! {
        a.masthead href=(href) target=[hosted.new_tab()] rel=[hosted.new_tab_rel()] {
            (hosted.archive.site.title)
        }
    }
}

/// The foot of a frame, with the notice about the text's origin, which nothing removes, and the link
/// to the same text in the reader.
#[must_use]
pub fn footer(hosted: Hosted<'_>, route: &Route) -> Markup {
    let outside = hosted.outside();
    let href = match *route {
        Route::Embed(Embed {
            part: Part::Passage { month, id },
            ..
        }) => outside.passage(month, None, id, ""),
        _ => outside.href(&page(route)),
    };
    let site = &hosted.archive.site;
    html! {
        footer.frame-footer {
            p.origin-notice { (site.notice) }
            p {
                a.frame-link href=(href) target=[hosted.new_tab()] rel=[hosted.new_tab_rel()] {
                    (embed::read_in(&site.title))
                }
            }
        }
    }
}

/// The page of the reader for what a frame shows; the home page for what is missing.
fn page(route: &Route) -> Route {
    match route {
        Route::Embed(embed) => embed.part.page(),
        _ => Route::Home,
    }
}
