//! Hashes for pages, policies and file names.

use crate::edition::File;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

/// Number of hexadecimal digits in the name of an edition or file; enough to avoid collisions.
const N_DIGITS: usize = 16;

/// Returns `sha256-…` for inline code in a policy and for files in the service worker's cache.
pub fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// Returns `sha384-…` for `integrity` attributes.
pub fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Returns the name of an edition. Two editions have the same name if their files have the same
/// paths and bytes in the same order.
pub fn edition<'a>(files: impl IntoIterator<Item = &'a File>) -> String {
    let mut all = Sha256::new();
    for file in files {
        // Hashes have a fixed length, so bytes cannot move between path and contents unnoticed.
        all.update(Sha256::digest(file.path.as_bytes()));
        all.update(Sha256::digest(&file.bytes));
    }
    digits(&all.finalize())
}

/// Returns a name for a file, derived from its contents.
pub fn name(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

fn digits(digest: &[u8]) -> String {
    let first = digest.first_chunk().copied().map_or(0, u64::from_be_bytes);
    format!("{first:0N_DIGITS$x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standards() {
        assert_eq!(
            sha256(b""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
        assert_eq!(
            sha384(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn an_edition_is_another_when_a_path_or_a_byte_is() {
        let name = |path: &str, text: &str| edition(&[File::text(path, text)]);
        assert_eq!(name("a", "b").len(), N_DIGITS);
        assert_eq!(name("a", "b"), name("a", "b"));
        assert_ne!(name("a", "b"), name("a", "c"));
        assert_ne!(name("a", "b"), name("ab", ""));
    }
}
