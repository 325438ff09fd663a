//! Effects: code that runs again whenever a signal that it has read changes.

use leptos::prelude::Effect;

/// Runs `act` once the page is drawn, and again after each change of what it reads. Never runs
/// natively.
///
/// Boxed, because Leptos compiles about a kilobyte for each type of closure.
pub fn effect(act: impl FnMut() + 'static) {
    run(Box::new(act));
}

/// Like [`effect`], but passes on what `act` returned before; `None` at first.
pub fn effect_with<T: 'static>(mut act: impl FnMut(Option<T>) -> T + 'static) {
    let mut before = None;
    effect(move || before = Some(act(before.take())));
}

fn run(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_| act());
}
