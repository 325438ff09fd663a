//! Pinned versions from Trunk.toml. They live there because Trunk itself enforces them.

use std::fs;
use std::path::Path;

use crate::outcome::Outcome;

#[derive(Debug, PartialEq, Eq)]
pub struct Pins {
    pub trunk: String,
    pub wasm_bindgen: String,
    /// Release number of Binaryen; `wasm-opt` is one of its programs.
    pub binaryen: String,
    /// Trunk's default address for `serve`, e.g. `127.0.0.1:8080`.
    pub address: String,
}

impl Pins {
    pub fn load(root: &Path) -> Outcome<Self> {
        let path = root.join("Trunk.toml");
        let text = fs::read_to_string(&path)
            .map_err(|cause| format!("cannot read {}: {cause}", path.display()))?;
        Self::read(&text)
    }

    fn read(text: &str) -> Outcome<Self> {
        let trunk = value(text, "", "trunk-version")?;
        let binaryen = value(text, "tools", "wasm_opt")?;
        let host = value(text, "serve", "addresses")?;
        let port = value(text, "serve", "port")?;
        Ok(Self {
            trunk: exact(trunk)?,
            wasm_bindgen: value(text, "tools", "wasm_bindgen")?.to_owned(),
            binaryen: release(binaryen)?,
            address: format!("{host}:{port}"),
        })
    }
}

/// Returns the value of a key: the first string on its line, or the bare value if there is no
/// string. Parses only the subset of TOML that our files use.
pub fn value<'a>(text: &'a str, table: &str, key: &str) -> Outcome<&'a str> {
    let mut current = "";
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            current = line.trim_matches(['[', ']']);
        } else if let Some((name, rest)) = line.split_once('=')
            && current == table
            && name.trim() == key
        {
            let bare = rest.split('#').next().unwrap_or_default().trim();
            return Ok(rest.split('"').nth(1).unwrap_or(bare));
        }
    }
    let place = match table {
        "" => "at its top".to_owned(),
        _ => format!("in its [{table}] table"),
    };
    Err(format!(
        "Trunk.toml lacks `{key}`; expected a line `{key} = ...` {place}"
    ))
}

fn exact(requirement: &str) -> Outcome<String> {
    match requirement.strip_prefix('=') {
        Some(version) => Ok(version.trim().to_owned()),
        None => Err(format!(
            "Trunk.toml asks for Trunk `{requirement}`; expected one exact version, \
             such as trunk-version = \"=0.22.1\""
        )),
    }
}

fn release(name: &str) -> Outcome<String> {
    match name.strip_prefix("version_") {
        Some(number) if number.parse::<u32>().is_ok() => Ok(number.to_owned()),
        _ => Err(format!(
            "Trunk.toml asks for wasm_opt `{name}`; expected a release name such as version_132"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
        # trunk-version = "=0.1.0"
        trunk-version = "=0.22.1" # exact
        [tools]
        wasm_bindgen = "0.2.129"
        wasm_opt="version_132"
        [serve]
        addresses = ["127.0.0.1"]
        port = 8080 # the usual one
        [[hooks]]
        command = "sh"
    "#;

    #[test]
    fn versions_are_read_from_their_tables() {
        let expected = Pins {
            trunk: "0.22.1".into(),
            wasm_bindgen: "0.2.129".into(),
            binaryen: "132".into(),
            address: "127.0.0.1:8080".into(),
        };
        assert_eq!(Pins::read(TEXT), Ok(expected));
    }

    #[test]
    fn the_repository_pins_every_tool() {
        let pins = Pins::load(&crate::repository::root());
        assert!(pins.is_ok(), "{pins:?}");
    }

    #[test]
    fn a_missing_or_loose_version_is_named() {
        let missing = Pins::read(&TEXT.replace("wasm_bindgen", "wasm_bindegn"));
        assert!(missing.is_err_and(|trouble| trouble.contains("`wasm_bindgen`")));
        let loose = Pins::read(&TEXT.replace("\"=0.22.1\"", "\"0.22.1\""));
        assert!(loose.is_err_and(|trouble| trouble.contains("exact version")));
        let unnamed = Pins::read(&TEXT.replace("version_132", "132"));
        assert!(unnamed.is_err_and(|trouble| trouble.contains("version_132")));
    }
}
