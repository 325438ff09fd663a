//! HTML in reports: what means something is read like the Markdown that means the same.

use crate::html_check::violation;
use crate::support::{report_words, without_directions, words};
use kusama_news_reader::compile::{Code, Outcome, Source, compile};
use kusama_news_reader::html::blocks::blocks;
use kusama_news_reader::model::plain_text;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A title and a headline; the text begins on line 5.
const HEAD: &str = "# L - May 2020\n\n# H\n\n";

fn compiled(text: &str) -> Outcome {
    let description = Source {
        path: "archive.toml".into(),
        bytes: "images = [\"images/\"]".into(),
    };
    let report = Source {
        path: "a.md".into(),
        bytes: text.into(),
    };
    compile(&[description, report])
}

/// Returns the HTML of everything below the headline, without ids and directions.
fn html(outcome: &Outcome) -> String {
    let report = &outcome.archive.reports[0];
    let mut html = blocks(&report.lead).into_string();
    for section in &report.sections {
        let heading = plain_text(&section.heading.text);
        let blocks = blocks(&section.blocks).into_string();
        html += &["<h2>", &heading, "</h2>", &blocks].concat();
    }
    let html = without_directions(&html);
    let mut parts = html.split(" id=\"");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once('"').expect("the end of an id").1);
    }
    kept.replace(" rel=\"nofollow noopener noreferrer\"", "")
        .replace(
            "<div class=\"wide-frame\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">",
            "<div>",
        )
}

/// Returns line, code and value of each problem with HTML, links or pictures.
fn problems(outcome: &Outcome) -> Vec<(u32, Code, &str)> {
    let codes = [
        Code::RawHtml,
        Code::UnsafeLink,
        Code::RefusedImage,
        Code::LeftOver,
    ];
    let all = outcome.diagnostics.iter();
    let all = all.filter(|it| codes.contains(&it.code));
    all.map(|it| (it.line, it.code, it.value.as_str()))
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    check_with(text, expected, &[]);
}

#[track_caller]
fn check_with(text: &str, expected: &str, expected_problems: &[(u32, Code, &str)]) {
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        let outcome = compiled(&format!("{HEAD}{text}"));
        assert_eq!(html(&outcome), expected, "of {text:?}");
        assert_eq!(problems(&outcome), expected_problems, "of {text:?}");
    }
}

#[test]
fn a_report_that_is_html_throughout_has_its_sections() {
    check(
        "<p>The ice came\nearly &amp; stayed.</p>\n\n<h3>Governance</h3>\n<p>They <b>voted</b>.</p>\n\n\
         <p>It <i>passed</i>.</p>\n<h3>Market</h3>\n\n<p>Fish fell.</p>",
        "<p>The ice came early &amp; stayed.</p><h2>Governance</h2><p>They <strong>voted</strong>.</p>\
         <p>It <em>passed</em>.</p><h2>Market</h2><p>Fish fell.</p>",
    );
}

#[test]
fn headings_of_html_and_of_markdown_have_the_same_levels() {
    check(
        "Text.\n\n<h2>Governance</h2>\n\nA *vote*.\n\n### Fees\n\nB.\n\n## Market\n\nC.\n\n<h3 id=\"x\">Fish</h3>\nD.",
        "<p>Text.</p><h2>Governance</h2><p>A <em>vote</em>.</p><h3>Fees</h3><p>B.</p>\
         <h2>Market</h2><p>C.</p><h3>Fish</h3><p>D.</p>",
    );
    check(
        "Text.\n\n<h2 align=\"center\">\n\nOf *gulls*\n\n</h2>\n\nA.\n\n<h2>Of crabs\n\nB.",
        "<p>Text.</p><h2>Of gulls</h2><p>A.</p><h2>Of crabs</h2><p>B.</p>",
    );
}

#[test]
fn lists_may_have_blank_lines_and_lack_end_tags() {
    check(
        "<ul>\n\n<li>a</li>\n\n<li>b\n<ol start=\"4\"><li>c<li>d</ol>\n</li>\n\n</ul>\n\nAfter.",
        "<ul><li><p>a</p></li><li><p>b</p><ol start=\"4\"><li><p>c</p></li><li><p>d</p></li></ol></li></ul>\
         <p>After.</p>",
    );
    check(
        "<ol>\n<li>a\n<li value=\"7\">b\n<li><p>c</p><p>d</p></ol>",
        "<ol><li><p>a</p></li><li value=\"7\"><p>b</p></li><li><p>c</p><p>d</p></li></ol>",
    );
    check("<li>a<li>b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>");
    check(
        "<ul>a<li>b</ul>",
        "<ul><li><p>a</p></li><li><p>b</p></li></ul>",
    );
    // Markdown in an item of HTML.
    check(
        "<ul>\n<li>\n\n*a*\n\n</li>\n</ul>\n\nb\n\n<ul><li>c\n\n## D\n\ne",
        "<ul><li><p><em>a</em></p></li></ul><p>b</p><ul><li><p>c</p></li></ul><h2>D</h2><p>e</p>",
    );
}

#[test]
fn tables_keep_their_rows_and_cells() {
    let table = "<div><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr>\
                 <td>c <strong>d</strong></td><td>e<br>f</td></tr></tbody></table></div>";
    check(
        "<table>\n<thead>\n<tr><th>a</th><th>b</th></tr>\n</thead>\n\n<tbody>\n<tr>\n  <td>c <b>d</b></td>\n\n  \
         <td><p>e</p><ul><li>f</li></ul></td>\n</tr>\n</tbody>\n</table>",
        table,
    );
    check(
        "<table><tr><td>a<td>b<tr><td>c <b>d</b><td>e<br>f</table>",
        table,
    );
    check(
        "<table><caption>of fish</caption><tr><td>a</table>\nb",
        "<p><em>of fish</em></p><div><table><thead><tr><th>a</th></tr></thead><tbody></tbody></table></div><p>b</p>",
    );
    // Markdown in a cell of HTML.
    check(
        "<table><tr><td>\n\na *b*\n\n- c\n\n</td><td>d</td></tr></table>",
        "<div><table><thead><tr><th>a <em>b</em><br>c</th><th>d</th></tr></thead><tbody></tbody></table></div>",
    );
}

#[test]
fn inline_elements_are_read_in_markdown_and_in_html() {
    check(
        "A <strong>b *c*</strong> <del>d</del> <code>e_f_ &lt;g&gt; <h></code> <span class=\"x\">i</span><wbr>j k<br>l",
        "<p>A <strong>b <em>c</em></strong> <s>d</s> <code>e_f_ &lt;g&gt; &lt;h&gt;</code> ij k<br>l</p>",
    );
    check(
        "<div>A <em> b</em>\n<CODE>c  d</CODE><br/>e &copy; *f* **</div>",
        "<p>A <em>b</em> <code>c d</code><br>e © *f* **</p>",
    );
    check(
        "a <i>b **c</i> d** e</i> f",
        "<p>a <em>b <strong>c d</strong> e</em> f</p>",
    );
    check(
        "<kbd>Ctrl</kbd> <kbd>`</kbd>",
        "<p><code>Ctrl</code> <code>`</code></p>",
    );
}

/// As in a browser, the end of a line after a tag parts two words.
#[test]
fn a_line_may_end_right_after_a_tag() {
    check(
        "The ice<i>\nand</i> the fog<b>\nlasted</b>.",
        "<p>The ice <em>and</em> the fog <strong>lasted</strong>.</p>",
    );
}

#[test]
fn links_and_pictures_pass_the_same_checks() {
    let link = "<a href=\"https://example.org/?a=1&amp;b=2\" title=\"T\">c</a>";
    check(
        "<p><a href=\"https://example.org/?a=1&amp;b=2\" title=\"T\">c</a></p>",
        &format!("<p>{link}</p>"),
    );
    check(
        "<p>\n<a name=\"x\"></a>a <a id=\"y\">b</a>, https://example.org/c</p>",
        "<p>a b, <a href=\"https://example.org/c\">https://example.org/c</a></p>",
    );
    check_with(
        "<p>a\n<a href=\"javascript:b\">c</a>\n<img src=\"d.png\" alt=\"e\"></p>\n\n<a href=\" data:f\">g</a>",
        "<p>a c e</p><p>g</p>",
        &[
            (6, Code::UnsafeLink, "javascript:b"),
            (7, Code::RefusedImage, "d.png"),
            (9, Code::UnsafeLink, "data:f"),
        ],
    );
    check(
        "<div><a href=\"https://example.org/a\"><p>b</p>c</a></div>",
        "<p><a href=\"https://example.org/a\">b</a></p><p><a href=\"https://example.org/a\">c</a></p>",
    );
}

#[test]
fn figures_quotes_and_rules_are_blocks() {
    check(
        "<figure>\n  <picture><source srcset=\"b.webp\"><img src=\"images/b.png\" alt=\"c\"></picture>\n  \
         <figcaption>d <b>e</b></figcaption>\n</figure>",
        "<p><img class=\"picture\" src=\"images/b.png\" alt=\"c\" loading=\"lazy\" decoding=\"async\"><br>\
         <em>d <strong>e</strong></em></p>",
    );
    let outcome = compiled(&format!(
        "{HEAD}Text.\n\n<figure><img src=x.png><figcaption>Of Fish</figcaption></figure>"
    ));
    assert_eq!(html(&outcome), "<p>Text.</p><p><em>Of Fish</em></p>");
    check(
        "<blockquote>a<p>b\n\n*c*\n\n</blockquote>\n\nd\n\n<hr>\n<blockquote>\ne",
        "<blockquote><p>a</p><p>b</p><p><em>c</em></p></blockquote><p>d</p><hr><blockquote><p>e</p></blockquote>",
    );
}

#[test]
fn preformatted_text_keeps_its_lines() {
    let code = |label: &str, words: &str| {
        format!(
            "<div class=\"wide-frame\" role=\"group\" aria-label=\"Preformatted text{label}\" tabindex=\"0\">\
             <pre><code>{words}</code></pre></div>"
        )
    };
    check(
        "<pre>\nlet a: Vec<u8>;\n\n  b &amp;&amp; <b>[your name]</b>\n</pre>\nc",
        &(code("", "let a: Vec&lt;u8&gt;;\n\n  b &amp;&amp; [your name]\n") + "<p>c</p>"),
    );
    check(
        "<pre><code class=\"language-rust\">a</code></pre>",
        &code(": rust", "a"),
    );
}

#[test]
fn texts_that_fold_are_shown_with_their_names() {
    check(
        "<details>\n<summary>Of <i>fish</i></summary>\n<p>It froze.</p>\n</details>\n\nb",
        "<h2>Of fish</h2><p>It froze.</p><p>b</p>",
    );
}

#[test]
fn blocks_in_a_markdown_paragraph_are_lines() {
    check("a <p>b</p> <div>c</div>", "<p>a <br>b<br>c</p>");
    check(
        "- a <h3>b\n- c",
        "<ul><li><p>a <br>b</p></li><li><p>c</p></li></ul>",
    );
    check("a <P>\n\nb </ul> c </div>", "<p>a </p><p>b <br>c </p>");
}

#[test]
fn html_in_quotes_and_items_ends_with_them() {
    check(
        "> <ul>\n> <li>a\n> b\n\nc\n\n- <b>d\n- e\n\n  <p>f\n\ng",
        "<blockquote><ul><li><p>a b</p></li></ul></blockquote><p>c</p>\
         <ul><li><p><strong>d</strong></p></li><li><p>e</p><p>f</p></li></ul><p>g</p>",
    );
}

#[test]
fn what_means_nothing_in_a_report_is_text_with_one_warning() {
    check_with(
        "a <x-y>b</x-y>\n\n<iframe src=\"c\"></iframe>\n\n<video>\n<source src=\"d\">\n</video>\n\n<IFRAME>\n<?e f?>",
        "<p>a &lt;x-y&gt;b&lt;/x-y&gt;</p><p>&lt;iframe src=&quot;c&quot;&gt;&lt;/iframe&gt;</p>\
         <p>&lt;video&gt; &lt;source src=&quot;d&quot;&gt; &lt;/video&gt;</p><p>&lt;IFRAME&gt; &lt;?e f?&gt;</p>",
        &[(5, Code::RawHtml, "<x-y>")],
    );
    let outcome = compiled(&format!("{HEAD}<x> </x> <y z> <x>"));
    let message = outcome
        .diagnostics
        .iter()
        .find(|it| it.code == Code::RawHtml);
    assert_eq!(
        message.map(|it| it.message.as_str()),
        Some("raw HTML `<x>`, `<y>` in 3 places: expected Markdown, or HTML that it can express")
    );
    check_with("<p>a <b", "<p>a &lt;b</p>", &[(5, Code::RawHtml, "<b")]);
}

#[test]
fn comments_are_dropped_without_a_warning() {
    let text = "<!-- Template:\n\n# [Your Name]\n-->\n# L - May 2020\n\n# H\n\na<!-- b --> c\n\n<!-- more -->\n\n\
                <p>d<!-- e\n\nf --> g</p>\n\n<!-- h --> i\n\n`<!-- j -->`";
    let outcome = compiled(text);
    assert_eq!(
        html(&outcome),
        "<p>a c</p><p>d</p><p>g</p><p>i</p><p><code>&lt;!-- j --&gt;</code></p>"
    );
    assert_eq!(problems(&outcome), []);
}

/// Regression test: a comment without an end took the rest of the report with it.
#[test]
fn a_comment_that_is_never_closed_is_text() {
    check_with(
        "a\n\n<!-- b\n\n## Market\n\n*c*",
        "<p>a</p><p>&lt;!-- b</p><h2>Market</h2><p><em>c</em></p>",
        &[(7, Code::RawHtml, "<!--")],
    );
}

/// Lines in HTML are not read like lines of Markdown.
#[test]
fn signs_of_markdown_in_html_stay_as_written() {
    check(
        "<p>The turnout of\n12. May rose by\n+ 5 percent [1]</p>\n\n[1] Fish: https://example.org/",
        "<p>The turnout of 12. May rose by + 5 percent [1]</p>\
         <ul><li><p>[1] Fish: <a href=\"https://example.org/\">https://example.org/</a></p></li></ul>",
    );
}

/// Tags, words, and Markdown that meet in every order.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<ul>",
    "</ul>",
    "<ol start=3>",
    "</ol>",
    "<li>",
    "</li>",
    "<li value=9>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th>",
    "<thead>",
    "</tbody>",
    "<caption>",
    "<h2>",
    "</h2>",
    "<h3>",
    "</h4>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<s>",
    "<code>",
    "</code>",
    "<pre>",
    "</pre>",
    "<blockquote>",
    "</blockquote>",
    "<hr>",
    "<br>",
    "<a href=\"https://example.org/\">",
    "<a name=x>",
    "</a>",
    "<img src=\"images/a.png\">",
    "<img src=x>",
    "<figure>",
    "<figcaption>",
    "</figcaption>",
    "<details>",
    "<summary>",
    "</summary>",
    "<span>",
    "</span>",
    "<picture>",
    "<iframe>",
    "</iframe>",
    "<script>",
    "</script>",
    "<style>",
    "<svg onload=x>",
    "<form>",
    "<input>",
    "</x>",
    "<!--",
    "<?php",
    "<![CDATA[",
    "]]>",
    "<",
    ">",
    "&",
    "&lt;",
    "&#7;",
    "\n",
    "\n\n",
    "\n\n",
    " ",
    "*",
    "**",
    "_",
    "`",
    "[",
    "](x)",
    "![",
    "\n\n- ",
    "\n\n> ",
    "\n\n1. ",
    "\n\n## ",
    "\n\n| a |\n|---|\n| ",
    "\n\n```\n",
    "\n\n    ",
    "\n\n---\n\n",
    "\n  ",
    "\n> ",
    "[^n]",
];

/// Returns HTML and Markdown with numbered words.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    let part = (piece, any::<bool>());
    prop::collection::vec(part, 0..50).prop_map(|parts| {
        let mut soup = String::new();
        for (number, (piece, has_word)) in parts.into_iter().enumerate() {
            soup += piece;
            if has_word {
                // Commas, because Markdown drops a blank at the edge of code.
                soup += &[" ,zq", &number.to_string(), "x, "].concat();
            }
        }
        soup
    })
}

/// Returns the numbered words.
fn numbered(words: Vec<String>) -> Vec<String> {
    let is_numbered = |word: &String| word.starts_with("zq");
    words.into_iter().filter(is_numbered).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn random_html_keeps_every_word_in_order_and_brings_nothing_into_the_page(soup in soup()) {
        // What is a comment after all is dropped.
        prop_assume!(!soup.contains("-->"));
        let outcome = compiled(&format!("{HEAD}Lead.\n\n{soup}\n\n## End\n\nLast."));
        let report = &outcome.archive.reports[0];
        prop_assert_eq!(numbered(report_words(report)), numbered(words(&soup)), "of {}", soup);
        let html = blocks(&report.lead).into_string();
        prop_assert_eq!(violation(&html, &mut BTreeSet::new()), None, "of {}", soup);
        for section in &report.sections {
            let html = blocks(&section.blocks).into_string();
            prop_assert_eq!(violation(&html, &mut BTreeSet::new()), None, "of {}", soup);
        }
        let n_raw = problems(&outcome).into_iter().filter(|(_, code, _)| *code == Code::RawHtml).count();
        prop_assert!(n_raw <= 2, "{n_raw} warnings of {soup}");
    }
}
