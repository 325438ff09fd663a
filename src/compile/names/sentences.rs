//! The sentences of a text, to quote them.

use core::ops::Range;

/// Words before a period that ends no sentence, in lower case.
const ABBREVIATIONS: [&str; 14] = [
    "approx", "ca", "cf", "dr", "e.g", "i.e", "mr", "mrs", "ms", "mt", "no", "prof", "st", "vs",
];

/// Returns the byte ranges of the sentences, in order and without the blanks around them. A text
/// without an end is one sentence.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let is_wide = matches!(character, '。' | '！' | '？');
        if !is_wide && !matches!(character, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + character.len_utf8();
        while let Some(&(at, next)) = characters.peek()
            && (is_mark(next) || is_closing(next))
        {
            end = at + next.len_utf8();
            characters.next();
        }
        if is_wide || ends_sentence(text, start, at, end) {
            push(&mut found, text, start..end);
            start = end;
        }
    }
    push(&mut found, text, start..text.len());
    found
}

fn is_mark(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…')
}

fn is_closing(character: char) -> bool {
    matches!(character, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '」')
}

/// Reports whether the mark at `at` ends the sentence from `start`, and the next begins at `end`.
fn ends_sentence(text: &str, start: usize, at: usize, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    let next = rest.trim_start();
    if next.len() == rest.len() && !next.is_empty() {
        return false;
    }
    if next.starts_with(char::is_lowercase) {
        return false;
    }
    let before = text.get(start..at).unwrap_or_default();
    let is_period = text.get(at..).is_some_and(|it| it.starts_with('.'));
    !is_period || !is_abbreviation(before.rsplit([' ', '\n', '(', '“', '"']).next())
}

/// Reports whether a word before a period is short for another, or the initial of a name.
fn is_abbreviation(word: Option<&str>) -> bool {
    // No word that is longer is an abbreviation.
    let Some(word) = word.filter(|word| word.len() <= 8) else {
        return false;
    };
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    is_initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let slice = text.get(range.clone()).unwrap_or_default();
    let start = range.start + slice.len() - slice.trim_start().len();
    let end = range.end - (slice.len() - slice.trim_end().len());
    if start < end {
        found.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = sentences(text).into_iter();
        let found: Vec<&str> = found.map(|range| &text[range]).collect();
        assert_eq!(found, expected, "of `{text}`");
    }

    #[test]
    fn a_sentence_ends_at_its_mark_with_the_quotes_behind_it() {
        check("Sail. Row!  Swim", &["Sail.", "Row!", "Swim"]);
        check("“Sail?” “Row …” Swim.", &["“Sail?”", "“Row …”", "Swim."]);
        check("風。海。", &["風。", "海。"]);
        check("Really?! (Yes.) ", &["Really?!", "(Yes.)"]);
    }

    #[test]
    fn numbers_abbreviations_and_initials_end_none() {
        check(
            "Dr. A. Quay has 0.9 of it. Yes.",
            &["Dr. A. Quay has 0.9 of it.", "Yes."],
        );
        check("See e.g. Oar no. 7", &["See e.g. Oar no. 7"]);
        check("It rose… and fell", &["It rose… and fell"]);
        check("Buy at quay.example. Now", &["Buy at quay.example.", "Now"]);
    }

    #[test]
    fn a_text_without_words_has_its_marks() {
        check("", &[]);
        check(" \n ", &[]);
        check("...", &["..."]);
    }
}
