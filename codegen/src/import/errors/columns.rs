//! What the columns of a table of errors hold.

use crate::import::blocks::Row;
use crate::import::prose::{Prose, plain};
use crate::import::row::cell_prose;

/// The columns by position.
#[derive(Debug)]
pub(super) struct ErrorColumns {
    pub(super) code: Option<usize>,
    pub(super) status: Option<usize>,
    pub(super) message: Option<usize>,
    pub(super) field: Option<usize>,
    pub(super) message_is: MessageIs,
}

/// What is known about the column of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MessageIs {
    /// It holds what is sent.
    Sent,
    /// It holds what is sent, or explanations.
    Unclear,
}

impl ErrorColumns {
    /// Reads the header. Nothing if it is not one of a table of errors.
    pub(super) fn of(header: &Row<'_>) -> Option<Self> {
        let words: Vec<String> = header
            .cells
            .iter()
            .map(|it| {
                let first = cell_prose(it).into_iter().find_map(|it| match it {
                    Prose::Paragraph(spans) => Some(plain(&spans)),
                    Prose::List(_) => None,
                });
                first
                    .unwrap_or_default()
                    .replace('\n', " ")
                    .trim()
                    .to_lowercase()
            })
            .collect();
        let find = |names: &[&str]| words.iter().position(|it| names.contains(&it.as_str()));
        let code = find(&["code", "error code"]);
        let status = find(&["status", "http status"]);
        let field = find(&["field"]);
        let texts = [
            "error message",
            "error text",
            "message",
            "error description",
            "error",
        ];
        let description = find(&["description"]);
        let explanation = find(&["value", "explanation", "how to fix"]);
        let (message, message_is) = match (find(&texts), description) {
            (Some(text), _) => (Some(text), MessageIs::Sent),
            (None, Some(text)) if explanation.is_some() => (Some(text), MessageIs::Sent),
            (None, Some(text)) if status.is_some_and(|it| it > text) => {
                (Some(text), MessageIs::Sent)
            }
            (None, text) => (text, MessageIs::Unclear),
        };
        let is_known = code.is_some() || message.is_some();
        is_known.then_some(Self {
            code,
            status,
            message,
            field,
            message_is,
        })
    }
}
