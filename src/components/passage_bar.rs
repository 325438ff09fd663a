//! What is said of the passage that the address names, and what can be made of it.

use crate::archive::{Month, TextId};
use crate::hosted::{Hosted, anchor};
use crate::joined;
use crate::routes::{Builder, Part, Route};
use crate::strings::report as said;

/// The bar of a passage as HTML text; nothing for none, nor in a frame, where nothing is made of a
/// passage but what the page around it has asked for.
#[must_use]
pub fn passage_bar(hosted: Hosted<'_>, passage: Option<(Month, TextId)>) -> String {
    let (Some((month, id)), None) = (passage, hosted.frame) else {
        return String::new();
    };
    let part = Part::Passage { month, id };
    let href = hosted.href(&Route::Builder(Builder::of(part)));
    [
        joined!(
            "<div class=\"passage-bar\" role=\"group\" aria-label=\"",
            said::PASSAGE,
            "\" data-generated><span class=\"passage-bar-text\">",
            said::PASSAGE,
            "</span>",
        ),
        &anchor("", &href, said::EMBED_PASSAGE),
        joined!(
            "<button type=\"button\" aria-keyshortcuts=\"Escape\">",
            said::CLOSE,
            "<span class=\"visually-hidden\">",
            said::THE_BAR,
            "</span></button></div>",
        ),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::tests::archive;
    use crate::routes::{Base, Options};

    #[test]
    fn a_passage_leads_to_what_embeds_it_but_not_out_of_a_frame() {
        let (archive, base) = (archive(), Base::new("/x/"));
        let hosted = Hosted {
            archive: &archive,
            base: &base,
            frame: None,
        };
        let month = "2021-11".parse().expect("a month");
        let passage = Some((month, TextId { hash: 26, nth: 1 }));
        let bar = passage_bar(hosted, passage);
        let href = "href=\"/x/embed/?show=2021%2F11%2Fp-00001a%2F\"";
        assert!(bar.contains(href), "{bar}");
        assert_eq!(passage_bar(hosted, None), "");
        let framed = Hosted {
            frame: Some(Options::default()),
            ..hosted
        };
        assert_eq!(passage_bar(framed, passage), "");
    }
}
