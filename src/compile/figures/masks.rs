//! Words beside a number that make it no figure, as in `Layer 2` and `Polkadot 2.0`.

use super::figure::Reason;
use super::rules::{Mask, Rules};
use super::scan::Number;
use super::words::Words;

/// Words before the numbers of things that are named by a number, in reports of any archive.
const NAMED: [&str; 56] = [
    "appendix",
    "article",
    "batch",
    "build",
    "chapter",
    "chromium",
    "edition",
    "eip",
    "epic",
    "episode",
    "epoch",
    "era",
    "erc",
    "figure",
    "firefox",
    "gov",
    "group",
    "height",
    "http",
    "internet",
    "ipv",
    "iso",
    "issue",
    "issues",
    "item",
    "layer",
    "level",
    "line",
    "lines",
    "milestone",
    "page",
    "part",
    "phase",
    "point",
    "pr",
    "prs",
    "pull",
    "python",
    "release",
    "rfc",
    "round",
    "season",
    "section",
    "session",
    "stage",
    "step",
    "table",
    "tier",
    "tip",
    "v",
    "version",
    "versions",
    "vol",
    "wave",
    "web",
    "xcm",
];

impl Mask {
    /// Reads a mask such as `Layer #` or `# chains in one`. Returns `None` unless it has one number and
    /// a word.
    #[must_use]
    pub fn new(written: &str) -> Option<Self> {
        let (before, behind) = written.split_once('#')?;
        let fold = |part: &str| -> Vec<String> {
            let tokens = crate::search::tokenize(part).into_iter();
            tokens
                .filter(|token| !token.is_whole())
                .map(|token| token.term)
                .collect()
        };
        let mask = Self {
            before: fold(before),
            behind: fold(behind),
        };
        let has_words = !mask.before.is_empty() || !mask.behind.is_empty();
        (has_words && !behind.contains('#')).then_some(mask)
    }

    fn is_around(&self, words: &Words<'_>, number: &Number) -> bool {
        let (start, end) = (number.words.start, number.words.end);
        let n_before = self.before.len();
        let Some(first) = start.checked_sub(n_before) else {
            return false;
        };
        let mut before = (first..).zip(&self.before);
        let mut behind = (end..).zip(&self.behind);
        let is_joined = (first + 1..=start).all(|at| n_before == 0 || is_near(words, at));
        let is_joined_behind = (end..end + self.behind.len()).all(|at| is_near(words, at));
        before.all(|(at, word)| words.term(at) == word)
            && behind.all(|(at, word)| words.term(at) == word)
            && is_joined
            && is_joined_behind
    }
}

/// Whether only blanks, hyphens or the sign of a number are before a word.
fn is_near(words: &Words<'_>, at: usize) -> bool {
    let is_mark = |c: char| c.is_whitespace() || "-#\u{2010}\u{2011}\u{a0}".contains(c);
    words.gap(at).chars().all(is_mark)
}

/// Returns why a number without currency or per cent is the name of something.
pub fn mask(words: &Words<'_>, number: &Number, rules: &Rules) -> Option<Reason> {
    let start = number.words.start;
    if number.is_ordinal() || is_possessive(words, start) {
        return None;
    }
    if rules.masks.iter().any(|mask| mask.is_around(words, number)) {
        return Some(Reason::Mask);
    }
    let before = words.before(start, 1);
    if start > 0 && is_near(words, start) && NAMED.contains(&before) {
        return Some(Reason::Mask);
    }
    is_version(words, number).then_some(Reason::Version)
}

/// Whether the word before a number is in the possessive, as in `Kusama's 900 validators`.
fn is_possessive(words: &Words<'_>, start: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| words.all.get(at));
    let endings = ["'s", "’s", "s'", "s’"];
    let is_marked = |written: &str| endings.iter().any(|ending| written.ends_with(ending));
    before.is_some_and(|word| is_marked(word.written)) || words.gap(start).starts_with(['\'', '’'])
}

/// Whether a number is a version behind a name, as in `Kusama 2.0`.
fn is_version(words: &Words<'_>, number: &Number) -> bool {
    let start = number.words.start;
    let before = start.checked_sub(1).and_then(|at| words.all.get(at));
    let is_name = before.is_some_and(|word| {
        word.written.starts_with(char::is_uppercase)
            && words.is_next(start)
            && word.sentence == words.all.get(start).map_or(0, |it| it.sentence)
    });
    let own = words.all.get(start).map_or("", |word| word.written);
    is_name && own.ends_with(".0")
}
