//! The whole archive for programs: `reports.json`.
//!
//! # Shape
//!
//! ```json
//! {
//!   "version": 1,
//!   "title": "…", "description": "…", "notice": "…", "url": "https://…/ or empty",
//!   "topics": [{"id": "market", "label": "Market", "shortLabel": "Market", "description": "…"}],
//!   "reports": [{
//!     "month": "2023-11", "path": "2023/11/", "file": "2023-11.md", "publication": "…",
//!     "masthead": [LINE], "headline": {"id": ID, "label": "", "text": RUN} or null,
//!     "bylines": [LINE], "leadTopic": "overview" or null, "lead": [BLOCK],
//!     "sections": [{
//!       "heading": {"id": ID, "label": "", "text": RUN}, "level": 2, "line": 12,
//!       "topic": "market", "also": ["technology"], "bylines": [LINE], "blocks": [BLOCK]
//!     }],
//!     "aliases": [{"old": "p-1a2b3c", "new": "p-4d5e6f"}]
//!   }],
//!   "remarks": [{"code": "…", "file": "2023-11.md", "line": 1, "message": "…", "help": "…"}],
//!   "kinds": [{"code": "…", "about": "…"}]
//! }
//! ```
//!
//! Reports are sorted oldest first. An ID is a text's permanent name, for example `p-1a2b3c`, or
//! null for a text without words; `path#id` links to the text. A LINE is `{"id": ID, "text": RUN}`.
//! A RUN is a list of strings (literal words) and objects: `{"kind": "break"}`; `emphasis`,
//! `strong`, `strikethrough` and `link` with a RUN as `text`; `code` with a string as `text`;
//! `image` with `src`, `alt`, `title`. A `link` also has `href` and `title`. Addresses inside the
//! archive are relative to the site's address. A BLOCK is an object: `paragraph` and `subheading`
//! (with `depth`) have `id` and `text`; `list` has `start`, null for bullets, and `items`, each a
//! list of BLOCKs; `quote` has `blocks`; `code` has `id`, `language` and a string as `text`;
//! `table` has `aligns` (`unset`, `start`, `center` or `end` of each column), `head` and `rows` of
//! LINEs; `footnote` has `label` and `blocks`; `rule` has no other keys.
//!
//! Later versions of the reader may add keys and kinds. Changes that would mislead programs written
//! for this shape raise the version.

use crate::edition::{Edition, File};
use kusama_news_reader::model::{
    Alias, Align, Archive, Block, Byline, Cell, Heading, Inline, Kind, Report, Section, TextId,
    Topic, TopicId, Warning,
};
use kusama_news_reader::routes::Route;
use serde_json::{Value, json};

/// Path of the file, below the base.
pub const FILE: &str = "reports.json";

/// Version of the shape above.
const VERSION: u32 = 1;

/// Returns the file.
pub fn file(edition: &Edition) -> File {
    let archive = &edition.archive;
    let writer = Writer(archive);
    let site = &archive.site;
    let value = json!({
        "version": VERSION,
        "title": site.title,
        "description": site.description,
        "notice": site.notice,
        "url": edition.url.as_deref().unwrap_or_default(),
        "topics": all(&archive.topics, topic),
        "reports": all(&archive.reports, |it| writer.report(it)),
        "remarks": all(&archive.warnings, warning),
        "kinds": all(&archive.kinds, kind),
    });
    File::text(FILE, value.to_string())
}

/// Writes the values that refer to topics or routes.
struct Writer<'a>(&'a Archive);

impl Writer<'_> {
    fn report(&self, it: &Report) -> Value {
        let route = Route::Report {
            month: it.month,
            topic: None,
        };
        json!({
            "month": it.month.to_string(),
            "path": route.path(self.0),
            "file": it.file,
            "publication": it.publication,
            "masthead": all(&it.masthead, line),
            "headline": it.headline.as_ref().map(heading),
            "bylines": all(&it.bylines, line),
            "leadTopic": it.lead_topic.map(|id| self.slug(id)),
            "lead": all(&it.lead, block),
            "sections": all(&it.sections, |it| self.section(it)),
            "aliases": all(&it.aliases, alias),
        })
    }

    fn section(&self, it: &Section) -> Value {
        json!({
            "heading": heading(&it.heading),
            "level": it.level,
            "line": it.line,
            "topic": self.slug(it.topic),
            "also": all(&it.also, |&id| self.slug(id).into()),
            "bylines": all(&it.bylines, line),
            "blocks": all(&it.blocks, block),
        })
    }

    fn slug(&self, id: TopicId) -> &str {
        let topic = self.0.topic(id);
        topic.map_or("", |topic| topic.slug.as_str())
    }
}

fn all<T>(items: &[T], write: impl Fn(&T) -> Value) -> Value {
    items.iter().map(write).collect()
}

fn topic(it: &Topic) -> Value {
    json!({
        "id": it.slug,
        "label": it.label,
        "shortLabel": it.short_label,
        "description": it.description,
    })
}

fn warning(it: &Warning) -> Value {
    json!({
        "code": it.code,
        "file": it.file,
        "line": it.line,
        "message": it.message,
        "help": it.help,
    })
}

fn kind(it: &Kind) -> Value {
    json!({"code": it.code, "about": it.about})
}

fn alias(it: &Alias) -> Value {
    json!({"old": id(it.old), "new": id(it.new)})
}

fn heading(it: &Heading) -> Value {
    json!({"id": id(it.id), "label": it.label, "text": run(&it.text)})
}

fn line(it: &Byline) -> Value {
    json!({"id": id(it.id), "text": run(&it.text)})
}

fn cell(it: &Cell) -> Value {
    json!({"id": id(it.id), "text": run(&it.text)})
}

fn id(it: TextId) -> Value {
    let name = (!it.is_unnamed()).then(|| it.to_string());
    name.into()
}

fn block(it: &Block) -> Value {
    match it {
        Block::Paragraph { id: name, text } => {
            json!({"kind": "paragraph", "id": id(*name), "text": run(text)})
        }
        Block::Subheading {
            id: name,
            text,
            depth,
        } => json!({"kind": "subheading", "id": id(*name), "depth": depth, "text": run(text)}),
        Block::List { start, items } => {
            let items = all(items, |item| all(item, block));
            json!({"kind": "list", "start": start, "items": items})
        }
        Block::Quote(blocks) => json!({"kind": "quote", "blocks": all(blocks, block)}),
        Block::Code {
            id: name,
            language,
            text,
        } => json!({"kind": "code", "id": id(*name), "language": language, "text": text}),
        Block::Table { aligns, head, rows } => json!({
            "kind": "table",
            "aligns": all(aligns, |align| Value::from(side(*align))),
            "head": all(head, cell),
            "rows": all(rows, |row| all(row, cell)),
        }),
        Block::Footnote { label, blocks } => {
            json!({"kind": "footnote", "label": label, "blocks": all(blocks, block)})
        }
        Block::Rule => json!({"kind": "rule"}),
    }
}

fn side(align: Align) -> &'static str {
    match align {
        Align::Unset => "unset",
        Align::Start => "start",
        Align::Center => "center",
        Align::End => "end",
    }
}

fn run(text: &[Inline]) -> Value {
    all(text, inline)
}

fn inline(it: &Inline) -> Value {
    match it {
        Inline::Text(words) => Value::from(words.as_str()),
        Inline::Break => json!({"kind": "break"}),
        Inline::Emphasis(text) => json!({"kind": "emphasis", "text": run(text)}),
        Inline::Strong(text) => json!({"kind": "strong", "text": run(text)}),
        Inline::Strikethrough(text) => json!({"kind": "strikethrough", "text": run(text)}),
        Inline::Code(words) => json!({"kind": "code", "text": words}),
        Inline::Link { href, title, text } => {
            json!({"kind": "link", "href": href, "title": title, "text": run(text)})
        }
        Inline::Image { src, alt, title } => {
            json!({"kind": "image", "src": src, "alt": alt, "title": title})
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use kusama_news_reader::model::Month;

    fn parsed(edition: &Edition) -> Value {
        serde_json::from_slice(&file(edition).bytes).expect("JSON")
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
                start: it["start"].as_u64(),
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
        let json = file(&sample::edition());
        let json = str::from_utf8(&json.bytes).expect("text");
        assert!(
            json.starts_with("{\"version\":1,\"title\":\"Harbour Letter\","),
            "{json}"
        );
    }
}
