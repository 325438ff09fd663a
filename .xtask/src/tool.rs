//! A build tool: how to detect and install it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::cache;
use crate::notice::{announce, spell};
use crate::outcome::Outcome;
use crate::pin::Pins;
use crate::process;

/// Pinned here, because Trunk.toml has only the tools that Trunk uses.
const GECKODRIVER: &str = "0.37.1";

pub struct Tool {
    pub title: &'static str,
    pub version: String,
    /// Programs of the tool; all must be installed in this version.
    programs: &'static [&'static str],
    recipe: Recipe,
    /// Estimated install time, shown to the user.
    estimate: &'static str,
}

/// How to install a tool into a folder.
enum Recipe {
    Cargo {
        package: &'static str,
        arguments: &'static [&'static str],
        environment: &'static [(&'static str, &'static str)],
    },
    Npm {
        package: &'static str,
    },
}

/// For tools that mostly wait for other programs. Optimizing them would double the build time.
const CHEAP: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"),
];

/// Location of a tool.
pub enum Place {
    Path,
    Folder(PathBuf),
}

impl Tool {
    pub fn all(pins: &Pins) -> [Self; 3] {
        let trunk = Self {
            title: "Trunk",
            version: pins.trunk.clone(),
            programs: &["trunk"],
            recipe: Recipe::Cargo {
                package: "trunk",
                // Excludes the check for newer versions: a build should not need a network.
                arguments: &["--no-default-features", "--features", "rustls"],
                environment: CHEAP,
            },
            estimate: "about 4 minutes on two cores",
        };
        let wasm_bindgen = Self {
            title: "wasm-bindgen",
            version: pins.wasm_bindgen.clone(),
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            recipe: Recipe::Cargo {
                package: "wasm-bindgen-cli",
                arguments: &[],
                environment: &[],
            },
            estimate: "about 3 minutes on two cores",
        };
        let wasm_opt = Self {
            title: "wasm-opt",
            version: pins.binaryen.clone(),
            programs: &["wasm-opt"],
            recipe: Recipe::Npm {
                package: "binaryen",
            },
            estimate: "a download of some 20 MB",
        };
        [trunk, wasm_bindgen, wasm_opt]
    }

    /// Returns the `WebDriver` server for Firefox. Only the tests need it, so no toolbox has it.
    pub fn geckodriver() -> Self {
        Self {
            title: "geckodriver",
            version: GECKODRIVER.to_owned(),
            programs: &["geckodriver"],
            recipe: Recipe::Cargo {
                package: "geckodriver",
                arguments: &[],
                environment: CHEAP,
            },
            estimate: "about 3 minutes on two cores",
        }
    }

    /// Looks for the tool on PATH, then in the cache; installs it into the cache if missing.
    pub fn ready(&self) -> Outcome<Place> {
        if self.is_in(None) {
            return Ok(Place::Path);
        }
        let folder = cache::folder()?.join(self.folder_name());
        let programs = folder.join(self.recipe.programs_folder());
        if !self.is_in(Some(&programs)) {
            self.install(&folder)?;
        }
        Ok(Place::Folder(programs))
    }

    fn folder_name(&self) -> String {
        match self.recipe {
            Recipe::Cargo { .. } => format!("{}-{}", self.programs[0], self.version),
            Recipe::Npm { package } => format!("{package}-{}.0.0", self.version),
        }
    }

    /// Whether every program is installed in the right version; `None` means PATH.
    fn is_in(&self, folder: Option<&Path>) -> bool {
        self.programs.iter().all(|program| {
            let file = folder.map_or(PathBuf::from(program), |folder| folder.join(program));
            process::output(Command::new(file).arg("--version"))
                .is_some_and(|text| version(&text, program) == Some(&self.version))
        })
    }

    fn install(&self, folder: &Path) -> Outcome<()> {
        let (title, version) = (self.title, &self.version);
        announce(&format!(
            "installing {title} {version} ({}, once)",
            self.estimate
        ));
        let start = Instant::now();
        cache::fill(folder, |partial| {
            process::run(&mut self.recipe.command(version, partial)?)?;
            if self.is_in(Some(&partial.join(self.recipe.programs_folder()))) {
                return Ok(());
            }
            Err(format!(
                "{title} was installed, but `{} --version` does not report {version}; \
                 put a {title} {version} that works on PATH",
                self.programs[0]
            ))
        })
        .map_err(|cause| format!("{title} {version} could not be installed: {cause}"))?;
        announce(&format!(
            "installed {title} {version} in {}",
            spell(start.elapsed())
        ));
        Ok(())
    }
}

impl Recipe {
    fn programs_folder(&self) -> &'static str {
        match self {
            Self::Cargo { .. } => "bin",
            Self::Npm { .. } => "node_modules/.bin",
        }
    }

    fn command(&self, version: &str, folder: &Path) -> Outcome<Command> {
        match self {
            Self::Cargo {
                package,
                arguments,
                environment,
            } => {
                let mut command = cargo_install(&format!("{package}@{version}"), folder);
                command.args(*arguments).envs(environment.iter().copied());
                Ok(command)
            }
            Self::Npm { package } if process::find("npm").is_none() => Err(format!(
                "npm is not on PATH; install Node.js with npm, \
                 or put {package} {version} on PATH"
            )),
            Self::Npm { package } => {
                let mut command = process::command("npm", folder);
                command
                    .args(["install", "--ignore-scripts", "--no-audit", "--no-fund"])
                    .arg("--prefix")
                    .arg(folder)
                    .arg(format!("{package}@{version}.0.0"));
                Ok(command)
            }
        }
    }
}

fn cargo_install(package: &str, folder: &Path) -> Command {
    let mut command = process::command("cargo", folder);
    command
        .args(["install", "--locked", package, "--root"])
        .arg(folder);
    // These variables are for the build of the reader; the tool is for this machine.
    for name in [
        "CARGO_BUILD_TARGET",
        "CARGO_TARGET_DIR",
        "CARGO_BUILD_TARGET_DIR",
    ] {
        command.env_remove(name);
    }
    command
}

/// Parses the output of `program --version`.
fn version<'a>(text: &'a str, program: &str) -> Option<&'a str> {
    let mut words = text.split_whitespace();
    if words.next()? != program {
        return None;
    }
    words.find(|word| *word != "version")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_the_tools_print() {
        assert_eq!(version("trunk 0.22.1", "trunk"), Some("0.22.1"));
        assert_eq!(
            version("wasm-bindgen 0.2.129 (3f2ab1c)", "wasm-bindgen"),
            Some("0.2.129")
        );
        assert_eq!(
            version("wasm-opt version 132 (version_132)", "wasm-opt"),
            Some("132")
        );
        let text = "geckodriver 0.37.1\n\nThe source code of this program is available";
        assert_eq!(version(text, "geckodriver"), Some("0.37.1"));
    }

    #[test]
    fn another_program_or_no_version_is_no_match() {
        assert_eq!(version("trunk-recorder 0.22.1", "trunk"), None);
        assert_eq!(version("trunk", "trunk"), None);
        assert_eq!(version("", "trunk"), None);
    }
}
