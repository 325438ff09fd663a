//! The height of a frame: the frame reports the height of its text, and the host's script sets it.

use serde_json::json;

use super::host::Host;
use super::{IS_RUNNING, expect_fitting, in_every_browser};
use crate::reader_page::ReaderPage;
use crate::server::Answer;

/// Adds the host's script to a page that is already loaded.
const ADD_SCRIPT: &str = "const script = document.createElement('script');
    script.src = arguments[0];
    document.head.append(script)";

/// A host that makes each frame 10 px higher than requested.
const GENEROUS: &str = "<!DOCTYPE html><html><head><title>Generous</title></head><body>
    <iframe id='report' src='{reader}embed/2023/11/' width='600' height='300'></iframe>
    <script>addEventListener('message', ({ data }) => {
        const frame = document.querySelector('iframe');
        if (data.height) frame.style.height = `${data.height + 10}px`;
    });</script></body></html>";

/// A host that shows its frame later.
const HIDING: &str = "<!DOCTYPE html><html><head><title>Hiding</title>
    <script src='{reader}embed.js'></script></head><body>
    <iframe id='report' src='{reader}embed/2023/11/' width='600' height='300' hidden></iframe>
    </body></html>";

/// Returns the number of messages the host has received, once no more arrive.
async fn n_heard(page: &ReaderPage) -> usize {
    let script = "return heard.length";
    let mut before: usize = page.read(script, &[]).await;
    loop {
        page.two_timers().await;
        page.two_timers().await;
        let now = page.read(script, &[]).await;
        if now == before {
            return now;
        }
        before = now;
    }
}

#[tokio::test]
async fn every_frame_of_a_page_gets_the_height_of_its_own_text() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.open(page, "plain.html").await;
        let mut heights = Vec::new();
        for css in ["#report", "#thread", "#passage"] {
            let script = "document.querySelector(arguments[0]).scrollIntoView()";
            page.read::<()>(script, &[json!(css)]).await;
            heights.push(expect_fitting(page, css).await);
        }
        let script = "return [...document.querySelectorAll('iframe')].map(it => it.clientHeight)";
        let seen: Vec<i32> = page.read(script, &[]).await;
        assert_eq!(seen, heights);
        heights.sort_unstable();
        heights.dedup();
        assert_eq!(heights.len(), 3, "{heights:?}");
        // Running the script a second time only repeats the messages and changes nothing else.
        let n_before = n_heard(page).await;
        assert!(n_before <= 9, "{n_before}");
        page.read::<()>(ADD_SCRIPT, &[json!(page.address("embed.js"))])
            .await;
        page.wait_for::<usize>("the answers", "return heard.length", &[], |&n| {
            n == n_before + 3
        })
        .await;
        assert_eq!(page.read::<Vec<i32>>(script, &[]).await, seen);
        let script = "return heard.every(([id, data]) => id && data.v === 1
            && data.type === 'kusama-news:height' && Number.isInteger(data.height)
            && Object.keys(data).length === 3)";
        assert!(page.read::<bool>(script, &[]).await);
    })
    .await;
}

#[tokio::test]
async fn a_border_that_counts_as_height_hides_nothing() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.open(page, "dark.html").await;
        let height = expect_fitting(page, "#report").await;
        let script = "return document.querySelector('#report').offsetHeight";
        assert_eq!(page.read::<i32>(script, &[]).await, height + 6);
        let script = "return [document.documentElement.dataset.theme,
            getComputedStyle(document.documentElement).backgroundColor]";
        let seen: [String; 2] = page.read_in_frame("#report", script).await;
        assert_eq!(seen, ["dark", "rgb(22, 21, 18)"]);
    })
    .await;
}

#[tokio::test]
async fn a_frame_scrolls_until_the_script_comes_and_fits_in_every_width_after() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.open(page, "narrow.html").await;
        let script = "return document.readyState === 'complete'
            && [innerHeight, document.documentElement.scrollHeight > 700]";
        page.expect_in_frame("#report", "a frame that scrolls", script, (600, true))
            .await;
        let script = "scrollTo(0, 300); return scrollY";
        assert_eq!(page.read_in_frame::<f64>("#report", script).await, 300.0);
        page.read::<()>(ADD_SCRIPT, &[json!(page.address("embed.js"))])
            .await;
        let mut heights = vec![expect_fitting(page, "#report").await];
        for width in [240, 480, 768, 1200, 320] {
            let n_before = n_heard(page).await;
            let script = "document.getElementById('column').style.inlineSize = `${arguments[0]}px`";
            page.read::<()>(script, &[json!(width)]).await;
            let script = "return innerWidth";
            page.expect_in_frame("#report", "the width", script, width)
                .await;
            let before = heights.last().copied();
            heights.push(expect_fitting(page, "#report").await);
            let n_messages = n_heard(page).await - n_before;
            // The length of lines is limited, so the height may be the same at two widths.
            let least = usize::from(heights.last().copied() != before);
            assert!(
                (least..=3).contains(&n_messages),
                "{n_messages} messages at a width of {width}: {heights:?}"
            );
        }
        assert_eq!(heights[0], heights[5], "at 320 px, before and after");
        assert!(heights[1] > heights[4], "{heights:?}");
    })
    .await;
}

#[tokio::test]
async fn the_host_sets_the_least_and_the_greatest_height() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.open(page, "plain.html").await;
        let height = expect_fitting(page, "#passage").await;
        let script = "const frame = document.getElementById('passage');
            Object.assign(frame.dataset, arguments[0]);
            frame.contentWindow.postMessage({ type: 'kusama-news:ask', v: 1 }, '*')";
        for (limits, expected) in [
            (json!({ "maxHeight": "150" }), 150),
            (json!({ "maxHeight": "", "minHeight": "777" }), 777),
            (json!({ "maxHeight": "none", "minHeight": "a lot" }), height),
        ] {
            page.read::<()>(script, &[limits]).await;
            let height = "return document.getElementById('passage').clientHeight";
            page.expect("the height", height, &[], expected).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_host_that_gives_more_than_is_asked_for_is_not_asked_for_more() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.put("generous.html", GENEROUS);
        host.open(page, "generous.html").await;
        page.wait_for::<usize>("a message", "return heard.length", &[], |&n| n > 0)
            .await;
        let n_messages = n_heard(page).await;
        assert!(n_messages <= 3, "{n_messages}");
        // Content that is always higher than its window, for example by `100vh`, would make the
        // frame grow forever.
        page.run_first(
            "addEventListener('DOMContentLoaded', () => {
                const more = document.createElement('div');
                more.style.blockSize = '100vh';
                document.getElementById('app').append(more);
            });",
        );
        host.open(page, "generous.html").await;
        page.wait_for::<usize>("messages", "return heard.length", &[], |&n| n > 15)
            .await;
        let n_messages = n_heard(page).await;
        assert!(n_messages <= 22, "{n_messages}");
        // An action of the reader may justify a few more messages.
        page.click_in_frame("#report", "h1").await;
        page.expect_in_frame("#report", "the program", IS_RUNNING, true)
            .await;
        assert!(n_heard(page).await <= n_messages + 22);
    })
    .await;
}

#[tokio::test]
async fn a_frame_out_of_sight_gets_its_height_and_a_page_by_itself_asks_for_none() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.open(page, "sandboxed.html").await;
        for css in ["#opaque", "#trusted"] {
            expect_fitting(page, css).await;
        }
        let lazy = |one: &Answer| one.path.ends_with("topic/market/");
        assert!(!page.host().answers().iter().any(lazy), "loaded too early");
        page.read::<()>("document.getElementById('lazy').scrollIntoView()", &[])
            .await;
        expect_fitting(page, "#lazy").await;
        // A hidden frame has no height yet.
        host.put("hiding.html", HIDING);
        host.open(page, "hiding.html").await;
        assert_eq!(n_heard(page).await, 0);
        page.read::<()>("document.getElementById('report').hidden = false", &[])
            .await;
        expect_fitting(page, "#report").await;
        page.run_first("addEventListener('message', () => window.hasHeard = true);");
        page.open_text("embed/2023/11/").await;
        page.two_timers().await;
        assert!(!page.read::<bool>("return !!window.hasHeard", &[]).await);
    })
    .await;
}
