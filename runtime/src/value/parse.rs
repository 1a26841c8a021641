//! Values out of JSON.
//!
//! The grammar is serde_json's; asking it for raw pieces at each level, instead
//! of for its own numbers, is what keeps the text of a number.

use std::fmt;
use std::str::FromStr;

use serde_core::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Key, Number, Object, Value};

/// How deep lists and objects may be nested.
const DEPTH_LIMIT: usize = 128;

/// The text is not JSON, or is nested deeper than 128 levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseValueError(String);

impl FromStr for Value {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Self, ParseValueError> {
        // The whole text is checked first, so that the place in a message is a
        // place in the text and not in one of its pieces.
        value(serde_json::from_str(text)?, DEPTH_LIMIT)
    }
}

fn value(raw: &RawValue, depth: usize) -> Result<Value, ParseValueError> {
    let text = raw.get();
    Ok(match text.as_bytes().first() {
        Some(b'n') => Value::Null,
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(b'"') => Value::String(serde_json::from_str(text)?),
        Some(b'[') => Value::Array(array(text, deeper(depth)?)?),
        Some(b'{') => Value::Object(object(text, deeper(depth)?)?),
        _ => Value::Number(Number::from_valid(text)),
    })
}

fn deeper(depth: usize) -> Result<usize, ParseValueError> {
    depth
        .checked_sub(1)
        .ok_or_else(|| ParseValueError(format!("nested deeper than {DEPTH_LIMIT} levels")))
}

fn array(text: &str, depth: usize) -> Result<Vec<Value>, ParseValueError> {
    let elements: Vec<&RawValue> = serde_json::from_str(text)?;
    elements.into_iter().map(|raw| value(raw, depth)).collect()
}

fn object(text: &str, depth: usize) -> Result<Object, ParseValueError> {
    let Entries(entries) = serde_json::from_str(text)?;
    let entries = entries.into_iter();
    entries
        .map(|(key, raw)| Ok((Key::from(key), value(raw, depth)?)))
        .collect()
}

/// The entries of one object, in their order, duplicates included.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

impl From<serde_json::Error> for ParseValueError {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for ParseValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not JSON: {}", self.0)
    }
}

impl std::error::Error for ParseValueError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Value, ParseValueError> {
        text.parse()
    }

    #[test]
    fn keeps_numbers_and_the_order_of_keys() {
        let text = r#"{"z":1000000.10,"a":12345678901234567890,"m":1E2}"#;
        assert_eq!(parse(text).unwrap().to_string(), text);
    }

    #[test]
    fn space_and_escapes_are_read() {
        let value = parse(" { \"a\\u0041\\n\" : [ 1 , true ] } ").unwrap();
        assert_eq!(value.to_string(), r#"{"aA\n":[1,true]}"#);
    }

    #[test]
    fn the_last_of_two_equal_keys_wins() {
        assert_eq!(
            parse(r#"{"a":1,"b":2,"a":3}"#).unwrap().to_string(),
            r#"{"a":3,"b":2}"#
        );
    }

    #[test]
    fn refuses_what_is_not_json() {
        for text in [
            "",
            "{",
            "[1,]",
            r#"{"a"}"#,
            "01",
            "nul",
            "1 2",
            "{'a':1}",
            r#""\ud800""#,
            "<html>",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn depth_is_limited() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(parse(&nested(DEPTH_LIMIT)).is_ok());
        let error = parse(&nested(DEPTH_LIMIT + 1)).unwrap_err();
        assert_eq!(error.to_string(), "not JSON: nested deeper than 128 levels");
        assert!(parse(&nested(100_000)).is_err());
    }
}
