//! The result of a task.

/// Errors are messages for the user, one problem each.
pub type Outcome<T> = Result<T, String>;
