//! A static file server that behaves like the host of the reader.
//!
//! It serves one built site below one base, answers what is not a file in the way [`Fallback`]
//! says, and remembers every answer, so that a test can ask which requests failed. It knows
//! nothing of the reader's pages.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long a connection may stay silent; browsers open some that they never use.
const SILENCE: Duration = Duration::from_secs(5);

/// Where the site stands below the origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// `/`.
    Root,
    /// `/x/y/`.
    Nested,
}

impl Base {
    /// Both bases, the plain one first.
    pub(crate) const ALL: [Self; 2] = [Self::Root, Self::Nested];

    /// The base as it begins every path of the site.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Root => "/",
            Self::Nested => "/x/y/",
        }
    }

    /// The environment variable that names the site built for this base.
    fn variable(self) -> &'static str {
        match self {
            Self::Root => "READER_SITE_ROOT",
            Self::Nested => "READER_SITE_NESTED",
        }
    }

    /// The folder of the site built for this base.
    fn folder(self) -> PathBuf {
        let variable = self.variable();
        let base = self.path();
        let build = format!("`trunk build --release --public-url {base} --dist <folder>`");
        let Some(folder) = std::env::var_os(variable).map(PathBuf::from) else {
            panic!("`{variable}` is not set: expected the folder written by {build}");
        };
        assert!(
            folder.join("index.html").is_file(),
            "{}: no `index.html` in the folder named by `{variable}`: run {build}",
            folder.display()
        );
        folder
    }
}

/// What is answered below the base for a path that is not a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fallback {
    /// `404.html` with status 404, as GitHub Pages answers.
    NotFound404,
    /// `index.html` with status 200 for documents, as a rewriting host answers. The browser then
    /// has no reason to write the status of the document to the console.
    Rewrite200,
}

/// One answered request.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// The path asked for, without its query string.
    pub(crate) path: String,
    /// The status answered.
    pub(crate) status: u16,
    /// What the browser wanted it for (`document`, `script`, `image`, ...), as it says itself.
    pub(crate) destination: String,
}

/// The site as the connections see it.
struct Site {
    folder: PathBuf,
    base: &'static str,
    fallback: Fallback,
    answers: Mutex<Vec<Answer>>,
}

/// A running server; dropping it ends it.
pub(crate) struct Server {
    site: Arc<Site>,
    address: SocketAddr,
    is_ending: Arc<AtomicBool>,
    listener: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves the site built for `base` on a free port of this machine.
    pub(crate) fn start(base: Base, fallback: Fallback) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = listener.local_addr().expect("the address just bound");
        let site = Arc::new(Site {
            folder: base.folder(),
            base: base.path(),
            fallback,
            answers: Mutex::default(),
        });
        let is_ending = Arc::new(AtomicBool::new(false));
        let thread = thread::spawn({
            let (site, is_ending) = (Arc::clone(&site), Arc::clone(&is_ending));
            move || listen(&listener, &site, &is_ending)
        });
        Self {
            site,
            address,
            is_ending,
            listener: Some(thread),
        }
    }

    /// The origin, without a final slash.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every answer so far whose status says that the request failed.
    pub(crate) fn failures(&self) -> Vec<Answer> {
        let answers = self
            .site
            .answers
            .lock()
            .expect("no connection panics while it holds this");
        answers
            .iter()
            .filter(|answer| answer.status >= 400)
            .cloned()
            .collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_ending.store(true, Ordering::SeqCst);
        // The listener waits for a connection: this one only wakes it.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.listener.take() {
            drop(thread.join());
        }
    }
}

/// Accepts connections until the server ends.
fn listen(listener: &TcpListener, site: &Arc<Site>, is_ending: &AtomicBool) {
    for stream in listener.incoming() {
        if is_ending.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let site = Arc::clone(site);
        // A browser that goes away in the middle of an answer is not an error of the site.
        thread::spawn(move || drop(answer(&stream, &site)));
    }
}

/// Reads one request and answers it.
fn answer(mut stream: &TcpStream, site: &Site) -> std::io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    let mut lines = BufReader::new(stream).lines();
    let Some(request) = lines.next().transpose()? else {
        return Ok(());
    };
    let mut destination = String::new();
    for line in lines {
        let line = line?.to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("sec-fetch-dest:") {
            value.trim().clone_into(&mut destination);
        }
    }
    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = target.split(['?', '#']).next().unwrap_or("/").to_owned();
    let found = site.find(&path, &destination);
    let mut head = vec![
        format!("HTTP/1.1 {} -", found.status),
        format!("Content-Type: {}", found.mime),
        format!("Content-Length: {}", found.body.len()),
    ];
    head.extend(
        found
            .location
            .map(|location| format!("Location: {location}")),
    );
    head.push("Connection: close\r\n\r\n".to_owned());
    let status = found.status;
    site.answers.lock().expect("as above").push(Answer {
        path,
        status,
        destination,
    });
    stream.write_all(head.join("\r\n").as_bytes())?;
    stream.write_all(&found.body)
}

/// What is sent for a path.
struct Found {
    status: u16,
    mime: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

impl Found {
    /// The file with its type, if there is one.
    fn file(file: &Path, status: u16) -> Option<Self> {
        let body = fs::read(file).ok()?;
        Some(Self {
            status,
            mime: mime_of(file),
            location: None,
            body,
        })
    }

    /// An answer without a page of its own.
    fn plain(status: u16, location: Option<String>) -> Self {
        let body = format!("{status}\n").into_bytes();
        Self {
            status,
            mime: "text/plain; charset=utf-8",
            location,
            body,
        }
    }
}

impl Site {
    /// Finds what to send for `path`.
    fn find(&self, path: &str, destination: &str) -> Found {
        let Some(inside) = path.strip_prefix(self.base) else {
            let is_base = self.base.strip_suffix('/') == Some(path);
            let (status, location) = if is_base {
                (301, Some(self.base.to_owned()))
            } else {
                (404, None)
            };
            return Found::plain(status, location);
        };
        let inside = Path::new(inside);
        if !inside
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
        {
            return Found::plain(404, None);
        }
        let file = self.folder.join(inside);
        if file.is_dir() && !path.ends_with('/') {
            return Found::plain(301, Some(format!("{path}/")));
        }
        let file = if file.is_dir() {
            file.join("index.html")
        } else {
            file
        };
        Found::file(&file, 200).unwrap_or_else(|| self.fall_back(destination))
    }

    /// Answers for a path that is not a file.
    fn fall_back(&self, destination: &str) -> Found {
        let found = match self.fallback {
            Fallback::NotFound404 => Found::file(&self.folder.join("404.html"), 404),
            Fallback::Rewrite200 if destination == "document" => {
                Found::file(&self.folder.join("index.html"), 200)
            }
            Fallback::Rewrite200 => None,
        };
        found.unwrap_or_else(|| Found::plain(404, None))
    }
}

/// The type of a file, by the end of its name.
fn mime_of(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "webmanifest") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/vnd.microsoft.icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        Some("xml") => "application/xml",
        _ => "application/octet-stream",
    }
}
