//! The envelope around results and errors.
//!
//! What an answer means is decided by its body, not by its HTTP status: errors
//! come with 200 as well.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, LOCATION};
use http::{HeaderMap, Response, StatusCode, Uri};

use crate::credentials::Credentials;
use crate::decode::{Decode, Decoder};
use crate::document::{Document, Json, NotJson};
use crate::error::{ApiFailure, Error, History};
use crate::redact::{self, Redactor};
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
    status: StatusCode,
    /// The other host that a redirect leads to, if it does.
    other_host: Option<String>,
    body: Arc<Result<Document, Other>>,
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

/// A body that is no JSON, and why.
struct Other {
    bytes: Vec<u8>,
    reason: String,
}

/// An answer that has a result.
#[derive(Clone)]
pub(crate) struct Success {
    answer: Box<Answer>,
    /// The envelope of a part of the answer to a batch.
    own: Option<Arc<Document>>,
    /// Whether all of the body is the result.
    is_bare: bool,
    beside: Box<Beside>,
    /// The envelope by itself, once somebody asks for it.
    envelope: OnceLock<Object>,
    /// How many requests it took.
    attempts: u32,
}

/// What stands beside a result about time.
#[derive(Clone, Default)]
struct Beside {
    time: Option<Time>,
    /// What was odd about that.
    decoder: Decoder,
}

impl Answer {
    pub(crate) fn new(
        credentials: &Credentials,
        target: Target,
        response: Response<Bytes>,
    ) -> Self {
        let (head, body) = response.into_parts();
        let host = head
            .headers
            .get(LOCATION)
            .and_then(|it| host_of(it.as_bytes()));
        Self {
            target,
            redactor: credentials.redactor().clone(),
            status: head.status,
            other_host: host.filter(|host| !host.eq_ignore_ascii_case(credentials.host())),
            body: Arc::new(document(&head.headers, body)),
            part: None,
        }
    }

    /// The part of the answer that is about one call.
    pub(crate) fn part(&self, target: Target, part: Part) -> Self {
        Self {
            target,
            part: Some(part),
            ..self.clone()
        }
    }

    /// Tells results from errors, and reads what stands beside either about time.
    pub(crate) fn open(self) -> (Result<Success, Error>, Option<Time>) {
        let beside = self.beside(self.root());
        let time = beside.time.clone();
        let result = self.read().map(|(answer, is_bare)| Success {
            answer: Box::new(answer),
            own: None,
            is_bare,
            beside: Box::new(beside),
            envelope: OnceLock::new(),
            attempts: 1,
        });
        (result, time)
    }

    /// What stands beside a result about time, and what was odd about that.
    fn beside(&self, envelope: Option<Json<'_>>) -> Beside {
        let mut decoder = Decoder::hiding(self.target.sensitive.clone()).noting_unknown();
        let time = envelope.and_then(|envelope| envelope.get("time"));
        let time = time.and_then(|time| decoder.field("time", time));
        Beside { time, decoder }
    }

    /// The answer if it has a result, and whether that is all of its body.
    fn read(self) -> Result<(Self, bool), Error> {
        match self.root() {
            Some(body) if self.is_bare(body) => Ok((self, true)),
            Some(body) if has_error(body) => Err(self.api_error(&body.into())),
            Some(body) if body.get("result").is_some() => Ok((self, false)),
            _ if self.is_redirect() => Err(self.redirect()),
            _ => Err(self.no_result()),
        }
    }

    /// Whether all of the body is the result. Errors look as everywhere.
    fn is_bare(&self, body: Json<'_>) -> bool {
        !self.target.envelope && self.status.is_success() && !has_error(body)
    }

    /// The status of the HTTP answer.
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    pub(crate) fn target(&self) -> &Target {
        &self.target
    }

    /// The body, if it is JSON.
    fn root(&self) -> Option<Json<'_>> {
        let body = self.body.as_ref().as_ref();
        body.ok().map(Document::root)
    }

    /// The beginning of the body without secrets.
    pub(crate) fn excerpt(&self) -> String {
        let sensitive = &self.target.sensitive;
        match &*self.body {
            Ok(document) => {
                let body = Value::from(document.root());
                let body = self.part.as_ref().map_or(body.clone(), |it| it.of(&body));
                let body = self.redactor.value(&body, sensitive);
                beginning(body.to_string(), JSON_EXCERPT)
            }
            Err(Other { bytes, .. }) => {
                let body = redact::pieces(&String::from_utf8_lossy(bytes), sensitive);
                beginning(self.redactor.text(&body), OTHER_EXCERPT)
            }
        }
    }

    fn no_result(&self) -> Error {
        self.unexpected(match &*self.body {
            Ok(_) => "the answer has neither a result nor an error",
            Err(other) => &other.reason,
        })
    }

    /// What an envelope around an error says.
    pub(crate) fn api_error(&self, envelope: &Value) -> Error {
        let failure = ApiFailure::from_envelope(envelope, &self.redactor, &self.target.sensitive);
        Error::answered_with(self, failure)
    }

    /// The answer is another than can be.
    pub(crate) fn unexpected(&self, reason: &str) -> Error {
        Error::unexpected_reply(self, self.redactor.text(reason))
    }

    /// Whether the portal sent the call elsewhere. 304 does not: it speaks of
    /// what a cache holds.
    fn is_redirect(&self) -> bool {
        self.status().is_redirection() && self.status() != StatusCode::NOT_MODIFIED
    }

    fn redirect(&self) -> Error {
        let host = self.other_host.as_deref();
        Error::redirect(self, host.map(|host| self.redactor.text(host)))
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
        let own = Document::read(envelope.to_json()).ok().map(Arc::new);
        let beside = answer.beside(own.as_deref().map(Document::root));
        Self {
            answer: Box::new(answer),
            own,
            is_bare: false,
            beside: Box::new(beside),
            envelope: envelope.into(),
            attempts,
        }
    }

    /// The answer and its result.
    pub(crate) fn into_result(self) -> (Answer, Value) {
        let result = self.root().and_then(|it| match self.is_bare {
            true => Some(it),
            false => it.get("result"),
        });
        let result = result.map(Value::from).unwrap_or_default();
        (*self.answer, result)
    }

    /// How long the call took, in seconds, as the portal says.
    pub(crate) fn duration(&self) -> Option<f64> {
        self.beside.time.as_ref()?.duration
    }

    /// The result as it came.
    pub(crate) fn result(&self) -> Option<&Value> {
        self.envelope().get("result")
    }

    /// What was answered, with the result among it.
    pub(crate) fn envelope(&self) -> &Object {
        self.envelope.get_or_init(|| match self.root() {
            Some(body) if self.is_bare => Object::from_iter([("result", body)]),
            Some(Json::Object(members)) => members.into(),
            _ => Object::new(),
        })
    }

    /// The envelope, where it was read.
    fn root(&self) -> Option<Json<'_>> {
        match &self.own {
            Some(own) => Some(own.root()),
            None => self.answer.root(),
        }
    }

    /// The error of an answer that is not as specified.
    pub(crate) fn unexpected(&self, reason: &str) -> Error {
        self.answer.unexpected(reason)
    }

    /// The error of an answer with which a list does not advance.
    pub(crate) fn stalled(&self, reason: &str) -> Error {
        Error::stalled(&self.answer, reason)
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
    pub(crate) fn reply_with<T: Decode>(
        mut self,
        decoder: &mut Decoder,
    ) -> Result<Reply<T>, Error> {
        match self.decode(decoder) {
            Some(reply) => Ok(reply),
            None => Err(self.answer.other_shape(decoder).after(History {
                attempts: self.attempts,
                ..History::default()
            })),
        }
    }

    fn decode<T: Decode>(&mut self, decoder: &mut Decoder) -> Option<Reply<T>> {
        let Beside {
            time,
            decoder: beside,
        } = std::mem::take(&mut *self.beside);
        let body = self.root()?;
        if self.is_bare {
            return decoder.field("result", body).map(Reply::new);
        }
        let mut fields = decoder.object(body)?;
        let result = fields.optional("result");
        fields.append("time", beside);
        let (total, next) = (fields.optional("total"), fields.optional("next"));
        fields.end();
        result.map(|result| Reply {
            time,
            total,
            next,
            ..Reply::new(result)
        })
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
        self.unexpected(&format!(
            "the call was executed, but its result has another shape than specified: {what}"
        ))
    }
}

/// Whether there is an error. Its value may be a string, empty or not, a number
/// or an object; only `null` says nothing. A description without an error and
/// without a result is one, too.
fn has_error(body: Json<'_>) -> bool {
    let has_code = body.get("error").is_some_and(|error| !error.is_null());
    let is_described = body.get("error_description").is_some();
    has_code || (is_described && body.get("result").is_none())
}

/// The body as JSON. A byte order mark before it, which some self-hosted portals
/// send, does not matter.
fn document(headers: &HeaderMap, body: Bytes) -> Result<Document, Other> {
    let bytes = Vec::from(body);
    let text = String::from_utf8(bytes).map_err(|error| Other {
        bytes: error.into_bytes(),
        reason: not_json(headers, "not text in UTF-8"),
    })?;
    let text = match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    };
    Document::read(text).map_err(|NotJson { text, reason }| Other {
        reason: match text.trim().is_empty() {
            true => "the answer is empty".to_owned(),
            false => not_json(headers, &format!("not JSON: {reason}")),
        },
        bytes: text.into_bytes(),
    })
}

fn not_json(headers: &HeaderMap, reason: &str) -> String {
    let content_type = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let content_type = content_type.unwrap_or("no content type");
    format!("the answer ({content_type}) is {reason}")
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
