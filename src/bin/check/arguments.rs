//! The command line: the folder to check and the output options.

use kusama_news_reader::compile::repository;
use lexopt::Arg::{Long, Short, Value};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

pub const HELP: &str = "\
Usage: check [DIR] [options]

Checks a folder of reports and names everything that is wrong with it, without building the
reader. DIR is the reader's own `seeds` unless another folder is named.

  --format FORMAT         text: each problem with its line (the default);
                          json: one object with the reports and the problems;
                          github: workflow commands, shown at the lines of a pull request;
                          sarif: SARIF 2.1.0, for other tools
  --changed LIST          with `--format github`: a file with the paths of the change, whose
                          problems come first, as `git diff --name-only` prints them
  --explain               also say why each section stands under its topics
  --figures               list the numbers that the reports state, and where they differ; with
                          --explain, say why each is one and why others are none
  --names                 print words that may be names and are not in DIR/names.toml, as TOML
  --deny-warnings         fail on warnings, too
  --adopt                 write a first DIR/archive.toml, with guesses, for reports of another site
  --fix                   mend what has one certain mend, and print the difference: encoding, line
                          ends, text read in the wrong encoding, an alias for a lost id
  --dry-run               with `--fix`: print the difference, and write nothing
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
    /// Print the names that a folder's file may lack.
    Names(PathBuf),
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    pub dir: PathBuf,
    pub format: Format,
    /// A list of the files of the change.
    pub changed: Option<PathBuf>,
    pub fix: Option<Fix>,
    pub details: Details,
    pub deny_warnings: bool,
    pub lock: bool,
    pub labels: Option<Labels>,
}

/// The lists printed above the problems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Reasons: of the figures if they are listed, or else of the topics.
    pub explain: bool,
    /// The figures.
    pub figures: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Text,
    Json,
    Github,
    Sarif,
}

/// The two ways to mend files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix {
    Write,
    /// Only show the changes.
    Rehearse,
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
        let (mut adopts, mut lists_names) = (false, false);
        let (mut fixes, mut rehearses) = (false, false);
        let mut arguments = Arguments::default();
        while let Some(argument) = parser.next()? {
            match argument {
                Short('h') | Long("help") => return Ok(Self::Help),
                Long("format") => arguments.format = Format::named(&parser.value()?)?,
                Long("evaluate") => arguments.set_labels(Labels::Evaluate(file(&mut parser)?))?,
                Long("fit") => arguments.set_labels(Labels::Fit(file(&mut parser)?))?,
                Long("changed") => arguments.changed = Some(file(&mut parser)?),
                Long("fix") => fixes = true,
                Long("dry-run") => rehearses = true,
                Long("explain") => arguments.details.explain = true,
                Long("figures") => arguments.details.figures = true,
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
        arguments.fix = Fix::asked_for(fixes, rehearses)?;
        let dir = dir.unwrap_or_else(default_dir);
        if adopts || lists_names {
            let is_alone = arguments == Arguments::default() && adopts != lists_names;
            return Self::alone(dir, adopts, is_alone).map_err(Into::into);
        }
        arguments.dir = dir;
        arguments.agree()?;
        Ok(Self::Check(arguments))
    }

    /// Returns a command that takes a folder and no other option: `--adopt`, or else `--names`.
    fn alone(dir: PathBuf, adopts: bool, is_alone: bool) -> Result<Self, &'static str> {
        match (is_alone, adopts) {
            (true, true) => Ok(Self::Adopt(dir)),
            (true, false) => Ok(Self::Names(dir)),
            (false, true) => Err("`--adopt` writes a description; leave out the other options"),
            (false, false) => Err("`--names` prints only TOML; leave out the other options"),
        }
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
        let is_text = self.format == Format::Text;
        if !is_text && self.details.explain {
            return Err("`--explain` prints text; leave out `--format`".into());
        }
        if self.details.figures && matches!(self.format, Format::Github | Format::Sarif) {
            return Err("`--figures` prints text or JSON; choose one of these formats".into());
        }
        if !is_text && self.fix.is_some() {
            return Err("`--fix` prints text; leave out `--format`".into());
        }
        if self.fix == Some(Fix::Rehearse) && self.lock {
            return Err("`--dry-run` writes nothing; leave out `--lock`".into());
        }
        if self.changed.is_some() && self.format != Format::Github {
            return Err("`--changed` orders problems for GitHub; add `--format github`".into());
        }
        let is_detailed = self.details != Details::default();
        let asks_for_more = !is_text || is_detailed || self.deny_warnings || self.lock;
        if self.labels.is_some() && (asks_for_more || self.fix.is_some()) {
            return Err("`--evaluate` and `--fit` stand alone; leave out the other options".into());
        }
        Ok(())
    }
}

impl Fix {
    fn asked_for(fixes: bool, rehearses: bool) -> Result<Option<Self>, String> {
        match (fixes, rehearses) {
            (true, true) => Ok(Some(Self::Rehearse)),
            (true, false) => Ok(Some(Self::Write)),
            (false, true) => Err("`--dry-run` is a way of `--fix`; add that".into()),
            (false, false) => Ok(None),
        }
    }
}

impl Format {
    fn named(name: &OsStr) -> Result<Self, String> {
        match name.to_str() {
            Some("text") => Ok(Self::Text),
            Some("json") => Ok(Self::Json),
            Some("github") => Ok(Self::Github),
            Some("sarif") => Ok(Self::Sarif),
            _ => {
                let name = name.display();
                Err(format!(
                    "`--format` does not know `{name}`; expected `text`, `json`, `github` or `sarif`"
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
    fn a_fix_can_be_rehearsed() {
        assert_eq!(arguments("--fix").fix, Some(Fix::Write));
        assert_eq!(arguments("--dry-run --fix").fix, Some(Fix::Rehearse));
        assert_eq!(arguments("--lock --fix").fix, Some(Fix::Write));
    }

    #[test]
    fn the_files_of_a_change_are_for_github() {
        let github = arguments("--changed list --format github");
        assert_eq!(github.format, Format::Github);
        assert_eq!(github.changed, Some("list".into()));
        assert_eq!(arguments("--format sarif").format, Format::Sarif);
    }

    #[test]
    fn figures_are_listed_with_or_without_reasons() {
        let details = Details {
            explain: true,
            figures: true,
        };
        assert_eq!(arguments("--figures --explain").details, details);
        assert!(arguments("--format json --figures").details.figures);
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
            "--explain --format github",
            "--figures --format github",
            "--figures --format sarif",
            "--changed list",
            "--changed list --format sarif",
            "--fix --format json",
            "--fix --fit a",
            "--dry-run",
            "--fix --dry-run --lock",
            "--adopt --fix",
            "--evaluate",
            "--evaluate a --fit b",
            "--fit a --lock",
            "--evaluate a --figures",
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
