//! The files of a change, whose problems come first.

use crate::error::Error;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The paths that a change touches, from the top of the repository.
#[derive(Default)]
pub struct Changed(BTreeSet<String>);

impl Changed {
    /// Reads a list as `git diff --name-only` prints it: a path a line, or with `-z` a NUL after each.
    ///
    /// # Errors
    ///
    /// Returns an error if the list cannot be read.
    pub fn read(list: Option<&Path>) -> Result<Self, Error> {
        let Some(list) = list else {
            return Ok(Self::default());
        };
        let bytes = fs::read(list)
            .map_err(|error| format!("{} cannot be read: {error}", list.display()))?;
        Ok(Self::parse(&String::from_utf8_lossy(&bytes)))
    }

    fn parse(text: &str) -> Self {
        let end = if text.contains('\0') { '\0' } else { '\n' };
        let paths = text.split(end).map(|path| path.trim_end_matches('\r'));
        let paths = paths.filter(|path| !path.is_empty());
        Self(paths.map(str::to_owned).collect())
    }

    pub fn has(&self, path: &str) -> bool {
        self.0.contains(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_a_path_a_line_or_a_nul_after_each() {
        let lines = Changed::parse("seeds/a.md\r\nseeds/b c.md\n");
        assert!(lines.has("seeds/a.md") && lines.has("seeds/b c.md"));
        let nuls = Changed::parse("seeds/a\nb.md\0seeds/ü.md\0");
        assert!(nuls.has("seeds/a\nb.md") && nuls.has("seeds/ü.md"));
        assert!(!nuls.has("") && !Changed::parse("").has(""));
    }
}
