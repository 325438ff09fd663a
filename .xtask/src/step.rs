//! The steps of `test`: what each one runs, and what it needs.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::Outcome;
use crate::axe;
use crate::browser::{Browser, Browsers};
use crate::firefox::Firefox;
use crate::process::{self, run};
use crate::reports::CHECK;
use crate::site;
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
}

/// Where the steps work, and with what; a tool is there if any chosen step needs it.
pub struct Bench {
    pub root: PathBuf,
    pub toolbox: Option<Toolbox>,
    pub browser: Option<Browser>,
    pub firefox: Option<Firefox>,
    pub webkit: Option<Webkit>,
    /// The script by which pages are judged.
    pub axe: Option<PathBuf>,
    /// Where the browser tests run.
    pub browsers: Browsers,
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

    pub fn named(name: &str) -> Outcome<Self> {
        Self::ALL
            .into_iter()
            .find(|step| step.name() == name)
            .ok_or_else(|| {
                let names = Self::ALL.map(Self::name).join(", ");
                format!("there is no test step `{name}`; expected some of {names}")
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
        }
    }

    /// Whether the step looks at the sources only: then the steps after it make sense without it.
    pub fn is_independent(self) -> bool {
        matches!(
            self,
            Self::Fmt | Self::Clippy | Self::Doc | Self::Native | Self::Check
        )
    }

    pub fn needs_tools(self) -> bool {
        matches!(self, Self::Web | Self::Build)
    }

    pub fn needs_chromium(self, browsers: Browsers) -> bool {
        self == Self::Web || (self == Self::Browser && browsers.has(Browsers::Chromium))
    }

    pub fn needs_firefox(self, browsers: Browsers) -> bool {
        self == Self::Browser && browsers.has(Browsers::Firefox)
    }

    pub fn needs_webkit(self, browsers: Browsers) -> bool {
        self == Self::Browser && browsers.has(Browsers::Webkit)
    }

    pub fn carry_out(self, bench: &Bench) -> Outcome<()> {
        match self {
            Self::Fmt => run(&mut bench.cargo(&["fmt", "--all", "--check"])),
            Self::Clippy => bench.clippy(),
            Self::Doc => run(bench
                .cargo(&["doc", "--no-deps", "--document-private-items"])
                .args(NATIVE)
                .env("RUSTDOCFLAGS", "-D warnings")),
            Self::Native => {
                let reader = ["test", "-p", "kusama-news-reader"];
                run(bench.cargo(&reader).args(NATIVE))?;
                run(&mut bench.cargo(&["test", "-p", "xtask"]))
            }
            Self::Check => run(&mut bench.cargo(&CHECK)),
            Self::Web => bench.web(),
            Self::Build => bench.build(),
            Self::Browser => bench.browse(None),
        }
    }
}

impl Bench {
    fn clippy(&self) -> Outcome<()> {
        // Tests with `test = false` in Cargo.toml are not among `--all-targets`.
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
        run(self
            .cargo(&["clippy"])
            .args(WASM)
            .args(targets)
            .args(STRICT))
    }

    fn web(&self) -> Outcome<()> {
        let (toolbox, browser) = (self.toolbox()?, self.browser()?);
        let capabilities = browser.write_capabilities(&self.root.join("target/web"))?;
        let mut cargo = self.cargo(&["test"]);
        let command = cargo.args(WASM).args(["--test", "web"]);
        toolbox.lend(command)?;
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
        // Its own 20 seconds for all tests together are too few on a busy machine.
        if std::env::var_os("WASM_BINDGEN_TEST_TIMEOUT").is_none() {
            command.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        }
        run(command)
    }

    fn build(&self) -> Outcome<()> {
        // One with an address and one without, which lacks what needs it.
        let sites = [
            ("/", Self::AT_ROOT, ""),
            ("/x/y/", Self::NESTED, "https://example.org/x/y/"),
        ];
        for (base, folder, url) in sites {
            let mut trunk = site::trunk(&self.root, self.toolbox()?)?;
            trunk
                .args(["build", "--release", "--public-url", base])
                .args(["--dist", folder])
                .env("READER_BUDGET", "tests/budget.toml")
                .env("SITE_URL", url)
                .env_remove("SEEDS_DIR");
            run(&mut trunk)?;
        }
        Ok(())
    }

    /// Runs the tests of the built site, or those of one module.
    pub fn browse(&self, module: Option<&str>) -> Outcome<()> {
        let sites = [Self::AT_ROOT, Self::NESTED].map(|folder| self.root.join(folder));
        if let Some(missing) = sites.iter().find(|site| !site.join("index.html").is_file()) {
            return Err(format!(
                "{} holds no built site; build it first: cargo xtask test --only build,browser",
                missing.display()
            ));
        }
        // Screenshots of an earlier failure would be taken for those of this run.
        let shots = self.root.join("target/browser");
        if shots.exists() {
            fs::remove_dir_all(&shots)
                .map_err(|cause| format!("cannot empty {}: {cause}", shots.display()))?;
        }
        let mut command = self.cargo(&["test"]);
        command
            .args(NATIVE)
            .args(["--test", "browser"])
            .env("READER_SITE_ROOT", &sites[0])
            .env("READER_SITE_NESTED", &sites[1])
            .env("READER_BROWSERS", self.browsers.name());
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
            webkit.lend(&mut command);
        }
        // Each browser works for one test at a time; the others wait, so that none is ever idle.
        command.args(["--", "--test-threads", "6"]).args(module);
        run(&mut command)
            .map_err(|cause| format!("{cause}; screenshots of failures are in target/browser/"))
    }

    const AT_ROOT: &str = "target/site/root";
    const NESTED: &str = "target/site/nested";

    /// The tests are about the repository's own reports, whatever the caller reads otherwise.
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
