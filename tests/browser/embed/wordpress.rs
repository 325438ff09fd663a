//! A frame that `WordPress` made from a link: hidden until it reports a height with its secret.

use super::host::Host;
use super::{CHOSEN_TAB, IS_RUNNING, expect_fitting, in_every_browser};
use crate::browser::Act;
use crate::reader_page::{ReaderPage, TABS};

/// Script that returns whether the frame is visible, whether the quotation is, and the height of
/// the frame, plus the state of the page and its messages for debugging.
const SHOWN: &str = "const [frame, quotation] =
        ['iframe', 'blockquote'].map(css => document.querySelector(css));
    const isSeen = it => it.checkVisibility({ visibilityProperty: true });
    return [isSeen(frame), isSeen(quotation), frame.clientHeight,
        `${document.readyState} ${JSON.stringify(heard)}`]";

/// Script that returns the messages of the frame: their kinds and contents.
const SENT: &str = "return heard.map(([_, { type, message, value, secret }]) =>
    type ?? [message, secret, typeof value].join(' '))";

/// Waits until the frame is shown instead of the quotation, with a height that `WordPress` allows.
async fn expect_shown(page: &ReaderPage) {
    let what = "[frame, quotation, height, page and messages]";
    page.wait_for::<(bool, bool, u32, String)>(
        what,
        SHOWN,
        &[],
        |&(frame, quotation, height, _)| frame && !quotation && (200..=1000).contains(&height),
    )
    .await;
    let script = "return heard.filter(([_, data]) => data.message === 'height')
        .every(([_, { value, secret }]) => value > 400 && secret === 'aB3dE5gH7j')";
    assert!(page.read::<bool>(script, &[]).await);
}

#[tokio::test]
async fn wordpress_shows_the_frame_when_it_has_named_its_height_and_secret() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        page.host().conduct().is_open = true;
        host.open(page, "wordpress.html").await;
        expect_shown(page).await;
        let sent: Vec<String> = page.read(SENT, &[]).await;
        let kinds = ["kusama-news:height", "height aB3dE5gH7j number"];
        assert!(
            sent.iter().all(|it| kinds.contains(&it.as_str())),
            "{sent:?}"
        );
        // A tab is another page, but it still knows the secret.
        let tab = format!("tab-{}", TABS[1]);
        page.click_in_frame("iframe", &format!("#{tab}")).await;
        page.expect_in_frame("iframe", "the chosen tab", CHOSEN_TAB, tab)
            .await;
        if page.can(Act::ProgramWithoutOrigin) {
            page.click_in_frame("iframe", "#search-input").await;
            page.expect_in_frame("iframe", "the program", IS_RUNNING, true)
                .await;
        }
        // The secret must not be treated as the id of a passage.
        let script = "return [document.querySelector('.report-loss').innerText,
            document.querySelectorAll('.is-target').length, watched.errors.length]";
        let seen: (String, u32, u32) = page.read_in_frame("iframe", script).await;
        assert_eq!(seen, (String::new(), 0, 0));
        expect_shown(page).await;
    })
    .await;
}

#[tokio::test]
async fn wordpress_follows_the_links_of_a_frame_that_may_not() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.open(page, "wordpress.html").await;
        expect_shown(page).await;
        for css in [".masthead", ".frame-link"] {
            page.click_in_frame("iframe", css).await;
            let script = "return heard.filter(([_, data]) => data.message === 'link')
                .map(([_, { value, secret }]) => [value, secret])";
            let expected = [[page.address("2023/11/"), "aB3dE5gH7j".to_owned()]];
            page.expect("the link", script, &[], expected).await;
            let script = "const all = window.followed.splice(0); heard.length = 0; return all";
            let followed: Vec<String> = page.read(script, &[]).await;
            assert_eq!(followed, [page.address("2023/11/")]);
        }
        assert_eq!(page.n_windows().await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_secret_that_comes_later_or_is_asked_for_is_answered() {
    in_every_browser(async |page| {
        let host = Host::of(page);
        host.open(page, "plain.html").await;
        let sent =
            "return heard.filter(([id]) => id === 'report').map(([_, it]) => it.secret ?? '')";
        expect_fitting(page, "#report").await;
        page.two_timers().await;
        page.two_timers().await;
        let script = "heard.length = 0;
            const frame = document.getElementById('report');
            frame.src += '#?secret=aB3dE5gH7j'";
        page.read::<()>(script, &[]).await;
        let expected = ["", "aB3dE5gH7j"].map(str::to_owned);
        page.expect("both messages", sent, &[], expected.clone())
            .await;
        let ask = "heard.length = 0;
            const { contentWindow } = document.getElementById('report');
            contentWindow.postMessage({ message: 'ready', secret: 'another000' }, '*');
            contentWindow.postMessage({ message: 'ready', secret: 'aB3dE5gH7j' }, '*')";
        page.read::<()>(ask, &[]).await;
        page.expect("one answer", sent, &[], expected).await;
        page.two_timers().await;
        let n_answers: usize = page.read("return heard.length", &[]).await;
        assert_eq!(n_answers, 2);
    })
    .await;
}
