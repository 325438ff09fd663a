//! Many short lists in one allocation.

use core::ops::Range;

/// An immutable sequence of lists, addressed by index from 0.
#[derive(Clone, Debug)]
pub(super) struct Lists<T> {
    /// End of each list in `items`, which is also the start of the next.
    ends: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            ends: Vec::new(),
            items: Vec::new(),
        }
    }
}

impl<T: Copy + Default> Lists<T> {
    /// Appends a list.
    pub fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.ends.push(as_u32(self.items.len()));
    }

    /// Returns the list with this index, or an empty slice if the index is out of range.
    pub fn get(&self, number: u32) -> &[T] {
        self.items.get(self.range(number)).unwrap_or_default()
    }

    fn range(&self, number: u32) -> Range<usize> {
        let number = number as usize;
        let end = |at: usize| self.ends.get(at).map_or(0, |&end| end as usize);
        let start = number.checked_sub(1).map_or(0, end);
        start..end(number)
    }

    /// Groups items into `n_lists` lists by their number and keeps their order within a list. Drops
    /// items whose number is not below `n_lists`.
    pub fn sorted(n_lists: usize, items: &[(u32, T)]) -> Self {
        let mut ends = vec![0_u32; n_lists];
        for &(number, _) in items {
            if let Some(end) = ends.get_mut(number as usize) {
                *end += 1;
            }
        }
        let mut n_before = 0;
        for end in &mut ends {
            let n_items = *end;
            *end = n_before;
            n_before += n_items;
        }
        let mut sorted = vec![T::default(); n_before as usize];
        for &(number, item) in items {
            let Some(next) = ends.get_mut(number as usize) else {
                continue;
            };
            if let Some(slot) = sorted.get_mut(*next as usize) {
                *slot = item;
            }
            *next += 1;
        }
        Self {
            ends,
            items: sorted,
        }
    }
}

/// Converts an index of a term or text. It saturates, because an archive with four billion of them
/// would not fit in a browser's memory.
pub(super) fn as_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_sorted_into_lists_and_keep_their_order() {
        let lists = Lists::sorted(4, &[(2, 'a'), (0, 'b'), (2, 'c'), (9, 'd')]);
        let lists: Vec<&[char]> = (0..5).map(|number| lists.get(number)).collect();
        assert_eq!(lists, [&['b'][..], &[], &['a', 'c'], &[], &[]]);
    }

    #[test]
    fn lists_are_pushed_one_behind_the_other() {
        let mut lists = Lists::default();
        lists.push([1, 2]);
        lists.push([]);
        lists.push([3]);
        let lists: Vec<&[i32]> = (0..4).map(|number| lists.get(number)).collect();
        assert_eq!(lists, [&[1, 2][..], &[], &[3], &[]]);
    }
}
