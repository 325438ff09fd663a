//! What a reader does with the text that the address names, or with the words that are selected: copy
//! a link or a quote, share it, embed it.
//!
//! The program makes the bar for it when there is such a text, on whatever page, and puts it behind
//! the text. In a frame there is none.

use super::passage_bar::{field_to_copy, passage_bar};
use crate::archive::{Archive, Month, TextId};
use crate::browser::bar::{self, Anchor, Bar};
use crate::browser::selection::{self, SelectedText};
use crate::browser::{clipboard, document, share};
use crate::navigation::Navigation;
use crate::quote::{Excerpt, Quote, shown_text};
use crate::routes::Route;
use crate::strings::passage as strings;
use core::time::Duration;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

/// Selects the texts of reports, wherever they stand.
const TEXTS: &str = ":is(.report, [data-month]) :is(p, h1, h2, h3, h4, h5, h6, td, th, pre)\
    :not([data-generated], [data-generated] *)";

/// How long a selection must stay as it is. Chosen: shorter than it takes to reach for the bar, and
/// longer than a finger takes to go on.
const PAUSE: Duration = Duration::from_millis(300);

/// How long what became of a press is seen where a finger on a button ends the selection.
const HOLD: Duration = Duration::from_secs(2);

/// What the bar is about.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Subject {
    month: Month,
    id: TextId,
    /// The words that are selected; empty for the text that the address names.
    selected: Vec<Excerpt>,
}

#[derive(Default)]
struct State {
    /// There is none until one is needed.
    bar: Option<Bar>,
    /// What the bar was written for.
    shown: Option<Subject>,
    selected: Option<(Subject, Anchor)>,
    /// Whether something in the bar has just been pressed.
    is_pressed: bool,
}

#[derive(Clone, Copy)]
struct Actions {
    navigation: Navigation,
    state: StoredValue<State, LocalStorage>,
}

/// Offers what can be done with a text for as long as the app lives.
pub fn offer_passage_actions(navigation: Navigation) {
    if untrack(|| navigation.is_framed()) {
        return;
    }
    let state = StoredValue::new_local(State::default());
    let actions = Actions { navigation, state };
    let mut select = debounce(PAUSE, move |()| actions.select());
    StoredValue::new_local(selection::on_change(move || select(())));
    Effect::new(move |before: Option<_>| {
        // With each move the page may be drawn anew, and the bar goes with what it stood in.
        let here = (navigation.here(), navigation.passage());
        let is_new = before.is_none_or(|before| before != here.1);
        spawn_local(async move {
            tick().await;
            actions.show();
            if is_new && here.1.is_some() && document::has_focus_on(".handle") {
                navigation.announce(strings::ACTIONS_FOLLOW);
            }
        });
        here.1
    });
}

impl Actions {
    /// Takes up what is selected now.
    fn select(self) {
        let is_held = self
            .state
            .with_value(|state| state.is_pressed || state.bar.as_ref().is_some_and(Bar::has_focus));
        let texts = selection::selected(TEXTS);
        if is_held && texts.is_empty() {
            return;
        }
        let month = untrack(|| self.navigation.route().report()).map(|(month, _)| month);
        let selected = self
            .navigation
            .with_hosted(|hosted| subject(hosted.archive, month, texts));
        self.state.update_value(|state| state.selected = selected);
        self.show();
    }

    /// Shows the bar where it belongs, or none.
    fn show(self) {
        let selected = self.state.with_value(|state| state.selected.clone());
        let subject = selected.or_else(|| self.named());
        self.state.update_value(|state| {
            let Some((subject, anchor)) = subject else {
                state.shown = None;
                return state.bar.iter().for_each(Bar::hide);
            };
            if state.bar.is_none() {
                state.bar = Bar::new("passage-bar", move |action| self.act(action));
            }
            let Some(bar) = &state.bar else {
                return;
            };
            bar.show_behind(&anchor);
            if state.shown.as_ref() != Some(&subject) {
                self.write(bar, &subject);
                state.shown = Some(subject);
            }
        });
    }

    fn write(self, bar: &Bar, subject: &Subject) {
        let name = if subject.selected.is_empty() {
            strings::PASSAGE
        } else {
            strings::SELECTION
        };
        let Subject { month, id, .. } = *subject;
        self.navigation.with_hosted(|hosted| {
            let can_share = share::can_share(&document::own_origin());
            bar.write(name, &passage_bar(hosted, name, month, id, can_share));
        });
    }

    /// The text that the address names.
    fn named(self) -> Option<(Subject, Anchor)> {
        let (month, id) = untrack(|| self.navigation.passage())?;
        let selected = Vec::new();
        let anchor = bar::anchor(&id.to_string())?;
        Some((
            Subject {
                month,
                id,
                selected,
            },
            anchor,
        ))
    }

    /// Does what a button of the bar is for.
    fn act(self, action: &str) {
        if action == "close" {
            return self.close();
        }
        self.state.update_value(|state| state.is_pressed = true);
        set_timeout(move || self.release(), HOLD);
        let Some(subject) = self.state.with_value(|state| state.shown.clone()) else {
            return;
        };
        self.navigation.with_hosted(|hosted| {
            let site = [document::own_origin(), hosted.href(&Route::Home)].concat();
            let quote = Quote {
                archive: hosted.archive,
                site: &site,
                month: subject.month,
                id: subject.id,
                selected: &subject.selected,
            };
            match action {
                "share" => share::share(&quote.title(), &quote.text_without_link(), &quote.link()),
                "quote" => self.copy(quote.text(), &quote.html(), strings::QUOTE_COPIED),
                _ => self.copy(quote.link(), &quote.link_html(), strings::LINK_COPIED),
            }
        });
    }

    /// Ends the time in which a selection that goes is no end of it.
    fn release(self) {
        self.state
            .try_update_value(|state| state.is_pressed = false);
        self.select();
    }

    /// Copies a text and says so, or has the reader copy it.
    fn copy(self, text: String, html: &str, done: &'static str) {
        let plain = text.clone();
        clipboard::copy_text(&plain, html, move |is_done| {
            if is_done {
                self.navigation.announce(done);
            }
            self.state.with_value(|state| match &state.bar {
                Some(bar) if is_done => bar.say(done),
                Some(bar) => bar.add_field(&field_to_copy(&text)),
                None => {}
            });
        });
    }

    /// Takes the bar away, and goes back to the text.
    fn close(self) {
        let mut selected = None;
        self.state.update_value(|state| {
            state.is_pressed = false;
            selected = state.selected.take();
        });
        if let Some((_, anchor)) = selected {
            bar::focus(&anchor);
            self.show();
        } else {
            self.navigation.focus_text();
            self.navigation.leave_text();
        }
    }
}

/// What is selected, if it belongs to reports, and the last text of it. The month is that of the
/// page's report, where the page is about one.
fn subject(
    archive: &Archive,
    month: Option<Month>,
    texts: Vec<SelectedText>,
) -> Option<(Subject, Anchor)> {
    let (month, id) = texts.iter().find_map(|text| {
        let month = text.month.parse().ok().or(month)?;
        Some((month, shown_text(archive, month, &text.name, &text.whole)?))
    })?;
    let excerpts = texts
        .iter()
        .map(|text| Excerpt::new(&text.words, text.is_code));
    let selected = excerpts.collect();
    let anchor = texts.into_iter().next_back()?.anchor;
    Some((
        Subject {
            month,
            id,
            selected,
        },
        anchor,
    ))
}
