//! The files that make a book: the package, its contents, and its first page.

use super::chapter::name;
use super::contents::{Contents, Part};
use super::page::{NAV, STYLE_FILE, TITLE, chapter_file, page};
use super::xhtml::named;
use crate::export::facts::{extent, instant_after};
use crate::export::xml::allowed;
use crate::model::{Report, plain_text};
use crate::text::machines::book::{CONTENTS, FROM};
use maud::{Markup, html};

/// File of the package.
pub const PACKAGE: &str = "package.opf";

/// Returns the file that names the package. `folder` is that of all other files.
pub fn container(folder: &str) -> String {
    let container = html! {
        container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container" {
            rootfiles {
                rootfile full-path={ (folder) (PACKAGE) }
                    media-type="application/oebps-package+xml" {}
            }
        }
    };
    container.into_string()
}

/// Returns the package: the description of the book, and its files.
pub fn package(book: Contents<'_>, reports: &[&Report]) -> String {
    let package = html! {
        package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book"
            xml:lang=(book.lang()) {
            metadata xmlns:dc="http://purl.org/dc/elements/1.1/" { (metadata(book, reports)) }
            manifest {
                (item("title", TITLE, None))
                (item("nav", NAV, Some("nav")))
                item id="style" href=(STYLE_FILE) media-type="text/css" {}
                @for report in reports { (item(&id(report), &chapter_file(report.month), None)) }
            }
            spine {
                itemref idref="title" {}
                itemref idref="nav" {}
                @for report in reports { itemref idref=(id(report)) {} }
            }
        }
    };
    allowed(&package.into_string())
}

fn metadata(book: Contents<'_>, reports: &[&Report]) -> Markup {
    let site = &book.archive.site;
    // The newest report is that of the edition.
    let modified = reports.last().map(|report| instant_after(report.month));
    let about = [site.notice.as_str(), &site.description];
    let accessibility = [
        ("schema:accessMode", "textual"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessibilityFeature", "readingOrder"),
        ("schema:accessibilityFeature", "structuralNavigation"),
        ("schema:accessibilityFeature", "tableOfContents"),
        ("schema:accessibilityHazard", "none"),
    ];
    html! {
        dc:identifier id="book" { (book.id()) }
        dc:title { (book.title()) }
        dc:language { (book.lang()) }
        // The notice first, because some readers show only one.
        @for text in about.into_iter().filter(|text| !text.is_empty()) {
            dc:description { (text) }
        }
        @if !book.url.is_empty() { dc:source { (book.url) } }
        @if let Some(modified) = modified { meta property="dcterms:modified" { (modified) } }
        @for (property, value) in accessibility { meta property=(property) { (value) } }
    }
}

fn item(id: &str, file: &str, properties: Option<&str>) -> Markup {
    html! {
        item id=(id) href=(file) media-type="application/xhtml+xml" properties=[properties] {}
    }
}

/// Returns the id of a report's file in the package. A name of XML cannot begin with a digit.
fn id(report: &Report) -> String {
    format!("m{}", report.month)
}

/// Returns the first page: the title, and the notice.
pub fn title_page(book: Contents<'_>, reports: &[&Report]) -> String {
    let site = &book.archive.site;
    let topic = book.topic().and_then(|id| book.archive.topic(id));
    let about = topic.map_or(&site.description, |topic| &topic.description);
    let inside = html! {
        section epub:type="titlepage" {
            h1 { (book.title()) }
            @if !about.is_empty() { p { (about) } }
            p { (extent(site, reports)) }
            @if !site.notice.is_empty() { p.notice { (site.notice) } }
            @if !book.url.is_empty() { p { (FROM) a href=(book.url) { (book.url) } } }
        }
    };
    page(book, &book.title(), &inside)
}

/// Returns the navigation: the months by year, or the sections of the only month.
pub fn nav(book: Contents<'_>, reports: &[&Report]) -> String {
    let years = reports.chunk_by(|one, next| one.month.year() == next.month.year());
    let inside = html! {
        nav epub:type="toc" role="doc-toc" {
            h1 { (CONTENTS) }
            ol {
                @match (book.part, reports) {
                    (Part::Month(_), [report]) => (month(book, report, &sections(report))),
                    _ => {
                        @for year in years {
                            li {
                                span { @if let Some(first) = year.first() { (first.month.year()) } }
                                ol { @for report in year { (month(book, report, &Markup::default())) } }
                            }
                        }
                    }
                }
            }
        }
    };
    page(book, CONTENTS, &inside)
}

fn month(book: Contents<'_>, report: &Report, below: &Markup) -> Markup {
    html! {
        li {
            a href=(chapter_file(report.month)) { (name(book, report)) }
            (below)
        }
    }
}

/// Returns the sections of a report as a list; empty without a named one.
fn sections(report: &Report) -> Markup {
    let headings = report.sections.iter().map(|section| &section.heading);
    let headings = headings.filter_map(|heading| Some((named(heading.id)?, heading)));
    let headings: Vec<_> = headings.collect();
    html! {
        @if !headings.is_empty() {
            ol {
                @for (id, heading) in headings {
                    li {
                        a href={ (chapter_file(report.month)) "#" (id) } dir="auto" {
                            (plain_text(&heading.text))
                        }
                    }
                }
            }
        }
    }
}
