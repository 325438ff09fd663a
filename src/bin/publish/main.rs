//! The command that finishes a built site; Trunk runs it after a release build, see `Trunk.toml`.
//!
//! Duty: write into the site what needs the archive, but no browser, and what only a published
//! site needs. Every page is drawn natively into the page that Trunk has written; beside the pages
//! stand files that are made of the archive alone.
//!
//! | module | duty |
//! |---|---|
//! | [`settings`] | what the command is told: folder, archive, base, address |
//! | [`edition`] | what is published, and a file of it |
//! | [`trunk`] | what Trunk has written, and how more is written |
//! | [`shell`], [`markup`], [`style`] | Trunk's page, taken apart and put together |
//! | [`frame`] | the same with nothing but what frames need |
//! | [`pages`], [`head`], [`summary`], [`linked_data`] | the pages and what they say of themselves |
//! | [`program`], [`policy`], [`hosts`], [`digest`] | what pages run and load, how it is known to be right |
//! | [`worker`], [`headers`], [`opensearch`], [`manifest`], [`robots`] | files for browsers and hosts |
//! | [`feed`], [`sitemap`], [`xml`], [`data`], [`book`] | the archive for readers of feeds, engines, programs, and as one file |
//! | [`oembed`] | the parts of the archive for editors of other pages |
//! | [`picture`], [`lettering`], [`icons`], [`raster`] | what is drawn |
//! | [`compress`], [`budget`] | the sizes of all that |
//! | [`publish`] | the steps |
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
