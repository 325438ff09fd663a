//! A static file server that behaves like the host of the reader.
//!
//! It serves one built site below one base and answers other paths according to [`Fallback`]. Its
//! [`Conduct`] makes it fail in chosen ways. It records every answer, so that a test can ask which
//! requests failed. It knows nothing about the reader's pages.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::conduct::{Conduct, Fault};

/// Maximum time a file is held back.
const LONGEST_HOLD: Duration = Duration::from_secs(60);

/// Time between two checks whether a file is still held back.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Panic message: why the locks are not poisoned.
const UNHARMED: &str = "no connection panics while it holds this";

/// Read timeout of a connection, because browsers open connections they never use.
const SILENCE: Duration = Duration::from_secs(5);

/// The ports of all servers so far.
static PORTS: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// The path of the site below the origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// `/`.
    Root,
    /// `/x/y/`.
    Nested,
}

impl Base {
    /// Both bases, the root first.
    pub(crate) const ALL: [Self; 2] = [Self::Root, Self::Nested];

    /// The path prefix of the site, with both slashes.
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

    /// Returns the folder of the site built for this base; panics if it is not there.
    pub(crate) fn folder(self) -> PathBuf {
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

/// The answer to a path below the base that is not a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fallback {
    /// `404.html` with status 404, like GitHub Pages.
    NotFound404,
    /// `index.html` with status 200 for documents, like a host that rewrites paths. The browser
    /// then does not report the status of the document in the console.
    Rewrite200,
}

/// One answered request.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// The requested path, without its query string.
    pub(crate) path: String,
    /// The status code.
    pub(crate) status: u16,
    /// The purpose of the request (`document`, `script`, `image`, …) from `Sec-Fetch-Dest`.
    pub(crate) destination: String,
}

/// The site, shared by all connections.
struct Site {
    folder: Mutex<PathBuf>,
    base: &'static str,
    fallback: Fallback,
    conduct: Mutex<Conduct>,
    answers: Mutex<Vec<Answer>>,
}

/// A running server. Dropping it stops it.
pub(crate) struct Server {
    site: Arc<Site>,
    address: SocketAddr,
    is_ending: Arc<AtomicBool>,
    listener: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves the site built for `base` on a free local port.
    pub(crate) fn start(base: Base, fallback: Fallback) -> Self {
        Self::serve(base.folder(), base, fallback)
    }

    /// Serves `folder` below `base` on a free local port.
    pub(crate) fn serve(folder: PathBuf, base: Base, fallback: Fallback) -> Self {
        let listener = unused_port();
        let address = listener.local_addr().expect("the address just bound");
        let site = Arc::new(Site {
            folder: Mutex::new(folder),
            base: base.path(),
            fallback,
            conduct: Mutex::default(),
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

    /// The origin, without a trailing slash.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns the behavior of the host, for changes from now on.
    pub(crate) fn conduct(&self) -> MutexGuard<'_, Conduct> {
        self.site.conduct.lock().expect(UNHARMED)
    }

    /// Serves another folder from now on.
    pub(crate) fn deploy(&self, folder: PathBuf) {
        *self.site.folder.lock().expect(UNHARMED) = folder;
    }

    /// Returns every answer so far.
    pub(crate) fn answers(&self) -> Vec<Answer> {
        self.site.answers.lock().expect(UNHARMED).clone()
    }

    /// Returns every answer so far with an error status (400 or more).
    pub(crate) fn failures(&self) -> Vec<Answer> {
        let mut answers = self.answers();
        answers.retain(|answer| answer.status >= 400);
        answers
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_ending.store(true, Ordering::SeqCst);
        // The listener waits for a connection; this one only wakes it.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.listener.take() {
            drop(thread.join());
        }
    }
}

/// Listens on a port that no server of this process has used, because data that a browser stores
/// for one origin would otherwise show up in another test.
fn unused_port() -> TcpListener {
    loop {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener
            .local_addr()
            .expect("the address just bound")
            .port();
        if PORTS.lock().expect(UNHARMED).insert(port) {
            return listener;
        }
    }
}

/// Accepts connections until the server is dropped.
fn listen(listener: &TcpListener, site: &Arc<Site>, is_ending: &AtomicBool) {
    for stream in listener.incoming() {
        if is_ending.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let site = Arc::clone(site);
        // It is not an error of the site if a browser disconnects in the middle of an answer.
        thread::spawn(move || drop(answer(&stream, &site)));
    }
}

/// Reads one request and answers it.
fn answer(stream: &TcpStream, site: &Site) -> std::io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    let Some(request) = Request::read(stream)? else {
        return Ok(());
    };
    match site.answer(&request.path, &request.destination) {
        Some(found) => send(stream, site, request, found),
        None => Ok(()),
    }
}

/// A request of a browser.
struct Request {
    /// Without the query string.
    path: String,
    destination: String,
    /// False for `HEAD` requests.
    wants_body: bool,
}

impl Request {
    /// Parses the head of a request. Returns `None` if the connection is closed without one.
    fn read(stream: &TcpStream) -> std::io::Result<Option<Self>> {
        let mut lines = BufReader::new(stream).lines();
        let Some(first) = lines.next().transpose()? else {
            return Ok(None);
        };
        let mut destination = String::new();
        let mut is_page = false;
        for line in lines {
            let line = line?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("sec-fetch-dest:") {
                value.trim().clone_into(&mut destination);
            }
            // Service-worker requests lose `Sec-Fetch-Dest`; use `Accept` instead.
            is_page |= line.starts_with("accept: text/html");
        }
        if is_page && destination != "iframe" {
            "document".clone_into(&mut destination);
        }
        let mut words = first.split(' ');
        let wants_body = words.next() != Some("HEAD");
        let target = words.next().unwrap_or("/");
        let path = target.split(['?', '#']).next().unwrap_or("/").to_owned();
        Ok(Some(Self {
            path,
            destination,
            wants_body,
        }))
    }
}

/// Sends the answer and records it.
fn send(
    mut stream: &TcpStream,
    site: &Site,
    request: Request,
    found: Found,
) -> std::io::Result<()> {
    let status = found.status;
    let conduct = site.conduct.lock().expect(UNHARMED).clone();
    let is_document = ["document", "iframe"].contains(&request.destination.as_str());
    let body = if is_document && found.mime.starts_with("text/html") {
        conduct.with_scripts(found.body)
    } else {
        found.body
    };
    let mut head = vec![
        format!("HTTP/1.1 {status} -"),
        format!("Content-Type: {}", found.mime),
        format!("Content-Length: {}", body.len()),
    ];
    if conduct.is_open {
        head.push("Access-Control-Allow-Origin: *".to_owned());
    }
    let policy = conduct.policy;
    head.extend(policy.map(|policy| format!("Content-Security-Policy: {policy}")));
    let location = found.location;
    head.extend(location.map(|location| format!("Location: {location}")));
    head.push("Connection: close\r\n\r\n".to_owned());
    site.answers.lock().expect(UNHARMED).push(Answer {
        path: request.path,
        status,
        destination: request.destination,
    });
    stream.write_all(head.join("\r\n").as_bytes())?;
    if request.wants_body {
        stream.write_all(&body)?;
    }
    Ok(())
}

/// The answer for a path.
struct Found {
    status: u16,
    mime: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

impl Found {
    /// Returns the file with its media type, or `None` if it cannot be read.
    fn file(file: &Path, status: u16) -> Option<Self> {
        let body = fs::read(file).ok()?;
        Some(Self {
            status,
            mime: mime_of(file),
            location: None,
            body,
        })
    }

    /// Returns a page that is not part of the site.
    fn page(html: &str) -> Self {
        Self {
            status: 200,
            mime: "text/html; charset=utf-8",
            location: None,
            body: html.as_bytes().to_vec(),
        }
    }

    /// Returns a plain-text answer with just the status.
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
    /// Returns the answer for `path` with all faults applied, or `None` if the host is offline.
    fn answer(&self, path: &str, destination: &str) -> Option<Found> {
        let begin = Instant::now();
        loop {
            let conduct = self.conduct.lock().expect(UNHARMED).clone();
            if conduct.is_offline {
                return None;
            }
            let base = conduct.base.unwrap_or(self.base);
            let inside = path.strip_prefix(base).unwrap_or_default();
            if let Some(page) = conduct.pages.get(inside) {
                return Some(Found::page(page));
            }
            let fault = conduct.fault(inside);
            if fault != Some(Fault::Held) || begin.elapsed() > LONGEST_HOLD {
                let found = self.find(path, base, destination);
                return Some(self.damaged(found, fault));
            }
            thread::sleep(LOOK_EVERY);
        }
    }

    /// Returns the answer as `fault` leaves it.
    fn damaged(&self, mut found: Found, fault: Option<Fault>) -> Found {
        match fault {
            Some(Fault::Gone) => return self.fall_back(""),
            Some(Fault::Broken) => return Found::plain(503, None),
            Some(Fault::Page) => return Found::page("<!DOCTYPE html><title>Hello</title>"),
            Some(Fault::Type(mime)) => found.mime = mime,
            Some(Fault::Tampered(code)) => found.body.splice(..0, code.bytes()).for_each(drop),
            Some(Fault::Changed) => found.body.push(b' '),
            Some(Fault::Held) | None => {}
        }
        found
    }

    /// Finds the answer for `path`, ignoring faults.
    fn find(&self, path: &str, base: &str, destination: &str) -> Found {
        let Some(inside) = path.strip_prefix(base) else {
            let is_base = base.strip_suffix('/') == Some(path);
            let (status, location) = if is_base {
                (301, Some(base.to_owned()))
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
        let file = self.folder().join(inside);
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

    fn folder(&self) -> PathBuf {
        self.folder.lock().expect(UNHARMED).clone()
    }

    /// Returns the answer for a path that is not a file.
    fn fall_back(&self, destination: &str) -> Found {
        let found = match self.fallback {
            Fallback::NotFound404 => Found::file(&self.folder().join("404.html"), 404),
            Fallback::Rewrite200 if destination == "document" => {
                Found::file(&self.folder().join("index.html"), 200)
            }
            Fallback::Rewrite200 => None,
        };
        found.unwrap_or_else(|| Found::plain(404, None))
    }
}

/// Returns the media type of a file, by its extension.
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
