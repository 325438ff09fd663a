//! One test in every browser, and what a failing test leaves behind.
//!
//! A test runs in all browsers that were asked for at the same time, and takes its turn in each:
//! see [`crate::lane`]. Each run has a server of its own.

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
use crate::lane::{Lane, Turn};
use crate::reader_page::{ReaderPage, brief};
use crate::server::{Base, Fallback, Server};

type Panic = Box<dyn std::any::Any + Send>;

/// A test at one place, on its way.
type Run<'test> = Pin<Box<dyn Future<Output = Result<(), Panic>> + 'test>>;

/// Runs `test` with the site at `/x/y/` and, in Chromium, with the site at `/`, too, if it is about
/// addresses: these are made by the program, and what browsers make of them does not differ. When all
/// tests run in all browsers, all of these run at both places in Chromium.
pub(crate) async fn on_both_bases<Test: AsyncFn(&ReaderPage)>(test: Test) {
    with_fallback_on_both_bases(Fallback::NotFound404, test).await;
}

/// Runs `test` with the site at `/x/y/`: for what has nothing to do with where the site stands, and
/// yet must work where an address without the base leads out of it.
pub(crate) async fn on_nested<Test: AsyncFn(&ReaderPage)>(test: Test) {
    in_every_browser(&[Base::Nested], Allowed::Everything, test).await;
}

/// Runs `test` with the site at `/`.
pub(crate) async fn on_root<Test: AsyncFn(&ReaderPage)>(test: Test) {
    in_every_browser(&[Base::Root], Allowed::Everything, test).await;
}

/// Runs `test` with the site at `/` in one browser only, for the reason that `why` gives. If that
/// browser is not asked for, the run says so.
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

/// As [`on_both_bases`], on a host that answers unknown paths as `fallback` says.
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

/// Runs `test` in each of the browsers that were asked for, with the site at each of `bases`.
pub(crate) async fn in_every_browser<Test: AsyncFn(&ReaderPage)>(
    bases: &[Base],
    allowed: Allowed,
    test: Test,
) {
    let all = places(allowed, Fallback::NotFound404, |_| bases);
    everywhere(all, &test).await;
}

/// Where the test that runs is to run: in each of its browsers, with the site at the bases that `bases`
/// gives for it.
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

/// Where a test runs.
#[derive(Clone, Copy)]
struct Place {
    browser: Browser,
    allowed: Allowed,
    base: Base,
    fallback: Fallback,
}

/// Runs `test` at all places, even if it fails at some, in different browsers at the same time.
async fn everywhere<Test: AsyncFn(&ReaderPage)>(places: Vec<Place>, test: &Test) {
    let lanes: Vec<_> = places
        .iter()
        .map(|place| catch_unwind(|| Lane::lease(place.browser)))
        .collect();
    // Held until the last run has ended, for other tests may still want the lanes of the first.
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

/// Runs `test` once, when it is its turn.
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
        // Nobody knows in what state it is.
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

/// What a panic says.
fn message(panic: &Panic) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("a panic without words").to_owned()
}

/// Says something even if the test passes, whose own output is not shown.
pub(crate) fn say(line: &str) {
    drop(writeln!(std::io::stderr(), "note: {line}"));
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

/// Adds to `target/browser/times.tsv` how long a test took when it was its turn.
fn note_time(test: &str, place: Place, duration: Duration) {
    let Place { browser, base, .. } = place;
    let seconds = duration.as_secs_f64();
    let line = format!("{seconds:.3}\t{test} in {browser:?} at {}\n", base.path());
    let file = output_folder("browser").join("times.tsv");
    let file = fs::OpenOptions::new().create(true).append(true).open(file);
    // Nothing depends on it but what is told of the run.
    drop(file.and_then(|mut file| file.write_all(line.as_bytes())));
}

/// The path of the test that runs, such as `routing::home_opens`. libtest calls the thread so, on which
/// the whole test runs; it does not when it runs all tests on one.
fn test_path() -> String {
    let thread = std::thread::current();
    let name = thread.name().unwrap_or_default();
    assert!(
        !name.is_empty() && name != "main",
        "a test is known by its thread, and this one has none: run with two `--test-threads` or more"
    );
    name.to_owned()
}

/// Where a failing test leaves what it saw.
struct Artifacts {
    stem: String,
}

impl Artifacts {
    /// Names the files of `test`, and removes those of an earlier run.
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

    /// Writes the screenshot, and what went wrong with the steps and the console.
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

/// The folder `target/<name>` of the repository, made if it is not there.
pub(crate) fn output_folder(name: &str) -> PathBuf {
    let folder = repository().join("target").join(name);
    fs::create_dir_all(&folder).expect("a folder below `target`");
    folder
}
