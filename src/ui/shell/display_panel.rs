//! Panel for display settings (colors and text size), with a button for the keyboard help.
//!
//! # Source
//!
//! WAI-ARIA Authoring Practices, Disclosure Pattern,
//! <https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/>, built on the browser's popover: the
//! browser exposes the open state, closes the panel on Escape, and restores the focus.

use super::help_sheet::HelpSheetContext;
use crate::browser::{dialog, document, listbox, storage, text_field};
use crate::preferences::color_scheme::ColorScheme;
use crate::preferences::text_size::TextSize;
use crate::text::{self, keys};
use crate::ui::context::use_navigation;
use crate::ui::effect::{effect, effect_with};
use crate::ui::ids;
use crate::ui::navigation::Navigation;
use crate::ui::part::Part;
use leptos::ev::{Event, FocusEvent};
use leptos::prelude::*;
use maud::{Markup, html};
use storage::Key;

/// Button that opens the display panel. Stores the choices; `index.html` applies them before the
/// first paint. The panel stays empty until the program runs, because nothing in it works before.
#[component]
pub fn DisplayPanel() -> impl IntoView {
    let navigation = use_navigation();
    // In a frame, the host page decides.
    (!untrack(|| navigation.is_framed())).then(|| panel(navigation))
}

fn panel(navigation: Navigation) -> impl IntoView {
    let choices = RwSignal::new(Markup::default());
    effect(move || choices.set(stored_choices()));
    effect_with(move |before| close_on_move(navigation, before));
    let choose = |event: Event| {
        if let Some((name, value)) = text_field::named(&event) {
            choose(&name, &value);
        }
    };
    let help_sheet = expect_context::<HelpSheetContext>();
    let show_keys = move |_| {
        dialog::close_popover(ids::DISPLAY_PANEL);
        help_sheet.open();
    };
    view! {
        <button
            class="display-button"
            type="button"
            popovertarget=ids::DISPLAY_PANEL
            aria-label=text::display::BUTTON
        >
            {text::display::SIGN}
        </button>
        <div
            class="display-panel"
            id=ids::DISPLAY_PANEL
            popover=""
            role="group"
            aria-label=text::display::TITLE
            on:change=choose
            on:focusout=|event| close_on_leave(&event)
        >
            <Part html=move || choices.get()/>
            <button class="display-keys" type="button" on:click=show_keys>
                {keys::TITLE}
            </button>
        </div>
    }
}

/// Closes the panel when the focus leaves it, because it would cover what has the focus. A click on
/// its text moves the focus nowhere.
fn close_on_leave(event: &FocusEvent) {
    let is_outside = !listbox::keeps_focus(event, ".display-panel, .display-button");
    if is_outside && event.related_target().is_some() {
        dialog::close_popover(ids::DISPLAY_PANEL);
    }
}

/// Closes the panel and the dialog when the page under them changes. `before` is the address at the
/// last call; returns the current address.
fn close_on_move(navigation: Navigation, before: Option<String>) -> String {
    let here = navigation.here();
    if before.is_some_and(|before| before != here) {
        dialog::close_popover(ids::DISPLAY_PANEL);
        dialog::close(ids::HELP_SHEET);
    }
    here
}

/// Returns the fields with the stored choices checked.
fn stored_choices() -> Markup {
    let scheme = ColorScheme::from_name(&storage::get(Key::ColorScheme).unwrap_or_default());
    let size = TextSize::from_name(&storage::get(Key::TextSize).unwrap_or_default());
    choices(scheme, size)
}

/// Returns the radio groups for color scheme and text size.
fn choices(scheme: ColorScheme, size: TextSize) -> Markup {
    let schemes = [
        text::display::LIGHT,
        text::display::DARK,
        text::display::AUTO,
    ];
    let schemes = ColorScheme::ALL.into_iter().zip(schemes);
    let sizes = TextSize::ALL.into_iter().zip(text::display::SIZES);
    html! {
        fieldset {
            legend { (text::display::COLORS) }
            @for (it, label) in schemes {
                (radio(Key::ColorScheme, it.name(), it == scheme, &html! { (label) }))
            }
        }
        fieldset {
            legend { (text::display::TEXT_SIZE) }
            @for (it, label) in sizes {
                @let letter = html! {
                    span aria-hidden="true" { "A" }
                    span.visually-hidden { (label) }
                };
                (radio(Key::TextSize, it.name(), it == size, &letter))
            }
        }
    }
}

/// Returns one radio button; `group` is the storage key, and also the name of its group.
fn radio(group: Key, value: &str, is_chosen: bool, label: &Markup) -> Markup {
    html! {
        label {
            input type="radio" name=(group.name()) value=(value) checked[is_chosen];
            span { (label) }
        }
    }
}

/// Stores the new `value` of the group `name`, and applies it. The default value has no attribute
/// on the root element.
fn choose(name: &str, value: &str) {
    let (key, attribute, usual) = if name == Key::ColorScheme.name() {
        (
            Key::ColorScheme,
            "data-theme",
            ColorScheme::default().name(),
        )
    } else {
        (Key::TextSize, "data-text", TextSize::default().name())
    };
    storage::set(key, value);
    document::set_on_root(attribute, (value != usual).then_some(value));
}
