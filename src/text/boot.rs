//! Texts on pages before the program runs, or if it does not run.
//!
//! The scripts in `src/ui/boot/` and `index.html` have copies, because they load before the program.

/// Title of `index.html` before a page is written into it, and of an archive without a title.
pub const TITLE: &str = "Report archive";
pub const OPENING: &str = "Opening the archive …";
/// Below the search box, until the program answers.
pub const LOADING_SEARCH: &str = "Loading search …";
pub const NO_SCRIPT: &str = "Search needs JavaScript. Reading does not.";

pub const CLOSE: &str = "Close";
pub const RELOAD: &str = "Reload";
pub const NEWER: &str = "This site was updated.";
pub const FAILED: &str = "Search has stopped working. Reload the page to use it again.";
/// After [`NEWER`], on a page that has its text.
pub const TO_SEARCH: &str = " Reload the page to search.";

/// Before one of the reasons below, on a page that has its text.
pub const SEARCH: &str = "Search";
/// The same on a page without text.
pub const ARCHIVE: &str = "The archive";
pub const TOO_OLD: &str = " needs a newer browser.";
pub const REFUSED: &str = " does not run in this browser.";
pub const NOT_FETCHED: &str = " could not be loaded.";
pub const ON_ITS_WAY: &str = " is still loading.";
/// After one of these reasons, on a page that has its text.
pub const READING_WORKS: &str = " Reading works.";

/// Tells whoever hosts the site why its links lead nowhere.
#[must_use]
pub fn moved(base: &str, real: &str) -> String {
    let fault = ["the site was built for ", base, ", but it is at ", real].concat();
    let advice = [". Build it with --public-url ", real].concat();
    let effect = "Links and search do not work here. For the owner of this site: ";
    [effect, &fault, &advice].concat()
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
