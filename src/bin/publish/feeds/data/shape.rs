//! The objects of `reports.json`, as [`super`] describes them.

use kusama_news_reader::model::{
    Alias, Align, Archive, Block, Byline, Cell, Heading, Inline, Kind, Report, Section, TextId,
    Topic, TopicId, Warning,
};
use kusama_news_reader::routes::Route;
use serde::Serialize;

/// The whole file.
#[derive(Serialize)]
pub struct Data<'a> {
    pub version: u32,
    pub title: &'a str,
    pub description: &'a str,
    pub notice: &'a str,
    pub url: &'a str,
    pub lang: &'a str,
    pub topics: Vec<TopicData<'a>>,
    pub reports: Vec<ReportData<'a>>,
    pub remarks: Vec<WarningData<'a>>,
    pub kinds: Vec<KindData<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TopicData<'a> {
    id: &'a str,
    label: &'a str,
    short_label: &'a str,
    description: &'a str,
    found: bool,
}

impl<'a> TopicData<'a> {
    pub fn of(it: &'a Topic) -> Self {
        Self {
            id: &it.slug,
            label: &it.label,
            short_label: &it.short_label,
            description: &it.description,
            found: it.is_found,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportData<'a> {
    month: String,
    path: String,
    file: &'a str,
    publication: &'a str,
    masthead: Vec<Line<'a>>,
    headline: Option<HeadingData<'a>>,
    bylines: Vec<Line<'a>>,
    lead_topic: Option<&'a str>,
    lead: Vec<BlockData<'a>>,
    sections: Vec<SectionData<'a>>,
    aliases: Vec<AliasData>,
    summary: &'a str,
    tags: &'a [String],
}

impl<'a> ReportData<'a> {
    pub fn of(it: &'a Report, archive: &'a Archive) -> Self {
        let (month, topic) = (it.month, None);
        Self {
            month: month.to_string(),
            path: Route::Report { month, topic }.path(archive),
            file: &it.file,
            publication: &it.publication,
            masthead: lines(&it.masthead),
            headline: it.headline.as_ref().map(HeadingData::of),
            bylines: lines(&it.bylines),
            lead_topic: it.lead_topic.map(|id| slug(id, archive)),
            lead: blocks(&it.lead),
            sections: it
                .sections
                .iter()
                .map(|it| SectionData::of(it, archive))
                .collect(),
            aliases: it.aliases.iter().copied().map(AliasData::of).collect(),
            summary: &it.summary,
            tags: &it.tags,
        }
    }
}

#[derive(Serialize)]
pub struct SectionData<'a> {
    heading: HeadingData<'a>,
    level: u8,
    line: u32,
    /// Null if the archive has no topics.
    topic: Option<&'a str>,
    also: Vec<&'a str>,
    bylines: Vec<Line<'a>>,
    blocks: Vec<BlockData<'a>>,
}

impl<'a> SectionData<'a> {
    pub fn of(it: &'a Section, archive: &'a Archive) -> Self {
        Self {
            heading: HeadingData::of(&it.heading),
            level: it.level,
            line: it.line,
            topic: archive.topic(it.topic).map(|topic| topic.slug.as_str()),
            also: it.also.iter().map(|&id| slug(id, archive)).collect(),
            bylines: lines(&it.bylines),
            blocks: blocks(&it.blocks),
        }
    }
}

fn slug(id: TopicId, archive: &Archive) -> &str {
    archive.topic(id).map_or("", |topic| topic.slug.as_str())
}

#[derive(Serialize)]
pub struct WarningData<'a> {
    code: &'a str,
    file: &'a str,
    line: u32,
    message: &'a str,
    help: &'a str,
}

impl<'a> WarningData<'a> {
    pub fn of(it: &'a Warning) -> Self {
        Self {
            code: &it.code,
            file: &it.file,
            line: it.line,
            message: &it.message,
            help: &it.help,
        }
    }
}

#[derive(Serialize)]
pub struct KindData<'a> {
    code: &'a str,
    about: &'a str,
}

impl<'a> KindData<'a> {
    pub fn of(it: &'a Kind) -> Self {
        Self {
            code: &it.code,
            about: &it.about,
        }
    }
}

#[derive(Serialize)]
pub struct AliasData {
    old: Option<String>,
    new: Option<String>,
}

impl AliasData {
    pub fn of(it: Alias) -> Self {
        Self {
            old: name(it.old),
            new: name(it.new),
        }
    }
}

/// Returns the permanent name of a text, if it has one.
fn name(id: TextId) -> Option<String> {
    (!id.is_unnamed()).then(|| id.to_string())
}

#[derive(Serialize)]
pub struct HeadingData<'a> {
    id: Option<String>,
    label: &'a str,
    text: Run<'a>,
}

impl<'a> HeadingData<'a> {
    pub fn of(it: &'a Heading) -> Self {
        Self {
            id: name(it.id),
            label: &it.label,
            text: run(&it.text),
        }
    }
}

#[derive(Serialize)]
pub struct Line<'a> {
    id: Option<String>,
    text: Run<'a>,
}

impl<'a> Line<'a> {
    pub fn of(id: TextId, text: &'a [Inline]) -> Self {
        Self {
            id: name(id),
            text: run(text),
        }
    }
}

fn lines(bylines: &[Byline]) -> Vec<Line<'_>> {
    let lines = bylines.iter().map(|it| Line::of(it.id, &it.text));
    lines.collect()
}

fn cells(cells: &[Cell]) -> Vec<Line<'_>> {
    let lines = cells.iter().map(|it| Line::of(it.id, &it.text));
    lines.collect()
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum BlockData<'a> {
    Paragraph {
        id: Option<String>,
        text: Run<'a>,
    },
    Subheading {
        id: Option<String>,
        depth: u8,
        text: Run<'a>,
    },
    List {
        start: Option<u64>,
        numbers: &'a [u64],
        items: Vec<Vec<BlockData<'a>>>,
    },
    Quote {
        blocks: Vec<BlockData<'a>>,
    },
    Code {
        id: Option<String>,
        language: &'a str,
        text: &'a str,
    },
    Table {
        aligns: Vec<Side>,
        head: Vec<Line<'a>>,
        rows: Vec<Vec<Line<'a>>>,
    },
    Footnote {
        label: &'a str,
        blocks: Vec<BlockData<'a>>,
    },
    Rule,
}

impl<'a> BlockData<'a> {
    pub fn of(it: &'a Block) -> Self {
        match it {
            Block::Paragraph { id, text } => Self::Paragraph {
                id: name(*id),
                text: run(text),
            },
            Block::Subheading { id, text, depth } => Self::Subheading {
                id: name(*id),
                depth: *depth,
                text: run(text),
            },
            Block::List { numbers, items } => Self::List {
                start: numbers.first().copied(),
                numbers,
                items: items.iter().map(|item| blocks(item)).collect(),
            },
            Block::Quote(quoted) => Self::Quote {
                blocks: blocks(quoted),
            },
            Block::Code { id, language, text } => Self::Code {
                id: name(*id),
                language,
                text,
            },
            Block::Table { aligns, head, rows } => Self::Table {
                aligns: aligns.iter().copied().map(Side::of).collect(),
                head: cells(head),
                rows: rows.iter().map(|row| cells(row)).collect(),
            },
            Block::Footnote { label, blocks: its } => Self::Footnote {
                label,
                blocks: blocks(its),
            },
            Block::Rule => Self::Rule,
        }
    }
}

fn blocks(blocks: &[Block]) -> Vec<BlockData<'_>> {
    blocks.iter().map(BlockData::of).collect()
}

/// How the cells of a column are aligned.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Unset,
    Start,
    Center,
    End,
}

impl Side {
    pub fn of(align: Align) -> Self {
        match align {
            Align::Unset => Self::Unset,
            Align::Start => Self::Start,
            Align::Center => Self::Center,
            Align::End => Self::End,
        }
    }
}

type Run<'a> = Vec<InlineData<'a>>;

/// Literal words, or an object.
#[derive(Serialize)]
#[serde(untagged)]
pub enum InlineData<'a> {
    Words(&'a str),
    Span(Span<'a>),
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Span<'a> {
    Break,
    Emphasis {
        text: Run<'a>,
    },
    Strong {
        text: Run<'a>,
    },
    Strikethrough {
        text: Run<'a>,
    },
    Code {
        text: &'a str,
    },
    Link {
        href: &'a str,
        title: &'a str,
        text: Run<'a>,
    },
    Image {
        src: &'a str,
        alt: &'a str,
        title: &'a str,
    },
}

fn run(text: &[Inline]) -> Run<'_> {
    text.iter().map(InlineData::of).collect()
}

impl<'a> InlineData<'a> {
    pub fn of(it: &'a Inline) -> Self {
        Self::Span(match it {
            Inline::Text(words) => return Self::Words(words),
            Inline::Break => Span::Break,
            Inline::Emphasis(text) => Span::Emphasis { text: run(text) },
            Inline::Strong(text) => Span::Strong { text: run(text) },
            Inline::Strikethrough(text) => Span::Strikethrough { text: run(text) },
            Inline::Code(text) => Span::Code { text },
            Inline::Link { href, title, text } => Span::Link {
                href,
                title,
                text: run(text),
            },
            Inline::Image { src, alt, title } => Span::Image { src, alt, title },
        })
    }
}
