//! The names as pages show them.

use super::mentions::{Mentions, NameMentions, visit_texts};
use super::name::Name;
use crate::compile::anchors::hash;
use crate::model::{self, Archive, Month, NameRecord, Sentence, TextId};
use crate::search::{TokenKind, tokenize};
use core::cmp::Reverse;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Maximum number of other names that a name's page lists.
const MAX_BESIDE: usize = 8;

/// The texts of all reports, without markup.
type Texts = FxHashMap<(Month, TextId), String>;

/// Adds to an archive, which has its reports, each name that is to have a page, with all that the
/// reports say of it, and apart from them the persons that one report alone names.
pub fn add(archive: &mut Archive, names: &[Name], mentions: &Mentions) {
    let mut shown: Vec<usize> = (0..names.len())
        .filter(|&at| mentions.has_page(names, at))
        .collect();
    let label = |at: &usize| {
        names
            .get(*at)
            .map(|name| name.label.as_str())
            .unwrap_or_default()
    };
    shown.sort_by_cached_key(|at| label(at).to_lowercase());
    let texts = texts(archive);
    let beside = beside(mentions, &shown);
    for (&at, beside) in shown.iter().zip(beside) {
        let (Some(name), Some(of_name)) = (names.get(at), mentions.of(at)) else {
            continue;
        };
        let silences = mentions.silences(at).into_iter();
        archive.name_records.push(NameRecord {
            kind: name.kind.word().to_owned(),
            aliases: name.aliases.clone(),
            n_mentions: u32::try_from(of_name.count()).unwrap_or(u32::MAX),
            sentences: sentences(of_name, &texts),
            silences: silences.map(|it| (it.after, it.until)).collect(),
            beside,
        });
    }
    archive.names = labelled(shown.iter().map(label));
    let once = (0..names.len()).filter(|&at| mentions.is_named_once(names, at));
    let once = once.filter_map(|at| Some(sentences(mentions.of(at)?, &texts)));
    archive.named_once = once.flatten().collect();
    archive.named_once.sort_by_key(|sentence| sentence.month);
}

/// Returns the spellings of each name that the reports mention, in small letters. Leaves out names with
/// one spelling.
pub fn spellings(names: &[Name], mentions: &Mentions) -> Vec<Vec<String>> {
    let mentioned = (0..).zip(names).filter(|(at, _)| {
        let of_name = mentions.of(*at);
        of_name.is_some_and(|it| !it.reports.is_empty())
    });
    let spellings = mentioned.map(|(_, name)| name.spellings().map(str::to_lowercase).collect());
    spellings
        .filter(|all: &Vec<String>| all.len() > 1)
        .collect()
}

/// Gives each label a name in addresses that no other has.
fn labelled<'a>(labels: impl Iterator<Item = &'a str>) -> Vec<model::Name> {
    let mut names: Vec<model::Name> = Vec::new();
    for label in labels {
        let mut slug = slug(label);
        while names.iter().any(|other| other.slug == slug) {
            slug.push_str("-2");
        }
        names.push(model::Name {
            slug,
            label: label.to_owned(),
        });
    }
    names
}

/// Returns the name of a label in addresses: its words in small letters, or a hash if they have other
/// letters than a to z.
fn slug(label: &str) -> String {
    let tokens = tokenize(label).into_iter();
    let words = tokens.filter(|it| matches!(it.kind, TokenKind::Word | TokenKind::Glued));
    let words: Vec<String> = words.map(|token| token.term).collect();
    let slug = words.join("-").replace('.', "-");
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if slug.is_empty() || !slug.bytes().all(is_plain) {
        return format!("name-{:06x}", hash(label));
    }
    slug
}

fn texts(archive: &Archive) -> Texts {
    let mut texts = Texts::default();
    for report in &archive.reports {
        visit_texts(report, &mut |id, text| {
            texts.insert((report.month, id), text.to_owned());
        });
    }
    texts
}

/// Returns the sentences that mention a name, each once, around its first mention.
fn sentences(of_name: &NameMentions, texts: &Texts) -> Vec<Sentence> {
    let mut seen = FxHashSet::default();
    let mut sentences = Vec::new();
    for report in &of_name.reports {
        for mention in &report.mentions {
            let text = texts.get(&(report.month, mention.text));
            if let Some(text) = text
                && seen.insert((report.month, mention.text, mention.sentence.start))
            {
                let place = (report.month, mention.text);
                sentences.push(Sentence::around(
                    text,
                    &mention.sentence,
                    &mention.range,
                    place,
                ));
            }
        }
    }
    sentences
}

/// Returns for each name those that share most paragraphs with it.
fn beside(mentions: &Mentions, shown: &[usize]) -> Vec<Vec<(u16, u32)>> {
    let mut by_text: BTreeMap<(Month, TextIdKey), BTreeSet<u16>> = BTreeMap::new();
    for (position, &at) in (0..).zip(shown) {
        for report in mentions.of(at).into_iter().flat_map(|it| &it.reports) {
            for mention in &report.mentions {
                let key = (report.month, (mention.text.hash, mention.text.nth));
                by_text.entry(key).or_default().insert(position);
            }
        }
    }
    let mut counts: Vec<FxHashMap<u16, u32>> = vec![FxHashMap::default(); shown.len()];
    for names in by_text.values() {
        for one in names {
            let Some(of_one) = counts.get_mut(usize::from(*one)) else {
                continue;
            };
            for other in names.iter().filter(|other| *other != one) {
                *of_one.entry(*other).or_default() += 1;
            }
        }
    }
    counts.into_iter().map(most_frequent).collect()
}

/// The parts of a text's id, which have an order.
type TextIdKey = (u32, u16);

fn most_frequent(counts: FxHashMap<u16, u32>) -> Vec<(u16, u32)> {
    let mut counts: Vec<(u16, u32)> = counts.into_iter().collect();
    counts.sort_by_key(|&(name, n)| (Reverse(n), name));
    counts.truncate(MAX_BESIDE);
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::names::NameKind;
    use crate::model::{Block, Inline, Report};

    fn name(label: &str, kind: NameKind) -> Name {
        Name {
            label: label.into(),
            kind,
            aliases: Vec::new(),
            not: Vec::new(),
            everywhere: false,
            line: 1,
        }
    }

    fn report(month: &str, paragraphs: &[&str]) -> Report {
        let paragraph = |(hash, words): (u32, &&str)| Block::Paragraph {
            id: TextId { hash, nth: 1 },
            text: vec![Inline::Text((*words).into())],
        };
        Report {
            month: month.parse().expect("a month"),
            lead: (1..).zip(paragraphs).map(paragraph).collect(),
            ..Report::default()
        }
    }

    #[test]
    fn each_name_has_its_sentences_once_and_the_names_beside_it() {
        let mut archive = Archive {
            reports: vec![
                report(
                    "2020-01",
                    &["Tides rose. The Heron met the Heron and the Osprey."],
                ),
                report("2020-03", &["It was the Heron, said Ada Quay."]),
            ],
            ..Archive::default()
        };
        let names = [
            name("Osprey", NameKind::Network),
            name("Ada Quay", NameKind::Person),
            name("Heron", NameKind::Project),
            name("Walrus", NameKind::Project),
        ];
        let mentions = Mentions::find(&names, &archive);
        add(&mut archive, &names, &mentions);
        let labels: Vec<&str> = archive.names.iter().map(|it| it.label.as_str()).collect();
        assert_eq!(labels, ["Heron", "Osprey"]);
        let heron = &archive.name_records[0];
        assert_eq!((heron.n_mentions, heron.kind.as_str()), (3, "project"));
        let sentences: Vec<[&str; 3]> = heron
            .sentences
            .iter()
            .map(|it| [&*it.before, &*it.text, &*it.after])
            .collect();
        let expected = [
            ["The ", "Heron", " met the Heron and the Osprey."],
            ["It was the ", "Heron", ", said Ada Quay."],
        ];
        assert_eq!(sentences, expected);
        assert_eq!(heron.beside, [(1, 1)]);
        assert_eq!(archive.named_once.len(), 1);
        assert_eq!(archive.named_once[0].text, "Ada Quay");
    }

    #[test]
    fn a_slug_is_plain_and_belongs_to_one_name() {
        let labels = ["Web3 Foundation", "K-LAOS", "Gov 2.0", "東京", "k laos"];
        let names = labelled(labels.into_iter());
        let slugs: Vec<&str> = names.iter().map(|it| it.slug.as_str()).collect();
        assert_eq!(slugs[..3], ["web3-foundation", "k-laos", "gov-2-0"]);
        assert!(slugs[3].starts_with("name-"), "{slugs:?}");
        assert_eq!(slugs[4], "k-laos-2");
    }
}
