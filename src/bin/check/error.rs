//! The error of the command.

/// A reason why the command cannot do its work, for the person who called it.
pub type Error = Box<dyn core::error::Error>;
