//! Gathers warnings of one kind about one file, so that a long list does not hide the others.

use super::diagnostic::{Code, Diagnostic, Level};
use std::collections::BTreeMap;

/// Maximum number of warnings about one file that are all listed one by one.
const MAX_WARNINGS: usize = 5;

/// Kinds of warnings of which the reports of another site have many: each calendar names days, and
/// each picture comes from the same place.
const OFTEN: [Code; 6] = [
    Code::DateOutside,
    Code::DuplicateParagraph,
    Code::Extension,
    Code::RefusedImage,
    Code::UnsafeLink,
    Code::UnusedDefinition,
];

/// Value of warnings about tags of templates, with which whole sites are written.
const TAG: &str = "{{";

fn is_often(diagnostic: &Diagnostic) -> bool {
    let is_tag = diagnostic.code == Code::LeftOver && diagnostic.value == TAG;
    OFTEN.contains(&diagnostic.code) || is_tag
}

/// Keeps the first of several warnings of a kind about a file that has many warnings. Its help names
/// all others.
pub fn alike(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort();
    let mut n_warnings: BTreeMap<&str, usize> = BTreeMap::new();
    for it in diagnostics.iter().filter(|it| it.level() == Level::Warning) {
        *n_warnings.entry(&it.path).or_default() += 1;
    }
    let has_many = |path: &str| n_warnings.get(path).is_some_and(|n| *n > MAX_WARNINGS);
    let mut others: BTreeMap<(String, Code), Vec<String>> = BTreeMap::new();
    for it in diagnostics
        .iter()
        .filter(|it| is_often(it) && has_many(&it.path))
    {
        let place = match it.value.as_str() {
            "" => format!("line {}", it.line),
            value => format!("`{value}` (line {})", it.line),
        };
        let places = others.entry((it.path.clone(), it.code)).or_default();
        places.push(place);
    }
    others.retain(|_, places| places.len() > 1);
    diagnostics.retain_mut(|it| {
        if !is_often(it) {
            return true;
        }
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
    fn few_warnings_are_listed() {
        let mut few = warnings(Code::DateOutside, 5);
        let before = few.clone();
        alike(&mut few);
        few.reverse();
        assert_eq!(few, before);
    }

    #[test]
    fn many_warnings_of_a_kind_are_one_with_all_lines() {
        let mut all = warnings(Code::DateOutside, 7);
        all.append(&mut warnings(Code::LeftOver, 3));
        all.append(&mut warnings(Code::BrokenLink, 9));
        let tags = warnings(Code::LeftOver, 4);
        all.extend(tags.into_iter().map(|it| it.at("{{")));
        alike(&mut all);
        let count = |code| all.iter().filter(|it| it.code == code).count();
        assert_eq!(
            count(Code::LeftOver),
            3 + 1,
            "others of the file are listed"
        );
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
