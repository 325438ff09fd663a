//! Decodes the data of pages that are files of the published site.

use super::Reader;
use crate::model::{
    Archive, DifferenceClass, Differences, Figure, Kind, NameRecord, Sentence, Warning,
};

impl Reader<'_> {
    /// Reads the data of pages that are files.
    pub(super) fn of_files(&mut self, archive: &mut Archive) {
        archive.warnings = self.list(Reader::warning);
        archive.kinds = self.list(Reader::kind);
        archive.figures = self.list(Reader::figure);
        archive.differences = self.list(Reader::differences);
        archive.name_records = self.list(Reader::name_record);
        archive.named_once = self.list(Reader::sentence);
    }

    fn warning(&mut self) -> Warning {
        Warning {
            code: self.text(),
            file: self.text(),
            line: self.small(),
            message: self.text(),
            help: self.text(),
        }
    }

    fn kind(&mut self) -> Kind {
        Kind {
            code: self.text(),
            about: self.text(),
        }
    }

    fn figure(&mut self) -> Figure {
        Figure {
            measure: self.small(),
            sentence: self.sentence(),
            value: self.text(),
            unit: self.text(),
            qualifier: self.text(),
            is_forecast: self.byte() == 1,
            period: self.text(),
            opens_range: self.byte() == 1,
        }
    }

    fn differences(&mut self) -> Differences {
        let classes = DifferenceClass::ALL;
        let at: usize = self.small();
        let class = classes.get(at).copied().unwrap_or_else(|| {
            self.fail();
            DifferenceClass::SameFigure
        });
        Differences {
            class,
            cases: self.list(|reader| reader.list(Self::small)),
            n_left_out: self.small(),
        }
    }

    fn name_record(&mut self) -> NameRecord {
        NameRecord {
            kind: self.text(),
            aliases: self.list(Self::text),
            n_mentions: self.small(),
            sentences: self.list(Self::sentence),
            silences: self.list(|reader| (reader.month(), reader.month())),
            beside: self.list(|reader| (reader.small(), reader.small())),
        }
    }

    fn sentence(&mut self) -> Sentence {
        Sentence {
            month: self.month(),
            id: self.text_id(),
            before: self.text(),
            text: self.text(),
            after: self.text(),
        }
    }
}
