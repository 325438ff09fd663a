//! Quotes from reports, for pasting elsewhere: the words, their source, and the archive's notice.
//!
//! Duty: write a quote as plain text and as HTML; find the text that contains selected words. Must
//! not know: the DOM, Leptos, the clipboard.

pub use super::excerpt::Excerpt;
use crate::model::{Archive, Heading, Month, Passage, TextId, Words, plain_text};
use crate::routes::Route;
use maud::{Markup, html};

/// What comes before the heading of a section.
const SECTION: &str = ", § ";

/// Quoted words from one section of one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The month of the report.
    pub month: Month,
    /// The text with the first words; `None` if the report has no such text.
    pub id: Option<TextId>,
    /// The words; empty to quote the whole text.
    pub excerpts: Vec<Excerpt>,
}

impl Source {
    fn passage<'a>(&self, archive: &'a Archive) -> Option<Passage<'a>> {
        archive.report(self.month)?.passage(self.id?)
    }

    /// Returns the heading of the section; `None` in the head or lead of a report.
    fn heading<'a>(&self, archive: &'a Archive) -> Option<&'a Heading> {
        Some(&self.passage(archive)?.section?.heading)
    }
}

/// Groups consecutive texts by report and section. A text without an id joins its neighbors in the
/// same report, because its section is unknown.
#[must_use]
pub fn sources(archive: &Archive, texts: impl Iterator<Item = Source>) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for text in texts {
        let heading = |it: &Source| it.heading(archive).map(|heading| heading.id);
        match sources.last_mut() {
            Some(last)
                if last.month == text.month
                    && ([last.id, text.id].contains(&None) || heading(last) == heading(&text)) =>
            {
                last.id = last.id.or(text.id);
                last.excerpts.extend(text.excerpts);
            }
            _ => sources.push(text),
        }
    }
    sources
}

/// A quote from one or more reports.
#[derive(Clone, Copy)]
pub struct Quote<'a> {
    /// The quoted archive.
    pub archive: &'a Archive,
    /// The absolute address of the reader, with a final slash.
    pub site: &'a str,
    /// The words, grouped by source.
    pub sources: &'a [Source],
}

impl Quote<'_> {
    /// Returns the address of the first text; empty without sources.
    #[must_use]
    pub fn link(&self) -> String {
        let first = self.sources.first();
        first.map_or_else(String::new, |first| self.link_to(first))
    }

    /// Returns the source in words, as in `Kusama News, November 2023`. Omits the month if the
    /// sources are from several months.
    #[must_use]
    pub fn title(&self) -> String {
        let Some(first) = self.sources.first() else {
            return String::new();
        };
        if self.sources.iter().any(|it| it.month != first.month) {
            return self.publication(first).to_owned();
        }
        self.title_of(first)
    }

    /// Returns the quote as plain text, with its links.
    #[must_use]
    pub fn text(&self) -> String {
        self.text_with_links(0)
    }

    /// Returns the quote as plain text without its first link, because the share dialog takes that
    /// link separately.
    #[must_use]
    pub fn text_without_link(&self) -> String {
        self.text_with_links(1)
    }

    /// Returns the quote as HTML.
    #[must_use]
    pub fn html(&self) -> Markup {
        html! {
            @for source in self.sources { (self.sourced_html(source)) }
            @if !self.notice().is_empty() { p { small { (self.notice()) } } }
        }
    }

    /// Returns the link as HTML. Its text is the first source, as in
    /// `Kusama News, November 2023, § Governance`.
    #[must_use]
    pub fn link_html(&self) -> Markup {
        html! {
            a href=(self.link()) {
                @if let Some(first) = self.sources.first() {
                    (self.title_of(first)) (self.section_html(first))
                }
            }
        }
    }

    /// Returns the quote as plain text. Omits the links of the first `first` sources.
    fn text_with_links(&self, first: usize) -> String {
        let mut text = String::new();
        for (nth, source) in self.sources.iter().enumerate() {
            text.push_str(if nth > 0 { "\n\n" } else { "" });
            text.push_str(&self.sourced(source));
            if nth >= first {
                text.push(' ');
                text.push_str(&self.link_to(source));
            }
        }
        if !self.notice().is_empty() {
            text.push('\n');
            text.push_str(self.notice());
        }
        text
    }

    fn link_to(&self, source: &Source) -> String {
        let page = Route::Report {
            month: source.month,
            topic: None,
        };
        let id = source.id.map(|id| ["#", &id.to_string()].concat());
        [self.site, &page.path(self.archive), &id.unwrap_or_default()].concat()
    }

    fn title_of(&self, source: &Source) -> String {
        [
            self.publication(source),
            ", ",
            &self.archive.site.month_title(source.month),
        ]
        .concat()
    }

    /// Returns the words and their source as HTML.
    fn sourced_html(&self, source: &Source) -> Markup {
        let link = self.link_to(source);
        html! {
            blockquote cite=(link) {
                @for excerpt in self.excerpts(source) { (excerpt.html()) }
            }
            p {
                "— " cite dir="auto" { (self.publication(source)) } ", "
                (self.archive.site.month_title(source.month)) (self.section_html(source)) ", "
                a href=(link) { (link) }
            }
        }
    }

    /// Returns the words and their source as plain text.
    fn sourced(&self, source: &Source) -> String {
        let excerpts = self.excerpts(source);
        let is_code = |it: Option<&Excerpt>| it.is_some_and(|it| it.is_code);
        let words: Vec<&str> = excerpts.iter().map(|it| it.words.as_str()).collect();
        [
            // No quotation marks, because they would look like part of the code.
            if is_code(excerpts.first()) { "" } else { "“" },
            &words.join("\n\n"),
            if is_code(excerpts.last()) {
                "\n— "
            } else {
                "” — "
            },
            &self.title_of(source),
            &self.section(source),
            ".",
        ]
        .concat()
    }

    fn excerpts(&self, source: &Source) -> Vec<Excerpt> {
        if !source.excerpts.is_empty() {
            return source.excerpts.clone();
        }
        let words = source.passage(self.archive).map(|passage| passage.words);
        let excerpt = words.map(|it| Excerpt::new(&it.plain(), matches!(it, Words::Code(_))));
        excerpt.into_iter().collect()
    }

    /// Returns the section, as in `, § Governance`; empty without one.
    fn section(&self, source: &Source) -> String {
        self.section_heading(source)
            .map_or_else(String::new, |heading| [SECTION, &heading].concat())
    }

    /// Like [`Self::section`], as HTML. The heading may run from right to left in this line, which
    /// runs from left to right.
    fn section_html(&self, source: &Source) -> Markup {
        html! {
            @if let Some(heading) = self.section_heading(source) { (SECTION) bdi { (heading) } }
        }
    }

    /// Returns the heading of the section. `None` for the head and lead of a report, and if the quote
    /// begins with that heading.
    fn section_heading(&self, source: &Source) -> Option<String> {
        let heading = source.heading(self.archive);
        let heading = heading.filter(|heading| Some(heading.id) != source.id)?;
        Some(plain_text(&heading.text))
    }

    fn publication(&self, source: &Source) -> &str {
        let report = self.archive.report(source.month);
        report.map_or("", |report| &report.publication)
    }

    fn notice(&self) -> &str {
        &self.archive.site.notice
    }
}

/// Finds a text shown on a page in the report of its month. Looks for the id `name`, old or
/// current, and otherwise for a text with exactly these `words`. Returns `None` if neither exists.
#[must_use]
pub fn shown_text(archive: &Archive, month: Month, name: &str, words: &str) -> Option<TextId> {
    let report = archive.report(month)?;
    report.current(name).or_else(|| report.worded(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Byline, Cell, Inline, Report, Section, Site};

    fn text(words: &str) -> Vec<Inline> {
        vec![Inline::Text(words.to_owned())]
    }

    fn id(hash: u32) -> TextId {
        TextId { hash, nth: 1 }
    }

    fn paragraph(hash: u32, words: &str) -> Block {
        let (id, text) = (id(hash), text(words));
        Block::Paragraph { id, text }
    }

    fn month() -> Month {
        "2023-11".parse().expect("a month")
    }

    fn section() -> Section {
        let cell = Cell {
            id: id(5),
            text: text("12"),
        };
        Section {
            heading: Heading {
                id: id(2),
                label: "Article 1".into(),
                text: text("<Govern> & co"),
            },
            blocks: vec![
                Block::List {
                    numbers: Vec::new(),
                    items: vec![vec![paragraph(3, "An  item\nof two lines")]],
                },
                Block::Code {
                    id: id(4),
                    language: String::new(),
                    text: "let a;\n  let b;\n".into(),
                },
                Block::Table {
                    aligns: Vec::new(),
                    head: vec![cell],
                    rows: Vec::new(),
                },
                Block::Footnote {
                    label: "1".into(),
                    blocks: vec![paragraph(6, "A note")],
                },
            ],
            ..Section::default()
        }
    }

    fn archive() -> Archive {
        let byline = Byline {
            id: id(7),
            text: text("By A. Writer"),
        };
        let report = Report {
            month: month(),
            publication: "A & B News".into(),
            bylines: vec![byline],
            lead: vec![paragraph(1, "It <begins>.")],
            sections: vec![section()],
            ..Report::default()
        };
        Archive {
            site: Site {
                notice: "Made up & <so>.".into(),
                ..Site::default()
            },
            reports: vec![report],
            ..Archive::default()
        }
    }

    fn source(month: Month, hash: u32, excerpts: &[Excerpt]) -> Source {
        Source {
            month,
            id: Some(id(hash)),
            excerpts: excerpts.to_vec(),
        }
    }

    /// Checks the quote of a text. In the expected values, `{at}` is replaced by the source and
    /// `{link}` by the address.
    #[track_caller]
    fn check(hash: u32, selected: &[Excerpt], expected: &str, expected_html: &str) {
        let archive = archive();
        let quote = Quote {
            archive: &archive,
            site: "https://host/x/",
            sources: &[source(month(), hash, selected)],
        };
        let link = ["https://host/x/2023/11/#", &id(hash).to_string()].concat();
        let fill = |text: &str, at: &str| text.replace("{at}", at).replace("{link}", &link);
        let at = fill(expected, "A & B News, November 2023");
        assert_eq!(quote.text(), at + "\nMade up & <so>.");
        assert!(!quote.text_without_link().contains(&link));
        let at = fill(
            expected_html,
            "</blockquote><p>— <cite dir=\"auto\">A &amp; B News</cite>, November 2023",
        );
        let expected = [
            &fill("<blockquote cite=\"{link}\">", ""),
            &at,
            &fill(", <a href=\"{link}\">{link}</a></p>", ""),
            "<p><small>Made up &amp; &lt;so&gt;.</small></p>",
        ];
        assert_eq!(quote.html().into_string(), expected.concat());
    }

    const SECTION_HTML: &str = ", § <bdi>&lt;Govern&gt; &amp; co</bdi>";

    #[test]
    fn a_text_is_quoted_with_where_it_stands() {
        check(
            1,
            &[],
            "“It <begins>.” — {at}. {link}",
            "<p dir=\"auto\">It &lt;begins&gt;.</p>{at}",
        );
        check(
            2,
            &[],
            "“<Govern> & co” — {at}. {link}",
            "<p dir=\"auto\">&lt;Govern&gt; &amp; co</p>{at}",
        );
        check(
            7,
            &[],
            "“By A. Writer” — {at}. {link}",
            "<p dir=\"auto\">By A. Writer</p>{at}",
        );
    }

    #[test]
    fn a_text_within_a_section_says_in_which_whatever_kind_it_is() {
        for (hash, words) in [(3, "An item of two lines"), (5, "12"), (6, "A note")] {
            let text = ["“", words, "” — {at}, § <Govern> & co. {link}"].concat();
            check(
                hash,
                &[],
                &text,
                &["<p dir=\"auto\">", words, "</p>{at}", SECTION_HTML].concat(),
            );
        }
        check(
            4,
            &[],
            "let a;\n  let b;\n— {at}, § <Govern> & co. {link}",
            &[
                "<pre dir=\"ltr\"><code>let a;\n  let b;</code></pre>{at}",
                SECTION_HTML,
            ]
            .concat(),
        );
    }

    #[test]
    fn selected_words_stay_in_their_paragraphs_and_lead_to_the_first() {
        let selected = [
            Excerpt::new(" begins. ", false),
            Excerpt::new("An\n item", false),
        ];
        check(
            1,
            &selected,
            "“begins.\n\nAn item” — {at}. {link}",
            "<p dir=\"auto\">begins.</p><p dir=\"auto\">An item</p>{at}",
        );
        assert!(Excerpt::new(" \n", false).is_empty() && Excerpt::new(" \n", true).is_empty());
    }

    #[test]
    fn words_of_several_months_and_sections_each_say_where_they_are_from() {
        let mut archive = archive();
        let december = "2023-12".parse().expect("a month");
        archive.reports.push(Report {
            month: december,
            ..archive.reports[0].clone()
        });
        let text = |month, hash, words| source(month, hash, &[Excerpt::new(words, false)]);
        let mut nameless = text(december, 0, "E");
        nameless.id = None;
        let texts = [
            text(month(), 1, "A"),
            text(month(), 3, "B"),
            text(month(), 6, "C"),
            text(december, 3, "D"),
            nameless,
        ];
        let sources = sources(&archive, texts.into_iter());
        let quote = Quote {
            archive: &archive,
            site: "https://host/",
            sources: &sources,
        };
        let expected = "“A” — A & B News, November 2023. https://host/2023/11/#p-000001\n\n\
            “B\n\nC” — A & B News, November 2023, § <Govern> & co. https://host/2023/11/#p-000003\n\n\
            “D\n\nE” — A & B News, December 2023, § <Govern> & co. https://host/2023/12/#p-000003\n\
            Made up & <so>.";
        assert_eq!(quote.text(), expected);
        let shared = expected.replacen(" https://host/2023/11/#p-000001", "", 1);
        assert_eq!(quote.text_without_link(), shared);
        assert_eq!(quote.link(), "https://host/2023/11/#p-000001");
        assert_eq!(quote.title(), "A & B News", "no month is that of all");
        let html = quote.html().into_string();
        assert_eq!(html.matches("<blockquote").count(), 3, "{html}");
        assert_eq!(html.matches("<small>").count(), 1, "{html}");
    }

    #[test]
    fn a_quote_ends_with_its_source_if_the_archive_has_no_notice() {
        let mut archive = archive();
        archive.site.notice.clear();
        let quote = Quote {
            archive: &archive,
            site: "https://host/",
            sources: &[source(month(), 1, &[])],
        };
        let text = quote.text();
        assert!(text.ends_with(&quote.link()), "{text:?}");
        let html = quote.html().into_string();
        assert!(!html.contains("<small>"), "{html}");
    }

    #[test]
    fn words_that_no_text_has_lead_to_their_report() {
        let mut source = source(month(), 0, &[Excerpt::new("A", false)]);
        source.id = None;
        let quote = Quote {
            archive: &archive(),
            site: "https://host/",
            sources: &[source],
        };
        assert_eq!(quote.link(), "https://host/2023/11/");
    }

    #[test]
    fn a_text_is_found_by_its_name_or_by_its_words() {
        let archive = archive();
        let found = |name: &str, words: &str| shown_text(&archive, month(), name, words);
        assert_eq!(found("p-000003", "else"), Some(id(3)));
        assert_eq!(found("", "An item of two lines "), Some(id(3)));
        assert_eq!(found("p-00000f", "<Govern> & co"), Some(id(2)));
        assert_eq!(found("", "let a;   let b;"), Some(id(4)));
        assert_eq!(found("", "An item"), None);
        assert_eq!(found("", ""), None);
    }
}
