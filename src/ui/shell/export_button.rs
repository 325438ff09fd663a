//! Button that saves the content of the page as a single file.
//!
//! It only carries the parameters. On a click, a script (`src/ui/boot/boot.js`) loads
//! `src/ui/boot/export.js`, which does the work, so the program contains no export code.

// The sections are an attribute because a script of the page reads them (`src/ui/boot/export.js`).

use crate::browser::element;
use crate::html::single_file::part_id;
use crate::model::Topic;
use crate::search::Group;
use crate::ui::ids;
use maud::{Markup, html};

/// Returns the button, with a status line below it. It saves everything on `topic`, or without a
/// topic the sections set by [`choose_sections`]. The file gets `title` and `note`, a line about
/// its content. Hidden until the program runs, but its space is reserved.
#[must_use]
pub fn export_button(label: &str, topic: Option<&Topic>, title: &str, note: &str) -> Markup {
    html! {
        div.export data-generated {
            button.export-button id=(ids::EXPORT) type="button"
                data-topic=(topic.map_or("", |topic| &topic.slug))
                data-title=(title) data-note=(note) { (label) }
            p role="status" {}
        }
    }
}

/// Sets the sections that the button saves.
///
/// # Without a browser
///
/// Must not be called.
pub fn choose_sections(groups: &[Group]) {
    element::set(ids::EXPORT, "data-sections", Some(&names(groups)));
}

fn names(groups: &[Group]) -> String {
    let names = groups.iter().map(|it| part_id(it.month, it.section));
    names.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_is_told_is_text() {
        let topic = Topic {
            slug: "a\"b".into(),
            ..Topic::default()
        };
        let html = export_button("Save <b>", Some(&topic), "\"T\"", "<i>").into_string();
        for expected in [
            ">Save &lt;b&gt;</button>",
            " data-topic=\"a&quot;b\"",
            " data-title=\"&quot;T&quot;\"",
            " data-note=\"&lt;i&gt;\"",
        ] {
            assert!(html.contains(expected), "{expected} in {html}");
        }
    }

    #[test]
    fn sections_are_named_as_in_the_file_with_all() {
        let group = |month: &str, section| Group {
            month: month.parse().unwrap_or_default(),
            section,
            hits: Vec::new(),
        };
        let groups = [group("2020-05", Some(3)), group("2019-11", None)];
        assert_eq!(names(&groups), "2020-05-4 2019-11-0");
    }
}
