//! Writes the manifest for installing the reader as an app.
//!
//! Addresses are relative to the file, so they are valid wherever it is. Only `id` is resolved
//! against the root of the host, where there may be other archives, so it is the base.
//!
//! # Source
//!
//! Web Application Manifest, <https://www.w3.org/TR/appmanifest/>.

use crate::edition::{Edition, File};
use crate::pictures::icons;
use kusama_news_reader::routes::Route;
use kusama_news_reader::text::title;
use serde_json::{Value, json};

/// Path of the file, below the base.
pub const FILE: &str = "manifest.webmanifest";

/// Background color of the page in its light scheme.
pub const PAPER: &str = "#fbfaf6";

/// Returns the file.
pub fn file(edition: &Edition) -> File {
    let site = &edition.archive.site;
    let manifest = json!({
        "name": site.title,
        "description": site.description,
        "id": edition.base.as_str(),
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "lang": site.lang,
        "dir": "ltr",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icon_list(),
        "shortcuts": shortcuts(edition),
    });
    File::text(FILE, manifest.to_string())
}

fn icon_list() -> Value {
    let page = json!({"src": "favicon.svg", "type": "image/svg+xml", "sizes": "any"});
    let drawn = icons::ALL.iter().filter(|icon| icon.path != icons::APPLE);
    let drawn = drawn.map(|icon| {
        json!({
            "src": icon.path,
            "type": "image/png",
            "sizes": format!("{0}x{0}", icon.size),
            "purpose": if icon.is_maskable { "maskable" } else { "any" },
        })
    });
    drawn.chain([page]).collect()
}

/// Returns shortcuts to the newest report and to search.
fn shortcuts(edition: &Edition) -> Value {
    let archive = &edition.archive;
    let shortcut = |name: String, route: &Route| json!({"name": name, "url": route.path(archive)});
    let latest = archive.latest().map(|report| {
        let route = Route::Report {
            month: report.month,
            topic: None,
        };
        shortcut(archive.site.month_title(report.month), &route)
    });
    let search = shortcut(title::SEARCH.into(), &Route::search(""));
    latest.into_iter().chain([search]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn parsed(edition: &Edition) -> Value {
        serde_json::from_slice(&file(edition).bytes).expect("JSON")
    }

    #[test]
    fn it_has_what_an_installation_needs() {
        let manifest = parsed(&sample::edition());
        assert_eq!(manifest["name"], "Harbour Letter");
        assert_eq!(manifest["id"], "/x/y/");
        assert_eq!(manifest["display"], "standalone");
        let icons = manifest["icons"].as_array().expect("icons");
        for (size, purpose) in [
            ("192x192", "any"),
            ("512x512", "any"),
            ("512x512", "maskable"),
        ] {
            let has = |icon: &Value| icon["sizes"] == size && icon["purpose"] == purpose;
            assert!(icons.iter().any(has), "{size} {purpose}");
        }
        let files = crate::pictures::icons::files().expect("icons");
        for icon in icons {
            let path = icon["src"].as_str().expect("a path");
            let is_there = path == "favicon.svg" || files.iter().any(|file| file.path == path);
            assert!(is_there, "{path}");
        }
        assert_eq!(
            manifest["shortcuts"],
            json!([
                {"name": "May 2020", "url": "2020/05/"},
                {"name": "Search", "url": "search/"},
            ])
        );
    }

    #[test]
    fn its_addresses_are_relative() {
        let text = String::from_utf8(file(&sample::edition()).bytes).expect("text");
        assert!(!text.contains("://"), "{text}");
        let manifest = parsed(&sample::edition());
        for key in ["start_url", "scope"] {
            assert_eq!(manifest[key], "./");
        }
        assert_eq!(text.matches("\"/").count(), 1, "but the id: {text}");
    }

    #[test]
    fn the_color_is_that_of_the_page() {
        let tokens = include_str!("../../../ui/styles/tokens.css");
        assert!(tokens.contains(&format!("--paper: light-dark({PAPER},")));
    }
}
