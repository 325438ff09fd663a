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

use tokio::sync::Mutex;

use crate::browser::{Allowed, Browser};
use crate::driver::Driver;
use crate::reader_page::{ReaderPage, brief};
use crate::server::{Base, Fallback, Server};

/// Held by the test whose turn it is.
static TURN: Mutex<()> = Mutex::const_new(());

/// Numbers the profiles of this process.
static N_PROFILES: AtomicUsize = AtomicUsize::new(0);

type Panic = Box<dyn std::any::Any + Send>;

/// Runs `test` with the site at `/`, then with the site at `/x/y/`, even if the first run failed.
pub(crate) async fn on_both_bases<Test: AsyncFn(&ReaderPage)>(test: Test) {
    with_fallback_on_both_bases(Fallback::NotFound404, test).await;
}

/// Runs `test` with the site at `/x/y/`: for what has nothing to do with where the site stands, and
/// yet must work where an address without the base leads out of it.
pub(crate) async fn on_nested<Test: AsyncFn(&ReaderPage)>(test: Test) {
    on_one(Base::Nested, &test).await;
}

/// Runs `test` with the site at `/`.
pub(crate) async fn on_root<Test: AsyncFn(&ReaderPage)>(test: Test) {
    on_one(Base::Root, &test).await;
}

async fn on_one<Test: AsyncFn(&ReaderPage)>(base: Base, test: &Test) {
    run(Place::in_chromium(base, Fallback::NotFound404), test)
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
        if let Err(panic) = run(Place::in_chromium(base, fallback), &test).await {
            first_panic = first_panic.or(Some(panic));
        }
    }
    if let Some(panic) = first_panic {
        resume_unwind(panic);
    }
}

/// Runs `test` in each of the browsers that were asked for, with the site at each of `bases`.
pub(crate) async fn in_every_browser<Test: AsyncFn(&ReaderPage)>(
    bases: &[Base],
    allowed: Allowed,
    test: Test,
) {
    let mut first_panic = None;
    for browser in Browser::asked_for() {
        for &base in bases {
            let place = Place {
                browser,
                allowed,
                base,
                fallback: Fallback::NotFound404,
                is_published: true,
            };
            if let Err(panic) = run(place, &test).await {
                first_panic = first_panic.or(Some(panic));
            }
        }
    }
    if let Some(panic) = first_panic {
        resume_unwind(panic);
    }
}

/// Where a test runs.
#[derive(Clone, Copy)]
struct Place {
    browser: Browser,
    allowed: Allowed,
    base: Base,
    fallback: Fallback,
    /// Whether the test is about the site as it is published, in any browser.
    is_published: bool,
}

impl Place {
    /// The browser that can be watched and bent most.
    fn in_chromium(base: Base, fallback: Fallback) -> Self {
        Self {
            browser: Browser::Chromium,
            allowed: Allowed::Everything,
            base,
            fallback,
            is_published: false,
        }
    }
}

/// Runs `test` once in a browser of its own.
async fn run<Test: AsyncFn(&ReaderPage)>(place: Place, test: &Test) -> Result<(), Panic> {
    let Place { browser, base, .. } = place;
    let program = Driver::lease(browser);
    let _turn = TURN.lock().await;
    let artifacts = Artifacts::of(&test_name::<Test>(), place);
    let server = Server::start(base, place.fallback);
    let profile = Profile::new();
    let driver = browser
        .open(&program, &profile.0, place.allowed)
        .await
        .unwrap_or_else(|error| panic!("no session with {browser:?}: {}", brief(&error)));
    let page = ReaderPage::new(driver.clone(), server, base, browser);
    let result = caught(async {
        if place.is_published {
            page.watch_by_host();
        } else {
            page.prepare().await;
        }
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
    fn of(test: &str, place: Place) -> Self {
        let Place { browser, base, .. } = place;
        let artifacts = Self {
            stem: format!("{test}.{base:?}.{browser:?}").to_lowercase(),
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
