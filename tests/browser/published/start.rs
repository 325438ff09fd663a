//! The program starts after the text is painted, or earlier if the reader is about to search.

use super::in_every_browser;

#[tokio::test]
async fn the_program_is_asked_for_after_the_text_was_painted() {
    in_every_browser(async |page| {
        for route in ["", "2023/11/", "search/"] {
            page.open(route).await;
            let script = "const files = performance.getEntriesByType('resource');
                const program = files.filter(file => /\\.(js|wasm)$/.test(file.name));
                const paint = performance.getEntriesByName('first-contentful-paint');
                return [paint[0].startTime, ...program.map(file => file.startTime)]";
            let seen: Vec<f64> = page.read(script, &[]).await;
            assert!(seen.len() >= 3, "[paint, files of the program…]: {seen:?}");
            let is_later = seen.iter().all(|&ms| ms >= seen[0]);
            assert!(is_later, "[paint, files of the program…] in ms: {seen:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_that_nobody_sees_starts_its_program_all_the_same() {
    in_every_browser(async |page| {
        page.run_first("PerformanceObserver.prototype.observe = () => {};");
        page.open("2023/11/").await;
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_cannot_report_paints_starts_the_program_all_the_same() {
    for lack in [
        "delete window.PerformanceObserver;",
        "PerformanceObserver.prototype.observe = () => { throw new TypeError('entryTypes') };",
    ] {
        in_every_browser(async |page| {
            page.run_first(lack);
            page.open("2023/11/").await;
        })
        .await;
    }
}

#[tokio::test]
async fn the_program_is_asked_for_at_once_when_the_search_box_is_entered() {
    in_every_browser(async |page| {
        // Disables everything else that would start the program.
        page.run_first(
            "PerformanceObserver.prototype.observe = () => {};
            const later = setTimeout;
            window.setTimeout = (act, ms) => ms === 2000 ? 0 : later(act, ms);",
        );
        page.open_text("2023/11/").await;
        page.two_timers().await;
        let script = "return performance.getEntriesByType('resource')
            .filter(file => file.name.endsWith('.wasm')).length";
        let n_files: u32 = page.read(script, &[]).await;
        assert_eq!(n_files, 0, "the program waits");
        page.focus("#search-input").await;
        page.expect_running().await;
    })
    .await;
}
