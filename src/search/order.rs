//! Sorting through one integer sort, because each further item type that is sorted directly adds
//! several kilobytes to the program.

/// Sorts items by key, smallest first. The sort is stable.
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

/// Sorts words by their bytes, along with the number of each.
pub(super) fn sort_words(words: &mut Vec<(String, u32)>) {
    let longest = words.iter().map(|(word, _)| word.len()).max();
    // Radix sort, last piece first: each stable pass keeps the order of the pass before.
    for number in (0..longest.unwrap_or(0).div_ceil(PIECE)).rev() {
        sort_by_key(words, |(word, _)| piece(word, number));
    }
}

/// Number of bytes of a word in one key.
const PIECE: usize = 8;

/// Returns piece `number` (from 0) of a word as a key, padded with zeros so short words sort first.
fn piece(word: &str, number: usize) -> u64 {
    let bytes = word.bytes().skip(number * PIECE);
    let bytes = bytes.chain(core::iter::repeat(0)).take(PIECE);
    bytes.fold(0, |key, byte| key << 8 | u64::from(byte))
}

/// Returns a key that sorts the highest score first. Expects a score of at least 0.0.
pub(super) fn best_first(score: f32) -> u64 {
    // The bit patterns of non-negative floats sort like the floats.
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
