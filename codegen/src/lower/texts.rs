//! Texts for people: their checks, in each language, and their place in the model.

use super::context::Context;
use super::prose::{self, Room};
use crate::diag::{Finding, Rule};
use crate::model;
use crate::source::Spanned;
use crate::spec::Text;

/// The text without the places it was written at.
pub(super) fn lower(text: &Text) -> model::Text {
    let trimmed = |it: &Spanned<String>| it.trim().to_owned();
    model::Text {
        en: trimmed(&text.en),
        ru: text.ru.as_ref().map(trimmed),
    }
}

/// An optional text without the places it was written at.
pub(super) fn optional(text: Option<&Text>) -> Option<model::Text> {
    text.map(lower)
}

/// A text of ours that is the same in code and in every language.
pub(super) fn english(text: String) -> model::Text {
    model::Text { en: text, ru: None }
}

/// A text of ours for readers of the documentation.
pub(super) fn ours(en: String, ru: String) -> model::Text {
    model::Text { en, ru: Some(ru) }
}

/// Checks a text that is a part of a page.
pub(super) fn check_description(cx: &mut Context<'_>, text: Option<&Text>) {
    check(cx, text, Room::Part);
}

/// Checks a text that stands inside of something else.
pub(super) fn check_prose(cx: &mut Context<'_>, text: Option<&Text>) {
    check(cx, text, Room::Cell);
}

/// Checks a title: a text on one line.
pub(super) fn check_title(cx: &mut Context<'_>, title: &Text) {
    check_prose(cx, Some(title));
    for language in title.languages() {
        if language.trim().lines().count() != 1 {
            let message = "a title is one line";
            cx.report(Finding::new(Rule::Prose, language.span, message));
        }
    }
}

/// Checks a summary: one sentence on one line.
pub(super) fn check_summary(cx: &mut Context<'_>, summary: &Text) {
    check_prose(cx, Some(summary));
    for language in summary.languages() {
        let text = language.trim();
        if text.is_empty() || text.contains('\n') || !text.ends_with('.') {
            let message = "a summary is one sentence, with a full stop";
            cx.report(Finding::new(Rule::Summary, language.span, message));
        }
    }
}

fn check(cx: &mut Context<'_>, text: Option<&Text>, room: Room) {
    for text in text.into_iter().flat_map(Text::languages) {
        if let Some(problem) = prose::problem(text, room) {
            cx.report(Finding::new(Rule::Prose, text.span, problem));
        }
    }
}
