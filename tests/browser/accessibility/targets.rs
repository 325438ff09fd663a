//! Minimum size of everything that can be clicked or tapped.

use super::{PAGES, open};
use crate::session::on_nested;

/// Script that returns the targets smaller than WCAG 2.2, criterion 2.5.8 allows, with their boxes.
///
/// A smaller target is allowed in a sentence or line of text, or if a circle of 24 px around its
/// center touches neither another target nor another small target's circle.
const TOO_SMALL: &str = "
    const all = [...document.querySelectorAll(
            'a[href], button, input, select, textarea, summary, [tabindex=\"0\"], [role=option]')]
        .filter(one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .filter(one => !one.disabled && one.type !== 'hidden')
        // The label of a choice is pressed, too, and is the target then.
        .map(one => one.closest('label') ?? one)
        .map(one => [one, one.getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && box.height > 1);
    const middle = box => [box.left + box.width / 2, box.top + box.height / 2];
    const isSmall = box => box.width < 23.9 || box.height < 23.9;
    const isInText = one => {
        const around = one.closest('p, li, dd, td, label, figcaption, h1, h2, h3, h4');
        if (!around || getComputedStyle(one).display !== 'inline') return false;
        const own = one.textContent.trim();
        return around.textContent.trim() !== own;
    };
    const distance = ([x, y], box) => Math.hypot(
        Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const isAlone = (one, box) => all.every(([other, its]) => {
        if (other === one || other.contains(one) || one.contains(other)) return true;
        const [x, y] = middle(box), [u, v] = middle(its);
        return isSmall(its) ? Math.hypot(x - u, y - v) >= 24 : distance([x, y], its) >= 12;
    });
    return all
        .filter(([one, box]) => isSmall(box) && !isInText(one) && !isAlone(one, box))
        .map(([one, box]) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 30)} `
            + `${box.width} x ${box.height}`)";

#[tokio::test]
async fn everything_that_can_be_pressed_is_24_px_large_or_stands_alone() {
    on_nested(async |page| {
        let mut found = Vec::new();
        for route in PAGES {
            open(page, route).await;
            for width_px in [360, 1280] {
                page.set_size(width_px, 800).await;
                page.two_frames().await;
                let small: Vec<String> = page.read(TOO_SMALL, &[]).await;
                found.extend(
                    small
                        .iter()
                        .map(|one| format!("{width_px} px, `{route}`: {one}")),
                );
            }
        }
        assert!(found.is_empty(), "too small:\n{}", found.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn a_button_that_is_too_small_beside_another_is_found() {
    on_nested(async |page| {
        page.open("2024/11/").await;
        let spoil = "const row = document.createElement('div');
            for (const name of ['spoiled-a', 'spoiled-b']) {
                const button = document.createElement('button');
                button.className = name;
                Object.assign(button.style,
                    { width: '16px', height: '16px', minHeight: '0', padding: '0' });
                row.append(button);
            }
            document.querySelector('main').prepend(row)";
        page.read::<()>(spoil, &[]).await;
        let small: Vec<String> = page.read(TOO_SMALL, &[]).await;
        assert_eq!(small.len(), 2, "{small:?}");
        assert!(small[0].starts_with("BUTTON.spoiled-a"), "{small:?}");
    })
    .await;
}
