//! The files that hold for all methods.

use super::{messages, texts};
use crate::load::Specs;
use crate::model::{Scope, SystemError};

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
