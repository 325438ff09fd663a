//! JSON Schemas, for editors of `archive.toml` and `names.toml`, and for programs that read
//! `reports.json` and `figures.json`.
//!
//! They are written by hand, with a sentence on each key. A new key goes here, too;
//! `tests/native/schemas.rs` names those that are missing.
//!
//! # Source
//!
//! JSON Schema 2020-12, <https://json-schema.org>. Editors with Taplo read it for TOML, too, if the
//! file begins with `#:schema` and its address.

/// The schemas, each with its path below the base.
pub const ALL: [(&str, &str); 4] = [
    ("schemas/archive.json", ARCHIVE),
    ("schemas/figures.json", FIGURES),
    ("schemas/names.json", NAMES),
    ("schemas/reports.json", REPORTS),
];

/// The schema of `archive.toml`.
pub const ARCHIVE: &str = include_str!("../schemas/archive.json");

/// The schema of `figures.json`.
pub const FIGURES: &str = include_str!("../schemas/figures.json");

/// The schema of `names.toml`.
pub const NAMES: &str = include_str!("../schemas/names.json");

/// The schema of `reports.json`.
pub const REPORTS: &str = include_str!("../schemas/reports.json");
