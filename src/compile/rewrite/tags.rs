//! Replaces HTML elements that are better expressed before the Markdown is parsed: small raised and
//! lowered characters, and texts that fold. All others are read when they are parsed.

use super::report_edits::ReportEdits;

/// Maximum number of characters inside an element, so that a missing end is not searched for
/// far away.
const MAX_INSIDE: usize = 80;

/// Replaces lines that open, close, or name a text that folds. The names are read like other text
/// after that.
pub(super) fn unfold(report: &mut ReportEdits<'_, '_>) {
    for (at, (start, line)) in report.lines.clone().into_iter().enumerate() {
        if !line.trim_start().starts_with('<') || report.is_verbatim(start) {
            continue;
        }
        if let Some(folding) = folding(line).filter(|_| is_apart(report, at)) {
            report.replace(start..start + line.len(), folding);
        }
    }
}

/// Replaces the elements that can be expressed.
pub(super) fn replace(report: &mut ReportEdits<'_, '_>) {
    for (start, line) in report.lines.clone() {
        for (at, _) in line.match_indices('<') {
            if report.is_verbatim(start + at) {
                continue;
            }
            if let Some((length, text)) = element(line.get(at..).unwrap_or_default()) {
                report.replace(start + at..start + at + length, text);
            }
        }
    }
}

/// Whether the lines around a line hold no HTML that is shown as text, because an empty line would
/// divide it.
fn is_apart(report: &ReportEdits<'_, '_>, at: usize) -> bool {
    let is_html = |at: usize| {
        let line = report.lines.get(at).map_or("", |(_, line)| line);
        line.trim_start().starts_with('<') && folding(line).is_none()
    };
    !is_html(at + 1) && !at.checked_sub(1).is_some_and(is_html)
}

/// Returns the Markdown for a line that opens, closes, or names a text that folds: nothing, because
/// it is shown unfolded, or its name in bold.
fn folding(line: &str) -> Option<String> {
    let mut rest = line.trim();
    let mut name = None;
    while !rest.is_empty() {
        let (tag, after) = rest.strip_prefix('<')?.split_once('>')?;
        rest = after.trim_start();
        match tag.split_whitespace().next()?.to_ascii_lowercase().as_str() {
            "details" | "/details" => {}
            "summary" if name.is_none() => {
                let (words, after) = split_at_end(rest, "summary>")?;
                name = Some(words.trim());
                rest = after.trim_start();
            }
            _ => return None,
        }
    }
    Some(name.map_or_else(String::new, bold))
}

/// Splits a text at the first closing tag of an element, in upper or lower case.
fn split_at_end<'a>(text: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let mut places = text.match_indices("</");
    places.find_map(|(at, sign)| {
        let (words, tag) = text.split_at_checked(at)?;
        Some((words, strip_tag(tag.get(sign.len()..)?, name)?))
    })
}

/// Returns the name of a text that folds in bold, unless it has bold words of its own.
fn bold(name: &str) -> String {
    let is_plain = !name.is_empty() && !name.contains("**") && !name.ends_with('\\');
    let mark = if is_plain { "**" } else { "" };
    [mark, name, mark].concat()
}

/// Returns the length of an element at the start of a text, and the text that replaces it.
fn element(text: &str) -> Option<(usize, String)> {
    for (name, express) in [
        ("sub", lowered as fn(char) -> Option<char>),
        ("sup", raised),
    ] {
        if let Some((length, inside)) = inside(text, name) {
            let characters: Option<String> = inside.chars().map(express).collect();
            return Some((length, characters?));
        }
    }
    None
}

/// Returns the length of an element at the start of a text, and the text inside it.
fn inside<'a>(text: &'a str, name: &str) -> Option<(usize, &'a str)> {
    let after = strip_tag(text.strip_prefix('<')?, name)?.strip_prefix('>')?;
    let mut characters = after.char_indices().take(MAX_INSIDE);
    let (end, _) = characters.find(|&(_, c)| c == '<')?;
    let rest = strip_tag(after.get(end..)?.strip_prefix("</")?, name)?.strip_prefix('>')?;
    Some((text.len() - rest.len(), after.get(..end)?))
}

/// Removes a name from the start of a text, in upper or lower case.
fn strip_tag<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(name.len())?;
    start.eq_ignore_ascii_case(name).then_some(rest)
}

/// Returns the raised form of a character.
fn raised(character: char) -> Option<char> {
    pair(
        "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ",
        character,
    )
}

/// Returns the lowered form of a character.
fn lowered(character: char) -> Option<char> {
    pair(
        "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ",
        character,
    )
}

/// Returns the character after `character` in a list of pairs.
fn pair(pairs: &str, character: char) -> Option<char> {
    let mut pairs = pairs.chars();
    while let Some(key) = pairs.next() {
        let value = pairs.next();
        if key == character {
            return value;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let found = element(text).map(|(length, with)| with + &text[length..]);
        assert_eq!(found.as_deref(), expected, "of {text}");
    }

    #[test]
    fn small_characters_are_expressed() {
        check("<sub>2</sub>O", Some("₂O"));
        check("<SUP>-12</SUP>", Some("⁻¹²"));
        check("<sup>th</sup> day", Some("ᵗʰ day"));
        check("10<sup>−3</sup>".trim_start_matches("10"), Some("⁻³"));
        check("<sub>Q</sub>", None);
        check("<sub>2", None);
        check("<subject>2</subject>", None);
    }

    #[test]
    fn texts_that_fold_are_shown_unfolded() {
        let found = |line| folding(line);
        assert_eq!(found("<details open>").as_deref(), Some(""));
        assert_eq!(found("</details>").as_deref(), Some(""));
        assert_eq!(
            found("  <summary>More figures</summary>").as_deref(),
            Some("**More figures**")
        );
        assert_eq!(
            found("<details><summary>More</summary>").as_deref(),
            Some("**More**")
        );
        assert_eq!(found("<details> text"), None);
        assert_eq!(found("<div>"), None);
        assert_eq!(
            found("<summary>H<sub>2</sub>O</SUMMARY></details>").as_deref(),
            Some("**H<sub>2</sub>O**")
        );
        assert_eq!(
            found("<summary>**More** ice</summary>").as_deref(),
            Some("**More** ice")
        );
        assert_eq!(found("<summary></summary>").as_deref(), Some(""));
        assert_eq!(found("<summary>More</sum>"), None);
    }
}
