//! Lists the figures of each report, and where they differ.

use crate::report::{Report, counted};
use kusama_news_reader::compile::figures::{Figure, Figures, Skipped, left_out, rule};
use kusama_news_reader::model::DifferenceClass;
use std::io::{self, Write};

/// Prints all figures with their lines, then the differences. With `explain`, also why each number is a
/// figure, and why others are none.
pub fn print(out: &mut dyn Write, report: &Report, explain: bool) -> io::Result<()> {
    let figures = &report.outcome.figures;
    let dir = &report.shown_as;
    for (month, own) in &figures.reports {
        writeln!(out, "{month}: {}", counted(own.figures.len(), "figure"))?;
        for figure in &own.figures {
            writeln!(
                out,
                "  {dir}/{}:{} {}",
                figure.file,
                figure.line,
                described(figure)
            )?;
            if explain {
                writeln!(out, "    {}", reasons(figure))?;
            }
        }
        if explain {
            for skipped in &own.skipped {
                no_figure(out, dir, skipped)?;
            }
        }
    }
    writeln!(out)?;
    differences(out, figures, dir)
}

fn described(figure: &Figure) -> String {
    let mut parts = vec![format!(
        "`{}`: {} {}",
        figure.text, figure.value, figure.unit
    )];
    parts.extend(figure.measure.clone());
    parts.extend(figure.qualifier.as_ref().map(|it| format!("“{it}”")));
    if figure.forecast {
        parts.push("forecast".to_owned());
    }
    parts.push(figure.period.to_string());
    parts.join(", ")
}

fn reasons(figure: &Figure) -> String {
    let mut reasons = vec![figure.rule.about().to_owned()];
    match (&figure.near, &figure.worth_of) {
        (Some(word), _) => reasons.push(format!("measure by the word `{word}`")),
        (None, Some(_)) => reasons.push("measure of the amount that it is worth".to_owned()),
        (None, None) => {}
    }
    if figure.other_end.is_some() {
        reasons.push("one end of a range".to_owned());
    }
    reasons.push(format!("period: {}", figure.basis.about()));
    reasons.join("; ")
}

fn no_figure(out: &mut dyn Write, dir: &str, skipped: &Skipped) -> io::Result<()> {
    let Skipped {
        text,
        file,
        line,
        reason,
        ..
    } = skipped;
    writeln!(
        out,
        "  {dir}/{file}:{line} `{text}` is none: {}",
        reason.about()
    )
}

fn differences(out: &mut dyn Write, figures: &Figures, dir: &str) -> io::Result<()> {
    for class in DifferenceClass::ALL {
        let found = figures.differences.iter().filter(|it| it.class == class);
        let found: Vec<_> = found.collect();
        let n_left_out = figures.left_out.get(&class).copied().unwrap_or_default();
        writeln!(
            out,
            "{}: {}; {n_left_out} left out, {}",
            class.name(),
            counted(found.len(), "case"),
            left_out(class)
        )?;
        writeln!(out, "  rule: {}", rule(class))?;
        for difference in found {
            let own = difference
                .figures
                .iter()
                .filter_map(|place| figures.get(*place));
            let own: Vec<String> = own
                .map(|it| format!("{dir}/{}:{} `{}`", it.file, it.line, it.text))
                .collect();
            writeln!(out, "  {}", own.join(" | "))?;
        }
    }
    writeln!(out)
}
