//! The envelope around results and errors.
//!
//! What an answer means is decided by its body, not by its HTTP status: errors
//! come with 200 as well.

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
use crate::value::Value;

/// How much of a JSON body an error keeps, in bytes.
const JSON_EXCERPT: usize = 64 * 1024;

/// How much of any other body an error keeps, in bytes.
const OTHER_EXCERPT: usize = 1024;

/// One HTTP answer, with what an error about it needs.
pub(crate) struct Answer {
    target: Target,
    redactor: Redactor,
    status: StatusCode,
    /// The other host that a redirect leads to, if it does.
    other_host: Option<String>,
    body: Result<Document, Other>,
}

/// A body that is no JSON, and why.
struct Other {
    bytes: Vec<u8>,
    reason: String,
}

/// An answer that has a result.
pub(crate) struct Success {
    answer: Answer,
    /// Whether all of the body is the result.
    is_bare: bool,
    /// What stands beside the result about time.
    time: Option<Time>,
    /// What was odd about that.
    beside: Box<Decoder>,
    /// How many requests it took.
    attempts: u32,
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
            body: document(&head.headers, body),
        }
    }

    /// Tells results from errors, and reads what stands beside either about time.
    pub(crate) fn open(self) -> (Result<Success, Error>, Option<Time>) {
        let mut beside = Decoder::hiding(self.target.sensitive).noting_unknown();
        let time = self.root().and_then(|body| body.get("time"));
        let time: Option<Time> = time.and_then(|time| beside.field("time", time));
        let result = self.read().map(|(answer, is_bare)| Success {
            answer,
            is_bare,
            time: time.clone(),
            beside: Box::new(beside),
            attempts: 1,
        });
        (result, time)
    }

    /// The answer if it has a result, and whether that is all of its body.
    fn read(self) -> Result<(Self, bool), Error> {
        match self.root() {
            Some(body) if self.is_bare(body) => Ok((self, true)),
            Some(body) if has_error(body) => Err(self.api_error(body)),
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
        self.body.as_ref().ok().map(Document::root)
    }

    /// The beginning of the body without secrets.
    pub(crate) fn excerpt(&self) -> String {
        match &self.body {
            Ok(document) => {
                let body = Value::from(document.root());
                let body = self.redactor.value(&body, self.target.sensitive);
                beginning(body.to_string(), JSON_EXCERPT)
            }
            Err(Other { bytes, .. }) => {
                let body = redact::pieces(&String::from_utf8_lossy(bytes), self.target.sensitive);
                beginning(self.redactor.text(&body), OTHER_EXCERPT)
            }
        }
    }

    fn no_result(&self) -> Error {
        self.unexpected(match &self.body {
            Ok(_) => "the answer has neither a result nor an error",
            Err(other) => &other.reason,
        })
    }

    fn api_error(&self, envelope: Json<'_>) -> Error {
        let envelope = Value::from(envelope);
        let failure = ApiFailure::from_envelope(&envelope, &self.redactor, self.target.sensitive);
        Error::answered_with(self, failure)
    }

    fn unexpected(&self, reason: &str) -> Error {
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

impl Success {
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
        let mut decoder = Decoder::hiding(self.answer.target.sensitive);
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
        let body = self.answer.root()?;
        if self.is_bare {
            return decoder.field("result", body).map(Reply::new);
        }
        let mut fields = decoder.object(body)?;
        let result = fields.optional("result");
        fields.append("time", std::mem::take(&mut *self.beside));
        let (total, next) = (fields.optional("total"), fields.optional("next"));
        fields.end();
        result.map(|result| Reply {
            time: self.time.take(),
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
