//! Link targets in a report: its texts, headings, and footnotes.

use super::inner_link::HeadingName;
use crate::model::{Block, Heading, Inline, Report, TextId, leaves, plain_text};
use std::collections::BTreeMap;

/// Prefix of a link to a footnote; the footnote's label follows.
pub const FOOTNOTE: &str = "#^";

/// The link targets in one report.
pub struct Targets {
    /// Path of the report's file below the archive's folder.
    pub file: String,
    /// Maps each valid fragment to the printed id of its text; empty for the whole report.
    ids: BTreeMap<String, String>,
}

impl Targets {
    /// Collects the targets of a report, with the `names` that its headings were given. Its ids and aliases must already be assigned.
    pub fn of(report: &Report, names: &[HeadingName]) -> Self {
        let mut targets = Self {
            file: report.file.clone(),
            ids: BTreeMap::new(),
        };
        let title = format!("{} - {}", report.publication, report.month.title());
        targets.ids.insert(slug(&title), String::new());
        for leaf in report.head_texts() {
            targets.add_id(leaf.id);
        }
        if let Some(headline) = &report.headline {
            targets.add_heading(headline);
        }
        targets.add_blocks(&report.lead);
        for section in &report.sections {
            targets.add_heading(&section.heading);
            for leaf in section.texts() {
                targets.add_id(leaf.id);
            }
            targets.add_blocks(&section.blocks);
        }
        for alias in &report.aliases {
            let (old, new) = (alias.old.to_string(), alias.new.to_string());
            targets.ids.entry(old).or_insert(new);
        }
        for name in names {
            targets.add_name(name);
        }
        targets
    }

    /// Returns the printed id of the text for a fragment.
    pub fn id(&self, fragment: &str) -> Option<&str> {
        let exact = self.ids.get(fragment);
        let found = exact.or_else(|| self.ids.get(&slug(fragment)));
        found.map(String::as_str)
    }

    /// Returns all valid fragments.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    /// Adds the name that a heading was given. It leads to the report if the heading is not shown.
    fn add_name(&mut self, heading: &HeadingName) {
        let slug = slug(&heading.words);
        let numbered = format!("{slug}-{}", heading.n_before);
        let key = if heading.n_before > 0 {
            &numbered
        } else {
            &slug
        };
        let id = self.ids.get(key).cloned().unwrap_or_default();
        self.ids.entry(heading.name.clone()).or_insert(id);
    }

    fn add_id(&mut self, id: TextId) {
        if !id.is_unnamed() {
            self.ids.insert(id.to_string(), id.to_string());
        }
    }

    /// Adds the slugs of a heading, with and without the label of a template.
    fn add_heading(&mut self, heading: &Heading) {
        self.add_words(&heading.text, "", heading.id);
        if !heading.label.is_empty() {
            self.add_words(&heading.text, &format!("{}: ", heading.label), heading.id);
        }
    }

    /// Adds the slug of a heading, with a number if it exists already, as in `outlook-1`.
    fn add_words(&mut self, text: &[Inline], label: &str, id: TextId) {
        let slug = slug(&format!("{label}{}", plain_text(text)));
        if slug.is_empty() || id.is_unnamed() {
            return;
        }
        let numbered = (1..).map(|number| format!("{slug}-{number}"));
        let mut names = core::iter::once(slug.clone()).chain(numbered);
        if let Some(name) = names.find(|name| !self.ids.contains_key(name)) {
            self.ids.insert(name, id.to_string());
        }
    }

    fn add_blocks(&mut self, blocks: &[Block]) {
        for leaf in leaves(blocks) {
            self.add_id(leaf.id);
        }
        self.add_each(blocks);
    }

    fn add_each<'a>(&mut self, blocks: impl IntoIterator<Item = &'a Block>) {
        for block in blocks {
            self.add_block(block);
        }
    }

    fn add_block(&mut self, block: &Block) {
        match block {
            Block::Subheading { id, text, .. } => self.add_words(text, "", *id),
            Block::Footnote { label, blocks } => {
                let named = leaves(blocks)
                    .into_iter()
                    .find(|leaf| !leaf.id.is_unnamed());
                let id = named.map(|leaf| leaf.id.to_string()).unwrap_or_default();
                let name = footnote(label).trim_start_matches('#').to_owned();
                self.ids.entry(name).or_insert(id);
                self.add_each(blocks);
            }
            Block::Quote(blocks) => self.add_each(blocks),
            Block::List { items, .. } => self.add_each(items.iter().flatten()),
            Block::Paragraph { .. } | Block::Code { .. } | Block::Table { .. } | Block::Rule => {}
        }
    }
}

/// Returns the address of a footnote within its report. Labels ignore case.
pub fn footnote(label: &str) -> String {
    format!("{FOOTNOTE}{}", label.to_lowercase())
}

/// Returns GitHub's slug of a heading: lower case, without punctuation, with hyphens for spaces.
fn slug(words: &str) -> String {
    let lower = words.trim().to_lowercase();
    let kept = lower.chars().filter_map(|character| match character {
        ' ' | '-' => Some('-'),
        '_' => Some('_'),
        letter if letter.is_alphanumeric() => Some(letter),
        _ => None,
    });
    kept.collect()
}

/// Returns the name most similar to `wanted`, if at most a third of its characters differ.
pub fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = wanted.chars().collect();
    let most = wanted.len() / 3;
    let rated = names.map(|name| (distance(&wanted, name), name));
    let near = rated.filter(|(distance, _)| *distance <= most && *distance > 0);
    near.min().map(|(_, name)| name)
}

/// Returns the edit distance: the number of characters to insert, delete, or replace.
fn distance(wanted: &[char], name: &str) -> usize {
    let mut row: Vec<usize> = (0..=wanted.len()).collect();
    for (number, character) in name.chars().enumerate() {
        let mut diagonal = number;
        let mut left = number + 1;
        for (cell, letter) in row.iter_mut().skip(1).zip(wanted) {
            let changed = diagonal + usize::from(*letter != character);
            diagonal = *cell;
            left = changed.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = number + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_those_of_github() {
        assert_eq!(slug("Market Report: Up 5 %!"), "market-report-up-5-");
        assert_eq!(slug("Developers' Corner"), "developers-corner");
        assert_eq!(slug("A - B"), "a---b");
        assert_eq!(slug("Été_2"), "été_2");
    }

    #[test]
    fn the_nearest_name_is_near() {
        let near = |wanted| {
            nearest(
                wanted,
                ["market-report", "governance", "outlook"].into_iter(),
            )
        };
        assert_eq!(near("market-raport"), Some("market-report"));
        assert_eq!(near("governence"), Some("governance"));
        assert_eq!(near("zebra"), None);
        assert_eq!(distance(&['a', 'b', 'c'], "xbcd"), 2);
        assert_eq!(distance(&[], "ab"), 2);
    }
}
