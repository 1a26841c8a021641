//! Secret keys in what looks like JSON and is not: a reply that was cut, or one with a
//! warning of PHP before it.

use super::{MASK, is_sensitive};
use crate::value::plain_len;

/// The text with `***` for the values of secret keys. After such a key with a list or
/// an object nothing is left, as nobody can tell where that ends.
pub(crate) fn pieces(text: &str, sensitive: &[&str]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    // Any quote may begin a key: one that is missing does not hide the keys after it.
    while let Some((before, after)) = rest.split_once('"') {
        masked.extend([before, "\""]);
        rest = after;
        let (key, end) = after.split_at(string_len(after));
        let value = end.strip_prefix('"').map(str::trim_start);
        let value = value.and_then(|end| end.strip_prefix(':'));
        if let Some(value) = value.filter(|_| is_sensitive(key, sensitive)) {
            masked.extend([key, "\":", MASK]);
            rest = after_value(value.trim_start());
        }
    }
    masked + rest
}

/// What is after a value, as far as that is known.
fn after_value(value: &str) -> &str {
    match value.strip_prefix('"') {
        Some(string) => {
            let end = &string[string_len(string)..];
            end.strip_prefix('"').unwrap_or(end)
        }
        None if value.starts_with(['[', '{']) => "",
        None => value.trim_start_matches(|letter| !matches!(letter, ',' | '}' | ']')),
    }
}

/// How long a string is, up to the quote that ends it.
fn string_len(text: &str) -> usize {
    let mut at = 0;
    loop {
        at += plain_len(&text.as_bytes()[at..]);
        let letter = text[at..].chars().next();
        match letter {
            None | Some('"') => return at,
            Some('\\') => at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
            Some(other) => at += other.len_utf8(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_secret_keys() {
        for (text, expected) in [
            (r#"{"auth" : "a\"b","x":1"#, r#"{"auth":***,"x":1"#),
            (
                r#"{"a":"token","TOKEN":17,"b":"c"#,
                r#"{"a":"token","TOKEN":***,"b":"c"#,
            ),
            (r#"{"pin":[1,{"#, r#"{"pin":***"#),
            (r#"{"auth":"cut \"#, r#"{"auth":***"#),
            (r#"{"auth":"#, r#"{"auth":***"#),
            (r#"{"auth"#, r#"{"auth"#),
            (
                r#"Warning: "x" in {"a":{"password":"p"}}"#,
                r#"Warning: "x" in {"a":{"password":***}}"#,
            ),
            (r#"5" {"auth":"a"}"#, r#"5" {"auth":***}"#),
            ("no quotes", "no quotes"),
            ("\"ж\\ж\n\"", "\"ж\\ж\n\""),
        ] {
            assert_eq!(pieces(text, &["pin"]), expected, "{text}");
        }
    }
}
