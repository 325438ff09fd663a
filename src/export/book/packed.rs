//! The archive format of books.
//!
//! # Source
//!
//! Open Container Format, <https://www.w3.org/TR/epub-33/#sec-ocf>: the first file is `mimetype`, not
//! compressed.

use std::io::{self, Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Media type of books.
const TYPE: &str = "application/epub+zip";

/// Level of compression; 9 is the maximum.
const LEVEL: i64 = 9;

/// Packs files, each with its path. None has a time, because the same files must give the same bytes.
///
/// # Errors
///
/// Returns an error if they are too large for the format.
pub fn packed(files: &[(String, String)]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    zip.start_file(
        "mimetype",
        options.compression_method(CompressionMethod::Stored),
    )?;
    zip.write_all(TYPE.as_bytes())?;
    let options = options
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL));
    for (path, text) in files {
        zip.start_file(path.as_str(), options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
