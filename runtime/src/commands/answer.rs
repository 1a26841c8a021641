//! What a portal answered to a batch, taken apart by commands.

use super::Outcome;
use crate::envelope::{Answer, Part, Success};
use crate::error::Error;
use crate::reply::Time;
use crate::request::Target;
use crate::value::{Object, Value};

/// The answer to all commands of one request.
pub(super) struct Answers {
    answer: Answer,
    /// The results, the errors, and what stands beside results, by commands.
    result: Map,
    error: Map,
    total: Map,
    next: Map,
    time: Map,
}

/// An array of PHP by the names of commands. It is a list where it is empty,
/// and where the names are numbers, which those here never are: of a list that
/// has something in it, nobody knows what belongs to which command.
struct Map(Object);

impl Map {
    fn take_from(maps: &mut Object, name: &str) -> Self {
        match maps.remove(name) {
            Some(Value::Object(map)) => Self(*map),
            _ => Self(Object::new()),
        }
    }

    fn take(&mut self, key: &str) -> Option<Value> {
        self.0.remove(key)
    }
}

impl Answers {
    /// Fails when it is no answer to a batch.
    pub(super) fn new(success: Success) -> Result<Self, Error> {
        let attempts = success.attempts();
        let (answer, result) = success.into_result();
        let Value::Object(mut maps) = result else {
            let error = answer.unexpected("the answer to the batch is no object");
            return Err(error.with_attempts(attempts, false));
        };
        let mut map = |name: &str| Map::take_from(&mut maps, name);
        Ok(Self {
            result: map("result"),
            error: map("result_error"),
            total: map("result_total"),
            next: map("result_next"),
            time: map("result_time"),
            answer,
        })
    }

    /// What a command was answered, after so many requests; nothing if there is
    /// nothing. The presence of an error counts, not what is in it.
    pub(super) fn take(&mut self, key: &str, target: Target, attempts: u32) -> Option<Outcome> {
        let answer = || self.answer.part(target, Part::Command(key.to_owned()));
        if let Some(error) = self.error.take(key) {
            return Some(Outcome::Failed(
                answer().api_error(&enveloped(error).into()),
            ));
        }
        let result = self.result.take(key)?;
        let answer = answer();
        let mut envelope = Object::from_iter([("result", result)]);
        envelope.insert_some("total", self.total.take(key));
        envelope.insert_some("next", self.next.take(key));
        envelope.insert_some("time", self.time.0.get(key).cloned());
        Some(Outcome::Done(Success::of_part(answer, envelope, attempts)))
    }

    /// The error of a command of which the answer says nothing.
    pub(super) fn silence(&self, key: &str, target: Target) -> Error {
        let answer = self.answer.part(target, Part::Command(key.to_owned()));
        answer.unexpected("the answer to the batch says nothing of this command")
    }

    /// What the answer says about the execution time of a command.
    pub(super) fn time(&self, key: &str) -> Option<Time> {
        self.time.0.get(key)?.decode()
    }
}

/// An error as it comes around a single call.
fn enveloped(error: Value) -> Object {
    match error {
        Value::Object(error) => *error,
        code => Object::from_iter([("error", code)]),
    }
}
