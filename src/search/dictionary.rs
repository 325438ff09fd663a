//! The dictionary: every term of the archive, with its other forms and with similar spellings.
//!
//! The terms are sorted, so the number of a term is its alphabetical position, and all terms with
//! the same prefix form a range. A finite-state transducer would take less memory, but the `fst`
//! crate would add more to the program than the rest of the search takes.

use super::forms::Language;
use super::lists::{Lists, as_u32};
use super::order::{sort_by_key, sort_words};
use core::ops::Range;
use strsim::damerau_levenshtein;

/// All terms, sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct Dictionary {
    /// The language whose word forms it has.
    pub language: Language,
    terms: Vec<Box<str>>,
    /// The letters of each term as a bit set; see [`letters`].
    letters: Vec<u32>,
    /// The key of each word, sorted; omits words whose only form is the key itself.
    keys: Vec<Box<str>>,
    /// For each key, its terms.
    forms: Lists<u32>,
    /// For each term, the index of its key in `keys`, or `u32::MAX` if the key is omitted.
    words: Vec<u32>,
    /// Terms written with hyphens anywhere, sorted, without the hyphens; and the parts of each.
    compounds: Vec<u32>,
    parts: Lists<u32>,
}

/// A term spelled like a given word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// The term's number.
    pub term: u32,
    /// Edit distance to the word, in letters.
    pub distance: usize,
}

/// The part of a term to compare with the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MatchScope {
    /// The whole term.
    Whole,
    /// The beginning of the term, about as long as the word.
    Beginning,
}

impl Dictionary {
    /// Builds a dictionary from sorted, distinct terms, the key of each, and the parts of compounds.
    pub fn new(
        language: Language,
        terms: Vec<Box<str>>,
        keys: Vec<String>,
        mut compounds: Vec<(u32, Vec<u32>)>,
    ) -> Self {
        let mut keys: Vec<(String, u32)> = keys.into_iter().zip(0_u32..).collect();
        sort_words(&mut keys);
        sort_by_key(&mut compounds, |compound| u64::from(compound.0));
        let mut dictionary = Self {
            language,
            letters: terms.iter().map(|term| letters(term)).collect(),
            words: vec![u32::MAX; terms.len()],
            terms,
            ..Self::default()
        };
        for (whole, parts) in compounds {
            dictionary.compounds.push(whole);
            dictionary.parts.push(parts);
        }
        for word in keys.chunk_by(|a, b| a.0 == b.0) {
            dictionary.add_word(word);
        }
        dictionary
    }

    /// Adds the forms of one word, each paired with the word's key.
    fn add_word(&mut self, forms: &[(String, u32)]) {
        // Most words have one form, equal to its key. Those need no entry.
        let Some((key, first)) = forms.first() else {
            return;
        };
        if forms.len() == 1 && self.term(*first) == key {
            return;
        }
        for &(_, form) in forms {
            if let Some(word) = self.words.get_mut(form as usize) {
                *word = as_u32(self.keys.len());
            }
        }
        self.keys.push(key.as_str().into());
        self.forms.push(forms.iter().map(|form| form.1));
    }

    /// Returns the number of terms.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Returns the term with this number, or an empty string if the number is out of range.
    pub fn term(&self, number: u32) -> &str {
        self.terms.get(number as usize).map_or("", |term| term)
    }

    /// Returns the number of a term, or `None` if it is not in the archive.
    pub fn find(&self, term: &str) -> Option<u32> {
        let found = self.terms.binary_search_by(|known| (**known).cmp(term));
        found.ok().map(as_u32)
    }

    /// Returns the numbers of all terms that begin with `beginning`.
    pub fn range(&self, beginning: &str) -> Range<u32> {
        let start = self.terms.partition_point(|known| **known < *beginning);
        let rest = self.terms.get(start..).unwrap_or_default();
        let len = rest.partition_point(|known| known.starts_with(beginning));
        as_u32(start)..as_u32(start + len)
    }

    /// Returns the number of a word, or of all terms that begin with it; may be empty.
    pub fn terms(&self, word: &str, is_prefix: bool) -> Range<u32> {
        if is_prefix {
            return self.range(word);
        }
        self.find(word).map_or(0..0, |term| term..term + 1)
    }

    /// Returns all forms of a term's word, or an empty slice if the word's only form is its key.
    pub fn forms(&self, term: u32) -> &[u32] {
        let word = self.words.get(term as usize).copied();
        word.map_or(&[], |word| self.forms.get(word))
    }

    /// Returns all forms of a word, even if the archive lacks the word itself.
    pub fn forms_of(&self, word: &str) -> Vec<u32> {
        let key = self.language.key(word);
        match self.keys.binary_search_by(|known| (**known).cmp(&*key)) {
            Ok(number) => self.forms.get(as_u32(number)).to_vec(),
            Err(_) => self.find(&key).into_iter().collect(),
        }
    }

    /// Returns the parts of a term that is written with hyphens anywhere in the archive.
    pub fn parts(&self, whole: u32) -> Option<&[u32]> {
        let number = self.compounds.binary_search(&whole).ok()?;
        Some(self.parts.get(as_u32(number)))
    }

    /// Returns the terms within a Damerau-Levenshtein distance of `word`, nearest first, but not
    /// `word` itself. The first letter may differ only for a single error in a whole word, because
    /// hardly anybody gets the first letter and another one wrong.
    pub fn near(&self, word: &str, max_distance: usize, extent: MatchScope) -> Vec<Near> {
        let n_letters = word.chars().count();
        let own_letters = letters(word);
        let first_letter = word.chars().next();
        let may_begin_otherwise = max_distance == 1 && extent == MatchScope::Whole;
        let lacks_few =
            |some: u32, other: u32| (some & !other).count_ones() as usize <= max_distance;
        let mut found: Vec<Near> = Vec::new();
        for (number, (term, &term_letters)) in self.terms.iter().zip(&self.letters).enumerate() {
            // Most terms are excluded by their letters or length alone. A term has at least as many
            // bytes as letters.
            let is_like = lacks_few(own_letters, term_letters)
                && term.len() + max_distance >= n_letters
                && (extent == MatchScope::Beginning || lacks_few(term_letters, own_letters))
                && (may_begin_otherwise || term.chars().next() == first_letter);
            if !is_like {
                continue;
            }
            let distance = match extent {
                MatchScope::Whole => damerau_levenshtein(word, term),
                MatchScope::Beginning => distance_to_beginning(word, n_letters, term, max_distance),
            };
            if (1..=max_distance).contains(&distance) {
                let term = as_u32(number);
                found.push(Near { term, distance });
            }
        }
        sort_by_key(&mut found, |near| near.distance as u64);
        found
    }
}

/// Returns the smallest distance between `word` and any beginning of `term` of similar length.
fn distance_to_beginning(word: &str, n_letters: usize, term: &str, max_distance: usize) -> usize {
    let ends = term
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8());
    ends.enumerate()
        .skip((n_letters - 1).saturating_sub(max_distance))
        .take(2 * max_distance + 1)
        .filter_map(|(_, end)| term.get(..end))
        .map(|beginning| damerau_levenshtein(word, beginning))
        .min()
        .unwrap_or(usize::MAX)
}

/// Returns the letters of a word as bits: one for each of a to z, one for digits, one for others.
fn letters(word: &str) -> u32 {
    let bit = |letter: char| match letter {
        'a'..='z' => 1 << (u32::from(letter) - u32::from('a')),
        '0'..='9' => 1 << 26,
        _ => 1 << 27,
    };
    word.chars()
        .fold(0, |letters, letter| letters | bit(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary(words: &str) -> Dictionary {
        let mut terms: Vec<Box<str>> = words.split(' ').map(Box::from).collect();
        terms.sort();
        let keys = terms
            .iter()
            .map(|term| Language::default().key(term).into_owned());
        let keys = keys.collect();
        Dictionary::new(Language::default(), terms, keys, Vec::new())
    }

    #[track_caller]
    fn check_near(
        words: &str,
        word: &str,
        max_distance: usize,
        extent: MatchScope,
        expected: &[&str],
    ) {
        let dictionary = dictionary(words);
        let near = dictionary.near(word, max_distance, extent);
        let found: Vec<&str> = near.iter().map(|near| dictionary.term(near.term)).collect();
        assert_eq!(found, expected, "near `{word}`");
    }

    #[test]
    fn terms_with_a_common_beginning_are_a_range() {
        let dictionary = dictionary("rope ropes roof root sail");
        let terms = |beginning: &str| -> Vec<&str> {
            let range = dictionary.range(beginning);
            range.map(|number| dictionary.term(number)).collect()
        };
        assert_eq!(terms("rop"), ["rope", "ropes"]);
        assert_eq!(terms("ro").len(), 4);
        assert_eq!(terms("x").len(), 0);
        assert_eq!(terms("").len(), 5);
    }

    #[test]
    fn forms_of_a_word_find_each_other() {
        let dictionary = dictionary("auction auctions rope eleventh 11th");
        let terms = |forms: &[u32]| -> Vec<String> {
            forms
                .iter()
                .map(|&form| dictionary.term(form).to_owned())
                .collect()
        };
        let forms = |term: &str| terms(dictionary.forms(dictionary.find(term).expect("a term")));
        assert_eq!(forms("auctions"), ["auction", "auctions"]);
        assert_eq!(forms("11th"), ["11th", "eleventh"]);
        assert_eq!(forms("rope").len(), 0);
        assert_eq!(
            terms(&dictionary.forms_of("auctioning")),
            ["auction", "auctions"]
        );
        assert_eq!(terms(&dictionary.forms_of("roping")), ["rope"]);
        assert_eq!(terms(&dictionary.forms_of("sailing")).len(), 0);
    }

    #[test]
    fn a_letter_more_or_less_or_other_or_swapped_is_one_error() {
        let words = "parachain treasury validator karura";
        check_near(words, "parachian", 1, MatchScope::Whole, &["parachain"]);
        check_near(words, "tresury", 1, MatchScope::Whole, &["treasury"]);
        check_near(words, "validater", 1, MatchScope::Whole, &["validator"]);
        check_near(words, "karrura", 1, MatchScope::Whole, &["karura"]);
        check_near(words, "karura", 1, MatchScope::Whole, &[]);
        check_near(words, "vlaidatro", 1, MatchScope::Whole, &[]);
        check_near(words, "vlaidatro", 2, MatchScope::Whole, &["validator"]);
        check_near(words, "larura", 1, MatchScope::Whole, &["karura"]);
        check_near(words, "lrrura", 2, MatchScope::Whole, &[]);
    }

    #[test]
    fn the_beginning_of_a_term_may_be_misspelt() {
        let words = "parachain parachains paradise treasury";
        check_near(
            words,
            "paarc",
            1,
            MatchScope::Beginning,
            &["parachain", "parachains"],
        );
        check_near(words, "tersu", 1, MatchScope::Beginning, &[]);
        check_near(words, "tersu", 2, MatchScope::Beginning, &["treasury"]);
        check_near(words, "paarc", 1, MatchScope::Whole, &[]);
        check_near(words, "arach", 1, MatchScope::Beginning, &[]);
    }

    #[test]
    fn letters_with_more_bytes_count_once() {
        check_near("київ київська", "киів", 1, MatchScope::Whole, &["київ"]);
        check_near(
            "київ київська",
            "киівс",
            1,
            MatchScope::Beginning,
            &["київська"],
        );
    }
}
