//! Filters: conditions on a passage's topic or date, as in `topic:market year:2021`.

use super::fold::push_folded;
use crate::model::{Month, Topic, TopicId};
use crate::text;
use core::str::FromStr;

/// One condition on the section or report that contains a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    /// Its section belongs to this topic.
    Topic(TopicId),
    /// Its report is from this year.
    Year(u16),
    /// Its report is from this month.
    Month(Month),
    /// Its report is older than this month.
    Before(Month),
    /// Its report is newer than this month.
    After(Month),
    /// Its report is of these months or between them; `None` for the archive's first or last.
    Within(Option<Month>, Option<Month>),
}

impl Filter {
    /// Reports whether the filter is about time; otherwise it is about topics.
    pub fn is_about_time(&self) -> bool {
        !matches!(self, Self::Topic(_))
    }

    /// Returns a label to show to the reader, for example `Market` or `November 2021`.
    pub fn label(&self, topics: &[Topic]) -> String {
        match self {
            Self::Topic(id) => {
                let topic = topics.get(usize::from(id.0));
                topic.map(|topic| topic.label.clone()).unwrap_or_default()
            }
            Self::Year(year) => year.to_string(),
            Self::Month(month) => month.title(),
            Self::Before(month) => text::search::filter::before(&month.title()),
            Self::After(month) => text::search::filter::after(&month.title()),
            Self::Within(from, to) => match (from, to) {
                (Some(from), Some(to)) => text::thread::between(&from.title(), &to.title()),
                (Some(from), None) => text::thread::from(&from.title()),
                (None, Some(to)) => text::thread::until(&to.title()),
                (None, None) => String::new(),
            },
        }
    }

    /// Reports whether a passage must meet it along with others about time; otherwise one of them
    /// is enough.
    pub fn is_limit(&self) -> bool {
        matches!(self, Self::Before(_) | Self::After(_) | Self::Within(..))
    }

    /// Parses `name:value`, or a span such as `2021..2023`. Returns `None` if the text is not a
    /// filter but words, for example a URL or `foo::bar`.
    pub fn parse(text: &str, topics: &[Topic]) -> Option<Result<Self, InvalidFilter>> {
        if let Some((from, to)) = text.split_once('.') {
            let (from, to) = (first_month(from)?, last_month(to.strip_prefix('.')?)?);
            return Some(Ok(Self::Within(Some(from), Some(to))));
        }
        let (name, value) = text.split_once(':')?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !is_name || value.starts_with("//") || value.starts_with(':') {
            return None;
        }
        let value = value.trim_matches(super::tokenize::is_quote);
        // A colon at the end of a word is punctuation.
        let Some((filter, expected)) = Self::named(&name.to_ascii_lowercase(), value, topics)
        else {
            return (!value.is_empty()).then(|| Err(InvalidFilter::unknown(text, name)));
        };
        Some(filter.ok_or_else(|| InvalidFilter::bad_value(text, &expected)))
    }

    /// Returns the filter with this name and value, if the value fits, and the values that fit.
    /// Returns `None` if no filter has the name.
    fn named(name: &str, value: &str, topics: &[Topic]) -> Option<(Option<Self>, String)> {
        let at_time = |filter: Option<Self>| (filter, text::search::filter::time(name));
        let of_year = || year(value).map(Self::Year);
        let of_month = || month(value).map(Self::Month);
        let on_topic = || topic(value, topics).map(Self::Topic);
        let since = |month| Self::Within(Some(month), None);
        let until = |month| Self::Within(None, Some(month));
        Some(match name {
            "topic" => (on_topic(), expected_topic(topics)),
            "year" => (of_year(), text::search::filter::YEAR.to_owned()),
            "month" => (of_month(), text::search::filter::MONTH.to_owned()),
            "in" => at_time(of_year().or_else(of_month).or_else(on_topic)),
            "before" => at_time(first_month(value).map(Self::Before)),
            "after" => at_time(last_month(value).map(Self::After)),
            "from" | "since" => at_time(first_month(value).map(since)),
            "to" | "until" => at_time(last_month(value).map(until)),
            _ => return None,
        })
    }
}

/// An invalid filter, for example `year:21` or `author:gavin`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct InvalidFilter {
    /// A sentence for the reader: the error, the expected form, and how the text is treated.
    pub problem: String,
    /// Whether the text is searched for as words; otherwise it is ignored.
    pub is_words: bool,
}

impl InvalidFilter {
    fn unknown(text: &str, name: &str) -> Self {
        Self {
            problem: text::search::filter::unknown(text, name),
            is_words: true,
        }
    }

    fn bad_value(text: &str, expected: &str) -> Self {
        Self {
            problem: text::search::filter::misfit(text, expected),
            is_words: false,
        }
    }
}

fn expected_topic(topics: &[Topic]) -> String {
    let slugs: Vec<&str> = topics.iter().map(|topic| topic.slug.as_str()).collect();
    text::search::filter::topic(&slugs.join(", "))
}

/// Returns the topic with this slug or label, or else the only topic whose slug or label begins so.
fn topic(value: &str, topics: &[Topic]) -> Option<TopicId> {
    let value = folded(value);
    let ids = || (0..).map(TopicId).zip(topics);
    let is_named = |topic: &Topic| topic.slug == value || folded(&topic.label) == value;
    if let Some((id, _)) = ids().find(|(_, topic)| is_named(topic)) {
        return Some(id);
    }
    let begins =
        |topic: &Topic| topic.slug.starts_with(&value) || folded(&topic.label).starts_with(&value);
    let mut found = ids().filter(|(_, topic)| !value.is_empty() && begins(topic));
    let (id, _) = found.next()?;
    found.next().is_none().then_some(id)
}

/// Normalizes a name for comparison: removes case and diacritics.
fn folded(name: &str) -> String {
    let mut folded = String::new();
    for letter in name.chars() {
        push_folded(&mut folded, letter);
    }
    folded
}

fn year(value: &str) -> Option<u16> {
    let is_year = value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| value.parse().ok()).flatten()
}

fn month(value: &str) -> Option<Month> {
    let (year_text, number) = value.split_once(['-', '/'])?;
    Month::new(year(year_text)?, u8::from_str(number).ok()?)
}

/// Parses a month, or a year as its first month.
fn first_month(value: &str) -> Option<Month> {
    month(value).or_else(|| Month::new(year(value)?, 1))
}

/// Parses a month, or a year as its last month.
fn last_month(value: &str) -> Option<Month> {
    month(value).or_else(|| Month::new(year(value)?, 12))
}
