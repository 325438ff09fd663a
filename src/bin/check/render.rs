//! Renders problems as text, each with its source line, in the style of rustc.

use crate::place::{Texts, meant};
use crate::report::Report;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use kusama_news_reader::compile::{self, Diagnostic};
use std::io::{self, Write};

/// Prints every problem, then a summary.
pub fn print(out: &mut dyn Write, report: &Report, is_colorful: bool) -> io::Result<()> {
    let renderer = if is_colorful {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let texts = Texts::of(&report.sources);
    let lines = texts.lines();
    for diagnostic in &report.outcome.diagnostics {
        let line = lines.find(diagnostic);
        let group = group(diagnostic, line);
        writeln!(out, "{}\n", renderer.render(&[group]))?;
    }
    writeln!(out, "{}", report.summary())
}

/// Builds the output for a problem. The renderer shortens a long line around the marked range.
fn group<'a>(diagnostic: &'a Diagnostic, line: Option<&'a str>) -> Group<'a> {
    let level = match diagnostic.level() {
        compile::Level::Error => Level::ERROR,
        compile::Level::Warning => Level::WARNING,
        compile::Level::Note => Level::NOTE,
    };
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.name());
    let number = usize::try_from(diagnostic.line).unwrap_or(usize::MAX);
    let path = diagnostic.path.as_str();
    let group = match line {
        Some(line) => {
            let meant = AnnotationKind::Primary.span(meant(line, diagnostic));
            let snippet = Snippet::source(line).line_start(number).path(path);
            title.element(snippet.annotation(meant))
        }
        None => title.element(Origin::path(path)),
    };
    group.element(Level::HELP.message(diagnostic.help.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kusama_news_reader::compile::{Code, Source};

    fn rendered(bytes: &[u8], line: u32, value: &str) -> String {
        let sources = [Source {
            path: "letters/a.md".into(),
            bytes: bytes.into(),
        }];
        let path = "letters/a.md";
        let diagnostic = Diagnostic::new(Code::LeftOver, path, line, "left-over", "take it out");
        let diagnostic = diagnostic.at(value);
        let texts = Texts::of(&sources);
        let line = texts.lines().find(&diagnostic);
        Renderer::plain().render(&[group(&diagnostic, line)])
    }

    #[test]
    fn the_words_that_are_meant_are_underlined() {
        let found = rendered("One.\r\n  Tea for two.  \r\n".as_bytes(), 2, "for");
        let expected = "\
warning[left-over]: left-over
 --> letters/a.md:2:7
  |
2 |   Tea for two.
  |       ^^^
  |
  = help: take it out";
        assert_eq!(found, expected);
    }

    #[test]
    fn a_whole_line_is_underlined_without_the_blanks_around_it() {
        for value in ["", "not there"] {
            let found = rendered("\u{feff}  Tea for two. \n".as_bytes(), 1, value);
            assert!(
                found.contains("1 |   Tea for two.\n  |   ^^^^^^^^^^^^\n"),
                "{found}"
            );
        }
    }

    #[test]
    fn a_line_that_is_not_text_or_not_there_is_no_obstacle() {
        let found = rendered(b"caf\xe9 au lait", 1, "\u{fffd}");
        assert!(
            found.contains("1 | caf\u{fffd} au lait\n  |    ^\n"),
            "{found}"
        );
        let found = rendered(b"", 1, "");
        assert!(found.contains(" --> letters/a.md:1:1\n"), "{found}");
        let found = rendered(b"One.", 7, "One");
        assert!(found.contains("--> letters/a.md\n"), "{found}");
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_meant() {
        let long = format!(
            "{}tea{}",
            "too long ".repeat(300),
            " and longer".repeat(300)
        );
        let found = rendered(long.as_bytes(), 1, "tea");
        assert!(found.contains("too long tea and longer"), "{found}");
        assert!(
            found.lines().all(|line| line.chars().count() < 160),
            "{found}"
        );
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let found = rendered(b"a \x1b[31mred\x1b[0m word", 1, "red");
        assert!(!found.contains('\u{1b}'), "{found}");
    }
}
