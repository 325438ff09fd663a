//! The page that writes HTML snippets to embed a part of the archive.
//!
//! The state is in the address. The form is filled in once and then follows the reader; it is only
//! rewritten if the address changes from elsewhere. Only the program draws the previews, because
//! they are too heavy for a page that might not be used.
//!
//! Tests: `tests/native/builder.rs` and, in the whole reader, `tests/browser/builder.rs`.

use crate::browser::{document, element, text_field};
use crate::html::embed_code::Snippet;
use crate::html::wide_frame;
use crate::routes::page_context::PageContext;
use crate::routes::{Builder, Route};
use crate::text::{self, title};
use crate::ui::context::use_navigation;
use crate::ui::effect::effect_with;
use crate::ui::embed::form::{chosen_in_form, embed_form};
use crate::ui::embed::lines::{copy_if_asked, embed_lines, write_lines};
use crate::ui::ids;
use crate::ui::navigation::{Arrival, Entry, Navigation};
use crate::ui::part::Part;
use core::time::Duration;
use leptos::prelude::*;
use maud::{Markup, html};

/// Time without changes before the previews are drawn, and before a color or width is read. Chosen:
/// longer than the gap between two steps while dragging a color.
const PAUSE: Duration = Duration::from_millis(250);

/// Fields that change many times before the reader is done: color and width.
const SLOW: [&str; 2] = [ACCENT, "width"];

/// Name of the accent color field.
const ACCENT: &str = "accent";

/// The page to choose an embeddable part and its look, with previews and snippets to copy.
#[component]
pub fn BuilderPage() -> impl IntoView {
    let choices = Choices::new(use_navigation());
    let changed = RwSignal::new(());
    let mut settle = debounce(PAUSE, move |()| choices.settle());
    effect_with(move |before: Option<()>| {
        changed.track();
        choices.follow(before.is_none());
        settle(());
    });
    view! {
        <Part
            html=move || choices.page()
            on:input=move |event| {
                let name = text_field::named(&event).map_or_else(String::new, |(name, _)| name);
                if name == ACCENT {
                    // Choosing a color implies using it.
                    text_field::set_checked(ids::EMBED_ACCENT, true);
                }
                if SLOW.contains(&name.as_str()) {
                    changed.notify();
                } else {
                    choices.take();
                }
            }
            on:submit=move |event| event.prevent_default()
            on:click=move |event| copy_if_asked(&event)
        />
    }
}

/// The choices, in the address and in the form.
#[derive(Clone, Copy)]
struct Choices {
    navigation: Navigation,
    /// State of the form; `None` on another page.
    said: StoredValue<Option<Builder>>,
    /// Markup of the current preview frame.
    frame: StoredValue<String>,
}

impl Choices {
    fn new(navigation: Navigation) -> Self {
        Self {
            navigation,
            said: StoredValue::new(untrack(|| chosen(navigation))),
            frame: StoredValue::new(String::new()),
        }
    }

    /// Returns the page for the form's choices. Not reactive: later changes are made in place.
    fn page(self) -> Markup {
        let said = self.said.get_value();
        let page = |context: PageContext<'_>| said.map(|said| page(context, &said));
        self.navigation.with_context(page).unwrap_or_default()
    }

    /// Updates the snippets and links for the choices in the address. Rewrites the form if the
    /// address changed from elsewhere. On the first call, enables the form.
    fn follow(self, is_first: bool) {
        let Some(now) = chosen(self.navigation) else {
            return;
        };
        let is_said = self.said.get_value() == Some(now);
        self.said.set_value(Some(now));
        if is_first {
            element::set(ids::EMBED_FORM, "inert", None);
        }
        // In place, for the reason in `form.rs`.
        self.navigation.with_context(|context| {
            if !is_said {
                element::write(ids::EMBED_FORM, &embed_form(context, &now));
            }
            with_lines(context, &now, &document::origin(), write_lines);
            element::set(ids::EMBED_ALONE, "href", Some(&alone(context, &now)));
        });
    }

    /// Reads the choices from the form into the address.
    fn take(self) {
        let said = self.said.try_get_value().flatten();
        // The reader may have left the page by now.
        if said.is_none() || untrack(|| chosen(self.navigation)) != said {
            return;
        }
        let chosen = self
            .navigation
            .with_context(|context| chosen_in_form(context.archive));
        if chosen.is_some() && chosen != said {
            self.said.set_value(chosen);
            if let Some(chosen) = chosen {
                let route = Route::Builder(chosen);
                self.navigation.go(route, Arrival::Tab, Entry::Replace);
            }
        }
    }

    /// Reads pending changes and redraws the previews. Replaces the frame elements, because
    /// changing the address of an existing frame adds a history entry.
    fn settle(self) {
        self.take();
        let Some(now) = self.said.try_get_value().flatten() else {
            return;
        };
        let frame = self.navigation.with_context(|context| frame(context, &now));
        if self.frame.get_value() != frame.0 {
            let preview = html! { (waiting()) (frame) };
            element::write(ids::EMBED_PHONE, &preview);
            element::write(ids::EMBED_DESK, &preview);
            self.frame.set_value(frame.0);
        }
    }
}

/// Returns the choices in the address; `None` on another page.
fn chosen(navigation: Navigation) -> Option<Builder> {
    match navigation.route() {
        Route::Builder(chosen) => Some(chosen),
        _ => None,
    }
}

fn page(context: PageContext<'_>, chosen: &Builder) -> Markup {
    html! {
        h1 tabindex="-1" { (title::EMBED) }
        @if chosen.part.is_none() {
            p.builder-about { (text::builder::NO_REPORT) }
        } @else {
            p.builder-about { (text::builder::ABOUT) }
            div.builder {
                div.builder-choices {
                    section { (with_lines(context, chosen, "", embed_lines).unwrap_or_default()) }
                    p.embed-needs { (text::builder::NEEDS_SCRIPT) }
                    form.embed-form id=(ids::EMBED_FORM) autocomplete="off" inert {
                        (embed_form(context, chosen))
                    }
                }
                section aria-labelledby="preview" {
                    h2 #preview { (text::builder::PREVIEW) }
                    p.builder-alone {
                        a id=(ids::EMBED_ALONE) href=(alone(context, chosen)) { (text::builder::ALONE) }
                    }
                    (preview(ids::EMBED_PHONE, "is-phone", text::builder::PHONE))
                    (preview(ids::EMBED_DESK, "is-desk", text::builder::DESK))
                }
            }
        }
    }
}

/// Returns the text of a preview while there is no frame, or the frame has not drawn its page, which
/// then covers the text.
fn waiting() -> Markup {
    html! { p { (text::builder::WAITING) } }
}

/// Returns a placeholder for a preview with a fixed width. `label` names that width.
fn preview(id: &str, class: &str, label: &str) -> Markup {
    html! {
        h3 { (label) }
        (wide_frame(label, None, &html! { div.preview.(class) id=(id) { (waiting()) } }))
    }
}

/// Returns the result of `write` for a snippet of `chosen`, or `None` without a part. The snippet
/// has the archive's own address or, failing that, `origin` and the base.
fn with_lines<T>(
    context: PageContext<'_>,
    chosen: &Builder,
    origin: &str,
    write: impl FnOnce(&Snippet<'_>) -> T,
) -> Option<T> {
    let own = &context.archive.site.url;
    let site = if own.is_empty() {
        [origin, context.base.as_str()].concat()
    } else {
        own.clone()
    };
    Some(write(&Snippet {
        archive: context.archive,
        site: &site,
        embed: chosen.embed()?,
        width: chosen.width,
    }))
}

/// Returns the address of the embedded part alone.
fn alone(context: PageContext<'_>, chosen: &Builder) -> String {
    let embed = chosen.embed().map(Route::Embed);
    embed.map_or_else(String::new, |embed| context.href(&embed))
}

/// Returns the preview frame, loaded from the current site.
fn frame(context: PageContext<'_>, chosen: &Builder) -> Markup {
    let frame = chosen.embed().map(|embed| {
        let snippet = Snippet {
            archive: context.archive,
            site: "",
            embed,
            width: chosen.width,
        };
        snippet.frame_from(&context.href(&Route::Embed(embed)))
    });
    frame.unwrap_or_default()
}
