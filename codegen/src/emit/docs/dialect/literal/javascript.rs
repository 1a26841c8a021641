//! JavaScript: `{ id: 1, 'a-b': ['*', null] }`.

use super::escape::escaped;
use super::{Brackets, Syntax};
use crate::json::Json;

pub(in crate::emit::docs) const JAVASCRIPT: Syntax = Syntax {
    indent: "  ",
    after_last: ",",
    in_columns: false,
    scalar,
    key,
    list: Brackets::new("[", "]"),
    object: |_| Brackets {
        pad: " ",
        ..Brackets::new("{", "}")
    },
};

/// The largest number below which JavaScript has every whole number.
const LARGEST_EXACT: u64 = 1 << 53;

fn scalar(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(string(text)),
        Json::Number(number) => is_exact(number).then(|| number.to_string()),
        other => Some(other.to_string()),
    }
}

fn is_exact(number: &serde_json::Number) -> bool {
    let magnitude = number
        .as_u64()
        .or_else(|| number.as_i64().map(i64::unsigned_abs));
    magnitude.is_none_or(|whole| whole <= LARGEST_EXACT)
}

/// A key. `__proto__` without brackets would be no key of the object.
fn key(key: &str) -> String {
    match key {
        "__proto__" => "['__proto__']: ".to_owned(),
        key if is_identifier(key) => format!("{key}: "),
        key => format!("{}: ", string(key)),
    }
}

fn is_identifier(key: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    key.starts_with(|c| is_part(c) && !c.is_ascii_digit()) && key.chars().all(is_part)
}

/// A string. What would end or comment out a script that is part of an HTML
/// page has a backslash inside.
fn string(text: &str) -> String {
    let special = |c| match c {
        '\\' => Some("\\\\"),
        '\'' => Some("\\'"),
        _ => None,
    };
    let text = escaped(text, special, |c| match u32::from(c) {
        code @ ..=0xffff => format!("\\u{code:04x}"),
        code => format!("\\u{{{code:x}}}"),
    });
    let text = text.replace("</", "<\\/").replace("<!", "<\\!");
    format!("'{text}'")
}

/// The number that a key is, if objects have it before all other keys.
pub(in crate::emit::docs) fn array_index(key: &str) -> Option<u32> {
    let index: u32 = key.parse().ok().filter(|index| *index != u32::MAX)?;
    (index.to_string() == key).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_may_stand_in_a_page() {
        let cases = [
            ("it's", r"'it\'s'"),
            (r#"a "b" \n"#, r#"'a "b" \\n'"#),
            ("</script><!--", r"'<\/script><\!--'"),
            ("a\nb\u{2028}\u{7}\u{e0001}", r"'a\nb\u2028\u0007\u{e0001}'"),
            ("`${x}` é😀", "'`${x}` é😀'"),
        ];
        for (text, literal) in cases {
            assert_eq!(string(text), literal);
        }
    }

    #[test]
    fn keys_are_quoted_where_they_must_be() {
        let cases = [
            ("userId", "userId: "),
            ("$a_1", "$a_1: "),
            ("class", "class: "),
            (">ID", "'>ID': "),
            ("1", "'1': "),
            ("", "'': "),
            ("é", "'é': "),
            ("__proto__", "['__proto__']: "),
        ];
        for (name, literal) in cases {
            assert_eq!(key(name), literal);
        }
    }

    #[test]
    fn numbers_are_exact() {
        let cases = [
            ("9007199254740992", true),
            ("-9007199254740992", true),
            ("9007199254740993", false),
            ("-9007199254740993", false),
            ("18446744073709551615", false),
            ("1e300", true),
        ];
        for (number, is_said) in cases {
            let value = Json::parse(number).unwrap();
            assert_eq!(scalar(&value).is_some(), is_said, "{number}");
        }
    }

    #[test]
    fn few_keys_are_array_indexes() {
        let cases = [
            ("0", Some(0)),
            ("10", Some(10)),
            ("4294967294", Some(4294967294)),
            ("4294967295", None),
            ("01", None),
            ("+1", None),
            ("-1", None),
            ("", None),
        ];
        for (key, index) in cases {
            assert_eq!(array_index(key), index);
        }
    }
}
