//! Words that may be names, and that the file does not have.

use super::matcher::{Matcher, Reading};
use super::mentions::visit_texts;
use super::name::{Name, NameKind};
use super::place::{Prose, words_of};
use super::spelling::{Spelling, bare, is_possessive};
use crate::model::{Archive, Month, Report, TextId, leaves};
use core::cmp::Reverse;
use core::fmt;
use core::ops::Range;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Minimum number of reports that have a candidate. With one, about half would be no names.
const MIN_MONTHS: usize = 2;

/// Maximum number of words. Longer runs of capitals are titles.
const MAX_WORDS: usize = 5;

/// A word that is written small once for this many times with a capital is an ordinary one.
const CAPITALS_PER_SMALL: usize = 4;

/// Days of the week, which have capitals in English.
const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Titles before the names of persons, which are no part of them.
const TITLES: [&str; 5] = ["dr", "mr", "mrs", "ms", "prof"];

/// Last words that tell the kind.
const NETWORKS: [&str; 4] = ["network", "chain", "parachain", "testnet"];
const ORGANISATIONS: [&str; 10] = [
    "association",
    "council",
    "exchange",
    "foundation",
    "fund",
    "group",
    "institute",
    "labs",
    "technologies",
    "university",
];

/// Verbs beside a person's name.
const SAYS: [&str; 8] = [
    "added",
    "commented",
    "explained",
    "noted",
    "said",
    "says",
    "stated",
    "wrote",
];

/// Words with capitals that several reports have and that are none of the names. Prints as TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The words as they are written most often.
    pub name: String,
    /// A guess from the words and their neighbors.
    pub kind: NameKind,
    /// The number of mentions.
    pub count: usize,
    /// The months that have it, oldest first.
    pub months: Vec<Month>,
    /// The sentence of the first mention.
    pub sentence: String,
}

impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.months.first().copied().unwrap_or_default();
        let last = self.months.last().copied().unwrap_or_default();
        let (count, n_months) = (self.count, self.months.len());
        writeln!(
            f,
            "# {count} mentions in {n_months} months, {first} to {last}."
        )?;
        writeln!(f, "# {}", self.sentence)?;
        writeln!(f, "[[names]]")?;
        writeln!(f, "name = {}", toml::Value::from(self.name.as_str()))?;
        writeln!(f, "kind = \"{}\"", self.kind.word())
    }
}

/// Returns the candidates that two reports or more have, the most frequent first. Headings do not
/// count, because they may have capitals in all words.
#[must_use]
pub fn candidates(names: &[Name], archive: &Archive) -> Vec<Candidate> {
    let mut texts: Vec<(Month, String)> = Vec::new();
    for report in &archive.reports {
        let headings = headings(report);
        visit_texts(report, &mut |id, text| {
            if !headings.contains(&id) {
                texts.push((report.month, text.to_owned()));
            }
        });
    }
    let texts = texts.iter();
    let texts: Vec<(Month, Prose<'_>)> = texts
        .map(|(month, text)| (*month, Prose::new(text, words_of(text))))
        .collect();
    let mut runs = Runs {
        matcher: Matcher::new(names),
        not: not(names),
        cases: Cases::of(texts.iter().map(|it| &it.1)),
        found: BTreeMap::new(),
    };
    for (month, text) in &texts {
        runs.read(*month, text);
    }
    runs.candidates()
}

/// Returns the ids of all headings.
fn headings(report: &Report) -> FxHashSet<TextId> {
    let sections = report.sections.iter();
    let own = sections.clone().map(|section| section.heading.id);
    let headline = report.headline.iter().map(|heading| heading.id);
    let blocks = sections.map(|section| &section.blocks);
    let leaves = blocks.chain([&report.lead]).flat_map(|it| leaves(it));
    let subheadings = leaves.filter(|leaf| leaf.is_heading).map(|leaf| leaf.id);
    own.chain(headline).chain(subheadings).collect()
}

/// Returns the terms of the phrases that mean none of the names, with blanks between them.
fn not(names: &[Name]) -> BTreeSet<String> {
    let phrases = names.iter().flat_map(|name| &name.not);
    let spellings = phrases.filter_map(|phrase| Spelling::read(0, phrase));
    let terms = spellings.map(|it| it.terms().collect::<Vec<_>>().join(" "));
    terms.collect()
}

/// How often each word is written small, and with a capital that means something.
struct Cases {
    counts: FxHashMap<String, (usize, usize)>,
}

impl Cases {
    fn of<'a>(texts: impl Iterator<Item = &'a Prose<'a>>) -> Self {
        let mut counts: FxHashMap<String, (usize, usize)> = FxHashMap::default();
        for text in texts {
            for (at, word) in text.words().iter().enumerate() {
                let is_small = text.word(at).starts_with(char::is_lowercase);
                if is_small || !text.is_start(at) && !text.is_titled(at) {
                    let (n_small, n_capital) = counts.entry(word.term.clone()).or_default();
                    *if is_small { n_small } else { n_capital } += 1;
                }
            }
        }
        Self { counts }
    }

    fn is_ordinary(&self, term: &str) -> bool {
        let counts = self.counts.get(term);
        counts.is_some_and(|&(n_small, n_capital)| {
            n_small > 0 && n_small * CAPITALS_PER_SMALL >= n_capital
        })
    }
}

/// The runs of words with capitals.
struct Runs {
    matcher: Matcher,
    not: BTreeSet<String>,
    cases: Cases,
    found: BTreeMap<String, Run>,
}

#[derive(Default)]
struct Run {
    /// How often each spelling is there.
    spellings: BTreeMap<String, usize>,
    count: usize,
    /// How often it is not at a start, where other words have capitals, too.
    n_inside: usize,
    months: BTreeSet<Month>,
    sentence: String,
    is_counted: bool,
    is_said: bool,
}

impl Runs {
    fn read(&mut self, month: Month, text: &Prose<'_>) {
        let known: Vec<Range<usize>> = self
            .matcher
            .find(text.text())
            .into_iter()
            .filter(|found| found.reading != Reading::Small)
            .map(|found| found.range)
            .collect();
        let mut rest = known.as_slice();
        let mut open: Vec<usize> = Vec::new();
        for (at, word) in text.words().iter().enumerate() {
            while let [first, behind @ ..] = rest
                && first.end <= word.range.start
            {
                rest = behind;
            }
            let is_known = rest.first().is_some_and(|it| it.start <= word.range.start);
            let goes_on = text.is_joined(at) || text.gap_before(at) == Some(".");
            let is_behind_possessive = open.last().is_some_and(|&it| is_possessive(text.word(it)));
            if is_known || !goes_on || is_behind_possessive {
                self.take(month, text, &core::mem::take(&mut open));
            }
            if !is_known && is_part(text, at) {
                open.push(at);
            } else {
                self.take(month, text, &core::mem::take(&mut open));
            }
        }
        self.take(month, text, &open);
    }

    /// Counts a run of neighbors.
    fn take(&mut self, month: Month, text: &Prose<'_>, run: &[usize]) {
        let Some((&first, behind)) = run.split_first() else {
            return;
        };
        let words = text.words();
        let term = |at: usize| words.get(at).map_or("", |word| word.term.as_str());
        let is_weak_start = text.is_start(first) && !is_strong(text.word(first));
        if is_weak_start && self.cases.is_ordinary(term(first)) {
            return self.take(month, text, behind);
        }
        let terms: Vec<&str> = run.iter().map(|&at| term(at)).collect();
        let key = terms.join(" ");
        let is_ordinary = behind.is_empty()
            && !is_strong(text.word(first))
            && self.cases.is_ordinary(term(first));
        if run.len() > MAX_WORDS || is_ordinary || self.not.contains(&key) {
            return;
        }
        let one = self.found.entry(key).or_default();
        *one.spellings.entry(written(text, run)).or_default() += 1;
        one.count += 1;
        one.n_inside += usize::from(!is_weak_start);
        one.months.insert(month);
        if one.sentence.is_empty() {
            let sentence = text.text().get(text.sentence_of(first)).unwrap_or_default();
            one.sentence = one_line(sentence);
        }
        let before = first.checked_sub(1).map_or("", term);
        one.is_counted |= before.starts_with(|c: char| c.is_ascii_digit());
        let next = run.last().map_or("", |&last| term(last + 1));
        one.is_said |= SAYS.contains(&next) || SAYS.contains(&before);
    }

    fn candidates(self) -> Vec<Candidate> {
        let several = self
            .found
            .into_iter()
            .filter(|(_, run)| run.months.len() >= MIN_MONTHS && run.n_inside > 0);
        let mut candidates: Vec<Candidate> =
            several.map(|(key, run)| run.candidate(&key)).collect();
        candidates.sort_by_key(|it| (Reverse(it.months.len()), Reverse(it.count)));
        candidates
    }
}

impl Run {
    fn candidate(self, key: &str) -> Candidate {
        let spellings = self.spellings.into_iter();
        let most = spellings.max_by_key(|(spelling, count)| (*count, Reverse(spelling.clone())));
        let name = most.map(|it| it.0).unwrap_or_default();
        let last = key.rsplit(' ').next().unwrap_or_default();
        let is_one = last.len() == key.len();
        let kind = if NETWORKS.contains(&last) {
            NameKind::Network
        } else if ORGANISATIONS.contains(&last) {
            NameKind::Organisation
        } else if !is_one && self.is_said {
            NameKind::Person
        } else if name.chars().any(char::is_lowercase) || !is_one {
            NameKind::Project
        } else if self.is_counted {
            NameKind::Token
        } else {
            NameKind::Term
        };
        Candidate {
            name,
            kind,
            count: self.count,
            months: self.months.into_iter().collect(),
            sentence: self.sentence,
        }
    }
}

/// Reports whether a word may be a part of a name.
fn is_part(text: &Prose<'_>, at: usize) -> bool {
    let word = bare(text.word(at));
    if is_strong(word) {
        return true;
    }
    let folded = word.to_lowercase();
    let is_time = Month::from_name(2000, word).is_some() || DAYS.contains(&folded.as_str());
    word.starts_with(char::is_uppercase)
        && word.chars().nth(1).is_some_and(char::is_lowercase)
        && !is_time
        && !TITLES.contains(&folded.as_str())
        && !text.is_titled(at)
}

/// Reports whether the capitals of a word show that it is none of the language: they are inside, or
/// it has no small letters. A quarter such as `Q1` is no name.
fn is_strong(word: &str) -> bool {
    let word = bare(word);
    let n_letters = word.chars().filter(|c| c.is_alphabetic()).count();
    n_letters > 1 && word.chars().skip(1).any(char::is_uppercase)
}

fn written(text: &Prose<'_>, run: &[usize]) -> String {
    let start = run.first().and_then(|&at| text.words().get(at));
    let last = run.last().map_or(0, |&at| at);
    let end = text.words().get(last);
    let range = start.zip(end).map(|(start, end)| {
        let n_ending = text.word(last).len() - bare(text.word(last)).len();
        start.range.start..end.range.end - n_ending
    });
    let slice = range.and_then(|range| text.text().get(range));
    one_line(slice.unwrap_or_default())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
