//! Finds the block of front matter at the beginning of a text, in any syntax.

use super::key::{Key, Malformed};
use super::known::{DATES, KEYS};
use super::{bare, fenced_toml, json, yaml};
use crate::compile::diagnostic::{Code, Diagnostic};

/// The way a block is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
    Json,
    Bare,
}

/// A block of front matter in a text.
pub struct Block<'a> {
    syntax: Syntax,
    /// The lines inside, without fences.
    pub inside: &'a str,
    /// The line of the text on which `inside` begins, counted from 1.
    pub first_line: u32,
    /// Offset of the first line below the block.
    pub end: usize,
}

impl<'a> Block<'a> {
    /// Finds the block at the beginning of a text.
    pub fn find(text: &'a str) -> Option<Self> {
        let n_empty = text
            .lines()
            .take_while(|line| line.trim().is_empty())
            .count();
        let start: usize = text.split_inclusive('\n').take(n_empty).map(str::len).sum();
        let rest = text.get(start..)?;
        let first = rest.lines().next()?.trim_end();
        let block = match first {
            _ if first.starts_with(|c: char| c.is_ascii_lowercase()) => {
                match Self::unopened(rest) {
                    Some(block) => block,
                    None => Self::bare(rest)?,
                }
            }
            "---" | "---yaml" => Self::fenced(rest, Syntax::Yaml, &["---", "..."])?,
            "---json" => Self::fenced(rest, Syntax::Json, &["---"])?,
            "---toml" => Self::fenced(rest, Syntax::Toml, &["---"])?,
            "+++" => Self::fenced(rest, Syntax::Toml, &["+++"])?,
            _ if first.starts_with('{') => Self {
                syntax: Syntax::Json,
                inside: json::block(rest)?,
                first_line: 1,
                end: json::block(rest)?.len(),
            },
            _ => Self::bare(rest)?,
        };
        let n_above = u32::try_from(n_empty).ok()?;
        Some(Self {
            first_line: block.first_line + n_above,
            end: block.end + start,
            ..block
        })
        .filter(Self::begins_with_key)
        .filter(|block| block.has_known_key() || block.has_only_keys())
    }

    /// Returns lines of `Key: value`.
    fn bare(text: &'a str) -> Option<Self> {
        let inside = bare::block(text)?;
        Some(Self {
            syntax: Syntax::Bare,
            inside,
            first_line: 1,
            end: inside.len(),
        })
    }

    /// Returns a block of YAML that has only the last one of its fences.
    fn unopened(text: &'a str) -> Option<Self> {
        let is_inside = |line: &&str| line.trim_end() != "---" && !line.trim().is_empty();
        let lines = text.split_inclusive('\n').take_while(is_inside);
        let (inside, rest) = text.split_at_checked(lines.map(str::len).sum())?;
        let fence = rest.split_inclusive('\n').next().unwrap_or_default();
        let block = Self {
            syntax: Syntax::Yaml,
            inside,
            first_line: 1,
            end: inside.len() + fence.len(),
        };
        let has_title = inside.lines().any(|line| line.starts_with("title:"));
        // One line would be a heading, underlined.
        let is_block = inside.lines().count() > 1 && !fence.trim().is_empty();
        (is_block && has_title && block.has_only_keys()).then_some(block)
    }

    fn fenced(text: &'a str, syntax: Syntax, ends: &[&str]) -> Option<Self> {
        let mut offset = 0;
        let mut first = None;
        for line in text.split_inclusive('\n') {
            let start = offset;
            offset += line.len();
            match first {
                None => first = Some(offset),
                Some(first) if ends.contains(&line.trim_end()) => {
                    return Some(Self {
                        syntax,
                        inside: text.get(first..start)?,
                        first_line: 2,
                        end: offset,
                    });
                }
                Some(_) => {}
            }
        }
        None
    }

    /// Whether the first line with words has a key. Between two rules of a report it may be a heading,
    /// which YAML would take for a comment.
    fn begins_with_key(&self) -> bool {
        let mut lines = self.inside.lines().map(str::trim);
        let first = lines.find(|line| !line.is_empty());
        match self.syntax {
            Syntax::Yaml => first.is_none_or(|line| {
                let key = line.split_once(':').map_or("", |(key, _)| key.trim());
                !key.is_empty() && !key.contains(char::is_whitespace) && !key.starts_with('#')
            }),
            Syntax::Toml | Syntax::Json | Syntax::Bare => true,
        }
    }

    /// Whether a line begins with a key that front matter usually has.
    fn has_known_key(&self) -> bool {
        let mark = if self.syntax == Syntax::Toml {
            '='
        } else {
            ':'
        };
        let is_quote = |c: char| c.is_whitespace() || "{\"':".contains(c);
        // Keys of JSON may be on one line.
        let n_parts = if self.syntax == Syntax::Json {
            usize::MAX
        } else {
            1
        };
        let parts = self
            .inside
            .lines()
            .flat_map(|line| line.split(',').take(n_parts));
        let keys = parts.filter_map(|part| part.trim_start_matches(':').split_once(mark));
        let mut keys = keys.map(|(key, _)| key.trim_matches(is_quote).to_ascii_lowercase());
        keys.any(|key| KEYS.contains(&key.as_str()) || DATES.contains(&key.as_str()))
    }

    /// Reports whether a fenced block is empty, or each of its lines begins with a key in lower case
    /// or belongs to the one above. Text does neither.
    fn has_only_keys(&self) -> bool {
        let is_of_key = |line: &str| {
            let key = line.split_once(':').map(|(key, _)| key.trim_end());
            let is_key = |key: &str| {
                let mut letters = key.chars();
                letters.next().is_some_and(|c| c.is_ascii_lowercase())
                    && letters.all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
            };
            let belongs = line.trim().is_empty() || line.starts_with([' ', '\t', '#']);
            belongs || line.starts_with("- ") || key.is_some_and(is_key)
        };
        let first = self.inside.lines().next().unwrap_or_default();
        let is_empty = self.inside.trim().is_empty();
        let begins = is_empty || !first.trim().is_empty() && !first.starts_with([' ', '\t']);
        self.syntax == Syntax::Yaml && begins && self.inside.lines().all(is_of_key)
    }

    /// Reads its keys.
    ///
    /// # Errors
    ///
    /// Returns the reason why the block cannot be read.
    pub fn entries(&self) -> Result<Vec<Key>, Malformed> {
        match self.syntax {
            Syntax::Yaml | Syntax::Json => yaml::entries(self.inside),
            Syntax::Toml => fenced_toml::entries(self.inside),
            Syntax::Bare => Ok(bare::entries(self.inside)),
        }
    }

    /// Returns the problem of a block that cannot be read.
    pub fn problem(&self, path: &str, malformed: &Malformed) -> Diagnostic {
        let Malformed { reason, line } = malformed;
        let expected = match self.syntax {
            Syntax::Toml => "TOML between two lines of `+++`",
            Syntax::Json => "JSON between braces",
            Syntax::Yaml | Syntax::Bare => "YAML between two lines of `---`",
        };
        let message = format!("front matter cannot be read ({reason}): expected {expected}");
        let line = (self.first_line - 1).saturating_add(*line);
        let help = "correct it; put text with a colon in quotes";
        Diagnostic::new(Code::BadFrontMatter, path, line, message, help)
    }
}
