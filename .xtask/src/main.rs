//! `cargo xtask`: serves, builds, checks, tests and benchmarks the reader, and installs its tools.

mod address;
mod apt;
mod axe;
mod bench;
mod browser;
mod cache;
mod changed;
mod command_line;
mod epubcheck;
mod firefox;
mod machine;
mod notice;
mod outcome;
mod package;
mod pin;
mod process;
mod program;
mod removals;
mod reports;
mod repository;
mod reproduce;
mod site;
mod step;
mod suite;
mod times;
mod tool;
mod toolbox;
mod toolchain;
mod webkit;
mod wordnet;

use std::process::ExitCode;

use browser::Browser;
use command_line::Task;
use epubcheck::Epubcheck;
use firefox::Firefox;
use notice::say;
use outcome::Outcome;
use webkit::Webkit;

fn main() -> ExitCode {
    let task = match Task::read(std::env::args_os().skip(1)) {
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
    let root = repository::root();
    match task {
        Task::Help => {
            say(command_line::USAGE);
            Ok(())
        }
        Task::Setup { browser } => {
            toolbox::prepare(&root)?;
            if *browser {
                Browser::ready()?;
                Firefox::ready()?;
                Webkit::ready()?;
                axe::ready()?;
                Epubcheck::ready()?;
            }
            Ok(())
        }
        Task::Serve(arguments) => {
            let (pins, toolbox) = toolbox::prepare(&root)?;
            site::serve(&root, &pins, &toolbox, arguments)
        }
        Task::TellRemovals(watched) => removals::watch(watched),
        Task::Build(arguments) => {
            let (_, toolbox) = toolbox::prepare(&root)?;
            site::build(&root, &toolbox, arguments)
        }
        Task::Check(arguments) => reports::check(&root, arguments),
        Task::Bench(subjects) => {
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
