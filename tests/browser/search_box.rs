//! The search box as a combobox: its list and its keys.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::Act;
use crate::reader_page::ReaderPage;
use crate::seeds::Seed;
use crate::session::{on_nested, on_root};

/// The page on which the tests type.
const ROUTE: &str = "2019/11/";

/// Opens a report and types `query` into the search box.
async fn open_and_type(page: &ReaderPage, query: &str) {
    page.open(ROUTE).await;
    page.mark_document().await;
    page.enter_search_box().await;
    page.type_text(query).await;
}

#[tokio::test]
async fn each_key_shows_the_best_hits_and_leaves_the_page_as_it_is() {
    on_nested(async |page| {
        page.open(ROUTE).await;
        page.mark_document().await;
        page.expect_report(&Seed::of("2019-11")).await;
        let n_entries = page.history_length().await;
        page.enter_search_box().await;
        page.expect_no_choices().await;
        let mut typed = String::new();
        for letter in "Picasso".chars() {
            page.type_text(&letter.to_string()).await;
            typed.push(letter);
            let choices = page.expect_choices(&typed).await;
            assert!((1..=8).contains(&choices.len()), "{choices:#?}");
            let beginning = typed.to_lowercase();
            let marks = choices.iter().flat_map(|choice| &choice.marks);
            for mark in marks {
                assert!(mark.to_lowercase().starts_with(&beginning), "{mark:?}");
            }
            page.expect_active(None).await;
        }
        page.expect_report(&Seed::of("2019-11")).await;
        page.expect_route(ROUTE).await;
        assert_eq!(page.history_length().await, n_entries);
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn an_option_says_where_it_leads_and_why() {
    on_nested(async |page| {
        open_and_type(page, "Picasso").await;
        let choices = page.expect_choices("Picasso").await;
        let choice = choices
            .iter()
            .find(|choice| choice.text.contains("November 2021"))
            .expect("a hit in November 2021");
        assert!(choice.marks.contains(&"Picasso".to_owned()), "{choice:?}");
        let address = page.address("2021/11/");
        assert!(choice.address.starts_with(&address), "{choice:?}");
        assert!(choice.address.contains("?q=Picasso#p-"), "{choice:?}");
        let roles = page
            .attributes(".search-popup [role=option]", "tabindex")
            .await;
        assert!(
            roles
                .iter()
                .all(|tabindex| tabindex.as_deref() == Some("-1"))
        );
    })
    .await;
}

#[tokio::test]
async fn arrow_keys_go_along_the_options_and_enter_opens_one() {
    on_nested(async |page| {
        open_and_type(page, "parachain").await;
        let choices = page.expect_choices("parachain").await;
        let last = choices.len() - 1;
        assert!(last >= 2, "{choices:#?}");
        for number in 0..=last {
            page.press(Key::Down).await;
            page.expect_active(Some(number)).await;
        }
        page.press(Key::Down).await;
        page.expect_active(Some(0)).await;
        page.press(Key::Up).await;
        page.expect_active(None).await;
        page.press(Key::Up).await;
        page.expect_active(Some(last)).await;
        page.press(Key::Up).await;
        page.expect_active(Some(last - 1)).await;
        // These keys move the caret in the text instead.
        page.press(Key::Home).await;
        page.press(Key::Right).await;
        page.expect_active(Some(last - 1)).await;

        page.press(Key::Enter).await;
        let address = choices[last - 1].address.clone();
        let (_, fragment) = address.split_once('#').expect("a fragment");
        page.expect_focused_in_view(fragment).await;
        let path = "return location.href.split(/[?#]/)[0]";
        let (expected, _) = address.split_once('?').expect("a query");
        page.expect("the address", path, &[], expected.to_owned())
            .await;
        page.expect_no_choices().await;
        page.expect_in_box("parachain").await;
        page.expect_same_document().await;
        page.go_back().await;
        page.expect_report(&Seed::of("2019-11")).await;
    })
    .await;
}

#[tokio::test]
async fn the_month_that_a_query_names_is_the_first_option() {
    on_nested(async |page| {
        open_and_type(page, "november 2021").await;
        let choices = page.expect_choices("november 2021").await;
        assert_eq!(choices[0].text.trim(), "Go to November 2021");
        assert!(choices.len() > 1, "{choices:#?}");
        page.press(Key::Down).await;
        page.expect_active(Some(0)).await;
        page.press(Key::Enter).await;
        page.expect_route("2021/11/").await;
        page.expect_report(&Seed::of("2021-11")).await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn enter_without_an_active_option_goes_to_all_hits() {
    on_nested(async |page| {
        open_and_type(page, "parachain").await;
        page.expect_choices("parachain").await;
        let n_entries = page.history_length().await;
        page.press(Key::Enter).await;
        page.expect_hits("parachain").await;
        page.expect_no_choices().await;
        assert_eq!(page.history_length().await, n_entries + 1);
        page.expect_same_document().await;
        page.go_back().await;
        page.expect_report(&Seed::of("2019-11")).await;
    })
    .await;
}

#[tokio::test]
async fn a_click_opens_an_option_and_the_link_below_opens_all_hits() {
    on_nested(async |page| {
        open_and_type(page, "Picasso").await;
        let choices = page.expect_choices("Picasso").await;
        page.click("#search-option-0").await;
        let (_, fragment) = choices[0].address.split_once('#').expect("a fragment");
        page.expect_focused_in_view(fragment).await;
        page.expect_no_choices().await;
        page.expect_in_box("Picasso").await;

        page.enter_search_box().await;
        page.expect_choices("Picasso").await;
        page.click(".search-total a").await;
        page.expect_hits("Picasso").await;
        page.expect_no_choices().await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn ctrl_opens_an_option_in_a_new_tab() {
    on_root(async |page| {
        open_and_type(page, "Picasso").await;
        page.expect_choices("Picasso").await;
        page.press(Key::Down).await;
        page.expect_active(Some(0)).await;
        page.press_with_ctrl(Key::Enter).await;
        page.expect_tabs(2).await;
        page.expect_choices("Picasso").await;
        if page.can(Act::CtrlClick) {
            page.click_with_ctrl("#search-option-0").await;
            page.expect_tabs(3).await;
        }
        page.expect_route(ROUTE).await;
        page.expect_same_document().await;
    })
    .await;
}

#[tokio::test]
async fn escape_closes_and_then_clears() {
    on_nested(async |page| {
        open_and_type(page, "Picasso").await;
        page.expect_choices("Picasso").await;
        page.press(Key::Down).await;
        page.press(Key::Escape).await;
        page.expect_no_choices().await;
        page.expect_in_box("Picasso").await;
        page.press(Key::Down).await;
        page.expect_choices("Picasso").await;
        page.expect_active(Some(0)).await;
        page.press(Key::Escape).await;
        page.press(Key::Escape).await;
        page.expect_in_box("").await;
        page.expect_no_choices().await;
        page.expect_focus_on("#search-input").await;
        page.expect_route(ROUTE).await;
    })
    .await;
}

#[tokio::test]
async fn leaving_closes_and_coming_back_opens_again() {
    on_nested(async |page| {
        open_and_type(page, "Picasso").await;
        page.expect_choices("Picasso").await;
        page.press(Key::Tab).await;
        page.expect_focus_on("button.display-button").await;
        page.expect_no_choices().await;
        page.press_with_shift(Key::Tab).await;
        page.expect_focus_on("#search-input").await;
        page.expect_choices("Picasso").await;
        page.press(Key::Down).await;
        page.press_with_shift(Key::Tab).await;
        page.expect_no_choices().await;
        page.enter_search_box().await;
        page.expect_choices("Picasso").await;
        page.expect_active(None).await;
        page.click(".origin-notice").await;
        page.expect_no_choices().await;
        page.expect_in_box("Picasso").await;
    })
    .await;
}

#[tokio::test]
async fn the_mouse_over_an_option_does_not_make_it_active() {
    on_root(async |page| {
        open_and_type(page, "parachain").await;
        page.expect_choices("parachain").await;
        page.press(Key::Down).await;
        page.expect_active(Some(0)).await;
        page.hover("#search-option-2").await;
        page.two_frames().await;
        page.expect_active(Some(0)).await;
    })
    .await;
}

#[tokio::test]
async fn the_count_is_read_out_once_typing_rests() {
    on_root(async |page| {
        page.open(ROUTE).await;
        page.enter_search_box().await;
        let watch = "window.spoken = [];
            const line = document.querySelector('.search-box [role=status]');
            new MutationObserver(() => spoken.push(line.textContent))
                .observe(line, { childList: true, characterData: true, subtree: true })";
        page.read::<()>(watch, &[]).await;
        page.type_text("validator").await;
        let choices = page.expect_choices("validator").await;
        let script = "return spoken";
        let beginning = format!("{} of ", choices.len());
        let what = format!("one sentence that begins with {beginning:?}");
        page.wait_for::<Vec<String>>(what, script, &[], |spoken| {
            spoken.len() == 1 && spoken[0].starts_with(&beginning) && spoken[0].contains("passages")
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn what_finds_nothing_says_so_and_leads_on() {
    on_nested(async |page| {
        open_and_type(page, "zzyzzx").await;
        let script = "return document.querySelector('.search-popup').innerText";
        page.wait_for::<String>("the query named", script, &[], |said| {
            said.contains("zzyzzx")
        })
        .await;
        assert_eq!(page.choices().await.len(), 0);
        page.press(Key::Down).await;
        page.expect_active(None).await;
        page.click(".search-total a").await;
        page.expect_no_hits("zzyzzx").await;
    })
    .await;
}

#[tokio::test]
async fn markup_in_the_box_is_shown_and_does_nothing() {
    on_root(async |page| {
        open_and_type(page, "<zyzzx zyzzx=zyzzx>\"'&").await;
        let script = "return document.querySelector('.search-popup').innerText";
        page.wait_for::<String>("the query named", script, &[], |said| {
            said.contains("<zyzzx zyzzx=")
        })
        .await;
        let script = "return document.querySelectorAll('[zyzzx], zyzzx').length";
        page.expect("elements made of the query", script, &[], 0)
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_search_page_shows_its_hits_itself() {
    on_nested(async |page| {
        page.open("search/").await;
        let n_entries = page.history_length().await;
        page.enter_search_box().await;
        page.type_text("Picasso").await;
        page.expect_hits("Picasso").await;
        page.expect_no_choices().await;
        page.press(Key::Down).await;
        page.expect_no_choices().await;
        page.expect_focus_on("#search-input").await;
        assert_eq!(page.history_length().await, n_entries);
        page.press(Key::Escape).await;
        page.expect_in_box("").await;
        assert_eq!(page.hits().await.len(), 0);
    })
    .await;
}

/// An input method uses keys that the box would otherwise handle, such as Enter and the arrows.
#[tokio::test]
async fn keys_of_an_input_method_are_left_to_it() {
    on_root(async |page| {
        open_and_type(page, "parachain").await;
        page.expect_choices("parachain").await;
        for key in ["ArrowDown", "ArrowUp", "Enter", "Escape", "Tab"] {
            for options in [
                json!({ "key": key, "isComposing": true }),
                json!({ "key": key, "keyCode": 229 }),
            ] {
                let is_taken = page.press_made_up("#search-input", options).await;
                assert!(!is_taken, "{key} while composing");
            }
        }
        page.expect_choices("parachain").await;
        page.expect_active(None).await;
        page.expect_route(ROUTE).await;
        // The text being composed is already searched for, but the page must not write to the box.
        let compose = "const box = document.querySelector('#search-input');
            window.nWrites = 0;
            const { get, set } = Object.getOwnPropertyDescriptor(
                HTMLInputElement.prototype, 'value');
            set.call(box, 'picasso');
            Object.defineProperty(box, 'value', { configurable: true, get,
                set(text) { window.nWrites += 1; set.call(box, text) } });
            box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
            box.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))";
        page.read::<()>(compose, &[]).await;
        page.expect_choices("picasso").await;
        page.expect("writes to the box", "return window.nWrites", &[], 0)
            .await;
    })
    .await;
}

#[tokio::test]
async fn the_list_fits_a_small_screen_and_moves_nothing() {
    on_nested(async |page| {
        for width_px in [320, 800, 1280] {
            page.set_size(width_px, 640).await;
            page.open(ROUTE).await;
            page.enter_search_box().await;
            let places = "return ['h1', '.site-header', '#search-input'].map(css => {
                const box = document.querySelector(css).getBoundingClientRect();
                return [box.top, box.bottom, box.left, box.right].map(Math.round) })";
            let before: Vec<[i32; 4]> = page.read(places, &[]).await;
            page.type_text("parachain").await;
            page.expect_choices("parachain").await;
            page.two_frames().await;
            let after: Vec<[i32; 4]> = page.read(places, &[]).await;
            assert_eq!(before, after, "places at {width_px} px");
            let script = "const root = document.documentElement;
                const list = document.querySelector('.search-popup').getBoundingClientRect();
                return [list.left >= 0, list.right <= root.clientWidth,
                    list.top >= document.querySelector('#search-input')
                        .getBoundingClientRect().bottom,
                    list.bottom <= innerHeight, root.scrollWidth <= root.clientWidth]";
            let what = format!("[left, right, below, bottom, sideways] at {width_px} px");
            page.expect(what, script, &[], [true; 5]).await;
            // The last option can be reached and scrolls into view.
            page.press(Key::Up).await;
            let script = "const list = document.querySelector('#search-listbox');
                const option = document.querySelector('[role=option][aria-selected=true]');
                const [outer, inner] = [list, option].map(e => e.getBoundingClientRect());
                return inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1";
            page.expect_that("the active option in view", script, &[])
                .await;
        }
    })
    .await;
}
