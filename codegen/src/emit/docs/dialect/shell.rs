//! Command lines of a POSIX shell.

use crate::json::Json;

/// The longest JSON that stays on one line.
const ONE_LINE: usize = 72;

/// A call with cURL.
pub(super) fn curl(address: &str, body: &Json) -> String {
    [
        "curl -X POST",
        "-H \"Content-Type: application/json\"",
        "-H \"Accept: application/json\"",
        &format!("-d {}", quoted(&readable(body))),
        address,
    ]
    .join(" \\\n  ")
}

fn readable(body: &Json) -> String {
    let line = body.to_string();
    match line.chars().count() <= ONE_LINE {
        true => line,
        false => body.pretty(),
    }
}

/// The text as one word of the command line: nothing is special between single
/// quotes, and a single quote is written outside of them.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_one_word() {
        let cases = [
            ("{}", "'{}'"),
            ("it's", r"'it'\''s'"),
            ("'", r"''\'''"),
            (r#"{"a":"$b \" `c`"}"#, r#"'{"a":"$b \" `c`"}'"#),
            ("a\nb", "'a\nb'"),
            ("", "''"),
        ];
        for (text, word) in cases {
            assert_eq!(quoted(text), word);
        }
    }

    #[test]
    fn a_long_body_is_spread_over_lines() {
        let short = Json::parse(r#"{"a": [1, 2]}"#).unwrap();
        assert!(curl("https://a.b/rest/x", &short).contains("-d '{\"a\":[1,2]}' \\\n  https://"));
        let long = Json::parse(&format!(r#"{{"a": "{}"}}"#, "x".repeat(ONE_LINE))).unwrap();
        assert!(curl("https://a.b/rest/x", &long).contains("-d '{\n  \"a\": \"xxx"));
    }
}
