//! Installs programs from the system's packages.

use std::process::Command;
use std::time::Instant;

use crate::notice::{announce, spell};
use crate::outcome::Outcome;
use crate::process;

/// Installs a program with apt, if possible. `variables` names the environment variables that
/// select other programs; the error message mentions them.
pub fn install(title: &str, packages: &[&str], variables: &str) -> Outcome<()> {
    let by_hand = format!(
        "apt-get update && apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    );
    let prefix: &[&str] = if is_root() { &[] } else { &["sudo", "-n"] };
    let may =
        prefix.is_empty() || process::output(Command::new("sudo").args(["-n", "true"])).is_some();
    if process::find("apt-get").is_none() || !may {
        return Err(format!(
            "the tests need {title}, and a part of it is not on PATH; \
             install it (on Debian, as root: {by_hand}), or set {variables}"
        ));
    }
    announce(&format!("installing {title} (about 2 minutes, once)"));
    let start = Instant::now();
    apt(prefix, &["update"])?;
    let install = ["install", "-y", "--no-install-recommends"];
    apt(prefix, &[&install[..], packages].concat())
        .map_err(|cause| format!("{cause}; try by hand, as root: {by_hand}"))?;
    announce(&format!("installed {title} in {}", spell(start.elapsed())));
    Ok(())
}

fn apt(prefix: &[&str], arguments: &[&str]) -> Outcome<()> {
    // `env` sets the variable, because sudo would not pass it on.
    let start = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    let words = [prefix, &start, arguments].concat();
    process::run(Command::new(words[0]).args(&words[1..]))
}

pub fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}
