//! Python.

use super::escapes::{common_escape, digits, itself, unescaped};
use super::{Expression, number};
use crate::json::Json;

pub(in super::super) fn python(value: Expression<'_>) -> Json {
    match value.kind() {
        "none" => Json::Null,
        "true" => Json::Bool(true),
        "false" => Json::Bool(false),
        "integer" | "float" | "unary_operator" => number(value.text()),
        "string" => Json::String(string(value)),
        "list" => Json::Array(value.parts().into_iter().map(python).collect()),
        "dictionary" => {
            let pairs = value.parts().into_iter();
            let fields = pairs.map(|it| (string(it.field("key")), python(it.field("value"))));
            Json::Object(fields.collect())
        }
        _ => value.unexpected(),
    }
}

fn string(literal: Expression<'_>) -> String {
    unescaped(literal.inside('"'), |text| {
        common_escape(text)
            .or_else(|| itself(text, &['\\', '"', '\'']))
            .or_else(|| digits(text, 'u', 4))
            .or_else(|| digits(text, 'U', 8))
    })
}
