use std::fmt;

use crate::decode::{Decode, Decoder};
use crate::document::Json;
use crate::value::{Value, canonical_integer};

/// An identifier: a number in some replies, a string in others, and text such
/// as `chat1317` in a few.
///
/// The same identifier is equal in all its spellings. It is sent as a JSON
/// integer when it is one, and as a string otherwise. Numeric identifiers are
/// ordered by number and come before the others.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Repr);

/// A text that is the canonical form of an `i64` is always `Integer`, so the
/// derived equality is the equality of texts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Repr {
    Integer(i64),
    Text(Box<str>),
}

impl Id {
    /// The identifier as a number, if it is one.
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Integer(integer) => Some(*integer),
            Repr::Text(text) => text.parse().ok(),
        }
    }

    fn from_text(text: &str) -> Self {
        match canonical_integer(text) {
            Some(integer) => Self(Repr::Integer(integer)),
            None => Self(Repr::Text(text.into())),
        }
    }
}

impl From<i64> for Id {
    fn from(integer: i64) -> Self {
        Self(Repr::Integer(integer))
    }
}

impl From<i32> for Id {
    fn from(integer: i32) -> Self {
        Self(Repr::Integer(integer.into()))
    }
}

impl From<u32> for Id {
    fn from(integer: u32) -> Self {
        Self(Repr::Integer(integer.into()))
    }
}

impl From<u64> for Id {
    fn from(integer: u64) -> Self {
        Self::from_text(&integer.to_string())
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self::from_text(text)
    }
}

impl From<String> for Id {
    fn from(text: String) -> Self {
        Self::from_text(&text)
    }
}

impl From<&Id> for Id {
    fn from(id: &Id) -> Self {
        id.clone()
    }
}

impl From<Id> for Value {
    fn from(id: Id) -> Self {
        match id.0 {
            Repr::Integer(integer) => integer.into(),
            Repr::Text(text) => Self::String(text.into()),
        }
    }
}

impl Decode for Id {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        match value {
            Json::Number(text) => Some(Self::from_text(text)),
            Json::String(text) if !text.is_empty() => Some(Self::from_text(text)),
            other => decoder.reject(other, "an identifier"),
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Integer(integer) => write!(f, "{integer}"),
            Repr::Text(text) => f.write_str(text),
        }
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_identifier_in_all_spellings() {
        let ids = [
            Id::from(37_i64),
            Id::from(37_i32),
            Id::from(37_u32),
            Id::from(37_u64),
            Id::from("37"),
        ];
        for id in ids {
            assert_eq!(id, Id::from("37".to_owned()));
            assert_eq!(Value::from(id).to_string(), "37");
        }
    }

    #[test]
    fn what_is_no_canonical_integer_stays_text() {
        for text in [
            "chat1317",
            "007",
            "+1",
            "1.0",
            "-0",
            "",
            "99999999999999999999",
        ] {
            assert_eq!(Value::from(Id::from(text)), Value::from(text));
        }
        assert_eq!(
            Value::from(Id::from(u64::MAX)).to_string(),
            "\"18446744073709551615\""
        );
    }

    #[test]
    fn order() {
        let mut ids = ["chat1", "10", "9", "-1"].map(Id::from);
        ids.sort();
        assert_eq!(ids.map(|id| id.to_string()), ["-1", "9", "10", "chat1"]);
    }

    #[test]
    fn numbers() {
        assert_eq!(Id::from("37").as_i64(), Some(37));
        assert_eq!(Id::from("007").as_i64(), Some(7));
        assert_eq!(Id::from("chat1").as_i64(), None);
    }
}
