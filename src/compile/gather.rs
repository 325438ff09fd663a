//! Gathers warnings of one kind about one file, so that a long list does not hide the others.

use super::diagnostic::{Code, Diagnostic};
use std::collections::BTreeMap;

/// Maximum number of warnings of one kind about one file that are listed one by one.
const MAX_ALIKE: usize = 3;

/// Kinds of warnings of which the reports of another site have many: each calendar names days, and
/// each picture comes from the same place.
const OFTEN: [Code; 5] = [
    Code::DateOutside,
    Code::DuplicateParagraph,
    Code::Extension,
    Code::RefusedImage,
    Code::UnusedDefinition,
];

/// Keeps the first of many warnings of a kind about a file. Its help names all others.
pub fn alike(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort();
    let mut others: BTreeMap<(String, Code), Vec<String>> = BTreeMap::new();
    for it in diagnostics.iter().filter(|it| OFTEN.contains(&it.code)) {
        let place = match it.value.as_str() {
            "" => format!("line {}", it.line),
            value => format!("`{value}` (line {})", it.line),
        };
        others
            .entry((it.path.clone(), it.code))
            .or_default()
            .push(place);
    }
    others.retain(|_, places| places.len() > MAX_ALIKE);
    diagnostics.retain_mut(|it| {
        let Some(places) = others.get_mut(&(it.path.clone(), it.code)) else {
            return true;
        };
        let Some((_, others)) = places.split_first() else {
            return false;
        };
        it.help = format!(
            "{}; there are `{}` more of this kind: {}",
            it.help,
            others.len(),
            others.join(", ")
        );
        places.clear();
        true
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warnings(code: Code, n: u32) -> Vec<Diagnostic> {
        let one = |line| {
            let value = if line % 2 == 0 { "" } else { "x" };
            Diagnostic::new(code, "a.md", line, "what `x`: expected y", "take it out").at(value)
        };
        (1..=n).rev().map(one).collect()
    }

    #[test]
    fn many_warnings_of_a_kind_are_one_with_all_lines() {
        let mut all = warnings(Code::DateOutside, 7);
        all.append(&mut warnings(Code::Extension, 3));
        all.append(&mut warnings(Code::BrokenLink, 9));
        alike(&mut all);
        let count = |code| all.iter().filter(|it| it.code == code).count();
        assert_eq!(count(Code::Extension), 3, "few are listed");
        assert_eq!(count(Code::BrokenLink), 9, "each error is listed");
        let days: Vec<String> = all
            .iter()
            .filter(|it| it.code == Code::DateOutside)
            .map(Diagnostic::to_string)
            .collect();
        assert_eq!(
            days,
            [
                "a.md:1: what `x`: expected y; take it out; there are `6` more of this kind: line 2, \
                 `x` (line 3), line 4, `x` (line 5), line 6, `x` (line 7)"
            ]
        );
    }
}
