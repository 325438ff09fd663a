//! Work in small pieces, between which the page stays alive.

use js_sys::{Date, Function, Reflect};
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::window;

/// How long to work at a stretch, in milliseconds: a quarter of a frame. Chosen.
const SLICE_MS: f64 = 4.0;

/// How long to wait between stretches where the browser does not say when it is idle. Chosen.
const PAUSE_MS: i32 = 50;

/// When the next stretch of work comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// When the browser has nothing else to do.
    WhenIdle,
    /// After what the browser has to do now.
    Soon,
}

/// Calls a step again and again, never for long at once, until it returns false.
///
/// # Without a browser
///
/// Must not be called.
pub fn in_slices(pace: Pace, mut step: impl FnMut() -> bool + 'static) {
    let Some(window) = window() else {
        return;
    };
    let slice = Closure::once_into_js(move || {
        let start = Date::now();
        while step() {
            if Date::now() - start >= SLICE_MS {
                return in_slices(pace, step);
            }
        }
    });
    let slice: &Function = slice.unchecked_ref();
    let is_told = Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or_default();
    _ = match pace {
        Pace::WhenIdle if is_told => window.request_idle_callback(slice).map(drop),
        Pace::WhenIdle => window
            .set_timeout_with_callback_and_timeout_and_arguments_0(slice, PAUSE_MS)
            .map(drop),
        Pace::Soon => window.set_timeout_with_callback(slice).map(drop),
    };
}

/// The time, in milliseconds since 1970.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn now_ms() -> f64 {
    Date::now()
}
