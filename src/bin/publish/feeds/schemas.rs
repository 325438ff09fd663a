//! Writes the JSON Schemas.

use crate::edition::File;
use kusama_news_reader::export::schemas::ALL;

/// Returns the files.
pub fn files() -> impl Iterator<Item = File> {
    ALL.iter().map(|&(path, text)| File::text(path, text))
}
