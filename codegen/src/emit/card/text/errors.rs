//! The table of errors.

use super::super::FailureCard;
use super::ended;
use crate::terminal::Row;

/// A row for each error, after one with the heads of the columns.
pub(super) fn rows(errors: &[FailureCard]) -> Vec<Row> {
    if errors.is_empty() {
        return Vec::new();
    }
    let heads = Row {
        cells: ["code", "status", "message"].map(str::to_owned).into(),
        ..Row::default()
    };
    std::iter::once(heads)
        .chain(errors.iter().map(row))
        .collect()
}

fn row(error: &FailureCard) -> Row {
    let code = match error.code.as_str() {
        "" => "\"\"",
        code => code,
    };
    let status = error.status.map(|it| it.to_string());
    let mut about = match error.messages.as_slice() {
        [] => error.messages_ru.clone(),
        messages => messages.to_vec(),
    };
    about.push(match &error.when {
        Some(when) => format!("{}: {}", error.rust, ended(when)),
        None => error.rust.clone(),
    });
    Row {
        cells: vec![code.to_owned(), status.unwrap_or_default()],
        about,
        inner: Vec::new(),
    }
}
