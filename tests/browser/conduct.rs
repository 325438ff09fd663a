//! How the host behaves: as it should, or in one of the ways in which hosts fail.

use std::collections::BTreeMap;

/// A part of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The program's JavaScript.
    Module,
    /// The program's WebAssembly.
    Wasm,
    /// One file, by its path below the base.
    File(&'static str),
    /// All files.
    All,
}

impl Part {
    /// Whether the path below the base belongs to this part.
    pub(crate) fn has(self, path: &str) -> bool {
        let ends_with = |end| path.starts_with("kusama-news-reader-") && path.ends_with(end);
        match self {
            Self::Module => ends_with(".js"),
            Self::Wasm => ends_with(".wasm"),
            Self::File(file) => path == file,
            Self::All => true,
        }
    }
}

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is not there.
    Gone,
    /// A page comes in its place, with status 200.
    Page,
    /// It is served as a file of this type.
    Type(&'static str),
    /// It is longer by a blank, which changes no meaning, but every hash.
    Changed,
    /// It begins with this code.
    Tampered(&'static str),
    /// It does not come before the fault is mended.
    Held,
    /// The host reports an error of its own.
    Broken,
}

/// What a test has told the host to do.
#[derive(Clone, Default)]
pub(crate) struct Conduct {
    /// Whether connections are closed without an answer.
    pub(crate) is_offline: bool,
    /// Whether pages of other origins may read what is sent.
    pub(crate) is_open: bool,
    /// The policy that is sent with every answer.
    pub(crate) policy: Option<&'static str>,
    /// The base in place of the one that the site was built for.
    pub(crate) base: Option<&'static str>,
    /// Scripts put before all others of each document, except for those that a worker stores.
    pub(crate) scripts: Vec<String>,
    /// Pages that are not of the site, by their path below the base.
    pub(crate) pages: BTreeMap<&'static str, String>,
    faults: Vec<(Part, Fault)>,
}

impl Conduct {
    /// Has a part of the site fail from now on.
    pub(crate) fn fail(&mut self, part: Part, fault: Fault) {
        self.faults.push((part, fault));
    }

    /// Has this and nothing else fail from now on.
    pub(crate) fn fail_only(&mut self, part: Part, fault: Fault) {
        self.mend();
        self.fail(part, fault);
    }

    /// Has everything work again.
    pub(crate) fn mend(&mut self) {
        self.faults.clear();
        self.is_offline = false;
    }

    /// What becomes of the file with this path below the base.
    pub(crate) fn fault(&self, path: &str) -> Option<Fault> {
        let mut faults = self.faults.iter();
        let found = faults.find(|(part, _)| part.has(path));
        found.map(|(_, fault)| *fault)
    }

    /// The document with the scripts. They stand before its own policy, which therefore does not
    /// hold for them, and leave no element in it.
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
