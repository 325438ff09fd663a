//! Writes PNG files with few colors.
//!
//! The pictures are flat: a few inks on paper, plus shades at the edges of letters. They use a
//! palette because that takes a quarter of the bytes.

use resvg::tiny_skia::Pixmap;
use std::collections::BTreeMap;

/// Red, green, blue and alpha.
type Color = [u8; 4];

/// Maximum number of colors in a palette.
const MAX_COLORS: usize = 256;

/// Encodes a picture as PNG. If it has more colors than the palette, each rare color is replaced
/// with the nearest one in the palette.
pub fn png(picture: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let pixels: Vec<Color> = picture
        .pixels()
        .iter()
        .map(|pixel| {
            let color = pixel.demultiply();
            [color.red(), color.green(), color.blue(), color.alpha()]
        })
        .collect();
    let palette = palette(&pixels);
    let mut cache: BTreeMap<Color, u8> = BTreeMap::new();
    let indexed: Vec<u8> = pixels
        .chunk_by(|one, next| one == next)
        .flat_map(|run| {
            let color = run.first().copied().unwrap_or_default();
            let index = *cache
                .entry(color)
                .or_insert_with(|| nearest(&palette, color));
            std::iter::repeat_n(index, run.len())
        })
        .collect();
    written(picture, &palette, &indexed)
}

fn written(
    picture: &Pixmap,
    palette: &[Color],
    indexed: &[u8],
) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(
        palette
            .iter()
            .flat_map(|&[r, g, b, _]| [r, g, b])
            .collect::<Vec<u8>>(),
    );
    if palette.iter().any(|color| color[3] < u8::MAX) {
        encoder.set_trns(palette.iter().map(|color| color[3]).collect::<Vec<u8>>());
    }
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(indexed)?;
    writer.finish()?;
    Ok(bytes)
}

/// Returns the most frequent colors; ties are resolved by color value.
fn palette(pixels: &[Color]) -> Vec<Color> {
    let mut counts: BTreeMap<Color, usize> = BTreeMap::new();
    for run in pixels.chunk_by(|one, next| one == next) {
        if let Some(&color) = run.first() {
            *counts.entry(color).or_default() += run.len();
        }
    }
    let mut colors: Vec<(Color, usize)> = counts.into_iter().collect();
    colors.sort_by_key(|&(color, count)| (std::cmp::Reverse(count), color));
    let colors = colors.into_iter().map(|(color, _)| color);
    colors.take(MAX_COLORS).collect()
}

fn nearest(palette: &[Color], color: Color) -> u8 {
    let distance = |other: &Color| -> u32 {
        let differences = color.iter().zip(other);
        differences
            .map(|(one, other)| u32::from(one.abs_diff(*other)).pow(2))
            .sum()
    };
    let nearest = (0..=u8::MAX).zip(palette);
    let nearest = nearest.min_by_key(|(_, other)| distance(other));
    nearest.map_or(0, |(index, _)| index)
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use resvg::tiny_skia;

    /// Decodes a PNG file.
    pub fn read(bytes: &[u8]) -> Pixmap {
        Pixmap::decode_png(bytes).expect("a PNG file")
    }

    #[test]
    fn colors_that_fit_into_a_palette_stay_as_they_are() {
        let mut picture = Pixmap::new(3, 2).expect("a size");
        picture.fill(tiny_skia::Color::from_rgba8(251, 250, 246, 255));
        let pixel = tiny_skia::PremultipliedColorU8::from_rgba(10, 20, 30, 255).expect("a colour");
        picture.pixels_mut()[4] = pixel;
        picture.pixels_mut()[5] = tiny_skia::PremultipliedColorU8::TRANSPARENT;
        let bytes = png(&picture).expect("a file");
        assert_eq!(read(&bytes).data(), picture.data());
        assert_eq!(png(&picture).expect("a file"), bytes);
    }

    #[test]
    fn rare_colors_become_near_ones() {
        let mut picture = Pixmap::new(64, 64).expect("a size");
        // Sixteen frequent colors, and a thousand rare ones near them.
        for (number, pixel) in (0_u16..).zip(picture.pixels_mut()) {
            let [_, low] = number.to_be_bytes();
            let rare = u8::try_from(number % 61 % 8).expect("below 8");
            let rare = if number < 1000 { rare } else { 0 };
            let color = tiny_skia::PremultipliedColorU8::from_rgba(low & 0xf0, rare, low & 7, 255);
            *pixel = color.expect("a colour");
        }
        let found = read(&png(&picture).expect("a file"));
        for (found, drawn) in found.pixels().iter().zip(picture.pixels()) {
            assert_eq!(found.red(), drawn.red());
            assert!(found.green().abs_diff(drawn.green()) <= 8);
        }
    }
}
