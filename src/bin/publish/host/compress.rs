//! Writes `.br` and `.gz` copies beside each file, for hosts that do not compress on the fly.

use crate::edition::File;
use crate::error::Error;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};
use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// File extensions that compress well. PNG is absent because it is already compressed.
const ENDINGS: [&str; 11] = [
    "css",
    "csv",
    "html",
    "js",
    "json",
    "md",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// Brotli quality; 11 is the maximum.
const QUALITY: i32 = 11;

/// Base-2 logarithm of Brotli's window, the largest that every browser can decode.
const WINDOW: i32 = 24;

/// Environment variable that asks for compressed files.
pub const VARIABLE: &str = "PRECOMPRESS";

/// Reports whether `PRECOMPRESS=1` is set.
pub fn is_wanted() -> bool {
    std::env::var_os(VARIABLE).is_some_and(|value| value == "1")
}

/// Returns compressed copies of all files. Uses all processors, because there are thousands of
/// files and each takes a while.
pub fn all(files: &[File]) -> Result<Vec<File>, Error> {
    let n_threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let shares = (0..n_threads).map(|first| files.iter().skip(first).step_by(n_threads));
        let threads: Vec<_> = shares.map(|share| scope.spawn(|| all_of(share))).collect();
        let mut all = Vec::new();
        for thread in threads {
            // A panic in a thread is a bug in this command, so it continues here.
            all.extend(thread.join().unwrap_or_else(|fault| resume_unwind(fault))?);
        }
        Ok(all)
    })
}

fn all_of<'a>(files: impl Iterator<Item = &'a File>) -> Result<Vec<File>, Error> {
    let mut all = Vec::new();
    for file in files {
        all.extend(compressed(file).map_err(|source| Error::Compress {
            path: file.path.clone(),
            variable: VARIABLE,
            source,
        })?);
    }
    Ok(all)
}

/// Returns the compressed copies of one file, leaving out any that are not smaller.
fn compressed(file: &File) -> io::Result<Vec<File>> {
    let ending = file.path.rsplit_once('.').map_or("", |(_, ending)| ending);
    if !ENDINGS.contains(&ending) {
        return Ok(Vec::new());
    }
    let forms = [("br", brotli(&file.bytes)?), ("gz", gzip(&file.bytes)?)];
    let smaller = forms
        .into_iter()
        .filter(|(_, bytes)| bytes.len() < file.bytes.len());
    let files = smaller.map(|(ending, bytes)| File {
        path: format!("{}.{ending}", file.path),
        bytes,
    });
    Ok(files.collect())
}

/// Compresses bytes with Brotli at maximum quality.
pub fn brotli(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW,
        size_hint: bytes.len(),
        ..brotli::enc::BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Stores no name or time in the header, because the same bytes must give the same file.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn what_is_compressed_is_smaller_and_comes_back_as_it_was() {
        let text = "The ice came early. ".repeat(500);
        let file = File::text("2020/01/index.html", text.as_str());
        let files = compressed(&file).expect("files");
        let paths: Vec<&str> = files.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(paths, ["2020/01/index.html.br", "2020/01/index.html.gz"]);
        for compressed in &files {
            assert!(compressed.bytes.len() < 300, "{}", compressed.path);
        }
        let mut found = Vec::new();
        brotli::BrotliDecompress(&mut files[0].bytes.as_slice(), &mut found).expect("brotli");
        assert_eq!(found, file.bytes);
        let mut found = Vec::new();
        let mut decoder = GzDecoder::new(files[1].bytes.as_slice());
        decoder.read_to_end(&mut found).expect("gzip");
        assert_eq!(found, file.bytes);
        assert_eq!(compressed(&file).expect("files"), files);
    }

    #[test]
    fn every_file_is_compressed_once() {
        let file = |n: usize| File::text(format!("{n}.html"), "x".repeat(100 + n));
        let files: Vec<File> = (0..50).map(file).collect();
        let mut found: Vec<String> = all(&files)
            .expect("files")
            .into_iter()
            .map(|it| it.path)
            .collect();
        found.sort();
        let both = |file: &File| ["br", "gz"].map(|end| format!("{}.{end}", file.path));
        let mut expected: Vec<String> = files.iter().flat_map(both).collect();
        expected.sort();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_gets_no_smaller_is_left_alone() {
        for path in ["a.png", "a.html", "html", "a.wasm"] {
            let file = File::text(path, "x");
            assert_eq!(compressed(&file).expect("files"), [], "{path}");
        }
        let picture = File::text("a.png", "x".repeat(1000));
        assert_eq!(compressed(&picture).expect("files"), []);
    }
}
