//! Measures how long a month's page takes to load, and how long turning to the next one takes, in
//! Chromium with a CPU slowed four times and the network of a phone.
//!
//! Run with `cargo xtask bench load`: it calls this program to write the reports (`write FOLDER`),
//! builds the site, and calls this program again to measure it (`FOLDER`). The figures are for
//! comparison by people, on a quiet machine; slow results do not fail.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark prints its figures and has no callers"
)]

mod chance;
mod host;
mod letters;
mod vocabulary;

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs};
use thirtyfour::prelude::{WebDriver, WebDriverResult};
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities};

/// Number of reports. Chosen: the planned size of the archive.
const N_REPORTS: usize = 65;

/// Number of measurements.
const ROUNDS: usize = 9;

/// The page to load: one with neighbors on both sides.
const MONTH: &str = "1803/01/";

/// Script that records performance entries while a page loads.
const NOTES: &str = include_str!("load.js");

/// Turns to the next month and back, and returns the milliseconds until each layout.
const TURN: &str = r#"
    const turn = (rel) => {
        const start = performance.now();
        document.querySelector(`main a[rel=${rel}]`).click();
        document.body.offsetHeight;
        return performance.now() - start;
    };
    return [turn("next"), turn("prev")];
"#;

/// Returns the throttling commands: "slow 4G" in milliseconds and bytes per second.
fn conditions() -> [(&'static str, Value); 3] {
    [
        ("Network.enable", json!({})),
        (
            "Network.emulateNetworkConditions",
            json!({
                "offline": false,
                "latency": 150,
                "downloadThroughput": 200_000,
                "uploadThroughput": 93_750,
            }),
        ),
        ("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })),
    ]
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> WebDriverResult<()> {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    match arguments.as_slice() {
        [verb, folder] if verb == "write" => write(Path::new(folder)),
        [folder] => measure(Path::new(folder)).await?,
        _ => println!("run `cargo xtask bench load`, which builds the site that is measured"),
    }
    Ok(())
}

/// Writes the reports of the archive to measure.
fn write(folder: &Path) {
    fs::create_dir_all(folder).expect("a writable folder");
    for source in letters::write(N_REPORTS) {
        let name = source.path.rsplit('/').next().unwrap_or_default();
        fs::write(folder.join(name), source.bytes).expect("a writable folder");
    }
}

async fn measure(site: &Path) -> WebDriverResult<()> {
    let page = site.join(MONTH).join("index.html");
    assert!(page.is_file(), "{}: no page of the site", page.display());
    let address = format!("{}/{MONTH}", host::serve(site.to_path_buf()));
    let driver = Driver::start();
    let mut loads = Vec::new();
    let mut turns = Vec::new();
    for _ in 0..ROUNDS {
        // A new browser each time, so the cache is empty.
        let browser = driver.browser().await?;
        let result = visit(&browser, &address, &mut turns).await;
        browser.quit().await?;
        loads.push(result?);
    }
    print(&loads, turns);
    Ok(())
}

/// Loads the page, and turns to another one after the program has started.
async fn visit(browser: &WebDriver, address: &str, turns: &mut Vec<f64>) -> WebDriverResult<Value> {
    let source = json!({ "source": NOTES });
    let command = "Page.addScriptToEvaluateOnNewDocument";
    browser.cdp().send_raw(command, source).await?;
    for (command, parameters) in conditions() {
        browser.cdp().send_raw(command, parameters).await?;
    }
    browser.goto(address).await?;
    let running = "return document.documentElement.dataset.program === 'running'";
    for _ in 0..300 {
        if browser.execute(running, vec![]).await?.json() == &json!(true) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    // Later work, such as building the search index, may also delay input.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let noted = browser
        .execute("return noted", vec![])
        .await?
        .json()
        .clone();
    let is_running = noted.get("running").is_some_and(Value::is_number);
    assert!(is_running, "the program has not started: {noted}");
    let times = browser.execute(TURN, vec![]).await?.json().clone();
    turns.extend(
        times
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_f64),
    );
    Ok(noted)
}

fn print(loads: &[Value], turns: Vec<f64>) {
    let of = |key: &str| {
        median(
            loads
                .iter()
                .filter_map(|load| load.get(key)?.as_f64())
                .collect(),
        )
    };
    println!("the page of a month among {N_REPORTS}, slow 4G, processor slowed 4 times,");
    println!("medians of {ROUNDS} rounds in milliseconds:\n");
    println!("first paint      {:>8.0}", of("paint"));
    println!("largest paint    {:>8.0}", of("largest"));
    println!("inputs kept wait {:>8.0}", of("blocked"));
    println!("program runs     {:>8.0}", of("running"));
    println!("month to month   {:>8.1}", median(turns));
    println!("\nshift of layout  {:>8.3} (no unit)", of("shift"));
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A running chromedriver; killed on drop.
struct Driver {
    process: Child,
    port: u16,
    profile: PathBuf,
}

impl Driver {
    fn start() -> Self {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start: {error}"));
        let output = process.stdout.take().expect("a piped output");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        // Reads and drops all further output, so that the driver never blocks on a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let name = format!("kusama-news-reader-load-{}", std::process::id());
        Self {
            process,
            port: port.unwrap_or_else(|| panic!("{program} ended without naming its port")),
            profile: env::temp_dir().join(name),
        }
    }

    async fn browser(&self) -> WebDriverResult<WebDriver> {
        drop(fs::remove_dir_all(&self.profile));
        let mut capabilities = DesiredCapabilities::chrome();
        if let Ok(chromium) = env::var("CHROMIUM") {
            capabilities.set_binary(&chromium)?;
        }
        for flag in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
        ] {
            capabilities.add_arg(flag)?;
        }
        capabilities.add_arg(&format!("--user-data-dir={}", self.profile.display()))?;
        WebDriver::new(format!("http://127.0.0.1:{}", self.port), capabilities).await
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
        drop(fs::remove_dir_all(&self.profile));
    }
}
