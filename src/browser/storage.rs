//! What the reader prefers and where they stopped, remembered between visits where the browser allows it.
//!
//! A browser may refuse storage as a whole, as it does in a sandboxed frame, or refuse to write.
//! Then it lasts as long as the page.

use leptos::web_sys::window;
use std::cell::RefCell;

/// Everything that is ever stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The chosen color scheme by its name. `index.html` reads it, too, before the first paint.
    ColorScheme,
    /// The chosen text size by its name. `index.html` reads it, too, before the first paint.
    TextSize,
    /// Whether single keys act; `off` if not. Its name is that of the first of them.
    SingleKeys,
    /// Where the reader stopped and which months there were. `index.html` looks whether there is a
    /// place, too, so that the home page keeps room for it.
    Visits,
}

impl Key {
    /// The name in the browser's storage.
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
    /// What could not be stored.
    static MEMORY: RefCell<Vec<(Key, String)>> = const { RefCell::new(Vec::new()) };
}

/// The stored value, if there is one.
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

/// Stores a value, for the time of the page where the browser refuses more.
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

/// Takes a value away.
///
/// # Without a browser
///
/// Must not be called.
pub fn remove(key: Key) {
    _ = local_storage().map(|storage| storage.remove_item(key.name()));
    MEMORY.with_borrow_mut(|memory| memory.retain(|(known, _)| *known != key));
}

/// `window.localStorage` throws where storage is refused, which arrives here as an error.
fn local_storage() -> Option<leptos::web_sys::Storage> {
    window()?.local_storage().ok()?
}
