//! Metadata in the head of a page: for search engines, link previews and feed readers.
//!
//! # Source
//!
//! The Open Graph protocol, <https://ogp.me/>.

use crate::edition::Edition;
use crate::error::Error;
use crate::feeds::{feed, markdown};
use crate::host::opensearch::Description;
use crate::host::{manifest, oembed};
use crate::page::linked_data;
use crate::pictures::{icons, picture};
use kusama_news_reader::model::{Archive, Month};
use kusama_news_reader::routes::{Part, Route};
use kusama_news_reader::text::title;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// Returns the element that keeps a page out of search engines.
pub fn unlisted() -> Markup {
    html! { meta name="robots" content="noindex"; }
}

/// The heads of all pages of an edition.
pub struct Heads<'a> {
    edition: &'a Edition,
    /// Paths of all files beside the pages. Pages link only to files in this set.
    files: BTreeSet<&'a str>,
}

impl<'a> Heads<'a> {
    /// `files` are the paths of all files beside the pages.
    pub fn new(edition: &'a Edition, files: BTreeSet<&'a str>) -> Self {
        Self { edition, files }
    }

    /// Returns the metadata of a route's page.
    ///
    /// # Errors
    ///
    /// Returns an error if the linked data cannot be written as JSON.
    pub fn metadata(&self, route: &Route) -> Result<Markup, Error> {
        let archive = &self.edition.archive;
        let description = route.description(archive);
        let is_missing = matches!(route, Route::Missing { .. });
        let address = self.edition.address_of(route).filter(|_| !is_missing);
        let linked_data = linked_data::element(self.edition, route, self.picture(route))?;
        Ok(html! {
            meta name="description" content=(description);
            @if !route.is_listed(archive) { (unlisted()) }
            @if let Some(address) = address {
                link rel="canonical" href=(address);
                meta property="og:url" content=(address);
            }
            @if !is_missing { (self.card(route, &description)) }
            (self.neighbors(route))
            (self.feeds(route))
            (self.markdown(route))
            @match *route {
                Route::Report { month, topic } => { (self.oembed(Part::Report { month, topic })) }
                Route::Thread(thread) => { (self.oembed(Part::Thread(thread))) }
                _ => {}
            }
            (self.of_site())
            (linked_data)
        })
    }

    /// Returns the metadata of an embedded part's page.
    ///
    /// The canonical address is the reader's page with the part, even if someone shares the embed's
    /// address. Search engines must not list the embed as a page of its own. They may index its
    /// words as part of the embedding page, because its author chose them. Engines that do not know
    /// `indexifembedded` obey `noindex`.
    pub fn of_frame(&self, part: &Part) -> Markup {
        let description = part.description(&self.edition.archive);
        html! {
            meta name="description" content=(description);
            meta name="robots" content="noindex, indexifembedded";
            @if let Some(address) = self.edition.address_of(&part.page()) {
                link rel="canonical" href=(address);
            }
            (self.oembed(*part))
        }
    }

    /// Returns the elements for link previews.
    fn card(&self, route: &Route, description: &str) -> Markup {
        let archive = &self.edition.archive;
        html! {
            meta property="og:title" content=(shared_title(route, archive));
            meta property="og:description" content=(description);
            meta property="og:site_name" content=(archive.site.title);
            meta property="og:locale" content="en_US";
            @if let Route::Report { month, topic } = route {
                meta property="og:type" content="article";
                meta property="article:published_time" content=(month);
                @if let Some(topic) = topic.and_then(|topic| archive.topic(topic)) {
                    meta property="article:section" content=(topic.label);
                }
            } @else {
                meta property="og:type" content="website";
            }
            @if let Some(picture) = self.picture(route) {
                meta property="og:image" content=(picture);
                meta property="og:image:width" content=(picture::WIDTH);
                meta property="og:image:height" content=(picture::HEIGHT);
                meta property="og:image:alt"
                    content=(picture::words(archive, picture_month(route)));
                meta name="twitter:card" content="summary_large_image";
            }
        }
    }

    /// Returns the absolute address of the preview picture, either the report's or the archive's.
    fn picture(&self, route: &Route) -> Option<String> {
        let path = picture::path(picture_month(route));
        let path = Some(path).filter(|path| self.has(path))?;
        Some(format!("{}{path}", self.edition.url.as_ref()?))
    }

    /// Returns links to the previous and next report, with the same topic as in the page.
    fn neighbors(&self, route: &Route) -> Markup {
        let Route::Report { month, topic } = *route else {
            return Markup::default();
        };
        let archive = &self.edition.archive;
        let neighbors = [
            ("prev", archive.before(month)),
            ("next", archive.after(month)),
        ];
        html! {
            @for (rel, neighbor) in neighbors {
                @if let Some(month) = neighbor.map(|report| report.month) {
                    link rel=(rel) href=(Route::Report { month, topic }.path(archive));
                }
            }
        }
    }

    /// Returns links to the feed of the archive and to that of the page's topic.
    fn feeds(&self, route: &Route) -> Markup {
        let archive = &self.edition.archive;
        let site = archive.site.title.as_str();
        let topic = match route {
            Route::Report { topic, .. } => *topic,
            Route::Thread(thread) => Some(thread.topic),
            _ => None,
        };
        let topic = topic.and_then(|topic| archive.topic(topic));
        let of_topic = topic.map(|it| (feed::of_topic(it), title::of(&it.label, site)));
        let of_archive = (feed::OF_ARCHIVE.to_owned(), site.to_owned());
        html! {
            @for (path, title) in core::iter::once(of_archive).chain(of_topic) {
                @if self.has(&path) {
                    link rel="alternate" type=(feed::TYPE) title=(title) href=(path);
                }
            }
        }
    }

    /// Returns the link to the Markdown with the same text.
    fn markdown(&self, route: &Route) -> Markup {
        let path = markdown::path(self.edition, route).filter(|path| self.has(path));
        html! {
            @if let Some(path) = path { link rel="alternate" type=(markdown::TYPE) href=(path); }
        }
    }

    /// Returns the oEmbed link for a part. It is absolute because editors do not resolve addresses.
    fn oembed(&self, part: Part) -> Markup {
        let path = oembed::path(self.edition, part);
        let url = self.edition.url.as_ref().filter(|_| self.has(&path));
        html! {
            @if let Some(url) = url {
                link rel="alternate" type=(oembed::TYPE) title=(oembed::title(self.edition, part))
                    href={ (url) (path) };
            }
        }
    }

    /// Returns links to files for the whole site, such as the manifest.
    fn of_site(&self) -> Markup {
        let search = Description::of(self.edition).filter(|_| self.has(Description::FILE));
        html! {
            @if let Some(search) = search { (search.link()) }
            @if self.has(manifest::FILE) { link rel="manifest" href=(manifest::FILE); }
            @if self.has(icons::APPLE) { link rel="apple-touch-icon" href=(icons::APPLE); }
        }
    }

    fn has(&self, path: &str) -> bool {
        self.files.contains(path)
    }
}

/// Returns the month whose picture goes with a page. `None` means the archive's picture.
fn picture_month(route: &Route) -> Option<Month> {
    match route {
        Route::Report { month, .. } => Some(*month),
        _ => None,
    }
}

/// Returns the page's title without the archive's name, which previews show separately.
fn shared_title(route: &Route, archive: &Archive) -> String {
    let Route::Report { month, topic } = route else {
        let title = route.title(archive);
        let end = format!(" – {}", archive.site.title);
        return title.strip_suffix(&end).unwrap_or(&title).to_owned();
    };
    let report = archive.report(*month);
    let month = archive.site.month_title(*month);
    let headline = report.filter(|report| report.headline.is_some());
    match (topic.and_then(|topic| archive.topic(topic)), headline) {
        (Some(topic), _) => format!("{} – {}", topic.label, month),
        (None, Some(report)) => format!("{} – {}", report.title(&archive.site), month),
        (None, None) => month,
    }
}
