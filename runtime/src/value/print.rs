//! Compact JSON out of values, by `Display`.

use std::fmt::{self, Write};

use super::{Object, Value};

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(flag) => write!(f, "{flag}"),
            Self::Number(number) => fmt::Display::fmt(number, f),
            Self::String(text) => write_string(f, text),
            Self::Array(elements) => write_array(f, elements),
            Self::Object(object) => fmt::Display::fmt(object, f),
        }
    }
}

impl fmt::Display for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('{')?;
        for (index, (key, value)) in self.iter().enumerate() {
            if index > 0 {
                f.write_char(',')?;
            }
            write_string(f, key)?;
            write!(f, ":{value}")?;
        }
        f.write_char('}')
    }
}

fn write_array(f: &mut fmt::Formatter<'_>, elements: &[Value]) -> fmt::Result {
    f.write_char('[')?;
    for (index, element) in elements.iter().enumerate() {
        if index > 0 {
            f.write_char(',')?;
        }
        write!(f, "{element}")?;
    }
    f.write_char(']')
}

/// Writes runs that need no escape in one piece.
fn write_string(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    let mut written = 0;
    for (at, byte) in text
        .bytes()
        .enumerate()
        .filter(|(_, byte)| needs_escape(*byte))
    {
        f.write_str(&text[written..at])?;
        write_escape(f, byte)?;
        written = at + 1;
    }
    f.write_str(&text[written..])?;
    f.write_char('"')
}

fn needs_escape(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

fn write_escape(f: &mut fmt::Formatter<'_>, byte: u8) -> fmt::Result {
    match byte {
        b'"' => f.write_str("\\\""),
        b'\\' => f.write_str("\\\\"),
        b'\n' => f.write_str("\\n"),
        b'\r' => f.write_str("\\r"),
        b'\t' => f.write_str("\\t"),
        0x08 => f.write_str("\\b"),
        0x0c => f.write_str("\\f"),
        other => write!(f, "\\u{other:04x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_serde_json_does() {
        for text in [
            "",
            "plain",
            "a\"b\\c/d",
            "\n\r\t\u{8}\u{c}\u{0}\u{1f}\u{7f}",
            "Привет 😀 \u{2028}",
        ] {
            assert_eq!(
                Value::from(text).to_string(),
                serde_json::to_string(text).unwrap()
            );
        }
    }

    #[test]
    fn nests() {
        let text = r#"{"a":[1,-0.50,"x",null,true,[],{}],"":{"b":false}}"#;
        assert_eq!(text.parse::<Value>().unwrap().to_string(), text);
    }
}
