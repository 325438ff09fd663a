//! The words on the page are the words of the source, complete and in order.
//!
//! This module normalizes the source with a few lines of its own, because a comparison with the
//! reader's compiler would repeat the compiler's mistakes on both sides.

use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::session::on_nested;
use kusama_news_reader::compile::repair;

/// Number of words of context before and after a difference.
const N_CONTEXT: usize = 6;

#[tokio::test]
async fn a_report_shows_every_word_of_its_source_in_order() {
    on_nested(async |page| {
        let mut differences = Vec::new();
        for seed in Seed::all() {
            page.open(&seed.route()).await;
            page.expect_report(&seed).await;
            // The page shows text with the wrong encoding in repaired form.
            let expected = words(&without_markdown(&repair(&seed.source())));
            assert!(
                expected.len() > 300,
                "{}: too few words to compare",
                seed.name()
            );
            let shown = words(&report_text(page).await);
            differences.extend(first_difference(&seed.stem(), &expected, &shown));
        }
        assert!(differences.is_empty(), "{}", differences.join("\n"));
    })
    .await;
}

/// Returns the displayed text of the report, without the reader's additions and `text-transform`.
pub(crate) async fn report_text(page: &ReaderPage) -> String {
    let script = "const styles = new CSSStyleSheet();
        styles.replaceSync(`* { text-transform: none !important }
            [data-generated] { display: none !important }`);
        document.adoptedStyleSheets = [styles];
        return document.querySelector('article.report').innerText";
    page.read(script, &[]).await
}

/// Returns the source without Markdown syntax: marks at the beginning of a line, emphasis, code
/// marks, and the addresses of links.
fn without_markdown(source: &str) -> String {
    let lines = source
        .lines()
        .map(|line| line.trim_start().trim_start_matches(['#', '-', '>']));
    let text = lines.collect::<Vec<_>>().join("\n").replace(['*', '`'], "");
    let mut parts = text.split("](");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once(')').map_or(part, |(_address, rest)| rest));
    }
    plain
}

/// Returns the words of `text`. Punctuation only separates words, so that typographic quotes and
/// dashes make no difference.
pub(crate) fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Describes the first word that differs. Returns `None` if all words are the same.
pub(crate) fn first_difference(
    month: &str,
    expected: &[String],
    shown: &[String],
) -> Option<String> {
    let n_words = expected.len().max(shown.len());
    let at = (0..n_words).find(|&at| expected.get(at) != shown.get(at))?;
    Some(format!(
        "{month}: word {at} of {} differs\n  source: {}\n  page:   {}",
        expected.len(),
        context(expected, at),
        context(shown, at)
    ))
}

/// Returns the words around `at`, with that one in brackets.
fn context(words: &[String], at: usize) -> String {
    let from = at.saturating_sub(N_CONTEXT);
    let before = words.get(from..at).unwrap_or_default().join(" ");
    let word = words.get(at).map_or("end of text", String::as_str);
    let to = words.len().min(at + 1 + N_CONTEXT);
    let after = words.get(at + 1..to).unwrap_or_default().join(" ");
    format!("… {before} [{word}] {after} …")
}

#[test]
fn the_normalizer_takes_markdown_away_and_nothing_else() {
    let source = "## A *b* [link](https://example.org/x) end\n\n- item-one\n`code` 1,000";
    assert_eq!(
        words(&without_markdown(source)),
        words("A b link end item one code 1,000")
    );
}

#[test]
fn the_first_difference_is_named_with_its_context() {
    let difference = first_difference("2020-01", &words("one two three"), &words("one three"));
    let account = difference.expect("a difference");
    assert!(account.contains("source: … one [two] three …"), "{account}");
    assert!(account.contains("page:   … one [three]  …"), "{account}");
    assert_eq!(
        first_difference("2020-01", &words("one"), &words("one")),
        None
    );
}
