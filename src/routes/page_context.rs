//! The context for writing links on a page: the archive, its base path, and the frame, if any.
//!
//! Duty: hold everything that a part of a page needs to write its links. Must not know: the DOM,
//! Leptos, where the reader is now. Tests: beside the code.

use crate::model::{Archive, Month, TextId, TopicId};
use crate::routes::{self, Base, Embed, Options, Part, Route, Thread};

/// An archive, with the path and the kind of page that show it.
#[derive(Clone, Copy)]
pub struct PageContext<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// The path where the reader is hosted.
    pub base: &'a Base,
    /// The options of the frame that shows the page; `None` outside of a frame.
    pub frame: Option<Options>,
}

impl PageContext<'_> {
    /// Returns the address of a page.
    #[must_use]
    pub fn href(&self, route: &Route) -> String {
        self.base.href(route, self.archive)
    }

    /// Returns the page of a report; in a frame, the page made for frames. `topic` limits the page
    /// to one topic; `None` shows all topics.
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

    /// Returns the address of the page from [`Self::reading`].
    #[must_use]
    pub fn report(&self, month: Month, topic: Option<TopicId>) -> String {
        self.href(&self.reading(month, topic))
    }

    /// Returns the address of a month in a thread.
    #[must_use]
    pub fn thread_at(&self, thread: &Thread, month: Month) -> String {
        let href = self.href(&Route::Thread(*thread));
        [&href, "#", &month.to_string()].concat()
    }

    /// Returns a month's name and year in the archive's language.
    #[must_use]
    pub fn month_title(&self, month: Month) -> String {
        self.archive.site.month_title(month)
    }

    /// Returns the context without the frame, for links that lead out of it.
    #[must_use]
    pub fn outside(&self) -> Self {
        Self {
            frame: None,
            ..*self
        }
    }

    /// Returns the `target` of a link that leads out of a frame; `None` outside of a frame.
    #[must_use]
    pub fn new_tab(&self) -> Option<&'static str> {
        self.frame.map(|_| "_blank")
    }

    /// Returns the `rel` of a link with the target from [`Self::new_tab`].
    #[must_use]
    pub fn new_tab_rel(&self) -> Option<&'static str> {
        self.frame.map(|_| "noopener")
    }

    /// Returns the `target` of a link that stays in a frame; `None` outside of a frame. Needed
    /// because the `<base>` of a page for frames opens links in a new tab.
    #[must_use]
    pub fn same_frame(&self) -> Option<&'static str> {
        self.frame.map(|_| "_self")
    }

    /// Returns the address of the search for a text.
    #[must_use]
    pub fn search(&self, text: &str) -> String {
        self.href(&Route::search(text))
    }

    /// Returns the address of a page with the words of a query highlighted. An empty query gives
    /// the plain page.
    #[must_use]
    pub fn marked(&self, route: &Route, query: &str) -> String {
        let href = self.href(route);
        if query.is_empty() {
            return href;
        }
        let mark = if href.contains('?') { "&" } else { "?" };
        [&href, mark, &routes::search_pair(query)].concat()
    }

    /// Returns the address of a piece of text in a report, with the words of a query highlighted.
    /// For example: `/x/2021/11/market/?q=fees#p-00001a`.
    #[must_use]
    pub fn passage(&self, month: Month, topic: Option<TopicId>, id: TextId, query: &str) -> String {
        let href = self.marked(&self.reading(month, topic), query);
        // Text without a letter or digit has no id, so the link leads to the top of the report.
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
