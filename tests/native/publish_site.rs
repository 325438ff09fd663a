//! A site as built by Trunk, and the output of the `publish` command for it.

use crate::check::folder;
use crate::support::root;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

pub(crate) const BASE: &str = "/x/y/";

const REPORT: &str = "# Harbour Letter - May 2020\n\n# Storm Over the Quay\n\nText.\n\n\
    ## Market Report\n\nPrices rose.\n";

pub(crate) const JS: &str = "reader-56332e0a55734bc2.js";
pub(crate) const WASM: &str = "reader-cd5d4935a48c0672_bg.wasm";

/// Data block with the addresses of the program.
pub(crate) const PROGRAM: &str = "<script type=\"application/json\" id=\"program\">\
    {\"js\":\"/x/y/reader-56332e0a55734bc2.js\",\
    \"wasm\":\"/x/y/reader-cd5d4935a48c0672_bg.wasm\"}</script>";

/// Trunk's default loader, in place of the data block.
pub(crate) const LOADER: &str = "<script type=\"module\">\nimport init from \
    '/x/y/reader-56332e0a55734bc2.js';\nawait init();\n</script>";

/// A page as written by Trunk.
pub(crate) const PAGE: &str = r#"<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Report archive</title>
    <meta name="viewport" content="width=device-width" />
    <!-- A note. -->
    <base href="/x/y/" />
    <script>
      // Before the first paint.
      if (1 < 2 && true) document.documentElement.dataset.theme = "dark";
    </script>
    PROGRAM
    <link rel="icon" href="favicon.svg" type="image/svg+xml" />
    <style>/* One. */
a { color: red; }
</style>
    <style>@media (width <= 40rem) { b > i { color: blue; } }</style>
  </head>
  <body>
    <div id="app">
      <p class="loading">Opening the archive …</p>
    </div>
    <p id="boot-notice" role="status"></p>
    <noscript><p>Search needs JavaScript &amp; more.</p></noscript>
    <script>addEventListener("load", () => "</p>");</script>
  </body>
</html>"#;

/// A page of a site, parsed as in a browser.
pub(crate) struct Page {
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) html: Html,
}

impl Page {
    pub(crate) fn new(path: &str, text: String) -> Self {
        // Leptos marks positions between texts with `<!>`. Browsers accept that, but the parser
        // reports an error.
        let html = Html::parse_document(&text.replace("<!>", "<!---->"));
        Self {
            path: path.to_owned(),
            text,
            html,
        }
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).unwrap();
        self.html.select(&selector).collect()
    }

    #[track_caller]
    pub(crate) fn one(&self, selector: &str) -> ElementRef<'_> {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector} in {}", self.path);
        found[0]
    }

    /// Returns an attribute of the only element that matches.
    #[track_caller]
    pub(crate) fn attr(&self, selector: &str, attribute: &str) -> &str {
        self.one(selector).attr(attribute).unwrap()
    }

    /// Returns the text of the only element that matches.
    #[track_caller]
    pub(crate) fn text_of(&self, selector: &str) -> String {
        self.one(selector).text().collect()
    }
}

/// Returns the repository's own reports, published once and shared by all tests that only read.
pub(crate) fn published_seeds() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| Site::of_seeds("shared").published())
}

/// Folders of a site and of its archive.
pub(crate) struct Site {
    pub(crate) folder: PathBuf,
    pub(crate) seeds: PathBuf,
}

impl Site {
    /// Returns a site with the repository's own reports.
    pub(crate) fn of_seeds(name: &str) -> Self {
        let page = PAGE.replace("PROGRAM", PROGRAM);
        let folder = folder(
            &format!("publish-{name}"),
            &[
                ("index.html", page.as_str()),
                (JS, "export default 1;"),
                (WASM, "\0asm"),
                ("favicon.svg", "<svg/>"),
                (".trunk-lock", ""),
            ],
        );
        let seeds = root().join("seeds");
        Self { folder, seeds }
    }

    /// Returns a site with one report and this description of the archive.
    pub(crate) fn described(name: &str, description: &str) -> Self {
        let files = [("archive.toml", description), ("2020-05.md", REPORT)];
        let seeds = folder(&format!("publish-{name}-seeds"), &files);
        Self {
            seeds,
            ..Self::of_seeds(name)
        }
    }

    /// Replaces `index.html`.
    pub(crate) fn with_page(self, page: &str) -> Self {
        fs::write(self.folder.join("index.html"), page).unwrap();
        self
    }

    /// Runs the command. Returns its exit status and its error output.
    pub(crate) fn publish_with(&self, variables: &[(&str, &str)]) -> (i32, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_publish"));
        let output = command
            .current_dir(root())
            .env("TRUNK_STAGING_DIR", &self.folder)
            .env("TRUNK_PUBLIC_URL", BASE)
            .env("SEEDS_DIR", &self.seeds)
            .env_remove("SITE_URL")
            .env_remove("WORDNET_DIR")
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        // Standard output has only the sizes and notes.
        let sizes = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.success(), sizes.starts_with("sizes in bytes"));
        let said = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), said)
    }

    /// Publishes the site at `https://example.org/x/y/`.
    #[track_caller]
    pub(crate) fn published(self) -> Self {
        let address = [("SITE_URL", "https://example.org/x/y/")];
        assert_eq!(self.publish_with(&address), (0, String::new()));
        self
    }

    /// Publishes the site without a URL; expects one warning about that.
    #[track_caller]
    pub(crate) fn published_nowhere(self) -> Self {
        let (status, said) = self.publish_with(&[]);
        assert_eq!((status, said.lines().count()), (0, 1), "{said}");
        self
    }

    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> String {
        let file = self.folder.join(path);
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    #[track_caller]
    pub(crate) fn page(&self, path: &str) -> Page {
        Page::new(path, self.read(path))
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.folder.join(path).is_file()
    }

    /// Returns every file by its path.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        push_files(&mut files, &self.folder, "");
        files
    }

    /// Returns the reader's pages, without the one-file archive, the pages for frames, and those
    /// that lead to another, as `2023-11/` does.
    pub(crate) fn pages(&self) -> Vec<Page> {
        let leads_on = |path: &str| {
            path.split_once('/')
                .is_some_and(|(name, _)| name.contains('-'))
        };
        self.pages_that(|path| !is_framed(path) && path != "archive.html" && !leads_on(path))
    }

    /// Returns the pages for frames.
    pub(crate) fn framed(&self) -> Vec<Page> {
        self.pages_that(is_framed)
    }

    fn pages_that(&self, is_meant: impl Fn(&str) -> bool) -> Vec<Page> {
        let files = self.files().into_iter();
        let is_page = |path: &str| path.strip_suffix(".html").is_some();
        let pages = files.filter(|(path, _)| is_page(path) && is_meant(path));
        pages
            .map(|(path, bytes)| Page::new(&path, String::from_utf8(bytes).unwrap()))
            .collect()
    }
}

fn is_framed(path: &str) -> bool {
    path.starts_with("embed/") && path != "embed/index.html"
}

fn push_files(files: &mut BTreeMap<String, Vec<u8>>, folder: &Path, above: &str) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{above}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            push_files(files, &path, &format!("{name}/"));
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}
