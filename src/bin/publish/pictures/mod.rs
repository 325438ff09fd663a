//! Pictures: icons and previews.

pub mod icons;
pub mod lettering;
pub mod picture;
pub mod raster;
