//! Go with b24gosdk: `b24.Params{"id": 1, "select": []any{"*", nil}}`.

use super::escape::{escaped, four_or_eight_digits};
use super::{Brackets, Syntax};
use crate::json::Json;

pub(in crate::emit::docs) const GO: Syntax = Syntax {
    indent: "\t",
    after_last: ",",
    in_columns: true,
    scalar: |value| Some(scalar(value)),
    key: |key| format!("{}: ", string(key)),
    list: Brackets::new("[]any{", "}"),
    object: |_| Brackets::new("b24.Params{", "}"),
};

fn scalar(value: &Json) -> String {
    match value {
        Json::Null => "nil".to_owned(),
        Json::String(text) => string(text),
        Json::Number(number) if is_too_large(number) => format!("uint64({number})"),
        other => other.to_string(),
    }
}

/// Whether it is a whole number that does not fit the type a constant has by itself.
fn is_too_large(number: &serde_json::Number) -> bool {
    number.is_u64() && !number.is_i64()
}

fn string(text: &str) -> String {
    let special = |c| match c {
        '\\' => Some("\\\\"),
        '"' => Some("\\\""),
        _ => None,
    };
    format!("\"{}\"", escaped(text, special, four_or_eight_digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_go() {
        let cases = [
            ("[null,true,-1]", "[]any{nil, true, -1}"),
            (r#"{"a":{}}"#, r#"b24.Params{"a": b24.Params{}}"#),
            ("18446744073709551615", "uint64(18446744073709551615)"),
            (r#""it's \"x\" \\ `y`\n""#, r#""it's \"x\" \\ `y`\n""#),
            (
                r#""\ufeff\u0000\udb40\udc01""#,
                r#""\ufeff\u0000\U000e0001""#,
            ),
        ];
        for (json, literal) in cases {
            let value = Json::parse(json).unwrap();
            assert_eq!(GO.line("", &value, "").as_deref(), Some(literal));
        }
    }
}
