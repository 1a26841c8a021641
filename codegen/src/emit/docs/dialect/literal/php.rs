//! PHP: `['id' => 1, 'select' => ['*', null]]`.

use super::escape::{escaped, is_unseen};
use super::{Brackets, Fields, Syntax};
use crate::json::Json;

pub(in crate::emit::docs) const PHP: Syntax = Syntax {
    indent: "    ",
    after_last: ",",
    in_columns: false,
    scalar,
    key: |key| format!("{} => ", string(key)),
    list: Brackets::new("[", "]"),
    object: |fields| match is_list_like(fields) {
        true => Brackets::new("(object) [", "]"),
        false => Brackets::new("[", "]"),
    },
};

/// Whether an array with these keys would be sent as a list.
pub(in crate::emit::docs) fn is_list_like(fields: &Fields) -> bool {
    let mut keys = fields.keys().enumerate();
    keys.all(|(i, key)| *key == i.to_string())
}

fn scalar(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(string(text)),
        Json::Number(number) => self::number(number),
        other => Some(other.to_string()),
    }
}

/// A number; none if it is a whole one that would become a float. The smallest
/// one is a constant, because its digits without the minus would be a float.
fn number(number: &serde_json::Number) -> Option<String> {
    match (number.as_i64(), number.is_f64()) {
        (Some(i64::MIN), _) => Some("PHP_INT_MIN".to_owned()),
        (None, false) => None,
        _ => Some(number.to_string()),
    }
}

/// A string: in single quotes, or in double ones where it needs their escapes.
fn string(text: &str) -> String {
    if !text.contains(is_unseen) {
        return format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'"));
    }
    let special = |c| match c {
        '\\' => Some("\\\\"),
        '"' => Some("\\\""),
        '$' => Some("\\$"),
        _ => None,
    };
    let code_point = |c| format!("\\u{{{:x}}}", u32::from(c));
    format!("\"{}\"", escaped(text, special, code_point))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_taken_literally() {
        let cases = [
            ("it's $5 \\n", r"'it\'s $5 \\n'"),
            (r#"{$a} "b""#, r#"'{$a} "b"'"#),
            ("a\n'$b' {$c} \"d\" \\", r#""a\n'\$b' {\$c} \"d\" \\""#),
            ("\u{0}\u{2028}é", r#""\u{0}\u{2028}é""#),
        ];
        for (text, literal) in cases {
            assert_eq!(string(text), literal);
        }
    }

    #[test]
    fn what_would_be_a_list_is_an_object() {
        let cases = [
            ("{}", "(object) []"),
            (r#"{"0":1,"1":2}"#, "(object) ['0' => 1, '1' => 2]"),
            (r#"{"1":1,"0":2}"#, "['1' => 1, '0' => 2]"),
            (r#"{"a":[]}"#, "['a' => []]"),
        ];
        for (json, literal) in cases {
            let value = Json::parse(json).unwrap();
            assert_eq!(PHP.line("", &value, "").as_deref(), Some(literal));
        }
    }

    #[test]
    fn whole_numbers_stay_whole() {
        let cases = [
            ("9223372036854775807", Some("9223372036854775807")),
            ("9223372036854775808", None),
            ("-9223372036854775808", Some("PHP_INT_MIN")),
            ("0.5", Some("0.5")),
        ];
        for (number, literal) in cases {
            let value = Json::parse(number).unwrap();
            assert_eq!(scalar(&value).as_deref(), literal);
        }
    }
}
