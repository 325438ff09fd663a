//! The command line: what the tool was asked to do.

use crate::Outcome;
use crate::bench::Subject;
use crate::browser::Browsers;
use crate::step::Step;

pub const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [trunk arguments]   build, serve on this machine, rebuild on changes
  build [--url ADDRESS] [trunk arguments]
                            build for release into dist/: for the absolute address of the site,
                            or for its path only, e.g. build --public-url /x/y/
  check [DIR] [options]     name all that is wrong with the reports in seeds/ or DIR, without
                            building the reader; `check --help` lists the options
  test [--only STEP,...]    run the tests; the steps are, in this order:
                            fmt, clippy, doc, native, check, web, build, browser
       [--browser NAME]     run those in browsers in chromium, firefox or webkit only
  screenshots               take pictures of all kinds of pages of the built site
  bench [SUBJECT]           measure on archives of several sizes how long it takes to `compile`
                            them and to `search` them, beside other engines, and to `load` a
                            page in Chromium; or `all`
  setup [--browser]         install the tools (and the browsers with their drivers)
  help                      print this

Environment:
  SEEDS_DIR                 serve and build: the folder of reports to read, instead of seeds/
  SITE_URL                  build: the absolute address of the site, like --url
  READER_ARCHIVE            test and bench: a folder with reports/*.md to be tested on, too
  XDG_CACHE_HOME            the tools go into kusama-news-reader/ there (default: ~/.cache)
  CHROMIUM, CHROMEDRIVER    test and bench: the browser and its driver, instead of those on PATH
  FIREFOX, GECKODRIVER      test: the same
  MINIBROWSER, WEBKITDRIVER, XVFB, XSETTINGSD
                            test: the same for WebKitGTK, and what it is shown on";

const COMMANDS: &str = "serve, build, check, test, screenshots, bench or setup";

#[derive(Debug, PartialEq, Eq)]
pub enum Order {
    Help,
    Setup {
        browser: bool,
    },
    Serve(Vec<String>),
    Build(Vec<String>),
    Check(Vec<String>),
    Bench(Vec<Subject>),
    Test {
        steps: Vec<Step>,
        browsers: Browsers,
    },
    Screenshots,
}

impl Order {
    pub fn read(mut arguments: impl Iterator<Item = String>) -> Outcome<Self> {
        let Some(command) = arguments.next() else {
            return Err(format!("no command was given; expected {COMMANDS}"));
        };
        let rest: Vec<String> = arguments.collect();
        match command.as_str() {
            "help" | "--help" | "-h" => Ok(Self::Help),
            "serve" => Ok(Self::Serve(rest)),
            "build" => Ok(Self::Build(rest)),
            "check" => Ok(Self::Check(rest)),
            "bench" => bench(&rest),
            "setup" => setup(&rest),
            "test" => test(&rest),
            "screenshots" if rest.is_empty() => Ok(Self::Screenshots),
            "screenshots" => Err("`screenshots` takes no arguments".to_owned()),
            _ => Err(format!("unknown command `{command}`; expected {COMMANDS}")),
        }
    }
}

fn setup(arguments: &[String]) -> Outcome<Order> {
    let mut browser = false;
    for argument in arguments {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Order::Help),
            "--browser" => browser = true,
            _ => {
                return Err(format!(
                    "`setup` does not know `{argument}`; expected --browser or nothing"
                ));
            }
        }
    }
    Ok(Order::Setup { browser })
}

fn bench(arguments: &[String]) -> Outcome<Order> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        [] | ["all"] => Ok(Order::Bench(Subject::ALL.to_vec())),
        ["compile"] => Ok(Order::Bench(vec![Subject::Compile])),
        ["search"] => Ok(Order::Bench(vec![Subject::Search])),
        ["load"] => Ok(Order::Bench(vec![Subject::Load])),
        ["--help" | "-h", ..] => Ok(Order::Help),
        _ => Err(format!(
            "`bench` does not know `{}`; expected compile, search, load, all or nothing",
            words.join(" ")
        )),
    }
}

fn test(arguments: &[String]) -> Outcome<Order> {
    let mut chosen = Vec::new();
    let mut browsers = Browsers::default();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (argument.as_str(), None),
        };
        let mut value = |needed: &str| match value {
            Some(value) => Ok(value),
            None => arguments
                .next()
                .map(String::as_str)
                .ok_or_else(|| format!("`{name}` needs {needed} after it")),
        };
        match name {
            "--help" | "-h" => return Ok(Order::Help),
            "--only" => {
                for name in value("a list of steps, e.g. fmt,clippy,")?.split(',') {
                    chosen.push(Step::named(name)?);
                }
            }
            "--browser" => browsers = Browsers::named(value("chromium, firefox, webkit or all")?)?,
            _ => {
                return Err(format!(
                    "`test` does not know `{argument}`; \
                     expected --only STEP,... or --browser NAME or nothing"
                ));
            }
        }
    }
    // Later steps use what earlier ones made, so the order is not the caller's to choose.
    let all = chosen.is_empty();
    let steps = Step::ALL
        .into_iter()
        .filter(|step| all || chosen.contains(step))
        .collect();
    Ok(Order::Test { steps, browsers })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Order> {
        Order::read(line.split_whitespace().map(String::from))
    }

    #[test]
    fn arguments_of_serve_and_build_are_passed_on() {
        let expected = vec!["--public-url".to_owned(), "/x/y/".to_owned()];
        assert_eq!(
            read("build --public-url /x/y/"),
            Ok(Order::Build(expected.clone()))
        );
        assert_eq!(read("serve --public-url /x/y/"), Ok(Order::Serve(expected)));
    }

    #[test]
    fn arguments_of_check_are_its_own_to_read() {
        let expected = ["letters", "--format", "json", "--help"].map(String::from);
        assert_eq!(
            read("check letters --format json --help"),
            Ok(Order::Check(expected.to_vec()))
        );
        assert_eq!(read("check"), Ok(Order::Check(Vec::new())));
    }

    #[test]
    fn all_is_measured_unless_a_subject_is_named() {
        let all = vec![Subject::Compile, Subject::Search, Subject::Load];
        assert_eq!(read("bench"), Ok(Order::Bench(all.clone())));
        assert_eq!(read("bench all"), Ok(Order::Bench(all)));
        let search = vec![Subject::Search];
        assert_eq!(read("bench search"), Ok(Order::Bench(search)));
    }

    #[test]
    fn chosen_steps_run_once_and_in_the_fixed_order() {
        let steps = |steps: &[Step]| {
            Ok(Order::Test {
                steps: steps.to_vec(),
                browsers: Browsers::All,
            })
        };
        let expected = steps(&[Step::Fmt, Step::Build, Step::Browser]);
        assert_eq!(read("test --only browser,build,fmt,fmt"), expected);
        assert_eq!(read("test --only=browser --only build,fmt"), expected);
        assert_eq!(read("test"), steps(&Step::ALL));
    }

    #[test]
    fn a_browser_can_be_chosen() {
        let expected = |browsers| {
            Ok(Order::Test {
                steps: vec![Step::Browser],
                browsers,
            })
        };
        assert_eq!(
            read("test --browser firefox --only browser"),
            expected(Browsers::Firefox)
        );
        assert_eq!(
            read("test --only browser --browser=chromium"),
            expected(Browsers::Chromium)
        );
        assert_eq!(
            read("test --only browser --browser all"),
            expected(Browsers::All)
        );
        assert_eq!(
            read("test --only browser --browser webkit"),
            expected(Browsers::Webkit)
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
            "bench seeds",
            "bench compile search",
        ] {
            assert!(read(line).is_err(), "{line:?} should have been refused");
        }
    }
}
