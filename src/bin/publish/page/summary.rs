//! Descriptions of pages in a sentence or two, for example for search results.
//!
//! A description quotes the page's own words if it has any. It leaves out the notice about their
//! origin, although pages show it.

use kusama_news_reader::model::{Archive, Block, Month, Report, TopicId, leaves};
use kusama_news_reader::routes::{Part, Route, month_name};
use kusama_news_reader::text::publish as text;
use kusama_news_reader::text::same_month;

/// Maximum length in characters. Search engines cut longer ones, even in the middle of a word.
const MAX_CHARS: usize = 160;

/// Returns the description of a route's page.
pub fn of(route: &Route, archive: &Archive) -> String {
    let site = &archive.site;
    match route {
        Route::Home if !site.description.is_empty() => cut(&site.description),
        Route::Home => text::home(&site.title, &extent(archive)),
        Route::Report { month, topic } => of_report(*month, *topic, archive),
        Route::Search { .. } => text::search(&extent(archive), &site.title),
        Route::Archive => text::archive(&site.title, &extent(archive)),
        Route::SameMonth(number) => of_same_month(*number, archive),
        Route::Thread(thread) => of_thread(thread.topic, archive),
        Route::Embed(embed) => of_part(&embed.part, archive),
        Route::Builder(_) => text::builder(&site.title),
        Route::Missing { .. } => text::missing(&site.title),
    }
}

/// Returns the description of an embedded part: the words of a passage, or else that of its page.
pub fn of_part(part: &Part, archive: &Archive) -> String {
    let passage = match *part {
        Part::Passage { month, id } => archive.report(month).and_then(|it| it.passage(id)),
        _ => None,
    };
    passage.map_or_else(
        || of(&part.page(), archive),
        |passage| cut(&of_one_line(&passage.words.plain())),
    )
}

/// Returns the number of reports and the period they cover.
fn extent(archive: &Archive) -> String {
    let (Some(first), Some(last)) = (archive.reports.first(), archive.latest()) else {
        return text::NO_REPORTS.to_owned();
    };
    match archive.reports.len() {
        1 => text::one_report(&first.month.title()),
        n_reports => text::reports(n_reports, &first.month.title(), &last.month.title()),
    }
}

fn of_report(month: Month, topic: Option<TopicId>, archive: &Archive) -> String {
    let report = archive.report(month);
    let text = report.map(|report| opening(report, topic));
    let text = text.unwrap_or_default();
    let Some(topic) = topic.and_then(|topic| archive.topic(topic)) else {
        return match text.as_str() {
            "" => text::report(&month.title()),
            text => cut(text),
        };
    };
    // A section may appear under several topics, but every description must be unique.
    let begin = text::topic_in(&topic.label, &month.title());
    match text.as_str() {
        "" => text::lacks(&begin),
        text => cut(&text::named(&begin, text)),
    }
}

fn of_thread(id: TopicId, archive: &Archive) -> String {
    let n_reports = archive.reports_on(id).count();
    archive.topic(id).map_or_else(String::new, |topic| {
        cut(&text::thread(
            &topic.label,
            &topic.description,
            n_reports,
            &extent(archive),
        ))
    })
}

fn of_same_month(number: u8, archive: &Archive) -> String {
    let mut years = archive.reports_of(number).map(|it| it.month.year());
    let first = years.next().unwrap_or_default();
    let last = years.next_back().unwrap_or(first);
    let title = same_month::title(&month_name(number));
    let n_reports = archive.reports_of(number).count();
    text::same_month(&title, n_reports, [first, last], &archive.site.title)
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

fn of_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cuts a text after the last sentence that fits. If the first one is too long, cuts after a word.
fn cut(text: &str) -> String {
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
    use kusama_news_reader::model::{Inline, Section, TextId, Topic};

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

    fn paragraph(words: &str) -> Block {
        Block::Paragraph {
            id: TextId::default(),
            text: vec![Inline::Text(words.into())],
        }
    }

    fn archive() -> Archive {
        let topic = |slug: &str, label: &str| Topic {
            slug: slug.into(),
            label: label.into(),
            ..Topic::default()
        };
        let section = Section {
            topic: TopicId(0),
            also: vec![TopicId(1)],
            blocks: vec![paragraph("Prices  rose.")],
            ..Section::default()
        };
        let report = Report {
            month: "2020-05".parse().expect("a month"),
            lead: vec![Block::Paragraph {
                id: TextId { hash: 26, nth: 1 },
                text: vec![Inline::Text("A  storm.".into())],
            }],
            sections: vec![section],
            ..Report::default()
        };
        let mut archive = Archive {
            topics: vec![
                topic("market", "Market"),
                topic("trade", "Trade"),
                topic("sea", "Sea"),
            ],
            reports: vec![report],
            ..Archive::default()
        };
        archive.site.title = "News".into();
        archive
    }

    #[test]
    fn every_page_speaks_for_itself() {
        let archive = archive();
        let say = |path: &str| of(&Route::parse(path, "", &archive), &archive);
        assert_eq!(say(""), "News: the report of May 2020.");
        assert_eq!(say("2020/05/"), "A storm.");
        assert_eq!(say("2020/05/market/"), "Market in May 2020: Prices rose.");
        assert_eq!(say("2020/05/trade/"), "Trade in May 2020: Prices rose.");
        let may = "May through the years, topic by topic: 1 report of 2020 in News.";
        assert_eq!(say("may/"), may);
        let sea = "Sea in May 2020: the report has no section on this topic.";
        assert_eq!(say("2020/05/sea/"), sea);
        assert_eq!(say("search/"), "Search the report of May 2020 in News.");
        assert_eq!(say("x/"), "There is no such page in News.");
        assert_eq!(say("embed/2020/05/sea/"), sea);
        assert_eq!(say("embed/2020/05/p-00001a/"), "A storm.");
        let empty = Archive::default();
        assert_eq!(of(&Route::Home, &empty), ": no reports.");
    }
}
