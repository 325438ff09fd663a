//! `archive.toml`: name and description of the archive, notice to readers, topics.

mod addresses;
mod controls;
mod figures;
mod ignore;
mod lang;
mod overrides;
mod problems;
mod reports;
mod synonyms;
mod topics;

use super::lines::line_of;
use super::topic_model::{Cues, Model};
use crate::compile::diagnostic::{Code, Diagnostic, Level};
use crate::compile::figures::Rules;
use crate::compile::source::{CONFIG_FILE, Source};
use crate::model::{Site, Topic, TopicId};
use figures::{WrittenFigureOverride, WrittenFigures};
use ignore::Ignore;
use overrides::WrittenOverride;
use problems::Problems;
use reports::WrittenReports;
use serde::Deserialize;
use toml::Spanned;
use topics::{MAX_TOPICS, WrittenScale, WrittenTopic, problems_of_topic};

#[cfg(feature = "check")]
pub use lang::month_words;
pub use overrides::{Override, OverrideTarget};
pub use reports::{DateIs, MonthSource, Reports, Weekly};

/// The defaults, in the same format as the archive's own file.
const DEFAULTS: &str = include_str!("default.toml");

/// Topic weights before training, in the same format.
const PRIOR: &str = include_str!("prior.toml");

/// The archive's configuration, completed by the defaults.
#[derive(Clone, Debug, Default)]
pub struct Config {
    written: Written,
    /// Assigns topics to sections.
    model: Model,
    overrides: Vec<Override>,
    /// Whether the topics are to be found in the reports, because the file has no `topics`.
    finds_topics: bool,
    /// The allowed warnings, each with its line in the file.
    allowed: Vec<(Code, u32)>,
    ignore: Ignore,
    reports: Reports,
    figures: Rules,
    month_words: Vec<(String, u8)>,
    /// Path of the file as shown in messages, even if the file does not exist.
    path: String,
}

/// The content of the file. All keys are optional; unknown keys are errors.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: Option<String>,
    description: Option<String>,
    url: Option<Spanned<String>>,
    lang: Option<Spanned<String>>,
    notice: Option<String>,
    short_notice: Option<String>,
    repository: Option<Spanned<String>>,
    topics: Option<Vec<WrittenTopic>>,
    #[serde(default)]
    evidence: WrittenScale,
    #[serde(default)]
    overrides: Vec<Spanned<WrittenOverride>>,
    #[serde(default)]
    allow: Vec<Spanned<String>>,
    #[serde(default)]
    images: Vec<Spanned<String>>,
    #[serde(default)]
    ignore: Vec<Spanned<String>>,
    left_overs: Option<Vec<String>>,
    #[serde(default)]
    synonyms: Vec<Spanned<Vec<String>>>,
    #[serde(default)]
    reports: WrittenReports,
    #[serde(default)]
    figures: Vec<WrittenFigures>,
    #[serde(default)]
    figure_units: Vec<Spanned<String>>,
    #[serde(default)]
    figure_masks: Vec<Spanned<String>>,
    #[serde(default)]
    figure_overrides: Vec<Spanned<WrittenFigureOverride>>,
}

impl Config {
    /// Parses the configuration. Without a file it returns the defaults. Reports wrong values as
    /// diagnostics; a file that cannot be parsed is replaced by the defaults.
    pub fn read(source: Option<&Source>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let defaults = parse("default.toml", DEFAULTS, diagnostics);
        let Some(source) = source else {
            return Self {
                written: defaults,
                finds_topics: true,
                path: CONFIG_FILE.to_owned(),
                ..Self::default()
            };
        };
        let text = source.text(diagnostics).unwrap_or_default();
        let written = parse(&source.path, &text, diagnostics);
        let mut problems = Problems {
            path: &source.path,
            text: &text,
            diagnostics,
        };
        check(&written, &mut problems);
        controls::check(&mut problems);
        let allowed = read_allowed(&written, &mut problems);
        let ignore = Ignore::read(&written.ignore, &mut problems);
        synonyms::check(&written.synonyms, &mut problems);
        let reports = Reports::read(&written.reports, &mut problems);
        let month_words = lang::month_words(written.lang());
        let figures = figures::read(&written.figures(), &month_words, &mut problems);
        let written = merge(written, defaults);
        let topics = written.topics.as_deref();
        let read = |topics| overrides::read(&written.overrides, topics, &mut problems);
        let overrides = topics.map_or(Vec::new(), read);
        Self {
            month_words,
            figures,
            model: written.model(),
            finds_topics: topics.is_none(),
            written,
            overrides,
            allowed,
            ignore,
            reports,
            path: source.path.clone(),
        }
    }

    /// Returns the configuration in `seeds/archive.toml`.
    #[cfg(test)]
    pub fn of_seeds() -> Self {
        let source = Source {
            path: CONFIG_FILE.to_owned(),
            bytes: include_bytes!("../../../seeds/archive.toml").into(),
        };
        let mut diagnostics = Vec::new();
        let config = Self::read(Some(&source), &mut diagnostics);
        assert_eq!(diagnostics, []);
        config
    }

    /// Returns the same configuration with `path` set to the folder of `file`, because messages
    /// name the configuration there even if it does not exist.
    pub fn beside(mut self, file: &Source) -> Self {
        self.path = file.sibling(CONFIG_FILE);
        self
    }

    /// Reports whether the topics are to be found in the reports, because the file has none.
    pub fn finds_topics(&self) -> bool {
        self.finds_topics
    }

    /// Takes the topics that were found in the reports, and parses the overrides, which name them.
    /// `source` is the file that the configuration was read from.
    pub fn adopt(
        &mut self,
        topics: &[Topic],
        source: Option<&Source>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let topics: Vec<WrittenTopic> = topics.iter().map(WrittenTopic::found).collect();
        if let Some(source) = source {
            // Problems of the text itself have been reported.
            let text = source.text(&mut Vec::new()).unwrap_or_default();
            let mut problems = Problems {
                path: &source.path,
                text: &text,
                diagnostics,
            };
            self.overrides = overrides::read(&self.written.overrides, &topics, &mut problems);
        }
        self.written.topics = Some(topics);
    }

    /// Returns the archive's description of itself.
    pub fn site(&self) -> Site {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let address = |value: &Option<Spanned<String>>| {
            let value = value.as_ref();
            value.map(|it| it.get_ref().clone()).unwrap_or_default()
        };
        let url = address(&self.written.url);
        let repository = address(&self.written.repository);
        let notice = text(&self.written.notice);
        let short_notice = self.written.short_notice.as_deref();
        let lang = self.written.lang();
        Site {
            title: text(&self.written.title),
            description: text(&self.written.description),
            url: if url.is_empty() || url.ends_with('/') {
                url
            } else {
                url + "/"
            },
            short_notice: short_notice.unwrap_or(first_sentence(&notice)).to_owned(),
            notice,
            repository: repository.trim_end_matches('/').to_owned(),
            lang: lang.to_owned(),
            months: lang::month_names(lang),
        }
    }

    /// Returns the topics as shown to readers.
    pub fn topics(&self) -> Vec<Topic> {
        let topics = self.written_topics().iter();
        topics.map(WrittenTopic::topic).collect()
    }

    /// Returns the topic of the text before the first section.
    pub fn lead_topic(&self) -> Option<TopicId> {
        self.topic_ids()
            .find_map(|(id, topic)| topic.lead.then_some(id))
    }

    /// Returns the model that assigns topics to sections.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Returns the model before training: the archive's topics with the weights of `prior.toml`.
    /// Topics missing there keep their own words, because there are no others to start from.
    pub fn prior(&self) -> Model {
        let prior = parse("prior.toml", PRIOR, &mut Vec::new());
        let prior_topics = prior.topics.unwrap_or_default();
        let cues = |topic: &WrittenTopic| {
            let known = prior_topics.iter().find(|known| known.id == topic.id);
            known.map_or_else(
                || topic.cues(),
                |known| {
                    let mut bare = topic.without_cues();
                    bare.complete(known);
                    bare.cues()
                },
            )
        };
        let cues: Vec<Cues> = self.written_topics().iter().map(cues).collect();
        Model::new(&cues, self.written.evidence.scale())
    }

    /// Returns the topics with their slugs, in their fixed order.
    pub fn topic_slugs(&self) -> impl Iterator<Item = (TopicId, &str)> {
        self.topic_ids()
            .map(|(id, topic)| (id, topic.id.get_ref().as_str()))
    }

    /// Returns the phrases that templates leave in a text by mistake. Case does not matter.
    pub fn left_overs(&self) -> impl Iterator<Item = &str> {
        let left_overs = self.written.left_overs.iter().flatten();
        left_overs
            .map(String::as_str)
            .filter(|phrase| !phrase.is_empty())
    }

    /// Returns the groups of words that mean the same.
    pub fn synonyms(&self) -> Vec<Vec<String>> {
        let groups = self.written.synonyms.iter();
        groups.map(|group| group.get_ref().clone()).collect()
    }

    /// Returns the topics set by hand.
    pub fn overrides(&self) -> &[Override] {
        &self.overrides
    }

    /// Returns the path of `archive.toml` as shown in messages, even if the file does not exist.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Reports whether an image with this address is allowed.
    pub fn allows_image(&self, address: &str) -> bool {
        let mut sources = self.written.images.iter();
        sources.any(|source| address.starts_with(source.get_ref().as_str()))
    }

    /// Returns the names of months in the archive's language, in lower case, each with its number.
    pub fn month_words(&self) -> &[(String, u8)] {
        &self.month_words
    }

    /// Returns the archive's statements about its figures.
    pub fn figures(&self) -> &Rules {
        &self.figures
    }

    /// Returns how files become reports.
    pub fn reports(&self) -> &Reports {
        &self.reports
    }

    /// Returns the path of a file below the archive's folder, as in `2023/11.md`.
    pub fn inside<'a>(&self, path: &'a str) -> &'a str {
        let folder = self.path.strip_suffix(CONFIG_FILE).unwrap_or_default();
        path.strip_prefix(folder).unwrap_or(path)
    }

    /// Returns the pattern of `ignore` that matches a file of the archive's folder.
    pub fn ignored_by(&self, file: &Source) -> Option<&str> {
        self.ignore.pattern_for(self.inside(&file.path))
    }

    /// Removes the allowed warnings, and warns of each unused `allow`.
    pub fn allow(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut unused = Vec::new();
        for &(code, line) in &self.allowed {
            let n_before = diagnostics.len();
            diagnostics.retain(|diagnostic| diagnostic.code != code);
            if diagnostics.len() == n_before {
                let name = code.name();
                let message = format!("`{name}` is allowed: expected a warning of this kind");
                unused.push(
                    Diagnostic::new(Code::DeadAllow, &self.path, line, message, "take it out")
                        .at(name),
                );
            }
        }
        diagnostics.append(&mut unused);
    }

    fn written_topics(&self) -> &[WrittenTopic] {
        self.written.topics.as_deref().unwrap_or_default()
    }

    fn topic_ids(&self) -> impl Iterator<Item = (TopicId, &WrittenTopic)> {
        (0..=u8::MAX).map(TopicId).zip(self.written_topics())
    }
}

fn parse(path: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Written {
    toml::from_str(text).unwrap_or_else(|error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        let message = error.message().trim_end();
        let help = "correct the file";
        diagnostics.push(Diagnostic::new(Code::BadConfig, path, line, message, help));
        Written::default()
    })
}

impl Written {
    fn lang(&self) -> &str {
        let lang = self.lang.as_ref();
        lang.map_or(lang::DEFAULT, |lang| lang.get_ref().as_str())
    }

    fn figures(&self) -> figures::Written<'_> {
        figures::Written {
            measures: &self.figures,
            units: &self.figure_units,
            masks: &self.figure_masks,
            overrides: &self.figure_overrides,
        }
    }

    fn model(&self) -> Model {
        let topics = self.topics.iter().flatten();
        let cues: Vec<Cues> = topics.map(WrittenTopic::cues).collect();
        Model::new(&cues, self.evidence.scale())
    }
}

/// Checks everything that TOML itself cannot check.
fn check(written: &Written, problems: &mut Problems<'_>) {
    addresses::check_url(written.url.as_ref(), problems);
    addresses::check_repository(written.repository.as_ref(), problems);
    addresses::check_images(&written.images, problems);
    check_lang(written, problems);
    for (offset, message) in written.evidence.problems() {
        problems.wrong(offset, message, "correct it");
    }
    let Some(topics) = &written.topics else {
        return;
    };
    if topics.len() > MAX_TOPICS {
        let n_topics = topics.len();
        let message = format!("`{n_topics}` topics: expected at most {MAX_TOPICS}");
        problems.wrong(0, message, "remove some");
    }
    for (number, topic) in topics.iter().enumerate() {
        let before = topics.get(..number).unwrap_or_default();
        for (message, help) in problems_of_topic(topic, before) {
            problems.wrong(topic.id.span().start, message, help);
        }
    }
}

fn check_lang(written: &Written, problems: &mut Problems<'_>) {
    if let Some(lang) = &written.lang
        && !lang::is_tag(lang.get_ref())
    {
        let tag = lang.get_ref();
        let message = format!("language `{tag}`: expected a language tag such as `de` or `pt-BR`");
        problems.wrong(lang.span().start, message, "correct it");
    }
}

/// Reports whether this kind of problem can be allowed. Errors cannot, and neither can `DeadAllow`,
/// because an unused `allow` should be removed.
fn can_be_allowed(code: Code) -> bool {
    code.level() != Level::Error && code != Code::DeadAllow
}

fn read_allowed(written: &Written, problems: &mut Problems<'_>) -> Vec<(Code, u32)> {
    let mut allowed = Vec::new();
    for name in &written.allow {
        match name.get_ref().parse::<Code>() {
            Ok(code) if can_be_allowed(code) => {
                allowed.push((code, problems.line(name)));
            }
            found => {
                let codes = Code::ALL.iter().copied();
                let codes = codes.filter(|code| can_be_allowed(*code));
                let names: Vec<&str> = codes.map(Code::name).collect();
                let what = match found.map(Code::level) {
                    Ok(Level::Error) => "an error",
                    Ok(Level::Warning | Level::Note) => "about `allow` itself",
                    Err(_) => "unknown",
                };
                let message = format!(
                    "allowed code `{}` is {what}: expected one of `{}`",
                    name.get_ref(),
                    names.join("`, `")
                );
                problems.wrong(name.span().start, message, "correct it or take it out");
            }
        }
    }
    allowed
}

fn merge(written: Written, defaults: Written) -> Written {
    Written {
        evidence: written.evidence.or(defaults.evidence),
        title: written.title.or(defaults.title),
        description: written.description.or(defaults.description),
        url: written.url.or(defaults.url),
        notice: written.notice.or(defaults.notice),
        short_notice: written.short_notice,
        repository: written.repository.or(defaults.repository),
        left_overs: written.left_overs.or(defaults.left_overs),
        ..written
    }
}

/// Returns the text up to the first full stop before a blank, or all of it.
fn first_sentence(text: &str) -> &str {
    text.split_once(". ")
        .map_or(text, |(first, _)| &text[..=first.len()])
}
