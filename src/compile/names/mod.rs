//! `names.toml`: the projects, persons and terms that the reports speak of, and where they do.
//!
//! Duty: read the file, and find every mention of its names in the compiled reports. Must not know:
//! how names are shown. The published program has the names alone.
//!
//! 1. [`file`](mod@file) reads the file, with all its problems, into a list of [`Name`]s.
//! 2. [`spelling`] says when words of a text are those of a name: their gaps and their capitals.
//! 3. [`matcher`] finds all names of a text in one pass, the longest first. [`place`] judges the
//!    capital of a word that may be an ordinary one, by its place and its neighbors.
//! 4. [`Mentions`] has every mention of every name, with its paragraph and its [`sentences`].
//! 5. [`candidates()`] lists words that the file may lack, for a person to decide.
//!
//! # When a word is a name
//!
//! - Words are those of [`tokenize`](crate::search::tokenize()): marks, hyphens, and a final `'s` make
//!   no difference.
//! - A name without a capital, as terms have, matches in any case. All others need a capital at least
//!   in each word that has some. A single word without small letters, such as *KSM*, needs all.
//! - Behind its last word, a term may have the ending of an English plural.
//! - A name of several words, and one with capitals inside, is one wherever it is found.
//! - A single word with one capital, such as *Unique*, may be an ordinary word where the capital says
//!   nothing: at the start of a sentence, in a heading in Title Case, in a text of capitals alone,
//!   or directly beside another capital. There it counts unless the archive writes the
//!   word small at least a quarter as often as it surely means the name. If the word is short for a
//!   longer spelling, as *Gear* is for *Gear Protocol*, it must surely mean the name elsewhere in
//!   the archive, or the report must have the name in another way.
//! - With a possessive `'s`, or before a verb such as `has`, a word is a name at any place.
//! - A name in a phrase of its `not`, in an address, in a code block, in a byline, or in the title with
//!   the month is no mention.
//!
//! Tests: in these modules, and `tests/native/names.rs`.

mod candidates;
mod file;
mod matcher;
mod mentions;
mod name;
mod place;
mod published;
mod sentences;
mod spelling;

pub use candidates::{Candidate, candidates};
pub(super) use file::read;
pub use mentions::{Mention, Mentions, NameMentions, ReportMentions, Silence};
pub use name::{Name, NameKind};
pub(super) use published::{add, spellings};
