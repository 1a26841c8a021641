//! Booleans, numbers and text.

use super::{Decode, Decoder};
use crate::document::Json;
use crate::value::Number;

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
        Json::Number(text) => flag_of_number(&Number::from_valid(text)),
        Json::String(text) => flag_of_text(text),
        _ => None,
    }
}

fn flag_of_number(number: &Number) -> Option<bool> {
    match number.as_i64()? {
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
        match number(value).and_then(|number| number.as_i64()) {
            Some(integer) => Some(integer),
            None => decoder.reject(value, "an integer"),
        }
    }
}

/// A number, as a number or as text.
impl Decode for f64 {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        let float = number(value).and_then(|number| number.as_f64());
        match float.filter(|float| float.is_finite()) {
            Some(float) => Some(float),
            None => decoder.reject(value, "a number"),
        }
    }
}

fn number(value: Json<'_>) -> Option<Number> {
    match value {
        Json::Number(text) => Some(Number::from_valid(text)),
        Json::String(text) => text.trim().parse().ok(),
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
