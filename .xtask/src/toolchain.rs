//! Checks and installs the Rust toolchain with the components in rust-toolchain.toml.

use std::path::Path;
use std::time::Instant;

use crate::notice::{announce, spell};
use crate::outcome::Outcome;
use crate::process;

/// Installs missing components. For example, if the toolchain was installed before this repository
/// was cloned, it lacks the WebAssembly target, and rustup does not add that automatically.
pub fn ready(root: &Path) -> Outcome<()> {
    let Some(missing) = missing(root) else {
        return Ok(());
    };
    if process::find("rustup").is_none() {
        return Err(format!(
            "the Rust toolchain lacks {missing}, and rustup is not on PATH to add it; \
             install what rust-toolchain.toml lists"
        ));
    }
    announce(&format!(
        "installing the Rust toolchain's {missing} (about a minute, once)"
    ));
    let start = Instant::now();
    let mut rustup = process::command("rustup", root);
    // The parent rustup sets this variable, and it would override rust-toolchain.toml.
    rustup.env_remove("RUSTUP_TOOLCHAIN");
    process::run(rustup.args(["toolchain", "install"]))?;
    announce(&format!("installed it in {}", spell(start.elapsed())));
    match self::missing(root) {
        None => Ok(()),
        Some(missing) => Err(format!(
            "the Rust toolchain in use still lacks {missing}; it should be the one that \
             rust-toolchain.toml names: unset RUSTUP_TOOLCHAIN, and leave out `+toolchain`"
        )),
    }
}

/// Returns the first missing component.
fn missing(root: &Path) -> Option<&'static str> {
    let answers = |program: &str, arguments: &[&str]| {
        process::output(process::command(program, root).args(arguments))
    };
    let target = [
        "--print",
        "target-libdir",
        "--target",
        "wasm32-unknown-unknown",
    ];
    let sources = answers("rustc", &["--print", "sysroot"])
        .map(|sysroot| Path::new(&sysroot).join("lib/rustlib/src/rust/library"));
    if !answers("rustc", &target).is_some_and(|folder| Path::new(&folder).is_dir()) {
        Some("WebAssembly target")
    } else if !sources.is_some_and(|folder| folder.is_dir()) {
        Some("sources of the standard library")
    } else if answers("cargo", &["clippy", "--version"]).is_none() {
        Some("clippy")
    } else if answers("cargo", &["fmt", "--version"]).is_none() {
        Some("rustfmt")
    } else {
        None
    }
}
