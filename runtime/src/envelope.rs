//! The envelope around results and errors.
//!
//! What an answer means is decided by its body, not by its HTTP status: errors
//! come with 200 as well.

use std::sync::Arc;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, LOCATION};
use http::{Response, StatusCode, Uri};

use crate::credentials::Credentials;
use crate::decode::{Decode, Decoder};
use crate::error::{ApiFailure, Error, History};
use crate::redact::Redactor;
use crate::reply::{Reply, Time};
use crate::request::Target;
use crate::value::{Object, Value};

/// How much of a JSON body an error keeps, in bytes.
const JSON_EXCERPT: usize = 64 * 1024;

/// How much of any other body an error keeps, in bytes.
const OTHER_EXCERPT: usize = 1024;

/// One HTTP answer, with what an error about it needs.
#[derive(Clone)]
pub(crate) struct Answer {
    target: Target,
    redactor: Redactor,
    host: String,
    response: Arc<Response<Bytes>>,
    /// Which part of the answer to a batch this is.
    part: Option<Part>,
}

/// What a batch was answered about one of its calls.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// The command of this name, of REST 2.
    Command(String),
    /// The call at this place, of REST 3.
    Step(usize),
}

/// An answer that has a result.
#[derive(Clone)]
pub(crate) struct Success {
    answer: Box<Answer>,
    envelope: Object,
    /// How many requests it took.
    attempts: u32,
}

impl Answer {
    pub(crate) fn new(
        credentials: &Credentials,
        target: Target,
        response: Response<Bytes>,
    ) -> Self {
        let redactor = credentials.redactor().clone();
        Self {
            target,
            redactor,
            host: credentials.host().to_owned(),
            response: Arc::new(response),
            part: None,
        }
    }

    /// The part of the answer that is about one call.
    pub(crate) fn part(&self, target: Target, part: Part) -> Self {
        Self {
            target,
            redactor: self.redactor.clone(),
            host: self.host.clone(),
            response: Arc::clone(&self.response),
            part: Some(part),
        }
    }

    /// Tells results from errors, and reads what stands beside either about time.
    pub(crate) fn open(self) -> (Result<Success, Error>, Option<Time>) {
        let body = self.json();
        let time = body
            .as_ref()
            .ok()
            .and_then(|body| body.get("time")?.decode());
        (self.read(body), time)
    }

    fn read(self, body: Result<Value, String>) -> Result<Success, Error> {
        match body {
            Ok(body) if self.is_bare(&body) => Ok(Success {
                answer: Box::new(self),
                envelope: Object::from_iter([("result", body)]),
                attempts: 1,
            }),
            Ok(Value::Object(envelope)) if has_error(&envelope) => Err(self.api_error(&envelope)),
            Ok(Value::Object(envelope)) if envelope.contains_key("result") => Ok(Success {
                answer: Box::new(self),
                envelope,
                attempts: 1,
            }),
            _ if self.is_redirect() => Err(self.redirect()),
            Ok(_) => {
                Err(self.unexpected("the answer has neither a result nor an error".to_owned()))
            }
            Err(reason) => Err(self.unexpected(reason)),
        }
    }

    /// Whether all of the body is the result. Errors look as everywhere.
    fn is_bare(&self, body: &Value) -> bool {
        let is_error = body.as_object().is_some_and(has_error);
        !self.target.envelope && self.status().is_success() && !is_error
    }

    /// The status of the HTTP answer.
    pub(crate) fn status(&self) -> StatusCode {
        self.response.status()
    }

    pub(crate) fn target(&self) -> &Target {
        &self.target
    }

    /// The beginning of the body without secrets.
    pub(crate) fn excerpt(&self) -> String {
        match self.json() {
            Ok(body) => {
                let body = self.part.as_ref().map_or(body.clone(), |it| it.of(&body));
                let body = self.redactor.value(&body, &self.target.sensitive);
                beginning(body.to_string(), JSON_EXCERPT)
            }
            Err(_) => {
                let body = String::from_utf8_lossy(self.response.body());
                beginning(self.redactor.text(&body), OTHER_EXCERPT)
            }
        }
    }

    /// The body as JSON, or why it is none. A byte order mark before it, which
    /// some self-hosted portals send, does not matter.
    fn json(&self) -> Result<Value, String> {
        let body = self.response.body();
        let text = std::str::from_utf8(body).map_err(|_| self.not_json("not text in UTF-8"))?;
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            return Err("the answer is empty".to_owned());
        }
        text.parse()
            .map_err(|error| self.not_json(&format!("{error}")))
    }

    fn not_json(&self, reason: &str) -> String {
        let content_type = self.response.headers().get(CONTENT_TYPE);
        let content_type = content_type
            .and_then(|it| it.to_str().ok())
            .unwrap_or("no content type");
        format!("the answer ({content_type}) is {reason}")
    }

    /// What an envelope around an error says.
    pub(crate) fn api_error(&self, envelope: &Object) -> Error {
        let failure = ApiFailure::from_envelope(envelope, |text| self.redactor.text(text));
        Error::answered_with(self, failure)
    }

    /// The answer is another than can be.
    pub(crate) fn unexpected(&self, reason: String) -> Error {
        Error::unexpected_reply(self, self.redactor.text(&reason))
    }

    /// Whether the portal sent the call elsewhere. 304 does not: it speaks of
    /// what a cache holds.
    fn is_redirect(&self) -> bool {
        self.status().is_redirection() && self.status() != StatusCode::NOT_MODIFIED
    }

    fn redirect(&self) -> Error {
        let location = self.response.headers().get(LOCATION);
        let host = location.and_then(|it| host_of(it.as_bytes()));
        let other = host.filter(|host| !host.eq_ignore_ascii_case(&self.host));
        Error::redirect(self, other.map(|host| self.redactor.text(&host)))
    }
}

impl Part {
    /// The part of a whole body, in the form that a call by itself is answered in.
    fn of(&self, body: &Value) -> Value {
        let result = body.get("result");
        let part = match self {
            Self::Command(key) => {
                let of = |map: &str| result?.get(map)?.get(key).cloned();
                let result = of("result").map(|it| Object::from_iter([("result", it)]).into());
                of("result_error").or(result)
            }
            Self::Step(index) => result
                .and_then(|it| it.as_array()?.get(*index).cloned())
                .map(|it| Object::from_iter([("result", it)]).into()),
        };
        part.unwrap_or_default()
    }
}

impl Success {
    /// The answer of a batch about one of its calls.
    pub(crate) fn of_part(answer: Answer, envelope: Object, attempts: u32) -> Self {
        Self {
            answer: Box::new(answer),
            envelope,
            attempts,
        }
    }

    /// The answer and its result.
    pub(crate) fn into_result(mut self) -> (Answer, Value) {
        let result = self.envelope.remove("result").unwrap_or_default();
        (*self.answer, result)
    }

    /// How long the call took, in seconds, as the portal says.
    pub(crate) fn duration(&self) -> Option<f64> {
        self.envelope.get("time")?.get("duration")?.decode()
    }

    /// The result as it came.
    pub(crate) fn result(&self) -> Option<&Value> {
        self.envelope.get("result")
    }

    /// The answer that so many requests led to.
    pub(crate) fn after(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    pub(crate) fn attempts(&self) -> u32 {
        self.attempts
    }

    pub(crate) fn status(&self) -> u16 {
        self.answer.status().as_u16()
    }

    /// Decodes the result and what stands beside it.
    pub(crate) fn reply<T: Decode>(self) -> Result<Reply<T>, Error> {
        let mut decoder = Decoder::hiding(self.answer.target.sensitive.clone());
        self.reply_with(&mut decoder).map(|reply| Reply {
            mismatches: decoder.finish().0,
            ..reply
        })
    }

    /// The same, leaving the mismatches in the decoder.
    pub(crate) fn reply_with<T: Decode>(self, decoder: &mut Decoder) -> Result<Reply<T>, Error> {
        let Self {
            answer,
            envelope,
            attempts,
        } = self;
        let Some(mut fields) = decoder.object(envelope.into()) else {
            unreachable!("the envelope is an object");
        };
        let result = fields.optional::<T>("result");
        let (time, total, next) = (
            fields.optional("time"),
            fields.optional("total"),
            fields.optional("next"),
        );
        fields.rest();
        match result {
            Some(result) => Ok(Reply {
                result,
                time,
                total,
                next,
                mismatches: Vec::new(),
            }),
            None => Err(answer.other_shape(decoder).after(History {
                attempts,
                ..History::default()
            })),
        }
    }
}

impl Answer {
    /// The error of a result that no type took. What came is in the body; the
    /// last mismatch inside the result is the one that turned it down.
    fn other_shape(&self, decoder: &Decoder) -> Error {
        let mut mismatches = decoder.mismatches().iter().rev();
        let what = match mismatches.find(|mismatch| mismatch.path.starts_with("result")) {
            Some(mismatch) => format!("expected {} at {}", mismatch.expected, mismatch.path),
            None => "it is empty".to_owned(),
        };
        self.unexpected(format!(
            "the call was executed, but its result has another shape than specified: {what}"
        ))
    }
}

/// Whether there is an error. Its value may be a string, empty or not, a number
/// or an object; only `null` says nothing. A description without an error and
/// without a result is one, too.
fn has_error(envelope: &Object) -> bool {
    let has_code = envelope.get("error").is_some_and(|error| !error.is_null());
    let is_described = envelope.contains_key("error_description");
    has_code || (is_described && !envelope.contains_key("result"))
}

fn host_of(location: &[u8]) -> Option<String> {
    let location = Uri::try_from(location).ok()?;
    let authority = location.authority()?.as_str();
    let host = authority.rsplit('@').next()?;
    Some(host.to_owned())
}

fn beginning(mut text: String, limit: usize) -> String {
    if text.len() > limit {
        let boundary = (0..=limit).rev().find(|at| text.is_char_boundary(*at));
        text.truncate(boundary.unwrap_or_default());
        text.push('…');
    }
    text
}
