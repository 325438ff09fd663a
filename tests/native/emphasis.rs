//! Tests of single asterisks that `CommonMark` does not read as emphasis.

use crate::dialects::{check, check_with};
use kusama_news_reader::compile::Code;

#[test]
fn single_asterisks_beside_punctuation_are_emphasis() {
    for (markdown, html) in [
        (
            "*重要。*次は*「港」*です。",
            "<em>重要。</em>次は<em>「港」</em>です。",
        ),
        ("*一。*二*三*四", "<em>一。</em>二<em>三</em>四"),
        ("The *ice:*it came.", "The <em>ice:</em>it came."),
        (
            "**港**は*「冬」*です",
            "<strong>港</strong>は<em>「冬」</em>です",
        ),
        (
            "*`a`*次は*`b`*です",
            "<em><code>a</code></em>次は<em><code>b</code></em>です",
        ),
        (
            "次は*[港](https://example.org)。*です",
            "次は<em><a href=\"https://example.org\">港</a>。</em>です",
        ),
    ] {
        check(markdown, &format!("<p>{html}</p>"));
    }
    check(
        "> *重要。\n> 港。*次",
        "<blockquote><p><em>重要。港。</em>次</p></blockquote>",
    );
}

/// Regression test: such an address ended at the asterisk.
#[test]
fn an_asterisk_in_an_address_is_part_of_it() {
    check(
        "See https://web.example.org/web/*/https://example.com or *this*.",
        "<p>See <a href=\"https://web.example.org/web/*/https://example.com\">\
         https://web.example.org/web/*/https://example.com</a> or <em>this</em>.</p>",
    );
}

#[test]
fn products_and_marks_of_footnotes_stay() {
    for text in [
        "2*3*4 = 24, and 2*(3+4)*5 = 70.",
        "Fees* rose, tolls*, and dues* (paid*).",
        "All *.md and *.txt of f(*a, *b).",
        "港*と冬",
    ] {
        check(text, &format!("<p>{text}</p>"));
    }
    check(
        "`*重要。*次` \\*重要。\\*次",
        "<p><code>*重要。*次</code> *重要。*次</p>",
    );
}

#[test]
fn a_single_asterisk_without_a_partner_is_named() {
    check_with(
        "*重要。\n\n重要。*次\n\n**重*要。*次",
        "<p>*重要。</p><p>重要。*次</p><p>**重*要。*次</p>",
        &[
            (7, 10, Code::StrayEmphasis, "*"),
            (9, 1, Code::StrayEmphasis, "**"),
            (9, 1, Code::StrayEmphasis, "*"),
        ],
    );
}
