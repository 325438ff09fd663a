//! Threads: one topic through the reports of many months, one after the other.

use super::value;
use crate::archive::{Archive, Month, TopicId};
use crate::strings::thread as said;
use form_urlencoded::Serializer;

/// What is shown of a topic through the years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thread {
    /// The topic.
    pub topic: TopicId,
    /// The first month; `None` for the first of the archive.
    pub from: Option<Month>,
    /// The last month, not before the first; `None` for the last of the archive.
    pub to: Option<Month>,
    /// What stands first.
    pub order: Order,
}

/// The order of the months in a thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The oldest first, as a story is told.
    #[default]
    Ascending,
    /// The newest first.
    Descending,
}

impl Order {
    /// The order's name in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ascending => "asc",
            Self::Descending => "desc",
        }
    }
}

impl Thread {
    /// The whole of a topic, oldest first.
    #[must_use]
    pub fn whole(topic: TopicId) -> Self {
        Self {
            topic,
            from: None,
            to: None,
            order: Order::default(),
        }
    }

    /// The thread of a topic as a query string limits it. What does not name a month or an order
    /// limits nothing; two months in the wrong order are turned round.
    #[must_use]
    pub fn parse(topic: TopicId, query: &str) -> Self {
        let given = |name| value(query, name).unwrap_or_default();
        Self::limited(topic, &given("from"), &given("to"), &given("order"))
    }

    /// The same, of the values that the query string has for `from`, `to` and `order`.
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

    /// Whether a month lies within the thread.
    #[must_use]
    pub fn covers(&self, month: Month) -> bool {
        self.from.is_none_or(|from| from <= month) && self.to.is_none_or(|to| month <= to)
    }

    /// The thread's path below the base, without its query string.
    pub(super) fn path(&self, archive: &Archive) -> String {
        let slug = archive.topic(self.topic).map_or("", |topic| &topic.slug);
        format!("topic/{slug}/")
    }

    /// Adds to a query string what limits the thread.
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

    /// The months that it is limited to, as in `2021-01 to 2023-12` written out; empty for all.
    #[must_use]
    pub fn span(&self) -> String {
        match (self.from, self.to) {
            (None, None) => String::new(),
            (Some(from), None) => said::from(&from.title()),
            (None, Some(to)) => said::until(&to.title()),
            (Some(from), Some(to)) if from == to => from.title(),
            (Some(from), Some(to)) => said::between(&from.title(), &to.title()),
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
    fn a_thread_covers_its_first_and_its_last_month() {
        let thread = Thread::parse(TopicId(0), "from=2021-01&to=2021-03");
        let covers = |month: &str| thread.covers(month.parse().expect("a month"));
        assert!(!covers("2020-12") && covers("2021-01"));
        assert!(covers("2021-03") && !covers("2021-04"));
        assert!(Thread::whole(TopicId(0)).covers("1999-01".parse().expect("a month")));
    }
}
