//! Decodes the bytes of a file: UTF-8, or UTF-16 with a byte order mark.
//!
//! A lone carriage return ends a line, as in Markdown and in most editors, so it becomes a line
//! feed here. Every later step then counts lines by line feeds alone.

use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;

/// A decoded file.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text without a byte order mark.
    pub text: Cow<'a, str>,
    /// Whether the file is in UTF-16.
    pub is_utf16: bool,
    /// The lines, counted from 1, that a lone carriage return ends although other lines end
    /// otherwise.
    pub lone_returns: Vec<u32>,
}

/// Why a file cannot be decoded.
#[derive(Debug, PartialEq, Eq)]
pub enum Malformed {
    /// This byte is not UTF-8.
    Byte {
        /// Line of the byte, counted from 1.
        line: u32,
        /// The byte.
        byte: u8,
    },
    /// The byte order mark says UTF-16, but the bytes are not.
    Utf16,
    /// At least a third of the bytes of the text are NUL, as in UTF-16 without a byte order mark.
    Nul,
}

/// Decodes a file.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Malformed> {
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let is_utf16 = encoding.is_some_and(|encoding| encoding != UTF_8);
    let text = match encoding.filter(|_| is_utf16) {
        Some(encoding) => match encoding.decode_with_bom_removal(bytes) {
            (text, false) => text,
            (_, true) => return Err(Malformed::Utf16),
        },
        None => match core::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Err(error) => return Err(bad_byte(bytes, error.valid_up_to())),
        },
    };
    let n_nul = text.bytes().filter(|&byte| byte == 0).count();
    if n_nul > 0 && n_nul * 3 >= text.len() {
        return Err(Malformed::Nul);
    }
    Ok(Decoded {
        lone_returns: lone_returns(&text),
        text: with_lines(with_line_feeds(text)),
        is_utf16,
    })
}

/// Decodes a file to show its lines, however broken it is. The lines are those of [`decode`].
pub fn decode_lossily(bytes: &[u8]) -> Cow<'_, str> {
    match decode(bytes) {
        Ok(decoded) => decoded.text,
        Err(_) => with_line_feeds(String::from_utf8_lossy(bytes)),
    }
}

fn bad_byte(bytes: &[u8], at: usize) -> Malformed {
    let before = String::from_utf8_lossy(bytes.get(..at).unwrap_or_default());
    let n_lines = with_line_feeds(before).matches('\n').count() + 1;
    Malformed::Byte {
        line: u32::try_from(n_lines).unwrap_or(u32::MAX),
        byte: bytes.get(at).copied().unwrap_or_default(),
    }
}

/// Returns the lines that a lone carriage return ends; none if all lines end so.
fn lone_returns(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    if !text.trim_end().contains('\n') {
        return found;
    }
    let mut line = 1;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_lone = character == '\r' && characters.peek() != Some(&'\n');
        if is_lone {
            found.push(line);
        }
        line += u32::from(is_lone || character == '\n');
    }
    found
}

/// Replaces the separators of a text that has no other line ends: of lines and of paragraphs.
fn with_lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.trim_end().contains('\n') || !text.contains(['\u{2028}', '\u{2029}']) {
        return text;
    }
    Cow::Owned(text.replace('\u{2028}', "\n").replace('\u{2029}', "\n\n"))
}

/// Replaces each carriage return that is not part of `\r\n` by a line feed. No offset changes.
fn with_line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut after = text.split('\r').skip(1);
    if after.all(|rest| rest.starts_with('\n')) {
        return text;
    }
    let mut parts = text.split('\r');
    let mut replaced = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        replaced.push(if part.starts_with('\n') { '\r' } else { '\n' });
        replaced.push_str(part);
    }
    Cow::Owned(replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[track_caller]
    fn check(bytes: &[u8], text: &str, is_utf16: bool) {
        let text = Cow::Borrowed(text);
        let decoded = decode(bytes).map(|it| (it.text, it.is_utf16));
        assert_eq!(decoded, Ok((text, is_utf16)));
    }

    #[test]
    fn a_byte_order_mark_names_the_encoding() {
        check("é\n".as_bytes(), "é\n", false);
        check("\u{feff}é".as_bytes(), "é", false);
        check(
            &utf16("\u{feff}é 𝄞\r\nb", u16::to_le_bytes),
            "é 𝄞\r\nb",
            true,
        );
        check(&utf16("\u{feff}é\rb", u16::to_be_bytes), "é\nb", true);
    }

    #[test]
    fn any_line_end_ends_a_line() {
        check(b"a\rb\r\nc\r\rd\r", "a\nb\r\nc\n\nd\n", false);
        check("a\u{2028}b\u{2029}c".as_bytes(), "a\nb\n\nc", false);
        check("a\u{2028}b\n".as_bytes(), "a\nb\n", false);
        check("a\u{2028}b\nc".as_bytes(), "a\u{2028}b\nc", false);
        assert_eq!(decode_lossily(b"a\rb\xff"), "a\nb\u{fffd}");
    }

    #[test]
    fn a_lone_carriage_return_among_other_line_ends_is_named() {
        let found = |text: &str| decode(text.as_bytes()).map(|it| it.lone_returns);
        assert_eq!(found("a\rb\r\nc\n\rd\re\n"), Ok(vec![1, 4, 5]));
        // All lines end alike.
        for text in ["a\rb\rc\r", "a\rb\r\n", "a\r\nb\r\n", "a\nb"] {
            assert_eq!(found(text), Ok(vec![]), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let byte = Malformed::Byte {
            line: 3,
            byte: 0xe9,
        };
        assert_eq!(decode(b"a\rb\r\ncaf\xe9"), Err(byte));
        assert_eq!(decode(b"\xff\xfea\0\x00\xd8"), Err(Malformed::Utf16));
        assert_eq!(
            decode(&utf16("plain", u16::to_le_bytes)),
            Err(Malformed::Nul)
        );
        assert_eq!(decode(b"\xff\xfe\0\0a\0\0\0b\0\0\0"), Err(Malformed::Nul));
        check(b"one \0 in a text", "one \0 in a text", false);
    }
}
