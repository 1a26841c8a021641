//! A documented error.

use serde::Serialize;

use super::Place;

/// An error that a page documents for its method: a row of the table of codes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ErrorFacts {
    /// The code as it is sent; empty where the page says that it is.
    pub code: String,
    /// The HTTP status: of the row, else the one line above the section's example if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The text that the portal sends.
    pub message: Message,
    /// The parameter that REST 3.0 names in `validation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Where the row stands.
    pub place: Place,
}

/// The text that the portal sends with an error, as far as a page tells it
/// from its own explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Message {
    /// A column of messages, code style, or an example shows that it is sent.
    Sent(String),
    /// The row has one text only, and nothing shows whether it is sent or
    /// explains. It is not kept.
    Unclear,
    /// The row has no text.
    Absent,
}
