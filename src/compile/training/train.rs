//! Training: fits the weights of the [topic model](crate::compile::topic_model) to examples.
//!
//! The method is multinomial logistic regression. It minimizes the cross entropy between the labels
//! and the softmax of the scores, plus a penalty on each change from the prior (Tikhonov
//! regularization), so that weights change only as far as the examples justify. The objective is
//! strictly convex, so there is a unique best solution. The solver is Nesterov's accelerated
//! gradient method (1983) with the restarts of O'Donoghue and Candès (2015).
//!
//! Native only and never part of a build, because the build uses weights that were printed once and
//! copied into `seeds/archive.toml`.

use crate::compile::topic_model::{Kind, Model, Observed, softmax};
use crate::model::TopicId;

/// Weight of the penalty. Chosen: held-out figures barely change from 0.3 to 4, and a stiff prior
/// leaves fewer meaningless weights. The figures come from the same labeled reports, so they favor
/// the choice a little.
const STIFFNESS: f64 = 2.0;

/// The typical value of a body's term is the body's factor divided by this.
const TYPICAL_BODY: f64 = 4.0;

/// Combined target share of an example's further topics. Chosen: a further topic has at least a
/// third of the text, but less of the heading.
const FURTHER_SHARE: f64 = 0.25;

/// Like [`FURTHER_SHARE`], for sections whose first topic was hard to choose.
const CLOSE_FURTHER_SHARE: f64 = 0.4;

/// Number of steps. Far more than the rounded weights need for convergence.
const N_STEPS: usize = 400;

/// Weights are rounded to multiples of 1 divided by this.
const STEPS_PER_UNIT: f64 = 10.0;

/// Smaller weights become zero, because they hardly matter and a short table is readable.
const LEAST_WEIGHT: f64 = 0.3;

/// A section with known topics.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Example<'a> {
    /// The features found in the section.
    pub observed: &'a [Observed],
    /// Its first topic.
    pub topic: TopicId,
    /// Its further topics.
    pub also: &'a [TopicId],
    /// Whether a further topic would also be acceptable as the first.
    pub is_close: bool,
}

/// Returns a model with weights fitted to the examples. Weights stay close to `prior`.
pub fn fit(prior: &Model, examples: &[Example<'_>]) -> Model {
    let problem = Problem::new(prior, examples);
    let changes = problem.solve();
    let n_topics = prior.n_topics();
    let weights = prior.weights().iter().enumerate();
    let weights = weights.map(|(feature, weights)| {
        let unit = unit(prior, feature);
        let weights = weights.iter().enumerate();
        let fitted = weights.map(|(topic, weight)| {
            let change = changes.get(feature * n_topics + topic);
            round(weight + change.copied().unwrap_or_default() / unit)
        });
        fitted.collect()
    });
    prior.with_weights(weights.collect())
}

fn round(weight: f64) -> f64 {
    let rounded = (weight * STEPS_PER_UNIT).round() / STEPS_PER_UNIT;
    if rounded.abs() < LEAST_WEIGHT {
        0.0
    } else {
        rounded
    }
}

/// Returns the typical value of a feature. Changes are scaled by it, so that a change with the same
/// effect on scores costs the same in headings and bodies.
fn unit(model: &Model, feature: usize) -> f64 {
    let scale = model.scale();
    let value = match model.kind(feature) {
        Kind::Heading => scale.heading_factor,
        Kind::Body => scale.body_factor / TYPICAL_BODY,
        Kind::Position => 1.0,
    };
    if value > 0.0 { value } else { 1.0 }
}

/// The objective as a function of the changes from the prior. Vectors hold one number per feature
/// and topic, ordered by feature.
struct Problem {
    n_topics: usize,
    n_unknowns: usize,
    rows: Vec<Row>,
}

struct Row {
    /// Features with their values in units.
    values: Vec<(usize, f64)>,
    /// Scores under the prior.
    prior_scores: Vec<f64>,
    /// Target share of each topic; the sum is 1.
    target: Vec<f64>,
}

impl Problem {
    fn new(prior: &Model, examples: &[Example<'_>]) -> Self {
        let n_topics = prior.n_topics();
        let in_units = |one: &Observed| (one.feature, one.value / unit(prior, one.feature));
        let row = |example: &Example<'_>| Row {
            values: example.observed.iter().map(in_units).collect(),
            prior_scores: prior.scores(example.observed.iter()),
            target: target(example, n_topics),
        };
        Self {
            n_topics,
            n_unknowns: prior.weights().len() * n_topics,
            rows: examples.iter().map(row).collect(),
        }
    }

    fn solve(&self) -> Vec<f64> {
        let step = 1.0 / self.curvature();
        let mut found = vec![0.0; self.n_unknowns];
        let mut ahead = found.clone();
        let mut momentum = 1.0_f64;
        for _ in 0..N_STEPS {
            let gradient = self.gradient(&ahead);
            let pairs = ahead.iter().zip(&gradient);
            let next: Vec<f64> = pairs.map(|(at, slope)| at - step * slope).collect();
            let moves = next.iter().zip(&found);
            let uphill: f64 = moves.zip(&gradient).map(|((a, b), g)| (a - b) * g).sum();
            let next_momentum = if uphill > 0.0 {
                1.0
            } else {
                f64::midpoint(1.0, (1.0 + 4.0 * momentum * momentum).sqrt())
            };
            let drive = if uphill > 0.0 {
                0.0
            } else {
                (momentum - 1.0) / next_momentum
            };
            let moves = next.iter().zip(&found);
            ahead = moves.map(|(a, b)| a + drive * (a - b)).collect();
            found = next;
            momentum = next_momentum;
        }
        found
    }

    fn gradient(&self, changes: &[f64]) -> Vec<f64> {
        let mut gradient: Vec<f64> = changes.iter().map(|change| STIFFNESS * change).collect();
        for row in &self.rows {
            let mut scores = row.prior_scores.clone();
            for &(feature, value) in &row.values {
                let start = feature * self.n_topics;
                let weights = changes.get(start..).unwrap_or_default();
                for (score, weight) in scores.iter_mut().zip(weights) {
                    *score += value * weight;
                }
            }
            softmax(&mut scores);
            for &(feature, value) in &row.values {
                let start = feature * self.n_topics;
                let slopes = gradient.get_mut(start..).unwrap_or_default();
                let errors = scores.iter().zip(&row.target);
                for (slope, (share, target)) in slopes.iter_mut().zip(errors) {
                    *slope += value * (share - target);
                }
            }
        }
        gradient
    }

    /// Returns an upper bound on the second derivative in any direction: half the product of the
    /// largest row sum and the largest column sum, because the softmax has a curvature of at most
    /// 1/2.
    fn curvature(&self) -> f64 {
        let mut columns = vec![0.0_f64; self.n_unknowns / self.n_topics.max(1)];
        let mut greatest_row = 0.0_f64;
        for row in &self.rows {
            let sum: f64 = row.values.iter().map(|(_, value)| value.abs()).sum();
            greatest_row = greatest_row.max(sum);
            for &(feature, value) in &row.values {
                if let Some(column) = columns.get_mut(feature) {
                    *column += value.abs();
                }
            }
        }
        let greatest_column = columns.into_iter().fold(0.0, f64::max);
        STIFFNESS + greatest_row * greatest_column / 2.0
    }
}

fn target(example: &Example<'_>, n_topics: usize) -> Vec<f64> {
    let further = match (example.also.len(), example.is_close) {
        (0, _) => 0.0,
        (_, true) => CLOSE_FURTHER_SHARE,
        (_, false) => FURTHER_SHARE,
    };
    let n_further = u32::try_from(example.also.len()).unwrap_or(u32::MAX);
    let mut target = vec![0.0; n_topics];
    let mut add = |topic: TopicId, share: f64| {
        if let Some(of_topic) = target.get_mut(usize::from(topic.0)) {
            *of_topic += share;
        }
    };
    add(example.topic, 1.0 - further);
    for &topic in example.also {
        add(topic, further / f64::from(n_further));
    }
    target
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::topic_model::{Cues, Scale};

    const SAILS: TopicId = TopicId(0);
    const ROPES: TopicId = TopicId(1);

    /// Two topics, and two words without weights.
    fn model() -> Model {
        let mut cues = vec![Cues::default(), Cues::default()];
        for word in ["mast", "knot"] {
            cues[0].body.insert(word.to_owned(), 0.0);
        }
        Model::new(&cues, Scale::default())
    }

    fn saying(word: usize) -> [Observed; 1] {
        [Observed {
            feature: word,
            count: 1,
            value: 1.0,
        }]
    }

    fn example(observed: &[Observed], topic: TopicId) -> Example<'_> {
        Example {
            observed,
            topic,
            also: &[],
            is_close: false,
        }
    }

    #[test]
    fn words_come_to_speak_for_the_topics_they_are_seen_with() {
        let (knot, mast) = (saying(0), saying(1));
        let examples = [example(&knot, ROPES), example(&mast, SAILS)].repeat(10);
        let fitted = fit(&model(), &examples);
        let [knot, mast, ..] = fitted.weights() else {
            panic!("two words");
        };
        assert!(knot[1] > 0.5 && knot[0] < -0.5, "{knot:?}");
        assert!(mast[0] > 0.5 && mast[1] < -0.5, "{mast:?}");
    }

    #[test]
    fn without_examples_the_prior_stays() {
        assert_eq!(fit(&model(), &[]).weights(), model().weights());
    }

    /// At the minimum, the gradient of the objective is zero.
    #[test]
    fn the_minimum_is_found() {
        let (knot, mast) = (saying(0), saying(1));
        let examples = [
            example(&knot, ROPES),
            example(&knot, SAILS),
            example(&mast, SAILS),
        ];
        let problem = Problem::new(&model(), &examples);
        let gradient = problem.gradient(&problem.solve());
        assert!(gradient.iter().all(|slope| slope.abs() < 1e-6));
    }
}
