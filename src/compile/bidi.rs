//! Characters that change the direction of the text after them.

/// Whether a character begins or ends an embedding, an override, or an isolate. They can show words
/// in another order than they are written. The marks U+200E and U+200F cannot.
pub fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
