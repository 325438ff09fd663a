//! Threads: one topic through the reports of many months, as one text.

use super::query::value;
use crate::model::{Archive, Month, Site, TopicId};
use crate::text;
use form_urlencoded::Serializer;

/// A topic through the months, with its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thread {
    /// The topic.
    pub topic: TopicId,
    /// First month; `None` for the archive's first.
    pub from: Option<Month>,
    /// Last month, not before the first; `None` for the archive's last.
    pub to: Option<Month>,
    /// Order of the months.
    pub order: Order,
}

/// The order of the months in a thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Oldest first.
    #[default]
    Ascending,
    /// Newest first.
    Descending,
}

impl Order {
    /// Returns the order's name in a query string.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ascending => "asc",
            Self::Descending => "desc",
        }
    }
}

impl Thread {
    /// Returns the whole topic, oldest first.
    #[must_use]
    pub fn whole(topic: TopicId) -> Self {
        Self {
            topic,
            from: None,
            to: None,
            order: Order::default(),
        }
    }

    /// Parses the limits of a topic from a query string. Ignores invalid months and orders, and
    /// swaps two months in the wrong order.
    #[must_use]
    pub fn parse(topic: TopicId, query: &str) -> Self {
        let given = |name| value(query, name).unwrap_or_default();
        Self::limited(topic, &given("from"), &given("to"), &given("order"))
    }

    /// Like [`Self::parse`], for the values of `from`, `to` and `order`.
    #[must_use]
    pub fn limited(topic: TopicId, from: &str, to: &str, order: &str) -> Self {
        let (mut from, mut to) = (from.parse().ok(), to.parse().ok());
        if let (Some(first), Some(last)) = (from, to)
            && first > last
        {
            (from, to) = (Some(last), Some(first));
        }
        let is_descending = order == Order::Descending.name();
        Self {
            topic,
            from,
            to,
            order: if is_descending {
                Order::Descending
            } else {
                Order::Ascending
            },
        }
    }

    /// Returns whether a month is within the limits.
    #[must_use]
    pub fn covers(&self, month: Month) -> bool {
        self.from.is_none_or(|from| from <= month) && self.to.is_none_or(|to| month <= to)
    }

    /// Reports whether the thread has a first or a last month.
    #[must_use]
    pub fn is_limited(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Reports whether the limits are the first and the last month of one year.
    fn is_year(&self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| {
            from.year() == to.year() && (from.number(), to.number()) == (1, 12)
        })
    }

    /// Returns the path below the base, without the query string.
    pub(super) fn path(&self, archive: &Archive) -> String {
        let slug = archive.topic(self.topic).map_or("", |topic| &topic.slug);
        format!("topic/{slug}/")
    }

    /// Adds the limits to a query string.
    pub(super) fn write(&self, query: &mut Serializer<'_, String>) {
        for (name, month) in [("from", self.from), ("to", self.to)] {
            if let Some(month) = month {
                query.append_pair(name, &month.to_string());
            }
        }
        if self.order != Order::default() {
            query.append_pair("order", self.order.name());
        }
    }

    /// Returns the limits in words, as in `January 2021 to March 2023`, or `2023` for all of that
    /// year; empty for a whole topic.
    #[must_use]
    pub fn span(&self, site: &Site) -> String {
        let title = |month| site.month_title(month);
        match (self.from, self.to) {
            (None, None) => String::new(),
            (Some(from), None) => text::thread::from(&title(from)),
            (None, Some(to)) => text::thread::until(&title(to)),
            (Some(from), Some(to)) if from == to => title(from),
            (Some(from), Some(_)) if self.is_year() => from.year().to_string(),
            (Some(from), Some(to)) => text::thread::between(&title(from), &title(to)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, expected: &str) {
        let thread = Thread::parse(TopicId(0), query);
        let mut written = Serializer::new(String::new());
        thread.write(&mut written);
        assert_eq!(written.finish(), expected, "of {query}");
    }

    #[test]
    fn a_query_limits_a_thread_as_far_as_it_can_be_read() {
        check("", "");
        check(
            "?from=2021-01&to=2023-12&order=asc",
            "from=2021-01&to=2023-12",
        );
        check("order=desc&from=2021-01", "from=2021-01&order=desc");
        check("from=2021&to=2023-13&order=down", "");
        check("from=2023-12&to=2021-01", "from=2021-01&to=2023-12");
    }

    #[test]
    fn all_of_a_year_is_called_by_its_number() {
        let span = |query| Thread::parse(TopicId(0), query).span(&Site::default());
        assert_eq!(span("from=2021-01&to=2021-12"), "2021");
        assert_eq!(
            span("from=2021-02&to=2021-12"),
            "February 2021 to December 2021"
        );
        assert_eq!(
            span("from=2021-01&to=2022-12"),
            "January 2021 to December 2022"
        );
    }

    #[test]
    fn a_thread_covers_its_first_and_its_last_month() {
        let thread = Thread::parse(TopicId(0), "from=2021-01&to=2021-03");
        let covers = |month: &str| thread.covers(month.parse().expect("a month"));
        assert!(!covers("2020-12") && covers("2021-01"));
        assert!(covers("2021-03") && !covers("2021-04"));
        assert!(Thread::whole(TopicId(0)).covers("1999-01".parse().expect("a month")));
    }
}
