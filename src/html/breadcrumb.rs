//! Breadcrumb links from the home page to the current page.

use crate::model::Archive;
use crate::routes::page_context::Hosted;
use crate::routes::{Route, month_name};
use crate::text;
use maud::{Markup, html};

/// One breadcrumb entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Link text.
    pub name: String,
    /// Path below the base, for example `2023/11/`.
    pub path: String,
}

/// Returns the breadcrumb entries from the home page to the page of `route`, including both. Empty
/// for pages outside the hierarchy, for example the search page.
#[must_use]
pub fn trail(archive: &Archive, route: &Route) -> Vec<Step> {
    let at = |name: &str, route: &Route| Step {
        name: name.to_owned(),
        path: route.path(archive),
    };
    let label = |topic| archive.topic(topic).map_or("", |it| it.label.as_str());
    let mut steps = vec![at(&archive.site.title, &Route::Home)];
    match *route {
        Route::Report { month, topic } => {
            let year = month.year().to_string();
            steps.push(Step {
                path: ["#year-", &year].concat(),
                name: year,
            });
            steps.push(at(&month.name(), &Route::Report { month, topic: None }));
            steps.extend(topic.map(|topic| at(label(topic), route)));
        }
        Route::Thread(thread) => steps.push(at(label(thread.topic), route)),
        Route::SameMonth(number) => {
            steps.push(at(&text::same_month::title(&month_name(number)), route));
        }
        Route::Archive => steps.push(at(text::site::ABOUT_ARCHIVE, route)),
        _ => steps.clear(),
    }
    steps
}

/// Returns the breadcrumb as links; empty if the page has no trail, or in a frame.
#[must_use]
pub fn breadcrumb(hosted: Hosted<'_>, route: &Route) -> Markup {
    let steps = trail(hosted.archive, route);
    let (Some((last, steps)), None) = (steps.split_last(), hosted.frame) else {
        return Markup::default();
    };
    html! {
        nav.breadcrumb aria-label=(text::breadcrumb::LABEL) data-generated {
            ol {
                @for step in steps {
                    li { a href={ (hosted.base.as_str()) (step.path) } { (step.name) } }
                }
                li aria-current="page" { (last.name) }
            }
        }
    }
}
