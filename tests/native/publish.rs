//! The command that finishes a built site: what it writes, and what it says when it cannot.

use crate::check::folder;
use crate::support::root;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const REPORT: &str = "# Harbour Letter - May 2020\n\n# Storm Over the Quay\n\nText.\n\n\
    ## Market Report\n\nPrices rose.\n";

const PAGE: &str = "<html>\n  <head>\n    <base href=\"/x/\" />\n  </head>\n  <body></body></html>";

/// The folder of a site and that of an archive with this description.
fn folders(name: &str, description: &str) -> [PathBuf; 2] {
    let seeds = [("archive.toml", description), ("2020-05.md", REPORT)];
    [
        folder(&format!("{name}-site"), &[("index.html", PAGE)]),
        folder(&format!("{name}-seeds"), &seeds),
    ]
}

/// Runs the command for a site at `/x/`, and returns its exit status and what it said.
fn run(site: &Path, seeds: &Path) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_publish"));
    let output = command
        .current_dir(root())
        .env("TRUNK_STAGING_DIR", site)
        .env("TRUNK_PUBLIC_URL", "/x/")
        .env("SEEDS_DIR", seeds)
        .output()
        .unwrap();
    assert_eq!(output.stdout, b"");
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), said)
}

fn read(site: &Path, name: &str) -> String {
    fs::read_to_string(site.join(name)).unwrap()
}

#[test]
fn a_site_with_an_address_describes_its_search() {
    let description = "title = \"Letters & <Tides>\"\nurl = \"https://example.org/x\"\n";
    let [site, seeds] = folders("publish-url", description);
    assert_eq!(run(&site, &seeds), (0, String::new()));
    let xml = read(&site, "opensearch.xml");
    let document = scraper::Html::parse_fragment(&xml);
    let find = |name: &str| {
        let selector = scraper::Selector::parse(name).unwrap();
        let mut found = document.select(&selector);
        let element = found.next().unwrap();
        assert!(found.next().is_none(), "one {name}");
        element
    };
    let name: String = find("shortname").text().collect();
    assert_eq!(name, "Letters &");
    let url = find("url").value();
    let template = "https://example.org/x/search/?q={searchTerms}";
    assert_eq!(url.attr("template"), Some(template));
    assert_eq!(url.attr("type"), Some("text/html"));
    let link = "<link rel=\"search\" type=\"application/opensearchdescription+xml\" \
        title=\"Letters &amp;\" href=\"opensearch.xml\" />";
    let page = PAGE.replace("  </head>", &format!("    {link}\n  </head>"));
    assert_eq!(read(&site, "index.html"), page);
    // A second run changes nothing.
    assert_eq!(run(&site, &seeds), (0, String::new()));
    assert_eq!(read(&site, "index.html"), page);
}

#[test]
fn without_an_address_one_line_says_so_and_nothing_is_written() {
    for description in ["\nurl = \"\"\n", "title = \"News\"\n"] {
        let [site, seeds] = folders("publish-no-url", description);
        let (status, said) = run(&site, &seeds);
        assert_eq!((status, said.lines().count()), (0, 1), "{said}");
        let line = if description.contains("url") { 2 } else { 1 };
        let begin = format!(
            "warning: {}/archive.toml:{line}: url is ``",
            seeds.display()
        );
        assert!(said.starts_with(&begin), "{said}");
        assert_eq!(read(&site, "index.html"), PAGE);
        assert!(!site.join("opensearch.xml").exists());
    }
}

#[test]
fn an_address_with_another_path_is_warned_of() {
    let [site, seeds] = folders("publish-path", "url = \"https://example.org/y/\"\n");
    let (status, said) = run(&site, &seeds);
    assert_eq!((status, said.lines().count()), (0, 1), "{said}");
    assert!(said.contains("archive.toml:1: url `https://example.org/y/` does not end in `/x/`"));
    assert!(site.join("opensearch.xml").is_file());
}

#[test]
fn what_is_wrong_with_the_archive_or_the_site_stops_it() {
    let [site, seeds] = folders("publish-wrong", "url = \"ftp://example.org/\"\n");
    let (status, said) = run(&site, &seeds);
    assert_eq!(status, 1);
    assert!(
        said.contains("/archive.toml:1: url `ftp://example.org/`"),
        "{said}"
    );
    assert!(!site.join("opensearch.xml").exists());

    let [site, seeds] = folders("publish-head", "url = \"https://example.org/x/\"\n");
    fs::write(site.join("index.html"), "<p>").unwrap();
    let (status, said) = run(&site, &seeds);
    assert_eq!(status, 1);
    assert!(
        said.contains("index.html:1: the page has no `</head>`"),
        "{said}"
    );

    // The command is called where there is an `index.html`, which is none of its business.
    for no_site in [site.join("nothing"), PathBuf::new()] {
        let (status, said) = run(&no_site, &seeds);
        assert_eq!(status, 1);
        assert!(said.contains("TRUNK_STAGING_DIR"), "{said}");
    }
}
