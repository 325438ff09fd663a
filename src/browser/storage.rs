//! The reader's preferences and reading position, kept between visits.
//!
//! Browsers may refuse all storage, as in a sandboxed frame, or only writes. Values then last as
//! long as the page.

use leptos::web_sys::window;
use std::cell::RefCell;

/// All keys that are ever stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Name of the chosen color scheme. Also read by `index.html` before the first paint.
    ColorScheme,
    /// Name of the chosen text size. Also read by `index.html` before the first paint.
    TextSize,
    /// Whether single-key shortcuts are on; `off` if not. The stored name is that of the first such
    /// shortcut.
    SingleKeys,
    /// Where the reader stopped, and the months that existed then. `index.html` also checks for a
    /// place, because the home page must reserve space for it.
    Visits,
}

impl Key {
    /// Returns the name in the browser's storage.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ColorScheme => "color-scheme",
            Self::TextSize => "text-size",
            Self::SingleKeys => "slash-shortcut",
            Self::Visits => "visits",
        }
    }
}

thread_local! {
    /// Values that could not be stored.
    static MEMORY: RefCell<Vec<(Key, String)>> = const { RefCell::new(Vec::new()) };
}

/// Returns the stored value, if any.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn get(key: Key) -> Option<String> {
    let remembered = MEMORY.with_borrow(|memory| {
        let found = memory.iter().find(|(known, _)| *known == key);
        found.map(|(_, value)| value.clone())
    });
    remembered.or_else(|| local_storage()?.get_item(key.name()).ok()?)
}

/// Stores a value. If the browser refuses, it lasts until the page closes.
///
/// # Without a browser
///
/// Must not be called.
pub fn set(key: Key, value: &str) {
    let stored = local_storage().and_then(|storage| storage.set_item(key.name(), value).ok());
    MEMORY.with_borrow_mut(|memory| {
        memory.retain(|(known, _)| *known != key);
        if stored.is_none() {
            memory.push((key, value.to_owned()));
        }
    });
}

/// Removes a value.
///
/// # Without a browser
///
/// Must not be called.
pub fn remove(key: Key) {
    _ = local_storage().map(|storage| storage.remove_item(key.name()));
    MEMORY.with_borrow_mut(|memory| memory.retain(|(known, _)| *known != key));
}

/// Returns `None` if storage is refused, because `window.localStorage` then throws.
fn local_storage() -> Option<leptos::web_sys::Storage> {
    window()?.local_storage().ok()?
}
