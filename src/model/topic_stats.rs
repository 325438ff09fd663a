//! Amount of text on a topic.

use super::{Leaf, Report, TopicId, leaves};

/// Reading speed in words per minute. Chosen: usual for texts that require understanding.
const WORDS_A_MINUTE: usize = 230;

/// Amount of text that a list of reports has on a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TopicStats {
    /// Number of words on the topic, including headings.
    pub words: usize,
    /// Number of sections on the topic. A lead counts as a section.
    pub sections: usize,
    /// Number of reports with text on the topic.
    pub speaking: usize,
    /// Number of all reports, with or without text on the topic.
    pub reports: usize,
}

impl TopicStats {
    /// Counts the text on a topic in `reports`. Includes a report's head, for example its headline,
    /// if `topic` is the topic of the report's beginning ([`Report::opening_topic`]).
    #[must_use]
    pub fn of<'a>(reports: impl IntoIterator<Item = &'a Report>, topic: TopicId) -> Self {
        let mut extent = Self::default();
        for report in reports {
            extent.reports += 1;
            extent.speaking += usize::from(report.speaks_of(topic));
            if report.opening_topic() == topic {
                extent.words += n_words(&report.head_texts());
            }
            if report.lead_under(Some(topic)) {
                extent.add(&leaves(&report.lead));
            }
            for section in report.sections_under(Some(topic)) {
                extent.add(&section.texts());
            }
        }
        extent
    }

    /// Returns the reading time in minutes, rounded up; at least 1.
    #[must_use]
    pub fn minutes(&self) -> usize {
        self.words.div_ceil(WORDS_A_MINUTE).max(1)
    }

    fn add(&mut self, texts: &[Leaf]) {
        self.sections += 1;
        self.words += n_words(texts);
    }
}

impl Report {
    /// Returns the reading time of the whole report in minutes, rounded up; at least 1.
    #[must_use]
    pub fn minutes(&self) -> usize {
        let mut all = TopicStats::default();
        all.add(&self.head_texts());
        all.add(&leaves(&self.lead));
        for section in &self.sections {
            all.add(&section.texts());
        }
        all.minutes()
    }
}

fn n_words(texts: &[Leaf]) -> usize {
    let words = texts
        .iter()
        .map(|it| it.text.split_ascii_whitespace().count());
    words.sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Heading, Inline, Section, TextId};

    fn text(words: &str) -> Vec<Inline> {
        vec![Inline::Text(words.to_owned())]
    }

    fn paragraph(words: &str) -> Block {
        Block::Paragraph {
            id: TextId::default(),
            text: text(words),
        }
    }

    #[test]
    fn lead_and_sections_of_the_topic_count_and_no_others() {
        let section = |topic, also| Section {
            topic: TopicId(topic),
            also,
            heading: Heading {
                text: text("Two words"),
                ..Heading::default()
            },
            blocks: vec![paragraph("And\nthree  more")],
            ..Section::default()
        };
        let speaking = Report {
            lead: vec![paragraph("One")],
            lead_topic: Some(TopicId(1)),
            sections: vec![section(0, vec![TopicId(1)]), section(2, vec![])],
            ..Report::default()
        };
        let silent = Report {
            sections: vec![section(2, vec![])],
            ..Report::default()
        };
        let extent = TopicStats::of([&speaking, &silent], TopicId(1));
        let expected = TopicStats {
            words: 6,
            sections: 2,
            speaking: 1,
            reports: 2,
        };
        assert_eq!(extent, expected);
    }

    #[test]
    fn the_reading_time_of_a_report_counts_all_of_its_text() {
        let words = |n: usize| vec![paragraph(&"word ".repeat(n))];
        let report = |n_lead, n_section| Report {
            lead: words(n_lead),
            sections: vec![Section {
                blocks: words(n_section),
                ..Section::default()
            }],
            ..Report::default()
        };
        assert_eq!(report(230, 0).minutes(), 1);
        assert_eq!(report(230, 1).minutes(), 2);
        assert_eq!(report(0, 461).minutes(), 3);
    }

    #[track_caller]
    fn check_minutes(words: usize, expected: usize) {
        let extent = TopicStats {
            words,
            ..TopicStats::default()
        };
        assert_eq!(extent.minutes(), expected, "{words} words");
    }

    #[test]
    fn a_minute_that_has_begun_counts() {
        check_minutes(0, 1);
        check_minutes(230, 1);
        check_minutes(231, 2);
        check_minutes(4806, 21);
    }
}
