//! Replaces control characters, because no page can show them.
//!
//! Some of them separate words and become a blank; all others become U+FFFD, so that readers see
//! that something is missing. Runs after [`mojibake`](super::mojibake), which needs some of them to
//! find out what a text was.

use super::diagnostic::{Code, Diagnostic};
use std::borrow::Cow;

/// Stands for a character that cannot be shown.
const REPLACEMENT: char = '\u{fffd}';

/// Replaces the control characters of a report, and warns of each kind on each line.
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
            if !known.contains(&found) {
                known.push(found);
                diagnostics.push(problem(path, number, found));
            }
        }
    }
    Cow::Owned(text.chars().map(shown).collect())
}

/// Returns the text without control characters, and the first of them; or `None` if it has none. A
/// lone carriage return is one here, because it comes from a character reference such as `&#13;`.
pub fn without_controls(text: &str) -> Option<(String, char)> {
    let is_return = text.contains('\r') && !text.contains("\r\n");
    let is_control = |character: char| is_control(character) || is_return && character == '\r';
    let first = text.chars().find(|&character| is_control(character))?;
    let shown = |character| {
        if is_control(character) && character == '\r' {
            ' '
        } else {
            shown(character)
        }
    };
    Some((text.chars().map(shown).collect(), first))
}

/// Returns the problem of a control character.
pub fn problem(path: &str, line: u32, character: char) -> Diagnostic {
    let number = u32::from(character);
    let replacement = if shown(character) == ' ' {
        "a blank".to_owned()
    } else {
        format!("`{REPLACEMENT}`")
    };
    let message = format!("control character `U+{number:04X}`: expected text");
    let help = format!("take it out; it is shown as {replacement}");
    Diagnostic::new(Code::ControlCharacter, path, line, message, help).at(&character.to_string())
}

fn shown(character: char) -> char {
    match character {
        // Vertical tab, form feed, the separators of data, next line, and the separators of lines
        // and paragraphs.
        '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1f}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        _ if is_control(character) => REPLACEMENT,
        _ => character,
    }
}

/// Reports whether a character has no place in a text. Tabs and line ends do.
pub fn is_control(character: char) -> bool {
    let is_text = matches!(character, '\t' | '\n' | '\r');
    character.is_control() && !is_text || matches!(character, '\u{2028}' | '\u{2029}')
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
    fn a_text_without_them_stays_as_it_is() {
        let text = "a\tb\r\nc é\u{a0}d\u{200b}";
        let found = replace_controls("a.md", Cow::Borrowed(text), &mut Vec::new());
        assert!(matches!(found, Cow::Borrowed(same) if same == text));
        assert_eq!(without_controls(text), None);
    }
}
