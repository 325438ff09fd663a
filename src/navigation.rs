//! Navigation: the address as the state of the page, and moving between addresses.
//!
//! Duty: hold the current [`Location`], change it, and after each change see to the title, the
//! focus, the scroll position and what is announced. Components read the route from here and from
//! nowhere else. Must not know: what pages look like.
//!
//! The reader does not use `leptos_router`. Its routes are a closed enum that native code tests
//! without a browser ([`Route`]); a refused `pushState` must not panic; a base must be matched by
//! whole segments; and the page must be drawn before `popstate` returns, so that Back finds its
//! scroll position.

use crate::archive::{Archive, Month, TextId, TopicId};
use crate::browser::document::{self, Scroll};
use crate::browser::history::{self, Address};
use crate::routes::{Base, Route};
use form_urlencoded::Serializer;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use std::sync::Arc;

/// Selects what takes the focus on a new page.
pub const HEADING: &str = "main h1";

/// Where the reader is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// The id of the piece of text that the address names, or empty.
    pub fragment: String,
    /// How the reader came here.
    pub arrival: Arrival,
}

impl Location {
    /// The location that a route and a fragment name. An earlier name of a text becomes the one
    /// that it has today. A text that the report has, but not under the chosen topic, is shown
    /// among all topics: the section may have stood under that topic when the address was shared.
    #[must_use]
    pub fn new(route: Route, fragment: String, arrival: Arrival, archive: &Archive) -> Self {
        let (route, fragment) = match route {
            Route::Report { month, topic } if names_text(&fragment) => {
                let report = archive.report(month);
                let text = report.and_then(|report| report.current(&fragment));
                let is_elsewhere = report
                    .zip(text)
                    .is_some_and(|(report, id)| !report.has_text(topic, id));
                let topic = topic.filter(|_| !is_elsewhere);
                let fragment = text.map_or(fragment, |id| id.to_string());
                (Route::Report { month, topic }, fragment)
            }
            route => (route, fragment),
        };
        Self {
            route,
            fragment,
            arrival,
        }
    }
}

/// Other fragments, as that of the skip link, name places of the page and no text.
fn names_text(fragment: &str) -> bool {
    fragment.starts_with(TextId::PREFIX)
}

/// How the reader came to a location; it decides what happens to focus and scroll position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// By opening the document. Nothing moves, unless the address names a piece of text.
    Start,
    /// By a link. The page's heading takes the focus, and the page starts at its top.
    Link,
    /// By choosing a tab. The focus stays on the tab.
    Tab,
    /// By typing in the search box. The focus stays there, and nothing is announced: the page
    /// says how much it found.
    Typing,
    /// By going back or forward. The browser restores the scroll position.
    Traversal,
}

/// What becomes of the history when the reader moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A new entry, to which Back returns.
    Push,
    /// The current entry is changed.
    Replace,
}

/// The page apart from what changes within it: while this stays equal, the page is not drawn
/// anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The archive as a whole.
    Home,
    /// A report, with whatever topic.
    Report(Month),
    /// Search, for whatever text.
    Search,
    /// About the archive.
    Archive,
    /// An address that names nothing.
    Missing,
}

impl Page {
    fn of(route: &Route) -> Self {
        match route {
            Route::Home => Self::Home,
            Route::Report { month, .. } => Self::Report(*month),
            Route::Search { .. } => Self::Search,
            Route::Archive => Self::Archive,
            Route::Missing { .. } => Self::Missing,
        }
    }
}

/// The one handle on the address. A context of the whole app.
#[derive(Clone, Copy)]
pub struct Navigation {
    archive: StoredValue<Arc<Archive>>,
    base: StoredValue<Base>,
    location: RwSignal<Location>,
    announcement: RwSignal<String>,
}

impl Navigation {
    /// A navigation that starts at a route. Reads nothing from the browser.
    #[must_use]
    pub fn new(archive: Arc<Archive>, base: Base, start: Location) -> Self {
        Self {
            archive: StoredValue::new(archive),
            base: StoredValue::new(base),
            location: RwSignal::new(start),
            announcement: RwSignal::new(String::new()),
        }
    }

    /// The current route; a view that reads it follows it.
    #[must_use]
    pub fn route(self) -> Route {
        self.location.with(|location| location.route.clone())
    }

    /// The current page; a view that reads it follows it.
    #[must_use]
    pub fn page(self) -> Page {
        self.location.with(|location| Page::of(&location.route))
    }

    /// What the search box holds: the query of the search page, and nothing elsewhere.
    #[must_use]
    pub fn search_text(self) -> String {
        match self.route() {
            Route::Search { text, .. } => text,
            _ => String::new(),
        }
    }

    /// What was last announced to those who do not see the page.
    #[must_use]
    pub fn announcement(self) -> String {
        self.announcement.get()
    }

    /// The address of a route, for a link.
    #[must_use]
    pub fn href(self, route: &Route) -> String {
        self.archive
            .with_value(|archive| self.base.with_value(|base| base.href(route, archive)))
    }

    /// The address of a piece of text in a report, on which the words of a query are marked.
    #[must_use]
    pub fn href_of_passage(
        self,
        month: Month,
        topic: Option<TopicId>,
        id: TextId,
        query: &str,
    ) -> String {
        let href = self.href(&Route::Report { month, topic });
        let marked = Serializer::new(String::new())
            .append_pair("q", query)
            .finish();
        // A hit may be on words around a text without any letters, which has no name.
        let fragment = if id.is_unnamed() {
            String::new()
        } else {
            format!("#{id}")
        };
        format!("{href}?{marked}{fragment}")
    }

    /// The base as the address of the archive's home.
    #[must_use]
    pub fn base(self) -> String {
        self.base.with_value(|base| base.as_str().to_owned())
    }

    /// Moves to a route.
    ///
    /// # Without a browser
    ///
    /// Must not be called; nor must the functions below.
    pub fn go(self, route: Route, arrival: Arrival, entry: Entry) {
        let href = self.href(&route);
        match entry {
            Entry::Push => history::push(&href),
            Entry::Replace => history::replace(&href),
        }
        self.location.set(Location {
            route,
            fragment: String::new(),
            arrival,
        });
    }

    /// Shows what the search finds for a text. The first key makes an entry in the history, to
    /// which the following keys keep.
    pub fn search(self, text: &str) {
        let entry = match self.page() {
            Page::Search => Entry::Replace,
            _ => Entry::Push,
        };
        self.go(Route::search(text), Arrival::Typing, entry);
    }

    /// Where a location is found again.
    fn address(self, location: &Location) -> String {
        let href = self.href(&location.route);
        let mark = if location.fragment.is_empty() {
            ""
        } else {
            "#"
        };
        format!("{href}{mark}{}", location.fragment)
    }

    /// Gives the address at the start its usual form, so that links to places of the page find
    /// it. What is missing keeps the address by which it was looked for.
    fn settle_address(self) {
        let start = self.location.get_untracked();
        if !matches!(start.route, Route::Missing { .. }) {
            history::replace(&self.address(&start));
        }
    }

    /// Listens to links and to Back and Forward for as long as the app lives, and follows every
    /// move with what it needs.
    pub fn start(self) {
        self.settle_address();
        let links = history::on_link(move |link| {
            let arrival = if link.is_tab {
                Arrival::Tab
            } else {
                Arrival::Link
            };
            let Some(target) = self.locate(&link.address, arrival) else {
                return false;
            };
            // The browser knows the places of the page that are no texts.
            if link.is_on_page && !names_text(&target.fragment) {
                return false;
            }
            let address = self.address(&target);
            // As everywhere on the web, a link to where one is makes no second entry.
            if self.location.with_untracked(|here| self.address(here)) == address {
                history::replace(&address);
            } else {
                history::push(&address);
            }
            self.location.set(target);
            true
        });
        let traversals = history::on_traverse(move |address| {
            if let Some(mut location) = self.locate(&address, Arrival::Traversal) {
                // The browser finds no text by an earlier name, which the reader has typed.
                if location.fragment != address.fragment {
                    location.arrival = Arrival::Link;
                    history::replace(&self.address(&location));
                }
                self.location.set(location);
            }
        });
        StoredValue::new_local((links, traversals));
        Effect::new(move |before: Option<Route>| self.follow(before.as_ref()));
    }

    /// The location that an address names, or `None` outside the base.
    fn locate(self, address: &Address, arrival: Arrival) -> Option<Location> {
        self.archive.with_value(|archive| {
            let path = self
                .base
                .with_value(|base| base.strip(&address.path).map(str::to_owned))?;
            let route = Route::parse(&path, &address.query, archive);
            Some(Location::new(
                route,
                address.fragment.clone(),
                arrival,
                archive,
            ))
        })
    }

    /// Sets the title at once, and the rest when the page is drawn. Takes the route before, and
    /// returns this one for the next call.
    fn follow(self, before: Option<&Route>) -> Route {
        let location = self.location.get();
        let route = location.route.clone();
        let title = self.archive.with_value(|archive| route.title(archive));
        document::set_title(&title);
        let is_new = before != Some(&route);
        if is_new && !matches!(location.arrival, Arrival::Start | Arrival::Typing) {
            self.announcement.set(title);
        }
        let is_same_page = before.is_some_and(|before| Page::of(before) == Page::of(&route));
        spawn_local(async move {
            tick().await;
            settle(&location, is_same_page);
        });
        route
    }
}

/// Puts mark, focus and scroll position where they belong, on a page that is drawn.
fn settle(location: &Location, is_same_page: bool) {
    document::unmark();
    let fragment = location.fragment.clone();
    let has_text = names_text(&fragment) && document::mark(&fragment);
    let text = format!("#{fragment}");
    match location.arrival {
        Arrival::Start | Arrival::Link if has_text => document::focus(&text, Scroll::ToTop),
        Arrival::Start | Arrival::Tab => {}
        Arrival::Link => {
            document::scroll_to_top();
            document::focus(HEADING, Scroll::Stay);
        }
        Arrival::Typing => document::scroll_to_top(),
        Arrival::Traversal if is_same_page => {}
        // The browser looks for the fragment, too, and takes the focus from what has it.
        Arrival::Traversal => request_animation_frame(move || {
            let target = if has_text { &text } else { HEADING };
            document::focus(target, Scroll::Stay);
        }),
    }
}
