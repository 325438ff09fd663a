//! Removes labels and marks that a template or a typist put around a heading.

use crate::model::{Heading, Inline, TextId, plain_text};

/// Maximum number of layers removed from a heading, such as bold around quotes around a label.
const MAX_LAYERS: u8 = 4;

/// Parses a heading: separates a template's label from the text, and removes marks around the whole
/// text, such as emphasis, quotation marks, and a trailing colon. No word is lost.
pub fn heading(text: Vec<Inline>) -> Heading {
    let mut heading = Heading {
        id: TextId::default(),
        label: String::new(),
        text,
    };
    for _ in 0..MAX_LAYERS {
        unwrap_layer(&mut heading.text);
        if heading.label.is_empty() {
            heading.label = take_label(&mut heading.text);
        }
    }
    heading
}

/// Returns the text of a subheading without marks around the whole text. Labels stay.
pub fn bare(mut text: Vec<Inline>) -> Vec<Inline> {
    for _ in 0..MAX_LAYERS {
        unwrap_layer(&mut text);
    }
    text
}

/// Removes one layer of marks around the whole text.
fn unwrap_layer(text: &mut Vec<Inline>) {
    trim(text);
    strip_last_colon(text);
    unwrap_emphasis(text);
    unwrap_quotes(text);
}

/// Returns the label of a text such as `Headline: …` or `**Article 3:** …`, if it has one.
pub fn label(text: &[Inline]) -> Option<String> {
    let label = heading(text.to_vec()).label;
    (!label.is_empty()).then_some(label)
}

/// Reports whether a label marks the report's headline.
pub fn is_headline_label(label: &str) -> bool {
    ["headline", "title", "main headline"]
        .iter()
        .any(|known| label.eq_ignore_ascii_case(known))
}

/// Removes emphasis around the whole text, because it marks only that this is a heading.
fn unwrap_emphasis(text: &mut Vec<Inline>) {
    if let [Inline::Strong(inside) | Inline::Emphasis(inside)] = text.as_mut_slice() {
        *text = core::mem::take(inside);
    }
}

/// Trims white space at both ends.
fn trim(text: &mut [Inline]) {
    if let Some(Inline::Text(first)) = text.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Inline::Text(last)) = text.last_mut() {
        *last = last.trim_end().to_owned();
    }
}

/// Removes quotation marks of any kind around the whole text.
fn unwrap_quotes(text: &mut [Inline]) {
    let plain = plain_text(text);
    let mut characters = plain.chars();
    let (Some(open), Some(close)) = (characters.next(), characters.next_back()) else {
        return;
    };
    let is_pair = match open {
        '"' | '“' | '”' | '«' => matches!(close, '"' | '”' | '“' | '»'),
        '\'' | '‘' => matches!(close, '\'' | '’'),
        _ => false,
    };
    let inside = characters.as_str();
    if !is_pair || has_quotes(inside, open) {
        return;
    }
    if let Some(Inline::Text(first)) = text.first_mut()
        && first.starts_with(open)
    {
        first.remove(0);
    } else {
        return;
    }
    if let Some(Inline::Text(last)) = text.last_mut()
        && last.ends_with(close)
    {
        last.pop();
    }
}

/// Reports whether `inside` contains quotation marks like `kind`. Apostrophes in words do not
/// count.
fn has_quotes(inside: &str, kind: char) -> bool {
    if !matches!(kind, '\'' | '‘') {
        return inside.contains(['"', '“', '”', '«', '»']);
    }
    inside
        .split(char::is_whitespace)
        .any(|word| word.starts_with(['\'', '‘']) || word.ends_with(['\'', '’']))
}

/// Removes a label and its colon from the front and returns the label. A label without any text
/// after it stays, because it is the heading itself.
fn take_label(text: &mut Vec<Inline>) -> String {
    // The colon may come after the bold label: `**Headline**: …`.
    if let [
        Inline::Strong(label) | Inline::Emphasis(label),
        Inline::Text(rest),
        ..,
    ] = text.as_mut_slice()
        && let Some(after) = rest.strip_prefix(':')
    {
        *rest = after.to_owned();
        label.push(Inline::Text(":".to_owned()));
    }
    let n_more = text.len().saturating_sub(1);
    let Some(first) = text.first_mut() else {
        return String::new();
    };
    let plain = plain_text(core::slice::from_ref(first));
    let Some((label, rest)) = split_label(&plain) else {
        return String::new();
    };
    match first {
        Inline::Text(first) if n_more > 0 || !rest.is_empty() => rest.clone_into(first),
        // Remove a bold label only if it is the whole bold text.
        Inline::Strong(_) | Inline::Emphasis(_) if n_more > 0 && rest.is_empty() => {
            text.remove(0);
        }
        _ => return String::new(),
    }
    label.to_owned()
}

/// Splits `Headline: …` and `Article 3: …` into the label and the rest.
fn split_label(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.split_once(':')?;
    let label = label.trim();
    let mut words = label.split_whitespace();
    let (first, second) = (words.next()?, words.next());
    let is_first = |known: &[&str]| known.iter().any(|word| first.eq_ignore_ascii_case(word));
    let is_label = match second {
        None => is_first(&[
            "headline",
            "title",
            "subheadline",
            "sub-headline",
            "subtitle",
        ]),
        Some(second) if is_first(&["article", "section", "story", "part"]) => is_number(second),
        Some(second) => is_first(&["main"]) && second.eq_ignore_ascii_case("headline"),
    };
    (is_label && words.next().is_none()).then(|| (label, rest.trim_start()))
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches('#');
    let is_arabic = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = word.bytes().all(|byte| b"IVX".contains(&byte));
    let in_words = [
        "one", "two", "three", "four", "five", "six", "seven", "eight",
    ];
    let is_word = in_words.iter().any(|name| word.eq_ignore_ascii_case(name));
    is_arabic || is_roman || is_word
}

/// Removes a trailing colon, because it only leads over to the text below.
fn strip_last_colon(text: &mut Vec<Inline>) {
    if let Some(Inline::Text(last)) = text.last_mut() {
        let rest = last.trim_end_matches([':', ' ']);
        if rest.is_empty() {
            text.pop();
        } else {
            *last = rest.to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: Vec<Inline>, label: &str, text: &str) {
        let heading = heading(written);
        assert_eq!(
            (heading.label.as_str(), plain_text(&heading.text).as_str()),
            (label, text)
        );
    }

    fn text(words: &str) -> Inline {
        Inline::Text(words.to_owned())
    }

    #[test]
    fn labels_and_quotes_around_a_heading_are_no_part_of_it() {
        check(vec![text("Article 12: \"A B\"")], "Article 12", "A B");
        check(vec![text("Headline: “A: B\"")], "Headline", "A: B");
        check(vec![text("\"Headline: A's B\"")], "Headline", "A's B");
        check(vec![text("ARTICLE II: 'A's B'")], "ARTICLE II", "A's B");
        check(vec![text("Section Three: A")], "Section Three", "A");
        check(vec![text("Article 1:")], "", "Article 1");
    }

    #[test]
    fn quotes_and_colons_inside_stay() {
        check(vec![text("\"A\" and \"B\"")], "", "\"A\" and \"B\"");
        check(
            vec![text("Article of the year: A")],
            "",
            "Article of the year: A",
        );
        check(vec![text("Looking Forward: A")], "", "Looking Forward: A");
        check(vec![text("'A' or 'B'")], "", "'A' or 'B'");
        check(vec![text("Looking Forward:")], "", "Looking Forward");
    }

    #[test]
    fn emphasis_of_the_whole_and_of_the_label_is_taken_off() {
        check(vec![Inline::Strong(vec![text("\"A B\":")])], "", "A B");
        check(
            vec![Inline::Strong(vec![text("Headline: A")])],
            "Headline",
            "A",
        );
        let bold_label = Inline::Strong(vec![text("Headline:")]);
        check(vec![bold_label, text(" A B")], "Headline", "A B");
        let bold_label = Inline::Strong(vec![text("Headline")]);
        check(vec![bold_label, text(": A B")], "Headline", "A B");
        let part = vec![Inline::Strong(vec![text("A")]), text(" B")];
        check(part, "", "A B");
    }
}
