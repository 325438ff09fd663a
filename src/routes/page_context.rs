//! An archive where it is hosted: the addresses that links lead to.
//!
//! Duty: be all that a part of a page needs to know in order to write links. Must not know: the
//! DOM, Leptos, where the reader is now. Tests: beside the code.

use crate::model::{Archive, Month, TextId, TopicId};
use crate::routes::{self, Base, Embed, Options, Part, Route, Thread};

/// An archive with the place where it is hosted.
#[derive(Clone, Copy)]
pub struct PageContext<'a> {
    /// What is read.
    pub archive: &'a Archive,
    /// The path under which it is hosted.
    pub base: &'a Base,
    /// How the frame looks in which it is read; `None` where it is read on its own page.
    pub frame: Option<Options>,
}

impl PageContext<'_> {
    /// The address of a page.
    #[must_use]
    pub fn href(&self, route: &Route) -> String {
        self.base.href(route, self.archive)
    }

    /// The page of a report, under a topic or under all for `None`: in a frame, that for frames.
    #[must_use]
    pub fn reading(&self, month: Month, topic: Option<TopicId>) -> Route {
        match self.frame {
            None => Route::Report { month, topic },
            Some(options) => Route::Embed(Embed {
                part: Part::Report { month, topic },
                options,
            }),
        }
    }

    /// The address of a report, under a topic or under all for `None`.
    #[must_use]
    pub fn report(&self, month: Month, topic: Option<TopicId>) -> String {
        self.href(&self.reading(month, topic))
    }

    /// The address of the place of a month in a thread.
    #[must_use]
    pub fn thread_at(&self, thread: &Thread, month: Month) -> String {
        let href = self.href(&Route::Thread(*thread));
        [&href, "#", &month.to_string()].concat()
    }

    /// The same archive on its own pages, for links that lead out of a frame.
    #[must_use]
    pub fn outside(&self) -> Self {
        Self {
            frame: None,
            ..*self
        }
    }

    /// The `target` of a link that leads out of a frame; `None` where there is no frame.
    #[must_use]
    pub fn new_tab(&self) -> Option<&'static str> {
        self.frame.map(|_| "_blank")
    }

    /// The `rel` of the same link.
    #[must_use]
    pub fn new_tab_rel(&self) -> Option<&'static str> {
        self.frame.map(|_| "noopener")
    }

    /// The `target` of a link that stays within a frame, whose other links do not; `None` where there
    /// is no frame.
    #[must_use]
    pub fn same_frame(&self) -> Option<&'static str> {
        self.frame.map(|_| "_self")
    }

    /// The address of the search for a text.
    #[must_use]
    pub fn search(&self, text: &str) -> String {
        self.href(&Route::search(text))
    }

    /// The address of a page on which the words of a query are marked; of the plain page if the
    /// query is empty.
    #[must_use]
    pub fn marked(&self, route: &Route, query: &str) -> String {
        let href = self.href(route);
        if query.is_empty() {
            return href;
        }
        let mark = if href.contains('?') { "&" } else { "?" };
        [&href, mark, &routes::search_pair(query)].concat()
    }

    /// The address of a piece of text in a report, on which the words of a query are marked.
    #[must_use]
    pub fn passage(&self, month: Month, topic: Option<TopicId>, id: TextId, query: &str) -> String {
        let href = self.marked(&self.reading(month, topic), query);
        // A text without any letters has no name, and is found by looking through the report.
        if id.is_unnamed() {
            return href;
        }
        [&href, "#", &id.to_string()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::tests::archive;

    #[test]
    fn a_passage_has_its_report_its_topic_what_is_marked_and_its_name() {
        let (archive, base) = (archive(), Base::new("/x/"));
        let context = PageContext {
            archive: &archive,
            base: &base,
            frame: None,
        };
        let month = "2021-11".parse().expect("a month");
        let id = TextId { hash: 26, nth: 1 };
        let market = archive.topic_by_slug("market");
        assert_eq!(
            context.passage(month, market, id, "a&b c"),
            "/x/2021/11/market/?q=a%26b+c#p-00001a"
        );
        assert_eq!(
            context.passage(month, None, TextId::default(), "a&b c"),
            "/x/2021/11/?q=a%26b+c"
        );
        assert_eq!(context.passage(month, None, id, ""), "/x/2021/11/#p-00001a");
        assert_eq!(context.search("a b"), "/x/search/?q=a+b");
    }
}
