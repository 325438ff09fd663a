//! What the reader says in its own words, by the part of the page that says it.

/// The panel in which a reader sets how pages look.
pub mod display {
    /// What its button says, and the panel itself.
    pub const TITLE: &str = "Display";
    /// The choice between light, dark and the system's.
    pub const COLORS: &str = "Color scheme";
    /// As the system says.
    pub const AUTO: &str = "Auto";
    /// Dark on light.
    pub const LIGHT: &str = "Light";
    /// Light on dark.
    pub const DARK: &str = "Dark";
    /// The choice of how large the text is.
    pub const TEXT_SIZE: &str = "Text size";
    /// The sizes, beginning with the smallest.
    pub const SIZES: [&str; 5] = ["Small", "Normal", "Large", "Larger", "Largest"];
}

/// The sheet that lists the keys.
pub mod keys {
    /// Its heading, and what the button says that opens it.
    pub const TITLE: &str = "Keyboard shortcuts";
    /// The button that closes it.
    pub const CLOSE: &str = "Close";
    /// The box that switches single keys on and off.
    pub const SWITCH: &str = "Shortcuts of a single key";
    /// Keys that act by themselves.
    pub const SINGLE: &str = "Anywhere but in a text field";
    /// Keys that always act.
    pub const ALWAYS: &str = "Always";
    /// Keys of the tabs of a report.
    pub const TABS: &str = "On the tabs of a report";
    /// Keys of the search box.
    pub const SEARCH_BOX: &str = "In the search box";
    /// To the search box.
    pub const SEARCH: &str = "Search all reports";
    /// To the report before.
    pub const EARLIER: &str = "The report before";
    /// To the report after.
    pub const LATER: &str = "The report after";
    /// To the front page.
    pub const FRONT: &str = "The front page";
    /// The sheet itself.
    pub const HELP: &str = "This list";
    /// What Escape does outside of fields.
    pub const ESCAPE: &str = "Close what is open, or take marks away";
    /// The arrows, on a tab.
    pub const TAB_BESIDE: &str = "The topic beside";
    /// Home and End, on a tab.
    pub const TAB_ENDS: &str = "All topics, and the last one";
    /// The arrows, in the search box.
    pub const ALONG: &str = "Along what is found";
    /// Enter, in the search box.
    pub const OPEN: &str = "Open what is chosen, or all that is found";
    /// Enter with Ctrl or Cmd, in the search box.
    pub const OPEN_APART: &str = "The same in a new tab";
    /// Escape, in the search box.
    pub const CLEAR: &str = "Close the list, then empty the box";
}

/// The months of the archive as a table.
pub mod months {
    /// Its caption.
    pub const CAPTION: &str = "Reports by year and month";
    /// The head of the column of years.
    pub const YEAR: &str = "Year";
    /// In the cell of a month without a report.
    pub const ABSENT: &str = "No report";
    /// Behind the name of the newest month.
    pub const LATEST: &str = ", the latest";
    /// How the shades of the cells are to be read.
    pub const LEGEND: &str =
        "The stronger the shade, the longer the report. The latest has the color.";
}

/// The front page.
pub mod front {
    /// The heading above the months.
    pub const MONTHS: &str = "All reports";
    /// In front of the newest month.
    pub const LATEST: &str = "Latest report";
    /// What an archive has before its first report.
    pub const EMPTY: &str = "No reports yet";
    /// What is to be expected of such an archive.
    pub const EMPTY_NOTE: &str = "The first report will stand here when it is published.";
    /// Below the opening of the newest report.
    pub const MORE: &str = "Read the whole report";
    /// The list of what the newest report has.
    pub const SECTIONS: &str = "In this report";
}

/// The page for an address that names nothing.
pub mod missing {
    /// Its heading.
    pub const TITLE: &str = "Page not found";
    /// The archive lacks what was asked for.
    pub const NO_REPORT: &str = "The archive has no report of ";
    /// Above the reports on both sides of it.
    pub const AROUND: &str = "The reports around it";
    /// In front of the report before.
    pub const EARLIER: &str = "Before";
    /// In front of the report after.
    pub const LATER: &str = "After";
    /// The way to the search.
    pub const SEARCH: &str = "Search all reports";
    /// Between the search and the months.
    pub const OR_MONTH: &str = ", or choose a month:";
    /// For an address that is not known.
    pub const NOTHING: &str = "The archive has nothing at this address.";
}
