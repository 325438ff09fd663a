//! Finishes a built site. Trunk runs this command after a release build; see `Trunk.toml`.
//!
//! Duty: render every route natively into the page that Trunk has built, and add the files that
//! only a published site needs. Needs the archive, but no browser.
//!
//! | module | duty |
//! |---|---|
//! | [`settings`] | reads the environment: folder, archive, base, address |
//! | [`edition`], [`error`] | the published archive, a file of the site, and reasons not to publish |
//! | [`page`] | pages: Trunk's page taken apart, metadata, security policy, frames |
//! | [`feeds`] | the archive in other formats |
//! | [`pictures`] | preview pictures and icons |
//! | [`host`] | files for browsers and hosts, and the site's folder |
//! | [`digest`], [`budget`], [`json`] | hashes, size limits, JSON |
//! | [`publish`] | runs the steps |
//!
//! Tests: beside the code, and `tests/native/publish.rs`.

mod budget;
mod digest;
mod edition;
mod error;
mod feeds;
mod host;
mod json;
mod page;
mod pictures;
mod publish;
#[cfg(test)]
mod sample;
mod settings;

fn main() -> std::process::ExitCode {
    publish::run()
}
