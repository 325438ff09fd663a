//! Prints problems in SARIF 2.1.0, a format that many tools for code read.

use crate::changed::Changed;
use crate::error::Error;
use crate::problem::Problem;
use crate::report::Report;
use kusama_news_reader::compile::{Code, Level};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Stands for the top of the repository in addresses.
const TOP: &str = "%SRCROOT%";

/// The bytes that are escaped in the path of an address.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'/')
    .remove(b'_')
    .remove(b'~');

/// Prints only the object and a newline.
pub fn print(out: &mut dyn Write, report: &Report, dir: &Path) -> Result<(), Error> {
    let problems = Problem::all(report, dir, &Changed::default());
    let codes = problems.iter().map(|problem| problem.diagnostic.code);
    let codes: Vec<Code> = codes.collect::<BTreeSet<Code>>().into_iter().collect();
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "Kusama News Reader check",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: codes.iter().copied().map(Rule::of).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: problems.iter().map(|it| Finding::of(it, &codes)).collect(),
        }],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)?;
    Ok(())
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    version: &'a str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'a str,
    results: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'a str,
    semantic_version: &'a str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    short_description: Text,
    help: Text,
    default_configuration: Configuration<'a>,
}

#[derive(Serialize)]
struct Configuration<'a> {
    level: &'a str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'a str,
    rule_index: Option<usize>,
    level: &'a str,
    message: Text,
    locations: [Location; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    #[serde(flatten)]
    columns: Option<RegionColumns>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RegionColumns {
    start_column: usize,
    end_line: u32,
    end_column: usize,
}

impl Rule<'_> {
    fn of(code: Code) -> Self {
        let name = code.name();
        Self {
            id: name,
            short_description: Text {
                text: code.about().to_owned(),
            },
            help: Text { text: help(code) },
            default_configuration: Configuration {
                level: code.level().name(),
            },
        }
    }
}

impl<'a> Finding<'a> {
    fn of(problem: &Problem<'a>, codes: &[Code]) -> Self {
        let diagnostic = problem.diagnostic;
        let line = diagnostic.line.max(1);
        let columns = problem.columns.map(|columns| RegionColumns {
            start_column: columns.start,
            end_line: line,
            end_column: columns.end,
        });
        let text = format!("{}\nhelp: {}", diagnostic.message, diagnostic.help);
        Self {
            rule_id: diagnostic.code.name(),
            rule_index: codes.iter().position(|code| *code == diagnostic.code),
            level: diagnostic.level().name(),
            message: Text {
                text: escaped(&text),
            },
            locations: [Location {
                physical_location: PhysicalLocation {
                    artifact_location: ArtifactLocation::of(&problem.path),
                    region: Region {
                        start_line: line,
                        columns,
                    },
                },
            }],
        }
    }
}

impl ArtifactLocation {
    fn of(path: &str) -> Self {
        let uri = utf8_percent_encode(path, ESCAPED).to_string();
        // A path outside the repository is not below its top.
        let is_below = !path.starts_with('/') && !path.starts_with("../");
        Self {
            uri: if path.starts_with('/') {
                format!("file://{uri}")
            } else {
                uri
            },
            uri_base_id: is_below.then_some(TOP),
        }
    }
}

/// Returns advice on all problems of a kind. The advice on one problem is in its message.
fn help(code: Code) -> String {
    let name = code.name();
    match code.level() {
        Level::Error => {
            "The archive cannot be published with it; each result says how to mend it.".into()
        }
        Level::Warning if code == Code::DeadAllow => "Each result says what to do.".into(),
        Level::Warning => format!(
            "Each result says what to do. If all are meant so, write `allow = [\"{name}\"]` into \
             archive.toml."
        ),
        Level::Note => "It is for information only.".into(),
    }
}

/// Escapes text that a reader of SARIF would take for a placeholder, as the format demands, or for a link,
/// because a report could lead it anywhere.
fn escaped(text: &str) -> String {
    let text = text.replace('{', "{{").replace('}', "}}");
    if text.contains("](") {
        text.replace('[', "\\[").replace(']', "\\]")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_are_no_placeholders_and_brackets_no_links() {
        assert_eq!(escaped("`{{< x >}}`"), "`{{{{< x >}}}}`");
        assert_eq!(escaped("[a](b)"), "\\[a\\](b)");
    }

    #[test]
    fn a_path_is_an_address_below_the_top() {
        let of = |path: &str| {
            let location = ArtifactLocation::of(path);
            (location.uri, location.uri_base_id)
        };
        assert_eq!(of("seeds/a.md"), ("seeds/a.md".into(), Some(TOP)));
        let escaped = "seeds/%C3%BC%20%23%3F%25%3A.md".to_owned();
        assert_eq!(of("seeds/ü #?%:.md"), (escaped, Some(TOP)));
        assert_eq!(of("/tmp/a b.md"), ("file:///tmp/a%20b.md".into(), None));
        assert_eq!(of("../letters/a.md"), ("../letters/a.md".into(), None));
    }

    #[test]
    fn a_report_cannot_bring_a_link_into_a_message() {
        let text = "link `[a](https://evil.example)`, `[b]`";
        let found = escaped(text);
        assert_eq!(found, "link `\\[a\\](https://evil.example)`, `\\[b\\]`");
        assert_eq!(escaped("left-over `[TBD]`"), "left-over `[TBD]`");
    }
}
