//! What the compiler noticed, as a list.
//!
//! It is markup, like the reports: an archive has many remarks, and a view of each part of each
//! costs more bytes in the program than they are worth.

use crate::archive::Remark;
use crate::strings::archive_page as said;
use maud::{Markup, html};

/// Remarks, each with its place, its kind, its message and what to do; nothing for none. Each
/// names its file unless the file is named nearby.
#[must_use]
pub fn remark_list(remarks: &[&Remark], names_file: bool) -> Markup {
    html! {
        @if !remarks.is_empty() {
            ul.remark-list {
                @for remark in remarks {
                    (entry(remark, names_file))
                }
            }
        }
    }
}

fn entry(remark: &Remark, names_file: bool) -> Markup {
    let line = remark.line.to_string();
    let place = match remark.file.as_str() {
        "" => String::new(),
        file if names_file => said::line_of(file, &line),
        _ => said::line(&line),
    };
    html! {
        li {
            span.remark-place { (place) }
            " "
            code.remark-kind { (remark.code) }
            " "
            (quoted(&remark.message))
            // What to do, behind the message as in the command's own report.
            @if !remark.help.is_empty() {
                "; "
                span.remark-help { (quoted(&remark.help)) }
            }
        }
    }
}

/// Words with what stands between backticks, which is quoted from the source, as such.
fn quoted(text: &str) -> Markup {
    // A lone backtick belongs to the words.
    let has_lone = text.matches('`').count() % 2 == 1;
    html! {
        @if has_lone {
            (text)
        } @else {
            @for (number, words) in text.split('`').enumerate() {
                @if number % 2 == 1 { code { (words) } } @else { (words) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(message: &str, expected: &str) {
        assert_eq!(quoted(message).into_string(), expected);
    }

    #[test]
    fn what_is_quoted_stands_as_code_and_nothing_becomes_an_element() {
        check("a `b` c", "a <code>b</code> c");
        check("a ` b", "a ` b");
        check("`<b>`", "<code>&lt;b&gt;</code>");
    }

    #[test]
    fn no_remarks_are_no_list() {
        assert_eq!(remark_list(&[], true).into_string(), "");
    }
}
