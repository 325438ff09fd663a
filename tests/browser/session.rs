//! Runs a test in every browser, and saves reports of failed tests.
//!
//! A test runs in all requested browsers concurrently and waits for its turn in each: see
//! [`crate::lane`]. Each run has its own server.

use std::fs;
use std::future::{Future, poll_fn};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use kusama_news_reader::compile::repository;

use crate::browser::{Allowed, Browser};
use crate::engines::{depends_on_place, has_worker};
use crate::lane::{Lane, Turn, lasting_connections};
use crate::note::say;
use crate::reader_page::{ReaderPage, brief};
use crate::server::{Base, Fallback, Server};

type Panic = Box<dyn std::any::Any + Send>;

/// A run of a test at one place, as a future.
type Run<'test> = Pin<Box<dyn Future<Output = Result<(), Panic>> + 'test>>;

/// Runs `test` with the site at `/x/y/`. A test about addresses also runs in Chromium with the site
/// at `/`; one browser is enough because the program makes the addresses, and browsers treat them
/// alike. With `READER_BROWSERS=all` every such test runs at both places in Chromium.
pub(crate) async fn on_both_bases<Test: AsyncFn(&ReaderPage)>(test: Test) {
    with_fallback_on_both_bases(Fallback::NotFound404, test).await;
}

/// Runs `test` with the site at `/x/y/`. Use this for tests that do not depend on the base: they
/// would still fail here if an address lost the base, because it would then lead out of the site.
pub(crate) async fn on_nested<Test: AsyncFn(&ReaderPage)>(test: Test) {
    in_every_browser(&[Base::Nested], Allowed::Everything, test).await;
}

/// Runs `test` with the site at `/`.
pub(crate) async fn on_root<Test: AsyncFn(&ReaderPage)>(test: Test) {
    in_every_browser(&[Base::Root], Allowed::Everything, test).await;
}

/// Runs `test` with the site at `/` in `browser` only, because of `why`. Prints a note instead if
/// that browser was not requested.
pub(crate) async fn only_in<Test: AsyncFn(&ReaderPage)>(browser: Browser, why: &str, test: Test) {
    let test_path = test_path();
    if !Browser::for_test(&test_path).contains(&browser) {
        say(&format!("{test_path} is only for {browser:?}: {why}"));
        return;
    }
    let place = Place {
        browser,
        allowed: Allowed::Everything,
        base: Base::Root,
        fallback: Fallback::NotFound404,
    };
    everywhere(vec![place], &test).await;
}

/// Like [`on_both_bases`], on a host that answers unknown paths as `fallback` says.
pub(crate) async fn with_fallback_on_both_bases<Test: AsyncFn(&ReaderPage)>(
    fallback: Fallback,
    test: Test,
) {
    let is_at_both = Browser::all_in_all() || depends_on_place(&test_path());
    let bases = |browser| -> &[Base] {
        if is_at_both && browser == Browser::Chromium {
            &Base::ALL
        } else {
            &[Base::Nested]
        }
    };
    everywhere(places(Allowed::Everything, fallback, bases), &test).await;
}

/// Runs `test` in each requested browser, with the site at each of `bases`.
pub(crate) async fn in_every_browser<Test: AsyncFn(&ReaderPage)>(
    bases: &[Base],
    allowed: Allowed,
    test: Test,
) {
    let all = places(allowed, Fallback::NotFound404, |_| bases);
    everywhere(all, &test).await;
}

/// Returns the places where the current test runs: each of its browsers, with the site at the bases
/// that `bases` returns for that browser.
fn places<'a>(
    allowed: Allowed,
    fallback: Fallback,
    bases: impl Fn(Browser) -> &'a [Base],
) -> Vec<Place> {
    let mut places = Vec::new();
    for browser in Browser::for_test(&test_path()) {
        places.extend(bases(browser).iter().map(|&base| Place {
            browser,
            allowed,
            base,
            fallback,
        }));
    }
    places
}

/// The browser and the host a test runs with.
#[derive(Clone, Copy)]
struct Place {
    browser: Browser,
    allowed: Allowed,
    base: Base,
    fallback: Fallback,
}

/// Runs `test` at all places concurrently, even if it fails at some of them.
async fn everywhere<Test: AsyncFn(&ReaderPage)>(places: Vec<Place>, test: &Test) {
    let _connections = lasting_connections();
    let lanes: Vec<_> = places
        .iter()
        .map(|place| catch_unwind(|| Lane::lease(place.browser)))
        .collect();
    // Held until the last run has ended, because other tests may still want the lanes of the first.
    let held: Vec<Arc<Lane>> = lanes.iter().flatten().map(Arc::clone).collect();
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (place, lane) in places.into_iter().zip(lanes) {
        runs.push(Box::pin(async move { run(place, &lane?, test).await }));
    }
    let mut results: Vec<Option<Result<(), Panic>>> = runs.iter().map(|_| None).collect();
    poll_fn(|context| {
        for (run, result) in runs.iter_mut().zip(&mut results) {
            if result.is_none()
                && let Poll::Ready(done) = run.as_mut().poll(context)
            {
                *result = Some(done);
            }
        }
        if results.iter().all(Option::is_some) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    drop(held);
    for result in results.into_iter().flatten() {
        result.unwrap_or_else(|panic| resume_unwind(panic));
    }
}

/// Runs `test` at one place when it is its turn.
async fn run<Test: AsyncFn(&ReaderPage)>(
    place: Place,
    lane: &Arc<Lane>,
    test: &Test,
) -> Result<(), Panic> {
    let mut turn = lane.turn().await;
    let test_path = test_path();
    let artifacts = Artifacts::of(&test_path, place);
    let begin = Instant::now();
    let result = caught(in_turn(place, lane, &mut turn, &artifacts, test)).await;
    note_time(&test_path, place, begin.elapsed());
    if result.is_err() {
        // The browser may be in any state.
        turn.end().await;
    }
    result
}

async fn in_turn<Test: AsyncFn(&ReaderPage)>(
    place: Place,
    lane: &Arc<Lane>,
    turn: &mut Turn<'_>,
    artifacts: &Artifacts,
    test: &Test,
) {
    let Place { browser, base, .. } = place;
    let server = Server::start(base, place.fallback);
    let driver = turn
        .begin(place.allowed)
        .await
        .unwrap_or_else(|error| panic!("no session with {browser:?}: {}", brief(&error)));
    let page = ReaderPage::new(driver, server, base, Arc::clone(lane));
    let result = caught(async {
        let has_worker = Browser::all_in_all() || has_worker(&test_path());
        page.prepare(has_worker).await;
        test(&page).await;
    })
    .await;
    if let Err(panic) = result {
        eprintln!("in {browser:?}, with the site at {}:", base.path());
        artifacts.write(&page, &message(&panic)).await;
        resume_unwind(panic);
    }
}

/// Returns the message of a panic.
fn message(panic: &Panic) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("a panic without words").to_owned()
}

/// Runs `test` and catches its panic, because the session must still be closed after a panic.
/// A destructor cannot do that, because closing is asynchronous.
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

/// Appends the duration of a test, without its waiting time, to `target/browser/times.tsv`.
fn note_time(test: &str, place: Place, duration: Duration) {
    let Place { browser, base, .. } = place;
    let seconds = duration.as_secs_f64();
    let line = format!("{seconds:.3}\t{test} in {browser:?} at {}\n", base.path());
    let file = output_folder("browser").join("times.tsv");
    let file = fs::OpenOptions::new().create(true).append(true).open(file);
    // Only the summary of a run depends on this file, so errors are ignored.
    drop(file.and_then(|mut file| file.write_all(line.as_bytes())));
}

/// Returns the path of the current test, such as `routing::home_opens`. libtest gives this name to
/// the thread of a test, except if it runs all tests on one thread.
fn test_path() -> String {
    let thread = std::thread::current();
    let name = thread.name().unwrap_or_default();
    assert!(
        !name.is_empty() && name != "main",
        "a test is known by its thread, and this one has none: run with two `--test-threads` or more"
    );
    name.to_owned()
}

/// The files that a failing test leaves behind.
struct Artifacts {
    stem: String,
}

impl Artifacts {
    /// Returns the files for `test`, after deleting those of an earlier run.
    fn of(test: &str, place: Place) -> Self {
        let Place { browser, base, .. } = place;
        let test = test.replace("::", "-");
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

    /// Writes the screenshot and a report: the message, the steps and the console.
    async fn write(&self, page: &ReaderPage, message: &str) {
        let report = format!("{message}\n{}", page.account().await);
        eprintln!("{report}");
        drop(fs::write(self.file("txt"), report));
        match page.screenshot().await {
            Ok(png) => drop(fs::write(self.file("png"), png)),
            Err(error) => eprintln!("no screenshot: {error}"),
        }
        eprintln!("see {}", self.file("*").display());
    }
}

/// Returns the folder `target/<name>` of the repository. Creates it if it is missing.
pub(crate) fn output_folder(name: &str) -> PathBuf {
    let folder = repository().join("target").join(name);
    fs::create_dir_all(&folder).expect("a folder below `target`");
    folder
}
