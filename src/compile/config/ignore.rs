//! `ignore`: patterns of files that are not reports.

use super::problems::Problems;
use glob::{MatchOptions, Pattern};
use toml::Spanned;

/// As in a shell: `*` stays within a folder, and `**` crosses folders.
const OPTIONS: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: false,
};

/// The patterns of an archive.
#[derive(Clone, Debug, Default)]
pub struct Ignore {
    patterns: Vec<Pattern>,
}

impl Ignore {
    /// Parses the patterns. Reports each that cannot be understood.
    pub fn read(written: &[Spanned<String>], problems: &mut Problems<'_>) -> Self {
        let mut patterns = Vec::new();
        for pattern in written {
            match Pattern::new(pattern.get_ref()) {
                Ok(pattern) => patterns.push(pattern),
                Err(error) => {
                    let message = format!(
                        "ignored file `{}` ({}): expected a pattern such as `drafts/**` or \
                         `draft-*.md`",
                        pattern.get_ref(),
                        error.msg
                    );
                    problems.wrong(pattern.span().start, message, "correct it");
                }
            }
        }
        Self { patterns }
    }

    /// Returns the first pattern that matches a path, which is relative to the archive's folder.
    pub fn pattern_for(&self, path: &str) -> Option<&str> {
        let mut patterns = self.patterns.iter();
        let found = patterns.find(|pattern| pattern.matches_with(path, OPTIONS));
        found.map(Pattern::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, path: &str, expected: bool) {
        let ignore = Ignore {
            patterns: vec![Pattern::new(pattern).expect("a pattern")],
        };
        assert_eq!(
            ignore.pattern_for(path).is_some(),
            expected,
            "{pattern} {path}"
        );
    }

    #[test]
    fn stars_stay_within_a_folder_unless_there_are_two() {
        check("drafts/**", "drafts/a.md", true);
        check("drafts/**", "drafts/b/a.md", true);
        check("drafts/**", "a.md", false);
        check("draft-*.md", "draft-2023-11.md", true);
        check("draft-*.md", "drafts/draft-2023-11.md", false);
        check("**/draft-*.md", "drafts/draft-2023-11.md", true);
        check("**/draft-*.md", "draft-2023-11.md", true);
        check("[0-9]*.md", "2023-11.md", true);
        check("2023-11.md", "2023-11.md", true);
    }
}
