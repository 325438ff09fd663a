//! Draws the icons of the installed app from the page's icon, `public/favicon.svg`.

use crate::edition::File;
use crate::error::Error;
use crate::pictures::raster::png;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// The page's icon.
const SOURCE: &str = include_str!("../../../../public/favicon.svg");

/// Path of the icon for iOS, below the base.
pub const APPLE: &str = "icons/apple-touch.png";

/// An icon file.
pub struct Icon {
    /// Path below the base.
    pub path: &'static str,
    /// Width and height in pixels.
    pub size: u16,
    /// Whether the system may crop the edges. The background then fills the whole square, and the
    /// drawing stays in the middle.
    pub is_maskable: bool,
}

/// All icons.
pub const ALL: [Icon; 4] = [
    Icon {
        path: "icons/192.png",
        size: 192,
        is_maskable: false,
    },
    Icon {
        path: "icons/512.png",
        size: 512,
        is_maskable: false,
    },
    Icon {
        path: "icons/maskable-512.png",
        size: 512,
        is_maskable: true,
    },
    Icon {
        path: APPLE,
        size: 180,
        is_maskable: true,
    },
];

/// Share of a maskable icon's width that the page's icon takes. Systems may crop to a circle of
/// four fifths of the width, but that loses only corners, because the page's icon has blank edges.
const INNER_SHARE: f32 = 0.8;

/// Returns the files. Any error is a fault of the page's icon.
pub fn files() -> Result<Vec<File>, Error> {
    let tree = Tree::from_str(SOURCE, &Options::default());
    let tree = tree.map_err(|cause| Error::Icon(cause.to_string()))?;
    let files = ALL.iter().map(|icon| {
        let picture = drawn(&tree, icon).ok_or_else(|| Error::Icon("it has no size".into()))?;
        let bytes = png(&picture).map_err(|cause| Error::Icon(cause.to_string()))?;
        Ok(File {
            path: icon.path.into(),
            bytes,
        })
    });
    files.collect()
}

fn drawn(tree: &Tree, icon: &Icon) -> Option<Pixmap> {
    let mut picture = scaled(tree, icon.size, 1.0)?;
    if icon.is_maskable {
        let middle = u32::from(icon.size) / 2;
        let edge = picture.pixel(0, middle)?.demultiply();
        let inner = scaled(tree, icon.size, INNER_SHARE)?;
        // Extends the background to the edges.
        picture.fill(Color::from_rgba8(
            edge.red(),
            edge.green(),
            edge.blue(),
            255,
        ));
        let paint = resvg::tiny_skia::PixmapPaint::default();
        picture.draw_pixmap(0, 0, inner.as_ref(), &paint, Transform::identity(), None);
    }
    Some(picture)
}

/// Draws the page's icon in the middle, scaled to `share` of the width.
fn scaled(tree: &Tree, size: u16, share: f32) -> Option<Pixmap> {
    let mut picture = Pixmap::new(size.into(), size.into())?;
    let size = f32::from(size);
    let scale = share * size / tree.size().width();
    let offset = size * (1.0 - share) / 2.0;
    let transform = Transform::from_row(scale, 0.0, 0.0, scale, offset, offset);
    resvg::render(tree, transform, &mut picture.as_mut());
    Some(picture)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::raster::tests::read;

    #[test]
    fn icons_have_their_sizes_and_maskable_ones_no_clear_pixel() {
        let files = files().expect("icons");
        assert_eq!(files.len(), ALL.len());
        for (file, icon) in files.iter().zip(&ALL) {
            let picture = read(&file.bytes);
            let size = u32::from(icon.size);
            assert_eq!(
                (picture.width(), picture.height()),
                (size, size),
                "{}",
                icon.path
            );
            let corner = picture.pixel(0, 0).expect("a corner");
            assert_eq!(corner.is_opaque(), icon.is_maskable, "{}", icon.path);
            let is_clear = |pixel: &&_| !resvg::tiny_skia::PremultipliedColorU8::is_opaque(pixel);
            let n_clear = picture.pixels().iter().filter(is_clear).count();
            assert_eq!(n_clear == 0, icon.is_maskable, "{}", icon.path);
            assert!(file.bytes.len() < 10_000, "{}", icon.path);
        }
        assert_eq!(super::files().expect("icons"), files);
    }

    #[test]
    fn what_matters_stands_within_the_circle_that_stays() {
        let files = files().expect("icons");
        for (file, icon) in files.iter().zip(&ALL).filter(|(_, icon)| icon.is_maskable) {
            let picture = read(&file.bytes);
            let background = picture.pixel(0, 0).expect("a corner");
            let center = f32::from(icon.size) / 2.0;
            for y in 0..icon.size {
                for x in 0..icon.size {
                    let (dx, dy) = (f32::from(x) - center, f32::from(y) - center);
                    let is_outside = dx.hypot(dy) > center * 0.8;
                    let pixel = picture.pixel(x.into(), y.into()).expect("a pixel");
                    // Colors may be off by one at the icon's own edge, because of rounding.
                    let is_same = pixel.red().abs_diff(background.red()) <= 1
                        && pixel.green().abs_diff(background.green()) <= 1
                        && pixel.blue().abs_diff(background.blue()) <= 1;
                    assert!(!is_outside || is_same, "{} at {x}, {y}", icon.path);
                }
            }
        }
    }
}
