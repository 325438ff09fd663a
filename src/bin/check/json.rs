//! Prints the reports and the problems as one JSON object, for other programs.
//!
//! Keys are part of the interface: they may be added, but never renamed, because programs use them.

use crate::error::Error;
use crate::json_figures::{self, DifferenceObject, FigureObject};
use crate::report::Report;
use kusama_news_reader::compile;
use kusama_news_reader::compile::byline::name_and_role;
use kusama_news_reader::compile::figures::Figures;
use kusama_news_reader::compile::names::{Mentions, Name};
use kusama_news_reader::model::{self, Archive, Heading, Month, TopicId, plain_text};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

/// Prints only the object and a newline.
pub fn print(out: &mut dyn Write, report: &Report) -> Result<(), Error> {
    let archive = &report.outcome.archive;
    let figures = &report.outcome.figures;
    let names = &report.outcome.names;
    let mentions = &report.outcome.mentions;
    let reports = archive.reports.iter();
    let diagnostics = report.outcome.diagnostics.iter();
    let object = Object {
        reports: reports
            .map(|one| ReportObject {
                names: NameObject::all(names, mentions, one.month),
                ..ReportObject::of(one, archive, figures, &report.shown_as)
            })
            .collect(),
        diagnostics: diagnostics.map(DiagnosticObject::of).collect(),
        differences: json_figures::differences(figures, &report.shown_as),
        left_out: json_figures::left_out(figures),
    };
    serde_json::to_writer_pretty(&mut *out, &object)?;
    writeln!(out)?;
    Ok(())
}

#[derive(Serialize)]
struct Object<'a> {
    reports: Vec<ReportObject<'a>>,
    diagnostics: Vec<DiagnosticObject<'a>>,
    differences: Vec<DifferenceObject<'a>>,
    /// For each class of differences, how many cases its rule leaves out.
    left_out: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct ReportObject<'a> {
    month: String,
    file: String,
    headline: Option<String>,
    bylines: Vec<BylineObject>,
    sections: Vec<SectionObject<'a>>,
    figures: Vec<FigureObject<'a>>,
    names: Vec<NameObject<'a>>,
}

#[derive(Serialize)]
struct NameObject<'a> {
    name: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct BylineObject {
    name: Option<String>,
    role: Option<String>,
    /// The line as written.
    raw: String,
    /// Heading of the signed section; null if the byline signs the whole report.
    section: Option<String>,
}

#[derive(Serialize)]
struct SectionObject<'a> {
    heading: String,
    line: u32,
    /// Null for a heading that is a bold or plain line.
    level: Option<u8>,
    topic: &'a str,
    also: Vec<&'a str>,
}

#[derive(Serialize)]
struct DiagnosticObject<'a> {
    code: &'a str,
    level: &'a str,
    file: &'a str,
    line: u32,
    message: &'a str,
    help: &'a str,
}

impl<'a> ReportObject<'a> {
    fn of(report: &model::Report, archive: &'a Archive, all: &'a Figures, dir: &str) -> Self {
        let mut bylines = BylineObject::all(&report.bylines, None);
        for section in &report.sections {
            bylines.extend(BylineObject::all(&section.bylines, Some(&section.heading)));
        }
        let sections = report.sections.iter();
        Self {
            month: report.month.to_string(),
            file: report
                .files()
                .map(|it| format!("{dir}/{it}"))
                .collect::<Vec<_>>()
                .join(", "),
            headline: report.headline.as_ref().map(words),
            bylines,
            sections: sections
                .map(|section| SectionObject::of(section, archive))
                .collect(),
            figures: json_figures::figures(all, report.month, dir),
            names: Vec::new(),
        }
    }
}

impl<'a> NameObject<'a> {
    /// Returns the names in the report of a month, the most frequent first.
    fn all(names: &'a [Name], mentions: &Mentions, month: Month) -> Vec<Self> {
        let counts = mentions.in_report(month).into_iter();
        let pairs = counts.filter_map(|(at, count)| Some((names.get(at)?, count)));
        pairs
            .map(|(Name { label, .. }, count)| Self { name: label, count })
            .collect()
    }
}

impl BylineObject {
    fn all(bylines: &[model::Byline], section: Option<&Heading>) -> Vec<Self> {
        let section = section.map(words);
        let one = |byline: &model::Byline| {
            let (name, role) = name_and_role(byline);
            Self {
                name,
                role,
                raw: plain_text(&byline.text),
                section: section.clone(),
            }
        };
        bylines.iter().map(one).collect()
    }
}

impl<'a> SectionObject<'a> {
    fn of(section: &model::Section, archive: &'a Archive) -> Self {
        let slug = |id: TopicId| archive.topic(id).map_or("", |topic| topic.slug.as_str());
        Self {
            heading: words(&section.heading),
            line: section.line,
            level: (section.level > 0).then_some(section.level),
            topic: slug(section.topic),
            also: section.also.iter().map(|&id| slug(id)).collect(),
        }
    }
}

impl<'a> DiagnosticObject<'a> {
    fn of(diagnostic: &'a compile::Diagnostic) -> Self {
        Self {
            code: diagnostic.code.name(),
            level: diagnostic.level().name(),
            file: &diagnostic.path,
            line: diagnostic.line,
            message: &diagnostic.message,
            help: &diagnostic.help,
        }
    }
}

/// Returns the text of a heading without its label.
fn words(heading: &Heading) -> String {
    plain_text(&heading.text)
}
