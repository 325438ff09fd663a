//! The whole archive for programs: `reports.json`.
//!
//! # Shape
//!
//! ```json
//! {
//!   "version": 1,
//!   "title": "…", "description": "…", "notice": "…", "url": "https://…/ or empty", "lang": "en",
//!   "topics": [{"id": "market", "label": "Market", "shortLabel": "Market", "description": "…",
//!     "found": false}],
//!   "reports": [{
//!     "month": "2023-11", "path": "2023/11/", "file": "2023-11.md", "publication": "…",
//!     "masthead": [LINE], "headline": {"id": ID, "label": "", "text": RUN} or null,
//!     "bylines": [LINE], "leadTopic": "overview" or null, "lead": [BLOCK],
//!     "sections": [{
//!       "heading": {"id": ID, "label": "", "text": RUN}, "level": 2, "line": 12,
//!       "topic": "market" or null, "also": ["technology"], "bylines": [LINE], "blocks": [BLOCK]
//!     }],
//!     "aliases": [{"old": "p-1a2b3c", "new": "p-4d5e6f"}], "summary": "", "tags": ["…"]
//!   }],
//!   "remarks": [{"code": "…", "file": "2023-11.md", "line": 1, "message": "…", "help": "…"}],
//!   "kinds": [{"code": "…", "about": "…"}]
//! }
//! ```
//!
//! Reports are sorted oldest first; `lang` is their language as a BCP 47 tag. An ID is a text's permanent name, for example `p-1a2b3c`, or
//! null for a text without words; `path#id` links to the text. A LINE is `{"id": ID, "text": RUN}`.
//! A RUN is a list of strings (literal words) and objects: `{"kind": "break"}`; `emphasis`,
//! `strong`, `strikethrough` and `link` with a RUN as `text`; `code` with a string as `text`;
//! `image` with `src`, `alt`, `title`. A `link` also has `href` and `title`. Addresses inside the
//! archive are relative to the site's address. A BLOCK is an object: `paragraph` and `subheading`
//! (with `depth`) have `id` and `text`; `list` has `start`, null for bullets, `numbers`, the
//! number of each item, empty for bullets, and `items`, each a list of BLOCKs; `quote` has `blocks`; `code` has `id`, `language` and a string as `text`;
//! `table` has `aligns` (`unset`, `start`, `center` or `end` of each column), `head` and `rows` of
//! LINEs; `footnote` has `label` and `blocks`; `rule` has no other keys.
//!
//! Later versions of the reader may add keys and kinds. Changes that would mislead programs written
//! for this shape raise the version.

mod shape;

use crate::edition::{Edition, File};
use crate::error::Error;
use crate::json;
use kusama_news_reader::routes::files;
use shape::{Data, KindData, ReportData, TopicData, WarningData};

/// Path of the file, below the base.
pub const FILE: &str = files::DATA;

/// Version of the shape above.
const VERSION: u32 = 1;

/// Returns the file.
///
/// # Errors
///
/// Returns an error if the archive cannot be written as JSON.
pub fn file(edition: &Edition) -> Result<File, Error> {
    let archive = &edition.archive;
    let site = &archive.site;
    let data = Data {
        version: VERSION,
        title: &site.title,
        description: &site.description,
        notice: &site.notice,
        url: edition.url.as_deref().unwrap_or_default(),
        lang: &site.lang,
        topics: archive.topics.iter().map(TopicData::of).collect(),
        reports: archive
            .reports
            .iter()
            .map(|it| ReportData::of(it, archive))
            .collect(),
        remarks: archive.warnings.iter().map(WarningData::of).collect(),
        kinds: archive.kinds.iter().map(KindData::of).collect(),
    };
    Ok(File::text(FILE, json::written(&data, FILE, "the archive")?))
}

#[cfg(test)]
mod tests;
