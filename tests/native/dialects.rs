//! Tests of what other tools and language models write in place of Markdown.

use crate::support::{with_topics, without_directions};
use kusama_news_reader::compile::{Code, Outcome, Source, compile};
use kusama_news_reader::html::blocks::{blocks, inline};
use kusama_news_reader::model::plain_text;

/// Compiles a report whose lead is this text.
fn compiled(markdown: &str) -> Outcome {
    let source = Source {
        path: "2020-05.md".into(),
        bytes: format!("# L - May 2020\n\n# H\n\n{markdown}\n").into(),
    };
    compile(&with_topics(vec![source]))
}

/// Returns the HTML of the lead and the sections, without ids, directions
/// and what all outer links have in common.
fn html(outcome: &Outcome) -> String {
    let report = &outcome.archive.reports[0];
    let mut html = blocks(&report.lead).into_string();
    for section in &report.sections {
        let heading = inline(&section.heading.text).into_string();
        let body = blocks(&section.blocks).into_string();
        html.extend(["<h2>", &heading, "</h2>", &body]);
    }
    let html = without_directions(&html);
    let html = html.replace(" rel=\"nofollow noopener noreferrer\"", "");
    let mut parts = html.split(" id=\"");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once('"').expect("the end of an id").1);
    }
    kept
}

/// Returns the line, column, code, and value of each problem of the text, except about topics.
fn problems(outcome: &Outcome) -> Vec<(u32, u32, Code, &str)> {
    let problems = outcome.diagnostics.iter();
    let problems =
        problems.filter(|it| !matches!(it.code, Code::MissingTopic | Code::UnmappedHeading));
    problems
        .map(|it| (it.line, it.column, it.code, it.value.as_str()))
        .collect()
}

/// Checks the HTML of a text without problems.
#[track_caller]
pub(crate) fn check(markdown: &str, expected: &str) {
    check_with(markdown, expected, &[]);
}

/// Checks the HTML of a text, and its problems.
#[track_caller]
pub(crate) fn check_with(
    markdown: &str,
    expected: &str,
    problems_expected: &[(u32, u32, Code, &str)],
) {
    let outcome = compiled(markdown);
    assert_eq!(html(&outcome), expected);
    assert_eq!(problems(&outcome), problems_expected);
    // Line endings change nothing.
    let outcome = compiled(&markdown.replace('\n', "\r\n"));
    assert_eq!(html(&outcome), expected, "with CRLF");
    assert_eq!(problems(&outcome), problems_expected, "with CRLF");
}

#[test]
fn marks_of_language_models_are_not_shown_and_each_is_named() {
    use Code::LeftOver;
    check_with(
        "The pier opened【4†source】and closed【4†source】.\n\
         Fish rose citeturn0search3 and fell :contentReference[oaicite:2]{index=2}.",
        "<p>The pier opened and closed. Fish rose and fell.</p>",
        &[
            (5, 16, LeftOver, "【4†source】"),
            (5, 42, LeftOver, "【4†source】"),
            (6, 11, LeftOver, "citeturn0search3"),
            (6, 37, LeftOver, ":contentReference[oaicite:2]{index=2}"),
        ],
    );
    check_with(
        "Ice \u{e200}cite\u{e202}turn0search1\u{e201}came.[^1^][^2^] It went.",
        "<p>Ice came. It went.</p>",
        &[
            (5, 5, LeftOver, "\u{e200}cite\u{e202}turn0search1\u{e201}"),
            (5, 35, LeftOver, "[^1^]"),
            (5, 40, LeftOver, "[^2^]"),
        ],
    );
    check_with(
        "It rose (citeturn0view1).\n\n- [oaicite:1]\n- ash",
        "<p>It rose.</p><ul><li><p>ash</p></li></ul>",
        &[
            (5, 10, LeftOver, "citeturn0view1"),
            (7, 3, LeftOver, "[oaicite:1]"),
        ],
    );
    check_with(
        "It froze.\n\nAs an AI language model, I cannot see the harbour. It thawed.",
        "<p>It froze.</p><p>It thawed.</p>",
        &[(
            7,
            1,
            LeftOver,
            "As an AI language model, I cannot see the harbour.",
        )],
    );
}

#[test]
fn marks_in_code_stay() {
    check(
        "`【4†source】 :tada: [1]` [1]\n\n```\n【4†source】 :tada:\n# 1\n```\n\n[1]: https://example.org/a",
        "<p><code>【4†source】 :tada: [1]</code> <a href=\"https://example.org/a\">[1]</a></p><div class=\"wide-frame\" role=\"group\" \
         aria-label=\"Preformatted text\" tabindex=\"0\"><pre><code>【4†source】 :tada:\n# 1\n\
         </code></pre></div>",
    );
}

#[test]
fn each_numeric_mark_leads_to_its_own_source() {
    let link = |letter: char, number: u8| {
        format!("<a href=\"https://example.org/{letter}\">[{number}]</a>")
    };
    let [a, b, c] = [link('a', 1), link('b', 2), link('c', 3)];
    check(
        "It froze.[1][2] It thawed.[3]\n\n\
         [1]: https://example.org/a\n[2]: https://example.org/b\n[3]: https://example.org/c",
        &format!("<p>It froze.{a}{b} It thawed.{c}</p>"),
    );
    let item = |letter: char, number: u8| {
        let address = format!("https://example.org/{letter}");
        format!("<li><p>[{number}] <a href=\"{address}\">{address}</a></p></li>")
    };
    let list = format!("<ul>{}{}</ul>", item('a', 1), item('b', 2));
    let sources = "[1] https://example.org/a\n[2] https://example.org/b";
    check(
        &format!("It froze.[1][2] It thawed [3].\n\nCitations:\n{sources}"),
        &format!("<p>It froze.{a}{b} It thawed [3].</p><h2>Citations</h2>{list}"),
    );
    check(
        "It froze.[[2]](https://example.org/a) [1]\n\n[1]: https://example.org/a\n",
        &format!("<p>It froze.{} {a}</p>", link('a', 2)),
    );
    check(
        &format!("It froze.[2]\n\n{sources}"),
        &format!("<p>It froze.{b}</p>{list}"),
    );
}

#[test]
fn a_line_within_a_sentence_is_no_block() {
    use Code::WrappedLine;
    check_with(
        "The pier was approved by the council in motion number\n\
         1. It was the second of its kind, and grew in\n\
         2021. After that the turnout rose by\n\
         + 12 percent while the deposit fell to\n\
         - 3 units, which the port welcomed in referendum\n\
         # 42 and again in the next one, in which more than\n\
         > 60 percent took part.",
        "<p>The pier was approved by the council in motion number 1. It was the second of its \
         kind, and grew in 2021. After that the turnout rose by + 12 percent while the deposit \
         fell to - 3 units, which the port welcomed in referendum # 42 and again in the next one, \
         in which more than &gt; 60 percent took part.</p>",
        &[
            (6, 1, WrappedLine, "1."),
            (7, 1, WrappedLine, "2021."),
            (8, 1, WrappedLine, "+"),
            (9, 1, WrappedLine, "-"),
            (10, 1, WrappedLine, "#"),
            (11, 1, WrappedLine, ">"),
        ],
    );
    check_with(
        "> The port voted on motion\n> 1. It was long.",
        "<blockquote><p>The port voted on motion 1. It was long.</p></blockquote>",
        &[(6, 3, WrappedLine, "1.")],
    );
    check_with(
        "The port voted on motion No.\n1. It was long.",
        "<p>The port voted on motion No. 1. It was long.</p>",
        &[(6, 1, WrappedLine, "1.")],
    );
    check_with(
        "- The port welcomed it in referendum\n  # 42 and again",
        "<ul><li><p>The port welcomed it in referendum # 42 and again</p></li></ul>",
        &[(6, 3, WrappedLine, "#")],
    );
}

#[test]
fn blocks_after_a_whole_sentence_or_a_label_stay_blocks() {
    let list = "<ul><li><p>ash</p></li><li><p>bread</p></li></ul>";
    let one = "<ul><li><p>ash</p></li></ul>";
    for (before, html) in [
        (
            "The council voted on these:",
            "<p>The council voted on these:</p>",
        ),
        ("The council voted.", "<p>The council voted.</p>"),
        ("The council voted on", "<p>The council voted on</p>"),
        ("Points of the day", "<h2>Points of the day</h2>"),
        ("Then came the ash.[2]", "<p>Then came the ash.[2]</p>"),
    ] {
        check(
            &format!("{before}\n- ash\n- bread"),
            &format!("{html}{list}"),
        );
    }
    for (before, html) in [
        ("The council voted:", "<p>The council voted:</p>"),
        ("“The council voted.”", "<p>“The council voted.”</p>"),
        ("**points of the day**", "<h2>points of the day</h2>"),
    ] {
        check(&format!("{before}\n- ash"), &format!("{html}{one}"));
    }
}

#[test]
fn items_after_items_and_quotes_of_several_lines_stay() {
    let one = "<ul><li><p>ash</p></li></ul>";
    check(
        "- ash\n- bread",
        "<ul><li><p>ash</p></li><li><p>bread</p></li></ul>",
    );
    check(
        "- ash\n1. bread",
        &format!("{one}<ol><li><p>bread</p></li></ol>"),
    );
    check(
        "- ash\n  - bread",
        "<ul><li><p>ash</p><ul><li><p>bread</p></li></ul></li></ul>",
    );
    check(
        "The mayor said\n> The pier\n> is open",
        "<p>The mayor said</p><blockquote><p>The pier is open</p></blockquote>",
    );
    check(
        "The pier is open\n## Bread\nText.",
        "<p>The pier is open</p><h2>Bread</h2><p>Text.</p>",
    );
}

#[test]
fn asterisks_beside_punctuation_are_emphasis() {
    check(
        "**重要。**次は**「港」**です。",
        "<p><strong>重要。</strong>次は<strong>「港」</strong>です。</p>",
    );
    check(
        "**一。**二**三**四",
        "<p><strong>一。</strong>二<strong>三</strong>四</p>",
    );
    check(
        "The **ice:**it came, **[a](https://example.org).**b",
        "<p>The <strong>ice:</strong>it came, <strong><a href=\"https://example.org\">a</a>.</strong>b</p>",
    );
    check(
        "\\*\\*a\\*\\* `**b.**c`",
        "<p>**a** <code>**b.**c</code></p>",
    );
    check_with(
        "The **ice came.\nIt went.",
        "<p>The **ice came. It went.</p>",
        &[(5, 5, Code::StrayEmphasis, "**")],
    );
    check_with(
        "** Ice ** came. 2 ** 3 is 8.",
        "<p>** Ice ** came. 2 ** 3 is 8.</p>",
        &[(5, 1, Code::StrayEmphasis, "**")],
    );
    check(
        "**https://example.org。**次",
        "<p><strong><a href=\"https://example.org\">https://example.org</a>。</strong>次</p>",
    );
}

#[test]
fn scripts_without_spaces_are_joined_without_one() {
    check(
        "本月的交易量比上月\n增加了一成，\n“港口”开放。",
        "<p>本月的交易量比上月增加了一成，“港口”开放。</p>",
    );
    check(
        "> 手数料は\n> **下がり**\n> ました",
        "<blockquote><p>手数料は<strong>下がり</strong>ました</p></blockquote>",
    );
    check(
        "낱말 사이에\n띄어쓰기 港口\nopen\nnow",
        "<p>낱말 사이에 띄어쓰기 港口 open now</p>",
    );
}

#[test]
fn alerts_are_quotes_with_a_label() {
    check(
        "> [!NOTE]\n> The pier opens.\n\n> [!tip] More\n>\n> Go.",
        "<blockquote><p><strong>Note:</strong> The pier opens.</p></blockquote>\
         <blockquote><p><strong>Tip:</strong> More</p><p>Go.</p></blockquote>",
    );
}

#[test]
fn names_of_headings_are_targets_and_no_text() {
    let outcome = compiled(
        "See [a](#votes), [b](#votes-2), and [c](#fish).\n\n## Fish\n\nA.\n\n## Fish {#votes}\n\nB.\n\n\
         ### Bread {#votes-2 .wide}\n\nC.",
    );
    assert_eq!(problems(&outcome), []);
    let report = &outcome.archive.reports[0];
    let headings = report.sections.iter();
    let headings: Vec<String> = headings.map(|it| plain_text(&it.heading.text)).collect();
    assert_eq!(headings, ["Fish", "Fish"]);
    let [second, bread] = [
        report.sections[1].heading.id,
        report.sections[1].texts()[2].id,
    ];
    let html = html(&outcome);
    for (id, words) in [
        (second, "a"),
        (bread, "b"),
        (report.sections[0].heading.id, "c"),
    ] {
        let link = format!("<a href=\"2020/05/#{id}\">{words}</a>");
        assert!(html.contains(&link), "{link} in {html}");
    }
}

#[test]
fn html_that_markdown_can_express_is_read() {
    check("a<br>b<br/>\nc", "<p>a<br>b<br>c</p>");
    let html = html(&compiled("| a |\n|---|\n| b<br>c |"));
    assert!(html.contains("<td>b<br>c</td>"), "{html}");
    check(
        "H<sub>2</sub>O, x<sup>2</sup>, <kbd>Ctrl</kbd>",
        "<p>H₂O, x², <code>Ctrl</code></p>",
    );
    check_with(
        "x<sup>Q</sup>",
        "<p>x&lt;sup&gt;Q&lt;/sup&gt;</p>",
        &[(5, 2, Code::RawHtml, "<sup>")],
    );
    check(
        "<details>\n<summary>More fish</summary>\n\nIt *froze*.\n\n</details>",
        "<h2>More fish</h2><p>It <em>froze</em>.</p>",
    );
}

/// Regression test: the name of a text that folds kept what is read elsewhere.
#[test]
fn the_name_of_a_text_that_folds_is_read_like_other_text() {
    use Code::{Extension, LeftOver, RawHtml};
    let summary =
        |name: &str| format!("<details><summary>{name}</summary>\n\nIt froze.\n\n</details>");
    let shown = |name: &str| format!("<h2>{name}</h2><p>It froze.</p>");
    for (name, html) in [
        (":tada: Ice H<sub>2</sub>O", "🎉 Ice H₂O"),
        ("Ice *and* `:tada:`", "Ice <em>and</em> <code>:tada:</code>"),
        ("**Ice**", "Ice"),
        ("Ice & Snow", "Ice &amp; Snow"),
    ] {
        check(&summary(name), &shown(html));
    }
    let marks = "Ice 【4†source】【5†source】 of May 【4†source】";
    check_with(
        &summary(marks),
        &shown("Ice of May"),
        &[
            (5, 23, LeftOver, "【4†source】"),
            (5, 39, LeftOver, "【5†source】"),
            (5, 63, LeftOver, "【4†source】"),
        ],
    );
    check_with(
        &summary("Ice :not_known: <x>fell</x>"),
        &shown("Ice :not_known: &lt;x&gt;fell&lt;/x&gt;"),
        &[(5, 23, Extension, ":not_known:"), (5, 35, RawHtml, "<x>")],
    );
    let html = html(&compiled(&summary("Ice<br>Snow")));
    assert!(
        html.contains("Ice<br>Snow") && !html.contains("summary"),
        "{html}"
    );
}

#[test]
fn marks_at_the_edge_of_bold_words_leave_no_blank_inside() {
    check_with(
        "**Ice 【4†source】** came. **【4†source】 Snow** fell.\n\n- **【4†source】**\n- ash",
        "<p><strong>Ice</strong> came. <strong>Snow</strong> fell.</p>\
         <ul><li><p>ash</p></li></ul>",
        &[
            (5, 7, Code::LeftOver, "【4†source】"),
            (5, 34, Code::LeftOver, "【4†source】"),
            (7, 5, Code::LeftOver, "【4†source】"),
        ],
    );
}

#[test]
fn names_of_emoji_are_emoji_and_unknown_names_are_named() {
    check_with(
        ":tada: It passed at 10:30:15 :not_known:",
        "<p>🎉 It passed at 10:30:15 :not_known:</p>",
        &[(5, 30, Code::Extension, ":not_known:")],
    );
}

#[test]
fn what_only_other_tools_read_is_shown_and_named() {
    check_with(
        "Term\n: What it means.\n\n- [x] Vote\n- [ ] Pay",
        "<p>Term : What it means.</p><ul><li><p>[x] Vote</p></li><li><p>[ ] Pay</p></li></ul>",
        &[(6, 1, Code::Extension, ": What it means.")],
    );
    check_with(
        ":::note\nText.\n:::",
        "<p>:::note Text. :::</p>",
        &[
            (5, 1, Code::Extension, ":::note"),
            (7, 1, Code::Extension, ":::"),
        ],
    );
}

#[test]
fn numbers_of_headings_that_are_no_positions_stay() {
    let report = |numbers: [u32; 3]| {
        let sections =
            numbers.map(|number| format!("{number}. The Ice of the Port\n\nIt froze.\n\n"));
        let outcome = compiled(&format!("A lead.\n\n{}", sections.concat()));
        let sections = outcome.archive.reports[0].sections.iter();
        let headings = sections.map(|it| plain_text(&it.heading.text));
        headings.collect::<Vec<String>>()
    };
    let plain = "The Ice of the Port";
    assert_eq!(report([1, 2, 3]), [plain; 3]);
    assert_eq!(report([1, 1, 1]), [plain; 3]);
    let expected = [237, 241, 255].map(|number| format!("{number}. {plain}"));
    assert_eq!(report([237, 241, 255]), expected);
}

/// Each step reads a text a bounded number of times.
#[test]
fn long_lines_are_read_in_linear_time() {
    let count = 60_000;
    for part in [
        "【4",
        "\u{e200}",
        "turn0",
        ":a",
        "[1]",
        "**",
        "<sub>",
        "<summary>",
        "*",
        "*a。",
        "a*「",
        "*一。*二",
        "{%",
        "[!",
        "# 1\n",
        "> 1\n",
        "1. a\n",
        "- a b\n",
        "[1] https://a.b\n",
        "[a](b) ",
        "**a。**b",
    ] {
        compiled(&part.repeat(count / part.len()));
    }
}
