//! The list of sections beside a report, the reading position kept between visits, and printing.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::Allowed;
use crate::reader_page::{ReaderPage, TABS};
use crate::server::Base;
use crate::session::{in_every_browser, on_nested};

const NESTED: [Base; 1] = [Base::Nested];

/// Waits until the list marks section `number`, counted from 0, as the current one, or no section
/// for -1.
async fn expect_section(page: &ReaderPage, number: i32) {
    let script = "const links = [...document.querySelectorAll('.outline a')];
        const here = links.filter(it => it.getAttribute('aria-current') === 'location');
        return [here.length, links.indexOf(here[0])]";
    let expected = [i32::from(number >= 0), number];
    let what = "[sections marked, which]";
    page.expect(what, script, &[], expected).await;
}

async fn n_sections(page: &ReaderPage) -> i32 {
    let script = "return document.querySelectorAll('.report-section > h2').length";
    page.read(script, &[]).await
}

#[tokio::test]
async fn the_section_that_is_read_is_marked_while_the_page_is_scrolled() {
    in_every_browser(&NESTED, Allowed::Everything, async |page| {
        page.open("2023/11/").await;
        expect_section(page, -1).await;
        let n_sections = n_sections(page).await;
        for number in [2, 1, 3] {
            let script = "document.querySelectorAll('.report-section > h2')[arguments[0]]
                .scrollIntoView({ behavior: 'instant' })";
            page.read::<()>(script, &[json!(number)]).await;
            expect_section(page, number).await;
        }
        page.scroll_to_end().await;
        expect_section(page, n_sections - 1).await;
        page.scroll_to_top().await;
        expect_section(page, -1).await;
    })
    .await;
}

#[tokio::test]
async fn each_section_that_the_list_leads_to_is_the_one_that_is_read() {
    in_every_browser(&NESTED, Allowed::Everything, async |page| {
        page.open("2023/11/").await;
        page.mark_document().await;
        for number in 0..n_sections(page).await {
            let script = "const link = document.querySelectorAll('.outline a')[arguments[0]];
                link.focus();
                return link.checkVisibility() && document.activeElement === link";
            let what = format!("the link numbered {number}");
            page.expect_that(what, script, &[json!(number)]).await;
            page.press(Key::Enter).await;
            expect_section(page, number).await;
            let script = "const heading = document.querySelectorAll('.report-section > h2');
                return document.activeElement === heading[arguments[0]]";
            let what = format!("the focus on heading {number}");
            page.expect_that(what, script, &[json!(number)]).await;
        }
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn a_topic_with_few_sections_has_no_list() {
    in_every_browser(&NESTED, Allowed::Everything, async |page| {
        page.open("2024/11/").await;
        let mut n_lists = 0;
        for tab in TABS {
            page.click(&format!("#tab-{tab}")).await;
            page.expect_selected_tab(tab).await;
            let n_sections = n_sections(page).await;
            let script = "return document.querySelectorAll('.outline a').length";
            let n_links = if n_sections < 3 { 0 } else { n_sections };
            page.expect(format!("the links for {tab}"), script, &[], n_links)
                .await;
            n_lists += i32::from(n_links > 0);
        }
        assert!((1..8).contains(&n_lists), "{n_lists} lists");
    })
    .await;
}

#[tokio::test]
async fn the_list_stands_beside_the_text_or_after_it() {
    on_nested(async |page| {
        for (width_px, height_px) in [(320, 600), (360, 740), (768, 900), (1060, 800), (1280, 800)]
        {
            page.set_size(width_px, height_px).await;
            page.open("2023/11/").await;
            let script = "const [list, text] = ['.outline', '.report-section:last-of-type']
                    .map(css => document.querySelector(css).getBoundingClientRect());
                const root = document.documentElement;
                const isBeside = list.left >= text.right && list.right <= root.clientWidth;
                return [isBeside || list.top >= text.bottom,
                    root.scrollWidth <= root.clientWidth,
                    [...document.querySelectorAll('.outline a, .outline-link, .breadcrumb a')]
                        .filter(it => it.checkVisibility())
                        .map(it => it.getBoundingClientRect())
                        .every(box => box.height >= 24 && box.width >= 24)]";
            let what = format!("[in its place, fits, can be hit] at {width_px} px");
            page.expect(what, script, &[], [true, true, true]).await;
        }
    })
    .await;
}

/// The visits kept in storage; empty if there are none.
const KEPT: &str = "return localStorage.getItem('visits') ?? ''";

/// Scrolls in the report of November 2023 until the position is stored. Returns the heading there.
async fn read_on(page: &ReaderPage) -> String {
    page.open("2023/11/").await;
    let script = "const heading = document.querySelectorAll('.report-section > h2')[2];
        heading.scrollIntoView({ behavior: 'instant' });
        return heading.innerText";
    let heading: String = page.read(script, &[]).await;
    let what = "a place that is kept";
    page.wait_for::<String>(what, KEPT, &[], |kept| kept.contains(" 2023/11/#p-"))
        .await;
    heading
}

#[tokio::test]
async fn the_home_page_leads_back_to_where_the_reader_stopped() {
    in_every_browser(&NESTED, Allowed::Everything, async |page| {
        page.open("").await;
        page.expect_home().await;
        assert_eq!(page.texts(".resume > *").await, [""; 0], "a first visit");
        let heading = read_on(page).await;
        page.open("").await;
        let script = "const link = document.querySelector('.resume a');
            return [link.innerText, document.querySelector('.resume button').innerText]";
        let expected = [format!("November 2023, {heading}"), "Forget".to_owned()];
        page.wait_for::<[String; 2]>("[link, button]", script, &[], |[link, button]| {
            *link == expected[0] && button.starts_with(&expected[1])
        })
        .await;
        page.click(".resume a").await;
        page.expect_route("2023/11/").await;
        let script = "const text = document.querySelector('.is-target');
            const box = text.getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight
                && text.closest('.report-section').querySelector('h2').innerText === arguments[0]";
        page.expect_that("the text in view", script, &[json!(heading)])
            .await;
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_can_be_forgotten() {
    in_every_browser(&NESTED, Allowed::Everything, async |page| {
        read_on(page).await;
        page.open("").await;
        page.expect_present(".resume button").await;
        page.focus(".resume button").await;
        page.press(Key::Enter).await;
        page.expect("what is kept", KEPT, &[], String::new()).await;
        page.expect_focus_on("h1").await;
        page.open("").await;
        page.expect_home().await;
        assert_eq!(page.texts(".resume > *").await, [""; 0]);
    })
    .await;
}

/// Waits until the home page shows these marks for new reports.
async fn expect_new(page: &ReaderPage, latest: &str, months: &str, cells: &[&str]) {
    let script = "return [document.getElementById('new-latest').textContent,
        document.getElementById('new-months').textContent,
        [...document.querySelectorAll('.month-cell > .is-new')].map(it => it.textContent)]";
    let what = "[at the latest, at all, in the grid]";
    page.expect(what, script, &[], json!([latest, months, cells]))
        .await;
}

#[tokio::test]
async fn months_that_came_since_the_last_visit_are_new_until_the_next() {
    in_every_browser(&NESTED, Allowed::Everything, async |page| {
        page.open("").await;
        expect_new(page, "", "", &[]).await;
        page.expect("what is kept", KEPT, &[], "1 /x/y/ 2024-11 -".to_owned())
            .await;
        let script = "localStorage.setItem('visits', '1 /x/y/ 2021-11 -')";
        page.read::<()>(script, &[]).await;
        page.open("2023/11/").await;
        page.click(".breadcrumb a").await;
        let cells = ["November 2024, the latest", "November 2023"];
        for _ in 0..2 {
            page.expect_home().await;
            expect_new(page, "New", "2 new since your last visit", &cells).await;
            // The same visit continues, so the reports are still new.
            page.click(".latest h2 a").await;
            page.expect_route("2024/11/").await;
            page.go_back().await;
        }
        page.open("").await;
        expect_new(page, "", "", &[]).await;
    })
    .await;
}

#[tokio::test]
async fn a_value_that_is_broken_is_as_none() {
    in_every_browser(&NESTED, Allowed::Everything, async |page| {
        page.open("search/").await;
        for value in ["", "1 /x/y/ # #", "2 /x/y/ 2019-11 2023/11/#p-", "{}"] {
            let script = "localStorage.setItem('visits', arguments[0])";
            page.read::<()>(script, &[json!(value)]).await;
            page.open("").await;
            expect_new(page, "", "", &[]).await;
            assert_eq!(page.texts(".resume > *").await, [""; 0], "{value}");
        }
    })
    .await;
}

#[tokio::test]
async fn without_storage_all_of_it_lasts_as_long_as_the_page() {
    in_every_browser(&NESTED, Allowed::NoStorage, async |page| {
        page.open("2023/11/").await;
        page.scroll_to_end().await;
        let last = n_sections(page).await - 1;
        expect_section(page, last).await;
        page.click(".breadcrumb a").await;
        page.expect_home().await;
        expect_new(page, "", "", &[]).await;
        let script = "return watched.errors";
        page.expect("no errors", script, &[], Vec::<String>::new())
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_address_of_a_year_leads_to_its_row() {
    in_every_browser(&NESTED, Allowed::Everything, async |page| {
        page.set_size(360, 640).await;
        page.open("#year-2019").await;
        page.expect_home().await;
        let script = "const box = document.getElementById('year-2019').getBoundingClientRect();
            return scrollY > 0 && box.top >= 0 && box.bottom <= innerHeight";
        page.expect_that("the row in view", script, &[]).await;
    })
    .await;
}

/// The home page shows the stored position without a layout shift.
#[tokio::test]
async fn the_home_page_stays_where_it_is_when_it_greets_a_reader() {
    on_nested(async |page| {
        for (width_px, height_px) in [(360, 740), (1280, 900)] {
            page.set_size(width_px, height_px).await;
            read_on(page).await;
            let script = "localStorage.setItem('visits',
                localStorage.getItem('visits').replace('2024-11', '2021-11'))";
            page.read::<()>(script, &[]).await;
            page.open("").await;
            page.expect_present(".resume a").await;
            page.expect_no_shift(0.001).await;
        }
    })
    .await;
}

/// Applies the print styles to the window.
const ON_PAPER: &str = "for (const sheet of document.styleSheets) {
        for (const rule of sheet.cssRules) {
            if (!rule.media) continue;
            const media = rule.media;
            if (media.mediaText === 'print') media.mediaText = 'all';
            else if (media.mediaText === 'screen') media.mediaText = 'not all';
        }
    }";

#[tokio::test]
async fn paper_has_the_text_the_notice_and_the_address_and_no_controls() {
    in_every_browser(&NESTED, Allowed::Everything, async |page| {
        page.open("").await;
        page.read::<()>("localStorage.setItem('color-scheme', 'dark')", &[])
            .await;
        for route in ["2023/11/", "2023/11/market/", "topic/market/", "november/"] {
            page.open(route).await;
            page.read::<()>(ON_PAPER, &[]).await;
            let script = "const isSeen = it => it.checkVisibility();
                const all = css => [...document.querySelectorAll(css)];
                return [all('button, input, select, form, summary, nav:not(:has(.report-dateline)), .handle, .page-tools').filter(isSeen).length,
                    all('.report-section .prose p, h1, .origin-notice')
                        .every(it => isSeen(it) !== !!it.closest('.is-other')),
                    all('main a').filter(isSeen)
                        .every(it => getComputedStyle(it).textDecorationLine === 'none'),
                    getComputedStyle(document.documentElement).backgroundColor,
                    getComputedStyle(document.querySelector('h1')).color]";
            let expected = json!([0, true, true, "rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
            let what = "[controls, text, plain links, paper, ink]";
            page.expect(what, script, &[], expected).await;
            let address = format!("https://example.org/x/y/{route}");
            let script = "return document.getElementById('print-address').innerText";
            page.expect("the address", script, &[], address).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_address_for_paper_follows_the_reader() {
    on_nested(async |page| {
        page.open("2023/11/?q=kusama").await;
        let script = "return document.getElementById('print-address').textContent";
        let address = "https://example.org/x/y/2023/11/";
        page.expect("the address", script, &[], address.to_owned())
            .await;
        page.click("#tab-market").await;
        let address = "https://example.org/x/y/2023/11/market/";
        page.expect("the address", script, &[], address.to_owned())
            .await;
    })
    .await;
}
