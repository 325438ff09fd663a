//! Header and footer of an embedded frame, in place of the site's own. They name the archive, state
//! the origin of the text, and link to it in the reader.

use crate::routes::page_context::PageContext;
use crate::routes::{Embed, Part, Route};
use crate::text::embed;
use maud::{Markup, html};

/// Returns the archive's name as a link to the embedded part in the reader.
#[must_use]
pub fn masthead(context: PageContext<'_>, route: &Route) -> Markup {
    let href = context.outside().href(&page(route));
    html! {
        a.masthead href=(href) target=[context.new_tab()] rel=[context.new_tab_rel()] {
            (context.archive.site.title)
        }
    }
}

/// Returns the footer of a frame, with a link to the same text in the reader. No embed option
/// removes its notice about the text's origin.
#[must_use]
pub fn footer(context: PageContext<'_>, route: &Route) -> Markup {
    let outside = context.outside();
    let href = match *route {
        Route::Embed(Embed {
            part: Part::Passage { month, id },
            ..
        }) => outside.passage(month, None, id, ""),
        _ => outside.href(&page(route)),
    };
    let site = &context.archive.site;
    html! {
        footer.frame-footer {
            @if !site.notice.is_empty() { p.origin-notice { (site.notice) } }
            p {
                a.frame-link href=(href) target=[context.new_tab()] rel=[context.new_tab_rel()] {
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
