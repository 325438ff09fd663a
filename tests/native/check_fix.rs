//! Tests of `check --fix`: what it prints, and what it writes.

use crate::check::{folder, run};
use kusama_news_reader::compile::compile_dir;
use std::fs;
use std::path::Path;

/// A report with a byte order mark, damaged text, and no end of the last line; the archive has no
/// topics that a report could lack.
const FAULTY: &str = "\u{feff}# Harbour Letter - May 2020\n\n# Storm\n\nFog â€” and ice.\n\n\
    Gulls were \u{1b}[31mseen.";

const MENDED: &str = "# Harbour Letter - May 2020\n\n# Storm\n\nFog — and ice.\n\n\
    Gulls were \u{1b}[31mseen.\n";

/// The difference of both, in which `~` is a line that is empty in both.
const DIFF: &str = "\
DIR/a.md: the byte order mark is taken out
DIR/a.md: text that was read in the wrong encoding is repaired
DIR/a.md: the last line ends
--- DIR/a.md
+++ DIR/a.md
@@ -1,7 +1,7 @@
-[U+FEFF]# Harbour Letter - May 2020
+# Harbour Letter - May 2020
~
 # Storm
~
-Fog â€” and ice.
+Fog — and ice.
~
-Gulls were [U+001B][31mseen.
\\ No newline at end of file
+Gulls were [U+001B][31mseen.

";

/// Returns the difference for a folder.
fn diff(shown: &str) -> String {
    DIFF.replace("DIR", shown).replace('~', " ")
}

/// Returns the names of all files, hidden ones, too.
fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn a_rehearsal_prints_the_difference_and_writes_nothing() {
    let dir = folder(
        "fix-dry",
        &[("a.md", FAULTY), ("archive.toml", "topics = []\n")],
    );
    let shown = dir.to_str().unwrap();
    let run = run(&[shown, "--fix", "--dry-run"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    let expected = diff(shown);
    let (difference, rest) = run.out.split_at(expected.len());
    assert_eq!(difference, expected);
    assert!(
        rest.starts_with("1 file can be mended; nothing was written\n\n"),
        "{rest}"
    );
    assert!(rest.contains("warning[mojibake]"), "{rest}");
    assert_eq!(fs::read_to_string(dir.join("a.md")).unwrap(), FAULTY);
}

#[test]
fn a_fix_writes_what_it_prints_and_a_second_one_nothing() {
    let dir = folder(
        "fix",
        &[("a.md", FAULTY), ("archive.toml", "topics = []\n")],
    );
    let shown = dir.to_str().unwrap();
    let (_, before) = compile_dir(&dir, shown);
    let first = run(&[shown, "--fix"]);
    assert_eq!((first.status, first.err.as_str()), (0, ""), "{}", first.out);
    let (difference, rest) = first.out.split_at(diff(shown).len());
    assert_eq!(difference, diff(shown));
    assert!(rest.starts_with("1 file mended\n\n"), "{rest}");
    // A person must say what the control character was.
    assert!(rest.contains("warning[control-character]"), "{rest}");
    assert!(!rest.contains("mojibake"), "{rest}");
    assert_eq!(fs::read_to_string(dir.join("a.md")).unwrap(), MENDED);
    let (_, after) = compile_dir(&dir, shown);
    assert_eq!(before.archive.reports, after.archive.reports);

    let second = run(&[shown, "--fix"]);
    assert!(
        second.out.starts_with("nothing has one certain mend\n\n"),
        "{}",
        second.out
    );
    assert_eq!(fs::read_to_string(dir.join("a.md")).unwrap(), MENDED);
    assert_eq!(names(&dir), ["a.md", "archive.toml"]);
}

#[test]
fn a_lost_id_gets_its_alias_before_the_lock_is_written() {
    let report = MENDED.replace('\u{1b}', "");
    let dir = folder("fix-lock", &[("a.md", &report)]);
    let shown = dir.to_str().unwrap();
    assert_eq!(run(&[shown, "--lock"]).status, 0);
    fs::write(dir.join("a.md"), report.replace("ice", "snow")).unwrap();
    assert_eq!(run(&[shown]).status, 1);
    let fixed = run(&[shown, "--fix", "--lock"]);
    assert_eq!(fixed.status, 0, "{}", fixed.out);
    assert!(
        fixed
            .out
            .contains(" is lost, and leads to the text in its place, ")
    );
    let lock = fs::read_to_string(dir.join("ids.lock")).unwrap();
    assert_eq!(
        lock.matches(" = p-").count(),
        2,
        "one in the comment: {lock}"
    );
    assert!(!run(&[shown]).out.contains("unlocked-id"));
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let files = [
        ("real/a.md", FAULTY),
        ("letters/b.md", &FAULTY.replace("May", "June")),
    ];
    let dir = folder("fix-links", &files);
    let (letters, real) = (dir.join("letters"), dir.join("real/a.md"));
    symlink("../real/a.md", letters.join("a.md")).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let fixed = run(&[letters.to_str().unwrap(), "--fix"]);
    assert_eq!((fixed.status, fixed.err.as_str()), (0, ""), "{}", fixed.out);
    assert!(
        fs::symlink_metadata(letters.join("a.md"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(fs::read_to_string(&real).unwrap(), MENDED);
    assert_eq!(
        fs::metadata(&real).unwrap().permissions().mode() & 0o777,
        0o640
    );
    assert_eq!(names(&dir.join("real")), ["a.md"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_must_not_be_written_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder("fix-read-only", &[("a.md", FAULTY)]);
    let file = dir.join("a.md");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    let fixed = run(&[dir.to_str().unwrap(), "--fix"]);
    assert_eq!(fixed.status, 1);
    assert!(
        fixed.err.contains("a.md cannot be written: "),
        "{}",
        fixed.err
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), FAULTY);
    assert_eq!(names(&dir), ["a.md"]);
}
