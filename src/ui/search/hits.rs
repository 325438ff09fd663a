//! Search results: sections, each with its matching passages.

use crate::html::search_hit;
use crate::model::{Archive, Month, Report, Section, TextId, TopicId, leaves};
use crate::search::{Group, Matcher, Passage, Results};
use crate::text;
use maud::{Markup, html};

/// Maximum length of a snippet in characters. Chosen: about two lines of text.
const SNIPPET_CHARS: usize = 180;

/// Maximum number of passages of a section. Chosen: more would push the next section out of view.
const N_PASSAGES: usize = 3;

/// Returns the address of a text in a report, under a topic.
pub type PassageHref<'a> = &'a dyn Fn(Month, Option<TopicId>, TextId) -> String;

/// Renders the sections of the results, in order.
#[must_use]
pub fn search_hits(archive: &Archive, results: &Results, href: PassageHref<'_>) -> Markup {
    let groups = results.groups.iter();
    let found = groups.filter_map(|group| Found::of(archive, group, &results.matcher, href));
    html! {
        ol.search-hits {
            @for found in found { (found.item(archive)) }
        }
    }
}

/// A section with its passages.
struct Found<'a> {
    report: &'a Report,
    section: Option<&'a Section>,
    /// Best first.
    passages: Vec<Passage>,
    /// Target of the best passage.
    best: TextId,
    matcher: &'a Matcher,
    href: PassageHref<'a>,
}

impl<'a> Found<'a> {
    /// Returns `None` if the archive lacks the section.
    fn of(
        archive: &'a Archive,
        group: &Group,
        matcher: &'a Matcher,
        href: PassageHref<'a>,
    ) -> Option<Self> {
        let report = archive.report(group.month)?;
        let passages = group.passages(archive);
        Some(Self {
            report,
            section: group.section.and_then(|number| report.sections.get(number)),
            best: passages.first()?.target,
            passages,
            matcher,
            href,
        })
    }

    fn item(&self, archive: &Archive) -> Markup {
        let heading = search_hit::heading(archive, self.report, self.section);
        let whereabouts = search_hit::whereabouts(archive, self.report, self.section);
        html! {
            li.search-hit {
                p.hit-meta { (self.marked(&whereabouts, usize::MAX)) }
                h2.hit-heading dir="auto" {
                    a.hit-link href=(self.address(self.best)) {
                        (self.marked(&heading, usize::MAX))
                    }
                }
                (self.texts())
            }
        }
    }

    /// Renders the best passages and, if there are more, a link to the next one.
    fn texts(&self) -> Markup {
        // The heading is already shown above. If only the heading matches, show the text below it.
        let (titles, texts): (Vec<&Passage>, Vec<&Passage>) =
            self.passages.iter().partition(|it| self.is_title(it));
        let listed = if texts.is_empty() { titles } else { texts };
        let shown = listed
            .iter()
            .take(N_PASSAGES)
            .filter(|it| !it.text.is_empty() || !self.is_title(it));
        let more = listed.get(N_PASSAGES).filter(|it| !self.is_title(it));
        html! {
            ul.hit-passages.is-several[listed.len() > 1] {
                @for passage in shown {
                    li dir="auto" {
                        a.hit-snippet href=(self.address(passage.target)) { (self.text(passage)) }
                    }
                }
            }
            @if let Some(next) = more {
                a.hit-more href=(self.address(next.target)) {
                    (self.said_more(listed.len() - N_PASSAGES))
                }
            }
        }
    }

    /// Reports whether a passage is the section's heading or the report's headline.
    fn is_title(&self, passage: &Passage) -> bool {
        let headline = self.report.headline.as_ref();
        let title = self.section.map(|section| &section.heading).or(headline);
        passage.is_heading && passage.target == title.map_or(TextId::default(), |it| it.id)
    }

    /// Renders a heading as itself, because the text below it may be a separate hit.
    fn text(&self, passage: &Passage) -> Markup {
        if passage.is_heading && !self.is_title(passage) {
            let words = self.words_of(passage.target);
            return html! { b { (self.marked(&words, usize::MAX)) } };
        }
        self.marked(&passage.text, SNIPPET_CHARS)
    }

    /// Returns the text of a heading within the section.
    fn words_of(&self, id: TextId) -> String {
        let blocks = self.section.map_or(&self.report.lead, |it| &it.blocks);
        let found = leaves(blocks).into_iter().find(|leaf| leaf.id == id);
        found.map(|leaf| leaf.text).unwrap_or_default()
    }

    fn said_more(&self, n: usize) -> String {
        match self.section {
            Some(_) => text::search::more_in_section(n),
            None => text::search::more_before_sections(n),
        }
    }

    /// Returns the address of a text in the report.
    fn address(&self, id: TextId) -> String {
        let topic = self.section.map(|section| section.topic);
        (self.href)(self.report.month, topic, id)
    }

    fn marked(&self, words: &str, max_chars: usize) -> Markup {
        search_hit::marked(words, self.matcher, max_chars)
    }
}
