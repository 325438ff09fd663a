//! What each kind of page has besides its drawing: title, description, breadcrumb, and what
//! machines are told of it.
//!
//! A new kind of page gets an arm in each `match` of this file. No `match` has a wildcard, so the
//! compiler names every one.

use super::description::{self, extent};
use super::{Figures, Names, Part, Route, month_name};
use crate::model::{Archive, Month};
use crate::text::site::ABOUT_ARCHIVE;
use crate::text::thread::during;
use crate::text::{figures, names, publish, same_month, title};
use std::borrow::Cow;

/// One breadcrumb entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Link text.
    pub name: String,
    /// Path below the base, for example `2023/11/`.
    pub path: String,
}

/// What a page is in the terms of schema.org.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// The site as a whole.
    WebSite,
    /// A report.
    Article,
    /// A part of a report, or another page.
    WebPage,
    /// Search.
    SearchResultsPage,
    /// A page with parts of several reports.
    CollectionPage,
}

impl Schema {
    /// Returns the name of the type.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::WebSite => "WebSite",
            Self::Article => "Article",
            Self::WebPage => "WebPage",
            Self::SearchResultsPage => "SearchResultsPage",
            Self::CollectionPage => "CollectionPage",
        }
    }
}

/// The page without the state that changes within it. The page is drawn again only if this changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The home page.
    Home,
    /// A report, with any topic, also in a frame.
    Report(Month),
    /// Search, for any text.
    Search,
    /// A topic through the months, also in a frame.
    Thread,
    /// One piece of text in a frame.
    Passage,
    /// The page that generates embed code.
    Builder,
    /// One month of the year through the years, for example all Novembers.
    SameMonth(u8),
    /// Figures, or how they differ.
    Figures(Figures),
    /// Names.
    Names(Names),
    /// The page about the archive.
    Archive,
    /// An address without a page.
    Missing,
}

impl Route {
    /// Returns the page's title: the specific part first, the archive's name last.
    #[must_use]
    pub fn title(&self, archive: &Archive) -> String {
        let site = archive.site.title.as_str();
        match self {
            Self::Home => site.to_owned(),
            Self::Report { month, topic } => {
                let month = archive.site.month_title(*month);
                match topic.and_then(|topic| archive.topic(topic)) {
                    Some(topic) => title::of(&topic.label, &title::of(&month, site)),
                    None => title::of(&month, site),
                }
            }
            Self::Search { text, .. } if text.trim().is_empty() => title::of(title::SEARCH, site),
            Self::Search { text, .. } => title::of(text.trim(), &title::of(title::SEARCH, site)),
            Self::Thread(thread) => match archive.topic(thread.topic) {
                Some(topic) if thread.span(&archive.site).is_empty() => {
                    title::of(&topic.label, site)
                }
                Some(topic) => title::of(&during(&topic.label, &thread.span(&archive.site)), site),
                None => site.to_owned(),
            },
            Self::SameMonth(month) => title::of(
                &same_month::title(&month_name(&archive.site, month.number)),
                site,
            ),
            Self::Figures(Figures::Of(at)) => {
                let name = Figures::Of(*at).name(archive);
                title::of(&name, &title::of(figures::TITLE, site))
            }
            Self::Names(Names::Of(at)) => {
                let name = Names::Of(*at).name(archive);
                title::of(&name, &title::of(names::TITLE, site))
            }
            Self::Figures(page) => title::of(&page.name(archive), site),
            Self::Names(page) => title::of(&page.name(archive), site),
            Self::Archive => title::of(ABOUT_ARCHIVE, site),
            Self::Embed(embed) => embed.part.page().title(archive),
            Self::Builder(_) => title::of(title::EMBED, site),
            Self::Missing { .. } => title::of(title::NOT_FOUND, site),
        }
    }

    /// Returns the page's description, a sentence or two without markup.
    #[must_use]
    pub fn description(&self, archive: &Archive) -> String {
        let site = &archive.site;
        match self {
            Self::Home if !site.description.is_empty() => description::cut(&site.description),
            Self::Home => publish::home(&site.title, &extent(archive)),
            Self::Report { month, topic } => description::of_report(*month, *topic, archive),
            Self::Search { .. } => publish::search(&extent(archive), &site.title),
            Self::Thread(thread) => description::of_thread(thread.topic, archive),
            Self::SameMonth(month) => description::of_same_month(month.number, archive),
            Self::Figures(page) => page.description(archive),
            Self::Names(page) => page.description(archive),
            Self::Archive => publish::archive(&site.title, &extent(archive)),
            Self::Embed(embed) => embed.part.description(archive),
            Self::Builder(_) => publish::builder(&site.title),
            Self::Missing { .. } => publish::missing(&site.title),
        }
    }

    /// Returns the breadcrumb entries from the home page to this page, including both. Empty for
    /// pages outside the hierarchy, for example the search page.
    #[must_use]
    pub fn trail(&self, archive: &Archive) -> Vec<Step> {
        let at = |name: &str, route: &Self| Step {
            name: name.to_owned(),
            path: route.path(archive),
        };
        let label = |topic| archive.topic(topic).map_or("", |it| it.label.as_str());
        let mut steps = vec![at(&archive.site.title, &Self::Home)];
        match *self {
            Self::Report { month, topic } => {
                let name = archive.site.month_name(month);
                let report = at(&name, &Self::Report { month, topic: None });
                steps.extend([year(month), report]);
                steps.extend(topic.map(|topic| at(label(topic), self)));
            }
            Self::Thread(thread) => steps.push(at(label(thread.topic), self)),
            Self::SameMonth(month) => {
                steps.push(at(
                    &same_month::title(&month_name(&archive.site, month.number)),
                    self,
                ));
            }
            Self::Figures(page) => {
                if page != Figures::All {
                    steps.push(at(figures::TITLE, &Self::Figures(Figures::All)));
                }
                steps.push(at(&page.name(archive), self));
            }
            Self::Names(page) => {
                if page != Names::All {
                    steps.push(at(names::TITLE, &Self::Names(Names::All)));
                }
                steps.push(at(&page.name(archive), self));
            }
            Self::Archive => steps.push(at(ABOUT_ARCHIVE, self)),
            Self::Home
            | Self::Search { .. }
            | Self::Embed(_)
            | Self::Builder(_)
            | Self::Missing { .. } => steps.clear(),
        }
        steps
    }

    /// Reports whether search engines should list the page. Excludes search, embeds, the embed
    /// builder, and pages that only say that a topic is absent.
    #[must_use]
    pub fn is_listed(&self, archive: &Archive) -> bool {
        match self {
            Self::Home | Self::Archive | Self::SameMonth(_) | Self::Figures(_) | Self::Names(_) => {
                true
            }
            Self::Report { month, topic } => {
                topic.is_none_or(|topic| !archive.lacks(*month, topic))
            }
            Self::Thread(thread) => archive.reports_on(thread.topic).next().is_some(),
            Self::Search { .. } | Self::Embed(_) | Self::Builder(_) | Self::Missing { .. } => false,
        }
    }

    /// Returns what the page is in the terms of schema.org. `None` for missing pages and for
    /// embeds, which are parts of pages that describe themselves.
    #[must_use]
    pub fn schema(&self) -> Option<Schema> {
        match self {
            Self::Home => Some(Schema::WebSite),
            Self::Report { topic: None, .. } => Some(Schema::Article),
            Self::Report { topic: Some(_), .. } | Self::Builder(_) => Some(Schema::WebPage),
            Self::Search { .. } => Some(Schema::SearchResultsPage),
            Self::Thread(_)
            | Self::SameMonth(_)
            | Self::Figures(_)
            | Self::Names(_)
            | Self::Archive => Some(Schema::CollectionPage),
            Self::Embed(_) | Self::Missing { .. } => None,
        }
    }

    /// Returns the path below the base of the rule in a host's `_headers` that matches the page. A
    /// segment with a colon matches any one segment.
    ///
    /// Pages with as many segments share a rule, because hosts combine all rules that match a path.
    /// A rule must not begin with a colon unless it has two segments or more: it would also match
    /// `search/`.
    #[must_use]
    pub fn caching_rule(&self, archive: &Archive) -> Cow<'static, str> {
        match self {
            Self::Home => "".into(),
            Self::Search { .. } => "search/".into(),
            Self::SameMonth(_)
            | Self::Figures(Figures::All | Figures::Differences)
            | Self::Names(Names::All) => self.path(archive).into(),
            Self::Report { topic: None, .. }
            | Self::Thread(_)
            | Self::Figures(Figures::Of(_))
            | Self::Names(Names::Of(_))
            | Self::Archive => ":year/:month/".into(),
            Self::Report { topic: Some(_), .. } => ":year/:month/:topic/".into(),
            Self::Embed(embed) => match embed.part {
                Part::Thread(_) | Part::Report { topic: None, .. } => ":year/:month/:topic/".into(),
                Part::Report { topic: Some(_), .. } | Part::Passage { .. } => {
                    "embed/:year/:month/:part/".into()
                }
            },
            Self::Builder(_) => "embed/".into(),
            Self::Missing { .. } => "404.html".into(),
        }
    }

    /// Returns the page without the state that changes within it.
    #[must_use]
    pub fn page(&self) -> Page {
        match self {
            Self::Home => Page::Home,
            Self::Report { month, .. } => Page::Report(*month),
            Self::Search { .. } => Page::Search,
            Self::Thread(_) => Page::Thread,
            Self::Embed(embed) => match embed.part {
                Part::Report { month, .. } => Page::Report(month),
                Part::Thread(_) => Page::Thread,
                Part::Passage { .. } => Page::Passage,
            },
            Self::Builder(_) => Page::Builder,
            Self::SameMonth(month) => Page::SameMonth(month.number),
            Self::Figures(page) => Page::Figures(*page),
            Self::Names(page) => Page::Names(*page),
            Self::Archive => Page::Archive,
            Self::Missing { .. } => Page::Missing,
        }
    }
}

/// Returns the place of a year on the home page.
fn year(month: Month) -> Step {
    let name = month.year().to_string();
    Step {
        path: ["#year-", &name].concat(),
        name,
    }
}

impl Part {
    /// Returns the description of an embedded part: the words of a passage, or else that of its
    /// page.
    #[must_use]
    pub fn description(&self, archive: &Archive) -> String {
        let passage = match *self {
            Self::Passage { month, id } => archive.report(month).and_then(|it| it.passage(id)),
            Self::Report { .. } | Self::Thread(_) => None,
        };
        passage.map_or_else(
            || self.page().description(archive),
            |passage| description::cut(&description::of_one_line(&passage.words.plain())),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Inline, Report, Section, TextId, Topic, TopicId};

    fn paragraph(words: &str) -> Block {
        Block::Paragraph {
            id: TextId::default(),
            text: vec![Inline::Text(words.into())],
        }
    }

    fn archive() -> Archive {
        let topic = |slug: &str, label: &str| Topic {
            slug: slug.into(),
            label: label.into(),
            ..Topic::default()
        };
        let section = Section {
            topic: TopicId(0),
            also: vec![TopicId(1)],
            blocks: vec![paragraph("Prices  rose.")],
            ..Section::default()
        };
        let report = Report {
            month: "2020-05".parse().expect("a month"),
            lead: vec![Block::Paragraph {
                id: TextId { hash: 26, nth: 1 },
                text: vec![Inline::Text("A  storm.".into())],
            }],
            sections: vec![section],
            ..Report::default()
        };
        let mut archive = Archive {
            topics: vec![
                topic("market", "Market"),
                topic("trade", "Trade"),
                topic("sea", "Sea"),
            ],
            reports: vec![report],
            ..Archive::default()
        };
        archive.site.title = "News".into();
        archive
    }

    #[test]
    fn every_page_speaks_for_itself() {
        let archive = archive();
        let say = |path: &str| Route::parse(path, "", &archive).description(&archive);
        assert_eq!(say(""), "News: the report of May 2020.");
        assert_eq!(say("2020/05/"), "A storm.");
        assert_eq!(say("2020/05/market/"), "Market in May 2020: Prices rose.");
        assert_eq!(say("2020/05/trade/"), "Trade in May 2020: Prices rose.");
        let may = "May through the years, topic by topic: 1 report of 2020 in News.";
        assert_eq!(say("may/"), may);
        let sea = "Sea in May 2020: the report has no section on this topic.";
        assert_eq!(say("2020/05/sea/"), sea);
        assert_eq!(say("search/"), "Search the report of May 2020 in News.");
        assert_eq!(say("x/"), "There is no such page in News.");
        assert_eq!(say("embed/2020/05/sea/"), sea);
        assert_eq!(say("embed/2020/05/p-00001a/"), "A storm.");
        let empty = Archive::default();
        assert_eq!(Route::Home.description(&empty), ": no reports.");
    }
}
