//! Words as search reads them: their terms and keys, and the words of the archive as targets.

use crate::search::{Vocabulary, tokenize};

/// Returns the terms of a word or of several words, without the wholes of hyphenated ones.
pub fn terms(text: &str) -> Vec<String> {
    let tokens = tokenize(text).into_iter();
    let words = tokens.filter(|token| !token.is_whole());
    words.map(|token| token.term).collect()
}

/// Returns the key of a word or of several words.
pub fn key(words: &[String], vocabulary: &Vocabulary) -> String {
    let keys: Vec<String> = words.iter().map(|word| vocabulary.key(word)).collect();
    keys.join("_")
}

/// Returns the target for a word, or for several that are side by side somewhere, if the archive has
/// it: the word, or its most frequent inflected form. Other forms may mean something else, such as
/// `respectively` for `respect`.
pub fn target(words: &[String], vocabulary: &Vocabulary) -> Option<String> {
    match words {
        [] => None,
        [word] => {
            let known = vocabulary.word(&vocabulary.key(word))?;
            let mut forms = known.forms.iter();
            let form = forms.clone().find(|&form| form == word);
            let form = form.or_else(|| forms.find(|form| is_inflected(form, word)));
            form.cloned()
        }
        words => (vocabulary.n_with_phrase(words) > 0).then(|| words.join("_")),
    }
}

/// Reports whether a form of a word is inflected, such as `lending` for `lend`, rather than derived,
/// such as `lender`. Expects the two to be forms of one word.
fn is_inflected(form: &str, word: &str) -> bool {
    let stem = |it: &str| {
        let endings = ["ies", "ied", "ing", "es", "ed", "e", "s", "y"];
        let bare = endings.iter().find_map(|ending| it.strip_suffix(ending));
        bare.unwrap_or(it).to_owned()
    };
    let (form, word) = (stem(form), stem(word));
    // Doubled letters, as in `hitting` for `hit`.
    form == word
        || form
            .strip_prefix(word.as_str())
            .is_some_and(|rest| rest.len() == 1 && word.ends_with(rest))
}
