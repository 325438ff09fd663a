//! The published program has no data of pages that are files, and no code to decode it.

use super::Reader;
use crate::model::Archive;

impl Reader<'_> {
    /// Reads the data of pages that are files: six empty lists, because the build script leaves it out
    /// of the published program.
    pub(super) fn of_files(&mut self, _: &mut Archive) {
        for _ in 0..6 {
            if self.byte() != 0 {
                self.fail();
            }
        }
    }
}
