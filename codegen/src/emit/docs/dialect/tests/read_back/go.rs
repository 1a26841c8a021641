//! Go, with values as `encoding/json` sends them.

use super::escapes::{common_escape, digits, itself, unescaped};
use super::{Expression, number};
use crate::json::Json;

pub(in super::super) fn go(value: Expression<'_>) -> Json {
    match value.kind() {
        "nil" => Json::Null,
        "true" => Json::Bool(true),
        "false" => Json::Bool(false),
        "int_literal" | "float_literal" | "unary_expression" => constant(value),
        "call_expression" if value.field("function").text() == "uint64" => {
            number(value.field("arguments").parts()[0].text())
        }
        "interpreted_string_literal" => Json::String(string(value)),
        "composite_literal" => composite(value),
        "literal_element" => go(value.parts()[0]),
        _ => value.unexpected(),
    }
}

/// A number as it is by itself: a whole one has to fit `int`.
fn constant(literal: Expression<'_>) -> Json {
    match number(literal.text()) {
        Json::Number(number) if number.is_u64() && !number.is_i64() => literal.unexpected(),
        number => number,
    }
}

fn composite(literal: Expression<'_>) -> Json {
    let elements = literal.field("body").parts().into_iter();
    match literal.field("type").text() {
        "[]any" => Json::Array(elements.map(go).collect()),
        "b24.Params" => {
            let fields = elements.map(|element| match element.parts()[..] {
                [key, value] => (string(key.parts()[0]), go(value)),
                _ => element.unexpected(),
            });
            Json::Object(fields.collect())
        }
        _ => literal.unexpected(),
    }
}

/// A string. Go has no other escapes; a wrong one does not compile.
fn string(literal: Expression<'_>) -> String {
    unescaped(literal.inside('"'), |text| {
        let escape = common_escape(text)
            .or_else(|| itself(text, &['\\', '"']))
            .or_else(|| digits(text, 'u', 4))
            .or_else(|| digits(text, 'U', 8));
        Some(escape.unwrap_or_else(|| panic!("no escape: \\{text}")))
    })
}
