//! Decodes the model from postcard's encoding.
//!
//! Encoding uses serde, but decoding does not, because a decoder with serde would take three times
//! as much space in the program. If a field of the model is missing here, this module does not
//! compile. If fields are in another order, a test fails that compares the result with postcard's.
//!
//! # Source
//!
//! Postcard's wire format, <https://postcard.jamesmunns.com/wire-format>.

#[cfg(any(debug_assertions, not(target_arch = "wasm32")))]
mod files;
#[cfg(not(any(debug_assertions, not(target_arch = "wasm32"))))]
mod no_files;

use crate::model::{
    Alias, Align, Archive, Block, Byline, Cell, Heading, Inline, Measure, Month, MonthNames, Name,
    Report, Section, Site, Standing, TextId, Topic, TopicId,
};

/// Reads one value after another. After an error, it clears `is_sound` and returns empty values, so
/// that callers need not check each value.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    is_sound: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            is_sound: true,
        }
    }

    /// Reports whether there was no error so far.
    pub(super) fn is_sound(&self) -> bool {
        self.is_sound
    }

    /// Reads an archive up to its reports. Returns it with the number of reports.
    pub(super) fn beginning(&mut self) -> (Archive, usize) {
        let archive = Archive {
            site: self.site(),
            topics: self.list(Reader::topic),
            standing: self.list(Reader::standing),
            measures: self.list(Reader::measure),
            names: self.list(Reader::name),
            reports: Vec::new(),
            warnings: Vec::new(),
            kinds: Vec::new(),
            figures: Vec::new(),
            differences: Vec::new(),
            name_records: Vec::new(),
            named_once: Vec::new(),
        };
        (archive, self.small())
    }

    /// Reads everything after the reports. Returns whether the bytes were valid and end here.
    pub(super) fn end(&mut self, archive: &mut Archive) -> bool {
        self.of_files(archive);
        self.is_sound && self.rest.is_empty()
    }

    fn fail(&mut self) {
        self.is_sound = false;
        self.rest = &[];
    }

    fn byte(&mut self) -> u8 {
        if let Some((&first, rest)) = self.rest.split_first() {
            self.rest = rest;
            return first;
        }
        self.fail();
        0
    }

    /// Reads a number in groups of seven bits, the lowest first. The high bit of a byte means that
    /// another group follows.
    fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.fail();
        0
    }

    /// Reads a number that must fit a smaller type. Fails if it does not.
    fn small<T: TryFrom<u64> + Default>(&mut self) -> T {
        let number = self.number();
        T::try_from(number).unwrap_or_else(|_| {
            self.fail();
            T::default()
        })
    }

    fn text(&mut self) -> String {
        let length: usize = self.small();
        if let Some((text, rest)) = self.rest.split_at_checked(length)
            && let Ok(text) = core::str::from_utf8(text)
        {
            self.rest = rest;
            return text.to_owned();
        }
        self.fail();
        String::new()
    }

    fn list<T>(&mut self, read: fn(&mut Self) -> T) -> Vec<T> {
        let n_items: usize = self.small();
        let mut items = Vec::new();
        for _ in 0..n_items {
            items.push(read(self));
            if !self.is_sound {
                break;
            }
        }
        items
    }

    fn option<T>(&mut self, read: fn(&mut Self) -> T) -> Option<T> {
        match self.byte() {
            0 => None,
            1 => Some(read(self)),
            _ => {
                self.fail();
                None
            }
        }
    }

    fn site(&mut self) -> Site {
        Site {
            title: self.text(),
            description: self.text(),
            url: self.text(),
            notice: self.text(),
            short_notice: self.text(),
            repository: self.text(),
            lang: self.text(),
            months: MonthNames {
                names: self.list(Self::text),
                joint: self.text(),
                is_year_first: self.byte() == 1,
            },
        }
    }

    fn topic(&mut self) -> Topic {
        Topic {
            slug: self.text(),
            label: self.text(),
            short_label: self.text(),
            description: self.text(),
            is_found: self.byte() == 1,
        }
    }

    fn standing(&mut self) -> Standing {
        Standing {
            hash: self.small(),
            n_reports: self.small(),
        }
    }

    fn measure(&mut self) -> Measure {
        Measure {
            slug: self.text(),
            label: self.text(),
            unit: self.text(),
            is_logarithmic: self.byte() == 1,
            is_charted: self.byte() == 1,
            is_rest: self.byte() == 1,
        }
    }

    fn name(&mut self) -> Name {
        Name {
            slug: self.text(),
            label: self.text(),
        }
    }

    pub(super) fn report(&mut self) -> Report {
        Report {
            month: self.month(),
            file: self.text(),
            publication: self.text(),
            masthead: self.list(Self::byline),
            headline: self.option(Self::heading),
            bylines: self.list(Self::byline),
            lead: self.list(Self::block),
            lead_topic: self.option(Self::topic_id),
            sections: self.list(Self::section),
            aliases: self.list(Self::alias),
            summary: self.text(),
            tags: self.list(Self::text),
        }
    }

    fn month(&mut self) -> Month {
        let index = self.small();
        Month::from_index(index).unwrap_or_else(|| {
            self.fail();
            Month::default()
        })
    }

    fn topic_id(&mut self) -> TopicId {
        TopicId(self.byte())
    }

    fn text_id(&mut self) -> TextId {
        TextId {
            hash: self.small(),
            nth: self.small(),
        }
    }

    fn alias(&mut self) -> Alias {
        Alias {
            old: self.text_id(),
            new: self.text_id(),
        }
    }

    fn heading(&mut self) -> Heading {
        Heading {
            id: self.text_id(),
            label: self.text(),
            text: self.list(Self::inline),
        }
    }

    fn byline(&mut self) -> Byline {
        Byline {
            id: self.text_id(),
            text: self.list(Self::inline),
        }
    }

    fn section(&mut self) -> Section {
        Section {
            heading: self.heading(),
            level: self.byte(),
            line: self.small(),
            topic: self.topic_id(),
            also: self.list(Self::topic_id),
            bylines: self.list(Self::byline),
            blocks: self.blocks(),
        }
    }

    fn blocks(&mut self) -> Vec<Block> {
        self.list(Self::block)
    }

    fn block(&mut self) -> Block {
        match self.number() {
            0 => Block::Paragraph {
                id: self.text_id(),
                text: self.list(Self::inline),
            },
            1 => Block::Subheading {
                id: self.text_id(),
                text: self.list(Self::inline),
                depth: self.byte(),
            },
            2 => Block::List {
                numbers: self.list(Self::number),
                items: self.list(Self::blocks),
            },
            3 => Block::Quote(self.blocks()),
            4 => Block::Code {
                id: self.text_id(),
                language: self.text(),
                text: self.text(),
            },
            5 => Block::Table {
                aligns: self.list(Self::align),
                head: self.list(Self::cell),
                rows: self.list(|reader| reader.list(Self::cell)),
            },
            6 => Block::Footnote {
                label: self.text(),
                blocks: self.blocks(),
            },
            7 => Block::Rule,
            _ => {
                self.fail();
                Block::Rule
            }
        }
    }

    fn align(&mut self) -> Align {
        match self.number() {
            0 => Align::Unset,
            1 => Align::Start,
            2 => Align::Center,
            3 => Align::End,
            _ => {
                self.fail();
                Align::Unset
            }
        }
    }

    fn cell(&mut self) -> Cell {
        Cell {
            id: self.text_id(),
            text: self.list(Self::inline),
        }
    }

    fn inline(&mut self) -> Inline {
        match self.number() {
            0 => Inline::Text(self.text()),
            1 => Inline::Break,
            2 => Inline::Emphasis(self.list(Self::inline)),
            3 => Inline::Strong(self.list(Self::inline)),
            4 => Inline::Strikethrough(self.list(Self::inline)),
            5 => Inline::Code(self.text()),
            6 => Inline::Link {
                href: self.text(),
                title: self.text(),
                text: self.list(Self::inline),
            },
            7 => Inline::Image {
                src: self.text(),
                alt: self.text(),
                title: self.text(),
            },
            _ => {
                self.fail();
                Inline::Break
            }
        }
    }
}
