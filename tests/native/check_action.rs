//! Tests of the action that checks pull requests: its shell steps, on a repository made for it, and
//! the workflow that uses it. What GitHub does itself is not tested: evaluating expressions, fetching
//! the merge commit of a pull request, and drawing the annotations. Nor is installing Rust and
//! compiling the command, for which stand-ins are run.

use crate::check::folder;
use crate::support::root;
use saphyr_parser::{Event, Parser};
use serde_json::{Map, Value};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ACTION: &str = ".github/actions/check/action.yml";
const WORKFLOW: &str = ".github/workflows/check.yml";

/// Parses a YAML file. All scalars are texts.
fn yaml(file: &str) -> Value {
    let text = fs::read_to_string(root().join(file)).unwrap();
    let mut events = Parser::new_from_str(&text).map(|event| event.expect("YAML").0);
    loop {
        match events.next().expect("a document") {
            Event::StreamStart | Event::DocumentStart(..) => {}
            event => return value(event, &mut events),
        }
    }
}

fn value<'a>(first: Event<'a>, events: &mut impl Iterator<Item = Event<'a>>) -> Value {
    match first {
        Event::Scalar(text, ..) => text.into_owned().into(),
        Event::SequenceStart(..) => {
            let mut values = Vec::new();
            loop {
                match events.next().unwrap() {
                    Event::SequenceEnd => return values.into(),
                    event => values.push(value(event, events)),
                }
            }
        }
        Event::MappingStart(..) => {
            let mut values = Map::new();
            loop {
                match events.next().unwrap() {
                    Event::MappingEnd => return values.into(),
                    Event::Scalar(key, ..) => {
                        let key = key.into_owned();
                        let first = events.next().unwrap();
                        values.insert(key, value(first, events));
                    }
                    other => panic!("{other:?} is no key"),
                }
            }
        }
        other => panic!("{other:?} is no value"),
    }
}

const GOOD: &str = "# Harbour Letter - April 2020\n\n# Calm\n\nThe harbour was calm.\n";

/// A report with a fault that stops publishing, and one that does not.
const FAULTY: &str = "# Harbour Letter - May 2020\n\n# Storm\n\nSee [it](/1999/01/).\n\n\
    Fog â€” and ice.\n";

/// A report of the base whose file comes before all others.
const OLD: &str = "# Harbour Letter - March 2020\n\n# Ice\n\nSee [it](/1999/02/).\n";

/// The folders of a run.
struct Run {
    dir: PathBuf,
}

impl Run {
    /// Makes a repository with a base and with a pull request of one report, and checks out the merge
    /// of both as a workflow does.
    fn of(name: &str, base: &[(&str, &str)], report: &str, depth: u8) -> Self {
        let dir = folder(name, &[("temp/empty", ""), ("tools/empty", "")]);
        let run = Self { dir };
        let origin = run.path("origin");
        fs::create_dir_all(origin.join("seeds")).unwrap();
        git(&origin, &["init", "--quiet", "--initial-branch=main"]);
        for (file, text) in base {
            fs::write(origin.join("seeds").join(file), text).unwrap();
        }
        fs::write(origin.join("seeds/archive.toml"), "topics = []\n").unwrap();
        commit(&origin, "Begin");
        git(&origin, &["switch", "--quiet", "--create", "month"]);
        fs::write(origin.join("seeds/münze, may.md"), report).unwrap();
        commit(&origin, "Add a month");
        git(&origin, &["switch", "--quiet", "main"]);
        let merge = ["merge", "--quiet", "--no-ff", "--message", "Merge", "month"];
        git(&origin, &merge);
        let address = format!("file://{}", origin.display());
        let depth = format!("--depth={depth}");
        git(
            &run.dir,
            &["clone", "--quiet", &depth, &address, "workspace"],
        );
        run.stand_in("rustup", "echo \"$@\" >> \"$RUNNER_TEMP/calls\"");
        run.stand_in(
            "cargo",
            "echo \"$@\" >> \"$RUNNER_TEMP/calls\"\ntest -e Cargo.toml\n\
             mkdir -p \"$CARGO_TARGET_DIR/debug\"\n\
             ln -s \"$COMPILED\" \"$CARGO_TARGET_DIR/debug/check\"",
        );
        run
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// Writes a program that stands in for another one.
    fn stand_in(&self, name: &str, script: &str) {
        let file = self.path("tools").join(name);
        fs::write(&file, format!("set -e\n{script}\n")).unwrap();
        // A function, because a file of a test is not executable on every file system.
        let functions = format!("{name}() {{ bash {:?} \"$@\"; }}\n", file.display());
        let all = self.path("tools/functions");
        let known = fs::read_to_string(&all).unwrap_or_default();
        fs::write(all, known + &functions).unwrap();
    }

    /// Runs the steps of the action as the runner does, until one fails. Returns the last output.
    fn steps(&self, inputs: &[(&str, &str)]) -> (bool, String) {
        let action = yaml(ACTION);
        let mut all = String::new();
        for step in action["runs"]["steps"].as_array().unwrap() {
            let output = self.step(&action, step, inputs);
            all += &String::from_utf8_lossy(&output.stdout);
            all += &String::from_utf8_lossy(&output.stderr);
            if !output.status.success() {
                return (false, all);
            }
        }
        (true, all)
    }

    fn step(&self, action: &Value, step: &Value, inputs: &[(&str, &str)]) -> Output {
        assert_eq!(step["shell"], "bash");
        let functions = fs::read_to_string(self.path("tools/functions")).unwrap();
        let script = self.path("temp/step.sh");
        fs::write(&script, functions + step["run"].as_str().unwrap()).unwrap();
        let mut command = Command::new("bash");
        command
            .args(["--noprofile", "--norc", "-eo", "pipefail"])
            .arg(&script)
            .current_dir(self.path("workspace"))
            .env("PATH", self.search_path())
            .env("COMPILED", env!("CARGO_BIN_EXE_check"))
            .env("GITHUB_ACTION_PATH", root().join(ACTION).parent().unwrap())
            .env("GITHUB_PATH", self.path("temp/path"))
            .env("GITHUB_STEP_SUMMARY", self.path("temp/summary"))
            .env("GITHUB_WORKSPACE", self.path("workspace"))
            .env("RUNNER_TEMP", self.path("temp"));
        without_git_variables(&mut command);
        let variables = step["env"].as_object().into_iter().flatten();
        for (name, value) in variables {
            let mut value = value.as_str().unwrap().to_owned();
            let temp = self.path("temp");
            value = value.replace("${{ runner.temp }}", temp.to_str().unwrap());
            for (input, about) in action["inputs"].as_object().unwrap() {
                let given = inputs.iter().find(|(name, _)| name == input);
                let given = given.map_or(about["default"].as_str().unwrap(), |(_, value)| value);
                value = value.replace(&format!("${{{{ inputs.{input} }}}}"), given);
            }
            assert!(!value.contains("${{"), "{value} is an expression");
            command.env(name, value);
        }
        command.output().expect("bash")
    }

    /// Returns `PATH` with the folders that earlier steps have added.
    fn search_path(&self) -> OsString {
        let added = fs::read_to_string(self.path("temp/path")).unwrap_or_default();
        let mut folders: Vec<PathBuf> = added.lines().map(PathBuf::from).collect();
        folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap()));
        std::env::join_paths(folders).unwrap()
    }
}

/// Runs Git without the settings of the person who runs the test.
fn git(dir: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.args([
        "-c",
        "user.name=Ada",
        "-c",
        "user.email=ada@harbour.example",
    ])
    .args(arguments)
    .current_dir(dir);
    without_git_variables(&mut git);
    let output = git.output().expect("git");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {error}");
}

fn without_git_variables(command: &mut Command) {
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(variable);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null");
    command.env("GIT_CONFIG_NOSYSTEM", "1");
}

fn commit(dir: &Path, message: &str) {
    git(dir, &["add", "--all"]);
    git(dir, &["commit", "--quiet", "--message", message]);
}

fn errors(out: &str) -> Vec<&str> {
    out.lines()
        .filter(|line| line.starts_with("::error "))
        .collect()
}

const IN_CHANGE: &str = "::error file=seeds/münze%2C may.md,line=5,col=10,endLine=5,endColumn=19,\
    title=broken-link::";

#[test]
fn the_steps_of_the_action_show_the_faults_of_a_pull_request() {
    let run = Run::of("action-faulty", &[("a.md", OLD)], FAULTY, 2);
    let (is_fine, out) = run.steps(&[]);
    assert!(!is_fine, "{out}");
    let errors = errors(&out);
    assert_eq!(errors.len(), 2, "{out}");
    assert!(errors[0].starts_with(IN_CHANGE), "{out}");
    assert!(
        errors[1].starts_with("::error file=seeds/a.md,line=5,"),
        "{out}"
    );
    assert_eq!(
        out.matches("\n::warning file=seeds/münze%2C may.md,line=7,")
            .count(),
        1
    );
    let summary = fs::read_to_string(run.path("temp/summary")).unwrap();
    assert!(summary.contains("### Files of this change\n\n- **error** `broken-link`"));
    let calls = fs::read_to_string(run.path("temp/calls")).unwrap();
    let expected = "toolchain install\nbuild --quiet --features check --bin check\n";
    assert_eq!(calls, expected);
}

#[test]
fn a_checkout_without_the_base_only_loses_the_order() {
    let run = Run::of("action-shallow", &[("a.md", OLD)], FAULTY, 1);
    let (is_fine, out) = run.steps(&[]);
    assert!(!is_fine, "{out}");
    assert!(out.contains("set fetch-depth: 2"), "{out}");
    assert!(errors(&out)[1].starts_with(IN_CHANGE), "{out}");
}

#[test]
fn inputs_choose_the_folder_and_what_fails() {
    let faulty = FAULTY.replace("[it](/1999/01/)", "it");
    let run = Run::of("action-inputs", &[("april.md", GOOD)], &faulty, 2);
    let (is_fine, out) = run.steps(&[]);
    assert!(is_fine && out.contains("::warning "), "{out}");
    fs::remove_dir_all(run.path("temp/check-reports")).unwrap();
    let (is_fine, out) = run.steps(&[("deny-warnings", "true")]);
    assert!(!is_fine && out.contains("::warning "), "{out}");
    fs::remove_dir_all(run.path("temp/check-reports")).unwrap();
    // It is a name, whatever is in it.
    let (is_fine, out) = run.steps(&[("folder", "--lock $(touch x); `touch y`")]);
    assert!(!is_fine && out.contains("title=unreadable"), "{out}");
    let names = ["x", "y", "seeds/ids.lock"].map(|name| run.path("workspace").join(name));
    assert!(names.iter().all(|name| !name.exists()));
}

#[test]
fn the_workflow_has_no_rights_that_a_fork_could_use() {
    let workflow = yaml(WORKFLOW);
    assert_eq!(workflow["on"], serde_json::json!({ "pull_request": "" }));
    assert_eq!(
        workflow["permissions"],
        serde_json::json!({ "contents": "read" })
    );
    let job = &workflow["jobs"]["check"];
    assert!(job.get("permissions").is_none());
    let steps = job["steps"].as_array().unwrap();
    let checkout = &steps[0];
    assert_eq!(checkout["with"]["persist-credentials"], "false");
    assert_eq!(checkout["with"]["fetch-depth"], "2");
    let action = Path::new(ACTION).parent().unwrap();
    assert_eq!(steps[1]["uses"], format!("./{}", action.display()));
    for file in [WORKFLOW, ACTION] {
        let text = fs::read_to_string(root().join(file)).unwrap();
        for secret in [
            "secrets.",
            "github.token",
            "GITHUB_TOKEN",
            "pull_request_target",
        ] {
            assert!(!text.contains(secret), "{file} has {secret}");
        }
    }
    // An expression in a script would put a stranger's words into it.
    let action = yaml(ACTION);
    for step in action["runs"]["steps"].as_array().unwrap() {
        assert!(!step["run"].as_str().unwrap().contains("${{"));
    }
    for (input, value) in steps[1]["with"].as_object().unwrap() {
        assert!(action["inputs"].get(input).is_some(), "{input}: {value}");
    }
}
