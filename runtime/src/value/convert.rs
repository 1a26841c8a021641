//! What can be given where a value is expected.

use std::collections::BTreeMap;

use super::{Key, Number, Object, Value};

/// A list value out of anything that yields values.
pub fn list<T: Into<Value>>(elements: impl IntoIterator<Item = T>) -> Value {
    Value::Array(elements.into_iter().map(Into::into).collect())
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<i32> for Value {
    fn from(integer: i32) -> Self {
        i64::from(integer).into()
    }
}

impl From<u32> for Value {
    fn from(integer: u32) -> Self {
        i64::from(integer).into()
    }
}

impl From<i64> for Value {
    fn from(integer: i64) -> Self {
        Self::Number(integer.into())
    }
}

impl From<u64> for Value {
    fn from(integer: u64) -> Self {
        Self::Number(integer.into())
    }
}

/// Infinities and NaN become `null`: JSON has no form for them.
impl From<f64> for Value {
    fn from(float: f64) -> Self {
        Number::from_f64(float).map_or(Self::Null, Self::Number)
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

/// `None` becomes `null`.
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Value>> From<Box<T>> for Value {
    fn from(value: Box<T>) -> Self {
        (*value).into()
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(elements: Vec<T>) -> Self {
        list(elements)
    }
}

impl<T: Into<Value>, const N: usize> From<[T; N]> for Value {
    fn from(elements: [T; N]) -> Self {
        list(elements)
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(Box::new(object))
    }
}

impl<K: Into<Key>, T: Into<Value>> From<BTreeMap<K, T>> for Value {
    fn from(map: BTreeMap<K, T>) -> Self {
        Object::from_iter(map).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conversions_print_as_expected() {
        let cases: [(Value, &str); 12] = [
            (true.into(), "true"),
            (7_i32.into(), "7"),
            (7_u32.into(), "7"),
            (i64::MIN.into(), "-9223372036854775808"),
            (u64::MAX.into(), "18446744073709551615"),
            (1.5.into(), "1.5"),
            (f64::INFINITY.into(), "null"),
            ("x".into(), "\"x\""),
            (None::<i64>.into(), "null"),
            (Some("x").into(), "\"x\""),
            (vec![Some(1), None].into(), "[1,null]"),
            (
                BTreeMap::from([("b".to_owned(), 1), ("a".to_owned(), 2)]).into(),
                r#"{"a":2,"b":1}"#,
            ),
        ];
        for (value, expected) in cases {
            assert_eq!(value.to_string(), expected);
        }
    }
}
