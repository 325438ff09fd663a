//! The foot of every page: where the text comes from, the ways to what is known of it and to all of
//! it in one file; behind it lies the sheet with the keys.

use super::frame;
use super::help_sheet::{self, help_sheet};
use crate::archive::html::escaped;
use crate::context::use_navigation;
use crate::hosted::{Hosted, anchor};
use crate::navigation::PRINT_ADDRESS;
use crate::routes::Route;
use crate::strings::site;
use leptos::prelude::*;

/// The foot of every page, with the notice about the text's origin.
#[component]
pub fn SiteFooter() -> impl IntoView {
    let navigation = use_navigation();
    let foot = move || {
        navigation.with_hosted(|hosted| match hosted.frame {
            Some(_) => frame::footer(hosted, &navigation.route()),
            None => foot(hosted, &untrack(|| navigation.route())),
        })
    };
    view! { <div class="part" inner_html=foot on:change=|_| help_sheet::choose()></div> }
}

fn foot(hosted: Hosted<'_>, route: &Route) -> String {
    // Only a published site has it. While one develops, the page that is missing says so.
    let one_file = [hosted.base.as_str(), "archive.html"].concat();
    let address = match hosted.archive.site.url.as_str() {
        "" => String::new(),
        url => [url, &route.path(hosted.archive)].concat(),
    };
    [
        "<footer class=\"site-footer\"><p class=\"origin-notice\">",
        &escaped(&hosted.archive.site.notice),
        "</p><p id=\"",
        PRINT_ADDRESS,
        "\" class=\"print-address\">",
        &escaped(&address),
        "</p><p class=\"site-footer-links\">",
        &anchor("", &hosted.href(&Route::Home), site::ALL_REPORTS),
        " ",
        &anchor("", &hosted.href(&Route::Archive), site::ABOUT_ARCHIVE),
        " ",
        &anchor("", &one_file, site::ONE_FILE),
        "</p></footer>",
        &help_sheet(),
    ]
    .concat()
}
