//! **Kusama News Reader**: an archive of monthly reports as a single web page.
//!
//! # Pipeline
//!
//! 1. The build script (`src/build.rs`) runs [`compile`], which reads the Markdown in `seeds/` and
//!    returns a [`model::Archive`], or a list of everything that is wrong with it. Errors stop the
//!    build, except for a development build of the browser's program, which shows them as the page.
//! 2. [`model::codec`] encodes the archive. The same reports always give the same bytes.
//! 3. This library embeds the bytes ([`embedded_archive`]).
//! 4. After a release build, the binary `publish` (`src/bin/publish/`) writes every page as a file
//!    (`ui::prerender`), with the same components that the browser uses. Each page carries the styles
//!    and scripts that it needs for its first paint; all others are in files that load after it
//!    (`src/bin/publish/page/assets.rs`).
//! 5. A page's own script (`src/ui/boot/start.js`) loads another (`boot.js` beside it) once the text
//!    has been painted. That one loads all styles and the program, and reports a failure. A service
//!    worker stores the edition for offline use.
//! 6. In the browser, `start` decodes the bytes and hydrates the page ([`ui::app`]), in short tasks.
//!    While developing there is no prerendered page, so it renders the page that the address names
//!    ([`routes`]).
//! 7. [`ui::navigation`] follows the reader from address to address without loading a document, except
//!    for pages that the site has only as files ([`routes::Route::is_file`]): figures, names, and the page
//!    about the archive. The program has neither their data nor their code.
//!
//! Pages for frames on other sites (`embed/…`, [`routes::Embed`]) use the same components without the
//! reader's header and footer. Each is a file, too. Its script (`src/ui/boot/frame_start.js`) applies
//! the options before the first paint; `frame.js` beside it sends its height to the page around it,
//! and loads the program on the first interaction, or without an origin on the first search.
//! `public/embed.js`, on that page, receives the height.
//!
//! Search is part of the same program: [`search`] builds its index in the browser, in steps while
//! it is idle, and answers a query before the next frame. When a query finds little, the browser
//! loads a file with synonyms for words that no report has (`compile::thesaurus`).
//!
//! `SEEDS_DIR` names another folder than `seeds/`, with reports of any site: `archive.toml` there says
//! how to read them, and `compile::adopt` writes a first one.
//!
//! The binary `check` (`src/bin/check/`) runs [`compile`] on any folder and prints the result: as
//! text with source lines, as JSON or SARIF, as annotations of a pull request, or with the reasons for
//! every topic and every figure; and it mends what has one certain mend (`compile::mend`). It needs neither Leptos nor
//! an embedded archive (see the features in `Cargo.toml`), so it runs even if `seeds/` is broken.
//!
//! # Map, in reading order
//!
//! A module may use only those above it in this table.
//!
//! | module | content |
//! |---|---|
//! | [`text`] | every text of the interface; only the warnings about reports are in `compile` |
//! | [`model`] | months, topics, reports, figures, names, and their encoding |
//! | [`search`] | tokens, index, queries, ranking, highlights |
//! | [`compile`] | Markdown of any site to model; native only |
//! | [`preferences`] | light or dark, text size, keyboard shortcuts |
//! | [`routes`] | addresses, and everything else about a kind of page except its drawing |
//! | [`html`] | HTML as a type, and what is only read: reports, lists, quotes, embed code |
//! | [`export`] | Markdown files and books; only for the feature `publish` |
//! | [`browser`] | DOM, history, keys, highlights, storage |
//! | [`ui`] | the app: one folder per feature, with its page, its widgets and its style sheets |
//!
//! Guides for maintainers and site owners are in `src/docs/`.
//!
//! # Invariants
//!
//! - All modules but `browser` and `ui` are pure: they know nothing of Leptos, `web_sys` or gloo.
//!   `browser` is the only module that names `web_sys` or gloo. No files import each other in a
//!   circle. `tests/native/tidy.rs` and `tests/native/imports.rs` check this.
//! - No word of a report is lost or moved, from the Markdown to the page.
//! - The model cannot hold raw HTML, so no report can bring an element or attribute into the page.
//!   HTML is written by `maud::html!` or by Leptos, which escape their input; only [`html`] turns
//!   text into HTML.
//! - There is one tokenizer, for the index, the query and the highlights.
//! - Search names every word that it replaces. One more letter in the search box never adds a passage
//!   unless the page says why.
//! - Published addresses keep working: a passage's id comes from its words, `seeds/ids.lock` lists
//!   the published ids, and a changed id gets an alias.
//! - The address is the state: it alone decides what a page shows. Storage only holds preferences and
//!   the reading history ([`ui::home::visits`]), and everything works without it.
//! - Rendering reads nothing that only a browser knows, and needs no `Suspense`, because native and
//!   browser output must be equal. A page is rendered before the handler of the click or of Back
//!   returns, because the browser then restores the scroll position.
//!
//! # To add …
//!
//! - **a page kind**: add a variant to [`routes::Route`]. The compiler then names each `match` that
//!   needs an arm: its address (`src/routes/mod.rs`), its title, description, breadcrumb, listing,
//!   schema.org type, caching and [`routes::Page`] (`src/routes/meta.rs`), and its drawing
//!   (`src/ui/app.rs`). Parse its address in `Route::parse`, before `[name]` if it has one segment,
//!   and list it in `Route::all`; the test `every_kind_of_page_is_among_all` names what is missing.
//!   Its texts go to `src/text/mod.rs`, the page itself to a folder below `src/ui/`, named in
//!   `src/ui/mod.rs`, and the `link` of its style sheet, if any, to `index.html`. Then link to it from
//!   another page. Its file, metadata, sitemap, headers, and the native tests of all pages follow. If
//!   few readers need it, or it needs much data, name it in `Route::is_file`, and clear its data in
//!   [`model::Archive::for_program`]; `src/model/codec/reader/files.rs` reads it, and `no_files.rs` beside
//!   it counts it.
//!   The browser tests list pages by hand: add it to `PAGES` in `tests/browser/accessibility/mod.rs`.
//! - **a topic word**, with its weight, as in `validator 2.5`: add it to `seeds/archive.toml`, and to
//!   `src/compile/config/prior.toml`, from which weights are fitted. `cargo xtask check --explain`
//!   shows the effect.
//! - **a measure of figures, or a unit**: add it to `[[figures]]` or `figure_units` in
//!   `seeds/archive.toml`; `cargo xtask check --figures --explain` shows what is found and why.
//!   `src/compile/figures/` has the rules, and `src/docs/archives.md` describes the keys.
//! - **a name** of a project, person or term: add it to `seeds/names.toml`. `cargo xtask check --names`
//!   lists what may be missing. For a new kind, add a variant to `compile::names::NameKind`, and
//!   describe it in `src/schemas/names.json` and `src/docs/archives.md`.
//! - **an embed option**: add it to [`routes::Options`], which reads and writes it; to
//!   `src/ui/boot/frame.js`, which checks it; to `frame_start.js` beside it, which sets it as an
//!   attribute of the root, and to `FRAME_NAMES` in `src/bin/publish/page/assets.rs`, which keeps the
//!   rules for that attribute; to `src/ui/embed/frame.css`, where it takes effect; to the form in
//!   `src/ui/embed/form.rs`, twice, with its label in `src/text/builder.rs`; and to
//!   `tests/fixtures/embed_options.json`, which tests both parsers. Describe it in
//!   `src/docs/embedding.md`.
//! - **a key**: add an [`preferences::keys::Act`] and a row in [`preferences::keys`] with its text in
//!   [`text::keys`], and its action in `src/ui/shell/shortcuts.rs`. A key clicks a link that the page
//!   has, or focuses a field; there are only single keys, no sequences.
//! - **a diagnostic**: add a code to `codes!` in `src/compile/diagnostic.rs`, push it where the
//!   problem is found, and add a fixture with the expected message.
//! - **an output format of `check`**: add a variant to `Format` in `src/bin/check/arguments.rs` with its
//!   line in `HELP`, and a file beside `src/bin/check/sarif.rs`; `Problem` there has the paths and
//!   columns. Add it to the test of ten faults in `tests/native/check_formats.rs`, because all formats
//!   use the same words, and to `src/docs/archives.md`.
//! - **a mend of `check --fix`**: add it to `src/compile/mend.rs` if there is one way to make it, and to
//!   `src/docs/contributing.md`. The compiler must make the same one when it reads the file.
//! - **a form of month**, as in `May 2026`: add a function to `FORMS` in `src/compile/dates/mod.rs`, where
//!   the order decides between forms, its examples to the tests there, and a row to both tables: that
//!   of the file and the one in `src/docs/archives.md`.
//! - **a front matter key**: add it to `FrontMatter::new` in `src/compile/front_matter/mod.rs`, and to
//!   `KEYS` there if it alone shows that a block is front matter. `src/compile/entry.rs` hands it on to
//!   the report. Describe it in `src/docs/archives.md`.
//! - **a key of `[reports]`**: add it to both types in `src/compile/config/reports.rs`, to
//!   `src/schemas/archive.json`, and to `src/docs/archives.md`; if it can be guessed, also to
//!   `src/compile/adopt/mod.rs`.
//! - **reports in another language**: set `lang` in `archive.toml`. It is the language of every page
//!   and feed, names the months ([`model::Site::month_title`]), and chooses the word forms of search
//!   ([`search::Language`]). The reader's own words stay English. A language whose months are not
//!   written as in `March 2024` needs a row in `src/compile/config/lang.rs`.
//! - **another language of the reader in place of English**: translate [`text`] and the texts of the
//!   scripts in `src/ui/boot/`, which `tests/native/text.rs` compares with it. There is no switch
//!   between languages.

#[cfg(not(target_arch = "wasm32"))]
pub mod compile;
#[cfg(feature = "publish")]
pub mod export;
pub mod html;
pub mod model;
pub mod preferences;
pub mod routes;
pub mod search;
pub mod text;

#[cfg(feature = "draw")]
pub mod browser;
#[cfg(feature = "draw")]
pub mod ui;

#[cfg(all(feature = "hydrate", feature = "ssr"))]
compile_error!(
    "the features `hydrate` and `ssr` exclude each other: a page is drawn in the browser or natively"
);

#[cfg(feature = "draw")]
use model::Archive;
#[cfg(feature = "draw")]
use model::codec::{DecodeError, decode};

/// The archive that the build script compiled from `seeds/`.
///
/// # Errors
///
/// When the bytes were written by another version of the build script; building again mends it.
#[cfg(feature = "draw")]
pub fn embedded_archive() -> Result<Archive, DecodeError> {
    decode(EMBEDDED)
}

/// The archive's encoded bytes.
#[cfg(feature = "draw")]
const EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/archive.bin"));

/// Errors in the reports, one a line. A development build shows them in place of a page.
#[cfg(all(feature = "hydrate", debug_assertions))]
const ERRORS: &str = include_str!(concat!(env!("OUT_DIR"), "/errors.txt"));

/// Draws the page that the document's address names into the element with the id `app`, or takes
/// over the page that stands there already, and goes on for as long as the document lives.
///
/// Returns at once and goes on in short tasks, so that the page answers meanwhile.
///
/// # Errors
///
/// When another version of the build script wrote the embedded archive.
#[cfg(feature = "hydrate")]
pub fn start() -> Result<(), DecodeError> {
    #[cfg(debug_assertions)]
    if !ERRORS.is_empty() {
        ui::start::show_errors(ERRORS);
        return Ok(());
    }
    ui::start::start(EMBEDDED)
}
