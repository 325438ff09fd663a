//! How the archive travels from the build script into the program: a short head that names the
//! format, then the model in postcard's encoding.
//!
//! The same archive always gives the same bytes: the model holds no maps, and postcard writes
//! fields in the order of their declaration.

use super::Archive;
use core::fmt;

/// The version of the format. Raise it with every change to the model's types.
pub const FORMAT: u16 = 3;

const MAGIC: [u8; 4] = *b"KNR\0";

/// Why bytes could not be read as an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The bytes do not begin as an archive does.
    NotAnArchive,
    /// The bytes are of another version of the format than [`FORMAT`].
    Format {
        /// The version that the bytes name.
        found: u16,
    },
    /// The head is right, but what follows is cut short or garbled.
    Garbled,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnArchive => f.write_str(
                "these bytes are no archive: expected the file that the build script wrote; \
                 build again",
            ),
            Self::Format { found } => write!(
                f,
                "archive format `{found}`: expected format {FORMAT}; run `cargo clean` and build again"
            ),
            Self::Garbled => f.write_str(
                "the archive is cut short or garbled: expected the bytes that the build script \
                 wrote; build again",
            ),
        }
    }
}

impl core::error::Error for DecodeError {}

/// Writes an archive as bytes.
///
/// # Errors
///
/// Never for the model's own types; the error is postcard's.
pub fn encode(archive: &Archive) -> Result<Vec<u8>, postcard::Error> {
    let mut bytes = Vec::from(MAGIC);
    bytes.extend_from_slice(&FORMAT.to_le_bytes());
    bytes.extend(postcard::to_allocvec(archive)?);
    Ok(bytes)
}

/// Reads what [`encode`] wrote.
///
/// # Errors
///
/// When the bytes are of another origin or version, or damaged.
pub fn decode(bytes: &[u8]) -> Result<Archive, DecodeError> {
    let rest = bytes
        .strip_prefix(&MAGIC)
        .ok_or(DecodeError::NotAnArchive)?;
    let (format, body) = rest.split_first_chunk().ok_or(DecodeError::Garbled)?;
    let found = u16::from_le_bytes(*format);
    if found != FORMAT {
        return Err(DecodeError::Format { found });
    }
    postcard::from_bytes(body).map_err(|_| DecodeError::Garbled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_bytes_say_what_is_wrong() {
        let mut bytes = encode(&Archive::default()).expect("encodes");
        assert_eq!(decode(&bytes), Ok(Archive::default()));
        assert_eq!(decode(b"<!DOCTYPE"), Err(DecodeError::NotAnArchive));
        assert_eq!(decode(&bytes[..bytes.len() - 1]), Err(DecodeError::Garbled));
        bytes[4] = 0xff;
        let error = decode(&bytes).expect_err("another format");
        assert_eq!(error, DecodeError::Format { found: 255 });
        assert!(error.to_string().contains("format `255`"));
    }
}
