//! The driver programs, one for each browser: found, started on a free port, killed at the end.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::desktop::Desktop;
use crate::program::program;

/// How long a driver may take to start listening.
const LONGEST_START: Duration = Duration::from_secs(20);

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
            desktop.configure(&mut command);
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

/// Parses the port from the line that a driver prints when it is ready.
fn port_in(line: &str) -> Option<u16> {
    let after = ["started successfully on port ", "Listening on 127.0.0.1:"];
    let (_, port) = after.iter().find_map(|words| line.split_once(words))?;
    port.trim_end_matches('.').parse().ok()
}
