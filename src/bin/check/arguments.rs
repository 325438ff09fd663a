//! The command line: the folder to check and the output options.

use kusama_news_reader::compile::repository;
use std::ffi::OsString;
use std::path::PathBuf;

pub const HELP: &str = "\
Usage: check [DIR] [options]

Checks a folder of reports and names everything that is wrong with it, without building the
reader. DIR is the reader's own `seeds` unless another folder is named.

  --format text|json      text: each problem with its line (the default);
                          json: one object with the reports and the problems
  --explain               also say why each section stands under its topics
  --deny-warnings         fail on warnings, too
  --lock                  write the ids of all texts to DIR/ids.lock, unless there are errors
  --evaluate TOPICS.json  compare topics with those given by hand, and print the figures
  --fit TOPICS.json       print weights that fit topics given by hand
  -h, --help              print this

Exit status: 0 if all is well, 1 on errors, 2 if the command line cannot be understood.";

/// Default folder, first in the current directory, then in the repository.
const DEFAULT_DIR: &str = "seeds";

#[derive(Debug, PartialEq, Eq)]
pub enum Order {
    Help,
    Check(Arguments),
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

impl Order {
    /// Parses the arguments after the command's name. Returns a sentence about the first error.
    pub fn read(words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut words = words;
        let mut dir = None;
        let mut arguments = Arguments::default();
        while let Some(word) = words.next() {
            let Some(option) = option_of(&word) else {
                if dir.is_some() {
                    let word = word.display();
                    return Err(format!("there is a second folder, `{word}`; expected one"));
                }
                dir = Some(PathBuf::from(word));
                continue;
            };
            if option == "-h" || option == "--help" {
                return Ok(Self::Help);
            }
            arguments.set(option, &mut words)?;
        }
        arguments.dir = dir.unwrap_or_else(default_dir);
        arguments.agree()?;
        Ok(Self::Check(arguments))
    }
}

impl Arguments {
    /// Applies an option. Its value follows an equals sign or is the next word.
    fn set(
        &mut self,
        option: &str,
        words: &mut dyn Iterator<Item = OsString>,
    ) -> Result<(), String> {
        let (name, inline) = match option.split_once('=') {
            Some((name, value)) => (name, Some(OsString::from(value))),
            None => (option, None),
        };
        let has_inline = inline.is_some();
        let mut value = |what: &str| {
            let value = inline.clone().or_else(|| words.next());
            let value = value.filter(|value| !value.is_empty());
            value.ok_or_else(|| format!("`{name}` needs {what} after it"))
        };
        match name {
            "--format" => self.format = Format::named(&value("`text` or `json`")?)?,
            "--evaluate" => self.read_labels(Labels::Evaluate(value("a file")?.into()))?,
            "--fit" => self.read_labels(Labels::Fit(value("a file")?.into()))?,
            _ if has_inline => return Err(format!("`{option}` is not known; see --help")),
            "--explain" => self.explain = true,
            "--deny-warnings" => self.deny_warnings = true,
            "--lock" => self.lock = true,
            _ => return Err(format!("`{name}` is not known; see --help")),
        }
        Ok(())
    }

    fn read_labels(&mut self, labels: Labels) -> Result<(), String> {
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
    fn named(name: &OsString) -> Result<Self, String> {
        match name.to_str() {
            Some("text") => Ok(Self::Text),
            Some("json") => Ok(Self::Json),
            _ => Err(format!(
                "`--format` does not know `{}`; expected `text` or `json`",
                name.display()
            )),
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

/// Returns a word that begins like an option. For a folder of that name, write `./-name`.
fn option_of(word: &OsString) -> Option<&str> {
    word.to_str()
        .filter(|text| text.starts_with('-') && text.len() > 1)
}

#[cfg(test)]
#[allow(
    clippy::panic,
    reason = "a test says what it expects in the shortest way"
)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Order, String> {
        Order::read(line.split_whitespace().map(OsString::from))
    }

    /// Returns the arguments of a command line that asks for a check.
    #[track_caller]
    fn arguments(line: &str) -> Arguments {
        match read(line) {
            Ok(Order::Check(arguments)) => arguments,
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
    fn help_is_given_wherever_it_is_asked_for() {
        assert_eq!(read("--help"), Ok(Order::Help));
        assert_eq!(read("letters --lock -h"), Ok(Order::Help));
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
        ] {
            assert!(read(line).is_err(), "{line:?} should have been refused");
        }
    }
}
