//! Selects the tests that a change can affect.
//!
//! Skips a test only if it is surely unaffected: a change of the reader runs every test, a change
//! of one test module runs that module.

use std::path::Path;

use crate::outcome::Outcome;
use crate::process;

/// Browser tests that a change can affect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// No tests.
    #[default]
    Nothing,
    /// The tests in these modules.
    Modules(Vec<String>),
    /// All tests.
    All,
}

/// Tests that a change can affect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    pub native: bool,
    pub web: bool,
    pub browser: Reach,
}

/// Modules of the browser tests that other modules use; a change of one runs all browser tests.
const CARRY_BROWSER_TESTS: [&str; 17] = [
    "browser",
    "conduct",
    "console",
    "desktop",
    "driver",
    "edition",
    "engines",
    "firefox",
    "lane",
    "main",
    "note",
    "program",
    "reader_page",
    "seeds",
    "server",
    "session",
    "text",
];

/// Modules of browser tests that one other module uses, each with that one.
const USED_BY: [(&str, &str); 3] = [
    ("accessibility", "layout"),
    ("embed", "layout"),
    ("embed", "smoke"),
];

impl Reach {
    /// Returns filter arguments for libtest. Without any, libtest runs all tests.
    pub fn filters(&self) -> Vec<String> {
        match self {
            Self::Nothing | Self::All => Vec::new(),
            Self::Modules(modules) => modules.iter().map(|name| format!("{name}::")).collect(),
        }
    }

    /// Adds a module and those that use it.
    fn add(&mut self, module: &str) {
        self.add_alone(module);
        for (used, by) in USED_BY {
            if used == module {
                self.add_alone(by);
            }
        }
    }

    fn add_alone(&mut self, module: &str) {
        match self {
            Self::Nothing => *self = Self::Modules(vec![module.to_owned()]),
            Self::Modules(modules) if modules.iter().all(|one| one != module) => {
                modules.push(module.to_owned());
            }
            Self::Modules(_) | Self::All => {}
        }
    }
}

impl Changed {
    /// Returns a value that selects every test.
    pub fn all() -> Self {
        Self {
            native: true,
            web: true,
            browser: Reach::All,
        }
    }

    /// Returns the tests affected by changes since the last commit.
    pub fn since_commit(root: &Path) -> Outcome<Self> {
        let git = |arguments: &[&str]| {
            process::output(process::command("git", root).args(arguments)).ok_or_else(|| {
                format!(
                    "`git {}` does not work, which `--changed` needs; leave that out",
                    arguments.join(" ")
                )
            })
        };
        let changed = git(&["diff", "--name-only", "--no-renames", "HEAD"])?;
        let new = git(&["ls-files", "--others", "--exclude-standard"])?;
        Ok(Self::of(changed.lines().chain(new.lines())))
    }

    fn of<'a>(paths: impl IntoIterator<Item = &'a str>) -> Self {
        let mut changed = Self::default();
        for path in paths {
            changed.add(path);
        }
        changed
    }

    fn add(&mut self, path: &str) {
        let parts: Vec<&str> = path.split('/').collect();
        // The native tests read all sources, including those of other tests and the README.
        self.native = true;
        match parts[..] {
            ["README.md" | "LICENSE"]
            | [".github" | ".ci", ..]
            | ["tests", "native" | "bench", ..] => {}
            ["tests", "web", ..] => self.web = true,
            ["tests", "hosts", ..] => self.browser.add("embed"),
            ["tests", "browser", module, ..] => match stem(module) {
                module if CARRY_BROWSER_TESTS.contains(&module) => self.browser = Reach::All,
                module => self.browser.add(module),
            },
            _ => *self = Self::all(),
        }
    }
}

fn stem(name: &str) -> &str {
    name.strip_suffix(".rs").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modules(names: &[&str]) -> Reach {
        Reach::Modules(names.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_module_of_browser_tests_reaches_itself_and_the_native_tests() {
        let changed = Changed::of([
            "tests/native/tidy.rs",
            "tests/browser/embed/heights.rs",
            "tests/browser/marks.rs",
        ]);
        assert!(changed.native);
        assert_eq!(
            changed.browser,
            modules(&["embed", "layout", "smoke", "marks"])
        );
        assert!(!changed.web);
        assert_eq!(
            changed.browser.filters(),
            ["embed::", "layout::", "smoke::", "marks::"]
        );
    }

    #[test]
    fn what_carries_tests_reaches_all_of_them() {
        let changed = Changed::of(["tests/browser/reader_page/hits.rs", "tests/web/main.rs"]);
        assert_eq!(changed.browser, Reach::All);
        assert!(changed.web);
        assert_eq!(changed.browser.filters(), [""; 0]);
    }

    /// A shared module missing from the list would skip tests when it changes.
    #[test]
    fn each_module_of_browser_tests_that_others_use_is_known() {
        let folder = crate::repository::root().join("tests/browser");
        let mut sources = Vec::new();
        push_sources(&folder, &mut sources);
        assert!(sources.len() > 50, "{} files", sources.len());
        for source in &sources {
            let text = std::fs::read_to_string(source).unwrap();
            let inside = source.strip_prefix(&folder).unwrap();
            let own = stem(inside.iter().next().unwrap().to_str().unwrap());
            for used in text.split("crate::").skip(1) {
                let end = used.find(|letter: char| letter != '_' && !letter.is_ascii_lowercase());
                let used = &used[..end.unwrap_or(used.len())];
                let is_known = CARRY_BROWSER_TESTS.contains(&used)
                    || used == own
                    || USED_BY.contains(&(used, own));
                assert!(is_known || used.is_empty(), "{own} uses {used}");
            }
        }
    }

    fn push_sources(folder: &Path, sources: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                push_sources(&path, sources);
            } else {
                sources.push(path);
            }
        }
    }

    #[test]
    fn the_reader_itself_reaches_everything() {
        for path in ["src/lib.rs", "seeds/2023-11.md", "Cargo.lock", "unknown"] {
            assert_eq!(
                Changed::of(["tests/native/tidy.rs", path]),
                Changed::all(),
                "{path}"
            );
        }
        assert_eq!(Changed::of([]), Changed::default());
    }
}
