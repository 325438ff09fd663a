//! The host: a server on an origin of its own, with pages that show frames of the reader.

use std::fs;
use std::path::PathBuf;

use kusama_news_reader::compile::repository;

use crate::reader_page::ReaderPage;
use crate::server::{Base, Fallback, Server};

/// Keeps what frames say, with the name of the frame.
const LISTEN: &str = "
    window.heard = [];
    addEventListener('message', ({ data, source }) => {
        const frames = [...document.querySelectorAll('iframe')];
        const frame = frames.find(one => one.contentWindow === source);
        heard.push([frame ? frame.id : '', data]);
    });";

/// Somebody else's site, beside that of the reader.
pub(crate) struct Host {
    server: Server,
    /// The base of the reader, as in `http://127.0.0.1:8080/x/y/`.
    reader: String,
}

impl Host {
    /// A host whose pages show frames of the site that `page` is of. They keep what frames say.
    pub(crate) fn of(page: &ReaderPage) -> Self {
        let server = Server::serve(folder(), Base::Root, Fallback::NotFound404);
        server.conduct().scripts = vec![LISTEN.to_owned()];
        let host = Self {
            server,
            reader: page.address(""),
        };
        for file in [
            "plain.html",
            "dark.html",
            "narrow.html",
            "sandboxed.html",
            "wordpress.html",
        ] {
            let html = fs::read_to_string(folder().join(file))
                .unwrap_or_else(|error| panic!("tests/hosts/{file}: {error}"));
            let html = html.replace("{passage}", &passage(page.base()));
            host.put(file, &html);
        }
        host
    }

    /// Adds a page; `{reader}` in it becomes the base of the reader.
    pub(super) fn put(&self, file: &'static str, html: &str) {
        let html = html.replace("{reader}", &self.reader);
        self.server.conduct().pages.insert(file, html);
    }

    /// Opens one of the pages.
    pub(crate) async fn open(&self, page: &ReaderPage, file: &str) {
        let address = format!("{}/{file}", self.server.origin());
        page.open_document(&address).await;
    }

    /// The server.
    pub(super) fn server(&self) -> &Server {
        &self.server
    }
}

fn folder() -> PathBuf {
    repository().join("tests/hosts")
}

/// The path of a passage of November 2023 below the base, for a frame.
pub(crate) fn passage(base: Base) -> String {
    let month = "embed/2023/11/";
    let folder = base.folder().join(month);
    let entries = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}: is the site published?", folder.display()));
    let names = entries.map(|entry| entry.expect("a readable entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    let passages = names.filter(|name| name.starts_with("p-"));
    let passage = passages.min().expect("a passage of November 2023");
    format!("{month}{passage}/")
}
