//! Remarks in fixed words.

use crate::import::facts::{FieldFacts, Place};
use crate::import::row::Direction;
use crate::import::words::{Token, has_phrase};

/// The place of `null`, where the text or the types say that it is possible.
pub(super) fn nullable(
    tokens: &[Token],
    field: &FieldFacts,
    direction: Direction,
) -> Option<Place> {
    if let Some(null) = field.types.iter().find(|it| it.name == "null") {
        return Some(null.place.clone());
    }
    if direction == Direction::Sent {
        return None;
    }
    let nulls = tokens
        .iter()
        .enumerate()
        .filter(|it| it.1.code() == Some("null"));
    let cues = [
        "be",
        "or",
        "is",
        "returns",
        "returned",
        "contain",
        "contains",
        "otherwise",
        ",",
        "value",
        "—",
        "-",
    ];
    nulls.into_iter().find_map(|(at, token)| {
        let before = at.checked_sub(1).and_then(|it| tokens.get(it));
        let fits = before.is_none_or(|it| it.is_any(&cues) || it.ends_sentence());
        match token {
            Token::Code(_, place) if fits => Some(place.clone()),
            _ => None,
        }
    })
}

/// "Deprecated", as a sentence or at the start.
pub(super) fn deprecated(tokens: &[Token], field: &FieldFacts) -> Option<Place> {
    let mut sentences = tokens.split(Token::ends_sentence);
    let says = |it: &[Token]| {
        let first = it.iter().find(|it| !it.is_any(&["(", "*"]));
        first.is_some_and(|it| it.is_any(&["deprecated", "obsolete"]))
            || has_phrase(it, "is deprecated")
            || has_phrase(it, "deprecated parameter")
            || has_phrase(it, "deprecated field")
    };
    sentences.any(says).then(|| field.place.clone())
}

/// "Read-only".
pub(super) fn read_only(tokens: &[Token], field: &FieldFacts) -> Option<Place> {
    let says = has_phrase(tokens, "read-only") || has_phrase(tokens, "read only");
    says.then(|| field.place.clone())
}

/// "Required." as a sentence of its own.
pub(super) fn says_required(tokens: &[Token]) -> bool {
    let mut sentences = tokens.split(Token::ends_sentence);
    sentences.any(|it| {
        it.len() <= 3
            && it.first().is_some_and(|it| it.is("required"))
            && !it.iter().any(|it| it.is("if"))
            || it.len() == 2 && has_phrase(it, "required parameter")
    })
}
