//! A name, as the file describes it.

/// A project, person or term that reports speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name as it is shown.
    pub label: String,
    /// Kind of thing that it names.
    pub kind: NameKind,
    /// Other spellings, for example `W3F` for `Web3 Foundation`.
    pub aliases: Vec<String>,
    /// Phrases with a spelling in them that mean something else, for example `Shytoshi Kusama`.
    pub not: Vec<String>,
    /// Whether it is in nearly every report, so that a list of its mentions would say nothing.
    pub everywhere: bool,
    /// Its line in `names.toml`, counted from 1.
    pub line: u32,
}

/// A kind of thing that a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// Software, a service, or a team's work.
    Project,
    /// A chain of its own.
    Network,
    /// A company, foundation, council, or exchange.
    Organisation,
    /// A person.
    Person,
    /// A coin.
    Token,
    /// A referendum, motion, or plan to decide on.
    Proposal,
    /// A word of the field, such as `parachain`.
    Term,
}

impl NameKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Project,
        Self::Network,
        Self::Organisation,
        Self::Person,
        Self::Token,
        Self::Proposal,
        Self::Term,
    ];

    /// Returns the word for it in the file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Network => "network",
            Self::Organisation => "organisation",
            Self::Person => "person",
            Self::Token => "token",
            Self::Proposal => "proposal",
            Self::Term => "term",
        }
    }

    /// Returns the kind with this word in the file.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl Name {
    /// Returns the name and its aliases.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        core::iter::once(self.label.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}
