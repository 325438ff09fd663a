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
//! Reports stand oldest first. An ID is a text's permanent name, `p-1a2b3c`, by which the page of
//! its report is entered (`path#id`), or null for a text without words. A LINE is
//! `{"id": ID, "text": RUN}`. A RUN is a list of strings, which are words as written, and of
//! objects: `{"kind": "break"}`; `emphasis`, `strong`, `strikethrough` and `link` with a RUN as
//! `text`; `code` with a string as `text`; `image` with `src`, `alt`, `title`. A `link` has `href`
//! and `title`, too. Addresses inside the archive are relative to the site's. A BLOCK is an object:
//! `paragraph` and `subheading` (with `depth`) have `id` and `text`; `list` has `start`, null for
//! bullets, and `items`, each a list of BLOCKs; `quote` has `blocks`; `code` has `id`, `language`
//! and a string as `text`; `table` has `aligns` (`unset`, `start`, `center` or `end` of each
//! column), `head` and `rows` of LINEs; `footnote` has `label` and `blocks`; `rule` has nothing.
//!
//! A later version of the reader may add keys and kinds. What would mislead a program that was
//! written for this shape raises the version.

use crate::edition::{Edition, File};
use kusama_news_reader::archive::{
    Alias, Align, Archive, Block, Byline, Cell, Heading, Inline, Kind, Remark, Report, Section,
    TextId, Topic, TopicId,
};
use kusama_news_reader::routes::Route;
use serde_json::{Value, json};

/// Its file, below the base.
pub const FILE: &str = "reports.json";

/// The version of the shape above.
const VERSION: u32 = 1;

/// The file.
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
        "remarks": all(&archive.remarks, remark),
        "kinds": all(&archive.kinds, kind),
    });
    File::text(FILE, value.to_string())
}

/// What needs the archive to be written.
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

fn remark(it: &Remark) -> Value {
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
