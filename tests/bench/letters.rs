//! Generates an archive, the same in every run: reports as long as real ones and in all of their
//! forms, the description and the lock.

use crate::chance::Chance;
use crate::vocabulary;
use kusama_news_reader::compile::{CONFIG_FILE, LOCK_FILE, Source, compile, locked};
use kusama_news_reader::model::Month;
use std::fmt::Write as _;

/// Year of the first report. There is one report per month from here on.
const FIRST_YEAR: u16 = 1800;

/// Last heading of every report, so that links and overrides can refer to it.
const LAST_HEADING: &str = "Of Gulls and Terns";

const HEADINGS: [&str; 8] = [
    "Governance: the Council Votes",
    "Slots at the Pier Are Auctioned",
    "Technical Upgrades of the Cranes",
    "Market Report: Prices of Rope",
    "Projects of the Harbour Community",
    "Looking Ahead",
    "Of Gulls and Other Birds",
    "A Summary of the Month",
];

/// Text repeated word for word in about every tenth report.
const NOTICE: &str = "The harbour master reminds all captains that ropes left on the pier over \
    night are taken to the shed behind the lighthouse.\n\n";

/// Parts of a report besides prose; `@` is a placeholder for a word.
const PARTS: [&str; 8] = [
    "- a @ of the @\n- **@** and @\n  - the @ of *@*\n\n",
    "1. the first @\n2. the second @\n\n",
    "| @ | @ |\n|:--|--:|\n| @ | 12 |\n| [@](https://example.org/@) | 7 |\n\n",
    "> “The @ is the @,” said the @.\n\n",
    "```text\n@ {{ @ }}\n```\n\n",
    "The @ rose.[^1]\n\n[^1]: So said the @.\n\n",
    "See www.example.org/@ or [the @][1].\n\n[1]: https://example.org/@ \"@\"\n\n",
    "### The @\n\n***\n\n",
];

/// Tokens in sentences besides words.
const SIGNS: [&str; 6] = [
    "**and**",
    "â€” as the pilotâ€™s friends say â€”",
    "“and”",
    "*or*",
    "and,",
    "– for the cafÃ© –",
];

/// Returns `n_reports` reports of successive months, plus the description and the lock.
pub fn write(n_reports: usize) -> Vec<Source> {
    let months = (FIRST_YEAR..=9999).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let months = months.filter_map(|(year, number)| Month::new(year, number));
    let months: Vec<Month> = months.take(n_reports).collect();
    let mut chance = Chance(1);
    let letters = months.iter().map(|&month| Source {
        path: format!("letters/{month}.md"),
        bytes: chance.letter(month).into_bytes(),
    });
    let mut sources: Vec<Source> = letters.collect();
    sources.push(beside(CONFIG_FILE, description(&months)));
    let lock = locked(&compile(&sources), None).expect("a lock");
    sources.push(beside(LOCK_FILE, lock));
    sources
}

fn beside(name: &str, text: String) -> Source {
    Source {
        path: format!("letters/{name}"),
        bytes: text.into_bytes(),
    }
}

/// Returns a description with one topic override for every second year.
fn description(months: &[Month]) -> String {
    let mut text = String::from("title = \"Harbour Letter\"\nallow = [\"missing-topic\"]\n");
    for month in months.iter().step_by(24) {
        _ = write!(
            text,
            "\n[[overrides]]\nmonth = \"{month}\"\nheading = \"{LAST_HEADING}\"\n\
             topic = \"overview\"\n"
        );
    }
    text.push('\n');
    text.push_str(&topics());
    text
}

/// Returns the topics of the seeds as the text of a description.
pub fn topics() -> String {
    let text = include_str!("../../seeds/archive.toml");
    let mut table: toml::Table = text.parse().expect("TOML");
    table.retain(|key, _| key == "topics");
    table.to_string()
}

/// Formatting of a report's headings and bylines.
#[derive(Clone, Copy)]
struct Form {
    headline: (&'static str, &'static str),
    heading: (&'static str, &'static str),
    byline: &'static str,
    is_numbered: bool,
}

impl Chance {
    fn one_of<T: Copy + Default>(&mut self, all: &[T]) -> T {
        let at = self.below(all.len());
        all.get(at).copied().unwrap_or_default()
    }

    fn form(&mut self) -> Form {
        Form {
            headline: self.one_of(&[("# ", ""), ("## ", ""), ("**", "**"), ("# \"", "\"")]),
            heading: self.one_of(&[("## ", ""), ("### ", ""), ("**", "**"), ("", "")]),
            byline: self.one_of(&["", "By Ada Quay\n\n", "*By Ben Pier, Harbour Master*\n\n"]),
            is_numbered: self.below(3) == 0,
        }
    }

    fn letter(&mut self, month: Month) -> String {
        let form = self.form();
        let (one, other) = (capital(&self.word()), capital(&self.word()));
        let (before, after) = form.headline;
        let title = month.title();
        let mut text = format!(
            "# Harbour Letter - {title}\n\n{before}{one} of the {other}{after}\n\n{}",
            form.byline
        );
        text += &self.paragraph();
        for number in 1..=5 {
            let heading = self.one_of(&HEADINGS);
            text += &Self::heading(form, number, heading);
            text += form.byline;
            text += &self.paragraph();
            text += &self.extra(month);
            text += &self.paragraph();
        }
        _ = write!(text, "## {LAST_HEADING}\n\n");
        text += &self.paragraph();
        if self.below(4) == 0 {
            text = text.replace('\n', "\r\n");
        }
        text
    }

    fn heading(form: Form, number: usize, words: &str) -> String {
        let (before, after) = form.heading;
        // A template numbers the headings of some reports only.
        let label = if form.is_numbered {
            format!("Article {number}: ")
        } else {
            String::new()
        };
        format!("{before}{label}{words}{after}\n\n")
    }

    /// Returns a block that is not plain prose.
    fn extra(&mut self, month: Month) -> String {
        match self.below(10) {
            0 => NOTICE.to_owned(),
            1 => format!(
                "On {} {}, the gale came.\n\n",
                month.name(),
                self.below(28) + 1
            ),
            2 => format!(
                "By 2 {} it was gone.\n\n",
                self.one_of(&["May", "Nov.", "June"])
            ),
            3 => self.link(month),
            _ => {
                let part = self.one_of(&PARTS);
                let mut words = part.split('@');
                let first = words.next().unwrap_or_default().to_owned();
                words.fold(first, |text, rest| text + self.word().as_str() + rest)
            }
        }
    }

    /// Returns a sentence with a link to the previous letter, by file name or by path.
    fn link(&mut self, month: Month) -> String {
        let Some(before) = month.previous().filter(|it| it.year() >= FIRST_YEAR) else {
            return String::new();
        };
        let (year, number) = (before.year(), before.number());
        if self.below(2) == 0 {
            format!("As [the last letter]({before}.md) says, the tide is late.\n\n")
        } else {
            format!("As [it](/{year:04}/{number:02}/#of-gulls-and-terns) says, gulls are.\n\n")
        }
    }

    fn paragraph(&mut self) -> String {
        let sentences: Vec<String> = (0..3).map(|_| self.sentence()).collect();
        sentences.join("\n") + "\n\n"
    }

    fn sentence(&mut self) -> String {
        let n_words = 12 + self.below(10);
        let mut words: Vec<String> = (0..n_words).map(|_| self.word()).collect();
        words.insert(n_words / 2, self.one_of(&SIGNS).to_owned());
        if self.below(4) == 0 {
            words.push(vocabulary::number(|end| self.below(end)));
        }
        capital(&words.join(" ")) + "."
    }

    fn word(&mut self) -> String {
        vocabulary::word(|end| self.below(end))
    }
}

/// Returns a text with a capital at its start.
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}
