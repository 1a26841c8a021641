//! The words of which kept texts consist.

use std::fmt;
use std::time::Duration;

/// A time in nanoseconds.
pub(super) fn nanos(word: &str) -> Result<Duration, ()> {
    word.parse().map(Duration::from_nanos).map_err(|_| ())
}

/// What may be absent, as `-`.
pub(super) fn word(it: Option<impl fmt::Display>) -> String {
    it.map_or_else(|| "-".to_owned(), |it| it.to_string())
}

/// Reads what [`word`] writes.
pub(super) fn optional<T>(
    word: &str,
    read: impl Fn(&str) -> Result<T, ()>,
) -> Result<Option<T>, ()> {
    match word {
        "-" => Ok(None),
        word => read(word).map(Some),
    }
}
