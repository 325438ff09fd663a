//! Descriptions of pages in a sentence or two, for example for search results.
//!
//! A description quotes the page's own words if it has any. It leaves out the notice about their
//! origin, although pages show it. [`Route::description`](super::Route::description) chooses among
//! these.

use super::month_name;
use crate::model::{Archive, Block, Month, Report, TopicId, leaves};
use crate::text;
use crate::text::same_month;

/// Maximum length in characters. Search engines cut longer ones, even in the middle of a word.
const MAX_CHARS: usize = 160;

/// Returns the number of reports and the period they cover.
pub fn extent(archive: &Archive) -> String {
    let (Some(first), Some(last)) = (archive.reports.first(), archive.latest()) else {
        return text::publish::NO_REPORTS.to_owned();
    };
    match archive.reports.len() {
        1 => text::publish::one_report(&archive.site.month_title(first.month)),
        n_reports => text::publish::reports(
            n_reports,
            &archive.site.month_title(first.month),
            &archive.site.month_title(last.month),
        ),
    }
}

/// Describes a report under a topic, or without one.
pub fn of_report(month: Month, topic: Option<TopicId>, archive: &Archive) -> String {
    let report = archive.report(month);
    let text = report.map(|report| match topic {
        None if !report.summary.is_empty() => report.summary.clone(),
        _ => opening(report, topic),
    });
    let text = text.unwrap_or_default();
    let Some(topic) = topic.and_then(|topic| archive.topic(topic)) else {
        return match text.as_str() {
            "" => text::publish::report(&archive.site.month_title(month)),
            text => cut(text),
        };
    };
    // A section may appear under several topics, but every description must be unique.
    let begin = text::publish::topic_in(&topic.label, &archive.site.month_title(month));
    match text.as_str() {
        "" => text::publish::lacks(&begin),
        text => cut(&text::publish::named(&begin, text)),
    }
}

/// Describes a topic through the months.
pub fn of_thread(id: TopicId, archive: &Archive) -> String {
    let n_reports = archive.reports_on(id).count();
    archive.topic(id).map_or_else(String::new, |topic| {
        cut(&text::publish::thread(
            &topic.label,
            &topic.description,
            n_reports,
            &extent(archive),
        ))
    })
}

/// Describes a month of the year, 1 to 12, through the years.
pub fn of_same_month(number: u8, archive: &Archive) -> String {
    let mut years = archive.reports_of(number).map(|it| it.month.year());
    let first = years.next().unwrap_or_default();
    let last = years.next_back().unwrap_or(first);
    let title = same_month::title(&month_name(&archive.site, number));
    let n_reports = archive.reports_of(number).count();
    let has_topics = !archive.topics.is_empty();
    let site = &archive.site.title;
    text::publish::same_month(&title, has_topics, n_reports, [first, last], site)
}

/// Returns the first words under a topic, without headings. `None` means all topics.
fn opening(report: &Report, topic: Option<TopicId>) -> String {
    let blocks = match report.sections_under(topic).next() {
        _ if topic.is_none() => report.opening(),
        _ if report.lead_under(topic) => &report.lead,
        Some(section) => &section.blocks,
        None => &[],
    };
    words(blocks)
}

fn words(blocks: &[Block]) -> String {
    let texts = leaves(blocks).into_iter().filter(|leaf| !leaf.is_heading);
    let texts: Vec<String> = texts.map(|leaf| leaf.text).collect();
    of_one_line(&texts.join(" "))
}

/// Returns a text with single spaces.
pub fn of_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cuts a text after the last sentence that fits. If the first one is too long, cuts after a word.
pub fn cut(text: &str) -> String {
    if text.chars().count() <= MAX_CHARS {
        return text.to_owned();
    }
    let room = text.char_indices().nth(MAX_CHARS).map_or(0, |(at, _)| at);
    let begin = text.get(..room).unwrap_or_default();
    let end = begin
        .match_indices(['.', '!', '?'])
        .map(|(at, mark)| at + mark.len())
        // Ignores sentences that end in the first third, because they say too little.
        .rfind(|&end| end > room / 3 && text.get(end..).is_some_and(|rest| rest.starts_with(' ')));
    if let Some(sentences) = end.and_then(|end| text.get(..end)) {
        return sentences.to_owned();
    }
    // Drops one more character to make room for the ellipsis.
    let begin = begin.char_indices().next_back();
    let begin = begin
        .and_then(|(last, _)| text.get(..last))
        .unwrap_or_default();
    let words = begin.rsplit_once(' ').map_or(begin, |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', '–', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_after_a_sentence() {
        let sentence = "One sentence of some forty letters it is. ";
        let text = sentence.repeat(5);
        assert_eq!(cut(&text), sentence.repeat(3).trim_end());
        assert_eq!(cut("Short"), "Short");
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_word() {
        let cut = cut(&"Words, ".repeat(30));
        assert!(cut.ends_with(" Words…"), "{cut}");
        assert!(cut.chars().count() <= MAX_CHARS, "{cut}");
        // The dot in a version such as 1.2 does not end a sentence.
        let text = format!("Version 1.2 {}", "é".repeat(200));
        assert_eq!(super::cut(&text), "Version 1.2…");
        assert_eq!(super::cut(&"é".repeat(200)).chars().count(), MAX_CHARS);
    }
}
