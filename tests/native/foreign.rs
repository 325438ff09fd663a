//! Reports of other sites, if `READER_FOREIGN` names a folder with some: a folder for each description
//! in `tests/fixtures/foreign/`, with its Markdown files.

use crate::support::{report_words, root};
use kusama_news_reader::compile::adopt::adopt;
use kusama_news_reader::compile::{Level, Outcome, Source, compile, read_dir};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Maximum number of lines of a description.
const MAX_LINES: usize = 30;

/// Maximum number of warnings, per report.
const MAX_WARNINGS: usize = 5;

/// Returns the folder, or prints a note and returns `None` if the variable is not set.
pub(crate) fn foreign(test: &str) -> Option<PathBuf> {
    let dir = env::var_os("READER_FOREIGN").map(PathBuf::from);
    if dir.is_none() {
        println!("{test}: READER_FOREIGN names no folder, so only reports of our own are tested");
    }
    dir
}

/// Returns the name and the text of each description.
pub(crate) fn descriptions() -> Vec<(String, String)> {
    let folder = root().join("tests/fixtures/foreign");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if name != "months" {
            found.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    found.sort();
    assert_eq!(found.len(), 7);
    found
}

/// Compiles the files of a folder with a description.
pub(crate) fn compiled(dir: &Path, name: &str, description: &str) -> (Vec<Source>, Outcome) {
    let (mut sources, _) = read_dir(&dir.join(name), name);
    sources.retain(|source| !source.path.ends_with("archive.toml"));
    sources.push(Source {
        path: format!("{name}/archive.toml"),
        bytes: description.into(),
    });
    let outcome = compile(&sources);
    (sources, outcome)
}

#[test]
fn descriptions_are_short_and_understood() {
    for (name, description) in descriptions() {
        assert!(description.lines().count() <= MAX_LINES, "{name}");
        // The files that it names are not here.
        let mut table: toml::Table = toml::from_str(&description).unwrap();
        if let Some(reports) = table.get_mut("reports") {
            reports.as_table_mut().unwrap().remove("months");
        }
        let description = table.to_string();
        let source = |path: &str, text: &str| Source {
            path: path.to_owned(),
            bytes: text.into(),
        };
        let report = source("2020-05.md", "Title: Harbour\nDate: 2020-05-02\n\nIce.\n");
        let outcome = compile(&[source("archive.toml", &description), report]);
        let errors = outcome
            .diagnostics
            .iter()
            .filter(|it| it.level() == Level::Error);
        assert_eq!(errors.collect::<Vec<_>>(), Vec::<&_>::new(), "{name}");
    }
}

#[test]
fn reports_of_other_sites_become_reports_of_the_right_months() {
    let Some(dir) = foreign("months") else {
        return;
    };
    let months = fs::read_to_string(root().join("tests/fixtures/foreign/months.toml")).unwrap();
    let months: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(&months).unwrap();
    for (name, description) in descriptions() {
        let (_, outcome) = compiled(&dir, &name, &description);
        let found = outcome.diagnostics.iter();
        let errors: Vec<String> = found
            .filter(|it| it.level() == Level::Error)
            .map(ToString::to_string)
            .collect();
        assert_eq!(errors, [""; 0], "{name}");
        let mut n_warnings: BTreeMap<&str, usize> = BTreeMap::new();
        for warning in &outcome.diagnostics {
            *n_warnings.entry(&warning.path).or_default() += 1;
        }
        let worst = n_warnings.iter().max_by_key(|(_, n)| **n);
        assert!(
            worst.is_none_or(|(_, n)| *n <= MAX_WARNINGS),
            "{name}: {worst:?}"
        );
        let files = outcome.archive.reports.iter().flat_map(|report| {
            let files = report.files().map(str::to_owned);
            files.map(|file| (file, report.month.to_string()))
        });
        assert_eq!(files.collect::<BTreeMap<_, _>>(), months[&name], "{name}");
    }
}

/// Compares sets of words, because HTML of the source may say things in another order than the page,
/// for example in a caption.
#[test]
fn no_word_of_other_sites_is_lost() {
    let Some(dir) = foreign("words") else {
        return;
    };
    for (name, description) in descriptions() {
        let (sources, outcome) = compiled(&dir, &name, &description);
        for report in &outcome.archive.reports {
            let on_page: BTreeSet<String> = report_words(report).into_iter().collect();
            let own = sources.iter().filter(|source| {
                let file = source.path.split_once('/').unwrap().1;
                report.is_from(file)
            });
            for source in own {
                let text = String::from_utf8(source.bytes.clone()).unwrap();
                let text = replaced(&text, &description);
                let lost: BTreeSet<String> = prose_words(&text)
                    .into_iter()
                    .filter(|word| !on_page.contains(word))
                    .collect();
                assert_eq!(lost, BTreeSet::new(), "{}", source.path);
            }
        }
    }
}

/// Replaces what the description says, because tags of a template may be the address of a link.
fn replaced(text: &str, description: &str) -> String {
    let description: toml::Table = toml::from_str(description).unwrap();
    let pairs = description.get("reports").and_then(|it| it.get("replace"));
    let pairs = pairs.and_then(|it| it.as_array()).into_iter().flatten();
    pairs.fold(text.to_owned(), |text, pair| {
        text.replace(pair[0].as_str().unwrap(), pair[1].as_str().unwrap())
    })
}

/// Returns the words between marks of Markdown and HTML: no front matter, comments, addresses, or
/// attributes.
fn prose_words(text: &str) -> Vec<String> {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let body = without_front_matter(text);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut html = String::new();
    for event in Parser::new_ext(body, options) {
        match event {
            Event::Text(words) | Event::Code(words) => {
                html.push_str(&words.replace('&', "&amp;").replace('<', "&lt;"));
            }
            Event::Html(markup) => html.push_str(&markup.replace("><", "> <")),
            Event::InlineHtml(markup) => html.push_str(&markup),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }) => {}
            Event::End(end) if is_inline(end) => {}
            _ => html.push(' '),
        }
    }
    let page = scraper::Html::parse_fragment(&html);
    let texts: Vec<&str> = page
        .root_element()
        .descendants()
        .filter(|node| {
            let parent = node.parent().and_then(|parent| parent.value().as_element());
            !parent.is_some_and(|it| matches!(it.name(), "script" | "style" | "iframe"))
        })
        .filter_map(|node| node.value().as_text().map(|text| &**text))
        .collect();
    crate::support::words(&texts.concat())
}

fn is_inline(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
    )
}

fn without_front_matter(text: &str) -> &str {
    for fence in ["---\n", "+++\n"] {
        if let Some(rest) = text.strip_prefix(fence)
            && let Some(end) = rest.find(&format!("\n{fence}"))
        {
            return &rest[end + 1 + fence.len()..];
        }
    }
    if text.starts_with("Title:") {
        return text.split_once("\n\n").unwrap_or_default().1;
    }
    text
}

/// The guesses alone must be enough to read any of these archives.
#[test]
fn a_guessed_description_reads_other_sites_without_an_error() {
    let Some(dir) = foreign("adopt") else {
        return;
    };
    for (name, _) in descriptions() {
        let adopted = adopt(&dir.join(&name), &name, |_| Some("en")).expect("readable files");
        let (_, outcome) = compiled(&dir, &name, &adopted.description);
        let errors = outcome
            .diagnostics
            .iter()
            .filter(|it| it.level() == Level::Error);
        let errors: Vec<String> = errors.map(ToString::to_string).collect();
        assert_eq!(errors, [""; 0], "{name}");
        assert_eq!(outcome.archive.reports.len(), 6, "{name}");
    }
}
