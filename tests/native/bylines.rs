//! Tests of bylines: the forms that they take in reports.

use crate::outline::{check, with_prose};

#[test]
fn bylines_have_many_spellings() {
    let check_byline = |byline: &str| {
        let markdown = with_prose(&format!(
            "# L - May 2020\n\n# Ice\n\n## Market\n\n{byline}\n\n~\n\n## Looking Forward\n\n~\n"
        ));
        let by = format!("  by {}", byline.trim_matches('*'));
        check(
            &markdown,
            &[
                "headline Ice",
                "lead 0",
                "5 2 Market",
                &by,
                "11 2 Looking Forward",
            ],
        );
    };
    for byline in [
        "By Ada Quay",
        "by Ada Quay (Optional)",
        "By: Ada Quay",
        "BYLINE: Harbour Reporter",
        "Byline: Ada Quay",
        "Authored by Ada Quay",
        "Written by Ada Quay",
        "(Ada Quay)",
        "*By Ada Quay, Harbour Editor*",
        "Ada Quay, Harbour Correspondent",
        "Staff Writer",
        "[Staff Writer]",
    ] {
        check_byline(byline);
    }
}

/// One line of two capitalized words may be anything; below several headings such lines are names.
#[test]
fn names_alone_sign_where_several_sections_have_them() {
    check(
        &with_prose(
            "# L - May 2020\n\n# Ice\n\n## Market\n\nAda Quay\n\n~\n\n## Looking Forward\n\nBo Mast\n\n~\n",
        ),
        &[
            "headline Ice",
            "lead 0",
            "5 2 Market",
            "  by Ada Quay",
            "11 2 Looking Forward",
            "  by Bo Mast",
        ],
    );
    check(
        &with_prose(
            "# L - May 2020\n\n# Ice\n\n## Market\n\nHigh Tide\n\n~\n\n## Looking Forward\n\n~\n",
        ),
        &[
            "headline Ice",
            "lead 0",
            "5 2 Market",
            "11 2 Looking Forward",
        ],
    );
}

#[test]
fn lines_that_are_glued_together_are_told_apart() {
    check(
        &with_prose(
            "Harbour Letter - May 2020\nHeadline: Ice in Port\n\nBy Ada Quay\n~\n\n\
             **Governance**\nBy Bo Mast, Harbour Correspondent\n\n~\n\n**Market**\n(Cy Rope)\n~\n",
        ),
        &[
            "headline [Headline] Ice in Port",
            "by By Ada Quay",
            "lead 1",
            "7 0 Governance",
            "  by By Bo Mast, Harbour Correspondent",
            "12 0 Market",
            "  by (Cy Rope)",
        ],
    );
    check(
        &with_prose("# L - May 2020\n# Ice in Port\n*By Ada Quay*\n~\n## Market\nBy Bo Mast\n~\n"),
        &[
            "headline Ice in Port",
            "by By Ada Quay",
            "lead 1",
            "5 2 Market",
            "  by By Bo Mast",
        ],
    );
}

/// A subheading with a word such as `Expert` used to be taken for a byline, and was lost.
#[test]
fn headings_below_a_heading_are_lost_to_no_byline() {
    check(
        &with_prose(
            "# L - May 2020\n\n# Ice\n\n~\n\n## Governance\n\n### By Ada Quay\n\n~\n\n\
             ## Market\n\n### Expert Views on Rope\n\n~\n\n## Looking Forward\n\n### (Fog)\n\n~\n",
        ),
        &[
            "headline Ice",
            "lead 1",
            "7 2 Governance",
            "  by By Ada Quay",
            "13 2 Market",
            "  1 Expert Views on Rope",
            "19 2 Looking Forward",
            "  1 (Fog)",
        ],
    );
}
