//! Tests of the books: complete, closed in themselves, and valid. `EPUBCheck` judges the last, if the
//! environment variable `EPUBCHECK` has the path of its `epubcheck.jar`.

use crate::archive::archive_dir;
use crate::check::folder;
use crate::foreign::{compiled, descriptions, foreign};
use crate::generator::random_markdown;
use crate::support::{
    archive_of, archive_of_any, assert_same_words, compile_dir, fixture_archive, report_words,
    root, with_topics, words,
};
use kusama_news_reader::compile::{Source, compile};
use kusama_news_reader::export::book::{Contents, Part, epub};
use kusama_news_reader::export::llms::list;
use kusama_news_reader::model::Archive;
use proptest::prelude::*;
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::process::Command;
use std::{env, fs, thread};
use zip::{CompressionMethod, ZipArchive};

const URL: &str = "https://example.org/x/y/";

/// The names and texts of a book's files.
struct Book {
    files: Vec<(String, String)>,
}

impl Book {
    fn of(archive: &Archive, part: Part) -> Self {
        let url = URL;
        Self::read(&epub(Contents { archive, url, part }).unwrap())
    }

    fn read(bytes: &[u8]) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let files = (0..zip.len()).map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let is_stored = file.compression() == CompressionMethod::Stored;
            let name = file.name().unwrap().into_owned();
            assert_eq!(is_stored, at == 0, "{name}");
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (name, text)
        });
        let files: Vec<(String, String)> = files.collect();
        assert_eq!(files[0].0, "mimetype");
        assert_eq!(files[0].1, "application/epub+zip");
        Self { files }
    }

    #[track_caller]
    fn file(&self, name: &str) -> &str {
        let name = format!("EPUB/{name}");
        let file = self.files.iter().find(|file| file.0 == name);
        &file.unwrap_or_else(|| panic!("no {name}")).1
    }

    /// Returns the files with pages.
    fn pages(&self) -> impl Iterator<Item = (&str, Document<'_>)> {
        let is_page = |name: &str| name.strip_suffix(".xhtml").is_some();
        let pages = self.files.iter().filter(move |file| is_page(&file.0));
        pages.map(|(name, text)| (name.strip_prefix("EPUB/").unwrap(), parsed(text)))
    }

    /// Returns the files of months.
    fn chapters(&self) -> Vec<&str> {
        let names = self.pages().map(|(name, _)| name);
        names.filter(|name| name.starts_with("20")).collect()
    }
}

#[track_caller]
fn parsed(xml: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(xml, options).unwrap_or_else(|error| panic!("{error} in {xml}"))
}

fn seeds() -> Archive {
    compile_dir(&root().join("seeds")).archive
}

/// Returns the words of a chapter, without those that the book adds.
fn own_words(page: &Document<'_>) -> Vec<String> {
    let body = page.descendants().find(|node| node.has_tag_name("body"));
    let is_added = |node: &Node<'_, '_>| {
        let name = node.tag_name().name();
        node.attribute("class") == Some("topic")
            || name == "h1" && node.attribute("id").is_none() && node.attribute("dir").is_none()
    };
    let mut text = String::new();
    for node in body.unwrap().descendants() {
        if node.ancestors().any(|node| is_added(&node)) {
            continue;
        }
        match node.tag_name().name() {
            "a" | "em" | "strong" | "s" | "code" => {}
            "" => text.push_str(node.text().unwrap_or_default()),
            _ => text.push('\n'),
        }
    }
    words(&text)
}

#[track_caller]
fn check_words(archive: &Archive) {
    let book = Book::of(archive, Part::Whole);
    for report in &archive.reports {
        let page = parsed(book.file(&format!("{}.xhtml", report.month)));
        assert_same_words(&report.file, &own_words(&page), &report_words(report));
    }
}

#[test]
fn every_word_of_every_report_is_there_once_and_in_order() {
    check_words(&seeds());
    check_words(&fixture_archive());
}

/// Checks that every link leads to a text of the book or to a whole address.
#[track_caller]
fn check_links(book: &Book) {
    let mut places = BTreeSet::new();
    for (name, page) in book.pages() {
        places.insert(name.to_owned());
        for node in page.descendants() {
            if let Some(id) = node.attribute("id") {
                assert!(places.insert(format!("{name}#{id}")), "{name}#{id} twice");
            }
            assert_eq!(node.attribute("style"), None);
        }
    }
    for (name, page) in book.pages() {
        for href in page.descendants().filter_map(|node| node.attribute("href")) {
            let is_outer = ["https://", "http://", "mailto:"]
                .iter()
                .any(|scheme| href.to_lowercase().starts_with(scheme));
            let place = match href.strip_prefix('#') {
                Some(id) => format!("{name}#{id}"),
                None => href.to_owned(),
            };
            let is_there = places.contains(&place) || href == "style.css";
            assert!(is_outer || is_there, "{href} in {name}");
        }
    }
}

/// Returns two months that link to each other.
fn linked() -> Archive {
    let source = |path: &str, text: &str| Source {
        path: path.into(),
        bytes: text.into(),
    };
    let sources = vec![
        source(
            "archive.toml",
            "images = [\"images/\"]\nnotice = \"A & <b>.\"\n",
        ),
        source(
            "2020-05.md",
            "# L - May 2020\n\n# Ice <x> & \"Snow\"\n\nCold[^1].\n\n[^1]: Very.\n\n\
             ## Market Report\n\nPrices rose, see [June](2020-06.md#thaw).\n",
        ),
        source(
            "2020-06.md",
            "# L - June 2020\n\n# Thaw\n\nIt thawed. See [one](2020-05.md), \
             [two](2020-05.md#market-report), [three](/search/?q=a&r=b), [four](/), \
             [five](https://example.org/?a=1&b={2}), [six](2020-05.md#ice-x--snow).\\\nSo.\n\n\
             ![A \"knot\" > rope](images/knot.png \"Drawn & tied\")\n\n***\n\n\
             ## Governance Report\n\n3. a\n5. b\n\n| a |\n|--:|\n| b |\n\n```rust\n<c>\n```\n",
        ),
    ];
    let outcome = compile(&with_topics(sources));
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    outcome.archive
}

/// Returns the address of the link with these words; `None` for words without a link.
fn link(page: &str, words: &str) -> Option<String> {
    let page = parsed(page);
    let node = page.descendants().find(|it| it.text() == Some(words));
    let node = node.unwrap_or_else(|| panic!("{words}"));
    node.attribute("href").map(str::to_owned)
}

#[test]
fn links_to_other_months_of_the_book_stay_in_it() {
    let archive = linked();
    let market = archive.reports[0].sections[0].heading.id;
    let book = Book::of(&archive, Part::Whole);
    check_links(&book);
    let address = |words| link(book.file("2020-06.xhtml"), words);
    let site = |path: &str| Some([URL, path].concat());
    assert_eq!(address("one").as_deref(), Some("2020-05.xhtml"));
    assert_eq!(address("two"), Some(format!("2020-05.xhtml#{market}")));
    assert_eq!(address("three"), site("search/?q=a&r=b"));
    assert_eq!(address("four").as_deref(), Some("title.xhtml"));
    assert_eq!(
        address("five").as_deref(),
        Some("https://example.org/?a=1&b=%7B2%7D")
    );
    // A month alone does not have the other.
    let june = archive.reports[1].month;
    let book = Book::of(&archive, Part::Month(june));
    check_links(&book);
    assert_eq!(book.chapters(), ["2020-06.xhtml"]);
    let address = |words| link(book.file("2020-06.xhtml"), words);
    assert_eq!(address("two"), site(&format!("2020/05/#{market}")));
    let bytes = epub(Contents {
        archive: &archive,
        url: "",
        part: Part::Month(june),
    });
    let book = Book::read(&bytes.unwrap());
    let page = book.file("2020-06.xhtml");
    assert!(page.contains("See one, two, three, "), "{page}");
}

#[test]
fn a_book_of_a_topic_has_its_months_and_nothing_else() {
    let archive = seeds();
    for topic in archive.topic_ids() {
        let book = Book::of(&archive, Part::Topic(topic));
        check_links(&book);
        let months = archive
            .reports_on(topic)
            .map(|it| format!("{}.xhtml", it.month));
        assert_eq!(book.chapters(), months.collect::<Vec<_>>());
        for report in archive.reports_on(topic) {
            let page = book.file(&format!("{}.xhtml", report.month));
            for section in &report.sections {
                let has = page.contains(&format!("\"{}\"", section.heading.id));
                assert_eq!(has, section.belongs_to(topic), "{}", section.heading.id);
            }
        }
    }
}

#[test]
fn the_notice_is_on_the_first_page_and_in_the_metadata() {
    let archive = linked();
    let book = Book::of(&archive, Part::Whole);
    let package = parsed(book.file("package.opf"));
    let text = |name: &str| {
        let node = package
            .descendants()
            .find(|it| it.tag_name().name() == name);
        node.and_then(|node| node.text())
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(text("description"), archive.site.notice);
    assert_eq!(text("identifier"), "tag:kusama-news-reader,2026:l/book");
    let modified = package
        .descendants()
        .find(|it| it.attribute("property") == Some("dcterms:modified"));
    assert_eq!(modified.unwrap().text(), Some("2020-07-01T00:00:00Z"));
    let spine = package.descendants().filter_map(|it| it.attribute("idref"));
    let spine: Vec<&str> = spine.collect();
    assert_eq!(spine, ["title", "nav", "m2020-05", "m2020-06"]);
    let title = parsed(book.file("title.xhtml"));
    let notice = title
        .descendants()
        .find(|it| it.attribute("class") == Some("notice"));
    assert_eq!(notice.unwrap().text(), Some(archive.site.notice.as_str()));
}

#[test]
fn the_navigation_goes_by_year_and_month() {
    let book = Book::of(&seeds(), Part::Whole);
    let nav = parsed(book.file("nav.xhtml"));
    let years = nav.descendants().filter(|it| it.has_tag_name("span"));
    let years: Vec<&str> = years.filter_map(|it| it.text()).collect();
    assert_eq!(years, ["2019", "2020", "2021", "2023", "2024"]);
    let links = nav.descendants().filter(|it| it.has_tag_name("a"));
    assert_eq!(links.count(), 5);
}

#[test]
fn a_footnote_and_the_references_to_it_say_what_they_are() {
    let book = Book::of(&linked(), Part::Whole);
    let page = book.file("2020-05.xhtml");
    let href = link(page, "[1]").unwrap();
    let page = parsed(page);
    let note = page
        .descendants()
        .find(|it| it.attribute("id") == Some(&href[1..]));
    let kind = |it: Node<'_, '_>| {
        let kind = it.attributes().find(|it| it.name() == "type");
        kind.map(|it| it.value().to_owned())
    };
    assert_eq!(kind(note.unwrap()).as_deref(), Some("footnote"));
    let reference = page.descendants().find(|it| it.text() == Some("[1]"));
    assert_eq!(kind(reference.unwrap()).as_deref(), Some("noteref"));
}

/// Readers of e-books have dark pages, too: black letters of ours would not be seen there.
#[test]
fn a_book_sets_no_colors() {
    let book = Book::of(&linked(), Part::Whole);
    let style = book.file("style.css");
    assert!(style.len() > 100);
    for word in ["color", "background", "#", "rgb", "white", "black"] {
        let is_there = style.replace("white-space", "").contains(word);
        assert!(!is_there, "{word}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A reader of e-books shows no page that is not well-formed.
    #[test]
    fn random_texts_are_well_formed(markdown in random_markdown()) {
        let archive = archive_of_any(&markdown);
        check_words(&archive);
        check_links(&Book::of(&archive, Part::Whole));
    }
}

/// Runs `EPUBCheck` on books at the same time, and expects no error and no warning. Says so if the
/// program is not there.
#[track_caller]
fn check_valid(test: &str, books: &[(String, Vec<u8>)]) {
    let Some(program) = env::var_os("EPUBCHECK").filter(|it| !it.is_empty()) else {
        println!("{test}: EPUBCHECK names no epubcheck.jar, so books are not checked by it");
        return;
    };
    let java = env::var_os("JAVA").unwrap_or_else(|| "java".into());
    let folder = folder(&format!("books-{test}"), &[]);
    let said: Vec<String> = thread::scope(|scope| {
        let runs = books.iter().map(|(name, bytes)| {
            let (java, program) = (&java, &program);
            let file = folder.join(format!("{name}.epub"));
            scope.spawn(move || {
                fs::write(&file, bytes).unwrap();
                let output = Command::new(java)
                    .args(["-XX:TieredStopAtLevel=1", "-jar"])
                    .arg(program)
                    .arg("--failonwarnings")
                    .arg(&file)
                    .output()
                    .unwrap();
                let said = String::from_utf8_lossy(&output.stderr).into_owned();
                let is_valid = output.status.success();
                if is_valid { String::new() } else { said }
            })
        });
        let runs: Vec<_> = runs.collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert_eq!(said.concat(), "");
}

fn named(name: &str, archive: &Archive, part: Part) -> (String, Vec<u8>) {
    let url = URL;
    (
        name.to_owned(),
        epub(Contents { archive, url, part }).unwrap(),
    )
}

#[test]
fn books_are_valid() {
    let (seeds, odd) = (seeds(), linked());
    let market = seeds.topic_by_slug("market").unwrap();
    let right_to_left = archive_of(include_str!("../fixtures/right_to_left.md"));
    let month = right_to_left.reports[0].month;
    check_valid(
        "own",
        &[
            named("seeds", &seeds, Part::Whole),
            named("topic", &seeds, Part::Topic(market)),
            named("odd", &odd, Part::Whole),
            named("right-to-left", &right_to_left, Part::Month(month)),
        ],
    );
}

#[test]
fn books_of_other_sites_are_valid() {
    let Some(dir) = foreign("books") else {
        return;
    };
    let archives = descriptions().into_iter().map(|(name, description)| {
        let (_, outcome) = compiled(&dir, &name, &description);
        check_words(&outcome.archive);
        check_links(&Book::of(&outcome.archive, Part::Whole));
        named(&name, &outcome.archive, Part::Whole)
    });
    let books: Vec<_> = archives.collect();
    check_valid("foreign", &books);
}

/// A book of 65 reports fits on any device.
#[test]
fn the_book_of_a_long_archive_is_small() {
    let Some(dir) = archive_dir("book") else {
        return;
    };
    let archive = compile_dir(&dir.join("reports")).archive;
    check_words(&archive);
    let (_, bytes) = named("long", &archive, Part::Whole);
    let most = 250_000 * archive.reports.len() / 65;
    println!("{} reports: {} bytes", archive.reports.len(), bytes.len());
    assert!(bytes.len() <= most, "{} bytes", bytes.len());
    let list = list(&archive, URL, &|_| true);
    println!("llms.txt: {} bytes", list.len());
    check_valid("long", &[("long".to_owned(), bytes)]);
}
