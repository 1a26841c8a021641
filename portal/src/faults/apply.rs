//! What comes instead of an answer, and what becomes of one.

use bytes::Bytes;
use http::Response;

use super::{Fault, OddCode, When};
use crate::answer::{Broken, Outcome};
use crate::envelope::{html, json};
use crate::json::Json;
use crate::model::Model;
use crate::refusal::Refusal;

/// What comes instead of executing a call.
pub(crate) fn instead(fault: &Fault, model: &Model, language: &str) -> Option<Outcome> {
    let refused = |refusal: Refusal| Some(Ok(json(refusal.status, &Json::Object(refusal.body))));
    match fault {
        Fault::QueryLimit => refused(Refusal::system(model, language, "QUERY_LIMIT_EXCEEDED")),
        Fault::Overload => refused(Refusal::system(model, language, "OVERLOAD_LIMIT")),
        Fault::Code(OddCode::Integer) => refused(Refusal::v2(400, 0_i64, "Access denied")),
        Fault::Code(OddCode::Empty) => refused(Refusal::v2(400, "", "Not found")),
        Fault::OkWithError => refused(Refusal::v2(200, "ERROR_CORE", "Internal error")),
        Fault::BadGateway(When::Before) => Some(Ok(bad_gateway())),
        Fault::ServerError(When::Before) => Some(Ok(server_error())),
        Fault::Unauthorized => Some(Ok(html(401, "401 Authorization Required"))),
        Fault::NotConnected => Some(Err(Broken::NotConnected)),
        Fault::Reset(When::Before) => Some(Err(Broken::Reset)),
        _ => None,
    }
}

/// What becomes of the answer to a call that was executed.
pub(crate) fn afterwards(fault: &Fault, response: Response<Bytes>) -> Outcome {
    match fault {
        Fault::BadGateway(When::After) => Ok(bad_gateway()),
        Fault::ServerError(When::After) => Ok(server_error()),
        Fault::Reset(When::After) => Err(Broken::Reset),
        Fault::Truncated => Ok(response.map(|body| body.slice(..body.len() / 2))),
        Fault::ListForObject => Ok(response.map(|body| with_lists(&body))),
        Fault::ByteOrderMark => {
            Ok(response.map(|body| [b"\xef\xbb\xbf", &body[..]].concat().into()))
        }
        _ => Ok(response),
    }
}

fn bad_gateway() -> Response<Bytes> {
    html(502, "502 Bad Gateway")
}

fn server_error() -> Response<Bytes> {
    html(500, "500 Internal Server Error")
}

fn with_lists(body: &Bytes) -> Bytes {
    match Json::parse(body) {
        Ok(json) => listed(json).to_string().into(),
        Err(_) => body.clone(),
    }
}

fn listed(json: Json) -> Json {
    match json {
        Json::Object(fields) if fields.is_empty() => Json::Array(Vec::new()),
        Json::Object(fields) => {
            Json::object(fields.into_iter().map(|(key, value)| (key, listed(value))))
        }
        Json::Array(items) => Json::Array(items.into_iter().map(listed).collect()),
        scalar => scalar,
    }
}

#[test]
fn empty_objects_become_lists() {
    let json: Json = r#"{"a":{},"b":[{"c":{}}],"d":{"e":1}}"#.parse().unwrap();
    assert_eq!(
        listed(json).to_string(),
        r#"{"a":[],"b":[{"c":[]}],"d":{"e":1}}"#
    );
}
