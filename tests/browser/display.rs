//! The display settings: by mouse, by keyboard, after a reload, and before the first paint.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::Allowed;
use crate::console::routes;
use crate::reader_page::{ReaderPage, SystemScheme};
use crate::server::Base;
use crate::session::{self, on_nested};

/// Runs `test` in every browser with the site at `/x/y/`.
async fn in_every_browser<Test: AsyncFn(&ReaderPage)>(test: Test) {
    session::in_every_browser(&[Base::Nested], Allowed::Everything, test).await;
}

/// Waits until the page has the color scheme `scheme` and the panel shows it as chosen.
async fn expect_scheme(page: &ReaderPage, scheme: &str) {
    let script = "return [document.documentElement.dataset.theme ?? 'auto',
        document.querySelector('[name=color-scheme]:checked').value]";
    let what = format!("the color scheme {scheme}, also in the panel");
    page.expect(what, script, &[], [scheme.to_owned(), scheme.to_owned()])
        .await;
}

/// Waits until the root font size is `percent` % of the browser's default (16 px).
async fn expect_size(page: &ReaderPage, percent: f64) {
    let script = "return parseFloat(getComputedStyle(document.documentElement).fontSize) / 0.16";
    page.expect("the text size in percent", script, &[], percent)
        .await;
}

/// Script that returns whether the panel is open.
const IS_OPEN: &str = "return document.querySelector('.display-panel').matches(':popover-open')";

/// Returns the color behind the text.
async fn background(page: &ReaderPage) -> String {
    let script = "return [document.body, document.documentElement]
        .map(element => getComputedStyle(element).backgroundColor)
        .find(color => color !== 'rgba(0, 0, 0, 0)') ?? 'none'";
    page.read(script, &[]).await
}

#[tokio::test]
async fn a_chosen_color_scheme_stays_after_a_reload() {
    in_every_browser(async |page| {
        page.open("2023/11/").await;
        expect_scheme(page, "auto").await;
        for scheme in ["light", "dark"] {
            page.choose_display(scheme).await;
            expect_scheme(page, scheme).await;
            page.reload().await;
            expect_scheme(page, scheme).await;
            page.open("").await;
            expect_scheme(page, scheme).await;
        }
        page.choose_display("auto").await;
        expect_scheme(page, "auto").await;
        page.reload().await;
        expect_scheme(page, "auto").await;
    })
    .await;
}

#[tokio::test]
async fn a_chosen_color_scheme_is_there_before_anything_is_painted() {
    on_nested(async |page| {
        page.open("2023/11/").await;
        for scheme in ["light", "dark"] {
            page.choose_display(scheme).await;
            expect_scheme(page, scheme).await;
            for route in ["2023/11/", "", "search/?q=picasso"] {
                page.open(route).await;
                let script = "return watched.schemeAtBody";
                let what = format!("the color scheme when the body of `{route}` begins");
                page.expect(what, script, &[], scheme.to_owned()).await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_chosen_color_scheme_outweighs_the_one_of_the_system() {
    on_nested(async |page| {
        page.set_system_scheme(SystemScheme::Light).await;
        page.open("2023/11/").await;
        let light = background(page).await;
        page.set_system_scheme(SystemScheme::Dark).await;
        let dark = background(page).await;
        assert_ne!(
            light, dark,
            "expected the system to decide while none is chosen"
        );
        page.choose_display("light").await;
        expect_scheme(page, "light").await;
        assert_eq!(background(page).await, light, "light, on a dark system");
        page.set_system_scheme(SystemScheme::Light).await;
        page.choose_display("dark").await;
        expect_scheme(page, "dark").await;
        assert_eq!(background(page).await, dark, "dark, on a light system");
    })
    .await;
}

#[tokio::test]
async fn the_panel_opens_and_closes_by_keys_and_gives_the_focus_back() {
    in_every_browser(async |page| {
        page.open("2023/11/").await;
        page.focus(".display-button").await;
        page.press(Key::Enter).await;
        page.expect("whether it is open", IS_OPEN, &[], true).await;
        page.press(Key::Tab).await;
        page.expect_focus_on("[name=color-scheme][value=auto]")
            .await;
        page.press(Key::Up).await;
        expect_scheme(page, "dark").await;
        page.press(Key::Tab).await;
        page.expect_focus_on("[name=text-size][value=normal]").await;
        page.press(Key::Right).await;
        expect_size(page, 112.5).await;
        page.press(Key::Tab).await;
        page.expect_focus_on(".display-keys").await;
        page.press(Key::Escape).await;
        page.expect("whether it is open", IS_OPEN, &[], false).await;
        page.expect_focus_on(".display-button").await;
    })
    .await;
}

/// Regression: the panel stayed open when the focus left it, and hid what had the focus.
#[tokio::test]
async fn the_panel_closes_when_the_focus_leaves_it() {
    in_every_browser(async |page| {
        page.open("2023/11/").await;
        page.focus(".display-button").await;
        page.press(Key::Enter).await;
        page.expect("whether the panel is open", IS_OPEN, &[], true)
            .await;
        page.focus(".display-keys").await;
        page.focus("#tab-all").await;
        page.expect("whether the panel is open", IS_OPEN, &[], false)
            .await;
        page.expect_focus_on("#tab-all").await;
    })
    .await;
}

#[tokio::test]
async fn a_chosen_text_size_is_there_before_the_body_and_counts_with_that_of_the_browser() {
    on_nested(async |page| {
        page.open("2023/11/").await;
        expect_size(page, 100.0).await;
        page.choose_display("larger").await;
        expect_size(page, 125.0).await;
        // The program is delayed, so only the page's own script can have read the setting.
        page.hold_program().await;
        page.open_held("2021/11/").await;
        expect_size(page, 125.0).await;
        let script = "return document.documentElement.dataset.text";
        page.expect("the size", script, &[], "larger".to_owned())
            .await;
        page.let_program_go().await;
        page.choose_display("normal").await;
        expect_size(page, 100.0).await;
    })
    .await;
}

#[tokio::test]
async fn at_320_px_the_largest_text_scrolls_no_page_sideways() {
    on_nested(async |page| {
        page.open("").await;
        page.choose_display("largest").await;
        page.set_size(320, 640).await;
        let mut too_wide = Vec::new();
        for route in routes() {
            page.open(&route).await;
            page.expect_heading().await;
            page.two_frames().await;
            let script = "const root = document.documentElement;
                const widest = [...document.querySelectorAll('body *')]
                    .map(e => [e.getBoundingClientRect().right, e.tagName + '.' + e.className])
                    .sort((a, b) => b[0] - a[0])[0];
                return [root.scrollWidth - root.clientWidth, widest[1]]";
            let (beyond, widest): (i32, String) = page.read(script, &[]).await;
            if beyond > 0 {
                too_wide.push(format!("`{route}`: {beyond} px, from {widest}"));
            }
        }
        assert!(too_wide.is_empty(), "{}", too_wide.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn the_panel_fits_320_px_at_every_size() {
    on_nested(async |page| {
        page.set_size(320, 640).await;
        page.open("2023/11/").await;
        for size in ["normal", "largest"] {
            page.choose_display(size).await;
            let script = "const panel = document.querySelector('.display-panel');
                const box = panel.getBoundingClientRect();
                const small = [...panel.querySelectorAll('label, button')].filter(it =>
                    Math.min(it.offsetWidth, it.offsetHeight) < 24);
                return [box.left >= 0, box.right <= innerWidth,
                    panel.scrollWidth <= panel.clientWidth, small.length]";
            let what = format!("[left, right, inside, too small] at {size}");
            page.expect(what, script, &[], json!([true, true, true, 0]))
                .await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_chosen_lasts_for_the_visit_where_storage_is_refused() {
    in_every_browser(async |page| {
        let refuse = "Object.defineProperty(window, 'localStorage',
            { get() { throw new DOMException('no', 'SecurityError') } })";
        page.host().conduct().scripts.push(refuse.to_owned());
        page.open("2023/11/").await;
        page.choose_display("dark").await;
        page.choose_display("large").await;
        expect_scheme(page, "dark").await;
        expect_size(page, 112.5).await;
        page.press(Key::Escape).await;
        page.click("main a[rel=next]").await;
        page.expect_route("2024/11/").await;
        expect_scheme(page, "dark").await;
        expect_size(page, 112.5).await;
    })
    .await;
}
