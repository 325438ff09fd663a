//! What the reader says in its own words.

/// Where a page stands in the archive.
pub mod breadcrumb {
    /// The name of the navigation.
    pub const LABEL: &str = "Breadcrumb";
    /// The page about the archive.
    pub const ARCHIVE: &str = "About this archive";
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
