//! Lists, maps, objects, and what wraps other types.

use std::collections::BTreeMap;

use super::{Decode, Decoder, Step};
use crate::document::{Elements, Json, Members};
use crate::value::{KeyMap, Object, Value};

/// Anything, as it came.
impl Decode for Value {
    fn decode(value: Json<'_>, _: &mut Decoder) -> Option<Self> {
        Some(value.into())
    }
}

/// An object as it came; `[]` is an empty one.
impl Decode for Object {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        match value.members() {
            Some(members) => Some(members.into()),
            None => decoder.reject(value, "an object"),
        }
    }
}

/// A list. A PHP list with holes arrives as an object with integer keys, and an
/// empty one may arrive as `{}`. Elements that are empty or have another shape
/// are left out and listed as mismatches.
impl<T: Decode> Decode for Vec<T> {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        match value {
            Json::Array(elements) => Some(decode_elements(elements, decoder)),
            Json::Object(members) if { members }.all(|(key, _)| is_index(key)) => {
                Some(decode_members(members, decoder))
            }
            other => decoder.reject(other, "a list"),
        }
    }
}

fn is_index(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

fn decode_elements<T: Decode>(elements: Elements<'_>, decoder: &mut Decoder) -> Vec<T> {
    let mut decoded = Vec::with_capacity(elements.len());
    for (index, value) in elements.enumerate() {
        decoded.extend(decoder.element::<T>(Step::Index(index), value));
    }
    decoded
}

fn decode_members<T: Decode>(members: Members<'_>, decoder: &mut Decoder) -> Vec<T> {
    let members = members.collect::<KeyMap<_, _>>().into_iter();
    let element =
        |(key, value): (&str, _)| decoder.element(Step::Field(key.to_owned().into()), value);
    members.filter_map(element).collect()
}

/// A map. An empty one may arrive as `[]`, and one with the keys 0, 1, 2… as a
/// list. Values that are empty or have another shape are left out and listed as
/// mismatches.
impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        match value {
            Json::Object(members) => Some(decode_entries(keyed(members), decoder)),
            Json::Array(elements) => Some(decode_entries(numbered(elements), decoder)),
            other => decoder.reject(other, "an object"),
        }
    }
}

fn numbered<'d>(elements: Elements<'d>) -> impl Iterator<Item = (String, Json<'d>)> {
    let elements = elements.enumerate();
    elements.map(|(index, value)| (index.to_string(), value))
}

fn keyed<'d>(members: Members<'d>) -> impl Iterator<Item = (String, Json<'d>)> {
    let members = members.collect::<KeyMap<_, _>>().into_iter();
    members.map(|(key, value)| (key.to_owned(), value))
}

fn decode_entries<'d, T: Decode>(
    entries: impl Iterator<Item = (String, Json<'d>)>,
    decoder: &mut Decoder,
) -> BTreeMap<String, T> {
    let mut decoded = BTreeMap::new();
    for (key, value) in entries {
        if let Some(value) = decoder.element(Step::Field(key.clone().into()), value) {
            decoded.insert(key, value);
        }
    }
    decoded
}

/// A value that may be empty: the empty spellings are `Some(None)`.
impl<T: Decode> Decode for Option<T> {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        let before = decoder.mismatches.len();
        match T::decode(value, decoder) {
            Some(decoded) => Some(Some(decoded)),
            None if decoder.mismatches.len() == before => Some(None),
            None => None,
        }
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(value: Json<'_>, decoder: &mut Decoder) -> Option<Self> {
        T::decode(value, decoder).map(Box::new)
    }
}
