//! Tests of the JSON Schemas: they know every key, and accept what we ship and what the compiler
//! accepts.

use crate::publish_site::{Site, published_seeds};
use crate::support::root;
use boon::{Compiler, SchemaIndex, Schemas};
use kusama_news_reader::compile::{Code, Source, compile};
use kusama_news_reader::export::schemas::{ALL, ARCHIVE, FIGURES, NAMES, REPORTS};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

/// A schema, ready to judge.
struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    fn of(schema: &str) -> Self {
        let mut compiler = Compiler::new();
        let value = serde_json::from_str(schema).unwrap();
        compiler.add_resource("schema.json", value).unwrap();
        let mut schemas = Schemas::new();
        let index = compiler.compile("schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// Returns what is wrong with a value; empty for nothing.
    fn problems(&self, value: &Value) -> String {
        let result = self.schemas.validate(value, self.index);
        result.map_or_else(|error| error.to_string(), |()| String::new())
    }
}

/// Returns TOML as the JSON that editors check.
fn toml_as_json(text: &str) -> Value {
    let table: toml::Table = text.parse().unwrap();
    serde_json::to_value(table).unwrap()
}

#[test]
fn the_site_has_the_schemas() {
    for (path, text) in ALL {
        assert_eq!(published_seeds().read(path), text);
    }
}

#[test]
fn our_own_description_names_its_schema_and_fits_it() {
    let text = include_str!("../../seeds/archive.toml");
    let schema = text.lines().next().unwrap();
    let path = schema.strip_prefix("#:schema ../").unwrap();
    assert_eq!(fs::read_to_string(root().join(path)).unwrap(), ARCHIVE);
    assert_eq!(Judge::of(ARCHIVE).problems(&toml_as_json(text)), "");
}

#[test]
fn our_own_names_name_their_schema_and_fit_it() {
    let text = include_str!("../../seeds/names.toml");
    assert!(text.starts_with("#:schema ../src/schemas/names.json\n"));
    let judge = Judge::of(NAMES);
    assert_eq!(judge.problems(&toml_as_json(text)), "");
    let wrong = toml_as_json("[[names]]\nname = \"Heron\"\nkind = \"bird\"");
    assert_ne!(judge.problems(&wrong), "");
}

#[test]
fn our_figures_fit_their_schema_and_each_of_their_keys_is_described() {
    let data: Value = serde_json::from_str(&published_seeds().read("figures.json")).unwrap();
    let judge = Judge::of(FIGURES);
    assert_eq!(judge.problems(&data), "");
    let mut keys = BTreeSet::new();
    push_keys(&mut keys, &data);
    for key in keys {
        assert!(FIGURES.contains(&format!("\"{key}\": {{")), "{key}");
    }
    let mut wrong = data;
    wrong["figures"][0]["value"] = json!("twelve");
    assert_ne!(judge.problems(&wrong), "");
}

#[test]
fn descriptions_that_the_compiler_accepts_fit_the_schema() {
    let judge = Judge::of(ARCHIVE);
    let mut texts =
        vec![fs::read_to_string(root().join("tests/fixtures/valid/archive.toml")).unwrap()];
    for entry in fs::read_dir(root().join("tests/fixtures/foreign")).unwrap() {
        let path = entry.unwrap().path();
        if path.file_stem().unwrap() != "months" {
            texts.push(fs::read_to_string(path).unwrap());
        }
    }
    assert!(texts.len() > 5);
    // The examples of the guide.
    let guide = include_str!("../../src/docs/archives.md");
    let examples = guide.split("```toml\n").skip(1);
    texts.extend(examples.map(|it| it.split("```").next().unwrap().to_owned()));
    assert!(texts.len() > 8);
    let of_names = Judge::of(NAMES);
    for text in texts {
        let is_of_names = text.contains("[[names]]");
        let judge = if is_of_names { &of_names } else { &judge };
        assert_eq!(judge.problems(&toml_as_json(&text)), "", "{text}");
    }
}

#[test]
fn wrong_descriptions_are_refused() {
    let judge = Judge::of(ARCHIVE);
    for wrong in [
        json!({"colour": "red"}),
        json!({"title": 1}),
        json!({"topics": [{"id": "a"}]}),
        json!({"topics": [{"id": "Big Ships", "label": "Ships"}]}),
        json!({"overrides": [{"month": "2020-13", "heading": "A", "topic": "a"}]}),
        json!({"overrides": [{"month": "2020-12", "topic": "a"}]}),
        json!({"reports": {"month": ["name"]}}),
        json!({"reports": {"replace": [["a"]]}}),
        json!({"evidence": {"factor": 1}}),
    ] {
        assert_ne!(judge.problems(&wrong), "", "{wrong}");
    }
}

/// Returns the keys that the compiler knows at a place, from the message about one that it does not.
fn known_keys(description: &str) -> BTreeSet<String> {
    let sources = [Source {
        path: "archive.toml".into(),
        bytes: description.into(),
    }];
    let outcome = compile(&sources);
    let mut problems = outcome.diagnostics.iter();
    let problem = problems.find(|it| it.code == Code::BadConfig).unwrap();
    let names = problem.message.split("expected ").nth(1);
    let names = names.unwrap_or_else(|| panic!("{}", problem.message));
    let names = names.split('`').skip(1).step_by(2);
    names.map(str::to_owned).collect()
}

#[test]
fn the_schema_has_every_key_of_a_description() {
    let schema: Value = serde_json::from_str(ARCHIVE).unwrap();
    let keys = |object: &Value| -> BTreeSet<String> {
        object["properties"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect()
    };
    let parts = &schema["$defs"];
    let position = &parts["topic"]["properties"]["position"];
    for (description, object) in [
        ("zz = 1", &schema),
        ("[[topics]]\nzz = 1", &parts["topic"]),
        (
            "[[topics]]\nid = \"a\"\nlabel = \"A\"\nposition = { zz = 1 }",
            position,
        ),
        ("[evidence]\nzz = 1", &parts["evidence"]),
        ("[[overrides]]\nzz = 1", &parts["override"]),
        ("[reports]\nzz = 1", &parts["reports"]),
        ("[[figures]]\nzz = 1", &parts["measure"]),
        ("[[figure_overrides]]\nzz = 1", &parts["figure_override"]),
    ] {
        assert_eq!(keys(object), known_keys(description), "{description}");
    }
}

#[test]
fn our_data_fit_their_schema() {
    let judge = Judge::of(REPORTS);
    let data: Value = serde_json::from_str(&published_seeds().read("reports.json")).unwrap();
    assert_eq!(judge.problems(&data), "");
    // These reports have blocks of every kind.
    let site = Site {
        seeds: root().join("tests/fixtures/valid"),
        ..Site::of_seeds("schemas")
    };
    let odd: Value = serde_json::from_str(&site.published().read("reports.json")).unwrap();
    assert_eq!(judge.problems(&odd), "");
    let mut wrong = data.clone();
    wrong["reports"][0]["month"] = json!("2020");
    assert_ne!(judge.problems(&wrong), "");
    let mut wrong = data;
    wrong["reports"][0]["lead"][0]["kind"] = json!("poem");
    assert_ne!(judge.problems(&wrong), "");
}

/// Every key in our data is in the schema, so that its readers find each described.
#[test]
fn the_schema_has_every_key_of_our_data() {
    let data: Value = serde_json::from_str(&published_seeds().read("reports.json")).unwrap();
    let mut keys = BTreeSet::new();
    push_keys(&mut keys, &data);
    for key in keys {
        assert!(REPORTS.contains(&format!("\"{key}\": {{")), "{key}");
    }
}

fn push_keys(keys: &mut BTreeSet<String>, value: &Value) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                keys.insert(key.clone());
                push_keys(keys, value);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| push_keys(keys, value)),
        _ => {}
    }
}
