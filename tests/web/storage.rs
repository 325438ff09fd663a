//! Preferences, with and without the browser's storage.

use kusama_news_reader::browser::storage::{Key, get, remove, set};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn what_is_set_is_got_and_can_be_changed() {
    set(Key::ColorScheme, "dark");
    assert_eq!(get(Key::ColorScheme).as_deref(), Some("dark"));
    set(Key::ColorScheme, "auto");
    assert_eq!(get(Key::ColorScheme).as_deref(), Some("auto"));
    set(Key::Visits, "1 / - -");
    remove(Key::Visits);
    assert_eq!(get(Key::Visits), None);
    assert_eq!(get(Key::ColorScheme).as_deref(), Some("auto"));
}

/// Regression test: in a sandboxed frame, as in many products, `window.localStorage` throws on
/// access. The reader used to be blank there; now the preference lasts as long as the page.
#[wasm_bindgen_test]
fn refused_storage_is_replaced_by_memory() {
    let refuse = "Object.defineProperty(window, 'localStorage', \
                  { configurable: true, get() { throw new DOMException('no', 'SecurityError') } })";
    js_sys::eval(refuse).unwrap();
    set(Key::ColorScheme, "light");
    let remembered = get(Key::ColorScheme);
    js_sys::eval("delete window.localStorage").unwrap();
    assert_eq!(remembered.as_deref(), Some("light"));
    // Remembered values must not hide stored ones once storage is allowed again.
    set(Key::ColorScheme, "dark");
    assert_eq!(get(Key::ColorScheme).as_deref(), Some("dark"));
}
