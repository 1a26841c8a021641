//! The files that hold for all methods.

use crate::load::Specs;
use crate::model::{Scope, SystemError};

pub(super) fn scopes(specs: &Specs) -> Vec<Scope> {
    let scopes = specs.scopes.iter().flat_map(|loaded| &loaded.spec.scopes);
    let mut scopes: Vec<Scope> = scopes
        .map(|(code, scope)| Scope {
            code: code.value.clone(),
            title: scope.title.value.clone(),
            about: scope.about.value.clone(),
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
            messages: error.messages.iter().map(|it| it.value.clone()).collect(),
            about: error.about.value.clone(),
            advice: error.advice.value.clone(),
        })
        .collect()
}
