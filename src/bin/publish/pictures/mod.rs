//! Pictures: preview images for shared links, and icons.
//!
//! [`picture`] draws previews with the letters of [`lettering`], [`icons`] the icons; [`raster`]
//! writes both as PNG.

pub mod icons;
pub mod lettering;
pub mod picture;
pub mod raster;
