//! Embedding: parts of the archive in frames on other sites, and their look.
//!
//! The look is in the query string only, because the fragment may belong to the host page.

use super::query::{value, with_query};
use super::thread::Thread;
use crate::model::{Archive, Month, TextId, TopicId};
use crate::preferences::color_scheme::ColorScheme;
use core::fmt;
use form_urlencoded::Serializer;

/// First path segment of every embedded part, and of the page that writes embed code.
pub const FOLDER: &str = "embed/";

/// An embedded part with its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embed {
    /// The part.
    pub part: Part,
    /// Its look.
    pub options: Options,
}

/// A part of the archive that can be embedded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A report in the archive.
    Report {
        /// Month of the report.
        month: Month,
        /// The chosen topic, even if the report lacks it; `None` for all topics.
        topic: Option<TopicId>,
    },
    /// A topic through the months.
    Thread(Thread),
    /// A passage of a report.
    Passage {
        /// Month of the report.
        month: Month,
        /// The passage's current id.
        id: TextId,
    },
}

impl Part {
    /// Parses path segments such as `2023/11/market`, `2023/11/p-1a2b3c` or `topic/market`. `query`
    /// may limit a thread. Returns `None` if the archive has no such part.
    pub(super) fn parse(segments: &[&str], query: &str, archive: &Archive) -> Option<Self> {
        if let [year, number, name] = segments
            && name.starts_with(TextId::PREFIX)
        {
            let month = format!("{year}-{number}").parse().ok()?;
            let id = archive.report(month)?.current(name)?;
            return Some(Self::Passage { month, id });
        }
        Self::parse_page(segments, query, archive)
    }

    /// Parses path segments of a part that has a page of its own: a report or a thread.
    pub(super) fn parse_page(segments: &[&str], query: &str, archive: &Archive) -> Option<Self> {
        let report = |year: &str, number: &str| {
            let month = format!("{year}-{number}").parse().ok()?;
            archive.report(month).map(|report| report.month)
        };
        match segments {
            ["topic", slug] => {
                let topic = archive.topic_by_slug(slug)?;
                Some(Self::Thread(Thread::parse(topic, query)))
            }
            [year, number] => Some(Self::Report {
                month: report(year, number)?,
                topic: None,
            }),
            [year, number, slug] => Some(Self::Report {
                month: report(year, number)?,
                topic: Some(archive.topic_by_slug(slug)?),
            }),
            _ => None,
        }
    }

    /// Like [`Self::parse`], for a whole path in any case.
    fn from_path(path: &str, query: &str, archive: &Archive) -> Option<Self> {
        let path = path.to_ascii_lowercase();
        let segments: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
        Self::parse(&segments, query, archive)
    }

    /// Returns the path below [`FOLDER`], without the query string.
    #[must_use]
    pub fn path(&self, archive: &Archive) -> String {
        match *self {
            Self::Report { month, topic } => {
                let topic = topic.and_then(|topic| archive.topic(topic));
                let topic = topic.map(|topic| format!("{}/", topic.slug));
                format!(
                    "{:04}/{:02}/{}",
                    month.year(),
                    month.number(),
                    topic.unwrap_or_default()
                )
            }
            Self::Thread(thread) => thread.path(archive),
            Self::Passage { month, id } => {
                let report = Self::Report { month, topic: None };
                [&report.path(archive), &id.to_string(), "/"].concat()
            }
        }
    }

    /// Returns every part of an archive in reading order. Threads are not limited.
    pub fn all(archive: &Archive) -> impl Iterator<Item = Self> {
        let threads = archive.topic_ids().map(Thread::whole).map(Self::Thread);
        let reports = archive.reports.iter().flat_map(|report| {
            let month = report.month;
            let topics = core::iter::once(None).chain(archive.topic_ids().map(Some));
            let views = topics.map(move |topic| Self::Report { month, topic });
            let ids = report.text_ids().into_iter();
            views.chain(ids.map(move |id| Self::Passage { month, id }))
        });
        threads.chain(reports)
    }

    fn write(&self, query: &mut Serializer<'_, String>) {
        if let Self::Thread(thread) = self {
            thread.write(query);
        }
    }
}

impl Embed {
    /// Returns the path and query string below the base.
    pub(super) fn path(&self, archive: &Archive) -> String {
        let mut query = Serializer::new(String::new());
        self.part.write(&mut query);
        self.options.write(&mut query);
        let path = [FOLDER, &self.part.path(archive)].concat();
        with_query(path, &query.finish())
    }
}

/// The look of an embedded part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Color scheme; `Auto` follows the reader's system.
    pub scheme: ColorScheme,
    /// Color of links and of the chosen tab; `None` for the default.
    pub accent: Option<Accent>,
    /// Whether a report has topic tabs.
    pub has_tabs: bool,
    /// Whether a report has a search box.
    pub has_search: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            scheme: ColorScheme::Auto,
            accent: None,
            has_tabs: true,
            has_search: true,
        }
    }
}

impl Options {
    /// Parses options from a query string: `theme=light|dark|auto`, `accent=` with three or six
    /// hexadecimal digits, `tabs=0`, `search=0`. Invalid options keep their defaults.
    ///
    /// The frame's scripts (`frame_start.js` and `frame.js` in `src/ui/boot/`) parse them the same
    /// way, and report invalid options in the console.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let given = |name| value(query, name).unwrap_or_default();
        Self {
            scheme: ColorScheme::from_name(&given("theme")),
            accent: Accent::parse(&given("accent")),
            has_tabs: given("tabs") != "0",
            has_search: given("search") != "0",
        }
    }

    fn write(&self, query: &mut Serializer<'_, String>) {
        if self.scheme != ColorScheme::Auto {
            query.append_pair("theme", self.scheme.name());
        }
        if let Some(accent) = self.accent {
            query.append_pair("accent", &accent.to_string());
        }
        for (name, is_on) in [("tabs", self.has_tabs), ("search", self.has_search)] {
            if !is_on {
                query.append_pair(name, "0");
            }
        }
    }
}

/// A color. Prints six hexadecimal digits without `#`, because `#` would begin a fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    /// Red, green and blue, 0 to 255 each.
    rgb: u32,
}

impl Accent {
    /// Parses three or six hexadecimal digits, with or without a leading `#`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let rgb = match digits.len() {
            6 => digits.to_owned(),
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => return None,
        };
        let rgb = u32::from_str_radix(&rgb, 16).ok()?;
        Some(Self { rgb })
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06x}", self.rgb)
    }
}

/// The choices on the page that writes embed code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builder {
    /// The part to embed; `None` in an empty archive.
    pub part: Option<Part>,
    /// Its look.
    pub options: Options,
    /// Width of the frame in CSS pixels, 240 to 1200; `None` for the full width.
    pub width: Option<u16>,
}

impl Builder {
    /// Valid widths of a frame, in CSS pixels.
    pub const WIDTHS: core::ops::RangeInclusive<u16> = 240..=1200;

    /// Returns the choices for a part with the default look.
    #[must_use]
    pub fn of(part: Part) -> Self {
        Self {
            part: Some(part),
            options: Options::default(),
            width: None,
        }
    }

    /// Parses choices from a query string: `show=` with the path of a part, `width=`, and the
    /// options of an embedded part. Without an existing part, chooses the newest report.
    #[must_use]
    pub fn parse(query: &str, archive: &Archive) -> Self {
        let shown = value(query, "show").unwrap_or_default();
        let width = value(query, "width").and_then(|width| width.parse().ok());
        Self {
            part: Part::from_path(&shown, query, archive).or_else(|| newest(archive)),
            options: Options::parse(query),
            width: width.filter(|width| Self::WIDTHS.contains(width)),
        }
    }

    /// Returns the path and query string below the base.
    pub(super) fn path(&self, archive: &Archive) -> String {
        let mut query = Serializer::new(String::new());
        if let Some(part) = self.part.filter(|_| self.part != newest(archive)) {
            query.append_pair("show", &part.path(archive));
            part.write(&mut query);
        }
        self.options.write(&mut query);
        if let Some(width) = self.width {
            query.append_pair("width", &width.to_string());
        }
        with_query(FOLDER.to_owned(), &query.finish())
    }

    /// Returns the chosen part with its look, or `None` without a part.
    #[must_use]
    pub fn embed(&self) -> Option<Embed> {
        self.part.map(|part| Embed {
            part,
            options: self.options,
        })
    }
}

/// Returns the default part, the newest report.
fn newest(archive: &Archive) -> Option<Part> {
    archive.latest().map(|report| Part::Report {
        month: report.month,
        topic: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::Route;
    use crate::routes::tests::archive;
    use serde::Deserialize;

    /// A row of the table that also tests the frame's script.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        query: String,
        theme: String,
        accent: Option<String>,
        tabs: bool,
        search: bool,
        /// Names of the invalid options that the script reports.
        #[expect(dead_code, reason = "only the script reports")]
        reported: Vec<String>,
    }

    #[test]
    fn options_are_read_as_the_table_says() {
        let table = include_str!("../../tests/fixtures/embed_options.json");
        let cases: Vec<Case> = serde_json::from_str(table).expect("a table");
        assert!(cases.len() > 10);
        for case in cases {
            let options = Options::parse(&case.query);
            assert_eq!(options.scheme.name(), case.theme, "{}", case.query);
            let accent = options.accent.map(|accent| accent.to_string());
            assert_eq!(accent, case.accent, "{}", case.query);
            let shown = (options.has_tabs, options.has_search);
            assert_eq!(shown, (case.tabs, case.search), "{}", case.query);
        }
    }

    #[test]
    fn what_is_embedded_is_found_again_by_its_path() {
        let archive = archive();
        for path in [
            "embed/2021/11/",
            "embed/2021/11/market/?theme=dark&accent=ff0000&tabs=0&search=0",
            "embed/topic/market/?from=2021-01&to=2022-12&order=desc&theme=light",
            "embed/",
            "embed/?theme=light",
            "embed/?show=2021%2F11%2Fmarket%2F&theme=dark&width=360",
            "embed/?show=topic%2Fmarket%2F&from=2021-01&accent=00ff7f",
        ] {
            let (start, query) = path.split_once('?').unwrap_or((path, ""));
            let route = Route::parse(start, query, &archive);
            assert_eq!(route.path(&archive), path, "{route:?}");
        }
    }

    #[test]
    fn a_builder_without_a_part_that_is_there_shows_the_newest_report() {
        let archive = archive();
        for query in ["", "show=2022/05/", "show=nonsense", "show=embed/2021/11/"] {
            let builder = Builder::parse(query, &archive);
            let path = builder.part.map(|part| part.path(&archive));
            assert_eq!(path.as_deref(), Some("2023/11/"), "{query}");
        }
        let builder = Builder::parse("show=2021/11/MARKET/", &archive);
        let path = builder.part.map(|part| part.path(&archive));
        assert_eq!(path.as_deref(), Some("2021/11/market/"), "in any case");
        assert_eq!(Builder::parse("", &Archive::default()).part, None);
        assert_eq!(Builder::parse("width=100", &archive).width, None);
    }

    #[test]
    fn what_cannot_be_embedded_is_missing() {
        let archive = archive();
        for path in [
            "embed/search/",
            "embed/about/archive/",
            "embed/2022/05/",
            "embed/2021/11/p-1/",
        ] {
            let route = Route::parse(path, "", &archive);
            assert!(matches!(route, Route::Missing { .. }), "{path}: {route:?}");
        }
    }
}
