//! The command line: the folder to check and the output options.

use kusama_news_reader::compile::repository;
use lexopt::Arg::{Long, Short, Value};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

pub const HELP: &str = "\
Usage: check [DIR] [options]

Checks a folder of reports and names everything that is wrong with it, without building the
reader. DIR is the reader's own `seeds` unless another folder is named.

  --format text|json      text: each problem with its line (the default);
                          json: one object with the reports and the problems
  --explain               also say why each section stands under its topics
  --names                 print words that may be names and are not in DIR/names.toml, as TOML
  --deny-warnings         fail on warnings, too
  --adopt                 write a first DIR/archive.toml, with guesses, for reports of another site
  --lock                  write the ids of all texts to DIR/ids.lock, unless there are errors
  --evaluate TOPICS.json  compare topics with those given by hand, and print the figures
  --fit TOPICS.json       print weights that fit topics given by hand
  -h, --help              print this

Exit status: 0 if all is well, 1 on errors, 2 if the command line cannot be understood.";

/// Default folder, first in the current directory, then in the repository.
const DEFAULT_DIR: &str = "seeds";

/// What the command is asked to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Check a folder.
    Check(Arguments),
    /// Write a first description for a folder.
    Adopt(PathBuf),
    /// Print what may be missing among the names of a folder.
    Names(PathBuf),
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    pub dir: PathBuf,
    pub format: Format,
    pub explain: bool,
    pub deny_warnings: bool,
    pub lock: bool,
    pub labels: Option<Labels>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Text,
    Json,
}

/// An action on a file of topics given by hand.
#[derive(Debug, PartialEq, Eq)]
pub enum Labels {
    Evaluate(PathBuf),
    Fit(PathBuf),
}

impl Command {
    /// Parses the arguments after the command's name.
    ///
    /// # Errors
    ///
    /// Returns a sentence about the first word that cannot be understood.
    pub fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, lexopt::Error> {
        let mut parser = lexopt::Parser::from_args(words);
        let mut dir = None;
        let mut adopts = false;
        let mut lists_names = false;
        let mut arguments = Arguments::default();
        while let Some(argument) = parser.next()? {
            match argument {
                Short('h') | Long("help") => return Ok(Self::Help),
                Long("format") => arguments.format = Format::named(&parser.value()?)?,
                Long("evaluate") => arguments.set_labels(Labels::Evaluate(file(&mut parser)?))?,
                Long("fit") => arguments.set_labels(Labels::Fit(file(&mut parser)?))?,
                Long("explain") => arguments.explain = true,
                Long("names") => lists_names = true,
                Long("deny-warnings") => arguments.deny_warnings = true,
                Long("lock") => arguments.lock = true,
                Long("adopt") => adopts = true,
                Value(word) if dir.is_none() => dir = Some(PathBuf::from(word)),
                Value(word) => {
                    let word = word.display();
                    return Err(format!("there is a second folder, `{word}`; expected one").into());
                }
                _ => return Err(argument.unexpected()),
            }
        }
        let dir = dir.unwrap_or_else(default_dir);
        if adopts {
            let is_alone = arguments == Arguments::default() && !lists_names;
            let trouble = "`--adopt` writes a description; leave out the other options";
            return is_alone.then_some(Self::Adopt(dir)).ok_or(trouble.into());
        }
        if lists_names {
            let is_alone = arguments == Arguments::default();
            let trouble = "`--names` prints only TOML; leave out the other options";
            return is_alone.then_some(Self::Names(dir)).ok_or(trouble.into());
        }
        arguments.dir = dir;
        arguments.agree()?;
        Ok(Self::Check(arguments))
    }
}

/// Returns the value of the last option as a path.
fn file(parser: &mut lexopt::Parser) -> Result<PathBuf, lexopt::Error> {
    let value = parser.value()?;
    if value.is_empty() {
        return Err("there is a file without a name; expected a path".into());
    }
    Ok(value.into())
}

impl Arguments {
    fn set_labels(&mut self, labels: Labels) -> Result<(), String> {
        if self.labels.is_some() {
            return Err("only one of `--evaluate` and `--fit` can be done, and once".into());
        }
        self.labels = Some(labels);
        Ok(())
    }

    /// Rejects combinations of options that make no sense.
    fn agree(&self) -> Result<(), String> {
        let is_json = self.format == Format::Json;
        if is_json && self.explain {
            return Err("`--explain` prints text; leave out `--format json`".into());
        }
        let asks_for_more = is_json || self.explain || self.deny_warnings || self.lock;
        if self.labels.is_some() && asks_for_more {
            return Err("`--evaluate` and `--fit` stand alone; leave out the other options".into());
        }
        Ok(())
    }
}

impl Format {
    fn named(name: &OsStr) -> Result<Self, String> {
        match name.to_str() {
            Some("text") => Ok(Self::Text),
            Some("json") => Ok(Self::Json),
            _ => {
                let name = name.display();
                Err(format!(
                    "`--format` does not know `{name}`; expected `text` or `json`"
                ))
            }
        }
    }
}

fn default_dir() -> PathBuf {
    let near = PathBuf::from(DEFAULT_DIR);
    if near.is_dir() {
        return near;
    }
    // Works from any directory.
    repository().join(DEFAULT_DIR)
}

#[cfg(test)]
#[allow(
    clippy::panic,
    reason = "a test says what it expects in the shortest way"
)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, String> {
        Command::read(line.split_whitespace().map(OsString::from))
            .map_err(|error| error.to_string())
    }

    /// Returns the arguments of a command line that asks for a check.
    #[track_caller]
    fn arguments(line: &str) -> Arguments {
        match read(line) {
            Ok(Command::Check(arguments)) => arguments,
            other => panic!("{line:?} is read as {other:?}"),
        }
    }

    #[test]
    fn the_folder_and_the_options_stand_in_any_order() {
        let expected = Arguments {
            dir: "letters".into(),
            format: Format::Json,
            deny_warnings: true,
            lock: true,
            ..Arguments::default()
        };
        let one = arguments("letters --format json --deny-warnings --lock");
        let other = arguments("--lock --format=json --deny-warnings letters");
        assert_eq!((&one, &other), (&expected, &expected));
    }

    #[test]
    fn without_a_word_the_seeds_are_checked() {
        let expected = Arguments {
            dir: "seeds".into(),
            ..Arguments::default()
        };
        assert_eq!(arguments(""), expected);
    }

    #[test]
    fn files_of_labels_are_taken_in_both_spellings() {
        let evaluate = Labels::Evaluate("t.json".into());
        assert_eq!(arguments("--evaluate t.json").labels, Some(evaluate));
        let fit = Labels::Fit("t.json".into());
        assert_eq!(arguments("--fit=t.json").labels, Some(fit));
    }

    #[test]
    fn names_are_asked_for_alone() {
        let expected = Command::Names("letters".into());
        assert_eq!(read("letters --names"), Ok(expected));
    }

    #[test]
    fn adopting_takes_a_folder_alone() {
        let expected = Command::Adopt("letters".into());
        assert_eq!(read("--adopt letters"), Ok(expected));
    }

    #[test]
    fn help_is_given_wherever_it_is_asked_for() {
        assert_eq!(read("--help"), Ok(Command::Help));
        assert_eq!(read("letters --lock -h"), Ok(Command::Help));
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for line in [
            "letters more",
            "--json",
            "-x",
            "--format",
            "--format=",
            "--format yaml",
            "--explain=yes",
            "--explain --format json",
            "--evaluate",
            "--evaluate a --fit b",
            "--fit a --lock",
            "--adopt letters --lock",
            "--adopt --fit a",
            "--names --format json",
            "--names --fit a",
            "--names=yes",
            "--names --adopt",
        ] {
            assert!(read(line).is_err(), "{line:?} should have been refused");
        }
    }
}
