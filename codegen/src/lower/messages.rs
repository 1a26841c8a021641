//! The texts by which errors are recognised.

use super::context::Context;
use crate::diag::{Finding, Rule};
use crate::model::{Language, Message, Piece};
use crate::source::Spanned;
use crate::spec::Messages;

/// A message as a spec writes it, and its language where the spec tells it.
pub(super) struct Spelling<'a> {
    pub(super) language: Option<Language>,
    pub(super) text: &'a Spanned<String>,
}

/// All spellings, those in Russian last: documentation of code shows the first.
pub(super) fn spellings(messages: &Messages) -> Vec<Spelling<'_>> {
    let of = |language| move |text| Spelling { language, text };
    match messages {
        Messages::Untold(list) => list.iter().map(of(None)).collect(),
        Messages::Told(told) => {
            let en = told.en.iter().map(of(Some(Language::English)));
            let ru = told.ru.iter().map(of(Some(Language::Russian)));
            en.chain(ru).collect()
        }
    }
}

/// Lowers messages that replies are compared with.
pub(super) fn lower_all(cx: &mut Context<'_>, spellings: &[Spelling<'_>]) -> Vec<Message> {
    check_spelled_once(cx, spellings);
    spellings.iter().map(|it| lower(cx, it)).collect()
}

/// Lowers messages that are only shown: nothing in them is captured.
pub(super) fn lower_plain(messages: &Messages) -> Vec<Message> {
    let plain = |it: &Spelling<'_>| Message {
        language: it.language,
        text: it.text.value.clone(),
        pieces: vec![Piece::Literal(it.text.value.clone())],
    };
    spellings(messages).iter().map(plain).collect()
}

/// A list of spellings has each once.
fn check_spelled_once(cx: &mut Context<'_>, spellings: &[Spelling<'_>]) {
    for (i, message) in spellings.iter().enumerate() {
        let first = spellings[..i].iter().find(|it| it.text == message.text);
        if let Some(first) = first {
            let text = "the message is given twice";
            let finding = Finding::new(Rule::InvalidMessage, message.text.span, text);
            cx.report(finding.also(first.text.span, "the first one"));
        }
    }
}

fn lower(cx: &mut Context<'_>, spelling: &Spelling<'_>) -> Message {
    let text = spelling.text;
    let pieces = pieces(text);
    if let Some(problem) = problem(text, &pieces) {
        cx.report(Finding::new(Rule::InvalidMessage, text.span, problem));
    }
    Message {
        language: spelling.language,
        text: text.value.clone(),
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
