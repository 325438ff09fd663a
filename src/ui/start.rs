//! The start of the program: short tasks, so that a slow phone answers touches meanwhile.
//!
//! Decoding goes report by report. Then the page is hydrated in one task, because Leptos cannot
//! pause. The effects of its components, which Leptos would run right after that, wait for tasks of
//! their own.

use crate::browser::{document, history, idle, task, text_field};
use crate::model::codec::{DecodeError, Decoder};
use crate::routes::Base;
#[cfg(debug_assertions)]
use crate::text;
use crate::ui::app::App;
use crate::ui::ids;
use crate::ui::navigation::{Arrival, Location};
use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Arc;

/// Number of futures per task. Chosen: most only wait for something; a few take milliseconds.
const N_PER_TASK: usize = 4;

thread_local! {
    /// Futures that wait for a task of their own; `None` once the program has started.
    static WAITING: RefCell<Option<VecDeque<PinnedLocalFuture<()>>>> =
        const { RefCell::new(Some(VecDeque::new())) };
}

/// Starts the program with the bytes of an archive. Returns at once.
///
/// # Errors
///
/// When another version of the build script wrote the bytes.
///
/// # Panics
///
/// In a later task, if the bytes are damaged.
pub fn start(bytes: &'static [u8]) -> Result<(), DecodeError> {
    let mut decoder = Some(Decoder::new(bytes)?);
    idle::in_slices(idle::Pace::Soon, move || {
        if decoder.as_mut().is_some_and(Decoder::step) {
            return true;
        }
        if let Some(decoder) = decoder.take() {
            idle::soon(move || draw(decoder));
        }
        false
    });
    Ok(())
}

/// Shows the errors in the reports in place of a page.
#[cfg(debug_assertions)]
pub fn show_errors(errors: &str) {
    document::set_title(text::title::REPORT_ERRORS);
    if let Some((root, _)) = document::root() {
        let page = maud::html! {
            main #main {
                h1 { (text::title::REPORT_ERRORS) }
                ul { @for error in errors.lines() { li { (error) } } }
            }
        };
        root.set_inner_html(&page.into_string());
    }
    document::announce_start();
}

/// Decodes the rest, and draws the page or takes over the one that is there.
#[expect(
    clippy::panic,
    reason = "without an archive there is nothing to go on with"
)]
fn draw(decoder: Decoder<'_>) {
    let archive = match decoder.finish() {
        Ok(archive) => Arc::new(archive),
        Err(error) => panic!("{error}"),
    };
    // Fails only if there is an executor already, which works, too.
    _ = Executor::init_custom_executor(ShortTasks);
    let base = Base::new(&document::base_path());
    let address = history::address();
    let path = base.strip(&address.path).unwrap_or(&address.path);
    let (query, fragment) = (&address.query, address.fragment);
    let start = Location::read(path, query, fragment, Arrival::Start, &archive);
    // The search box works before this program does, and the reader may be typing in it.
    let draft = text_field::draft(ids::SEARCH_INPUT);
    let drawn = |path: &Option<String>| {
        let location = Location::rendered(path.as_deref()?, &archive);
        // A host may answer with a page of the reader where a frame wants one of its own.
        let is_alike = location.route.frame().is_some() == start.route.frame().is_some();
        is_alike.then_some(location)
    };
    let root = document::root().map(|(root, path)| (root, drawn(&path)));
    match root {
        Some((root, Some(drawn))) => {
            let drawn = Some(drawn);
            let app = move || view! { <App archive base start drawn/> };
            hydrate_from(root, app).forget();
        }
        Some((root, None)) => {
            root.set_inner_html("");
            // Published pages have it.
            if cfg!(debug_assertions) {
                document::set_on_root("lang", Some(&archive.site.lang));
            }
            mount_to(root, move || view! { <App archive base start drawn=None/> }).forget();
        }
        None => {}
    }
    if let Some(draft) = draft {
        text_field::resume(ids::SEARCH_INPUT, &draft);
    }
    run_waiting();
}

/// Runs the waiting futures, a few in each task, and then announces that the program runs.
fn run_waiting() {
    let next = WAITING.with_borrow_mut(|waiting| {
        let futures = waiting.as_mut()?;
        let most = if document::is_hidden() {
            usize::MAX
        } else {
            N_PER_TASK
        };
        let n_next = futures.len().min(most);
        let next: Vec<_> = futures.drain(..n_next).collect();
        (!next.is_empty()).then_some(next)
    });
    let Some(next) = next else {
        WAITING.set(None);
        return document::announce_start();
    };
    next.into_iter().for_each(task::spawn);
    idle::soon(run_waiting);
}

/// Lets futures wait until the page is drawn. Later ones run at once, because a page must be
/// complete before the handler of the click or of Back returns.
struct ShortTasks;

impl CustomExecutor for ShortTasks {
    fn spawn(&self, future: PinnedFuture<()>) {
        self.spawn_local(future);
    }

    fn spawn_local(&self, future: PinnedLocalFuture<()>) {
        let future = WAITING.with_borrow_mut(|waiting| match waiting {
            Some(waiting) => {
                waiting.push_back(future);
                None
            }
            None => Some(future),
        });
        if let Some(future) = future {
            task::spawn(future);
        }
    }

    fn poll_local(&self) {}
}
