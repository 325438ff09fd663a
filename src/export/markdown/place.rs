//! Where a text is written: the file, and the targets of its links.

use super::words::is_reference;
use crate::export::notes::Notes;
use crate::export::target::Target;
use crate::html::blocks::is_outer;
use crate::model::{Archive, Month, Report, TextId, TopicId, leaves};
use crate::routes::{Route, files};
use maud::html;

/// A report in a Markdown file.
pub struct Place<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// The report.
    pub report: &'a Report,
    /// The topic of the file; `None` for all.
    pub topic: Option<TopicId>,
    /// The address of the site, absolute or relative to the file, with a final slash.
    pub root: &'a str,
    /// Level, 1 to 6, of the headings of sections.
    pub level: usize,
    /// The footnotes of the report.
    pub notes: Notes<'a>,
}

impl Place<'_> {
    /// Returns the anchor of a text; empty for an unnamed one.
    pub fn anchor(&self, id: TextId) -> String {
        if id.is_unnamed() {
            return String::new();
        }
        let name = self.name(self.report.month, id);
        html! { a id=(name) {} }.into_string()
    }

    /// Returns the name of a text in the file. The file of a topic has several reports, so the months
    /// are in the names there.
    fn name(&self, month: Month, id: TextId) -> String {
        match self.topic {
            None => id.to_string(),
            Some(_) => format!("{month}-{id}"),
        }
    }

    /// Returns the address for a link to `href`, which is as in the model.
    pub fn address(&self, href: &str) -> String {
        if is_outer(href) {
            return href.to_owned();
        }
        let below = match Target::of(self.archive, href) {
            Target::Report {
                month,
                id: Some(id),
            } if self.holds(month, id) => return ["#", &self.name(month, id)].concat(),
            Target::Report { month, id } => {
                let route = Route::Report { month, topic: None };
                let fragment = id.map_or_else(String::new, |id| format!("#{id}"));
                files::markdown(&route.path(self.archive)) + &fragment
            }
            Target::Home | Target::Page => href.trim_start_matches("./").to_owned(),
        };
        [self.root, &below].concat()
    }

    /// Returns the address of a picture.
    pub fn picture(&self, src: &str) -> String {
        let root = if is_outer(src) { "" } else { self.root };
        [root, src].concat()
    }

    /// Reports whether the file has a text.
    fn holds(&self, month: Month, id: TextId) -> bool {
        let Some(topic) = self.topic else {
            return month == self.report.month;
        };
        self.archive.report(month).is_some_and(|report| {
            let is_in_lead = || leaves(&report.lead).iter().any(|leaf| leaf.id == id);
            report.lead_under(Some(topic)) && is_in_lead()
                || report
                    .sections_under(Some(topic))
                    .any(|section| section.has_text(id))
        })
    }
}

/// Returns an address as the destination of a link.
pub fn destination(address: &str) -> String {
    let has_odd = address.is_empty() || address.contains([' ', '(', ')', '<', '>', '\\']);
    let mut written = String::with_capacity(address.len());
    for (at, character) in address.char_indices() {
        let after = address.get(at + 1..).unwrap_or_default();
        match character {
            '<' | '>' | '\\' | '|' => written.extend(['\\', character]),
            '&' if is_reference(after) => written.push_str("\\&"),
            '\n' | '\r' => {}
            _ => written.push(character),
        }
    }
    if has_odd {
        ["<", &written, ">"].concat()
    } else {
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_destination_holds_any_address() {
        let plain = "https://example.org/a_b?c=1&d=2";
        assert_eq!(destination(plain), plain);
        assert_eq!(destination("x/(y) z"), "<x/(y) z>");
        assert_eq!(destination("?a&lt;b|c"), "?a\\&lt;b\\|c");
        assert_eq!(destination(""), "<>");
    }
}
