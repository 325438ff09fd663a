//! Tests of encodings, line ends and control characters.

use crate::support::{archive_of, report_text, with_topics};
use kusama_news_reader::compile::{Code, Outcome, Source, compile};
use kusama_news_reader::model::codec::encode;

const REPORT: &str = "# Harbor News - May 2022\n\n# Fog Over the Quay\n\nThe lead.\n\n\
    ## Market Movements\n\nPrices rose by 5 €.\n\nThe tide is [TBD].\n";

fn compiled(bytes: &[u8]) -> Outcome {
    let source = Source {
        path: "a.md".into(),
        bytes: bytes.into(),
    };
    compile(&with_topics(vec![source]))
}

#[track_caller]
fn check_place(outcome: &Outcome, code: Code, expected: &[(u32, u32)]) {
    let found = outcome.diagnostics.iter().filter(|it| it.code == code);
    let found: Vec<(u32, u32)> = found.map(|it| (it.line, it.column)).collect();
    assert_eq!(found, expected, "{:?}", outcome.diagnostics);
}

#[test]
fn utf_16_with_a_byte_order_mark_is_read_with_a_warning() {
    let units = || {
        format!("\u{feff}{REPORT}")
            .encode_utf16()
            .collect::<Vec<u16>>()
    };
    let orders: [fn(u16) -> [u8; 2]; 2] = [u16::to_le_bytes, u16::to_be_bytes];
    for order in orders {
        let bytes: Vec<u8> = units().into_iter().flat_map(order).collect();
        let outcome = compiled(&bytes);
        assert_eq!(outcome.archive.reports, archive_of(REPORT).reports);
        check_place(&outcome, Code::Utf16, &[(1, 0)]);
        check_place(&outcome, Code::LeftOver, &[(11, 13)]);
    }
}

#[test]
fn utf_16_without_a_mark_or_broken_is_refused_with_the_reason() {
    let bytes: Vec<u8> = REPORT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut broken = vec![0xff, 0xfe];
    broken.extend_from_slice(&bytes[..9]);
    for (bytes, reason) in [
        (bytes, "byte `0xac` is not UTF-8: expected text in UTF-8"),
        (
            "Plain".encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "a third or more of the text is `NUL`, as in UTF-16 without a byte order mark: \
             expected text in UTF-8",
        ),
        (
            broken,
            "the byte order mark says `UTF-16`, but the bytes do not: expected text in UTF-8",
        ),
    ] {
        let outcome = compiled(&bytes);
        let first = &outcome.diagnostics[0];
        assert_eq!(
            (first.code, first.message.as_str()),
            (Code::NotUtf8, reason)
        );
    }
}

/// A lone carriage return ends a line in Markdown, but was not counted.
#[test]
fn lines_that_end_with_a_carriage_return_are_counted() {
    let expected = archive_of(REPORT).reports;
    for text in [
        REPORT.replace('\n', "\r"),
        REPORT.replacen("\n\n", "\n\r", 1),
        REPORT.replacen("\n\n", "\r\n\r", 2),
    ] {
        let outcome = compiled(text.as_bytes());
        assert_eq!(outcome.archive.reports, expected, "{text:?}");
        assert_eq!(outcome.archive.reports[0].sections[0].line, 7);
        check_place(&outcome, Code::LeftOver, &[(11, 13)]);
    }
}

/// A file of several programs may have several kinds of line ends.
#[test]
fn a_lone_carriage_return_among_other_line_ends_ends_a_line_with_a_warning() {
    for line_end in ["\n", "\r\n"] {
        let text = REPORT.replace('\n', line_end);
        let text = text.replacen("The lead.", "The lead,\rand more.", 1);
        let outcome = compiled(text.as_bytes());
        let found = report_text(&outcome.archive.reports[0]);
        assert!(found.contains("The lead, and more."), "{found}");
        check_place(&outcome, Code::ControlCharacter, &[(5, 0)]);
        assert_eq!(outcome.archive.reports[0].sections[0].line, 8);
        check_place(&outcome, Code::LeftOver, &[(12, 13)]);
        let text = text.replace("and more.", "and &#13; more.");
        let outcome = compiled(text.as_bytes());
        check_place(&outcome, Code::ControlCharacter, &[(5, 0), (6, 0)]);
        assert_no_control(&outcome);
    }
}

/// They can show words in another order than they are read in: "Trojan source".
#[test]
fn characters_that_change_the_direction_are_taken_out_and_each_is_named() {
    let text = REPORT
        .replace(
            "The lead.",
            "Pay \u{202e}005\u{202c} to \u{2067}Ada\u{2069}\u{200f}.",
        )
        .replace("Prices rose", "Prices \u{202b}rose \u{202b}")
        + "\n&#x202E;end `\u{2066}code`\n";
    let outcome = compiled(text.as_bytes());
    let found = report_text(&outcome.archive.reports[0]);
    for words in ["Pay 005 to Ada\u{200f}.", "Prices rose  by", "end code"] {
        assert!(found.contains(words), "{found}");
    }
    let places = [
        (5, 5),
        (5, 11),
        (5, 18),
        (5, 24),
        (9, 8),
        (9, 16),
        (13, 0),
        (13, 14),
    ];
    check_place(&outcome, Code::ControlCharacter, &places);
    let is_bidi = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let said = outcome.diagnostics.iter().map(ToString::to_string);
    assert!(!said.collect::<String>().contains(is_bidi));
    assert!(!found.contains(is_bidi));
}

#[test]
fn control_characters_are_replaced_with_a_warning() {
    let text = REPORT
        .replace(
            "Prices rose",
            "Prices\u{7}rose \u{1b}[1mhigh\u{1b}[0m,\u{b}up",
        )
        .replace("The lead.", "The\u{2028}lead\u{2029}and\u{85}more\0.");
    let outcome = compiled(text.as_bytes());
    let found = report_text(&outcome.archive.reports[0]);
    assert!(found.contains("The lead and more\u{fffd}."), "{found}");
    let expected = "Prices\u{fffd}rose \u{fffd}[1mhigh\u{fffd}[0m, up by 5 €.";
    assert!(found.contains(expected), "{found}");
    let places = [(5, 4), (5, 11), (5, 17), (5, 23), (9, 7), (9, 13), (9, 26)];
    check_place(&outcome, Code::ControlCharacter, &places);
    check_place(&outcome, Code::LeftOver, &[(11, 13)]);
}

#[test]
fn character_references_bring_no_control_character_into_a_page() {
    let text = format!(
        "{REPORT}\n&#7;a&#133;b&#x2028;c&#13;d **&#27;** [&#1;](https://example.org/ \"&#2;\")\n\n\
         ~~~ &#3;\ne &#7;\n~~~\n\n| &#8; |\n|---|\n"
    );
    let outcome = compiled(text.as_bytes());
    let found = report_text(&outcome.archive.reports[0]);
    assert!(
        found.contains("\u{fffd}a b c d \u{fffd} \u{fffd}\ne &#7;\n"),
        "{found}"
    );
    let lines = outcome.diagnostics.iter();
    let lines = lines.filter(|it| it.code == Code::ControlCharacter);
    let lines: Vec<u32> = lines.map(|it| it.line).collect();
    assert_eq!(lines, [13, 13, 13, 13, 13, 13, 13, 15, 19]);
    assert_no_control(&outcome);
}

/// All control characters, in all places where a text may have them.
#[test]
fn no_page_holds_a_control_character() {
    let controls = ('\0'..='\u{2029}').filter(|c| c.is_control() || *c >= '\u{2028}');
    let all: String = controls.filter(|c| !"\t\n\r".contains(*c)).collect();
    let text = format!(
        "# Harbor{all} News - May 2022\n\n# Fog{all}\n\nBy Ada{all} Quay\n\n## Market{all}\n\n\
         > a{all} `b{all}` ![c{all}](d{all} \"e{all}\") <f{all}>\n\n```g{all}\nh{all}\n```\n\n\
         - [i{all}][j]\n\n[j]: https://example.org \"k{all}\"\n\nl[^1{all}]\n\n[^1{all}]: m{all}\n"
    );
    let outcome = compiled(text.as_bytes());
    assert_eq!(
        outcome.archive.reports.len(),
        1,
        "{:?}",
        outcome.diagnostics
    );
    assert_no_control(&outcome);
}

#[track_caller]
fn assert_no_control(outcome: &Outcome) {
    for report in &outcome.archive.reports {
        let text = format!("{report:?} {}", report_text(report));
        let is_control = |c: char| {
            c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{2028}' | '\u{2029}')
        };
        assert!(!text.contains(is_control), "{text}");
        // `{:?}` escapes control characters.
        for escape in ["\\u{7}", "\\u{1b}", "\\0", "\\r", "\\u{85}", "\\u{2028}"] {
            assert!(!text.contains(escape), "{text} has {escape}");
        }
    }
    assert!(encode(&outcome.archive).is_ok());
    let diagnostics = outcome.diagnostics.iter();
    assert!(
        !diagnostics
            .map(ToString::to_string)
            .any(|it| it.contains(char::is_control))
    );
}
