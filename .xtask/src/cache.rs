//! Cache folder for the tools, outside the repository, with one subfolder per version.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::outcome::Outcome;

/// Returns `$XDG_CACHE_HOME/kusama-news-reader`; `XDG_CACHE_HOME` defaults to `~/.cache`.
pub fn folder() -> Outcome<PathBuf> {
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        // The XDG specification says to ignore relative paths.
        .filter(|base| base.is_absolute())
        .or_else(home)
        .map(|base| base.join("kusama-news-reader"))
        .ok_or_else(|| {
            "no place for the tools: neither HOME nor XDG_CACHE_HOME is set; set one of them".into()
        })
}

/// Fills `folder` atomically: `fill` works in a temporary folder beside it that replaces `folder`
/// only on success, so an interrupted install never looks like a complete one.
pub fn fill(folder: &Path, fill: impl FnOnce(&Path) -> Outcome<()>) -> Outcome<()> {
    let trouble = |cause| {
        format!(
            "cannot write the tools' folder {}: {cause}",
            folder.display()
        )
    };
    let mut partial = folder.as_os_str().to_owned();
    // Two concurrent runs must not write to the same folder.
    partial.push(format!(".partial-{}", std::process::id()));
    let partial = PathBuf::from(partial);

    fs::create_dir_all(&partial).map_err(trouble)?;
    let outcome = fill(&partial).and_then(|()| {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(trouble)?;
        }
        fs::rename(&partial, folder).map_err(trouble)
    });
    if outcome.is_err() {
        // A failed cleanup is not worth reporting.
        let _ = fs::remove_dir_all(&partial);
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_fill_leaves_the_folder_as_it_was() {
        let base = env::temp_dir().join(format!("xtask-cache-{}", std::process::id()));
        let folder = base.join("tool-1");
        let write = |text: &'static str| {
            move |place: &Path| fs::write(place.join("bin"), text).map_err(|e| e.to_string())
        };

        assert_eq!(fill(&folder, write("first")), Ok(()));
        let failed = fill(&folder, |place| {
            write("half")(place)?;
            Err("cut short".into())
        });

        assert_eq!(failed, Err("cut short".into()));
        assert_eq!(fs::read_to_string(folder.join("bin")).unwrap(), "first");
        assert_eq!(
            fs::read_dir(&base).unwrap().count(),
            1,
            "nothing is left over"
        );

        assert_eq!(fill(&folder, write("second")), Ok(()));
        assert_eq!(fs::read_to_string(folder.join("bin")).unwrap(), "second");
        fs::remove_dir_all(base).unwrap();
    }
}
