//! The app: the parts that every page shares, and the page between them.
//!
//! The same view is rendered natively and in the browser. Rendering must not read anything that
//! only a browser knows, such as storage, time, locale, frame or fragment; effects and event
//! handlers may.

use crate::model::Archive;
use crate::routes::page_context::PageContext;
use crate::routes::{self, Base, Page, Route};
use crate::text::{self, site};
use crate::ui::archive::opened_years::OpenedYears;
use crate::ui::archive::page::archive_page;
use crate::ui::context::use_navigation;
use crate::ui::effect::effect;
use crate::ui::embed::page::BuilderPage;
use crate::ui::figures::figures_page;
use crate::ui::home::last_visit::follow_visits;
use crate::ui::home::page::home_page;
use crate::ui::ids;
use crate::ui::names::names_page;
use crate::ui::navigation::{DRAWS_FILES, Location, Navigation};
use crate::ui::part::Part;
use crate::ui::passage::actions::offer_passage_actions;
use crate::ui::passage::page::passage_page;
use crate::ui::report::page::ReportPage;
use crate::ui::same_month::page::same_month_page;
use crate::ui::search::index::SearchIndexContext;
use crate::ui::search::page::SearchPage;
use crate::ui::shell::help_sheet::HelpSheetContext;
use crate::ui::shell::missing::missing_page;
use crate::ui::shell::shortcuts;
use crate::ui::shell::site_footer::SiteFooter;
use crate::ui::shell::site_header::SiteHeader;
use crate::ui::thread::form::follow_form;
use crate::ui::thread::page::thread_page;
use crate::ui::thread::year_rail::follow_years;
use leptos::either::EitherOf4;
use leptos::prelude::*;
use maud::{Markup, html};
use std::sync::Arc;

/// The whole reader.
#[component]
pub fn App(
    /// The archive to read.
    archive: Arc<Archive>,
    /// The base under which the reader is hosted.
    base: Base,
    /// The initial location; must be for a frame if and only if the prerendered page is.
    start: Location,
    /// The location of the prerendered page, if rendered before `start` was known. Rendered first,
    /// because hydration must find the existing markup; then the app moves to `start`.
    drawn: Option<Location>,
) -> impl IntoView {
    let hydrates = drawn.is_some();
    let drawn = drawn.unwrap_or_else(|| start.clone());
    let navigation = Navigation::new(archive.clone(), base, drawn);
    let opened = OpenedYears::new(&archive);
    if hydrates {
        navigation.keep_file();
    }
    let help_sheet = HelpSheetContext::default();
    provide_context(navigation);
    provide_context(help_sheet);
    provide_context(SearchIndexContext::new(archive));
    // In an effect, because effects do not run natively, and these listeners need a browser.
    effect(move || {
        navigation.start(start.clone());
        listen(navigation, opened, help_sheet);
        offer_passage_actions(navigation);
    });
    let page = Memo::new(move |_| navigation.page());
    let skip = move || {
        let here = navigation.here();
        let target = navigation.with_context(|context| context.same_frame());
        html! { a.skip-link href={ (here) "#" (ids::MAIN) } target=[target] { (site::SKIP) } }
    };
    view! {
        <Part html=skip/>
        <SiteHeader/>
        <main id=ids::MAIN tabindex="-1">
            {move || match page.get() {
                Page::Report(month) => EitherOf4::A(view! { <ReportPage month/> }),
                Page::Search => EitherOf4::B(view! { <SearchPage/> }),
                Page::Builder => EitherOf4::C(view! { <BuilderPage/> }),
                _ => EitherOf4::D(view! { <TextPage opened/> }),
            }}
        </main>
        <SiteFooter/>
        <div id=ids::ANNOUNCER class="visually-hidden" role="status">
            {move || navigation.announcement()}
        </div>
    }
}

/// Adds the event listeners for static pages.
fn listen(navigation: Navigation, opened: OpenedYears, help_sheet: HelpSheetContext) {
    opened.listen(navigation);
    follow_visits(navigation);
    shortcuts::listen(navigation, help_sheet);
    follow_form(navigation);
    follow_years(navigation);
}

/// A static page: links work, nothing else is interactive except the thread form.
#[component]
fn TextPage(opened: OpenedYears) -> impl IntoView {
    let navigation = use_navigation();
    let text = move || {
        let route = navigation.route();
        navigation.with_context(|context| text_page(context, &route, navigation, opened))
    };
    view! { <Part html=text/> }
}

fn text_page(
    context: PageContext<'_>,
    route: &Route,
    navigation: Navigation,
    opened: OpenedYears,
) -> Markup {
    match route {
        Route::Home => home_page(context),
        Route::Archive if DRAWS_FILES => archive_page(context, &|year| opened.is_open(year)),
        Route::Missing { path, meant } => missing_page(context, path, *meant),
        Route::Figures(page) if DRAWS_FILES => figures_page(context, *page),
        Route::Names(page) if DRAWS_FILES => names_page(context, *page),
        // The markup found when the program started; none if the network was down.
        Route::Archive | Route::Figures(_) | Route::Names(_) => {
            let kept = navigation.kept_file(route);
            kept.unwrap_or_else(|| unavailable(context, route))
        }
        Route::Thread(thread) => thread_page(context, thread),
        Route::SameMonth(month) => same_month_page(context, *month),
        Route::Embed(embed) => match embed.part {
            routes::Part::Thread(thread) => thread_page(context, &thread),
            routes::Part::Passage { month, id } => passage_page(context, month, id),
            routes::Part::Report { .. } => Markup::default(),
        },
        // These routes have page components of their own, which replace this one.
        Route::Report { .. } | Route::Search { .. } | Route::Builder(_) => Markup::default(),
    }
}

/// Replaces a page that is a file if the file could not be loaded.
fn unavailable(context: PageContext<'_>, route: &Route) -> Markup {
    let name = route.trail(context.archive).pop();
    html! {
        h1 tabindex="-1" { (name.map(|step| step.name).unwrap_or_default()) }
        p { (text::archive_page::UNAVAILABLE) }
    }
}
