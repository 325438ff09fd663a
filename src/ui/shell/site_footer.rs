//! Footer of every page: origin of the text, links to the figures, the names, the page about the archive and the
//! archive in one file; also the help dialog.

use super::help_sheet::HelpSheet;
use crate::routes::page_context::PageContext;
use crate::routes::{Figures, Names, Route};
use crate::text;
use crate::ui::context::use_navigation;
use crate::ui::embed::frame;
use crate::ui::navigation::PRINT_ADDRESS;
use crate::ui::part::Part;
use leptos::prelude::*;
use maud::{Markup, html};

/// The footer, with the notice about the text's origin.
#[component]
pub fn SiteFooter() -> impl IntoView {
    let navigation = use_navigation();
    let foot = move || {
        navigation.with_context(|context| match context.frame {
            Some(_) => frame::footer(context, &navigation.route()),
            None => foot(context, &untrack(|| navigation.route())),
        })
    };
    // In a frame, the keys belong to the host page.
    let has_keys = !untrack(|| navigation.is_framed());
    view! {
        <Part html=foot/>
        {has_keys.then(|| view! { <HelpSheet/> })}
    }
}

fn foot(context: PageContext<'_>, route: &Route) -> Markup {
    let site = &context.archive.site;
    html! {
        footer.site-footer {
            @if !site.notice.is_empty() { p.origin-notice { (site.notice) } }
            p.print-address id=(PRINT_ADDRESS) {
                @if !site.url.is_empty() { (site.url) (route.path(context.archive)) }
            }
            p.site-footer-links {
                a href=(context.href(&Route::Home)) { (text::site::ALL_REPORTS) } " "
                @if !context.archive.measures.is_empty() {
                    a href=(context.href(&Route::Figures(Figures::All))) { (text::figures::TITLE) } " "
                }
                @if !context.archive.names.is_empty() {
                    a href=(context.href(&Route::Names(Names::All))) { (text::names::TITLE) } " "
                }
                a href=(context.href(&Route::Archive)) { (text::site::ABOUT_ARCHIVE) } " "
                // Only published sites have it; in development, this is a missing page.
                a href={ (context.base.as_str()) "archive.html" } { (text::site::ONE_FILE) }
            }
        }
    }
}
