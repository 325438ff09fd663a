//! Native rendering of a route to the HTML that the browser would render.

use crate::app::App;
use crate::archive::Archive;
use crate::navigation::{Arrival, Location};
use crate::routes::{Base, Route};
use leptos::prelude::*;
use std::sync::Arc;

/// Returns the HTML inside the app's root element for a route.
#[must_use]
pub fn render(archive: &Arc<Archive>, base: &Base, route: &Route) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let start = Location::new(route.clone(), String::new(), Arrival::Start, archive);
        view! { <App archive=archive.clone() base=base.clone() start drawn=None/> }.to_html()
    })
}
