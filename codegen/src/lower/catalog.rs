//! The files that hold for all methods.

use super::context::Context;
use super::{messages, texts};
use crate::diag::{Finding, Rule};
use crate::load::Specs;
use crate::model::{Scope, SystemError};
use crate::source::Spanned;

/// Checks the texts of these files.
pub(super) fn check(cx: &mut Context<'_>) {
    let specs = cx.specs;
    for (code, scope) in specs.scopes.iter().flat_map(|it| &it.spec.scopes) {
        check_code(cx, code);
        texts::check_title(cx, &scope.title);
        texts::check_prose(cx, Some(&scope.about));
    }
    for error in specs.errors.iter().flat_map(|it| &it.spec.errors) {
        texts::check_prose(cx, Some(&error.about));
        texts::check_prose(cx, Some(&error.advice));
    }
}

/// The code of a scope is a heading, and the target of links.
fn check_code(cx: &mut Context<'_>, code: &Spanned<String>) {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    if code.is_empty() || !code.bytes().all(plain) {
        let message = format!("`{}` is no scope", code.value);
        let finding = Finding::new(Rule::InvalidValue, code.span, message);
        cx.report(finding.help("a code is made of letters, digits, `.`, `_` and `-`"));
    }
}

pub(super) fn scopes(specs: &Specs) -> Vec<Scope> {
    let scopes = specs.scopes.iter().flat_map(|loaded| &loaded.spec.scopes);
    let mut scopes: Vec<Scope> = scopes
        .map(|(code, scope)| Scope {
            code: code.value.clone(),
            title: texts::lower(&scope.title),
            about: texts::lower(&scope.about),
        })
        .collect();
    scopes.sort_by(|a, b| a.code.cmp(&b.code));
    scopes
}

pub(super) fn system_errors(specs: &Specs) -> Vec<SystemError> {
    let errors = specs.errors.iter().flat_map(|loaded| &loaded.spec.errors);
    errors
        .map(|error| SystemError {
            code: error.code.value.clone(),
            status: error.status,
            messages: messages::lower_plain(&error.messages),
            about: texts::lower(&error.about),
            advice: texts::lower(&error.advice),
        })
        .collect()
}
