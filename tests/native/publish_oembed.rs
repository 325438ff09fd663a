//! Tests of the oEmbed files of a published site, read as consumers read them.

use crate::publish_site::{Page, Site, published_seeds};
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::Archive;
use kusama_news_reader::routes::{Embed, Options, Part, Route};
use scraper::{ElementRef, Html, Node};
use serde_json::Value;

const URL: &str = "https://example.org/x/y/";

/// Returns the path of a part's page for frames.
fn path(part: Part, archive: &Archive) -> String {
    let options = Options::default();
    Route::Embed(Embed { part, options }).path(archive)
}

/// Returns the oEmbed address of a page, or `None` if it has no such link.
fn discovered(page: &Page) -> Option<String> {
    let links = page.all("head > link[rel=alternate][type='application/json+oembed'][title]");
    assert!(links.len() <= 1, "{}", page.path);
    links
        .first()
        .map(|link| link.attr("href").unwrap().to_owned())
}

/// Returns the oEmbed response at an address of the site.
fn answer(site: &Site, address: &str) -> Value {
    serde_json::from_str(&site.read(address.strip_prefix(URL).unwrap())).unwrap()
}

fn answers(site: &Site) -> Vec<(Part, Value)> {
    let archive = embedded_archive().unwrap();
    let answer = |part| {
        let address = format!("{URL}{}oembed.json", path(part, &archive));
        (part, answer(site, &address))
    };
    Part::all(&archive).map(answer).collect()
}

/// Whether a host would serve a page at this address of the site.
fn has_page(site: &Site, address: &str) -> bool {
    let path = address.strip_prefix(URL).unwrap();
    let path = path.split('#').next().unwrap();
    path.ends_with('/') && site.has(&format!("{path}index.html"))
}

#[test]
fn the_address_of_a_part_leads_to_what_it_is_shown_by() {
    let site = published_seeds();
    let archive = embedded_archive().unwrap();
    for part in Part::all(&archive) {
        let path = path(part, &archive);
        let expected = Some(format!("{URL}{path}oembed.json"));
        let page = site.page(&format!("{path}index.html"));
        assert_eq!(discovered(&page), expected);
        // The reader's page. For a passage, that page links to the oEmbed file of its whole report.
        let page = site.page(&format!("{}index.html", part.page().path(&archive)));
        let is_passage = matches!(part, Part::Passage { .. });
        assert_eq!(discovered(&page) == expected, !is_passage, "{path}");
    }
    for path in ["index.html", "search/index.html", "embed/index.html"] {
        assert_eq!(discovered(&site.page(path)), None, "{path}");
    }
}

#[test]
fn an_answer_has_all_that_the_protocol_asks_for() {
    let site = published_seeds();
    for (part, answer) in answers(site) {
        let text = |key: &str| answer[key].as_str().unwrap_or_else(|| panic!("{key}"));
        let number = |key: &str| answer[key].as_u64().unwrap_or_else(|| panic!("{key}"));
        assert_eq!((text("version"), text("type")), ("1.0", "rich"));
        assert!(text("title").starts_with("Kusama News: "), "{answer}");
        assert_eq!(text("provider_name"), "Kusama News");
        assert_eq!(text("provider_url"), URL);
        assert_eq!(text("author_url"), URL);
        assert_ne!(text("author_name"), "");
        assert!(number("cache_age") >= 3600);
        assert!((240..=1200).contains(&number("width")), "{answer}");
        assert!((100..=1000).contains(&number("height")), "{answer}");
        let picture = text("thumbnail_url").strip_prefix(URL).unwrap();
        assert!(site.has(picture), "{picture}");
        let is_of_report = picture != "previews/archive.png";
        assert_eq!(is_of_report, !matches!(part, Part::Thread(_)), "{picture}");
        let width_and_height = (number("thumbnail_width"), number("thumbnail_height"));
        assert_eq!(width_and_height, (1200, 630));
    }
}

#[test]
fn the_html_is_a_quotation_and_a_frame_of_the_size_that_is_told() {
    let site = published_seeds();
    let archive = embedded_archive().unwrap();
    for (part, answer) in answers(site) {
        let html = answer["html"].as_str().unwrap();
        let page = Page::new("oembed.json", format!("<!DOCTYPE html><body>{html}</body>"));
        assert_eq!(page.html.errors, Vec::<&str>::new(), "{html}");
        assert_eq!(page.all("body > *").len(), 2, "{html}");
        let src = page.attr("body > iframe", "src");
        assert_eq!(src, format!("{URL}{}", path(part, &archive)));
        assert!(has_page(site, src), "{src}");
        assert_eq!(page.attr("iframe", "title"), answer["title"]);
        for name in ["width", "height"] {
            assert_eq!(page.attr("iframe", name), answer[name].to_string());
        }
        let sandbox = page.attr("iframe", "sandbox");
        assert!(sandbox.contains("allow-scripts"), "{sandbox}");
        let link = page.attr("body > blockquote a", "href");
        let address = format!("{URL}{}", part.page().path(&archive));
        assert!(link.starts_with(&address) && has_page(site, link), "{link}");
        let quoted = page.text_of("blockquote");
        assert!(quoted.contains(&archive.site.notice), "{quoted}");
        assert!(page.all("script, [onload], img").is_empty(), "{html}");
    }
}

/// Filters HTML as `WordPress` does for unknown oEmbed providers.
fn push_filtered(html: &mut String, element: ElementRef<'_>) {
    const OF_FRAME: [&str; 8] = [
        "src",
        "width",
        "height",
        "frameborder",
        "marginwidth",
        "marginheight",
        "scrolling",
        "title",
    ];
    let name = element.value().name();
    let allowed: Option<&[&str]> = match name {
        "a" => Some(&["href"]),
        "blockquote" => Some(&[]),
        "iframe" => Some(&OF_FRAME),
        _ => None,
    };
    if let Some(allowed) = allowed {
        let attributes = element.value().attrs();
        let attributes = attributes.filter(|(name, _)| allowed.contains(name));
        let attributes = attributes.map(|(name, value)| format!(" {name}=\"{value}\""));
        *html += &["<", name, &attributes.collect::<String>(), ">"].concat();
    }
    for child in element.children() {
        if let Node::Text(text) = child.value() {
            html.push_str(text);
        } else if let Some(child) = ElementRef::wrap(child) {
            push_filtered(html, child);
        }
    }
    if allowed.is_some() {
        *html += &["</", name, ">"].concat();
    }
}

#[test]
fn wordpress_finds_a_quotation_and_a_frame() {
    let site = published_seeds();
    let archive = embedded_archive().unwrap();
    for (_, answer) in answers(site) {
        let html = answer["html"].as_str().unwrap();
        let mut filtered = String::new();
        push_filtered(&mut filtered, Html::parse_fragment(html).root_element());
        // WordPress looks for exactly this tag, and for the quotation only at the very beginning.
        let rest = filtered.strip_prefix("<blockquote>").unwrap();
        let (quoted, rest) = rest.split_once("</blockquote>").unwrap();
        assert!(quoted.contains(&format!("<a href=\"{URL}")), "{quoted}");
        assert!(quoted.contains(&archive.site.notice), "{quoted}");
        assert!(
            rest.starts_with("<iframe ") && rest.ends_with("></iframe>"),
            "{rest}"
        );
        // WordPress appends a secret to the first address, so that must be the frame's.
        let (before, src) = filtered.split_once(" src=\"").unwrap();
        assert!(before.ends_with("<iframe"), "{before}");
        let src = src.split('"').next().unwrap();
        assert!(has_page(site, src) && !src.contains('#'), "{src}");
    }
}

#[test]
fn without_an_address_there_is_nothing_to_ask_for() {
    let site = Site::of_seeds("oembed-nowhere").published_nowhere();
    let files = site.files();
    let n_answers = files.keys().filter(|path| path.ends_with("oembed.json"));
    assert_eq!(n_answers.count(), 0);
    for page in site.pages().iter().chain(&site.framed()) {
        assert_eq!(discovered(page), None, "{}", page.path);
    }
}

#[test]
fn no_word_of_an_archive_becomes_an_element_of_somebody_elses_page() {
    let hostile = "title = \"</title></script><b>&amp; \\\"x\\\"\"\n\
        notice = \"</blockquote><script>x</script><iframe onload=\\\"x\\\">\"\n";
    let site = Site::described("oembed-hostile", hostile).published();
    let answer = answer(&site, &format!("{URL}embed/2020/05/oembed.json"));
    let html = answer["html"].as_str().unwrap();
    let page = Page::new("oembed.json", format!("<!DOCTYPE html><body>{html}</body>"));
    assert_eq!(page.html.errors, Vec::<&str>::new(), "{html}");
    assert!(page.all("script, b, [onload]").is_empty(), "{html}");
    assert_eq!(page.all("body > *").len(), 2, "{html}");
}
