//! One browser for one test, and what a failing test leaves behind.
//!
//! Tests run one at a time, however many threads libtest uses: browsers that share few cores
//! starve each other. Each run of a test gets a fresh profile and a server of its own. Both are
//! gone afterwards, whether the test passed or not.

use std::any::type_name;
use std::fs;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;

use thirtyfour::prelude::{WebDriver, WebDriverResult};
use thirtyfour::{
    ChromeCapabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
};
use tokio::sync::Mutex;

use crate::driver::{Chromedriver, chromium};
use crate::reader_page::{ReaderPage, brief};
use crate::server::{Base, Fallback, Server};

/// Held by the test whose turn it is.
static TURN: Mutex<()> = Mutex::const_new(());

/// Numbers the profiles of this process.
static N_PROFILES: AtomicUsize = AtomicUsize::new(0);

const FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

type Panic = Box<dyn std::any::Any + Send>;

/// Runs `test` with the site at `/`, then with the site at `/x/y/`, even if the first run failed.
pub(crate) async fn on_both_bases<Test: AsyncFn(&ReaderPage)>(test: Test) {
    with_fallback_on_both_bases(Fallback::NotFound404, test).await;
}

/// Runs `test` with the site at `/`.
pub(crate) async fn on_root<Test: AsyncFn(&ReaderPage)>(test: Test) {
    run(Base::Root, Fallback::NotFound404, &test)
        .await
        .unwrap_or_else(|panic| resume_unwind(panic));
}

/// As [`on_both_bases`], on a host that answers unknown paths as `fallback` says.
pub(crate) async fn with_fallback_on_both_bases<Test: AsyncFn(&ReaderPage)>(
    fallback: Fallback,
    test: Test,
) {
    let mut first_panic = None;
    for base in Base::ALL {
        if let Err(panic) = run(base, fallback, &test).await {
            first_panic = first_panic.or(Some(panic));
        }
    }
    if let Some(panic) = first_panic {
        resume_unwind(panic);
    }
}

/// Runs `test` once in a browser of its own.
async fn run<Test: AsyncFn(&ReaderPage)>(
    base: Base,
    fallback: Fallback,
    test: &Test,
) -> Result<(), Panic> {
    let chromedriver = Chromedriver::lease();
    let _turn = TURN.lock().await;
    let artifacts = Artifacts::of(&test_name::<Test>(), base);
    let server = Server::start(base, fallback);
    let profile = Profile::new();
    let driver = start_browser(&chromedriver, &profile)
        .await
        .unwrap_or_else(|error| panic!("no browser session: {}", brief(&error)));
    let page = ReaderPage::new(driver.clone(), server, base);
    let result = caught(async {
        page.prepare().await;
        test(&page).await;
    })
    .await;
    if result.is_err() {
        artifacts.write(&page).await;
    }
    if let Err(error) = driver.quit().await {
        eprintln!("the browser did not end as asked: {error}");
    }
    result
}

async fn start_browser(
    chromedriver: &Chromedriver,
    profile: &Profile,
) -> WebDriverResult<WebDriver> {
    let mut capabilities: ChromeCapabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&chromium().to_string_lossy())?;
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.0.display()))?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    WebDriver::new(chromedriver.url(), capabilities).await
}

/// Runs `test` to its end or to its panic. The session is still to be closed after a panic, and
/// closing it is asynchronous, so that a destructor cannot do it.
async fn caught(test: impl Future<Output = ()>) -> Result<(), Panic> {
    let mut test = pin!(test);
    poll_fn(
        |context| match catch_unwind(AssertUnwindSafe(|| test.as_mut().poll(context))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(())) => Poll::Ready(Ok(())),
            Err(panic) => Poll::Ready(Err(panic)),
        },
    )
    .await
}

/// The name of the test that `Test` was written in, such as `routing-home_opens`. The closure's
/// type has it, so that no test has to say its own name twice.
fn test_name<Test>() -> String {
    let path = type_name::<Test>().replace("::{{closure}}", "");
    let path = path
        .split_once("::")
        .map_or(path.as_str(), |(_, path)| path);
    path.replace("::", "-")
}

/// A folder for the profile of one browser, removed at the end.
struct Profile(PathBuf);

impl Profile {
    fn new() -> Self {
        let n = N_PROFILES.fetch_add(1, Ordering::SeqCst);
        let name = format!("kusama-news-reader-browser-{}-{n}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("a folder for the profile");
        Self(folder)
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // The browser may still be writing its last files; what stays is in a temporary folder.
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Where a failing test leaves what it saw.
struct Artifacts {
    stem: String,
}

impl Artifacts {
    /// Names the files of `test`, and removes those of an earlier run.
    fn of(test: &str, base: Base) -> Self {
        let artifacts = Self {
            stem: format!("{test}.{base:?}").to_lowercase(),
        };
        for extension in ["png", "txt"] {
            drop(fs::remove_file(artifacts.file(extension)));
        }
        artifacts
    }

    fn file(&self, extension: &str) -> PathBuf {
        output_folder("browser").join(format!("{}.{extension}", self.stem))
    }

    /// Writes the screenshot, and the steps with the console.
    async fn write(&self, page: &ReaderPage) {
        let report = page.account().await;
        eprintln!("{report}");
        drop(fs::write(self.file("txt"), report));
        match page.screenshot().await {
            Ok(png) => drop(fs::write(self.file("png"), png)),
            Err(error) => eprintln!("no screenshot: {error}"),
        }
        eprintln!("see {}", self.file("*").display());
    }
}

/// The folder `target/<name>` of the repository, made if it is not there.
pub(crate) fn output_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("target")
        .join(name);
    fs::create_dir_all(&folder).expect("a folder below `target`");
    folder
}
