//! Texts from right to left: their direction and the side of lists, quotes and tables, as browsers
//! compute them. `tests/native/direction.rs` checks the attributes.

use kusama_news_reader::compile::{Source, compile};
use kusama_news_reader::html::report::report_text;
use kusama_news_reader::model::Archive;
use kusama_news_reader::routes::Base;
use kusama_news_reader::routes::page_context::PageContext;
use kusama_news_reader::search::{Query, SearchIndex};
use kusama_news_reader::ui::search::hits::search_hits;
use serde_json::json;

use crate::session::on_nested;

fn archive() -> Archive {
    let source = Source {
        path: "2020-05.md".into(),
        bytes: include_bytes!("../fixtures/right_to_left.md").to_vec(),
    };
    compile(&[source]).archive
}

/// Script that puts HTML into the element with a selector.
const PUT: &str = "document.querySelector(arguments[0]).innerHTML = arguments[1]";

/// Selectors of elements in the first section, with the direction of each.
const DIRECTIONS: [(&str, &str); 15] = [
    (".lead p", "rtl"),
    ("h2", "rtl"),
    (".prose > p", "rtl"),
    (".prose > p code", "ltr"),
    (".prose h3", "rtl"),
    (".prose > ul", "rtl"),
    (".prose > ul > li:nth-child(1) p", "rtl"),
    (".prose > ul > li:nth-child(2) > p", "ltr"),
    (".prose > ul ul", "rtl"),
    (".prose > ul > li:nth-child(3) p", "rtl"),
    ("blockquote", "rtl"),
    ("blockquote p:nth-child(2)", "ltr"),
    ("table", "rtl"),
    ("pre", "ltr"),
    (".report-section .prose > p:last-child", "ltr"),
];

/// Script that returns which texts begin at the right, and on which side lists and quotes are set in.
const SIDES: &str = "const find = css => document.querySelector(`#topic-panel ${css}`);
    const box = css => find(css).getBoundingClientRect();
    const words = css => {
        const range = document.createRange();
        range.selectNodeContents(find(css).firstChild);
        return range.getBoundingClientRect();
    };
    const right = box('.prose').right;
    const style = css => getComputedStyle(find(css));
    return {
        heading: Math.abs(words('h2').right - right) < 2,
        paragraph: Math.abs(words('.prose > p').right - right) < 2,
        list: [style('ul').paddingLeft, parseFloat(style('ul').paddingRight) > 9],
        quote: [style('blockquote').borderLeftWidth, style('blockquote').borderRightWidth],
        columns: box('th').left > box('th + th').left,
        table: Math.abs(box('table').right - right) < 2,
        english: Math.abs(words('.report-section .prose > p:last-child').left - box('.prose').left) < 2,
    }";

#[tokio::test]
async fn each_block_reads_in_the_direction_of_its_own_words() {
    on_nested(async |page| {
        page.open("2023/11/").await;
        let archive = archive();
        let context = PageContext {
            archive: &archive,
            base: &Base::new("/x/y/"),
            frame: None,
        };
        let html = report_text(context, archive.reports[0].month, None).into_string();
        page.read::<()>(PUT, &[json!("#topic-panel"), json!(html)])
            .await;
        for (css, expected) in DIRECTIONS {
            let script = "return getComputedStyle(
                document.querySelector(`#topic-panel ${arguments[0]}`)).direction";
            let seen: String = page.read(script, &[json!(css)]).await;
            assert_eq!(seen, expected, "of {css}");
        }
        let expected = json!({
            "heading": true,
            "paragraph": true,
            "list": ["0px", true],
            "quote": ["0px", "3px"],
            "columns": true,
            "table": true,
            "english": true,
        });
        page.expect("what is at the right", SIDES, &[], expected)
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_search_hit_reads_in_its_own_direction() {
    on_nested(async |page| {
        page.open("search/?q=kusama").await;
        page.expect_present(".search-hit").await;
        let archive = archive();
        let query = Query::parse("القائمة", &archive.topics);
        let results = SearchIndex::build(&archive).search(&query, 9);
        let html = search_hits(&archive, &results, &|_, _, _| "#main".to_owned()).into_string();
        page.read::<()>(PUT, &[json!(".search-main"), json!(html)])
            .await;
        let script = "return [...document.querySelectorAll('.hit-heading, .hit-snippet')].map(it =>
            [it.className, getComputedStyle(it).direction])";
        let expected = [
            ["hit-heading", "rtl"],
            ["hit-snippet", "rtl"],
            ["hit-heading", "ltr"],
            ["hit-snippet", "rtl"],
        ];
        let mut seen: Vec<[String; 2]> = page.read(script, &[]).await;
        // The order of the two hits is that of their ranks.
        if seen.first().is_some_and(|it| it[1] == "ltr") {
            seen.rotate_left(2);
        }
        assert_eq!(seen, expected);
    })
    .await;
}
