//! Actions on the passage in the address or on selected text: copy a link or quote, share, embed.
//!
//! The toolbar is created on demand, on any page, and is inserted after the text. Frames have no
//! toolbar.

// Not a view, because the toolbar moves from passage to passage inside markup that Leptos does not
// know, and a view of its buttons cost 3.5 kB (brotli). It is markup in an element of its own.

use super::bar::{field_to_copy, passage_bar};
use crate::browser::bar::{self, Anchor, Bar};
use crate::browser::selection::{self, SelectedText};
use crate::browser::{clipboard, document, idle, share};
use crate::html::quote::{Excerpt, Quote, Source, shown_text, sources};
use crate::model::{Archive, Month, TextId};
use crate::routes::Route;
use crate::text;
use crate::ui::effect::effect;
use crate::ui::navigation::Navigation;
use core::cell::RefCell;
use core::time::Duration;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use maud::Markup;
use std::rc::Rc;

/// Selects the passages of reports on any page.
const TEXTS: &str = ":is(.report, .thread-month, .same-month-year) :is(p, h1, h2, h3, h4, h5, h6, td, th, pre)\
    :not([data-generated], [data-generated] *)";

/// Selects the parts of a page whose ids are months.
const MONTHS: &str = ".thread-month, .same-month-year";

/// How long the bar remains visible if pressing a button ends the selection.
const HOLD: Duration = Duration::from_secs(1);

/// How long a selection must stay unchanged. Chosen: shorter than reaching for a button takes,
/// longer than a pause of the selecting finger.
const PAUSE: Duration = Duration::from_millis(300);

const HOLD_MS: f64 = 1000.0;

/// Subject of the bar: a passage, and the number of the selection, or 0 for the passage in the
/// address.
type Subject = (Month, TextId, u32);

/// The selected text.
struct Selected {
    subject: Subject,
    sources: Vec<Source>,
    /// The last selected passage.
    anchor: Anchor,
}

#[derive(Default)]
struct State {
    /// Created when it is first needed.
    bar: Option<Bar>,
    /// The subject that the bar was last written for.
    shown: Option<Subject>,
    selected: Option<Selected>,
    /// Number of selections so far.
    n_selected: u32,
    /// Time of the last button press.
    pressed_ms: f64,
}

#[derive(Clone)]
struct Actions {
    navigation: Navigation,
    state: Rc<RefCell<State>>,
}

/// Offers the actions for the lifetime of the app.
pub fn offer_passage_actions(navigation: Navigation) {
    if untrack(|| navigation.is_framed()) {
        return;
    }
    let actions = Actions {
        navigation,
        state: Rc::default(),
    };
    let on_select = actions.clone();
    let mut settle = debounce(PAUSE, move |()| on_select.select());
    StoredValue::new_local(selection::on_change(move || settle(())));
    let on_escape = actions.clone();
    StoredValue::new_local(bar::on_escape_first(move |has_focus| {
        on_escape.escape(has_focus)
    }));
    effect(move || {
        // Each move may render the page again, which removes the bar with its surroundings.
        _ = navigation.here();
        let is_named = navigation.passage().is_some();
        let actions = actions.clone();
        spawn_local(async move {
            tick().await;
            actions.show();
            if is_named && document::has_focus_on(".handle") {
                navigation.announce(text::passage::ACTIONS_FOLLOW);
            }
        });
    });
}

impl Actions {
    /// Reads the current selection.
    fn select(&self) {
        let texts = selection::selected(TEXTS, MONTHS);
        let state = &mut *self.state.borrow_mut();
        if texts.is_empty() {
            let is_held = state.bar.as_ref().is_some_and(Bar::has_focus);
            if is_held || state.selected.is_none() {
                return;
            }
            // Pressing a button by touch ends the selection; show the outcome for a while.
            if idle::now_ms() - state.pressed_ms < HOLD_MS {
                let later = self.clone();
                return set_timeout(move || later.select(), HOLD);
            }
        }
        state.n_selected += 1;
        let month = untrack(|| self.navigation.route().report()).map(|(month, _)| month);
        state.selected = self
            .navigation
            .with_context(|context| selected(context.archive, month, texts, state.n_selected));
        self.show_in(state);
    }

    /// Shows the bar at its passage, or hides it if there is no subject.
    fn show(&self) {
        self.show_in(&mut self.state.borrow_mut());
    }

    fn show_in(&self, state: &mut State) {
        let selected = state.selected.as_ref();
        let subject = selected.map(|it| (it.subject, it.anchor.clone()));
        let Some((subject, anchor)) = subject.or_else(|| self.named()) else {
            state.shown = None;
            return state.bar.iter().for_each(Bar::hide);
        };
        if state.bar.is_none() {
            let actions = self.clone();
            state.bar = Bar::new("passage-bar", move |action| actions.act(action));
        }
        if let Some(bar) = &state.bar {
            bar.show_behind(&anchor);
            if state.shown != Some(subject) {
                self.write(bar, subject);
                state.shown = Some(subject);
            }
        }
    }

    fn write(&self, bar: &Bar, (month, id, time): Subject) {
        let name = if time == 0 {
            text::passage::PASSAGE
        } else {
            text::passage::SELECTION
        };
        self.navigation.with_context(|context| {
            let can_share = share::can_share(&document::own_origin());
            bar.write(name, &passage_bar(context, name, month, id, can_share));
        });
    }

    /// Returns the passage in the address.
    fn named(&self) -> Option<(Subject, Anchor)> {
        let (month, id) = untrack(|| self.navigation.passage())?;
        Some(((month, id, 0), bar::anchor(&id.to_string())?))
    }

    /// Performs the action of a button.
    fn act(&self, action: &str) {
        if action == "close" {
            return self.close();
        }
        let state = &mut *self.state.borrow_mut();
        state.pressed_ms = idle::now_ms();
        let (Some((month, id, _)), Some(bar)) = (state.shown, &state.bar) else {
            return;
        };
        let named = [Source {
            month,
            id: Some(id),
            excerpts: Vec::new(),
        }];
        let selected = state.selected.as_ref();
        self.navigation.with_context(|context| {
            let quote = Quote {
                archive: context.archive,
                site: &[document::own_origin(), context.href(&Route::Home)].concat(),
                sources: selected.map_or(&named, |selected| &selected.sources),
            };
            match action {
                "share" => share::share(&quote.title(), &quote.text_without_link(), &quote.link()),
                "quote" => self.copy(
                    bar,
                    &quote.text(),
                    &quote.html(),
                    text::passage::QUOTE_COPIED,
                ),
                _ => self.copy(
                    bar,
                    &quote.link(),
                    &quote.link_html(),
                    text::passage::LINK_COPIED,
                ),
            }
        });
    }

    /// Copies a text and reports the outcome. On failure, shows a field for copying by hand.
    fn copy(&self, bar: &Bar, text: &str, html: &Markup, done: &str) {
        if clipboard::copy_text(text, html) {
            bar.remove_field();
            self.say(bar, done);
        } else {
            self.say(bar, text::passage::NOT_COPIED);
            bar.add_field(&field_to_copy(text));
        }
    }

    fn say(&self, bar: &Bar, words: &str) {
        bar.say(words);
        self.navigation.announce(words);
    }

    /// Closes the bar and returns the focus to the text.
    fn close(&self) {
        if !self.close_selected(true) {
            self.navigation.focus_text();
            self.navigation.leave_text();
        }
    }

    /// Closes the bar of a selection, regardless of focus. Returns whether there was one.
    fn escape(&self, has_focus: bool) -> bool {
        let is_shown = self.state.borrow().bar.as_ref().is_some_and(Bar::is_shown);
        // Leave the focus alone if any element has it.
        is_shown && self.close_selected(!has_focus)
    }

    fn close_selected(&self, focuses_text: bool) -> bool {
        let selected = self.state.borrow_mut().selected.take();
        let Some(selected) = selected else {
            return false;
        };
        if focuses_text {
            bar::focus(&selected.anchor);
        }
        self.show();
        true
    }
}

/// Returns the selected passages, or `None` if they do not belong to a report. `month` is the month
/// of the page's report, for pages about a single report.
fn selected(
    archive: &Archive,
    month: Option<Month>,
    texts: Vec<SelectedText>,
    time: u32,
) -> Option<Selected> {
    let found = texts.iter().filter_map(|text| {
        let month = text.part.parse().ok().or(month)?;
        let id = shown_text(archive, month, &text.name, &text.whole);
        let numbered = id.and_then(|id| archive.report(month)?.numbered(id, &text.words));
        let words = numbered.as_ref().unwrap_or(&text.words);
        let excerpts = vec![Excerpt::new(words, text.is_code)];
        Some(Source {
            month,
            id,
            excerpts,
        })
    });
    let sources = sources(archive, found);
    let (month, id) = sources.iter().find_map(|it| Some((it.month, it.id?)))?;
    Some(Selected {
        subject: (month, id, time),
        sources,
        anchor: texts.into_iter().next_back()?.anchor,
    })
}
