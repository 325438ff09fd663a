//! Scripts and style sheets of the reader's own that Trunk does not put into the page: files that
//! pages load after their first paint, and the script with which embedded pages begin.
//!
//! Embeds load along with a foreign page that may contain many of them, so they must be small.

use crate::digest;
use crate::edition::File;
use crate::error::Error;
use crate::page::compact::compact;
use crate::page::critical::{Names, critical};
use crate::page::kind::PageKind;
use crate::page::kind::PageKind::{
    FramedPassage as Passage, FramedReport as Report, FramedThread as Thread,
};
use crate::page::pages::Pages;
use crate::page::shell::Shell;
use std::path::Path;

/// Folder of the scripts below the repository.
const FOLDER: &str = "src/ui/boot/";

/// Names of the scripts that become files, without the ending.
const BOOT: &str = "boot";
const FRAME: &str = "frame";

/// Name of the script that embedded pages carry.
const FRAME_START: &str = "frame_start";

/// Name of the file with all styles, without hash and ending.
const STYLE: &str = "style";

/// Paths of the style sheets that index.html has for embedded pages only, in its order.
const FRAME_STYLES: [&str; 2] = ["src/ui/passage/page.css", "src/ui/embed/frame.css"];

/// Paths of the style sheets of embedded pages, with the kinds that need them, in the order of
/// index.html.
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
    (FRAME_STYLES[0], &[Passage]),
    (FRAME_STYLES[1], &[Report, Thread, Passage]),
];

/// Names of what the scripts of a reader's page add before all styles are there.
const READER_NAMES: [&str; 4] = ["[data-place", "[data-text", "[data-theme", "button"];

/// The same for an embedded page.
const FRAME_NAMES: [&str; 5] = [
    "[data-accent",
    "[data-limited",
    "[data-search",
    "[data-tabs",
    "[data-theme",
];

/// The source files.
pub struct Sources {
    boot: String,
    frame: String,
    frame_start: String,
    /// Contents of the style sheets, in the order of [`STYLES`].
    styles: Vec<String>,
}

/// Files that pages load, with hashes in their names.
pub struct Assets {
    /// All styles, for the reader's own pages and for the page for missing addresses in a frame.
    pub style: File,
    /// The script that starts the program.
    pub boot: File,
    /// The script of embedded pages.
    pub frame: File,
}

impl Sources {
    /// Reads the source files.
    ///
    /// # Errors
    ///
    /// Returns an error if one cannot be read.
    pub fn read(root: &Path) -> Result<Self, Error> {
        let script = |name: &str| {
            let text = read(root, &[FOLDER, name, ".js"].concat());
            text.map(|text| without_comments(&text))
        };
        let styles = STYLES.iter().map(|(path, _)| read(root, path));
        Ok(Self {
            boot: script(BOOT)?,
            frame: script(FRAME)?,
            frame_start: script(FRAME_START)?,
            styles: styles.collect::<Result<_, _>>()?,
        })
    }

    /// Returns the files, for a shell with the reader's styles.
    pub fn assets(&self, reader: &Shell) -> Assets {
        let for_frames = |path: &str| FRAME_STYLES.contains(&path);
        let styles = [reader.styles(), &self.styles(|path, _| for_frames(path))].concat();
        Assets {
            style: hashed(STYLE, ".css", &compact(&styles)),
            boot: hashed(BOOT, ".js", &self.boot),
            frame: hashed(FRAME, ".js", &self.frame),
        }
    }

    /// Returns the shells of all kinds, derived from the reader's.
    pub fn shells(&self, reader: &Shell, assets: &Assets, pages: &Pages) -> Vec<(PageKind, Shell)> {
        let shells = PageKind::ALL.map(|kind| {
            let (script, file) = (&self.frame_start, &assets.frame.path);
            let mut shell = match kind {
                PageKind::Missing => reader.also_for_frames(script, file),
                _ if kind.is_frame() => reader.for_frames(script, file),
                _ => reader.clone(),
            };
            let chosen = |styles: &str| {
                let names = names(kind, &shell, pages);
                critical(styles, &names, kind.other_rules())
            };
            let style = match kind {
                // The program draws other texts and results into it, and no file of styles would
                // load in a frame without an origin.
                Report => self.styles_of(kind),
                _ if kind.is_frame() => chosen(&self.styles_of(kind)),
                _ => chosen(&String::from_utf8_lossy(&assets.style.bytes)),
            };
            let whole = (!kind.is_frame()).then(|| assets.style.path.clone());
            shell.set_style(style, whole);
            (kind, shell)
        });
        shells.into()
    }

    /// Returns all styles of an embedded page.
    fn styles_of(&self, kind: PageKind) -> String {
        compact(&self.styles(|_, kinds| kinds.contains(&kind)))
    }

    fn styles(&self, is_wanted: impl Fn(&str, &[PageKind]) -> bool) -> String {
        let styles = STYLES.iter().zip(&self.styles);
        let wanted = styles.filter(|((path, kinds), _)| is_wanted(path, kinds));
        wanted.map(|(_, style)| style.as_str()).collect()
    }
}

impl Assets {
    /// Reports whether only embedded pages load a file. Those are not cached for offline use.
    pub fn is_for_frames(&self, file: &File) -> bool {
        file.path == self.frame.path
    }

    /// Puts the files in place of the copies that Trunk makes for development. `others` are the paths
    /// of further files that only the development page uses.
    pub fn replace(&self, files: &mut Vec<File>, others: &[String]) {
        let copies = [BOOT, FRAME, FRAME_START].map(|name| [name, ".js"].concat());
        files.retain(|file| !copies.contains(&file.path) && !others.contains(&file.path));
        let own = [&self.style, &self.boot, &self.frame];
        files.extend(own.map(File::clone));
    }
}

/// Returns the names in all pages of a kind.
fn names(kind: PageKind, shell: &Shell, pages: &Pages) -> Names {
    let mut names = pages.names(kind);
    // The service worker makes the page for offline use from any page of the reader.
    let route = kind.is_frame().then_some("");
    shell.add_names(&mut names, route, kind.other_rules());
    if kind.may_be_framed() {
        names.extend(&FRAME_NAMES);
    }
    if !kind.is_frame() {
        names.extend(&READER_NAMES);
    }
    names
}

fn hashed(name: &str, ending: &str, text: &str) -> File {
    let hash = digest::name(text.as_bytes());
    File::text([name, "-", &hash, ending].concat(), text)
}

fn read(root: &Path, path: &str) -> Result<String, Error> {
    std::fs::read_to_string(root.join(path)).map_err(|source| Error::Source {
        path: path.to_owned(),
        source,
    })
}

/// Removes comment lines and indentation. This is safe because no string in the scripts spans
/// several lines, as a test checks.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_goes_without_comments() {
        let script = "// A word.\n(() => {\n  // Another.\n  say(\"// x\"); // y\n\n})();\n";
        assert_eq!(
            without_comments(script),
            "(() => {\nsay(\"// x\"); // y\n})();"
        );
    }

    #[test]
    fn no_text_of_a_script_goes_over_several_lines() {
        for script in [
            include_str!("../../../ui/boot/boot.js"),
            include_str!("../../../ui/boot/frame.js"),
            include_str!("../../../ui/boot/frame_start.js"),
        ] {
            for line in script.lines() {
                assert_eq!(line.matches('`').count() % 2, 0, "{line}");
                assert!(!line.ends_with('\\') && !line.contains("/*"), "{line}");
            }
            assert!(!script.contains("</"));
        }
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
        let error = Sources::read(Path::new("/nowhere"))
            .err()
            .expect("an error");
        let begin = "src/ui/boot/boot.js:1: the file cannot be read (";
        assert!(error.to_string().starts_with(begin), "{error}");
    }
}
