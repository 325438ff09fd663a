//! The table of tests for every engine must only list existing tests.

#[path = "../browser/engines.rs"]
mod table;

use crate::support::root;
use std::collections::BTreeSet;
use std::fs;
use table::{DEPEND_ON_PLACE, DIFFER, HAVE_WORKER, depends_on_place, has_worker, why_they_differ};

/// Whether the browser tests have a module with this name, or a test with this path.
fn is_there(name: &str) -> bool {
    let folder = root().join("tests/browser");
    let file = |module: &str| fs::read_to_string(folder.join(format!("{module}.rs"))).ok();
    let module = name.replace("::", "/");
    if folder.join(&module).join("mod.rs").is_file() || file(&module).is_some() {
        return true;
    }
    let Some((module, test)) = module.rsplit_once('/') else {
        return false;
    };
    let source = file(module).unwrap_or_default();
    source.contains(&format!("#[tokio::test]\nasync fn {test}()"))
}

#[test]
fn each_name_in_the_table_is_of_a_test_or_a_module() {
    let names: Vec<&str> = DIFFER
        .iter()
        .flat_map(|(_, names)| *names)
        .copied()
        .collect();
    let all = names.iter().chain(&DEPEND_ON_PLACE).chain(&HAVE_WORKER);
    let lost: Vec<&&str> = all.filter(|name| !is_there(name)).collect();
    assert!(lost.is_empty(), "no test or module has the name {lost:?}");
    let once: BTreeSet<&&str> = names.iter().collect();
    assert_eq!(once.len(), names.len(), "a name stands in the table twice");
    assert!(!is_there("no_module") && !is_there("history::no_test"));
}

#[test]
fn a_name_stands_for_one_test_or_for_all_of_a_module() {
    let differ = |test| why_they_differ(test).is_some();
    assert!(differ(
        "history::back_after_a_tab_returns_to_the_tab_before"
    ));
    assert!(differ("embed::sandbox::anything"));
    assert!(!differ("membership::anything"));
    assert!(has_worker("published::offline::anything") && !has_worker("marks::anything"));
    // A common prefix is not a match.
    assert!(depends_on_place("routing::anything") && !depends_on_place("history::anything"));
    assert!(!differ("history_of_art::anything") && !differ("embed::anything"));
}
