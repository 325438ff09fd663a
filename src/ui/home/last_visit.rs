//! Notes about the last visit: where the reader stopped, and which months are new.
//!
//! They are stored only in the reader's browser, if it allows storage. The home page has
//! placeholders that the program fills. Frames show no notes and store no visits.

// Not a view, because the home page is a single piece of markup. Its placeholders are filled in
// place to avoid layout shifts.

use crate::browser::document::{self, Scroll};
use crate::browser::keyboard::is_framed;
use crate::browser::{element, reading_line, storage};
use crate::model::{Month, TopicId, plain_text};
use crate::routes::Route;
use crate::routes::page_context::PageContext;
use crate::text;
use crate::ui::effect::effect;
use crate::ui::home::visits::{ReadingPosition, Visits};
use crate::ui::ids;
use crate::ui::navigation::{HEADING, Navigation};
use crate::ui::report::outline_mark::mark_section;
use core::time::Duration;
use leptos::prelude::*;
use maud::{Markup, html};
use std::cell::Cell;
use std::rc::Rc;

/// Minimum time on a report that counts as reading it. Chosen.
const STAY: Duration = Duration::from_secs(3);

/// Selects the passages of a report below its tabs.
const TEXTS: &str = ".topic-panel [id^=p-]";

/// Shows notes about the last visit on the home page, and records that the reader has seen it. Runs
/// for the lifetime of the app.
///
/// # Without a browser
///
/// Must not be called; nor must [`follow_reading`].
pub fn follow_visits(navigation: Navigation) {
    if is_framed() {
        return;
    }
    // Read once, because a month that is new when the document opens stays new until it closes.
    let before = Rc::new(kept(navigation));
    effect(move || {
        if navigation.route() == Route::Home {
            see(navigation, None);
            // After the page is rendered, but before it is painted.
            let before = Rc::clone(&before);
            request_animation_frame(move || write(navigation, &before));
        }
    });
    StoredValue::new_local(document::on_click(ids::FORGET, || {
        storage::remove(storage::Key::Visits);
        // Move the focus, because the focused button is about to be removed.
        document::focus(HEADING, Scroll::Stay);
        element::write(ids::RESUME, &Markup::default());
        keep_no_room();
    }));
}

/// Follows the reading position in the current report until the owner is disposed: marks the
/// current section in the outline, and stores the place.
pub fn follow_reading(navigation: Navigation) {
    // After the tab's content is rendered.
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
    navigation.with_context(|context| Visits::read(&line, context.base, context.archive))
}

fn change(navigation: Navigation, change: impl FnOnce(&mut Visits)) {
    let before = kept(navigation);
    let mut visits = before.clone();
    change(&mut visits);
    if visits != before {
        let line = navigation.with_context(|context| visits.line(context.base, context.archive));
        storage::set(storage::Key::Visits, &line);
    }
}

/// Records that the reader knows the newest month, either from that month's own report (`read` is
/// the open report) or from a list of all months (without `read`).
fn see(navigation: Navigation, read: Option<(Month, Option<TopicId>)>) {
    let newest = navigation.with_context(|context| context.archive.latest().map(|it| it.month));
    let newest = newest.filter(|newest| read.is_none_or(|(month, _)| month == *newest));
    if let Some(newest) = newest {
        change(navigation, |visits| visits.see(newest));
    }
}

/// Returns the new reading place. Returns `before` above the first passage, because nothing has
/// been read yet, and drops a place on the same page at the last passage, because nothing is left
/// to read.
fn place(navigation: Navigation, before: Option<ReadingPosition>) -> Option<ReadingPosition> {
    let Some((month, topic)) = untrack(|| navigation.route()).report() else {
        return before;
    };
    match reading_line::element_at_line(TEXTS) {
        Some(read) if !read.is_last => match read.id.parse() {
            Ok(text) => Some(ReadingPosition { month, topic, text }),
            Err(_) => before,
        },
        Some(_) => before.filter(|before| (before.month, before.topic) != (month, topic)),
        None => before,
    }
}

/// Fills the placeholders of the home page.
fn write(navigation: Navigation, before: &Visits) {
    if untrack(|| navigation.route()) != Route::Home {
        return;
    }
    let place = kept(navigation).place;
    navigation.with_context(|context| {
        let resume = place.map(|place| resume(context, place));
        if resume.is_none() {
            keep_no_room();
        }
        element::write(ids::RESUME, &resume.unwrap_or_default());
        let months = before.new_months(context.archive);
        if months.is_empty() {
            return;
        }
        element::say(ids::NEW_LATEST, text::visits::NEW);
        element::say(ids::NEW_MONTHS, &text::visits::new_since(months.len()));
        for month in months {
            document::mark_link(".month-cell > a", &context.report(month, None), "is-new");
        }
    });
}

/// Removes the space that `index.html` reserves if a place seems to be stored.
fn keep_no_room() {
    document::set_on_root("data-place", None);
}

/// Returns the link to the stored place, and the button that deletes the place.
fn resume(context: PageContext<'_>, place: ReadingPosition) -> Markup {
    let ReadingPosition { month, topic, text } = place;
    let report = context.archive.report(month);
    let sections = report.map(|it| it.sections.as_slice()).unwrap_or_default();
    let section = sections.iter().find(|section| section.has_text(text));
    let heading = section.map(|section| plain_text(&section.heading.text));
    let heading = heading.or_else(|| report.map(|it| it.title(&context.archive.site)));
    let words = text::visits::place(&context.month_title(month), &heading.unwrap_or_default());
    html! {
        p {
            (text::visits::RESUME)
            a href=(context.passage(month, topic, text, "")) { (words) }
        }
        button id=(ids::FORGET) type="button" {
            (text::visits::FORGET) span.visually-hidden { (text::visits::FORGOTTEN) }
        }
    }
}
