//! Replaces control characters, because no page can show them.
//!
//! Some of them separate words and become a blank; those that change the direction of the text are
//! taken out, because they could show it in another order than it is read in; all others become
//! U+FFFD, so that readers see that something is missing. Runs after [`mojibake`](super::mojibake),
//! which needs some of them to find out what a text was.

use super::bidi::is_bidi_control;
use super::diagnostic::{Code, Diagnostic};
use std::borrow::Cow;

/// Stands for a character that cannot be shown.
const REPLACEMENT: char = '\u{fffd}';

/// Replaces the control characters of a report. Warns of each kind on each line, and of each that
/// changes the direction.
pub fn replace_controls<'a>(
    path: &str,
    text: Cow<'a, str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'a, str> {
    if !text.contains(is_control) {
        return text;
    }
    for (number, line) in (1..).zip(text.split('\n')) {
        let mut known = Vec::new();
        for found in line.chars().filter(|&character| is_control(character)) {
            if is_bidi_control(found) || !known.contains(&found) {
                known.push(found);
                diagnostics.push(problem(path, number, found));
            }
        }
    }
    Cow::Owned(text.chars().filter_map(shown).collect())
}

/// Returns the text without control characters, and the first of them; or `None` if it has none. A
/// lone carriage return is one here, because it comes from a character reference such as `&#13;`.
pub fn without_controls(text: &str) -> Option<(String, char)> {
    let mut clean = String::with_capacity(text.len());
    let mut first = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_return = character == '\r' && characters.peek() != Some(&'\n');
        if is_return || is_control(character) {
            first = first.or(Some(character));
        }
        clean.extend(if is_return {
            Some(' ')
        } else {
            shown(character)
        });
    }
    first.map(|first| (clean, first))
}

/// Returns the problem of a control character.
pub fn problem(path: &str, line: u32, character: char) -> Diagnostic {
    let number = u32::from(character);
    let message = format!("control character `U+{number:04X}`: expected text");
    let help = match shown(character) {
        None => "take it out; it is not shown".to_owned(),
        Some(' ' | '\r') => "take it out; it is shown as a blank".to_owned(),
        Some(_) => format!("take it out; it is shown as `{REPLACEMENT}`"),
    };
    let problem = Diagnostic::new(Code::ControlCharacter, path, line, message, help);
    if character == '\r' {
        // It is written as a character reference. The one in the line belongs to the line end.
        return problem;
    }
    problem.at(&character.to_string())
}

/// Returns what is shown for a character.
fn shown(character: char) -> Option<char> {
    match character {
        // Vertical tab, form feed, the separators of data, next line, and the separators of lines
        // and paragraphs.
        '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1f}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        _ if is_bidi_control(character) => None,
        _ if is_control(character) => Some(REPLACEMENT),
        _ => Some(character),
    }
}

/// Reports whether a character has no place in a text. Tabs and line ends do.
pub fn is_control(character: char) -> bool {
    let is_text = matches!(character, '\t' | '\n' | '\r');
    character.is_control() && !is_text
        || matches!(character, '\u{2028}' | '\u{2029}')
        || is_bidi_control(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_become_blanks_or_a_mark() {
        let mut diagnostics = Vec::new();
        let text = Cow::Borrowed("a\u{c}b\r\n\tc\u{7}d\u{7}\u{1b}[0m\u{2028}e\u{85}f");
        let found = replace_controls("a.md", text, &mut diagnostics);
        assert_eq!(found, "a b\r\n\tc\u{fffd}d\u{fffd}\u{fffd}[0m e f");
        let lines: Vec<(u32, &str)> = diagnostics
            .iter()
            .map(|it| (it.line, it.value.as_str()))
            .collect();
        let expected = [
            (1, "\u{c}"),
            (2, "\u{7}"),
            (2, "\u{1b}"),
            (2, "\u{2028}"),
            (2, "\u{85}"),
        ];
        assert_eq!(lines, expected);
        assert_eq!(
            diagnostics[1].to_string(),
            "a.md:2: control character `U+0007`: expected text; take it out; it is shown as `\u{fffd}`"
        );
    }

    #[test]
    fn what_changes_the_direction_is_taken_out_and_each_is_named() {
        let mut diagnostics = Vec::new();
        let text = Cow::Borrowed("pay \u{202e}005\u{202c} to\u{2066} a\u{2066}\u{200f}b\u{2069}");
        let found = replace_controls("a.md", text, &mut diagnostics);
        assert_eq!(found, "pay 005 to a\u{200f}b");
        let values: Vec<&str> = diagnostics.iter().map(|it| it.value.as_str()).collect();
        let expected = ["\u{202e}", "\u{202c}", "\u{2066}", "\u{2066}", "\u{2069}"];
        assert_eq!(values, expected);
        assert_eq!(
            diagnostics[0].to_string(),
            "a.md:1: control character `U+202E`: expected text; take it out; it is not shown"
        );
    }

    #[test]
    fn a_lone_return_is_a_control_character_among_whole_line_ends_too() {
        let clean = |text: &str| without_controls(text).map(|(text, _)| text);
        assert_eq!(clean("a\rb\r\nc").as_deref(), Some("a b\r\nc"));
        assert_eq!(clean("a\r\nb"), None);
    }

    #[test]
    fn a_text_without_them_stays_as_it_is() {
        let text = "a\tb\r\nc é\u{a0}d\u{200b}";
        let found = replace_controls("a.md", Cow::Borrowed(text), &mut Vec::new());
        assert!(matches!(found, Cow::Borrowed(same) if same == text));
        assert_eq!(without_controls(text), None);
    }
}
