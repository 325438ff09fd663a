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

/// Sorts words with what belongs to them.
pub(super) fn sort_words(words: &mut [(String, u32)]) {
    words.sort_unstable();
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
    fn the_best_score_has_the_smallest_key() {
        let keys = [9.5, 1.0, 0.25, 0.0].map(best_first);
        assert!(keys.is_sorted(), "{keys:?}");
    }
}
