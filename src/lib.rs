//! **Kusama News Reader**: an archive of monthly reports as one page that runs in the browser.
//!
//! # Pipeline
//!
//! 1. The build script (`src/build.rs`) has [`compile`] read the Markdown in `seeds/` and turn it
//!    into an [`archive::Archive`], or into a list of all that is wrong with it.
//! 2. [`archive::codec`] writes the archive as bytes, the same bytes for the same reports.
//! 3. This library embeds the bytes ([`embedded_archive`]).
//! 4. After a release build, the binary `publish` (`src/bin/publish/`) has `prerender` write every
//!    page as a file, with the same components as the browser has.
//! 5. A page's own script (`src/boot/boot.js`) loads the program when the text has been painted, and
//!    says so when it fails; a service worker beside it keeps the edition for offline use.
//! 6. In the browser `start` reads the bytes and takes over the page that stands there ([`app`]); where
//!    there is none, as while developing, it draws the one that the address names ([`routes`]).
//! 7. [`navigation`] follows the reader from address to address without loading a document.
//!
//! What frames in other people's pages show (`embed/…`, [`routes::Embed`]) is drawn by the same
//! components without the reader's head and foot. Such a page is a file like the others; its own
//! script (`src/boot/frame.js`) reads its options before the first paint, tells the page around it
//! how high it is, and loads the program when a reader does something in it. `public/embed.js` is the
//! other side of that.
//!
//! Search is part of the same program: [`search`] makes its index of the archive in the browser, in
//! steps while it is idle, and a query is answered before the next frame.
//!
//! The binary `check` (`src/bin/check/`) has [`compile`] read any folder and prints what it made of
//! it: as text with the source lines, as JSON, or with the reasons for every topic. It is built
//! without Leptos and without an embedded archive (see the features in `Cargo.toml`), so it runs
//! however broken the reports in `seeds/` are.
//!
//! # Map, in reading order
//!
//! | module | duty | may use |
//! |---|---|---|
//! | [`strings`] | every text that the reader says in its own words | nothing |
//! | [`archive`] | the model: months, topics, reports, and their bytes | `strings` |
//! | [`html`] | HTML as a type; the texts of reports as HTML | `archive`, `strings` |
//! | [`search`] | tokens, index, queries, ranking, marks | `archive`, `strings` |
//! | [`compile`] | Markdown to model; native only | `archive`, `search::tokenize` |
//! | [`color_scheme`] | light, dark, auto | nothing |
//! | [`text_size`] | the steps of the text size | nothing |
//! | [`keys`] | the keys and what they do | `strings` |
//! | [`routes`] | addresses, and what they say of what is embedded | `archive`, `color_scheme`, `strings` |
//! | [`hosted`] | an archive where it is hosted: the addresses in links | `archive`, `routes` |
//! | [`snippet`] | the lines that embed a part in somebody else's page | `archive`, `routes`, `strings` |
//! | [`quote`] | a text of a report as it is quoted elsewhere | `archive`, `routes` |
//! | [`export`] | reports as one file | `archive`, `html`, `routes`, `strings` |
//! | [`visits`] | what is kept between visits | `archive`, `routes` |
//! | [`problem`] | the address at which a problem is reported | `strings` |
//! | [`browser`] | the DOM, the history, keys, marks, storage | nothing |
//! | [`navigation`] | the address as state | `archive`, `html`, `routes`, `hosted`, `browser`, `strings` |
//! | [`context`] | the navigation, for all components | `navigation` |
//! | [`components`] | parts of pages | all above |
//! | [`pages`] | one for each kind of route | all above |
//! | [`app`] | what is on every page | all above |
//! | `prerender` | pages as text, natively; with the feature `ssr` | `app` |
//!
//! # Invariants
//!
//! - `strings`, `archive`, `html`, `compile`, `search`, `routes`, `hosted`, `snippet`, `quote`,
//!   `export`, `visits`, `problem`, `color_scheme`, `text_size` and `keys` know nothing of Leptos,
//!   `web_sys` or gloo, and `browser` is the only module that names `web_sys` or gloo.
//!   `tests/native/tidy.rs` keeps this true.
//! - No word of a report is lost or moved, from the Markdown to the page.
//! - The model cannot hold raw HTML, so no report can bring an element or attribute into the page
//!   that the reader does not write: HTML is written by `maud::html!` or by Leptos, which escape
//!   what they are given, and only [`html`] takes text for HTML.
//! - There is one tokenizer, for the index, the query and the marks in texts.
//! - What search looks for in place of a word, it says; one more letter never adds a passage
//!   without a word about it.
//! - What was published stays found: a text's name comes from its words, `seeds/ids.lock` lists the
//!   names that were given, and one that changes gets an alias.
//! - The address is the state. Storage holds preferences and what is kept between visits
//!   ([`visits`]), and everything works without it.
//! - Rendering reads nothing that only a browser knows, and needs no `Suspense`: what is drawn
//!   natively and in the browser is the same, and it is drawn before the event's task ends.

pub mod strings;

pub mod archive;
#[cfg(not(target_arch = "wasm32"))]
pub mod compile;
pub mod search;

pub mod color_scheme;
pub mod export;
pub mod hosted;
pub mod html;
pub mod keys;
pub mod problem;
pub mod quote;
pub mod routes;
pub mod snippet;
pub mod text_size;
pub mod visits;

#[cfg(feature = "draw")]
pub mod browser;

#[cfg(feature = "draw")]
pub mod app;
#[cfg(feature = "draw")]
pub mod components;
#[cfg(feature = "draw")]
pub mod context;
#[cfg(feature = "draw")]
pub mod navigation;
#[cfg(feature = "draw")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod prerender;

#[cfg(all(feature = "hydrate", feature = "ssr"))]
compile_error!(
    "the features `hydrate` and `ssr` exclude each other: a page is drawn in the browser or natively"
);

#[cfg(feature = "draw")]
use archive::Archive;
#[cfg(feature = "draw")]
use archive::codec::{DecodeError, decode};

/// The archive that the build script compiled from `seeds/`.
///
/// # Errors
///
/// When the bytes were written by another version of the build script; building again mends it.
#[cfg(feature = "draw")]
pub fn embedded_archive() -> Result<Archive, DecodeError> {
    decode(include_bytes!(concat!(env!("OUT_DIR"), "/archive.bin")))
}

/// Draws the page that the document's address names into the element with the id `app`, or takes
/// over the page that stands there already, and goes on for as long as the document lives.
///
/// # Errors
///
/// When the embedded archive cannot be read.
#[cfg(feature = "hydrate")]
pub fn start() -> Result<(), DecodeError> {
    use app::App;
    use browser::{document, history, text_field};
    use components::ids;
    use leptos::prelude::*;
    use navigation::{Arrival, Location};
    use routes::Base;
    use std::sync::Arc;

    let archive = Arc::new(embedded_archive()?);
    let base = Base::new(&document::base_path());
    let address = history::address();
    let path = base.strip(&address.path).unwrap_or(&address.path);
    let (query, fragment) = (&address.query, address.fragment);
    let start = Location::read(path, query, fragment, Arrival::Start, &archive);
    // The search box works before this program does, and the reader may be typing in it.
    let draft = text_field::draft(ids::SEARCH_INPUT);
    let drawn = |path: &Option<String>| {
        let location = Location::rendered(path.as_deref()?, &archive);
        // A host may answer with a page of the reader where a frame wants one of its own.
        let is_alike = location.route.frame().is_some() == start.route.frame().is_some();
        is_alike.then_some(location)
    };
    let root = document::root().map(|(root, path)| (root, drawn(&path)));
    match root {
        Some((root, Some(drawn))) => {
            let drawn = Some(drawn);
            let app = move || view! { <App archive base start drawn/> };
            hydrate_from(root, app).forget();
        }
        Some((root, None)) => {
            root.set_inner_html("");
            mount_to(root, move || view! { <App archive base start drawn=None/> }).forget();
        }
        None => {}
    }
    if let Some(draft) = draft {
        text_field::resume(ids::SEARCH_INPUT, &draft);
    }
    document::announce_start();
    Ok(())
}
