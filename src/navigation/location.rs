//! Locations: what an address says, and how the reader came to it.

use crate::archive::{Archive, Month, TextId};
use crate::routes::{self, Embed, Part, Route};
use crate::strings::report::loss;

/// The path of the page with which a host answers where it has none.
pub const NOT_FOUND_PAGE: &str = "404.html";

/// Where the reader is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// The id of the piece of text that the address names, or empty.
    pub fragment: String,
    /// The query whose words are marked in a report, as in `?q=picasso`; empty for none, and on
    /// other pages.
    pub marked: String,
    /// How the reader came here.
    pub arrival: Arrival,
}

impl Location {
    /// The location that a route and a fragment name. An earlier name of a text becomes the one
    /// that it has today. A text that the report has, but not under the chosen topic, is shown
    /// among all topics: the section may have stood under that topic when the address was shared.
    #[must_use]
    pub fn new(route: Route, fragment: String, arrival: Arrival, archive: &Archive) -> Self {
        let (route, fragment) = match route.report() {
            Some((month, topic)) if names_text(&fragment) => {
                let report = archive.report(month);
                let text = report.and_then(|report| report.current(&fragment));
                let is_elsewhere = report
                    .zip(text)
                    .is_some_and(|(report, id)| !report.has_text(topic, id));
                let fragment = text.map_or(fragment, |id| id.to_string());
                let route = if is_elsewhere {
                    all_topics(route)
                } else {
                    route
                };
                (route, fragment)
            }
            _ => (route, fragment),
        };
        Self {
            route,
            fragment,
            marked: String::new(),
            arrival,
        }
    }

    /// The location that an address below the base names: its path, its query string and its
    /// decoded fragment.
    #[must_use]
    pub fn read(
        path: &str,
        query: &str,
        fragment: String,
        arrival: Arrival,
        archive: &Archive,
    ) -> Self {
        let route = Route::parse(path, query, archive);
        let location = Self::new(route, fragment, arrival, archive);
        let marked = match location.route.report() {
            Some(_) => routes::searched(query),
            None => String::new(),
        };
        Self { marked, ..location }
    }

    /// The location for which a page was rendered before anybody asked for it, by the path below
    /// the base that the page names.
    #[must_use]
    pub fn rendered(path: &str, archive: &Archive) -> Self {
        let route = match path {
            NOT_FOUND_PAGE => Route::Missing {
                path: String::new(),
                meant: None,
            },
            path => Route::parse(path, "", archive),
        };
        Self::new(route, String::new(), Arrival::Start, archive)
    }

    /// Says that the report lacks the text that the address names; nothing where no text is named,
    /// or the report has it.
    #[must_use]
    pub fn loss(&self, archive: &Archive) -> Option<String> {
        let (month, _) = self.route.report()?;
        let is_lost =
            names_text(&self.fragment) && archive.report(month)?.current(&self.fragment).is_none();
        is_lost.then(|| loss(&self.fragment))
    }

    /// The text that the address names, if a report is shown that has it.
    pub(super) fn passage(&self, archive: &Archive) -> Option<(Month, TextId)> {
        let (month, _) = self.route.report()?;
        Some((month, archive.report(month)?.current(&self.fragment)?))
    }

    /// The same location, with the marks of the one before if both are places of one report and
    /// this one asks for no marks of its own: whoever chooses a tab is still looking for the same.
    pub(super) fn keeping_marks_of(mut self, before: &Self) -> Self {
        let stays = Page::of(&self.route) == Page::of(&before.route);
        if stays && self.marked.is_empty() && self.route.report().is_some() {
            self.marked.clone_from(&before.marked);
        }
        self
    }
}

/// The page of the same report with all its topics.
fn all_topics(route: Route) -> Route {
    match route {
        Route::Report { month, .. } => Route::Report { month, topic: None },
        Route::Embed(embed) => match embed.part {
            Part::Report { month, .. } => {
                let part = Part::Report { month, topic: None };
                Route::Embed(Embed { part, ..embed })
            }
            _ => Route::Embed(embed),
        },
        other => other,
    }
}

/// Other fragments, as that of the skip link, name places of the page and no text.
pub(super) fn names_text(fragment: &str) -> bool {
    fragment.starts_with(TextId::PREFIX)
}

/// Whether a fragment names a month, whose place in a thread is called so.
pub(super) fn names_month(fragment: &str) -> bool {
    fragment.parse::<Month>().is_ok()
}

/// How the reader came to a location; it decides what happens to focus and scroll position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// By opening the document. Nothing moves, unless the address names a piece of text; nor then
    /// if something has the focus already, for whoever types has begun with something else.
    Start,
    /// By opening a document that showed the page before the program came. The browser has gone to
    /// the text that the address names, and the reader may have gone on from there: the text is
    /// marked, and takes the focus if nothing has it, but nothing moves.
    Shown,
    /// By a link. The page's heading takes the focus, and the page starts at its top.
    Link,
    /// By a control of the page that is shown, such as a tab. The focus stays there.
    Tab,
    /// By typing in the search box. The focus stays there, and nothing is announced: the page
    /// says how much it found.
    Typing,
    /// By going back or forward. The browser restores the scroll position. On another page, the text
    /// that the address names takes the focus, or the date of the month that is read in a thread, or
    /// the page's heading.
    Traversal,
}

impl Arrival {
    /// Whether the reader is where the document was opened.
    #[must_use]
    pub fn is_start(self) -> bool {
        matches!(self, Self::Start | Self::Shown)
    }
}

/// The page apart from what changes within it: while this stays equal, the page is not drawn
/// anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The archive as a whole.
    Home,
    /// A report, with whatever topic.
    Report(Month),
    /// Search, for whatever text.
    Search,
    /// A topic through the months, be it in a frame.
    Thread,
    /// One piece of text in a frame.
    Passage,
    /// The page that makes the lines which embed a part.
    Builder,
    /// A month of the year through the years.
    SameMonth(u8),
    /// About the archive.
    Archive,
    /// An address that names nothing.
    Missing,
}

impl Page {
    pub(super) fn of(route: &Route) -> Self {
        match route {
            Route::Home => Self::Home,
            Route::Report { month, .. } => Self::Report(*month),
            Route::Search { .. } => Self::Search,
            Route::Thread(_) => Self::Thread,
            Route::Embed(embed) => match embed.part {
                Part::Report { month, .. } => Self::Report(month),
                Part::Thread(_) => Self::Thread,
                Part::Passage { .. } => Self::Passage,
            },
            Route::Builder(_) => Self::Builder,
            Route::SameMonth(number) => Self::SameMonth(*number),
            Route::Archive => Self::Archive,
            Route::Missing { .. } => Self::Missing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::tests::archive;

    fn read(address: &str) -> Location {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        Location::read(path, query, String::new(), Arrival::Link, &archive())
    }

    #[track_caller]
    fn check_marks(before: &str, target: &str, expected: &str) {
        let location = read(target).keeping_marks_of(&read(before));
        assert_eq!(location.marked, expected, "from {before} to {target}");
    }

    #[track_caller]
    fn check_loss(path: &str, fragment: &str, is_lost: bool) {
        let archive = archive();
        let location = Location::read(path, "", fragment.into(), Arrival::Start, &archive);
        let loss = location.loss(&archive);
        assert_eq!(loss.is_some(), is_lost, "{path}#{fragment}: {loss:?}");
        assert!(loss.is_none_or(|said| said.contains(fragment)));
    }

    #[test]
    fn only_a_text_that_a_report_lacks_is_lost() {
        check_loss("2021/11/", "p-123456", true);
        check_loss("2021/11/market/", "p-123456", true);
        check_loss("2021/11/", "p-", true);
        check_loss("2021/11/", "p-<b>", true);
        check_loss("2021/11/", "", false);
        check_loss("2021/11/", "main", false);
        check_loss("search/", "p-123456", false);
        check_loss("2022/05/", "p-123456", false);
    }

    #[test]
    fn a_text_that_the_report_has_is_not_lost_nor_is_one_by_its_earlier_name() {
        let archive = crate::embedded_archive().expect("an archive");
        let mut archive = archive;
        let report = archive.reports.last_mut().expect("a report");
        let new = report.sections.first().expect("a section").heading.id;
        let old = TextId { hash: 1, nth: 1 };
        report.aliases = vec![crate::archive::Alias { old, new }];
        let path = Route::Report {
            month: report.month,
            topic: None,
        }
        .path(&archive);
        for name in [new, old] {
            let location = Location::read(&path, "", name.to_string(), Arrival::Start, &archive);
            assert_eq!(location.loss(&archive), None, "{name}");
            assert_eq!(location.fragment, new.to_string());
        }
    }

    #[test]
    fn only_a_report_has_marks() {
        assert_eq!(read("2021/11/?q=a+b").marked, "a b");
        assert_eq!(read("2021/11/market/?from=mail&q=%22a%22").marked, "\"a\"");
        assert_eq!(read("2021/11/").marked, "");
        assert_eq!(read("search/?q=a").marked, "");
        assert_eq!(read("2022/05/?q=a").marked, "");
    }

    #[test]
    fn marks_stay_within_a_report_unless_others_are_asked_for() {
        check_marks("2021/11/?q=a", "2021/11/market/", "a");
        check_marks("2021/11/market/?q=a", "2021/11/", "a");
        check_marks("2021/11/?q=a", "2021/11/?q=b", "b");
        check_marks("2021/11/?q=a", "2023/11/", "");
        check_marks("2021/11/?q=a", "2023/11/?q=b", "b");
        check_marks("2021/11/?q=a", "search/?q=b", "");
        check_marks("search/?q=b", "2021/11/", "");
        check_marks("2022/05/?q=a", "2022/06/", "");
    }
}
