use std::fmt;

use crate::decode::{Decode, Decoder};
use crate::document::Json;
use crate::value::{Number, Value};

/// A string, a number or a boolean, exactly as the wire had it.
///
/// This is what an enumeration keeps of a value it does not know, so that the
/// value goes back unchanged: `"7"` stays a string and `7` a number.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Scalar {
    text: Box<str>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    String,
    Number,
    Bool,
}

impl Scalar {
    /// The text of the string, the number, or the words `true` and `false`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    /// `None` for lists, objects and `null`.
    pub(crate) fn from_json(json: Json<'_>) -> Option<Self> {
        match json {
            Json::String(text) => Some(text.into()),
            Json::Number(text) => Some(Self::number(text)),
            Json::Bool(flag) => Some(flag.into()),
            Json::Null | Json::Array(_) | Json::Object(_) => None,
        }
    }

    /// Takes a text that is known to be a JSON number.
    pub(crate) fn number(text: &str) -> Self {
        Self {
            text: text.into(),
            kind: Kind::Number,
        }
    }
}

impl From<&str> for Scalar {
    fn from(text: &str) -> Self {
        Self {
            text: text.into(),
            kind: Kind::String,
        }
    }
}

impl From<String> for Scalar {
    fn from(text: String) -> Self {
        Self {
            text: text.into(),
            kind: Kind::String,
        }
    }
}

impl From<i64> for Scalar {
    fn from(integer: i64) -> Self {
        Number::from(integer).into()
    }
}

impl From<i32> for Scalar {
    fn from(integer: i32) -> Self {
        i64::from(integer).into()
    }
}

impl From<Number> for Scalar {
    fn from(number: Number) -> Self {
        Self::number(&number.to_string())
    }
}

impl From<bool> for Scalar {
    fn from(flag: bool) -> Self {
        Self {
            text: flag.to_string().into(),
            kind: Kind::Bool,
        }
    }
}

impl From<Scalar> for Value {
    fn from(scalar: Scalar) -> Self {
        match scalar.kind {
            Kind::String => Self::String(scalar.text.into()),
            Kind::Number => Self::Number(Number::from_valid(&scalar.text)),
            Kind::Bool => Self::Bool(&*scalar.text == "true"),
        }
    }
}

impl Decode for Scalar {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        match Self::from_json(value) {
            Some(scalar) => Some(scalar),
            None => decoder.reject(value, "a string, number or boolean"),
        }
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Scalar({})", Value::from(self.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_back_as_it_came() {
        for text in [r#""7""#, "7", "7.50", "true", "false", r#""true""#, r#""""#] {
            let value: Value = text.parse().unwrap();
            let scalar: Scalar = value.decode().unwrap();
            assert_eq!(Value::from(scalar).to_string(), text);
        }
    }

    #[test]
    fn a_number_is_not_the_string_with_its_text() {
        assert_ne!(Scalar::from("7"), Scalar::from(7_i64));
        assert_eq!(Scalar::from("7").as_str(), Scalar::from(7_i64).as_str());
    }
}
