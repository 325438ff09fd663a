//! The popup of the search box: the best hits as options, and notes about them.

use super::destination::destination;
use super::notice::{SearchNotice, search_notices};
use crate::html::search_hit;
use crate::model::{Archive, Month, Report, Section, TextId, TopicId};
use crate::routes::Route;
use crate::search::{Group, Matcher, Passage, Query, Results};
use crate::text;
use crate::ui::ids;
use maud::{Markup, html};

/// Maximum number of passages among the options. Chosen: as many as fit below the box on a small screen.
pub const N_OPTIONS: usize = 8;

/// Length of a snippet in characters. Chosen: one line on a wide screen, two on a phone.
const SNIPPET_CHARS: usize = 76;

/// The contents of the popup for a text.
#[derive(Clone, Debug, Default)]
pub struct Suggestions {
    /// The text in the search box.
    pub text: String,
    /// The options.
    pub options: Markup,
    /// Number of options.
    pub n_options: usize,
    /// The notes below the options; empty for an empty query.
    pub notes: Markup,
    /// The notes as plain text for screen readers.
    pub spoken: String,
}

/// Provides the link addresses of an offer.
pub trait Addresses {
    /// Returns the address of a text in a report, including the query that found it.
    fn of_passage(&self, month: Month, topic: Option<TopicId>, id: TextId, query: &str) -> String;
    /// Returns the address of the search page for a query.
    fn of_search(&self, query: &str) -> String;
    /// Returns the address of a page.
    fn of_page(&self, route: &Route) -> String;
}

impl Suggestions {
    /// Renders the options and notes for the results of a query.
    #[must_use]
    pub fn new(archive: &Archive, query: &Query, results: &Results, to: &dyn Addresses) -> Self {
        let text = query.text().to_owned();
        if query.is_empty() && query.problems().is_empty() {
            return Self {
                text,
                ..Self::default()
            };
        }
        let groups = results.groups.iter().take(N_OPTIONS);
        let hits: Vec<BestHit> = groups.filter_map(|it| BestHit::of(archive, it)).collect();
        let page = destination(archive, query);
        let n_pages = usize::from(page.is_some());
        let leads = page
            .as_ref()
            .map(|it| [text::search::GO_TO, &it.name, "."].concat());
        let options = html! {
            @if let Some(page) = page {
                (option(0, &to.of_page(&page.route), &html! {
                    span.option-heading { (text::search::GO_TO) (page.name) }
                }))
            }
            @for (number, hit) in hits.iter().enumerate() {
                (hit.option(number + n_pages, archive, query, &results.matcher, to))
            }
        };
        let n_options = hits.len() + n_pages;
        let total = total(query, results, hits.len());
        let notices = SearchNotice::all(query, results);
        let sentences = notices.iter().map(|notice| notice.sentence.as_str());
        let spoken = leads.as_deref().into_iter().chain(sentences);
        let spoken: Vec<&str> = spoken.chain([total.as_str()]).collect();
        Self {
            text,
            options,
            n_options,
            notes: notes(&notices, &total, query, results, to),
            spoken: spoken.join(" "),
        }
    }
}

/// Returns the number of passages shown and found.
fn total(query: &Query, results: &Results, n_shown: usize) -> String {
    if results.n_hits == 0 {
        return text::search::nothing_found(query.text().trim());
    }
    text::search::offered(n_shown, results.n_hits, results.n_reports)
}

/// Renders the notices, the number of hits, and a link to all of them.
fn notes(
    notices: &[SearchNotice],
    total: &str,
    query: &Query,
    results: &Results,
    to: &dyn Addresses,
) -> Markup {
    let all = match results.n_hits {
        0 => text::search::WHAT_ELSE,
        1 => text::search::ALONE,
        n => &text::search::all(n),
    };
    html! {
        (search_notices(notices, &|text| to.of_search(text)))
        p.search-total {
            (total) " "
            a href=(to.of_search(query.text())) { (all) }
        }
    }
}

/// The best hit of a section.
struct BestHit<'a> {
    report: &'a Report,
    section: Option<&'a Section>,
    passage: Passage,
}

impl<'a> BestHit<'a> {
    /// Returns `None` if the archive lacks the passage.
    fn of(archive: &'a Archive, group: &Group) -> Option<Self> {
        let report = archive.report(group.month)?;
        Some(Self {
            report,
            section: group.section.and_then(|number| report.sections.get(number)),
            passage: group.passage(group.hits.first()?, archive)?,
        })
    }

    /// Renders the hit as an option that is a link.
    fn option(
        &self,
        number: usize,
        archive: &Archive,
        query: &Query,
        matcher: &Matcher,
        to: &dyn Addresses,
    ) -> Markup {
        let (report, section, passage) = (self.report, self.section, &self.passage);
        let topic = section.map(|section| section.topic);
        let href = to.of_passage(report.month, topic, passage.target, query.text());
        let heading = search_hit::heading(archive, report, section);
        let contents = html! {
            span.option-meta { (search_hit::whereabouts(archive, report, section)) } " "
            span.option-heading dir="auto" { (search_hit::marked(&heading, matcher, usize::MAX)) } " "
            span.option-snippet dir="auto" {
                (search_hit::marked(&passage.text, matcher, SNIPPET_CHARS))
            }
        };
        option(number, &href, &contents)
    }
}

/// Renders an option that is a link.
fn option(number: usize, href: &str, contents: &Markup) -> Markup {
    html! {
        a.search-option #(ids::search_option(number)) role="option" href=(href) tabindex="-1"
            aria-selected="false" { (contents) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{QueryRewrite, SearchIndex};

    struct Plain;

    impl Addresses for Plain {
        fn of_passage(&self, month: Month, _: Option<TopicId>, id: TextId, query: &str) -> String {
            format!("/{month}/?q={query}#{id}")
        }

        fn of_search(&self, query: &str) -> String {
            format!("/search/?q={query}")
        }

        fn of_page(&self, route: &Route) -> String {
            format!("/{}", route.path(&archive()))
        }
    }

    fn archive() -> Archive {
        crate::embedded_archive().unwrap_or_default()
    }

    fn suggestions(text: &str, change: impl FnOnce(&mut Results)) -> Suggestions {
        let archive = archive();
        let query = Query::parse(text, &archive.topics);
        let mut results = SearchIndex::build(&archive).search(&query, N_OPTIONS);
        change(&mut results);
        Suggestions::new(&archive, &query, &results, &Plain)
    }

    #[test]
    fn at_most_so_many_hits_are_options_and_all_are_counted() {
        let suggestions = suggestions("kusama", |_| {});
        assert_eq!(suggestions.n_options, N_OPTIONS);
        assert!(
            suggestions.spoken.starts_with("8 of "),
            "{}",
            suggestions.spoken
        );
        let (options, notes) = (
            suggestions.options.into_string(),
            suggestions.notes.into_string(),
        );
        assert_eq!(options.matches("role=\"option\"").count(), N_OPTIONS);
        assert_eq!(
            options.matches("aria-selected=\"false\"").count(),
            N_OPTIONS
        );
        assert!(notes.contains("<a href=\"/search/?q=kusama\">All "));
        assert!(options.contains("<mark>"));
    }

    #[test]
    fn a_month_or_topic_that_the_query_names_comes_first() {
        let goes_to = |text: &str| {
            let options = suggestions(text, |_| {}).options.into_string();
            let mut hrefs = options.split("href=\"").skip(1);
            let first = hrefs.next().and_then(|it| it.split('"').next());
            (
                first.unwrap_or_default().to_owned(),
                options.contains("Go to "),
            )
        };
        for (text, address) in [
            ("november 2021", "/2021/11/"),
            ("Nov 2021", "/2021/11/"),
            ("2021-11", "/2021/11/"),
            ("governance", "/topic/governance/"),
            (
                "governance 2021",
                "/topic/governance/?from=2021-01&amp;to=2021-12",
            ),
            ("market november 2021", "/2021/11/market/"),
            ("november", "/november/"),
        ] {
            assert_eq!(goes_to(text), (address.to_owned(), true), "of `{text}`");
        }
        let said = suggestions("november 2021", |_| {}).spoken;
        assert!(said.starts_with("Go to November 2021. "), "{said}");
        for text in [
            "march 1999",
            "governance auction",
            "kusama 2021",
            "-market",
            "november 2021 november 2023",
            "governance OR 2021",
            "2021",
        ] {
            assert!(!goes_to(text).1, "of `{text}`");
        }
    }

    #[test]
    fn a_text_that_asks_for_nothing_shows_nothing() {
        for text in ["", "  ", "%"] {
            let suggestions = suggestions(text, |_| {});
            let notes = suggestions.notes.into_string();
            assert_eq!((notes.as_str(), suggestions.n_options), ("", 0), "{text:?}");
        }
    }

    #[test]
    fn what_is_not_as_typed_is_said() {
        let rewrite = QueryRewrite {
            written: "tre<sury".into(),
            shown: vec!["treasury".into()],
            is_instead: true,
        };
        let instead = suggestions("kusama", |it| it.rewrites = vec![rewrite]);
        let sentence = "No report has “tre<sury”.";
        assert!(instead.spoken.starts_with(sentence), "{}", instead.spoken);
        assert!(instead.notes.0.contains("No report has “tre&lt;sury”."));
        assert!(instead.notes.0.contains("“treasury”"), "{instead:?}");
        let partial = suggestions("kusama", |results| results.is_partial = true);
        assert!(partial.spoken.starts_with("No passage has all"));
    }

    #[test]
    fn nothing_found_leads_on_and_a_filter_that_is_none_is_explained() {
        let nothing = suggestions("zebra<b>", |results| *results = Results::default());
        let notes = nothing.notes.into_string();
        assert!(notes.contains("Nothing found for “zebra&lt;b&gt;”"));
        let link = "<a href=\"/search/?q=zebra&lt;b&gt;\">What else";
        assert!(notes.contains(link), "{notes}");
        let unknown = suggestions("topic:zebra", |_| {});
        assert!(unknown.notes.0.contains("was ignored"), "{unknown:?}");
    }

    #[test]
    fn every_address_and_word_is_escaped() {
        let options = suggestions("kusama \"'<>&", |_| {}).options.into_string();
        assert!(!options.contains("'<"));
        assert!(!options.contains("\"'"));
    }
}
