//! Booleans, numbers and text.

use super::{Decode, Decoder};
use crate::document::Json;
use crate::value::{integer_of, is_json_number};

/// `true`, `1`, `"1"`, `"Y"`, `"true"` and their opposites, in any case.
impl Decode for bool {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        match flag(value) {
            Some(flag) => Some(flag),
            None => decoder.reject(value, "a boolean"),
        }
    }
}

fn flag(value: Json<'_>) -> Option<bool> {
    match value {
        Json::Bool(flag) => Some(flag),
        Json::Number(text) => flag_of_number(text),
        Json::String(text) => flag_of_text(text),
        _ => None,
    }
}

fn flag_of_number(text: &str) -> Option<bool> {
    match integer_of(text)? {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}

fn flag_of_text(text: &str) -> Option<bool> {
    let is = |word: &&str| text.eq_ignore_ascii_case(word);
    match () {
        () if ["y", "1", "true"].iter().any(is) => Some(true),
        () if ["n", "0", "false"].iter().any(is) => Some(false),
        () => None,
    }
}

/// A whole number, as a number or as text. `1.0` is whole; `1.5` and what does
/// not fit are mismatches, never rounded.
impl Decode for i64 {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        match number(value).and_then(integer_of) {
            Some(integer) => Some(integer),
            None => decoder.reject(value, "an integer"),
        }
    }
}

/// A number, as a number or as text.
impl Decode for f64 {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        let float = number(value).and_then(|text| text.parse().ok());
        match float.filter(|float: &f64| float.is_finite()) {
            Some(float) => Some(float),
            None => decoder.reject(value, "a number"),
        }
    }
}

/// The text of a number, which may be in a string.
fn number(value: Json<'_>) -> Option<&str> {
    match value {
        Json::Number(text) => Some(text),
        Json::String(text) => Some(text.trim()).filter(|text| is_json_number(text)),
        _ => None,
    }
}

/// Text; a number is taken as its text. `""` is text as well, not nothing.
impl Decode for String {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        match value {
            Json::String(text) | Json::Number(text) => Some(text.to_owned()),
            other => decoder.reject(other, "a string"),
        }
    }
}
