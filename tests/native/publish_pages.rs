//! Tests of the pages of a published site: complete, safe, and with working links.

use crate::publish_site::{BASE, JS, LOADER, PAGE, Page, Site, WASM};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::Archive;
use kusama_news_reader::routes::{Base, Route};
use kusama_news_reader::ui::prerender::render;
use scraper::ElementRef;
use sha2::{Digest as _, Sha256, Sha384};
use std::collections::BTreeSet;
use std::sync::Arc;

fn inside(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// Number of pages about figures and names: their lists, the differences, and each measure and name.
fn n_others(archive: &Archive) -> usize {
    3 + archive.measures.len() + archive.names.len()
}

#[test]
fn every_route_has_a_page_with_a_title_and_a_description_of_its_own() {
    let site = Site::of_seeds("routes").published();
    let archive = embedded_archive().unwrap();
    let mut titles = BTreeSet::new();
    let mut descriptions = BTreeSet::new();
    for route in Route::all(&archive) {
        let page = site.page(&format!("{}index.html", route.path(&archive)));
        let title = page.text_of("head > title");
        assert_eq!(title, route.title(&archive));
        let description = page.attr("meta[name=description]", "content").to_owned();
        let n_chars = description.chars().count();
        assert!((20..=160).contains(&n_chars), "{description}");
        assert!(!description.contains(&archive.site.notice), "{description}");
        assert!(titles.insert(title), "{route:?}");
        assert!(descriptions.insert(description), "{route:?}");
    }
    assert_eq!(titles.len(), 4 + 7 + 1 + 5 * 8 + n_others(&archive));
    // Other pages: the 404 page and the offline page.
    assert_eq!(site.pages().len(), titles.len() + 2);
}

#[test]
fn a_report_is_found_by_its_month_as_its_file_is_named_too() {
    let site = Site::of_seeds("spelled").published();
    let page = site.page("2023-11/index.html");
    assert_eq!(page.attr("meta[name=robots]", "content"), "noindex");
    assert_eq!(page.attr("a", "href"), "../2023/11/");
    let canonical = page.attr("link[rel=canonical]", "href");
    assert_eq!(canonical, "https://example.org/x/y/2023/11/");
    let script = hash(page.one("script"));
    let policy = page.attr("meta[http-equiv=Content-Security-Policy]", "content");
    assert_eq!(policy, format!("default-src 'none'; script-src {script}"));
    let headers = site.read("_headers");
    assert!(headers.contains(&script), "{headers}");
}

#[test]
fn the_text_stands_in_the_page_as_the_program_would_draw_it() {
    let site = Site::of_seeds("text").published();
    let mut archive = embedded_archive().unwrap();
    archive.site.url = "https://example.org/x/y/".into();
    let archive = Arc::new(archive);
    for route in Route::all(&archive) {
        let path = route.path(&archive);
        let page = site.page(&format!("{path}index.html"));
        let html = render(&archive, &Base::new(BASE), &route);
        let root = format!("<div id=\"app\" data-route=\"{path}\">{html}</div>");
        assert!(page.text.contains(&root), "{path}");
    }
}

#[test]
fn the_page_for_what_is_not_found_says_so_and_is_for_no_search_engine() {
    let site = Site::of_seeds("missing").published();
    let page = site.page("404.html");
    assert_eq!(page.attr("#app", "data-route"), "404.html");
    assert_eq!(page.text_of("h1"), "Page not found");
    assert_eq!(page.attr("meta[name=robots]", "content"), "noindex");
    assert_eq!(page.all("link[rel=canonical]").len(), 0);
    // A host serves this page for any path, so its links need the base.
    assert_eq!(page.attr("base", "href"), BASE);
}

#[test]
fn the_page_for_what_is_not_stored_says_that_it_opens_and_leaves_all_to_the_program() {
    let page = Site::of_seeds("offline").published().page("offline.html");
    let root = page.one("#app");
    assert_eq!(root.attr("data-route"), None);
    assert!(page.text_of("#app").starts_with("Opening the archive …"));
    let notice = kusama_news_reader::embedded_archive().unwrap().site.notice;
    assert_eq!(page.text_of("#app > footer .origin-notice"), notice);
    assert_eq!(page.attr("meta[name=robots]", "content"), "noindex");
}

#[test]
fn what_trunk_has_written_is_in_every_page_and_in_order() {
    let site = Site::of_seeds("parts").published();
    for page in site.pages() {
        let parts = [
            "<html lang=\"en\">",
            "<meta charset=\"utf-8\">",
            "<meta http-equiv=\"Content-Security-Policy\"",
            "<title>",
            "<meta name=\"viewport\" content=\"width=device-width\">",
            "<base href=\"/x/y/\">",
            "// Before the first paint.",
            "<meta name=\"robots\"",
            "<script type=\"application/json\" id=\"program\">",
            "<style>",
            "</style>",
            "<noscript><link rel=\"stylesheet\" href=\"style-",
            "<link rel=\"icon\"",
            "<body>",
            "<div id=\"app\"",
            "<p id=\"boot-notice\" role=\"status\"></p>",
            "<noscript><p>Search needs JavaScript &amp; more.</p></noscript>",
            "<script>addEventListener(\"load\", () => \"</p>\");</script>",
        ];
        let mut rest = page.text.as_str();
        for part in parts {
            let is_listed = page.all("meta[name=robots]").is_empty();
            if is_listed && part.contains("robots") {
                continue;
            }
            let at = rest.find(part);
            let at = at.unwrap_or_else(|| panic!("{part} in its place in {}", page.path));
            rest = &rest[at..];
        }
        assert!(!page.text.contains("A note."), "comments are for authors");
        // A frame may request a missing page, so the 404 page also runs the script of frames.
        let is_for_frames = !page.all("script[data-file^=frame-]").is_empty();
        assert_eq!(is_for_frames, page.path == "404.html", "{}", page.path);
        let opens = page.text.contains("Opening the archive");
        assert_eq!(opens, page.path == "offline.html", "{}", page.path);
    }
}

#[test]
fn a_page_carries_the_rules_for_its_own_elements_and_no_others() {
    let site = Site::of_seeds("rules").published();
    for page in site.pages() {
        let style = page.text_of("style");
        let has_link = !page.all("a").is_empty();
        assert_eq!(style.contains("a{color:red}"), has_link, "{}", page.path);
        // No page has `b > i`.
        assert!(!style.contains("color:blue"), "{}", page.path);
    }
}

#[test]
fn a_browser_finds_no_fault_with_the_html() {
    let site = Site::of_seeds("parse").published();
    let (pages, framed) = (site.pages(), site.framed());
    let archive = embedded_archive().unwrap();
    assert_eq!(pages.len(), 54 + n_others(&archive));
    for page in pages.iter().chain(&framed) {
        assert_eq!(page.html.errors, Vec::<&str>::new(), "{}", page.path);
        assert!(page.text.starts_with("<!DOCTYPE html>"));
        let mut ids = BTreeSet::new();
        for element in page.all("[id]") {
            let id = element.attr("id").unwrap();
            assert!(ids.insert(id), "{id} twice in {}", page.path);
        }
    }
}

/// Returns the hash of an element's content as written in a policy.
fn hash(element: ElementRef<'_>) -> String {
    let digest = Sha256::digest(inside(element).as_bytes());
    format!("'sha256-{}'", STANDARD.encode(digest))
}

/// Checks that a page's policy allows exactly its inline scripts and styles.
fn check_policy(page: &Page) {
    let policy = page.attr("meta[http-equiv=Content-Security-Policy]", "content");
    let directive = |name: &str| -> BTreeSet<&str> {
        let found = policy.split("; ").find_map(|it| it.strip_prefix(name));
        found.unwrap().split_whitespace().collect()
    };
    let scripts = page.all("script:not([src])").into_iter();
    let executed = scripts.filter(|script| {
        let kind = script.attr("type").unwrap_or_default();
        !["application/json", "application/ld+json"].contains(&kind)
    });
    let scripts: BTreeSet<String> = executed.map(hash).collect();
    let mut allowed: BTreeSet<&str> = scripts.iter().map(String::as_str).collect();
    assert!(!allowed.is_empty(), "{}", page.path);
    allowed.extend(["'self'", "'wasm-unsafe-eval'"]);
    // Frames may lack an origin, so `'self'` may match nothing there.
    if !page.all("script[data-file]").is_empty() {
        allowed.insert("'strict-dynamic'");
    }
    assert_eq!(directive("script-src "), allowed, "{}", page.path);

    let style = hash(page.one("style"));
    assert_eq!(directive("style-src "), ["'self'", style.as_str()].into());
    assert_eq!(directive("default-src "), ["'self'"].into());
    for name in ["media", "object"] {
        assert_eq!(directive(&format!("{name}-src ")), ["'none'"].into());
    }
    for name in ["connect", "font", "frame", "manifest", "worker"] {
        assert_eq!(directive(&format!("{name}-src ")), ["'self'"].into());
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    // Rejects all other kinds of inline code.
    for element in page.all("*") {
        for (attribute, value) in element.value().attrs() {
            let is_inline = attribute == "style"
                || attribute.starts_with("on")
                || value.trim_start().starts_with("javascript:");
            assert!(!is_inline, "{attribute}={value} in {}", page.path);
        }
    }
}

#[test]
fn the_policy_of_a_page_allows_what_is_inline_in_it_and_nothing_else() {
    let site = Site::of_seeds("policy").published();
    site.pages().iter().for_each(check_policy);
    site.framed().iter().for_each(check_policy);
    // Trunk's default loader is inline, too.
    let site = Site::of_seeds("policy").with_page(&PAGE.replace("PROGRAM", LOADER));
    let site = site.published();
    let page = site.page("2023/11/index.html");
    assert!(page.text.contains(LOADER));
    check_policy(&page);
}

#[test]
fn pictures_come_from_where_reports_show_them_and_nowhere_else() {
    let site = Site::described("pictures", "images = [\"https://pictures.example/\"]\n");
    let report = "# Harbour Letter - May 2020\n\n# Storm\n\nText.\n\n## Market\n\n\
        ![A ship](https://pictures.example/ship.png)\n";
    std::fs::write(site.seeds.join("2020-05.md"), report).unwrap();
    let site = site.published();
    for path in [
        "index.html",
        "2020/05/index.html",
        "embed/2020/05/index.html",
        "_headers",
    ] {
        let text = site.read(path);
        let sources = "img-src 'self' data: https://pictures.example;";
        assert!(text.contains(sources), "{path}");
    }
}

#[test]
fn the_program_is_named_with_the_hashes_of_its_files() {
    let site = Site::of_seeds("program").published();
    let files = site.files();
    let hash = |name: &str| format!("sha384-{}", STANDARD.encode(Sha384::digest(&files[name])));
    for page in site.pages() {
        let json = |selector: &str| -> serde_json::Value {
            serde_json::from_str(&page.text_of(selector)).unwrap()
        };
        let program = json("script#program");
        assert_eq!(program["js"], format!("{BASE}{JS}"));
        assert_eq!(program["wasm"], format!("{BASE}{WASM}"));
        assert_eq!(program["jsIntegrity"], hash(JS));
        assert_eq!(program["wasmIntegrity"], hash(WASM));
    }
}

/// Returns the file that a host serves for a path below the base.
fn file_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.is_empty() {
        format!("{path}index.html")
    } else {
        path.to_owned()
    }
}

#[test]
fn every_address_in_a_page_leads_to_a_file_of_the_site() {
    let site = Site::of_seeds("links").published();
    let files = site.files();
    let own = "https://example.org/x/y/";
    let mut n_links = 0;
    for page in site.pages().into_iter().chain(site.framed()) {
        for element in page.all("[href], [src], [action], meta[property='og:image']") {
            let attributes = ["href", "src", "action", "content"];
            let address = attributes.iter().find_map(|name| element.attr(name));
            let address = address.unwrap().split(['?', '#']).next().unwrap();
            // Pages link to the search description as `opensearch.xml`; every other absolute
            // address in the head is the site's own.
            let path = address.strip_prefix(own).or(address.strip_prefix(BASE));
            let path = path.unwrap_or(address);
            assert!(!path.contains(':') && !path.starts_with('/'), "{address}");
            let file = file_of(path);
            assert!(files.contains_key(&file), "{address} in {}", page.path);
            n_links += 1;
        }
    }
    assert!(n_links > 1000, "{n_links} links");
}

#[test]
fn hosts_are_told_what_to_send() {
    let site = Site::of_seeds("headers").published();
    let text = site.read("_headers");
    assert!(text.contains("; frame-ancestors *\n"));
    // The policy for all files allows at least the sources that the pages need.
    for path in [
        "index.html",
        "embed/2023/11/index.html",
        "embed/topic/market/index.html",
    ] {
        let page = site.page(path);
        let policy = page.attr("meta[http-equiv=Content-Security-Policy]", "content");
        // A directive missing from the policy for all files is left to the page.
        for directive in policy.split(';').map(str::trim) {
            let (name, sources) = directive.split_once(' ').unwrap();
            let Some((_, own)) = text.split_once(&format!(" {name} ")) else {
                assert!(["base-uri", "form-action"].contains(&name), "{name}");
                continue;
            };
            let own = own.split_once(';').unwrap().0;
            for source in sources.split_whitespace() {
                assert!(
                    own.split(' ').any(|it| it == source),
                    "{name} {source}: {own}"
                );
            }
        }
    }
    // The one-file archive has its own style sheet, and its own policy must allow that, too.
    let file = site.page("archive.html");
    let style = hash(file.one("style"));
    let own = file.attr("meta[http-equiv=Content-Security-Policy]", "content");
    assert_eq!(own, format!("default-src 'none'; style-src {style}"));
    assert!(text.contains(&style), "{text}");
    for name in [JS, WASM] {
        let rule =
            format!("\n{BASE}{name}\n  Cache-Control: public, max-age=31536000, immutable\n");
        assert!(text.contains(&rule), "{text}");
    }
    assert!(text.contains("\n/x/y/:year/:month/\n  Cache-Control: no-cache\n"));
    assert!(text.contains("  Access-Control-Allow-Origin: *\n"));
    assert!(text.lines().all(|line| line.len() < 2000), "a host's limit");
}
