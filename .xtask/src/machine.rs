//! Keeps local paths out of the published program. The compiler embeds source paths for panic
//! messages, so the program would reveal the builder's home folder.
//!
//! Cargo's `trim-paths` is not stable, and `Cargo.toml` cannot know the path of the registry. So
//! `cargo xtask` passes the replacements to the compiler and checks the result.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::notice::announce;
use crate::outcome::Outcome;
use crate::process;

/// Flags for the WebAssembly target only. `RUSTFLAGS` would also apply to the tools and recompile
/// everything that they share with the tests.
pub const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Local folders that the compiler could embed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// The checkout.
    root: PathBuf,
    home: Option<PathBuf>,
    cargo: PathBuf,
    /// The toolchain's own folder.
    sysroot: PathBuf,
    /// The compiler's name for the standard library's sources if they are not installed.
    library: String,
}

impl Folders {
    /// Reads the folders from the environment and the compiler.
    pub fn of(root: &Path) -> Outcome<Self> {
        let ask = |arguments: &[&str]| {
            process::output(process::command("rustc", root).args(arguments))
                .ok_or_else(|| format!("`rustc {}` does not work", arguments.join(" ")))
        };
        let home = env::home_dir().filter(|home| home.is_absolute());
        let cargo = env::var_os("CARGO_HOME").map(PathBuf::from);
        let cargo = cargo
            .or_else(|| Some(home.as_ref()?.join(".cargo")))
            .ok_or("neither CARGO_HOME nor HOME is set; set one of them")?;
        let version = ask(&["-vV"])?;
        let hash = version
            .lines()
            .find_map(|line| line.strip_prefix("commit-hash: "));
        Ok(Self {
            root: root.to_path_buf(),
            home,
            cargo,
            sysroot: ask(&["--print", "sysroot"])?.into(),
            library: format!("/rustc/{}", hash.unwrap_or("unknown")),
        })
    }

    /// Sets the flags that hide these folders whenever `command` compiles for the browser.
    pub fn hide(&self, command: &mut Command) -> Outcome<()> {
        let mut all = env::var_os(FLAGS).unwrap_or_default();
        for (folder, name) in self.replacements()? {
            if folder.to_string_lossy().contains(char::is_whitespace) {
                announce(&format!(
                    "the program will name {}: its path has a blank, which flags of the compiler \
                     cannot have; before you publish, move it (CARGO_HOME and RUSTUP_HOME say \
                     where it is)",
                    folder.display()
                ));
                continue;
            }
            if !all.is_empty() {
                all.push(" ");
            }
            all.push("--remap-path-prefix=");
            all.push(folder);
            all.push("=");
            all.push(name);
        }
        command.env(FLAGS, all);
        Ok(())
    }

    /// Returns each path prefix with its replacement. The checkout has no entry, because Cargo uses
    /// relative paths for its sources; so a copy of the checkout recompiles nothing.
    fn replacements(&self) -> Outcome<Vec<(PathBuf, String)>> {
        let mut all = vec![
            (
                self.sysroot.join("lib/rustlib/src/rust"),
                self.library.clone(),
            ),
            (self.cargo.join("git/checkouts"), String::new()),
        ];
        // The name of a registry's folder depends on the download server.
        let registries = self.cargo.join("registry/src");
        if !registries.is_dir() {
            // `cargo fetch` also unpacks the packages, and so creates the folders.
            let mut cargo = process::command("cargo", &self.root);
            process::run(cargo.args(["fetch", "--locked"]))?;
        }
        // The folder is missing if all packages are vendored.
        let entries = fs::read_dir(&registries).into_iter().flatten();
        let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        folders.sort();
        all.extend(folders.into_iter().map(|folder| (folder, String::new())));
        Ok(all)
    }

    /// Returns the files below `site` that contain one of the folders, each with the path found.
    pub fn named_in(&self, site: &Path) -> Outcome<Vec<String>> {
        let folders = [&self.root, &self.cargo, &self.sysroot].into_iter();
        let names = folders
            .chain(&self.home)
            .flat_map(|folder| names_of(folder));
        let names: Vec<Vec<u8>> = names.map(String::into_bytes).collect();
        let mut found = Vec::new();
        look(site, &names, &mut found)
            .map_err(|cause| format!("cannot read {}: {cause}", site.display()))?;
        Ok(found)
    }

    /// Fails if a file of the site contains one of the folders.
    pub fn expect_hidden(&self, site: &Path) -> Outcome<()> {
        let found = self.named_in(site)?;
        if found.is_empty() {
            return Ok(());
        }
        Err(format!(
            "files in {} name folders of this machine, which readers should not learn of:\n{}\n\
             unset RUSTFLAGS if it is set, for it replaces the flags that hide them; and if a folder \
             has a blank in its path, move it",
            site.display(),
            found.join("\n")
        ))
    }
}

/// Returns the prefixes that paths inside `folder` have in a file.
fn names_of(folder: &Path) -> Vec<String> {
    // Drops a trailing slash, as in `HOME=/home/ada/`.
    let folder: PathBuf = folder.components().collect();
    let shown = folder.display();
    match folder.components().count() {
        // `/` contains everything.
        0 | 1 => Vec::new(),
        // `/src/` alone may be part of any URL.
        2 => [".cargo", ".rustup", "src", "target"]
            .map(|inside| format!("{shown}/{inside}/"))
            .to_vec(),
        _ => vec![format!("{shown}/")],
    }
}

fn look(folder: &Path, names: &[Vec<u8>], found: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            look(&path, names, found)?;
            continue;
        }
        let bytes = fs::read(&path)?;
        let first = names.iter().find_map(|name| {
            let at = bytes.windows(name.len()).position(|part| part == name)?;
            let end = bytes.len().min(at + 80);
            Some(String::from_utf8_lossy(&bytes[at..end]).into_owned())
        });
        found.extend(first.map(|text| format!("    {}: {text:?}", path.display())));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_named_with_what_lies_in_it() {
        assert_eq!(names_of(Path::new("/home/ann/")), ["/home/ann/"]);
        assert_eq!(names_of(Path::new("/")), [""; 0]);
        let short = names_of(Path::new("/src"));
        assert!(short.contains(&"/src/src/".to_owned()), "{short:?}");
        assert!(!short.contains(&"/src/".to_owned()), "{short:?}");
    }

    #[test]
    fn a_file_that_names_a_folder_is_found_wherever_it_lies() {
        let site = env::temp_dir().join(format!("xtask-machine-{}", std::process::id()));
        fs::create_dir_all(site.join("2023/11")).unwrap();
        let folders = Folders {
            root: "/home/ann/reader".into(),
            home: Some("/home/ann".into()),
            cargo: "/opt/cargo".into(),
            sysroot: "/opt/rust".into(),
            library: "/rustc/1a2b".into(),
        };
        let write = |path: &str, text: &str| fs::write(site.join(path), text).unwrap();
        write("index.html", "a page of /home/anna, in /rustc/1a2b/library");
        assert_eq!(folders.named_in(&site), Ok(Vec::new()));
        assert_eq!(folders.expect_hidden(&site), Ok(()));

        write("2023/11/index.html", "\0at /opt/cargo/registry/src/x.rs:1");
        let found = folders.named_in(&site).unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("2023/11/index.html"), "{found:?}");
        let trouble = folders.expect_hidden(&site).unwrap_err();
        assert!(trouble.contains("/opt/cargo/registry"), "{trouble}");
        fs::remove_dir_all(site).unwrap();
    }
}
