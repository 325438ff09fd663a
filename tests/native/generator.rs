//! Random reports: input that is hard to parse, and Markdown with known words.

use proptest::prelude::*;

/// Pieces of Markdown, HTML and text that are hard to parse.
const PIECES: &[&str] = &[
    "<",
    ">",
    "\"",
    "'",
    "&",
    "#",
    "# ",
    "## ",
    "*",
    "**",
    "_",
    "`",
    "```",
    "~~",
    "~~~",
    "|",
    "\n|-|\n",
    "-",
    "- ",
    "---",
    "===",
    "[",
    "]",
    "](",
    ")",
    "(",
    "!",
    "![",
    ":",
    "]: ",
    "[^",
    "[^a]",
    "[^a]: ",
    "\\",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "  \n",
    "    ",
    "\t",
    "> ",
    "1. ",
    "999999999. ",
    "+ ",
    "javascript:",
    "https://",
    "www.",
    "mailto:",
    "//",
    "data:",
    "a@b.c",
    "<a@b.c>",
    "<https://",
    "&lt;",
    "&#60;",
    "&#0;",
    "&#x0a;",
    "&nbsp;",
    "&Tab;",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<b ",
    "onerror=",
    "style=",
    "<img src=",
    "<![CDATA[",
    "]]>",
    "<?",
    "<div>\n",
    "</p>",
    "a",
    "B",
    "word",
    "é",
    "ß",
    "ﬁ",
    "日",
    "🚀",
    "\u{301}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\0",
    "\u{85}",
    "\u{2028}",
    "\u{1}",
    "â€",
    "â€”",
    "Ã",
    "©",
    "”",
    "“",
    "p-1a2b3c",
    "#p-1a2b3c",
    ".md",
    "2020/05/",
    "images/",
    "a.png",
    "By ",
    "Article 1: ",
    "Headline: ",
    "(Optional)",
    ".",
    ",",
    "- [x] ",
];

/// Returns arbitrary text with many pieces that are hard to parse.
pub(crate) fn random_markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Valid inline Markdown; `@` is a placeholder for a word.
const INLINES: &[&str] = &[
    "@",
    "*@*",
    "**@ @**",
    "***@***",
    "~~@~~",
    "`@`",
    "``@ ` @``",
    "[@](https://example.org/x)",
    "[@ *@*](/ \"t\")",
    "![@](images/a.png)",
    "![@](x.png)",
    "[@](javascript:x)",
    "[@]()",
    "<b>@</b>",
    "<odd @>",
    "<i class=\"x\">@</i>",
    "@<!-- x -->",
    "@\\\n@",
    "@  \n@",
    "@\n@",
    "&lt;@&gt;",
    "\\*@\\*",
    "<https://example.org/@>",
    "https://example.org/@",
    "(www.example.org/@)",
    "[@]",
    "[@][no]",
    "[^@]",
    "@[^n]",
    "“@” – @",
    "@_@_@",
    "![a @ [@](y)](images/a.png)",
    "[@ ![@](images/b.png)](https://example.org)",
];

/// Valid Markdown blocks; `#` at the end of a line is a placeholder for inline text.
const BLOCKS: &[&str] = &[
    "#\n",
    "## #\n",
    "### #\n",
    "#\n---\n",
    "#\n===\n",
    "- #\n- #\n",
    "1. #\n2) #\n",
    "- #\n\n  #\n  - #\n",
    "> #\n",
    "> - #\n>   > #\n",
    "* [x] #\n",
    "***\n#\n",
    "    @ @\n",
    "```rust\n@\n```\n",
    "~~~\n@ <b> @\n~~~\n",
    "| @ | **@** |\n|:--|--:|\n| @ | [@](/) |\n| @ |\n| @ | @ | @ |\n",
    "<div>\n@\n</div>\n",
    "<table><tr><td>@\n",
    "#\n",
    "#\n",
    "# @ “@\n\n## @ @”\n",
    "# \"@ @\n## and @\"\n",
    "## ‘@\n\n## @\n\n## @’\n",
    "**“@ @**\n\n**@”**\n",
    "## @ “@\n\n@\n\n## @\n",
    "By @\n",
    "Article 4: @\n",
];

/// Returns valid Markdown. Each `@` becomes a unique word, and all of these must be found.
fn random_construct() -> impl Strategy<Value = String> {
    let inline = prop::sample::select(INLINES);
    let text = prop::collection::vec(inline, 1..5).prop_map(|parts| parts.join(" "));
    let block = prop::sample::select(BLOCKS);
    (block, prop::collection::vec(text, 4)).prop_map(|(block, texts)| {
        let mut texts = texts.iter().cycle();
        // `#` marks of headings stay, because only the last `#` of a line is a placeholder.
        let lines = block.lines().map(|line| match line.strip_suffix('#') {
            Some(start) => {
                let text = texts.next().unwrap();
                let is_heading = start.starts_with('#');
                let text = if is_heading {
                    text.replace('\n', " ")
                } else {
                    text.clone()
                };
                let indent = " ".repeat(if start.starts_with(' ') {
                    start.len()
                } else {
                    0
                });
                format!("{start}{}", text.replace('\n', &format!("\n{indent}")))
            }
            None => line.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    })
}

/// Headlines; some continue in a second heading.
const HEADLINES: &[&str] = &[
    "# zq0headline",
    "**zq0headline**",
    "# \"zq0headline zq0goes\n## and zq0on\"",
    "# “zq0headline\n\n# zq0goes on”",
    "# zq0headline “zq0goes\n\n## zq0on",
    "# Headline:\n\n## \"zq0headline",
];

/// Returns a valid report with numbered words.
pub(crate) fn random_report() -> impl Strategy<Value = String> {
    let blocks = prop::collection::vec(random_construct(), 0..12);
    let headline = prop::sample::select(HEADLINES);
    let ends = (any::<bool>(), any::<bool>());
    (headline, blocks, ends).prop_map(|(headline, blocks, (is_crlf, ends_early))| {
        let body = blocks.join("\n\n");
        let mut number = 0;
        let mut text = format!("# L - May 2020\n\n{headline}\n\nzq0lead zq0words.\n\n");
        for part in body.split_inclusive('@') {
            number += 1;
            text.push_str(&part.replace('@', &format!("zq{number}x")));
        }
        text.push_str("\n\n## End\n\nLast.\n\n[^n]: Note.");
        let text = if ends_early { text } else { text + "\n" };
        if is_crlf {
            text.replace('\n', "\r\n")
        } else {
            text
        }
    })
}
