//! Pieces of a report's text, with the sections that contain them.

use super::block::{Words, visit_blocks};
use super::report::{Byline, Heading, Report, Section};
use super::text::TextId;

/// A piece of a report's text, with its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    /// The text.
    pub words: Words<'a>,
    /// The section that contains it; `None` for the head and the lead of the report.
    pub section: Option<&'a Section>,
}

impl Report {
    /// Returns the piece of text with this id, or `None` if the report has no such text. Ignores
    /// aliases; [`Report::current`] resolves them.
    #[must_use]
    pub fn passage(&self, id: TextId) -> Option<Passage<'_>> {
        let mut found = None;
        self.visit_texts(&mut |section, own, words| {
            if own == id && found.is_none() {
                found = Some(Passage { words, section });
            }
        });
        found
    }

    /// Returns the id of the first piece of text with exactly these words, or `None` if there is no
    /// such text. Differences in white space do not matter.
    #[must_use]
    pub fn worded(&self, words: &str) -> Option<TextId> {
        let mut found = None;
        self.visit_texts(&mut |_, id, own| {
            // A page shows an item's number beside its text.
            let own = match own {
                Words::Item(_, text) => Words::Text(text),
                own => own,
            };
            let is_meant = || own.plain().split_whitespace().eq(words.split_whitespace());
            if found.is_none() && !id.is_unnamed() && is_meant() {
                found = Some(id);
            }
        });
        found
    }

    /// Returns the text of a list item with its number, if `words` are all of its text. Elsewhere
    /// the number is beside the text, so that it cannot be selected.
    #[must_use]
    pub fn numbered(&self, id: TextId, words: &str) -> Option<String> {
        let item = self.passage(id)?.words;
        let Words::Item(_, text) = item else {
            return None;
        };
        let all = Words::Text(text).plain();
        let is_all = all.split_whitespace().eq(words.split_whitespace());
        is_all.then(|| item.plain())
    }

    /// Returns the ids of all pieces of text, in reading order. Omits unnamed texts
    /// ([`TextId::is_unnamed`]).
    #[must_use]
    pub fn text_ids(&self) -> Vec<TextId> {
        let mut ids = Vec::new();
        self.visit_texts(&mut |_, id, _| {
            if !id.is_unnamed() {
                ids.push(id);
            }
        });
        ids
    }

    /// Calls `visit` for each piece of text, in reading order. The arguments are its section, its
    /// id, and its contents. Includes unnamed texts.
    pub fn visit_texts<'a>(
        &'a self,
        visit: &mut dyn FnMut(Option<&'a Section>, TextId, Words<'a>),
    ) {
        for Byline { id, text } in &self.masthead {
            visit(None, *id, Words::Text(text));
        }
        if let Some(Heading { id, text, .. }) = &self.headline {
            visit(None, *id, Words::Text(text));
        }
        for Byline { id, text } in &self.bylines {
            visit(None, *id, Words::Text(text));
        }
        visit_blocks(&self.lead, &mut |id, words, _| visit(None, id, words));
        for section in &self.sections {
            let Heading { id, text, .. } = &section.heading;
            visit(Some(section), *id, Words::Text(text));
            for Byline { id, text } in &section.bylines {
                visit(Some(section), *id, Words::Text(text));
            }
            visit_blocks(&section.blocks, &mut |id, words, _| {
                visit(Some(section), id, words);
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Inline, plain_text};

    #[test]
    fn every_piece_of_text_is_found_by_its_name_in_its_section() {
        let id = |hash| TextId { hash, nth: 1 };
        let text = |words: &str| vec![Inline::Text(words.into())];
        let paragraph = |hash, words| Block::Paragraph {
            id: id(hash),
            text: text(words),
        };
        let section = Section {
            heading: Heading {
                id: id(3),
                text: text("h"),
                ..Heading::default()
            },
            blocks: vec![Block::List {
                numbers: Vec::new(),
                items: vec![vec![Block::Quote(vec![paragraph(4, "q")])]],
            }],
            ..Section::default()
        };
        let report = Report {
            lead: vec![paragraph(2, "l")],
            sections: vec![section],
            ..Report::default()
        };
        assert_eq!(report.text_ids(), [id(2), id(3), id(4)]);
        let check = |hash, words: &str, has_section| {
            let passage = report.passage(id(hash)).expect("a passage");
            let Words::Text(found) = passage.words else {
                panic!("code");
            };
            assert_eq!(plain_text(found), words);
            assert_eq!(passage.section.is_some(), has_section, "{words}");
        };
        check(2, "l", false);
        check(3, "h", true);
        check(4, "q", true);
        assert_eq!(report.passage(id(5)), None);
    }
}
