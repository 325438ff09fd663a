//! A second edition of a built site: the same pages under another edition name, and a program with
//! other file names. To a browser this looks like a new deployment.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Deserializer, Value};
use sha2::{Digest as _, Sha256};

const PROGRAM: &str = "kusama-news-reader-";
const NEXT_PROGRAM: &str = "kusama-news-reader-next-";
const WORKER: &str = "service-worker.js";

/// Number of folders created by this process, for unique names.
static N_FOLDERS: AtomicUsize = AtomicUsize::new(0);

/// A second edition in its own folder, deleted on drop.
pub(crate) struct NextEdition(PathBuf);

impl NextEdition {
    /// Copies the site in `folder` and turns the copy into another edition.
    pub(crate) fn of(folder: &Path) -> Self {
        let n = N_FOLDERS.fetch_add(1, Ordering::SeqCst);
        let name = format!("kusama-news-reader-edition-{}-{n}", std::process::id());
        let next = Self(std::env::temp_dir().join(name));
        let old = edition_of(folder);
        copy(folder, &next.0, &|bytes| rename(bytes, &old));
        sign(&next.0);
        assert_ne!(edition_of(&next.0), old, "another edition");
        next
    }

    /// The path of the folder.
    pub(crate) fn folder(&self) -> PathBuf {
        self.0.clone()
    }

    /// The name of this edition.
    pub(crate) fn name(&self) -> String {
        edition_of(&self.0)
    }
}

impl Drop for NextEdition {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Returns the name of the edition in `folder`.
pub(crate) fn edition_of(folder: &Path) -> String {
    let file = folder.join("edition.json");
    let text = fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}: is the site published?", file.display()));
    let json: Value = serde_json::from_str(&text).expect("JSON in `edition.json`");
    let name = json["edition"].as_str().expect("the name of the edition");
    name.to_owned()
}

fn copy(from: &Path, to: &Path, rename: &dyn Fn(Vec<u8>) -> Vec<u8>) {
    fs::create_dir_all(to).expect("a folder for the edition");
    for entry in fs::read_dir(from).expect("a readable folder") {
        let file = entry.expect("a readable entry").path();
        let name = file.file_name().expect("a name").to_string_lossy();
        let target = to.join(name.replace(PROGRAM, NEXT_PROGRAM));
        if file.is_dir() {
            copy(&file, &target, rename);
            continue;
        }
        let mut bytes = fs::read(&file).expect("a readable file");
        let is_text = ["html", "json"].iter().any(|end| name.ends_with(end)) || name == WORKER;
        if is_text {
            bytes = rename(bytes);
        }
        fs::write(target, bytes).expect("a file written");
    }
}

/// Replaces the names of the edition and of the program with the next ones.
fn rename(bytes: Vec<u8>, old: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes).expect("text in UTF-8");
    let text = text.replace(PROGRAM, NEXT_PROGRAM);
    text.replace(old, &format!("{old}-next")).into_bytes()
}

/// Writes the new hashes of its files into the service worker.
fn sign(folder: &Path) {
    let file = folder.join(WORKER);
    let text = fs::read_to_string(&file).expect("a service worker");
    let start = text.find('{').expect("an edition in the service worker");
    let mut values = Deserializer::from_str(&text[start..]).into_iter::<Value>();
    let mut edition = values
        .next()
        .expect("an edition in the service worker")
        .expect("an edition as JSON");
    let end = start + values.byte_offset();
    let files = edition["files"].as_object_mut().expect("files");
    for (path, hash) in files {
        let bytes = fs::read(folder.join(path)).expect("a file that the worker keeps");
        *hash = format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes))).into();
    }
    let signed = format!("{}{edition}{}", &text[..start], &text[end..]);
    fs::write(file, signed).expect("a service worker written");
}
