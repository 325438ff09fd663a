//! Runs the test steps in order, measures them, and prints a summary.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::axe;
use crate::browser::{Browser, Browsers};
use crate::changed::Changed;
use crate::command_line::Plan;
use crate::epubcheck::Epubcheck;
use crate::firefox::Firefox;
use crate::machine::Folders;
use crate::notice::{announce, say, spell};
use crate::outcome::Outcome;
use crate::pin::Pins;
use crate::site;
use crate::step::{Step, TestEnv};
use crate::times::{self, Time};
use crate::toolbox::Toolbox;
use crate::toolchain;
use crate::webkit::Webkit;

/// Result of a step.
struct Report {
    step: Step,
    duration: Duration,
    trouble: Option<String>,
}

pub fn run(root: &Path, plan: &Plan) -> Outcome<()> {
    let start = Instant::now();
    let changed = if plan.only_changed {
        Changed::since_commit(root)?
    } else {
        Changed::all()
    };
    let steps = plan.steps.iter().copied();
    let (steps, left_out): (Vec<Step>, Vec<Step>) =
        steps.partition(|&step| step.is_affected_by(&changed));
    if !left_out.is_empty() {
        let names: Vec<&str> = left_out.iter().map(|step| step.name()).collect();
        announce(&format!(
            "left out, for no change since the last commit reaches it: {}",
            names.join(", ")
        ));
    }
    let env = prepare(root, &steps, plan.browsers, changed)?;
    announce(&format!("prepared in {}", spell(start.elapsed())));
    let mut reports: Vec<Report> = Vec::new();
    let mut times = Vec::new();
    for &step in &steps {
        let has_failed = reports.iter().any(|report| report.trouble.is_some());
        // Steps that check sources are cheap and independent, so run all of them.
        if has_failed && !step.is_independent() {
            break;
        }
        reports.push(attempt(step, &env, &mut times));
    }
    times::tell(&times);
    conclude(&steps, &reports, plan.browsers, start.elapsed())
}

/// Takes screenshots of the built site, or of a site with the reports in `SEEDS_DIR`.
pub fn screenshots(root: &Path) -> Outcome<()> {
    let seeds = site::chosen_seeds(root)?;
    let mut steps = vec![Step::Browser];
    if seeds.is_some() {
        steps.push(Step::Build);
    }
    let env = prepare(root, &steps, Browsers::Chromium, Changed::default())?;
    let pictures = env.take_pictures(seeds.as_deref())?;
    announce(&format!("the pictures are in {}", pictures.display()));
    Ok(())
}

/// Prepares only the tools and browsers that the steps need.
fn prepare(root: &Path, steps: &[Step], browsers: Browsers, changed: Changed) -> Outcome<TestEnv> {
    let any = |need: &dyn Fn(Step) -> bool| steps.iter().any(|&step| need(step));
    toolchain::ready(root)?;
    let toolbox = || Toolbox::ready(&Pins::load(root)?);
    let toolbox = any(&Step::needs_tools).then(toolbox).transpose()?;
    let browser = any(&|step| step.needs_chromium(browsers)).then(Browser::ready);
    let browser = browser.transpose()?;
    let firefox = any(&|step| step.needs_firefox(browsers)).then(Firefox::ready);
    let firefox = firefox.transpose()?;
    let webkit = any(&|step| step.needs_webkit(browsers)).then(Webkit::ready);
    let webkit = webkit.transpose()?;
    let epubcheck = any(&|step| step == Step::Native).then(Epubcheck::ready);
    let epubcheck = epubcheck.transpose()?;
    let axe = any(&|step| step == Step::Browser).then(axe::ready);
    let axe = axe.transpose()?;
    Ok(TestEnv {
        root: root.to_path_buf(),
        toolbox,
        browser,
        firefox,
        webkit,
        epubcheck,
        axe,
        browsers,
        changed,
        folders: Folders::of(root)?,
    })
}

fn attempt(step: Step, env: &TestEnv, times: &mut Vec<Time>) -> Report {
    announce(&format!("{}: {}", step.name(), step.about()));
    let start = Instant::now();
    let trouble = step.carry_out(env, times).err();
    let duration = start.elapsed();
    let time = spell(duration);
    match &trouble {
        None => announce(&format!("{}: passed in {time}", step.name())),
        Some(cause) => announce(&format!("{}: FAILED after {time}: {cause}", step.name())),
    }
    Report {
        step,
        duration,
        trouble,
    }
}

fn conclude(
    steps: &[Step],
    reports: &[Report],
    browsers: Browsers,
    total: Duration,
) -> Outcome<()> {
    announce("summary");
    for report in reports {
        let result = if report.trouble.is_some() {
            "FAILED"
        } else {
            "passed"
        };
        let (name, time) = (report.step.name(), spell(report.duration));
        say(&format!("    {name:8} {result}  {time:>12}"));
    }
    for step in &steps[reports.len()..] {
        say(&format!("    {:8} not run", step.name()));
    }
    let failed: Vec<&str> = reports
        .iter()
        .filter(|report| report.trouble.is_some())
        .map(|report| report.step.name())
        .collect();
    let total = spell(total);
    if failed.is_empty() {
        announce(&format!("all {} steps passed in {total}", steps.len()));
        return Ok(());
    }
    Err(format!(
        "failed after {total}: {}; to run just that again: cargo xtask test --only {}{}",
        failed.join(", "),
        failed.join(","),
        match browsers {
            Browsers::WhereTheyDiffer => String::new(),
            _ => format!(" --browser {}", browsers.name()),
        }
    ))
}
