//! Command-line parsing.

use crate::bench::Subject;
use crate::browser::Browsers;
use crate::outcome::Outcome;
use crate::removals;
use crate::step::Step;
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;
use std::ffi::OsString;

pub const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [trunk arguments]   build, serve on this machine, rebuild on changes
  build [--url ADDRESS] [trunk arguments]
                            build for release into dist/: for the absolute address of the site,
                            or for its path only, e.g. build --public-url /x/y/
  check [DIR] [options]     name all that is wrong with the reports in seeds/ or DIR, without
                            building the reader; `check --help` lists the options
  adopt DIR                 write a first DIR/archive.toml for reports of another site, and say what
                            was guessed and how to serve them
  test [--only STEP,...]    run the tests; the steps are, in this order:
                            fmt, clippy, doc, native, check, web, build, browser
       [--quick]            run those that find most in a few minutes: fmt, clippy, native, web,
                            and smoke, which walks through the reader in Chromium
       [--changed]          leave out what no change since the last commit can reach
       [--browser NAME]     run those in browsers in chromium, firefox or webkit only
       [--all-engines]      run each of them in all three, not only where engines can differ
  reproduce                 build the program in two folders, and see that it is the same
  screenshots               take pictures of all kinds of pages of the site that `test` built, or
                            of the reports in SEEDS_DIR, and lay them beside those of other sites in
                            the folder READER_PICTURES_BESIDE
  bench [SUBJECT]           measure on archives of several sizes how long it takes to `compile`
                            them and to `search` them, beside other engines, and to `load` a
                            page in Chromium; or `all`
  setup [--browser]         install the tools (and the browsers with their drivers)
  help                      print this

Environment:
  SEEDS_DIR                 serve, build and screenshots: the folder of reports to read, instead of
                            seeds/
  SITE_URL                  build: the absolute address of the site, like --url
  READER_ARCHIVE            test and bench: a folder with reports/*.md to be tested on, too
  READER_FOREIGN            test: a folder with a folder of reports for each description in
                            tests/fixtures/foreign/, to be tested on, too
  WORDNET_DIR               build and test: the folder of WordNet's files, instead of those from
                            npm; or empty, to build without them
  EPUBCHECK, JAVA           test: the path of another epubcheck.jar, and of a Java runtime
  XDG_CACHE_HOME            the tools go into kusama-news-reader/ there (default: ~/.cache)
  CHROMIUM, CHROMEDRIVER    test and bench: the browser and its driver, instead of those on PATH
  FIREFOX, GECKODRIVER      test: the same
  MINIBROWSER, WEBKITDRIVER, XVFB, XSETTINGSD
                            test: the same for WebKitGTK, and what it is shown on";

const COMMANDS: &str = "serve, build, check, adopt, test, reproduce, screenshots, bench or setup";

/// What the tool is asked to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    Help,
    Setup {
        browser: bool,
    },
    Serve(Vec<String>),
    /// Watch a folder while serving; see [`removals`].
    TellRemovals(removals::Watched),
    Build(Vec<String>),
    Check(Vec<String>),
    Bench(Vec<Subject>),
    Test(Plan),
    Reproduce,
    Screenshots,
}

/// Tests to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub steps: Vec<Step>,
    pub browsers: Browsers,
    /// Whether to skip tests that no change since the last commit can affect.
    pub only_changed: bool,
}

impl Task {
    /// Parses the arguments after the tool's name.
    pub fn read(words: impl IntoIterator<Item = OsString>) -> Outcome<Self> {
        let mut parser = lexopt::Parser::from_args(words);
        Self::parse(&mut parser).map_err(|error| error.to_string())
    }

    fn parse(parser: &mut lexopt::Parser) -> Result<Self, lexopt::Error> {
        let command = match parser.next()? {
            Some(Value(command)) => command.string()?,
            Some(Short('h') | Long("help")) => return Ok(Self::Help),
            Some(option) => return Err(option.unexpected()),
            None => return Err(format!("no command was given; expected {COMMANDS}").into()),
        };
        match command.as_str() {
            "help" => Ok(Self::Help),
            // These commands parse their own arguments.
            "serve" => Ok(Self::Serve(rest(parser)?)),
            "build" => Ok(Self::Build(rest(parser)?)),
            "check" => Ok(Self::Check(rest(parser)?)),
            "adopt" => adopt(parser),
            "bench" => bench(parser),
            "setup" => setup(parser),
            "test" => test(parser),
            removals::COMMAND => Ok(Self::TellRemovals(removals::Watched {
                reports: parser.value()?.into(),
                marks: parser.value()?.into(),
                parent: parser.value()?.parse()?,
            })),
            "reproduce" => alone(parser, Self::Reproduce),
            "screenshots" => alone(parser, Self::Screenshots),
            _ => Err(format!("unknown command `{command}`; expected {COMMANDS}").into()),
        }
    }
}

fn rest(parser: &mut lexopt::Parser) -> Result<Vec<String>, lexopt::Error> {
    parser.raw_args()?.map(ValueExt::string).collect()
}

/// Reads the folder to adopt, which the `check` command does.
fn adopt(parser: &mut lexopt::Parser) -> Result<Task, lexopt::Error> {
    let folder = match parser.next()? {
        Some(Value(folder)) => folder.string()?,
        Some(Short('h') | Long("help")) => return Ok(Task::Help),
        Some(option) => return Err(option.unexpected()),
        None => return Err("no folder was given; expected one with reports".into()),
    };
    alone(parser, Task::Check(vec!["--adopt".to_owned(), folder]))
}

/// Returns `task`, which takes no arguments.
fn alone(parser: &mut lexopt::Parser, task: Task) -> Result<Task, lexopt::Error> {
    match parser.next()? {
        Some(Short('h') | Long("help")) => Ok(Task::Help),
        Some(argument) => Err(argument.unexpected()),
        None => Ok(task),
    }
}

fn setup(parser: &mut lexopt::Parser) -> Result<Task, lexopt::Error> {
    let mut browser = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Task::Help),
            Long("browser") => browser = true,
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(Task::Setup { browser })
}

fn bench(parser: &mut lexopt::Parser) -> Result<Task, lexopt::Error> {
    let mut subjects = Subject::ALL.to_vec();
    match parser.next()? {
        Some(Short('h') | Long("help")) => return Ok(Task::Help),
        Some(Value(name)) => match name.string()?.as_str() {
            "all" => {}
            "compile" => subjects = vec![Subject::Compile],
            "search" => subjects = vec![Subject::Search],
            "load" => subjects = vec![Subject::Load],
            name => {
                let expected = "compile, search, load, all or nothing";
                return Err(format!("`bench` does not know `{name}`; expected {expected}").into());
            }
        },
        Some(argument) => return Err(argument.unexpected()),
        None => {}
    }
    alone(parser, Task::Bench(subjects))
}

fn test(parser: &mut lexopt::Parser) -> Result<Task, lexopt::Error> {
    let mut chosen = Chosen::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Task::Help),
            Long("quick") => chosen.is_quick = true,
            Long("changed") => chosen.only_changed = true,
            Long("all-engines") => chosen.choose(Browsers::All)?,
            Long("only") => chosen.add_steps(&parser.value()?.string()?)?,
            Long("browser") => chosen.choose(Browsers::named(&parser.value()?.string()?)?)?,
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(Task::Test(chosen.plan()))
}

/// Options of `test`.
#[derive(Default)]
struct Chosen {
    steps: Vec<Step>,
    browsers: Option<Browsers>,
    is_quick: bool,
    only_changed: bool,
}

impl Chosen {
    fn add_steps(&mut self, names: &str) -> Outcome<()> {
        for name in names.split(',') {
            self.steps.push(Step::named(name)?);
        }
        Ok(())
    }

    fn choose(&mut self, browsers: Browsers) -> Outcome<()> {
        if self.browsers.is_some_and(|chosen| chosen != browsers) {
            return Err(
                "browsers were chosen twice; expected --browser NAME or --all-engines".into(),
            );
        }
        self.browsers = Some(browsers);
        Ok(())
    }

    fn plan(mut self) -> Plan {
        if self.is_quick {
            self.steps.extend(Step::QUICK);
            self.browsers = self.browsers.or(Some(Browsers::Chromium));
        }
        Plan {
            steps: in_order(&self.steps),
            browsers: self.browsers.unwrap_or_default(),
            only_changed: self.only_changed,
        }
    }
}

/// Returns the chosen steps, or the whole test if `chosen` is empty. The order is fixed, because
/// later steps use the output of earlier ones.
fn in_order(chosen: &[Step]) -> Vec<Step> {
    let chosen = if chosen.is_empty() {
        &Step::ALL
    } else {
        chosen
    };
    let all = Step::ALL.into_iter().chain([Step::Smoke]);
    all.filter(|step| chosen.contains(step)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Task> {
        Task::read(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn arguments_of_serve_and_build_are_passed_on() {
        let expected = vec!["--public-url".to_owned(), "/x/y/".to_owned()];
        assert_eq!(
            read("build --public-url /x/y/"),
            Ok(Task::Build(expected.clone()))
        );
        assert_eq!(read("serve --public-url /x/y/"), Ok(Task::Serve(expected)));
    }

    #[test]
    fn arguments_of_check_are_its_own_to_read() {
        let expected = ["letters", "--format", "json", "--help"].map(String::from);
        assert_eq!(
            read("check letters --format json --help"),
            Ok(Task::Check(expected.to_vec()))
        );
        assert_eq!(read("check"), Ok(Task::Check(Vec::new())));
        let expected = ["--adopt", "letters"].map(String::from);
        assert_eq!(read("adopt letters"), Ok(Task::Check(expected.to_vec())));
        assert!(read("adopt").is_err());
        assert!(read("adopt letters more").is_err());
    }

    #[test]
    fn all_is_measured_unless_a_subject_is_named() {
        let all = vec![Subject::Compile, Subject::Search, Subject::Load];
        assert_eq!(read("bench"), Ok(Task::Bench(all.clone())));
        assert_eq!(read("bench all"), Ok(Task::Bench(all)));
        let search = vec![Subject::Search];
        assert_eq!(read("bench search"), Ok(Task::Bench(search)));
    }

    /// Checks the steps, the browsers and `only_changed` of a `test` command line.
    fn check(line: &str, steps: &[Step], browsers: Browsers, only_changed: bool) {
        let plan = Plan {
            steps: steps.to_vec(),
            browsers,
            only_changed,
        };
        assert_eq!(read(line), Ok(Task::Test(plan)), "{line}");
    }

    #[test]
    fn chosen_steps_run_once_and_in_the_fixed_order() {
        let expected = [Step::Fmt, Step::Build, Step::Browser];
        let check = |line, steps: &[Step]| check(line, steps, Browsers::WhereTheyDiffer, false);
        check("test --only browser,build,fmt,fmt", &expected);
        check("test --only=browser --only build,fmt", &expected);
        check("test", &Step::ALL);
        check("test --only smoke,fmt", &[Step::Fmt, Step::Smoke]);
    }

    #[test]
    fn a_browser_can_be_chosen() {
        let steps = [Step::Browser];
        let check = |options: &str, browsers| {
            let line = format!("test {options} --only browser");
            check(&line, &steps, browsers, false);
        };
        check("--browser firefox", Browsers::Firefox);
        check("--browser=chromium", Browsers::Chromium);
        check("--browser webkit", Browsers::Webkit);
        check("--browser all", Browsers::All);
        check("--all-engines", Browsers::All);
    }

    #[test]
    fn the_quick_test_takes_one_browser_unless_another_is_chosen() {
        let steps = Step::QUICK;
        check("test --quick", &steps, Browsers::Chromium, false);
        check("test --quick --changed", &steps, Browsers::Chromium, true);
        check(
            "test --browser firefox --quick",
            &steps,
            Browsers::Firefox,
            false,
        );
        check(
            "test --changed",
            &Step::ALL,
            Browsers::WhereTheyDiffer,
            true,
        );
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for line in [
            "",
            "tset",
            "setup --chrome",
            "test fmt",
            "test --only",
            "test --only lint",
            "test --browser",
            "test --browser lynx",
            "test --all-engines --browser firefox",
            "test --quick=no",
            "bench seeds",
            "bench compile search",
        ] {
            assert!(read(line).is_err(), "{line:?} should have been refused");
        }
    }
}
