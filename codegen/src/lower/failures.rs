//! The errors a method documents, and what their messages capture.

use indexmap::IndexMap;

use super::collisions::Names;
use super::context::Context;
use super::messages::{self, Spelling};
use super::overlap;
use super::texts;
use crate::diag::{Finding, Rule};
use crate::model::{Capture, CaptureKind, Failure, Message, Name, Piece};
use crate::names;
use crate::source::{Span, Spanned};
use crate::spec::{CaptureType, FailureSpec};

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
    let spellings = messages::spellings(&spec.messages);
    let is_named = !matches!(spec.code.as_str(), "" | "0");
    if spellings.is_empty() && !is_named {
        let message = "an error has a code or a message, by which it is recognised";
        cx.report(Finding::new(Rule::InvalidMessage, spec.code.span, message));
    }
    texts::check_prose(cx, spec.when.as_ref());
    let messages = messages::lower_all(cx, &spellings);
    let captures = captures(cx, spec, &spellings, &messages);
    Failure {
        name,
        code: spec.code.value.clone(),
        status: spec.status,
        messages,
        captures,
        when: texts::optional(spec.when.as_ref()),
    }
}

/// What the first message captures; all others capture the same.
fn captures(
    cx: &mut Context<'_>,
    spec: &FailureSpec,
    spellings: &[Spelling<'_>],
    messages: &[Message],
) -> Vec<Capture> {
    let (Some(first), Some(place)) = (messages.first(), spellings.first()) else {
        return Vec::new();
    };
    let names = captured(first);
    for (message, written) in messages.iter().zip(spellings) {
        let mut here = captured(message);
        let mut wanted = names.clone();
        here.sort_unstable();
        wanted.sort_unstable();
        if here != wanted || here.windows(2).any(|pair| pair[0] == pair[1]) {
            let message = "every message captures the same words, each once";
            let finding = Finding::new(Rule::CaptureMismatch, written.text.span, message);
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
        .filter_map(|name| capture(cx, spec, name, place.text.span, &mut fields))
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
    span: Span,
    fields: &mut Names,
) -> Option<Capture> {
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
