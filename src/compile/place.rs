//! Where sections stand in their report.

use crate::archive::Report;

/// In a report of fewer sections the last place says nothing.
const MIN_SECTIONS: usize = 3;

/// Where a section stands in its report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// First, in a report whose lead is not before the sections: it may be the lead itself.
    Opening,
    /// Last of three or more.
    Last,
    /// Neither, which says nothing.
    #[default]
    Middle,
}

impl Place {
    /// The places of a report's sections.
    pub fn of_sections(report: &Report) -> Vec<Self> {
        let n_sections = report.sections.len();
        let has_opening = report.lead.is_empty();
        let place = |at: usize| {
            if at == 0 && has_opening {
                Self::Opening
            } else if at + 1 == n_sections && n_sections >= MIN_SECTIONS {
                Self::Last
            } else {
                Self::Middle
            }
        };
        (0..n_sections).map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Block, Section};

    #[test]
    fn a_first_section_is_an_opening_only_without_a_lead() {
        let mut report = Report {
            sections: vec![Section::default(); 3],
            ..Report::default()
        };
        let expected = [Place::Opening, Place::Middle, Place::Last];
        assert_eq!(Place::of_sections(&report), expected);
        report.lead.push(Block::Rule);
        let expected = [Place::Middle, Place::Middle, Place::Last];
        assert_eq!(Place::of_sections(&report), expected);
        report.sections.truncate(2);
        assert_eq!(Place::of_sections(&report), [Place::Middle; 2]);
    }
}
