//! Tests of the published pages for frames on other sites.

use crate::publish_site::{BASE, PAGE, PROGRAM, Page, Site, published_seeds};
use crate::support::{compile_dir, root};
use kusama_news_reader::compile::locked;
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{Archive, leaves};
use kusama_news_reader::routes::{Base, Embed, Options, Part, Route};
use kusama_news_reader::ui::prerender::render;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

const URL: &str = "https://example.org/x/y/";

fn route(part: Part) -> Route {
    let options = Options::default();
    Route::Embed(Embed { part, options })
}

/// Returns every part of the reports in seeds/ with its page.
fn parts(site: &Site, archive: &Archive) -> Vec<(Part, Page)> {
    let page = |part| {
        let path = route(part).path(archive);
        (part, site.page(&format!("{path}index.html")))
    };
    Part::all(archive).map(page).collect()
}

#[test]
fn every_part_has_a_page_with_the_text_as_the_program_would_draw_it() {
    let site = published_seeds();
    let archive = Arc::new(embedded_archive().unwrap());
    let parts = parts(site, &archive);
    assert!(parts.len() > 100, "{} parts", parts.len());
    // The only other pages for frames are those of aliases, and the seeds have no aliases.
    assert_eq!(site.framed().len(), parts.len());
    for (part, page) in parts {
        let path = route(part).path(&archive);
        let html = render(&archive, &Base::new(BASE), &route(part));
        let root = format!("<div id=\"app\" data-route=\"{path}\">{html}</div>");
        assert!(page.text.contains(&root), "{path}");
        assert_eq!(page.all("h1").len(), 1, "{path}");
        assert_eq!(page.text_of(".origin-notice"), archive.site.notice);
        let address = format!("{BASE}{}", part.page().path(&archive));
        let leads_to = page.attr(".frame-link", "href");
        match part {
            Part::Passage { id, .. } => assert_eq!(leads_to, format!("{address}#{id}")),
            _ => assert_eq!(leads_to, address),
        }
    }
}

#[test]
fn a_page_for_frames_carries_nothing_that_is_the_readers_own() {
    let site = published_seeds();
    let archive = embedded_archive().unwrap();
    let reader = site.page("index.html");
    for (part, page) in parts(site, &archive) {
        let path = &page.path;
        assert_eq!(page.attr("base", "href"), BASE, "{path}");
        assert_eq!(page.attr("base", "target"), "_blank", "{path}");
        let links: Vec<&str> = page
            .all("link")
            .iter()
            .map(|it| it.attr("rel").unwrap())
            .collect();
        assert_eq!(links, ["canonical", "alternate"], "{path}");
        assert_eq!(page.all("body > *").len(), 1, "{path}");
        // Pages for frames lack the reader's head scripts and its program.
        let own = "// Before the first paint.";
        assert!(
            reader.text.contains(own) && !page.text.contains(own),
            "{path}"
        );
        let last = "addEventListener(\"load\", () => \"</p>\");";
        assert!(
            reader.text.contains(last) && !page.text.contains(last),
            "{path}"
        );
        let block = page.all("script#program");
        if let Part::Report { .. } = part {
            let block: String = block[0].text().collect();
            assert_eq!(block, reader.text_of("script#program"), "{path}");
        } else {
            assert!(block.is_empty(), "{path}");
        }
        let n_others = page.all("script:not(#program)").len();
        assert_eq!(n_others, 1, "{path}");
    }
}

#[test]
fn a_page_for_frames_says_where_its_text_is_to_be_found() {
    let site = published_seeds();
    let archive = embedded_archive().unwrap();
    for (part, page) in parts(site, &archive) {
        let address = format!("{URL}{}", part.page().path(&archive));
        assert_eq!(page.attr("link[rel=canonical]", "href"), address);
        let robots = page.attr("meta[name=robots]", "content");
        assert_eq!(robots, "noindex, indexifembedded");
        assert!(page.text_of("head > title").ends_with("Kusama News"));
        let description = page.attr("meta[name=description]", "content");
        assert!(!description.is_empty() && description.chars().count() <= 160);
    }
    let list = site.read("sitemap.xml");
    assert!(!list.contains("/embed/"), "{list}");
    assert!(list.contains("<loc>https://example.org/x/y/topic/market/</loc>"));
    let site = Site::of_seeds("parts-head").published_nowhere();
    for page in site.framed() {
        assert!(page.all("link").is_empty(), "{}", page.path);
    }
}

/// Returns the names of all classes in a style sheet.
fn styled(css: &str) -> BTreeSet<&str> {
    let names = css.split('.').skip(1).filter_map(|rest| {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        rest.split(|c| !is_name(c)).next()
    });
    names
        .filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
        .collect()
}

fn push_style_sheets(css: &mut String, folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            push_style_sheets(css, &path);
        } else if path.extension().is_some_and(|it| it == "css") {
            css.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// Classes that on some pages stand outside the elements in which rules style them.
const STYLED_ELSEWHERE: [&str; 4] = [
    "is-absent",
    "report-opening",
    "site-header-inside",
    "thread-months",
];

#[test]
fn what_stands_in_a_page_has_its_styles_at_the_first_paint() {
    let index = fs::read_to_string(root().join("index.html")).unwrap();
    let sheets = index.split("rel=\"inline\" href=\"").skip(1);
    let sheets = sheets.map(|rest| rest.split_once('"').unwrap().0);
    let sheets = sheets.filter(|path| path.strip_suffix(".css").is_some());
    let css: Vec<String> = sheets
        .map(|path| fs::read_to_string(root().join(path)).unwrap())
        .collect();
    let style = format!("<style>{}</style></head>", css.concat());
    let page = PAGE.replace("PROGRAM", PROGRAM).replace("</head>", &style);
    let site = Site::of_seeds("styles").with_page(&page).published();
    let mut css = String::new();
    push_style_sheets(&mut css, &root().join("src"));
    let known = styled(&css);
    assert!(known.contains("report-headline") && known.contains("month-grid"));
    let mut missing = BTreeSet::new();
    for page in site.pages().iter().chain(&site.framed()) {
        let style = page.text_of("style");
        let here = styled(&style);
        // What is hidden at first can wait for its styles.
        let hidden = "[hidden], [hidden] *, dialog, dialog *, [popover], [popover] *";
        let hidden: BTreeSet<_> = page.all(hidden).iter().map(|it| it.id()).collect();
        let elements = page.all("#app [class]").into_iter();
        for element in elements.filter(|it| !hidden.contains(&it.id())) {
            for class in element.value().classes() {
                let is_styled = here.contains(class) || STYLED_ELSEWHERE.contains(&class);
                if known.contains(class) && !is_styled {
                    missing.insert(format!("{class} in {}", page.path));
                }
            }
        }
        // The rules for other pages are not here.
        let has_grid = !page.all(".month-grid").is_empty();
        assert_eq!(here.contains("month-grid"), has_grid, "{}", page.path);
    }
    assert_eq!(missing, BTreeSet::new());
    let files = site.files();
    let file = files.keys().find(|path| path.starts_with("style-"));
    let whole = site.read(file.unwrap());
    assert_eq!(styled(&whole), known);
}

#[test]
fn what_is_for_frames_stands_in_their_pages_and_in_no_file() {
    let elements = "<script src=\"frame.js\" data-part=\"frame\"></script>\
        <link rel=\"stylesheet\" href=\"/x/y/frame-1a2b.css\" data-part=\"frame\"/>";
    let page = PAGE.replace("PROGRAM", &[elements, PROGRAM].concat());
    let site = Site::of_seeds("parts-script").with_page(&page);
    fs::write(site.folder.join("frame.js"), "1;").unwrap();
    fs::write(site.folder.join("frame-1a2b.css"), "a{}").unwrap();
    let site = site.published();
    assert!(!site.has("frame.js") && !site.has("frame-1a2b.css"));
    for page in site.pages().into_iter().chain(site.framed()) {
        let loaded = page.all("script[src], head > link[rel=stylesheet]");
        assert!(loaded.is_empty(), "{}", page.path);
    }
    let source = fs::read_to_string(root().join("src/ui/boot/frame_start.js")).unwrap();
    let page = site.page("embed/2023/11/index.html");
    let script = page.text_of("script:not(#program)");
    let mut lines = source.lines().map(str::trim);
    assert!(
        script.lines().all(|line| lines.any(|it| it == line)),
        "{script}"
    );
    // The script for frames does not change the reader's pages.
    let without = published_seeds().read("index.html");
    assert_eq!(site.read("index.html"), without);
}

#[test]
fn a_passage_is_found_by_its_earlier_name_too() {
    let site = Site::described("parts-aliases", "");
    let outcome = compile_dir(&site.seeds);
    let report = &outcome.archive.reports[0];
    let id = leaves(&report.lead)[0].id;
    let lock = locked(&outcome, None).unwrap();
    let name = format!("\n{id}\n");
    assert!(lock.contains(&name), "{lock}");
    let lock = lock.replace(&name, &format!("\np-0000aa = {id}{name}"));
    fs::write(site.seeds.join("ids.lock"), lock).unwrap();
    let site = site.published();
    let earlier = site.read("embed/2020/05/p-0000aa/index.html");
    let path = format!("embed/2020/05/{id}/");
    assert_eq!(earlier, site.read(&format!("{path}index.html")));
    assert!(earlier.contains(&format!("data-route=\"{path}\"")));
    assert!(!site.has("embed/2020/05/p-0000aa/oembed.json"));
}
