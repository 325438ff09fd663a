//! axe-core finds no violations, on any page, in either color scheme, or with anything open over
//! the page.

use std::env;
use std::fs;
use std::path::PathBuf;

use thirtyfour::Key;

use super::{FRAMES, PAGES, open};
use crate::reader_page::{ReaderPage, SystemScheme};
use crate::session::on_nested;

/// Environment variable with the path of axe-core's script.
const VARIABLE: &str = "AXE_CORE";

/// Returns axe-core's script. The driver runs it, not the page, so the page's policy does not block
/// it and the page is tested unchanged.
fn script() -> String {
    let file = env::var_os(VARIABLE).map(PathBuf::from);
    let file = file.unwrap_or_else(|| {
        panic!("`{VARIABLE}` is not set: expected the `axe.min.js` of axe-core, as `cargo xtask test` installs it")
    });
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Returns the violations of all axe-core rules on the current page: the rule, the element, and how
/// to fix it.
async fn violations(page: &ReaderPage, script: &str) -> Vec<String> {
    let run = "
        const done = arguments[arguments.length - 1];
        const line = (rule, node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`;
        axe.run(document, { resultTypes: ['violations'], iframes: false })
            .then(found => done(found.passes.length === 0
                ? ['axe-core judged nothing']
                : found.violations.flatMap(rule => rule.nodes.map(node => line(rule, node)))))
            .catch(error => done([String(error)]));";
    page.read_when_done(&[script, run].concat(), &[]).await
}

/// Fails if there are violations, and lists them.
fn expect_none(found: &[String]) {
    assert!(found.is_empty(), "violations:\n{}", found.join("\n"));
}

async fn judge_pages(scheme: SystemScheme) {
    let script = script();
    on_nested(async |page| {
        page.set_system_scheme(scheme).await;
        page.set_size(1280, 800).await;
        let mut found = Vec::new();
        for route in PAGES.into_iter().chain(FRAMES) {
            open(page, route).await;
            let here = violations(page, &script).await;
            found.extend(here.iter().map(|one| format!("`{route}`: {one}")));
        }
        expect_none(&found);
    })
    .await;
}

#[tokio::test]
async fn no_page_has_a_violation_in_light() {
    judge_pages(SystemScheme::Light).await;
}

#[tokio::test]
async fn no_page_has_a_violation_in_dark() {
    judge_pages(SystemScheme::Dark).await;
}

#[tokio::test]
async fn no_page_has_a_violation_on_a_phone() {
    let script = script();
    on_nested(async |page| {
        page.set_size(360, 740).await;
        let mut found = Vec::new();
        for route in PAGES {
            open(page, route).await;
            let here = violations(page, &script).await;
            found.extend(here.iter().map(|one| format!("`{route}`: {one}")));
        }
        expect_none(&found);
    })
    .await;
}

/// Checks the checker, because a passing run would prove nothing if axe-core missed every fault.
#[tokio::test]
async fn a_fault_in_the_page_is_found() {
    let script = script();
    on_nested(async |page| {
        page.open("").await;
        let spoil = "const image = document.createElement('img');
            image.src = 'favicon.svg';
            document.querySelector('main').append(image)";
        page.read::<()>(spoil, &[]).await;
        let found = violations(page, &script).await;
        assert!(
            found.iter().any(|one| one.starts_with("image-alt: ")),
            "{found:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn what_opens_over_a_page_has_no_violation() {
    let script = script();
    on_nested(async |page| {
        page.open("2023/11/").await;
        page.focus("#search-input").await;
        page.type_text("kusama").await;
        page.expect_choices("kusama").await;
        let mut found = violations(page, &script).await;
        page.press(Key::Escape).await;
        let named = "const all = document.querySelectorAll('#topic-panel [id^=p-]');
            location.hash = all[2].id;
            return true";
        page.expect_that("a named passage", named, &[]).await;
        page.expect_present(".passage-bar").await;
        found.extend(violations(page, &script).await);
        page.open("2023/11/?q=kusama").await;
        page.expect_present(".mark-bar").await;
        found.extend(violations(page, &script).await);
        page.click(".display-button").await;
        page.expect_that(
            "the panel",
            "return document.querySelector(':popover-open') !== null",
            &[],
        )
        .await;
        found.extend(violations(page, &script).await);
        page.press(Key::Escape).await;
        page.type_text("?").await;
        page.expect_present("dialog[open]").await;
        found.extend(violations(page, &script).await);
        expect_none(&found);
    })
    .await;
}
