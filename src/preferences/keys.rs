//! The keys of the reader, in one table: what is pressed is looked up here, and the help sheet is
//! written from here, so neither can know a key that the other does not.

use crate::text::keys as text;

/// What a single key does where no text is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Leads to the search box.
    Search,
    /// Leads to the report before the one that is shown.
    Earlier,
    /// Leads to the report after the one that is shown.
    Later,
    /// Leads to the front page.
    Front,
    /// Opens the help sheet.
    Help,
}

/// Keys that do one thing.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The keys by their names in events; those that are pressed together are joined by `+`.
    pub keys: &'static [&'static str],
    /// What they do by themselves; `None` where the part of the page that has the focus answers.
    pub act: Option<Act>,
    /// What they do, in words.
    pub says: &'static str,
}

/// Keys that act in the same place.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Where they act.
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

/// All keys. Those of the first group can be switched off, for they are single.
pub const GROUPS: [Group; 4] = [
    Group {
        title: text::SINGLE,
        rows: &[
            single(&["/"], Act::Search, text::SEARCH),
            single(&["["], Act::Earlier, text::EARLIER),
            single(&["]"], Act::Later, text::LATER),
            single(&["h"], Act::Front, text::FRONT),
            single(&["?"], Act::Help, text::HELP),
        ],
    },
    Group {
        title: text::ALWAYS,
        rows: &[
            within(&["Ctrl+K", "⌘+K"], text::SEARCH),
            within(&["Escape"], text::ESCAPE),
        ],
    },
    Group {
        title: text::TABS,
        rows: &[
            within(&["ArrowLeft", "ArrowRight"], text::TAB_BESIDE),
            within(&["Home", "End"], text::TAB_ENDS),
        ],
    },
    Group {
        title: text::SEARCH_BOX,
        rows: &[
            within(&["ArrowDown", "ArrowUp"], text::ALONG),
            within(&["Enter"], text::OPEN),
            within(&["Ctrl+Enter", "⌘+Enter"], text::OPEN_APART),
            within(&["Escape"], text::CLEAR),
        ],
    },
];

/// What a key does by itself, by its name in events.
#[must_use]
pub fn act(key: &str) -> Option<Act> {
    let mut rows = GROUPS.iter().flat_map(|group| group.rows);
    rows.find(|row| row.act.is_some() && row.keys.contains(&key))?
        .act
}

/// What stands on a key.
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
