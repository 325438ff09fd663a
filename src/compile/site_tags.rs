//! Reads the tags of templates that are addresses, as in `[Ice]({{ site.baseurl }}/ice/)`, and leaves
//! out those that only steer the template, as in `{% if ice %}`. All others stay, with a warning.

use super::comments::code;
use super::diagnostic::{Code, Diagnostic};
use super::lines::{line_of, without};
use core::ops::Range;

/// Variables that are the beginning of an address.
const BASES: [&str; 6] = [
    "site.baseurl",
    "site.url",
    "site.base_url",
    "site.github.url",
    "page.baseurl",
    "base_url",
];

/// Filters that make an address.
const FILTERS: [&str; 5] = ["relative_url", "absolute_url", "url", "prepend", "relURL"];

/// Tags whose word is an address.
const REFERENCES: [&str; 6] = ["ref", "relref", "post_url", "link", "asset_path", "url_for"];

/// What stands for the beginning of an address by itself.
const PLAIN: [&str; 4] = ["{filename}", "{static}", "{attach}", "__GHOST_URL__"];

/// Tags that only steer a template, besides those that end with the name of one.
const STEERING: [&str; 20] = [
    "assign",
    "block",
    "capture",
    "case",
    "elif",
    "else",
    "elsif",
    "extends",
    "for",
    "from",
    "if",
    "import",
    "include",
    "include_cached",
    "include_relative",
    "layout",
    "macro",
    "set",
    "unless",
    "when",
];

/// A tag with the signs around it.
const SIGNS: [[&str; 2]; 4] = [["{{<", ">}}"], ["{{%", "%}}"], ["{{", "}}"], ["{%", "%}"]];

/// Reads the tags of a text, except those in code.
pub fn read(path: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> String {
    let text = with_addresses(text);
    let tags = tags(&text);
    let steering = tags.into_iter().filter(|range| {
        let tag = text.get(range.clone()).unwrap_or_default();
        tag.starts_with("{%") && is_steering(inside(tag))
    });
    let out: Vec<Range<usize>> = steering.collect();
    if let Some(first) = out.first() {
        let value = text.get(first.clone()).unwrap_or_default();
        let message = format!("tag `{value}`, one of `{}`: expected Markdown", out.len());
        let help = "nothing is to be done; they are left out";
        let line = line_of(&text, first.start);
        let warning = Diagnostic::new(Code::Extension, path, line, message, help);
        diagnostics.push(warning.at(value));
    }
    without(&text, out)
}

/// Returns the places of tags, in order.
fn tags(text: &str) -> Vec<Range<usize>> {
    let code = code(text);
    let mut tags: Vec<Range<usize>> = Vec::new();
    for (start, _) in text.match_indices('{') {
        let rest = text.get(start..).unwrap_or_default();
        let is_taken = tags.last().is_some_and(|last| start < last.end);
        let signs = SIGNS.iter().find(|[open, _]| rest.starts_with(open));
        let Some([open, close]) = signs.filter(|_| !is_taken) else {
            continue;
        };
        let length = rest.get(open.len()..).and_then(|inside| inside.find(close));
        let last = code.partition_point(|range| range.start <= start);
        let last = last.checked_sub(1).and_then(|last| code.get(last));
        if let Some(length) = length
            && last.is_none_or(|range| range.end <= start)
        {
            tags.push(start..start + open.len() + length + close.len());
        }
    }
    tags
}

/// Returns the words of a tag.
fn inside(tag: &str) -> &str {
    tag.trim_matches(|c: char| c.is_whitespace() || "{}%<>-".contains(c))
}

fn is_steering(inside: &str) -> bool {
    let name = inside.split_whitespace().next().unwrap_or_default();
    STEERING.contains(&name.strip_prefix("end").unwrap_or(name))
}

/// Replaces the tags that are addresses.
fn with_addresses(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut at = 0;
    for range in tags(text) {
        let tag = text.get(range.clone()).unwrap_or_default();
        let before = text.get(..range.start).unwrap_or_default();
        let is_in_link = ["](", "=\"", "='", "]: ", "}"]
            .iter()
            .any(|it| before.ends_with(it));
        if let Some(address) = address(inside(tag), is_in_link) {
            read += text.get(at..range.start).unwrap_or_default();
            read += address;
            at = range.end;
        }
    }
    read += text.get(at..).unwrap_or_default();
    for plain in PLAIN {
        for before in ["](", "=\""] {
            let marked = [before, plain].concat();
            if read.contains(&marked) {
                read = read.replace(&marked, before);
            }
        }
    }
    read
}

/// Returns the address that the words of a tag mean.
fn address(inside: &str, is_in_link: bool) -> Option<&str> {
    let (value, filters) = inside.split_once('|').unwrap_or((inside, ""));
    let value = value.trim();
    if BASES.contains(&value) {
        return is_in_link.then_some("");
    }
    if let Some(quoted) = unquoted(value) {
        let filter = filters.split([':', '|']).next().unwrap_or_default().trim();
        return (is_in_link || FILTERS.contains(&filter)).then_some(quoted);
    }
    let (name, rest) = value.split_once(char::is_whitespace)?;
    let rest = rest.trim();
    let is_one = !rest.contains(char::is_whitespace);
    let is_reference = REFERENCES.contains(&name) && is_in_link && is_one;
    is_reference.then(|| unquoted(rest).unwrap_or(rest))
}

fn unquoted(text: &str) -> Option<&str> {
    let marks = ['"', '\''];
    let inside = marks
        .iter()
        .find_map(|mark| text.strip_prefix(*mark)?.strip_suffix(*mark))?;
    (!inside.contains(marks)).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, n_problems: usize) {
        let mut problems = Vec::new();
        assert_eq!(read("a.md", text, &mut problems), expected);
        assert_eq!(problems.len(), n_problems, "{problems:?}");
    }

    #[test]
    fn tags_in_links_are_addresses() {
        check("[a]({{ site.baseurl }}/b/)", "[a](/b/)", 0);
        check("[a]({{site.url}}{{ site.baseurl }}/b/)", "[a](/b/)", 0);
        check(
            "[a]({{ '/b/' | url }}) <a href=\"{{ \"/c\" | relative_url }}\">",
            "[a](/b/) <a href=\"/c\">",
            0,
        );
        check(
            "[a]({{< ref \"b.md\" >}}) [c]({{% relref \"d\" %}})",
            "[a](b.md) [c](d)",
            0,
        );
        check(
            "[a]({{ site.baseurl }}{% post_url 2026-05-31-b %})",
            "[a](2026-05-31-b)",
            0,
        );
        check("[a]: {{ site.baseurl }}/b", "[a]: /b", 0);
        check(
            "[a]({filename}/b.md) ![c]({static}/d.png)",
            "[a](/b.md) ![c](/d.png)",
            0,
        );
        for text in [
            "{{ name }}",
            "{{ site.url }}",
            "`[a]({{ '/b' | url }})`",
            "{{< figure src=\"a\" >}}",
            "[a]({{ b }}/c)",
            "{{ \"a\" }} {{",
        ] {
            check(text, text, 0);
        }
    }

    /// A definition below an included file belongs to no paragraph.
    #[test]
    fn what_steers_a_template_is_left_out() {
        check(
            "{% if a %}b{% endif %}\n\n{% include c.md %}\n{%- include d.md\n  e=1 -%}\n[f]: https://example.org",
            "b\n\n\n\n\n[f]: https://example.org",
            1,
        );
        for text in ["{% image \"a\" %}", "{% iffy %}", "`{% if a %}`", "{% if a"] {
            check(text, text, 0);
        }
    }
}
