//! JavaScript.

use indexmap::IndexMap;

use super::escapes::{braces, common_escape, digits, itself, unescaped};
use super::{Expression, float, number};
use crate::json::Json;

pub(in super::super) fn javascript(value: Expression<'_>) -> Json {
    match value.kind() {
        "null" => Json::Null,
        "true" => Json::Bool(true),
        "false" => Json::Bool(false),
        "number" | "unary_expression" => exact(value.text()),
        "string" => Json::String(string(value)),
        "array" => Json::Array(value.parts().into_iter().map(javascript).collect()),
        "object" => Json::Object(fields(value)),
        _ => value.unexpected(),
    }
}

/// A number as JavaScript has it: a float, whole or not.
fn exact(text: &str) -> Json {
    let value: f64 = text.parse().unwrap();
    match number(text) {
        Json::Number(it) if it.is_f64() => float(value),
        _ => number(&format!("{value:.0}")),
    }
}

/// The fields. One that is called `__proto__` becomes a prototype.
fn fields(object: Expression<'_>) -> IndexMap<String, Json> {
    let pairs = object.parts().into_iter();
    let fields = pairs.map(|pair| {
        let key = pair.field("key");
        let (name, is_computed) = match key.kind() {
            "property_identifier" => (key.text().to_owned(), false),
            "string" => (string(key), false),
            "computed_property_name" => (string(key.parts()[0]), true),
            _ => key.unexpected(),
        };
        (name, is_computed, javascript(pair.field("value")))
    });
    fields
        .filter(|(name, is_computed, _)| *is_computed || name != "__proto__")
        .map(|(name, _, value)| (name, value))
        .collect()
}

fn string(literal: Expression<'_>) -> String {
    unescaped(literal.inside('\''), |text| {
        let escape = common_escape(text)
            .or_else(|| braces(text))
            .or_else(|| digits(text, 'u', 4))
            .or_else(|| digits(text, 'x', 2));
        // Any other character stands for itself, but these letters and digits.
        escape.or_else(|| {
            itself(
                text,
                &[text.chars().next().filter(|c| !c.is_alphanumeric())?],
            )
        })
    })
}
