//! Embedding: what of the archive a frame in somebody else's page shows, and how it looks there.
//!
//! The query string alone says how; the fragment may belong to the page around the frame.

use super::{Route, Thread, value, with_query};
use crate::archive::{Archive, Month, TextId, TopicId};
use crate::color_scheme::ColorScheme;
use core::fmt;
use form_urlencoded::Serializer;

/// The first part of the path of everything that is embedded, and of the page that makes snippets.
pub const FOLDER: &str = "embed/";

/// What a frame shows, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embed {
    /// What is shown.
    pub part: Part,
    /// How it looks.
    pub options: Options,
}

/// A part of the archive that can be embedded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The report of a month that the archive holds.
    Report {
        /// The month.
        month: Month,
        /// The chosen topic, which the report may lack; `None` for all.
        topic: Option<TopicId>,
    },
    /// A topic through the months.
    Thread(Thread),
    /// One piece of text of a report.
    Passage {
        /// The month of the report.
        month: Month,
        /// The text's name today.
        id: TextId,
    },
}

impl Part {
    /// Finds the part that the segments of a path name, as `2023/11/market`, `2023/11/p-1a2b3c` or
    /// `topic/market`, with the query string that limits a thread.
    pub(super) fn parse(segments: &[&str], query: &str, archive: &Archive) -> Option<Self> {
        if let [year, number, name] = segments
            && name.starts_with(TextId::PREFIX)
        {
            let month = format!("{year}-{number}").parse().ok()?;
            let id = archive.report(month)?.current(name)?;
            return Some(Self::Passage { month, id });
        }
        match Route::parse_read(segments, query, archive)? {
            Route::Report { month, topic } => Some(Self::Report { month, topic }),
            Route::Thread(thread) => Some(Self::Thread(thread)),
            _ => None,
        }
    }

    /// The same, of a whole path.
    fn from_path(path: &str, query: &str, archive: &Archive) -> Option<Self> {
        let segments: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
        Self::parse(&segments, query, archive)
    }

    /// The part's path below the folder of all that is embedded, without its query string.
    #[must_use]
    pub fn path(&self, archive: &Archive) -> String {
        match *self {
            Self::Report { month, topic } => Route::Report { month, topic }.path(archive),
            Self::Thread(thread) => thread.path(archive),
            Self::Passage { month, id } => {
                let report = Route::Report { month, topic: None };
                [&report.path(archive), &id.to_string(), "/"].concat()
            }
        }
    }

    /// The page of the reader on which the part stands; a passage stands on its report's.
    #[must_use]
    pub fn page(&self) -> Route {
        match *self {
            Self::Report { month, topic } => Route::Report { month, topic },
            Self::Thread(thread) => Route::Thread(thread),
            Self::Passage { month, .. } => Route::Report { month, topic: None },
        }
    }

    /// Every part that an archive has to embed, threads as a whole, in reading order.
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
    /// The path and query string below the base.
    pub(super) fn path(&self, archive: &Archive) -> String {
        let mut query = Serializer::new(String::new());
        self.part.write(&mut query);
        self.options.write(&mut query);
        let path = [FOLDER, &self.part.path(archive)].concat();
        with_query(path, &query.finish())
    }
}

/// How something embedded looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Light or dark; `Auto` leaves it to the reader's system.
    pub scheme: ColorScheme,
    /// The colour of links and of the chosen tab; `None` for the reader's own.
    pub accent: Option<Accent>,
    /// Whether a report has its topics as tabs.
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
    /// Reads options from a query string: `theme=light|dark|auto`, `accent=` with three or six
    /// hexadecimal digits, `tabs=0`, `search=0`. What cannot be read is left at its default.
    ///
    /// The frame's own script (`src/boot/frame.js`) reads them in the same way before the first
    /// paint, and says in the console what it could not read.
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

/// A colour. Prints as six hexadecimal digits, for a `#` would begin a fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    /// Red, green and blue, 0 to 255 each.
    rgb: u32,
}

impl Accent {
    /// Reads three or six hexadecimal digits, with or without `#` in front.
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

/// The page that makes the lines which somebody pastes to embed a part, and what is chosen there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builder {
    /// What is to be embedded; `None` in an empty archive.
    pub part: Option<Part>,
    /// How it is to look.
    pub options: Options,
    /// The width of the frame in CSS pixels, 240 to 1200; `None` for all there is.
    pub width: Option<u16>,
}

impl Builder {
    /// The widths that a frame may be given, in CSS pixels.
    pub const WIDTHS: core::ops::RangeInclusive<u16> = 240..=1200;

    /// The page for a part that is to look as usual.
    #[must_use]
    pub fn of(part: Part) -> Self {
        Self {
            part: Some(part),
            options: Options::default(),
            width: None,
        }
    }

    /// Reads what is chosen from a query string: `show=` with the path of a part, and besides what
    /// an embedded part has there, and `width=`. Without a part that is there it is the newest report.
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

    /// The path and query string below the base.
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

    /// The embedded part that the choices make.
    #[must_use]
    pub fn embed(&self) -> Option<Embed> {
        self.part.map(|part| Embed {
            part,
            options: self.options,
        })
    }
}

/// What is shown where nothing is chosen.
fn newest(archive: &Archive) -> Option<Part> {
    archive.latest().map(|report| Part::Report {
        month: report.month,
        topic: None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::archive;
    use super::*;
    use serde::Deserialize;

    /// A line of the table that the frame's script is tried with, too.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        query: String,
        theme: String,
        accent: Option<String>,
        tabs: bool,
        search: bool,
        /// The names of options that cannot be read, which the script reports.
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
