//! The page that makes the lines which embed a part of the archive.
//!
//! The address says what is chosen. The form is written for it once, and then follows the reader;
//! it is written anew only when the address comes from elsewhere. The frames that show how it will
//! look are drawn by the program alone: they are too much for a page that only may be used.
//!
//! Tests: `tests/native/builder.rs` and, in the whole reader, `tests/browser/builder.rs`.

use crate::archive::html::escaped;
use crate::browser::{document, text_field};
use crate::color_scheme::ColorScheme;
use crate::components::{chosen_in_form, copy_if_asked, embed_form, embed_lines, ids, ready};
use crate::context::use_navigation;
use crate::hosted::{Hosted, anchor};
use crate::navigation::{Arrival, Entry, Navigation, Page};
use crate::routes::{Builder, Embed, Options, Route};
use crate::snippet::Snippet;
use core::time::Duration;
use leptos::ev::Event;
use leptos::prelude::*;

/// How long the reader does not change anything before the frames are drawn, and a color or a number
/// before it is taken. Chosen: longer than between two steps while a color is dragged.
const PAUSE: Duration = Duration::from_millis(250);

/// Selects the fields that change many times before the reader has what was meant.
const SLOW: &str = "input[type=color], input[type=number]";

/// The page on which somebody chooses what to embed and how, and sees and copies the lines for it.
#[component]
pub fn BuilderPage() -> impl IntoView {
    let choices = Choices::new(use_navigation());
    let mut take_later = debounce(PAUSE, move |()| choices.take());
    Effect::new(move |_| choices.begin());
    Effect::new(move |_| choices.follow());
    let mut draw_later = debounce(PAUSE, move |()| choices.draw());
    Effect::new(move |_| {
        _ = choices.now.get();
        draw_later(());
    });
    view! {
        <div class="part" inner_html=HEAD></div>
        <div class="builder">
            <div class="builder-choices">
                <div
                    class="part"
                    inner_html=move || choices.form()
                    on:input=move |event| {
                        tick_accent(&event);
                        if document::is_within(&event, SLOW) {
                            take_later(());
                        } else {
                            choices.take();
                        }
                    }
                    on:change=move |_| choices.take()
                    on:submit=move |event| event.prevent_default()
                ></div>
                <div
                    class="part"
                    inner_html=move || choices.lines()
                    on:click=move |event| copy_if_asked(&event)
                ></div>
            </div>
            <Preview choices/>
        </div>
    }
}

/// How what is chosen will look in a page.
#[component]
fn Preview(choices: Choices) -> impl IntoView {
    let frame = move || choices.frame.get();
    view! {
        <section class="builder-preview" aria-labelledby="preview">
            <div class="part" inner_html=move || choices.preview_head()></div>
            <h3>"On a phone, 360 pixels wide"</h3>
            <div class="wide-frame" role="group" aria-label="Preview on a phone" tabindex="0">
                <div class="preview is-phone" inner_html=frame></div>
            </div>
            <h3>"On a desk, 768 pixels wide"</h3>
            <div class="wide-frame" role="group" aria-label="Preview on a desk" tabindex="0">
                <div class="preview is-desk" inner_html=frame></div>
            </div>
        </section>
    }
}

/// What stands above the choices.
const HEAD: &str = "<h1 tabindex=\"-1\">Embed</h1><p class=\"builder-about\">Show a month, a topic \
    or a passage on a page of your own: choose here, copy the lines, and paste them into the HTML of \
    your page.</p>";

/// A color that is chosen is meant to be used.
fn tick_accent(event: &Event) {
    if document::is_within(event, "input[type=color]") {
        text_field::set_checked(ids::EMBED_ACCENT, true);
    }
}

/// What is chosen, in the address and in the form.
#[derive(Clone, Copy)]
struct Choices {
    navigation: Navigation,
    /// What the address says.
    now: Memo<Builder>,
    /// What the form was written for.
    written: RwSignal<Builder>,
    /// What the form has said last.
    said: StoredValue<Builder>,
    /// Whether the fields of the form may be used.
    is_ready: StoredValue<bool>,
    /// Where the document comes from; empty until that is known.
    origin: RwSignal<String>,
    /// The frame that shows how it will look.
    frame: RwSignal<String>,
}

impl Choices {
    fn new(navigation: Navigation) -> Self {
        let now = Memo::new(move |before: Option<&Builder>| match navigation.route() {
            Route::Builder(builder) => builder,
            // The reader leaves, and this page goes.
            _ => before.copied().unwrap_or(NOTHING),
        });
        let start = now.get_untracked();
        Self {
            navigation,
            now,
            written: RwSignal::new(start),
            said: StoredValue::new(start),
            is_ready: StoredValue::new(false),
            origin: RwSignal::new(String::new()),
            frame: RwSignal::new(String::new()),
        }
    }

    /// Begins to answer the reader.
    fn begin(self) {
        self.is_ready.set_value(true);
        ready();
        self.origin.set(document::origin());
    }

    /// Has the form follow the address where that did not follow the form.
    fn follow(self) {
        let now = self.now.get();
        if self.said.get_value() != now {
            self.said.set_value(now);
            self.written.set(now);
        }
    }

    /// Takes what is chosen in the form into the address.
    fn take(self) {
        let navigation = self.navigation;
        // By now the reader may have gone to another page.
        let is_here = untrack(|| navigation.page()) == Page::Builder;
        let Some(said) = self.said.try_get_value().filter(|_| is_here) else {
            return;
        };
        let chosen = navigation.with_hosted(|hosted| chosen_in_form(hosted.archive));
        if let Some(chosen) = chosen.filter(|chosen| *chosen != said) {
            self.said.set_value(chosen);
            navigation.go(Route::Builder(chosen), Arrival::Tab, Entry::Replace);
        }
    }

    /// Draws the frame anew. Another element takes its place, for a frame that is sent elsewhere makes
    /// an entry of the history.
    fn draw(self) {
        let Some(now) = self.now.try_get_untracked() else {
            return;
        };
        let frame = self.navigation.with_hosted(|hosted| frame(hosted, &now));
        if self.frame.get_untracked() != frame {
            self.frame.set(frame);
        }
    }

    fn form(self) -> String {
        let written = self.written.get();
        let is_ready = self.is_ready.get_value();
        self.navigation
            .with_hosted(|hosted| embed_form(hosted, &written, is_ready))
    }

    fn lines(self) -> String {
        let (now, origin) = (self.now.get(), self.origin.get());
        self.navigation
            .with_hosted(|hosted| lines(hosted, &now, &origin))
    }

    fn preview_head(self) -> String {
        let now = self.now.get();
        self.navigation
            .with_hosted(|hosted| preview_head(hosted, &now))
    }
}

/// What is chosen where there is nothing to choose.
const NOTHING: Builder = Builder {
    part: None,
    options: Options {
        scheme: ColorScheme::Auto,
        accent: None,
        has_tabs: true,
        has_search: true,
    },
    width: None,
};

/// The lines, with the archive's own address or, where it has none, that at which it is read.
fn lines(hosted: Hosted<'_>, chosen: &Builder, origin: &str) -> String {
    let Some(embed) = chosen.embed() else {
        return "<p>There is no report to embed yet.</p>".to_owned();
    };
    let own = &hosted.archive.site.url;
    let site = if own.is_empty() {
        [origin, hosted.base.as_str()].concat()
    } else {
        own.clone()
    };
    let lines = embed_lines(&Snippet {
        archive: hosted.archive,
        site: &site,
        embed,
        width: chosen.width,
    });
    let needs = if own.is_empty() && origin.is_empty() {
        "<p class=\"embed-needs\">Put the address of this site before each address that begins with a \
         slash.</p>"
    } else {
        ""
    };
    let allowed = escaped(host(&site));
    [
        "<h2>Lines to paste</h2>",
        needs,
        &lines,
        "<p class=\"field-note\">A page with a content security policy of its own must allow \
         <code>frame-src ",
        &allowed,
        "</code> and, for the script, <code>script-src ",
        &allowed,
        "</code>. A frame sends nothing to the page around it but its height.</p>",
    ]
    .concat()
}

/// The scheme and the host of an absolute address; nothing of another.
fn host(site: &str) -> &str {
    let begin = site.find("://").map_or(site.len(), |at| at + 3);
    let rest = site.get(begin..).unwrap_or_default();
    let end = rest.find('/').map_or(site.len(), |at| begin + at);
    site.get(..end)
        .filter(|_| !rest.is_empty())
        .unwrap_or_default()
}

fn preview_head(hosted: Hosted<'_>, chosen: &Builder) -> String {
    let link = chosen.embed().map(|embed| {
        let href = hosted.href(&Route::Embed(embed));
        anchor("", &href, "Open it on a page of its own")
    });
    [
        "<h2 id=\"preview\">Preview</h2><p class=\"builder-alone\">",
        &link.unwrap_or_default(),
        "</p>",
    ]
    .concat()
}

/// The frame as it will be, from where it is read.
fn frame(hosted: Hosted<'_>, chosen: &Builder) -> String {
    let frame = chosen.embed().map(|embed: Embed| {
        let snippet = Snippet {
            archive: hosted.archive,
            site: "",
            embed,
            width: chosen.width,
        };
        snippet.frame_from(&hosted.href(&Route::Embed(embed)), "")
    });
    frame.unwrap_or_default()
}
