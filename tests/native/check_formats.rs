//! Tests of what `check` prints for other programs: workflow commands, their summary, and SARIF.

use crate::check::{Run, command, finish, folder, run};
use crate::expectation::assert_expected;
use crate::support::root;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const BROKEN: &str = "tests/fixtures/check/broken";
const FAULTS: &str = "tests/fixtures/check/faults";

/// A problem as a format names it: file, line, code, message, and what to do.
type Named = (String, u64, String, String, String);

fn string(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn object(run: &Run) -> Value {
    serde_json::from_str(&run.out).expect("one JSON value and nothing else")
}

fn in_json(dir: &str) -> Vec<Named> {
    let found = object(&run(&[dir, "--format", "json"]));
    let one = |it: &Value| {
        let [file, code, message, help] =
            ["file", "code", "message", "help"].map(|key| string(&it[key]));
        (file, it["line"].as_u64().unwrap(), code, message, help)
    };
    found["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(one)
        .collect()
}

fn in_text(dir: &str) -> Vec<Named> {
    let out = run(&[dir]).out;
    let blocks = out.split("\n\n").filter(|block| block.contains("-->"));
    let one = |block: &str| {
        let head = block.lines().next().unwrap();
        let (level, message) = head.split_once(": ").unwrap();
        let code = level.split(['[', ']']).nth(1).unwrap();
        let place = block.split("--> ").nth(1).unwrap().lines().next().unwrap();
        let mut place = place.split(':');
        let (file, line) = (place.next().unwrap(), place.next().unwrap());
        let help = block.split("= help: ").nth(1).unwrap();
        let [file, code, message, help] = [file, code, message, help].map(str::to_owned);
        (file, line.parse().unwrap(), code, message, help)
    };
    blocks.map(one).collect()
}

/// A workflow command: its name, its properties, and its message.
#[derive(Debug)]
struct Command {
    name: String,
    properties: Vec<(String, String)>,
    message: String,
}

impl Command {
    /// Reads a line in the way of the runner; `None` if it is no command.
    fn read(line: &str) -> Option<Self> {
        let (head, message) = line.trim_start().strip_prefix("::")?.split_once("::")?;
        let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
        let unescaped = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n");
        let properties = properties.split(',').map(|property| {
            let (name, value) = property.split_once('=').unwrap();
            let value = unescaped(value).replace("%3A", ":").replace("%2C", ",");
            (name.to_owned(), value.replace("%25", "%"))
        });
        Some(Self {
            name: name.to_owned(),
            properties: properties.collect(),
            message: unescaped(message).replace("%25", "%"),
        })
    }

    fn get(&self, name: &str) -> &str {
        let mut properties = self.properties.iter();
        let found = properties.find(|(own, _)| own == name);
        &found.unwrap_or_else(|| panic!("{self:?} has no {name}")).1
    }
}

/// Runs the command for GitHub with a file for the summary. Returns what it prints, its commands, and
/// the summary.
fn github(name: &str, arguments: &[&str]) -> (Run, Vec<Command>, String) {
    let summary = folder(name, &[]).join("summary.md");
    let mut all = arguments.to_vec();
    all.extend(["--format", "github"]);
    let run = finish(command(&all).env("GITHUB_STEP_SUMMARY", &summary));
    assert_eq!(run.err, "");
    let (commands, others): (Vec<_>, Vec<_>) = run
        .out
        .lines()
        .map(|line| Command::read(line).ok_or(line))
        .partition(Result::is_ok);
    assert_eq!(others.len(), 1, "{others:?} besides commands");
    let commands = commands.into_iter().flatten().collect();
    let summary = fs::read_to_string(summary).unwrap();
    (run, commands, summary)
}

fn in_github(dir: &str) -> Vec<Named> {
    let (_, commands, _) = github("in-github", &[dir]);
    let one = |it: &Command| {
        let (message, help) = it.message.split_once("\nhelp: ").unwrap();
        let [file, code] = ["file", "title"].map(|name| it.get(name).to_owned());
        let line = it.get("line").parse().unwrap();
        (file, line, code, message.to_owned(), help.to_owned())
    };
    commands.iter().map(one).collect()
}

fn in_sarif(dir: &str) -> Vec<Named> {
    let found = object(&run(&[dir, "--format", "sarif"]));
    let one = |it: &Value| {
        let place = &it["locations"][0]["physicalLocation"];
        let text = string(&it["message"]["text"]);
        let (message, help) = text.split_once("\nhelp: ").unwrap();
        let file = string(&place["artifactLocation"]["uri"]);
        let line = place["region"]["startLine"].as_u64().unwrap();
        (
            file,
            line,
            string(&it["ruleId"]),
            message.to_owned(),
            help.to_owned(),
        )
    };
    let results = found["runs"][0]["results"].as_array().unwrap();
    results.iter().map(one).collect()
}

/// Ten faults that a month may come with, each on a line of its own.
const SEEDED: [(u64, &str); 10] = [
    (5, "mojibake"),
    (7, "heading-blank"),
    (9, "left-over"),
    (13, "broken-link"),
    (15, "unsafe-link"),
    (17, "raw-html"),
    (19, "date-outside"),
    (21, "refused-image"),
    (23, "stray-emphasis"),
    (25, "unmapped-heading"),
];

#[test]
fn ten_faults_are_named_at_their_lines_with_the_same_words_in_all_formats() {
    let file = format!("{FAULTS}/2020-05.md");
    let expected: BTreeSet<Named> = in_json(FAULTS).into_iter().collect();
    let places: Vec<(&str, u64, &str)> = expected
        .iter()
        .map(|(file, line, code, ..)| (file.as_str(), *line, code.as_str()))
        .collect();
    assert_eq!(
        places,
        SEEDED.map(|(line, code)| (file.as_str(), line, code))
    );
    for found in [in_text(FAULTS), in_github(FAULTS), in_sarif(FAULTS)] {
        assert_eq!(found.into_iter().collect::<BTreeSet<Named>>(), expected);
    }
    let (_, _, summary) = github("ten-faults", &[FAULTS]);
    for (file, line, _, message, help) in &expected {
        let place = format!(" `{file}:{line}:");
        let item = summary
            .split("\n- ")
            .find(|it| it.contains(&place))
            .unwrap();
        assert!(item.contains(message) && item.contains(help), "{item}");
    }
}

#[test]
fn formats_for_other_programs_are_as_expected() {
    for (dir, name) in [(BROKEN, "broken"), (FAULTS, "faults")] {
        let fixture = |ending: &str| root().join(format!("tests/fixtures/check/{name}{ending}"));
        let (github, _, summary) = github(&format!("golden-{name}"), &[dir]);
        assert_eq!(github.status, 1);
        assert_expected(&fixture(".github.txt"), &github.out);
        assert_expected(&fixture(".summary.md"), &summary);
        let sarif = run(&[dir, "--format", "sarif"]);
        assert_eq!((sarif.status, sarif.err.as_str()), (1, ""));
        assert_expected(&fixture(".sarif"), &sarif.out);
    }
    let text = run(&[FAULTS]).out;
    assert_expected(&root().join("tests/fixtures/check/faults.txt"), &text);
}

#[track_caller]
fn assert_keys(object: &Value, keys: &[&str], optional: &[&str]) {
    let found: BTreeSet<&str> = object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let required: BTreeSet<&str> = keys.iter().copied().collect();
    let known: BTreeSet<&str> = keys.iter().chain(optional).copied().collect();
    assert!(
        required.is_subset(&found) && found.is_subset(&known),
        "{object}"
    );
}

/// What SARIF 2.1.0 asks of the parts that are used.
#[test]
fn sarif_has_the_form_that_its_specification_asks_for() {
    for dir in [BROKEN, FAULTS, "no/such/folder", "seeds"] {
        let log = object(&run(&[dir, "--format", "sarif"]));
        assert_keys(&log, &["$schema", "version", "runs"], &[]);
        assert_eq!(log["version"], "2.1.0");
        assert_eq!(log["runs"].as_array().unwrap().len(), 1);
        let run = &log["runs"][0];
        assert_keys(run, &["tool", "columnKind", "results"], &[]);
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let driver = &run["tool"]["driver"];
        assert_keys(driver, &["name", "semanticVersion", "rules"], &[]);
        let rules = driver["rules"].as_array().unwrap();
        for rule in rules {
            let keys = ["id", "shortDescription", "help", "defaultConfiguration"];
            assert_keys(rule, &keys, &[]);
            assert_ne!(string(&rule["help"]["text"]), "");
        }
        for result in run["results"].as_array().unwrap() {
            assert_result(result, rules);
        }
    }
}

#[track_caller]
fn assert_result(result: &Value, rules: &[Value]) {
    let keys = ["ruleId", "ruleIndex", "level", "message", "locations"];
    assert_keys(result, &keys, &[]);
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], result["ruleId"]);
    assert_eq!(
        rules[index]["defaultConfiguration"]["level"],
        result["level"]
    );
    assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
    let place = &result["locations"][0]["physicalLocation"];
    let artifact = &place["artifactLocation"];
    assert_keys(artifact, &["uri"], &["uriBaseId"]);
    assert!(!string(&artifact["uri"]).contains([' ', '\\']));
    let region = &place["region"];
    let columns = ["startColumn", "endLine", "endColumn"];
    assert_keys(region, &["startLine"], &columns);
    let number = |key: &str| region[key].as_u64();
    assert!(number("startLine") >= Some(1));
    if number("startColumn").is_some() {
        assert_eq!(number("endLine"), number("startLine"));
        assert!(number("startColumn") >= Some(1) && number("endColumn") >= number("startColumn"));
    }
}

/// Returns a report with broken links, one a line.
fn with_broken_links(month: &str, n: usize) -> String {
    let links: Vec<String> = (0..n)
        .map(|n| format!("See [it](/{}/01/).\n", 1990 + n))
        .collect();
    format!(
        "# Harbour Letter - {month}\n\n# Storm\n\n{}",
        links.join("\n")
    )
}

/// Creates a repository with two reports: three errors in the first, 14 in the second.
fn repository(name: &str) -> PathBuf {
    let (may, june) = (
        with_broken_links("May 2020", 3),
        with_broken_links("June 2020", 14),
    );
    let files = [
        (".git/HEAD", ""),
        ("a b/letters/a,b.md", may.as_str()),
        ("a b/letters/june.md", june.as_str()),
    ];
    folder(name, &files)
}

fn files_of(commands: &[Command]) -> Vec<&str> {
    let errors = commands.iter().filter(|it| it.name == "error");
    errors
        .map(|it| it.properties.iter().find(|(name, _)| name == "file"))
        .map(|file| file.map_or("", |(_, value)| value))
        .collect()
}

#[test]
fn files_of_the_change_come_first_and_the_tenth_error_counts_the_rest() {
    let dir = repository("github-changed");
    let letters = dir.join("a b/letters");
    let letters = letters.to_str().unwrap();
    let (run, commands, summary) = github("github-summary", &[letters]);
    assert_eq!(run.status, 1);
    let (may, june) = ("a b/letters/a,b.md", "a b/letters/june.md");
    let expected = [[may; 3].as_slice(), &[june; 6], &[""]].concat();
    assert_eq!(files_of(&commands), expected);
    let last = commands.iter().rfind(|it| it.name == "error").unwrap();
    let rest = "there are 8 more errors; the summary of this run lists all";
    assert_eq!((last.get("title"), last.message.as_str()), ("more", rest));
    assert_eq!(summary.matches("**error**").count(), 17);
    assert!(!summary.contains("###"), "{summary}");

    let paths = dir.join("changed");
    fs::write(&paths, format!("README.md\0{june}\0")).unwrap();
    let changed = ["--changed", paths.to_str().unwrap(), letters];
    let (_, commands, summary) = github("github-summary-changed", &changed);
    assert_eq!(files_of(&commands), [[june; 9].as_slice(), &[""]].concat());
    let headings = ["### Files of this change", june, "### Other files", may];
    let places = headings.map(|it| summary.find(it).unwrap());
    assert!(places.is_sorted(), "{summary}");
}

#[test]
fn paths_start_at_the_top_of_the_repository_or_else_of_the_workspace() {
    let dir = repository("github-paths");
    let letters = dir.join("a b/letters");
    let file_in = |arguments: &[&str], cwd: &Path, workspace: &Path| {
        let mut all = arguments.to_vec();
        all.extend(["--format", "github"]);
        let mut command = command(&all);
        let run = finish(command.current_dir(cwd).env("GITHUB_WORKSPACE", workspace));
        Command::read(run.out.lines().next().unwrap())
            .unwrap()
            .get("file")
            .to_owned()
    };
    let expected = "a b/letters/a,b.md";
    assert_eq!(file_in(&["."], &letters, Path::new("/")), expected);
    assert_eq!(file_in(&["../letters/"], &letters, &letters), expected);
    assert_eq!(file_in(&["a b/letters"], &dir, &dir), expected);
    // As in a container into which the files were copied.
    let outside = std::env::temp_dir().join(format!("check-formats-{}", std::process::id()));
    fs::create_dir_all(outside.join("letters")).unwrap();
    fs::write(
        outside.join("letters/a.md"),
        with_broken_links("May 2020", 1),
    )
    .unwrap();
    let found = file_in(&["../letters"], &outside.join("letters"), &outside);
    let unknown = file_in(&["letters"], &outside, &letters);
    fs::remove_dir_all(&outside).unwrap();
    assert_eq!(
        (found.as_str(), unknown.as_str()),
        ("letters/a.md", "letters/a.md")
    );
}

/// Words of a report that are something to the runner, to Markdown, or to the table of a summary.
const HOSTILE: &str = "# Harbour Letter - May 2020\n\n# Storm\n\n\
    Pay [a](javascript:%0A::error::|`x`@ada) now.\n\n\
    Or [b](javascript:%0D%0A::stop-commands::x).\n\n\
    ::error file=a.md,line=1::mine <blink onclick=\"alert(1)\">\n\n\
    ##[error]mine [TBD] </code><img src=x onerror=alert(1)>\n\n\
    ## `::warning::` | [x](https://evil.example) @ada #1 <script>\n\n\
    Text â€” &#10;::notice::x.\n";

#[test]
fn words_of_a_report_are_neither_commands_nor_markdown() {
    let files = [
        (".git/HEAD", ""),
        ("%0A::error::.md", HOSTILE),
        ("archive.toml", TOPICS),
    ];
    let dir = folder("github-hostile", &files);
    let (run, commands, summary) = github("hostile-summary", &[dir.to_str().unwrap()]);
    let n_problems = object(&self::run(&[dir.to_str().unwrap(), "--format", "json"]));
    let n_problems = n_problems["diagnostics"].as_array().unwrap().len();
    assert!(n_problems >= 6, "{}", run.out);
    assert_eq!(commands.len(), n_problems, "{}", run.out);
    for command in &commands {
        assert!(
            ["error", "warning"].contains(&command.name.as_str()),
            "{command:?}"
        );
        assert!(["%0A::error::.md", "archive.toml"].contains(&command.get("file")));
    }
    let values = [
        "javascript:%0A::error::|`x`@ada",
        "javascript:%0D%0A::stop-commands::x",
    ];
    for value in values {
        assert!(
            commands.iter().any(|it| it.message.contains(value)),
            "{}",
            run.out
        );
        assert!(summary.contains(value), "{summary}");
    }
    assert_eq!(items_of_plain_markdown(&summary), n_problems);
}

/// Returns the number of items of a list that has nothing but code and plain words.
#[track_caller]
fn items_of_plain_markdown(summary: &str) -> usize {
    let mut n_items = 0;
    for event in Parser::new_ext(summary, Options::all()) {
        match event {
            Event::Start(Tag::Item) => n_items += 1,
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock | Tag::Table(_)) => {
                panic!("{event:?} in {summary}")
            }
            Event::InlineHtml(html) => panic!("{html} in {summary}"),
            Event::Text(text) => assert!(!text.contains(['@', '|', '`']), "{text}"),
            _ => {}
        }
    }
    n_items
}

const TOPICS: &str = "title = \"Harbour Letter\"\n\n[[topics]]\nid = \"overview\"\n\
    label = \"Overview\"\nlead = true\nheading_words = [\"overview\"]\n";

#[test]
fn the_summary_is_added_to_what_is_there_and_must_be_writable() {
    let dir = folder("summary", &[("summary.md", "# Mine\n")]);
    let file = dir.join("summary.md");
    let arguments = [BROKEN, "--format", "github"];
    let run = finish(command(&arguments).env("GITHUB_STEP_SUMMARY", &file));
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    let text = fs::read_to_string(&file).unwrap();
    assert!(
        text.starts_with("# Mine\n\n## Check of the reports\n"),
        "{text}"
    );

    let run = finish(command(&arguments).env("GITHUB_STEP_SUMMARY", &dir));
    assert_eq!(run.status, 1);
    assert!(run.err.contains(" cannot be written: "), "{}", run.err);
    assert!(run.out.contains("::error "), "{}", run.out);

    let run = finish(command(&arguments).env("GITHUB_STEP_SUMMARY", ""));
    assert_eq!((run.status, run.err.as_str()), (1, ""));
}
