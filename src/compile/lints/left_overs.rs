//! Finds leftovers of a template: `(Optional)`, `[Your Name]`.

use super::prose::prose_lines;
use crate::compile::config::Config;
use crate::compile::diagnostic::{Code, Diagnostic};
use crate::compile::draft::Issue;
use core::cmp::Reverse;

/// Words that mark text in square brackets as a placeholder.
const PLACEHOLDERS: [&str; 9] = [
    "insert",
    "your",
    "name",
    "date",
    "byline",
    "author",
    "headline",
    "placeholder",
    "tbd",
];

/// Maximum number of words in a placeholder; longer text in brackets is an aside.
const MAX_PLACEHOLDER_WORDS: usize = 5;

/// Searches for leftovers: placeholders, and the phrases from `archive.toml` in lower case.
pub(super) struct LeftOvers {
    phrases: Vec<String>,
}

impl LeftOvers {
    pub(super) fn new(config: &Config) -> Self {
        let phrases = config.left_overs().map(str::to_ascii_lowercase);
        Self {
            phrases: phrases.collect(),
        }
    }

    pub(super) fn look(&self, issue: &Issue<'_>, diagnostics: &mut Vec<Diagnostic>) {
        for (line, _, text) in prose_lines(issue) {
            for value in self.find(text) {
                let message = format!("left-over `{value}` of a template: expected text");
                let path = &issue.source.path;
                let problem = Diagnostic::new(Code::LeftOver, path, line, message, "take it out");
                diagnostics.push(problem.at(value));
            }
        }
    }

    /// Returns all leftovers in a line, in order, without those inside another one.
    fn find<'a>(&self, line: &'a str) -> Vec<&'a str> {
        // ASCII lower case keeps all byte offsets.
        let folded = line.to_ascii_lowercase();
        let phrases = self.phrases.iter().flat_map(|phrase| {
            let places = folded.match_indices(phrase.as_str());
            let places = places.filter(|(at, _)| !is_shortcode(&folded, *at));
            places.map(|(at, _)| (at, phrase.len()))
        });
        let places = placeholders(line).map(|(at, written)| (at, written.len()));
        let mut places: Vec<(usize, usize)> = phrases.chain(places).collect();
        places.sort_unstable_by_key(|&(at, length)| (at, Reverse(length)));
        let mut end = 0;
        places.retain(|&(at, length)| {
            let is_within = at + length <= end;
            end = end.max(at + length);
            !is_within
        });
        let found = places.into_iter();
        found
            .filter_map(|(at, length)| line.get(at..at + length))
            .collect()
    }
}

/// Reports whether a tag such as `{{< figure >}}` begins at an offset, which is syntax of another tool
/// and reported as such.
fn is_shortcode(line: &str, at: usize) -> bool {
    let rest = line.get(at..).unwrap_or_default();
    let is_tag = rest.starts_with("{{<") || rest.starts_with("{{%");
    is_tag && rest.contains("}}")
}

/// Returns placeholders in square brackets, except links, with their byte offsets.
fn placeholders(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let closes: Vec<usize> = line.match_indices(']').map(|(at, _)| at).collect();
    line.match_indices('[').filter_map(move |(open, _)| {
        let close = closes.get(closes.partition_point(|&close| close < open))?;
        let written = line.get(open..=*close)?;
        let is_link = line.get(close + 1..)?.starts_with(['(', '[', ':']);
        let mut words = written
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(MAX_PLACEHOLDER_WORDS + 1);
        let is_short = words.clone().count() <= MAX_PLACEHOLDER_WORDS;
        let is_template = words.any(|word| {
            PLACEHOLDERS
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
        });
        (!is_link && is_short && is_template).then_some((open, written))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let left_overs = LeftOvers {
            phrases: vec!["(optional)".to_owned(), "name]".to_owned()],
        };
        assert_eq!(left_overs.find(line), expected, "{line}");
    }

    #[test]
    fn brackets_with_words_of_a_template_are_left_overs() {
        check("By [Your Name], [Date]", &["[Your Name]", "[Date]"]);
        check("[insert price here]", &["[insert price here]"]);
        check("see [the author](https://example.org) and [your][1]", &[]);
        check(
            "\"[The harbour] froze\", [author unknown to all but the port]",
            &[],
        );
        check("[^1] [x] [", &[]);
    }

    #[test]
    fn a_tag_of_another_tool_is_no_left_over() {
        let left_overs = LeftOvers {
            phrases: vec!["{{".to_owned()],
        };
        let line = "{{< ice >}} {{ fog }} {{% ice %}} {{< never closed";
        assert_eq!(left_overs.find(line), ["{{", "{{"]);
    }

    #[test]
    fn each_left_over_of_a_line_is_named_once() {
        check(
            "É (Optional) [TBD] (OPTIONAL) [TBD]",
            &["(Optional)", "[TBD]", "(OPTIONAL)", "[TBD]"],
        );
        check("[a [your name] b", &["[a [your name]"]);
    }
}
