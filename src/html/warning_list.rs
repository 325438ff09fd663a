//! List of the compiler's warnings.
//!
//! It is markup, like the reports, because an archive has many warnings, and a view for each part
//! would cost too many bytes in the program.

use crate::model::Warning;
use crate::text;
use maud::{Markup, html};

/// Returns the warnings, each with its place, message and advice. Empty if `warnings` is empty.
/// `names_file` is false if the file is named nearby.
#[must_use]
pub fn warning_list(warnings: &[&Warning], names_file: bool) -> Markup {
    html! {
        @if !warnings.is_empty() {
            ul.remark-list {
                @for warning in warnings {
                    (entry(warning, names_file))
                }
            }
        }
    }
}

fn entry(warning: &Warning, names_file: bool) -> Markup {
    let line = warning.line.to_string();
    let place = match warning.file.as_str() {
        "" => String::new(),
        file if names_file => text::archive_page::line_of(file, &line),
        _ => text::archive_page::line(&line),
    };
    html! {
        li {
            span.remark-place { (place) }
            " "
            (quoted(&warning.message))
            // The advice follows the message, as in the output of the `check` command.
            @if !warning.help.is_empty() {
                "; "
                span.remark-help { (quoted(&warning.help)) }
            }
        }
    }
}

/// Returns `text` with the parts between backticks, which quote the source, as code.
fn quoted(text: &str) -> Markup {
    // A lone backtick is ordinary text.
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
    fn no_warnings_are_no_list() {
        assert_eq!(warning_list(&[], true).into_string(), "");
    }
}
