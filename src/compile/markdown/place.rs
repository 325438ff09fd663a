//! Line numbers of texts: the line where each paragraph, heading, item, or cell begins.

use super::events::{Events, is_block};
use pulldown_cmark::Event;

/// Returns each text of a report with its first line, in source order. Contains all words, even
/// those the outline later removes; the punctuation may differ from the source.
pub fn texts(text: &str) -> Vec<(u32, String)> {
    let mut events = Events::new(text);
    let mut texts = vec![(1, String::new())];
    let mut n_spans = 0;
    while let Some((event, range)) = events.take() {
        let words = match &event {
            Event::Text(words)
            | Event::Code(words)
            | Event::Html(words)
            | Event::InlineHtml(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words)
            | Event::FootnoteReference(words) => words.as_ref(),
            Event::TaskListMarker(true) => "x ",
            Event::SoftBreak | Event::HardBreak | Event::TaskListMarker(false) => " ",
            Event::Start(tag) if !is_block(tag) => {
                n_spans += 1;
                continue;
            }
            Event::End(_) if n_spans > 0 => {
                n_spans -= 1;
                continue;
            }
            Event::Start(_) | Event::End(_) | Event::Rule => {
                texts.push((1, String::new()));
                continue;
            }
        };
        if let Some((line, before)) = texts.last_mut() {
            if before.is_empty() {
                *line = events.line_of(range.start);
            }
            before.push_str(words);
        }
    }
    texts.retain(|(_, words)| !words.trim().is_empty());
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_the_line_on_which_it_begins() {
        let text = "# A\n\n**b** c\nd[^1]\n- e\n- [x] f\n\n  g\n\n> h <x>\n\n| j | k |\n|---|---|\n\
                    | l | [m](n) |\n\n```\no\n```\n***\n\n[^1]: p";
        let expected = [
            (1, "A"),
            (3, "b c d1"),
            (5, "e"),
            (6, "x f"),
            (8, "g"),
            (10, "h <x>"),
            (12, "j"),
            (12, "k"),
            (14, "l"),
            (14, "m"),
            (17, "o\n"),
            (21, "p"),
        ];
        let found = texts(text);
        let found: Vec<(u32, &str)> = found
            .iter()
            .map(|(line, text)| (*line, text.as_str()))
            .collect();
        assert_eq!(found, expected);
    }
}
