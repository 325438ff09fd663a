//! The chromedriver program: found, started on a free port, killed at the end.
//!
//! libtest has no end of its own to hook into, so the tests share the running program by counting
//! references: each holds a [`Chromedriver::lease`] from before it waits for its turn until it
//! ends, and the last one to go takes the program with it.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;

/// The program that is running, if any test holds it.
static RUNNING: Mutex<Weak<Chromedriver>> = Mutex::new(Weak::new());

/// A running chromedriver; dropping it kills it.
pub(crate) struct Chromedriver {
    process: Child,
    port: u16,
}

impl Chromedriver {
    /// The running chromedriver, started if no other test holds one.
    pub(crate) fn lease() -> Arc<Self> {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = running.upgrade() {
            return driver;
        }
        let driver = Arc::new(Self::start());
        *running = Arc::downgrade(&driver);
        driver
    }

    /// The address to send commands to.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Starts the program and waits until it says on which port it listens.
    fn start() -> Self {
        let program = program("CHROMEDRIVER", "chromedriver");
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: does not start: {error}", program.display()));
        let mut lines = BufReader::new(process.stdout.take().expect("a piped output")).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| port_in(&line));
        // Whatever it says later is read and dropped, so that it never waits for a reader.
        thread::spawn(move || lines.for_each(drop));
        let Some(port) = port else {
            drop(process.kill());
            panic!(
                "{}: ended without naming its port: is it a chromedriver?",
                program.display()
            );
        };
        Self { process, port }
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The Chromium to drive.
pub(crate) fn chromium() -> PathBuf {
    program("CHROMIUM", "chromium")
}

/// The program named by `variable`, or the one called `name` on `PATH`.
fn program(variable: &str, name: &str) -> PathBuf {
    let named = std::env::var_os(variable).filter(|value| !value.is_empty());
    match named.map(PathBuf::from) {
        Some(path) if path.is_file() => path,
        Some(path) => panic!(
            "`{variable}` names `{}`: there is no such file",
            path.display()
        ),
        None => on_path(name).unwrap_or_else(|| {
            panic!("no `{name}` on PATH: install it, or name it in `{variable}`")
        }),
    }
}

/// The first file called `name` in the folders of `PATH`.
fn on_path(name: &str) -> Option<PathBuf> {
    let path: OsString = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder: PathBuf| folder.join(Path::new(name)))
        .find(|file| file.is_file())
}

/// The port in the line that chromedriver prints when it is ready.
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}
