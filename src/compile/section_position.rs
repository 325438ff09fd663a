//! Positions of sections in their report.

use crate::model::Report;

/// Minimum number of sections for [`SectionPosition::Last`], because in shorter reports it means little.
const MIN_SECTIONS: usize = 3;

/// The position of a section in its report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SectionPosition {
    /// The first section of a report without a lead. It may be the lead itself.
    Opening,
    /// The last of at least three sections.
    Last,
    /// Any other position. It is no evidence for a topic.
    #[default]
    Middle,
}

impl SectionPosition {
    /// Returns the position of each section of a report.
    pub fn of_sections(report: &Report) -> Vec<Self> {
        let n_sections = report.sections.len();
        let has_opening = report.lead.is_empty();
        let position = |at: usize| {
            if at == 0 && has_opening {
                Self::Opening
            } else if at + 1 == n_sections && n_sections >= MIN_SECTIONS {
                Self::Last
            } else {
                Self::Middle
            }
        };
        (0..n_sections).map(position).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Section};

    #[test]
    fn a_first_section_is_an_opening_only_without_a_lead() {
        let mut report = Report {
            sections: vec![Section::default(); 3],
            ..Report::default()
        };
        let expected = [
            SectionPosition::Opening,
            SectionPosition::Middle,
            SectionPosition::Last,
        ];
        assert_eq!(SectionPosition::of_sections(&report), expected);
        report.lead.push(Block::Rule);
        let expected = [
            SectionPosition::Middle,
            SectionPosition::Middle,
            SectionPosition::Last,
        ];
        assert_eq!(SectionPosition::of_sections(&report), expected);
        report.sections.truncate(2);
        assert_eq!(
            SectionPosition::of_sections(&report),
            [SectionPosition::Middle; 2]
        );
    }
}
