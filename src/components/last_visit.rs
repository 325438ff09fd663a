//! What an earlier visit has to do with this one: where the reader stopped, which months are new.
//!
//! It is kept in the reader's own browser and nowhere else, if the browser lets it. The home page has
//! places for it, which are empty until the program fills them; in pages of others there is nothing
//! of it.

// Not a view: the front page is one piece of markup with reserved places, which are filled in place
// so that nothing moves.

use super::ids;
use super::outline::mark_section;
use crate::archive::{Month, Report, TopicId, plain_text};
use crate::browser::document::{self, Scroll};
use crate::browser::keyboard::is_framed;
use crate::browser::{element, reading_line, storage};
use crate::hosted::Hosted;
use crate::navigation::{HEADING, Navigation};
use crate::routes::Route;
use crate::strings::visits as said;
use crate::visits::{Place, Visits};
use core::time::Duration;
use leptos::prelude::*;
use maud::{Markup, html};
use std::cell::Cell;
use std::rc::Rc;

/// Who leaves a report sooner has not read in it. Chosen.
const STAY: Duration = Duration::from_secs(3);

/// Selects the texts of a report below its tabs.
const TEXTS: &str = ".topic-panel [id^=p-]";

/// Says on the home page what is known of earlier visits, and keeps that it was seen, for as long as
/// the app lives.
///
/// # Without a browser
///
/// Must not be called; nor must the function below.
pub fn follow_visits(navigation: Navigation) {
    if is_framed() {
        return;
    }
    // What was new when the document was opened stays new until it is closed.
    let before = Rc::new(kept(navigation));
    Effect::new(move |_| {
        if navigation.route() == Route::Home {
            see(navigation, None);
            // When the page has been drawn, and before it is painted.
            let before = Rc::clone(&before);
            request_animation_frame(move || write(navigation, &before));
        }
    });
    StoredValue::new_local(document::on_click(ids::FORGET, || {
        storage::remove(storage::Key::Visits);
        // The button goes, and with it the focus.
        document::focus(HEADING, Scroll::Stay);
        element::write(ids::RESUME, &Markup::default());
        keep_no_room();
    }));
}

/// Follows the reading of the report that is shown, until the current owner goes: marks in the list of
/// its sections which one is read, and keeps the place.
pub fn follow_reading(navigation: Navigation) {
    // When what stands under the tab has been drawn.
    request_animation_frame(mark_section);
    let has_stayed = Rc::new(Cell::new(false));
    let keeps = !is_framed() && untrack(|| navigation.route()).frame().is_none();
    let stays = Rc::clone(&has_stayed);
    let keep = move || {
        if has_stayed.get() {
            change(navigation, |visits| {
                visits.place = place(navigation, visits.place);
            });
        }
    };
    if keeps {
        see(navigation, untrack(|| navigation.route()).report());
        let keep = keep.clone();
        let begin = move || {
            stays.set(true);
            keep();
        };
        let stay = set_timeout_with_handle(begin, STAY);
        on_cleanup(move || {
            if let Ok(stay) = stay {
                stay.clear();
            }
        });
    }
    StoredValue::new_local(reading_line::on_scroll(move || {
        mark_section();
        keep();
    }));
}

fn kept(navigation: Navigation) -> Visits {
    let line = storage::get(storage::Key::Visits).unwrap_or_default();
    navigation.with_hosted(|hosted| Visits::read(&line, hosted.base, hosted.archive))
}

fn change(navigation: Navigation, change: impl FnOnce(&mut Visits)) {
    let before = kept(navigation);
    let mut visits = before.clone();
    change(&mut visits);
    if visits != before {
        let line = navigation.with_hosted(|hosted| visits.line(hosted.base, hosted.archive));
        storage::set(storage::Key::Visits, &line);
    }
}

/// Keeps that the reader knows of the newest month, having seen a list of all months or, where one is
/// given, that month's report.
fn see(navigation: Navigation, read: Option<(Month, Option<TopicId>)>) {
    let newest = navigation.with_hosted(|hosted| hosted.archive.latest().map(|it| it.month));
    let newest = newest.filter(|newest| read.is_none_or(|(month, _)| month == *newest));
    if let Some(newest) = newest {
        change(navigation, |visits| visits.see(newest));
    }
}

/// Where the reader is, after another place. Above the first text nothing has been read yet, and with
/// the last there is nothing to go on with.
fn place(navigation: Navigation, before: Option<Place>) -> Option<Place> {
    let Some((month, topic)) = untrack(|| navigation.route()).report() else {
        return before;
    };
    match reading_line::element_at_line(TEXTS) {
        Some(read) if !read.is_last => match read.id.parse() {
            Ok(text) => Some(Place { month, topic, text }),
            Err(_) => before,
        },
        Some(_) => before.filter(|before| (before.month, before.topic) != (month, topic)),
        None => before,
    }
}

/// Fills the places of the home page.
fn write(navigation: Navigation, before: &Visits) {
    if untrack(|| navigation.route()) != Route::Home {
        return;
    }
    let place = kept(navigation).place;
    navigation.with_hosted(|hosted| {
        let resume = place.map(|place| resume(hosted, place));
        if resume.is_none() {
            keep_no_room();
        }
        element::write(ids::RESUME, &resume.unwrap_or_default());
        let months = before.new_months(hosted.archive);
        if months.is_empty() {
            return;
        }
        element::say(ids::NEW_LATEST, said::NEW);
        element::say(ids::NEW_MONTHS, &said::new_since(months.len()));
        for month in months {
            document::mark_link(".month-cell > a", &hosted.report(month, None), "is-new");
        }
    });
}

/// Takes away the room that `index.html` keeps where a place seems to be known.
fn keep_no_room() {
    document::set_on_root("data-place", None);
}

/// The way back to where the reader stopped.
fn resume(hosted: Hosted<'_>, place: Place) -> Markup {
    let Place { month, topic, text } = place;
    let report = hosted.archive.report(month);
    let sections = report.map(|it| it.sections.as_slice()).unwrap_or_default();
    let section = sections.iter().find(|section| section.has_text(text));
    let heading = section.map(|section| plain_text(&section.heading.text));
    let heading = heading.or_else(|| report.map(Report::title));
    let words = said::place(&month.title(), &heading.unwrap_or_default());
    html! {
        p {
            (said::RESUME)
            a href=(hosted.passage(month, topic, text, "")) { (words) }
        }
        button id=(ids::FORGET) type="button" {
            (said::FORGET) span.visually-hidden { (said::FORGOTTEN) }
        }
    }
}
