//! YAML between lines of `---`.

use super::key::{Key, Malformed};
use saphyr_parser::{Event, Parser, ScanError, Span, StrInput};

/// Maximum number of lists and mappings inside one another.
const MAX_DEPTH: usize = 16;

/// Keys whose value is that of the mapping, because authors and dates may be written as
/// `- name: Ada Quay` and `created: 2026-05-31`.
const INNER_KEYS: [&str; 2] = ["name", "created"];

/// Reads the keys of the outermost mapping.
pub(super) fn entries(text: &str) -> Result<Vec<Key>, Malformed> {
    let mut reader = Reader {
        events: Parser::new_from_str(text),
    };
    let mut entries = Vec::new();
    loop {
        match reader.next()? {
            Some((Event::MappingStart(..), _)) => break,
            Some((Event::Scalar(..) | Event::SequenceStart(..), span)) => {
                return Err(malformed("no keys", span.start.line()));
            }
            Some(_) => {}
            None => return Ok(entries),
        }
    }
    while let Some((event, span)) = reader.next()? {
        let Event::Scalar(key, ..) = event else {
            // The end, or a key that is no text, such as a list.
            break;
        };
        let first = reader.next()?;
        entries.push(Key {
            name: key.into_owned(),
            values: reader.values(first, 0)?,
            line: u32::try_from(span.start.line()).unwrap_or(u32::MAX),
        });
    }
    reader.finish()?;
    Ok(entries)
}

type Spanned<'a> = (Event<'a>, Span);

struct Reader<'a> {
    events: Parser<'a, StrInput<'a>>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<Option<Spanned<'a>>, Malformed> {
        let event = self.events.next().transpose();
        event.map_err(|error: ScanError| malformed(error.info(), error.marker().line()))
    }

    /// Returns the texts of a value that begins with an event: of a list all, of a mapping only those
    /// of [`INNER_KEYS`].
    fn values(
        &mut self,
        first: Option<Spanned<'a>>,
        depth: usize,
    ) -> Result<Vec<String>, Malformed> {
        let Some((event, span)) = first else {
            return Ok(Vec::new());
        };
        if depth > MAX_DEPTH {
            return Err(malformed(
                "too many lists in one another",
                span.start.line(),
            ));
        }
        let mut values = Vec::new();
        match event {
            Event::Scalar(words, ..) => values.push(words.into_owned()),
            Event::SequenceStart(..) => {
                while let Some(event) = self.next()? {
                    if matches!(event.0, Event::SequenceEnd) {
                        break;
                    }
                    values.append(&mut self.values(Some(event), depth + 1)?);
                }
            }
            Event::MappingStart(..) => {
                while let Some(event) = self.next()? {
                    if matches!(event.0, Event::MappingEnd) {
                        break;
                    }
                    let key = self.values(Some(event), depth + 1)?;
                    let first = self.next()?;
                    let mut inside = self.values(first, depth + 1)?;
                    if matches!(key.as_slice(), [key] if INNER_KEYS.contains(&key.as_str())) {
                        values.append(&mut inside);
                    }
                }
            }
            _ => {}
        }
        Ok(values)
    }

    /// Reads the rest, because an error may be anywhere.
    fn finish(&mut self) -> Result<(), Malformed> {
        while self.next()?.is_some() {}
        Ok(())
    }
}

fn malformed(reason: &str, line: usize) -> Malformed {
    Malformed {
        reason: reason.to_owned(),
        line: u32::try_from(line).unwrap_or(u32::MAX),
    }
}
