//! Screenshots of each kind of page for visual review, in `target/screenshots`.

use std::fs;

use crate::browser::Browser;
use crate::reader_page::{ReaderPage, SystemScheme};
use crate::session::{only_in, output_folder};

const PAGES: [(&str, &str); 6] = [
    ("home", ""),
    ("report", "2024/11/"),
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
    })
    .await;
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
