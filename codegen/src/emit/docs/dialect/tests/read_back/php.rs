//! PHP, with arrays as `json_encode` sends them.

use indexmap::IndexMap;

use super::escapes::{braces, common_escape, itself, unescaped};
use super::{Expression, float, number};
use crate::json::Json;

pub(in super::super) fn php(value: Expression<'_>) -> Json {
    match value.kind() {
        "null" => Json::Null,
        "boolean" => Json::Bool(value.text() == "true"),
        "integer" | "float" => signed(value.text()),
        "unary_op_expression" => minus(value.parts()[0]),
        "name" if value.text() == "PHP_INT_MIN" => Json::Number(i64::MIN.into()),
        "string" | "encapsed_string" => Json::String(string(value)),
        "array_creation_expression" => encoded(entries(value)),
        "cast_expression" if value.field("type").text() == "object" => {
            Json::Object(entries(value.field("value")))
        }
        _ => value.unexpected(),
    }
}

/// A number: one that is too large for a whole one is a float.
fn signed(text: &str) -> Json {
    match number(text) {
        Json::Number(number) if number.is_u64() && !number.is_i64() => float(text.parse().unwrap()),
        number => number,
    }
}

fn minus(operand: Expression<'_>) -> Json {
    match signed(operand.text()) {
        Json::Number(number) if number.is_f64() => float(-number.as_f64().unwrap()),
        _ => number(&format!("-{}", operand.text())),
    }
}

/// The elements of an array by their keys, which are counted where there are none.
fn entries(array: Expression<'_>) -> IndexMap<String, Json> {
    let elements = array.parts().into_iter().enumerate();
    elements
        .map(|(i, element)| match element.parts()[..] {
            [value] => (i.to_string(), php(value)),
            [key, value] => (string(key), php(value)),
            _ => element.unexpected(),
        })
        .collect()
}

/// An array is a list if its keys are.
fn encoded(entries: IndexMap<String, Json>) -> Json {
    let mut keys = entries.keys().enumerate();
    match keys.all(|(i, key)| *key == i.to_string()) {
        true => Json::Array(entries.into_values().collect()),
        false => Json::Object(entries),
    }
}

fn string(literal: Expression<'_>) -> String {
    if literal.kind() == "string" {
        return unescaped(literal.inside('\''), |text| itself(text, &['\\', '\'']));
    }
    let is_text =
        |part: &Expression<'_>| matches!(part.kind(), "string_content" | "escape_sequence");
    assert!(literal.parts().iter().all(is_text), "{}", literal.text());
    unescaped(literal.inside('"'), |text| {
        common_escape(text)
            .or_else(|| itself(text, &['\\', '"', '$']))
            .or_else(|| braces(text))
    })
}
