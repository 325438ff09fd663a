//! Invented reports, the same at every run, as long and as irregular as real ones.

use kusama_news_reader::archive::Month;
use kusama_news_reader::compile::Source;

/// The year of the first report; the reports follow month by month.
const FIRST_YEAR: u16 = 1800;

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

const WORDS: [&str; 48] = [
    "anchor",
    "auction",
    "barge",
    "boat",
    "bridge",
    "buoy",
    "canal",
    "captain",
    "cargo",
    "council",
    "crane",
    "crew",
    "current",
    "dock",
    "engine",
    "ferry",
    "fish",
    "fleet",
    "gale",
    "governance",
    "gull",
    "harbour",
    "hull",
    "island",
    "keel",
    "lamp",
    "letter",
    "lighthouse",
    "market",
    "mast",
    "net",
    "parachain",
    "pier",
    "pilot",
    "price",
    "proposal",
    "quay",
    "rope",
    "rudder",
    "sail",
    "sailor",
    "ship",
    "slot",
    "storm",
    "tide",
    "token",
    "upgrade",
    "vote",
];

/// As many reports as asked for, each of a month of its own.
pub fn write(n_reports: usize) -> Vec<Source> {
    let months = (FIRST_YEAR..=9999).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let months = months.filter_map(|(year, number)| Month::new(year, number));
    let mut chance = Chance(1);
    let letter = |month: Month| Source {
        path: format!("letters/{month}.md"),
        bytes: chance.letter(month).into_bytes(),
    };
    months.take(n_reports).map(letter).collect()
}

/// A source of numbers that look random and are the same at every run.
struct Chance(u64);

impl Chance {
    /// A number below another: the xorshift generator of Marsaglia.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.0 % end).unwrap_or_default()
    }

    fn one_of(&mut self, all: &[&'static str]) -> &'static str {
        let at = self.below(all.len());
        all.get(at).copied().unwrap_or_default()
    }

    fn letter(&mut self, month: Month) -> String {
        let (one, other) = (capital(self.word()), capital(self.word()));
        let title = month.title();
        let mut text = format!("# Harbour Letter - {title}\n\n# {one} of the {other}\n\n");
        text += &self.paragraph();
        for number in 1..=6 {
            // A template numbers some reports and not others.
            let label = if month.number().is_multiple_of(3) {
                format!("Article {number}: ")
            } else {
                String::new()
            };
            text += "## ";
            text += &label;
            text += self.one_of(&HEADINGS);
            text += "\n\n";
            text += &self.paragraph();
            text += &self.paragraph();
        }
        text
    }

    fn paragraph(&mut self) -> String {
        let sentences: Vec<String> = (0..3).map(|_| self.sentence()).collect();
        sentences.join("\n") + "\n\n"
    }

    fn sentence(&mut self) -> String {
        let n_words = 12 + self.below(10);
        let mut words: Vec<&str> = (0..n_words).map(|_| self.word()).collect();
        words.insert(n_words / 2, "**and**");
        capital(&words.join(" ")) + "."
    }

    fn word(&mut self) -> &'static str {
        self.one_of(&WORDS)
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}
