//! What can be sent as a form, as PHP on the portal reads it: text alone, below
//! keys in brackets.

use crate::json::Json;

/// A library's way to fill in a form.
pub(super) struct Form {
    /// Whether `false` becomes a text that PHP takes for false.
    pub(super) says_booleans: bool,
}

impl Form {
    /// Whether the portal gets everything that these parameters say.
    pub(super) fn carries(&self, params: &Json) -> bool {
        let items = match params {
            Json::Object(fields) => {
                return fields
                    .iter()
                    .all(|(key, value)| is_name(key) && self.carries_value(value));
            }
            Json::Array(items) => items,
            _ => return false,
        };
        items.iter().all(|item| self.carries_value(item))
    }

    /// Whether the value has a text, or parts that have. Nothing stands for
    /// `null`, an empty list or an empty object.
    fn carries_value(&self, value: &Json) -> bool {
        match value {
            Json::Null => false,
            Json::Bool(_) => self.says_booleans,
            Json::Number(_) | Json::String(_) => true,
            Json::Array(items) => {
                !items.is_empty() && items.iter().all(|it| self.carries_value(it))
            }
            Json::Object(fields) => {
                let mut entries = fields.iter();
                !fields.is_empty()
                    && entries.all(|(key, value)| is_key(key) && self.carries_value(value))
            }
        }
    }
}

/// Whether everything the parameters say is text already.
pub(super) fn is_text(params: &Json) -> bool {
    match params {
        Json::Array(items) => items.iter().all(is_text),
        Json::Object(fields) => fields.values().all(is_text),
        value => matches!(value, Json::String(_)),
    }
}

/// Whether PHP leaves the name of a parameter as it is.
fn is_name(key: &str) -> bool {
    is_key(key) && !key.contains(['.', ' '])
}

/// Whether PHP leaves a key between brackets as it is.
fn is_key(key: &str) -> bool {
    !key.is_empty() && !key.contains(['[', ']', '\0'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carries(says_booleans: bool, json: &str) -> bool {
        Form { says_booleans }.carries(&Json::parse(json).unwrap())
    }

    #[test]
    fn forms_carry_text_below_keys() {
        let carried = [
            "{}",
            "[1, \"a\"]",
            r#"{"a": {">b.c d": [1, {"e": ""}]}, "f": -0.5}"#,
        ];
        let lost = [
            r#"{"a": null}"#,
            r#"{"a": []}"#,
            r#"{"a": {"b": {}}}"#,
            r#"{"a.b": 1}"#,
            r#"{"a b": 1}"#,
            r#"{"a": {"b[c]": 1}}"#,
            r#"{"": 1}"#,
            "[null]",
        ];
        for json in carried {
            assert!(carries(false, json), "{json}");
        }
        for json in lost {
            assert!(!carries(true, json), "{json}");
        }
        assert!(carries(true, r#"{"a": [true]}"#));
        assert!(!carries(false, r#"{"a": [true]}"#));
    }
    #[test]
    fn numbers_are_no_text() {
        let cases = [
            ("{}", true),
            (r#"{"a": ["1"]}"#, true),
            (r#"{"a": [1]}"#, false),
        ];
        for (json, text) in cases {
            assert_eq!(is_text(&Json::parse(json).unwrap()), text, "{json}");
        }
    }
}
