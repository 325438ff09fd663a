//! Native rendering of a route to the HTML that the browser would render.

use crate::model::Archive;
use crate::routes::{Base, Route};
use crate::ui::app::App;
use crate::ui::navigation::{Arrival, Location};
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
