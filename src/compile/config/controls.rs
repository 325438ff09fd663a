//! Control characters in the values of `archive.toml`, which no page can show.

use super::problems::Problems;
use crate::compile::characters::is_control;
use core::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reports each text that has a control character, such as `"\u0007"`.
pub fn check(problems: &mut Problems<'_>) {
    // A file that is no TOML has been reported already.
    let Ok(table) = DeTable::parse(problems.text) else {
        return;
    };
    let mut found = Vec::new();
    for value in table.get_ref().values() {
        push_controls(&mut found, value);
    }
    for (span, character) in found {
        let number = u32::from(character);
        let message = format!("control character `U+{number:04X}` in a text: expected none");
        problems.wrong(span.start, message, "take it out");
    }
}

fn push_controls(found: &mut Vec<(Range<usize>, char)>, value: &Spanned<DeValue<'_>>) {
    match value.get_ref() {
        DeValue::String(text) => {
            let first = text.chars().find(|&character| is_control(character));
            found.extend(first.map(|character| (value.span(), character)));
        }
        DeValue::Array(values) => {
            for value in values {
                push_controls(found, value);
            }
        }
        DeValue::Table(table) => {
            for value in table.values() {
                push_controls(found, value);
            }
        }
        _ => {}
    }
}
