//! A key of front matter, whatever its syntax.

/// A key with its value, or with the values of its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub name: String,
    pub values: Vec<String>,
    /// Line within the block, counted from 1.
    pub line: u32,
}

/// A block of front matter that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    pub reason: String,
    /// Line within the block, counted from 1.
    pub line: u32,
}
