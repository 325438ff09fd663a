//! What the compiler noticed, as a list.

use crate::archive::Remark;
use leptos::prelude::*;

/// Remarks, each with its place, its kind and its message; nothing is drawn for none.
#[component]
pub fn RemarkList(
    /// The remarks.
    remarks: Vec<Remark>,
    /// Whether each names its file; it need not where the file is named nearby.
    names_file: bool,
) -> impl IntoView {
    let entries = remarks
        .iter()
        .map(|remark| entry(remark, names_file))
        .collect_view();
    (!remarks.is_empty()).then(|| view! { <ul class="remark-list">{entries}</ul> })
}

fn entry(remark: &Remark, names_file: bool) -> impl use<> + IntoView {
    let line = remark.line;
    let place = match remark.file.as_str() {
        "" => String::new(),
        file if names_file => format!("{file}, line {line}"),
        _ => format!("Line {line}"),
    };
    view! {
        <li>
            <span class="remark-place">{place}</span>
            " "
            <code class="remark-kind">{remark.code.clone()}</code>
            " "
            {message(&remark.message)}
        </li>
    }
}

/// A message with what stands between backticks, which is quoted from the source, as such.
fn message(text: &str) -> impl use<> + IntoView {
    let parts: Vec<&str> = text.split('`').collect();
    // A lone backtick belongs to the words.
    let is_paired = parts.len() % 2 == 1;
    if !is_paired {
        return text.to_owned().into_any();
    }
    let part = |(number, words): (usize, &str)| {
        let words = words.to_owned();
        if number % 2 == 1 {
            view! { <code>{words}</code> }.into_any()
        } else {
            words.into_any()
        }
    };
    parts
        .into_iter()
        .enumerate()
        .map(part)
        .collect_view()
        .into_any()
}
