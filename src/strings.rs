//! Every text that the reader says in its own words, once: a module for each place where it is said.
//!
//! Constants are whole texts, and functions are texts with parts. All are plain text, but for a few
//! functions with a part that is an element, such as a link: these take and return
//! [`Markup`](maud::Markup).
//! Reports speak for themselves, as do topics and the archive's title: their words are in the
//! archive. Names of classes and fields, addresses, and what is said to those who build the site are
//! no texts of the reader.
//!
//! Must not know: anything. `tests/native/strings.rs` makes sure that texts stand here, and that what
//! the scripts and `index.html` say on their own is the same.

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
pub mod keys;
pub mod passage;
pub mod publish;
pub mod search;

/// On every page.
pub mod site {
    pub const SKIP: &str = "Skip to the text";
    pub const ALL_REPORTS: &str = "All reports";
    pub const ABOUT_ARCHIVE: &str = "About this archive";
    pub const ONE_FILE: &str = "The whole archive as one file";
}

/// The names of pages, in the browser's tab and where a move is announced.
pub mod title {
    pub const SEARCH: &str = "Search";
    pub const EMBED: &str = "Embed";
    pub const NOT_FOUND: &str = "Page not found";

    /// A page before what it belongs to.
    #[must_use]
    pub fn of(page: &str, whole: &str) -> String {
        [page, " – ", whole].concat()
    }
}

/// The home page.
pub mod home {
    pub const LATEST: &str = "Latest report";
    /// Below the opening of the newest report.
    pub const MORE: &str = "Read the whole report";
    pub const SECTIONS: &str = "In this report";
    pub const NO_REPORTS: &str = "No reports yet";
    /// What is to be expected of an archive without reports.
    pub const COMES_LATER: &str = "The first report will appear here.";
}

/// The tables of months, and the ways from month to month.
pub mod months {
    pub const CAPTION: &str = "Reports by year and month";
    pub const YEAR: &str = "Year";
    /// In the cell of a month.
    pub const NO_REPORT: &str = "No report";
    /// After the name of the newest month.
    pub const LATEST: &str = ", the latest";
    /// How the shades of the cells are to be read.
    pub const LEGEND: &str =
        "A stronger shade means a longer report. The latest report is in color.";
    pub const ABOVE: &str = "Months, above the report";
    pub const BELOW: &str = "Months, below the report";
    pub const PREVIOUS: &str = "Previous";
    pub const NEXT: &str = "Next";
}

/// Topics and their lists.
pub mod topics {
    pub const TOPICS: &str = "Topics";
    pub const ALL: &str = "All";
    /// After the topic.
    pub const LACKING: &str = " (not in this report)";
    /// Between how many reports there are and the last of them.
    pub const LAST_IN: &str = ", last in ";

    #[must_use]
    pub fn through_the_months(topic: &str) -> String {
        [topic, " through the months"].concat()
    }
}

/// A report's page.
pub mod report {
    use maud::{Markup, html};

    pub const PREFORMATTED: &str = "Preformatted text";
    pub const TABLE: &str = "Table";
    pub const ALSO_ON: &str = "Also on: ";
    /// After what a section is in part about.
    pub const AND_ALSO_ON: &str = " · also on ";
    pub const CLEAR: &str = "Clear";
    /// After [`CLEAR`].
    pub const THE_MARKS: &str = " the marks";

    #[must_use]
    pub fn marked(text: &str) -> String {
        ["Marked: “", text, "”"].concat()
    }

    #[must_use]
    pub fn searched_for(text: &str) -> String {
        ["Searched for: “", text, "”"].concat()
    }

    /// What a section is about that stands under a topic in part; its first topic is a link.
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
    pub fn loss(id: &str) -> String {
        let end = ", or has it no longer. The address may be cut short.";
        ["This report has no passage ", id, end].concat()
    }
}

/// A topic through the months.
pub mod thread {
    pub const NONE: &str = "There are no reports for these months.";
    pub const GAP: &str = "No section in this report.";

    /// The way from a limited thread to the whole.
    pub const WHOLE: &str = "Show all months";
    /// The button of the form that limits a thread.
    pub const SHOW: &str = "Show";

    /// How much there is to read: minutes, sections, months with a section, all months.
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

/// The rail of years beside a thread.
pub mod year_rail {
    pub const LABEL: &str = "Years of this thread";

    /// What a year of it has, for those who do not see it.
    #[must_use]
    pub fn extent(n_speaking: &str, months: &str) -> String {
        [": ", n_speaking, " of ", months].concat()
    }
}

/// A month of the year through the years.
pub mod same_month {
    /// Before what stands above the sections of a report.
    pub const OPENING: &str = "Opening";
    pub const NAV: &str = "Other months of the year";

    #[must_use]
    pub fn title(month: &str) -> String {
        [month, " through the years"].concat()
    }

    /// In the column of a year without the report.
    #[must_use]
    pub fn gap(month: &str) -> String {
        ["No report of ", month, "."].concat()
    }
}

/// What is saved as a file, and the buttons for it.
pub mod export {
    pub const CONTENTS: &str = "Contents";
    pub const SAVE_RESULTS: &str = "Save these results as one file";

    #[must_use]
    pub fn save_topic(topic: &str) -> String {
        ["Save all on ", topic, " as one file"].concat()
    }

    #[must_use]
    pub fn what_is_on(topic: &str, reports: &str) -> String {
        ["What is on ", topic, " in ", reports, "."].concat()
    }

    /// The title of a file with what a search has found.
    #[must_use]
    pub fn results(site: &str, query: &str) -> String {
        [site, " – Search: ", query].concat()
    }
}

/// The page for an address that names nothing.
pub mod missing {
    pub const NOTHING_HERE: &str = "The archive has nothing at this address.";
    /// The reports on both sides of what is missing.
    pub const AROUND: &str = "The reports around it";
    pub const BEFORE: &str = "Before";
    pub const AFTER: &str = "After";
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

/// Where a page stands in the archive.
pub mod breadcrumb {
    /// The name of the navigation.
    pub const LABEL: &str = "Breadcrumb";
}

/// The sections of the page that is read.
pub mod outline {
    /// The name of the list.
    pub const LABEL: &str = "On this page";
}

/// What is wrong with a section of a report.
pub mod problem {
    /// The link from a section.
    pub const LINK: &str = "Report a problem with this section";

    /// The title of a report of a problem.
    #[must_use]
    pub fn title(month: &str, heading: &str) -> String {
        [month, ": ", heading].concat()
    }

    /// Its text, which whoever reports the problem completes.
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

/// What is known of earlier visits.
pub mod visits {
    /// In front of the place at which the reader stopped.
    pub const RESUME: &str = "Continue reading: ";
    /// The button that forgets it.
    pub const FORGET: &str = "Forget";
    /// What the button forgets.
    pub const FORGOTTEN: &str = " where I stopped";
    /// Behind the newest month.
    pub const NEW: &str = "New";

    /// Behind the heading of all months, where some are new.
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
