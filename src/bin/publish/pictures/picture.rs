//! Draws the preview pictures of shared links: one for the archive, and one for each report with
//! its publication, month, headline and the notice about its origin.

use crate::edition::{Edition, File};
use crate::feeds::xml::escaped;
use crate::pictures::lettering::{Letters, Style, Words};
use crate::pictures::raster::png;
use kusama_news_reader::model::{Archive, Month, Report, Site};
use resvg::tiny_skia::{Pixmap, Transform};

/// Width in pixels, as recommended by sites that show previews.
pub const WIDTH: u16 = 1200;

/// Height in pixels.
pub const HEIGHT: u16 = 630;

/// Space left and right of the text, in pixels.
const MARGIN: f32 = 80.0;

/// Width of the text, in pixels.
const MEASURE: f32 = 1040.0;

/// Font sizes of headlines, each with its maximum number of lines. The first size that fits is
/// used.
const SIZES: [(f32, usize); 6] = [
    (104.0, 2),
    (92.0, 3),
    (80.0, 3),
    (68.0, 4),
    (56.0, 5),
    (46.0, 6),
];

/// Colors of the page in its light scheme.
const PAPER: &str = "#fbfaf6";
const INK: &str = "#1b1a17";
const INK_SOFT: &str = "#5b564c";
const LINE: &str = "#cfc9ba";
const ACCENT: &str = "#9b0f4b";

/// The pictures, and warnings about them.
#[derive(Debug, Default)]
pub struct Pictures {
    /// The picture files.
    pub files: Vec<File>,
    /// One line for each picture that is incomplete or missing.
    pub warnings: Vec<String>,
}

/// Returns the path of a report's picture, below the base. `None` means the archive's picture.
pub fn path(month: Option<Month>) -> String {
    match month {
        None => "previews/archive.png".into(),
        Some(month) => format!("previews/{month}.png"),
    }
}

/// Returns the alternative text of a report's picture. `None` means the archive's picture.
pub fn words(archive: &Archive, month: Option<Month>) -> String {
    let [start, end, headline] = match month.and_then(|month| archive.report(month)) {
        Some(report) => of_report(&archive.site, report),
        None => of_archive(archive),
    };
    let parts = [start, end, headline, archive.site.notice.clone()];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(" · ")
}

/// Draws all pictures.
pub fn pictures(edition: &Edition) -> Pictures {
    let archive = &edition.archive;
    let letters = Letters::new();
    let mut pictures = Pictures::default();
    let reports = archive.reports.iter();
    let reports =
        reports.map(|report| (path(Some(report.month)), of_report(&archive.site, report)));
    for (path, texts) in [(path(None), of_archive(archive))]
        .into_iter()
        .chain(reports)
    {
        let drawing = Drawing::of(&letters, texts, &archive.site.notice);
        let missing = &drawing.missing;
        if !missing.is_empty() {
            pictures.warnings.push(format!(
                "{path}:1: the picture is without `{missing}`: expected characters that {} has; \
                 the page shows them all",
                crate::pictures::lettering::FAMILY
            ));
        }
        match drawing.drawn(&letters) {
            Some(bytes) => pictures.files.push(File { path, bytes }),
            None => pictures.warnings.push(format!(
                "{path}:1: the picture cannot be drawn: expected words that make an SVG; links to \
                 the page are shown without it"
            )),
        }
    }
    pictures
}

/// Returns the texts at the top left and the top right, and the headline.
fn of_report(site: &Site, report: &Report) -> [String; 3] {
    let month = site.month_title(report.month);
    match &report.headline {
        Some(_) => [report.publication.clone(), month, report.title(site)],
        None => [report.publication.clone(), String::new(), month],
    }
}

fn of_archive(archive: &Archive) -> [String; 3] {
    let site = &archive.site;
    let years = match archive.reports.as_slice() {
        [] => String::new(),
        [only] => site.month_title(only.month),
        [first, .., last] if first.month.year() == last.month.year() => {
            format!("{:04}", first.month.year())
        }
        [first, .., last] => format!("{:04}–{:04}", first.month.year(), last.month.year()),
    };
    if site.description.is_empty() {
        [String::new(), years, site.title.clone()]
    } else {
        [site.title.clone(), years, site.description.clone()]
    }
}

/// A picture before rasterization.
struct Drawing {
    svg: String,
    missing: String,
}

impl Drawing {
    fn of(letters: &Letters, [start, end, headline]: [String; 3], notice: &str) -> Self {
        let start = letters.words(&start, Style::Bold);
        let end = letters.words(&end, Style::Regular);
        let headline = letters.words(&headline, Style::Bold);
        let notice = letters.words(notice, Style::Regular);
        let all = [&start, &end, &headline, &notice];
        let missing = all.iter().map(|words| words.missing.as_str()).collect();
        let inside = [
            line(
                MARGIN,
                112.0,
                &attributes(Style::Bold, 40.0, INK),
                &first(&start, 40.0, 640.0),
            ),
            line(
                MARGIN + MEASURE,
                112.0,
                &(attributes(Style::Regular, 40.0, ACCENT) + " text-anchor=\"end\""),
                &first(&end, 40.0, 380.0),
            ),
            headline_lines(&headline),
            notice_lines(&notice),
        ];
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
             <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{PAPER}\"/>\
             <rect width=\"{WIDTH}\" height=\"16\" fill=\"{ACCENT}\"/>\
             <path d=\"M80 142H1120M80 536H1120\" stroke=\"{LINE}\" stroke-width=\"2\"/>{}</svg>",
            inside.concat()
        );
        Self { svg, missing }
    }

    fn drawn(&self, letters: &Letters) -> Option<Vec<u8>> {
        let tree = letters.tree(&self.svg)?;
        let mut picture = Pixmap::new(WIDTH.into(), HEIGHT.into())?;
        resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
        png(&picture).ok()
    }
}

/// Returns the headline, vertically centered.
fn headline_lines(words: &Words) -> String {
    let fitting = SIZES.iter().find_map(|&(size, n_lines)| {
        let lines = words.lines(size, MEASURE, n_lines)?;
        Some((size, lines))
    });
    let (size, lines) = fitting.unwrap_or_else(|| {
        let [.., (size, n_lines)] = SIZES;
        (size, words.first_lines(size, MEASURE, n_lines))
    });
    let leading = size * 1.1;
    let n_lines = f32::from(u8::try_from(lines.len()).unwrap_or(u8::MAX));
    // Capitals are about two thirds of the font size high.
    let first = 339.0 - (n_lines - 1.0) * leading / 2.0 + size / 3.0;
    block(&lines, first, leading, &attributes(Style::Bold, size, INK))
}

fn notice_lines(words: &Words) -> String {
    let lines = words.first_lines(24.0, MEASURE, 2);
    block(
        &lines,
        578.0,
        29.0,
        &attributes(Style::Regular, 24.0, INK_SOFT),
    )
}

fn block(lines: &[String], first: f32, leading: f32, attributes: &str) -> String {
    let mut base = first;
    let mut svg = String::new();
    for words in lines {
        svg += &line(MARGIN, base, attributes, words);
        base += leading;
    }
    svg
}

fn first(words: &Words, size: f32, width: f32) -> String {
    let lines = words.first_lines(size, width, 1);
    lines.into_iter().next().unwrap_or_default()
}

fn attributes(style: Style, size: f32, fill: &str) -> String {
    let style = style.attributes();
    format!("font-size=\"{size}\" fill=\"{fill}\" {style}")
}

fn line(x: f32, y: f32, attributes: &str, words: &str) -> String {
    let words = escaped(words);
    format!("<text x=\"{x}\" y=\"{y}\" {attributes}>{words}</text>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::raster::tests::read;
    use crate::sample;

    /// Maximum size that services load without delay when they show previews.
    const MAX_BYTES: usize = 40_000;

    #[test]
    fn each_report_and_the_archive_have_a_small_picture_that_is_always_the_same() {
        let edition = sample::seeds();
        let drawn = pictures(&edition);
        assert_eq!(drawn.warnings, Vec::<String>::new());
        let mut expected = vec![path(None)];
        let months = edition.archive.reports.iter().map(|it| Some(it.month));
        expected.extend(months.map(path));
        let paths: Vec<String> = drawn.files.iter().map(|it| it.path.clone()).collect();
        assert_eq!(paths, expected);
        for file in &drawn.files {
            let picture = read(&file.bytes);
            let size = (picture.width(), picture.height());
            assert_eq!(size, (WIDTH.into(), HEIGHT.into()));
            let n_bytes = file.bytes.len();
            assert!(n_bytes <= MAX_BYTES, "{} has {n_bytes} bytes", file.path);
        }
        assert_eq!(pictures(&edition).files, drawn.files);
        // Set READER_PICTURES=/some/folder to save the pictures for inspection.
        if let Some(folder) = std::env::var_os("READER_PICTURES") {
            for file in &drawn.files {
                let name = file.path.replace('/', "-");
                std::fs::write(std::path::Path::new(&folder).join(name), &file.bytes)
                    .expect("room");
            }
        }
    }

    #[test]
    fn no_headline_is_too_long_or_too_strange() {
        let letters = Letters::new();
        let long = "x".repeat(400) + &" word".repeat(300) + " <b>&\"'\u{0}\u{1f680}日";
        let texts = [long.clone(), long.clone(), long.clone()];
        let drawing = Drawing::of(&letters, texts, &long);
        assert!(drawing.missing.contains('日'));
        let picture = read(&drawing.drawn(&letters).expect("a picture"));
        let background = picture.pixels()[20 * 1200];
        // The margins are empty.
        for y in 20..630 {
            for x in (0..78).chain(1124..1200) {
                assert_eq!(picture.pixels()[y * 1200 + x], background, "at {x}, {y}");
            }
        }
        assert!(
            Drawing::of(&letters, Default::default(), "")
                .drawn(&letters)
                .is_some()
        );
    }

    #[test]
    fn the_colors_are_those_of_the_page() {
        let tokens = include_str!("../../../ui/styles/tokens.css");
        for color in [PAPER, INK, INK_SOFT, LINE, ACCENT] {
            assert!(tokens.contains(&format!("light-dark({color},")), "{color}");
        }
    }

    #[test]
    fn the_words_of_a_picture_are_told() {
        let edition = sample::edition();
        let month = edition.archive.reports[0].month;
        assert_eq!(
            words(&edition.archive, Some(month)),
            "Harbour Letter · January 2020 · Ice in the Harbour · Invented for tests."
        );
        assert_eq!(
            words(&edition.archive, None),
            "Harbour Letter · 2020 · What happens in the harbour. · Invented for tests."
        );
    }
}
