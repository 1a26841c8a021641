//! Bodies in parts, as forms with files are sent.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

use super::body::BodyError;
use super::query;
use crate::json::Fields;

/// The parts by their names. A file is its bytes as text, as far as they are text.
pub(super) fn read(headers: &HeaderMap, body: &[u8]) -> Result<Fields, BodyError> {
    let boundary =
        boundary(headers).ok_or_else(|| BodyError("the body has no boundary".to_owned()))?;
    let text = String::from_utf8_lossy(body);
    let delimiter = format!("--{boundary}");
    let pairs = text.split(delimiter.as_str()).skip(1).filter_map(part);
    Ok(query::collect(pairs))
}

fn boundary(headers: &HeaderMap) -> Option<String> {
    let content_type = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let (_, boundary) = content_type.split_once("boundary=")?;
    let boundary = boundary.split(';').next().unwrap_or_default();
    Some(boundary.trim().trim_matches('"').to_owned())
}

/// The name and content of a part; nothing for what follows the last one.
fn part(text: &str) -> Option<(String, String)> {
    let (head, content) = text.split_once("\r\n\r\n")?;
    let (_, name) = head.split_once("name=\"")?;
    let (name, _) = name.split_once('"')?;
    let content = content.strip_suffix("\r\n").unwrap_or(content);
    Some((name.to_owned(), content.to_owned()))
}

#[test]
fn parts_are_fields() {
    let mut headers = HeaderMap::new();
    headers.insert(
        CONTENT_TYPE,
        http::HeaderValue::from_static("multipart/form-data; boundary=x-1"),
    );
    let body = "--x-1\r\nContent-Disposition: form-data; name=\"fields[TITLE]\"\r\n\r\na\r\nb\r\n\
                --x-1\r\nContent-Disposition: form-data; name=\"fields[ID][]\"\r\nContent-Type: text/plain\r\n\r\n7\r\n--x-1--\r\n";
    let fields = crate::json::Json::Object(read(&headers, body.as_bytes()).unwrap());
    assert_eq!(
        fields.to_string(),
        r#"{"fields":{"TITLE":"a\r\nb","ID":["7"]}}"#
    );
}
