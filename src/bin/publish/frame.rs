//! What pages for frames have of their own: the script that makes them ready before the program,
//! and the few style sheets they need. Such a page is loaded beside those of somebody else, and a
//! page may hold many, so it carries nothing that it does not use.

use crate::edition::Trouble;
use crate::shell::Shell;
use crate::style;
use kusama_news_reader::routes::Part;
use std::path::Path;

/// What a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The reader's own pages.
    Reader,
    /// What is not found, be it in a frame or not.
    Missing,
    /// A report in a frame.
    Report,
    /// A thread in a frame.
    Thread,
    /// A passage in a frame.
    Passage,
}

use Shape::{Missing, Passage, Report, Thread};

/// The script, below the repository.
const SCRIPT: &str = "src/boot/frame.js";

/// What elements of Trunk's page are marked with in `data-part` that load what only pages for frames
/// need. While one develops, every page is the same; a published one has it inline or not at all.
pub const PART: &str = "frame";

/// The style sheets below the repository, with the frames that need them, in the order in which
/// index.html has them. What is not found has those of the reader's own pages besides.
const STYLES: [(&str, &[Shape]); 12] = [
    ("src/styles/tokens.css", &[Report, Thread, Passage]),
    ("src/styles/base.css", &[Report, Thread, Passage]),
    ("src/components/search_box.css", &[Report]),
    ("src/components/search_listbox.css", &[Report]),
    ("src/components/topic_tabs.css", &[Report]),
    ("src/components/report_text.css", &[Report, Thread, Passage]),
    ("src/components/report_bars.css", &[Report]),
    ("src/components/search_notice.css", &[Report]),
    ("src/pages/report.css", &[Report]),
    ("src/pages/thread.css", &[Thread]),
    ("src/pages/passage.css", &[Passage]),
    (
        "src/components/frame.css",
        &[Report, Thread, Passage, Missing],
    ),
];

impl Shape {
    /// What shows a part in a frame.
    pub fn of(part: &Part) -> Self {
        match part {
            Part::Report { .. } => Self::Report,
            Part::Thread(_) => Self::Thread,
            Part::Passage { .. } => Self::Passage,
        }
    }

    /// Whether the page says where the program is. In a frame only a report has something to do
    /// for it.
    pub fn has_program(self) -> bool {
        matches!(self, Self::Reader | Self::Missing | Self::Report)
    }

    /// Whether it is for frames of other sites.
    pub fn is_frame(self) -> bool {
        matches!(self, Self::Report | Self::Thread | Self::Passage)
    }
}

/// The files of the repository that pages for frames are made of.
pub struct Frames {
    script: String,
    /// The style sheets in the order of their list.
    styles: Vec<String>,
}

impl Frames {
    /// Reads the files.
    ///
    /// # Errors
    ///
    /// When one cannot be read.
    pub fn read(root: &Path) -> Result<Self, Trouble> {
        let styles = STYLES.iter().map(|(path, _)| read(root, path));
        Ok(Self {
            script: compact(&read(root, SCRIPT)?),
            styles: styles.collect::<Result<_, _>>()?,
        })
    }

    /// The shells of all pages, made of that of the reader's own.
    pub fn shells(&self, reader: Shell) -> Vec<(Shape, Shell)> {
        let frames = [Report, Thread, Passage];
        let frames = frames.map(|shape| {
            let styles = style::compact(&self.style(shape));
            (shape, reader.for_frames(&self.script, styles))
        });
        let style = style::compact(&self.style(Shape::Missing));
        let missing = reader.also_for_frames(&self.script, &style);
        let mut shells = vec![(Shape::Reader, reader), (Shape::Missing, missing)];
        shells.extend(frames);
        shells
    }

    fn style(&self, shape: Shape) -> String {
        let styles = STYLES.iter().zip(&self.styles);
        let needed = styles.filter(|((_, shapes), _)| shapes.contains(&shape));
        needed.map(|(_, style)| style.as_str()).collect()
    }
}

fn read(root: &Path, path: &str) -> Result<String, Trouble> {
    std::fs::read_to_string(root.join(path)).map_err(|error| {
        format!(
            "{path}:1: the file cannot be read ({error}): expected a text in UTF-8, for pages in \
             frames need it; bring it back, or take it from the list in \
             src/bin/publish/frame.rs"
        )
    })
}

/// The script without lines that are comments, and without the blanks at the ends of the others.
/// Whether they could mean something, its author knows: no text in it goes over several lines.
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
        let script = include_str!("../../boot/frame.js");
        for line in script.lines() {
            assert_eq!(line.matches('`').count() % 2, 0, "{line}");
            assert!(!line.ends_with('\\') && !line.contains("/*"), "{line}");
        }
        assert!(!script.contains("</"));
    }

    #[test]
    fn the_style_sheets_stand_in_the_order_of_the_reader() {
        let page = include_str!("../../../index.html");
        let places = STYLES.map(|(path, _)| page.find(&format!("\"{path}\"")));
        assert!(places.is_sorted(), "{places:?}");
        assert!(places.iter().all(Option::is_some), "{places:?}");
    }

    #[test]
    fn a_file_that_is_missing_is_an_error_that_names_it() {
        let trouble = Frames::read(Path::new("/nowhere")).err().expect("an error");
        let begin = "src/boot/frame.js:1: the file cannot be read (";
        assert!(trouble.starts_with(begin), "{trouble}");
    }
}
