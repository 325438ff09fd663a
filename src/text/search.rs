//! Search: the box, its results and the search page.

use super::count;
use maud::{Markup, html};

pub const SEARCH_ALL: &str = "Search all reports";
pub const PASSAGES: &str = "Passages";
/// After a number.
pub const OF_PASSAGES: &str = " passages";
pub const FILTERS: &str = "Filters";
pub const BY_MONTH: &str = "Passages by month";
pub const NO_REPORT: &str = "no report";
pub const NARROW: &str = "Narrow by month or topic";

pub const TYPE: &str = "Type a word, a name or a number. Results appear as you type.";
pub const WHAT_ELSE: &str = "What else to try";
pub const ALONE: &str = "As its own page";

pub const ALL_WORDS: &str = "Search for all words";
/// In place of the time or topic that they name.
pub const THESE_WORDS: &str = "Search for these words instead";
pub const PARTIAL: &str = "No passage has all of these words. These have most of them.";

#[must_use]
pub fn remove_filter(filter: &str) -> String {
    ["Remove filter: ", filter].concat()
}

#[must_use]
pub fn nothing_to_look_for(text: &str) -> String {
    ["“", text, "” has no word or number to search for."].concat()
}

#[must_use]
pub fn no_match(text: &str) -> String {
    ["No passage matches “", text, "”."].concat()
}

#[must_use]
pub fn found(n_passages: usize, n_sections: usize, n_reports: usize) -> String {
    let sections = count::sections(n_sections);
    let reports = count::reports(n_reports);
    [&found_in(n_passages, &sections), " of ", &reports].concat()
}

/// Returns a number of passages and their place or time, as in `2 passages in 1 report`.
#[must_use]
pub fn found_in(n_passages: usize, place: &str) -> String {
    [&count::passages(n_passages), " in ", place].concat()
}

#[must_use]
pub fn nothing_found(text: &str) -> String {
    ["Nothing found for “", text, "”"].concat()
}

#[must_use]
pub fn offered(n_shown: usize, n_passages: usize, n_reports: usize) -> String {
    let found = found_in(n_passages, &count::reports(n_reports));
    [&n_shown.to_string(), " of ", &found].concat()
}

#[must_use]
pub fn all(n_passages: usize) -> String {
    ["All ", &count::passages(n_passages)].concat()
}

#[must_use]
pub fn show_all(n: usize) -> String {
    ["Show all ", &n.to_string()].concat()
}

#[must_use]
pub fn best_shown(n: usize) -> String {
    ["The best ", &n.to_string(), " sections are shown."].concat()
}

#[must_use]
pub fn more_in_section(n: usize) -> String {
    ["+ ", &n.to_string(), " more in this section"].concat()
}

#[must_use]
pub fn more_before_sections(n: usize) -> String {
    ["+ ", &n.to_string(), " more before the first section"].concat()
}

#[must_use]
pub fn without_conditions(n_passages: usize) -> String {
    ["Search without the filters: ", &count::passages(n_passages)].concat()
}

#[must_use]
pub fn try_instead(words: &Markup) -> Markup {
    html! { "Try instead: " (words) }
}

#[must_use]
pub fn newest(report: &Markup) -> Markup {
    html! { "The newest report: " (report) }
}

#[must_use]
pub fn by_heading(n: usize) -> String {
    let end = ", some of these words are only in the heading above.";
    ["In ", &count::passages(n), end].concat()
}

#[must_use]
pub fn no_report_has(word: &str) -> String {
    ["No report has “", word, "”."].concat()
}

#[must_use]
pub fn instead(word: &str, shown: &str) -> String {
    [&no_report_has(word), " Showing results for ", shown, "."].concat()
}

#[must_use]
pub fn besides(shown: &str) -> String {
    ["Also showing results for ", shown, "."].concat()
}

#[must_use]
pub fn only(word: &str) -> String {
    ["Search only for “", word, "”"].concat()
}

/// Returns what is said of a time that the query names, as in `late 2022`.
#[must_use]
pub fn first(words: &str, n_passages: usize) -> String {
    if n_passages == 0 {
        return ["No passage of “", words, "” matches. Showing others."].concat();
    }
    ["Passages of “", words, "” come first."].concat()
}

/// Returns what is said of a topic that the query names.
#[must_use]
pub fn on_topic(words: &str) -> String {
    ["Including passages on the topic “", words, "”."].concat()
}

/// Before small words, such as `when`, that no passage has along with the others.
#[must_use]
pub fn left_out(words: &str) -> String {
    ["Searched without ", words, "."].concat()
}

/// Returns words in quotation marks, as in `“a”, “b” and “c”`.
#[must_use]
pub fn quoted(words: &[String]) -> String {
    let mut said = String::new();
    for (number, word) in words.iter().enumerate() {
        said.push_str(match number {
            0 => "",
            _ if number + 1 == words.len() => " and ",
            _ => ", ",
        });
        said.push_str(&["“", word, "”"].concat());
    }
    said
}

/// Before a page that the query names, as in `Go to November 2021`.
pub const GO_TO: &str = "Go to ";

/// Examples of queries and their results.
pub mod guide {
    pub const CAPTION: &str = "What you can type";
    pub const EXAMPLE: &str = "For example";
    pub const FINDS: &str = "finds passages";
    pub const WORDS: [&str; 2] = [
        "parachain auct",
        "with all of the words; the last may be the beginning of a word",
    ];
    pub const PHRASE: [&str; 2] = [
        "\"parachain auctions\"",
        "with exactly these words, in this order",
    ];
    pub const ABSENT: [&str; 2] = ["auctions -crowdloan", "without a word"];
    pub const EITHER: [&str; 2] = ["auctions OR \"slot leases\"", "with one of both"];
    /// Before a filter.
    pub const WORD: &str = "network ";
    pub const TOPIC: &str = "under a topic";
    pub const YEAR: &str = "of a year";
    pub const MONTH: &str = "of a month";
    pub const BETWEEN: &str = "between two dates";
}

/// Filters in a query, and notices about errors in them.
pub mod filter {
    const NAMES: &str = "topic:, year:, month:, in:, from:, to:, before: and after:";
    pub const YEAR: &str = "a year as in year:2021";
    pub const MONTH: &str = "a month as in month:2021-11";

    #[must_use]
    pub fn before(month: &str) -> String {
        ["before ", month].concat()
    }

    #[must_use]
    pub fn after(month: &str) -> String {
        ["after ", month].concat()
    }

    #[must_use]
    pub fn not(condition: &str) -> String {
        ["not ", condition].concat()
    }

    #[must_use]
    pub fn words(words: &str) -> String {
        ["“", words, "”"].concat()
    }

    #[must_use]
    pub fn topic(slugs: &str) -> String {
        ["topic: and one of ", slugs].concat()
    }

    #[must_use]
    pub fn time(name: &str) -> String {
        ["a time as in ", name, ":2021 or ", name, ":2021-11"].concat()
    }

    #[must_use]
    pub fn unknown(text: &str, name: &str) -> String {
        let end = "” as words. The filters are ";
        [
            "“",
            name,
            ":” is not a filter. Searching for “",
            text,
            end,
            NAMES,
            ".",
        ]
        .concat()
    }

    #[must_use]
    pub fn misfit(text: &str, expected: &str) -> String {
        ["“", text, "” was ignored. Write ", expected, "."].concat()
    }

    #[must_use]
    pub fn too_many_words(n: usize) -> String {
        [
            "Only the first ",
            &n.to_string(),
            " words are searched for.",
        ]
        .concat()
    }

    #[must_use]
    pub fn too_many_exclusions(n: usize) -> String {
        ["Only the first ", &n.to_string(), " exclusions are used."].concat()
    }
}

/// Words that readers type, each list with spaces between.
pub mod typed {
    /// Words that a question begins with.
    pub const QUESTION_WORDS: &str = "are can did do does has have how is was were what when \
        where which who whom whose why will";

    /// Further words that say nothing about a passage.
    pub const SMALL_WORDS: &str = "a about an and any as at be been but by could for from get got \
        had happen happened i if in into it its many me much my of on or so than that the their \
        there they this to up us we with would you";

    /// The months in order.
    pub const MONTHS: &str = "january february march april may june july august september \
        october november december";
}
