//! Tests of archives in other languages than English.

use crate::publish_site::Site;
use crate::support::fixture_archive;
use kusama_news_reader::compile::{Outcome, Source, compile};
use kusama_news_reader::model::{Archive, MonthNames};
use kusama_news_reader::routes::{Base, Route};
use kusama_news_reader::search::{Query, Results, SearchIndex};
use kusama_news_reader::ui::prerender::render;
use std::sync::Arc;

const GERMAN: &str = "# Hafenblatt - March 2024

Die Boote lagen im Hafen, und keiner war traurig.

## Handel

Die Zeitungen meldeten, dass die Preise für Seile stiegen. Der Mut war groß.
";

const JAPANESE: &str = "# 港だより - March 2024

## 市場

ロープの値段が上がった。漁師たちは静かだった。
";

const ARABIC: &str = "# رسالة الميناء - March 2024

## السوق

ارتفعت أسعار الحبال في الميناء.

Prices of rope rose.
";

fn compiled(lang: &str, report: &str) -> Outcome {
    let source = |path: &str, text: &str| Source {
        path: path.into(),
        bytes: text.into(),
    };
    compile(&[source("archive.toml", lang), source("2024-03.md", report)])
}

#[track_caller]
fn archive(lang: &str, report: &str) -> Archive {
    let outcome = compiled(&format!("lang = \"{lang}\"\n"), report);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    outcome.archive
}

fn page(archive: &Archive, path: &str) -> String {
    let route = Route::parse(path, "", archive);
    render(&Arc::new(archive.clone()), &Base::default(), &route)
}

fn search(archive: &Archive, text: &str) -> Results {
    SearchIndex::build(archive).search(&Query::parse(text, &archive.topics), 9)
}

#[test]
fn an_archive_without_a_language_is_english() {
    let archive = fixture_archive();
    assert_eq!(archive.site.lang, "en");
    assert_eq!(archive.site.months, MonthNames::default());
}

#[test]
fn what_is_no_language_tag_is_an_error() {
    let outcome = compiled("title = \"A\"\nlang = \"Deutsch\"\n", GERMAN);
    let errors: Vec<String> = outcome
        .diagnostics
        .iter()
        .filter(|it| it.code.stops_build())
        .map(ToString::to_string)
        .collect();
    let expected = "archive.toml:2: language `Deutsch`: expected a language tag such as `de` or \
                    `pt-BR`; correct it";
    assert_eq!(errors, [expected]);
}

#[test]
fn the_language_is_in_every_file_of_the_site() {
    let site = Site::described("german", "title = \"Hafen\"\nlang = \"de\"\n").published();
    let pages = site.pages().into_iter().chain(site.framed());
    for page in pages.chain(["archive.html", "2020-05/index.html"].map(|path| site.page(path))) {
        assert_eq!(page.attr("html", "lang"), "de", "{}", page.path);
    }
    assert!(site.read("feed.xml").contains("xml:lang=\"de\""));
    assert!(
        site.read("manifest.webmanifest")
            .contains("\"lang\":\"de\"")
    );
    assert!(site.read("reports.json").contains("\"lang\":\"de\""));
    for path in ["index.html", "2020/05/index.html"] {
        let page = site.page(path);
        let data = page.text_of("script[type='application/ld+json']");
        assert!(data.contains("\"inLanguage\":\"de\""), "{data}");
    }
    assert_eq!(
        site.page("2020/05/index.html").text_of("title"),
        "Mai 2020 – Hafen"
    );
    assert!(site.read("feed.xml").contains("Mai 2020: "));
}

#[test]
fn months_have_their_names_in_the_language_and_addresses_do_not() {
    let german = archive("de", GERMAN);
    let report = page(&german, "2024/03/");
    assert!(
        report.contains("<time datetime=\"2024-03\">März 2024</time>"),
        "{report}"
    );
    assert!(report.contains("href=\"/march/\""), "{report}");
    let home = page(&german, "");
    assert!(
        home.contains("Mär<span class=\"visually-hidden\">z 2024"),
        "{home}"
    );
    let title = |path: &str| Route::parse(path, "", &german).title(&german);
    assert_eq!(title("2024/03/"), "März 2024 – Hafenblatt");
    assert_eq!(title("march/"), "März through the years – Hafenblatt");
    let japanese = archive("ja", JAPANESE);
    assert!(page(&japanese, "2024/03/").contains("2024年3月"));
    let home = page(&japanese, "");
    let cell = ">3月 <span class=\"visually-hidden\">2024, the latest</span>";
    assert!(home.contains(cell), "{home}");
}

/// The English rules knew no plural `Zeitungen`, and took `was` for a word that says nothing.
#[test]
fn german_words_are_found_by_german_forms() {
    let archive = archive("de", GERMAN);
    let found = search(&archive, "zeitung");
    assert_eq!((found.n_hits, found.rewrites.len()), (1, 0));
    assert_eq!(search(&archive, "\"zeitung\"").n_hits, 0);
    assert_eq!(search(&archive, "märz").n_hits, 1);
    let found = search(&archive, "was die preise");
    assert!(found.left_out.is_empty(), "no English small words");
    assert_eq!(search(&archive, "hafens").n_hits, 1);
}

#[test]
fn japanese_is_found_by_its_characters() {
    let archive = archive("ja", JAPANESE);
    for words in ["値段", "ロープ", "漁師", "市場", "3月"] {
        let found = search(&archive, words);
        assert!(
            found.n_hits > 0 && found.rewrites.is_empty(),
            "{words}: {found:?}"
        );
    }
    assert_eq!(search(&archive, "段値").n_hits, 0, "in this order only");
}

#[test]
fn arabic_runs_from_right_to_left_in_a_page_from_left_to_right() {
    let archive = archive("ar", ARABIC);
    let html = page(&archive, "2024/03/");
    for words in ["ارتفعت", "Prices"] {
        let start = html.find(words).expect("the paragraph");
        let tag = html[..start].rfind("<p").map(|at| &html[at..start]);
        assert!(tag.is_some_and(|it| it.contains("dir=\"auto\"")), "{tag:?}");
    }
    assert!(html.contains("مارس 2024"));
    assert_eq!(search(&archive, "الميناء").n_hits, 2);
}
