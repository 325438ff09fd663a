//! Compares topics with labels given by hand, and fits weights to them.
//!
//! The file is a JSON list of reports: `month` (`2023-11`) and `sections`, each with `line` (the
//! heading's), `heading`, `topic`, `also`, and `close_call: true` if the first topic was hard to
//! choose. Other keys are ignored, for example notes for people.

use crate::error::Error;
use kusama_news_reader::compile::Source;
use kusama_news_reader::compile::topic_model::Cues;
use kusama_news_reader::compile::training::evaluation::{Evaluation, Figures, Label, Miss};
use kusama_news_reader::model::{Month, TopicId};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Maximum width of a line in a printed list of words.
const MAX_WIDTH: usize = 98;

#[derive(Deserialize)]
struct LabeledReport {
    month: String,
    sections: Vec<LabeledSection>,
}

#[derive(Deserialize)]
struct LabeledSection {
    line: u32,
    heading: String,
    topic: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    close_call: bool,
}

/// Prints how well the topics match the labels.
pub fn evaluate(out: &mut dyn Write, sources: &[Source], labels: &str) -> Result<(), Error> {
    let evaluation = Evaluation::new(sources, &read(labels)?)?;
    let years: Vec<String> = evaluation.years().iter().map(u16::to_string).collect();
    let printer = Printer::new(&evaluation);
    writeln!(out, "AS SHOWN: the archive with the weights that it has")?;
    print_figures(out, &evaluation.as_shown())?;
    writeln!(
        out,
        "\nHELD OUT: each of {}, with weights fitted to the other years",
        years.join(", ")
    )?;
    let held_out = evaluation.held_out();
    print_figures(out, &held_out)?;
    print_years(out, &evaluation)?;
    writeln!(
        out,
        "\nIN TRAINING: weights fitted to all of it; says nothing of other reports"
    )?;
    print_figures(out, &evaluation.in_training())?;
    writeln!(
        out,
        "\nHELD OUT, labeled topics (down) and given ones (across)"
    )?;
    printer.confusion(out, &held_out)?;
    writeln!(out, "\nHELD OUT, first topic wrong")?;
    for miss in held_out.misses.iter().filter(|miss| !is_first_right(miss)) {
        printer.miss(out, miss)?;
    }
    writeln!(out, "\nHELD OUT, only further topics wrong")?;
    for miss in held_out.misses.iter().filter(|miss| is_first_right(miss)) {
        printer.miss(out, miss)?;
    }
    Ok(())
}

/// Prints weights fitted to the labels, in the format of `archive.toml`.
pub fn fit(out: &mut dyn Write, sources: &[Source], labels: &str) -> Result<(), Error> {
    let evaluation = Evaluation::new(sources, &read(labels)?)?;
    for (topic, cues) in evaluation.archive().topics.iter().zip(evaluation.fit()) {
        writeln!(out, "[[topics]]\nid = \"{}\"", topic.slug)?;
        position(out, &cues)?;
        words(out, "heading_words", &cues.heading)?;
        words(out, "body_words", &cues.body)?;
        writeln!(out)?;
    }
    Ok(())
}

fn read(labels: &str) -> Result<Vec<Label>, Error> {
    let reports: Vec<LabeledReport> = serde_json::from_str(labels)?;
    let mut labels = Vec::new();
    for report in reports {
        let month: Month = report.month.parse()?;
        labels.extend(report.sections.into_iter().map(|section| Label {
            month,
            line: section.line,
            heading: section.heading,
            topic: section.topic,
            also: section.also,
            is_close: section.close_call,
        }));
    }
    Ok(labels)
}

fn position(out: &mut dyn Write, cues: &Cues) -> io::Result<()> {
    let Cues { opening, last, .. } = *cues;
    if opening == 0.0 && last == 0.0 {
        return Ok(());
    }
    writeln!(
        out,
        "position = {{ opening = {opening:.1}, last = {last:.1} }}"
    )
}

/// Prints words with their weights, highest first.
fn words(out: &mut dyn Write, key: &str, words: &BTreeMap<String, f64>) -> io::Result<()> {
    let mut words: Vec<(&String, f64)> =
        words.iter().map(|(word, &weight)| (word, weight)).collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    writeln!(out, "{key} = [")?;
    let mut line = String::new();
    for (word, weight) in words {
        let entry = format!("\"{word} {weight}\",");
        if !line.is_empty() && 4 + line.len() + entry.len() > MAX_WIDTH {
            writeln!(out, "   {line}")?;
            line.clear();
        }
        line.push(' ');
        line.push_str(&entry);
    }
    if !line.is_empty() {
        writeln!(out, "   {line}")?;
    }
    writeln!(out, "]")
}

fn is_first_right(miss: &Miss) -> bool {
    miss.labeled.first() == miss.given.first()
}

fn print_figures(out: &mut dyn Write, figures: &Figures) -> io::Result<()> {
    if figures.n_lost + figures.n_extra > 0 {
        writeln!(
            out,
            "  labeled sections not found     {:>4}\n  sections found without a label {:>4}",
            figures.n_lost, figures.n_extra
        )?;
    }
    let of_first = [
        ("first topic right", figures.n_right),
        ("first topic right or close", figures.n_right_or_close),
    ];
    for (what, part) in of_first {
        print_part(out, what, part, figures.n_labeled)?;
    }
    let common = figures.n_pairs_common;
    print_part(out, "pairs found (recall)", common, figures.n_pairs_labeled)?;
    print_part(
        out,
        "pairs right (precision)",
        common,
        figures.n_pairs_given,
    )?;
    let common = figures.n_further_common;
    let (labeled, given) = (figures.n_further_labeled, figures.n_further_given);
    print_part(out, "further topics found (recall)", common, labeled)?;
    print_part(out, "further topics right", common, given)
}

fn print_part(out: &mut dyn Write, what: &str, part: u32, whole: u32) -> io::Result<()> {
    let percent = percent(part, whole);
    writeln!(
        out,
        "  {what:<30} {part:>4} of {whole:>4}  {percent:>5.1} %"
    )
}

/// Prints the figures of each year that is held out, because they differ.
fn print_years(out: &mut dyn Write, evaluation: &Evaluation) -> io::Result<()> {
    writeln!(
        out,
        "  of each year: first topic right, recall and precision of pairs"
    )?;
    for year in evaluation.years() {
        let figures = evaluation.held_out_year(year);
        let common = figures.n_pairs_common;
        let first = percent(figures.n_right, figures.n_labeled);
        let recall = percent(common, figures.n_pairs_labeled);
        let precision = percent(common, figures.n_pairs_given);
        writeln!(
            out,
            "  {year:<30}  {first:>5.1} %  {recall:>5.1} %  {precision:>5.1} %"
        )?;
    }
    Ok(())
}

/// Prints tables and lists with topic names.
struct Printer {
    slugs: Vec<String>,
}

impl Printer {
    fn new(evaluation: &Evaluation) -> Self {
        let topics = &evaluation.archive().topics;
        Self {
            slugs: topics.iter().map(|topic| topic.slug.clone()).collect(),
        }
    }

    fn confusion(&self, out: &mut dyn Write, figures: &Figures) -> io::Result<()> {
        write!(out, "  {:<12}", "")?;
        for slug in &self.slugs {
            write!(out, " {slug:>10}")?;
        }
        writeln!(out)?;
        for (slug, row) in self.slugs.iter().zip(&figures.confusion) {
            write!(out, "  {slug:<12}")?;
            for n in row {
                write!(out, " {n:>10}")?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn miss(&self, out: &mut dyn Write, miss: &Miss) -> io::Result<()> {
        let close = if miss.is_close { ", a close call" } else { "" };
        writeln!(
            out,
            "  {}:{} `{}`: labeled {}{close}; given {}",
            miss.month,
            miss.line,
            miss.heading,
            self.names(&miss.labeled),
            self.names(&miss.given)
        )
    }

    fn names(&self, topics: &[TopicId]) -> String {
        let name = |topic: &TopicId| self.slugs.get(usize::from(topic.0)).map(String::as_str);
        let names: Vec<&str> = topics.iter().filter_map(name).collect();
        if names.is_empty() {
            "nothing".to_owned()
        } else {
            names.join(" + ")
        }
    }
}

fn percent(part: u32, whole: u32) -> f64 {
    100.0 * f64::from(part) / f64::from(whole.max(1))
}
