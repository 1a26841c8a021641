//! Examples of the documentation.

use super::object::{Object, string};
use crate::json::Json;
use crate::model::{Answer, Example, ExpectedFailure, Failure};

/// An example of a method that documents these errors.
pub(super) fn json(example: &Example, failures: &[Failure]) -> Json {
    let request = example.request.as_ref().map(|(_, json)| json.clone());
    let answer = example.answer.as_ref().map(|it| answer(it, failures));
    Object::default()
        .string("title", &example.title.en)
        .some("request", request)
        .and(answer.unwrap_or_default())
        .json()
}

fn answer(answer: &Answer, failures: &[Failure]) -> Object {
    match answer {
        Answer::Reply { text, .. } => Object::default().string("reply", text),
        Answer::Error {
            status,
            text,
            failure,
            ..
        } => Object::default()
            .number("status", *status)
            .string("error", text)
            .some("failure", failure.as_ref().map(|it| name(it, failures))),
    }
}

fn name(expected: &ExpectedFailure, failures: &[Failure]) -> Json {
    string(&failures[expected.failure].name.wire)
}
