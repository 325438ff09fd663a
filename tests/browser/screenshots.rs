//! Screenshots of each kind of page for visual review, in `target/screenshots`.
//!
//! If `READER_PICTURES_BESIDE` names a folder with pictures of other sites, such as
//! `other-month-360.png`, the page `beside.html` shows ours beside them.

use std::fs;
use std::path::{Path, PathBuf};

use maud::{DOCTYPE, html};

use crate::browser::Browser;
use crate::reader_page::{ReaderPage, SystemScheme};
use crate::session::{only_in, output_folder};

const PAGES: [(&str, &str); 6] = [
    ("home", ""),
    ("month", "2024/11/"),
    ("topic", "2023/11/market/"),
    ("search", "search/?q=picasso"),
    ("archive", "about/archive/"),
    ("not-found", "2022/05/"),
];

const WIDTHS_PX: [u32; 3] = [360, 768, 1280];

#[tokio::test]
async fn screenshots_are_taken() {
    let why = "pictures are for eyes, and those of one browser are enough";
    only_in(Browser::Chromium, why, async |page| {
        let folder = output_folder("screenshots");
        for (name, route) in PAGES {
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
        if let Some(others) = std::env::var_os("READER_PICTURES_BESIDE") {
            lay_beside(&folder, Path::new(&others));
        }
    })
    .await;
}

/// Writes a page with our pictures beside those in `others`, one row for each kind of page and
/// width.
fn lay_beside(folder: &Path, others: &Path) {
    let entries = fs::read_dir(others).unwrap_or_else(|e| panic!("{}: {e}", others.display()));
    let files = entries.map(|entry| entry.expect("an entry of the folder").path());
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    let mut n_others = 0;
    let mut rows = Vec::new();
    for (name, _) in PAGES {
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
                @for file in std::iter::once(&ours).chain(of_others) {
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

/// Returns a screenshot of the full page at `route`.
async fn picture(page: &ReaderPage, route: &str, width_px: u32, scheme: SystemScheme) -> Vec<u8> {
    page.set_system_scheme(scheme).await;
    page.set_size(width_px, 800).await;
    page.open(route).await;
    page.expect_heading().await;
    page.two_frames().await;
    let script = "return document.documentElement.scrollHeight";
    let height_px: u32 = page.read(script, &[]).await;
    page.set_size(width_px, height_px.max(800)).await;
    page.two_frames().await;
    page.screenshot().await.expect("a picture of the page")
}

/// Returns the width in the header of a PNG, or `None` if it is not a PNG.
fn width_of_png(png: &[u8]) -> Option<u32> {
    let rest = png.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let header = rest.get(4..12)?.strip_prefix(b"IHDR")?;
    Some(u32::from_be_bytes(header.try_into().ok()?))
}
