//! Programs that the tests start, and folders for their files.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Number of folders created by this process, for unique names.
static N_FOLDERS: AtomicUsize = AtomicUsize::new(0);

/// A temporary folder, deleted on drop.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// Creates an empty folder with `what` in its name.
    pub(crate) fn new(what: &str) -> Self {
        let n = N_FOLDERS.fetch_add(1, Ordering::SeqCst);
        let name = format!("kusama-news-reader-{what}-{}-{n}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("a temporary folder");
        Self(folder)
    }

    /// The path of the folder.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // The browser may still be writing its last files. Leftovers are harmless there.
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Returns the program in the environment variable `variable`, or the first of `names` on `PATH`.
pub(crate) fn program(variable: &str, names: &[&str]) -> PathBuf {
    let value = std::env::var_os(variable).filter(|value| !value.is_empty());
    match value.map(PathBuf::from) {
        Some(path) if path.is_file() => path,
        Some(path) => panic!(
            "`{variable}` names `{}`: there is no such file",
            path.display()
        ),
        None => names
            .iter()
            .find_map(|name| on_path(name))
            .unwrap_or_else(|| {
                let names = names.join("` or `");
                panic!("no `{names}` on PATH: install it, or name it in `{variable}`")
            }),
    }
}

/// Returns the first file called `name` in the folders of `PATH`.
fn on_path(name: &str) -> Option<PathBuf> {
    let path: OsString = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder: PathBuf| folder.join(Path::new(name)))
        .find(|file| file.is_file())
}
