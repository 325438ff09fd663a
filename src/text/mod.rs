//! All texts of the user interface, once each: one module for each place that shows them.
//!
//! Constants are whole texts; functions build texts from parts. All are plain text, except that a
//! few functions have a part that is an element, such as a link: these take and return
//! [`Markup`](maud::Markup). Reports, topics and the archive's title are not here, because their
//! words come from the archive. Nor are names of classes and fields, addresses, and messages for
//! people who build the site.
//!
//! Must not know: anything. `tests/native/text.rs` checks that all texts are here, and that the
//! copies in the scripts and in `index.html` match.

#![allow(
    missing_docs,
    reason = "a text says what it says; the modules tell where"
)]

pub mod archive_page;
pub mod boot;
pub mod builder;
pub mod count;
pub mod display;
pub mod embed;
pub mod figures;
pub mod keys;
pub mod machines;
pub mod names;
pub mod passage;
pub mod publish;
pub mod search;

/// Every page.
pub mod site {
    pub const SKIP: &str = "Skip to the text";
    pub const ALL_REPORTS: &str = "All reports";
    pub const ABOUT_ARCHIVE: &str = "About this archive";
    pub const ONE_FILE: &str = "The whole archive as one file";
}

/// Page titles, for the browser tab and for announcements after navigation.
pub mod title {
    pub const SEARCH: &str = "Search";
    pub const EMBED: &str = "Embed";
    pub const NOT_FOUND: &str = "Page not found";
    /// Only while developing.
    pub const REPORT_ERRORS: &str = "Errors in the reports";

    /// A page's title followed by that of the whole.
    #[must_use]
    pub fn of(page: &str, whole: &str) -> String {
        [page, " – ", whole].concat()
    }
}

/// The home page.
pub mod home {
    pub const LATEST: &str = "Latest report";
    /// Link below the opening of the latest report.
    pub const MORE: &str = "Read the whole report";
    pub const SECTIONS: &str = "In this report";
    pub const NO_REPORTS: &str = "No reports yet";
    /// Shown after [`NO_REPORTS`] if the archive has no reports.
    pub const COMES_LATER: &str = "The first report will appear here.";
}

/// Tables of months, and links to the previous and the next month.
pub mod months {
    pub const CAPTION: &str = "Reports by year and month";
    pub const YEAR: &str = "Year";
    /// In the table cell of a month.
    pub const NO_REPORT: &str = "No report";
    /// After the name of the latest month.
    pub const LATEST: &str = ", the latest";
    /// Before the names of months.
    pub const SAME_MONTHS: &str = "The same month through the years:";
    pub const ABOVE: &str = "Months, above the report";
    pub const BELOW: &str = "Months, below the report";
    pub const PREVIOUS: &str = "Previous";
    pub const NEXT: &str = "Next";
}

/// Topics and topic lists.
pub mod topics {
    pub const TOPICS: &str = "Topics";
    /// Name of the line with the topics, on the home page.
    pub const THROUGH_THE_MONTHS: &str = "Topics through the months";
    pub const ALL: &str = "All";
    /// After a topic that the report lacks.
    pub const LACKING: &str = " · none";
    /// Between the number of reports and the latest of them.
    pub const LAST_IN: &str = ", last in ";

    #[must_use]
    pub fn through_the_months(topic: &str) -> String {
        [topic, " through the months"].concat()
    }
}

/// The page of a report.
pub mod report {
    use maud::{Markup, html};

    pub const PREFORMATTED: &str = "Preformatted text";
    pub const TABLE: &str = "Table";
    pub const ALSO_ON: &str = "Also on: ";
    /// After [`in_part_on`].
    pub const AND_ALSO_ON: &str = " · also on ";
    pub const CLEAR: &str = "Clear";
    /// After [`CLEAR`].
    pub const THE_MARKS: &str = " the marks";

    /// Reading time.
    #[must_use]
    pub fn minutes(minutes: &str) -> String {
        [minutes, " min"].concat()
    }

    #[must_use]
    pub fn marked(text: &str) -> String {
        ["Marked: “", text, "”"].concat()
    }

    #[must_use]
    pub fn searched_for(text: &str) -> String {
        ["Searched for: “", text, "”"].concat()
    }

    /// Topics of a section that is only in part about `topic`; `first` is a link to its first
    /// topic.
    #[must_use]
    pub fn in_part_on(topic: &str, first: &Markup) -> Markup {
        html! { "In part on " (topic) " · mainly " (first) }
    }

    #[must_use]
    pub fn topic_in(topic: &str, month: &str) -> String {
        [topic, " in ", month].concat()
    }

    #[must_use]
    pub fn all_of(month: &str) -> String {
        ["All of ", month].concat()
    }

    #[must_use]
    pub fn lacks(month: &str, topic: &str) -> String {
        ["The report of ", month, " has no section on ", topic, "."].concat()
    }

    #[must_use]
    pub fn embed(what: &str) -> String {
        ["Embed ", what].concat()
    }

    #[must_use]
    pub fn missing_passage(id: &str) -> String {
        let end = ". It may have been removed, or the address is incomplete.";
        ["This report has no passage ", id, end].concat()
    }
}

/// A topic through the months.
pub mod thread {
    pub const NONE: &str = "There are no reports for these months.";
    pub const GAP: &str = "No section in this report.";

    /// Opens a text that many reports have. The number of reports follows.
    pub const SAME_IN: &str = "Same in ";

    /// Links to years, here and on the page of a month through the years.
    pub const YEARS: &str = "Years";
    /// Opens the form that limits a thread.
    pub const MORE: &str = "Months, order, save";
    /// Button of the form that limits a thread.
    pub const SHOW: &str = "Show";

    /// Length of a thread: minutes, sections, months with a section, all months.
    #[must_use]
    pub fn extent(minutes: &str, sections: &str, n_speaking: &str, months: &str) -> String {
        [
            minutes, " min · ", sections, " in ", n_speaking, " of ", months,
        ]
        .concat()
    }

    #[must_use]
    pub fn from(month: &str) -> String {
        ["from ", month].concat()
    }

    #[must_use]
    pub fn until(month: &str) -> String {
        ["until ", month].concat()
    }

    #[must_use]
    pub fn between(first: &str, last: &str) -> String {
        [first, " to ", last].concat()
    }

    /// A topic in a span of months.
    #[must_use]
    pub fn during(topic: &str, span: &str) -> String {
        [topic, ", ", span].concat()
    }
}

/// The list of years beside a thread.
pub mod year_rail {
    pub const LABEL: &str = "Years of this thread";

    /// Number of months with a section in a year, for screen readers.
    #[must_use]
    pub fn extent(n_speaking: &str, months: &str) -> String {
        [": ", n_speaking, " of ", months].concat()
    }
}

/// One month of the year through the years.
pub mod same_month {
    /// Label of the text above the first section of a report.
    pub const OPENING: &str = "Opening";
    pub const NAV: &str = "Other months of the year";
    /// Name of the group of checkboxes for years.
    pub const CHOICE: &str = "Years to show";

    #[must_use]
    pub fn title(month: &str) -> String {
        [month, " through the years"].concat()
    }
}

/// Saved files, and the buttons that save them.
pub mod export {
    pub const CONTENTS: &str = "Contents";
    pub const SAVE_RESULTS: &str = "Save these results as one file";

    pub const SAVE_TOPIC: &str = "Save the whole topic as one file";

    #[must_use]
    pub fn what_is_on(topic: &str, reports: &str) -> String {
        ["Everything on ", topic, " in ", reports, "."].concat()
    }

    /// Title of a saved file of search results.
    #[must_use]
    pub fn results(site: &str, query: &str) -> String {
        [site, " – Search: ", query].concat()
    }
}

/// The page for an unknown address.
pub mod missing {
    pub const NOTHING_HERE: &str = "The archive has nothing at this address.";
    /// Label of the list of pages near the missing one.
    pub const NEAR: &str = "Pages near this address";
    pub const BEFORE: &str = "Before";
    pub const AFTER: &str = "After";
    /// Link to a search for words of the address.
    #[must_use]
    pub fn search_for(words: &str) -> String {
        ["Search for “", words, "”"].concat()
    }

    /// After the link to search.
    pub const OR_CHOOSE: &str = ", or choose a month:";

    #[must_use]
    pub fn no_report(time: &str) -> String {
        ["The archive has no report of ", time, "."].concat()
    }

    #[must_use]
    pub fn nothing_at(path: &str) -> String {
        ["The archive has nothing at “", path, "”."].concat()
    }
}

/// The path to a page in the archive.
pub mod breadcrumb {
    /// Name of the navigation.
    pub const LABEL: &str = "Breadcrumb";
}

/// The sections of the current page.
pub mod outline {
    /// Name of the list.
    pub const LABEL: &str = "On this page";
}

/// Reporting a problem with a section.
pub mod problem {
    /// Link from a section.
    pub const LINK: &str = "Report a problem with this section";

    /// Title of a problem report.
    #[must_use]
    pub fn title(month: &str, heading: &str) -> String {
        [month, ": ", heading].concat()
    }

    /// Body of a problem report, for the reader to complete.
    #[must_use]
    pub fn body(month: &str, heading: &str, address: &str) -> String {
        [
            "Section: ",
            heading,
            "\nMonth: ",
            month,
            "\nAddress: ",
            address,
            "\n\nWhat is wrong:\n",
        ]
        .concat()
    }
}

/// Earlier visits.
pub mod visits {
    /// Before the place where the reader stopped.
    pub const RESUME: &str = "Continue reading: ";
    /// Button that forgets that place.
    pub const FORGET: &str = "Forget";
    /// After [`FORGET`].
    pub const FORGOTTEN: &str = " where I stopped";
    /// After the name of a new month.
    pub const NEW: &str = "New";

    /// After the heading of all months, if some are new.
    #[must_use]
    pub fn new_since(n_months: usize) -> String {
        [&n_months.to_string(), " new since your last visit"].concat()
    }

    /// A place in a report.
    #[must_use]
    pub fn place(month: &str, heading: &str) -> String {
        [month, ", ", heading].concat()
    }
}
