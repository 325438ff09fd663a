//! Standing text: paragraphs that many reports have in the same words, such as how to subscribe.

use super::TextId;
use super::block::{Block, visit_blocks};
use serde::{Deserialize, Serialize};

/// A text that at least a third of the reports have. All its copies have the same hash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Hash in the id of each copy.
    pub hash: u32,
    /// Number of reports that have it.
    pub n_reports: u32,
}

impl Standing {
    /// Returns the entry of a text in a list; `None` if it is no standing text.
    #[must_use]
    pub fn of(list: &[Self], id: TextId) -> Option<Self> {
        // There are too few for a binary search to pay for its place in the program.
        list.iter().find(|it| it.hash == id.hash).copied()
    }

    /// Returns the smallest number of reports that have a text of the block. 0 unless the block has
    /// text and all of it is standing.
    #[must_use]
    pub fn n_reports_with(list: &[Self], block: &Block) -> u32 {
        let mut least = u32::MAX;
        visit_blocks(core::slice::from_ref(block), &mut |id, _, _| {
            least = least.min(Self::of(list, id).map_or(0, |it| it.n_reports));
        });
        // No text at all.
        if least == u32::MAX { 0 } else { least }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(hash: u32) -> Block {
        Block::Paragraph {
            id: TextId { hash, nth: 1 },
            text: Vec::new(),
        }
    }

    #[test]
    fn a_block_is_standing_if_all_its_texts_are() {
        let list = [(1, 9), (5, 4)].map(|(hash, n_reports)| Standing { hash, n_reports });
        let n_reports = |block: &Block| Standing::n_reports_with(&list, block);
        assert_eq!(n_reports(&paragraph(1)), 9);
        assert_eq!(n_reports(&paragraph(2)), 0);
        assert_eq!(n_reports(&Block::Rule), 0);
        let quote = |hashes: [u32; 2]| Block::Quote(hashes.map(paragraph).to_vec());
        assert_eq!(n_reports(&quote([1, 5])), 4);
        assert_eq!(n_reports(&quote([1, 2])), 0);
        assert_eq!(Standing::n_reports_with(&[], &paragraph(1)), 0);
    }
}
