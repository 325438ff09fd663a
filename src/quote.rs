//! A text of a report as it is quoted elsewhere: its words, where they come from, and what must be
//! known of the archive.
//!
//! Duty: write the quote, as plain text and as HTML for whatever it is pasted into; and find the
//! text of which words were selected. Must not know: the DOM, Leptos, the clipboard.

use crate::archive::html::escaped;
use crate::archive::{Archive, Month, Passage, TextId, Words, plain_text};
use crate::routes::Route;

/// Words of one text, such as a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    words: String,
    is_code: bool,
}

impl Excerpt {
    /// Running text is kept without line breaks, and preformatted text with them.
    #[must_use]
    pub fn new(words: &str, is_code: bool) -> Self {
        let words = if is_code {
            words.trim_matches('\n').trim_end().to_owned()
        } else {
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        Self { words, is_code }
    }

    /// Whether there is nothing to quote.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty()
    }

    fn html(&self) -> String {
        let words = escaped(&self.words);
        if self.is_code {
            return ["<pre><code>", &words, "</code></pre>"].concat();
        }
        ["<p>", &words, "</p>"].concat()
    }
}

/// Words of a report, to be quoted.
#[derive(Clone, Copy)]
pub struct Quote<'a> {
    /// What is quoted from.
    pub archive: &'a Archive,
    /// The absolute address of the reader, with a slash at its end.
    pub site: &'a str,
    /// The month of the report.
    pub month: Month,
    /// The text in which the words begin.
    pub id: TextId,
    /// The words, if it is not the whole text that is quoted.
    pub selected: &'a [Excerpt],
}

impl Quote<'_> {
    /// Where the text stands.
    #[must_use]
    pub fn link(&self) -> String {
        let page = Route::Report {
            month: self.month,
            topic: None,
        };
        [
            self.site,
            &page.path(self.archive),
            "#",
            &self.id.to_string(),
        ]
        .concat()
    }

    /// What the words are from, as in `Kusama News, November 2023`.
    #[must_use]
    pub fn title(&self) -> String {
        [self.publication(), ", ", &self.month.title()].concat()
    }

    /// The quote as plain text, with its link.
    #[must_use]
    pub fn text(&self) -> String {
        let link = self.link();
        [&self.sourced(), " ", &link, "\n", self.notice()].concat()
    }

    /// The quote as plain text without its link, for what takes that by itself.
    #[must_use]
    pub fn text_without_link(&self) -> String {
        [&self.sourced(), "\n", self.notice()].concat()
    }

    /// The quote as HTML.
    #[must_use]
    pub fn html(&self) -> String {
        let link = escaped(&self.link());
        let words: String = self.excerpts().iter().map(Excerpt::html).collect();
        [
            "<blockquote cite=\"",
            &link,
            "\">",
            &words,
            "</blockquote><p>— <cite>",
            &escaped(self.publication()),
            "</cite>, ",
            &self.month.title(),
            &escaped(&self.section()),
            ", <a href=\"",
            &link,
            "\">",
            &link,
            "</a></p><p><small>",
            &escaped(self.notice()),
            "</small></p>",
        ]
        .concat()
    }

    /// The link as HTML, which says what it leads to.
    #[must_use]
    pub fn link_html(&self) -> String {
        let title = [self.title(), self.section()].concat();
        let link = escaped(&self.link());
        ["<a href=\"", &link, "\">", &escaped(&title), "</a>"].concat()
    }

    /// The words and where they are from.
    fn sourced(&self) -> String {
        let excerpts = self.excerpts();
        let is_code = |it: Option<&Excerpt>| it.is_some_and(|it| it.is_code);
        let words: Vec<&str> = excerpts.iter().map(|it| it.words.as_str()).collect();
        [
            // Quotation marks would become part of the code.
            if is_code(excerpts.first()) { "" } else { "“" },
            &words.join("\n\n"),
            if is_code(excerpts.last()) {
                "\n— "
            } else {
                "” — "
            },
            &self.title(),
            &self.section(),
            ".",
        ]
        .concat()
    }

    fn excerpts(&self) -> Vec<Excerpt> {
        if !self.selected.is_empty() {
            return self.selected.to_vec();
        }
        let words = self.passage().map(|passage| passage.words);
        let excerpt = words.map(|it| Excerpt::new(&it.plain(), matches!(it, Words::Code(_))));
        excerpt.into_iter().collect()
    }

    /// The section, as in `, § Governance`; nothing for the lead, and for a section's own heading.
    fn section(&self) -> String {
        let section = self.passage().and_then(|passage| passage.section);
        let section = section.filter(|section| section.heading.id != self.id);
        section.map_or_else(String::new, |section| {
            [", § ", &plain_text(&section.heading.text)].concat()
        })
    }

    fn publication(&self) -> &str {
        let report = self.archive.report(self.month);
        report.map_or("", |report| &report.publication)
    }

    fn notice(&self) -> &str {
        &self.archive.site.notice
    }

    fn passage(&self) -> Option<Passage<'_>> {
        self.archive.report(self.month)?.passage(self.id)
    }
}

/// The text of a month's report that a page shows, by the name that it has there, or, where it has
/// none, by all its words; `None` if the report has no such text.
#[must_use]
pub fn shown_text(archive: &Archive, month: Month, name: &str, words: &str) -> Option<TextId> {
    let report = archive.report(month)?;
    report.current(name).or_else(|| report.worded(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{Block, Byline, Cell, Heading, Inline, Report, Section, Site};

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
                    start: None,
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

    /// The quote of a text, in which `{at}` and `{link}` stand for what all quotes have.
    #[track_caller]
    fn check(hash: u32, selected: &[Excerpt], expected: &str, expected_html: &str) {
        let archive = archive();
        let quote = Quote {
            archive: &archive,
            site: "https://host/x/",
            month: month(),
            id: id(hash),
            selected,
        };
        let link = ["https://host/x/2023/11/#", &id(hash).to_string()].concat();
        let fill = |text: &str, at: &str| text.replace("{at}", at).replace("{link}", &link);
        let at = fill(expected, "A & B News, November 2023");
        assert_eq!(quote.text(), at + "\nMade up & <so>.");
        assert!(!quote.text_without_link().contains(&link));
        let at = fill(
            expected_html,
            "</blockquote><p>— <cite>A &amp; B News</cite>, November 2023",
        );
        let expected = [
            &fill("<blockquote cite=\"{link}\">", ""),
            &at,
            &fill(", <a href=\"{link}\">{link}</a></p>", ""),
            "<p><small>Made up &amp; &lt;so&gt;.</small></p>",
        ];
        assert_eq!(quote.html(), expected.concat());
    }

    const SECTION: &str = ", § &lt;Govern&gt; &amp; co";

    #[test]
    fn a_text_is_quoted_with_where_it_stands() {
        check(
            1,
            &[],
            "“It <begins>.” — {at}. {link}",
            "<p>It &lt;begins&gt;.</p>{at}",
        );
        check(
            2,
            &[],
            "“<Govern> & co” — {at}. {link}",
            "<p>&lt;Govern&gt; &amp; co</p>{at}",
        );
        check(
            7,
            &[],
            "“By A. Writer” — {at}. {link}",
            "<p>By A. Writer</p>{at}",
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
                &["<p>", words, "</p>{at}", SECTION].concat(),
            );
        }
        check(
            4,
            &[],
            "let a;\n  let b;\n— {at}, § <Govern> & co. {link}",
            &["<pre><code>let a;\n  let b;</code></pre>{at}", SECTION].concat(),
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
            "<p>begins.</p><p>An item</p>{at}",
        );
        assert!(Excerpt::new(" \n", false).is_empty() && Excerpt::new(" \n", true).is_empty());
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
