//! Navigation: the address is the state of the page.
//!
//! Duty: hold the current [`Location`], change it, and after each change set the title, the focus,
//! the scroll position and the announcement, because these belong to the document, not to a view.
//! Other modules read the route only from here. Must not know: how pages look.
//!
//! The reader does not use `leptos_router`, because it needs routes as a closed enum ([`Route`]),
//! for native tests without a browser; a refused `pushState` must not panic; a base must match by
//! whole segments; and the page must render before `popstate` returns, so Back finds its scroll
//! position.

mod location;

pub use location::{Arrival, DRAWS_FILES, Location, NOT_FOUND_PAGE};

use crate::browser::document::{self, Scroll};
use crate::browser::history::{self, Address, FollowedLink};
use crate::browser::{element, reading_line};
use crate::html::serialized;
use crate::model::{Archive, Month, TextId};
use crate::routes::page_context::PageContext;
use crate::routes::{self, Base, Page, Route};
use crate::ui::effect::effect_with;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use location::{names_month, names_text};
use maud::Markup;
use std::sync::Arc;

/// Selector of the element that takes the focus on a new page.
pub const HEADING: &str = "main h1";

/// Selector of the months of a thread.
pub const MONTHS: &str = ".thread-month";

/// Id of the element that shows the page's address in print.
pub const PRINT_ADDRESS: &str = "print-address";

/// Selector of the element with all text of a static page.
const TEXT_PAGE: &str = "main > .part";

/// How a move changes the session history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Adds an entry, so Back returns to the page before. In a frame, acts as `Replace`.
    Push,
    /// Changes the current entry.
    Replace,
}

/// The only handle for the address. A context of the whole app.
#[derive(Clone, Copy)]
pub struct Navigation {
    archive: StoredValue<Arc<Archive>>,
    base: StoredValue<Base>,
    location: RwSignal<Location>,
    announcement: RwSignal<String>,
    /// A thread and the month whose report the reader last opened from it.
    followed: StoredValue<Option<(Route, Month)>>,
    /// The page that is a file, as the reader left it, if this program cannot render it.
    kept: StoredValue<Option<(Page, Markup)>>,
}

impl Navigation {
    /// Creates a handle for a page that already shows `drawn`. Does not access the browser.
    #[must_use]
    pub fn new(archive: Arc<Archive>, base: Base, drawn: Location) -> Self {
        Self {
            archive: StoredValue::new(archive),
            base: StoredValue::new(base),
            location: RwSignal::new(drawn),
            announcement: RwSignal::new(String::new()),
            followed: StoredValue::new(None),
            kept: StoredValue::new(None),
        }
    }

    /// Returns the current route. Reactive.
    #[must_use]
    pub fn route(self) -> Route {
        self.location.with(|location| location.route.clone())
    }

    /// Returns the current page. Reactive.
    #[must_use]
    pub fn page(self) -> Page {
        self.location.with(|location| location.route.page())
    }

    /// Reports whether the page is for a frame on another site. Reactive.
    #[must_use]
    pub fn is_framed(self) -> bool {
        self.location
            .with(|location| location.route.frame().is_some())
    }

    /// Reports whether the reader has not moved yet. Reactive.
    #[must_use]
    pub fn is_at_start(self) -> bool {
        self.location.with(|location| location.arrival.is_start())
    }

    /// Returns the text of the search box: a query, or the words of an address without a page.
    #[must_use]
    pub fn search_text(self) -> String {
        match self.route() {
            Route::Search { text, .. } => text,
            Route::Missing { path, .. } => routes::address_words(&path),
            _ => self.marked(),
        }
    }

    /// Returns the query whose words are marked in the current report, or an empty string.
    #[must_use]
    pub fn marked(self) -> String {
        self.location.with(|location| location.marked.clone())
    }

    /// Returns the address of the current page without a fragment; links to places in the page
    /// start with it.
    #[must_use]
    pub fn here(self) -> String {
        self.location
            .with(|location| self.address_of_page(location))
    }

    /// Returns the last announcement to screen readers.
    #[must_use]
    pub fn announcement(self) -> String {
        self.announcement.get()
    }

    /// Announces `words` to screen readers, even if they are the same as the last announcement.
    pub fn announce(self, words: &str) {
        let mut words = words.to_owned();
        self.announcement.update(|last| {
            if *last == words {
                // Screen readers announce a live region only if its text changes.
                words.push('\u{a0}');
            }
            *last = words;
        });
    }

    /// Returns the address of a route, for a link.
    #[must_use]
    pub fn href(self, route: &Route) -> String {
        self.with_context(|context| context.href(route))
    }

    /// Returns a notice if the report lacks the text in the fragment; else an empty string.
    #[must_use]
    pub fn missing_passage(self) -> String {
        let missing_passage = self.location.with(|location| {
            self.archive
                .with_value(|archive| location.missing_passage(archive))
        });
        missing_passage.unwrap_or_default()
    }

    /// Returns the text of the current report that the fragment names. Reactive.
    #[must_use]
    pub fn passage(self) -> Option<(Month, TextId)> {
        self.location
            .with(|location| self.archive.with_value(|archive| location.passage(archive)))
    }

    /// Keeps the HTML of a page that is a file, for when the reader comes back to it.
    ///
    /// # Without a browser
    ///
    /// Must not be called.
    pub fn keep_file(self) {
        if !DRAWS_FILES && untrack(|| self.route()).is_file() {
            let html = serialized(document::inside(TEXT_PAGE));
            self.kept.set_value(Some((untrack(|| self.page()), html)));
        }
    }

    /// Returns the kept page, if it is the page of this route.
    #[must_use]
    pub fn kept_file(self, route: &Route) -> Option<Markup> {
        self.kept.with_value(|kept| {
            let kept = kept.as_ref().filter(|(page, _)| *page == route.page());
            kept.map(|(_, html)| html.clone())
        })
    }

    /// Reports whether the browser must load the file of a location.
    fn is_file(self, location: &Location) -> bool {
        let route = &location.route;
        !DRAWS_FILES && route.is_file() && self.kept_file(route).is_none()
    }

    /// Calls `write` with the archive, the base and the frame options, for rendering pages.
    pub fn with_context<T>(self, write: impl FnOnce(PageContext<'_>) -> T) -> T {
        let frame = self
            .location
            .with_untracked(|location| location.route.frame());
        self.archive.with_value(|archive| {
            self.base.with_value(|base| {
                write(PageContext {
                    archive,
                    base,
                    frame,
                })
            })
        })
    }

    /// Moves to a route.
    ///
    /// # Without a browser
    ///
    /// Must not be called; nor may the functions below.
    pub fn go(self, route: Route, arrival: Arrival, entry: Entry) {
        let target = Location {
            route,
            fragment: String::new(),
            marked: String::new(),
            arrival,
        };
        self.enter(self.keeping_marks(target), entry);
    }

    /// Moves to a location like a link: as elsewhere on the web, a link to the current address adds
    /// no history entry.
    pub fn visit(self, target: Location) {
        let target = self.keeping_marks(target);
        let here = self.location.with_untracked(|here| self.address(here));
        let entry = if here == self.address(&target) {
            Entry::Replace
        } else {
            Entry::Push
        };
        self.enter(target, entry);
    }

    /// Removes the marks from the report and the query from its address, without moving.
    pub fn clear_marks(self) {
        let mut target = self.location.get_untracked();
        target.marked.clear();
        target.arrival = Arrival::Tab;
        self.enter(target, Entry::Replace);
    }

    /// Removes the text's id from the address, without moving.
    pub fn leave_text(self) {
        let mut target = self.location.get_untracked();
        target.fragment.clear();
        target.arrival = Arrival::Tab;
        self.enter(target, Entry::Replace);
    }

    /// Focuses the text in the fragment, or else the page's heading, without scrolling.
    pub fn focus_text(self) {
        let fragment = self.location.with_untracked(|it| it.fragment.clone());
        if names_text(&fragment) && document::mark(&fragment) {
            document::focus(&format!("#{fragment}"), Scroll::Stay);
        } else {
            document::focus(HEADING, Scroll::Stay);
        }
    }

    fn keeping_marks(self, target: Location) -> Location {
        self.location
            .with_untracked(|here| target.keeping_marks_of(here))
    }

    fn enter(self, target: Location, entry: Entry) {
        let address = self.address(&target);
        match entry {
            // A frame shares the history of the page around it.
            Entry::Push if target.route.frame().is_none() => {
                self.leave_month();
                history::push(&address);
            }
            Entry::Push | Entry::Replace => history::replace(&address),
        }
        self.location.set(target);
    }

    /// Removes the month from the address of the thread that the reader leaves, because Back would
    /// scroll to that month instead of the place where the reader stopped.
    fn leave_month(self) {
        self.location.with_untracked(|here| {
            if names_month(&here.fragment) {
                history::replace(&self.address_of_page(here));
            }
        });
    }

    /// Shows the results for a text while the reader types. All keystrokes are one history entry.
    pub fn search(self, text: &str) {
        self.go(Route::search(text), Arrival::Typing, Entry::Replace);
    }

    fn address(self, location: &Location) -> String {
        let href = self.address_of_page(location);
        if location.fragment.is_empty() {
            return href;
        }
        [&href, "#", &location.fragment].concat()
    }

    fn address_of_page(self, location: &Location) -> String {
        self.with_context(|context| context.marked(&location.route, &location.marked))
    }

    /// Normalizes the address at the start, because links to places in the page must match it. A
    /// missing page keeps its address.
    fn settle_address(self) {
        let start = self.location.get_untracked();
        if !matches!(start.route, Route::Missing { .. }) {
            history::replace(&self.address(&start));
        }
    }

    /// Listens to links and to Back and Forward for as long as the app lives, and updates the
    /// document after each move. The page may have been rendered for another address than `start`,
    /// for example if a host serves one page for many addresses.
    pub fn start(self, mut start: Location) {
        let drawn = self.location.get_untracked();
        // A reader who typed on the search page before the program ran has already moved.
        if drawn.arrival.is_start() && drawn != start {
            // Otherwise the browser has not scrolled to the text, because the program has only just
            // rendered it, or the address has an earlier id of it.
            if drawn.route == start.route && history::address().fragment == start.fragment {
                start.arrival = Arrival::Shown;
            }
            self.location.set(start);
        }
        self.settle_address();
        let links = history::on_link(move |link| self.take(&link));
        let traversals = history::on_traverse(move |address| {
            if let Some(mut location) = self.locate(&address, Arrival::Traversal) {
                if self.is_file(&location) {
                    return history::load();
                }
                // The reader typed an earlier id of a text, which the browser cannot find.
                if location.fragment != address.fragment {
                    location.arrival = Arrival::Link;
                    history::replace(&self.address(&location));
                }
                self.location.set(location);
            }
        });
        StoredValue::new_local((links, traversals));
        effect_with(move |before: Option<Route>| self.follow(before.as_ref()));
    }

    /// Stores the month of a report opened from a thread; returns it on return to that thread.
    fn followed_from(self, before: Option<&Route>, location: &Location) -> Option<Month> {
        let route = &location.route;
        let month = route.report().map(|(month, _)| month);
        if let (Some(thread @ Route::Thread(_)), Some(month)) = (before, month) {
            self.followed.set_value(Some((thread.clone(), month)));
        }
        let followed = self.followed.get_value();
        followed.and_then(|(thread, month)| (thread == *route).then_some(month))
    }

    /// Follows a link. Returns `false` if the browser must follow it.
    fn take(self, link: &FollowedLink) -> bool {
        let arrival = if link.is_control {
            Arrival::Tab
        } else {
            Arrival::Link
        };
        let Some(target) = self.locate(&link.address, arrival) else {
            return false;
        };
        // The browser finds places in the page that are not texts, and knows whether the host has a
        // file where the reader has no page.
        let is_place = link.is_on_page && !names_text(&target.fragment);
        let is_missing = matches!(target.route, Route::Missing { .. });
        // Pages for frames are separate documents.
        let is_framed = untrack(|| self.is_framed());
        let is_apart = target.route.frame().is_some() != is_framed;
        if is_place || is_missing || is_apart || self.is_file(&target) {
            return false;
        }
        self.visit(target);
        true
    }

    /// Returns the location of an address, or `None` outside the base.
    fn locate(self, address: &Address, arrival: Arrival) -> Option<Location> {
        self.archive.with_value(|archive| {
            let path = self
                .base
                .with_value(|base| base.strip(&address.path).map(str::to_owned))?;
            let (query, fragment) = (&address.query, address.fragment.clone());
            Some(Location::read(&path, query, fragment, arrival, archive))
        })
    }

    /// Sets the title at once, and the rest after the page has rendered. Takes the route before,
    /// and returns the current one for the next call.
    fn follow(self, before: Option<&Route>) -> Route {
        let location = self.location.get();
        let route = location.route.clone();
        let title = self.archive.with_value(|archive| route.title(archive));
        document::set_title(&title);
        // Only the browser may know the origin of the site.
        let address = [document::origin(), self.href(&route)].concat();
        element::say(PRINT_ADDRESS, &address);
        let is_new = before != Some(&route);
        let arrival = location.arrival;
        let is_same_page = before.is_some_and(|before| before.page() == route.page());
        // The title of the embed builder is always the same, so choices there are not announced.
        let is_choice = is_same_page && matches!(route, Route::Builder(_));
        // A chosen tab has the focus, so the screen reader reads it anyway.
        let is_silent = arrival.is_start() || matches!(arrival, Arrival::Typing | Arrival::Tab);
        let is_said = is_new && !is_choice && !is_silent;
        let missing_passage = self.missing_passage();
        let end = if missing_passage.is_empty() { "" } else { ". " };
        let said = if is_said { title + end } else { String::new() };
        if is_new || !missing_passage.is_empty() {
            self.announcement.set(said + &missing_passage);
        }
        let followed = self.followed_from(before, &location);
        spawn_local(async move {
            tick().await;
            settle(&location, is_same_page, followed);
        });
        route
    }
}

/// Marks the text in the fragment and sets focus and scroll position, after rendering. Back keeps the
/// focus on the same page, unless the focused element has been replaced or removed.
fn settle(location: &Location, is_same_page: bool, followed: Option<Month>) {
    document::unmark();
    let fragment = location.fragment.clone();
    let has_text = names_text(&fragment) && document::mark(&fragment);
    let text = format!("#{fragment}");
    let is_month = || names_month(&fragment) && document::reach(&fragment);
    // A frame must not take the focus from the page around it when it loads.
    let is_elsewhere = location.route.frame().is_some() || document::has_focus();
    match location.arrival {
        arrival if arrival.is_start() && is_elsewhere => {}
        Arrival::Start | Arrival::Link if has_text => document::focus(&text, Scroll::ToTop),
        Arrival::Shown if has_text => document::focus(&text, Scroll::Stay),
        Arrival::Start | Arrival::Link if is_month() => {}
        Arrival::Start | Arrival::Shown | Arrival::Tab => {}
        // A place on another page that is not a text, for example a year.
        Arrival::Link if !fragment.is_empty() && document::go_to(&fragment) => {}
        Arrival::Link => {
            document::scroll_to_top();
            document::focus(HEADING, Scroll::Stay);
        }
        Arrival::Typing => document::scroll_to_top(),
        // In the next frame, because the browser also looks for the fragment and moves the focus.
        Arrival::Traversal => request_animation_frame(move || {
            if is_same_page && document::has_focus() {
                return;
            }
            let date = followed.map(date_of).or_else(read_date);
            let target = if has_text { Some(text) } else { date };
            document::focus(target.as_deref().unwrap_or(HEADING), Scroll::Stay);
        }),
    }
}

/// Returns a selector for the date of the month at the reading line of a thread. Returns `None`
/// above the first month and on other pages.
fn read_date() -> Option<String> {
    Some(date_of(&reading_line::element_at_line(MONTHS)?.id))
}

fn date_of(month: impl ToString) -> String {
    ["[id=\"", &month.to_string(), "\"] .thread-date a"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Report;

    #[test]
    fn the_address_at_the_start_is_read_as_what_is_marked_there() {
        let month = "2021-11".parse().expect("a month");
        let report = Report {
            month,
            ..Report::default()
        };
        let archive = Arc::new(Archive {
            reports: vec![report],
            ..Archive::default()
        });
        let (query, none) = ("q=a%26b+c", String::new());
        let start = Location::read("2021/11/", query, none, Arrival::Start, &archive);
        Owner::new().with(|| {
            let navigation = Navigation::new(archive, Base::new("/x/"), start);
            assert_eq!(navigation.here(), "/x/2021/11/?q=a%26b+c");
            assert_eq!(navigation.search_text(), "a&b c");
        });
    }
}
