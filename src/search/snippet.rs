//! Cuts out the part of a text that shows its matches.

use super::Matcher;
use core::ops::Range;

/// A run of a snippet, highlighted or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The words as written.
    pub text: String,
    /// Whether this run matches the query.
    pub is_match: bool,
}

/// Returns about `max_chars` characters around the densest matches, cut at word boundaries, with an
/// ellipsis at each cut, for example `… six seven eight …`.
#[must_use]
pub fn snippet(text: &str, matcher: &Matcher, max_chars: usize) -> Vec<Segment> {
    let marks = matcher.marks(text);
    let window = window(text, &marks, max_chars);
    let mut segments = Vec::new();
    let mut push = |text: String, is_match| {
        if !text.is_empty() {
            segments.push(Segment { text, is_match });
        }
    };
    let slice = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
    if window.start > 0 {
        push("…\u{a0}".to_owned(), false);
    }
    let mut at = window.start;
    for range in marks {
        if range.start < at || range.end > window.end {
            continue;
        }
        push(slice(at..range.start), false);
        at = range.end;
        push(slice(range), true);
    }
    push(slice(at..window.end), false);
    if window.end < text.len() {
        push("\u{a0}…".to_owned(), false);
    }
    segments
}

/// Returns the byte range to show.
fn window(text: &str, matches: &[Range<usize>], max_chars: usize) -> Range<usize> {
    let words = words(text);
    let n_chars = |range: Range<usize>| text.get(range).map_or(0, |cut| cut.chars().count());
    if n_chars(0..text.len()) <= max_chars {
        return 0..text.len();
    }
    let first_match = densest(matches, max_chars);
    let anchor = words.partition_point(|word| word.end <= first_match);
    // A third of the space goes to the text before the first match.
    let start_of = |number: usize| words.get(number).map_or(0, |word| word.start);
    let mut first = anchor;
    while first > 0 && n_chars(start_of(first - 1)..start_of(anchor)) <= max_chars / 3 {
        first -= 1;
    }
    let fits = |word: &&Range<usize>| n_chars(start_of(first)..word.end) <= max_chars;
    let last = words.iter().skip(first).take_while(fits).last();
    // Show the matching word even if it alone exceeds the space.
    let found = words.get(anchor).map_or(0, |word| word.end);
    let end = last.map_or(found, |word| word.end.max(found));
    // Near the end of the text, unused space goes to the front, too.
    while first > 0 && n_chars(start_of(first - 1)..end) <= max_chars {
        first -= 1;
    }
    start_of(first)..end
}

/// Returns the start of the match that has the most matches close to it; 0 without matches.
fn densest(matches: &[Range<usize>], max_bytes: usize) -> usize {
    let n_close = |from: usize| {
        let close = |range: &&Range<usize>| {
            range.start >= from && range.end <= from.saturating_add(max_bytes / 2)
        };
        matches.iter().filter(close).count()
    };
    let starts = matches.iter().map(|range| range.start);
    // `max_by_key` returns the last maximum; reversed, that is the first one.
    starts
        .rev()
        .max_by_key(|&start| n_close(start))
        .unwrap_or(0)
}

/// Returns the byte ranges between whitespace.
fn words(text: &str) -> Vec<Range<usize>> {
    let start_of = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace()
        .map(|word| start_of(word)..start_of(word) + word.len())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_snippet(text: &str, query: &str, max_chars: usize, expected: &str) {
        let segments = snippet(text, &Matcher::of(query), max_chars);
        let shown: String = segments
            .iter()
            .map(|segment| {
                if segment.is_match {
                    format!("[{}]", segment.text)
                } else {
                    segment.text.clone()
                }
            })
            .collect();
        assert_eq!(shown.replace('\u{a0}', " "), expected);
    }

    #[test]
    fn every_match_is_marked_as_it_is_written() {
        check_snippet(
            "Kusama’s chain, KUSAMA",
            "kusama",
            99,
            "[Kusama’s] chain, [KUSAMA]",
        );
        check_snippet("over 115,071 KSM", "115071", 99, "over [115,071] KSM");
        check_snippet("a cross-chain b", "cross-chain", 99, "a [cross-chain] b");
        check_snippet("a cross-chain b", "chain", 99, "a cross-[chain] b");
        check_snippet("nothing here", "else", 99, "nothing here");
    }

    #[test]
    fn a_long_text_is_cut_at_words_around_the_matches() {
        let text = "one two three four five six seven eight nine ten eleven twelve";
        check_snippet(text, "seven", 20, "… six [seven] eight nine …");
        check_snippet(text, "one", 20, "[one] two three four …");
        check_snippet(text, "twelve", 20, "… ten eleven [twelve]");
    }

    /// A word longer than the space was left out even though it was the match.
    #[test]
    fn a_very_long_word_that_was_found_is_shown() {
        let text = "see https://example.org/a/very/long/address and more and more";
        check_snippet(
            text,
            "example.org",
            12,
            "see https://[example].[org]/a/very/long/address …",
        );
    }

    #[test]
    fn the_place_with_most_matches_is_shown() {
        let text = format!("ant {} ant bee cat", "filler ".repeat(20).trim_end());
        check_snippet(
            &text,
            "ant bee cat",
            30,
            "… filler filler [ant] [bee] [cat]",
        );
    }
}
