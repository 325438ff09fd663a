//! The figures as pages show them.

use super::figure::{Basis, Figure, Kind};
use super::found::{Figures, Place};
use super::rules::{Rules, Scale};
use super::words::Plain;
use crate::model::{
    self, Archive, DifferenceClass, Differences, Measure, Report, Sentence, TextId, Words,
};
use crate::text;
use std::collections::HashMap;

/// Adds to an archive, which has its reports, all figures with their sentences, the measures that have
/// any, and the differences. Figures without a measure are put under one for each kind.
pub fn add(archive: &mut Archive, figures: &Figures, rules: &Rules) {
    if figures.reports.values().all(|it| it.figures.is_empty()) {
        return;
    }
    let ids = measure_ids(figures, rules);
    for report in &archive.reports {
        let texts = texts(report);
        let found = figures.reports.get(&report.month);
        let found = found.map_or(&[][..], |it| &it.figures);
        for (at, figure) in found.iter().enumerate() {
            let text = texts.get(&figure.id).map_or("", String::as_str);
            let measure = ids.iter().position(|it| *it == MeasureId::of(figure));
            archive.figures.push(model::Figure {
                measure: measure
                    .and_then(|it| u16::try_from(it).ok())
                    .unwrap_or_default(),
                opens_range: figure.other_end == Some(at + 1)
                    && found
                        .get(at + 1)
                        .is_some_and(|it| it.measure == figure.measure && it.unit == figure.unit),
                ..shown(figure, text)
            });
        }
    }
    archive.measures = ids.iter().map(|id| measure(id, figures, rules)).collect();
    archive.differences = DifferenceClass::ALL
        .map(|class| differences(class, figures))
        .into();
}

/// A measure of the archive, or the rest of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
enum MeasureId {
    Stated(String),
    Rest(Kind),
}

impl MeasureId {
    fn of(figure: &Figure) -> Self {
        let stated = figure.measure.clone();
        stated.map_or(Self::Rest(figure.kind), Self::Stated)
    }
}

/// Returns the measures with a figure, those that the archive states first.
fn measure_ids(figures: &Figures, rules: &Rules) -> Vec<MeasureId> {
    let stated = rules
        .measures
        .iter()
        .map(|it| MeasureId::Stated(it.id.clone()));
    let rest = Kind::ALL.map(MeasureId::Rest);
    let has_figure = |id: &MeasureId| all(figures).any(|figure| MeasureId::of(figure) == *id);
    stated.chain(rest).filter(has_figure).collect()
}

fn all(figures: &Figures) -> impl Iterator<Item = &Figure> {
    figures.reports.values().flat_map(|report| &report.figures)
}

fn measure(id: &MeasureId, figures: &Figures, rules: &Rules) -> Measure {
    let of_measure = || all(figures).filter(|figure| MeasureId::of(figure) == *id);
    let mut n_by_unit: HashMap<&str, usize> = HashMap::new();
    for figure in of_measure() {
        *n_by_unit.entry(&figure.unit).or_default() += 1;
    }
    // The first in the alphabet of those that are most frequent.
    let unit = n_by_unit
        .into_iter()
        .min_by_key(|(unit, n)| (usize::MAX - n, *unit));
    let unit = unit.map_or("", |(unit, _)| unit).to_owned();
    match id {
        MeasureId::Stated(id) => {
            let stated = rules.measure(id);
            Measure {
                slug: id.clone(),
                label: stated.map_or(id, |it| &it.label).clone(),
                unit,
                is_logarithmic: stated.is_some_and(|it| it.scale == Scale::Log),
                is_charted: stated.is_some_and(|it| it.charted),
                is_rest: false,
            }
        }
        MeasureId::Rest(kind) => {
            let (slug, label) = rest(*kind, !rules.measures.is_empty());
            Measure {
                slug: slug.to_owned(),
                label: label.to_owned(),
                unit,
                is_rest: true,
                ..Measure::default()
            }
        }
    }
}

/// Returns slug and label of the figures of a kind that have no measure. `is_further` says that the
/// archive states measures, which have the others.
fn rest(kind: Kind, is_further: bool) -> (&'static str, &'static str) {
    let [all, further] = match kind {
        Kind::Money => [
            ("money", text::figures::MONEY),
            ("further-money", text::figures::FURTHER_MONEY),
        ],
        Kind::Percent => [
            ("percent", text::figures::PERCENT),
            ("further-percent", text::figures::FURTHER_PERCENT),
        ],
        Kind::Ordinal => [
            ("ordinals", text::figures::ORDINALS),
            ("further-ordinals", text::figures::FURTHER_ORDINALS),
        ],
        Kind::Count => [
            ("counts", text::figures::COUNTS),
            ("further-counts", text::figures::FURTHER_COUNTS),
        ],
        Kind::Date => [("days", text::figures::DAYS); 2],
    };
    if is_further { further } else { all }
}

/// Returns a figure with its sentence, as yet without its measure.
fn shown(figure: &Figure, text: &str) -> model::Figure {
    model::Figure {
        sentence: Sentence {
            text: figure.text.clone(),
            ..Sentence::around(
                text,
                &figure.sentence,
                &figure.range,
                (figure.month, figure.id),
            )
        },
        value: figure.value.to_string(),
        unit: figure.unit.clone(),
        qualifier: figure.qualifier.clone().unwrap_or_default(),
        is_forecast: figure.forecast,
        period: match figure.basis {
            Basis::Report => String::new(),
            _ => figure.period.to_string(),
        },
        ..model::Figure::default()
    }
}

/// Returns the texts of a report without markup, by id.
fn texts(report: &Report) -> HashMap<TextId, String> {
    let mut texts = HashMap::new();
    report.visit_texts(&mut |_, id, words| {
        if let Words::Text(text) | Words::Item(_, text) = words {
            texts.insert(id, Plain::new(text).text);
        }
    });
    texts
}

fn differences(class: DifferenceClass, figures: &Figures) -> Differences {
    let mut starts = HashMap::new();
    let mut n_before = 0;
    for (month, report) in &figures.reports {
        starts.insert(*month, n_before);
        n_before += report.figures.len();
    }
    let position = |place: &Place| {
        let at = starts.get(&place.month)? + place.at;
        u32::try_from(at).ok()
    };
    let of_class = figures.differences.iter().filter(|it| it.class == class);
    let n_left_out = figures.left_out.get(&class).copied().unwrap_or_default();
    Differences {
        class,
        cases: of_class
            .map(|it| it.figures.iter().filter_map(position).collect())
            .collect(),
        n_left_out: u32::try_from(n_left_out).unwrap_or(u32::MAX),
    }
}
