//! Serializes the archive, to pass it from the build script to the program.
//!
//! The bytes are a magic number, the version of the format, and the model in postcard's encoding.
//! Equal archives give equal bytes, because the model has no maps and postcard writes fields in the
//! order of their declaration.

mod reader;

use super::Archive;
use core::fmt;

/// Version of the format. Increase it with every change to the model's types.
pub const FORMAT: u16 = 8;

const MAGIC: [u8; 4] = *b"KNR\0";

/// The error for bytes that cannot be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The magic number at the beginning is missing.
    NotAnArchive,
    /// The version of the format is not [`FORMAT`].
    Format {
        /// Version found in the bytes.
        found: u16,
    },
    /// The magic number is right, but the rest is truncated or corrupt.
    Garbled,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnArchive => f.write_str(
                "these bytes are no archive: expected the file that the build script wrote; \
                 build again",
            ),
            Self::Format { found } => write!(
                f,
                "archive format `{found}`: expected format {FORMAT}; run `cargo clean` and build again"
            ),
            Self::Garbled => f.write_str(
                "the archive is cut short or garbled: expected the bytes that the build script \
                 wrote; build again",
            ),
        }
    }
}

impl core::error::Error for DecodeError {}

/// Encodes an archive.
///
/// # Errors
///
/// Returns postcard's error if serialization fails. This never happens with the model's types.
pub fn encode(archive: &Archive) -> Result<Vec<u8>, postcard::Error> {
    let mut bytes = Vec::from(MAGIC);
    bytes.extend_from_slice(&FORMAT.to_le_bytes());
    bytes.extend(postcard::to_allocvec(archive)?);
    Ok(bytes)
}

/// Decodes an archive from the bytes of [`encode`].
///
/// # Errors
///
/// Returns an error if the bytes are not an archive, have another version of the format, or are
/// damaged.
pub fn decode(bytes: &[u8]) -> Result<Archive, DecodeError> {
    let mut decoder = Decoder::new(bytes)?;
    while decoder.step() {}
    decoder.finish()
}

/// Decodes an archive in steps, one report per step, so that a page stays responsive.
pub struct Decoder<'a> {
    reader: reader::Reader<'a>,
    archive: Archive,
    /// Number of reports still to read.
    n_left: usize,
}

impl<'a> Decoder<'a> {
    /// Reads everything before the reports.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not an archive, have another version of the format, or end
    /// before it.
    pub fn new(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let rest = bytes
            .strip_prefix(&MAGIC)
            .ok_or(DecodeError::NotAnArchive)?;
        let (format, body) = rest.split_first_chunk().ok_or(DecodeError::Garbled)?;
        let found = u16::from_le_bytes(*format);
        if found != FORMAT {
            return Err(DecodeError::Format { found });
        }
        let mut reader = reader::Reader::new(body);
        let (archive, n_left) = reader.beginning();
        Ok(Self {
            reader,
            archive,
            n_left,
        })
    }

    /// Reads one more report. Returns whether any are left.
    pub fn step(&mut self) -> bool {
        if self.n_left > 0 && self.reader.is_sound() {
            self.archive.reports.push(self.reader.report());
            self.n_left -= 1;
        }
        self.n_left > 0 && self.reader.is_sound()
    }

    /// Reads everything after the reports. Call it after the last step.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are damaged, or reports are left.
    pub fn finish(mut self) -> Result<Archive, DecodeError> {
        let is_whole = self.n_left == 0 && self.reader.end(&mut self.archive);
        is_whole.then_some(self.archive).ok_or(DecodeError::Garbled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Alias, Align, Block, Byline, Cell, DifferenceClass, Differences, Figure, Heading, Inline,
        Kind, Measure, MonthNames, Name, NameRecord, Report, Section, Sentence, Site, Standing,
        TextId, Topic, TopicId, Warning,
    };

    fn id(hash: u32) -> TextId {
        TextId { hash, nth: 300 }
    }

    fn text(words: &str) -> Vec<Inline> {
        vec![Inline::Text(words.into())]
    }

    fn cell(hash: u32) -> Cell {
        Cell {
            id: id(hash),
            text: text("j"),
        }
    }

    fn line() -> Byline {
        Byline {
            id: id(8),
            text: text("q"),
        }
    }

    fn heading() -> Heading {
        Heading {
            id: id(7),
            label: "o".into(),
            text: text("p"),
        }
    }

    /// Returns a paragraph with every kind of inline content.
    fn paragraph() -> Block {
        let inlines = vec![
            Inline::Text("é".repeat(100)),
            Inline::Break,
            Inline::Emphasis(text("a")),
            Inline::Strong(vec![Inline::Strikethrough(text("b"))]),
            Inline::Code("c".into()),
            Inline::Link {
                href: "d".into(),
                title: "e".into(),
                text: text("f"),
            },
            Inline::Image {
                src: "g".into(),
                alt: "h".into(),
                title: "i".into(),
            },
        ];
        Block::Paragraph {
            id: id(0x00ff_ffff),
            text: inlines,
        }
    }

    /// Returns every kind of block.
    fn blocks() -> Vec<Block> {
        let list = |numbers, items| Block::List { numbers, items };
        vec![
            paragraph(),
            Block::Subheading {
                id: id(1),
                text: text("k"),
                depth: 2,
            },
            list(vec![u64::MAX, 1], vec![vec![paragraph()], Vec::new()]),
            list(Vec::new(), Vec::new()),
            Block::Quote(vec![Block::Rule]),
            Block::Code {
                id: id(3),
                language: "l".into(),
                text: "m".into(),
            },
            Block::Table {
                aligns: vec![Align::Unset, Align::Start, Align::Center, Align::End],
                head: vec![cell(4)],
                rows: vec![vec![cell(5), cell(6)], Vec::new()],
            },
            Block::Footnote {
                label: "n".into(),
                blocks: vec![paragraph()],
            },
        ]
    }

    fn report() -> Report {
        let section = Section {
            heading: heading(),
            level: 3,
            line: 70_000,
            topic: TopicId(200),
            also: vec![TopicId(1), TopicId(2)],
            bylines: vec![line()],
            blocks: blocks(),
        };
        Report {
            month: "2021-11".parse().expect("a month"),
            file: "r".into(),
            publication: "s".into(),
            masthead: vec![line()],
            headline: Some(heading()),
            bylines: vec![line()],
            lead: blocks(),
            lead_topic: Some(TopicId(9)),
            sections: vec![section],
            aliases: vec![Alias {
                old: id(10),
                new: id(11),
            }],
            summary: "u".into(),
            tags: vec!["v".into(), "w".into()],
        }
    }

    fn site() -> Site {
        Site {
            title: "t".into(),
            description: "u".into(),
            url: "v".into(),
            notice: "w".into(),
            short_notice: "bb".into(),
            repository: "aa".into(),
            lang: "cc".into(),
            months: MonthNames {
                names: vec!["dd".into()],
                joint: "ee".into(),
                is_year_first: true,
            },
        }
    }

    fn measure() -> Measure {
        Measure {
            slug: "ff".into(),
            label: "gg".into(),
            unit: "hh".into(),
            is_logarithmic: true,
            is_charted: false,
            is_rest: true,
        }
    }

    fn figure() -> Figure {
        Figure {
            measure: 400,
            sentence: sentence(),
            value: "ii".into(),
            unit: "jj".into(),
            qualifier: "kk".into(),
            is_forecast: true,
            period: "ll".into(),
            opens_range: false,
        }
    }

    fn sentence() -> Sentence {
        Sentence {
            month: "2022-12".parse().expect("a month"),
            id: id(13),
            before: "pp".into(),
            text: "qq".into(),
            after: "rr".into(),
        }
    }

    fn name_record() -> NameRecord {
        let month = |text: &str| text.parse().expect("a month");
        NameRecord {
            kind: "ss".into(),
            aliases: vec!["tt".into()],
            n_mentions: 600,
            sentences: vec![sentence()],
            silences: vec![(month("2020-01"), month("2022-01"))],
            beside: vec![(700, 2), (0, 1)],
        }
    }

    fn differences(class: DifferenceClass) -> Differences {
        Differences {
            class,
            cases: vec![vec![0, 70_000], Vec::new()],
            n_left_out: 500,
        }
    }

    /// Returns an archive with every variant of the model, and numbers of one byte and of several
    /// bytes.
    fn every_kind() -> Archive {
        let warning = Warning {
            code: "1".into(),
            file: "2".into(),
            line: 3,
            message: "4".into(),
            help: "5".into(),
        };
        let topic = Topic {
            slug: "x".into(),
            label: "y".into(),
            short_label: "z".into(),
            description: String::new(),
            is_found: true,
        };
        let name = Name {
            slug: "8".into(),
            label: "9".into(),
        };
        let kind = Kind {
            code: "6".into(),
            about: "7".into(),
        };
        Archive {
            site: site(),
            topics: vec![topic],
            standing: vec![Standing {
                hash: 0x00ff_ffff,
                n_reports: 300,
            }],
            reports: vec![report(), Report::default()],
            warnings: vec![warning],
            kinds: vec![kind],
            measures: vec![measure()],
            figures: vec![figure(), Figure::default()],
            differences: DifferenceClass::ALL.map(differences).into(),
            names: vec![name],
            name_records: vec![name_record()],
            named_once: vec![sentence()],
        }
    }

    #[test]
    fn all_that_is_written_is_read_as_postcard_reads_it() {
        let archive = every_kind();
        let bytes = encode(&archive).expect("encodes");
        assert_eq!(postcard::from_bytes(&bytes[6..]), Ok(archive.clone()));
        assert_eq!(decode(&bytes), Ok(archive));
    }

    #[test]
    fn bytes_that_are_cut_short_or_changed_never_panic() {
        let bytes = encode(&every_kind()).expect("encodes");
        for length in 6..bytes.len() {
            assert_eq!(decode(&bytes[..length]), Err(DecodeError::Garbled));
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert_eq!(decode(&longer), Err(DecodeError::Garbled));
        for at in 6..bytes.len() {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut changed = bytes.clone();
                changed[at] = value;
                // Some changes give a valid archive with other words, so either result is correct.
                _ = decode(&changed);
            }
        }
    }

    #[test]
    fn damaged_bytes_say_what_is_wrong() {
        let mut bytes = encode(&Archive::default()).expect("encodes");
        assert_eq!(decode(&bytes), Ok(Archive::default()));
        assert_eq!(decode(b"<!DOCTYPE"), Err(DecodeError::NotAnArchive));
        assert_eq!(decode(&bytes[..bytes.len() - 1]), Err(DecodeError::Garbled));
        bytes[4] = 0xff;
        let error = decode(&bytes).expect_err("another format");
        assert_eq!(error, DecodeError::Format { found: 255 });
        assert!(error.to_string().contains("format `255`"));
    }
}
