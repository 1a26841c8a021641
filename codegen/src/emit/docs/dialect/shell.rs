//! Command lines of a POSIX shell.

use super::literal::JSON;
use crate::json::Json;

/// A call with cURL.
pub(super) fn curl(address: &str, body: &Json) -> String {
    let body = JSON.line("", body, "").unwrap_or_default();
    [
        "curl -X POST",
        "-H \"Content-Type: application/json\"",
        "-H \"Accept: application/json\"",
        &format!("-d {}", quoted(&body)),
        address,
    ]
    .join(" \\\n  ")
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
}
