//! Notes that a test prints even if it passes.

use std::io::Write;

/// Prints a note even if the test passes. (libtest hides the output of passing tests.)
pub(crate) fn say(line: &str) {
    drop(writeln!(std::io::stderr(), "note: {line}"));
}
