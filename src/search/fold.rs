//! Folds letters for comparison: lowercase and without diacritics.

/// Plain letters, each with the accented lowercase letters folded to it. Covers Latin-1, Latin
/// Extended-A, and Romanian `ș` and `ț`: the Latin-script languages of Europe.
const MARKED: [(char, &str); 19] = [
    ('a', "àáâãäåāăą"),
    ('c', "çćĉċč"),
    ('d', "ďđð"),
    ('e', "èéêëēĕėęě"),
    ('g', "ĝğġģ"),
    ('h', "ĥħ"),
    ('i', "ìíîïĩīĭįı"),
    ('j', "ĵ"),
    ('k', "ķ"),
    ('l', "ĺļľŀł"),
    ('n', "ñńņňŋ"),
    ('o', "òóôõöøōŏő"),
    ('r', "ŕŗř"),
    ('s', "śŝşšſș"),
    ('t', "ţťŧț"),
    ('u', "ùúûüũūŭůűų"),
    ('w', "ŵ"),
    ('y', "ýÿŷ"),
    ('z', "źżž"),
];

/// Appends the folded form of `letter` to `term`.
pub(super) fn push_folded(term: &mut String, letter: char) {
    if letter.is_ascii() {
        term.push(letter.to_ascii_lowercase());
        return;
    }
    for lower in letter.to_lowercase() {
        match lower {
            'ß' => term.push_str("ss"),
            'æ' => term.push_str("ae"),
            'œ' => term.push_str("oe"),
            'þ' => term.push_str("th"),
            _ if is_combining_mark(lower) => {}
            _ => term.push(without_mark(lower)),
        }
    }
}

/// Reports whether a character is a combining mark, as in a decomposed `é`.
pub(super) fn is_combining_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

fn without_mark(letter: char) -> char {
    MARKED
        .iter()
        .find(|(_, marked)| marked.contains(letter))
        .map_or(letter, |&(plain, _)| plain)
}
