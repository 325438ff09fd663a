//! What the compiler noticed, as a list.
//!
//! It is written as text, like the reports: an archive has many remarks, and a view of each part
//! of each costs more bytes in the program than they are worth.

use crate::archive::Remark;
use crate::archive::html::escaped;
use crate::strings::archive_page as said;

/// Remarks, each with its place, its kind, its message and what to do; nothing for none. Each
/// names its file unless the file is named nearby.
#[must_use]
pub fn remark_list(remarks: &[&Remark], names_file: bool) -> String {
    if remarks.is_empty() {
        return String::new();
    }
    let entries = remarks.iter().map(|remark| entry(remark, names_file));
    let entries: String = entries.collect();
    ["<ul class=\"remark-list\">", &entries, "</ul>"].concat()
}

fn entry(remark: &Remark, names_file: bool) -> String {
    let line = remark.line.to_string();
    let file = escaped(&remark.file);
    let place = match file.as_str() {
        "" => String::new(),
        file if names_file => said::line_of(file, &line),
        _ => said::line(&line),
    };
    [
        "<li><span class=\"remark-place\">",
        &place,
        "</span> <code class=\"remark-kind\">",
        &escaped(&remark.code),
        "</code> ",
        &quoted(&remark.message),
        &help(&remark.help),
        "</li>",
    ]
    .concat()
}

/// What to do, behind the message as in the command's own report.
fn help(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    ["; <span class=\"remark-help\">", &quoted(text), "</span>"].concat()
}

/// Words with what stands between backticks, which is quoted from the source, as such.
fn quoted(text: &str) -> String {
    let text = escaped(text);
    let parts: Vec<&str> = text.split('`').collect();
    // A lone backtick belongs to the words.
    if parts.len().is_multiple_of(2) {
        return text;
    }
    let mut html = String::new();
    for (number, words) in parts.into_iter().enumerate() {
        let is_quoted = number % 2 == 1;
        html.push_str(if is_quoted { "<code>" } else { "" });
        html.push_str(words);
        html.push_str(if is_quoted { "</code>" } else { "" });
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(message: &str, expected: &str) {
        assert_eq!(super::quoted(message), expected);
    }

    #[test]
    fn what_is_quoted_stands_as_code_and_nothing_becomes_an_element() {
        check("a `b` c", "a <code>b</code> c");
        check("a ` b", "a ` b");
        check("`<b>`", "<code>&lt;b&gt;</code>");
    }

    #[test]
    fn no_remarks_are_no_list() {
        assert_eq!(remark_list(&[], true), "");
    }
}
