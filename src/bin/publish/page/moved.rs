//! Small pages that lead to a report from its month as written in file names, as in `2023-11/`.
//! Hosts must find that address without the program.

use crate::digest;
use crate::edition::{Edition, File};
use crate::page::head::unlisted;
use kusama_news_reader::html::raw_text;
use kusama_news_reader::model::Month;
use kusama_news_reader::routes::Route;
use maud::{DOCTYPE, html};

/// Leads to the report with the query and fragment of the address.
const SCRIPT: &str = "const link = document.querySelector(\"a\");\
    link.search = location.search;\
    link.hash = location.hash;\
    location.replace(link.href);";

/// Returns the pages of all reports.
pub fn files(edition: &Edition) -> impl Iterator<Item = File> + '_ {
    let reports = edition.archive.reports.iter();
    reports.map(|report| file(edition, report.month))
}

/// Returns the hash of the pages' script.
pub fn hash_of_script() -> String {
    digest::sha256(raw_text(SCRIPT).0.as_bytes())
}

fn file(edition: &Edition, month: Month) -> File {
    let route = Route::Report { month, topic: None };
    // Relative, because the site may stand elsewhere than it was built for.
    let address = ["../", &route.path(&edition.archive)].concat();
    let policy = format!("default-src 'none'; script-src '{}'", hash_of_script());
    let page = html! {
        (DOCTYPE)
        html lang=(edition.archive.site.lang) {
            head {
                meta charset="utf-8";
                meta name="color-scheme" content="light dark";
                meta http-equiv="Content-Security-Policy" content=(policy);
                title { (route.title(&edition.archive)) }
                (unlisted())
                @if let Some(address) = edition.address_of(&route) {
                    link rel="canonical" href=(address);
                }
                noscript { meta http-equiv="refresh" content={ "0; url=" (address) }; }
            }
            body {
                a href=(address) { (edition.archive.site.month_title(month)) }
                script { (raw_text(SCRIPT)) }
            }
        }
    };
    File::text(format!("{month}/index.html"), page.into_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_page_leads_on_with_and_without_scripts() {
        let edition = sample::edition();
        let files: Vec<File> = files(&edition).collect();
        assert_eq!(files.len(), edition.archive.reports.len());
        assert_eq!(files[0].path, "2020-01/index.html");
        let text = str::from_utf8(&files[0].bytes).expect("text");
        assert!(
            text.contains("<a href=\"../2020/01/\">January 2020</a>"),
            "{text}"
        );
        assert!(text.contains("content=\"0; url=../2020/01/\""), "{text}");
        assert!(text.len() < 1000, "{text}");
    }
}
