//! Navigation: the address as the state of the page, and moving between addresses.
//!
//! Duty: hold the current [`Location`], change it, and after each change set the title, the focus,
//! the scroll position and the announcement: these belong to the document, not to a view. Other
//! modules read the route only from here. Must not know: how pages look.
//!
//! The reader does not use `leptos_router`. Its routes are a closed enum that native code tests
//! without a browser ([`Route`]); a refused `pushState` must not panic; a base must be matched by
//! whole segments; and the page must be drawn before `popstate` returns, so that Back finds its
//! scroll position.

mod location;

pub use location::{Arrival, Location, NOT_FOUND_PAGE, Page};

use crate::archive::{Archive, Month, TextId};
use crate::browser::document::{self, Scroll};
use crate::browser::history::{self, Address, FollowedLink};
use crate::browser::{element, reading_line};
use crate::hosted::Hosted;
use crate::html::serialized;
use crate::routes::{Base, Route};
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use location::{names_month, names_text};
use maud::Markup;
use std::sync::Arc;

/// Whether this program can draw the page about the archive. It is as large as all other pages
/// together and few read it, so the published program leaves it to the file that `publish` writes,
/// and has the browser load that.
pub const DRAWS_ARCHIVE: bool = cfg!(any(debug_assertions, not(target_arch = "wasm32")));

/// Selects what takes the focus on a new page.
pub const HEADING: &str = "main h1";

/// Selects the months of a thread.
pub const MONTHS: &str = ".thread-month";

/// The id of the element with the address of the page, for paper.
pub const PRINT_ADDRESS: &str = "print-address";

/// Selects the element in which the text of a page stands that is nothing but text.
const TEXT_PAGE: &str = "main > .part";

/// What becomes of the history when the reader moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A new entry, to which Back returns.
    Push,
    /// The current entry is changed.
    Replace,
}

/// The one handle on the address. A context of the whole app.
#[derive(Clone, Copy)]
pub struct Navigation {
    archive: StoredValue<Arc<Archive>>,
    base: StoredValue<Base>,
    location: RwSignal<Location>,
    announcement: RwSignal<String>,
    /// A thread, and the month in it whose report was opened from there last.
    followed: StoredValue<Option<(Route, Month)>>,
    /// The page about the archive as it was left, where this program cannot draw it.
    kept: StoredValue<Markup>,
}

impl Navigation {
    /// A navigation on a page that is drawn for a location. Reads nothing from the browser.
    #[must_use]
    pub fn new(archive: Arc<Archive>, base: Base, drawn: Location) -> Self {
        Self {
            archive: StoredValue::new(archive),
            base: StoredValue::new(base),
            location: RwSignal::new(drawn),
            announcement: RwSignal::new(String::new()),
            followed: StoredValue::new(None),
            kept: StoredValue::new(Markup::default()),
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

    /// Whether the page is made for a frame in somebody else's page; a view that reads it follows it.
    #[must_use]
    pub fn is_framed(self) -> bool {
        self.location
            .with(|location| location.route.frame().is_some())
    }

    /// Whether the reader has not moved yet; a view that reads it follows each move.
    #[must_use]
    pub fn is_at_start(self) -> bool {
        self.location.with(|location| location.arrival.is_start())
    }

    /// What the search box holds: the query of the search page, or the one whose words are marked.
    #[must_use]
    pub fn search_text(self) -> String {
        match self.route() {
            Route::Search { text, .. } => text,
            _ => self.marked(),
        }
    }

    /// The query whose words are marked in the report that is shown, or empty.
    #[must_use]
    pub fn marked(self) -> String {
        self.location.with(|location| location.marked.clone())
    }

    /// The address of the page that is shown, without a fragment: links to places of the page
    /// begin with it.
    #[must_use]
    pub fn here(self) -> String {
        self.location
            .with(|location| self.address_of_page(location))
    }

    /// What was last announced to those who do not see the page.
    #[must_use]
    pub fn announcement(self) -> String {
        self.announcement.get()
    }

    /// Announces words to those who do not see the page, even if they were the last to be announced.
    pub fn announce(self, words: &str) {
        let mut words = words.to_owned();
        self.announcement.update(|last| {
            if *last == words {
                // What does not change is not said again.
                words.push('\u{a0}');
            }
            *last = words;
        });
    }

    /// The address of a route, for a link.
    #[must_use]
    pub fn href(self, route: &Route) -> String {
        self.with_hosted(|hosted| hosted.href(route))
    }

    /// What must be said of the text that the address names if the report lacks it; else empty.
    #[must_use]
    pub fn loss(self) -> String {
        let loss = self
            .location
            .with(|location| self.archive.with_value(|archive| location.loss(archive)));
        loss.unwrap_or_default()
    }

    /// The text of the report that is shown which the address names; a view that reads it follows it.
    #[must_use]
    pub fn passage(self) -> Option<(Month, TextId)> {
        self.location
            .with(|location| self.archive.with_value(|archive| location.passage(archive)))
    }

    /// Keeps the page about the archive as it stands there, for when the reader comes back to it.
    ///
    /// # Without a browser
    ///
    /// Must not be called.
    pub fn keep_archive(self) {
        if !DRAWS_ARCHIVE && untrack(|| self.page()) == Page::Archive {
            self.kept.set_value(serialized(document::inside(TEXT_PAGE)));
        }
    }

    /// The page about the archive as it was kept; empty if it was not.
    #[must_use]
    pub fn kept_archive(self) -> Markup {
        self.kept.get_value()
    }

    /// Whether a location is shown by loading its file.
    fn is_file(self, location: &Location) -> bool {
        let is_kept = self.kept.with_value(|kept| !kept.0.is_empty());
        !DRAWS_ARCHIVE && !is_kept && location.route == Route::Archive
    }

    /// Gives the archive with its base, from which parts of pages are written.
    pub fn with_hosted<T>(self, write: impl FnOnce(Hosted<'_>) -> T) -> T {
        let frame = self
            .location
            .with_untracked(|location| location.route.frame());
        self.archive.with_value(|archive| {
            self.base.with_value(|base| {
                write(Hosted {
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
    /// Must not be called; nor must the functions below.
    pub fn go(self, route: Route, arrival: Arrival, entry: Entry) {
        let target = Location {
            route,
            fragment: String::new(),
            marked: String::new(),
            arrival,
        };
        self.enter(self.keeping_marks(target), entry);
    }

    /// Moves to a location as a link does: as everywhere on the web, a link to where one is makes
    /// no second entry.
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

    /// Takes the marks out of the report and of its address, and leaves all else in its place.
    pub fn clear_marks(self) {
        let mut target = self.location.get_untracked();
        target.marked.clear();
        target.arrival = Arrival::Tab;
        self.enter(target, Entry::Replace);
    }

    /// Takes the name of a text out of the address, and leaves all else in its place.
    pub fn leave_text(self) {
        let mut target = self.location.get_untracked();
        target.fragment.clear();
        target.arrival = Arrival::Tab;
        self.enter(target, Entry::Replace);
    }

    /// Gives the focus to the text that the address names, or to the heading of the page, and
    /// leaves the scroll position as it is.
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
            // The history of a frame is that of the page around it.
            Entry::Push if target.route.frame().is_none() => {
                self.leave_month();
                history::push(&address);
            }
            Entry::Push | Entry::Replace => history::replace(&address),
        }
        self.location.set(target);
    }

    /// Takes the place of a month out of the address of a thread that the reader leaves, who may have
    /// read on from there: browsers go back to such a place, rather than to where one was.
    fn leave_month(self) {
        self.location.with_untracked(|here| {
            if names_month(&here.fragment) {
                history::replace(&self.address_of_page(here));
            }
        });
    }

    /// Shows on the search page what the search finds for a text that is being typed: all keys
    /// keep to one entry of the history.
    pub fn search(self, text: &str) {
        self.go(Route::search(text), Arrival::Typing, Entry::Replace);
    }

    /// Where a location is found again.
    fn address(self, location: &Location) -> String {
        let href = self.address_of_page(location);
        if location.fragment.is_empty() {
            return href;
        }
        [&href, "#", &location.fragment].concat()
    }

    fn address_of_page(self, location: &Location) -> String {
        self.with_hosted(|hosted| hosted.marked(&location.route, &location.marked))
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
    /// move with what it needs. The page may have been drawn for another address than that at
    /// which the reader starts, as it is where a host answers with one page for many addresses.
    pub fn start(self, mut start: Location) {
        let drawn = self.location.get_untracked();
        // Who has typed on the search page before the program came has moved already.
        if drawn.arrival.is_start() && drawn != start {
            // What the program has just drawn for the start, or a text by an earlier name, the
            // browser could not find.
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

    /// Remembers the month to which a link of a thread leads, and gives it to who comes back there.
    fn followed_from(self, before: Option<&Route>, location: &Location) -> Option<Month> {
        let route = &location.route;
        let month = route.report().map(|(month, _)| month);
        if let (Some(thread @ Route::Thread(_)), Some(month)) = (before, month) {
            self.followed.set_value(Some((thread.clone(), month)));
        }
        let followed = self.followed.get_value();
        followed.and_then(|(thread, month)| (thread == *route).then_some(month))
    }

    /// Follows a link. Returns whether it did; if not, the browser is to follow it.
    fn take(self, link: &FollowedLink) -> bool {
        let arrival = if link.is_control {
            Arrival::Tab
        } else {
            Arrival::Link
        };
        let Some(target) = self.locate(&link.address, arrival) else {
            return false;
        };
        // The browser knows the places of the page that are no texts, and whether the host has
        // a file where the reader has no page.
        let is_place = link.is_on_page && !names_text(&target.fragment);
        let is_missing = matches!(target.route, Route::Missing { .. });
        // What is made for a frame and what is not are documents of their own.
        let is_framed = untrack(|| self.is_framed());
        let is_apart = target.route.frame().is_some() != is_framed;
        if is_place || is_missing || is_apart || self.is_file(&target) {
            return false;
        }
        self.visit(target);
        true
    }

    /// The location that an address names, or `None` outside the base.
    fn locate(self, address: &Address, arrival: Arrival) -> Option<Location> {
        self.archive.with_value(|archive| {
            let path = self
                .base
                .with_value(|base| base.strip(&address.path).map(str::to_owned))?;
            let (query, fragment) = (&address.query, address.fragment.clone());
            Some(Location::read(&path, query, fragment, arrival, archive))
        })
    }

    /// Sets the title at once, and the rest when the page is drawn. Takes the route before, and
    /// returns this one for the next call.
    fn follow(self, before: Option<&Route>) -> Route {
        let location = self.location.get();
        let route = location.route.clone();
        let title = self.archive.with_value(|archive| route.title(archive));
        document::set_title(&title);
        // Only a browser may know where the site is.
        let address = [document::origin(), self.href(&route)].concat();
        element::say(PRINT_ADDRESS, &address);
        let is_new = before != Some(&route);
        let arrival = location.arrival;
        let is_same_page = before.is_some_and(|before| Page::of(before) == Page::of(&route));
        // Who chooses what to embed stays on a page that is always called the same.
        let is_choice = is_same_page && matches!(route, Route::Builder(_));
        // A tab has the focus when it is chosen, and is read out for that.
        let is_silent = arrival.is_start() || matches!(arrival, Arrival::Typing | Arrival::Tab);
        let is_said = is_new && !is_choice && !is_silent;
        let loss = self.loss();
        let end = if loss.is_empty() { "" } else { ". " };
        let said = if is_said { title + end } else { String::new() };
        if is_new || !loss.is_empty() {
            self.announcement.set(said + &loss);
        }
        // One thread is drawn in place of another, and what had the focus there is gone.
        let is_redrawn = is_new && Page::of(&route) == Page::Thread;
        let keeps_focus = is_same_page && !is_redrawn;
        let followed = self.followed_from(before, &location);
        spawn_local(async move {
            tick().await;
            settle(&location, keeps_focus, followed);
        });
        route
    }
}

/// Puts mark, focus and scroll position where they belong, on a page that is drawn.
fn settle(location: &Location, keeps_focus: bool, followed: Option<Month>) {
    document::unmark();
    let fragment = location.fragment.clone();
    let has_text = names_text(&fragment) && document::mark(&fragment);
    let text = format!("#{fragment}");
    let is_month = || names_month(&fragment) && document::reach(&fragment);
    // Who opens a page with a frame in it is somewhere else.
    let is_elsewhere = location.route.frame().is_some() || document::has_focus();
    match location.arrival {
        arrival if arrival.is_start() && is_elsewhere => {}
        Arrival::Start | Arrival::Link if has_text => document::focus(&text, Scroll::ToTop),
        Arrival::Shown if has_text => document::focus(&text, Scroll::Stay),
        Arrival::Start | Arrival::Link if is_month() => {}
        Arrival::Start | Arrival::Shown | Arrival::Tab => {}
        // A place of another page that is no text, such as a year.
        Arrival::Link if !fragment.is_empty() && document::go_to(&fragment) => {}
        Arrival::Link => {
            document::scroll_to_top();
            document::focus(HEADING, Scroll::Stay);
        }
        Arrival::Typing => document::scroll_to_top(),
        Arrival::Traversal if keeps_focus => {}
        // The browser looks for the fragment, too, and takes the focus from what has it.
        Arrival::Traversal => request_animation_frame(move || {
            let date = followed.map(date_of).or_else(read_date);
            let target = if has_text { Some(text) } else { date };
            document::focus(target.as_deref().unwrap_or(HEADING), Scroll::Stay);
        }),
    }
}

/// Selects the date of the month that is read in a thread; `None` above the first, and elsewhere.
fn read_date() -> Option<String> {
    Some(date_of(&reading_line::element_at_line(MONTHS)?.id))
}

fn date_of(month: impl ToString) -> String {
    ["[id=\"", &month.to_string(), "\"] .thread-date a"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Report;

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
