//! Measures words in the bundled font and wraps them into lines.
//!
//! The fonts, from the Typst project, are bundled so that pictures look the same everywhere.

use crate::feeds::xml::escaped;
use kusama_news_reader::export::xml::allowed;
use resvg::usvg::{Group, Node, Options, Tree};

/// Font family. It has small capitals, accents, Greek and Cyrillic.
pub const FAMILY: &str = "Libertinus Serif";

/// Font size at which words are measured. Widths are proportional to the size.
const MEASURED_AT: f32 = 100.0;

/// Font weight of words in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// For headlines.
    Bold,
    /// For all other text.
    Regular,
}

impl Style {
    /// Returns the attributes of an SVG `text` element.
    pub fn attributes(self) -> &'static str {
        match self {
            Self::Bold => "font-family=\"Libertinus Serif\" font-weight=\"700\"",
            Self::Regular => "font-family=\"Libertinus Serif\" font-weight=\"400\"",
        }
    }
}

/// The fonts, loaded once.
pub struct Letters {
    options: Options<'static>,
}

/// Words with their widths.
pub struct Words {
    measured: Vec<(String, f32)>,
    space: f32,
    /// Characters missing from every font. They are not drawn.
    pub missing: String,
}

impl Letters {
    /// Loads the fonts.
    pub fn new() -> Self {
        let mut options = Options {
            font_family: FAMILY.into(),
            ..Options::default()
        };
        for font in typst_assets::fonts() {
            options.fontdb_mut().load_font_data(font.to_vec());
        }
        Self { options }
    }

    /// Parses a picture, if it is valid SVG.
    pub fn tree(&self, svg: &str) -> Option<Tree> {
        Tree::from_str(svg, &self.options).ok()
    }

    /// Measures the words of a text.
    pub fn words(&self, text: &str, style: Style) -> Words {
        let mut missing = String::new();
        let words = allowed(text);
        let words = words.split_whitespace().filter_map(|word| {
            let (_, unknown) = self.measured(word, style);
            let word = word.replace(|c| unknown.contains(c), "");
            missing.push_str(&unknown);
            let (width, _) = self.measured(&word, style);
            (!word.is_empty()).then_some((word, width))
        });
        let measured = words.collect();
        let width = |text| self.measured(text, style).0;
        Words {
            measured,
            space: width("n n") - width("nn"),
            missing,
        }
    }

    /// Returns the width of a text, and its characters that no font has.
    fn measured(&self, text: &str, style: Style) -> (f32, String) {
        let text = escaped(text);
        let attributes = style.attributes();
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><text font-size=\"{MEASURED_AT}\" \
             {attributes}>{text}</text></svg>"
        );
        let Some(tree) = self.tree(&svg) else {
            return (0.0, String::new());
        };
        let mut missing = String::new();
        push_missing(&mut missing, tree.root());
        (tree.root().abs_bounding_box().width(), missing)
    }
}

fn push_missing(missing: &mut String, group: &Group) {
    for node in group.children() {
        match node {
            Node::Group(group) => push_missing(missing, group),
            Node::Text(text) => {
                let spans = text.layouted().iter();
                let glyphs = spans.flat_map(|span| &span.positioned_glyphs);
                for glyph in glyphs.filter(|glyph| glyph.id.0 == 0) {
                    missing.push_str(&glyph.text);
                }
            }
            _ => {}
        }
    }
}

impl Words {
    /// Wraps the words into at most `n_lines` lines of similar length. Returns `None` if they do
    /// not fit, or if one word is too wide.
    pub fn lines(&self, size: f32, width: f32, n_lines: usize) -> Option<Vec<String>> {
        let width = width * MEASURED_AT / size;
        let fits = |width: f32| {
            let is_fine = self.measured.iter().all(|(_, word)| *word <= width);
            let lines = self.wrapped(width);
            (is_fine && lines.len() <= n_lines).then_some(lines)
        };
        let mut lines = fits(width)?;
        let n_needed = lines.len();
        // Reduces the width as long as the number of lines stays the same.
        for percent in (50_u8..100).rev() {
            match fits(width * f32::from(percent) / 100.0) {
                Some(narrower) if narrower.len() == n_needed => lines = narrower,
                _ => break,
            }
        }
        Some(lines)
    }

    /// Wraps the words into at most `n_lines` lines, with an ellipsis where text is cut.
    pub fn first_lines(&self, size: f32, width: f32, n_lines: usize) -> Vec<String> {
        // Leaves room for an ellipsis, because its width is less than the font size.
        let limit = (width - size) * MEASURED_AT / size;
        let mut lines = self.cut(limit).wrapped(limit);
        if lines.len() > n_lines {
            lines.truncate(n_lines);
            if let Some(last) = lines.last_mut().filter(|last| !last.ends_with('…')) {
                last.push('…');
            }
        }
        lines
    }

    /// Shortens words that are wider than the limit to about that width.
    fn cut(&self, limit: f32) -> Self {
        let words = self.measured.iter().map(|(word, width)| {
            if *width <= limit {
                return (word.clone(), *width);
            }
            let mut kept = word.clone();
            let mut taken = *width;
            while taken > limit && kept.pop().is_some() {
                taken = width * share(&kept, word);
            }
            (kept + "…", limit)
        });
        Self {
            measured: words.collect(),
            space: self.space,
            missing: String::new(),
        }
    }

    fn wrapped(&self, width: f32) -> Vec<String> {
        let mut lines: Vec<(String, f32)> = Vec::new();
        for (word, needed) in &self.measured {
            match lines.last_mut() {
                Some((line, taken)) if *taken + self.space + needed <= width => {
                    line.push(' ');
                    line.push_str(word);
                    *taken += self.space + needed;
                }
                _ => lines.push((word.clone(), *needed)),
            }
        }
        lines.into_iter().map(|(line, _)| line).collect()
    }
}

/// Returns the share of a word's characters that `part` contains.
fn share(part: &str, word: &str) -> f32 {
    let n_chars = |text: &str| f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX));
    n_chars(part) / n_chars(word).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fit_into_even_lines_or_not() {
        let letters = Letters::new();
        let words = letters.words("nnnn nnnn nnnn nnnn nn", Style::Bold);
        let four = letters.words("nnnn", Style::Bold).measured[0].1;
        assert!(four > 150.0 && four < 300.0, "{four}");
        let lines = words.lines(100.0, four * 3.9, 2);
        assert_eq!(lines.expect("fits"), ["nnnn nnnn", "nnnn nnnn nn"]);
        assert_eq!(words.lines(100.0, four * 3.9, 1), None);
        assert_eq!(words.lines(100.0, four * 0.9, 9), None);
        assert!(words.lines(50.0, four * 3.9, 1).is_some());
        let cut = words.first_lines(100.0, four * 2.6 + 100.0, 1);
        assert_eq!(cut, ["nnnn nnnn…"]);
        let cut = words.first_lines(100.0, four * 0.8 + 100.0, 1);
        assert_eq!(cut, ["nnn…"]);
    }

    #[test]
    fn what_no_font_can_draw_is_left_out_and_said() {
        let words = Letters::new().words("a\u{1}b 日本 & “Ελλ” kůň", Style::Regular);
        assert_eq!(words.missing, "日本");
        let line = words.first_lines(20.0, 1000.0, 1);
        assert_eq!(line, ["ab & “Ελλ” kůň"]);
    }
}
