//! The driver programs, one for each browser: found, started on a free port, killed at the end.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::desktop::Desktop;

/// How long a driver may take to start listening.
const LONGEST_START: Duration = Duration::from_secs(20);

/// Number of folders created by this process, for unique names.
static N_FOLDERS: AtomicUsize = AtomicUsize::new(0);

/// A running driver program. Dropping it kills the program.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    /// The desktop of the browser, if it needs one.
    desktop: Option<Desktop>,
}

impl Driver {
    /// Starts the driver of `browser` and waits until it listens.
    pub(crate) fn start(browser: Browser) -> Self {
        let (variable, name) = match browser {
            Browser::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Browser::Firefox => ("GECKODRIVER", "geckodriver"),
            Browser::Webkit => ("WEBKITDRIVER", "WebKitWebDriver"),
        };
        let program = program(variable, &[name]);
        let mut command = Command::new(&program);
        let desktop = (browser == Browser::Webkit).then(Desktop::start);
        if let Some(desktop) = &desktop {
            desktop.lend(&mut command);
        }
        // WebKitWebDriver does not print the port it chooses.
        let chosen = desktop.is_some().then(free_port);
        command.arg(format!("--port={}", chosen.unwrap_or(0)));
        if browser == Browser::Firefox {
            // Lets the tests change Firefox's preferences.
            command.arg("--allow-system-access");
        }
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            // Dropped, because the driver's answer already explains why a browser does not start,
            // and later log lines would only hide that.
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: does not start: {error}", program.display()));
        let output = process.stdout.take().expect("a piped output");
        let port = match chosen {
            Some(port) => listens(port).then_some(port),
            None => said_port(output),
        };
        let Some(port) = port else {
            drop(process.kill());
            panic!(
                "{}: ended without naming its port: is it a {name}?",
                program.display()
            );
        };
        Self {
            process,
            port,
            desktop,
        }
    }

    /// The address to send commands to.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The desktop of the browser, if it needs one.
    pub(crate) fn desktop(&self) -> Option<&Desktop> {
        self.desktop.as_ref()
    }

    /// Ends a session and waits for the answer. Works where no async code can run, as in `drop`.
    pub(crate) fn end_session(&self, id: &str) {
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) else {
            return;
        };
        let request = format!(
            "DELETE /session/{id} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
        );
        drop(stream.set_read_timeout(Some(Duration::from_secs(5))));
        drop(stream.write_all(request.as_bytes()));
        drop(stream.read(&mut [0; 64]));
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A temporary folder, deleted on drop.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// Creates an empty folder with `what` in its name.
    pub(crate) fn new(what: &str) -> Self {
        let n = N_FOLDERS.fetch_add(1, Ordering::SeqCst);
        let name = format!("kusama-news-reader-{what}-{}-{n}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("a temporary folder");
        Self(folder)
    }

    /// The path of the folder.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // The browser may still be writing its last files. Leftovers are harmless there.
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Returns a port that is free at this moment.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener
        .local_addr()
        .expect("the address just bound")
        .port()
}

/// Waits until `port` accepts connections. Returns false after [`LONGEST_START`].
fn listens(port: u16) -> bool {
    let begin = Instant::now();
    while begin.elapsed() < LONGEST_START {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return true;
        }
        thread::sleep(Duration::from_millis(20));
    }
    false
}

/// Returns the port that a driver prints.
fn said_port(output: ChildStdout) -> Option<u16> {
    let mut lines = BufReader::new(output).lines();
    let port = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| port_in(&line));
    // Later output is read and dropped, so that the driver never blocks on a full pipe.
    thread::spawn(move || lines.for_each(drop));
    port
}

/// Returns the program in the environment variable `variable`, or the first of `names` on `PATH`.
pub(crate) fn program(variable: &str, names: &[&str]) -> PathBuf {
    let value = std::env::var_os(variable).filter(|value| !value.is_empty());
    match value.map(PathBuf::from) {
        Some(path) if path.is_file() => path,
        Some(path) => panic!(
            "`{variable}` names `{}`: there is no such file",
            path.display()
        ),
        None => names
            .iter()
            .find_map(|name| on_path(name))
            .unwrap_or_else(|| {
                let names = names.join("` or `");
                panic!("no `{names}` on PATH: install it, or name it in `{variable}`")
            }),
    }
}

/// Returns the first file called `name` in the folders of `PATH`.
fn on_path(name: &str) -> Option<PathBuf> {
    let path: OsString = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder: PathBuf| folder.join(Path::new(name)))
        .find(|file| file.is_file())
}

/// Parses the port from the line that a driver prints when it is ready.
fn port_in(line: &str) -> Option<u16> {
    let after = ["started successfully on port ", "Listening on 127.0.0.1:"];
    let (_, port) = after.iter().find_map(|words| line.split_once(words))?;
    port.trim_end_matches('.').parse().ok()
}
