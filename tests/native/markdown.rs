//! Tests of Markdown to HTML, through the whole compiler.

use crate::support::{archive_of, without_directions};
use kusama_news_reader::compile::{Code, Outcome, Source, compile};
use kusama_news_reader::html::blocks::blocks;

const HEAD: &str = "# L - May 2020\n\n# H\n\n";

/// Returns the HTML of a report's lead, without ids and directions.
fn html_of(markdown: &str) -> String {
    let archive = archive_of(&format!("{HEAD}{markdown}"));
    without_ids(&blocks(&archive.reports[0].lead).into_string())
}

fn without_ids(html: &str) -> String {
    let html = without_directions(html);
    let mut parts = html.split(" id=\"");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once('"').expect("the end of an id").1);
    }
    kept
}

#[track_caller]
fn check(markdown: &str, expected: &str) {
    assert_eq!(html_of(markdown), expected);
    let with_returns = markdown.replace('\n', "\r\n");
    assert_eq!(html_of(&with_returns), expected, "with CRLF");
}

#[test]
fn running_text() {
    check(
        "A *b* **c** ***d*** ~~e~~ `f <g>` &amp; &copy; \\*h\\*",
        "<p>A <em>b</em> <strong>c</strong> <em><strong>d</strong></em> <s>e</s> \
         <code>f &lt;g&gt;</code> &amp; © *h*</p>",
    );
    check("a  \nb\\\nc\nd", "<p>a<br>b<br>c d</p>");
}

#[test]
fn lists_and_tasks() {
    check(
        "3. a\n4. b\n\n- [x] c\n- [ ] d\n  - e",
        "<ol start=\"3\"><li><p>a</p></li><li><p>b</p></li></ol><ul><li><p>[x] c</p></li>\
         <li><p>[ ] d</p><ul><li><p>e</p></li></ul></li></ul>",
    );
}

#[test]
fn quotes_rules_and_code() {
    check(
        "> a\nb\n\n***\n\n```rust\nc\n\n<d>\n```\n\n    e",
        "<blockquote><p>a b</p></blockquote><hr>\
         <div class=\"wide-frame\" role=\"group\" aria-label=\"Preformatted text: rust\" \
         tabindex=\"0\"><pre><code>c\n\n&lt;d&gt;\n</code></pre></div>\
         <div class=\"wide-frame\" role=\"group\" aria-label=\"Preformatted text\" \
         tabindex=\"0\"><pre><code>e</code></pre></div>",
    );
}

#[test]
fn tables() {
    check(
        "| a | b | c |\n|:--|:-:|--:|\n| 1 | *2* | 3 | 4 |\n| 5 |",
        "<div class=\"wide-frame\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>\
         <thead><tr><th class=\"align-start\">a</th><th class=\"align-center\">b</th>\
         <th class=\"align-end\">c</th></tr></thead><tbody><tr><td class=\"align-start\">1</td>\
         <td class=\"align-center\"><em>2</em></td><td class=\"align-end\">3 | 4</td></tr>\
         <tr><td class=\"align-start\">5</td><td class=\"align-center\"></td>\
         <td class=\"align-end\"></td></tr></tbody></table></div>",
    );
}

#[test]
fn links_with_and_without_markup() {
    let outer = |href: &str, text: &str| {
        format!("<a rel=\"nofollow noopener noreferrer\" href=\"{href}\">{text}</a>")
    };
    check(
        "[a](https://example.org/b) <https://example.org/c> <d@example.org> [e]\n\n\
         [e]: http://example.org/e",
        &format!(
            "<p>{} {} {} {}</p>",
            outer("https://example.org/b", "a"),
            outer("https://example.org/c", "https://example.org/c"),
            outer("mailto:d@example.org", "d@example.org"),
            outer("http://example.org/e", "e"),
        ),
    );
    check(
        "See https://example.org/a_b_c, or (www.example.org).",
        &format!(
            "<p>See {}, or ({}).</p>",
            outer("https://example.org/a_b_c", "https://example.org/a_b_c"),
            outer("http://www.example.org", "www.example.org"),
        ),
    );
    check(
        "[see https://example.org/a](https://example.org/b)",
        &format!(
            "<p>{}</p>",
            outer("https://example.org/b", "see https://example.org/a")
        ),
    );
}

#[test]
fn footnotes() {
    let html = html_of("A[^1] and B[^none].\n\n[^1]: Note.\n\n[^2]: Never named.");
    let notes = html.split("<div class=\"footnote\">").count() - 1;
    assert_eq!(notes, 2, "{html}");
    assert!(html.starts_with("<p>A<a href=\"2020/05/#p-"), "{html}");
    assert!(html.contains("\">[1]</a> and B[^none].</p>"), "{html}");
}

/// Compiles texts with images, each in a report of its own, because many refusals in one are
/// gathered.
fn with_images(images: &[&str]) -> Outcome {
    let description = Source {
        path: "archive.toml".into(),
        bytes: "images = [\"https://pictures.example/\", \"images/\"]".into(),
    };
    let mut sources = vec![description];
    sources.extend(images.iter().enumerate().map(|(number, images)| {
        Source {
            path: format!("{number}.md"),
            bytes: format!("{HEAD}{images}")
                .replacen("2020", &format!("202{number}"), 1)
                .into(),
        }
    }));
    compile(&sources)
}

#[test]
fn images_come_from_allowed_sources_only() {
    let outcome = with_images(&[
        "![a *b*](images/c.png \"d\") ![e](https://pictures.example/f?g=h)\n\
         ![i](other/j.png) ![k](https://pictures.example.evil.example/l)",
        "![m](images/../n.png) ![o](http://pictures.example/p) ![q](images/%2E%2e/r)",
        "![s](/images/t.png) ![u](//pictures.example/v) ![w](images/x.png",
    ]);
    let refused = outcome.diagnostics.iter();
    let refused: Vec<(u32, &str)> = refused
        .filter(|problem| problem.code == Code::RefusedImage)
        .map(|problem| (problem.line, problem.value.as_str()))
        .collect();
    assert_eq!(
        refused,
        [
            (6, "other/j.png"),
            (6, "https://pictures.example.evil.example/l"),
            (5, "images/../n.png"),
            (5, "http://pictures.example/p"),
            (5, "images/%2E%2e/r"),
            (5, "/images/t.png"),
            (5, "//pictures.example/v"),
        ]
    );
    let leads = outcome.archive.reports.iter();
    let leads: String = leads.map(|it| blocks(&it.lead).into_string()).collect();
    assert_eq!(
        without_ids(&leads),
        "<p><img class=\"picture\" src=\"images/c.png\" alt=\"a b\" title=\"d\" loading=\"lazy\" \
         decoding=\"async\"> <img class=\"picture\" src=\"https://pictures.example/f?g=h\" \
         alt=\"e\" loading=\"lazy\" decoding=\"async\"> i k</p><p>m o q</p><p>s u ![w](images/x.png</p>"
    );
}

#[test]
fn a_mark_at_the_beginning_and_no_line_break_at_the_end_change_nothing() {
    let plain = format!("{HEAD}Text.\n\n## S\n\n| a |\n|---|\n| b |");
    let expected = archive_of(&format!("{plain}\n"));
    assert_eq!(archive_of(&plain), expected);
    assert_eq!(archive_of(&format!("\u{feff}{plain}")), expected);
    // A byte order mark, decoded with the wrong encoding.
    let report = archive_of(&format!("ï»¿{plain}")).reports.remove(0);
    assert_eq!(report, expected.reports[0]);
}

#[test]
fn sections_keep_their_lines_under_both_line_endings() {
    let text = format!(
        "{HEAD}Prose that stands above a rule and is no heading.\n---\n\n## A\n\n```\n\n## no\n```\n\n\
         <div>\n\n## B\n\n| c |\n|---|\n\n[d]: https://example.org\n\n## E\nText [d].\n"
    );
    for text in [text.clone(), text.replace('\n', "\r\n")] {
        let archive = archive_of(&text);
        let sections = archive.reports[0].sections.iter();
        let lines: Vec<u32> = sections.map(|section| section.line).collect();
        assert_eq!(lines, [8, 17, 24]);
    }
}
