//! Rules for the imports between modules: layers, and no circles.
//!
//! Modules must not import each other in a circle, because a reader could then understand none of
//! them alone. A re-export is no import: `pub use` in a `mod.rs` only gives a
//! name to the file that has it. An import of that name counts as one of that file.

use crate::support::root;
use crate::tidy::files;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The path of a module in its crate, for example `["search", "index"]`; empty for the root.
type Path = Vec<String>;

/// The imports of each module.
type Imports = BTreeMap<Path, BTreeSet<Path>>;

/// The names in a file that may lead to other modules.
#[derive(Default)]
struct Names {
    /// Paths of imports, and paths in code with at least two segments.
    used: Vec<Path>,
    /// Paths of re-exports.
    exported: Vec<Path>,
    /// Every identifier outside imports.
    words: BTreeSet<String>,
}

impl Names {
    fn of(source: &str) -> Self {
        let mut names = Self::default();
        names.push(source.parse().unwrap());
        names
    }

    fn push(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut rest = tokens.as_slice();
        let mut is_public = false;
        while let [token, after @ ..] = rest {
            rest = after;
            match token {
                // Not the `use<…>` of a type, which names what it captures.
                TokenTree::Ident(word)
                    if word == "use" && !rest.first().is_some_and(|it| is_mark(it, '<')) =>
                {
                    let end = rest.iter().position(|it| is_mark(it, ';')).unwrap();
                    let found = if is_public {
                        &mut self.exported
                    } else {
                        &mut self.used
                    };
                    push_tree(found, &[], &rest[..end]);
                    rest = &rest[end..];
                }
                TokenTree::Ident(word) => {
                    let (path, after) = path(vec![word.to_string()], rest);
                    self.words.insert(path[0].clone());
                    if path.len() > 1 {
                        self.used.push(path);
                    }
                    rest = after;
                }
                TokenTree::Group(group) if is_for_tests(group) => {
                    let end = rest.iter().position(is_end_of_item).unwrap();
                    rest = &rest[end + 1..];
                }
                TokenTree::Group(group) => self.push(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            // In `pub(crate) use`, a group is between the words.
            is_public = match token {
                TokenTree::Ident(word) => word == "pub",
                TokenTree::Group(_) => is_public,
                _ => false,
            };
        }
    }
}

/// Whether a group is the attribute of an item that only tests compile.
fn is_for_tests(group: &Group) -> bool {
    group.to_string().replace(' ', "") == "[cfg(test)]"
}

/// Whether a token is the last of a module, a function or a `use`.
fn is_end_of_item(token: &TokenTree) -> bool {
    let has_braces =
        matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    has_braces || is_mark(token, ';')
}

fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

/// Adds to `path` the names that follow it after `::`. Returns the path and the rest.
fn path(mut path: Path, mut rest: &[TokenTree]) -> (Path, &[TokenTree]) {
    while let [first, second, TokenTree::Ident(word), after @ ..] = rest
        && is_mark(first, ':')
        && is_mark(second, ':')
    {
        path.push(word.to_string());
        rest = after;
    }
    (path, rest)
}

/// Adds the paths of a `use` below `parent`.
fn push_tree(found: &mut Vec<Path>, parent: &[String], tree: &[TokenTree]) {
    for branch in tree.split(|token| is_mark(token, ',')) {
        let [TokenTree::Ident(word), rest @ ..] = branch else {
            continue;
        };
        let (path, rest) = path([parent, &[word.to_string()]].concat(), rest);
        match rest {
            [_, _, TokenTree::Group(group)] => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                push_tree(found, &path, &inside);
            }
            _ => found.push(path),
        }
    }
}

/// Returns the imports among the modules of a crate. `files` are its sources by their path below
/// the crate's root.
fn imports(files: &[(String, String)]) -> Imports {
    let names: BTreeMap<Path, Names> = files
        .iter()
        .map(|(name, source)| (module(name), Names::of(source)))
        .collect();
    let mut exports = BTreeMap::new();
    for (module, its) in &names {
        for path in &its.exported {
            let whole = absolute(module, path, &names);
            exports.insert([module.as_slice(), &path[path.len() - 1..]].concat(), whole);
        }
    }
    let of = |(module, its): (&Path, &Names)| {
        let is_used = |path: &&Path| its.words.contains(&path[path.len() - 1]);
        let used = its.used.iter().chain(its.exported.iter().filter(is_used));
        let found = used.filter_map(|path| file(absolute(module, path, &names), &exports, &names));
        let found = found.filter(|other| other != module).collect();
        (module.clone(), found)
    };
    names.iter().map(of).collect()
}

/// Returns the module of a file, for example `["search", "index"]` for `search/index.rs`.
fn module(name: &str) -> Path {
    let mut path: Path = name
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if matches!(path.last().unwrap().as_str(), "mod" | "lib" | "main") {
        path.pop();
    }
    path
}

/// Returns a path from the root of the crate.
fn absolute(module: &[String], path: &[String], names: &BTreeMap<Path, Names>) -> Path {
    let n_up = path.iter().take_while(|it| *it == "super").count();
    match path[0].as_str() {
        "crate" => path[1..].to_vec(),
        "self" => [module, &path[1..]].concat(),
        "super" => [&module[..module.len().saturating_sub(n_up)], &path[n_up..]].concat(),
        _ if names.contains_key(&[module, &path[..1]].concat()) => [module, path].concat(),
        // A name of another crate, or one that an import has brought.
        _ => Path::new(),
    }
}

/// Returns the file that defines `path`, after following re-exports.
fn file(
    mut path: Path,
    exports: &BTreeMap<Path, Path>,
    names: &BTreeMap<Path, Names>,
) -> Option<Path> {
    if path.is_empty() {
        return None;
    }
    while let Some(n) = (1..=path.len()).rfind(|&n| exports.contains_key(&path[..n])) {
        let target = &exports[&path[..n]];
        // A module may re-export an item of its own name, as `snippet` does.
        if target.starts_with(&path[..n]) {
            break;
        }
        path = [target.as_slice(), &path[n..]].concat();
    }
    let n = (0..=path.len()).rfind(|&n| names.contains_key(&path[..n]))?;
    Some(path[..n].to_vec())
}

/// Returns the modules of a circle in the order of their imports, or `None` if there is none.
fn circle(imports: &Imports) -> Option<Vec<String>> {
    let mut is_done = BTreeSet::new();
    imports
        .keys()
        .find_map(|module| circle_from(module, &mut Vec::new(), &mut is_done, imports))
}

fn circle_from(
    module: &Path,
    way: &mut Vec<Path>,
    is_done: &mut BTreeSet<Path>,
    imports: &Imports,
) -> Option<Vec<String>> {
    if let Some(at) = way.iter().position(|before| before == module) {
        return Some(way[at..].iter().map(|it| it.join("::")).collect());
    }
    if !is_done.contains(module) {
        way.push(module.clone());
        for other in imports.get(module).into_iter().flatten() {
            if let Some(found) = circle_from(other, way, is_done, imports) {
                return Some(found);
            }
        }
        way.pop();
        is_done.insert(module.clone());
    }
    None
}

/// Returns the sources of a crate by their path below its root.
fn sources(root: &str, without: &str) -> Vec<(String, String)> {
    let folder = format!("{root}/");
    files(root, &["rs"])
        .into_iter()
        .filter_map(|(name, text)| Some((name.strip_prefix(&folder)?.to_owned(), text)))
        .filter(|(name, _)| without.is_empty() || !name.starts_with(without))
        // Tests in a file of their own may use whatever they test, and the build script is a crate
        // of its own.
        .filter(|(name, _)| !name.ends_with("/tests.rs") && name != "build.rs")
        .collect()
}

/// Modules in the order of the map in `lib.rs`: each may use only those before it.
const LAYERS: [&str; 10] = [
    "text",
    "model",
    "search",
    "compile",
    "preferences",
    "routes",
    "html",
    "export",
    "browser",
    "ui",
];

/// Modules that must not use these others, although those are in a layer below.
const APART: [(&str, &[&str]); 6] = [
    (
        "browser",
        &["text", "model", "search", "preferences", "routes", "html"],
    ),
    ("compile", &["preferences"]),
    ("preferences", &["model", "search", "compile"]),
    ("routes", &["search", "compile"]),
    ("html", &["compile"]),
    ("export", &["compile", "search", "preferences"]),
];

#[test]
fn a_module_uses_only_the_layers_below_it() {
    let imports = imports(&sources("src", "bin/"));
    let library = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let layer = |module: &Path| {
        let top = module.first().map_or("", String::as_str);
        LAYERS.iter().position(|known| *known == top)
    };
    let mut n_checked = 0;
    for (module, others) in imports.iter().filter(|(module, _)| !module.is_empty()) {
        let Some(at) = layer(module) else {
            panic!("{} is in no layer", module.join("::"));
        };
        let apart = APART.iter().find(|(top, _)| *top == module[0]);
        for other in others {
            let (module, shown) = (module.join("::"), other.join("::"));
            // The root has only the embedded archive, and starts the program.
            assert!(
                !other.is_empty() || module.starts_with("ui"),
                "{module} uses the root"
            );
            let is_below = other.is_empty() || layer(other) <= Some(at);
            assert!(is_below, "{module} uses {shown}");
            let is_apart = apart.is_some_and(|(_, them)| {
                other
                    .first()
                    .is_some_and(|top| them.contains(&top.as_str()))
            });
            assert!(!is_apart, "{module} uses {shown}");
            n_checked += 1;
        }
    }
    assert!(n_checked > 300, "{n_checked} imports checked");
    let map = LAYERS.map(|top| library.find(&format!("| [`{top}`] |")));
    assert!(
        map.iter().all(Option::is_some) && map.is_sorted(),
        "the map in lib.rs"
    );
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    let crates = [
        ("src", "bin/"),
        ("src/bin/check", ""),
        ("src/bin/publish", ""),
        (".xtask/src", ""),
        ("tests/native", ""),
        ("tests/browser", ""),
        ("tests/web", ""),
    ];
    let mut n_imports = 0;
    for (root, without) in crates {
        let imports = imports(&sources(root, without));
        assert_eq!(circle(&imports), None, "a circle of imports in {root}");
        n_imports += imports.values().map(BTreeSet::len).sum::<usize>();
    }
    assert!(n_imports > 500, "{n_imports} imports found");
}

#[track_caller]
fn check(files: &[(&str, &str)], expected: Option<&[&str]>) {
    let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    let files: Vec<_> = files.iter().map(owned).collect();
    let found = circle(&imports(&files));
    let found: Option<Vec<&str>> = found
        .as_ref()
        .map(|it| it.iter().map(String::as_str).collect());
    assert_eq!(found.as_deref(), expected);
}

#[test]
fn a_circle_of_imports_is_named() {
    let (a, b) = ("use crate::b::B;", "use super::c::{self, C};");
    check(&[("a.rs", a), ("b.rs", b), ("c.rs", "")], None);
    let c = "fn f() { crate::a::g(); }";
    check(
        &[("a.rs", a), ("b.rs", b), ("c.rs", c)],
        Some(&["a", "b", "c"]),
    );
    check(
        &[("a.rs", "use crate::{b, d::D};"), ("b.rs", "use crate::a;")],
        Some(&["a", "b"]),
    );
}

#[test]
fn a_reexport_leads_to_the_file_that_has_the_name() {
    let folder = "mod x; mod y; pub use x::X; pub use y::Y;";
    let x = "use super::Y;";
    check(&[("f/mod.rs", folder), ("f/x.rs", x), ("f/y.rs", "")], None);
    check(
        &[
            ("f/mod.rs", folder),
            ("f/x.rs", x),
            ("f/y.rs", "use crate::f::X;"),
        ],
        Some(&["f::x", "f::y"]),
    );
    // The folder itself uses `X`, and `x` uses the folder's own `Z`.
    let folder = "mod x; pub use x::X; pub struct Z(X);";
    check(
        &[("f/mod.rs", folder), ("f/x.rs", "use super::Z;")],
        Some(&["f", "f::x"]),
    );
}

#[test]
fn tests_and_comments_are_no_imports() {
    let a = "//! See [`crate::b`].\nuse crate::b;";
    let b = "// use crate::a;\n#[cfg(test)]\nmod tests {\n    use crate::a;\n}\n";
    check(&[("a.rs", a), ("b.rs", b)], None);
}
