//! `cargo xtask`: serves, builds, checks, tests and benchmarks the reader, and installs its tools.

mod address;
mod apt;
mod axe;
mod bench;
mod browser;
mod cache;
mod changed;
mod command_line;
mod firefox;
mod machine;
mod notice;
mod package;
mod pin;
mod process;
mod reports;
mod reproduce;
mod site;
mod step;
mod suite;
mod times;
mod tool;
mod toolbox;
mod toolchain;
mod webkit;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use browser::Browser;
use command_line::Task;
use firefox::Firefox;
use notice::say;
use pin::Pins;
use toolbox::Toolbox;
use webkit::Webkit;

/// Errors are messages for the user, one problem each.
type Outcome<T> = Result<T, String>;

fn main() -> ExitCode {
    let task = match Task::read(std::env::args().skip(1)) {
        Ok(task) => task,
        Err(trouble) => {
            eprintln!("error: {trouble}\n\n{}", command_line::USAGE);
            return ExitCode::from(2);
        }
    };
    match carry_out(&task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("error: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(task: &Task) -> Outcome<()> {
    let root = root();
    match task {
        Task::Help => {
            say(command_line::USAGE);
            Ok(())
        }
        Task::Setup { browser } => {
            prepare(&root)?;
            if *browser {
                Browser::ready()?;
                Firefox::ready()?;
                Webkit::ready()?;
                axe::ready()?;
            }
            Ok(())
        }
        Task::Serve(arguments) => {
            let (pins, toolbox) = prepare(&root)?;
            site::serve(&root, &pins, &toolbox, arguments)
        }
        Task::Build(arguments) => {
            let (_, toolbox) = prepare(&root)?;
            site::build(&root, &toolbox, arguments)
        }
        Task::Check(arguments) => reports::check(&root, arguments),
        Task::TestEnv(subjects) => {
            toolchain::ready(&root)?;
            subjects
                .iter()
                .try_for_each(|subject| subject.measure(&root))
        }
        Task::Test(plan) => suite::run(&root, plan),
        Task::Screenshots => suite::screenshots(&root),
        Task::Reproduce => {
            toolchain::ready(&root)?;
            reproduce::run(&root)
        }
    }
}

/// Installs the toolchain and the tools if they are missing.
fn prepare(root: &Path) -> Outcome<(Pins, Toolbox)> {
    toolchain::ready(root)?;
    let pins = Pins::load(root)?;
    let toolbox = Toolbox::ready(&pins)?;
    Ok((pins, toolbox))
}

/// Returns the top folder of the repository. Cargo sets `CARGO_MANIFEST_DIR` when it starts this
/// package. The compile-time value may be wrong because the clone may have been copied together
/// with its `target` folder.
fn root() -> PathBuf {
    root_of(std::env::var_os("CARGO_MANIFEST_DIR"))
}

fn root_of(package: Option<OsString>) -> PathBuf {
    let package = package.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let package = PathBuf::from(package);
    package.parent().unwrap_or(&package).to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tool_works_on_the_clone_that_cargo_started_it_in() {
        let copied = Some("/elsewhere/reader/.xtask".into());
        assert_eq!(root_of(copied), Path::new("/elsewhere/reader"));
        assert!(root_of(None).join("Trunk.toml").is_file());
    }
}
