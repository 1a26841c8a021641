//! Bodies of requests.

use bytes::Bytes;
use http::header::CONTENT_TYPE;

use super::{multipart, query};
use crate::json::{Fields, Json};
use crate::model::Version;

/// A body that cannot be read: what is wrong with it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BodyError(pub(crate) String);

/// The parameters in the body.
pub(crate) fn read(version: Version, request: &http::Request<Bytes>) -> Result<Fields, BodyError> {
    let body = request.body();
    if body.is_empty() {
        return Ok(Fields::new());
    }
    let content_type = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|it| it.to_str().ok());
    let content_type = content_type.unwrap_or_default().to_ascii_lowercase();
    let is = |media: &str| content_type.starts_with(media);
    if version == Version::V3 || is("application/json") {
        json(body)
    } else if is("multipart/form-data") {
        multipart::read(request.headers(), body)
    } else if is("application/x-www-form-urlencoded") || !looks_like_json(body) {
        Ok(query::decode(&String::from_utf8_lossy(body)))
    } else {
        json(body)
    }
}

fn looks_like_json(body: &[u8]) -> bool {
    matches!(body.trim_ascii_start().first(), Some(b'{' | b'['))
}

fn json(body: &[u8]) -> Result<Fields, BodyError> {
    match Json::parse(body) {
        Ok(Json::Object(fields)) => Ok(fields),
        Ok(list @ Json::Array(_)) => Ok(list
            .entries()
            .into_iter()
            .map(|(key, value)| (key, value.clone()))
            .collect()),
        Ok(_) => Err(BodyError(
            "the body is neither an object nor a list".to_owned(),
        )),
        Err(error) => Err(BodyError(format!("the body is no JSON: {error}"))),
    }
}
