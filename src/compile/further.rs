//! Further topics of a section: those that take up a good part of it beside the first one.
//!
//! Two measures decide, because each alone is often wrong. The *score* of the [`Model`] includes the
//! heading, but a long list of words in one sentence can raise it. The *share of the text* is how
//! much of the body is about the topic: each sentence is divided among the topics in proportion to
//! the exponentials of their scores in it (a softmax), and weighs as much as it has characters. A
//! sentence without any cue is divided evenly.
//!
//! A topic is a further one if the sum of both reaches `also_share`. A section that sums up the
//! month mentions every topic, so there a further topic must also stand out: it needs more than half
//! of one sentence, or more than two fifths of the whole text.

use super::topic_model::{Model, softmax};
use crate::model::{Section, TopicId, leaves};

/// Maximum number of further topics of a section. More would not tell a reader anything.
const MAX_FURTHER: usize = 2;

/// A topic stands out if it has more than this share of a sentence.
const OWN_SENTENCE: f64 = 0.5;

/// A topic stands out if it has more than this share of the text. Chosen: a text of one sentence
/// with a single cue has a little more.
const OWN_TEXT: f64 = 0.4;

/// What a topic has of a section's body.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TextShare {
    /// Its share of the whole body.
    pub of_text: f64,
    /// Its greatest share of any sentence.
    pub of_clearest: f64,
}

/// A topic with a positive score that may be a further one, and what was decided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The topic.
    pub topic: TopicId,
    /// Its score as a share of the first topic's score.
    pub of_score: f64,
    /// Its share of the text.
    pub of_text: f64,
    /// Whether it became a further topic, and if not, why.
    pub verdict: Verdict,
}

/// Whether a candidate became a further topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It did.
    Further,
    /// The sum of its shares is too small.
    Small,
    /// The section sums up the month, and the topic does not stand out.
    Mentioned,
    /// Enough other topics have a greater sum.
    Surplus,
}

impl TextShare {
    fn stands_out(self) -> bool {
        self.of_clearest > OWN_SENTENCE || self.of_text > OWN_TEXT
    }
}

impl Candidate {
    /// Returns the sum that decides.
    #[must_use]
    pub fn strength(&self) -> f64 {
        self.of_score + self.of_text
    }
}

/// Returns what each topic has of a section's body.
pub fn text_shares(model: &Model, section: &Section) -> Vec<TextShare> {
    let mut shares = vec![TextShare::default(); model.n_topics()];
    let mut length = 0.0;
    let leaves = leaves(&section.blocks);
    let bodies = leaves.iter().filter(|leaf| !leaf.is_heading);
    for sentence in bodies.flat_map(|leaf| sentences(&leaf.text)) {
        let weight: f64 = sentence.chars().map(|_| 1.0).sum();
        let mut scores = model.scores_of_sentence(sentence);
        softmax(&mut scores);
        for (share, score) in shares.iter_mut().zip(scores) {
            share.of_text += weight * score;
            share.of_clearest = share.of_clearest.max(score);
        }
        length += weight;
    }
    if length > 0.0 {
        for share in &mut shares {
            share.of_text /= length;
        }
    }
    shares
}

/// Returns the candidates for a section's further topics, the strongest first. In a tie, the
/// archive's order decides.
pub fn candidates(
    model: &Model,
    first: TopicId,
    totals: &[f64],
    shares: &[TextShare],
) -> Vec<Candidate> {
    let of_first = totals.get(usize::from(first.0)).copied();
    let of_first = of_first.unwrap_or_default();
    let topics = (0..=u8::MAX).map(TopicId).zip(totals).zip(shares);
    let mut candidates: Vec<(Candidate, TextShare)> = topics
        .filter(|((topic, total), _)| {
            *topic != first && **total > 0.0 && model.can_be_further(*topic)
        })
        .map(|((topic, total), share)| {
            let candidate = Candidate {
                topic,
                of_score: total / of_first,
                of_text: share.of_text,
                verdict: Verdict::Small,
            };
            (candidate, *share)
        })
        .collect();
    // Stable, so that ties keep the archive's order.
    candidates.sort_by(|a, b| b.0.strength().total_cmp(&a.0.strength()));
    let mut n_further = 0;
    for (candidate, share) in &mut candidates {
        let is_enough = !model.sums_up(first) || share.stands_out();
        candidate.verdict = if candidate.strength() < model.scale().also_share {
            Verdict::Small
        } else if !is_enough {
            Verdict::Mentioned
        } else if n_further == MAX_FURTHER {
            Verdict::Surplus
        } else {
            n_further += 1;
            Verdict::Further
        };
    }
    candidates
        .into_iter()
        .map(|(candidate, _)| candidate)
        .collect()
}

/// Splits a text at the ends of its sentences. Leaves out pieces without a letter or digit.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    core::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (sentence, behind) = rest.split_at(end_of_sentence(rest));
        rest = behind;
        Some(sentence)
    })
    .filter(|sentence| sentence.contains(char::is_alphanumeric))
}

/// Returns the byte offset behind the first sentence. A mark before a letter or digit ends none, as
/// in `0.9.1`, except for those of Chinese and Japanese, which have no blank behind them.
fn end_of_sentence(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let is_inside = characters
            .peek()
            .is_some_and(|next| next.1.is_alphanumeric());
        let is_end = match character {
            '.' | '!' | '?' | '…' => !is_inside,
            '。' | '！' | '？' => true,
            _ => false,
        };
        if is_end {
            return at + character.len_utf8();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::topic_model::{Cues, Scale};
    use crate::model::{Block, Inline, TextId};

    #[test]
    fn sentences_end_at_their_marks_but_not_inside_numbers() {
        #[track_caller]
        fn check(text: &str, expected: &[&str]) {
            assert_eq!(sentences(text).collect::<Vec<_>>(), expected, "of `{text}`");
        }
        check("Sail. Row?", &["Sail.", " Row?"]);
        check("Version 0.9.1 sails", &["Version 0.9.1 sails"]);
        check("“Sail!” they said …", &["“Sail!", "” they said …"]);
        check("風。海。", &["風。", "海。"]);
        check("...", &[]);
    }

    const OVERVIEW: TopicId = TopicId(0);
    const SAILS: TopicId = TopicId(1);
    const ROPES: TopicId = TopicId(2);
    const NETS: TopicId = TopicId(3);

    fn model(also_share: f64) -> Model {
        let cues = |word: &str| Cues {
            body: [(word.to_owned(), 3.0)].into(),
            can_be_further: true,
            ..Cues::default()
        };
        let overview = Cues {
            sums_up: true,
            can_be_further: false,
            ..cues("month")
        };
        let scale = Scale {
            also_share,
            ..Scale::default()
        };
        Model::new(&[overview, cues("mast"), cues("knot"), cues("net")], scale)
    }

    fn shares(text: &str) -> Vec<TextShare> {
        let section = Section {
            blocks: vec![Block::Paragraph {
                id: TextId::default(),
                text: vec![Inline::Text(text.to_owned())],
            }],
            ..Section::default()
        };
        text_shares(&model(1.0), &section)
    }

    #[test]
    fn a_topic_has_as_much_of_the_text_as_its_sentences_are_long() {
        let share = |text: &str, topic: TopicId| shares(text)[usize::from(topic.0)];
        let even = share("Nothing at all. Really.", SAILS);
        assert!((even.of_text - 0.25).abs() < 1e-9, "{even:?}");
        // A short sentence counts little, however many cues the others have.
        let once = share("A mast of oak and of ash. A knot.", SAILS);
        let often = share("A mast. A knot, a knot, a knot.", SAILS);
        assert!(once.of_text > 0.5, "{once:?}");
        assert!(often.of_text < 0.3, "{often:?}");
        assert!(once.of_clearest > OWN_SENTENCE, "{once:?}");
        let sum: f64 = shares("A mast. A knot.").iter().map(|it| it.of_text).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        assert_eq!(share("", SAILS), TextShare::default());
    }

    #[track_caller]
    fn check(totals: [f64; 4], of_text: [f64; 4], expected: &[(TopicId, Verdict)]) {
        let shares = of_text.map(|of_text| TextShare {
            of_text,
            of_clearest: of_text,
        });
        let first = crate::compile::topic_model::best(totals.into_iter()).expect("a score");
        let candidates = candidates(&model(0.8), first, &totals, &shares);
        let verdicts: Vec<_> = candidates.iter().map(|it| (it.topic, it.verdict)).collect();
        assert_eq!(verdicts, expected);
    }

    #[test]
    fn score_and_text_together_make_a_further_topic() {
        // Half of the score and a third of the text suffice; each alone does not.
        let expected = [(ROPES, Verdict::Further), (NETS, Verdict::Small)];
        check([0.0, 4.0, 2.0, 2.0], [0.0, 0.5, 0.35, 0.15], &expected);
        // The overview is none, and neither is a topic that the words speak against.
        check([2.0, 4.0, -1.0, 0.0], [0.4, 0.1, 0.5, 0.0], &[]);
    }

    #[test]
    fn there_are_two_further_topics_at_most_and_the_strongest_come_first() {
        let totals = [4.0, 3.0, 3.5, 3.2];
        let shares = [TextShare {
            of_text: 0.25,
            of_clearest: 0.9,
        }; 4];
        let found = candidates(&model(0.8), OVERVIEW, &totals, &shares);
        let verdicts: Vec<_> = found.iter().map(|it| (it.topic, it.verdict)).collect();
        let expected = [
            (ROPES, Verdict::Further),
            (NETS, Verdict::Further),
            (SAILS, Verdict::Surplus),
        ];
        assert_eq!(verdicts, expected);
    }

    #[test]
    fn a_mere_mention_in_an_overview_is_no_further_topic() {
        let shares =
            [(0.1, 0.1), (0.3, 0.6), (0.3, 0.5), (0.45, 0.45)].map(|(text, clearest)| TextShare {
                of_text: text,
                of_clearest: clearest,
            });
        let verdicts = |totals: [f64; 4], first: TopicId| {
            let found = candidates(&model(0.8), first, &totals, &shares).into_iter();
            found.map(|it| (it.topic, it.verdict)).collect::<Vec<_>>()
        };
        let expected = [
            (NETS, Verdict::Further),
            (SAILS, Verdict::Further),
            (ROPES, Verdict::Mentioned),
        ];
        assert_eq!(verdicts([4.0, 3.5, 3.5, 3.5], OVERVIEW), expected);
        // Beside another first topic, the sum suffices.
        let expected = [(SAILS, Verdict::Further), (ROPES, Verdict::Further)];
        assert_eq!(verdicts([0.0, 3.5, 3.5, 4.0], NETS), expected);
    }
}
