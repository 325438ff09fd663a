//! What a search found: sections, each with the passages that were found in it.
//!
//! It is written as text: it has many parts, and is written anew with every key.

use super::search_hit;
use crate::archive::{Archive, Month, Report, Section, TextId, TopicId, leaves};
use crate::hosted::anchor;
use crate::search::{Group, Matcher, Passage, Results};
use crate::strings::search as said;

/// How long a snippet is: about two lines of text. Chosen.
const SNIPPET_CHARS: usize = 180;

/// How many passages of a section are shown. Chosen: with more, the next section is out of sight.
const N_PASSAGES: usize = 3;

/// Gives the address of a text in a report, under a topic.
pub type PassageHref<'a> = &'a dyn Fn(Month, Option<TopicId>, TextId) -> String;

/// The sections that are listed in the results, in their order.
#[must_use]
pub fn search_hits(archive: &Archive, results: &Results, href: PassageHref<'_>) -> String {
    let groups = results.groups.iter();
    let items = groups.filter_map(|group| {
        let found = Found::of(archive, group, &results.matcher, href)?;
        found.item(archive)
    });
    let items: String = items.collect();
    ["<ol class=\"search-hits\">", &items, "</ol>"].concat()
}

/// A section with what was found in it.
struct Found<'a> {
    report: &'a Report,
    section: Option<&'a Section>,
    passages: Vec<Passage>,
    matcher: &'a Matcher,
    href: PassageHref<'a>,
}

impl<'a> Found<'a> {
    fn of(
        archive: &'a Archive,
        group: &Group,
        matcher: &'a Matcher,
        href: PassageHref<'a>,
    ) -> Option<Self> {
        let report = archive.report(group.month)?;
        Some(Self {
            report,
            section: group.section.and_then(|number| report.sections.get(number)),
            passages: group.passages(archive),
            matcher,
            href,
        })
    }

    fn item(&self, archive: &Archive) -> Option<String> {
        let heading = search_hit::heading(self.report, self.section);
        let whereabouts = search_hit::whereabouts(archive, self.report, self.section);
        let best = self.passages.first()?.target;
        let link = self.link("hit-link", best, &self.marked(&heading, usize::MAX));
        Some(
            [
                "<li class=\"search-hit\"><p class=\"hit-meta\">",
                &self.marked(&whereabouts, usize::MAX),
                "</p><h2 class=\"hit-heading\">",
                &link,
                "</h2>",
                &self.texts(),
                "</li>",
            ]
            .concat(),
        )
    }

    fn topic(&self) -> Option<TopicId> {
        self.section.map(|section| section.topic)
    }

    /// The best passages, and how many more there are.
    fn texts(&self) -> String {
        // The heading stands above already. Where only it was found, the text below it says more.
        let (titles, texts): (Vec<&Passage>, Vec<&Passage>) =
            self.passages.iter().partition(|it| self.is_title(it));
        let listed = if texts.is_empty() { titles } else { texts };
        let shown = listed
            .iter()
            .take(N_PASSAGES)
            .filter(|it| !it.text.is_empty() || !self.is_title(it));
        let items: String = shown.map(|passage| self.text(passage)).collect();
        let more = listed.get(N_PASSAGES).filter(|it| !self.is_title(it));
        let more = more.map(|next| self.more(listed.len() - N_PASSAGES, next.target));
        let several = if listed.len() > 1 { " is-several" } else { "" };
        [
            "<ul class=\"hit-passages",
            several,
            "\">",
            &items,
            "</ul>",
            &more.unwrap_or_default(),
        ]
        .concat()
    }

    /// Whether a passage is the heading of the section, or the headline.
    fn is_title(&self, passage: &Passage) -> bool {
        let headline = self.report.headline.as_ref();
        let title = self.section.map(|section| &section.heading).or(headline);
        passage.is_heading && passage.target == title.map_or(TextId::default(), |it| it.id)
    }

    /// A heading within the section is shown itself; the text below it may be a hit of its own.
    fn text(&self, passage: &Passage) -> String {
        let text = if passage.is_heading && !self.is_title(passage) {
            let words = self.words_of(passage.target);
            ["<b>", &self.marked(&words, usize::MAX), "</b>"].concat()
        } else {
            self.marked(&passage.text, SNIPPET_CHARS)
        };
        let link = self.link("hit-snippet", passage.target, &text);
        ["<li>", &link, "</li>"].concat()
    }

    /// The words of a heading within the section.
    fn words_of(&self, id: TextId) -> String {
        let blocks = self.section.map_or(&self.report.lead, |it| &it.blocks);
        let found = leaves(blocks).into_iter().find(|leaf| leaf.id == id);
        found.map(|leaf| leaf.text).unwrap_or_default()
    }

    fn more(&self, n: usize, next: TextId) -> String {
        let said = match self.section {
            Some(_) => said::more_in_section(n),
            None => said::more_before_sections(n),
        };
        self.link("hit-more", next, &said)
    }

    /// A link to a text of the report.
    fn link(&self, class: &str, id: TextId, inside: &str) -> String {
        let href = (self.href)(self.report.month, self.topic(), id);
        anchor(&[" class=\"", class, "\""].concat(), &href, inside)
    }

    fn marked(&self, words: &str, max_chars: usize) -> String {
        search_hit::marked(words, self.matcher, max_chars)
    }
}
