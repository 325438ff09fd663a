//! What the head of a page says about it: for search engines, for those who get a link to it, and
//! for programs that read feeds.
//!
//! # Source
//!
//! The Open Graph protocol, <https://ogp.me/>.

use crate::edition::{Edition, Trouble};
use crate::opensearch::Description;
use crate::sitemap::is_listed;
use crate::{feed, icons, linked_data, manifest, oembed, picture, summary};
use kusama_news_reader::archive::html::escaped;
use kusama_news_reader::archive::{Archive, Month};
use kusama_news_reader::routes::{Part, Route};
use kusama_news_reader::strings::title;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What search engines are told of a page that is of no use to those who search.
pub const UNLISTED: &str = "<meta name=\"robots\" content=\"noindex\">";

/// The heads of all pages of an edition.
pub struct Heads<'a> {
    edition: &'a Edition,
    /// The paths of all files beside the pages: what there is none of is not named in a page.
    files: BTreeSet<&'a str>,
}

impl<'a> Heads<'a> {
    /// The heads of pages that stand beside these files.
    pub fn new(edition: &'a Edition, files: BTreeSet<&'a str>) -> Self {
        Self { edition, files }
    }

    /// What the page of a route says about itself.
    ///
    /// # Errors
    ///
    /// When it cannot be written as JSON.
    pub fn metadata(&self, route: &Route) -> Result<String, Trouble> {
        let archive = &self.edition.archive;
        let mut head = Elements::default();
        let description = summary::of(route, archive);
        head.push("meta name=\"description\" content", &description);
        if !is_listed(route, archive) {
            head.html.push_str(UNLISTED);
            head.html.push('\n');
        }
        let is_missing = matches!(route, Route::Missing { .. });
        if let Some(address) = self.edition.address_of(route).filter(|_| !is_missing) {
            head.push("link rel=\"canonical\" href", &address);
            head.push("meta property=\"og:url\" content", &address);
        }
        if !is_missing {
            self.push_card(&mut head, route, &description);
        }
        self.push_neighbours(&mut head, route);
        self.push_feeds(&mut head, route);
        match *route {
            Route::Report { month, topic } => {
                self.push_oembed(&mut head, Part::Report { month, topic });
            }
            Route::Thread(thread) => self.push_oembed(&mut head, Part::Thread(thread)),
            _ => {}
        }
        self.push_files(&mut head);
        let picture = self.picture(route);
        head.html
            .push_str(&linked_data::element(self.edition, route, picture)?);
        Ok(head.html)
    }

    /// What the page of a part in a frame says about itself.
    ///
    /// It is to be found on the page of the reader where the part stands, which is its canonical
    /// address also for those who pass the frame's own on. As a page of its own no search engine is
    /// to list it; but its words may be found on the page that shows the frame, whose author chose
    /// them. An engine that knows nothing of `indexifembedded` leaves it at `noindex`.
    pub fn of_frame(&self, part: &Part) -> String {
        let archive = &self.edition.archive;
        let mut head = Elements::default();
        let description = summary::of_part(part, archive);
        head.push("meta name=\"description\" content", &description);
        head.push("meta name=\"robots\" content", "noindex, indexifembedded");
        if let Some(address) = self.edition.address_of(&part.page()) {
            head.push("link rel=\"canonical\" href", &address);
        }
        self.push_oembed(&mut head, *part);
        head.html
    }

    /// What is shown where a link to the page is shared.
    fn push_card(&self, head: &mut Elements, route: &Route, description: &str) {
        let archive = &self.edition.archive;
        let title = shared_title(route, archive);
        let mut open_graph = |property: &str, content: &str| {
            head.push(&format!("meta property=\"{property}\" content"), content);
        };
        open_graph("og:title", &title);
        open_graph("og:description", description);
        open_graph("og:site_name", &archive.site.title);
        open_graph("og:locale", "en_US");
        match route {
            Route::Report { month, topic } => {
                open_graph("og:type", "article");
                open_graph("article:published_time", &month.to_string());
                if let Some(topic) = topic.and_then(|topic| archive.topic(topic)) {
                    open_graph("article:section", &topic.label);
                }
            }
            _ => open_graph("og:type", "website"),
        }
        let Some(picture) = self.picture(route) else {
            return;
        };
        open_graph("og:image", &picture);
        open_graph("og:image:width", &picture::WIDTH.to_string());
        open_graph("og:image:height", &picture::HEIGHT.to_string());
        open_graph(
            "og:image:alt",
            &picture::words(archive, picture_month(route)),
        );
        head.push("meta name=\"twitter:card\" content", "summary_large_image");
    }

    /// The absolute address of the picture that goes with a link to the page: the report's, or the
    /// archive's.
    fn picture(&self, route: &Route) -> Option<String> {
        let path = picture::path(picture_month(route));
        let path = Some(path).filter(|path| self.has(path))?;
        Some(format!("{}{path}", self.edition.url.as_ref()?))
    }

    /// The reports before and after, with the topic kept as the links in the page keep it.
    fn push_neighbours(&self, head: &mut Elements, route: &Route) {
        let Route::Report { month, topic } = *route else {
            return;
        };
        let archive = &self.edition.archive;
        let neighbours = [
            ("prev", archive.before(month)),
            ("next", archive.after(month)),
        ];
        for (rel, neighbour) in neighbours {
            if let Some(month) = neighbour.map(|report| report.month) {
                let path = Route::Report { month, topic }.path(archive);
                head.push(&format!("link rel=\"{rel}\" href"), &path);
            }
        }
    }

    fn push_feeds(&self, head: &mut Elements, route: &Route) {
        let archive = &self.edition.archive;
        let site = archive.site.title.as_str();
        let mut push = |path: &str, title: &str| {
            if self.has(path) {
                let (kind, title) = (feed::TYPE, escaped(title));
                let link = format!("link rel=\"alternate\" type=\"{kind}\" title=\"{title}\" href");
                head.push(&link, path);
            }
        };
        push(feed::OF_ARCHIVE, site);
        let topic = match route {
            Route::Report { topic, .. } => *topic,
            Route::Thread(thread) => Some(thread.topic),
            _ => None,
        };
        if let Some(topic) = topic.and_then(|topic| archive.topic(topic)) {
            let title = title::of(&topic.label, site);
            push(&feed::of_topic(topic), &title);
        }
    }

    /// Where editors of other pages learn how to show a part. They resolve no address.
    fn push_oembed(&self, head: &mut Elements, part: Part) {
        let path = oembed::path(self.edition, part);
        if let Some(url) = self.edition.url.as_ref().filter(|_| self.has(&path)) {
            let title = escaped(&oembed::title(self.edition, part));
            let kind = oembed::TYPE;
            let link = format!("link rel=\"alternate\" type=\"{kind}\" title=\"{title}\" href");
            head.push(&link, &[url, path.as_str()].concat());
        }
    }

    /// What a browser takes from the site as a whole.
    fn push_files(&self, head: &mut Elements) {
        let search = Description::of(self.edition).filter(|_| self.has(Description::FILE));
        if let Some(search) = search {
            head.html.push_str(&search.link());
            head.html.push('\n');
        }
        for (rel, path) in [
            ("manifest", manifest::FILE),
            ("apple-touch-icon", icons::APPLE),
        ] {
            if self.has(path) {
                head.push(&format!("link rel=\"{rel}\" href"), path);
            }
        }
    }

    fn has(&self, path: &str) -> bool {
        self.files.contains(path)
    }
}

/// Elements of a head, each on a line of its own.
#[derive(Default)]
struct Elements {
    html: String,
}

/// The month whose picture goes with a page; `None` for the archive's.
fn picture_month(route: &Route) -> Option<Month> {
    match route {
        Route::Report { month, .. } => Some(*month),
        _ => None,
    }
}

impl Elements {
    /// Adds an element: its beginning up to the last attribute's name, and that attribute's value.
    fn push(&mut self, begin: &str, value: &str) {
        // Writing to a string cannot fail.
        _ = writeln!(self.html, "<{begin}=\"{}\">", escaped(value));
    }
}

/// The page's title for those who see it beside the archive's name.
fn shared_title(route: &Route, archive: &Archive) -> String {
    let Route::Report { month, topic } = route else {
        let title = route.title(archive);
        let end = format!(" – {}", archive.site.title);
        return title.strip_suffix(&end).unwrap_or(&title).to_owned();
    };
    let report = archive.report(*month);
    let headline = report.filter(|report| report.headline.is_some());
    match (topic.and_then(|topic| archive.topic(topic)), headline) {
        (Some(topic), _) => format!("{} – {}", topic.label, month.title()),
        (None, Some(report)) => format!("{} – {}", report.title(), month.title()),
        (None, None) => month.title(),
    }
}
