//! Messages from strangers, to the host and to its frames.

use super::host::Host;
use super::{expect_fitting, in_every_browser};
use crate::reader_page::ReaderPage;

/// A frame from another site that imitates the messages of the reader's frames.
const STRANGER: &str = "<!DOCTYPE html><title>Stranger</title><script>
    parent.postMessage({ type: 'kusama-news:height', v: 1, height: 555 }, '*');
    parent.frames[0].postMessage({ type: 'kusama-news:ask', v: 1 }, '*');
    parent.postMessage('said', '*');
    </script>";

const HEIGHTS: &str = "return [...document.querySelectorAll('iframe')].map(it => it.clientHeight)";

/// Messages that are not valid height messages.
const NONSENSE: &str = "
    const wrong = [null, undefined, 'kusama-news:height', 7, [], {}, { v: 1, height: 555 },
        { type: 'height', v: 1, height: 555 }, { type: 'kusama-news:height', height: 555 },
        { type: 'kusama-news:height', v: 2, height: 555 },
        { type: 'kusama-news:height', v: '1', height: 555 },
        ...[undefined, null, '555', NaN, Infinity, -Infinity, {}, [555], 555n, new Date(555)]
            .map(height => ({ type: 'kusama-news:height', v: 1, height }))];";

/// Waits until the host has received the last message, then clears the record.
async fn expect_said(page: &ReaderPage) {
    let script = "return heard.some(([_, data]) => data === 'said')";
    page.expect_that("the last message", script, &[]).await;
    page.two_frames().await;
    page.read::<()>("heard.length = 0", &[]).await;
}

#[tokio::test]
async fn messages_of_others_and_what_is_no_height_change_nothing() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.put("stranger.html", STRANGER);
        host.open(page, "plain.html").await;
        for css in ["#report", "#thread", "#passage"] {
            expect_fitting(page, css).await;
        }
        let before: Vec<i32> = page.read(HEIGHTS, &[]).await;
        // From another frame, the page itself, and the reader's frame with invalid content.
        let add = "const frame = document.createElement('iframe');
            frame.src = '/stranger.html';
            frame.height = 99;
            document.body.append(frame)";
        page.read::<()>(add, &[]).await;
        expect_said(page).await;
        let itself = "postMessage({ type: 'kusama-news:height', v: 1, height: 555 }, '*');
            postMessage('said', '*')";
        page.read::<()>(itself, &[]).await;
        expect_said(page).await;
        let script = format!(
            "{NONSENSE} wrong.forEach(one => parent.postMessage(one, '*'));
            parent.postMessage('said', '*')"
        );
        page.read_in_frame::<()>("#passage", &script).await;
        expect_said(page).await;
        let after: Vec<i32> = page.read(HEIGHTS, &[]).await;
        assert_eq!(after[..3], before);
        assert_eq!(after[3], 99);
    })
    .await;
}

#[tokio::test]
async fn there_is_an_end_to_the_height_that_a_frame_may_ask_for() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.open(page, "plain.html").await;
        expect_fitting(page, "#passage").await;
        for (height, expected) in [("1e9", 20000), ("-5", 100), ("0", 100)] {
            let script = format!(
                "parent.postMessage({{ type: 'kusama-news:height', v: 1, height: {height} }}, '*')"
            );
            page.read_in_frame::<()>("#passage", &script).await;
            let script = "return document.getElementById('passage').clientHeight";
            page.expect("the height", script, &[], expected).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_frame_answers_the_question_of_its_host_and_no_other() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.open(page, "plain.html").await;
        expect_fitting(page, "#report").await;
        page.two_timers().await;
        let ask = |messages: &str| {
            format!(
                "heard.length = 0;
                {messages}.forEach(one => frames[0].postMessage(one, '*'));
                const done = arguments[arguments.length - 1];
                setTimeout(() => done(heard.length), 200)"
            )
        };
        let wrong =
            "[null, 'kusama-news:ask', {}, { type: 'kusama-news:ask' }, { message: 'ready' },
            { type: 'kusama-news:ask', v: 2 }, { message: 'ready', secret: undefined }]";
        assert_eq!(page.read_when_done::<u32>(&ask(wrong), &[]).await, 0);
        let right = "[{ type: 'kusama-news:ask', v: 1 }]";
        assert_eq!(page.read_when_done::<u32>(&ask(right), &[]).await, 1);
        // Another frame asks. The reader's frame must not answer it.
        let stranger = "heard.length = 0;
            const frame = document.createElement('iframe');
            frame.src = '/stranger.html';
            document.body.prepend(frame)";
        host.put("stranger.html", &STRANGER.replace("frames[0]", "frames[1]"));
        page.read::<()>(stranger, &[]).await;
        let script = "return heard.map(([_, data]) => data.type ?? data)";
        let expected = ["kusama-news:height", "said"].map(str::to_owned);
        page.wait_for::<Vec<String>>("the stranger's own words", script, &[], |seen| {
            *seen == expected
        })
        .await;
        page.two_timers().await;
        assert_eq!(page.read::<Vec<String>>(script, &[]).await, expected);
    })
    .await;
}
