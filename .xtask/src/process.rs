//! Child processes: start, environment, and error messages.

use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::notice::say;
use crate::outcome::Outcome;

/// Returns a command that runs in `folder` as if typed there, not started by Cargo.
pub fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    // `cargo run` sets these for this package; another Cargo must not inherit them.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs a command and passes its output through. Returns an error unless it succeeds.
pub fn run(command: &mut Command) -> Outcome<()> {
    let line = shown(command);
    say(&format!("    {line}"));
    let status = command
        .status()
        .map_err(|cause| format!("cannot start `{line}`: {cause}"))?;
    judged(&line, status)
}

/// Like [`run`], and also calls `look` with each line of output.
pub fn run_and_look(command: &mut Command, mut look: impl FnMut(&str)) -> Outcome<()> {
    run_and_read(command, |line| {
        say(line);
        look(line);
    })
}

/// Runs a command and calls `look` with each line of output instead of printing it.
pub fn run_and_read(command: &mut Command, mut look: impl FnMut(&str)) -> Outcome<()> {
    let line = shown(command);
    say(&format!("    {line}"));
    let trouble = |cause| format!("cannot start `{line}`: {cause}");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(trouble)?;
    // Reads bytes, because output that is not valid UTF-8 is not an error.
    let mut output = child.stdout.take().map(BufReader::new);
    let mut bytes = Vec::new();
    while let Some(output) = &mut output
        && output.read_until(b'\n', &mut bytes).is_ok_and(|n| n > 0)
    {
        let text = String::from_utf8_lossy(&bytes);
        let text = text.trim_end_matches('\n');
        look(text);
        bytes.clear();
    }
    let status = child.wait().map_err(trouble)?;
    judged(&line, status)
}

fn judged(line: &str, status: ExitStatus) -> Outcome<()> {
    match (status.success(), status.code()) {
        (true, _) => Ok(()),
        (false, Some(code)) => Err(format!("`{line}` failed with exit status {code}")),
        (false, None) => Err(format!("`{line}` was ended by a signal")),
    }
}

/// Replaces this process with the command, so that a signal to this process reaches the command.
pub fn become_command(command: &mut Command) -> Outcome<()> {
    say(&format!("    {}", shown(command)));
    replace(command)
}

/// Like [`become_command`], but prints nothing.
#[cfg(unix)]
pub fn replace(command: &mut Command) -> Outcome<()> {
    use std::os::unix::process::CommandExt;

    let cause = command.exec();
    Err(format!("cannot start `{}`: {cause}", shown(command)))
}

/// Runs the command and exits with its status, because only Unix can replace a process.
#[cfg(not(unix))]
pub fn replace(command: &mut Command) -> Outcome<()> {
    let status = command
        .status()
        .map_err(|cause| format!("cannot start `{}`: {cause}", shown(command)))?;
    std::process::exit(status.code().unwrap_or(1))
}

/// Returns the output of a command, or `None` if it cannot start or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Finds a program on PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| is_executable(file))
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;

    file.metadata()
        .is_ok_and(|facts| facts.is_file() && facts.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file()
}

/// Returns the command line as one would type it.
fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(|word| word.to_string_lossy()));
    words.join(" ")
}

/// Runs a build command, and returns the path of the program `name` that it has built.
pub fn program(cargo: &mut Command, name: &str) -> Outcome<PathBuf> {
    let mut file = None;
    cargo.arg("--message-format=json-render-diagnostics");
    run_and_read(cargo, |line| {
        file = file.take().or_else(|| program_in(line, name));
    })?;
    file.ok_or_else(|| format!("Cargo did not say where it put `{name}`"))
}

/// Returns the path of the program `name` if a message of Cargo contains it.
fn program_in(message: &str, name: &str) -> Option<PathBuf> {
    let is_program = message.contains(r#""kind":["bin"]"#) && message.contains(r#""test":false"#);
    let (_, rest) = message.split_once(r#""executable":""#)?;
    let file = PathBuf::from(rest.split('"').next()?.replace(r"\\", r"\"));
    (is_program && file.file_stem()? == name).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_program_is_read_from_what_cargo_tells() {
        let message = |kind: &str, file: &str| {
            format!(
                r#"{{"target":{{"kind":["{kind}"]}},"profile":{{"test":false}},"executable":{file}}}"#
            )
        };
        let file = Some(PathBuf::from("/a/target/debug/check"));
        let told = message("bin", r#""/a/target/debug/check""#);
        assert_eq!(program_in(&told, "check"), file);
        assert_eq!(program_in(&told, "publish"), None);
        let told = message("test", r#""/a/target/debug/deps/check""#);
        assert_eq!(program_in(&told, "check"), None);
        assert_eq!(program_in(&message("lib", "null"), "check"), None);
    }
}
