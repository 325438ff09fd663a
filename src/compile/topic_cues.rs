//! The cues of topics and the scale of the [topic model](super::topic_model), as `archive.toml` and
//! the defaults give them.

use std::collections::BTreeMap;

/// The cues of a topic: terms and positions with weights, in units of the score.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cues {
    /// Weights of terms in headings.
    pub heading: BTreeMap<String, f64>,
    /// Weights of terms in bodies.
    pub body: BTreeMap<String, f64>,
    /// Weight of the first position, in a report without a lead.
    pub opening: f64,
    /// Weight of the last position.
    pub last: f64,
    /// Whether a section on another topic can have this one as a further topic.
    pub can_be_further: bool,
    /// Whether its sections sum up the month, so that they mention every topic.
    pub sums_up: bool,
}

/// Factors and thresholds of the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Value of a term in a heading.
    pub heading_factor: f64,
    /// Value of a term that occurs only in a subheading, as a share of `heading_factor`.
    pub subheading_share: f64,
    /// Factor for the values of terms in a body.
    pub body_factor: f64,
    /// Number of imaginary neutral terms in every body. They dampen short bodies.
    pub body_reserve: f64,
    /// What a further topic needs: its score as a share of the first topic's, plus its share of the
    /// text. At most 2.
    pub also_share: f64,
    /// A warning needs a difference greater than this between the body's scores for its own topic
    /// and the heading's.
    pub warning_gap: f64,
}

impl Default for Scale {
    /// Leaves weights as written, except for subheadings. No topic becomes a further one.
    fn default() -> Self {
        Self {
            heading_factor: 1.0,
            subheading_share: 0.5,
            body_factor: 1.0,
            body_reserve: 0.0,
            also_share: 2.0,
            warning_gap: f64::INFINITY,
        }
    }
}
