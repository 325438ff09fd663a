//! Tests of the forms of reports: title, headline, bylines, lead and sections.

use crate::support::{archive_of, assert_same_words, report_words, source_words};
use kusama_news_reader::model::{Block, Byline, Heading, Report, plain_text};

/// Compares the outline of a report, one line per part, and checks that no words are lost.
#[track_caller]
pub(crate) fn check(markdown: &str, expected: &[&str]) {
    let archive = archive_of(markdown);
    let report = &archive.reports[0];
    assert_eq!(outline(report), expected);
    assert_same_words(markdown, &report_words(report), &source_words(markdown));
}

fn outline(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    let bylines = |lines: &mut Vec<String>, mark: &str, bylines: &[Byline]| {
        lines.extend(
            bylines
                .iter()
                .map(|b| format!("{mark} {}", plain_text(&b.text))),
        );
    };
    bylines(&mut lines, "masthead", &report.masthead);
    lines.extend(
        report
            .headline
            .iter()
            .map(|h| format!("headline {}", named(h))),
    );
    bylines(&mut lines, "by", &report.bylines);
    lines.push(format!("lead {}", report.lead.len()));
    for section in &report.sections {
        let (line, level) = (section.line, section.level);
        lines.push(format!("{line} {level} {}", named(&section.heading)));
        bylines(&mut lines, "  by", &section.bylines);
        for block in &section.blocks {
            if let Block::Subheading { text, depth, .. } = block {
                lines.push(format!("  {depth} {}", plain_text(text)));
            }
        }
    }
    lines
}

fn named(heading: &Heading) -> String {
    let text = plain_text(&heading.text);
    if heading.label.is_empty() {
        text
    } else {
        format!("[{}] {text}", heading.label)
    }
}

const PROSE: &str = "The harbour was full of ships again, and more of them came in every night.";

/// Replaces each `~` with prose.
pub(crate) fn with_prose(form: &str) -> String {
    let mut n_paragraphs = 0;
    let parts: Vec<String> = form
        .split('~')
        .map(|part| {
            n_paragraphs += 1;
            format!("{part}{PROSE} So it was on day {n_paragraphs}.")
        })
        .collect();
    let all = parts.join("");
    // The last part is not followed by a `~`, so it gets no paragraph.
    all.rsplit_once(PROSE)
        .map_or(all.clone(), |(rest, _)| rest.to_owned())
}

#[test]
fn a_second_hash_is_the_headline_and_lower_ones_are_sections() {
    check(
        &with_prose(
            "# L - May 2020\n\n# \"Ice: a Report\"\n\n~\n\n## Price of Rope\n\n~\n\n## Looking Forward:\n\n~\n",
        ),
        &[
            "headline Ice: a Report",
            "lead 1",
            "7 2 Price of Rope",
            "11 2 Looking Forward",
        ],
    );
}

#[test]
fn a_headline_may_be_labeled_plain_or_broken_in_two() {
    let check = |written: &str, headline: &str, line: u32| {
        let form = format!("# L - May 2020\n{written}\n\n~\n\n## Price of Rope\n\n~\n");
        let section = format!("{line} 2 Price of Rope");
        check(&with_prose(&form), &[headline, "lead 1", &section]);
    };
    let labeled = "headline [Headline] Ice in Port";
    check("\nHeadline: Ice in Port", labeled, 7);
    check("\n**Headline:** \"Ice in Port\"", labeled, 7);
    check("\n**Ice in Port**", "headline Ice in Port", 7);
    check(
        "\nIce in Port: What Now?",
        "headline Ice in Port: What Now?",
        7,
    );
    check(
        "\nHeadline: “Ice in Port, and Fog\nover the Sea\"",
        "headline [Headline] Ice in Port, and Fog over the Sea",
        8,
    );
    let whole = "headline Ice in Port, and Fog over the Sea, and no End of It";
    check(
        "# \"Ice in Port, and Fog over the Sea,\nand no End of It\"",
        whole,
        7,
    );
    check(
        "# Ice in Port, and Fog over the Sea, and\nno End of It",
        whole,
        7,
    );
    check(
        "# Ice in Port, and Fog over the Sea,\n# and no End of It",
        whole,
        7,
    );
    check("**Headline**: Ice in Port", labeled, 6);
}

#[test]
fn whatever_stands_above_the_only_hash_is_masthead() {
    for line in [
        "Published May 30, 2020.",
        "*The wildest newspaper of the whole coast*",
        "**The Harbour Chronicle**",
        "# Headline:",
        "Headline:",
    ] {
        let form = format!("# L - May 2020\n\n{line}\n\n# Ice in Port\n\n~\n\n## Rope\n\n~\n");
        let masthead = format!("masthead {}", line.trim_matches(['*', '#', ' ']));
        let expected = [&masthead, "headline Ice in Port", "lead 1", "9 2 Rope"];
        check(&with_prose(&form), &expected);
    }
}

#[test]
fn numbers_and_abbreviations_end_no_heading() {
    let form = |heading: fn(usize, &str) -> String| {
        let headings = [
            "Governance vs. Ice",
            "Parachain Auctions",
            "Market Highs",
            "Outlook",
        ];
        let parts = headings
            .iter()
            .enumerate()
            .map(|(n, words)| heading(n + 1, words));
        let parts: Vec<String> = parts.collect();
        with_prose(&format!(
            "# L - May 2020\n\n# Ice\n\n~\n\n{}\n",
            parts.join("\n\n")
        ))
    };
    let expected = |number: fn(usize) -> String| {
        let headings = [
            "Governance vs. Ice",
            "Parachain Auctions",
            "Market Highs",
            "Outlook",
        ];
        let sections = headings.iter().enumerate();
        let sections =
            sections.map(move |(n, words)| format!("{} 0 {}{words}", 7 + 4 * n, number(n + 1)));
        let lines = ["headline Ice".to_owned(), "lead 1".to_owned()].into_iter();
        lines.chain(sections).collect::<Vec<String>>()
    };
    let numbered = expected(|n| format!("{n}. "));
    let numbered: Vec<&str> = numbered.iter().map(String::as_str).collect();
    check(
        &form(|n, words| format!("**{n}. {words}**\n\n~")),
        &numbered,
    );
    let bare = expected(|_| String::new());
    let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    check(&form(|n, words| format!("{n}. {words}\n\n~")), &bare);
    check(&form(|n, words| format!("{n}. **{words}**\n\n~")), &bare);
}

#[test]
fn a_masthead_stands_above_the_headline() {
    check(
        &with_prose(
            "# L - May 2020\n\n# The Harbour Times\n\n---\n\n# Ice in Port\n\nBy Ada Quay\n\n~\n\n## Price of Rope\n\n~\n",
        ),
        &[
            "masthead The Harbour Times",
            "headline Ice in Port",
            "by By Ada Quay",
            "lead 1",
            "13 2 Price of Rope",
        ],
    );
    check(
        &with_prose(
            "# L - May 2020\n\n**Harbour Gazette - May 2020**\n\nHeadline: Ice in Port\n\n~\n\n## Price of Rope\n\n~\n",
        ),
        &[
            "masthead Harbour Gazette - May 2020",
            "headline [Headline] Ice in Port",
            "lead 1",
            "9 2 Price of Rope",
        ],
    );
}

/// "Kusama Rockets Into 2021" is no masthead despite its year, nor is a title ending in "Review".
#[test]
fn a_headline_above_a_lower_heading_is_no_masthead() {
    check(
        &with_prose(
            "# L - May 2020\n\n# The Port in Review\n\n## Ice Comes Early\n\n~\n\n## Price of Rope\n\n~\n",
        ),
        &[
            "headline The Port in Review",
            "lead 0",
            "5 2 Ice Comes Early",
            "9 2 Price of Rope",
        ],
    );
}

#[test]
fn sections_may_be_of_the_third_level_under_a_second_that_holds_the_lead() {
    check(
        &with_prose(
            "# L - May 2020\n\n# Ice in Port\n\n## A New Era\n\n~\n\n### Governance in Bloom\n\n~\n\n\
             ### Parachain Auctions\n\n~\n\n### Market Performance\n\n~\n\n## Onward\n\n~\n",
        ),
        &[
            "headline Ice in Port",
            "lead 0",
            "5 2 A New Era",
            "9 3 Governance in Bloom",
            "13 3 Parachain Auctions",
            "17 3 Market Performance",
            "21 2 Onward",
        ],
    );
    check(
        &with_prose(
            "# L - May 2020\n\n# Ice in Port\n\n~\n\n### Governance in Bloom\n\n~\n\n\
             ### Market Performance\n\n~\n\n## Onward\n\n~\n",
        ),
        &[
            "headline Ice in Port",
            "lead 1",
            "7 3 Governance in Bloom",
            "11 3 Market Performance",
            "15 2 Onward",
        ],
    );
}

#[test]
fn subheadings_stay_below_their_sections() {
    check(
        &with_prose(
            "# L - May 2020\n\n# Ice in Port\n\n~\n\n## Governance\n\n### Votes in the Hall\n\n~\n\n\
             ### Treasury in Summer\n\n~\n\n## Market\n#### Price of Rope\n~\n\n**Sails and masts**\n\n~\n",
        ),
        &[
            "headline Ice in Port",
            "lead 1",
            "7 2 Governance",
            "  1 Votes in the Hall",
            "  1 Treasury in Summer",
            "17 2 Market",
            "  1 Price of Rope",
            "  2 Sails and masts",
        ],
    );
}

#[test]
fn sections_may_be_bold_lines_or_plain_lines_or_bold_words() {
    let sections = |form: fn(&str) -> String| {
        let headings = [
            "Governance: a Vote",
            "Parachain Auctions",
            "Market Performance",
            "Looking Forward",
        ];
        let parts: Vec<String> = headings.iter().map(|heading| form(heading)).collect();
        with_prose(&format!(
            "# L - May 2020\n\nHeadline: Ice in Port\n\n~\n\n{}\n",
            parts.join("\n\n")
        ))
    };
    let apart = [
        "headline [Headline] Ice in Port",
        "lead 1",
        "7 0 Governance: a Vote",
        "11 0 Parachain Auctions",
        "15 0 Market Performance",
        "19 0 Looking Forward",
    ];
    check(&sections(|heading| format!("**{heading}**\n\n~")), &apart);
    check(
        &sections(|heading| format!("***\"{heading}\"***:\n\n~")),
        &apart,
    );
    check(&sections(|heading| format!("{heading}\n\n~")), &apart);
    let run_in = [
        "headline [Headline] Ice in Port",
        "lead 1",
        "7 0 Governance: a Vote",
        "9 0 Parachain Auctions",
        "11 0 Market Performance",
        "13 0 Looking Forward",
    ];
    check(&sections(|heading| format!("**{heading}:** ~")), &run_in);
}

/// A heading on the next line used to be taken for the rest of an open quotation, and was lost.
#[test]
fn an_open_quotation_takes_in_no_heading() {
    check(
        &with_prose(
            "# L - May 2020\n\n# \"Ice\n## and Fog\"\n\n~\n\n## \"Rope\n### and Sail\"\n\n~\n",
        ),
        &[
            "headline \"Ice",
            "lead 0",
            "4 2 and Fog\"",
            "8 2 \"Rope",
            "  1 and Sail\"",
        ],
    );
}

/// A rule between the headline and the first section used to count as a lead without words.
#[test]
fn rules_alone_are_no_lead() {
    check(
        &with_prose("# L - May 2020\n\n# Ice\n\n---\n\n## A New Era\n\n~\n"),
        &["headline Ice", "lead 0", "7 2 A New Era"],
    );
}

#[test]
fn sections_may_be_of_the_first_level() {
    check(
        &with_prose("# L - May 2020\n\n# Ice in Port\n\n~\n\n# Governance\n\n~\n\n# Market\n\n~\n"),
        &[
            "headline Ice in Port",
            "lead 1",
            "7 1 Governance",
            "11 1 Market",
        ],
    );
}

#[test]
fn a_lead_may_have_a_heading_or_none_and_a_report_no_headline() {
    check(
        &with_prose("# L - May 2020\n\n~\n\n## Governance\n\n~\n\n## Market\n\n~\n"),
        &["lead 1", "5 2 Governance", "9 2 Market"],
    );
    check(
        &with_prose(
            "# L - May 2020\n\n## Ice in Port\n\n~\n\n### Governance\n\n~\n\n### Market\n\n~\n",
        ),
        &[
            "headline Ice in Port",
            "lead 1",
            "7 3 Governance",
            "11 3 Market",
        ],
    );
    check(
        &with_prose(
            "# L - May 2020\n\n## Governance\n\n~\n\n## Parachains\n\n~\n\n## Market\n\n~\n\n## Looking Forward\n\n~\n",
        ),
        &[
            "lead 0",
            "3 2 Governance",
            "7 2 Parachains",
            "11 2 Market",
            "15 2 Looking Forward",
        ],
    );
}

#[test]
fn windows_line_ends_and_unwrapped_text_change_nothing() {
    let form = "# L - May 2020\n\n# Ice\n\n~\n\n## Market\n\n~\n\n**Sails**\n\n~";
    let expected = ["headline Ice", "lead 1", "7 2 Market", "  1 Sails"];
    check(&with_prose(form), &expected);
    check(&with_prose(form).replace('\n', "\r\n"), &expected);
    check(
        &with_prose(form).replace(" and more", "\nand more"),
        &["headline Ice", "lead 1", "8 2 Market", "  1 Sails"],
    );
}
