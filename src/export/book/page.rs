//! A page of a book: its file, and the markup around its text.

use super::contents::Contents;
use crate::export::xml::allowed;
use crate::model::Month;
use maud::{DOCTYPE, Markup, html};

/// File of the first page.
pub const TITLE: &str = "title.xhtml";

/// File of the navigation.
pub const NAV: &str = "nav.xhtml";

/// File of the style sheet.
pub const STYLE_FILE: &str = "style.css";

/// The style sheet. Without colors, and with sizes relative to those of the reader.
pub const STYLE: &str = "\
h1,h2,h3,h4,h5,h6{line-height:1.2;break-after:avoid}\n\
.dateline,.topic,.label,.origin{margin-block-end:0;font-size:.85em}\n\
.byline,.masthead,.picture,.notice{font-style:italic}\n\
th,td{padding-inline-end:.75em;text-align:start;vertical-align:top}\n\
.align-center{text-align:center}\n\
.align-end{text-align:end}\n\
pre{white-space:pre-wrap}\n\
.footnote{font-size:.9em}\n\
.footnote-label{margin-block-end:0}\n\
nav ol{list-style-type:none}\n";

/// Returns the file of a month.
pub fn chapter_file(month: Month) -> String {
    [&month.to_string(), ".xhtml"].concat()
}

/// Returns the text of a file. `inside` is the contents of its body.
pub fn page(book: Contents<'_>, title: &str, inside: &Markup) -> String {
    let lang = book.lang();
    let page = html! {
        (DOCTYPE)
        html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
            lang=(lang) xml:lang=(lang) {
            head {
                title { (title) }
                link rel="stylesheet" type="text/css" href=(STYLE_FILE) {}
            }
            body { (inside) }
        }
    };
    allowed(&page.into_string())
}
