//! Texts for people: their checks, in each language, and their place in the model.

use super::context::Context;
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

/// Texts become Markdown of pages and of rustdoc, inside a structure of their own.
pub(super) fn check_prose(cx: &mut Context<'_>, text: Option<&Text>) {
    for text in text.into_iter().flat_map(Text::languages) {
        let problem = if text.matches('`').count() % 2 == 1 {
            "the backticks of this text do not pair"
        } else if has_heading(text) {
            "a text has no headings: they belong to the page around it"
        } else {
            continue;
        };
        cx.report(Finding::new(Rule::Prose, text.span, problem));
    }
}

fn has_heading(text: &str) -> bool {
    let mut in_code = false;
    text.lines().any(|line| {
        in_code ^= line.trim_start().starts_with("```");
        !in_code && line.starts_with('#')
    })
}

/// A summary is one sentence on one line.
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
