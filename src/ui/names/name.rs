//! One name: when it is mentioned, what is mentioned with it, and every sentence.

use super::all::span;
use crate::html::breadcrumb::breadcrumb;
use crate::html::origin::origin_line;
use crate::html::sentence::{place, quoted};
use crate::model::{Month, NameRecord, Sentence};
use crate::routes::page_context::PageContext;
use crate::routes::{Names, Route};
use crate::text::{count, names};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// Returns the page of the name at a position; empty if the archive has no such name.
#[must_use]
pub fn name_page(context: PageContext<'_>, at: u16) -> Markup {
    let archive = context.archive;
    let record = archive.name_records.get(usize::from(at));
    let (Some(name), Some(record)) = (archive.name(at), record) else {
        return Markup::default();
    };
    html! {
        div.listing-page {
            (breadcrumb(context, &Route::Names(Names::Of(at))))
            h1 tabindex="-1" dir="auto" { (name.label) }
            (origin_line(archive))
            (facts(context, record))
            h2 { (names::SENTENCES) }
            @for of_year in record.sentences.chunk_by(|one, next| one.month.year() == next.month.year()) {
                (year(context, of_year))
            }
        }
    }
}

/// Returns what is known about a name apart from the sentences.
fn facts(context: PageContext<'_>, record: &NameRecord) -> Markup {
    let months: BTreeSet<Month> = record.sentences.iter().map(|it| it.month).collect();
    let n_mentions = usize::try_from(record.n_mentions).unwrap_or(usize::MAX);
    let extent = names::extent(&count::mentions(n_mentions), &count::months(months.len()));
    let silences = record.silences.iter().map(|(after, until)| {
        names::between(&context.month_title(*after), &context.month_title(*until))
    });
    let silences: Vec<String> = silences.collect();
    html! {
        dl.facts {
            (fact(names::KIND, &html! { (record.kind) }))
            (fact(names::ALIASES, &html! { (record.aliases.join(", ")) }))
            (fact(names::MENTIONS, &html! { (extent) }))
            (fact(names::MONTHS, &html! { (span(context, &months)) }))
            (fact(names::SILENCES, &html! { (silences.join("; ")) }))
            (fact(names::BESIDE, &beside(context, record)))
        }
    }
}

/// Returns a name and its value; empty without a value.
fn fact(name: &str, value: &Markup) -> Markup {
    html! {
        @if !value.0.is_empty() {
            div { dt { (name) } dd { (value) } }
        }
    }
}

fn beside(context: PageContext<'_>, record: &NameRecord) -> Markup {
    html! {
        @for (nth, &(at, n_paragraphs)) in record.beside.iter().enumerate() {
            @if let Some(other) = context.archive.name(at) {
                @if nth > 0 { ", " }
                a href=(context.href(&Route::Names(Names::Of(at)))) dir="auto" { (other.label) }
                " (" (n_paragraphs) ")"
            }
        }
    }
}

/// Returns the sentences of a year, each with its report.
fn year(context: PageContext<'_>, of_year: &[Sentence]) -> Markup {
    html! {
        @if let Some(first) = of_year.first() { h3 { (first.month.year()) } }
        ul.name-sentences {
            @for sentence in of_year {
                li { (place(context, sentence)) " " (quoted(sentence)) }
            }
        }
    }
}
