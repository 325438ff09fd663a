//! Tests of what is taken off a report before it is read: code fences, small talk, indentation; and
//! of marks of headings that are mended.

use crate::support::{report_text, with_topics};
use kusama_news_reader::compile::{Code, Outcome, Source, compile};
use kusama_news_reader::model::{Block, Report, plain_text};

const REPORT: &str = "# Harbor News - May 2022\n\n# Fog Over the Quay\n\nThe lead of the month.\n\n\
    ## Governance Decisions\n\nThe council voted (Optional) twice.\n\n## Market Movements\n\n\
    Prices rose.\n";

fn compiled(markdown: &str) -> Outcome {
    let source = Source {
        path: "a.md".into(),
        bytes: markdown.into(),
    };
    compile(&with_topics(vec![source]))
}

#[track_caller]
fn report(outcome: &Outcome) -> &Report {
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    &outcome.archive.reports[0]
}

/// Returns the line, column, code and value of each problem, without those of every short report.
fn problems(outcome: &Outcome) -> Vec<(u32, u32, Code, &str)> {
    let problems = outcome.diagnostics.iter();
    problems
        .filter(|it| !matches!(it.code, Code::MissingTopic | Code::UnmappedHeading))
        .map(|it| (it.line, it.column, it.code, it.value.as_str()))
        .collect()
}

/// Checks that what is around or before the lines of [`REPORT`] changes nothing but these problems,
/// under both line ends.
#[track_caller]
fn check(markdown: &str, expected: &[(u32, u32, Code, &str)]) {
    let plain = compiled(REPORT);
    for text in [markdown.to_owned(), markdown.replace('\n', "\r\n")] {
        let outcome = compiled(&text);
        let found = report(&outcome);
        assert_eq!(found.publication, "Harbor News", "{markdown}");
        assert_eq!(
            report_text(found),
            report_text(report(&plain)),
            "{markdown}"
        );
        let place = text.find("(Optional)").expect("a left-over of a template");
        let line = u32::try_from(text[..place].matches('\n').count() + 1).unwrap();
        let start = text[..place].rfind('\n').map_or(0, |at| at + 1);
        let column = u32::try_from(place - start + 1).unwrap();
        let mut expected = expected.to_vec();
        expected.push((line, column, Code::LeftOver, "(Optional)"));
        expected.sort_unstable();
        assert_eq!(problems(&outcome), expected, "{markdown}");
        let headings = text
            .lines()
            .zip(1..)
            .filter(|(line, _)| line.contains("## ") && !line.contains("Answer"));
        let lines: Vec<u32> = headings.map(|(_, number)| number).collect();
        let sections = found.sections.iter().map(|section| section.line);
        assert_eq!(sections.collect::<Vec<_>>(), lines, "{markdown}");
    }
}

/// Models answer with a code block. It used to be "no title", or the chatter became the title.
#[test]
fn a_fence_around_the_report_is_taken_off() {
    for (open, close) in [
        ("```markdown", "```"),
        ("```md", "```"),
        ("```", "```"),
        ("~~~", "~~~"),
        ("~~~~ Markdown title=\"report.md\"", "~~~~"),
        ("````md", "`````"),
        ("```text", "```   "),
        ("  ```markdown", "  ```"),
    ] {
        let left_over = (1, 1 + count_blanks(open), Code::LeftOver, open.trim());
        check(&format!("{open}\n{REPORT}{close}\n"), &[left_over]);
        check(&format!("{open}\n{REPORT}{close}"), &[left_over]);
    }
    // The answer was cut off.
    check(
        &format!("```\n\n{REPORT}"),
        &[(1, 1, Code::LeftOver, "```")],
    );
}

fn count_blanks(line: &str) -> u32 {
    u32::try_from(line.len() - line.trim_start().len()).unwrap()
}

#[test]
fn chatter_around_a_fence_is_a_left_over() {
    check(
        &format!(
            "Certainly! Here is the report for May 2022:\n\n```markdown\n{REPORT}```\n\nLet me know \
             if you would like\nany changes!\n"
        ),
        &[
            (
                1,
                1,
                Code::LeftOver,
                "Certainly! Here is the report for May 2022:",
            ),
            (3, 1, Code::LeftOver, "```markdown"),
            (19, 1, Code::LeftOver, "Let me know if you would like"),
        ],
    );
    check(
        &format!("Voilà:\n~~~\n{REPORT}~~~\nBon vent !\n\n***\n\nAda Quay\n"),
        &[
            (1, 1, Code::LeftOver, "Voilà:"),
            (2, 1, Code::LeftOver, "~~~"),
            (17, 1, Code::LeftOver, "Bon vent !"),
            (21, 1, Code::LeftOver, "Ada Quay"),
        ],
    );
}

#[test]
fn chatter_without_a_fence_is_a_left_over() {
    check(
        &format!(
            "Sure! Here's the newsletter - May 2022\n\n---\n\n{REPORT}\n---\n\nI hope this helps! \
             Would you like me to change the tone?\n"
        ),
        &[
            (
                1,
                1,
                Code::LeftOver,
                "Sure! Here's the newsletter - May 2022",
            ),
            (
                21,
                1,
                Code::LeftOver,
                "I hope this helps! Would you like me to change the tone?",
            ),
        ],
    );
    check(
        &format!("The newsletter of the harbor for May 2022\n{REPORT}"),
        &[(
            1,
            1,
            Code::LeftOver,
            "The newsletter of the harbor for May 2022",
        )],
    );
    check(
        &format!("<think>\nA report.\n</think>\n\n## Answer\n\n- It is done.\n\n{REPORT}\n```\n"),
        &[
            (1, 1, Code::LeftOver, "<think>"),
            (5, 1, Code::LeftOver, "## Answer"),
            (7, 1, Code::LeftOver, "- It is done."),
            (23, 1, Code::LeftOver, "```"),
        ],
    );
}

#[test]
fn a_title_may_be_underlined_or_plain_under_chatter() {
    let body = REPORT.split_once('\n').unwrap().1;
    for title in [
        "Harbor News - May 2022\n===",
        "**Harbor News - May 2022**",
        "Harbor News - May 2022",
        "Harbor News (May 2022)",
    ] {
        let chatter = "Here is the report you asked for:";
        check(
            &format!("{chatter}\n\n{title}\n{body}"),
            &[(1, 1, Code::LeftOver, chatter)],
        );
    }
}

#[test]
fn chatter_may_be_inside_the_fence_and_fences_inside_fences() {
    check(
        &format!("```markdown\nSure:\n\n{REPORT}```\n"),
        &[
            (1, 1, Code::LeftOver, "```markdown"),
            (2, 1, Code::LeftOver, "Sure:"),
        ],
    );
    check(
        &format!("````md\n```markdown\n{REPORT}```\n````\n"),
        &[
            (1, 1, Code::LeftOver, "````md"),
            (2, 1, Code::LeftOver, "```markdown"),
        ],
    );
}

#[test]
fn an_offer_may_be_a_list_or_the_last_lines_of_a_paragraph() {
    check(
        &format!("{REPORT}Let me know if you want\nmore of it.\n"),
        &[(14, 1, Code::LeftOver, "Let me know if you want")],
    );
    check(
        &format!("{REPORT}\n---\n\nWould you like me to:\n\n- shorten it\n- expand it\n"),
        &[
            (17, 1, Code::LeftOver, "Would you like me to:"),
            (19, 1, Code::LeftOver, "- shorten it"),
        ],
    );
}

/// Regression test: the last words of an author to the readers were taken off.
#[test]
fn what_an_author_asks_the_readers_stays_unless_something_else_is_of_a_machine() {
    let ending = "Let me know what you think of the referendum.";
    for text in [
        format!("{REPORT}\n{ending}\n"),
        format!("{REPORT}{ending}\n"),
    ] {
        let outcome = compiled(&text);
        assert!(report_text(report(&outcome)).contains(ending), "{text}");
        assert_eq!(problems(&outcome).len(), 1, "{:?}", outcome.diagnostics);
    }
    let left_over = |line| (line, 1, Code::LeftOver, ending);
    check(&format!("{REPORT}\n---\n\n{ending}\n"), &[left_over(17)]);
    let hope = "I hope this report helps!";
    check(
        &format!("{REPORT}\n{hope}\n\n{ending}\n"),
        &[(15, 1, Code::LeftOver, hope), left_over(17)],
    );
    let sure = "Sure! Here is the report:";
    check(
        &format!("{sure}\n\n{REPORT}\n{ending}\n"),
        &[(1, 1, Code::LeftOver, sure), left_over(17)],
    );
}

/// Headlines end with a month, too.
#[test]
fn a_plain_title_on_the_first_line_stays_one() {
    for headline in ["# Fog Over the Quay in May 2022", "# Outlook: June 2022"] {
        let text = REPORT.replace("# Fog Over the Quay", headline);
        let outcome = compiled(text.strip_prefix("# ").unwrap());
        let report = report(&outcome);
        assert_eq!(
            (report.publication.as_str(), report.sections.len()),
            ("Harbor News", 2)
        );
        assert_eq!(
            format!("# {}", report.title(&outcome.archive.site)),
            headline
        );
    }
}

#[test]
fn what_is_no_report_is_never_one() {
    let outcome = compiled("Certainly! Here is the report for May 2022:\n\nThe council voted.\n");
    assert_eq!(outcome.archive.reports, []);
    let codes: Vec<Code> = outcome.diagnostics.iter().map(|it| it.code).collect();
    assert!(
        codes.contains(&Code::LeftOver) && codes.contains(&Code::NoMonth),
        "{codes:?}"
    );
}

/// The code inside often has the same fence, so that Markdown ends the outer one there.
#[test]
fn code_inside_a_fenced_report_stays_code() {
    let code = "```rust\nlet a = 1;\n```\n\n```\n\n## b\n```\n";
    let plain = format!("{REPORT}\n{code}");
    for text in [
        plain.clone(),
        format!("```markdown\n{plain}```\n"),
        format!("````\n{plain}````\nThat is all.\n"),
        format!("```\n{plain}"),
        format!("~~~\n{plain}~~~\n"),
    ] {
        let outcome = compiled(&text);
        let last = report(&outcome).sections.last().unwrap();
        let codes: Vec<(&str, &str)> = last
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Code { language, text, .. } => Some((language.as_str(), text.as_str())),
                _ => None,
            })
            .collect();
        assert_eq!(
            codes,
            [("rust", "let a = 1;\n"), ("", "\n## b\n")],
            "{text}"
        );
        assert_eq!(last.blocks.len(), 3, "{text}");
    }
}

#[test]
fn a_code_block_at_the_end_and_a_quoted_offer_stay() {
    let end = "```md\n# Harbor News - May 2022\n\nLet me know.\n```\n\n> Let me know your vote.\n";
    let outcome = compiled(&format!("{REPORT}\n{end}"));
    let blocks = &report(&outcome).sections[1].blocks;
    assert!(matches!(blocks[1], Block::Code { .. }) && matches!(blocks[2], Block::Quote(_)));
    assert_eq!(problems(&outcome).len(), 1, "{:?}", outcome.diagnostics);
}

#[test]
fn what_is_more_than_chatter_after_a_fence_stays_with_a_warning() {
    let outcome = compiled(&format!(
        "```\n{REPORT}```\n\nSources:\n\n1. The tide table\n"
    ));
    let text = report_text(report(&outcome));
    assert!(
        text.contains("Prices rose.\nSources:\nThe tide table"),
        "{text}"
    );
    assert!(problems(&outcome).contains(&(17, 1, Code::LeftOver, "Sources:")));
}

/// Regression test: the sources of a report are often behind the fence around it.
#[test]
fn sources_after_a_fence_stay() {
    let source = "[1] https://example.org/tides";
    let outcome = compiled(&format!("```\n{REPORT}```\n\n{source}\n"));
    let text = report_text(report(&outcome));
    assert!(text.contains("https://example.org/tides"), "{text}");
    let kept = problems(&outcome);
    assert!(kept.contains(&(17, 1, Code::LeftOver, source)), "{kept:?}");
}

/// Regression test: a heading that looks back at a month made everything above it a left-over.
#[test]
fn sections_above_a_heading_with_a_month_are_no_chatter() {
    let outcome = compiled(
        "# Harbor News\n\n## Tides\n\nThe tide rose twice.\n\n## Ropes\n\nRopes were cheap.\n\n\
         # Looking Back at May 2022\n\nMuch was done at the harbor, and more is to come of it.\n",
    );
    let found = problems(&outcome);
    assert!(found.iter().any(|it| it.2 == Code::NoMonth), "{found:?}");
    assert!(found.iter().all(|it| it.2 != Code::LeftOver), "{found:?}");
}

/// Markdown reads lines that are indented by four columns as code.
#[test]
fn the_indentation_of_a_whole_report_is_taken_off() {
    let indented = |indentation: &str| {
        let lines = REPORT.lines().map(|line| match line {
            "" => String::new(),
            line => format!("{indentation}{line}"),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    for indentation in ["    ", "\t", "  ", " \t", "        "] {
        check(&indented(indentation), &[(1, 0, Code::Indented, "")]);
        let but_first = indented(indentation);
        check(but_first.trim_start(), &[(3, 0, Code::Indented, "")]);
    }
    check(
        &format!("```\n{}\n```\n", indented("    ")),
        &[(1, 1, Code::LeftOver, "```"), (2, 0, Code::Indented, "")],
    );
    check(
        &format!(
            "Here is the report:\n\n    ```\n{}\n    ```\n",
            indented("    ")
        ),
        &[
            (1, 1, Code::LeftOver, "Here is the report:"),
            (3, 0, Code::Indented, ""),
            (3, 5, Code::LeftOver, "```"),
        ],
    );
}

#[test]
fn code_in_an_indented_report_stays_code() {
    let text = format!("{REPORT}\n    let a = 1;\n\n- one\n  - two\n");
    let lines: Vec<String> = text.lines().map(|line| format!("    {line}")).collect();
    for text in [text.clone(), lines.join("\n")] {
        let outcome = compiled(&text);
        let blocks = &report(&outcome).sections[1].blocks;
        assert!(matches!(&blocks[1], Block::Code { text, .. } if text.trim_end() == "let a = 1;"));
        assert!(matches!(&blocks[2], Block::List { items, .. } if items[0].len() == 2));
    }
}

#[test]
fn a_report_of_nothing_but_code_is_an_error_that_says_so() {
    for code in [
        "```rust\nfn a() {}\n```\n",
        "~~~\nplain\n~~~\n\n```\nmore\n```\n",
    ] {
        let outcome = compiled(code);
        let first = &outcome.diagnostics[0];
        assert_eq!((first.code, first.line), (Code::NoTitle, 1));
        let what = "report of nothing but code, from `";
        assert!(first.message.starts_with(what), "{first}");
    }
}

/// Such lines were text, and the publication was "# Kusama News".
#[test]
fn any_blank_after_hashes_makes_a_heading() {
    for blank in [
        "\u{a0}", "\u{a0} ", "\u{3000}", "\u{2003}", "\u{202f}", "\u{200b}", "\u{feff}",
    ] {
        let first = blank.trim_end_matches(' ');
        let text = REPORT.replace("# ", &format!("#{blank}"));
        let outcome = compiled(&text);
        let report = report(&outcome);
        assert_eq!(report.publication, "Harbor News", "{blank:?}");
        let headings: Vec<(u32, u8, String)> = report
            .sections
            .iter()
            .map(|it| (it.line, it.level, plain_text(&it.heading.text)))
            .collect();
        let expected = [
            (7, 2, "Governance Decisions".to_owned()),
            (11, 2, "Market Movements".to_owned()),
        ];
        assert_eq!(headings, expected, "{blank:?}");
        let found = problems(&outcome);
        for expected in [
            (1, 2, Code::HeadingBlank, first),
            (3, 2, Code::HeadingBlank, first),
            (7, 3, Code::HeadingBlank, first),
            (11, 3, Code::HeadingBlank, first),
        ] {
            assert!(found.contains(&expected), "{found:?} lacks {expected:?}");
        }
        assert_eq!(found.len(), 5, "{found:?}");
    }
}

/// Keyboards for Chinese and Japanese have such hashes.
#[test]
fn wide_hashes_make_headings() {
    let wide = REPORT.replace("## ", "＃＃ ").replace("# ", "＃");
    let outcome = compiled(&wide);
    let report = report(&outcome);
    assert_eq!(
        (report.publication.as_str(), report.sections.len()),
        ("Harbor News", 2)
    );
    assert_eq!(report.title(&outcome.archive.site), "Fog Over the Quay");
    let codes = problems(&outcome)
        .into_iter()
        .filter(|it| it.2 == Code::HeadingBlank);
    assert_eq!(codes.map(|it| it.0).collect::<Vec<_>>(), [1, 3, 7, 11]);
}

#[test]
fn a_heading_without_a_blank_after_its_hashes_is_one_with_a_warning() {
    let outcome = compiled(&REPORT.replace("# ", "#"));
    let report = report(&outcome);
    assert_eq!(report.publication, "Harbor News");
    assert_eq!(report.title(&outcome.archive.site), "Fog Over the Quay");
    let lines: Vec<u32> = report.sections.iter().map(|section| section.line).collect();
    assert_eq!(lines, [7, 11]);
    let expected = [
        (1, 1, Code::HeadingBlank, "#Harbor News - May 2022"),
        (3, 1, Code::HeadingBlank, "#Fog Over the Quay"),
        (7, 1, Code::HeadingBlank, "##Governance Decisions"),
        (9, 19, Code::LeftOver, "(Optional)"),
        (11, 1, Code::HeadingBlank, "##Market Movements"),
    ];
    assert_eq!(problems(&outcome), expected);
}

#[test]
fn numbers_and_hashtags_stay_text() {
    let lines = [
        "#6544: a vote on the quay",
        "#kusama",
        "#Kusama #Polkadot",
        "#harbor was full of ships.",
        "Ships came.\n#Harbor and #Ice were seen.",
        "```\n##Not a Heading\n#\u{a0}nor this\n```",
    ];
    let outcome = compiled(&format!("{REPORT}\n{}\n", lines.join("\n\n")));
    let report = report(&outcome);
    assert_eq!(report.sections.len(), 2);
    let text = report_text(report);
    for line in &lines[..4] {
        assert!(text.contains(line), "{text} lacks {line}");
    }
    assert!(text.contains("##Not a Heading\n#\u{a0}nor this"), "{text}");
    assert_eq!(problems(&outcome).len(), 1, "{:?}", outcome.diagnostics);
}
