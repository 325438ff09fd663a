//! The form in which somebody chooses what to embed, and how it is to look.

use super::form_fields::{field, named, option, select, span_fields};
use super::ids;
use crate::archive::html::escaped;
use crate::archive::{Archive, Month, Passage, Topic, TopicId};
use crate::browser::form::Fields;
use crate::browser::{element, form};
use crate::color_scheme::ColorScheme;
use crate::hosted::Hosted;
use crate::joined;
use crate::routes::{Builder, Part, Thread};
use crate::snippet::cut;
use crate::strings::builder as said;

/// What the form has in the field `what` for a report.
const REPORT: &str = "report";

/// What the form has in the field `what` for a thread. For a passage it is the passage's path.
const THREAD: &str = "thread";

/// The accent that is proposed to whoever wants one: that of the reader itself.
const ACCENT: &str = "#9b0f4b";

/// The attribute of the list of topics that has the topic which the form proposed.
const PROPOSED: &str = "data-proposed";

/// How much of a passage stands in the form, at most. Chosen: enough to know it again.
const MAX_CHARS: usize = 60;

/// What stands in the form, with what is chosen.
#[must_use]
pub fn embed_form(hosted: Hosted<'_>, chosen: &Builder) -> String {
    let Some(part) = chosen.part else {
        return String::new();
    };
    [
        joined!("<fieldset><legend>", said::WHAT, "</legend>"),
        &kinds(hosted.archive, part),
        &places(hosted.archive, part),
        joined!("</fieldset><fieldset><legend>", said::LOOK, "</legend>"),
        &look(chosen, part),
        "</fieldset>",
    ]
    .concat()
}

/// What is chosen in the form, in which only those fields are shown then that belong to it; `None`
/// if there is no form.
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

/// The topic that is chosen. A thread has one: whoever has chosen all topics is proposed the first,
/// and has all topics again with a report, unless another was chosen meanwhile.
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

/// Says of a width that no frame can have that it is none. Of what is no number at all the browser
/// gives nothing away but that it is wrong.
fn judge_width(typed: &str, width: Option<u16>) {
    let is_wrong =
        width.is_none() && (!typed.is_empty() || element::matches(ids::EMBED_WIDTH, ":invalid"));
    let (min, max) = widths();
    let note = if is_wrong {
        said::no_width(typed, &min, &max)
    } else {
        width_note()
    };
    element::set(ids::EMBED_WIDTH, "aria-invalid", is_wrong.then_some("true"));
    element::say(ids::EMBED_WIDTH_NOTE, &note);
}

/// What kinds of parts there are; a passage only if it is what the page came for, for there are too
/// many to choose from.
fn kinds(archive: &Archive, part: Part) -> String {
    let is_thread = matches!(part, Part::Thread(_));
    let is_report = matches!(part, Part::Report { .. });
    let passage = match part {
        Part::Passage { month, id } => {
            let passage = archive.report(month).and_then(|report| report.passage(id));
            let words = passage.map(words).unwrap_or_default();
            let label = said::passage(&words, &month.title());
            kind(&part.path(archive), true, &label)
        }
        _ => String::new(),
    };
    let report = kind(REPORT, is_report, said::REPORT);
    let thread = if archive.topics.is_empty() {
        String::new()
    } else {
        kind(THREAD, is_thread, said::THREAD)
    };
    [passage, report, thread].concat()
}

fn kind(value: &str, is_chosen: bool, label: &str) -> String {
    [
        "<label class=\"choice\"><input type=\"radio\" name=\"what\" value=\"",
        &escaped(value),
        if is_chosen { "\" checked> " } else { "\"> " },
        "<span>",
        &escaped(label),
        "</span></label>",
    ]
    .concat()
}

fn words(passage: Passage<'_>) -> String {
    cut(passage.words.plain(), MAX_CHARS)
}

/// Which report or thread it is.
fn places(archive: &Archive, part: Part) -> String {
    let newest = archive.latest().map(|report| report.month);
    let (month, topic, thread) = match part {
        Part::Report { month, topic } => (Some(month), topic, None),
        Part::Thread(thread) => (newest, Some(thread.topic), Some(thread)),
        Part::Passage { month, .. } => (Some(month), None, None),
    };
    let is_report = matches!(part, Part::Report { .. });
    let months = archive.reports.iter().rev().map(|report| report.month);
    let months = months.map(|it| option(&path(it), Some(it) == month, &it.title()));
    let months = select("", "month", &months.collect::<String>());
    let is_topical = is_report || thread.is_some();
    [
        field(ids::EMBED_MONTH, is_report, said::MONTH, &months),
        field(
            ids::EMBED_TOPIC,
            is_topical,
            said::TOPIC,
            &topics(archive, topic, thread),
        ),
        span(archive, thread),
    ]
    .concat()
}

fn topics(archive: &Archive, chosen: Option<TopicId>, thread: Option<Thread>) -> String {
    let all = [
        "<option id=\"",
        ids::EMBED_ALL_TOPICS,
        "\" value=\"\"",
        if thread.is_some() { " disabled" } else { "" },
        joined!(">", said::ALL_TOPICS, "</option>"),
    ];
    let topics = archive.topic_ids().filter_map(|id| {
        let topic = archive.topic(id)?;
        Some(option(&topic.slug, Some(id) == chosen, &topic.label))
    });
    let options = [all.concat(), topics.collect()].concat();
    select(ids::EMBED_TOPICS, "topic", &options)
}

/// What limits a thread.
fn span(archive: &Archive, thread: Option<Thread>) -> String {
    [
        "<div id=\"",
        ids::EMBED_SPAN,
        if thread.is_some() {
            "\">"
        } else {
            "\" hidden>"
        },
        &span_fields(archive, thread.as_ref()),
        "</div>",
    ]
    .concat()
}

/// How it is to look.
fn look(chosen: &Builder, part: Part) -> String {
    let options = chosen.options;
    let schemes = [
        (ColorScheme::Auto, said::AUTOMATIC),
        (ColorScheme::Light, said::LIGHT),
        (ColorScheme::Dark, said::DARK),
    ];
    let schemes = schemes.map(|(it, label)| option(it.name(), it == options.scheme, label));
    let accent = options
        .accent
        .map(|accent| ["#", &accent.to_string()].concat());
    let is_report = matches!(part, Part::Report { .. });
    let parts: [&str; 13] = [
        &field(
            "",
            true,
            said::COLORS,
            &select("", "theme", &schemes.concat()),
        ),
        "<div class=\"field\">",
        &tick(ids::EMBED_ACCENT, "own", accent.is_some(), said::OWN_ACCENT),
        joined!(
            "<input type=\"color\" name=\"accent\" aria-label=\"",
            said::ACCENT,
            "\" value=\"",
        ),
        accent.as_deref().unwrap_or(ACCENT),
        "\"></div>",
        &width(chosen.width),
        "<div id=\"",
        ids::EMBED_EXTRAS,
        if is_report { "\">" } else { "\" hidden>" },
        &tick("", "tabs", options.has_tabs, said::TABS),
        &tick("", "search", options.has_search, said::SEARCH_BOX),
        "</div>",
    ];
    parts.concat()
}

fn width(chosen: Option<u16>) -> String {
    let (min, max) = widths();
    let input = [
        "<input type=\"number\" id=\"",
        ids::EMBED_WIDTH,
        "\" name=\"width\" min=\"",
        &min,
        "\" max=\"",
        &max,
        "\" value=\"",
        &chosen.map_or_else(String::new, |width| width.to_string()),
        "\" aria-describedby=\"",
        ids::EMBED_WIDTH_NOTE,
        "\">",
    ]
    .concat();
    [
        &field("", true, said::WIDTH, &input),
        "<p class=\"field-note\" id=\"",
        ids::EMBED_WIDTH_NOTE,
        "\" role=\"status\">",
        &width_note(),
        "</p>",
    ]
    .concat()
}

/// What is said of a width that is right, or of none.
fn width_note() -> String {
    let (min, max) = widths();
    said::widths(&min, &max)
}

/// The least and the greatest width.
fn widths() -> (String, String) {
    let widths = Builder::WIDTHS;
    (widths.start().to_string(), widths.end().to_string())
}

fn tick(id: &str, name: &str, is_ticked: bool, label: &str) -> String {
    [
        "<label class=\"choice\"><input type=\"checkbox\"",
        &named(id),
        " name=\"",
        name,
        if is_ticked {
            "\" checked> <span>"
        } else {
            "\"> <span>"
        },
        label,
        "</span></label>",
    ]
    .concat()
}

fn slug(topic: &Topic) -> String {
    topic.slug.clone()
}

/// A month as it stands in paths, as in `2023/11`.
fn path(month: Month) -> String {
    month.to_string().replace('-', "/")
}
