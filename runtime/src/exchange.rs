//! Calls into HTTP requests and HTTP responses into answers, without any input
//! or output.

use std::time::Duration;

use bytes::Bytes;
use http::HeaderMap;
use http::header::{ACCEPT, CONTENT_TYPE, RETRY_AFTER, USER_AGENT};

use crate::credentials::Credentials;
use crate::envelope::{Answer, Success};
use crate::error::Error;
use crate::reply::Time;
use crate::request::{Call, Target};
use crate::value::{Key, Value, list};

/// What the client calls itself.
const AGENT: &str = concat!("bitrix24-rs/", env!("CARGO_PKG_VERSION"));

/// By what a portal recognises the repetition of a write, in REST 3.0.
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// The HTTP request of a call: always POST with a JSON body.
pub(crate) fn encode(
    credentials: &Credentials,
    call: &Call,
    idempotency_key: Option<&str>,
) -> Result<http::Request<Bytes>, Error> {
    let name = call.method();
    // A segment of dots would be resolved as a folder.
    if name.trim_matches('.').is_empty() {
        return Err(Error::configuration("the method has no name".to_owned()));
    }
    let mut request = http::Request::post(credentials.address(name, call.version()))
        .header(CONTENT_TYPE, "application/json")
        .header(ACCEPT, "application/json")
        .header(USER_AGENT, AGENT);
    if let Some(key) = idempotency_key {
        request = request.header(IDEMPOTENCY_KEY, key);
    }
    request.body(body(credentials, call).into()).map_err(|_| {
        Error::configuration("the method name does not fit into an address".to_owned())
    })
}

/// The parameters, and the token as the last of them: some methods tell their
/// parameters apart by position.
///
/// A list becomes an object then, by the places of what is in it. How a token goes with
/// a list is not documented; an official client does it so.
fn body(credentials: &Credentials, call: &Call) -> String {
    let params = call.sent();
    let Some(token) = credentials.token() else {
        return match call.is_list {
            true => list(params.as_object().iter().map(|(_, value)| value.clone())).to_string(),
            false => params.as_object().to_json(),
        };
    };
    let mut object = params.as_object().clone();
    object.remove("auth");
    object.insert(Key::from("auth"), Value::from(token));
    object.to_json()
}

/// What a portal answered.
pub(crate) struct Outcome {
    /// The envelope of a success, or an error.
    pub(crate) result: Result<Success, Error>,
    /// What it says about the execution time, with errors as well.
    pub(crate) time: Option<Time>,
    /// How long to wait before the next request.
    pub(crate) retry_after: Option<Duration>,
}

pub(crate) fn decode(
    credentials: &Credentials,
    target: Target,
    response: http::Response<Bytes>,
) -> Outcome {
    let retry_after = retry_after(response.headers());
    let (result, time) = Answer::new(credentials, target, response).open();
    Outcome {
        result,
        time,
        retry_after,
    }
}

/// The number of seconds in `Retry-After`; dates are not understood.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?;
    value.trim().parse().map(Duration::from_secs).ok()
}
