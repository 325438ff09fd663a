//! Keys for the tabs, and the elements that stay in place when a tab is chosen.

use crate::support::{focused_id, mount_at, shown_address};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn arrows_move_focus_choice_and_address_together() {
    let page = mount_at("2021/11/").await;
    assert_eq!(page.count("[role=tab]"), 8);
    page.press("#tab-all", "ArrowRight").await;
    assert_eq!(focused_id(), "tab-overview");
    assert_eq!(shown_address(), "/2021/11/overview/");
    page.press("#tab-overview", "End").await;
    assert_eq!(focused_id(), "tab-outlook");
    page.press("#tab-outlook", "ArrowRight").await;
    assert_eq!(focused_id(), "tab-all");
    assert_eq!(shown_address(), "/2021/11/");
    assert_eq!(page.count("[role=tab][tabindex='0']"), 1);
    assert_eq!(page.count("[role=tab][aria-selected=true]"), 1);
}

#[wasm_bindgen_test]
async fn choosing_a_tab_changes_the_panel_and_leaves_the_rest_in_place() {
    let page = mount_at("2021/11/").await;
    page.find("h1").set_attribute("data-mark", "here").unwrap();
    page.press("#tab-all", "End").await;
    assert_eq!(
        page.find("h1").get_attribute("data-mark").as_deref(),
        Some("here")
    );
    assert_eq!(page.count(".report-section"), 1);
    assert_eq!(page.text(".report-section h2"), "Looking Forward");
    let panel = page.find("[role=tabpanel]");
    assert_eq!(
        panel.get_attribute("aria-labelledby").as_deref(),
        Some("tab-outlook")
    );
}

#[wasm_bindgen_test]
async fn other_keys_and_keys_with_modifiers_mean_nothing_to_the_tabs() {
    let page = mount_at("2021/11/").await;
    page.press("#tab-all", "ArrowDown").await;
    page.press("#tab-all", "x").await;
    let tab = page.find("#tab-all");
    assert_eq!(tab.get_attribute("aria-selected").as_deref(), Some("true"));
}
