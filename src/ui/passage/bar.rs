//! Toolbar for the targeted or selected passage: copy link, copy quote, share, embed.

use crate::model::{Month, TextId};
use crate::routes::page_context::PageContext;
use crate::routes::{Builder, Part, Route};
use crate::text;
use maud::{Markup, html};

/// Returns the content of the toolbar. The `value` of a button identifies its action.
#[must_use]
pub fn passage_bar(
    context: PageContext<'_>,
    name: &str,
    month: Month,
    id: TextId,
    can_share: bool,
) -> Markup {
    let part = Part::Passage { month, id };
    let href = context.href(&Route::Builder(Builder::of(part)));
    html! {
        span.passage-bar-text.is-named[name == text::passage::PASSAGE] { (name) }
        button type="button" value="link" { (text::passage::COPY_LINK) }
        button type="button" value="quote" { (text::passage::COPY_QUOTE) }
        @if can_share {
            button type="button" value="share" { (text::passage::SHARE) }
        }
        a href=(href) {
            (text::passage::EMBED) span.visually-hidden { (text::passage::WHOLE_PASSAGE) }
        }
        button type="button" value="close" aria-keyshortcuts="Escape" {
            (text::passage::CLOSE) span.visually-hidden { (text::passage::THIS_BAR) }
        }
    }
}

/// Returns a text field for copying by hand.
#[must_use]
pub fn field_to_copy(text: &str) -> Markup {
    html! {
        label {
            (text::passage::COPY_BY_HAND)
            textarea readonly rows="4" { (text) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::Base;
    use crate::routes::tests::archive;

    #[test]
    fn a_passage_leads_to_what_embeds_it_and_is_shared_where_that_can_be() {
        let (archive, base) = (archive(), Base::new("/x/"));
        let context = PageContext {
            archive: &archive,
            base: &base,
            frame: None,
        };
        let month = "2021-11".parse().expect("a month");
        let id = TextId { hash: 26, nth: 1 };
        for can_share in [false, true] {
            let bar =
                passage_bar(context, text::passage::PASSAGE, month, id, can_share).into_string();
            let href = "href=\"/x/embed/?show=2021%2F11%2Fp-00001a%2F\"";
            assert!(bar.contains(href), "{bar}");
            assert_eq!(bar.contains("value=\"share\""), can_share, "{bar}");
        }
    }

    #[test]
    fn what_is_to_be_copied_by_hand_stays_in_its_field() {
        let field = field_to_copy("</textarea><b>").into_string();
        assert!(
            field.contains("&lt;/textarea&gt;&lt;b&gt;</textarea>"),
            "{field}"
        );
    }
}
