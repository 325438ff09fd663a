//! Shared helpers: fixtures, and the words of sources and compiled reports.

pub(crate) use kusama_news_reader::compile::repository as root;
use kusama_news_reader::compile::{CONFIG_FILE, Outcome, Source, compile, read_dir, repair};
use kusama_news_reader::model::{Archive, Block, Report, leaves, plain_text};
use kusama_news_reader::routes::{Base, Route};
use kusama_news_reader::ui::prerender::render;
use std::path::Path;
use std::sync::Arc;

/// Compiles a folder. Without topics of its own it has those of the seeds.
#[track_caller]
pub(crate) fn compile_dir(dir: &Path) -> Outcome {
    let (sources, problems) = read_dir(dir, "seeds");
    assert_eq!(problems, [], "a readable folder");
    compile(&with_topics(sources))
}

/// Gives an archive the topics of the seeds, unless it has its own. They come last in its
/// description, so that they change no line.
pub(crate) fn with_topics(mut sources: Vec<Source>) -> Vec<Source> {
    let is_description = |source: &&mut Source| source.path.rsplit('/').next() == Some(CONFIG_FILE);
    if let Some(description) = sources.iter_mut().find(is_description) {
        let text = String::from_utf8(description.bytes.clone()).unwrap();
        let table: Option<toml::Table> = text.parse().ok();
        if table.is_some_and(|table| !table.contains_key("topics")) {
            description.bytes = format!("{text}\n{}", topics_of_seeds()).into();
        }
    } else if let Some(folder) = sources.first().map(|first| &first.path) {
        let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
        let slash = if folder.is_empty() { "" } else { "/" };
        sources.push(Source {
            path: format!("{folder}{slash}{CONFIG_FILE}"),
            bytes: topics_of_seeds().into(),
        });
    }
    sources
}

/// Returns the topics of the seeds as the text of a description.
pub(crate) fn topics_of_seeds() -> String {
    let text = include_str!("../../seeds/archive.toml");
    let mut table: toml::Table = text.parse().unwrap();
    table.retain(|key, _| key == "topics");
    table.to_string()
}

/// Returns the archive in `tests/fixtures/valid`.
#[track_caller]
pub(crate) fn fixture_archive() -> Archive {
    let outcome = compile_dir(&root().join("tests/fixtures/valid"));
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    outcome.archive
}

/// Compiles Markdown to an archive with one report, and with the topics of the seeds.
#[track_caller]
pub(crate) fn archive_of(markdown: &str) -> Archive {
    let source = Source {
        path: "a.md".into(),
        bytes: markdown.into(),
    };
    let outcome = compile(&with_topics(vec![source]));
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    outcome.archive
}

/// Compiles a report with any Markdown, whatever is wrong with that.
pub(crate) fn archive_of_any(markdown: &str) -> Archive {
    let source = Source {
        path: "a.md".into(),
        bytes: format!("# L - May 2020\n\n# H\n\nText.\n\n{markdown}\n").into(),
    };
    let archive = compile(&with_topics(vec![source])).archive;
    assert_eq!(archive.reports.len(), 1, "{markdown}");
    archive
}

/// Returns HTML without the directions of its blocks, which `direction.rs` tests.
pub(crate) fn without_directions(html: &str) -> String {
    html.replace(" dir=\"auto\"", "")
        .replace(" dir=\"ltr\"", "")
}

/// Splits a text into runs of letters and digits, in lower case.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Returns the words of a source after repair. Omits Markdown syntax: the numbers of ordered lists,
/// because the page shows them as markers, and the addresses and titles of links.
pub(crate) fn source_words(markdown: &str) -> Vec<String> {
    let mut text = String::new();
    for line in repair(markdown).lines() {
        let item = line.trim_start();
        let digits = item.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_numbered = digits.len() < item.len() && digits.starts_with(". ");
        text.push_str(if is_numbered { digits } else { line });
        text.push('\n');
    }
    while let Some(start) = text.find("](") {
        let end = text[start..]
            .find(')')
            .map_or(text.len(), |at| start + at + 1);
        text.replace_range(start..end, " ");
    }
    words(&text)
}

/// Returns the words of a compiled report in page order.
pub(crate) fn report_words(report: &Report) -> Vec<String> {
    words(&report_text(report))
}

/// Returns the text of a compiled report in page order, one piece per line.
pub(crate) fn report_text(report: &Report) -> String {
    let mut text = format!("{} {}", report.publication, report.month.title());
    let mut push = |more: &str| {
        text.push('\n');
        text.push_str(more);
    };
    for line in &report.masthead {
        push(&plain_text(&line.text));
    }
    if let Some(headline) = &report.headline {
        push(&headline.label);
        push(&plain_text(&headline.text));
    }
    for byline in &report.bylines {
        push(&plain_text(&byline.text));
    }
    push(&block_text(&report.lead));
    for section in &report.sections {
        push(&section.heading.label);
        push(&plain_text(&section.heading.text));
        for byline in &section.bylines {
            push(&plain_text(&byline.text));
        }
        push(&block_text(&section.blocks));
    }
    text
}

fn block_text(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::List { items, .. } => {
                text.extend(items.iter().map(|item| block_text(item)));
            }
            Block::Quote(blocks) => text.push_str(&block_text(blocks)),
            Block::Footnote { label, blocks } => {
                text.push_str(label);
                text.push('\n');
                text.push_str(&block_text(blocks));
            }
            _ => {
                for leaf in leaves(core::slice::from_ref(block)) {
                    text.push_str(&leaf.text);
                    text.push('\n');
                }
            }
        }
    }
    text
}

/// Compares words and shows the first difference.
#[track_caller]
pub(crate) fn assert_same_words(what: &str, found: &[String], expected: &[String]) {
    let differs = found.iter().zip(expected).position(|(a, b)| a != b);
    let at = differs.unwrap_or(found.len().min(expected.len()));
    let around = |words: &[String]| {
        let end = words.len().min(at + 8);
        words[at.saturating_sub(5).min(end)..end].join(" ")
    };
    assert!(
        found == expected,
        "{what}: words differ at {at}: found … {} …, expected … {} …",
        around(found),
        around(expected)
    );
}

/// Returns the text of HTML with normalized white space.
pub(crate) fn plain(html: &str) -> String {
    let texts = html
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    texts
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Returns the part of a page from one string up to another.
#[track_caller]
pub(crate) fn part<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let start = html
        .find(from)
        .unwrap_or_else(|| panic!("{from} in {html}"));
    let rest = &html[start..];
    &rest[..rest.find(to).unwrap_or_else(|| panic!("{to} after {from}"))]
}

/// Returns the page at a path of an archive, with the site at `/x/`.
#[track_caller]
pub(crate) fn page_of(archive: &Arc<Archive>, path: &str) -> String {
    let route = Route::parse(path, "", archive);
    assert!(!matches!(route, Route::Missing { .. }), "{path} is a page");
    render(archive, &Base::new("/x/"), &route)
}
