//! Writes data as JSON.

use crate::error::Error;
use serde::Serialize;

/// Returns `value` as JSON. `path` and `subject` say in an error which file needs it, and what it is.
///
/// # Errors
///
/// Returns an error if `value` has something that JSON cannot express.
pub fn written(
    value: &impl Serialize,
    path: &'static str,
    subject: &'static str,
) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|source| Error::Json {
        path,
        subject,
        source,
    })
}
