//! The steps of `test`: their commands and requirements.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::axe;
use crate::browser::{Browser, Browsers};
use crate::changed::{Changed, Reach};
use crate::epubcheck::Epubcheck;
use crate::firefox::Firefox;
use crate::machine::Folders;
use crate::outcome::Outcome;
use crate::process::{self, run};
use crate::site;
use crate::times::{self, Time};
use crate::toolbox::Toolbox;
use crate::webkit::Webkit;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Fmt,
    Clippy,
    Doc,
    Native,
    Check,
    Web,
    Build,
    Browser,
    /// A short tour through the reader that replaces `Build` and `Browser`.
    Smoke,
}

/// Folders, tools and options of the steps. A tool is present if any chosen step needs it.
pub struct TestEnv {
    pub root: PathBuf,
    pub toolbox: Option<Toolbox>,
    pub browser: Option<Browser>,
    pub firefox: Option<Firefox>,
    pub webkit: Option<Webkit>,
    /// The checker of the books.
    pub epubcheck: Option<Epubcheck>,
    /// Path of the axe-core script for accessibility checks.
    pub axe: Option<PathBuf>,
    /// Browsers for the browser tests.
    pub browsers: Browsers,
    /// Tests to run.
    pub changed: Changed,
    /// Local folders to keep out of the program.
    pub folders: Folders,
}

const NATIVE: [&str; 2] = ["--features", "ssr,check,publish"];
const WASM: [&str; 4] = [
    "--target",
    "wasm32-unknown-unknown",
    "--features",
    "hydrate",
];
const STRICT: [&str; 3] = ["--", "-D", "warnings"];

impl Step {
    pub const ALL: [Self; 8] = [
        Self::Fmt,
        Self::Clippy,
        Self::Doc,
        Self::Native,
        Self::Check,
        Self::Web,
        Self::Build,
        Self::Browser,
    ];

    /// Steps that find most problems within a few minutes.
    pub const QUICK: [Self; 5] = [
        Self::Fmt,
        Self::Clippy,
        Self::Native,
        Self::Web,
        Self::Smoke,
    ];

    /// Whether a change affects this step.
    pub fn is_affected_by(self, changed: &Changed) -> bool {
        match self {
            Self::Fmt | Self::Clippy => true,
            Self::Doc | Self::Check => *changed == Changed::all(),
            Self::Native => changed.native,
            Self::Web => changed.web,
            Self::Build | Self::Browser | Self::Smoke => changed.browser != Reach::Nothing,
        }
    }

    pub fn named(name: &str) -> Outcome<Self> {
        let mut all = Self::ALL.into_iter().chain([Self::Smoke]);
        all.find(|step| step.name() == name).ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            format!("there is no test step `{name}`; expected some of {names}, smoke")
        })
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Doc => "doc",
            Self::Native => "native",
            Self::Check => "check",
            Self::Web => "web",
            Self::Build => "build",
            Self::Browser => "browser",
            Self::Smoke => "smoke",
        }
    }

    pub fn about(self) -> &'static str {
        match self {
            Self::Fmt => "the formatting of all sources (a second)",
            Self::Clippy => "lints, native and for WebAssembly (minutes the first time)",
            Self::Doc => "the documentation (a minute the first time)",
            Self::Native => "tests without a browser (minutes the first time)",
            Self::Check => "the reports in seeds/ (half a minute the first time)",
            Self::Web => "tests of components in a browser (minutes the first time)",
            Self::Build => "the site at / and at /x/y/, for release (minutes the first time)",
            Self::Browser => "tests of the built site in browsers",
            Self::Smoke => "a walk through the reader in a browser (minutes the first time)",
        }
    }

    /// Whether the step checks sources only, so the steps after it are useful even if it fails.
    pub fn is_independent(self) -> bool {
        matches!(
            self,
            Self::Fmt | Self::Clippy | Self::Doc | Self::Native | Self::Check
        )
    }

    pub fn needs_tools(self) -> bool {
        matches!(self, Self::Web | Self::Build | Self::Smoke)
    }

    /// Whether the step opens the built site in browsers.
    pub fn is_in_browsers(self) -> bool {
        matches!(self, Self::Browser | Self::Smoke)
    }

    pub fn needs_chromium(self, browsers: Browsers) -> bool {
        self == Self::Web || (self.is_in_browsers() && browsers.has(Browsers::Chromium))
    }

    pub fn needs_firefox(self, browsers: Browsers) -> bool {
        self.is_in_browsers() && browsers.has(Browsers::Firefox)
    }

    pub fn needs_webkit(self, browsers: Browsers) -> bool {
        self.is_in_browsers() && browsers.has(Browsers::Webkit)
    }

    /// Runs the step, and adds the durations of its tests to `times`.
    pub fn carry_out(self, env: &TestEnv, times: &mut Vec<Time>) -> Outcome<()> {
        match self {
            Self::Fmt => run(&mut env.cargo(&["fmt", "--all", "--check"])),
            Self::Clippy => env.clippy(),
            Self::Doc => run(env
                .cargo(&["doc", "--no-deps", "--document-private-items"])
                .args(NATIVE)
                .env("RUSTDOCFLAGS", "-D warnings")),
            Self::Native => env.native(times),
            Self::Check => {
                let mut check = env.program("check")?;
                run(check.env_remove("SEEDS_DIR"))
            }
            Self::Web => env.web(),
            Self::Build => env.build(),
            Self::Browser => env.browse(&env.changed.browser.filters(), times),
            Self::Smoke => {
                env.build_site(&TestEnv::QUICK, &env.program("publish")?)?;
                env.browse_in(&TestEnv::QUICK, &["smoke::".to_owned()], times)
            }
        }
    }
}

/// A site for the tests.
struct Site {
    base: &'static str,
    folder: &'static str,
    /// Public URL; may be empty, and then the site lacks everything that needs an absolute URL.
    url: &'static str,
    /// Whether to build as for publication. Otherwise reuses the program compiled for the component
    /// tests, because that is faster.
    is_release: bool,
    /// Whether the reports are the repository's own, and not those in `SEEDS_DIR`.
    has_own_reports: bool,
}

impl TestEnv {
    fn clippy(&self) -> Outcome<()> {
        // `--all-targets` skips tests with `test = false` in Cargo.toml.
        for targets in [
            &["--workspace", "--all-targets"][..],
            &["--test", "browser"],
        ] {
            run(self
                .cargo(&["clippy"])
                .args(NATIVE)
                .args(targets)
                .args(STRICT))?;
        }
        let targets = ["--lib", "--bins", "--test", "web"];
        let mut cargo = self.cargo(&["clippy"]);
        self.folders.hide(&mut cargo)?;
        run(cargo.args(WASM).args(targets).args(STRICT))
    }

    fn native(&self, times: &mut Vec<Time>) -> Outcome<()> {
        let reader = ["test", "-p", "kusama-news-reader"];
        let mut cargo = self.cargo(&reader);
        cargo.args(NATIVE).args(["--lib", "--bins", "--tests"]);
        times::ask_for(&mut cargo, &self.root);
        if let Some(epubcheck) = &self.epubcheck {
            epubcheck.configure(&mut cargo);
        }
        process::run_and_look(&mut cargo, |line| times.extend(times::in_line(line)))?;
        // Doc tests run in another program that does not report times.
        run(self.cargo(&reader).args(NATIVE).arg("--doc"))?;
        run(&mut self.cargo(&["test", "-p", "xtask"]))
    }

    fn web(&self) -> Outcome<()> {
        let (toolbox, browser) = (self.toolbox()?, self.browser()?);
        let capabilities = browser.write_capabilities(&self.root.join("target/web"))?;
        let mut cargo = self.cargo(&["test"]);
        let command = cargo.args(WASM).args(["--test", "web"]);
        toolbox.configure(command)?;
        self.folders.hide(command)?;
        command
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                "wasm-bindgen-test-runner",
            )
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities);
        // The runner would prefer these to CHROMEDRIVER.
        for other in [
            "GECKODRIVER",
            "SAFARIDRIVER",
            "GECKODRIVER_REMOTE",
            "SAFARIDRIVER_REMOTE",
            "CHROMEDRIVER_REMOTE",
            "MSEDGEDRIVER_REMOTE",
        ] {
            command.env_remove(other);
        }
        // The default, 20 seconds for all tests together, is too short on a busy machine.
        if std::env::var_os("WASM_BINDGEN_TEST_TIMEOUT").is_none() {
            command.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        }
        run(command)
    }

    fn build(&self) -> Outcome<()> {
        let publish = self.program("publish")?;
        self.build_site(&Self::AT_ROOT, &publish)?;
        self.build_site(&Self::NESTED, &publish)
    }

    fn build_site(&self, site: &Site, publish: &Command) -> Outcome<()> {
        let (root, toolbox) = (&self.root, self.toolbox()?);
        let publish = Path::new(publish.get_program());
        let mut trunk = if site.is_release {
            site::release(root, toolbox, publish)?
        } else {
            site::development(root, toolbox, publish)?
        };
        trunk
            .args(["--public-url", site.base, "--dist", site.folder])
            .env("SITE_URL", site.url);
        if site.has_own_reports {
            trunk.env_remove("SEEDS_DIR");
        }
        // The limits are those of the repository's own reports.
        if site.is_release && site.has_own_reports {
            trunk.env("READER_BUDGET", "tests/budget.toml");
        }
        run(&mut trunk)?;
        // The development build contains source paths for debuggers.
        if site.is_release {
            self.folders.expect_hidden(&self.root.join(site.folder))?;
        }
        Ok(())
    }

    /// Runs the browser tests whose names contain one of `filters`, or all if it is empty.
    pub fn browse(&self, filters: &[String], times: &mut Vec<Time>) -> Outcome<()> {
        self.browse_in(&Self::AT_ROOT, filters, times)
    }

    /// Takes pictures of the built site, or of a site that it builds from `seeds`, the folder in
    /// `SEEDS_DIR`. Returns the folder of the pictures.
    pub fn take_pictures(&self, seeds: Option<&Path>) -> Outcome<PathBuf> {
        let name = seeds.and_then(Path::file_name).unwrap_or_default();
        let site = if seeds.is_some() {
            self.build_site(&Self::OF_OTHERS, &self.program("publish")?)?;
            Self::OF_OTHERS
        } else {
            Self::AT_ROOT
        };
        let mut tests = self.browser_tests(&site)?;
        tests.arg("screenshots::").env("READER_PICTURES", name);
        run_browser_tests(&mut tests)?;
        Ok(Path::new("target/screenshots").join(name))
    }

    /// Like [`Self::browse`], with another site at `/`.
    fn browse_in(&self, site: &Site, filters: &[String], times: &mut Vec<Time>) -> Outcome<()> {
        let outcome = run_browser_tests(self.browser_tests(site)?.args(filters));
        times.extend(times::in_file(&self.shots().join("times.tsv")));
        outcome
    }

    /// Returns the command of the browser tests, with a site at `/`. It takes filters.
    fn browser_tests(&self, site: &Site) -> Outcome<Command> {
        let sites = self.built_sites(site)?;
        // Removes the screenshots of earlier failures, to avoid confusion.
        let shots = self.shots();
        if shots.exists() {
            fs::remove_dir_all(&shots)
                .map_err(|cause| format!("cannot empty {}: {cause}", shots.display()))?;
        }
        let mut command = self.cargo(&["test"]);
        command
            .args(NATIVE)
            .args(["--test", "browser"])
            .env("READER_SITE_ROOT", &sites[0])
            .env("READER_SITE_NESTED", &sites[1]);
        self.configure_browsers(&mut command);
        // Each browser runs one test at a time. The other threads wait, which costs nothing; there
        // are enough of them that every browser always has a test.
        command.args(["--", "--test-threads", "16"]);
        Ok(command)
    }

    /// Returns the folder with what failed browser tests leave behind.
    fn shots(&self) -> PathBuf {
        self.root.join("target/browser")
    }

    /// Returns the folders of `site` and of the site at `/x/y/`.
    fn built_sites(&self, site: &Site) -> Outcome<[PathBuf; 2]> {
        let sites = [site, &Self::NESTED].map(|site| self.root.join(site.folder));
        let needed = if site.is_release && site.has_own_reports {
            &sites[..]
        } else {
            &sites[..1]
        };
        match needed
            .iter()
            .find(|site| !site.join("index.html").is_file())
        {
            None => Ok(sites),
            Some(missing) => Err(format!(
                "{} holds no built site; build it first: cargo xtask test --only build,browser",
                missing.display()
            )),
        }
    }

    /// Passes the paths of the browsers and their helpers to the tests.
    fn configure_browsers(&self, command: &mut Command) {
        command.env("READER_BROWSERS", self.browsers.name());
        if let Some(browser) = &self.browser {
            command
                .env("CHROMEDRIVER", &browser.driver)
                .env("CHROMIUM", &browser.chromium);
        }
        if let Some(axe) = &self.axe {
            command.env(axe::VARIABLE, axe);
        }
        if let Some(firefox) = &self.firefox {
            command
                .env("GECKODRIVER", &firefox.driver)
                .env("FIREFOX", &firefox.firefox);
        }
        if let Some(webkit) = &self.webkit {
            webkit.configure(command);
        }
    }

    const AT_ROOT: Site = Site {
        base: "/",
        folder: "target/site/root",
        url: "",
        is_release: true,
        has_own_reports: true,
    };
    const NESTED: Site = Site {
        base: "/x/y/",
        folder: "target/site/nested",
        url: "https://example.org/x/y/",
        is_release: true,
        has_own_reports: true,
    };
    const QUICK: Site = Site {
        base: "/",
        folder: "target/site/quick",
        url: "",
        is_release: false,
        has_own_reports: true,
    };
    const OF_OTHERS: Site = Site {
        base: "/",
        folder: "target/site/others",
        url: "",
        is_release: true,
        has_own_reports: false,
    };

    /// Returns a command of this package, with the features of the native tests, because other
    /// features would recompile all dependencies.
    fn program(&self, name: &str) -> Outcome<Command> {
        let reader = ["test", "-p", "kusama-news-reader", "--no-run", "--quiet"];
        let mut cargo = self.cargo(&reader);
        cargo.args(NATIVE).args(["--test", "native"]);
        let file = process::program(&mut cargo, name)?;
        let mut command = Command::new(file);
        command
            .current_dir(&self.root)
            .env("CARGO_MANIFEST_DIR", &self.root);
        Ok(command)
    }

    /// Removes `SEEDS_DIR`, because the tests are about the repository's own reports.
    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = process::command("cargo", &self.root);
        cargo.args(arguments).env_remove("SEEDS_DIR");
        cargo
    }

    fn toolbox(&self) -> Outcome<&Toolbox> {
        let trouble = "the step needs the tools, which its entry in `needs_tools` should say";
        self.toolbox.as_ref().ok_or_else(|| trouble.into())
    }

    fn browser(&self) -> Outcome<&Browser> {
        let trouble = "the step needs Chromium, which its entry in `needs_chromium` should say";
        self.browser.as_ref().ok_or_else(|| trouble.into())
    }
}

fn run_browser_tests(tests: &mut Command) -> Outcome<()> {
    run(tests).map_err(|cause| format!("{cause}; screenshots of failures are in target/browser/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_browser_tests_needs_the_site_but_no_component_tests() {
        let changed = Changed {
            native: true,
            web: false,
            browser: Reach::Modules(vec!["marks".into()]),
        };
        assert!(!Step::Web.is_affected_by(&changed) && !Step::Doc.is_affected_by(&changed));
        assert!(Step::Native.is_affected_by(&changed) && Step::Build.is_affected_by(&changed));
    }
}
