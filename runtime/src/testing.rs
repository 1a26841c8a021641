//! What generated tests need: documented replies and errors, read by the same
//! code as real ones.

mod examples;

pub use examples::{failure, reply, reply_and_back, request, resent, rows};

use bytes::Bytes;
use http::{Response, StatusCode};

use crate::credentials::Credentials;
use crate::decode::Decoder;
use crate::envelope::Success;
use crate::error::Error;
use crate::exchange;
use crate::method::Method;
use crate::reply::Reply;
use crate::request::{Call, Target};

/// A reply, and what of it found no place.
#[derive(Debug)]
pub struct Decoded<T> {
    /// The reply.
    pub reply: Reply<T>,
    /// Paths of keys that no type took.
    pub unknown: Vec<String>,
}

/// Reads a whole reply, such as `{"result": true, "time": {}}`.
///
/// # Panics
///
/// When the reply is an error, or its result has another shape than specified.
#[track_caller]
pub fn decode<M: Method>(reply: &str) -> Decoded<M::Output> {
    match try_decode::<M>(reply) {
        Ok(decoded) => decoded,
        Err(error) => panic!("not a reply of {}: {error}", M::INFO.name),
    }
}

/// The same, for replies that may be errors.
pub fn try_decode<M: Method>(reply: &str) -> Result<Decoded<M::Output>, Error> {
    let mut decoder = Decoder::new().noting_unknown();
    let reply = answer::<M>(StatusCode::OK, reply)?.reply_with(&mut decoder)?;
    let (mismatches, unknown) = decoder.finish();
    Ok(Decoded {
        reply: Reply {
            mismatches,
            ..reply
        },
        unknown,
    })
}

/// Reads replies as a client does, again and again, without noting what found no
/// place: for benchmarks.
#[derive(Debug)]
pub struct Reader(Credentials);

impl Reader {
    /// A reader for a portal that does not exist.
    ///
    /// # Errors
    ///
    /// Never.
    pub fn new() -> Result<Self, Error> {
        credentials().map(Self)
    }

    /// Reads a reply.
    ///
    /// # Errors
    ///
    /// The same as of a call.
    pub fn read<M: Method>(&self, reply: &str) -> Result<Reply<M::Output>, Error> {
        let response = Response::new(Bytes::copy_from_slice(reply.as_bytes()));
        let outcome = exchange::decode(&self.0, Target::of(M::INFO), response);
        outcome.result?.reply()
    }
}

/// What a client for a webhook sends, for benchmarks.
pub fn body<M: Method>(request: M) -> String {
    Call::new(Target::of(M::INFO), request.into_params())
        .sent()
        .as_object()
        .to_json()
}

/// Reads an error answer.
///
/// # Panics
///
/// When the answer is not an error, or the status is none of HTTP.
#[track_caller]
pub fn error<M: Method>(status: u16, body: &str) -> Error {
    let Ok(status) = StatusCode::from_u16(status) else {
        panic!("{status} is no HTTP status");
    };
    match answer::<M>(status, body) {
        Ok(_) => panic!("not an error of {}: {body}", M::INFO.name),
        Err(error) => error,
    }
}

fn answer<M: Method>(status: StatusCode, body: &str) -> Result<Success, Error> {
    let credentials = credentials()?;
    let mut response = Response::new(Bytes::copy_from_slice(body.as_bytes()));
    *response.status_mut() = status;
    exchange::decode(&credentials, Target::of(M::INFO), response).result
}

fn credentials() -> Result<Credentials, Error> {
    Credentials::webhook("https://portal.example/rest/1/the-secret-of-no-portal/")
}
