//! Values out of JSON.

use std::fmt;
use std::str::FromStr;

use super::Value;
use crate::document::{Document, NotJson};

/// The text is not JSON, or is nested deeper than 128 levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseValueError(String);

impl FromStr for Value {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Self, ParseValueError> {
        match Document::read(text.to_owned()) {
            Ok(document) => Ok(document.root().into()),
            Err(NotJson { reason, .. }) => Err(ParseValueError(reason)),
        }
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
        assert!(parse(&nested(128)).is_ok());
        let error = parse(&nested(129)).unwrap_err();
        assert_eq!(error.to_string(), "not JSON: nested deeper than 128 levels");
        assert!(parse(&nested(100_000)).is_err());
    }
}
