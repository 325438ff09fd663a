//! The structure of each page: its headings, landmarks and titles.

use super::{PAGES, open};
use crate::reader_page::ReaderPage;
use crate::session::on_nested;

/// Returns the headings in the accessibility tree, as level and text.
async fn headings(page: &ReaderPage) -> Vec<(u32, String)> {
    let script = "return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
        .filter(heading => heading.checkVisibility({ visibilityProperty: true }))
        .map(heading => [Number(heading.tagName[1]), heading.textContent.trim()])";
    page.read(script, &[]).await
}

#[tokio::test]
async fn headings_begin_with_the_one_of_the_page_and_skip_no_level() {
    on_nested(async |page| {
        for route in PAGES {
            open(page, route).await;
            let headings = headings(page).await;
            let first = headings.iter().filter(|(level, _)| *level == 1).count();
            assert_eq!(first, 1, "`{route}`: headings of the page: {headings:?}");
            assert_eq!(headings[0].0, 1, "`{route}`: the first: {headings:?}");
            for pair in headings.windows(2) {
                let (before, here) = (&pair[0], &pair[1]);
                assert!(
                    here.0 <= before.0 + 1,
                    "`{route}`: {here:?} after {before:?}"
                );
                assert!(
                    !here.1.is_empty(),
                    "`{route}`: one without words after {before:?}"
                );
            }
        }
    })
    .await;
}

/// Everything a reader can reach must be inside a landmark, because screen readers list landmarks
/// and jump to them. Landmarks of the same kind need different names.
#[tokio::test]
async fn all_that_is_seen_stands_in_landmarks_with_names_that_differ() {
    on_nested(async |page| {
        for route in PAGES {
            open(page, route).await;
            let script = "
                const one = css => document.querySelectorAll(css).length;
                const counts = ['main', '#site-header', 'body footer'].map(one);
                const names = [...document.querySelectorAll('nav, search, form[role=search]')]
                    .filter(part => part.checkVisibility())
                    .map(part => {
                        const by = part.getAttribute('aria-labelledby');
                        const label = by === null ? part.getAttribute('aria-label')
                            : document.getElementById(by)?.textContent;
                        return `${part.tagName} ${label ?? ''}`.trim();
                    });
                return [counts, names]";
            let (counts, names): ([u32; 3], Vec<String>) = page.read(script, &[]).await;
            assert_eq!(counts, [1, 1, 1], "`{route}`: main, header, footer");
            let mut unlike = names.clone();
            unlike.sort_unstable();
            unlike.dedup();
            assert_eq!(unlike.len(), names.len(), "`{route}`: {names:?}");
            let unnamed = names.iter().find(|name| *name == "NAV");
            assert_eq!(unnamed, None, "`{route}`: {names:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn every_page_has_a_title_of_its_own() {
    on_nested(async |page| {
        let mut titles = Vec::new();
        for route in PAGES {
            open(page, route).await;
            let title: String = page.read("return document.title", &[]).await;
            assert!(title.contains("Kusama News"), "`{route}`: {title}");
            titles.push(title);
        }
        let n_titles = titles.len();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), n_titles, "{titles:?}");
    })
    .await;
}
