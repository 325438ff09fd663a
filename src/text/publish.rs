//! Descriptions of a published site for search engines, feeds and installers.

/// Generator of the feeds.
pub const GENERATOR: &str = "Kusama News Reader";

/// Used within a sentence.
pub const NO_REPORTS: &str = "no reports";

#[must_use]
pub fn one_report(month: &str) -> String {
    ["the report of ", month].concat()
}

#[must_use]
pub fn reports(n: usize, first: &str, last: &str) -> String {
    let span = [" monthly reports from ", first, " to ", last].concat();
    [n.to_string(), span].concat()
}

#[must_use]
pub fn home(site: &str, extent: &str) -> String {
    [site, ": ", extent, "."].concat()
}

#[must_use]
pub fn search(extent: &str, site: &str) -> String {
    ["Search ", extent, " in ", site, "."].concat()
}

/// Name of the site's search in a browser.
#[must_use]
pub fn search_in(site: &str) -> String {
    ["Search ", site].concat()
}

#[must_use]
pub fn archive(site: &str, extent: &str) -> String {
    let end = ", with all warnings.";
    ["The contents of ", site, ": ", extent, end].concat()
}

#[must_use]
pub fn figures(extent: &str, site: &str) -> String {
    let begin = "Every number in ";
    [begin, site, " with its sentence: ", extent, "."].concat()
}

#[must_use]
pub fn figures_of(measure: &str, extent: &str, site: &str) -> String {
    let middle = ", as stated in ";
    [measure, middle, site, ": ", extent, "."].concat()
}

#[must_use]
pub fn differences(extent: &str, site: &str) -> String {
    let begin = "Figures in ";
    let end = " that repeat or do not fit together: ";
    [begin, site, end, extent, "."].concat()
}

#[must_use]
pub fn names(extent: &str, site: &str) -> String {
    let begin = "Projects, persons and terms in ";
    [begin, site, ": ", extent, "."].concat()
}

#[must_use]
pub fn sentences_on(name: &str, extent: &str, site: &str) -> String {
    let begin = "Every sentence on ";
    [begin, name, " in ", site, ": ", extent, "."].concat()
}

#[must_use]
pub fn builder(site: &str) -> String {
    let begin = "A month, a topic or a passage of ";
    [begin, site, " on your own page."].concat()
}

#[must_use]
pub fn missing(site: &str) -> String {
    ["There is no such page in ", site, "."].concat()
}

#[must_use]
pub fn report(month: &str) -> String {
    ["The report of ", month, "."].concat()
}

#[must_use]
pub fn topic_in(topic: &str, month: &str) -> String {
    [topic, " in ", month].concat()
}

/// A name followed by its text.
#[must_use]
pub fn named(name: &str, text: &str) -> String {
    [name, ": ", text].concat()
}

#[must_use]
pub fn lacks(topic_in_month: &str) -> String {
    [topic_in_month, ": the report has no section on this topic."].concat()
}

#[must_use]
pub fn thread(topic: &str, description: &str, n: usize, extent: &str) -> String {
    let n = n.to_string();
    let begin = " through the months, as one text: ";
    let blank = if description.is_empty() { "" } else { " " };
    [topic, begin, description, blank, &n, " of ", extent, "."].concat()
}

/// The note in the file with all reports.
pub mod single_file {
    pub const NO_REPORTS: &str = "No reports.";

    #[must_use]
    pub fn reports(n: usize, first: &str, last: &str) -> String {
        let n = n.to_string();
        [&n, " reports, from ", first, " to ", last, "."].concat()
    }
}

/// One month of the year through the years, from the first to the last year with a report.
#[must_use]
pub fn same_month(
    title: &str,
    has_topics: bool,
    n_reports: usize,
    years: [u16; 2],
    site: &str,
) -> String {
    let [first, last] = years;
    let years = if first == last {
        format!("of {first}")
    } else {
        format!("from {first} to {last}")
    };
    let reports = super::count::reports(n_reports);
    let by_topic = if has_topics { ", topic by topic" } else { "" };
    format!("{title}{by_topic}: {reports} {years} in {site}.")
}
