//! Screenshots of each kind of page for visual review, in `target/screenshots`.
//!
//! The pages come from the site's own `reports.json`, so that the site may be that of any archive. If
//! `READER_PICTURES` names a folder, the pictures are in that folder of `target/screenshots`.
//!
//! If `READER_PICTURES_BESIDE` names a folder with pictures of other sites, such as
//! `other-month-360.png`, the page `beside.html` shows ours beside them.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs, iter};

use form_urlencoded::byte_serialize;
use kusama_news_reader::model::Month;
use maud::{DOCTYPE, html};
use serde_json::Value;

use crate::browser::Browser;
use crate::reader_page::{ReaderPage, SystemScheme};
use crate::session::{only_in, output_folder};

/// The name of a page's pictures, and its route.
type Pictured = (&'static str, String);

const WIDTHS_PX: [u32; 3] = [360, 768, 1280];

/// Maximum height of a picture, because browsers do not draw pages of any height.
const MAX_HEIGHT_PX: u32 = 16_000;

/// Maximum number of letters of a word to search for. Longer ones may be names of functions.
const MAX_LETTERS: usize = 16;

#[tokio::test]
async fn screenshots_are_taken() {
    let why = "pictures are for eyes, and those of one browser are enough";
    only_in(Browser::Chromium, why, async |page| {
        let pages = pages(&archive(&page.base().folder()));
        let folder = output_folder("screenshots");
        let folder = folder.join(env::var_os("READER_PICTURES").unwrap_or_default());
        empty(&folder);
        for (name, route) in &pages {
            for width_px in WIDTHS_PX {
                for scheme in [SystemScheme::Light, SystemScheme::Dark] {
                    let png = picture(page, route, width_px, scheme).await;
                    assert_eq!(
                        width_of_png(&png),
                        Some(width_px),
                        "{name} at {width_px} px"
                    );
                    let suffix = format!("{scheme:?}").to_lowercase();
                    let file = folder.join(format!("{name}-{width_px}-{suffix}.png"));
                    fs::write(&file, png).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
                }
            }
        }
        if let Some(others) = env::var_os("READER_PICTURES_BESIDE") {
            lay_beside(&pages, &folder, Path::new(&others));
        }
    })
    .await;
}

/// Returns the archive of a built site.
fn archive(site: &Path) -> Value {
    let file = site.join("reports.json");
    let json = fs::read(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    serde_json::from_slice(&json).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

/// Makes a folder without pictures, because other archives may have other pages.
fn empty(folder: &Path) {
    fs::create_dir_all(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let entries = fs::read_dir(folder).expect("a readable folder");
    let files = entries.map(|entry| entry.expect("an entry of the folder").path());
    for file in files.filter(|file| file.extension().is_some_and(|it| it == "png")) {
        fs::remove_file(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    }
}

/// Returns a page of each kind: those of the newest report, of its fullest topic if it has one, of a
/// search for a word of its headings, and of a month without a report.
fn pages(archive: &Value) -> Vec<Pictured> {
    let reports = archive["reports"].as_array().expect("reports");
    let newest = reports.last().expect("a report");
    let month = newest["path"].as_str().expect("a path").to_owned();
    let mut pages = vec![("home", String::new()), ("month", month.clone())];
    if let Some(topic) = fullest_topic(newest) {
        pages.push(("topic", format!("{month}{topic}/")));
        pages.push(("thread", format!("topic/{topic}/")));
    }
    let word = word_of_headings(newest);
    let word: String = byte_serialize(word.as_bytes()).collect();
    pages.extend([
        ("search", format!("search/?q={word}")),
        ("archive", "about/archive/".to_owned()),
        ("not-found", month_without_report(reports)),
    ]);
    pages
}

/// Returns the topic of which a report has the most blocks; of equal ones, the first.
fn fullest_topic(report: &Value) -> Option<&str> {
    let sections = report["sections"].as_array().expect("sections");
    let n_blocks = |topic: &str| -> usize {
        let its = sections.iter().filter(|it| it["topic"] == topic);
        its.filter_map(|it| it["blocks"].as_array())
            .map(Vec::len)
            .sum()
    };
    let topics = sections.iter().filter_map(|it| it["topic"].as_str());
    let fullest = topics.min_by_key(|topic| Reverse(n_blocks(topic)));
    fullest.or(report["leadTopic"].as_str())
}

/// Returns the longest word of the headings of a report; empty if they have none.
fn word_of_headings(report: &Value) -> String {
    let sections = report["sections"].as_array().expect("sections");
    let headings = sections.iter().map(|it| &it["heading"]);
    let headings = iter::once(&report["headline"]).chain(headings);
    let headings: Vec<String> = headings.map(|it| words_of(&it["text"])).collect();
    let headings = headings.join(" ");
    let words = headings.split(|c: char| !c.is_alphabetic());
    let n_letters = |word: &str| word.chars().count();
    let words = words.filter(|word| n_letters(word) <= MAX_LETTERS);
    let longest = words.min_by_key(|word| Reverse(n_letters(word)));
    longest.unwrap_or_default().to_lowercase()
}

/// Returns the words of a run, with those inside links and emphasis.
fn words_of(run: &Value) -> String {
    match run {
        Value::String(words) => words.clone(),
        Value::Array(parts) => parts.iter().map(words_of).collect(),
        Value::Object(part) => part.get("text").map_or_else(|| " ".to_owned(), words_of),
        _ => String::new(),
    }
}

/// Returns the address of the first month without a report, from the oldest one on.
fn month_without_report(reports: &[Value]) -> String {
    let months = reports.iter().map(|it| it["month"].as_str());
    let months: BTreeSet<Month> = months
        .map(|month| month.expect("a month").parse().expect("a month"))
        .collect();
    let mut from_first = iter::successors(months.first().copied(), |month| month.next());
    let missing = from_first.find(|month| !months.contains(month));
    let missing = missing.expect("a month without a report");
    format!("{:04}/{:02}/", missing.year(), missing.number())
}

/// Writes a page with our pictures beside those in `others`, one row for each kind of page and
/// width.
fn lay_beside(pages: &[Pictured], folder: &Path, others: &Path) {
    let entries = fs::read_dir(others).unwrap_or_else(|e| panic!("{}: {e}", others.display()));
    let files = entries.map(|entry| entry.expect("an entry of the folder").path());
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    let mut n_others = 0;
    let mut rows = Vec::new();
    for (name, _) in pages {
        for width_px in WIDTHS_PX {
            let end = format!("-{name}-{width_px}.png");
            let is_it = |file: &&PathBuf| file.to_string_lossy().ends_with(&end);
            let of_others: Vec<&PathBuf> = files.iter().filter(is_it).collect();
            if !of_others.is_empty() {
                n_others += of_others.len();
                let ours = folder.join(format!("{name}-{width_px}-light.png"));
                rows.push((format!("{name}, {width_px} px"), ours, of_others));
            }
        }
    }
    assert!(n_others > 0, "no picture in {} fits", others.display());
    let page = html! {
        (DOCTYPE)
        meta charset="utf-8";
        title { "Beside others" }
        @for (title, ours, of_others) in rows {
            h2 { (title) }
            div style="display: flex; gap: 1rem; align-items: start" {
                @for file in iter::once(&ours).chain(of_others) {
                    figure style="margin: 0" {
                        figcaption { (file.file_stem().unwrap_or_default().to_string_lossy()) }
                        div style="max-height: 56rem; overflow: hidden" {
                            img src=(file.display()) alt="" width="400";
                        }
                    }
                }
            }
        }
    };
    let file = folder.join("beside.html");
    fs::write(&file, page.into_string()).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
}

/// Returns a screenshot of the full page at `route`, or of its beginning if it is very high.
async fn picture(page: &ReaderPage, route: &str, width_px: u32, scheme: SystemScheme) -> Vec<u8> {
    page.set_system_scheme(scheme).await;
    page.set_size(width_px, 800).await;
    page.open(route).await;
    page.expect_heading().await;
    page.two_frames().await;
    let script = "return document.documentElement.scrollHeight";
    let height_px: u32 = page.read(script, &[]).await;
    page.set_size(width_px, height_px.clamp(800, MAX_HEIGHT_PX))
        .await;
    page.two_frames().await;
    page.screenshot().await.expect("a picture of the page")
}

/// Returns the width in the header of a PNG, or `None` if it is not a PNG.
fn width_of_png(png: &[u8]) -> Option<u32> {
    let rest = png.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let header = rest.get(4..12)?.strip_prefix(b"IHDR")?;
    Some(u32::from_be_bytes(header.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn section(heading: &Value, topic: &Value, n_blocks: usize) -> Value {
        let blocks = vec![json!({ "kind": "rule" }); n_blocks];
        json!({ "heading": { "text": heading }, "topic": topic, "blocks": blocks })
    }

    fn report(month: &str, sections: &[Value]) -> Value {
        let path = month.replace('-', "/") + "/";
        json!({
            "month": month, "path": path, "headline": null, "leadTopic": null, "sections": sections
        })
    }

    #[track_caller]
    fn check(reports: &[Value], expected: &[(&str, &str)]) {
        let pages = pages(&json!({ "reports": reports }));
        let pages: Vec<(&str, &str)> = pages.iter().map(|it| (it.0, it.1.as_str())).collect();
        assert_eq!(pages, expected);
    }

    #[test]
    fn pages_are_those_of_the_newest_report() {
        let link = json!([{ "kind": "link", "text": ["Überfahrt"] }, " of ships"]);
        let sections = [
            section(&json!(["Ice and fog"]), &json!("ice"), 1),
            section(&link, &json!("ships"), 2),
        ];
        let reports = [
            report("2026-03", &[]),
            report("2026-04", &[]),
            report("2026-06", &sections),
        ];
        let expected = [
            ("home", ""),
            ("month", "2026/06/"),
            ("topic", "2026/06/ships/"),
            ("thread", "topic/ships/"),
            ("search", "search/?q=%C3%BCberfahrt"),
            ("archive", "about/archive/"),
            ("not-found", "2026/05/"),
        ];
        check(&reports, &expected);
    }

    #[test]
    fn an_archive_may_lack_topics_and_missing_months() {
        let sections = [section(&json!([]), &Value::Null, 1)];
        let expected = [
            ("home", ""),
            ("month", "2026/12/"),
            ("search", "search/?q="),
            ("archive", "about/archive/"),
            ("not-found", "2027/01/"),
        ];
        check(&[report("2026-12", &sections)], &expected);
    }
}
