//! The clone that the tool works on.

use std::ffi::OsString;
use std::path::PathBuf;

/// Returns the top folder of the repository. Cargo sets `CARGO_MANIFEST_DIR` when it starts this
/// package. The compile-time value may be wrong because the clone may have been copied together
/// with its `target` folder.
pub fn root() -> PathBuf {
    root_of(std::env::var_os("CARGO_MANIFEST_DIR"))
}

fn root_of(package: Option<OsString>) -> PathBuf {
    let package = package.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let package = PathBuf::from(package);
    package.parent().unwrap_or(&package).to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_tool_works_on_the_clone_that_cargo_started_it_in() {
        let copied = Some("/elsewhere/reader/.xtask".into());
        assert_eq!(root_of(copied), Path::new("/elsewhere/reader"));
        assert!(root_of(None).join("Trunk.toml").is_file());
    }
}
