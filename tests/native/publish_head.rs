//! Tests of the metadata of published pages.

use crate::publish_site::{Page, Site};
use kusama_news_reader::embedded_archive;
use kusama_news_reader::routes::Route;
use serde_json::Value;

const URL: &str = "https://example.org/x/y/";

fn pages(site: &Site) -> Vec<(Route, Page)> {
    let archive = embedded_archive().unwrap();
    let page = |route: Route| {
        let page = site.page(&format!("{}index.html", route.path(&archive)));
        (route, page)
    };
    Route::all(&archive).map(page).collect()
}

fn linked_data(page: &Page) -> Value {
    let text = page.text_of("script[type='application/ld+json']");
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_page_names_its_own_address() {
    let archive = embedded_archive().unwrap();
    for (route, page) in pages(&Site::of_seeds("canonical").published()) {
        let address = format!("{URL}{}", route.path(&archive));
        assert_eq!(page.attr("link[rel=canonical]", "href"), address);
        assert_eq!(page.attr("meta[property='og:url']", "content"), address);
        let data = linked_data(&page);
        assert_eq!(data["url"], address, "{route:?}");
    }
}

#[test]
fn without_an_address_no_page_has_one() {
    for (route, page) in pages(&Site::of_seeds("nowhere").published_nowhere()) {
        let absolute = "link[rel=canonical], meta[property='og:url'], meta[property='og:image'], \
            link[rel=search]";
        assert!(page.all(absolute).is_empty(), "{route:?}");
        let data = linked_data(&page).to_string();
        let addresses = data.replace("https://schema.org", "");
        assert!(!addresses.contains("https://"), "{data}");
        // Metadata without absolute addresses is still there.
        assert_eq!(page.all("meta[property='og:title']").len(), 1, "{route:?}");
    }
}

#[test]
fn a_link_that_is_shared_shows_what_the_page_is() {
    let site = Site::of_seeds("card").published();
    let page = site.page("2023/11/index.html");
    let og = |property: &str| page.attr(&format!("meta[property='{property}']"), "content");
    let archive = embedded_archive().unwrap();
    let report = archive.report("2023-11".parse().unwrap()).unwrap();
    assert_eq!(
        og("og:title"),
        format!("{} – November 2023", report.title(&archive.site))
    );
    assert_eq!(og("og:type"), "article");
    assert_eq!(og("article:published_time"), "2023-11");
    assert_eq!(og("og:site_name"), "Kusama News");
    let description = page.attr("meta[name=description]", "content");
    assert_eq!(og("og:description"), description);

    let page = site.page("2023/11/market/index.html");
    let og = |property: &str| page.attr(&format!("meta[property='{property}']"), "content");
    assert_eq!(og("og:title"), "Market – November 2023");
    assert_eq!(og("article:section"), "Market");

    let page = site.page("index.html");
    let og = |property: &str| page.attr(&format!("meta[property='{property}']"), "content");
    assert_eq!((og("og:title"), og("og:type")), ("Kusama News", "website"));
    let page = site.page("about/archive/index.html");
    let title = page.attr("meta[property='og:title']", "content");
    assert_eq!(title, "About this archive");
}

#[test]
fn a_picture_that_is_named_is_there() {
    for (route, page) in pages(&Site::of_seeds("picture").published()) {
        let has_picture = !page.all("meta[property='og:image']").is_empty();
        let is_large = !page.all("meta[name='twitter:card']").is_empty();
        assert_eq!(has_picture, is_large, "{route:?}");
        if has_picture {
            let picture = page.attr("meta[property='og:image']", "content");
            assert!(picture.starts_with(URL), "{picture}");
            assert_eq!(linked_data(&page)["image"], picture);
        }
    }
}

/// Collects every value of a key, at any depth.
fn values<'a>(data: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
    match data {
        Value::Object(map) => {
            found.extend(map.get(key));
            map.values().for_each(|value| values(value, key, found));
        }
        Value::Array(list) => list.iter().for_each(|value| values(value, key, found)),
        _ => {}
    }
}

#[test]
fn linked_data_invents_no_author_and_no_day() {
    let archive = embedded_archive().unwrap();
    for (route, page) in pages(&Site::of_seeds("linked").published()) {
        let data = linked_data(&page);
        assert_eq!(data["@context"], "https://schema.org");
        let mut kinds = Vec::new();
        values(&data, "@type", &mut kinds);
        let kinds: Vec<&str> = kinds.iter().filter_map(|kind| kind.as_str()).collect();
        assert!(!kinds.contains(&"Person"), "{data}");
        let Route::Report { month, topic } = route else {
            continue;
        };
        let article = if topic.is_none() {
            &data
        } else {
            &data["isPartOf"]
        };
        let report = archive.report(month).unwrap();
        assert_eq!(article["@type"], "Article");
        assert_eq!(article["headline"], report.title(&archive.site));
        assert_eq!(article["datePublished"], month.to_string());
        assert_eq!(article["creditText"], archive.site.notice);
        assert_eq!(article["author"]["@type"], "Organization");
        assert_eq!(article["author"]["name"], report.publication);
        for byline in &report.bylines {
            let name = kusama_news_reader::model::plain_text(&byline.text);
            assert!(!data.to_string().contains(&name), "{name}");
        }
    }
}

#[test]
fn the_home_page_tells_machines_how_to_search() {
    let site = Site::of_seeds("action").published();
    let data = linked_data(&site.page("index.html"));
    assert_eq!(data["@type"], "WebSite");
    let action = &data["potentialAction"];
    assert_eq!(action["@type"], "SearchAction");
    let template = format!("{URL}search/?q={{search_term_string}}");
    assert_eq!(action["target"]["urlTemplate"], template);
}

#[test]
fn months_lead_to_their_neighbors_and_keep_the_topic() {
    let archive = embedded_archive().unwrap();
    for (route, page) in pages(&Site::of_seeds("neighbors").published()) {
        let path = |month, topic| Route::Report { month, topic }.path(&archive);
        let (before, after) = match route {
            Route::Report { month, topic } => (
                archive.before(month).map(|it| path(it.month, topic)),
                archive.after(month).map(|it| path(it.month, topic)),
            ),
            _ => (None, None),
        };
        for (rel, expected) in [("prev", before), ("next", after)] {
            let links = page.all(&format!("head > link[rel={rel}]"));
            let found = links.first().and_then(|link| link.attr("href"));
            assert_eq!(found, expected.as_deref(), "{rel} of {route:?}");
        }
    }
}

#[test]
fn search_engines_are_to_list_what_has_a_text() {
    let archive = embedded_archive().unwrap();
    for (route, page) in pages(&Site::of_seeds("listed").published()) {
        let is_listed = page.all("meta[name=robots]").is_empty();
        let expected = match route {
            Route::Report { month, topic } => !topic.is_some_and(|it| archive.lacks(month, it)),
            Route::Thread(thread) => archive.reports_on(thread.topic).next().is_some(),
            Route::Search { .. } | Route::Builder(_) => false,
            _ => true,
        };
        assert_eq!(is_listed, expected, "{route:?}");
    }
}

#[test]
fn no_word_of_an_archive_becomes_an_element() {
    let hostile = "title = \"</title></script><b>&amp; \\\"x\\\"\"\n\
        description = \"<!--<script> \\\" onload=\\\"x\"\nnotice = \"</script><!-- <b>\"\n";
    let site = Site::described("hostile", hostile).published();
    for page in site.pages() {
        assert_eq!(page.html.errors, Vec::<&str>::new(), "{}", page.path);
        assert!(page.all("b, [onload]").is_empty(), "{}", page.path);
        assert!(
            page.text_of("head > title")
                .ends_with("</title></script><b>&amp; \"x\"")
        );
        if page.path != "404.html" && page.path != "offline.html" {
            let data = linked_data(&page).to_string();
            assert!(data.contains("</title></script><b>&amp;"), "{data}");
        }
    }
    for page in site.framed() {
        assert_eq!(page.html.errors, Vec::<&str>::new(), "{}", page.path);
        assert!(page.all("b, [onload]").is_empty(), "{}", page.path);
    }
}

#[test]
fn a_page_names_the_markdown_with_its_text() {
    let site = Site::of_seeds("markdown").published();
    let mut n_found = 0;
    for (route, page) in pages(&site) {
        let links = page.all("link[rel=alternate][type='text/markdown']");
        let found: Vec<&str> = links.iter().filter_map(|link| link.attr("href")).collect();
        let archive = embedded_archive().unwrap();
        match route {
            Route::Home => assert_eq!(found, ["llms.txt"]),
            Route::Report { topic: None, .. } | Route::Thread(_) => {
                assert_eq!(found, [format!("{}index.md", route.path(&archive))]);
            }
            _ => assert_eq!(found, [""; 0], "{route:?}"),
        }
        for path in found {
            assert!(site.has(path), "{path}");
            n_found += 1;
        }
    }
    assert_eq!(n_found, 1 + 5 + 7);
    // What is stored for offline use is only what the reader needs.
    let worker = site.read("service-worker.js");
    for kind in [".epub", ".md\"", "llms.txt"] {
        assert!(!worker.contains(kind), "{kind}");
    }
}
