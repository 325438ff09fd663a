//! Scale of the values of a chart, linear or logarithmic, with round values for its labels.

use core::ops::RangeInclusive;

/// Maximum number of labels. Chosen: more would touch each other on a low chart.
const MAX_TICKS: u8 = 7;

/// Digits of round values within a power of ten.
const ROUND: [f64; 3] = [1.0, 2.0, 5.0];

/// Powers of ten of a logarithmic scale. Greater and smaller values lie at its ends.
const POWERS: RangeInclusive<i32> = -9..=15;

/// A scale from the least value to the greatest, both widened to round values.
#[derive(Debug)]
pub(super) struct Scale {
    is_logarithmic: bool,
    ticks: Vec<f64>,
}

impl Scale {
    /// Returns a scale that has all values. A logarithmic scale needs values above zero; without
    /// them the scale is linear. Returns `None` if there is no finite value.
    pub(super) fn new(values: &[f64], is_logarithmic: bool) -> Option<Self> {
        let finite = || values.iter().copied().filter(|value| value.is_finite());
        let least = finite().min_by(f64::total_cmp)?;
        let most = finite().max_by(f64::total_cmp)?;
        let is_logarithmic = is_logarithmic && least > 0.0;
        let ticks = if is_logarithmic {
            powers(least, most)
        } else {
            steps(least.min(0.0), most.max(0.0))
        };
        Some(Self {
            is_logarithmic,
            ticks,
        })
    }

    /// Returns the place of a value between the least tick, 0, and the greatest, 1.
    pub(super) fn share(&self, value: f64) -> f64 {
        let place = |value: f64| {
            if self.is_logarithmic {
                value.ln()
            } else {
                value
            }
        };
        let [from, to] =
            [self.ticks.first(), self.ticks.last()].map(|it| place(*it.unwrap_or(&0.0)));
        if to <= from {
            return 0.5;
        }
        ((place(value) - from) / (to - from)).clamp(0.0, 1.0)
    }

    /// Returns the round values with their labels, ascending. A label has thousands separators, or a
    /// letter for millions and more.
    pub(super) fn ticks(&self) -> impl Iterator<Item = (f64, String)> {
        self.ticks.iter().map(|&value| (value, label(value)))
    }
}

/// Returns round values with equal distances that include both ends.
fn steps(least: f64, most: f64) -> Vec<f64> {
    let span = if most > least { most - least } else { 1.0 };
    let power = 10_f64.powf((span / 10.0).log10().floor());
    let sizes = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0].map(|digit| digit * power);
    let ticks = |size: f64| {
        let begin = (least / size).floor();
        let end = (most / size).ceil().max(begin + 1.0);
        let steps = (0..=MAX_TICKS).map(|step| begin + f64::from(step));
        let steps: Vec<f64> = steps.take_while(|step| *step <= end).collect();
        let is_whole = steps.last() == Some(&end) && steps.len() <= usize::from(MAX_TICKS);
        is_whole.then(|| steps.into_iter().map(|step| step * size).collect())
    };
    sizes
        .into_iter()
        .find_map(ticks)
        .unwrap_or_else(|| vec![least, most])
}

/// Returns round values with about equal ratios that include both ends: 1, 2, 5, 10 …, or only powers
/// of ten if these would be too many.
fn powers(least: f64, most: f64) -> Vec<f64> {
    let trimmed = |digits: &[f64]| -> Vec<f64> {
        let ticks = POWERS.flat_map(|power| digits.iter().map(move |it| it * 10_f64.powi(power)));
        let ticks: Vec<f64> = ticks.collect();
        let from = ticks.iter().rposition(|tick| *tick <= least).unwrap_or(0);
        let to = ticks.iter().position(|tick| *tick >= most);
        let to = to.unwrap_or(ticks.len()).saturating_add(1);
        ticks.into_iter().take(to).skip(from).collect()
    };
    let fine = trimmed(&ROUND);
    if fine.len() <= usize::from(MAX_TICKS) {
        return fine;
    }
    trimmed(&[1.0])
}

/// Returns a round value as text.
fn label(value: f64) -> String {
    let sizes = [(1e12, "T"), (1e9, "B"), (1e6, "M")];
    let (value, letter) = sizes
        .into_iter()
        .find(|(size, _)| value.abs() >= *size)
        .map_or((value, ""), |(size, letter)| (value / size, letter));
    let mut digits = format!("{value:.6}");
    digits.truncate(digits.trim_end_matches('0').trim_end_matches('.').len());
    let whole = digits.find('.').unwrap_or(digits.len());
    if letter.is_empty() && whole > 3 && value > 0.0 {
        digits.insert(whole - 3, ',');
    }
    digits + letter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: &[f64], is_logarithmic: bool, expected: &[&str]) {
        let scale = Scale::new(values, is_logarithmic).expect("a scale");
        let labels: Vec<String> = scale.ticks().map(|(_, label)| label).collect();
        assert_eq!(labels, expected, "{values:?}");
        for value in values {
            let share = scale.share(*value);
            assert!((0.0..=1.0).contains(&share), "{value} is at {share}");
        }
    }

    #[test]
    fn a_linear_scale_has_few_round_values_and_zero() {
        check(
            &[3.0, 112.0],
            false,
            &["0", "20", "40", "60", "80", "100", "120"],
        );
        check(&[0.4], false, &["0", "0.1", "0.2", "0.3", "0.4"]);
        check(
            &[-12.5, 40.0],
            false,
            &["-20", "-10", "0", "10", "20", "30", "40"],
        );
        check(
            &[999.0, 100.0],
            false,
            &["0", "200", "400", "600", "800", "1,000"],
        );
        check(&[0.0], false, &["0", "0.1"]);
        check(
            &[2_500_000.0],
            false,
            &["0", "500,000", "1M", "1.5M", "2M", "2.5M"],
        );
    }

    #[test]
    fn a_logarithmic_scale_has_round_values_of_equal_ratio() {
        check(&[1.5, 8.0], true, &["1", "2", "5", "10"]);
        check(
            &[20.0, 623.75],
            true,
            &["20", "50", "100", "200", "500", "1,000"],
        );
        check(&[1.5, 623.75], true, &["1", "10", "100", "1,000"]);
        check(&[5.0], true, &["5"]);
    }

    #[test]
    fn a_logarithmic_scale_with_zero_is_linear() {
        check(&[0.0, 10.0], true, &["0", "2", "4", "6", "8", "10"]);
    }

    #[test]
    fn no_value_has_no_scale() {
        assert!(Scale::new(&[], false).is_none());
        assert!(Scale::new(&[f64::NAN, f64::INFINITY], true).is_none());
    }

    #[test]
    fn ticks_lie_between_the_ends() {
        let scale = Scale::new(&[1.0, 100.0], true).expect("a scale");
        assert_eq!(scale.share(10.0), 0.5);
        assert_eq!(scale.share(1.0), 0.0);
        assert_eq!(scale.share(100.0), 1.0);
    }
}
