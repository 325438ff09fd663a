//! Long tasks in small slices, so that the page stays responsive.

use super::document;
use js_sys::{Date, Function, Reflect};
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::window;

/// Maximum length of a slice in milliseconds. Chosen: a quarter of a frame.
const SLICE_MS: f64 = 4.0;

/// Pause between slices in milliseconds in browsers without `requestIdleCallback`. Chosen.
const PAUSE_MS: i32 = 50;

/// When the next slice runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// When the browser is idle.
    WhenIdle,
    /// After the browser's pending tasks.
    Soon,
}

/// Calls `step` repeatedly, in slices of about 4 ms, until it returns false.
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
            // Nobody waits for a hidden page, and its timers are slow.
            if Date::now() - start >= SLICE_MS && !document::is_hidden() {
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

/// Calls `act` once, after the browser's pending tasks.
///
/// # Without a browser
///
/// Must not be called.
pub fn soon(act: impl FnOnce() + 'static) {
    let mut act = Some(act);
    in_slices(Pace::Soon, move || {
        if let Some(act) = act.take() {
            act();
        }
        false
    });
}

/// Returns the time in milliseconds since 1970.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn now_ms() -> f64 {
    Date::now()
}
