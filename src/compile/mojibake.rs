//! Text in UTF-8 that was read as Windows-1252 or Latin-1, once or several times over.
//!
//! Such text shows: every character beyond ASCII has become two to four, the first of which is
//! one of a few letters with a mark, as in `â€”` for a dash. The way back is the same table read
//! the other way round: characters to bytes, bytes as UTF-8. It is taken only where the bytes are
//! UTF-8 *and* give a character that a report is likely to hold *and* the letters cannot be meant
//! as they stand. `“CAFÉ”` ends in two characters whose bytes are valid UTF-8, too.
//!
//! The text is read from its end, so that what follows a letter is always repaired before it. A
//! text that was damaged twice is then repaired in the same pass. Tests:
//! `tests/native/mojibake.rs`.

use super::lines::Lines;
use super::{Code, Diagnostic};
use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;

/// How many characters before and after a place a problem shows.
const N_CONTEXT: usize = 12;

/// The text with what was read in the wrong encoding repaired. The lines stay as they are.
#[must_use]
pub fn repair(text: &str) -> Cow<'_, str> {
    let Some(units) = repaired_units(text) else {
        return Cow::Borrowed(text);
    };
    Cow::Owned(joined(&units))
}

/// Repairs a report's text, with a warning for each place, and for each that cannot be repaired.
pub fn mend<'a>(path: &str, text: &'a str, diagnostics: &mut Vec<Diagnostic>) -> Cow<'a, str> {
    let units = repaired_units(text);
    if let Some(units) = &units {
        warn_of_repaired(path, text, units, diagnostics);
    }
    let mended = units.map_or(Cow::Borrowed(text), |units| Cow::Owned(joined(&units)));
    warn_of_lost(path, &mended, diagnostics);
    mended
}

/// A character of the repaired text with where it comes from.
#[derive(Clone, Copy, Debug)]
struct Unit {
    character: char,
    /// Where its source begins.
    start: usize,
    /// Where its source ends.
    end: usize,
    is_repaired: bool,
}

/// The characters of the repaired text, or `None` if nothing is wrong.
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
    // What was repaired can be a reason to repair what stands behind it. Each time the text gets
    // shorter, so this ends; once more is the rule.
    while let Some(repaired) = repair_once(&units) {
        units = repaired;
        found_any = true;
    }
    found_any.then_some(units)
}

/// The characters after one repair from the end to the beginning, or `None` if nothing is wrong.
fn repair_once(units: &[Unit]) -> Option<Vec<Unit>> {
    let mut found_any = false;
    // The last one is the first of what follows.
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

/// What a letter and the characters after it give as UTF-8.
struct Decoded {
    character: char,
    /// The bytes after the first, as the characters that stand for them.
    trail: [Option<char>; 3],
    /// How many units after the letter were used.
    n_following: usize,
}

/// Decodes a letter with what follows it, if this gives a character that a report may hold.
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
        // Damaged twice, a control character is `Â` and another one, and `ƒ` is `Æ’`. By
        // themselves these can be meant, so they are repaired as a part of something larger only.
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

/// The byte that a character stands for, if it stands for one beyond ASCII. Where Windows-1252
/// and Latin-1 differ, both are taken.
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

/// Whether a report in a language of Europe is likely to hold a character: a letter or sign of
/// Latin, punctuation, a currency, an arrow, a symbol, an emoji.
fn is_likely(character: char) -> bool {
    matches!(u32::from(character),
        // Latin-1 without control characters, Latin Extended-A.
        0xa0..=0x17f
        // Two accents that Windows-1252 has, too.
        | 0x2c6 | 0x2dc
        // Punctuation, currencies, signs such as ™.
        | 0x2010..=0x203e | 0x2044 | 0x200b..=0x200f | 0x2060 | 0x20a0..=0x20c0
        | 0x2100..=0x214f
        // Arrows, mathematics, technical signs, shapes.
        | 0x2190..=0x22ff | 0x2300..=0x23ff | 0x25a0..=0x27bf | 0x2b00..=0x2bff
        // What belongs to emoji, the byte order mark, the mark of what was lost.
        | 0xfe0f | 0xfeff | 0xfffd
        | 0x1f000..=0x1faff)
}

/// Whether the characters can be meant as they stand. They can when the first is a letter that
/// ends a word and the others are what may follow a word.
fn is_meant(before: &[Unit], lead: Unit, following: &[Unit], found: &Decoded) -> bool {
    let trail: Vec<char> = found.trail.iter().flatten().copied().collect();
    let previous = before.last().map(|unit| unit.character);
    // Two capitals of Estonian or of a language of Finland, inside a word in capitals.
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
        // No word ends so, and what it gives are the signs that are most often damaged.
        ('Â', _) => false,
        (letter @ ('Ã' | 'Ä' | 'Å'), [mark]) => {
            is_meant_capital(before, letter, *mark, next, following)
        }
        // A small letter that stands alone is no word.
        _ => previous.is_some_and(char::is_alphabetic),
    }
}

/// Whether a capital letter with one mark after it can be meant as it stands.
fn is_meant_capital(
    before: &[Unit],
    letter: char,
    mark: char,
    next: Option<&Unit>,
    following: &[Unit],
) -> bool {
    let previous = before.last().map(|unit| unit.character);
    // A capital inside a word of small letters, or beside damage of the same kind.
    let is_beside_damage = ends_with_damage(before) || next.is_some_and(|unit| unit.is_repaired);
    if previous.is_some_and(char::is_lowercase) || is_beside_damage {
        return false;
    }
    let next = next.map(|unit| unit.character);
    // A word goes on behind a sign that otherwise ends one, unless it is that of a genitive.
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

/// Whether the last characters look like one that was damaged.
fn ends_with_damage(before: &[Unit]) -> bool {
    let is_trail = |unit: &&Unit| byte(unit.character).is_some_and(|byte| byte < 0xc0);
    let n_trail = before.iter().rev().take_while(is_trail).take(4).count();
    let lead = before.iter().nth_back(n_trail).map(|unit| unit.character);
    (1..=3).contains(&n_trail) && matches!(lead, Some('Â' | 'Ã' | 'Ä' | 'Å' | 'Ë' | 'â' | 'ð'))
}

/// Signs that may stand directly behind a word.
fn may_follow_word(character: char) -> bool {
    ends_word(character) || matches!(character, '–' | '—' | '\u{a0}' | '\u{ad}' | '…')
}

/// Signs behind which a word does not go on.
fn ends_word(character: char) -> bool {
    const SIGNS: &str = "‘’“”«»‹›•™°²³¹®©ªº·";
    SIGNS.contains(character)
}

/// Whether what stands behind an apostrophe is an ending such as that of `it’s` or `we’ll`.
fn is_ending(following: &[Unit]) -> bool {
    let characters = following.iter().rev().skip(1).map(|unit| unit.character);
    let letters = characters.take_while(|c| c.is_alphabetic()).take(3);
    let ending: String = letters.collect();
    ["s", "t", "d", "m", "ll", "re", "ve"].contains(&ending.as_str())
}

/// The first half of an `à` or of a blank that does not break, where a program has taken the other
/// half for a blank: `Ã la carte`, `5Â km`. Only a word in capitals can end with these letters.
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

/// The characters of some units. A byte order mark has no business inside a text.
fn joined(units: &[Unit]) -> String {
    let is_mark = |unit: &&Unit| unit.is_repaired && unit.character == '\u{feff}';
    let kept = units.iter().filter(|unit| !is_mark(unit));
    kept.map(|unit| unit.character).collect()
}

/// What is left when a program throws away a character that it does not know: the letter in front
/// of it, from which the character cannot be told.
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
