//! The file holds everything that the archive holds.

use super::file;
use crate::edition::Edition;
use crate::sample;
use kusama_news_reader::model::{
    Alias, Align, Block, Byline, Cell, Heading, Inline, Kind, Month, Report, Section, TextId,
    Topic, TopicId, Warning,
};
use serde_json::Value;

fn parsed(edition: &Edition) -> Value {
    let file = file(edition).expect("a file");
    serde_json::from_slice(&file.bytes).expect("JSON")
}

fn text(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> T) -> Vec<T> {
    value.as_array().expect("a list").iter().map(read).collect()
}

fn number<T: TryFrom<u64>>(value: &Value) -> T {
    let number = value.as_u64().expect("a number");
    T::try_from(number).ok().expect("a small number")
}

fn read_id(value: &Value) -> TextId {
    let name = value.as_str();
    name.map_or_else(TextId::default, |name| name.parse().expect("an id"))
}

fn read_run(value: &Value) -> Vec<Inline> {
    list(value, |it| match it.as_str() {
        Some(words) => Inline::Text(words.to_owned()),
        None => read_inline(it),
    })
}

fn read_inline(it: &Value) -> Inline {
    match it["kind"].as_str().expect("a kind") {
        "break" => Inline::Break,
        "emphasis" => Inline::Emphasis(read_run(&it["text"])),
        "strong" => Inline::Strong(read_run(&it["text"])),
        "strikethrough" => Inline::Strikethrough(read_run(&it["text"])),
        "code" => Inline::Code(text(&it["text"])),
        "link" => Inline::Link {
            href: text(&it["href"]),
            title: text(&it["title"]),
            text: read_run(&it["text"]),
        },
        "image" => Inline::Image {
            src: text(&it["src"]),
            alt: text(&it["alt"]),
            title: text(&it["title"]),
        },
        other => panic!("a run has a {other}"),
    }
}

fn read_blocks(value: &Value) -> Vec<Block> {
    list(value, read_block)
}

fn read_cells(value: &Value) -> Vec<Cell> {
    list(value, |it| Cell {
        id: read_id(&it["id"]),
        text: read_run(&it["text"]),
    })
}

fn read_block(it: &Value) -> Block {
    let id = read_id(&it["id"]);
    match it["kind"].as_str().expect("a kind") {
        "paragraph" => Block::Paragraph {
            id,
            text: read_run(&it["text"]),
        },
        "subheading" => Block::Subheading {
            id,
            text: read_run(&it["text"]),
            depth: number(&it["depth"]),
        },
        "list" => Block::List {
            numbers: list(&it["numbers"], number),
            items: list(&it["items"], read_blocks),
        },
        "quote" => Block::Quote(read_blocks(&it["blocks"])),
        "code" => Block::Code {
            id,
            language: text(&it["language"]),
            text: text(&it["text"]),
        },
        "table" => read_table(it),
        "footnote" => Block::Footnote {
            label: text(&it["label"]),
            blocks: read_blocks(&it["blocks"]),
        },
        "rule" => Block::Rule,
        other => panic!("there is a {other}"),
    }
}

fn read_table(it: &Value) -> Block {
    Block::Table {
        aligns: list(&it["aligns"], |side| match side.as_str() {
            Some("unset") => Align::Unset,
            Some("start") => Align::Start,
            Some("center") => Align::Center,
            Some("end") => Align::End,
            other => panic!("a column is aligned {other:?}"),
        }),
        head: read_cells(&it["head"]),
        rows: list(&it["rows"], read_cells),
    }
}

fn read_heading(it: &Value) -> Heading {
    Heading {
        id: read_id(&it["id"]),
        label: text(&it["label"]),
        text: read_run(&it["text"]),
    }
}

fn read_lines(value: &Value) -> Vec<Byline> {
    list(value, |it| Byline {
        id: read_id(&it["id"]),
        text: read_run(&it["text"]),
    })
}

/// Parses a report from the file.
fn read_report(it: &Value, topic: &dyn Fn(&Value) -> TopicId) -> Report {
    let month: Month = text(&it["month"]).parse().expect("a month");
    let headline = &it["headline"];
    let section = |it: &Value| Section {
        heading: read_heading(&it["heading"]),
        level: number(&it["level"]),
        line: number(&it["line"]),
        topic: topic(&it["topic"]),
        also: list(&it["also"], topic),
        bylines: read_lines(&it["bylines"]),
        blocks: read_blocks(&it["blocks"]),
    };
    let lead_topic = &it["leadTopic"];
    Report {
        month,
        file: text(&it["file"]),
        publication: text(&it["publication"]),
        masthead: read_lines(&it["masthead"]),
        headline: (!headline.is_null()).then(|| read_heading(headline)),
        bylines: read_lines(&it["bylines"]),
        lead: read_blocks(&it["lead"]),
        lead_topic: (!lead_topic.is_null()).then(|| topic(lead_topic)),
        sections: list(&it["sections"], section),
        aliases: list(&it["aliases"], |it| Alias {
            old: read_id(&it["old"]),
            new: read_id(&it["new"]),
        }),
        summary: text(&it["summary"]),
        tags: list(&it["tags"], text),
    }
}

#[test]
fn the_whole_archive_can_be_made_again_from_the_file() {
    for edition in [sample::edition(), sample::seeds()] {
        let archive = &edition.archive;
        let value = parsed(&edition);
        assert_eq!(value["version"], 1);
        assert_eq!(value["url"], sample::URL);
        let topic = |slug: &Value| {
            let slug = slug.as_str().expect("a topic");
            archive.topic_by_slug(slug).expect("a topic")
        };
        let reports = list(&value["reports"], |it| read_report(it, &topic));
        assert_eq!(reports, archive.reports);
        let topics = list(&value["topics"], |it| Topic {
            slug: text(&it["id"]),
            label: text(&it["label"]),
            short_label: text(&it["shortLabel"]),
            description: text(&it["description"]),
            is_found: it["found"] == true,
        });
        assert_eq!(topics, archive.topics);
        let warnings = list(&value["remarks"], |it| Warning {
            code: text(&it["code"]),
            file: text(&it["file"]),
            line: number(&it["line"]),
            message: text(&it["message"]),
            help: text(&it["help"]),
        });
        assert_eq!(warnings, archive.warnings);
        let kinds = list(&value["kinds"], |it| Kind {
            code: text(&it["code"]),
            about: text(&it["about"]),
        });
        assert_eq!(kinds, archive.kinds);
    }
}

#[test]
fn keys_stand_in_the_order_in_which_they_are_described() {
    let json = file(&sample::edition()).expect("a file");
    let json = str::from_utf8(&json.bytes).expect("text");
    assert!(
        json.starts_with("{\"version\":1,\"title\":\"Harbour Letter\","),
        "{json}"
    );
}
