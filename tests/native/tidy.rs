//! Rules for the source tree: where the browser is known, file lengths, and paths in documents.

use crate::support::root;
use std::fs;
use std::path::{Path, PathBuf};

/// Maximum number of lines of a file.
const MAX_LINES: usize = 500;

/// Returns every text file below a folder with one of these extensions.
pub(crate) fn files(folder: &str, extensions: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    push_files(&mut found, &root().join(folder), extensions);
    assert!(!found.is_empty(), "no {extensions:?} below {folder}");
    found.sort();
    found
}

fn push_files(found: &mut Vec<(String, String)>, dir: &Path, extensions: &[&str]) {
    for entry in fs::read_dir(dir).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.is_dir() {
            push_files(found, &path, extensions);
        } else if path
            .extension()
            .is_some_and(|e| extensions.iter().any(|&known| e == known))
        {
            let name = path.strip_prefix(root()).unwrap().display().to_string();
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Returns the lines of code, without comments, that contain one of `names`.
fn naming<'a>(text: &'a str, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .filter(move |line| names.iter().any(|name| line.contains(name)))
}

/// Modules that know the browser or Leptos. All others are pure.
const IMPURE: [&str; 5] = [
    "src/browser/",
    "src/ui/",
    // Starts the program.
    "src/lib.rs",
    "src/main.rs",
    // Publishes what Leptos renders.
    "src/bin/publish/",
];

/// A file below `src/ui/` that is pure as well.
const PURE: &str = "src/ui/home/visits.rs";

#[test]
fn the_pure_core_knows_nothing_of_the_browser() {
    let is_pure =
        |name: &str| name == PURE || !IMPURE.iter().any(|module| name.starts_with(module));
    let core: Vec<_> = files("src", &["rs"])
        .into_iter()
        .filter(|(name, _)| is_pure(name))
        .collect();
    assert!(core.len() > 100, "the core is where it is looked for");
    let banned = ["leptos", "web_sys", "gloo", "wasm_bindgen", "js_sys"];
    for (name, text) in core {
        assert_eq!(naming(&text, &banned).next(), None, "in {name}");
    }
}

#[test]
fn only_one_module_touches_the_browser() {
    let banned = ["web_sys", "gloo", "wasm_bindgen", "js_sys"];
    for (name, text) in files("src", &["rs"]) {
        if !name.starts_with("src/browser/") {
            assert_eq!(naming(&text, &banned).next(), None, "in {name}");
        }
    }
}

/// Paths in the README and in comments must exist, because wrong paths mislead readers.
#[test]
fn documents_name_only_files_that_exist() {
    let mut texts = files("src", &["rs"]);
    texts.extend(files("tests", &["rs"]));
    texts.push((
        "README.md".into(),
        fs::read_to_string(root().join("README.md")).unwrap(),
    ));
    texts.extend(files("src/docs", &["md"]));
    let mut n_paths = 0;
    for (name, text) in texts {
        let is_rust = Path::new(&name).extension().is_some_and(|e| e == "rs");
        let prose = text
            .lines()
            .filter(|line| !is_rust || line.trim_start().starts_with("//"));
        for line in prose {
            let spans = line.split(['`', '(', ')', ' ', ',']);
            let is_path = |span: &&str| {
                ["src/", "tests/", "seeds/", "public/", ".xtask/", ".github/"]
                    .iter()
                    .any(|folder| span.starts_with(folder))
            };
            for path in spans.filter(is_path).filter(|path| !path.contains('*')) {
                let path = path.trim_end_matches(['.', ':', ';']);
                // Drops a line number, as in diagnostics.
                let path = path.split(':').next().unwrap();
                assert!(root().join(path).exists(), "{name} names {path}");
                n_paths += 1;
            }
        }
    }
    assert!(n_paths > 15, "{n_paths} paths found");
}

#[test]
fn files_are_short_and_every_module_says_its_duty() {
    for folder in ["src", "tests", ".xtask"] {
        for (name, text) in files(folder, &["rs", "css"]) {
            let n_lines = text.lines().count();
            assert!(n_lines <= MAX_LINES, "{name} has {n_lines} lines");
            let is_module = Path::new(&name).extension().is_some_and(|e| e == "rs");
            assert!(
                !is_module || text.starts_with("//!"),
                "{name} begins with its duty"
            );
        }
    }
}

#[test]
fn lines_end_without_blanks() {
    for folder in [
        "src",
        "tests/native",
        "tests/browser",
        "tests/web",
        ".xtask",
        "public",
    ] {
        for (name, text) in files(folder, &["rs", "css", "toml", "html", "svg"]) {
            let trailing = text.lines().position(|line| line.ends_with([' ', '\t']));
            assert_eq!(trailing, None, "line of {name}, counted from 0");
        }
    }
}

#[test]
fn every_style_sheet_is_in_the_page() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let sheets = files("src", &["css"]);
    for (name, _) in &sheets {
        assert!(
            page.contains(&format!("href=\"{name}\"")),
            "{name} is not in index.html"
        );
    }
    assert_eq!(page.matches(".css\"").count(), sheets.len());
}

/// Left, right, top and bottom match the start and end of text only in some languages.
#[test]
fn style_sheets_use_logical_properties_only() {
    let physical = [
        "margin-left",
        "margin-right",
        "margin-top",
        "margin-bottom",
        "padding-left",
        "padding-right",
        "padding-top",
        "padding-bottom",
        "border-left",
        "border-right",
        "border-top",
        "border-bottom",
        " left:",
        " right:",
        " top:",
        " bottom:",
        " width:",
        " height:",
        "min-width:",
        "min-height:",
        "max-height:",
        "max-width:",
        "text-align: left",
        "text-align: right",
    ];
    for (name, text) in files("src", &["css"]) {
        assert_eq!(naming(&text, &physical).next(), None, "in {name}");
        let four_sides = |line: &&str| {
            let line = line.trim().trim_end_matches(';');
            ["padding: ", "margin: ", "inset: "]
                .iter()
                .filter_map(|property| line.strip_prefix(property))
                .any(|sides| sides.split(' ').count() == 4)
        };
        assert_eq!(text.lines().find(four_sides), None, "in {name}");
    }
}

#[test]
fn the_versions_of_wasm_bindgen_agree() {
    let read = |name: &str| fs::read_to_string(root().join(name)).unwrap();
    let quoted = |text: &str, key: &str| {
        let rest = text
            .lines()
            .find_map(|line| line.strip_prefix(key))
            .unwrap()
            .to_owned();
        rest.trim_matches([' ', '=', '"']).to_owned()
    };
    let in_crate = quoted(&read("Cargo.toml"), "wasm-bindgen = ");
    let in_trunk = quoted(&read("Trunk.toml"), "wasm_bindgen = ");
    assert_eq!(in_crate, in_trunk);
    let lock = read("Cargo.lock");
    assert!(lock.contains(&format!(
        "name = \"wasm-bindgen\"\nversion = \"{in_trunk}\""
    )));
}
