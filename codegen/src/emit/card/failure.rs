//! The errors that a method documents.

use indexmap::IndexMap;
use serde::Serialize;

use crate::model::{Capture, CaptureKind, Failure};

/// A documented error.
#[derive(Debug, Serialize)]
pub struct FailureCard {
    /// Its name in the spec.
    pub name: String,
    /// The code; may be empty.
    pub code: String,
    /// The HTTP status it comes with.
    pub status: u16,
    /// Every spelling of its text; a word in backticks is filled in by the portal.
    pub messages: Vec<String>,
    /// What these words are: `integer` or `string`.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub captures: IndexMap<String, &'static str>,
    /// When it happens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The variant as Rust matches it.
    pub rust: String,
}

impl FailureCard {
    pub(super) fn of(failure: &Failure) -> Self {
        let messages = failure.messages.iter();
        Self {
            name: failure.name.wire.clone(),
            code: failure.code.clone(),
            status: failure.status,
            messages: messages.map(|it| it.text.clone()).collect(),
            captures: failure.captures.iter().map(capture).collect(),
            when: failure.when.clone(),
            rust: failure.pattern(),
        }
    }
}

fn capture(capture: &Capture) -> (String, &'static str) {
    let kind = match capture.kind {
        CaptureKind::Integer => "integer",
        CaptureKind::String => "string",
    };
    (capture.name.wire.clone(), kind)
}
