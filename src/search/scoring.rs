//! How well a text matches: BM25F over its fields, and how close together the words stand.
//!
//! # Source
//!
//! S. Robertson and H. Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009:
//! the weighted counts of all fields are added first, and then saturated once. Its b is 0, that
//! is, the length of a text does not count: texts are paragraphs of one kind of length, and
//! holding a few words more against one would put an older report before a newer one that says
//! the same.

use super::index::Field;

/// What an occurrence counts in each field, from 0.0, nothing, to about 8.0, beyond which the
/// saturation leaves no difference. Running text is the measure.
const BODY: f32 = 1.0;
/// A heading names what ten sentences speak of.
const HEADING: f32 = 2.5;
/// A headline speaks of the whole report.
const HEADLINE: f32 = 2.0;
/// Nobody looks for what an author writes by the author's office, but some look for the name.
const BYLINE: f32 = 0.6;
/// The title line says of every report the same but for its month.
const DATELINE: f32 = 0.6;

/// What a word in the head of a section counts for the texts below it, against the same word in
/// the head itself: from 0.0 to 1.0.
pub(super) const BELOW_HEADING: f32 = 0.4;
/// The same for the head of the report.
pub(super) const BELOW_HEADLINE: f32 = 0.1;

/// What a word counts that stands in such a head only, against one that stands in the text: from
/// 0.0 to 1.0.
pub(super) const ONLY_ABOVE: f32 = 0.8;

/// BM25's k1: how much further occurrences of a word add. At most 0.42, so that any number of
/// occurrences of one rank weighs less than a single one of the next, in running text and in
/// headings; see [`Rank::factor`].
const SATURATION: f32 = 0.4;

/// How much it counts, against the words themselves, when they stand side by side: from 0.0, not
/// at all, to 1.0, as much as once more the words.
const PROXIMITY: f32 = 0.8;

/// How a term is like the word that is looked for, the worst first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Not at all.
    #[default]
    None,
    /// It is another form of a word that is spelled like it.
    NearForm,
    /// It is spelled like the word.
    Near,
    /// It is another form of a word that begins so.
    PrefixForm,
    /// It begins so.
    Prefix,
    /// It is another form of the word.
    Form,
    /// It is the word.
    Exact,
}

impl Rank {
    /// What an occurrence of this rank counts, from 0.0 to 1.0. Each is smaller than the next one
    /// by more than further occurrences can add.
    const fn factor(self) -> f32 {
        match self {
            Self::None => 0.0,
            Self::NearForm => 0.16,
            Self::Near => 0.23,
            Self::PrefixForm => 0.33,
            Self::Prefix => 0.48,
            Self::Form => 0.7,
            Self::Exact => 1.0,
        }
    }
}

/// How a text, or what stands above it, matches a clause.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Evidence {
    /// The best match.
    pub rank: Rank,
    /// Occurrences, weighted by field.
    pub weight: f32,
}

impl Evidence {
    /// Adds what was found elsewhere, of which a share counts.
    pub fn add(&mut self, other: Self, share: f32) {
        self.rank = self.rank.max(other.rank);
        self.weight += share * other.weight;
    }

    /// What the clause adds to the score of a text, given how much the clause says.
    pub fn score(self, rarity: f32) -> f32 {
        let saturated = (SATURATION + 1.0) * self.weight / (SATURATION + self.weight);
        rarity * self.rank.factor() * saturated
    }
}

/// What an occurrence in a field counts.
pub(super) const fn weight(field: Field) -> f32 {
    match field {
        Field::Body => BODY,
        Field::Heading => HEADING,
        Field::Headline => HEADLINE,
        Field::Byline => BYLINE,
        Field::Dateline => DATELINE,
    }
}

/// BM25's inverse document frequency: the fewer texts have what is looked for, the more it says.
/// Above 0.0 for any number of texts.
pub(super) fn rarity(n_texts: usize, n_found: usize) -> f32 {
    let (n_texts, n_found) = (as_f32(n_texts), as_f32(n_found));
    (1.0 + (n_texts - n_found + 0.5).max(0.0) / (n_found + 0.5)).ln()
}

/// What it adds to a score that words which say so much in sum stand within a span of so many
/// words: the full measure side by side, half of it with as many words between them.
pub(super) fn proximity(rarity: f32, n_words: usize, span: usize) -> f32 {
    if n_words < 2 || span == 0 {
        return 0.0;
    }
    PROXIMITY * rarity * as_f32(n_words - 1) / as_f32(span.max(n_words) - 1)
}

/// Counts are far below the 16 million up to which this is exact.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of texts and words are small"
)]
pub(super) fn as_f32(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(rank: Rank, weight: f32) -> f32 {
        Evidence { rank, weight }.score(1.0)
    }

    #[test]
    fn no_number_of_occurrences_makes_up_for_a_worse_rank() {
        let ranks = [
            Rank::None,
            Rank::Near,
            Rank::Prefix,
            Rank::Form,
            Rank::Exact,
        ];
        for pair in ranks.windows(2) {
            let often = score(pair[0], 10_000.0);
            for once in [BODY, HEADING, HEADLINE].map(|weight| score(pair[1], weight)) {
                assert!(often < once, "{pair:?}: {often} and {once}");
            }
        }
    }

    #[test]
    fn more_occurrences_and_weightier_fields_count_more() {
        assert!(score(Rank::Exact, 2.0) > score(Rank::Exact, 1.0));
        assert!(weight(Field::Heading) > weight(Field::Body));
        assert!(weight(Field::Byline) < weight(Field::Body));
    }

    #[test]
    fn a_rare_word_says_more_and_a_frequent_one_something() {
        assert!(rarity(100, 1) > rarity(100, 50));
        assert!(rarity(100, 100) > 0.0);
        assert!(rarity(0, 0) > 0.0);
    }

    #[test]
    fn words_side_by_side_count_more_than_words_apart() {
        assert!(proximity(1.0, 2, 2) > proximity(1.0, 2, 3));
        assert!(proximity(1.0, 3, 3) > proximity(1.0, 3, 9));
        assert!(proximity(1.0, 1, 1) < f32::EPSILON);
    }
}
