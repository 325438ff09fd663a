//! Outlines of the repository's own reports, compared with reviewed snapshots.

use crate::expectation::{assert_expected, assert_holds};
use crate::support::{compile_dir, root};
use kusama_news_reader::compile::byline::name_and_role;
use kusama_news_reader::model::{Archive, Block, Byline, Report, Section, leaves, plain_text};
use std::fmt::Write;

#[test]
fn the_outlines_of_the_seeds_are_as_expected() {
    let archive = compile_dir(&root().join("seeds")).archive;
    let dir = root().join("tests/fixtures/seeds");
    let mut files = Vec::new();
    for report in &archive.reports {
        let file = format!("{}.txt", report.month);
        assert_expected(&dir.join(&file), &outline(&archive, report));
        files.push(file);
    }
    assert_holds(&dir, files);
}

fn outline(archive: &Archive, report: &Report) -> String {
    let mut text = format!(
        "{}: {}, {}\n",
        report.file, report.publication, report.month
    );
    let headline = report.headline.as_ref();
    let headline = headline.map(|heading| labeled(&heading.label, &plain_text(&heading.text)));
    writeln!(text, "headline: {}", headline.as_deref().unwrap_or("-")).unwrap();
    push_bylines(&mut text, "", &report.bylines);
    let topic = report.lead_topic.and_then(|id| archive.topic(id));
    let topic = topic.map_or("-", |topic| topic.slug.as_str());
    writeln!(text, "lead: {topic}; {}", size(&report.lead)).unwrap();
    for section in &report.sections {
        push_section(&mut text, archive, section);
    }
    text
}

fn push_section(text: &mut String, archive: &Archive, section: &Section) {
    let slug = |id| archive.topic(id).expect("a topic").slug.as_str();
    let also: Vec<&str> = section.also.iter().map(|&id| slug(id)).collect();
    let heading = labeled(&section.heading.label, &plain_text(&section.heading.text));
    let (line, level) = (section.line, section.level);
    writeln!(text, "\nline {line}, level {level}: {heading}").unwrap();
    let topic = slug(section.topic);
    if also.is_empty() {
        writeln!(text, "  topic: {topic}").unwrap();
    } else {
        writeln!(text, "  topic: {topic}, also {}", also.join(", ")).unwrap();
    }
    push_bylines(text, "  ", &section.bylines);
    writeln!(text, "  {}", size(&section.blocks)).unwrap();
}

fn push_bylines(text: &mut String, indent: &str, bylines: &[Byline]) {
    for byline in bylines {
        let (name, role) = name_and_role(byline);
        let (name, role) = (name.as_deref(), role.as_deref());
        let (name, role) = (name.unwrap_or("-"), role.unwrap_or("-"));
        let raw = plain_text(&byline.text);
        writeln!(text, "{indent}byline: {raw} (name: {name}; role: {role})").unwrap();
    }
}

fn labeled(label: &str, text: &str) -> String {
    if label.is_empty() {
        text.to_owned()
    } else {
        format!("[{label}] {text}")
    }
}

fn size(blocks: &[Block]) -> String {
    let n_ids = leaves(blocks)
        .iter()
        .filter(|leaf| !leaf.id.is_unnamed())
        .count();
    format!("blocks: {}, ids: {n_ids}", blocks.len())
}
