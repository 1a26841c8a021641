//! Errors and their texts.

use super::object::{Object, string};
use crate::json::Json;
use crate::model::{CaptureKind, Failure, Language, Message, Piece};

/// A documented error.
pub(super) fn json(failure: &Failure) -> Json {
    let captures = failure.captures.iter().map(|it| {
        let kind = match it.kind {
            CaptureKind::Integer => "integer",
            CaptureKind::String => "string",
        };
        (&it.name.wire, string(kind))
    });
    Object::default()
        .string("name", &failure.name.wire)
        .string("code", &failure.code)
        .some("status", failure.status.map(|it| Json::Number(it.into())))
        .list("messages", failure.messages.iter().map(message).collect())
        .some("captures", Object::from_iter(captures).filled())
        .json()
}

/// One spelling of a text, in its pieces.
pub(super) fn message(message: &Message) -> Json {
    let language = message.language.map(|it| match it {
        Language::English => string("en"),
        Language::Russian => string("ru"),
    });
    Object::default()
        .with(
            "text",
            Json::Array(message.pieces.iter().map(piece).collect()),
        )
        .some("language", language)
        .json()
}

fn piece(piece: &Piece) -> Json {
    match piece {
        Piece::Literal(text) => string(text),
        Piece::Capture(name) => Object::default().string("capture", name).json(),
    }
}
