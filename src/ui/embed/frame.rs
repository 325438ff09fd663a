//! Header and footer of an embedded frame, in place of the site's own. They name the archive, state
//! the origin of the text, and link to it in the reader.

use crate::routes::page_context::Hosted;
use crate::routes::{Embed, Part, Route};
use crate::text::embed;
use maud::{Markup, html};

/// Returns the archive's name as a link to the embedded part in the reader.
#[must_use]
pub fn masthead(hosted: Hosted<'_>, route: &Route) -> Markup {
    let href = hosted.outside().href(&page(route));
    html! {
        a.masthead href=(href) target=[hosted.new_tab()] rel=[hosted.new_tab_rel()] {
            (hosted.archive.site.title)
        }
    }
}

/// Returns the footer of a frame, with a link to the same text in the reader. No embed option
/// removes its notice about the text's origin.
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

/// Returns the reader's own page for the content of a frame, or the home page for a missing page.
fn page(route: &Route) -> Route {
    match route {
        Route::Embed(embed) => embed.part.page(),
        _ => Route::Home,
    }
}
