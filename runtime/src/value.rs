//! JSON values that keep what the wire said: the text of numbers and the order
//! of keys.

mod convert;
mod key;
mod mark;
mod number;
mod object;
mod parse;
mod plain;
mod print;

use std::fmt;

pub use convert::list;
pub(crate) use key::KeyMap;
pub use key::{Key, family_key};
pub(crate) use mark::{MANY, Mark, Marks};
pub use number::{Number, ParseNumberError};
pub(crate) use number::{canonical_integer, integer_of, is_json_number, number_len};
pub use object::Object;
pub use parse::ParseValueError;
pub(crate) use plain::plain_len;

use crate::decode::{Decode, Decoder};
use crate::document::Document;

/// A JSON value.
///
/// Unlike the values of most JSON libraries it never changes what it holds:
/// numbers keep their text (an identifier never passes through a float,
/// `1000000.10` keeps its last zero) and objects keep the order of their keys.
/// Because of that it is `Eq` and `Hash`.
///
/// `Display` and `Debug` both print compact JSON, and [`str::parse`] reads it.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as the text it was written with.
    Number(Number),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// An object. Boxed, because values are moved about, and most are small.
    Object(Box<Object>),
}

impl Value {
    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The boolean, if this is one. To read `"Y"` or `1` as well, use
    /// [`decode`](Self::decode).
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The number, if this is one that fits without loss. To read `"37"` as
    /// well, use [`decode`](Self::decode).
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// The number, if this is one.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The string, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The elements, if this is a list.
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The object, if this is one.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The value under a key, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_object()?.get(key)
    }

    /// The value as another type, by the same tolerant rules as replies:
    /// `"37"` is an `i64` as well, `"Y"` is `true`. `None` when the value is
    /// empty or has another shape.
    ///
    /// ```
    /// # use bitrix24_runtime::Value;
    /// assert_eq!(Value::from("37").decode::<i64>(), Some(37));
    /// assert_eq!(Value::from("").decode::<i64>(), None);
    /// ```
    pub fn decode<T: Decode>(&self) -> Option<T> {
        // Values are made of what JSON has, and fail here only if they are too deep.
        let document = Document::read(self.to_string()).ok()?;
        T::decode(document.root(), &mut Decoder::new())
    }

    /// Whether this is one of the five ways in which a portal writes "nothing":
    /// `null`, `""`, `false`, `[]` and `{}`.
    pub(crate) fn is_empty_spelling(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Bool(flag) => !flag,
            Self::Number(_) => false,
            Self::String(text) => text.is_empty(),
            Self::Array(elements) => elements.is_empty(),
            Self::Object(object) => object.is_empty(),
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accessors_answer_for_their_own_kind_only() {
        let value: Value = r#"{"id":37,"name":"x","flag":true,"rows":[1],"none":null}"#
            .parse()
            .unwrap();
        assert_eq!(value.get("id").unwrap().as_i64(), Some(37));
        assert_eq!(value.get("name").unwrap().as_str(), Some("x"));
        assert_eq!(value.get("flag").unwrap().as_bool(), Some(true));
        assert_eq!(value.get("rows").unwrap().as_array().unwrap().len(), 1);
        assert!(value.get("none").unwrap().is_null());
        assert_eq!(value.get("absent"), None);
        assert_eq!(value.as_i64(), None);
        assert_eq!(value.as_str(), None);
        assert_eq!(Value::from("1").as_i64(), None);
    }

    #[test]
    fn the_five_spellings_of_nothing() {
        for text in ["null", r#""""#, "false", "[]", "{}"] {
            assert!(text.parse::<Value>().unwrap().is_empty_spelling(), "{text}");
        }
        for text in ["0", r#""0""#, "true", "[null]", r#"{"a":null}"#] {
            assert!(
                !text.parse::<Value>().unwrap().is_empty_spelling(),
                "{text}"
            );
        }
    }
}
