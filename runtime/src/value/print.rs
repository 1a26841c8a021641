//! Compact JSON out of values.
//!
//! A request is written into a `String`, for which all of this is compiled apart:
//! through `Display`, each piece would be a call of its own.

use std::fmt::{self, Write};

use super::{Number, Object, Value, plain_len};

impl Object {
    /// The object as JSON.
    pub(crate) fn to_json(&self) -> String {
        let mut json = String::with_capacity(self.len() * 32);
        // A `String` takes everything.
        let _ = write_object(&mut json, self);
        json
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_value(f, self)
    }
}

impl fmt::Display for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_object(f, self)
    }
}

fn write_value(out: &mut impl Write, value: &Value) -> fmt::Result {
    match value {
        Value::Null => out.write_str("null"),
        Value::Bool(flag) => out.write_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => write_number(out, number),
        Value::String(text) => write_string(out, text),
        Value::Array(elements) => write_array(out, elements),
        Value::Object(object) => write_object(out, object),
    }
}

fn write_object(out: &mut impl Write, object: &Object) -> fmt::Result {
    let mut before = "{";
    for (key, value) in object.iter() {
        out.write_str(before)?;
        write_string(out, key)?;
        out.write_char(':')?;
        write_value(out, value)?;
        before = ",";
    }
    out.write_str(if object.is_empty() { "{}" } else { "}" })
}

fn write_array(out: &mut impl Write, elements: &[Value]) -> fmt::Result {
    let mut before = "[";
    for element in elements {
        out.write_str(before)?;
        write_value(out, element)?;
        before = ",";
    }
    out.write_str(if elements.is_empty() { "[]" } else { "]" })
}

fn write_number(out: &mut impl Write, number: &Number) -> fmt::Result {
    match number.text() {
        Ok(text) => out.write_str(text),
        Err(integer) => out.write_str(itoa::Buffer::new().format(integer)),
    }
}

/// Writes runs that need no escape in one piece.
fn write_string(out: &mut impl Write, text: &str) -> fmt::Result {
    out.write_char('"')?;
    let mut rest = text;
    loop {
        let plain = plain_len(rest.as_bytes());
        out.write_str(&rest[..plain])?;
        let Some(byte) = rest.as_bytes().get(plain) else {
            return out.write_char('"');
        };
        write_escape(out, *byte)?;
        rest = &rest[plain + 1..];
    }
}

fn write_escape(out: &mut impl Write, byte: u8) -> fmt::Result {
    match byte {
        b'"' => out.write_str("\\\""),
        b'\\' => out.write_str("\\\\"),
        b'\n' => out.write_str("\\n"),
        b'\r' => out.write_str("\\r"),
        b'\t' => out.write_str("\\t"),
        0x08 => out.write_str("\\b"),
        0x0c => out.write_str("\\f"),
        other => write!(out, "\\u{other:04x}"),
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
