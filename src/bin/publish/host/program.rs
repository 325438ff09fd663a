//! The JSON block with the addresses and hashes of the program's files.

use crate::digest;
use crate::edition::{Edition, File};
use crate::error::Error;
use crate::json;
use kusama_news_reader::html;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Path of the file that names the newest edition.
pub const EDITION_FILE: &str = "edition.json";

/// Contents of the block `program`. Keeps all values from Trunk's page and adds the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Program {
    js: String,
    wasm: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    js_integrity: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    wasm_integrity: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    boot: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    style: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    edition: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    edition_file: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    service_worker: String,
    /// Values that this command does not know.
    #[serde(flatten)]
    others: BTreeMap<String, serde_json::Value>,
}

impl Program {
    /// Parses the block of Trunk's page, and adds hashes of Trunk's files.
    ///
    /// # Errors
    ///
    /// Returns an error if the block is not the expected JSON, or names a file that does not exist.
    pub fn of(block: &str, edition: &Edition, trunk: &[File]) -> Result<Self, Error> {
        let program: Self = serde_json::from_str(block).map_err(|source| Error::ProgramBlock {
            block: block.trim().to_owned(),
            source,
        })?;
        let integrity = |address: &str| {
            let path = edition.base.strip(address);
            let file = trunk.iter().find(|file| Some(file.path.as_str()) == path);
            let file = file.ok_or_else(|| Error::ProgramFile {
                address: address.to_owned(),
                base: edition.base.as_str().to_owned(),
            });
            file.map(|file| digest::sha384(&file.bytes))
        };
        Ok(Self {
            js_integrity: integrity(&program.js)?,
            wasm_integrity: integrity(&program.wasm)?,
            edition_file: address(edition, EDITION_FILE),
            ..program
        })
    }

    /// Adds the addresses of the script that starts the program and of all styles. The paths are
    /// below the base.
    pub fn with_assets(self, edition: &Edition, boot: &str, style: &str) -> Self {
        Self {
            boot: address(edition, boot),
            style: address(edition, style),
            ..self
        }
    }

    /// Adds the address of a service worker, whose `path` is below the base.
    pub fn with_worker(self, edition: &Edition, path: &str) -> Self {
        Self {
            service_worker: address(edition, path),
            ..self
        }
    }

    /// Returns the script element for the pages of an edition.
    pub fn element(&self, edition: &str) -> Result<Markup, Error> {
        let block = Self {
            edition: edition.to_owned(),
            ..self.clone()
        };
        let block = json::written(&block, "index.html", "the program's addresses")?;
        Ok(html! { script type="application/json" id="program" { (html::json(&block)) } })
    }
}

fn address(edition: &Edition, path: &str) -> String {
    format!("{}{path}", edition.base.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kusama_news_reader::routes::Base;

    fn edition() -> Edition {
        Edition {
            archive: kusama_news_reader::model::Archive::default().into(),
            base: Base::new("/x/"),
            url: None,
            synonyms: Vec::new(),
        }
    }

    #[test]
    fn the_block_is_completed_and_what_it_says_already_is_kept() {
        let files = [File::text("a.js", ""), File::text("a_bg.wasm", "")];
        let block = r#" {"wasm":"/x/a_bg.wasm","js":"/x/a.js","more":["</script>"]} "#;
        let program = Program::of(block, &edition(), &files).expect("a program");
        let program = program.with_assets(&edition(), "boot.js", "style.css");
        let program = program.with_worker(&edition(), "worker.js");
        let empty = digest::sha384(b"");
        let expected = format!(
            "<script type=\"application/json\" id=\"program\">{{\"js\":\"/x/a.js\",\
             \"wasm\":\"/x/a_bg.wasm\",\"jsIntegrity\":\"{empty}\",\"wasmIntegrity\":\"{empty}\",\
             \"boot\":\"/x/boot.js\",\"style\":\"/x/style.css\",\"edition\":\"e1\",\"editionFile\":\"/x/edition.json\",\
             \"serviceWorker\":\"/x/worker.js\",\"more\":[\"\\u003c/script>\"]}}</script>"
        );
        let element = program.element("e1").expect("an element");
        assert_eq!(element.into_string(), expected);
    }

    #[test]
    fn a_block_that_says_something_else_is_refused() {
        let files = [File::text("a.js", "")];
        let check = |block: &str, expected: &str| {
            let error = Program::of(block, &edition(), &files).expect_err("an error");
            assert!(error.to_string().contains(expected), "{error}");
        };
        check("{\"js\":\"/x/a.js\"}", "missing field `wasm`");
        check("", "the data block `program` is ``");
        check(
            "{\"js\":\"/x/a.js\",\"wasm\":\"/x/b.wasm\"}",
            "names `/x/b.wasm`",
        );
        check("{\"js\":\"/a.js\",\"wasm\":\"/x/a.js\"}", "names `/a.js`");
    }
}
