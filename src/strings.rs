//! What the reader says in its own words: constants, and functions for texts with parts.

/// Threads: a topic through the months.
pub mod thread {
    /// In place of the text of a month that has none.
    pub const GAP: &str = "No section in this report.";
    /// Where no month lies within the limits.
    pub const EMPTY: &str = "There is no report of these months.";
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

    /// The way to the thread of a topic.
    #[must_use]
    pub fn way(label: &str) -> String {
        [label, " through the months"].concat()
    }
}

/// The rail of years beside a thread.
pub mod year_rail {
    /// Its name.
    pub const LABEL: &str = "Years of this thread";

    /// What a year of it has, for those who do not see it.
    #[must_use]
    pub fn extent(n_speaking: &str, months: &str) -> String {
        [": ", n_speaking, " of ", months].concat()
    }
}

/// A month of the year through the years.
pub mod same_month {
    /// The head of the row of leads.
    pub const OPENING: &str = "Opening";
    /// The name of the links to other months of the year.
    pub const NAV: &str = "Other months of the year";
    /// In front of the month of the year before.
    pub const PREVIOUS: &str = "Previous";
    /// In front of the month of the year after.
    pub const NEXT: &str = "Next";

    /// The heading of the page.
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
