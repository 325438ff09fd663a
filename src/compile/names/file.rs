//! Reads `names.toml`, and reports everything that is wrong with it at once.

use super::name::{Name, NameKind};
use super::spelling::Spelling;
use crate::compile::characters::is_control;
use crate::compile::diagnostic::{Code, Diagnostic};
use crate::compile::source::Source;
use std::borrow::Cow;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys of a name.
const KEYS: &str = "`name`, `kind`, `aliases`, `not` or `everywhere`";

/// A key and its value, each with its place in the file.
type Pair<'a> = (&'a Spanned<Cow<'a, str>>, &'a Spanned<DeValue<'a>>);

/// Returns the names of the file in their order, without those that are wrong. Without a file there
/// are none.
pub fn read(source: Option<&Source>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Name> {
    let Some(source) = source else {
        return Vec::new();
    };
    let text = source.text(diagnostics).unwrap_or_default();
    let mut reader = Reader {
        path: &source.path,
        text: &text,
        breaks: text.match_indices('\n').map(|it| it.0).collect(),
        names: Vec::new(),
        known: BTreeMap::new(),
        diagnostics,
    };
    let (table, errors) = DeTable::parse_recoverable(&text);
    for error in &errors {
        let start = error.span().map_or(0, |span| span.start);
        let message = error.message().trim_end();
        reader.wrong(start, "", message, "correct the file");
    }
    if errors.is_empty() {
        reader.read_table(table.get_ref());
    }
    reader.names
}

struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    /// The byte offset of each line feed.
    breaks: Vec<usize>,
    names: Vec<Name>,
    /// Each spelling with the name and the line that have it.
    known: BTreeMap<String, (String, u32)>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// A name as far as it has been read.
#[derive(Default)]
struct Draft {
    /// The offset of its table.
    start: usize,
    name: Option<(usize, String)>,
    kind: Option<NameKind>,
    has_kind: bool,
    aliases: Vec<(usize, String)>,
    not: Vec<(usize, String)>,
    everywhere: bool,
}

impl Reader<'_> {
    fn read_table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            if key.get_ref() != "names" {
                let message = format!("key `{}`: expected `[[names]]`", key.get_ref());
                self.wrong(key.span().start, key.get_ref(), &message, "take it out");
                continue;
            }
            let Some(entries) = value.get_ref().as_array() else {
                let what = value.get_ref().type_str();
                let message =
                    format!("`names` is a {what}: expected a table `[[names]]` for each name");
                self.wrong(key.span().start, "names", &message, "use double brackets");
                continue;
            };
            for entry in entries {
                self.read_entry(entry);
            }
        }
    }

    fn read_entry(&mut self, entry: &Spanned<DeValue<'_>>) {
        let start = entry.span().start;
        let Some(table) = entry.get_ref().as_table() else {
            let what = entry.get_ref().type_str();
            let message = format!("an entry of `names` is a {what}: expected a table `[[names]]`");
            return self.wrong(start, "", &message, "write it as one");
        };
        let mut draft = Draft {
            start,
            ..Draft::default()
        };
        for pair in table {
            self.read_pair(&mut draft, pair);
        }
        self.finish(draft);
    }

    fn read_pair(&mut self, draft: &mut Draft, (key, value): Pair<'_>) {
        match key.get_ref().as_ref() {
            "name" => draft.name = self.text(key, value),
            "kind" => {
                draft.has_kind = true;
                draft.kind = self.kind(key, value);
            }
            "aliases" => draft.aliases = self.texts(key, value),
            "not" => draft.not = self.texts(key, value),
            "everywhere" => match value.get_ref().as_bool() {
                Some(everywhere) => draft.everywhere = everywhere,
                None => self.wrong_type((key, value), "`true` or `false`"),
            },
            other => {
                let message = format!("key `{other}` of a name: expected {KEYS}");
                let help = "correct it, or take it out";
                self.wrong(key.span().start, other, &message, help);
            }
        }
    }

    fn kind(
        &mut self,
        key: &Spanned<Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<NameKind> {
        let (start, word) = self.text(key, value)?;
        let kind = NameKind::of(&word);
        if kind.is_none() {
            let message = format!("kind `{word}`: expected {}", kinds());
            self.wrong(start, &word, &message, "choose one of them");
        }
        kind
    }

    /// Returns the value of a key if it is a text, with its offset.
    fn text(
        &mut self,
        key: &Spanned<Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<(usize, String)> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type((key, value), "a text in quotes");
            return None;
        };
        let start = value.span().start;
        if let Some(character) = text.chars().find(|&character| is_control(character)) {
            let number = u32::from(character);
            let message = format!("control character `U+{number:04X}` in a text: expected none");
            self.wrong(start, "", &message, "take it out");
        }
        Some((start, text.to_owned()))
    }

    fn texts(
        &mut self,
        key: &Spanned<Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) -> Vec<(usize, String)> {
        let Some(values) = value.get_ref().as_array() else {
            self.wrong_type((key, value), "a list of texts such as `[\"Harbour\"]`");
            return Vec::new();
        };
        let texts = values.iter().filter_map(|value| self.text(key, value));
        texts.collect()
    }

    /// Checks a name as a whole, and keeps it unless something that it needs is missing.
    fn finish(&mut self, draft: Draft) {
        let start = draft.start;
        let Some((at, name)) = draft.name else {
            let message = "`[[names]]` without `name`: expected the name as readers are to see it";
            return self.wrong(start, "", message, "add `name`");
        };
        if !draft.has_kind {
            let message = format!("name `{name}` without `kind`: expected {}", kinds());
            self.wrong(at, &name, &message, "add `kind`");
        }
        let line = self.line(start);
        let own = core::iter::once((at, name.clone())).chain(draft.aliases);
        let mut spellings = Vec::new();
        let mut aliases = Vec::new();
        for (nth, (at, written)) in own.enumerate() {
            spellings.extend(self.spelling(at, &written, &name, line));
            if nth > 0 {
                aliases.push(written);
            }
        }
        for (at, phrase) in &draft.not {
            self.check_not(*at, phrase, &name, &spellings);
        }
        if let Some(kind) = draft.kind.filter(|_| !spellings.is_empty()) {
            self.names.push(Name {
                label: name,
                kind,
                aliases,
                not: draft.not.into_iter().map(|it| it.1).collect(),
                everywhere: draft.everywhere,
                line,
            });
        }
    }

    /// Reads a spelling. Reports it if it has no words, or if another is the same.
    fn spelling(&mut self, at: usize, written: &str, name: &str, line: u32) -> Option<Spelling> {
        let Some(spelling) = Spelling::read(0, written) else {
            let message =
                format!("spelling `{written}` of a name: expected letters or digits in it");
            self.wrong(at, written, &message, "correct it, or take it out");
            return None;
        };
        if let Some((other, line)) = self.known.get(&spelling.key()) {
            let message = if other == name {
                format!(
                    "second spelling `{written}` of `{name}`: expected each once, for marks, \
                     hyphens and more capitals make no difference"
                )
            } else {
                format!(
                    "spelling `{written}` of `{name}`: expected one of no other name, and `{other}` \
                     in line {line} has it"
                )
            };
            self.wrong(at, written, &message, "remove one");
        } else {
            let known = (name.to_owned(), line);
            self.known.insert(spelling.key(), known);
        }
        Some(spelling)
    }

    fn check_not(&mut self, at: usize, phrase: &str, name: &str, spellings: &[Spelling]) {
        let read = Spelling::read(0, phrase);
        let has_one = read.is_some_and(|it| {
            let is_own = spellings.iter().any(|own| own.terms().eq(it.terms()));
            !is_own && spellings.iter().any(|own| it.has_inside(own))
        });
        if !has_one {
            let message = format!(
                "`not` of `{name}` has `{phrase}`: expected a spelling of the name with more words \
                 beside it"
            );
            self.wrong(at, phrase, &message, "correct it, or take it out");
        }
    }

    fn wrong_type(&mut self, (key, value): Pair<'_>, expected: &str) {
        let (name, what) = (key.get_ref(), value.get_ref().type_str());
        let message =
            format!("`{name}` of a name has a value of the type `{what}`: expected {expected}");
        self.wrong(value.span().start, "", &message, "correct it");
    }

    /// Adds a problem with `value`, which is at an offset of the file.
    fn wrong(&mut self, offset: usize, value: &str, message: &str, help: &str) {
        let line = self.line(offset);
        let problem = Diagnostic::new(Code::BadNames, self.path, line, message, help);
        self.diagnostics.push(problem.at(value));
    }

    /// Returns the line of an offset, counted from 1.
    fn line(&self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        let n_before = self.breaks.partition_point(|&at| at < offset);
        u32::try_from(n_before + 1).unwrap_or(u32::MAX)
    }
}

/// Returns the words of all kinds.
fn kinds() -> String {
    let words = NameKind::ALL.map(NameKind::word);
    format!("one of `{}`", words.join("`, `"))
}
