//! Sorting, once for all: each kind of item that is sorted by itself would take several kilobytes
//! of the program.

/// Sorts items by keys, the smallest first, and keeps the order of equals.
pub(super) fn sort_by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> u64) {
    let keys = items.iter().map(key).zip(0_u64..);
    let mut keys: Vec<u128> = keys
        .map(|(key, number)| u128::from(key) << 64 | u128::from(number))
        .collect();
    keys.sort_unstable();
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    for key in keys {
        let number = usize::try_from(key & u128::from(u64::MAX)).unwrap_or(usize::MAX);
        items.extend(unsorted.get_mut(number).and_then(Option::take));
    }
}

/// Sorts words with what belongs to them, as their bytes are ordered.
pub(super) fn sort_words(words: &mut Vec<(String, u32)>) {
    let longest = words.iter().map(|(word, _)| word.len()).max();
    // A piece of all words at a time, the last piece first: each sort keeps what the one before did.
    for number in (0..longest.unwrap_or(0).div_ceil(PIECE)).rev() {
        sort_by_key(words, |(word, _)| piece(word, number));
    }
}

/// How many bytes of a word a key can hold.
const PIECE: usize = 8;

/// A piece of a word, counted from 0, as a key; nothing comes before any byte.
fn piece(word: &str, number: usize) -> u64 {
    let bytes = word.bytes().skip(number * PIECE);
    let bytes = bytes.chain(core::iter::repeat(0)).take(PIECE);
    bytes.fold(0, |key, byte| key << 8 | u64::from(byte))
}

/// A score as a key by which the best comes first. Scores are not negative.
pub(super) fn best_first(score: f32) -> u64 {
    // The bits of numbers that are not negative have the order of the numbers.
    u64::from(u32::MAX - score.max(0.0).to_bits())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_key_comes_first_and_equals_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        sort_by_key(&mut items, |item| item.0);
        let order: String = items.iter().map(|item| item.1).collect();
        assert_eq!(order, "dbeac");
    }

    #[test]
    fn words_of_any_length_are_in_the_order_of_their_bytes() {
        let words = "b a ab aaaaaaaab aaaaaaaa aaaaaaaaa é zz aaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaab";
        let mut sorted: Vec<(String, u32)> = words.split(' ').map(String::from).zip(0..).collect();
        let mut expected = sorted.clone();
        expected.sort();
        sort_words(&mut sorted);
        assert_eq!(sorted, expected);
    }

    #[test]
    fn the_best_score_has_the_smallest_key() {
        let keys = [9.5, 1.0, 0.25, 0.0].map(best_first);
        assert!(keys.is_sorted(), "{keys:?}");
    }
}
