//! A value written in code style.

use crate::import::facts::TypeFacts;
use crate::json::Json;

/// Whether types make a value a number.
fn is_number(types: &[TypeFacts]) -> bool {
    let names = ["integer", "int", "double", "float", "number"];
    !types.is_empty()
        && types
            .iter()
            .all(|it| names.contains(&it.name.as_str()) || it.name == "null")
}

fn is_boolean(types: &[TypeFacts]) -> bool {
    !types.is_empty()
        && types
            .iter()
            .all(|it| ["boolean", "bool", "null"].contains(&it.name.as_str()))
}

/// What a code says as a value of these types: quotes are taken off, numbers are
/// numbers where the type is one.
pub(super) fn literal(code: &str, types: &[TypeFacts]) -> Json {
    let text = code.trim().trim_end_matches([',', ';']).trim();
    let unquoted = unquoted(text);
    if unquoted.is_none() {
        if text == "null" {
            return Json::Null;
        }
        if text.starts_with(['[', '{'])
            && let Ok(json) = Json::parse(text)
        {
            return json;
        }
        if is_boolean(types) && (text == "true" || text == "false") {
            return Json::Bool(text == "true");
        }
        // A boolean of version 2 is often sent as a number.
        if (is_number(types) || is_boolean(types))
            && let Ok(json @ Json::Number(_)) = Json::parse(text)
        {
            return json;
        }
    }
    Json::String(unquoted.unwrap_or(text).to_owned())
}

fn unquoted(text: &str) -> Option<&str> {
    let quotes = [('\'', '\''), ('"', '"'), ('“', '”'), ('«', '»')];
    quotes
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))
}

/// Whether a code can be a value: no format, no placeholder, no sentence.
pub(super) fn is_literal(code: &str) -> bool {
    let text = code.trim();
    let is_pattern = text.contains(['<', '>', '=', '{', '(', '|'])
        || text.contains("XXX")
        || text.contains("...");
    !is_pattern && text.len() <= 60 && text.split_whitespace().count() <= 3 && !text.contains(": ")
}
