//! Durations of the tests: collected during the run, printed at the end.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::notice::say;
use crate::process;

/// Number of slowest tests to print.
const N_SLOWEST: usize = 20;

/// Duration of one test.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    pub seconds: f64,
    pub name: String,
}

/// Makes the tests report their durations, if possible. libtest's `--report-time` is unstable and
/// needs `RUSTC_BOOTSTRAP`. Only the test programs get that variable, because the compiler must not
/// see it.
pub fn ask_for(command: &mut Command, root: &Path) {
    let version = process::output(process::command("rustc", root).arg("-vV"));
    let version = version.unwrap_or_default();
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let Some(host) = host.filter(|_| cfg!(unix)) else {
        return;
    };
    let variable = format!(
        "CARGO_TARGET_{}_RUNNER",
        host.to_uppercase().replace(['-', '.'], "_")
    );
    if env::var_os(&variable).is_some() {
        return;
    }
    command.env(variable, "env RUSTC_BOOTSTRAP=1").args([
        "--",
        "-Z",
        "unstable-options",
        "--report-time",
    ]);
}

/// Parses the duration in a line such as `test pages::home ... ok <0.012s>`.
pub fn in_line(line: &str) -> Option<Time> {
    let (name, rest) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    let seconds = rest.split_once('<')?.1.strip_suffix("s>")?;
    Some(Time {
        seconds: seconds.parse().ok()?,
        name: name.to_owned(),
    })
}

/// Reads the durations that the browser tests wrote: on each line seconds, a tab, and the test with
/// its browser. libtest's own times are useless here, because each test waits for a free browser.
pub fn in_file(file: &Path) -> Vec<Time> {
    let text = fs::read_to_string(file).unwrap_or_default();
    let time = |line: &str| {
        let (seconds, name) = line.split_once('\t')?;
        Some(Time {
            seconds: seconds.parse().ok()?,
            name: name.to_owned(),
        })
    };
    text.lines().filter_map(time).collect()
}

/// Prints the slowest tests.
pub fn tell(times: &[Time]) {
    if times.is_empty() {
        return;
    }
    say(&format!(
        "the slowest of {} runs of tests, in seconds:",
        times.len()
    ));
    for Time { seconds, name } in slowest(times) {
        say(&format!("    {seconds:7.2}  {name}"));
    }
}

fn slowest(times: &[Time]) -> Vec<&Time> {
    let mut all: Vec<&Time> = times.iter().collect();
    all.sort_by(|one, other| other.seconds.total_cmp(&one.seconds));
    all.truncate(N_SLOWEST);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(seconds: f64, name: &str) -> Time {
        Time {
            seconds,
            name: name.to_owned(),
        }
    }

    #[test]
    fn the_time_of_a_test_is_read_from_what_libtest_prints() {
        assert_eq!(
            in_line("test search::a_word ... ok <0.012s>"),
            Some(time(0.012, "search::a_word"))
        );
        assert_eq!(
            in_line("test x - should panic ... FAILED <12.500s>"),
            Some(time(12.5, "x - should panic"))
        );
        assert_eq!(in_line("test search::a_word ... ok"), None);
        assert_eq!(in_line("test result: ok. 3 passed; 0 failed"), None);
        assert_eq!(in_line("running 3 tests"), None);
    }

    #[test]
    fn the_slowest_come_first_and_are_twenty_at_most() {
        let times: Vec<Time> = (0..30).map(|n| time(f64::from(n), "one")).collect();
        let slowest = slowest(&times);
        assert_eq!(slowest.len(), N_SLOWEST);
        assert!(slowest[0].seconds > 28.5 && slowest[19].seconds > 9.5);
    }

    #[test]
    fn the_times_of_browser_tests_are_read_from_their_file() {
        let file = env::temp_dir().join(format!("xtask-times-{}", std::process::id()));
        fs::write(&file, "1.25\ta in Firefox at /\nnonsense\n").unwrap();
        assert_eq!(in_file(&file), [time(1.25, "a in Firefox at /")]);
        fs::remove_file(&file).unwrap();
        assert_eq!(in_file(&file), []);
    }
}
