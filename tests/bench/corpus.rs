//! Writes the archives to search: in the reader's embedded format, and as documents for other
//! engines.

use crate::letters;
use crate::sample;
use kusama_news_reader::compile::{CONFIG_FILE, Level, Source, compile, read_dir};
use kusama_news_reader::model::codec::encode;
use kusama_news_reader::model::{Archive, Leaf, Report, Site, leaves, plain_text};
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Numbers of reports in the generated archives.
const SIZES: [usize; 3] = [65, 650, 2_600];

/// A document for other engines.
pub struct Document {
    /// Section heading, or the headline.
    pub title: String,
    /// Plain text of the document; for a heading, the heading itself.
    pub text: String,
    /// Year of the report.
    pub year: u16,
}

/// Writes every archive into `folder`, and a list of their names into `list`.
pub fn write_all(folder: &Path, list: &Path) {
    fs::create_dir_all(folder).expect("a writable folder");
    let mut archives = vec![("seeds".to_owned(), read(Path::new("seeds")))];
    match env::var_os("READER_ARCHIVE") {
        Some(dir) => {
            let mut sources = read(&PathBuf::from(dir).join("reports"));
            if !sources.iter().any(|source| source.is(CONFIG_FILE)) {
                sources.push(Source {
                    path: format!("reports/{CONFIG_FILE}"),
                    bytes: letters::topics().into_bytes(),
                });
            }
            archives.push(("archive".to_owned(), sources));
        }
        None => println!("READER_ARCHIVE names no archive, so only the seeds are real reports\n"),
    }
    let invented = SIZES.map(|size| (format!("invented-{size}"), letters::write(size)));
    archives.extend(invented);
    let mut names = String::new();
    for (name, sources) in archives {
        write(folder, &name, &sources);
        names.push_str(&name);
        names.push('\n');
    }
    fs::write(list, names).expect("a writable folder");
}

fn read(dir: &Path) -> Vec<Source> {
    let (sources, problems) = read_dir(dir, "reports");
    assert_eq!(problems, [], "a readable folder");
    sources
}

fn write(folder: &Path, name: &str, sources: &[Source]) {
    let outcome = compile(sources);
    let mut problems = outcome.diagnostics.iter();
    assert!(
        problems.all(|problem| problem.level() != Level::Error),
        "{name} has errors"
    );
    let archive = outcome.archive;
    let (passages, sections) = documents(&archive);
    let queries = sample::queries(&passages);
    let n_bytes: usize = sources
        .iter()
        .filter(|source| source.is_report())
        .map(|source| source.bytes.len())
        .sum();
    let put = |kind: &str, bytes: &[u8]| {
        fs::write(folder.join(format!("{name}.{kind}")), bytes).expect("a writable folder");
    };
    put(
        "archive",
        &encode(&archive).expect("an archive has a form as bytes"),
    );
    put("queries", queries.as_bytes());
    for (kind, documents) in [("passages", &passages), ("sections", &sections)] {
        let documents = documents.iter().enumerate();
        let documents =
            documents.map(|(id, it)| json!({"id": id, "title": it.title, "text": it.text}));
        let all = json!({
            "reports": archive.reports.len(),
            "reportBytes": n_bytes,
            "documents": documents.collect::<Value>(),
        });
        put(&format!("{kind}.json"), all.to_string().as_bytes());
    }
}

/// Returns each passage as a document, and each section as a document.
fn documents(archive: &Archive) -> (Vec<Document>, Vec<Document>) {
    let (mut passages, mut sections) = (Vec::new(), Vec::new());
    for report in &archive.reports {
        let year = report.month.year();
        for (title, texts) in parts(report) {
            let texts: Vec<String> = texts.into_iter().map(|text| text.text).collect();
            let document = |text: String| Document {
                title: title.clone(),
                text,
                year,
            };
            sections.push(document(texts.join("\n")));
            passages.extend(texts.into_iter().map(document));
        }
    }
    (passages, sections)
}

/// Returns the title and texts of the part before the first section, and of each section.
fn parts(report: &Report) -> Vec<(String, Vec<Leaf>)> {
    let mut head = report.head_texts();
    head.extend(leaves(&report.lead));
    let mut parts = vec![(report.title(&Site::default()), head)];
    for section in &report.sections {
        parts.push((plain_text(&section.heading.text), section.texts()));
    }
    parts
}
