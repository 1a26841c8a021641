use std::fmt;

use super::Document;
use crate::value::{Key, Number, Object, Value};

/// A JSON value where it stands in a reply.
///
/// [`Decode`](crate::Decode) reads types from it; as a [`Value`] it is on its own.
/// `Debug` prints it as compact JSON.
#[derive(Clone, Copy)]
pub enum Json<'d> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as the text it was written with.
    Number(&'d str),
    /// A string.
    String(&'d str),
    /// A list.
    Array(Elements<'d>),
    /// An object.
    Object(Members<'d>),
}

/// The elements of a list, in their order.
#[derive(Clone, Copy)]
pub struct Elements<'d>(Inside<'d>);

/// The members of an object, in their order. A key can be there twice; the last one
/// counts, as in JSON everywhere.
#[derive(Clone, Copy)]
pub struct Members<'d>(Inside<'d>);

/// What is left of the inside of a list or object.
#[derive(Clone, Copy)]
struct Inside<'d> {
    document: &'d Document,
    /// The next entry.
    at: usize,
    /// How many elements or members are left.
    len: usize,
}

impl<'d> Json<'d> {
    /// Whether this is `null`.
    pub fn is_null(self) -> bool {
        matches!(self, Self::Null)
    }

    /// The string, if this is one.
    pub fn as_str(self) -> Option<&'d str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The elements, if this is a list.
    pub fn as_array(self) -> Option<Elements<'d>> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The members, if this is an object.
    pub fn as_object(self) -> Option<Members<'d>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The value under a key, if this is an object that has it.
    pub fn get(self, key: &str) -> Option<Json<'d>> {
        let members = self.as_object()?;
        members
            .filter(|(name, _)| *name == key)
            .last()
            .map(|(_, value)| value)
    }

    /// The members of an object. `[]` is an empty one: PHP does not tell them from
    /// each other.
    pub(crate) fn members(self) -> Option<Members<'d>> {
        match self {
            Self::Object(members) => Some(members),
            Self::Array(elements) if elements.len() == 0 => Some(Members(elements.0)),
            _ => None,
        }
    }

    /// Whether this is one of the five ways in which a portal writes "nothing":
    /// `null`, `""`, `false`, `[]` and `{}`.
    pub(crate) fn is_empty_spelling(self) -> bool {
        match self {
            Self::Null => true,
            Self::Bool(flag) => !flag,
            Self::Number(_) => false,
            Self::String(text) => text.is_empty(),
            Self::Array(elements) => elements.len() == 0,
            Self::Object(members) => members.len() == 0,
        }
    }
}

impl<'d> Elements<'d> {
    pub(super) fn new((document, at, len): (&'d Document, usize, usize)) -> Self {
        Self(Inside { document, at, len })
    }
}

impl<'d> Members<'d> {
    pub(super) fn new((document, at, len): (&'d Document, usize, usize)) -> Self {
        Self(Inside { document, at, len })
    }
}

impl<'d> Members<'d> {
    /// The place and key of each member.
    pub(crate) fn places(self) -> impl Iterator<Item = (usize, &'d str)> {
        let Inside { document, at, len } = self.0;
        let mut at = at;
        (0..len).map(move |_| {
            let place = at;
            at = document.after(place + 1);
            (place, document.string(place))
        })
    }

    /// The key of the member at a place.
    pub(crate) fn key_at(self, place: usize) -> &'d str {
        self.0.document.string(place)
    }

    /// The value of the member at a place.
    pub(crate) fn value_at(self, place: usize) -> Json<'d> {
        self.0.document.json(place + 1)
    }
}

impl<'d> Iterator for Elements<'d> {
    type Item = Json<'d>;

    fn next(&mut self) -> Option<Json<'d>> {
        let Inside { document, at, len } = &mut self.0;
        *len = len.checked_sub(1)?;
        let element = document.json(*at);
        *at = document.after(*at);
        Some(element)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.len, Some(self.0.len))
    }
}

impl<'d> Iterator for Members<'d> {
    type Item = (&'d str, Json<'d>);

    fn next(&mut self) -> Option<Self::Item> {
        let Inside { document, at, len } = &mut self.0;
        *len = len.checked_sub(1)?;
        let (key, value) = (*at, *at + 1);
        *at = document.after(value);
        Some((document.string(key), document.json(value)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.len, Some(self.0.len))
    }
}

impl ExactSizeIterator for Elements<'_> {}

impl ExactSizeIterator for Members<'_> {}

impl From<Json<'_>> for Value {
    fn from(json: Json<'_>) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(flag) => Self::Bool(flag),
            Json::Number(text) => Self::Number(Number::from_valid(text)),
            Json::String(text) => Self::String(text.to_owned()),
            Json::Array(elements) => Self::Array(elements.map(Self::from).collect()),
            Json::Object(members) => Object::from(members).into(),
        }
    }
}

impl From<Members<'_>> for Object {
    fn from(members: Members<'_>) -> Self {
        members
            .map(|(key, value)| (Key::from(key.to_owned()), Value::from(value)))
            .collect()
    }
}

impl fmt::Debug for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Value::from(*self), f)
    }
}

impl fmt::Debug for Elements<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(*self).finish()
    }
}

impl fmt::Debug for Members<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(*self).finish()
    }
}
