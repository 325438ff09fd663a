//! Texts on pages before the program runs, or if it does not run.
//!
//! The scripts in `src/ui/boot/` and `index.html` have copies, because they load before the program.

/// Title of `index.html` before a page is written into it, and of an archive without a title.
pub const TITLE: &str = "Report archive";
pub const OPENING: &str = "Opening the archive …";
pub const NO_SCRIPT: &str = "Search needs JavaScript; reading does not.";

pub const CLOSE: &str = "Close";
pub const RELOAD: &str = "Reload";
pub const NEWER: &str = "A newer edition is available.";
pub const FAILED: &str = "The program has failed: search no longer works.";

/// Before one of the reasons below.
pub const NOTHING_WORKS: &str = "The archive cannot be shown: ";
/// The same on a page that already has its text.
pub const READING_WORKS: &str = "Reading and links work, but search does not: ";
pub const TOO_OLD: &str = "this browser is too old.";
pub const REFUSED: &str = "the browser could not run the program.";
pub const RENEWED: &str = "the site was updated, and this page is out of date.";
pub const NOT_FETCHED: &str = "the program could not be loaded.";
pub const ON_ITS_WAY: &str = "the program is still loading.";

#[must_use]
pub fn moved(base: &str, real: &str) -> String {
    let fault = ["the site was built for ", base, ", but stands at ", real].concat();
    let advice = [". Build it with --public-url ", real].concat();
    ["Links and search do not work: ", &fault, &advice].concat()
}

/// Before one of the reasons below.
pub const NOT_SAVED: &str = "This could not be saved: ";
/// Shown if a response has no status.
pub const NO_ANSWER: &str = "no answer";
pub const SITE_RENEWED: &str = "The site was updated. Reload this page.";
/// After the name of the file with all reports.
pub const NOT_ALL: &str = " is incomplete. Reload this page.";

#[must_use]
pub fn cannot_be_fetched(file: &str, answer: &str) -> String {
    [file, " could not be loaded (", answer, ")."].concat()
}

#[must_use]
pub fn saved(name: &str) -> String {
    ["Download started: ", name].concat()
}
