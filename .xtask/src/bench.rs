//! Benchmarks: compiling archives of several sizes, searching them, and loading a page.

use std::path::Path;

use crate::browser::Browser;
use crate::notice::announce;
use crate::outcome::Outcome;
use crate::package;
use crate::process;
use crate::site;

/// A benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Compile,
    Search,
    Load,
}

/// Search engines to compare with. Pinned, because other versions may be faster or slower.
const ENGINES: [&str; 2] = ["minisearch@7.2.0", "flexsearch@0.8.212"];

/// Target for Node: the same WebAssembly as in a browser, plus a clock and files.
const WASI: &str = "wasm32-wasip1";

impl Subject {
    pub const ALL: [Self; 3] = [Self::Compile, Self::Search, Self::Load];

    pub fn measure(self, root: &Path) -> Outcome<()> {
        match self {
            Self::Compile => bench(root, "compile", &["--features", "check"]),
            Self::Search => search(root),
            Self::Load => load(root),
        }
    }
}

/// Measures our search natively, then all engines in the same JavaScript engine.
fn search(root: &Path) -> Outcome<()> {
    for program in ["node", "npm"] {
        if process::find(program).is_none() {
            return Err(format!(
                "{program} is not on PATH; install Node.js with npm, which runs the other engines"
            ));
        }
    }
    let engines = package::ready(&ENGINES)?;
    announce("search: the reader's engine, native");
    bench(root, "search", &[])?;
    announce("search: the reader's engine as WebAssembly, compiled as the reader is");
    let mut rustup = process::command("rustup", root);
    process::run(rustup.args(["target", "add", WASI]))?;
    // Node 20 sometimes crashes at exit, but the figures have been written by then.
    if let Err(trouble) = bench(root, "search", &["--profile", "release", "--target", WASI]) {
        announce(&format!(
            "going on with what was measured, although {trouble}"
        ));
    }
    announce("search: other engines on the same documents and queries");
    let mut node = process::command("node", root);
    node.args(["--max-old-space-size=8192", "tests/bench/engines.mjs"]);
    process::run(node.arg(engines))
}

/// Writes the reports of an archive, builds its site, and measures one page in a browser.
fn load(root: &Path) -> Outcome<()> {
    let browser = Browser::ready()?;
    let (_, toolbox) = crate::toolbox::prepare(root)?;
    let [reports, built] = ["target/load/reports", "target/load/site"].map(|it| root.join(it));
    let words = |folder: &Path| folder.to_string_lossy().into_owned();
    run_load(root, &["write", &words(&reports)], None)?;
    announce("load: building the site of an invented archive");
    let mut trunk = site::release(root, &toolbox, &site::publish(root)?)?;
    trunk
        .args(["--public-url", "/", "--dist"])
        .arg(&built)
        .env("SEEDS_DIR", &reports)
        .env("PRECOMPRESS", "1")
        .env_remove("SITE_URL");
    process::run(&mut trunk)?;
    announce("load: a page of it in Chromium");
    run_load(root, &[&words(&built)], Some(&browser))
}

fn run_load(root: &Path, arguments: &[&str], browser: Option<&Browser>) -> Outcome<()> {
    let mut cargo = process::command("cargo", root);
    cargo
        // The dev profile is enough, because the measured code runs in the browser.
        .args(["bench", "--profile", "dev", "--bench", "load"])
        .args(["--features", "check", "--"])
        .args(arguments)
        .env_remove("SEEDS_DIR");
    if let Some(browser) = browser {
        cargo
            .env("CHROMEDRIVER", &browser.driver)
            .env("CHROMIUM", &browser.chromium);
    }
    process::run(&mut cargo)
}

fn bench(root: &Path, name: &str, arguments: &[&str]) -> Outcome<()> {
    let mut cargo = process::command("cargo", root);
    cargo
        .args(["bench", "--bench", name])
        .args(arguments)
        .env(
            "CARGO_TARGET_WASM32_WASIP1_RUNNER",
            "node --no-warnings tests/bench/wasi.mjs",
        )
        // Avoids a rebuild of everything for other reports.
        .env_remove("SEEDS_DIR");
    process::run(&mut cargo)
}
