//! Tasks without an end, such as those that wait for signals.

/// Runs a future after the current code, before the browser paints.
///
/// # Without a browser
///
/// Must not be called.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}
