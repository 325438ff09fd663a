//! Data kept between visits: where the reader stopped, and the newest month seen.
//!
//! Duty: write this data as a line of text and read it back, ignoring invalid data. Must not know:
//! the DOM, Leptos, where the line is stored. Tests: beside the code.

use crate::model::{Archive, Month, TextId, TopicId};
use crate::routes::{Base, Route};

/// Version of the line's format. Increase it with every change, because lines of other versions are
/// ignored.
const FORM: &str = "1";

/// Placeholder in the line for an unknown value.
const NOTHING: &str = "-";

/// Data about earlier visits. The default is for a first visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visits {
    /// The newest month that the reader has opened or seen in a list of all months.
    pub seen: Option<Month>,
    /// The place where the reader stopped.
    pub place: Option<ReadingPosition>,
}

/// A place in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingPosition {
    /// The month of the report.
    pub month: Month,
    /// The topic chosen on the page; `None` for all topics.
    pub topic: Option<TopicId>,
    /// The last text read.
    pub text: TextId,
}

impl Visits {
    /// Reads a line. Drops an invalid month and a place that the archive lacks. Returns the default
    /// for a line of another version or of another archive on the same host.
    #[must_use]
    pub fn read(line: &str, base: &Base, archive: &Archive) -> Self {
        let head = [FORM, " ", base.as_str(), " "].concat();
        let rest = line.strip_prefix(&*head).and_then(|it| it.split_once(' '));
        rest.map_or_else(Self::default, |(seen, place)| Self {
            seen: seen.parse().ok(),
            place: ReadingPosition::read(place, archive),
        })
    }

    /// Returns the line, as in `1 /x/ 2023-11 2023/11/market/#p-00001a`.
    #[must_use]
    pub fn line(&self, base: &Base, archive: &Archive) -> String {
        let seen = self.seen.map(|month| month.to_string());
        let place = self.place.map(|place| place.address(archive));
        [
            FORM,
            " ",
            base.as_str(),
            " ",
            seen.as_deref().unwrap_or(NOTHING),
            " ",
            place.as_deref().unwrap_or(NOTHING),
        ]
        .concat()
    }

    /// Records that the reader has seen all months up to `month`. Never moves back in time.
    pub fn see(&mut self, month: Month) {
        self.seen = self.seen.max(Some(month));
    }

    /// Returns the months newer than the newest month seen; empty on a first visit.
    #[must_use]
    pub fn new_months(&self, archive: &Archive) -> Vec<Month> {
        let months = archive.reports.iter().map(|report| report.month);
        let is_new = |month: &Month| self.seen.is_some_and(|seen| *month > seen);
        months.filter(is_new).collect()
    }
}

impl ReadingPosition {
    fn read(address: &str, archive: &Archive) -> Option<Self> {
        let (path, text) = address.split_once('#')?;
        let Route::Report { month, topic } = Route::parse(path, "", archive) else {
            return None;
        };
        let report = archive.report(month)?;
        let text = report.current(text)?;
        // Drop the topic if the text is no longer under it, because topics may have changed since.
        let topic = topic.filter(|_| report.has_text(topic, text));
        Some(Self { month, topic, text })
    }

    fn address(self, archive: &Archive) -> String {
        let Self { month, topic, text } = self;
        let path = Route::Report { month, topic }.path(archive);
        [&path, "#", &text.to_string()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Alias, Heading, Section};

    fn id(hash: u32) -> TextId {
        TextId { hash, nth: 1 }
    }

    /// Returns an archive of two months. The newer one has one section, under the topic `market`.
    fn archive() -> Archive {
        let mut archive = crate::routes::tests::archive();
        let market = archive.topic_by_slug("market").expect("a topic");
        let report = archive.reports.last_mut().expect("a report");
        report.sections = vec![Section {
            heading: Heading {
                id: id(26),
                ..Heading::default()
            },
            topic: market,
            ..Section::default()
        }];
        report.aliases = vec![Alias {
            old: id(1),
            new: id(26),
        }];
        archive
    }

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let (archive, base) = (archive(), Base::new("/x/"));
        let visits = Visits::read(line, &base, &archive);
        assert_eq!(visits.line(&base, &archive), expected, "of {line:?}");
    }

    #[test]
    fn what_is_kept_is_found_again() {
        for line in [
            "1 /x/ - -",
            "1 /x/ 2021-11 -",
            "1 /x/ - 2023/11/#p-00001a",
            "1 /x/ 2023-11 2023/11/market/#p-00001a",
        ] {
            check(line, line);
        }
    }

    #[test]
    fn what_is_broken_or_foreign_says_nothing() {
        for line in [
            "",
            "dark",
            "0 /x/ 2021-11 2023/11/#p-00001a",
            "1 /y/ 2021-11 2023/11/#p-00001a",
            "1 /x/ 2021-11",
            "1 /x/ 2021-13 2023/11/",
            "1 /x/ later 2023/11/#p-00002b",
            "1 /x/ - 2022/11/#p-00001a",
            "1 /x/ - search/?q=a#p-00001a",
            "1 /x/ - 2023/11/#<b>",
        ] {
            check(line, "1 /x/ - -");
        }
    }

    #[test]
    fn a_place_follows_its_text() {
        check(
            "1 /x/ - 2023/11/governance/#p-000001",
            "1 /x/ - 2023/11/#p-00001a",
        );
    }

    #[test]
    fn a_first_visit_finds_nothing_new_and_a_later_one_what_has_come() {
        let archive = archive();
        let mut visits = Visits::default();
        let named = |visits: &Visits| {
            let months = visits.new_months(&archive);
            let names: Vec<String> = months.iter().map(Month::to_string).collect();
            names.join(" ")
        };
        assert_eq!(named(&visits), "");
        visits.see("2021-11".parse().expect("a month"));
        assert_eq!(named(&visits), "2023-11");
        visits.see("2023-11".parse().expect("a month"));
        visits.see("2021-11".parse().expect("a month"));
        assert_eq!(named(&visits), "");
    }
}
