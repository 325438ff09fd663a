//! Shells of embedded pages: a script that runs before the program, and only the style sheets
//! needed. Embeds load along with a foreign page that may contain many of them, so they must be
//! small.

use crate::error::Error;
use crate::page::shell::Shell;
use crate::page::style;
use kusama_news_reader::routes::Part;
use std::path::Path;

/// Kind of a page, for the choice of its shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// One of the reader's own pages.
    Reader,
    /// The page for missing addresses, in a frame or not.
    Missing,
    /// An embedded report.
    Report,
    /// An embedded thread.
    Thread,
    /// An embedded passage.
    Passage,
}

use PageKind::{Missing, Passage, Report, Thread};

/// Path of the script below the repository.
const SCRIPT: &str = "src/ui/boot/frame.js";

/// Paths of the style sheets, with the kinds that need them, in the order of index.html.
/// [`PageKind::Missing`] adds its own to those of [`PageKind::Reader`].
const STYLES: [(&str, &[PageKind]); 12] = [
    ("src/ui/styles/tokens.css", &[Report, Thread, Passage]),
    ("src/ui/styles/base.css", &[Report, Thread, Passage]),
    ("src/ui/search/field.css", &[Report]),
    ("src/ui/search/listbox.css", &[Report]),
    ("src/ui/report/topic_tabs.css", &[Report]),
    ("src/html/report.css", &[Report, Thread, Passage]),
    ("src/ui/report/bars.css", &[Report]),
    ("src/ui/search/notice.css", &[Report]),
    ("src/ui/report/page.css", &[Report]),
    ("src/ui/thread/page.css", &[Thread]),
    ("src/ui/passage/page.css", &[Passage]),
    (
        "src/ui/embed/frame.css",
        &[Report, Thread, Passage, Missing],
    ),
];

impl PageKind {
    /// Returns the kind of an embedded part.
    pub fn of(part: &Part) -> Self {
        match part {
            Part::Report { .. } => Self::Report,
            Part::Thread(_) => Self::Thread,
            Part::Passage { .. } => Self::Passage,
        }
    }

    /// Reports whether the page contains the addresses of the program. Among the embeds only a
    /// report needs the program.
    pub fn has_program(self) -> bool {
        matches!(self, Self::Reader | Self::Missing | Self::Report)
    }

    /// Reports whether the page is an embed for other sites.
    pub fn is_frame(self) -> bool {
        matches!(self, Self::Report | Self::Thread | Self::Passage)
    }
}

/// Source files for the shells of embedded pages.
pub struct Frames {
    script: String,
    /// Contents of the style sheets, in the order of [`STYLES`].
    styles: Vec<String>,
}

impl Frames {
    /// Reads the source files.
    ///
    /// # Errors
    ///
    /// Returns an error if one cannot be read.
    pub fn read(root: &Path) -> Result<Self, Error> {
        let styles = STYLES.iter().map(|(path, _)| read(root, path));
        Ok(Self {
            script: compact(&read(root, SCRIPT)?),
            styles: styles.collect::<Result<_, _>>()?,
        })
    }

    /// Returns the shells of all kinds, derived from the reader's.
    pub fn shells(&self, reader: Shell) -> Vec<(PageKind, Shell)> {
        let frames = [Report, Thread, Passage];
        let frames = frames.map(|kind| {
            let styles = style::compact(&self.style(kind));
            (kind, reader.for_frames(&self.script, styles))
        });
        let style = style::compact(&self.style(PageKind::Missing));
        let missing = reader.also_for_frames(&self.script, &style);
        let mut shells = vec![(PageKind::Reader, reader), (PageKind::Missing, missing)];
        shells.extend(frames);
        shells
    }

    fn style(&self, kind: PageKind) -> String {
        let styles = STYLES.iter().zip(&self.styles);
        let needed = styles.filter(|((_, kinds), _)| kinds.contains(&kind));
        needed.map(|(_, style)| style.as_str()).collect()
    }
}

fn read(root: &Path, path: &str) -> Result<String, Error> {
    std::fs::read_to_string(root.join(path)).map_err(|source| Error::FrameFile {
        path: path.to_owned(),
        source,
    })
}

/// Removes comment lines and indentation. This is safe because no string in the script spans
/// several lines, as a test checks.
fn compact(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_goes_without_comments() {
        let script = "// A word.\n(() => {\n  // Another.\n  say(\"// x\"); // y\n\n})();\n";
        assert_eq!(compact(script), "(() => {\nsay(\"// x\"); // y\n})();");
    }

    #[test]
    fn no_text_of_the_script_goes_over_several_lines() {
        let script = include_str!("../../../ui/boot/frame.js");
        for line in script.lines() {
            assert_eq!(line.matches('`').count() % 2, 0, "{line}");
            assert!(!line.ends_with('\\') && !line.contains("/*"), "{line}");
        }
        assert!(!script.contains("</"));
    }

    #[test]
    fn the_style_sheets_stand_in_the_order_of_the_reader() {
        let page = include_str!("../../../../index.html");
        let places = STYLES.map(|(path, _)| page.find(&format!("\"{path}\"")));
        assert!(places.is_sorted(), "{places:?}");
        assert!(places.iter().all(Option::is_some), "{places:?}");
    }

    #[test]
    fn a_file_that_is_missing_is_an_error_that_names_it() {
        let error = Frames::read(Path::new("/nowhere")).err().expect("an error");
        let begin = "src/ui/boot/frame.js:1: the file cannot be read (";
        assert!(error.to_string().starts_with(begin), "{error}");
    }
}
