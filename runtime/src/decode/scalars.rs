//! Booleans, numbers and text.

use super::{Decode, Decoder};
use crate::value::{Number, Value};

/// `true`, `1`, `"1"`, `"Y"`, `"true"` and their opposites, in any case.
impl Decode for bool {
    fn decode(value: Value, decoder: &mut Decoder) -> Option<Self> {
        match flag(&value) {
            Some(flag) => Some(flag),
            None => decoder.reject(value, "a boolean"),
        }
    }
}

fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::Number(number) => flag_of_number(number),
        Value::String(text) => flag_of_text(text),
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
    match text.to_ascii_lowercase().as_str() {
        "y" | "1" | "true" => Some(true),
        "n" | "0" | "false" => Some(false),
        _ => None,
    }
}

/// A whole number, as a number or as text. `1.0` is whole; `1.5` and what does
/// not fit are mismatches, never rounded.
impl Decode for i64 {
    fn decode(value: Value, decoder: &mut Decoder) -> Option<Self> {
        match number(&value).and_then(|number| number.as_i64()) {
            Some(integer) => Some(integer),
            None => decoder.reject(value, "an integer"),
        }
    }
}

/// A number, as a number or as text.
impl Decode for f64 {
    fn decode(value: Value, decoder: &mut Decoder) -> Option<Self> {
        let float = number(&value).and_then(|number| number.as_f64());
        match float.filter(|float| float.is_finite()) {
            Some(float) => Some(float),
            None => decoder.reject(value, "a number"),
        }
    }
}

fn number(value: &Value) -> Option<Number> {
    match value {
        Value::Number(number) => Some(number.clone()),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// Text; a number is taken as its text. `""` is text as well, not nothing.
impl Decode for String {
    fn decode(value: Value, decoder: &mut Decoder) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            other => decoder.reject(other, "a string"),
        }
    }
}
