//! Tests of the pages for frames, rendered natively: their links and their texts.

use crate::support::words;
use kusama_news_reader::embedded_archive;
use kusama_news_reader::model::{Archive, plain_text};
use kusama_news_reader::routes::{Base, Embed, FOLDER, Options, Part, Route};
use kusama_news_reader::ui::prerender::render;
use scraper::{ElementRef, Html, Selector};
use std::sync::Arc;

const BASE: &str = "/x/y/";

fn frame(archive: &Archive, path: &str) -> Html {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    page(archive, &Route::parse(path, query, archive))
}

fn page(archive: &Archive, route: &Route) -> Html {
    assert!(route.frame().is_some(), "{route:?}");
    let html = render(&Arc::new(archive.clone()), &Base::new(BASE), route);
    Html::parse_fragment(&html.replace("<!>", ""))
}

fn all<'a>(html: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(css).unwrap()).collect()
}

fn every_part(archive: &Archive) -> Vec<(Part, Html)> {
    Part::all(archive)
        .map(|part| {
            let options = Options::default();
            let html = page(archive, &Route::Embed(Embed { part, options }));
            (part, html)
        })
        .collect()
}

/// By default a link in a frame opens outside it, because the page has a `base` with a target. Tabs
/// and the links out of a topic that the report lacks override that with `_self`.
#[test]
fn links_leave_a_frame_or_stay_among_what_is_made_for_frames() {
    let archive = embedded_archive().unwrap();
    let inside = format!("{BASE}{FOLDER}");
    let (mut n_staying, mut n_leaving) = (0, 0);
    for (part, html) in every_part(&archive) {
        for link in all(&html, "a[href]:not(.skip-link)") {
            let attr = |name| link.value().attr(name);
            let href = attr("href").unwrap();
            if attr("target") == Some("_self") {
                assert!(href.starts_with(&inside), "{part:?}: {href} stays");
                n_staying += 1;
            } else {
                assert!(!href.starts_with(&inside), "{part:?}: {href} leaves");
                assert!(
                    attr("rel").unwrap_or_default().contains("noopener"),
                    "{href}"
                );
                n_leaving += 1;
            }
        }
        let ways = all(&html, ".frame-link");
        assert_eq!(ways.len(), 1, "{part:?}");
        assert_eq!(ways[0].value().attr("target"), Some("_blank"));
    }
    assert!(
        n_staying > 300 && n_leaving > 200,
        "{n_staying} {n_leaving}"
    );
}

#[test]
fn a_frame_has_nothing_of_the_site_around_its_text() {
    let archive = embedded_archive().unwrap();
    for (part, html) in every_part(&archive) {
        for css in [
            ".site-header",
            ".site-footer",
            ".month-nav",
            ".page-tools",
            ".export",
            ".display-button",
            ".help-sheet",
            ".handle",
        ] {
            assert_eq!(all(&html, css).len(), 0, "{css} in {part:?}");
        }
        assert_eq!(all(&html, ".origin-notice").len(), 1, "{part:?}");
        assert_eq!(all(&html, "main h1").len(), 1, "{part:?}");
    }
}

#[test]
fn what_was_chosen_for_a_frame_stays_chosen_within_it() {
    let archive = embedded_archive().unwrap();
    let query = "theme=dark&accent=ff0000&search=0";
    let html = frame(&archive, &format!("embed/2023/11/?{query}"));
    let tabs = all(&html, ".topic-tab");
    assert_eq!(tabs.len(), 1 + archive.topics.len());
    for tab in tabs {
        let href = tab.value().attr("href").unwrap();
        assert!(href.ends_with(&format!("/?{query}")), "{href}");
    }
}

#[test]
fn a_card_has_the_words_of_its_passage_and_says_where_they_come_from() {
    let archive = embedded_archive().unwrap();
    let mut n_cards = 0;
    for (part, html) in every_part(&archive) {
        let Part::Passage { month, id } = part else {
            continue;
        };
        let report = archive.report(month).unwrap();
        let passage = report.passage(id).unwrap();
        let expected = passage.words.plain();
        let quote: String = all(&html, "blockquote")[0].text().collect();
        assert_eq!(words(&quote), words(&expected), "{month} {id}");
        let caption: String = all(&html, "figcaption")[0].text().collect();
        assert!(caption.contains(&month.title()), "{caption}");
        // The citation of a heading does not repeat that heading.
        let under = passage.section.filter(|section| section.heading.id != id);
        let heading = under.map(|section| plain_text(&section.heading.text));
        let cited = all(&html, "figcaption cite").pop();
        assert_eq!(
            cited.map(|cite| cite.text().collect()),
            heading,
            "{caption}"
        );
        let link = all(&html, ".frame-link")[0].value().attr("href").unwrap();
        assert!(
            link.ends_with(&format!("/{:02}/#{id}", month.number())),
            "{link}"
        );
        n_cards += 1;
    }
    assert!(n_cards > 90, "{n_cards} cards");
}

#[test]
fn a_frame_for_what_is_not_there_says_so_without_the_site_around_it() {
    let archive = embedded_archive().unwrap();
    for path in ["embed/2022/05/", "embed/2023/11/p-000000/", "embed/search/"] {
        let html = frame(&archive, path);
        assert_eq!(all(&html, ".site-header").len(), 0, "{path}");
        assert_eq!(all(&html, ".frame-link").len(), 1, "{path}");
        assert_eq!(all(&html, "main h1").len(), 1, "{path}");
    }
}
