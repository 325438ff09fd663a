//! A heading and what a template or a typist put around it.

use crate::archive::{Heading, Inline, TextId, plain_text};

/// Layers around a heading, such as bold around quotes around a label: more are not unwrapped.
const MAX_LAYERS: u8 = 4;

/// Separates what a template left in front of a heading from the heading itself, and takes away
/// marks that stand around the whole: emphasis, quotation marks, a colon at the end. No word is
/// lost.
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

/// The text of a heading below a section, without marks around the whole; a label stays in it.
pub fn bare(mut text: Vec<Inline>) -> Vec<Inline> {
    for _ in 0..MAX_LAYERS {
        unwrap_layer(&mut text);
    }
    text
}

/// Takes off one layer of what stands around the whole.
fn unwrap_layer(text: &mut Vec<Inline>) {
    trim(text);
    strip_last_colon(text);
    unwrap_emphasis(text);
    unwrap_quotes(text);
}

/// The label of a text such as `Headline: …` or `**Article 3:** …`, if it has one.
pub fn label(text: &[Inline]) -> Option<String> {
    let label = heading(text.to_vec()).label;
    (!label.is_empty()).then_some(label)
}

/// Whether a label says that the heading is the report's headline.
pub fn is_headline_label(label: &str) -> bool {
    ["headline", "title", "main headline"]
        .iter()
        .any(|known| label.eq_ignore_ascii_case(known))
}

/// Emphasis of a heading as a whole says only that it is a heading.
fn unwrap_emphasis(text: &mut Vec<Inline>) {
    if let [Inline::Strong(inside) | Inline::Emphasis(inside)] = text.as_mut_slice() {
        *text = core::mem::take(inside);
    }
}

/// Takes blanks away at both ends.
fn trim(text: &mut [Inline]) {
    if let Some(Inline::Text(first)) = text.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Inline::Text(last)) = text.last_mut() {
        *last = last.trim_end().to_owned();
    }
}

/// Takes away quotation marks that stand around the whole, of whatever kind.
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

/// Whether quotation marks of a kind stand inside; an apostrophe within a word is none.
fn has_quotes(inside: &str, kind: char) -> bool {
    if !matches!(kind, '\'' | '‘') {
        return inside.contains(['"', '“', '”', '«', '»']);
    }
    inside
        .split(char::is_whitespace)
        .any(|word| word.starts_with(['\'', '‘']) || word.ends_with(['\'', '’']))
}

/// Takes a label and its colon off the front, and gives the label. A label that is all there is
/// stays: it is the heading.
fn take_label(text: &mut Vec<Inline>) -> String {
    // The colon may stand behind the bold label: `**Headline**: …`.
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
        // A label in bold is all that is bold.
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

/// A colon at the end leads over to the text; the heading is complete without it.
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
