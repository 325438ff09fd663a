//! Figures for programs: all of them as `figures.json`, and those of each measure as a table beside its
//! page, as in `figures/price.csv`.
//!
//! # Shape of `figures.json`
//!
//! ```json
//! {
//!   "version": 1, "notice": "…",
//!   "measures": [{"id": "price", "label": "Price of KSM", "unit": "USD", "path": "figures/price/"}],
//!   "figures": [{
//!     "measure": "price", "month": "2021-06", "path": "2021/06/#p-1a2b3c", "text": "$225.50",
//!     "value": 225.5, "unit": "USD", "qualifier": "about", "forecast": false, "period": "2021-06-15",
//!     "sentence": "…"
//!   }],
//!   "differences": [{"class": "same-figure", "cases": [[0, 12]], "leftOut": 3}]
//! }
//! ```
//!
//! `period` is the month of the report unless the sentence names another time. A class is
//! `same-figure`, `misfit`, `backwards` or `dated-elsewhere`; its cases are positions in `figures`.
//!
//! # Source
//!
//! RFC 4180 for the tables.

use crate::edition::{Edition, File};
use crate::error::Error;
use crate::json;
use kusama_news_reader::model::{Archive, Differences, Figure, Measure};
use kusama_news_reader::routes::{Figures, Route};
use kusama_news_reader::ui::figures::all;
use kusama_news_reader::ui::figures::measure::csv_path;
use serde::Serialize;

/// Version of the shape above.
const VERSION: u32 = 1;

/// Columns of a table.
const COLUMNS: [&str; 9] = [
    "month",
    "value",
    "unit",
    "qualifier",
    "forecast",
    "period",
    "text",
    "sentence",
    "address",
];

#[derive(Serialize)]
struct Data<'a> {
    version: u32,
    notice: &'a str,
    measures: Vec<MeasureData<'a>>,
    figures: Vec<FigureData<'a>>,
    differences: Vec<DifferencesData<'a>>,
}

#[derive(Serialize)]
struct MeasureData<'a> {
    id: &'a str,
    label: &'a str,
    unit: &'a str,
    path: String,
}

#[derive(Serialize)]
struct FigureData<'a> {
    measure: &'a str,
    month: String,
    path: String,
    text: &'a str,
    value: f64,
    unit: &'a str,
    qualifier: &'a str,
    forecast: bool,
    period: String,
    sentence: String,
}

#[derive(Serialize)]
struct DifferencesData<'a> {
    class: &'a str,
    cases: &'a [Vec<u32>],
    #[serde(rename = "leftOut")]
    left_out: u32,
}

/// Returns the files; none if the archive has no figures.
///
/// # Errors
///
/// Returns an error if a figure cannot be written as JSON.
pub fn files(edition: &Edition) -> Result<Vec<File>, Error> {
    let archive = &edition.archive;
    if archive.measures.is_empty() {
        return Ok(Vec::new());
    }
    let data = Data {
        version: VERSION,
        notice: &archive.site.notice,
        measures: (0..)
            .zip(&archive.measures)
            .map(|it| measure(it, archive))
            .collect(),
        figures: archive
            .figures
            .iter()
            .map(|it| figure(it, archive))
            .collect(),
        differences: archive.differences.iter().map(differences).collect(),
    };
    let mut files = vec![File::text(
        all::JSON,
        json::written(&data, all::JSON, "the figures")?,
    )];
    for (at, measure) in (0..).zip(&archive.measures) {
        files.push(File::text(csv_path(measure), table(edition, at)));
    }
    Ok(files)
}

fn measure<'a>((at, measure): (u16, &'a Measure), archive: &Archive) -> MeasureData<'a> {
    MeasureData {
        id: &measure.slug,
        label: &measure.label,
        unit: &measure.unit,
        path: Route::Figures(Figures::Of(at)).path(archive),
    }
}

fn figure<'a>(figure: &'a Figure, archive: &'a Archive) -> FigureData<'a> {
    FigureData {
        measure: archive.measure(figure.measure).map_or("", |it| &it.slug),
        month: figure.sentence.month.to_string(),
        path: path(figure, archive),
        text: &figure.sentence.text,
        value: figure.number(),
        unit: &figure.unit,
        qualifier: &figure.qualifier,
        forecast: figure.is_forecast,
        period: period(figure),
        sentence: figure.sentence.whole(),
    }
}

fn differences(differences: &Differences) -> DifferencesData<'_> {
    DifferencesData {
        class: differences.class.name(),
        cases: &differences.cases,
        left_out: differences.n_left_out,
    }
}

/// Returns the path of a figure's paragraph, below the base.
fn path(figure: &Figure, archive: &Archive) -> String {
    let (month, topic) = (figure.sentence.month, None);
    let page = Route::Report { month, topic }.path(archive);
    if figure.sentence.id.is_unnamed() {
        return page;
    }
    [&page, "#", &figure.sentence.id.to_string()].concat()
}

fn period(figure: &Figure) -> String {
    match figure.period.as_str() {
        "" => figure.sentence.month.to_string(),
        period => period.to_owned(),
    }
}

/// Returns the figures of a measure as a table with a header.
fn table(edition: &Edition, at: u16) -> String {
    let archive = &edition.archive;
    let mut text = row(COLUMNS);
    for figure in archive.figures_of(at) {
        let base = edition.url.as_deref().unwrap_or_default();
        text += &row([
            &figure.sentence.month.to_string(),
            &figure.value,
            &figure.unit,
            &figure.qualifier,
            if figure.is_forecast { "true" } else { "false" },
            &period(figure),
            &figure.sentence.text,
            &figure.sentence.whole(),
            &[base, &path(figure, archive)].concat(),
        ]);
    }
    text
}

fn row(cells: [&str; COLUMNS.len()]) -> String {
    cells.map(cell).join(",") + "\r\n"
}

/// Returns a cell, quoted where it must be. Spreadsheets run a cell that begins with one of a few signs
/// as a formula, even in quotes, so such words get a blank in front; numbers do not.
fn cell(words: &str) -> String {
    let is_formula =
        words.starts_with(['=', '+', '-', '@', '\t', '\r']) && words.parse::<f64>().is_err();
    let begin = if is_formula { " " } else { "" };
    if words.contains([',', '"', '\n', '\r']) {
        return ["\"", begin, &words.replace('"', "\"\""), "\""].concat();
    }
    [begin, words].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use kusama_news_reader::model::{DifferenceClass, Sentence};
    use std::sync::Arc;

    fn edition() -> Edition {
        let mut edition = sample::edition();
        let archive = Arc::make_mut(&mut edition.archive);
        archive.measures = vec![Measure {
            slug: "price".into(),
            label: "Price".into(),
            unit: "USD".into(),
            ..Measure::default()
        }];
        let month = archive.reports[0].month;
        archive.figures = vec![Figure {
            sentence: Sentence {
                month,
                before: "=SUM(A1), \"up\" from ".into(),
                text: "-$1.50".into(),
                after: ".".into(),
                ..Sentence::default()
            },
            value: "-1.5".into(),
            unit: "USD".into(),
            ..Figure::default()
        }];
        archive.differences = vec![Differences {
            class: DifferenceClass::Misfit,
            cases: vec![vec![0]],
            n_left_out: 0,
        }];
        edition
    }

    #[test]
    fn a_table_quotes_its_cells_and_runs_no_formula() {
        let edition = edition();
        let table = table(&edition, 0);
        let (head, row) = table.split_once("\r\n").expect("two rows");
        assert_eq!(
            head,
            "month,value,unit,qualifier,forecast,period,text,sentence,address"
        );
        let month = edition.archive.reports[0].month;
        let expected = format!(
            "{month},-1.5,USD,,false,{month}, -$1.50,\" =SUM(A1), \"\"up\"\" from -$1.50.\","
        );
        assert!(row.starts_with(&expected), "{row}");
    }

    #[test]
    fn the_json_has_every_figure_with_its_place() {
        let edition = edition();
        let files = files(&edition).expect("files");
        let paths: Vec<&str> = files.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(paths, ["figures.json", "figures/price.csv"]);
        let json: serde_json::Value = serde_json::from_slice(&files[0].bytes).expect("JSON");
        assert_eq!(json["figures"][0]["value"], -1.5);
        assert_eq!(json["figures"][0]["measure"], "price");
        assert_eq!(json["differences"][0]["class"], "misfit");
        assert_eq!(json["measures"][0]["path"], "figures/price/");
    }

    #[test]
    fn an_archive_without_figures_has_no_files_of_them() {
        let mut edition = edition();
        Arc::make_mut(&mut edition.archive).measures.clear();
        assert_eq!(files(&edition).expect("no error"), []);
    }
}
