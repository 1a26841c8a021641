//! Lists, maps, objects, and what wraps other types.

use std::collections::BTreeMap;

use super::{Decode, Decoder, Step, into_object};
use crate::value::{Key, Object, Value};

/// Anything, as it came.
impl Decode for Value {
    fn decode(value: Value, _: &mut Decoder) -> Option<Self> {
        Some(value)
    }
}

/// An object as it came; `[]` is an empty one.
impl Decode for Object {
    fn decode(value: Value, decoder: &mut Decoder) -> Option<Self> {
        match into_object(value) {
            Ok(object) => Some(object),
            Err(other) => decoder.reject(other, "an object"),
        }
    }
}

/// A list. A PHP list with holes arrives as an object with integer keys, and an
/// empty one may arrive as `{}`. Elements that are empty or have another shape
/// are left out and listed as mismatches.
impl<T: Decode> Decode for Vec<T> {
    fn decode(value: Value, decoder: &mut Decoder) -> Option<Self> {
        match into_elements(value) {
            Ok(elements) => Some(decode_elements(elements, decoder)),
            Err(other) => decoder.reject(other, "a list"),
        }
    }
}

fn into_elements(value: Value) -> Result<Vec<(Step, Value)>, Value> {
    match value {
        Value::Array(elements) => Ok(indexed(elements)),
        Value::Object(object) if object.keys().all(|key| is_index(key)) => Ok(keyed(object)),
        other => Err(other),
    }
}

fn indexed(elements: Vec<Value>) -> Vec<(Step, Value)> {
    let elements = elements.into_iter().enumerate();
    elements
        .map(|(index, value)| (Step::Index(index), value))
        .collect()
}

fn keyed(object: Object) -> Vec<(Step, Value)> {
    let entries = object.into_iter();
    entries
        .map(|(key, value)| (Step::Field(key), value))
        .collect()
}

fn is_index(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

fn decode_elements<T: Decode>(elements: Vec<(Step, Value)>, decoder: &mut Decoder) -> Vec<T> {
    let mut decoded = Vec::with_capacity(elements.len());
    for (step, value) in elements {
        decoded.extend(decoder.element::<T>(step, value));
    }
    decoded
}

/// A map. An empty one may arrive as `[]`, and one with the keys 0, 1, 2… as a
/// list. Values that are empty or have another shape are left out and listed as
/// mismatches.
impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(value: Value, decoder: &mut Decoder) -> Option<Self> {
        match into_entries(value) {
            Ok(entries) => Some(decode_entries(entries, decoder)),
            Err(other) => decoder.reject(other, "an object"),
        }
    }
}

fn into_entries(value: Value) -> Result<Object, Value> {
    match value {
        Value::Object(object) => Ok(object),
        Value::Array(elements) => Ok(numbered(elements)),
        other => Err(other),
    }
}

fn numbered(elements: Vec<Value>) -> Object {
    let elements = elements.into_iter().enumerate();
    elements
        .map(|(index, value)| (index.to_string(), value))
        .collect()
}

fn decode_entries<T: Decode>(entries: Object, decoder: &mut Decoder) -> BTreeMap<String, T> {
    let mut decoded = BTreeMap::new();
    for (key, value) in entries {
        if let Some(value) = decoder.element(Step::Field(Key::clone(&key)), value) {
            decoded.insert(key.into(), value);
        }
    }
    decoded
}

/// A value that may be empty: the empty spellings are `Some(None)`.
impl<T: Decode> Decode for Option<T> {
    fn decode(value: Value, decoder: &mut Decoder) -> Option<Self> {
        let before = decoder.mismatches.len();
        match T::decode(value, decoder) {
            Some(decoded) => Some(Some(decoded)),
            None if decoder.mismatches.len() == before => Some(None),
            None => None,
        }
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(value: Value, decoder: &mut Decoder) -> Option<Self> {
        T::decode(value, decoder).map(Box::new)
    }
}
