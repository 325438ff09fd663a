//! The colors of a frame: those requested by its address, adjusted to stay legible.

use super::in_every_browser;
use crate::reader_page::ReaderPage;

/// Minimum contrast of text in WCAG 2.2, criterion 1.4.3.
const LEAST: f64 = 4.5;

/// Script that returns the lowest contrast of accented elements, and the color of the frame's link.
const CONTRASTS: &str = "
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const pixel = color => {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = color => {
        const [r, g, b] = pixel(color).map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = element => {
        const color = getComputedStyle(element).backgroundColor;
        const isClear = /rgba\\(.*, 0\\)/.test(color);
        return isClear ? behind(element.parentElement) : color;
    };
    const contrast = element => {
        const both = [getComputedStyle(element).color, behind(element)].map(light);
        return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
    };
    const all = document.querySelectorAll('main a, .frame-link, .topic-tab');
    return [
        Math.min(...[...all].map(contrast)),
        pixel(getComputedStyle(document.querySelector('.frame-link')).color).join(' '),
    ]";

async fn contrast(page: &ReaderPage, query: &str) -> (f64, String) {
    let address = page.address(&format!("embed/2023/11/?{query}"));
    page.open_document(&address).await;
    page.read(CONTRASTS, &[]).await
}

#[tokio::test]
async fn every_accent_can_be_read_on_light_and_on_dark() {
    in_every_browser(async |page| {
        for theme in ["light", "dark"] {
            let (_, plain) = contrast(page, &format!("theme={theme}")).await;
            for accent in [
                "ffff00", "000000", "ffffff", "00ff00", "0000ff", "ff0000", "808080",
            ] {
                let query = format!("theme={theme}&accent={accent}");
                let (least, color) = contrast(page, &query).await;
                assert!(least >= LEAST, "{query}: {least:.2} of {color}");
                assert_ne!(color, plain, "{query}: the accent is not used");
            }
        }
    })
    .await;
}
