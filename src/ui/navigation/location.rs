//! Locations: a parsed address, and how the reader came to it.

use crate::model::{Archive, Month, TextId};
use crate::routes::{self, Embed, Part, Route};
use crate::text::report::missing_passage;

/// Whether this program can render the pages that are files ([`Route::is_file`]). Their code and data
/// are large and few people read them, so the published program omits them: the browser loads the
/// files from `publish` instead.
pub const DRAWS_FILES: bool = cfg!(any(debug_assertions, not(target_arch = "wasm32")));

/// Path of the page that a host serves for unknown paths.
pub const NOT_FOUND_PAGE: &str = "404.html";

/// The current page, the position in it, and how the reader came there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// The decoded fragment: the id of a text, a month or another place; empty if missing.
    pub fragment: String,
    /// The query whose words are marked in a report, as in `?q=picasso`; empty on other pages.
    pub marked: String,
    /// How the reader came here.
    pub arrival: Arrival,
}

impl Location {
    /// Returns the location of a route and a fragment, with an earlier id of a text replaced by the
    /// current one. If the chosen topic does not include the text, the route changes to all topics,
    /// because the section may have been under that topic when the address was shared.
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

    /// Parses an address: its path below the base, its query string and its decoded fragment.
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
            Some(_) => routes::searched(query).trim().to_owned(),
            None => String::new(),
        };
        Self { marked, ..location }
    }

    /// Returns the location for which a page was pre-rendered. `path` is the path below the base,
    /// which the page contains as `data-route`.
    #[must_use]
    pub fn rendered(path: &str, archive: &Archive) -> Self {
        let route = match path {
            NOT_FOUND_PAGE => Route::not_found(),
            path => Route::parse(path, "", archive),
        };
        Self::new(route, String::new(), Arrival::Start, archive)
    }

    /// Returns a notice if the report lacks the text in the fragment; `None` if the fragment is no
    /// text id, or the report has the text.
    #[must_use]
    pub fn missing_passage(&self, archive: &Archive) -> Option<String> {
        let (month, _) = self.route.report()?;
        let is_lost =
            names_text(&self.fragment) && archive.report(month)?.current(&self.fragment).is_none();
        is_lost.then(|| missing_passage(&self.fragment))
    }

    /// Returns the text in the fragment if the route is a report that has it.
    pub(super) fn passage(&self, archive: &Archive) -> Option<(Month, TextId)> {
        let (month, _) = self.route.report()?;
        Some((month, archive.report(month)?.current(&self.fragment)?))
    }

    /// Copies the marks of `before` if both are locations in one report and this one has no marks,
    /// because a reader who chooses another tab still looks for the same words.
    pub(super) fn keeping_marks_of(mut self, before: &Self) -> Self {
        let stays = self.route.page() == before.route.page();
        if stays && self.marked.is_empty() && self.route.report().is_some() {
            self.marked.clone_from(&before.marked);
        }
        self
    }
}

/// Returns the same report with all its topics.
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

/// Reports whether a fragment is the id of a text. Others, such as that of the skip link, are not.
pub(super) fn names_text(fragment: &str) -> bool {
    fragment.starts_with(TextId::PREFIX)
}

/// Reports whether a fragment is a month, which is the id of that month in a thread.
pub(super) fn names_month(fragment: &str) -> bool {
    fragment.parse::<Month>().is_ok()
}

/// How the reader came to a location. Decides focus and scroll position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// By opening the document. The page scrolls only to a text or a month in the fragment; never
    /// in a frame, nor if an element has the focus, because a reader who types has begun something
    /// else.
    Start,
    /// By opening a document that showed the page before the program ran. The browser has scrolled
    /// to the text in the fragment, and the reader may have moved on: the text is marked, and takes
    /// the focus if no element has it, but the page does not scroll.
    Shown,
    /// By a link. The place in the fragment takes the focus and scrolls to the top; without one,
    /// the page's heading takes the focus and the page starts at its top.
    Link,
    /// By a control on the current page, such as a tab. The control keeps the focus.
    Tab,
    /// By typing in the search box. The box keeps the focus, and the title is not announced,
    /// because the page reports how much it found.
    Typing,
    /// By going back or forward. The browser restores the scroll position. On another page, the
    /// focus goes to the text in the fragment; else, in a thread, to the date of the month last
    /// opened from it or of the month at the reading line; else to the page's heading.
    Traversal,
}

impl Arrival {
    /// Reports whether the reader is still where the document was opened.
    #[must_use]
    pub fn is_start(self) -> bool {
        matches!(self, Self::Start | Self::Shown)
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
    fn check_missing_passage(path: &str, fragment: &str, is_lost: bool) {
        let archive = archive();
        let location = Location::read(path, "", fragment.into(), Arrival::Start, &archive);
        let missing_passage = location.missing_passage(&archive);
        assert_eq!(
            missing_passage.is_some(),
            is_lost,
            "{path}#{fragment}: {missing_passage:?}"
        );
        assert!(missing_passage.is_none_or(|said| said.contains(fragment)));
    }

    #[test]
    fn only_a_text_that_a_report_lacks_is_lost() {
        check_missing_passage("2021/11/", "p-123456", true);
        check_missing_passage("2021/11/market/", "p-123456", true);
        check_missing_passage("2021/11/", "p-", true);
        check_missing_passage("2021/11/", "p-<b>", true);
        check_missing_passage("2021/11/", "", false);
        check_missing_passage("2021/11/", "main", false);
        check_missing_passage("search/", "p-123456", false);
        check_missing_passage("2022/05/", "p-123456", false);
    }

    #[test]
    fn a_text_that_the_report_has_is_not_lost_nor_is_one_by_its_earlier_name() {
        let archive = crate::embedded_archive().expect("an archive");
        let mut archive = archive;
        let report = archive.reports.last_mut().expect("a report");
        let new = report.sections.first().expect("a section").heading.id;
        let old = TextId { hash: 1, nth: 1 };
        report.aliases = vec![crate::model::Alias { old, new }];
        let path = Route::Report {
            month: report.month,
            topic: None,
        }
        .path(&archive);
        for name in [new, old] {
            let location = Location::read(&path, "", name.to_string(), Arrival::Start, &archive);
            assert_eq!(location.missing_passage(&archive), None, "{name}");
            assert_eq!(location.fragment, new.to_string());
        }
    }

    #[test]
    fn only_a_report_has_marks() {
        assert_eq!(read("2021/11/?q=a+b").marked, "a b");
        assert_eq!(read("2021/11/market/?from=mail&q=%22a%22").marked, "\"a\"");
        assert_eq!(read("2021/11/").marked, "");
        assert_eq!(read("2021/11/?q=%20%20").marked, "");
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
