//! Tests of the page for addresses without content: what it offers.

use kusama_news_reader::embedded_archive;
use kusama_news_reader::routes::{Base, Route};
use kusama_news_reader::ui::prerender::render;
use scraper::{Html, Selector};
use std::sync::Arc;

fn page(path: &str) -> Html {
    let archive = Arc::new(embedded_archive().unwrap());
    let route = Route::parse(path, "", &archive);
    assert!(matches!(route, Route::Missing { .. }), "{path}");
    let html = render(&archive, &Base::new("/x/"), &route);
    Html::parse_fragment(&html.replace("<!>", ""))
}

/// Returns the text and the address of each link that matches `css`.
fn links(html: &Html, css: &str) -> Vec<(String, String)> {
    let found = Selector::parse(css).unwrap();
    let found = html.select(&found);
    let links = found.map(|it| {
        let words: String = it.text().collect();
        (words, it.attr("href").unwrap().to_owned())
    });
    links.collect()
}

/// Checks the links near to a path.
#[track_caller]
fn check(path: &str, expected: &[(&str, &str)]) {
    let html = page(path);
    let near = links(&html, ".nearest a");
    let expected: Vec<_> = expected
        .iter()
        .map(|&(words, path)| (words.to_owned(), format!("/x/{path}")))
        .collect();
    assert_eq!(near, expected, "{path}");
    // A list without entries would be read aloud as one.
    let lists = html.select(&Selector::parse(".nearest").unwrap()).count();
    assert_eq!(lists, usize::from(!expected.is_empty()), "{path}");
}

#[test]
fn a_misspelled_topic_leads_to_the_topic() {
    let governance = ("Governance through the months", "topic/governance/");
    check("topic/governence/", &[governance]);
    check("governance", &[governance]);
    check(
        "2021/11/marketing/",
        &[
            ("Market in November 2021", "2021/11/market/"),
            ("November 2021", "2021/11/"),
            ("Market through the months", "topic/market/"),
        ],
    );
    check(
        "2022/05/market/",
        &[
            ("November 2021", "2021/11/"),
            ("November 2023", "2023/11/"),
            ("Market through the months", "topic/market/"),
        ],
    );
}

#[test]
fn a_year_leads_to_its_months_and_a_month_in_another_form_to_the_month() {
    check("2021/", &[("November 2021", "2021/11/")]);
    check("2021/13/", &[("November 2021", "2021/11/")]);
    check("2023/11/nonsense/", &[("November 2023", "2023/11/")]);
    let around = [("November 2021", "2021/11/"), ("November 2023", "2023/11/")];
    check("2022/", &around);
    check("2022/5/", &around);
    check("2018/", &[("November 2019", "2019/11/")]);
    let november = ("November through the years", "november/");
    check("novembre", &[november]);
    check("about/", &[]);
    let archive = ("About this archive", "about/archive/");
    check("about/the-archive/", &[archive]);
    check("arhcive/", &[archive]);
    check("foo/bar", &[]);
}

/// A month with one digit exists in no archive, so the page must find the month that it means.
#[test]
fn a_month_without_its_zero_leads_to_the_month() {
    let mut archive = embedded_archive().unwrap();
    archive.reports[0].month = "2019-01".parse().unwrap();
    let route = Route::parse("2019/1/", "", &archive);
    let html = render(&Arc::new(archive), &Base::default(), &route);
    let near = links(&Html::parse_fragment(&html), ".nearest a");
    assert_eq!(near, [("January 2019".to_owned(), "/2019/01/".to_owned())]);
}

#[test]
fn the_search_is_for_the_words_of_the_address() {
    let search = |path| links(&page(path), "main a[href*='/search/']");
    let link = |words: &str, href: &str| vec![(words.to_owned(), href.to_owned())];
    assert_eq!(
        search("2021/11/parachain-auctions/"),
        link(
            "Search for “parachain auctions”",
            "/x/search/?q=parachain+auctions"
        )
    );
    assert_eq!(search("2021/"), link("Search all reports", "/x/search/"));
}
