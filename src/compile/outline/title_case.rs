//! Title case, by which headings and names are told from sentences.

/// Reports whether at least two thirds of the longer words, and the first word, begin with a
/// capital or a digit.
pub fn is_title_case(plain: &str) -> bool {
    let is_long = |word: &&str| word.chars().filter(|c| c.is_alphanumeric()).count() >= 4;
    let words = plain.split(|c: char| c.is_whitespace() || matches!(c, '-' | '—' | '–' | '/'));
    let long: Vec<&str> = words.filter(is_long).collect();
    let first = plain.chars().find(|c| c.is_alphanumeric());
    let is_capital = |c: char| c.is_uppercase() || c.is_numeric();
    let n_capital = long
        .iter()
        .filter(|word| {
            word.chars()
                .find(|c| c.is_alphanumeric())
                .is_some_and(is_capital)
        })
        .count();
    first.is_some_and(is_capital) && n_capital * 3 >= long.len() * 2
}
