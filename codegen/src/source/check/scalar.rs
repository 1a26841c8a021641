//! Text, numbers, booleans and null.

use super::super::resolve::{Resolved, is_ambiguous, resolve_plain};
use super::super::shape::Shape;
use super::super::tree::Scalar;
use super::super::words::{Found, excerpt, one_of, quote};
use super::expected;
use crate::diag::{Finding, Rule, closest};
use std::ops::RangeInclusive;

/// A key or item with nothing after it: half-written, or a value that was meant to be empty.
pub(super) fn empty(value: &Scalar<'_>, shapes: &[&Shape], key: Option<&Scalar<'_>>) -> Finding {
    let (span, message) = match key {
        Some(key) => (key.span, format!("`{}` has no value", excerpt(&key.text))),
        None => (value.span, "this list item has no value".to_owned()),
    };
    let can_be = |wanted: fn(&Shape) -> bool| shapes.iter().any(|shape| wanted(shape));
    let mut empty = Vec::new();
    if can_be(|shape| matches!(shape, Shape::Text)) {
        empty.push("\"\"");
    }
    if can_be(|shape| matches!(shape, Shape::List(_))) {
        empty.push("[]");
    }
    if can_be(|shape| matches!(shape, Shape::Mapping(fields) if fields.required.is_empty())) {
        empty.push("{}");
    }
    if can_be(|shape| matches!(shape, Shape::Any)) {
        empty.extend(["\"\"", "null"]);
    }
    let finding = Finding::new(Rule::EmptyValue, span, message);
    match empty.as_slice() {
        [] => finding.help("write a value, or remove the line"),
        words => {
            let words = one_of(words.iter().copied());
            finding.help(format!(
                "write {words} if it is meant to be empty, or remove the line"
            ))
        }
    }
}

/// `null` and `~`, where they could also be meant as text or must not stand.
pub(super) fn null(value: &Scalar<'_>, shapes: &[&Shape]) -> Option<Finding> {
    let can_be_text = shapes
        .iter()
        .any(|it| matches!(it, Shape::Text | Shape::Word(_)));
    let can_be_null = shapes
        .iter()
        .any(|it| matches!(it, Shape::Null | Shape::Any));
    let word = &value.text;
    let finding = match (can_be_text, can_be_null) {
        (false, true) => return None,
        (true, _) => {
            let message = format!("the unquoted `{word}` is no text but null");
            Finding::new(Rule::AmbiguousWord, value.span, message)
                .help("leave the key out if there is no value")
        }
        (false, false) => {
            let message = format!("expected {}, found null", expected(shapes));
            return Some(Finding::new(Rule::WrongType, value.span, message));
        }
    };
    Some(quoted(finding, value))
}

/// Everything else.
pub(super) fn value(value: &Scalar<'_>, resolved: Resolved, shapes: &[&Shape]) -> Option<Finding> {
    if resolved == Resolved::Text && shapes.iter().any(|shape| is_word(shape, &value.text)) {
        return None;
    }
    if !shapes.iter().any(|shape| accepts(shape, resolved)) {
        return Some(not_accepted(value, resolved, shapes));
    }
    let unclear = resolved == Resolved::Text && value.is_plain() && is_ambiguous(&value.text);
    unclear.then(|| ambiguous(value))
}

/// A listed word is clear whatever it is: `yes` and `no` are text for serde_yaml and can be words.
fn is_word(shape: &Shape, text: &str) -> bool {
    matches!(shape, Shape::Word(words) if words.iter().any(|word| word == text))
}

fn accepts(shape: &Shape, resolved: Resolved) -> bool {
    match (shape, resolved) {
        (Shape::Any, _) => true,
        (Shape::Text, Resolved::Text) => true,
        (Shape::Boolean, Resolved::Bool(_)) => true,
        (Shape::Number, Resolved::Integer(_) | Resolved::Float(_)) => true,
        (Shape::Integer(range), Resolved::Integer(value)) => range.contains(&value),
        _ => false,
    }
}

fn ambiguous(value: &Scalar<'_>) -> Finding {
    let word = &value.text;
    let other = match word.as_bytes() {
        [b'0'..=b'9' | b'+' | b'-', ..] => "a number",
        _ => "a boolean",
    };
    let message =
        format!("the unquoted `{word}` is text for some YAML parsers and {other} for others");
    quoted(
        Finding::new(Rule::AmbiguousWord, value.span, message),
        value,
    )
}

fn not_accepted(value: &Scalar<'_>, resolved: Resolved, shapes: &[&Shape]) -> Finding {
    let words = shapes.iter().find_map(|shape| match shape {
        Shape::Word(words) => Some(words.as_slice()),
        _ => None,
    });
    let range = shapes.iter().find_map(|shape| match shape {
        Shape::Integer(range) => Some(range),
        _ => None,
    });
    match (resolved, words, range) {
        (Resolved::Text, Some(words), _) => unknown_word(value, words, shapes),
        (Resolved::Integer(number), _, Some(range)) => out_of_range(value, number, range),
        _ => wrong_type(value, resolved, shapes),
    }
}

fn unknown_word(value: &Scalar<'_>, words: &[String], shapes: &[&Shape]) -> Finding {
    let known = || words.iter().map(String::as_str);
    let message = format!("`{}` is not one of the allowed words", excerpt(&value.text));
    let others: Vec<&Shape> = shapes
        .iter()
        .copied()
        .filter(|it| !matches!(it, Shape::Word(_) | Shape::Null))
        .collect();
    let allowed = match others.as_slice() {
        [] => format!("expected {}", one_of(known())),
        others => format!("expected {}; or {}", one_of(known()), expected(others)),
    };
    let finding = Finding::new(Rule::UnknownWord, value.span, message).help(allowed);
    match closest(&value.text, known()) {
        Some(near) => {
            let written = if value.is_plain() {
                near.to_owned()
            } else {
                quote(near)
            };
            finding
                .help(format!("did you mean `{near}`?"))
                .fix(value.span, written)
        }
        None => finding,
    }
}

fn out_of_range(value: &Scalar<'_>, number: i128, range: &RangeInclusive<i128>) -> Finding {
    let message = match number < *range.start() {
        true => format!(
            "{} is under the smallest value, {}",
            value.text,
            range.start()
        ),
        false => format!("{} is over the largest value, {}", value.text, range.end()),
    };
    Finding::new(Rule::OutOfRange, value.span, message)
}

fn wrong_type(value: &Scalar<'_>, resolved: Resolved, shapes: &[&Shape]) -> Finding {
    let found = Found::of_resolved(resolved).name();
    let message = format!("expected {}, found {found}", expected(shapes));
    let finding = Finding::new(Rule::WrongType, value.span, message);
    let can_be = |wanted: fn(&Shape) -> bool| shapes.iter().any(|shape| wanted(shape));
    if resolved != Resolved::Text {
        let can_be_text = can_be(|it| matches!(it, Shape::Text | Shape::Word(_)));
        return if can_be_text {
            quoted(finding, value)
        } else {
            finding
        };
    }
    if let Some(word) = boolean(&value.text).filter(|_| can_be(|it| matches!(it, Shape::Boolean))) {
        return finding
            .help(format!("write `{word}`"))
            .fix(value.span, word);
    }
    let unquoted = resolve_plain(&value.text);
    if !value.is_plain() && shapes.iter().any(|shape| accepts(shape, unquoted)) {
        return finding
            .help("remove the quotes")
            .fix(value.span, value.text.as_ref());
    }
    if can_be(|it| matches!(it, Shape::List(_))) {
        return finding.help("a list is written `[…]`, or with `- ` before each item");
    }
    finding
}

/// The boolean that a text stands for in YAML 1.1 and in the forms of Bitrix24.
fn boolean(text: &str) -> Option<&'static str> {
    match text.to_ascii_lowercase().as_str() {
        "y" | "yes" | "on" | "true" => Some("true"),
        "n" | "no" | "off" | "false" => Some("false"),
        _ => None,
    }
}

/// Suggests quotes around an unquoted value.
fn quoted(finding: Finding, value: &Scalar<'_>) -> Finding {
    let text = quote(&value.text);
    finding
        .help(format!("quote it if it is meant as text: {text}"))
        .fix(value.span, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn booleans_of_other_dialects() {
        assert_eq!(
            [boolean("Y"), boolean("off"), boolean("x")],
            [Some("true"), Some("false"), None]
        );
    }
}
