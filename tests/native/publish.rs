//! Tests of the `publish` command: its settings and error messages.

use crate::publish_site::{BASE, JS, PAGE, PROGRAM, Site};
use crate::support::root;
use std::fs;
use std::path::Path;

#[test]
fn a_site_with_an_address_describes_its_search() {
    let description = "title = \"Letters & <Tides>\"\nurl = \"https://example.org/x/y\"\n";
    let site = Site::described("url", description);
    assert_eq!(site.publish_with(&[]), (0, String::new()));
    let xml = site.page("opensearch.xml");
    assert_eq!(xml.text_of("shortname"), "Letters &");
    let template = "https://example.org/x/y/search/?q={searchTerms}";
    assert_eq!(xml.attr("url", "template"), template);
    assert_eq!(xml.attr("url", "type"), "text/html");
    let page = site.page("2020/05/index.html");
    assert_eq!(page.attr("link[rel=search]", "title"), "Letters &");
    assert_eq!(page.attr("link[rel=search]", "href"), "opensearch.xml");
}

#[test]
fn without_an_address_one_line_says_what_is_left_out() {
    for description in ["\nurl = \"\"\n", "title = \"News\"\n"] {
        let site = Site::described("no-url", description);
        let (status, said) = site.publish_with(&[("SITE_URL", "")]);
        assert_eq!((status, said.lines().count()), (0, 1), "{said}");
        let line = if description.contains("url") { 2 } else { 1 };
        let begin = format!(
            "warning: {}/archive.toml:{line}: url is ``, so the site goes without canonical",
            site.seeds.display()
        );
        assert!(said.starts_with(&begin), "{said}");
        assert!(site.has("2020/05/index.html"));
        for file in ["opensearch.xml", "sitemap.xml", "feed.xml"] {
            assert!(!site.has(file), "{file}");
        }
    }
}

#[test]
fn the_address_of_this_build_wins_over_that_of_the_archive() {
    let site = Site::described("wins", "url = \"https://other.example/x/y/\"\n");
    let said = site.publish_with(&[("SITE_URL", "https://example.org/x/y")]);
    assert_eq!(said, (0, String::new()));
    let page = site.page("index.html");
    let address = page.attr("link[rel=canonical]", "href");
    assert_eq!(address, "https://example.org/x/y/");
    assert!(site.read("opensearch.xml").contains(address));
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("other.example"), "{path}");
    }
}

#[test]
fn an_address_with_another_path_is_an_error_for_this_build_and_else_a_warning() {
    let site = Site::described("path", "url = \"https://example.org/z/\"\n");
    let (status, said) = site.publish_with(&[]);
    assert_eq!((status, said.lines().count()), (0, 1), "{said}");
    assert!(said.starts_with("warning: "), "{said}");
    assert!(said.contains("archive.toml:1: url `https://example.org/z/` does not end in `/x/y/`"));

    let site = Site::described("path", "");
    for address in ["https://example.org/z/", "ftp://example.org/x/y/", "/x/y/"] {
        let (status, said) = site.publish_with(&[("SITE_URL", address)]);
        assert_eq!(status, 1, "{address}");
        let begin = format!("error: SITE_URL:1: url `{address}`");
        assert!(said.starts_with(&begin), "{said}");
    }
    assert!(!site.has("404.html"), "an error writes nothing");
}

#[test]
fn what_is_wrong_with_the_archive_or_the_folder_stops_it() {
    let site = Site::described("wrong", "url = \"ftp://example.org/\"\n");
    let (status, said) = site.publish_with(&[]);
    assert_eq!(status, 1);
    let place = "/archive.toml:1: url `ftp://example.org/`";
    assert!(said.contains(place), "{said}");
    assert!(!site.has("404.html"), "an error writes nothing");

    // The current folder also has an `index.html`; the command must not touch it.
    for no_site in [site.folder.join("nothing"), Path::new("").into()] {
        let (status, said) = site.publish_with(&[("TRUNK_STAGING_DIR", no_site.to_str().unwrap())]);
        assert_eq!(status, 1);
        assert!(said.contains("TRUNK_STAGING_DIR"), "{said}");
    }
}

#[test]
fn a_base_that_is_no_path_is_an_error() {
    let site = Site::described("base", "");
    for base in ["", "./", "x/y/", "/x/y", "https://example.org/x/y/"] {
        let (status, said) = site.publish_with(&[("TRUNK_PUBLIC_URL", base)]);
        assert_eq!(status, 1, "{base}");
        let begin = format!("error: Trunk.toml:1: the base is `{base}`, as TRUNK_PUBLIC_URL says");
        assert!(said.starts_with(&begin), "{said}");
    }
    // The page was built for another base.
    let (status, said) = site.publish_with(&[("TRUNK_PUBLIC_URL", "/z/")]);
    assert_eq!(status, 1);
    let begin = "error: index.html:1: the base of the page is `/x/y/`: expected `/z/`";
    assert!(said.starts_with(begin), "{said}");
    assert!(!site.has("404.html"), "an error writes nothing");
}

#[track_caller]
fn check_page(what: &str, change: impl Fn(String) -> String, expected: &str) {
    let page = change(PAGE.replace("PROGRAM", PROGRAM));
    let site = Site::described(what, "").with_page(&page);
    let (status, said) = site.publish_with(&[]);
    assert_eq!(status, 1, "{what}");
    let begin = format!("error: index.html:1: {expected}");
    assert!(said.starts_with(&begin), "{what}: {said}");
    assert_eq!(site.read("index.html"), page, "an error writes nothing");
}

#[test]
fn a_page_without_what_every_page_needs_is_an_error() {
    let root = "<div id=\"app\">";
    check_page(
        "no-root",
        |page| page.replace(root, "<div>"),
        "`body > #app` is there `0` times",
    );
    check_page(
        "two-roots",
        |page| page.replace("<p id=\"boot-notice\"", "<p id=\"app\""),
        "`body > #app` is there `2` times",
    );
    check_page(
        "deep-root",
        |page| page.replace(root, "<div><div id=\"app\">"),
        "`body > #app` is there `0` times",
    );
    check_page(
        "deep-second-root",
        |page| page.replace("<noscript>", "<div><p id=\"app\"></p></div><noscript>"),
        "`#app` is there `2` times",
    );
    check_page(
        "no-title",
        |page| page.replace("<title>Report archive</title>", ""),
        "`head > title` is there `0` times",
    );
    check_page(
        "no-base",
        |page| page.replace("<base href=\"/x/y/\" />", ""),
        "`head > base[href]` is there `0` times",
    );
    check_page("no-page", |_| String::new(), "`head > title`");
}

#[test]
fn a_program_that_is_not_there_is_an_error() {
    check_page(
        "no-json",
        |page| page.replace("{\"js\"", "{js"),
        "the data block `program` is `{js",
    );
    check_page(
        "no-file",
        |page| page.replace(JS, "other.js"),
        "the data block `program` names `/x/y/other.js`",
    );
}

#[test]
fn a_file_that_is_in_the_way_of_another_is_an_error() {
    let site = Site::described("twice", "");
    fs::write(site.folder.join("404.html"), "mine").unwrap();
    let (status, said) = site.publish_with(&[]);
    assert_eq!(status, 1);
    let begin = "error: 404.html:1: two files of the site have the path `404.html`";
    assert!(said.starts_with(begin), "{said}");
    assert_eq!(site.read("404.html"), "mine", "an error writes nothing");
}

#[test]
fn a_site_is_finished_once() {
    let site = Site::described("once", "").published();
    let files = site.files();
    let (status, said) = site.publish_with(&[]);
    assert_eq!(status, 1);
    assert!(
        said.contains("index.html:1: the page is that of ``"),
        "{said}"
    );
    assert!(said.contains("cargo xtask build"), "{said}");
    assert_eq!(site.files(), files);
}

#[test]
fn the_same_reports_and_base_give_the_same_bytes() {
    let [one, other] = ["same", "again"].map(|name| Site::of_seeds(name).published());
    let (one, other) = (one.files(), other.files());
    assert!(one.keys().eq(other.keys()));
    for (path, bytes) in one {
        assert!(bytes == other[&path], "{path}");
    }
}

#[test]
fn the_edition_changes_with_whatever_is_published() {
    let name = |site: &Site| {
        let json: serde_json::Value = serde_json::from_str(&site.read("edition.json")).unwrap();
        let name = json["edition"].as_str().unwrap().to_owned();
        let page = site.page("offline.html");
        let program: serde_json::Value = serde_json::from_str(&page.text_of("#program")).unwrap();
        assert_eq!(program["edition"], name.as_str());
        assert_eq!(program["editionFile"], format!("{BASE}edition.json"));
        name
    };
    let first = name(&Site::described("edition", "").published());
    assert_eq!(first.len(), 16);
    assert_eq!(name(&Site::described("edition", "").published()), first);

    let site = Site::described("edition", "");
    fs::write(site.folder.join(JS), "export default 2;").unwrap();
    let with_program = name(&site.published());
    let with_title = name(&Site::described("edition", "title = \"News\"").published());
    let site = Site::described("edition", "");
    let page = site.read("index.html").replace("\"load\"", "\"error\"");
    let with_page = name(&site.with_page(&page).published());
    let names = [&first, &with_program, &with_title, &with_page];
    let n_names = std::collections::BTreeSet::from(names).len();
    assert_eq!(n_names, 4, "{names:?}");
}

#[test]
fn the_service_worker_is_there_exactly_if_the_pages_name_it() {
    let site = Site::described("worker", "").published();
    let page = site.page("index.html");
    let program: serde_json::Value = serde_json::from_str(&page.text_of("#program")).unwrap();
    let has_source = root()
        .join("src/ui/boot")
        .join("service_worker.js")
        .exists();
    assert_eq!(program.get("serviceWorker").is_some(), has_source);
    assert_eq!(site.has("service-worker.js"), has_source);
}
