//! Keys that focus the search box from anywhere on the page.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::Act;
use crate::reader_page::ReaderPage;
use crate::session::{on_nested, on_root};

/// Removes the focus from the active element.
async fn leave_box(page: &ReaderPage) {
    page.read::<()>("document.activeElement.blur()", &[]).await;
    page.expect_focus_on("body").await;
}

#[tokio::test]
async fn the_slash_leads_to_the_box_and_is_not_typed() {
    on_nested(async |page| {
        for route in ["", "2021/11/", "search/", "foo/bar"] {
            page.open(route).await;
            page.type_text("/").await;
            page.expect_focus_on("#search-input").await;
            // The page for a missing address searches for its words.
            let words = route.strip_prefix("foo/").map_or("", |_| "foo bar");
            page.expect_in_box(words).await;
            // In the box a slash is an ordinary character; the key has selected what was there.
            page.type_text("a/b").await;
            page.expect_in_box("a/b").await;
        }
    })
    .await;
}

#[tokio::test]
async fn ctrl_and_k_lead_to_the_box_and_select_its_text() {
    on_nested(async |page| {
        page.open("2021/11/").await;
        page.press_with_ctrl('k').await;
        page.expect_focus_on("#search-input").await;
        page.type_text("picasso").await;
        leave_box(page).await;
        page.press_with_ctrl('k').await;
        page.expect_choices("picasso").await;
        page.type_text("x").await;
        page.expect_in_box("x").await;
        page.press_with_ctrl('k').await;
        page.type_text("y").await;
        page.expect_in_box("y").await;
    })
    .await;
}

#[tokio::test]
async fn a_shortcut_is_known_by_its_character_and_by_nothing_else() {
    on_root(async |page| {
        page.open("2021/11/").await;
        for options in [
            json!({ "key": "/" }),
            json!({ "key": "/", "shiftKey": true, "code": "Digit7" }),
            json!({ "key": "/", "ctrlKey": true, "altKey": true, "modifierAltGraph": true }),
            json!({ "key": "k", "ctrlKey": true }),
            json!({ "key": "K", "metaKey": true }),
            json!({ "key": "л", "code": "KeyK", "ctrlKey": true }),
        ] {
            let has_alt_graph = options.get("modifierAltGraph").is_some();
            if has_alt_graph && !page.can(Act::MadeUpAltGraph) {
                continue;
            }
            let is_taken = page.press_made_up("body", options.clone()).await;
            assert!(is_taken, "{options}");
            page.expect_focus_on("#search-input").await;
            leave_box(page).await;
        }
        for options in [
            json!({ "key": "/", "ctrlKey": true }),
            json!({ "key": "/", "altKey": true }),
            json!({ "key": "/", "metaKey": true }),
            json!({ "key": "/", "repeat": true }),
            json!({ "key": "/", "isComposing": true }),
            json!({ "key": "/", "keyCode": 229 }),
            json!({ "key": "7", "code": "Slash" }),
            json!({ "key": "k" }),
            json!({ "key": "k", "ctrlKey": true, "shiftKey": true }),
            json!({ "key": "k", "ctrlKey": true, "altKey": true }),
            json!({ "key": "j", "code": "KeyK", "ctrlKey": true }),
        ] {
            let is_taken = page.press_made_up("body", options.clone()).await;
            assert!(!is_taken, "{options}");
            page.expect_focus_on("body").await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_slash_can_be_typed_wherever_text_can() {
    on_root(async |page| {
        page.open("").await;
        let script = "document.querySelector('main').insertAdjacentHTML('beforeend',
            `<textarea id=t-1></textarea><select id=t-2><option>a</select><input id=t-3>
             <div id=t-4 contenteditable><b id=t-5>text</b></div><p id=t-6 tabindex=-1>text</p>`);
            document.querySelector('#t-6').addEventListener('keydown', e => e.preventDefault())";
        page.read::<()>(script, &[]).await;
        for id in ["t-1", "t-2", "t-3", "t-4", "t-5", "t-6"] {
            page.press_made_up(&format!("#{id}"), json!({ "key": "/" }))
                .await;
            page.expect_focus_on("body").await;
        }
        let is_taken = page
            .press_made_up("#t-1", json!({ "key": "k", "ctrlKey": true }))
            .await;
        assert!(is_taken, "Ctrl and K, which type nothing");
    })
    .await;
}

/// Toggles the single-key shortcuts.
async fn switch_single_keys(page: &ReaderPage) {
    page.click(".display-button").await;
    page.click(".display-keys").await;
    page.click("label.shortcut-switch").await;
    page.press(Key::Escape).await;
}

#[tokio::test]
async fn the_slash_can_be_switched_off_for_good() {
    on_nested(async |page| {
        page.open("2021/11/").await;
        let keys = "return document.querySelector('#search-input')
            .getAttribute('aria-keyshortcuts')";
        page.expect("keys", keys, &[], "/ Control+K Meta+K".to_owned())
            .await;
        switch_single_keys(page).await;
        for _ in 0..2 {
            leave_box(page).await;
            page.type_text("/").await;
            page.expect_focus_on("body").await;
            page.press_with_ctrl('k').await;
            page.expect_focus_on("#search-input").await;
            page.expect("keys", keys, &[], "Control+K Meta+K".to_owned())
                .await;
            page.reload().await;
        }
        switch_single_keys(page).await;
        leave_box(page).await;
        page.type_text("/").await;
        page.expect_focus_on("#search-input").await;
    })
    .await;
}

#[tokio::test]
async fn in_a_frame_the_keys_belong_to_the_page_around_it() {
    on_root(async |page| {
        page.open("").await;
        let script = "const frame = document.createElement('iframe');
            frame.src = arguments[0];
            document.body.append(frame)";
        page.read::<()>(script, &[json!(page.address("2021/11/"))])
            .await;
        let script = "return document.querySelector('iframe').contentDocument
            .querySelector('main h1') !== null";
        page.expect_that("the reader in a frame", script, &[]).await;
        page.two_frames().await;
        let script = "const { contentWindow: inside } = document.querySelector('iframe');
            return arguments[0].map(options => {
                const event = new inside.KeyboardEvent('keydown',
                    { bubbles: true, cancelable: true, ...options });
                inside.document.body.dispatchEvent(event);
                return [event.defaultPrevented, inside.document.activeElement.tagName];
            })";
        let keys = json!([{ "key": "/" }, { "key": "k", "ctrlKey": true }]);
        let expected = json!([[false, "BODY"], [false, "BODY"]]);
        page.expect("[taken, focus] in the frame", script, &[keys], expected)
            .await;
    })
    .await;
}
