//! Keyboard shortcuts, in one table. Single keys are looked up here and the help sheet lists the
//! same table, so the two cannot differ. Other modules handle the keys without an [`Act`].

use crate::text;

/// An action of a single key outside of text fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Moves the focus to the search box.
    Search,
    /// Opens the previous report.
    Earlier,
    /// Opens the next report.
    Later,
    /// Opens the front page.
    Front,
    /// Opens the help sheet.
    Help,
}

/// Keys with the same effect.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The keys by their `key` values in events. A combination joins its keys with `+`, as in
    /// `Ctrl+K`.
    pub keys: &'static [&'static str],
    /// The action of single keys; `None` for keys that another module handles.
    pub act: Option<Act>,
    /// The effect, in words.
    pub says: &'static str,
}

/// Keys that work in the same place.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// The place, in words.
    pub title: &'static str,
    /// The keys.
    pub rows: &'static [Row],
}

const fn single(key: &'static [&'static str], act: Act, says: &'static str) -> Row {
    Row {
        keys: key,
        act: Some(act),
        says,
    }
}

const fn within(keys: &'static [&'static str], says: &'static str) -> Row {
    Row {
        keys,
        act: None,
        says,
    }
}

/// All keys. The reader can switch off the first group, because single keys are easily pressed by
/// mistake.
pub const GROUPS: [Group; 4] = [
    Group {
        title: text::keys::SINGLE,
        rows: &[
            single(&["/"], Act::Search, text::keys::SEARCH),
            single(&["["], Act::Earlier, text::keys::EARLIER),
            single(&["]"], Act::Later, text::keys::LATER),
            single(&["h"], Act::Front, text::keys::FRONT),
            single(&["?"], Act::Help, text::keys::HELP),
        ],
    },
    Group {
        title: text::keys::ALWAYS,
        rows: &[
            within(&["Ctrl+K", "⌘+K"], text::keys::SEARCH),
            within(&["Escape"], text::keys::ESCAPE),
        ],
    },
    Group {
        title: text::keys::TABS,
        rows: &[
            within(&["ArrowLeft", "ArrowRight"], text::keys::TAB_BESIDE),
            within(&["Home", "End"], text::keys::TAB_ENDS),
        ],
    },
    Group {
        title: text::keys::SEARCH_BOX,
        rows: &[
            within(&["ArrowDown", "ArrowUp"], text::keys::ALONG),
            within(&["Enter"], text::keys::OPEN),
            within(&["Ctrl+Enter", "⌘+Enter"], text::keys::OPEN_APART),
            within(&["Escape"], text::keys::CLEAR),
        ],
    },
];

/// Returns the action of a single key; `None` for other keys. `key` is the `key` value of an event,
/// as in `/`.
#[must_use]
pub fn act(key: &str) -> Option<Act> {
    let mut rows = GROUPS.iter().flat_map(|group| group.rows);
    rows.find(|row| row.act.is_some() && row.keys.contains(&key))?
        .act
}

/// Returns the label of a key, as in `Esc` for `Escape`.
#[must_use]
pub fn label(key: &'static str) -> &'static str {
    match key {
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "Escape" => "Esc",
        key => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> impl Iterator<Item = &'static Row> {
        GROUPS.iter().flat_map(|group| group.rows)
    }

    #[test]
    fn every_act_is_that_of_the_row_that_says_so() {
        let mut n_acts = 0;
        for row in rows().filter(|row| row.act.is_some()) {
            for key in row.keys {
                assert_eq!(act(key), row.act, "{key}");
                assert_eq!(key.chars().count(), 1, "{key} is a single key");
                n_acts += 1;
            }
        }
        assert_eq!(n_acts, 5);
    }

    #[test]
    fn single_keys_stand_in_the_group_that_is_switched_off_and_nowhere_else() {
        for (number, group) in GROUPS.iter().enumerate() {
            let is_single = |row: &Row| row.act.is_some();
            assert!(group.rows.iter().all(|row| is_single(row) == (number == 0)));
        }
    }

    #[test]
    fn keys_of_a_part_of_the_page_do_nothing_by_themselves() {
        for key in ["Escape", "Enter", "ArrowLeft", "Home", "H", "k", ""] {
            assert_eq!(act(key), None, "{key}");
        }
    }

    #[test]
    fn every_key_has_a_short_label_and_every_row_says_something() {
        for row in rows() {
            assert!(!row.says.is_empty() && !row.keys.is_empty());
            for key in row.keys {
                assert!(label(key).chars().count() <= 10, "{key}");
            }
        }
    }
}
