//! The body of a call.

use crate::import::facts::Body;
use crate::json::Json;

/// Reads what `-d` sends; says whether it has an `auth`.
pub(super) fn read(data: &str) -> (Body, bool) {
    let text = data.trim();
    if text.is_empty() {
        return (Body::Nothing, false);
    }
    match Json::parse(text) {
        Ok(value) => without_auth(data, value),
        Err(_) if text.contains('=') && !text.starts_with(['{', '[']) => query(text),
        Err(_) => (Body::Broken(data.to_owned()), text.contains("\"auth\"")),
    }
}

/// Reads a query; says whether it has an `auth`.
pub(super) fn query(query: &str) -> (Body, bool) {
    let pairs: Vec<_> = query.split('&').filter(|it| !it.is_empty()).collect();
    let is_auth = |it: &&&str| it.starts_with("auth=");
    let has_auth = pairs.iter().any(|it| is_auth(&it));
    let kept: Vec<_> = pairs.iter().filter(|it| !is_auth(it)).copied().collect();
    match kept.is_empty() {
        true => (Body::Nothing, has_auth),
        false => (Body::Query(kept.join("&")), has_auth),
    }
}

fn without_auth(text: &str, value: Json) -> (Body, bool) {
    let text = text.to_owned();
    let Json::Object(mut fields) = value else {
        return (Body::Json { text, value }, false);
    };
    let has_auth = fields.shift_remove("auth").is_some();
    let value = Json::Object(fields);
    (Body::Json { text, value }, has_auth)
}
