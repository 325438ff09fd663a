//! Repairs UTF-8 text that was decoded as Windows-1252 or Latin-1, once or repeatedly.
//!
//! Such damage is visible: each non-ASCII character became two to four characters, the first of
//! them one of a few accented letters, as in `â€”` for a dash. The repair applies the same table in
//! reverse: characters to bytes, bytes decoded as UTF-8. It applies only if the bytes are valid
//! UTF-8 *and* give a character likely in a report *and* the letters are not meant as written. For
//! example, `“CAFÉ”` ends in two characters whose bytes are valid UTF-8, too.
//!
//! The text is scanned backward, so that the characters after a letter are already repaired.
//! Therefore one pass also repairs text that was damaged twice. Tests: `tests/native/mojibake.rs`.

use super::lines::Lines;
use super::{Code, Diagnostic};
use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;

/// Number of characters of context on each side of a repair in a message.
const N_CONTEXT: usize = 12;

/// Returns the text with wrongly decoded characters repaired. Line numbers do not change.
#[must_use]
pub fn repair(text: &str) -> Cow<'_, str> {
    let Some(units) = repaired_units(text) else {
        return Cow::Borrowed(text);
    };
    Cow::Owned(joined(&units))
}

/// Repairs a report's text. Warns about each repair, and about each place beyond repair.
pub fn mend<'a>(path: &str, text: Cow<'a, str>, diagnostics: &mut Vec<Diagnostic>) -> Cow<'a, str> {
    let units = repaired_units(&text);
    if let Some(units) = &units {
        warn_of_repaired(path, &text, units, diagnostics);
    }
    let mended = units.map_or(text, |units| Cow::Owned(joined(&units)));
    warn_of_lost(path, &mended, diagnostics);
    mended
}

/// A character of the repaired text and its range in the source.
#[derive(Clone, Copy, Debug)]
struct Unit {
    character: char,
    /// Byte offset of its start.
    start: usize,
    /// Byte offset of its end.
    end: usize,
    is_repaired: bool,
}

/// Returns the characters of the repaired text, or `None` if there is no damage.
fn repaired_units(text: &str) -> Option<Vec<Unit>> {
    if text.is_ascii() {
        return None;
    }
    let characters = text.char_indices();
    let mut units: Vec<Unit> = characters
        .map(|(start, character)| Unit {
            character,
            start,
            end: start + character.len_utf8(),
            is_repaired: false,
        })
        .collect();
    let mut found_any = false;
    // Repeat, because a repair can justify another one after it. This ends, since each repair
    // shortens the text. Usually the second pass finds no more damage.
    while let Some(repaired) = repair_once(&units) {
        units = repaired;
        found_any = true;
    }
    found_any.then_some(units)
}

/// Returns the characters after one backward pass, or `None` if there is no damage.
fn repair_once(units: &[Unit]) -> Option<Vec<Unit>> {
    let mut found_any = false;
    // In reverse order: the last element comes next in the text.
    let mut following: Vec<Unit> = Vec::with_capacity(units.len());
    for (at, &unit) in units.iter().enumerate().rev() {
        let mut unit = unit;
        let before = units.get(..at).unwrap_or_default();
        while let Some(found) = decode(unit, &following)
            && !is_meant(before, unit, &following, &found)
        {
            let kept = following.len() - found.n_following;
            unit.end = following.get(kept).map_or(unit.end, |last| last.end);
            following.truncate(kept);
            unit.character = found.character;
            unit.is_repaired = true;
            found_any = true;
        }
        following.push(unit);
    }
    following.reverse();
    found_any.then_some(following)
}

/// A letter and the characters after it, decoded as UTF-8.
struct Decoded {
    character: char,
    /// The characters for the bytes after the first.
    trail: [Option<char>; 3],
    /// Number of units used after the letter.
    n_following: usize,
}

/// Decodes a letter and its successors. Returns `None` unless the result is likely in a report.
fn decode(lead: Unit, following: &[Unit]) -> Option<Decoded> {
    let first = byte(lead.character)?;
    let n_trail = match first {
        0xc2..=0xdf => 1,
        0xe0..=0xef => 2,
        0xf0..=0xf4 => 3,
        _ => return None,
    };
    let mut bytes = vec![first];
    let mut trail = [None; 3];
    let mut next = following.iter().rev().map(|unit| unit.character);
    let mut n_following = 0;
    for place in trail.iter_mut().take(n_trail) {
        let character = next.next()?;
        n_following += 1;
        let mut byte = byte(character)?;
        // After double damage, a control character reads `Â` plus another one, and `ƒ` reads `Æ’`.
        // Decode these only within a larger sequence, because alone they can be meant as written.
        if byte == 0xc2 || byte == 0xc6 {
            byte = match (byte, next.next().and_then(self::byte)?) {
                (0xc2, control @ 0x80..=0x9f) => control,
                (0xc6, 0x92) => 0x83,
                _ => return None,
            };
            n_following += 1;
        }
        *place = Some(character);
        bytes.push(byte);
    }
    let mut characters = core::str::from_utf8(&bytes).ok()?.chars();
    let character = characters.next().filter(|c| is_likely(*c))?;
    Some(Decoded {
        character,
        trail,
        n_following,
    })
}

/// Returns the non-ASCII byte for a character. Accepts both encodings where they differ.
fn byte(character: char) -> Option<u8> {
    if character.is_ascii() {
        return None;
    }
    if let Ok(byte) = u8::try_from(character) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, is_lossy) = WINDOWS_1252.encode(character.encode_utf8(&mut buffer));
    match bytes.as_ref() {
        [byte] if !is_lossy => Some(*byte),
        _ => None,
    }
}

/// Whether a report in a European language is likely to contain a character: Latin letters and
/// signs, punctuation, currencies, arrows, symbols, emoji.
fn is_likely(character: char) -> bool {
    matches!(u32::from(character),
        // Latin-1 without control characters, Latin Extended-A.
        0xa0..=0x17f
        // Two accents that Windows-1252 has, too.
        | 0x2c6 | 0x2dc
        // Punctuation, currencies, signs, for example ™.
        | 0x2010..=0x203e | 0x2044 | 0x200b..=0x200f | 0x2060 | 0x20a0..=0x20c0
        | 0x2100..=0x214f
        // Arrows, mathematics, technical signs, shapes.
        | 0x2190..=0x22ff | 0x2300..=0x23ff | 0x25a0..=0x27bf | 0x2b00..=0x2bff
        // Variation selector, byte order mark, replacement character, emoji.
        | 0xfe0f | 0xfeff | 0xfffd
        | 0x1f000..=0x1faff)
}

/// Whether the characters can be meant as written: the first is a letter that ends a word, and the
/// others may follow a word.
fn is_meant(before: &[Unit], lead: Unit, following: &[Unit], found: &Decoded) -> bool {
    let trail: Vec<char> = found.trail.iter().flatten().copied().collect();
    let previous = before.last().map(|unit| unit.character);
    // Capitals of Estonian or of a language of Finland, within a word in capitals.
    if let ('Ä' | 'Å', ['Š' | 'Ž']) = (lead.character, trail.as_slice()) {
        return previous.is_some_and(char::is_uppercase);
    }
    let is_small = lead.character.is_lowercase();
    let may_follow = |&c: &char| may_follow_word(c) || is_small && "ŠšŽžŒœ".contains(c);
    if !trail.iter().all(may_follow) {
        return false;
    }
    let next = following.iter().rev().nth(found.n_following);
    match (lead.character, trail.as_slice()) {
        // Always damage: no word ends so, and `Â` pairs decode to the signs damaged most often.
        ('Â', _) => false,
        (letter @ ('Ã' | 'Ä' | 'Å'), [mark]) => {
            is_meant_capital(before, letter, *mark, next, following)
        }
        // A lone lower-case letter is not a word.
        _ => previous.is_some_and(char::is_alphabetic),
    }
}

/// Whether a capital letter with one mark after it can be meant as written.
fn is_meant_capital(
    before: &[Unit],
    letter: char,
    mark: char,
    next: Option<&Unit>,
    following: &[Unit],
) -> bool {
    let previous = before.last().map(|unit| unit.character);
    // Damage: a capital after a lower-case letter, or next to other damage.
    let is_beside_damage = ends_with_damage(before) || next.is_some_and(|unit| unit.is_repaired);
    if previous.is_some_and(char::is_lowercase) || is_beside_damage {
        return false;
    }
    let next = next.map(|unit| unit.character);
    // A letter after a closing sign means damage, except after an apostrophe, as in `it’s`.
    if next.is_some_and(char::is_alphabetic) && ends_word(mark) {
        return mark == '’' && is_ending(following);
    }
    let is_in_capitals = previous.is_some_and(char::is_uppercase);
    let one_before = before.iter().nth_back(1).map(|unit| unit.character);
    let is_second = is_in_capitals && !one_before.is_some_and(char::is_uppercase);
    if is_second && next.is_some_and(char::is_lowercase) {
        return false;
    }
    let is_quoted = matches!(previous, Some('“' | '‘' | '«' | '‹' | '„' | '‚' | '»'));
    match letter {
        'Ã' => is_in_capitals || is_quoted && ends_word(mark),
        _ if mark == '\u{a0}' => is_in_capitals || !next.is_some_and(char::is_lowercase),
        _ => true,
    }
}

/// Whether the text ends in a sequence that looks damaged.
fn ends_with_damage(before: &[Unit]) -> bool {
    let is_trail = |unit: &&Unit| byte(unit.character).is_some_and(|byte| byte < 0xc0);
    let n_trail = before.iter().rev().take_while(is_trail).take(4).count();
    let lead = before.iter().nth_back(n_trail).map(|unit| unit.character);
    (1..=3).contains(&n_trail) && matches!(lead, Some('Â' | 'Ã' | 'Ä' | 'Å' | 'Ë' | 'â' | 'ð'))
}

/// Whether a sign may directly follow a word.
fn may_follow_word(character: char) -> bool {
    ends_word(character) || matches!(character, '–' | '—' | '\u{a0}' | '\u{ad}' | '…')
}

/// Whether a sign ends a word, so that no letter follows.
fn ends_word(character: char) -> bool {
    const SIGNS: &str = "‘’“”«»‹›•™°²³¹®©ªº·";
    SIGNS.contains(character)
}

/// Whether an apostrophe is followed by an ending such as in `it’s` or `we’ll`.
fn is_ending(following: &[Unit]) -> bool {
    let characters = following.iter().rev().skip(1).map(|unit| unit.character);
    let letters = characters.take_while(|c| c.is_alphabetic()).take(3);
    let ending: String = letters.collect();
    ["s", "t", "d", "m", "ll", "re", "ve"].contains(&ending.as_str())
}

/// Finds the first half of an `à` or a no-break space whose other half became a plain space, as in
/// `5Â km`, `Ã la carte`. Skips words in capitals, because only these can end in `Ã` or `Â`.
fn lost_blanks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(['Ã', 'Â']).filter(|&(at, _)| {
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        let next = after.chars().nth(1);
        let is_cut_off = next.is_none_or(|c| c.is_whitespace() && c != '\u{a0}');
        let previous = before.chars().next_back();
        is_cut_off && !previous.is_some_and(char::is_uppercase)
    })
}

fn warn_of_repaired(path: &str, text: &str, units: &[Unit], diagnostics: &mut Vec<Diagnostic>) {
    let mut line = Lines::new(text);
    let mut first = 0;
    for place in units.chunk_by(|a, b| a.is_repaired && b.is_repaired) {
        let from = first;
        first += place.len();
        let (Some(begin), Some(last)) = (place.first(), place.last()) else {
            continue;
        };
        if !begin.is_repaired {
            continue;
        }
        let before = text.get(begin.start..last.end).unwrap_or_default();
        let context = (from.saturating_sub(N_CONTEXT), first + N_CONTEXT);
        let context = units.get(context.0..context.1.min(units.len()));
        let message = format!(
            "text `{before}` was read in the wrong encoding: expected `{}`, as in `{}`",
            joined(place),
            joined(context.unwrap_or_default()).trim()
        );
        let help = "the text is shown repaired; save the report so";
        diagnostics.push(
            Diagnostic::new(Code::Mojibake, path, line.at(begin.start), message, help).at(before),
        );
    }
}

/// Joins the characters of units. Drops repaired byte order marks, because they have no meaning
/// inside a text.
fn joined(units: &[Unit]) -> String {
    let is_mark = |unit: &&Unit| unit.is_repaired && unit.character == '\u{feff}';
    let kept = units.iter().filter(|unit| !is_mark(unit));
    kept.map(|unit| unit.character).collect()
}

/// Warns where a program dropped characters it did not know. Only the first letters of the sequence
/// are left, too little to restore the original.
fn warn_of_lost(path: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    let mut line = Lines::new(text);
    let lost = ["â€", "Ã\u{fffd}", "Â\u{fffd}", "â\u{fffd}", "ðŸ"];
    let places = lost.iter().flat_map(|rest| text.match_indices(rest));
    let mut places: Vec<(usize, &str)> = places.chain(lost_blanks(text)).collect();
    places.sort_unstable();
    for (at, rest) in places {
        let message = format!(
            "text `{rest}` was read in the wrong encoding and lost a part: expected the sign \
             that was meant"
        );
        let help = "write the sign, for it cannot be told from what is left";
        diagnostics
            .push(Diagnostic::new(Code::Mojibake, path, line.at(at), message, help).at(rest));
    }
}
