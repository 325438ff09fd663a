//! Takes out what the tools of other sites read and readers never see: comments of templates, and
//! statements that import components. Makes code blocks of the tags around code.
//!
//! All lines stay. Code stays as written. Reports of other sites have front matter; only theirs are
//! read for this.

use super::comments::code;
use super::diagnostic::{Code, Diagnostic};
use super::lines::{line_number, line_of, without};
use super::site_tags;
use super::source::has_extension;
use core::ops::Range;
use std::borrow::Cow;

/// Beginnings and ends of comments. Names of headings, as in `{#votes}`, are none.
const COMMENTS: [[&str; 2]; 7] = [
    ["{{/*", "*/}}"],
    ["{{- /*", "*/ -}}"],
    ["{/*", "*/}"],
    ["{# ", "#}"],
    ["{% comment %}", "{% endcomment %}"],
    ["{%- comment -%}", "{%- endcomment -%}"],
    ["\n%% ", "%%\n"],
];

/// Tags that only say that what is between them is no template.
const RAW: [&str; 4] = ["{% raw %}", "{% endraw %}", "{%- raw -%}", "{%- endraw -%}"];

/// Names of the tags before and after code.
const AROUND_CODE: [[&str; 2]; 3] = [
    ["highlight", "endhighlight"],
    ["highlight", "/highlight"],
    ["codeblock", "endcodeblock"],
];

/// A fence that code hardly has.
const FENCE: &str = "~~~~~~";

/// Changes the text of a report, whose code is not read.
pub fn read<'a>(path: &str, text: Cow<'a, str>, diagnostics: &mut Vec<Diagnostic>) -> Cow<'a, str> {
    let is_marked = text.contains(['{', '%']);
    let text = if is_marked {
        let text = without_comments(&fenced(&text));
        Cow::Owned(site_tags::read(path, &text, diagnostics))
    } else {
        text
    };
    let text = match without_scripts(path, &text, diagnostics) {
        Some(changed) => Cow::Owned(changed),
        None => text,
    };
    if text.contains("import ") || text.contains("export ") {
        return Cow::Owned(without_statements(path, &text, diagnostics));
    }
    text
}

/// Returns the name and the rest of a line that is one tag, as in `{% highlight rust %}`.
fn tag(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let inside = ["{%", "{{<", "{{%"].into_iter().find_map(|open| {
        let inside = line.strip_prefix(open)?;
        let close = ["%}}", ">}}", "%}"]
            .into_iter()
            .find_map(|it| inside.strip_suffix(it));
        close.filter(|inside| !inside.contains(['{', '}']))
    })?;
    let inside = inside.trim_matches(|c: char| c == '-' || c.is_whitespace());
    Some(
        inside
            .split_once(char::is_whitespace)
            .unwrap_or((inside, "")),
    )
}

/// Makes fences of the tags around code.
fn fenced(text: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut fenced = String::with_capacity(text.len());
    let mut close = None;
    for (at, line) in lines.iter().enumerate() {
        let end = if line.ends_with('\n') { "\n" } else { "" };
        let name = tag(line).map(|(name, _)| name);
        if close.is_some() {
            if name.is_some() && name == close {
                close = None;
                fenced += &[FENCE, end].concat();
            } else {
                fenced += line;
            }
            continue;
        }
        let below = lines.get(at + 1..).unwrap_or_default();
        let ends = |close: &str| {
            below
                .iter()
                .any(|line| tag(line).is_some_and(|it| it.0 == close))
        };
        let mut pairs = AROUND_CODE
            .into_iter()
            .filter(|[open, _]| Some(*open) == name);
        close = pairs.find_map(|[_, close]| ends(close).then_some(close));
        if close.is_some() {
            let rest = tag(line).map_or("", |(_, rest)| rest);
            let language = rest.split_whitespace().next().unwrap_or_default();
            let language = language.strip_prefix("lang:").unwrap_or(language);
            fenced += &[FENCE, language.trim_matches('"'), end].concat();
        } else {
            fenced += line;
        }
    }
    fenced
}

/// Takes out the comments, and the tags around what is no template.
fn without_comments(text: &str) -> String {
    let code = code(text);
    let is_code = |at: usize| code.iter().any(|range| range.contains(&at));
    let mut out: Vec<Range<usize>> = Vec::new();
    for [open, close] in COMMENTS {
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|rest| rest.find(open)) {
            let start = from + start;
            let inside = start + open.len();
            from = inside;
            let length = text.get(inside..).and_then(|rest| rest.find(close));
            if let Some(length) = length.filter(|_| !is_code(start)) {
                from = inside + length + close.len();
                // The line feeds around a comment stay.
                out.push(start..from);
            }
        }
    }
    for raw in RAW {
        let places = text.match_indices(raw).map(|(at, _)| at..at + raw.len());
        out.extend(places.filter(|range| !is_code(range.start)));
    }
    without(text, out)
}

/// Takes out scripts and style sheets with their words.
fn without_scripts(path: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let mut code = None;
    let mut out: Vec<Range<usize>> = Vec::new();
    for name in ["script", "style"] {
        let [open, close] = [["<", name, ""], ["</", name, ">"]].map(|parts| parts.concat());
        for (start, _) in text.match_indices(&open) {
            let rest = text.get(start..).unwrap_or_default();
            let after = rest.get(open.len()..).unwrap_or_default();
            let code = code.get_or_insert_with(|| self::code(text));
            let is_code = code.iter().any(|range| range.contains(&start));
            if let Some(length) = rest.find(&close)
                && after.starts_with(|c: char| c == '>' || c.is_whitespace())
                && !is_code
            {
                out.push(start..start + length + close.len());
            }
        }
    }
    let first = out.iter().map(|range| range.start).min()?;
    let message = "element `script` or `style`: expected Markdown";
    let help = "nothing is to be done; it is left out with all that is in it";
    let line = line_of(text, first);
    diagnostics.push(Diagnostic::new(Code::Extension, path, line, message, help));
    Some(without(text, out))
}

/// Takes out statements that import or export components. Each is a block of its own.
fn without_statements(path: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> String {
    let code = code(text);
    let is_code = |at: usize| code.iter().any(|range| range.contains(&at));
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut first = None;
    let mut offset = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let start = offset;
        offset += line.len();
        let is_within = out.last().is_some_and(|range| start < range.end);
        if is_within || is_code(start) {
            continue;
        }
        if let Some(length) = statement(path, text.get(start..).unwrap_or_default()) {
            first.get_or_insert((line_number(at), line.trim_end()));
            out.push(start..start + length);
        }
    }
    if let Some((line, statement)) = first {
        let n = out.len();
        let message = format!("statement `{statement}`, one of `{n}`: expected Markdown");
        let help = "nothing is to be done; they are left out";
        let warning = Diagnostic::new(Code::Extension, path, line, message, help);
        diagnostics.push(warning.at(statement));
    }
    without(text, out)
}

/// Returns the length of the statement at the start of a text.
fn statement(path: &str, text: &str) -> Option<usize> {
    let block = text.split("\n\n").next().unwrap_or_default();
    if text.starts_with("export ") {
        let declares = [
            "export const ",
            "export default ",
            "export function ",
            "export let ",
        ];
        let is_statement =
            declares.iter().any(|it| text.starts_with(it)) && has_extension(path, "mdx");
        return is_statement.then_some(block.len());
    }
    let rest = text.strip_prefix("import ")?;
    let from = if rest.starts_with(['"', '\'']) {
        "import ".len()
    } else {
        let places = [" from '", " from \""]
            .into_iter()
            .filter_map(|from| block.find(from));
        places.min()? + " from ".len()
    };
    let quoted = block.get(from..)?;
    let mark = quoted.chars().next()?;
    let length = quoted.get(1..)?.find(mark)? + 2;
    let rest = quoted.get(length..)?.lines().next().unwrap_or_default();
    let is_end = matches!(rest.trim(), "" | ";");
    is_end.then_some(from + length + rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, n_problems: usize) {
        let mut problems = Vec::new();
        assert_eq!(read("a.mdx", text.into(), &mut problems), expected);
        assert_eq!(problems.len(), n_problems, "{problems:?}");
    }

    #[test]
    fn comments_of_templates_are_taken_out() {
        check("a {/* b */} c", "a  c", 0);
        check("{# b\nc #}\n\nd", "\n\n\nd", 0);
        check("a {{/* b */}}{{- /* c */ -}} d", "a  d", 0);
        check("{% comment %}\na\n{% endcomment %}\nb", "\n\n\nb", 0);
        check("a\n%% b %%\nc", "a\n\nc", 0);
        check("{% raw %}{{ a }}{% endraw %}", "{{ a }}", 0);
        for text in [
            "`{/* b */}`",
            "## a {#b} {#c}",
            "{# never closed",
            "100%% of 5%%",
            "{a}",
        ] {
            check(text, text, 0);
        }
    }

    #[test]
    fn tags_around_code_are_fences() {
        check(
            "{% highlight rust linenos %}\n# a {# b #}\n{% endhighlight %}\nc",
            "~~~~~~rust\n# a {# b #}\n~~~~~~\nc",
            0,
        );
        check(
            "{{< highlight \"go\" >}}\na\n{{< /highlight >}}",
            "~~~~~~go\na\n~~~~~~",
            0,
        );
        check(
            "{% codeblock lang:js %}\na\n{% endcodeblock %}",
            "~~~~~~js\na\n~~~~~~",
            0,
        );
        for text in [
            "{% highlight rust %}\na",
            "{{< figure >}}\na\n{{< /highlight >}}",
        ] {
            check(text, text, 0);
        }
    }

    #[test]
    fn scripts_are_left_out_with_their_words() {
        check(
            "<script src=\"a\"></script>\n<style>\n.a {}\n</style>\nb",
            "\n\n\n\nb",
            1,
        );
        check(
            "<scripts>a</scripts> `<script>a</script>`",
            "<scripts>a</scripts> `<script>a</script>`",
            0,
        );
        check("<script> never closed", "<script> never closed", 0);
    }

    #[test]
    fn statements_are_left_out_and_named_once() {
        check(
            "import A from 'a';\nimport {\n  B,\n} from \"b\"\nimport 'c'\n\nText.",
            "\n\n\n\n\n\nText.",
            1,
        );
        check("export const a = () => <b>c</b>;\n\nText.", "\n\nText.", 1);
        for text in [
            "import tax rose",
            "import taxes from 'here' rose",
            "```\nimport A from 'a';\n```",
            "export of fish",
            "We import A from 'a'",
        ] {
            check(text, text, 0);
        }
    }
}
