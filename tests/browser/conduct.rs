//! How the host behaves: normally, or with one of the usual ways in which hosts fail.

use std::collections::BTreeMap;

/// A part of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The program's JavaScript.
    Module,
    /// The program's WebAssembly.
    Wasm,
    /// The script that starts the program.
    Boot,
    /// The file with all styles.
    Style,
    /// The file with words that the reports do not use.
    Thesaurus,
    /// One file, by its path below the base.
    File(&'static str),
    /// All files.
    All,
}

impl Part {
    /// Whether `path`, relative to the base, belongs to this part.
    pub(crate) fn has(self, path: &str) -> bool {
        let ends_with = |end| path.starts_with("kusama-news-reader-") && path.ends_with(end);
        match self {
            Self::Module => ends_with(".js"),
            Self::Wasm => ends_with(".wasm"),
            Self::Boot => path.starts_with("boot-"),
            Self::Style => path.starts_with("style-"),
            Self::Thesaurus => path.starts_with("thesaurus-"),
            Self::File(file) => path == file,
            Self::All => true,
        }
    }
}

/// How serving a file goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The file is missing.
    Gone,
    /// Another HTML page is sent instead, with status 200.
    Page,
    /// The file is sent with this media type.
    Type(&'static str),
    /// A trailing space is appended. It does not change the meaning, but it changes every hash.
    Changed,
    /// This code is put at the start of the file.
    Tampered(&'static str),
    /// The answer is delayed until the fault is removed.
    Held,
    /// The host answers with status 503.
    Broken,
}

/// How a test has set up the host.
#[derive(Clone, Default)]
pub(crate) struct Conduct {
    /// Whether connections are closed without an answer.
    pub(crate) is_offline: bool,
    /// Whether pages of other origins may read the answers.
    pub(crate) is_open: bool,
    /// The Content-Security-Policy header sent with every answer.
    pub(crate) policy: Option<&'static str>,
    /// A base that replaces the one the site was built for.
    pub(crate) base: Option<&'static str>,
    /// Scripts inserted at the start of each document, except documents the service worker stores.
    pub(crate) scripts: Vec<String>,
    /// Extra pages that are not part of the site, by path relative to the base.
    pub(crate) pages: BTreeMap<&'static str, String>,
    faults: Vec<(Part, Fault)>,
}

impl Conduct {
    /// Makes `part` fail from now on.
    pub(crate) fn fail(&mut self, part: Part, fault: Fault) {
        self.faults.push((part, fault));
    }

    /// Makes `part` fail from now on, and everything else work.
    pub(crate) fn fail_only(&mut self, part: Part, fault: Fault) {
        self.mend();
        self.fail(part, fault);
    }

    /// Makes everything work again.
    pub(crate) fn mend(&mut self) {
        self.faults.clear();
        self.is_offline = false;
    }

    /// Returns the fault of the file with this path relative to the base.
    pub(crate) fn fault(&self, path: &str) -> Option<Fault> {
        let mut faults = self.faults.iter();
        let found = faults.find(|(part, _)| part.has(path));
        found.map(|(_, fault)| *fault)
    }

    /// Returns the document with the scripts inserted. They come before the document's own policy,
    /// so that policy does not apply to them, and they remove their own element.
    pub(crate) fn with_scripts(&self, body: Vec<u8>) -> Vec<u8> {
        if self.scripts.is_empty() {
            return body;
        }
        let html = String::from_utf8(body).expect("a page in UTF-8");
        let scripts = self.scripts.join("\n");
        let leave = "document.currentScript.remove();";
        let script = format!("<head><script>{leave}\n{scripts}</script>");
        html.replacen("<head>", &script, 1).into_bytes()
    }
}
