//! Finishes a built site. Trunk runs this command after a release build; see `Trunk.toml`.
//!
//! Duty: render every route natively into the page that Trunk has built, and add the files that
//! only a published site needs. Needs the archive, but no browser.
//!
//! | module | duty |
//! |---|---|
//! | [`settings`] | reads the environment: folder, archive, base, address |
//! | [`edition`] | the published archive, and a file of the site |
//! | [`trunk`] | reads and writes the site's folder |
//! | [`shell`], [`markup`], [`style`] | parse Trunk's page and assemble pages from its parts |
//! | [`frame`] | a smaller shell for embedded pages |
//! | [`pages`], [`head`], [`summary`], [`linked_data`] | pages and their metadata |
//! | [`program`], [`policy`], [`hosts`], [`digest`] | program files, security policy, hashes |
//! | [`worker`], [`headers`], [`opensearch`], [`manifest`], [`robots`] | for browsers and hosts |
//! | [`feed`], [`sitemap`], [`xml`], [`data`], [`book`] | the archive in other formats |
//! | [`oembed`] | oEmbed answers for editors of other sites |
//! | [`picture`], [`lettering`], [`icons`], [`raster`] | preview pictures and icons |
//! | [`compress`], [`budget`] | compressed copies and size limits |
//! | [`publish`] | runs the steps |
//!
//! Tests: beside the code, and `tests/native/publish.rs`.

mod book;
mod budget;
mod compress;
mod data;
mod digest;
mod edition;
mod feed;
mod frame;
mod head;
mod headers;
mod hosts;
mod icons;
mod lettering;
mod linked_data;
mod manifest;
mod markup;
mod oembed;
mod opensearch;
mod pages;
mod picture;
mod policy;
mod program;
mod publish;
mod raster;
mod robots;
#[cfg(test)]
mod sample;
mod settings;
mod shell;
mod sitemap;
mod style;
mod summary;
mod trunk;
mod worker;
mod xml;

fn main() -> std::process::ExitCode {
    publish::run()
}
