//! The host: a server with its own origin, with pages that embed frames of the reader.

use std::fs;
use std::path::PathBuf;

use kusama_news_reader::compile::repository;

use crate::reader_page::ReaderPage;
use crate::server::{Base, Fallback, Server};

/// Records the messages of frames, with the id of the frame.
const LISTEN: &str = "
    window.heard = [];
    addEventListener('message', ({ data, source }) => {
        const frames = [...document.querySelectorAll('iframe')];
        const frame = frames.find(one => one.contentWindow === source);
        heard.push([frame ? frame.id : '', data]);
    });";

/// A third-party site that embeds the reader.
pub(crate) struct Host {
    server: Server,
    /// The base of the reader, as in `http://127.0.0.1:8080/x/y/`.
    reader: String,
}

impl Host {
    /// Returns a host whose pages embed the site of `page` and record the messages of its frames.
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

    /// Adds a page. Replaces `{reader}` in `html` with the base of the reader.
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

/// Returns the path of a passage of November 2023 for a frame, relative to the base.
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
