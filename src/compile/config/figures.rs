//! `[[figures]]`: the measures of an archive, and the words for them.

use super::problems::Problems;
use crate::compile::figures::{
    FigureOverride, Mask, Measure, Period, Role, Rules, Scale, Term, UnitName,
};
use crate::compile::lexicon::is_term;
use crate::model::Month;
use crate::search::tokenize;
use serde::Deserialize;
use toml::Spanned;

/// A measure as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenFigures {
    id: Spanned<String>,
    label: String,
    unit: Spanned<String>,
    #[serde(default)]
    more_units: Vec<String>,
    max: Option<f64>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
    #[serde(default)]
    role: WrittenRole,
    of: Option<String>,
    #[serde(default)]
    scale: WrittenScale,
    #[serde(default)]
    charted: bool,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WrittenRole {
    #[default]
    None,
    Price,
    Change,
    Rank,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WrittenScale {
    #[default]
    Linear,
    Log,
}

/// An override of a figure as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenFigureOverride {
    month: String,
    text: String,
    line: Option<u32>,
    #[serde(default)]
    remove: bool,
    value: Option<f64>,
    unit: Option<String>,
    measure: Option<String>,
    forecast: Option<bool>,
    period: Option<String>,
}

/// All keys about figures.
pub(super) struct Written<'a> {
    pub measures: &'a [WrittenFigures],
    pub units: &'a [Spanned<String>],
    pub masks: &'a [Spanned<String>],
    pub overrides: &'a [Spanned<WrittenFigureOverride>],
}

/// Parses the archive's statements about figures. Reports those that are wrong, and leaves them out.
pub(super) fn read(
    written: &Written<'_>,
    months: &[(String, u8)],
    problems: &mut Problems<'_>,
) -> Rules {
    let mut rules = Rules {
        months: months.to_vec(),
        ..Rules::default()
    };
    for measure in written.measures {
        for (message, help) in problems_of(measure, &rules.measures) {
            problems.wrong(measure.id.span().start, message, help);
        }
        let measure = read_measure(measure);
        for unit in &measure.units {
            add_unit(&mut rules, unit, &[]);
        }
        rules.measures.push(measure);
    }
    for unit in written.units {
        read_unit(unit, &mut rules, problems);
    }
    for mask in written.masks {
        if let Some(mask) = Mask::new(mask.get_ref()) {
            rules.masks.push(mask);
            continue;
        }
        let message = format!(
            "mask `{}`: expected words and one `#` for the number, as in `Layer #`",
            mask.get_ref()
        );
        problems.wrong(mask.span().start, message, "correct it");
    }
    for spanned in written.overrides {
        match read_override(spanned.get_ref(), &rules, problems.line(spanned)) {
            Ok(one) => rules.overrides.push(one),
            Err(message) => problems.wrong(spanned.span().start, message, "correct it"),
        }
    }
    rules
}

fn read_measure(written: &WrittenFigures) -> Measure {
    let terms = |words: &[String]| words.iter().map(|word| Term::new(word)).collect();
    let mut units = vec![written.unit.get_ref().clone()];
    units.extend(written.more_units.iter().cloned());
    Measure {
        id: written.id.get_ref().clone(),
        label: written.label.clone(),
        units,
        max: written.max,
        words: terms(&written.words),
        not: terms(&written.not),
        role: match written.role {
            WrittenRole::None => Role::None,
            WrittenRole::Price => Role::Price,
            WrittenRole::Change => Role::Change,
            WrittenRole::Rank => Role::Rank,
        },
        of: written.of.clone(),
        scale: match written.scale {
            WrittenScale::Linear => Scale::Linear,
            WrittenScale::Log => Scale::Log,
        },
        charted: written.charted,
    }
}

/// Returns the problems of a measure. `before` holds those above it.
fn problems_of(written: &WrittenFigures, before: &[Measure]) -> Vec<(String, &'static str)> {
    let id = written.id.get_ref();
    let mut problems = Vec::new();
    let is_slug = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || !id.bytes().all(is_slug) {
        let expected = "lower-case letters, digits and hyphens, because it is part of addresses";
        problems.push((
            format!("figures id `{id}`: expected {expected}"),
            "rename it",
        ));
    }
    if before.iter().any(|other| other.id == *id) {
        let what = format!("second figures `{id}`: expected each id once");
        problems.push((what, "remove one"));
    }
    if written.label.trim().is_empty() {
        let what = format!("label of figures `{id}` is empty: expected a name");
        problems.push((what, "write one"));
    }
    let units = [written.unit.get_ref()]
        .into_iter()
        .chain(&written.more_units);
    if units.clone().any(|unit| unit.trim().is_empty()) {
        let expected = "`money`, `%`, `ordinal`, or a word that is counted";
        problems.push((
            format!("unit of figures `{id}`: expected {expected}"),
            "write one",
        ));
    }
    problems.extend(problems_of_words(written));
    problems
}

fn problems_of_words(written: &WrittenFigures) -> Vec<(String, &'static str)> {
    let id = written.id.get_ref();
    let mut units = [written.unit.get_ref()]
        .into_iter()
        .chain(&written.more_units);
    let mut problems = Vec::new();
    if written
        .max
        .is_some_and(|max| !max.is_finite() || max <= 0.0)
    {
        let what = format!("max of figures `{id}`: expected a number above 0");
        problems.push((what, "correct it"));
    }
    if units.any(|unit| unit == "ordinal") && written.words.is_empty() {
        let what = format!("figures `{id}` without `words`: expected words beside the ordinals");
        problems.push((what, "write some, such as `auction`"));
    }
    for word in written.words.iter().chain(&written.not) {
        if !is_term(word) {
            let expected = "one word in lower case without marks, or several with hyphens";
            problems.push((
                format!("word `{word}` of figures `{id}`: expected {expected}"),
                "correct it",
            ));
        }
    }
    problems
}

/// Units that are not found by their names.
const OWN: [&str; 4] = ["money", "%", "ordinal", "date"];

fn read_unit(written: &Spanned<String>, rules: &mut Rules, problems: &mut Problems<'_>) {
    let text = written.get_ref();
    let (unit, names) = text.split_once(':').unwrap_or((text, ""));
    let unit = unit.trim();
    let names: Vec<&str> = names
        .split(',')
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    if words(unit).is_empty() || OWN.contains(&unit) {
        let message = format!(
            "figure unit `{text}`: expected a word for one thing, perhaps with other words for it, \
             as in `person: people, persons`"
        );
        problems.wrong(written.span().start, message, "correct it");
        return;
    }
    add_unit(rules, unit, &names);
}

/// Adds the names of a unit: a token's code, or a word for one thing with its plural.
fn add_unit(rules: &mut Rules, unit: &str, names: &[&str]) {
    if OWN.contains(&unit) {
        return;
    }
    let is_token = is_token(unit);
    let mut add = |name: &str, is_singular: bool, is_token: bool| {
        let words = words(name);
        if let Some(first) = words.first().cloned() {
            let name = UnitName {
                words,
                unit: unit.to_owned(),
                is_singular,
                is_token,
            };
            let known = rules.units.entry(first).or_default();
            if !known.contains(&name) {
                known.push(name);
            }
        }
    };
    add(unit, !is_token, is_token);
    for name in names {
        add(name, false, false);
    }
    if !is_token {
        add(&plural(unit), false, false);
    }
}

/// Whether a unit is a code in capitals, such as `KSM`.
fn is_token(unit: &str) -> bool {
    unit.len() > 1
        && unit
            .bytes()
            .all(|it| it.is_ascii_uppercase() || it.is_ascii_digit())
}

/// Returns the usual plural of an English word.
fn plural(word: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match word.strip_suffix('y') {
        Some(stem) if !ends(&["ay", "ey", "oy", "uy"]) => format!("{stem}ies"),
        _ if ends(&["s", "x", "ch", "sh"]) => format!("{word}es"),
        _ if ends(&["um"]) => format!("{}a", word.trim_end_matches("um")),
        _ => format!("{word}s"),
    }
}

/// Returns the folded words of a text.
fn words(text: &str) -> Vec<String> {
    let tokens = tokenize(text).into_iter().filter(|token| !token.is_whole());
    tokens.map(|token| token.term).collect()
}

fn read_override(
    written: &WrittenFigureOverride,
    rules: &Rules,
    line: u32,
) -> Result<FigureOverride, String> {
    let month: Month = written.month.parse().map_err(|error| format!("{error}"))?;
    let text = &written.text;
    let has_change = written.value.is_some()
        || written.unit.is_some()
        || written.measure.is_some()
        || written.forecast.is_some()
        || written.period.is_some();
    if has_change == written.remove {
        return Err(format!(
            "override of figure `{text}`: expected either `remove = true` or a new `value`, `unit`, \
             `measure`, `forecast` or `period`"
        ));
    }
    check_values(written, rules)?;
    let period = written.period.as_deref().map(read_period).transpose()?;
    Ok(FigureOverride {
        at: line,
        month,
        text: text.clone(),
        line: written.line,
        remove: written.remove,
        value: written.value,
        unit: written.unit.clone(),
        measure: written.measure.clone(),
        forecast: written.forecast,
        period,
    })
}

/// Checks the new measure and the new number.
fn check_values(written: &WrittenFigureOverride, rules: &Rules) -> Result<(), String> {
    if let Some(measure) = written.measure.as_deref().filter(|it| !it.is_empty())
        && rules.measure(measure).is_none()
    {
        let ids: Vec<&str> = rules.measures.iter().map(|it| it.id.as_str()).collect();
        return Err(format!(
            "measure `{measure}` of an override: expected one of `{}`",
            ids.join("`, `")
        ));
    }
    if let Some(value) = written
        .value
        .filter(|value| !value.is_finite() || *value < 0.0)
    {
        return Err(format!(
            "value `{value}` of an override: expected a number from 0 up"
        ));
    }
    Ok(())
}

fn read_period(written: &str) -> Result<Period, String> {
    let parse = || {
        if written.len() == 4 {
            return written.parse().ok().map(Period::Year);
        }
        let (month, day) = written.split_at_checked(7)?;
        let month = month.parse().ok()?;
        if day.is_empty() {
            return Some(Period::Month(month));
        }
        let day = day.strip_prefix('-').filter(|day| day.len() == 2)?;
        let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
        Some(Period::Day(month, day))
    };
    parse().ok_or_else(|| {
        format!(
            "period `{written}` of an override: expected a year, a month or a day, as in \
             `2021-06-15`"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_those_of_english() {
        let words = [
            "rope",
            "ferry",
            "bay",
            "box",
            "address",
            "referendum",
            "branch",
        ];
        let plurals = words.map(plural);
        let expected = [
            "ropes",
            "ferries",
            "bays",
            "boxes",
            "addresses",
            "referenda",
            "branches",
        ];
        assert_eq!(plurals, expected);
    }

    #[test]
    fn a_period_is_a_year_a_month_or_a_day() {
        for text in ["2021", "2021-06", "2021-06-15"] {
            assert_eq!(
                read_period(text).map(|it| it.to_string()).as_deref(),
                Ok(text)
            );
        }
        for text in [
            "",
            "21",
            "2021-13",
            "2021-06-32",
            "2021-06-1",
            "2021-06x15",
            "é021-06",
        ] {
            assert!(read_period(text).is_err(), "{text}");
        }
    }
}
