//! The errors that a method documents.

use indexmap::IndexMap;
use serde::Serialize;

use crate::model::{Capture, CaptureKind, Failure, Language, Message};

/// A documented error.
#[derive(Debug, Serialize)]
pub struct FailureCard {
    /// Its name in the spec.
    pub name: String,
    /// The code; may be empty.
    pub code: String,
    /// The HTTP status it comes with, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Every spelling of its text; a word in backticks is filled in by the portal.
    pub messages: Vec<String>,
    /// The same on portals in Russian.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub messages_ru: Vec<String>,
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
        let messages = |russian: bool| {
            let messages = failure.messages.iter();
            let messages = messages.filter(|it| is_russian(it) == russian);
            messages.map(|it| it.text.clone()).collect()
        };
        Self {
            name: failure.name.wire.clone(),
            code: failure.code.clone(),
            status: failure.status,
            messages: messages(false),
            messages_ru: messages(true),
            captures: failure.captures.iter().map(capture).collect(),
            when: failure.when.as_ref().map(|it| it.en.clone()),
            rust: failure.pattern(),
        }
    }
}

fn is_russian(message: &Message) -> bool {
    message.language == Some(Language::Russian)
}

fn capture(capture: &Capture) -> (String, &'static str) {
    let kind = match capture.kind {
        CaptureKind::Integer => "integer",
        CaptureKind::String => "string",
    };
    (capture.name.wire.clone(), kind)
}
