//! Python: `{"id": 1, "select": ["*", None]}`.

use super::escape::{escaped, four_or_eight_digits};
use super::{Brackets, Syntax};
use crate::json::Json;

pub(in crate::emit::docs) const PYTHON: Syntax = Syntax {
    indent: "    ",
    after_last: ",",
    in_columns: false,
    scalar: |value| Some(scalar(value)),
    key: |key| format!("{}: ", string(key)),
    list: Brackets::new("[", "]"),
    object: |_| Brackets::new("{", "}"),
};

fn scalar(value: &Json) -> String {
    match value {
        Json::Null => "None".to_owned(),
        Json::Bool(true) => "True".to_owned(),
        Json::Bool(false) => "False".to_owned(),
        Json::String(text) => string(text),
        other => other.to_string(),
    }
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
    fn values_are_those_of_python() {
        let cases = [
            ("[null,true,false]", "[None, True, False]"),
            (
                r#"{"a":18446744073709551615}"#,
                r#"{"a": 18446744073709551615}"#,
            ),
            (r#"["it's \"x\" \\ {y}\n"]"#, r#"["it's \"x\" \\ {y}\n"]"#),
            (
                r#""\u2028\u0000\udb40\udc01""#,
                r#""\u2028\u0000\U000e0001""#,
            ),
        ];
        for (json, literal) in cases {
            let value = Json::parse(json).unwrap();
            assert_eq!(PYTHON.line("", &value, "").as_deref(), Some(literal));
        }
    }
}
