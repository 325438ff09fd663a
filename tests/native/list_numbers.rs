//! Tests of the numbers of list items, which are part of a report's text.

use crate::support::{archive_of, without_directions};
use kusama_news_reader::html::blocks::blocks;
use kusama_news_reader::html::quote::{Quote, Source};
use kusama_news_reader::html::single_file;
use kusama_news_reader::model::{Archive, codec, leaves};
use kusama_news_reader::search::{Query, SearchIndex};

/// Returns an archive of one report with this list in its lead.
fn archive(list: &str) -> Archive {
    archive_of(&format!(
        "# L - May 2020\n\n# H\n\nThe council voted:\n\n{list}\n"
    ))
}

/// Returns the opening tags of the list and of its items.
fn tags(list: &str) -> String {
    let html = blocks(&archive(list).reports[0].lead).into_string();
    let parts = html.split('<').filter(|part| part.starts_with(['o', 'l']));
    let tags = parts.filter_map(|part| part.split_once('>'));
    let tags: Vec<String> = tags.map(|(tag, _)| format!("<{tag}>")).collect();
    without_directions(&tags.concat())
}

const REFERENDA: &str = "237. A tip for the baker\n241. An upgrade of the lamp\n255. A new pier";

#[test]
fn numbers_that_do_not_follow_are_kept() {
    let expected = "<ol class=\"long-numbers\" start=\"237\"><li><li value=\"241\">\
                    <li value=\"255\">";
    assert_eq!(tags(REFERENDA), expected);
    assert_eq!(tags(&REFERENDA.replace(". ", ") ")), expected);
    assert_eq!(tags(&REFERENDA.replace('\n', "\n\n")), expected);
    assert_eq!(
        tags("3. a\n4. b\n2. c"),
        "<ol start=\"3\"><li><li><li value=\"2\">"
    );
    assert_eq!(
        tags("> 7. a\n> 9. b"),
        "<ol start=\"7\"><li><li value=\"9\">"
    );
    assert_eq!(tags("- a\n  1. b\n  8. c"), "<li><ol><li><li value=\"8\">");
}

#[test]
fn a_repeated_first_number_counts_the_items() {
    assert_eq!(tags("1. a\n1. b\n1. c"), "<ol><li><li><li>");
    assert_eq!(tags("1. a\n1. b\n3. c"), "<ol><li><li><li>");
    assert_eq!(tags("1. a\n1. b\n7. c"), "<ol><li><li><li value=\"7\">");
    assert_eq!(tags("0. a\n0. b"), "<ol start=\"0\"><li><li>");
    assert_eq!(
        tags("1. a\n4. b\n1. c"),
        "<ol><li><li value=\"4\"><li value=\"1\">"
    );
    assert_eq!(tags("1. a\n2. b\n3. c"), "<ol><li><li><li>");
}

#[test]
fn an_item_is_found_by_its_number() {
    let archive = archive(REFERENDA);
    let items = leaves(&archive.reports[0].lead);
    let texts: Vec<&str> = items.iter().map(|leaf| leaf.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "The council voted:",
            "237. A tip for the baker",
            "241. An upgrade of the lamp",
            "255. A new pier"
        ]
    );
    let index = SearchIndex::build(&archive);
    let found = index.search(&Query::parse("241", &archive.topics), usize::MAX);
    let passages = found
        .groups
        .iter()
        .flat_map(|group| group.passages(&archive));
    let found: Vec<String> = passages.map(|it| it.text).collect();
    assert_eq!(found, ["241. An upgrade of the lamp"]);
}

#[test]
fn an_item_is_quoted_with_its_number() {
    let archive = archive(REFERENDA);
    let report = &archive.reports[0];
    let item = leaves(&report.lead)[2].id;
    let source = Source {
        month: report.month,
        id: Some(item),
        excerpts: Vec::new(),
    };
    let quote = Quote {
        archive: &archive,
        site: "https://host/",
        sources: &[source],
    };
    let text = quote.text();
    assert!(text.starts_with("“241. An upgrade of the lamp”"), "{text}");
    let html = quote.html().into_string();
    assert!(
        html.contains("<p dir=\"auto\">241. An upgrade of the lamp</p>"),
        "{html}"
    );
    // On the page, the number is no part of what can be selected.
    let numbered = |words| report.numbered(item, words);
    assert_eq!(
        numbered(" An upgrade of the lamp").as_deref(),
        Some("241. An upgrade of the lamp")
    );
    assert_eq!(numbered("upgrade of the lamp"), None);
    assert_eq!(report.worded("An upgrade of the lamp"), Some(item));
}

/// The number of an item that is only its position is no part of its text, and no number is part of
/// a text's permanent id.
#[test]
fn numbers_of_positions_and_ids_stay_as_they_were() {
    let plain = archive("1. A tip for the baker\n2. An upgrade of the lamp\n3. A new pier");
    let numbered = archive(REFERENDA);
    let [plain, numbered] = [plain, numbered].map(|it| leaves(&it.reports[0].lead));
    assert_eq!(plain[1].text, "A tip for the baker");
    for (plain, numbered) in plain.iter().zip(&numbered) {
        assert_eq!(plain.id, numbered.id);
    }
}

#[test]
fn numbers_are_kept_in_the_program_and_in_the_export() {
    let archive = archive(REFERENDA);
    let bytes = codec::encode(&archive).unwrap();
    assert_eq!(codec::decode(&bytes), Ok(archive.clone()));
    let html = single_file::document(&archive, "", "", None).into_string();
    assert!(html.contains("start=\"237\""), "{html}");
    assert!(html.contains("<li value=\"241\">"), "{html}");
}
