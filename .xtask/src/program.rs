//! Settings for the published program, so that it is as small as possible.
//!
//! The standard library comes compiled for speed, and with the code that reports panics. Compiled
//! again for size, and with panics that only stop the program, it makes the whole program about 10 %
//! smaller. The compiler offers this only to those who ask for unstable features. Development and
//! tests of components do without.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use crate::machine::FLAGS;

/// Flags for all crates of the program, the standard library included. A panic stops the program
/// without a message, so it needs no messages, no places in sources, and no `Debug`.
const SMALL: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
    -Zfmt-debug=none";

/// Cargo's settings for a standard library of one's own.
const LIBRARY: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Makes `command` compile the program as it is published. Call it after
/// [`Folders::hide`](crate::machine::Folders::hide), whose flags it extends.
pub fn make_small(root: &Path, command: &mut Command) {
    let hiding = command.get_envs().find(|(name, _)| *name == FLAGS);
    let hiding = hiding.and_then(|(_, flags)| flags);
    let mut flags = hiding.map(OsString::from).unwrap_or_default();
    flags.push(" ");
    flags.push(SMALL);
    command.env(FLAGS, flags).envs(LIBRARY);
    // In a folder of its own, because these settings would recompile what the tests share.
    command.env("CARGO_TARGET_DIR", root.join("target/small"));
}
