//! Scores how well a text matches: BM25F over its fields, and the proximity of the words.
//!
//! # Source
//!
//! S. Robertson and H. Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009:
//! the weighted counts of all fields are added first and then saturated once. The parameter b is 0,
//! so the length of a text has no effect, because all texts are paragraphs of similar length, and a
//! penalty for a few more words would rank an older report above a newer one with the same content.

use super::index::Field;

/// Weights of an occurrence by field, relative to running text. From 0.0 (ignored) to about 8.0;
/// beyond that, saturation hides any difference.
const BODY: f32 = 1.0;
/// Higher, because a heading sums up about ten sentences.
const HEADING: f32 = 2.5;
/// Higher, because a headline describes the whole report.
const HEADLINE: f32 = 2.0;
/// Lower, because readers search for an author's name, but never for the author's office.
const BYLINE: f32 = 0.6;
/// Lower, because the title line is the same in every report except for the month.
const DATELINE: f32 = 0.6;

/// Weight of a word in the head of a section for the texts below, relative to its weight in the
/// head itself, from 0.0 to 1.0.
pub(super) const BELOW_HEADING: f32 = 0.4;
/// The same for the head of the report.
pub(super) const BELOW_HEADLINE: f32 = 0.1;

/// Weight of a word found only in such a head, relative to one in the text, from 0.0 to 1.0.
pub(super) const ONLY_ABOVE: f32 = 0.8;

/// Factor of the score of a hit in standing text. So small that such hits come after all others, in
/// their own order, and are no partial matches if there are others.
pub(super) const STANDING: f32 = 1e-12;

/// BM25's k1: the effect of further occurrences of a word. At most 0.42, so any number of
/// occurrences of one rank scores less than one occurrence of the next rank, in running text and in
/// headings; see [`Rank::factor`].
const SATURATION: f32 = 0.4;

/// Bonus for adjacent words relative to the words themselves, from 0.0 (no bonus) to 1.0 (as much
/// as the words again).
const PROXIMITY: f32 = 0.8;

/// How closely a term matches a word of the query, worst first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It does not match.
    #[default]
    None,
    /// Another form of a similarly spelled word.
    NearForm,
    /// A similarly spelled word.
    Near,
    /// Another form of a word that begins with the query word.
    PrefixForm,
    /// A word that begins with the query word.
    Prefix,
    /// Another form of the word.
    Form,
    /// The word itself.
    Exact,
    /// The word itself with the typed symbols, as in `C++`.
    Written,
}

impl Rank {
    /// Returns the weight of this rank; that of the word itself is 1.0. The gap to the next rank is
    /// larger than the effect of further occurrences.
    const fn factor(self) -> f32 {
        match self {
            Self::None => 0.0,
            Self::NearForm => 0.16,
            Self::Near => 0.23,
            Self::PrefixForm => 0.33,
            Self::Prefix => 0.48,
            Self::Form => 0.7,
            Self::Exact => 1.0,
            Self::Written => 1.45,
        }
    }
}

/// The matches of a clause in a text or in the heads above it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct MatchStrength {
    /// The best rank.
    pub rank: Rank,
    /// Number of occurrences, weighted by field.
    pub weight: f32,
}

impl MatchStrength {
    /// Adds matches from elsewhere, with their weight multiplied by `share`.
    pub fn add(&mut self, other: Self, share: f32) {
        self.rank = self.rank.max(other.rank);
        self.weight += share * other.weight;
    }

    /// Returns the clause's contribution to the score of a text.
    pub fn score(self, rarity: f32) -> f32 {
        rarity * self.rank.factor() * self.saturated()
    }

    /// Like [`Self::score`], for a partial match. The rank matters less, because the passage with a
    /// rare word of the query is meant, even if it has the word in another form.
    pub fn partial_score(self, rarity: f32) -> f32 {
        rarity * self.rank.factor().sqrt() * self.saturated()
    }

    fn saturated(self) -> f32 {
        (SATURATION + 1.0) * self.weight / (SATURATION + self.weight)
    }
}

/// Returns the weight of an occurrence in a field.
pub(super) const fn weight(field: Field) -> f32 {
    match field {
        Field::Body | Field::Standing => BODY,
        Field::Heading => HEADING,
        Field::Headline => HEADLINE,
        Field::Byline => BYLINE,
        Field::Dateline => DATELINE,
    }
}

/// Returns BM25's inverse document frequency, which is higher for words in fewer texts. Always
/// above 0.0.
pub(super) fn rarity(n_texts: usize, n_found: usize) -> f32 {
    let (n_texts, n_found) = (as_f32(n_texts), as_f32(n_found));
    (1.0 + (n_texts - n_found + 0.5).max(0.0) / (n_found + 0.5)).ln()
}

/// Returns the bonus for `n_words` words, with rarities summing to `rarity`, in a run of `span`
/// words: full if adjacent, half for two words with one word between them.
pub(super) fn proximity(rarity: f32, n_words: usize, span: usize) -> f32 {
    if n_words < 2 || span == 0 {
        return 0.0;
    }
    PROXIMITY * rarity * as_f32(n_words - 1) / as_f32(span.max(n_words) - 1)
}

/// Exact up to 16 million, because `f32` has 24 bits of precision. Counts are far smaller.
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
        MatchStrength { rank, weight }.score(1.0)
    }

    #[test]
    fn no_number_of_occurrences_makes_up_for_a_worse_rank() {
        let ranks = [
            Rank::None,
            Rank::Near,
            Rank::Prefix,
            Rank::Form,
            Rank::Exact,
            Rank::Written,
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
