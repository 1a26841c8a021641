//! JSON as people lay it out: what fits on a line stays on it.

use crate::json::{Json, quoted};

/// The longest line, without its indentation and key.
const WIDTH: usize = 80;

/// The value, its lists and objects broken only where they are too long.
pub(super) fn readable(value: &Json) -> String {
    laid_out(value, 0)
}

fn laid_out(value: &Json, depth: usize) -> String {
    let line = on_one_line(value);
    if line.chars().count() <= WIDTH {
        return line;
    }
    let indent = "  ".repeat(depth + 1);
    let (open, close) = brackets(value);
    let entries = entries(value, |inner| laid_out(inner, depth + 1));
    match entries.is_empty() {
        true => line,
        false => format!(
            "{open}\n{indent}{}\n{}{close}",
            entries.join(&format!(",\n{indent}")),
            "  ".repeat(depth)
        ),
    }
}

fn on_one_line(value: &Json) -> String {
    let entries = entries(value, on_one_line);
    let (open, close) = brackets(value);
    match value {
        Json::Array(_) | Json::Object(_) => format!("{open}{}{close}", entries.join(", ")),
        scalar => scalar.to_string(),
    }
}

/// The elements of a list, or the fields of an object with their keys.
fn entries(value: &Json, text: impl Fn(&Json) -> String) -> Vec<String> {
    match value {
        Json::Array(items) => items.iter().map(text).collect(),
        Json::Object(fields) => {
            let fields = fields.iter();
            fields
                .map(|(key, value)| format!("{}: {}", quoted(key), text(value)))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn brackets(value: &Json) -> (char, char) {
    if matches!(value, Json::Array(_)) {
        ('[', ']')
    } else {
        ('{', '}')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_too_long_is_broken() {
        let long = "x".repeat(45);
        let json = format!(r#"{{"a":[1,{{}}],"b":["{long}","{long}"],"c":{{"d":null}}}}"#);
        let value = Json::parse(&json).unwrap();
        let expected = format!(
            "{{\n  \"a\": [1, {{}}],\n  \"b\": [\n    \"{long}\",\n    \"{long}\"\n  ],\n  \
             \"c\": {{\"d\": null}}\n}}"
        );
        assert_eq!(readable(&value), expected);
        assert_eq!(Json::parse(&readable(&value)).unwrap(), value);
    }

    #[test]
    fn what_cannot_be_broken_stays() {
        let long = format!("\"{}\"", "x".repeat(WIDTH));
        assert_eq!(readable(&Json::parse(&long).unwrap()), long);
        assert_eq!(readable(&Json::parse("{}").unwrap()), "{}");
    }
}
