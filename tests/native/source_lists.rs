//! Tests of lines that list sources, and of lines of a sentence that only begin so.

use crate::dialects::check;

/// Returns the HTML of an address as a link.
fn link(letter: char) -> String {
    let address = format!("https://example.org/{letter}");
    format!("<a href=\"{address}\">{address}</a>")
}

/// Regression test: such a line became an item of a list, without a warning.
#[test]
fn a_line_within_a_sentence_lists_no_source() {
    let [a, b] = ['a', 'b'].map(link);
    for (before, after) in [
        ("The council wrote in its report", " that the ice had come."),
        ("As the council had said in", ""),
        ("as they wrote of the ice,", " and of the snow"),
    ] {
        check(
            &format!("{before}\n[2] https://example.org/b{after}"),
            &format!("<p>{before} [2] {b}{after}</p>"),
        );
        check(
            &format!("- {before}\n  [2] https://example.org/b{after}"),
            &format!("<ul><li><p>{before} [2] {b}{after}</p></li></ul>"),
        );
    }
    check(
        "The ice came in\n[1] https://example.org/a and in\n[2] https://example.org/b as well.",
        &format!("<p>The ice came in [1] {a} and in [2] {b} as well.</p>"),
    );
}

#[test]
fn lines_behind_a_whole_sentence_or_a_label_list_sources() {
    let [a, b] = ['a', 'b'].map(link);
    let list = format!("<ul><li><p>[1] {a}</p></li><li><p>[2] {b}</p></li></ul>");
    let lines = "[1] https://example.org/a\n[2] https://example.org/b";
    for (before, html) in [
        ("The ice came.\n", "<p>The ice came.</p>"),
        ("They wrote of these:\n", "<p>They wrote of these:</p>"),
        (
            "What the council wrote of\n\n",
            "<p>What the council wrote of</p>",
        ),
        (
            "what the council wrote later\n",
            "<p>what the council wrote later</p>",
        ),
        ("### Sources of Ice\n", "<h2>Sources of Ice</h2>"),
    ] {
        check(&format!("{before}{lines}"), &format!("{html}{list}"));
    }
    // Titles, and lines that go on.
    check(
        "It froze.\n\n[1] Of ice, https://example.org/a read by\nmany\n[2] Of snow, https://example.org/b",
        &format!(
            "<p>It froze.</p><ul><li><p>[1] Of ice, {a} read by many</p></li><li><p>[2] Of snow, {b}</p></li></ul>"
        ),
    );
    check(
        "- ash of the old port that burned\n[1] https://example.org/a",
        &format!("<ul><li><p>ash of the old port that burned</p></li><li><p>[1] {a}</p></li></ul>"),
    );
}

/// A mark leads to the list, not to the sentence with the same number.
#[test]
fn a_mark_leads_to_the_listed_source() {
    let [a, b] = ['a', 'b'].map(link);
    check(
        "It froze.[2] They wrote in\n[2] https://example.org/a of it.\n\n[2] https://example.org/b",
        &format!(
            "<p>It froze.<a href=\"https://example.org/b\">[2]</a> They wrote in \
             <a href=\"https://example.org/b\">[2]</a> {a} of it.</p><ul><li><p>[2] {b}</p></li></ul>"
        ),
    );
}
