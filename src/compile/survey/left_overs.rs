//! What a template left in the text: `(Optional)`, `[Your Name]`.

use super::super::config::Config;
use super::super::{Code, Diagnostic, Draft};

/// Words that stand in square brackets only where something was to be filled in.
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

/// A longer text in brackets is an aside.
const MAX_PLACEHOLDER_WORDS: usize = 5;

pub(super) fn look(config: &Config, draft: &Draft<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (line, text) in (1..).zip(draft.text.lines()) {
        let folded = text.to_ascii_lowercase();
        // Lower case in ASCII keeps every byte in its place.
        let phrases = config.left_overs().filter_map(|phrase| {
            let at = folded.find(&phrase.to_ascii_lowercase())?;
            text.get(at..at + phrase.len())
        });
        for value in phrases.chain(placeholders(text)) {
            let message = format!("left-over `{value}` of a template: expected text");
            let path = &draft.source.path;
            let problem = Diagnostic::new(Code::LeftOver, path, line, message, "take it out");
            diagnostics.push(problem.at(value));
        }
    }
}

/// Square brackets with words of a template in them, which are no link.
fn placeholders(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices('[').filter_map(move |(open, _)| {
        let rest = line.get(open..)?;
        let close = rest.find(']')?;
        let (written, after) = rest.split_at_checked(close + 1)?;
        let is_link = after.starts_with(['(', '[', ':']);
        let mut words = written
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty());
        let is_short = words.clone().count() <= MAX_PLACEHOLDER_WORDS;
        let is_template = words.any(|word| {
            PLACEHOLDERS
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
        });
        (!is_link && is_short && is_template).then_some(written)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(placeholders(line).collect::<Vec<_>>(), expected, "{line}");
    }

    #[test]
    fn brackets_with_words_of_a_template_are_left_overs() {
        check("By [Your Name], [Date]", &["[Your Name]", "[Date]"]);
        check("[insert price here]", &["[insert price here]"]);
        check("see [the author](https://example.org) and [name][1]", &[]);
        check(
            "\"[The harbour] froze\", [author unknown to all but the port]",
            &[],
        );
        check("[^1] [x] [", &[]);
    }
}
