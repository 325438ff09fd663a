//! The driver programs, one for each browser: found, started on a free port, killed at the end.
//!
//! libtest has no end of its own to hook into, so the tests share the running programs by counting
//! references: each holds a [`Driver::lease`] from before it waits for its turn until it ends, and
//! the last one to go takes the program with it.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;

use crate::browser::Browser;

/// The programs that are running, if any test holds them.
static CHROMEDRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
static GECKODRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// A running driver program; dropping it kills it.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// The running driver of `browser`, started if no other test holds one.
    pub(crate) fn lease(browser: Browser) -> Arc<Self> {
        let running = match browser {
            Browser::Chromium => &CHROMEDRIVER,
            Browser::Firefox => &GECKODRIVER,
        };
        let mut running = running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = running.upgrade() {
            return driver;
        }
        let driver = Arc::new(Self::start(browser));
        *running = Arc::downgrade(&driver);
        driver
    }

    /// The address to send commands to.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Starts the program and waits until it says on which port it listens.
    fn start(browser: Browser) -> Self {
        let (variable, name) = match browser {
            Browser::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Browser::Firefox => ("GECKODRIVER", "geckodriver"),
        };
        let program = program(variable, &[name]);
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            // What keeps a browser from starting is in the driver's answer; what it mutters later
            // would only hide that.
            .stderr(Stdio::null())
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
                "{}: ended without naming its port: is it a {name}?",
                program.display()
            );
        };
        Self { process, port }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The program named by `variable`, or the first of `names` that is on `PATH`.
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

/// The first file called `name` in the folders of `PATH`.
fn on_path(name: &str) -> Option<PathBuf> {
    let path: OsString = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder: PathBuf| folder.join(Path::new(name)))
        .find(|file| file.is_file())
}

/// The port in the line that a driver prints when it is ready.
fn port_in(line: &str) -> Option<u16> {
    let after = ["started successfully on port ", "Listening on 127.0.0.1:"];
    let (_, port) = after.iter().find_map(|words| line.split_once(words))?;
    port.trim_end_matches('.').parse().ok()
}
