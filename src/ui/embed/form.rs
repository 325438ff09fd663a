//! Form to choose an embeddable part of the archive, and its look.

// Markup, not a view, because a view per field made the program 8 to 22 kB larger (brotli). Fields
// are shown, hidden and corrected in place.

use super::form_fields::{field, option, select, span_fields};
use crate::browser::form::Fields;
use crate::browser::{element, form};
use crate::html::embed_code::cut;
use crate::model::{Archive, Month, Passage, Topic, TopicId};
use crate::preferences::color_scheme::ColorScheme;
use crate::routes::page_context::PageContext;
use crate::routes::{Builder, Part};
use crate::text;
use crate::ui::ids;
use maud::{Markup, html};

/// Value of the field `what` for a report.
const REPORT: &str = "report";

/// Value of the field `what` for a thread. For a passage, the value is the passage's path.
const THREAD: &str = "thread";

/// Default accent in the color field: the reader's own accent color.
const ACCENT: &str = "#9b0f4b";

/// Attribute of the topic list that holds the topic proposed by the form.
const PROPOSED: &str = "data-proposed";

/// Maximum number of characters of a passage shown in the form. Chosen: enough to recognize it.
const MAX_CHARS: usize = 60;

/// Returns the fields of the form, filled in from `chosen`. Empty if `chosen` has no part.
#[must_use]
pub fn embed_form(context: PageContext<'_>, chosen: &Builder) -> Markup {
    html! {
        @if let Some(part) = chosen.part {
            fieldset {
                legend { (text::builder::WHAT) }
                (kinds(context.archive, part))
                (places(context.archive, part))
            }
            fieldset {
                legend { (text::builder::LOOK) }
                (look(chosen, part))
            }
        }
    }
}

/// Reads the choices from the form, and shows only the fields that apply to them. Returns `None` if
/// the page has no form.
///
/// # Without a browser
///
/// Must not be called.
#[must_use]
pub fn chosen_in_form(archive: &Archive) -> Option<Builder> {
    let fields = form::read(ids::EMBED_FORM)?;
    let kind = fields.get("what");
    let (is_report, is_thread) = (kind == REPORT, kind == THREAD);
    let topic = chosen_topic(archive, &fields, &kind);
    element::show(ids::EMBED_MONTH, is_report);
    element::show(ids::EMBED_TOPIC, is_report || is_thread);
    let all_topics = is_thread.then_some("");
    element::set(ids::EMBED_ALL_TOPICS, "disabled", all_topics);
    element::show(ids::EMBED_SPAN, is_thread);
    element::show(ids::EMBED_EXTRAS, is_report);
    let shown = match kind.as_str() {
        REPORT => [&fields.get("month"), "/", &topic].concat(),
        THREAD => ["topic/", &topic].concat(),
        _ => kind,
    };
    let mut query = ["show=", &shown].concat();
    let mut push = |name: &str, value: &str| {
        for text in ["&", name, "=", value] {
            query.push_str(text);
        }
    };
    for name in ["from", "to", "order", "theme", "width"] {
        push(name, &fields.get(name));
    }
    if !fields.get("own").is_empty() {
        push("accent", fields.get("accent").trim_start_matches('#'));
    }
    for name in ["tabs", "search"] {
        if is_report && fields.get(name).is_empty() {
            push(name, "0");
        }
    }
    let chosen = Builder::parse(&query, archive);
    judge_width(&fields.get("width"), chosen.width);
    Some(chosen)
}

/// Returns the chosen topic. Because a thread needs one, "all topics" becomes the first topic for a
/// thread, and is restored for a report unless the reader chose another.
fn chosen_topic(archive: &Archive, fields: &Fields, kind: &str) -> String {
    let mut topic = fields.get("topic");
    let mut proposed = element::attribute(ids::EMBED_TOPICS, PROPOSED);
    if proposed.as_ref() != Some(&topic) {
        proposed = None;
    }
    if kind == THREAD && topic.is_empty() {
        topic = archive.topics.first().map_or_else(String::new, slug);
        proposed = Some(topic.clone());
    } else if kind == REPORT && proposed.take().is_some() {
        topic.clear();
    }
    form::choose(ids::EMBED_TOPICS, &topic);
    element::set(ids::EMBED_TOPICS, PROPOSED, proposed.as_deref());
    topic
}

/// Reports an out-of-range width. Also checks `:invalid`, because the browser returns an empty
/// value for input that is not a number.
fn judge_width(typed: &str, width: Option<u16>) {
    let is_wrong =
        width.is_none() && (!typed.is_empty() || element::matches(ids::EMBED_WIDTH, ":invalid"));
    let note = if is_wrong {
        let (min, max) = widths();
        text::builder::no_width(typed, &min, &max)
    } else {
        width_note()
    };
    element::set(ids::EMBED_WIDTH, "aria-invalid", is_wrong.then_some("true"));
    element::say(ids::EMBED_WIDTH_NOTE, &note);
}

/// Returns the radio buttons for the kinds of parts. Only the passage that the page was opened for
/// is offered, because there are too many to choose from.
fn kinds(archive: &Archive, part: Part) -> Markup {
    let is_report = matches!(part, Part::Report { .. });
    let is_thread = matches!(part, Part::Thread(_));
    html! {
        @if let Part::Passage { month, id } = part {
            @let passage = archive.report(month).and_then(|report| report.passage(id));
            @let words = passage.map(words).unwrap_or_default();
            (kind(&part.path(archive), true, &text::builder::passage(&words, &archive.site.month_title(month))))
        }
        (kind(REPORT, is_report, text::builder::REPORT))
        @if !archive.topics.is_empty() {
            (kind(THREAD, is_thread, text::builder::THREAD))
        }
    }
}

fn kind(value: &str, is_chosen: bool, label: &str) -> Markup {
    html! {
        label.choice {
            input type="radio" name="what" value=(value) checked[is_chosen];
            " "
            span { (label) }
        }
    }
}

fn words(passage: Passage<'_>) -> String {
    cut(passage.words.plain(), MAX_CHARS)
}

/// Returns the fields that select the report or thread.
fn places(archive: &Archive, part: Part) -> Markup {
    let newest = archive.latest().map(|report| report.month);
    let (month, topic, thread) = match part {
        Part::Report { month, topic } => (Some(month), topic, None),
        Part::Thread(thread) => (newest, Some(thread.topic), Some(thread)),
        Part::Passage { month, .. } => (Some(month), None, None),
    };
    let is_report = matches!(part, Part::Report { .. });
    let is_thread = thread.is_some();
    let months = months(archive, month);
    let topics = topics(archive, topic, is_thread);
    html! {
        (field(Some(ids::EMBED_MONTH), is_report, text::builder::MONTH, &months))
        @if !archive.topics.is_empty() {
            (field(Some(ids::EMBED_TOPIC), is_report || is_thread, text::builder::TOPIC, &topics))
        }
        // From, to and order of a thread.
        div id=(ids::EMBED_SPAN) hidden[!is_thread] {
            (span_fields(archive, thread.as_ref()))
        }
    }
}

/// Returns a list of the months with reports, newest first.
fn months(archive: &Archive, chosen: Option<Month>) -> Markup {
    let options = html! {
        @for report in archive.reports.iter().rev() {
            @let month = report.month;
            (option(&path(month), Some(month) == chosen, &archive.site.month_title(month)))
        }
    };
    select(None, "month", &options)
}

/// Returns a list of all topics, after "all topics", which is disabled for threads.
fn topics(archive: &Archive, chosen: Option<TopicId>, is_thread: bool) -> Markup {
    let options = html! {
        option id=(ids::EMBED_ALL_TOPICS) value="" disabled[is_thread] { (text::builder::ALL_TOPICS) }
        @for (id, topic) in archive.topic_ids().zip(&archive.topics) {
            (option(&topic.slug, Some(id) == chosen, &topic.label))
        }
    };
    select(Some(ids::EMBED_TOPICS), "topic", &options)
}

/// Returns the fields for colors, accent, width, tabs and search box.
fn look(chosen: &Builder, part: Part) -> Markup {
    let options = chosen.options;
    let is_report = matches!(part, Part::Report { .. });
    let accent = options.accent.map(|it| ["#", &it.to_string()].concat());
    html! {
        (field(None, true, text::builder::COLORS, &schemes(options.scheme)))
        div.field {
            (tick(Some(ids::EMBED_ACCENT), "own", accent.is_some(), text::builder::OWN_ACCENT))
            input type="color" name="accent" aria-label=(text::builder::ACCENT)
                value=(accent.as_deref().unwrap_or(ACCENT));
        }
        (width(chosen.width))
        div id=(ids::EMBED_EXTRAS) hidden[!is_report] {
            (tick(None, "tabs", options.has_tabs, text::builder::TABS))
            (tick(None, "search", options.has_search, text::builder::SEARCH_BOX))
        }
    }
}

fn schemes(chosen: ColorScheme) -> Markup {
    let schemes = [
        (ColorScheme::Auto, text::builder::AUTOMATIC),
        (ColorScheme::Light, text::builder::LIGHT),
        (ColorScheme::Dark, text::builder::DARK),
    ];
    let options = html! {
        @for (scheme, label) in schemes {
            (option(scheme.name(), scheme == chosen, label))
        }
    };
    select(None, "theme", &options)
}

fn width(chosen: Option<u16>) -> Markup {
    let (min, max) = widths();
    let input = html! {
        input id=(ids::EMBED_WIDTH) type="number" name="width" min=(min) max=(max)
            value={ @if let Some(width) = chosen { (width) } }
            aria-describedby=(ids::EMBED_WIDTH_NOTE);
    };
    html! {
        (field(None, true, text::builder::WIDTH, &input))
        p.field-note id=(ids::EMBED_WIDTH_NOTE) role="status" { (width_note()) }
    }
}

/// Returns the hint about valid widths, shown for a valid or empty field.
fn width_note() -> String {
    let (min, max) = widths();
    text::builder::widths(&min, &max)
}

/// Returns the minimum and maximum width as text.
fn widths() -> (String, String) {
    let widths = Builder::WIDTHS;
    (widths.start().to_string(), widths.end().to_string())
}

fn tick(id: Option<&str>, name: &str, is_ticked: bool, label: &str) -> Markup {
    html! {
        label.choice {
            input id=[id] type="checkbox" name=(name) checked[is_ticked];
            " "
            span { (label) }
        }
    }
}

fn slug(topic: &Topic) -> String {
    topic.slug.clone()
}

/// Returns a month as in paths, for example `2023/11`.
fn path(month: Month) -> String {
    month.to_string().replace('-', "/")
}
