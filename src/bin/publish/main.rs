//! The command that finishes a built site; Trunk runs it after a release build, see `Trunk.toml`.
//!
//! Duty: write into the site what needs the archive, but no browser, and what only a published
//! site needs. Today this is the description by which a browser searches from its address bar.
//! Tests: beside the code, and `tests/native/publish.rs`.

#[allow(dead_code, reason = "what is published comes next")]
mod book;
#[allow(dead_code, reason = "what is published comes next")]
mod budget;
#[allow(dead_code, reason = "what is published comes next")]
mod compress;
#[allow(dead_code, reason = "what is published comes next")]
mod data;
#[allow(dead_code, reason = "what is published comes next")]
mod edition;
#[allow(dead_code, reason = "what is published comes next")]
mod feed;
#[allow(dead_code, reason = "what is published comes next")]
mod icons;
#[allow(dead_code, reason = "what is published comes next")]
mod lettering;
#[allow(dead_code, reason = "what is published comes next")]
mod manifest;
mod opensearch;
mod page;
#[allow(dead_code, reason = "what is published comes next")]
mod picture;
mod publish;
#[allow(dead_code, reason = "what is published comes next")]
mod raster;
#[allow(dead_code, reason = "what is published comes next")]
mod robots;
#[cfg(test)]
mod sample;
#[allow(dead_code, reason = "what is published comes next")]
mod sitemap;
#[allow(dead_code, reason = "what is published comes next")]
mod xml;

fn main() -> std::process::ExitCode {
    publish::run()
}
