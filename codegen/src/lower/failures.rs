//! The errors a method documents, and what their messages capture.

use indexmap::IndexMap;

use super::collisions::Names;
use super::context::Context;
use super::overlap;
use super::prose;
use super::references::text;
use crate::diag::{Finding, Rule};
use crate::model::{Capture, CaptureKind, Failure, Message, Name, Piece};
use crate::names;
use crate::source::Spanned;
use crate::spec::{CaptureType, FailureSpec};

/// The HTTP status of an error that names none.
const BAD_REQUEST: u16 = 400;

/// Lowers the errors of one method.
pub(super) fn lower_all(
    cx: &mut Context<'_>,
    specs: &IndexMap<Spanned<String>, FailureSpec>,
) -> Vec<Failure> {
    let mut variants = Names::default();
    let mut failures = Vec::new();
    for (name, spec) in specs {
        let Some(rust) = names::upper_camel(name, &cx.dictionary) else {
            cx.report_invalid_name(name, name.span);
            continue;
        };
        variants.claim(cx, &rust, name, name.span);
        let name = Name {
            wire: name.value.clone(),
            rust,
        };
        failures.push(lower(cx, name, spec));
    }
    overlap::check(cx, specs, &failures);
    failures
}

fn lower(cx: &mut Context<'_>, name: Name, spec: &FailureSpec) -> Failure {
    if spec.messages.is_empty() {
        let message = "an error has at least one message, by which it is recognised";
        cx.report(Finding::new(Rule::InvalidMessage, spec.code.span, message));
    }
    prose::check_prose(cx, spec.when.as_ref());
    check_spelled_once(cx, spec);
    let messages: Vec<Message> = spec.messages.iter().map(|it| message(cx, it)).collect();
    let captures = captures(cx, spec, &messages);
    Failure {
        name,
        code: spec.code.value.clone(),
        status: spec.status.unwrap_or(BAD_REQUEST),
        messages,
        captures,
        when: text(spec.when.as_ref()),
    }
}

/// A list of spellings has each once.
fn check_spelled_once(cx: &mut Context<'_>, spec: &FailureSpec) {
    for (i, message) in spec.messages.iter().enumerate() {
        let first = spec.messages[..i]
            .iter()
            .find(|it| it.value == message.value);
        if let Some(first) = first {
            let text = "the message is given twice";
            let finding = Finding::new(Rule::InvalidMessage, message.span, text);
            cx.report(finding.also(first.span, "the first one"));
        }
    }
}

fn message(cx: &mut Context<'_>, spec: &Spanned<String>) -> Message {
    let pieces = pieces(spec);
    if let Some(problem) = problem(spec, &pieces) {
        cx.report(Finding::new(Rule::InvalidMessage, spec.span, problem));
    }
    Message {
        text: spec.value.clone(),
        pieces,
    }
}

/// Why a message cannot be compared with replies.
fn problem(text: &str, pieces: &[Piece]) -> Option<&'static str> {
    let is_word = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let literal = |it: &Piece| matches!(it, Piece::Literal(text) if !text.trim().is_empty());
    let captured = |it: &Piece| matches!(it, Piece::Capture(name) if !is_word(name));
    let braces = |it: &Piece| matches!(it, Piece::Literal(text) if text.contains(['{', '}']));
    if text.matches('`').count() % 2 == 1 {
        Some("the backticks around captured words do not pair")
    } else if !pieces.iter().any(literal) {
        Some("a message has text of its own, by which it is recognised")
    } else if pieces.iter().any(captured) {
        Some("the name of a captured word is made of letters, digits and `_`")
    } else if pieces.iter().any(braces) {
        Some("a message cannot have braces: capture the part with them")
    } else {
        None
    }
}

/// Every other part between backticks is captured.
fn pieces(text: &str) -> Vec<Piece> {
    let parts = text.split('`').enumerate();
    let pieces = parts.map(|(i, part)| match i % 2 {
        0 => Piece::Literal(part.to_owned()),
        _ => Piece::Capture(part.to_owned()),
    });
    pieces
        .filter(|piece| *piece != Piece::Literal(String::new()))
        .collect()
}

/// What the first message captures; all others capture the same.
fn captures(cx: &mut Context<'_>, spec: &FailureSpec, messages: &[Message]) -> Vec<Capture> {
    let Some(first) = messages.first() else {
        return Vec::new();
    };
    let names = captured(first);
    for (message, written) in messages.iter().zip(&spec.messages) {
        let mut here = captured(message);
        let mut wanted = names.clone();
        here.sort_unstable();
        wanted.sort_unstable();
        if here != wanted || here.windows(2).any(|pair| pair[0] == pair[1]) {
            let message = "every message captures the same words, each once";
            let finding = Finding::new(Rule::CaptureMismatch, written.span, message);
            cx.report(finding.help(format!("the first message captures: {}", list(&names))));
        }
    }
    for name in spec
        .captures
        .keys()
        .filter(|it| !names.contains(&it.as_str()))
    {
        let message = format!("no message captures `{}`", name.value);
        cx.report(Finding::new(Rule::CaptureMismatch, name.span, message));
    }
    let mut fields = Names::default();
    names
        .iter()
        .filter_map(|name| capture(cx, spec, name, &mut fields))
        .collect()
}

fn list(names: &[&str]) -> String {
    if names.is_empty() {
        "nothing".to_owned()
    } else {
        names.join(", ")
    }
}

fn captured(message: &Message) -> Vec<&str> {
    let names = message.pieces.iter().filter_map(|piece| match piece {
        Piece::Capture(name) => Some(name.as_str()),
        Piece::Literal(_) => None,
    });
    names.collect()
}

fn capture(
    cx: &mut Context<'_>,
    spec: &FailureSpec,
    wire: &str,
    fields: &mut Names,
) -> Option<Capture> {
    let span = spec.messages.first()?.span;
    let Some(rust) = names::snake(wire, &cx.dictionary) else {
        cx.report_invalid_name(wire, span);
        return None;
    };
    fields.claim(cx, &rust, wire, span);
    let kind = match spec.captures.get(wire) {
        Some(CaptureType::Integer) => CaptureKind::Integer,
        Some(CaptureType::String) | None => CaptureKind::String,
    };
    Some(Capture {
        name: Name {
            wire: wire.to_owned(),
            rust,
        },
        kind,
    })
}
