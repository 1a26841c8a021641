//! JSON whose objects keep the order of their keys, which decides what positional
//! parameters, sort orders and batches mean.

use std::fmt;
use std::str::FromStr;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// The fields of an object, in their order.
pub type Fields = IndexMap<String, Json>;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(serde_json::Number),
    /// Text.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// An object.
    Object(Fields),
}

impl Json {
    /// Reads JSON text.
    ///
    /// # Errors
    /// Says what is wrong, and in which line and column.
    pub fn parse(text: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(text)
    }

    /// An object with these fields.
    pub fn object<K: Into<String>>(fields: impl IntoIterator<Item = (K, Json)>) -> Self {
        Self::Object(
            fields
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        )
    }

    /// What PHP makes of an array with these keys: a list if they are the numbers
    /// from 0 on in their order, so that nothing at all is an empty list.
    pub fn php_array(fields: Fields) -> Self {
        let is_list = fields
            .keys()
            .enumerate()
            .all(|(i, key)| *key == i.to_string());
        if is_list {
            Self::Array(fields.into_values().collect())
        } else {
            Self::Object(fields)
        }
    }

    /// The value at a key; that of a list at a position.
    pub fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Self::Object(fields) => fields.get(key),
            Self::Array(items) => items.get(key.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// The value at the end of some keys.
    pub fn at<S: AsRef<str>>(&self, path: &[S]) -> Option<&Json> {
        path.iter()
            .try_fold(self, |value, key| value.get(key.as_ref()))
    }

    /// Keys and values of an object; a list has its positions for keys.
    pub fn entries(&self) -> Vec<(String, &Json)> {
        match self {
            Self::Object(fields) => fields
                .iter()
                .map(|(key, value)| (key.clone(), value))
                .collect(),
            Self::Array(items) => items
                .iter()
                .enumerate()
                .map(|(i, value)| (i.to_string(), value))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The values of a list or of an object, which PHP does not tell apart.
    pub fn values(&self) -> Vec<&Json> {
        self.entries().into_iter().map(|(_, value)| value).collect()
    }

    /// The fields of an object.
    pub fn as_object(&self) -> Option<&Fields> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// A whole number, as a number or as text.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64().or_else(|| whole(number.as_f64()?)),
            Self::String(text) => text.trim().parse().ok(),
            Self::Bool(value) => Some(i64::from(*value)),
            _ => None,
        }
    }

    /// The text of a scalar, as PHP makes it.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Null | Self::Bool(false) => Some(String::new()),
            Self::Bool(true) => Some("1".to_owned()),
            Self::Number(number) => Some(number.to_string()),
            Self::String(text) => Some(text.clone()),
            Self::Array(_) | Self::Object(_) => None,
        }
    }

    /// Whether it is a list or an object.
    pub fn is_container(&self) -> bool {
        matches!(self, Self::Array(_) | Self::Object(_))
    }

    /// Whether it says nothing: `null`, `""` or an empty list or object.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Null => true,
            Self::String(text) => text.is_empty(),
            Self::Array(items) => items.is_empty(),
            Self::Object(fields) => fields.is_empty(),
            Self::Bool(_) | Self::Number(_) => false,
        }
    }

    /// Whether it means yes, in any of the spellings of portals.
    pub fn is_yes(&self) -> bool {
        match self {
            Self::Bool(value) => *value,
            Self::Number(number) => number.as_f64() != Some(0.0),
            Self::String(text) => !matches!(
                text.to_ascii_lowercase().as_str(),
                "" | "0" | "n" | "false" | "no"
            ),
            Self::Null | Self::Array(_) | Self::Object(_) => false,
        }
    }
}

fn whole(number: f64) -> Option<i64> {
    // Beyond this, floats skip whole numbers.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl FromStr for Json {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text.as_bytes())
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Json {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Json {
    fn from(number: u64) -> Self {
        Self::Number(number.into())
    }
}

/// `null` for what JSON cannot say.
impl From<f64> for Json {
    fn from(number: f64) -> Self {
        serde_json::Number::from_f64(number).map_or(Self::Null, Self::Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Json {
        text.parse().unwrap()
    }

    #[test]
    fn keys_keep_their_order() {
        let text = r#"{"b":1,"a":{"z":[1.5,"x",null,true],"y":{}}}"#;
        assert_eq!(json(text).to_string(), text);
    }

    #[test]
    fn arrays_are_what_php_makes_of_them() {
        let cases = [
            ("{}", "[]"),
            (r#"{"0":"a","1":"b"}"#, r#"["a","b"]"#),
            (r#"{"1":"a"}"#, r#"{"1":"a"}"#),
            (r#"{"1":"a","0":"b"}"#, r#"{"1":"a","0":"b"}"#),
            (r#"{"0":"a","x":"b"}"#, r#"{"0":"a","x":"b"}"#),
        ];
        for (fields, expected) in cases {
            let fields = json(fields).as_object().unwrap().clone();
            assert_eq!(Json::php_array(fields).to_string(), expected);
        }
    }

    #[test]
    fn paths_go_through_lists_and_objects() {
        let value = json(r#"{"items":[{"id":7}]}"#);
        assert_eq!(value.at(&["items", "0", "id"]), Some(&Json::from(7_i64)));
        assert_eq!(value.at(&["items", "1", "id"]), None);
        assert_eq!(value.at::<&str>(&[]), Some(&value));
    }

    #[test]
    fn numbers_come_as_text_too() {
        for (text, number) in [
            ("7", Some(7)),
            ("\"7\"", Some(7)),
            ("7.0", Some(7)),
            ("7.5", None),
            ("\"x\"", None),
        ] {
            assert_eq!(json(text).as_integer(), number, "{text}");
        }
    }
}
